//! The visits of an invented patient and what was written in them, taken from what was charted and probed that day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::{
    HygieneSessionId, PatientId, StaffId, Tooth, VisitId,
    finding::{Finding, Status},
    hygiene::{Fluoride, HygieneSession, Instruction},
    note::{Sections, Signature, VisitNote},
    visit::Visit,
};
use reports::texts::{Language, Texts};
use store::WriteTx;

use super::{midday, perio::Examination, random::Random};
use crate::{
    Result,
    note::{hash, note_id},
};

/// Sets its chance apart, so that mouths stay as they were.
pub(super) const STREAM: u64 = 0x7669_7369_7400_0001;

/// Name and licence of those who sign.
pub(super) type Signers = BTreeMap<StaffId, (String, String)>;

/// Whose visits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Of<'a> {
    pub(super) patient: PatientId,
    pub(super) dentist: StaffId,
    pub(super) hygienist: StaffId,
    pub(super) signers: &'a Signers,
}

/// All visits of one patient.
#[derive(Default)]
pub(super) struct Visited {
    visits: Vec<Visit>,
    notes: Vec<(VisitNote, Signature)>,
    sessions: Vec<HygieneSession>,
}

impl Visited {
    pub(super) fn save(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        self.visits.iter().try_for_each(|visit| tx.save(visit, None))?;
        for (note, signature) in &self.notes {
            tx.save(note, None)?;
            tx.append(signature)?;
        }
        Ok(self.sessions.iter().try_for_each(|session| tx.append(session))?)
    }
}

/// Makes a visit of each of these days and of each on which something was charted or probed; findings are told to which
/// they belong.
pub(super) fn write(
    random: &mut Random,
    of: Of<'_>,
    days: impl IntoIterator<Item = NaiveDate>,
    findings: &mut [Finding],
    exams: &[Examination],
) -> Visited {
    let mut all: BTreeSet<NaiveDate> = days.into_iter().collect();
    all.extend(findings.iter().map(|finding| finding.observed_on));
    all.extend(exams.iter().map(|done| done.exam.examined_on));
    let mut visited = Visited::default();
    for day in all {
        let first = visited.visits.is_empty();
        let chair = random.pick(&["Gabinete 1", "Gabinete 2"]);
        let id = VisitId(random.id());
        let mut charted: Vec<&mut Finding> = findings.iter_mut().filter(|finding| finding.observed_on == day).collect();
        charted.iter_mut().for_each(|finding| finding.visit = Some(id.0));
        let charted: Vec<&Finding> = charted.into_iter().map(|finding| &*finding).collect();
        let exam = exams.iter().find(|done| done.exam.examined_on == day);
        let entered = charted.iter().map(|finding| finding.recorded_at);
        let opened_at = entered.clone().min().unwrap_or(midday(day)) - 4 * 60_000;
        let closed_at = entered.max().unwrap_or(opened_at) + 60_000 * random.between(15, 50);
        let treated = charted.iter().any(|finding| finding.status == Status::DoneHere);
        let reason = match (first, treated) {
            (true, _) => "Primera visita",
            (_, true) => "Tratamiento",
            _ => "Revisión",
        };
        let visit = Visit {
            id,
            patient: of.patient,
            visited_on: day,
            opened_at,
            closed_at: Some(closed_at),
            by: of.dentist,
            chair: chair.to_owned(),
            reason: reason.to_owned(),
            retired: false,
        };
        visited.notes.push(note(random, of, &visit, &charted));
        visited.sessions.extend(session(random, of, &visit, &charted, exam));
        visited.visits.push(visit);
    }
    visited
}

fn note(random: &mut Random, of: Of<'_>, visit: &Visit, charted: &[&Finding]) -> (VisitNote, Signature) {
    let begun_at = visit.opened_at + 2 * 60_000;
    let sections = sections(random, visit, charted).cleaned();
    let note = VisitNote {
        id: note_id(visit.id, of.dentist),
        patient: of.patient,
        visit: visit.id,
        by: of.dentist,
        begun_at,
        sections: sections.clone(),
    };
    let (by_name, licence) = of.signers.get(&of.dentist).cloned().unwrap_or_default();
    let signature = Signature {
        id: random.id(),
        patient: of.patient,
        visit: visit.id,
        note: note.id,
        hash: hash(&sections),
        sections,
        by: of.dentist,
        by_name,
        licence,
        signed_at: visit.closed_at.unwrap_or(begun_at),
    };
    (note, signature)
}

