//! One function a command.

use std::{path::Path, process::ExitCode};

use app::{
    App,
    odontogram::ChartView,
    patient::PatientQuery,
    preferences::Language,
    report::OdontogramRequest,
    start::{JoinClinic, NewClinic},
};
use serde_json::json;
use store::Store;

use super::{
    Command, Import, Lang, Log, Report, open,
    output::{progress, say, say_json},
    passphrase, patient,
};

type Done = anyhow::Result<ExitCode>;

const DONE: Done = Ok(ExitCode::SUCCESS);

/// Exit code when something does not hold.
const FAULTY: u8 = 3;

pub(super) fn run(app: &App, command: Command) -> Done {
    match command {
        Command::Init { clinic, owner } => init(app, clinic, owner),
        Command::Demo { patients, seed } => demo(app, patients, seed),
        Command::Patients { search, json } => patients(app, search, json),
        Command::Import(Import::Perio { people, sites, dry_run }) => import_perio(app, &people, &sites, dry_run),
        Command::Report(report) => odontogram(app, report),
        Command::Sync { server, join } => sync(app, server, join),
        Command::Invite { name } => invite(app, &name),
        Command::Log(Log::Export { file }) => export_log(app, &file),
        Command::Log(Log::Import { file }) => import_log(app, &file),
        Command::Verify { rebuild, json } => verify(app, rebuild, json),
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
                say_json(&serde_json::to_value(row)?);
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
        say(format!("{}:{}: {}", refused.file, refused.line, refused.reason));
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

fn odontogram(app: &App, report: Report) -> Done {
    let Report::Odontogram { patient: meant, out, date, lang, mono } = report;
    open(app)?;
    let language = match lang {
        Lang::Es => Language::Es,
        Lang::En => Language::En,
    };
    let view = date.map_or(ChartView::Today, |date| ChartView::At { date });
    let request = OdontogramRequest { patient: patient(app, &meant)?, view, language, colour: !mono };
    let preview = app.odontogram_report(&request)?;
    app::file::write(&out, &app.report(preview.report)?.pdf)?;
    say(format!("{} · {} pages · {} bytes", out.display(), preview.pages.len(), preview.bytes));
    DONE
}

fn sync(app: &App, server: Option<String>, join: Option<String>) -> Done {
    if let (Some(server), Some(code)) = (server, join) {
        if !Store::exists(app.env().folder()) {
            let input = JoinClinic { server, code, passphrase: passphrase()?.to_string() };
            let created = app.join_clinic(&input)?;
            say(format!("Joined. Recovery code of this workstation: {}", created.recovery_code));
            return DONE;
        }
        open(app)?;
        app.connect_server(&server, &code)?;
    } else {
        open(app)?;
    }
    let done = app.sync_once()?;
    say(format!("sent {} · received {} · waiting {}", done.pushed, done.pulled, done.backlog));
    for (position, why) in &done.refused {
        say(format!("not taken from the server: change {position}: {why}"));
    }
    match done.fault {
        None if done.refused.is_empty() => DONE,
        None => Ok(ExitCode::from(FAULTY)),
        Some(fault) => Err(app::Error::from(sync::Error::from(fault)).into()),
    }
}

fn invite(app: &App, name: &str) -> Done {
    open(app)?;
    let invitation = app.invite_device(name)?;
    say(&invitation.code);
    DONE
}

fn export_log(app: &App, file: &Path) -> Done {
    open(app)?;
    let changes = app.export_log(file, &mut progress("log"))?;
    say(format!("{} · {changes} changes", file.display()));
    DONE
}

fn import_log(app: &App, file: &Path) -> Done {
    open(app)?;
    let taken = app.import_log(file)?;
    say(format!("applied {} · waiting {} · known {}", taken.applied, taken.waiting, taken.duplicates));
    for (position, why) in &taken.refused {
        say(format!("refused: change {position}: {why}"));
    }
    if taken.refused.is_empty() { DONE } else { Ok(ExitCode::from(FAULTY)) }
}

fn verify(app: &App, rebuild: bool, json: bool) -> Done {
    open(app)?;
    let verdict = app.verify(rebuild, &mut progress("verify"))?;
    if json {
        let digests: serde_json::Map<String, serde_json::Value> =
            verdict.digests.iter().map(|(kind, hash)| (kind.clone(), hash.to_string().into())).collect();
        let faults: Vec<String> = verdict.faults.iter().map(|fault| format!("{fault:?}")).collect();
        say_json(
            &json!({ "changes": verdict.changes, "states": verdict.states, "digests": digests, "faults": faults }),
        );
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
