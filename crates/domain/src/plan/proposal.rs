//! From what was found to what could be done about it: a table, the usual way first.
//!
//! The thresholds follow published guidance. It proposes; a clinician disposes:
//! - caries by depth: ICCMS guide (Pitts, Ismail et al., 2014): initial lesions are arrested, not drilled; cavities into dentine
//!   are restored; with the pulp involved, vital pulp therapy or root canal treatment (ESE position statement 2019; in milk
//!   teeth pulpotomy, AAPD 2020);
//! - apical lesions: root canal treatment, retreatment where one is there, surgery after that (ESE quality guidelines 2006);
//! - mobility alone condemns no tooth, splinting is for comfort (EFP S3 guideline, Sanz et al. 2020);
//! - hypomineralised molars: sealed or varnished while mild, restored or crowned when severe (EAPD, Lygidakis et al. 2022);
//! - a gap: implant, bridge or partial denture are alternatives among which the patient chooses.

use super::{Step, catalogue, drawn::faces};
use crate::{
    FindingId, Surface, Surfaces, Tooth,
    finding::{Part, Status},
    odontogram::{Chart, InForce},
    plan::Reach,
};

/// What could be done about one finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The finding.
    pub finding: FindingId,
    /// The ways to treat it, the usual one first; each is a few steps in their order.
    pub ways: Vec<Vec<Step>>,
}

/// Which findings a row of the table speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    /// Disease, or what disease demands.
    Ill,
    /// Older work that fails.
    Failing,
    /// Meant to be replaced.
    Provisional,
    /// However it was found.
    Always,
}

/// On which teeth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Teeth {
    Any,
    Permanent,
    Primary,
    /// Whose root canals are filled.
    Filled,
}