fn sections(random: &mut Random, visit: &Visit, charted: &[&Finding]) -> Sections {
    let texts = Language::Es.texts();
    let those = |wanted: &[Status]| list(texts, charted.iter().filter(|finding| wanted.contains(&finding.status)));
    let found = those(&[Status::Pathology, Status::ExistingDefective]);
    let done = those(&[Status::DoneHere, Status::Temporary]);
    let planned = those(&[Status::Planned, Status::Referred]);
    let needs_anaesthetic = charted.iter().any(|finding| {
        finding.status == Status::DoneHere
            && ["restoration", "root_canal", "extraction", "implant", "crown"].contains(&finding.rule.as_str())
    });
    let carpules = random.pick(&["1 carpule", "1 carpule", "2 carpules"]);
    let technique = random.pick(&["infiltrativa", "troncular"]);
    Sections {
        reason: match visit.reason.as_str() {
            "Tratamiento" => "Acude a la cita de tratamiento.".to_owned(),
            "Revisión" => {
                random.pick(&["Revisión periódica, sin molestias.", "Revisión. Nota sensibilidad al frío."]).to_owned()
            }
            _ => random
                .pick(&["Primera visita: quiere una revisión completa.", "Primera visita, remitido por un familiar."])
                .to_owned(),
        },
        exploration: if found.is_empty() {
            "Mucosas y tejidos blandos sin lesiones. Sin patología nueva.".to_owned()
        } else {
            format!("Mucosas y tejidos blandos sin lesiones. {found}.")
        },
        diagnosis: if found.is_empty() { String::new() } else { format!("Según odontograma: {found}.") },
        treatment: if done.is_empty() { "Exploración y odontograma.".to_owned() } else { format!("{done}.") },
        anaesthesia: if needs_anaesthetic {
            format!("Articaína 4 % con epinefrina 1:100.000, {carpules}, {technique}. Sin incidencias.")
        } else {
            String::new()
        },
        instructions: random
            .pick(&[
                "Cepillado dos veces al día con pasta fluorada de 1450 ppm.",
                "Se refuerza la higiene interdental.",
                "Se explica la técnica de cepillado; se entrega hoja.",
            ])
            .to_owned(),
        plan: if planned.is_empty() { "Revisión en 6 meses.".to_owned() } else { format!("Pendiente: {planned}.") },
        remarks: String::new(),
    }
}

/// "36 caries; 14, 15 restauración", the same thing said once.
fn list<'a>(texts: &Texts, findings: impl Iterator<Item = &'a &'a Finding>) -> String {
    let mut by_name: BTreeMap<String, Vec<Tooth>> = BTreeMap::new();
    for finding in findings {
        let name = texts.with(&format!("rule-{}", finding.rule), "status", "").to_lowercase();
        by_name.entry(name).or_default().extend(finding.targets.iter().map(|target| target.tooth));
    }
    let told = by_name.into_iter().map(|(name, mut teeth)| {
        teeth.sort_unstable();
        teeth.dedup();
        let teeth: Vec<String> = teeth.iter().map(ToString::to_string).collect();
        format!("{} {name}", teeth.join(", "))
    });
    told.collect::<Vec<_>>().join("; ")
}

/// A session where the gums were probed or teeth were sealed.
fn session(
    random: &mut Random,
    of: Of<'_>,
    visit: &Visit,
    charted: &[&Finding],
    exam: Option<&Examination>,
) -> Option<HygieneSession> {
    let sealed = charted.iter().filter(|finding| finding.rule == "sealant" && finding.status == Status::DoneHere);
    let mut sealants: Vec<Tooth> = sealed.flat_map(|finding| &finding.targets).map(|target| target.tooth).collect();
    sealants.sort_unstable();
    sealants.dedup();
    if exam.is_none() && sealants.is_empty() {
        return None;
    }
    let inflamed = exam.and_then(|done| done.closing.indices.bleeding.percent()).is_some_and(|share| share > 25.0);
    let varnished = !sealants.is_empty();
    Some(HygieneSession {
        id: HygieneSessionId(random.id()),
        patient: of.patient,
        visit: visit.id,
        done_on: visit.visited_on,
        ultrasonic: exam.is_some(),
        hand_instruments: inflamed,
        polishing: true,
        fluoride: varnished.then_some(Fluoride::Varnish),
        fluoride_ppm: varnished.then_some(22_600),
        sealants,
        instructions: if inflamed {
            vec![Instruction::Brushing, Instruction::Interdental]
        } else {
            vec![Instruction::Brushing]
        },
        duration_minutes: Some(random.pick(&[30, 40, 45, 60])),
        next_recall_months: Some(if inflamed { 3 } else { 6 }),
        exam: exam.map(|done| done.exam.id),
        note: String::new(),
        by: of.hygienist,
        recorded_at: visit.closed_at.unwrap_or(visit.opened_at),
    })
}
