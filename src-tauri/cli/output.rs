//! What a person or a program reads: lines on standard output, progress and failures on standard error.

use std::{io::Write as _, process::ExitCode};

use app::{ErrorCode, import::RefusedRow};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::Value;

/// Writes a line. A reader that went away (`| head`) is no failure of ours.
pub(super) fn say(line: impl std::fmt::Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Writes a value for programs, without what only an open form hands back.
pub(super) fn say_json(value: Value) {
    say(without_clocks(value));
}

/// `clocks` tell a form what it was begun with; who cannot save has no use for them and would come to rely on them.
fn without_clocks(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let told = fields.into_iter().filter(|(name, _)| name != "clocks");
            Value::Object(told.map(|(name, value)| (name, without_clocks(value))).collect())
        }
        Value::Array(values) => Value::Array(values.into_iter().map(without_clocks).collect()),
        plain => plain,
    }
}

/// Shows how long work gets on, where there is somebody to see it.
pub(super) fn progress(what: &str) -> impl FnMut(u64, u64) + use<> {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}");
    let bar = ProgressBar::new(0).with_message(what.to_owned());
    if let Ok(style) = style {
        bar.set_style(style);
    }
    move |done, total| {
        bar.set_length(total);
        bar.set_position(done);
        if done >= total {
            bar.finish_and_clear();
        }
    }
}

/// Says what went wrong and what was kept; gives the exit code that says it to programs.
pub(crate) fn fail(fault: &anyhow::Error) -> ExitCode {
    let app = fault.downcast_ref::<app::Error>();
    let code = app.map(app::Error::code);
    let _ = writeln!(std::io::stderr(), "esmalte: {fault:#}");
    for field in app.map(app::Error::fields).unwrap_or_default() {
        let _ = writeln!(std::io::stderr(), "  {field}");
    }
    if let Some(kept) = code.and_then(what_was_kept) {
        let _ = writeln!(std::io::stderr(), "  {kept}");
    }
    ExitCode::from(code.map_or(1, exit_code))
}

/// One row that was not taken: where it stands, and why, in words.
pub(super) fn refusal(row: &RefusedRow) -> String {
    let why = match row.reason.as_str() {
        "already_there" => "this person was imported before",
        "control_character" => "contains characters that cannot be kept",
        "does_not_add_up" => "does not agree with the other columns or rows",
        "duplicate" => "stands here a second time",
        "missing_column" => "this column is missing",
        "no_header" => "the first line does not name the columns",
        "no_rows" => "nobody examined this person: there are no rows for them",
        "not_a_number" => "is not a whole number",
        "not_a_tooth" => "is not a tooth",
        "out_of_range" => "is out of range",
        "required" => "is empty",
        "too_large" => "the file is too large",
        "too_long" => "is too long",
        "too_many_columns" => "has too many columns",
        "unclosed_quote" => "a quotation mark is opened and never closed",
        "unknown_column" => "nobody knows this column",
        "unknown_person" => "is nobody in the table of people",
        "unknown_value" => "is none of the values allowed",
        "wrong_column_count" => "has more or fewer columns than the first line",
        // A reason from elsewhere is better told by its name than not at all.
        other => other,
    };
    let place = format!("{}:{}", row.file, row.line);
    if row.column.is_empty() { format!("{place}: {why}") } else { format!("{place}: {}: {why}", row.column) }
}

fn exit_code(code: ErrorCode) -> u8 {
    match code {
        ErrorCode::Locked | ErrorCode::WrongSecret | ErrorCode::TooManyAttempts | ErrorCode::SignedOut => 4,
        ErrorCode::StoreInUse => 5,
        ErrorCode::StoreDamaged | ErrorCode::StoreNewer => 6,
        ErrorCode::DiskFull => 7,
        ErrorCode::Offline | ErrorCode::ServerRefused | ErrorCode::CodeRefused => 8,
        ErrorCode::Invalid
        | ErrorCode::NotFound
        | ErrorCode::Forbidden
        | ErrorCode::Blocked
        | ErrorCode::AlreadyThere
        | ErrorCode::Io
        | ErrorCode::Internal => 1,
    }
}

fn what_was_kept(code: ErrorCode) -> Option<&'static str> {
    match code {
        ErrorCode::StoreDamaged => {
            Some("The files were not touched. Restore a backup into another folder, or join again from the server.")
        }
        ErrorCode::StoreNewer => Some("Nothing was changed. Install the newer program."),
        ErrorCode::StoreInUse => Some("Close the other window or wait for the other command; nothing was changed."),
        ErrorCode::DiskFull => {
            Some("What was saved before is kept; this was undone as a whole. Make room and try again.")
        }
        ErrorCode::Offline => Some("Everything is kept here and will be sent later."),
        ErrorCode::WrongSecret => Some("Nothing was changed. The recovery code opens it too, in the window."),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_program_sees_no_clocks_however_deep() {
        let told = json!({ "id": 1, "clocks": "x", "notes": [{ "clocks": "y", "text": "clocks" }], "at": null });
        assert_eq!(without_clocks(told), json!({ "id": 1, "notes": [{ "text": "clocks" }], "at": null }));
    }
}
