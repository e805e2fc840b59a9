//! Syncing by hand, over a line or on a stick, and saying honestly what came of it.

use std::{path::Path, process::ExitCode};

use app::{
    App,
    start::JoinClinic,
    stick::{ExportScope, LogImport},
};
use serde_json::json;
use store::Store;
use sync::{Fault, Report};

use super::{
    Only,
    commands::{DONE, Done, FAULTY},
    open,
    output::{progress, say, say_json},
    passphrase,
};

/// Sends and fetches until nothing is left; lets the clinic in, or joins one, if a server and a code are given.
pub(super) fn run(app: &App, join: Option<(String, String)>, json: bool) -> Done {
    match join {
        Some((server, code)) if !Store::exists(app.env().folder()) => {
            let input = JoinClinic { server, code, passphrase: passphrase()?.to_string() };
            let created = app.join_clinic(&input)?;
            say(format!("Joined. Recovery code of this workstation: {}", created.recovery_code));
            return DONE;
        }
        Some((server, code)) => {
            open(app)?;
            app.connect_server(&server, &code)?;
        }
        None => open(app)?,
    }
    let done = app.sync_once()?;
    if json {
        tell_program(&done)
    } else {
        tell_person(&done)
    }
    match done.fault {
        None if done.refused.is_empty() => DONE,
        None => Ok(ExitCode::from(FAULTY)),
        Some(fault) => Err(app::Error::from(sync::Error::from(fault)).into()),
    }
}

fn tell_person(done: &Report) {
    say(format!("sent {} · received {} · waiting {}", done.pushed, done.pulled, done.backlog));
    for (position, why) in &done.refused {
        say(format!("not taken from the server: change {position}: {why}"));
    }
    match done.fault.as_ref().map(Fault::word) {
        Some("upgrade_required") => say("The server asks for a newer version of Esmalte: install it here, then fetch."),
        Some("revoked") => say("This workstation was revoked. Whoever manages the clinic can review what it wrote."),
        Some(_) | None => {}
    }
    if let Some(fault) = &done.fault {
        say(match (fault, done.backlog) {
            (_, 0) => "Everything written here is with the server; fetching did not end.".to_owned(),
            (Fault::Refused(_), waiting) => format!("{waiting} changes stay here until this is mended; none is lost."),
            (Fault::Offline | Fault::Silent | Fault::Unavailable { .. }, waiting) => {
                format!("{waiting} changes stay here until there is a line; none is lost.")
            }
        });
    }
}

fn tell_program(done: &Report) {
    let refused: Vec<_> =
        done.refused.iter().map(|(position, why)| json!({ "position": position, "reason": why.to_string() })).collect();
    say_json(json!({
        "sent": done.pushed,
        "received": done.pulled,
        "known": done.duplicates,
        "waiting": done.backlog,
        "requests": done.requests,
        "refused": refused,
        "fault": done.fault.as_ref().map(Fault::word),
    }));
}

/// Writes a file for a stick.
pub(super) fn export(app: &App, file: &Path, only: Only, json: bool) -> Done {
    open(app)?;
    let scope = match only {
        Only::Everything => ExportScope::Everything,
        Only::New => ExportScope::SinceLast,
        Only::Unsent => ExportScope::Unsent,
    };
    let changes = app.export_log(file, scope, &mut progress("log"))?;
    if json {
        let written = (changes > 0).then(|| file.display().to_string());
        say_json(json!({ "file": written, "changes": changes }));
    } else if changes == 0 {
        say("Nothing to write; no file was made.");
    } else {
        say(format!("{} · {changes} changes", file.display()));
    }
    DONE
}

/// Takes in a file from a stick.
pub(super) fn import(app: &App, file: &Path, json: bool) -> Done {
    open(app)?;
    let taken = app.import_log(file).inspect_err(|fault| {
        if fault.fields().iter().any(|field| field.reason == "not_a_log") {
            say("That file is not one of Esmalte's; nothing was taken. Choose one that ends in .clog.");
        }
    })?;
    if json {
        say_json(serde_json::to_value(&taken)?);
    } else {
        tell_taken(&taken);
    }
    if taken.refused.is_empty() && taken.broken.is_none() { DONE } else { Ok(ExitCode::from(FAULTY)) }
}

fn tell_taken(taken: &LogImport) {
    say(format!(
        "read {} · new {} · known {} · applied {} · waiting {}",
        taken.changes, taken.fresh, taken.known, taken.applied, taken.waiting
    ));
    for origin in &taken.from {
        say(format!("  {} from {}", origin.changes, origin.name.as_deref().unwrap_or("a workstation not known here")));
    }
    for refusal in &taken.refused {
        say(format!("refused {}: {}", refusal.changes, why(&refusal.reason)));
    }
    match taken.broken.as_deref() {
        Some("torn") => say("The file was cut off. What came whole before that is kept; copy the file again."),
        Some(_) => say("The file is damaged. What came whole before that is kept; write the file again."),
        None => {}
    }
}

fn why(reason: &str) -> &str {
    match reason {
        "other_clinic" => "they are of another clinic",
        "unknown_device" => "nobody here knows the workstation that wrote them",
        "signature" => "their signature is not that of the workstation they name",
        "gap" => "earlier changes are missing; take in a file with everything first",
        "fork" => "another change stands at their place; both are kept",
        _ => "they are not what a workstation writes",
    }
}
