//! What the demo's patients are allergic to, live with and take. Conditions come with age, drugs with the condition they
//! are taken for. Shares are rounded from what surveys of Spanish adults find; nothing finer is claimed.

use chrono::{Days, NaiveDate};
use domain::{
    HealthItemId, PatientId, StaffId,
    health::{Category, HealthItem, HealthReading, HealthReview, Measure, Severity, find},
    patient::Sex,
    questionnaire::Answers,
};
use store::WriteTx;

use super::{questionnaire, random::Random};
use crate::Result;

/// Sets this stream of chance apart from the one that draws mouths.
pub(super) const STREAM: u64 = 0x4ea1;

/// Who is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    pub(super) patient: PatientId,
    pub(super) sex: Sex,
    pub(super) age: f32,
    pub(super) on: NaiveDate,
    pub(super) by: StaffId,
}

/// What was answered.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) items: Vec<HealthItem>,
    pub(super) readings: Vec<HealthReading>,
    pub(super) review: Option<HealthReview>,
    pub(super) sheet: Option<Answers>,
}

/// Code, name, from which age, how many of a hundred at that age and at eighty.
const CONDITIONS: [(&str, &str, f32, f32, f32); 10] = [
    ("asthma", "Asma", 4.0, 0.08, 0.05),
    ("hypertension", "Hipertensión arterial", 35.0, 0.06, 0.6),
    ("diabetes_2", "Diabetes tipo 2", 40.0, 0.03, 0.25),
    ("hypothyroidism", "Hipotiroidismo", 25.0, 0.02, 0.09),
    ("anxiety", "Ansiedad", 18.0, 0.08, 0.1),
    ("atrial_fibrillation", "Fibrilación auricular", 55.0, 0.01, 0.14),
    ("osteoporosis", "Osteoporosis", 55.0, 0.04, 0.25),
    ("prosthetic_valve", "Prótesis valvular cardiaca", 55.0, 0.004, 0.03),
    ("gastric_reflux", "Reflujo gastroesofágico", 30.0, 0.06, 0.14),
    ("smoker", "Fuma", 16.0, 0.22, 0.08),
];

/// What is taken for what: condition, code, name, dose, how often.
const DRUGS: [(&str, &str, &str, &str, f32); 10] = [
    ("asthma", "salbutamol", "Salbutamol", "A demanda", 0.7),
    ("hypertension", "enalapril", "Enalapril", "10 mg, 1-0-0", 0.5),
    ("hypertension", "amlodipine", "Amlodipino", "5 mg, 1-0-0", 0.3),
    ("diabetes_2", "metformin", "Metformina", "850 mg, 1-0-1", 0.85),
    ("hypothyroidism", "levothyroxine", "Levotiroxina", "75 µg en ayunas", 0.95),
    ("anxiety", "lorazepam", "Lorazepam", "1 mg, 0-0-1", 0.4),
    ("atrial_fibrillation", "apixaban", "Apixabán", "5 mg, 1-0-1", 0.6),
    ("osteoporosis", "alendronate", "Alendronato", "70 mg a la semana", 0.4),
    ("prosthetic_valve", "acenocoumarol", "Acenocumarol", "Según hoja de control", 1.0),
    ("gastric_reflux", "omeprazole", "Omeprazol", "20 mg, 1-0-0", 0.8),
];

const ALLERGIES: [(&str, &str, &str, f32); 5] = [
    ("penicillins", "Penicilinas", "Urticaria", 0.05),
    ("nsaids", "AINE (ibuprofeno y similares)", "Broncoespasmo", 0.015),
    ("metamizole", "Metamizol", "Exantema", 0.01),
    ("latex", "Látex", "Dermatitis de contacto", 0.01),
    ("nickel", "Níquel", "Dermatitis de contacto", 0.05),
];

