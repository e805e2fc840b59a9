//! What the demo's dentists prescribed: after an extraction or for an infection, never against what is on record.

use chrono::NaiveDate;
use domain::{
    PatientId, PrescriptionId, StaffId,
    health::HealthItem,
    prescription::{Acknowledged, Annulment, DRUGS, Drug, Medicine, Prescription, Taker, hazards},
};
use store::WriteTx;

use super::random::Random;
use crate::Result;

/// Sets this stream of chance apart from the others.
pub(super) const STREAM: u64 = 0x7e5c;

/// Who was seen, when, by whom.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) patient: PatientId,
    pub(super) age: f32,
    pub(super) days: &'a [NaiveDate],
    pub(super) history: &'a [HealthItem],
    pub(super) asked: bool,
    pub(super) by: (StaffId, &'a str, &'a str),
}

/// What was prescribed, and what of it was taken back.
#[derive(Debug, Default)]
pub(super) struct Prescribed {
    pub(super) papers: Vec<Prescription>,
    pub(super) annulments: Vec<Annulment>,
}

/// Courses in the order in which a dentist thinks of them; the first that nothing grave stands against is taken.
const INFECTION: [(&str, &str); 3] =
    [("amoxicillin", "Amoxicilina"), ("clindamycin", "Clindamicina"), ("azithromycin", "Azitromicina")];
const PAIN: [(&str, &str); 3] =
    [("ibuprofen", "Ibuprofeno"), ("paracetamol", "Paracetamol"), ("metamizole", "Metamizol")];
const RINSE: [(&str, &str); 1] = [("chlorhexidine_rinse", "Clorhexidina")];

/// Prescribes to one person. Children are given what is weighed out, which the demo does not tell of.
pub(super) fn prescribe(random: &mut Random, seen: Seen<'_>) -> Prescribed {
    let mut done = Prescribed::default();
    for day in seen.days.iter().filter(|_| seen.age >= 15.0) {
        if !random.chance(0.14) {
            continue;
        }
        let needs: &[(&[(&str, &str)], &str)] = match random.weighted([0.45, 0.35, 0.2].into_iter()) {
            0 => &[(&INFECTION, "Infección odontogénica"), (&PAIN, "Dolor")],
            1 => &[(&PAIN, "Dolor tras la extracción"), (&RINSE, "Higiene de la herida")],
            _ => &[(&RINSE, "Gingivitis")],
        };
        let items: Vec<Medicine> = needs.iter().filter_map(|(course, why)| fitting(course, why, seen, *day)).collect();
        if items.is_empty() {
            continue;
        }
        let warnings = told(&items, seen, *day);
        let (by, name, licence) = seen.by;
        let paper = Prescription {
            id: PrescriptionId(random.id()),
            patient: seen.patient,
            issued_on: *day,
            items,
            warnings,
            prescriber: name.to_owned(),
            licence: licence.to_owned(),
            recorded_at: super::midday(*day),
            by,
        };
        if random.chance(0.06) {
            done.annulments.push(Annulment {
                id: random.id(),
                prescription: paper.id,
                patient: seen.patient,
                reason: "Cambio de pauta a petición del paciente".to_owned(),
                recorded_at: paper.recorded_at + 3_600_000,
                by,
            });
        }
        done.papers.push(paper);
    }
    done
}

/// The first of these that nothing grave stands against.
fn fitting(course: &[(&str, &str)], why: &str, seen: Seen<'_>, day: NaiveDate) -> Option<Medicine> {
    let line = |(code, name): &(&str, &str)| {
        let drug = DRUGS.iter().find(|drug| drug.code == *code)?;
        Some(line(drug, name, why))
    };
    let grave =
        |item: &Medicine| hazards(std::slice::from_ref(item), taker(seen, day)).iter().any(|hazard| hazard.grave);
    course.iter().filter_map(line).find(|item| !grave(item))
}

fn line(drug: &Drug, name: &str, why: &str) -> Medicine {
    use domain::prescription::DosageForm;
    let dose = match drug.form {
        DosageForm::Capsule => "1 cápsula".to_owned(),
        DosageForm::Mouthwash => format!("Enjuague de {} ml", drug.amount),
        _ => "1 comprimido".to_owned(),
    };
    Medicine {
        code: drug.code.to_owned(),
        ingredient: name.to_owned(),
        brand: String::new(),
        strength: drug.strength.to_owned(),
        form: drug.form,
        route: drug.route,
        dose,
        every_hours: drug.every_hours.into(),
        days: drug.days.into(),
        units: drug.units.into(),
        instructions: String::new(),
        indication: why.to_owned(),
    }
}

fn taker(seen: Seen<'_>, today: NaiveDate) -> Taker<'_> {
    Taker { history: seen.history, prescribed: &[], years: Some(seen.age as i32), asked: seen.asked, today }
}

fn told(items: &[Medicine], seen: Seen<'_>, day: NaiveDate) -> Vec<Acknowledged> {
    let said = |hazard| Acknowledged { hazard, why: String::new() };
    hazards(items, taker(seen, day)).into_iter().map(said).collect()
}

impl Prescribed {
    pub(super) fn save(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        self.papers.iter().try_for_each(|paper| tx.append(paper))?;
        Ok(self.annulments.iter().try_for_each(|annulment| tx.append(annulment))?)
    }
}

#[cfg(test)]
mod tests {
    use domain::prescription::HazardReason;

    use super::*;
    use crate::demo::health;

    #[test]
    fn nothing_is_prescribed_against_what_is_on_record() {
        let on = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
        let days: Vec<NaiveDate> = (0..6).map(|n| on - chrono::Days::new(n * 180)).collect();
        let id = StaffId(uuid::Uuid::nil());
        let (mut papers, mut spared) = (0, 0);
        for number in 0..1500 {
            let age = 10.0 + (number % 75) as f32;
            let patient = PatientId(uuid::Uuid::nil());
            let asked = health::Asked { patient, sex: domain::patient::Sex::Female, age, on, by: id };
            let told = health::ask(&mut Random::of(health::STREAM, number), asked);
            let seen = Seen {
                patient,
                age,
                days: &days,
                history: &told.items,
                asked: told.review.is_some(),
                by: (id, "Dra. Navarro", "41003562"),
            };
            let done = prescribe(&mut Random::of(STREAM, number), seen);
            for paper in &done.papers {
                let found = hazards(&paper.items, taker(seen, paper.issued_on));
                assert_eq!(paper.check(&found), Ok(()), "{:?}", paper.items);
                assert!(found.iter().all(|hazard| hazard.reason != HazardReason::AllergyClass), "{:?}", paper.items);
                papers += 1;
                spared += u32::from(paper.items.iter().any(|item| item.code == "clindamycin"));
            }
        }
        assert!((700..1700).contains(&papers), "{papers} papers");
        assert!(spared > 5, "{spared} were spared a penicillin");
    }
}
