//! Workstations from the command line: listing, leaving, keys, judgement, backups put back.

use std::path::Path;

use app::{App, device::Departure, keys::Secret};
use store::Store;

use super::{
    commands::{DONE, Done},
    open,
    output::say,
    passphrase,
};

pub(super) fn devices(
    app: &App,
    revoke: Option<String>,
    reason: String,
    rotate: bool,
    invitation: Option<String>,
) -> Done {
    open(app)?;
    if let Some(meant) = revoke {
        app.revoke_device(device(app, &meant)?, &Departure { reason, note: String::new() })?;
    } else if rotate {
        app.rotate_key()?;
    } else if let Some(code) = invitation {
        app.become_device(&code)?;
    }
    for view in app.devices()? {
        let state = serde_json::to_value(view.state)?;
        let marks = [
            (view.this_one, " · this one"),
            (view.forked, " · two histories"),
            (view.rotated_at.is_some(), " · new key"),
        ];
        let marks: String = marks.iter().filter(|(stands, _)| *stands).map(|(_, mark)| *mark).collect();
        say(format!(
            "{}  {:<24} {:<8} {:>7} changes{marks}",
            view.id,
            view.name,
            state.as_str().unwrap_or_default(),
            view.changes
        ));
    }
    DONE
}

pub(super) fn review(app: &App, accept: Option<String>) -> Done {
    open(app)?;
    let accepted = accept.map(|meant| device(app, &meant)).transpose()?;
    for waiting in app.quarantined()? {
        let mine = accepted == Some(waiting.at.device);
        if mine {
            app.accept_change(waiting.at)?;
        }
        let verb = if mine { "accepted" } else { "waiting" };
        let kinds: Vec<&str> = waiting.entries.iter().map(|entry| entry.kind.as_str()).collect();
        say(format!(
            "{verb}  {}  {}.{}  {}  {}",
            waiting.device,
            waiting.at.epoch,
            waiting.at.first,
            waiting.patients.join(", "),
            kinds.join(" ")
        ));
    }
    DONE
}

/// The workstation meant by an id or a name.
fn device(app: &App, meant: &str) -> anyhow::Result<domain::DeviceId> {
    let devices = app.devices()?;
    let mut named = devices.iter().filter(|view| view.name == meant || view.id.to_string() == meant);
    match (named.next(), named.next()) {
        (Some(view), None) => Ok(view.id),
        (Some(_), Some(_)) => anyhow::bail!("two workstations are called {meant}; give the id"),
        (None, _) => Err(app::Error::NotFound("device").into()),
    }
}

pub(super) fn restore(app: &App, file: &Path) -> Done {
    if Store::exists(app.env().folder()) {
        // What can be opened is compared with the backup; what is damaged is what a backup is for.
        match open(app) {
            Ok(()) => {}
            Err(fault) => say(format!("what is here cannot be opened and is kept aside: {fault:#}")),
        }
    }
    let kept = app.restore_backup(file, Secret::Passphrase(&passphrase()?))?;
    app.enter_as_owner()?;
    if let Some(kept) = kept {
        say(format!("What was here is kept in {}", kept.display()));
    }
    say("Restored. The next sync brings what was written after the backup.");
    DONE
}
