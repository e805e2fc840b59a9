//! The indices of a patient, a line each.

use app::{App, index_exam::IndexExamRow};
use domain::{
    caries_index::{CariesGap, CariesIndex, CariesTeeth},
    perio::Share,
};

use super::{
    commands::{DONE, Done},
    open,
    output::{say, say_json},
    patient,
};

pub(super) fn indices(app: &App, meant: &str, json: bool) -> Done {
    open(app)?;
    let told = app.indices(patient(app, meant)?)?;
    if json {
        say_json(serde_json::to_value(&told)?);
        return DONE;
    }
    told.caries.iter().map(caries).for_each(say);
    told.exams.iter().filter(|exam| !exam.retired).map(exam).for_each(say);
    for perio in &told.perio {
        say(format!("{}  bleeding {}, plaque {}", perio.on, share(perio.bleeding), share(perio.plaque)));
    }
    DONE
}

fn caries(index: &CariesIndex) -> String {
    let name = if index.teeth == CariesTeeth::Primary20 { "dmft" } else { "DMFT" };
    let of = format!("{name} of {} ({:?})", index.positions, index.variant);
    let (count, faces) = (index.count, index.faces);
    let gaps: Vec<String> = index.gaps.iter().map(gap).collect();
    let gaps = if gaps.is_empty() { String::new() } else { format!("; {}", gaps.join(", ")) };
    if !index.enough {
        return format!("{of:<28} not enough data{gaps}");
    }
    format!(
        "{of:<28} {} = {}+{}+{}, surfaces {}, {} teeth judged{gaps}",
        count.total(),
        count.decayed,
        count.missing,
        count.filled,
        faces.total(),
        index.judged
    )
}

fn gap(gap: &CariesGap) -> String {
    match gap {
        CariesGap::NothingCharted => "nothing is charted".to_owned(),
        CariesGap::Age => "no date of birth".to_owned(),
        CariesGap::CauseOfAbsence { n } => format!("{n} gaps of unknown cause"),
        CariesGap::CauseOfCrown { n } => format!("{n} crowns of unknown cause"),
    }
}

fn exam(exam: &IndexExamRow) -> String {
    let figures = &exam.figures;
    let counts = figures.figures.iter().map(|figure| format!("{} {}", figure.code, share(figure.share)));
    let mean = figures.mean.map(|mean| format!("mean {mean:.2}"));
    let highest = figures.highest.as_ref().map(|code| format!("highest {code}"));
    let told: Vec<String> = mean.into_iter().chain(highest).chain(counts).collect();
    let scored = figures.scored;
    format!("{}  {:?}: {}; {} of {} scored", exam.examined_on, exam.measure, told.join(", "), scored.n, scored.of)
}

fn share(share: Share) -> String {
    match share.percent() {
        Some(percent) => format!("{percent:.0} % ({}/{})", share.n, share.of),
        None => "not enough data".to_owned(),
    }
}
