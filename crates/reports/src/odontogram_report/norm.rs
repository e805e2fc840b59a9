//! What Peru's norm has beside its chart: *Especificaciones* (NTS 188, 5.14), for what the boxes have no room for, and
//! *Observaciones* (5.15), for what its nomenclature lacks.

use domain::{
    finding::Finding,
    nts188::{self, Specification},
    odontogram::InForce,
    profile::Profile,
};

use super::{OdontogramReport, findings::in_order};
use crate::{
    frame::body,
    said::{teeth, what},
    texts::Texts,
    typeset::{Block, Level},
};

/// Both, also when there is nothing in them: the norm's form has them. Other countries have none.
pub(super) fn blocks(report: &OdontogramReport<'_>, texts: &Texts) -> Vec<Block> {
    if report.profile != Profile::Pe {
        return Vec::new();
    }
    let held = in_order(report.chart);
    let line = |held: &InForce, said: &str| {
        let named = format!("{} · {}", teeth(held), what(texts, held));
        if said.is_empty() { named } else { format!("{named}: {said}") }
    };
    let specified = held.iter().filter(|held| nts188::of(&held.finding).is_some());
    let specified = specified.filter_map(|held| Some(line(held, &specification(&held.finding, texts)?)));
    let lacking = held.iter().filter(|held| nts188::of(&held.finding).is_none());
    let observed = lacking.map(|held| line(held, &held.finding.note));
    let mut blocks = Vec::new();
    for (key, lines) in
        [("report-specifications", specified.collect::<Vec<_>>()), ("report-observations", observed.collect())]
    {
        blocks.push(Block::Section(Level::Part, texts.text(key)));
        blocks.push(Block::Space(0.8));
        let said = if lines.is_empty() { vec![texts.text("report-none")] } else { lines };
        blocks.extend(said.into_iter().map(|line| Block::Paragraph(line, body())));
        blocks.push(Block::Space(3.0));
    }
    blocks
}

/// What was spelled out; what should have been and was not is said to be missing.
fn specification(finding: &Finding, texts: &Texts) -> Option<String> {
    if !finding.note.is_empty() {
        return Some(finding.note.clone());
    }
    Specification::of(&finding.rule, finding.attribute()).map(|_| texts.text("report-unspecified"))
}
