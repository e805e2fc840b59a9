//! Whether a PDF is ours.

use std::{path::Path, process::ExitCode};

use app::{
    App,
    paper::{PaperCheck, PaperView, Verdict},
};
use chrono::DateTime;

use super::{
    commands::{DONE, Done, FAULTY},
    open,
    output::{say, say_json},
};

/// Says it in a sentence; anything but unchanged is a fault.
pub(super) fn check(app: &App, file: &Path, json: bool) -> Done {
    open(app)?;
    let check = app.check_paper(file)?;
    if json {
        say_json(serde_json::to_value(&check)?);
    } else {
        say(sentence(&check));
        check.papers.iter().for_each(|paper| say(line(paper)));
        let more = check.total as usize - check.papers.len();
        if more > 0 {
            say(format!("  and {more} more"));
        }
    }
    if check.verdict == Verdict::Unchanged { DONE } else { Ok(ExitCode::from(FAULTY)) }
}

fn sentence(check: &PaperCheck) -> String {
    let said = match check.verdict {
        Verdict::Unchanged => "Issued by this clinic, and unchanged.",
        Verdict::Annulled => "Issued by this clinic and annulled since.",
        Verdict::Changed => {
            "CHANGED: it bears the id of a document of this clinic, and is not the file that was issued."
        }
        Verdict::Unknown => {
            "Not known on this workstation: the id was drawn by this clinic. Sync, then ask again. Of an erased patient \
             nothing is known any more."
        }
        Verdict::Foreign => "Not issued by this clinic.",
        Verdict::NotPdf => "This is no PDF.",
        Verdict::TooLarge => "This file is larger than any document of this clinic.",
    };
    if check.cut { format!("{said} The file is cut off.") } else { said.to_owned() }
}

fn line(paper: &PaperView) -> String {
    let when = DateTime::from_timestamp_millis(paper.at).unwrap_or_default().format("%Y-%m-%d %H:%M UTC");
    let whose = if paper.hidden { "a blocked patient" } else { &paper.patient_name };
    let annulled = paper.annulled.as_ref().map(|by| format!(" · annulled by {}: {}", by.by, by.reason));
    format!("  {} · {} · {whose} · {when} · {}{}", paper.id, paper.title, paper.by, annulled.unwrap_or_default())
}
