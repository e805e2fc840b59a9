//! What the demo handed out: certificates, a referral now and then, recalls. Fewer than in a clinic, as with consents.

use chrono::{Days, NaiveDate, NaiveTime};
use domain::{
    LetterId, PatientId, StaffId,
    letter::{Letter, LetterKind, LetterTemplate, current, fill},
    wording::Values,
};
use store::WriteTx;

use super::random::Random;
use crate::{Result, wording::or_dash};

/// Sets this stream of chance apart from the others.
pub(super) const STREAM: u64 = 0x1e77;

/// Of whom, when they came, and who signs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) patient: PatientId,
    pub(super) name: &'a str,
    pub(super) document: &'a str,
    pub(super) birth: NaiveDate,
    pub(super) age: f32,
    pub(super) address: &'a str,
    pub(super) last: NaiveDate,
    pub(super) by: (StaffId, &'a str, &'a str),
    pub(super) clinic: (&'a str, &'a str),
}

/// To whom the demo refers, and why.
const REFERRED: [(&str, &str, &str); 3] = [
    (
        "Dra. Inés Ríos Lozano",
        "Cirugía Maxilofacial, Hospital de la Ribera",
        "Exodoncia del 48, incluido junto al nervio.",
    ),
    ("Dr. Marcos Pina Soler", "Endodoncia, calle del Pozo, 4, Sevilla", "Retratamiento de conductos del 46."),
    ("Dra. Alba Cano Ruiz", "Ortodoncia, avenida del Parque, 9, Sevilla", "Valoración de mordida cruzada."),
];

/// Writes what one person was handed.
pub(super) fn write(random: &mut Random, asked: Asked<'_>) -> Vec<Letter> {
    let offered = current(&[]);
    let template = |kind: LetterKind| offered.iter().find(|one| one.letter == kind && one.language == "es");
    let mut letters = Vec::new();
    for (kind, share) in [(LetterKind::Certificate, 0.12), (LetterKind::Referral, 0.04), (LetterKind::Recall, 0.08)] {
        if let Some(template) = template(kind).filter(|_| random.chance(share)) {
            letters.push(letter(random, asked, template));
        }
    }
    letters
}

fn letter(random: &mut Random, asked: Asked<'_>, template: &LetterTemplate) -> Letter {
    let texts = reports::Language::Es.texts();
    let (name, place, reason) = random.pick(&REFERRED);
    let began = asked.last.and_time(NaiveTime::MIN) + chrono::TimeDelta::minutes(random.between(9 * 60, 18 * 60));
    let values = Values::from([
        ("patient", asked.name.to_owned()),
        ("document", or_dash(asked.document)),
        ("birth_date", texts.date(asked.birth)),
        ("age", texts.count("age-years", asked.age as usize)),
        ("date", texts.long_date(asked.last)),
        ("clinic", asked.clinic.0.to_owned()),
        ("phone", asked.clinic.1.replace(' ', "\u{a0}")),
        ("doctor", asked.by.1.to_owned()),
        ("licence", asked.by.2.to_owned()),
        ("visit_date", texts.long_date(asked.last)),
        ("visit_from", began.format("%H:%M").to_string()),
        ("visit_to", (began + chrono::TimeDelta::minutes(45)).format("%H:%M").to_string()),
        ("companion", format!("Carmen {}", asked.name.rsplit(' ').next().unwrap_or_default())),
        ("relation", "familiar".to_owned()),
        ("recipient", name.to_owned()),
        ("reason", if template.letter == LetterKind::Referral { reason.to_owned() } else { String::new() }),
        ("recall_date", texts.long_date(asked.last + Days::new(182))),
    ]);
    Letter {
        id: LetterId(random.id()),
        patient: asked.patient,
        letter: template.letter,
        template: template.id,
        version: template.version,
        title: template.name.clone(),
        language: template.language.clone(),
        addressee: match template.letter {
            LetterKind::Referral => format!("{name}\n{place}"),
            LetterKind::Recall => format!("{}\n{}", asked.name, asked.address).trim_end().to_owned(),
            LetterKind::Certificate | LetterKind::PrescriptionFoot => String::new(),
        },
        text: fill(&template.body, template.letter, &values).text,
        signer: asked.by.1.to_owned(),
        licence: asked.by.2.to_owned(),
        issued_on: asked.last,
        recorded_at: super::midday(asked.last),
        by: asked.by.0,
    }
}

pub(super) fn save(letters: &[Letter], tx: &mut WriteTx<'_>) -> Result<()> {
    Ok(letters.iter().try_for_each(|letter| tx.append(letter))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_issued_passes_the_check_and_leaves_no_field_open() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
        let mut kinds = std::collections::BTreeMap::new();
        for number in 0..400 {
            let asked = Asked {
                patient: PatientId(uuid::Uuid::nil()),
                name: "Ana Güell Peñalver",
                document: "",
                birth: today - Days::new(11_000),
                age: 30.1,
                address: "Calle Mayor 3",
                last: today,
                by: (StaffId(uuid::Uuid::nil()), "Elena Navarro Ruiz", "41003562"),
                clinic: ("Clínica Esmalte", "954 210 000"),
            };
            for letter in write(&mut Random::of(STREAM, number), asked) {
                assert_eq!(letter.check(), Ok(()), "{}", letter.title);
                assert!(!letter.text.contains("{{"), "{}", letter.text);
                *kinds.entry(letter.letter).or_insert(0) += 1;
            }
        }
        assert!(kinds.len() == 3 && kinds.values().all(|n| *n > 5), "{kinds:?}");
    }
}
