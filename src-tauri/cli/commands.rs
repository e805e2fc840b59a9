//! One function a command.

use std::{path::Path, process::ExitCode};

use app::{App, patient::PatientQuery, start::NewClinic};
use serde_json::json;

use super::{
    Command, Import, custody, device, indices, open,
    output::{progress, refusal, say, say_json},
    paper, passphrase, report, sync, visit,
};

pub(super) type Done = anyhow::Result<ExitCode>;

pub(super) const DONE: Done = Ok(ExitCode::SUCCESS);

/// Exit code when something does not hold.
pub(super) const FAULTY: u8 = 3;

pub(super) fn run(app: &App, command: Command) -> Done {
    match command {
        Command::Init { clinic, owner } => init(app, clinic, owner),
        Command::Demo { patients, seed } => demo(app, patients, seed),
        Command::Patients { search, json } => patients(app, search, json),
        Command::Visits { patient, json } => visit::visits(app, &patient, json),
        Command::Indices { patient, json } => indices::indices(app, &patient, json),
        Command::Block { patient, reason } => custody::block(app, &patient, &reason),
        Command::Unblock { patient, reason } => custody::unblock(app, patient, &reason),
        Command::Blocked => custody::blocked(app),
        Command::Erase { patient, ground, yes } => custody::erase(app, &patient, ground, yes),
        Command::Import(Import::Perio { people, sites, dry_run }) => import_perio(app, &people, &sites, dry_run),
        Command::Report(report) => report::report(app, report),
        Command::Sync { export: Some(file), only, json, .. } => sync::export(app, &file, only, json),
        Command::Sync { import: Some(file), json, .. } => sync::import(app, &file, json),
        Command::Sync { server, join, json, .. } => sync::run(app, server.zip(join), json),
        Command::Invite { name } => invite(app, &name),
        Command::Devices { revoke, reason, rotate, invitation } => {
            device::devices(app, revoke, reason, rotate, invitation)
        }
        Command::Review { accept } => device::review(app, accept),
        Command::Restore { file } => device::restore(app, &file),
        Command::Verify { pdf: Some(file), json, .. } => paper::check(app, &file, json),
        Command::Verify { rebuild, json, .. } => verify(app, rebuild, json),
        Command::Backup { file } => backup(app, &file),
    }
}

fn init(app: &App, clinic_name: String, owner_name: String) -> Done {
    let passphrase = passphrase()?.to_string();
    let created = app.create_clinic(&NewClinic { clinic_name, owner_name, passphrase })?;
    say(format!("Recovery code: {}", created.recovery_code));
    say("Print it and lock it away: with neither it nor the passphrase nobody can open this clinic.");
    DONE
}

fn demo(app: &App, patients: u32, seed: u64) -> Done {
    app.create_demo(patients, seed, &mut progress("demo"))?;
    say(format!("{patients} patients in {}; everybody's password is esmalte-demo", app.env().folder().display()));
    DONE
}

fn patients(app: &App, text: String, json: bool) -> Done {
    open(app)?;
    let mut query = PatientQuery { text, archived: false, offset: 0, limit: 500 };
    loop {
        let page = app.search_patients(&query)?;
        for row in &page.rows {
            if json {
                say_json(serde_json::to_value(row)?);
            } else {
                let born = row.birth_date.map(|date| date.to_string()).unwrap_or_default();
                say(format!("{:>6}  {:<40} {born:<10}  {:<16} {}", row.number, row.name, row.phone, row.document));
            }
        }
        query.offset += 500;
        if page.rows.len() < 500 {
            return DONE;
        }
    }
}

fn import_perio(app: &App, people: &Path, sites: &Path, dry_run: bool) -> Done {
    open(app)?;
    let done = app.import_perio(people, sites, dry_run, &mut progress("import"))?;
    for refused in &done.refused {
        say(refusal(refused));
    }
    let verb = if dry_run || !done.refused.is_empty() { "would import" } else { "imported" };
    say(format!(
        "{verb} {} people, {} exams, {} sites, {} absent teeth",
        done.people, done.exams, done.sites, done.absent
    ));
    if done.refused.is_empty() {
        return DONE;
    }
    say(format!("{} rows refused; nothing was imported", done.refused.len()));
    Ok(ExitCode::FAILURE)
}

fn invite(app: &App, name: &str) -> Done {
    open(app)?;
    let invitation = app.invite_device(name)?;
    say(&invitation.code);
    DONE
}

fn verify(app: &App, rebuild: bool, json: bool) -> Done {
    open(app)?;
    let verdict = app.verify(rebuild, &mut progress("verify"))?;
    if json {
        let digests: serde_json::Map<String, serde_json::Value> =
            verdict.digests.iter().map(|(kind, hash)| (kind.clone(), hash.to_string().into())).collect();
        let faults: Vec<String> = verdict.faults.iter().map(|fault| format!("{fault:?}")).collect();
        say_json(json!({ "changes": verdict.changes, "states": verdict.states, "digests": digests, "faults": faults }));
    } else {
        say(format!("{} changes from {} workstations", verdict.changes, verdict.devices.len()));
        for (kind, hash) in &verdict.digests {
            say(format!("{kind:<20} {hash}"));
        }
        for fault in &verdict.faults {
            say(format!("FAULT {fault:?}"));
        }
        if verdict.faults.is_empty() {
            say(if rebuild { "Everything holds; the tables are what the log says." } else { "Everything holds." });
        }
    }
    if verdict.faults.is_empty() { DONE } else { Ok(ExitCode::from(FAULTY)) }
}

fn backup(app: &App, file: &Path) -> Done {
    open(app)?;
    app.backup(file)?;
    say(file.display());
    DONE
}
