//! What a person or a program reads: lines on standard output, progress and failures on standard error.

use std::{io::Write as _, process::ExitCode};

use app::ErrorCode;
use indicatif::{ProgressBar, ProgressStyle};

/// Writes a line. A reader that went away (`| head`) is no failure of ours.
pub(super) fn say(line: impl std::fmt::Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Writes a value for programs.
pub(super) fn say_json(value: &serde_json::Value) {
    say(value);
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
