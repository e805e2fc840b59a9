//! How records are kept: blocking and erasing, one function a command.

use std::io::Write as _;

use app::{App, erasure::ErasureOutlook};
use domain::{PatientId, erasure::Ground};

use super::{
    Why,
    commands::{DONE, Done},
    open,
    output::say,
    patient,
};

pub(super) fn block(app: &App, meant: &str, reason: &str) -> Done {
    open(app)?;
    app.block_patient(patient(app, meant)?, reason)?;
    say("Blocked: hidden from everybody, everything is kept.");
    DONE
}

pub(super) fn unblock(app: &App, patient: PatientId, reason: &str) -> Done {
    open(app)?;
    app.unblock_patient(patient, reason)?;
    say("Shown again.");
    DONE
}

pub(super) fn blocked(app: &App) -> Done {
    open(app)?;
    for row in app.blocked_patients()? {
        let why = row.blocks.first().map(|word| word.reason.clone()).unwrap_or_default();
        say(format!(
            "{}  {:>6}  {:<6} looked into {} times  {why}",
            row.patient,
            row.number,
            row.initials,
            row.accesses.len()
        ));
    }
    DONE
}

pub(super) fn erase(app: &App, meant: &str, why: Why, yes: bool) -> Done {
    open(app)?;
    let patient = patient(app, meant)?;
    let outlook = app.erasure_outlook(patient)?;
    explain(&outlook);
    if !yes && !confirmed(outlook.number)? {
        anyhow::bail!("not confirmed; nothing was erased");
    }
    let ground = match why {
        Why::Over => Ground::RetentionOver,
        Why::Mistake => Ground::Mistake,
        Why::Duplicate => Ground::Duplicate,
        Why::Order => Ground::Order,
    };
    let done = app.erase_patient(patient, ground)?;
    say("Erased here; other workstations and the server follow with the next sync.");
    for copy in &done.backups {
        say(format!("still in this copy, delete it by hand: {}", copy.file));
    }
    DONE
}

fn explain(outlook: &ErasureOutlook) {
    for record in &outlook.records {
        say(format!("{:>6} {}", record.count, record.kind));
    }
    let hold = &outlook.hold;
    match (hold.last_entry, hold.until) {
        (Some(last), Some(until)) => say(format!(
            "Last clinical entry {last}; to be kept {} years ({}), until {until}.",
            hold.years, hold.region.source
        )),
        _ => say("No clinical entry: nothing has to be kept."),
    }
}

/// Asks for the history number, which nobody types by accident.
fn confirmed(number: i64) -> anyhow::Result<bool> {
    say(format!("This cannot be undone. Type the history number of the patient ({number}) to erase:"));
    std::io::stdout().flush()?;
    let mut typed = String::new();
    std::io::stdin().read_line(&mut typed)?;
    Ok(typed.trim() == number.to_string())
}
