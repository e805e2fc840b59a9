//! The patient whom a practice knows for twenty years: what opening a record is measured on.

use chrono::{Days, NaiveDate};
use domain::{
    PatientId, StaffId, Surfaces, Tooth,
    finding::{Finding, Part, Provenance, Status, Target},
    health::Measure,
    odontogram::Chart,
    patient::Sex,
    perio::present,
    staff::Staff,
};

use super::{
    charting::Charted,
    health::{self, Asked, Told},
    midday,
    mouth::Lot,
    note,
    perio::{Examination, Gums},
    person,
    plan::{self, Plans},
    random,
    random::Random,
    visit::Visit,
};
use crate::{Action, App, Error, Result};

const YEARS: u64 = 20;
const VISITS: u64 = 60;
const EXAMS: u64 = 12;
/// In years.
const AGE: u64 = 67;
/// What is charted at a visit.
const ENTRIES: usize = 4;

impl App {
    /// Registers somebody with 20 years, 60 visits, 12 periodontal examinations and a long medical history.
    pub fn add_heavy_patient(&self, seed: u64) -> Result<PatientId> {
        let (store, session) = self.require(Action::EditChart)?;
        session.require(Action::EditPatients)?;
        let (today, by) = (self.env.today(), session.staff);
        let mut random = Random::of(seed, u32::MAX);
        let id = random::patient_id(seed, u32::MAX);
        store.write(self.ctx(Some(&session)), |tx| {
            let mut patient = person::person(&mut random, id, tx.next_patient_number()?, today);
            patient.birth_date = Some(today - Days::new(365 * AGE));
            patient.created_at = midday(day(today, YEARS * 365));
            tx.save(&patient, None)?;
            let mut findings = charted(&mut random, patient.id, by, today);
            let exams = probed(&mut random, &findings, (patient.id, by), today);
            let signer: Staff = tx.get(by.0)?;
            let signers = note::Signers::from([(by, (signer.name, signer.licence))]);
            let of = note::Of { patient: patient.id, dentist: by, hygienist: by, signers: &signers };
            let chance = &mut Random::of(seed ^ note::STREAM, u32::MAX);
            note::write(chance, of, [], &mut findings, &exams).save(tx)?;
            findings.iter().try_for_each(|finding| tx.append(finding))?;
            exams.iter().try_for_each(|done| done.save(tx))?;
            planned(seed, patient.id, by, findings, today).save(tx)?;
            told(&mut random, patient.id, by, today).save(tx)?;
            Ok::<_, Error>(patient.id)
        })
    }
}

/// What is open in that mouth, in a plan.
fn planned(seed: u64, patient: PatientId, by: StaffId, findings: Vec<Finding>, today: NaiveDate) -> Plans {
    let charted = Charted { findings, ..Charted::default() };
    let last = Visit { checkup: day(today, YEARS * 365 / VISITS), treatment: None };
    let case = plan::Case { patient, by, hygienist: by, charted: &charted, last, today };
    plan::draw(&mut Random::of(seed ^ plan::STREAM, u32::MAX), case)
}

fn day(today: NaiveDate, back: u64) -> NaiveDate {
    today - Days::new(back)
}

/// Caries and fillings all over the mouth, in the order of the visits.
fn charted(random: &mut Random, patient: PatientId, by: StaffId, today: NaiveDate) -> Vec<Finding> {
    let teeth: Vec<Tooth> = Tooth::ALL.into_iter().filter(|tooth| !tooth.is_primary()).collect();
    let mut findings = Vec::new();
    for visit in 0..VISITS {
        let on = day(today, (VISITS - visit) * YEARS * 365 / VISITS);
        for _ in 0..ENTRIES {
            let tooth = random.pick(&teeth);
            let face = random.pick(&tooth.surfaces().iter().collect::<Vec<_>>());
            let (rule, status) =
                if random.chance(0.5) { ("caries", Status::Pathology) } else { ("restoration", Status::DoneHere) };
            findings.push(Finding {
                id: random.id().into(),
                patient,
                rule: rule.to_owned(),
                targets: vec![Target { tooth, role: Part::Subject }],
                surfaces: Surfaces::NONE.with(face),
                attributes: std::collections::BTreeMap::new(),
                status,
                observed_on: on,
                recorded_at: midday(on),
                by,
                visit: None,
                note: String::new(),
                provenance: Provenance::Observed,
            });
        }
    }
    findings
}

/// The gums of a mouth that is treated every year or two.
fn probed(
    random: &mut Random,
    findings: &[Finding],
    (patient, by): (PatientId, StaffId),
    today: NaiveDate,
) -> Vec<Examination> {
    let lot = Lot::draw(random, AGE as f32);
    let mut gums = Gums::draw(random, (patient, by), lot);
    let days = (0..EXAMS).map(|exam| day(today, (EXAMS - exam) * YEARS * 365 / EXAMS));
    days.map(|on| gums.examine(random, on, &present(&Chart::at(findings, &[], on), Some(lot.age)))).collect()
}

/// A long list, and an INR at each visit.
fn told(random: &mut Random, patient: PatientId, by: StaffId, today: NaiveDate) -> Told {
    let asked = |on| Asked { patient, sex: Sex::Male, age: AGE as f32, on, by };
    let mut told = Told::default();
    while told.items.len() < 4 {
        told = health::ask(random, asked(day(today, YEARS * 365)));
    }
    let visits = (0..VISITS).map(|visit| day(today, (visit + 1) * YEARS * 365 / VISITS));
    told.readings.extend(visits.map(|on| {
        let tenths = random.between(18, 40);
        health::reading(random, asked(on), Measure::Inr, tenths)
    }));
    told
}
