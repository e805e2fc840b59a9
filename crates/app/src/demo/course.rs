//! How a mouth came to be what it is: what the first visit found, what decayed since, what was planned and done.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{StaffId, Surfaces, Tooth, draft::Draft, finding::Status, odontogram::expected, rules, tooth::ToothClass};

use super::{
    charting::{Entry, Stage},
    faces, gaps,
    mouth::{Fate, Lot},
    random::Random,
    traits,
    visit::{Visit, age_on},
};

/// Whose mouth, and who treats it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case<'a> {
    /// Date of birth.
    pub(super) birth: NaiveDate,
    /// When they came.
    pub(super) visits: &'a [Visit],
    /// The person's lot today.
    pub(super) lot: Lot,
    /// Who charts and treats.
    pub(super) dentist: StaffId,
    /// Who seals.
    pub(super) hygienist: StaffId,
}

/// Writes the course of a case.
pub(super) fn course(random: &mut Random, case: Case<'_>, fates: &[(Tooth, Fate)]) -> Vec<Entry> {
    let mut course = Course { random, case, entries: Vec::new() };
    let mut gone = BTreeMap::new();
    let toothless = gaps::toothless(&mut course);
    let fates: Vec<(Tooth, Fate)> =
        fates.iter().filter(|(tooth, _)| Some(tooth.is_upper()) != toothless).copied().collect();
    for (tooth, fate) in &fates {
        let due = course.due(*tooth);
        let Some(first) = due.first().copied() else {
            continue;
        };
        match *fate {
            Fate::Sound => {}
            Fate::Sealed => course.seal(*tooth, &due),
            Fate::Decayed => course.decay(*tooth, &due),
            Fate::Filled => course.fill(*tooth, &due),
            Fate::Crowned => course.crown(*tooth, &due),
            Fate::RootTip => course.root_tip(*tooth, first),
            Fate::Lost(cause) => {
                if course.lose(*tooth, cause, &due) {
                    gone.insert(*tooth, cause);
                }
            }
            Fate::Implant(cause) => course.implant(*tooth, cause, &due),
        }
    }
    let standing: Vec<Tooth> = fates
        .iter()
        .filter(|(_, fate)| !matches!(fate, Fate::Lost(_) | Fate::RootTip | Fate::Implant(_)))
        .map(|(tooth, _)| *tooth)
        .collect();
    let sound: Vec<Tooth> = fates.iter().filter(|(_, fate)| *fate == Fate::Sound).map(|(tooth, _)| *tooth).collect();
    gaps::close(&mut course, &gone, &standing);
    gaps::bare_roots(&mut course, &sound);
    traits::give(&mut course, &sound);
    course.entries
}

/// A course being written.
pub(super) struct Course<'a> {
    pub(super) random: &'a mut Random,
    pub(super) case: Case<'a>,
    pub(super) entries: Vec<Entry>,
}

/// What is said of teeth at a stage of a visit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'a> {
    pub(super) rule: &'static str,
    pub(super) teeth: &'a [Tooth],
    pub(super) faces: Surfaces,
    pub(super) value: Option<&'static str>,
    pub(super) status: Status,
    pub(super) stage: Stage,
}

impl<'a> Said<'a> {
    /// A finding on whole teeth as the catalogue observes it.
    pub(super) fn seen(rule: &'static str, teeth: &'a [Tooth], stage: Stage) -> Said<'a> {
        let status = rules::find(rule).map_or(Status::ExistingGood, |rule| rule.observed);
        Said { rule, teeth, faces: Surfaces::NONE, value: None, status, stage }
    }

    /// With the value of its attribute.
    pub(super) fn value(self, value: &'static str) -> Self {
        Said { value: Some(value), ..self }
    }

    /// On these faces.
    pub(super) fn faces(self, faces: Surfaces) -> Self {
        Said { faces, ..self }
    }

    /// To be done.
    pub(super) fn planned(self) -> Self {
        Said { status: Status::Planned, stage: Stage::Plan, ..self }
    }

    /// Done that day.
    pub(super) fn done(self) -> Self {
        let stage = if self.rule == "root_canal" { Stage::DoneInside } else { Stage::Done };
        Said { status: Status::DoneHere, stage, ..self }
    }
}