type Ways = &'static [&'static [&'static str]];

/// Rule, state, value of its attribute (empty for any), teeth: ways. The first row that fits is taken.
static TABLE: &[(&str, When, &str, Teeth, Ways)] = &[
    ("caries", When::Ill, "white_spot", Teeth::Any, &[&["fluoride"], &["sealant"]]),
    ("caries", When::Ill, "enamel", Teeth::Any, &[&["fluoride"], &["sealant"], &["filling"]]),
    (
        "caries",
        When::Ill,
        "pulp",
        Teeth::Primary,
        &[&["pulpotomy", "filling"], &["pulpotomy", "crown"], &["extraction"]],
    ),
    (
        "caries",
        When::Ill,
        "pulp",
        Teeth::Any,
        &[&["root_canal", "crown"], &["root_canal", "filling"], &["root_canal", "post", "crown"], &["extraction"]],
    ),
    ("caries", When::Ill, "", Teeth::Primary, &[&["filling"], &["crown"]]),
    ("caries", When::Ill, "", Teeth::Any, &[&["filling"], &["inlay"], &["crown"]]),
    ("apical_lesion", When::Ill, "", Teeth::Filled, &[&["retreatment"], &["apical_surgery"], &["extraction"]]),
    ("apical_lesion", When::Ill, "", Teeth::Any, &[&["root_canal"], &["extraction"]]),
    ("root_remnant", When::Ill, "", Teeth::Any, &[&["extraction"]]),
    ("extraction", When::Ill, "", Teeth::Any, &[&["extraction"]]),
    ("fracture", When::Ill, "crown", Teeth::Any, &[&["crown"], &["root_canal", "post", "crown"]]),
    ("fracture", When::Ill, "root", Teeth::Any, &[&["extraction"]]),
    ("fracture", When::Ill, "crown_root", Teeth::Any, &[&["extraction"], &["root_canal", "post", "crown"]]),
    ("mobility", When::Ill, "1", Teeth::Any, &[]),
    ("mobility", When::Ill, "", Teeth::Any, &[&["splinting"], &["extraction"]]),
    ("wear", When::Ill, "attrition", Teeth::Any, &[&["night_guard"], &["filling"]]),
    ("wear", When::Ill, "", Teeth::Any, &[&["filling"]]),
    ("him", When::Ill, "mild", Teeth::Any, &[&["fluoride"], &["sealant"]]),
    ("him", When::Ill, "", Teeth::Any, &[&["filling"], &["crown"]]),
    ("enamel_defect", When::Ill, "hypoplasia", Teeth::Any, &[&["filling"], &["fluoride"]]),
    ("deep_fissures", When::Always, "", Teeth::Any, &[&["sealant"]]),
    ("restoration", When::Failing, "", Teeth::Any, &[&["filling"], &["inlay"], &["crown"]]),
    ("temporary", When::Provisional, "", Teeth::Any, &[&["filling"], &["inlay"], &["crown"]]),
    ("sealant", When::Failing, "", Teeth::Any, &[&["sealant"]]),
    ("crown", When::Failing, "", Teeth::Any, &[&["crown"]]),
    ("crown", When::Provisional, "", Teeth::Any, &[&["crown"]]),
    ("root_canal", When::Failing, "", Teeth::Any, &[&["retreatment"], &["apical_surgery"], &["extraction"]]),
    ("bridge", When::Failing, "", Teeth::Any, &[&["bridge"]]),
    ("partial_denture", When::Failing, "", Teeth::Any, &[&["partial_denture"]]),
    ("full_denture", When::Failing, "", Teeth::Any, &[&["full_denture"]]),
    ("implant", When::Always, "failing", Teeth::Any, &[&["peri_implant_care"]]),
    ("implant", When::Always, "healing", Teeth::Any, &[&["implant_crown"]]),
    ("edentulous", When::Always, "", Teeth::Permanent, &[&["full_denture"]]),
];

/// What could be done about everything that stands on these teeth; with no teeth, about everything that is ill. A tooth that
/// is to be extracted is proposed for that alone, and what one proposal does already no other repeats.
pub fn proposals(chart: &Chart, teeth: &[Tooth]) -> Vec<Proposal> {
    let everywhere = teeth.is_empty();
    let is_meant = |held: &&InForce| match everywhere {
        true => held.finding.status == Status::Pathology || held.finding.status.is_ahead(),
        false => held.teeth.iter().any(|held| teeth.contains(&held.tooth)),
    };
    let mut meant: Vec<&InForce> = chart.in_force().iter().filter(is_meant).collect();
    // What a clinician has decided speaks first.
    meant.sort_by_key(|held| (!condemns(held), !held.finding.status.is_ahead()));
    let mut found: Vec<Proposal> = Vec::new();
    for held in meant {
        let lost = |held: &InForce| held.teeth.iter().all(|place| is_condemned(chart, place.tooth));
        if lost(held) && !condemns(held) {
            continue;
        }
        let ways = ways(held, chart);
        let proposed: Vec<&Step> = found.iter().filter_map(|proposal| proposal.ways.first()).flatten().collect();
        let covered = |step: &Step| proposed.iter().any(|other| other.is_same_work(step));
        if ways.first().is_some_and(|usual| !usual.iter().all(covered)) {
            found.push(Proposal { finding: held.finding.id, ways });
        }
    }
    found
}

/// Whether a finding says that its tooth shall go.
fn condemns(held: &InForce) -> bool {
    let asked = matches!(held.finding.status, Status::Pathology | Status::Planned | Status::Referred);
    held.finding.rule == "extraction" && asked
}

fn is_condemned(chart: &Chart, tooth: Tooth) -> bool {
    chart.in_force().iter().any(|held| condemns(held) && held.teeth.iter().any(|held| held.tooth == tooth))
}

/// The ways to treat one finding, the usual one first.
fn ways(held: &InForce, chart: &Chart) -> Vec<Vec<Step>> {
    let (finding, value) = (&held.finding, held.finding.attribute());
    if finding.status.is_ahead() {
        let planned = catalogue::leaving(&finding.rule, value).map(|procedure| step(procedure.code, held));
        return planned
            .map(|step| Step { detail: value.map(str::to_owned), ..step })
            .into_iter()
            .map(|s| vec![s])
            .collect();
    }
    if finding.rule == "absent" {
        return of_gap(held, chart);
    }
    let fits = |row: &&(&str, When, &str, Teeth, Ways)| {
        let (rule, when, said, teeth, _) = **row;
        rule == finding.rule
            && is_when(when, finding.status)
            && (said.is_empty() || value == Some(said))
            && held.teeth.iter().all(|place| is_among(teeth, place.tooth, chart))
    };
    let Some((_, _, _, _, ways)) = TABLE.iter().find(fits) else { return Vec::new() };
    let mut ways: Vec<Vec<Step>> = ways.iter().map(|way| way.iter().map(|code| step(code, held)).collect()).collect();
    // A canine has no fissure to seal, nor is a white spot on a smooth face sealed.
    ways.retain(|way| way.iter().all(|step| step.procedure != "sealant" || can_be_sealed(held)));
    if finding.rule == "extraction" {
        let cause = value.map(str::to_owned);
        ways.iter_mut().flatten().for_each(|step| step.detail.clone_from(&cause));
    }
    ways
}

fn is_when(when: When, status: Status) -> bool {
    match when {
        When::Ill => status == Status::Pathology,
        When::Failing => status == Status::ExistingDefective,
        When::Provisional => status == Status::Temporary,
        When::Always => !status.is_ahead(),
    }
}

fn is_among(teeth: Teeth, tooth: Tooth, chart: &Chart) -> bool {
    match teeth {
        Teeth::Any => true,
        Teeth::Permanent => !tooth.is_primary(),
        Teeth::Primary => tooth.is_primary(),
        Teeth::Filled => chart.stands_on(tooth, "root_canal"),
    }
}

fn can_be_sealed(held: &InForce) -> bool {
    let surfaces = faces(held);
    let biting = surfaces.is_empty() || surfaces.has(Surface::Occlusal);
    biting && held.teeth.iter().all(|held| held.tooth.surfaces().has(Surface::Occlusal))
}

/// A step on the teeth of a finding, and on its faces where the procedure names faces.
fn step(code: &str, held: &InForce) -> Step {
    let reach = catalogue::find(code).map(|procedure| procedure.reach);
    let surfaces = if reach == Some(Reach::Faces) { faces(held) } else { Surfaces::NONE };
    let teeth = held.teeth.iter().map(|held| held.tooth).collect();
    Step { procedure: code.to_owned(), teeth, surfaces, detail: None }
}

/// A tooth that is gone: implant, bridge if its neighbours can carry one, partial denture. Nothing for what is not yet through,
/// was made room for, never is replaced (wisdom teeth), or is bridged already.
fn of_gap(held: &InForce, chart: &Chart) -> Vec<Vec<Step>> {
    let [place] = held.teeth.as_slice() else { return Vec::new() };
    let tooth = place.tooth;
    let left_alone = matches!(held.finding.attribute(), Some("unerupted" | "orthodontic"));
    if left_alone || tooth.is_primary() || tooth.position() == 8 || !chart.is_absent(tooth) || is_spanned(tooth, chart)
    {
        return Vec::new();
    }
    let mut ways = vec![vec![step("implant", held), step("implant_crown", held)]];
    ways.extend(bridge_over(tooth, chart).map(|teeth| vec![Step { teeth, ..step("bridge", held) }]));
    let gaps: Vec<Tooth> = row_of(tooth).filter(|other| other.position() < 8 && chart.is_absent(*other)).collect();
    ways.push(vec![Step { teeth: gaps, ..step("partial_denture", held) }]);
    ways
}

fn is_spanned(tooth: Tooth, chart: &Chart) -> bool {
    chart.in_force().iter().any(|held| {
        let pontic = held.teeth.iter().any(|held| held.tooth == tooth && held.role == Part::Pontic);
        let denture = matches!(held.finding.rule.as_str(), "full_denture" | "partial_denture" | "bridge");
        let over = held.finding.rule == "full_denture" && held.teeth.iter().any(|held| held.tooth == tooth);
        denture && !held.finding.status.is_ahead() && (pontic || over)
    })
}

/// The run from the last tooth before a gap to the first after it.
fn bridge_over(tooth: Tooth, chart: &Chart) -> Option<Vec<Tooth>> {
    let row: Vec<Tooth> = row_of(tooth).collect();
    let at = row.iter().position(|other| *other == tooth)?;
    let first = row[..at].iter().rposition(|other| chart.carries(*other))?;
    let last = at + row[at..].iter().position(|other| chart.carries(*other))?;
    Some(row[first..=last].to_vec())
}

/// The row of a tooth along the arch.
fn row_of(tooth: Tooth) -> impl Iterator<Item = Tooth> {
    let mut row: Vec<Tooth> = Tooth::ALL.into_iter().filter(|other| other.same_row(tooth)).collect();
    row.sort_by_key(|other| other.along_arch());
    row.into_iter()
}

#[cfg(test)]
mod tests;