/// Asks one person.
pub(super) fn ask(random: &mut Random, asked: Asked) -> Told {
    let mut told = Told::default();
    for (code, name, reaction, share) in ALLERGIES {
        if random.chance(share) {
            let severity =
                [Severity::Mild, Severity::Moderate, Severity::Severe][random.weighted([0.5, 0.35, 0.15].into_iter())];
            told.items.push(HealthItem { severity, ..item(random, asked, (code, name, reaction)) });
        }
    }
    for (code, name, from, then, at_eighty) in CONDITIONS {
        let ripe = ((asked.age - from) / (80.0 - from)).min(1.0);
        if ripe >= 0.0 && random.chance(then + (at_eighty - then) * ripe) {
            told.items.push(item(random, asked, (code, name, "")));
            for (_, code, name, dose, share) in DRUGS.iter().filter(|(taken_for, ..)| *taken_for == code) {
                if random.chance(*share) {
                    told.items.push(item(random, asked, (code, name, dose)));
                }
            }
        }
    }
    if asked.sex == Sex::Female && (22.0..42.0).contains(&asked.age) && random.chance(0.04) {
        let due_on = Some(asked.on + Days::new(random.between(30, 200).unsigned_abs()));
        told.items.push(HealthItem { due_on, ..item(random, asked, ("pregnancy", "Embarazo", "")) });
    }
    let ill = told.items.iter().filter(|item| item.category == Category::Condition).count();
    let class = if ill == 0 {
        1
    } else if ill < 3 {
        2
    } else {
        3
    };
    told.readings.push(reading(random, asked, Measure::Asa, class));
    if told.items.iter().any(|item| item.code == "acenocoumarol") {
        let tenths = random.between(20, 38);
        told.readings.push(reading(random, asked, Measure::Inr, tenths));
    }
    // Nobody got round to asking some.
    if random.chance(0.12) {
        return Told::default();
    }
    told.review = Some(HealthReview {
        id: random.id(),
        patient: asked.patient,
        reviewed_on: asked.on,
        items: told.items.iter().map(|item| item.id.to_string()).collect(),
        recorded_at: super::midday(asked.on),
        by: asked.by,
    });
    told.sheet = Some(questionnaire::sheet(random, asked, &told.items));
    told
}

fn item(random: &mut Random, asked: Asked, (code, name, detail): (&str, &str, &str)) -> HealthItem {
    HealthItem {
        id: HealthItemId(random.id()),
        patient: asked.patient,
        category: find(code).map_or(Category::Condition, |entry| entry.category),
        code: code.to_owned(),
        name: name.to_owned(),
        severity: Severity::Unknown,
        detail: detail.to_owned(),
        due_on: None,
        ended: false,
        end_reason: None,
        ended_on: None,
        recorded_at: super::midday(asked.on),
        by: asked.by,
    }
}

pub(super) fn reading(random: &mut Random, asked: Asked, measure: Measure, value: i64) -> HealthReading {
    let (id, patient, by) = (random.id(), asked.patient, asked.by);
    HealthReading { id, patient, measure, value, measured_on: asked.on, recorded_at: super::midday(asked.on), by }
}

impl Told {
    pub(super) fn save(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        self.items.iter().try_for_each(|item| tx.save(item, None))?;
        self.readings.iter().try_for_each(|reading| tx.append(reading))?;
        self.review.iter().try_for_each(|review| tx.append(review))?;
        Ok(self.sheet.iter().try_for_each(|sheet| tx.append(sheet))?)
    }
}

#[cfg(test)]
mod tests {
    use domain::questionnaire::Said;

    use super::*;

    #[test]
    fn what_is_told_passes_the_check_and_fits_the_age() {
        let on = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
        let (mut allergic, mut asked_of) = (0, 0);
        for number in 0..2000 {
            let age = 3.0 + (number % 90) as f32;
            let sex = if number % 2 == 0 { Sex::Female } else { Sex::Male };
            let asked = Asked { patient: PatientId(uuid::Uuid::nil()), sex, age, on, by: StaffId(uuid::Uuid::nil()) };
            let told = ask(&mut Random::of(STREAM, number), asked);
            for (i, item) in told.items.iter().enumerate() {
                assert_eq!(item.check(&told.items[..i]), Ok(()), "{item:?}");
                let code = item.code.as_str();
                assert!(
                    age >= 55.0 || !matches!(code, "acenocoumarol" | "apixaban" | "alendronate"),
                    "{code} at {age}"
                );
                assert!(code != "pregnancy" || sex == Sex::Female && (22.0..42.0).contains(&age), "{age}");
            }
            let house = domain::questionnaire::Questionnaire::house();
            assert!(
                told.sheet.iter().all(|sheet| sheet.check(&house).is_ok() && sheet.answers.len() == 20),
                "{told:?}"
            );
            let yes = |code: &str| {
                told.sheet
                    .iter()
                    .flat_map(|sheet| &sheet.answers)
                    .any(|said| said.code == code && said.said == Said::Yes)
            };
            let takes = told.items.iter().any(|item| item.category == Category::Medication);
            assert_eq!(yes("medication"), takes && told.review.is_some(), "{told:?}");
            assert!(told.readings.iter().all(|reading| reading.check(on).is_ok()));
            asked_of += u32::from(told.review.is_some());
            allergic += u32::from(told.items.iter().any(|item| item.category == Category::Allergy));
        }
        assert!((1650..1870).contains(&asked_of), "{asked_of} of 2,000 were asked");
        assert!((150..350).contains(&allergic), "{allergic} of 2,000 are allergic");
    }
}