impl Course<'_> {
    /// Writes an entry.
    pub(super) fn say(&mut self, day: NaiveDate, said: Said<'_>, note: &str) {
        let by = if said.rule == "sealant" { self.case.hygienist } else { self.case.dentist };
        let draft = Draft {
            rule: said.rule.to_owned(),
            teeth: said.teeth.to_vec(),
            surfaces: said.faces,
            attribute: said.value.map(str::to_owned),
            status: said.status,
            observed_on: day,
            note: note.to_owned(),
        };
        self.entries.push(Entry { draft, stage: said.stage, by });
    }

    /// The visits at which this tooth stood in the mouth.
    fn due(&self, tooth: Tooth) -> Vec<Visit> {
        let stood = |visit: &&Visit| expected(tooth, Some(age_on(self.case.birth, visit.checkup)));
        self.case.visits.iter().filter(stood).copied().collect()
    }

    /// A visit that led to a treatment, and when.
    fn treated(&mut self, due: &[Visit]) -> Option<(Visit, NaiveDate)> {
        let treated: Vec<(Visit, NaiveDate)> =
            due.iter().filter_map(|visit| Some((*visit, visit.treatment?))).collect();
        (!treated.is_empty()).then(|| self.random.pick(&treated))
    }

    /// One note in `one_in` findings.
    fn note(&mut self, share: f32, notes: &[&'static str]) -> &'static str {
        if self.random.chance(share) { self.random.pick(notes) } else { "" }
    }

    fn seal(&mut self, tooth: Tooth, due: &[Visit]) {
        match self.treated(due) {
            Some((_, day)) if self.random.chance(0.6) => {
                self.say(day, Said::seen("sealant", &[tooth], Stage::Done).done(), "");
            }
            _ => self.say(due[0].checkup, Said::seen("sealant", &[tooth], Stage::Existing), ""),
        }
    }

    fn decay(&mut self, tooth: Tooth, due: &[Visit]) {
        let Some(visit) = due.last().filter(|_| self.random.chance(0.7)).or(due.first()).copied() else {
            return;
        };
        let depth =
            ["white_spot", "enamel", "dentine", "pulp"][self.random.weighted([0.1, 0.2, 0.55, 0.15].into_iter())];
        let faces = self.caries(tooth, depth, visit.checkup);
        let teeth = [tooth];
        match depth {
            "dentine" if self.random.chance(0.75) => {
                let value = faces::new_material(tooth);
                self.say(
                    visit.checkup,
                    Said::seen("restoration", &teeth, Stage::Plan).faces(faces).value(value).planned(),
                    "",
                );
            }
            "pulp" if tooth.is_primary() => {
                let until = Said::seen("temporary", &teeth, Stage::Plan).faces(faces).planned();
                self.say(visit.checkup, until, "");
                self.say(visit.checkup, Said::seen("root_canal", &teeth, Stage::Plan).value("pulpotomy").planned(), "");
            }
            "pulp" if self.random.chance(0.6) => self.plan_crown(tooth, visit.checkup),
            "pulp" => self.say(visit.checkup, Said::seen("extraction", &teeth, Stage::Plan), "No restaurable"),
            _ => {}
        }
    }

    fn caries(&mut self, tooth: Tooth, depth: &'static str, day: NaiveDate) -> Surfaces {
        let faces = faces::decayed(self.random, tooth, depth);
        let note = match depth {
            "white_spot" | "enamel" => {
                self.note(0.3, &["Control en la próxima revisión", "Flúor tópico", "Lesión detenida"])
            }
            _ => self.note(0.12, &["Sensibilidad al frío", "Dolor a la percusión", "Empaqueta comida", "Asintomática"]),
        };
        self.say(day, Said::seen("caries", &[tooth], Stage::Disease).faces(faces).value(depth), note);
        faces
    }

    fn plan_crown(&mut self, tooth: Tooth, day: NaiveDate) {
        self.say(day, Said::seen("root_canal", &[tooth], Stage::Plan).planned(), "");
        let value = crown_type(self.random, tooth);
        self.say(day, Said::seen("crown", &[tooth], Stage::Plan).value(value).planned(), "");
    }

    fn fill(&mut self, tooth: Tooth, due: &[Visit]) {
        let here = if self.random.chance(0.35) { self.treated(due) } else { None };
        match here {
            Some((visit, day)) => self.fill_here(tooth, visit, day),
            None => self.filled_before(tooth, due[0].checkup),
        }
    }

    /// Found decayed, planned and filled here.
    fn fill_here(&mut self, tooth: Tooth, visit: Visit, day: NaiveDate) {
        let faces = self.caries(tooth, "dentine", visit.checkup);
        let (teeth, value) = ([tooth], faces::new_material(tooth));
        let filling = || Said::seen("restoration", &teeth, Stage::Plan).faces(faces).value(value);
        self.say(visit.checkup, filling().planned(), "");
        if self.random.chance(0.15) {
            self.say(
                visit.checkup,
                Said::seen("temporary", &teeth, Stage::Done).faces(faces).done(),
                "Hasta la próxima cita",
            );
        }
        let note = self.note(0.1, &["Base cavitaria", "Recubrimiento pulpar indirecto", "Aislamiento con dique"]);
        self.say(day, filling().done(), note);
        if tooth.is_primary() && tooth.class() == ToothClass::Molar && self.random.chance(0.2) {
            self.say(day, Said::seen("root_canal", &teeth, Stage::Done).value("pulpotomy").done(), "");
        }
    }

    /// Filled before the first visit, and sometimes failing by now.
    fn filled_before(&mut self, tooth: Tooth, day: NaiveDate) {
        let (teeth, faces) = ([tooth], faces::filled(self.random, tooth));
        let value = if tooth.is_primary() {
            faces::new_material(tooth)
        } else {
            faces::old_material(self.random, tooth, self.case.lot.age)
        };
        let filling = || Said::seen("restoration", &teeth, Stage::Existing).faces(faces).value(value);
        if !tooth.is_primary() && self.random.chance(0.06) {
            self.say(day, Said::seen("root_canal", &teeth, Stage::Inside), "");
        }
        if self.random.chance(0.03) {
            self.say(day, Said::seen("temporary", &teeth, Stage::Existing).faces(faces), "Puesta en urgencias");
            return;
        }
        if self.random.chance(0.1) {
            let note = self.note(0.7, &["Filtración marginal", "Fractura de la restauración", "Contorno desbordante"]);
            self.say(day, Said { status: Status::ExistingDefective, ..filling() }, note);
            if self.random.chance(0.5) {
                let again = filling().value(faces::new_material(tooth));
                self.say(day, again.planned(), "");
            }
            return;
        }
        self.say(day, filling(), "");
        if self.random.chance(2.0 * super::cdc::SECOND)
            && let Some(face) = faces::another(self.random, tooth, faces)
        {
            let second = Said::seen("restoration", &teeth, Stage::Existing).faces(Surfaces::NONE.with(face));
            self.say(day, second.value(faces::new_material(tooth)), "");
        }
    }

    fn crown(&mut self, tooth: Tooth, due: &[Visit]) {
        let teeth = [tooth];
        let value = crown_type(self.random, tooth);
        let here = if self.random.chance(0.25) { self.treated(due) } else { None };
        let Some((visit, day)) = here else {
            if self.random.chance(0.55) {
                let note = self.note(0.1, &["Sin síntomas", "Retratamiento hace años"]);
                self.say(due[0].checkup, Said::seen("root_canal", &teeth, Stage::Inside), note);
                if self.random.chance(0.3) {
                    let value = self.random.pick(&["fibre", "cast"]);
                    self.say(due[0].checkup, Said::seen("post", &teeth, Stage::Inside).value(value), "");
                }
                if self.random.chance(0.08) {
                    self.say(due[0].checkup, Said::seen("apical_lesion", &teeth, Stage::Disease), "En control");
                }
            }
            self.say(due[0].checkup, Said::seen("crown", &teeth, Stage::Covered).value(value), "");
            return;
        };
        self.caries(tooth, "pulp", visit.checkup);
        self.say(visit.checkup, Said::seen("root_canal", &teeth, Stage::Plan).planned(), "");
        self.say(visit.checkup, Said::seen("crown", &teeth, Stage::Plan).value(value).planned(), "");
        self.say(day, Said::seen("root_canal", &teeth, Stage::Done).done(), "");
        if self.random.chance(0.5) {
            self.say(visit.checkup, Said::seen("post", &teeth, Stage::Plan).value("fibre").planned(), "");
            self.say(day, Said::seen("post", &teeth, Stage::Done).value("fibre").done(), "");
        }
        match due.iter().find(|later| later.checkup > day) {
            Some(later) => self.say(later.checkup, Said::seen("crown", &teeth, Stage::Done).value(value).done(), ""),
            None => {
                let provisional = Said::seen("crown", &teeth, Stage::Done).value("temporary");
                self.say(day, Said { status: Status::Temporary, ..provisional }, "Provisional hasta la definitiva");
                let definitive = Said::seen("crown", &teeth, Stage::Done).value(value);
                self.say(day, Said { status: Status::Planned, ..definitive }, "");
            }
        }
    }

    fn root_tip(&mut self, tooth: Tooth, first: Visit) {
        let teeth = [tooth];
        self.say(first.checkup, Said::seen("root_remnant", &teeth, Stage::Disease), "");
        if self.random.chance(0.04) {
            self.say(first.checkup, Said::seen("root_canal", &teeth, Stage::Inside), "Bajo sobredentadura");
        } else {
            self.say(first.checkup, Said::seen("extraction", &teeth, Stage::Plan).value("caries"), "");
        }
    }

    /// Says whether the tooth was gone from the first visit on.
    fn lose(&mut self, tooth: Tooth, cause: &'static str, due: &[Visit]) -> bool {
        let teeth = [tooth];
        let here = if matches!(cause, "caries" | "periodontal" | "orthodontic") && self.random.chance(0.14) {
            self.treated(due)
        } else {
            None
        };
        let Some((visit, day)) = here else {
            self.say(due[0].checkup, Said::seen("absent", &teeth, Stage::Absent).value(cause), "");
            return true;
        };
        let out = || Said::seen("extraction", &teeth, Stage::Plan).value(cause);
        match cause {
            "caries" => {
                self.caries(tooth, "pulp", visit.checkup);
                self.say(visit.checkup, out(), "");
            }
            "periodontal" => {
                self.say(visit.checkup, Said::seen("mobility", &teeth, Stage::Disease).value("3"), "");
                self.say(visit.checkup, out(), "");
            }
            _ => self.say(visit.checkup, out().planned(), "A petición del ortodoncista"),
        }
        self.say(day, out().done(), "");
        false
    }

    fn implant(&mut self, tooth: Tooth, cause: &'static str, due: &[Visit]) {
        let teeth = [tooth];
        let first = due[0].checkup;
        self.say(first, Said::seen("absent", &teeth, Stage::Absent).value(cause), "");
        let screw = |stage| Said::seen("implant", &teeth, stage);
        let here = if self.random.chance(0.4) { self.treated(due) } else { None };
        let Some((visit, day)) = here else {
            let value = if self.random.chance(0.04) { "failing" } else { "restored" };
            self.say(first, screw(Stage::Replaced).value(value), "");
            return;
        };
        self.say(visit.checkup, screw(Stage::Plan).planned(), "");
        self.say(day, screw(Stage::Done).value("healing").done(), "");
        if let Some(later) = due.iter().find(|later| later.checkup > day) {
            self.say(later.checkup, screw(Stage::Done).value("restored").done(), "");
        }
    }
}

fn crown_type(random: &mut Random, tooth: Tooth) -> &'static str {
    let back = matches!(tooth.class(), ToothClass::Premolar | ToothClass::Molar);
    let weights = if back { [0.6, 0.32, 0.08] } else { [0.4, 0.6, 0.0] };
    ["metal_ceramic", "ceramic", "metal"][random.weighted(weights.into_iter())]
}
