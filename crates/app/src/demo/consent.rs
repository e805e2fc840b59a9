//! What the demo's patients signed. Fewer than in a clinic: a consent is a page of words, and a demo of fifty thousand
//! patients is to be made in minutes.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};
use domain::{
    ConsentId, PatientId, StaffId,
    consent::{
        Consent, ConsentDecision, ConsentSignature, ConsentSigner, Purpose, Template, Values, Withdrawal, current, fill,
    },
};
use store::WriteTx;

use super::random::Random;
use crate::{Result, wording::digest};

/// Sets this stream of chance apart from the others.
pub(super) const STREAM: u64 = 0xc0e5;

/// Who signs, when, and who explains.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) patient: PatientId,
    pub(super) name: &'a str,
    pub(super) family: &'a str,
    pub(super) document: &'a str,
    pub(super) age: f32,
    pub(super) first: NaiveDate,
    pub(super) today: NaiveDate,
    pub(super) by: (StaffId, &'a str),
    pub(super) clinic: &'a str,
}

/// What was decided, and what of it was taken back.
#[derive(Debug, Default)]
pub(super) struct Decided {
    pub(super) consents: Vec<Consent>,
    pub(super) withdrawals: Vec<Withdrawal>,
}

/// Asks one person.
pub(super) fn ask(random: &mut Random, asked: Asked<'_>) -> Decided {
    let offered: BTreeMap<Purpose, Template> = current(&[])
        .into_iter()
        .filter(|template| template.language == "es")
        .map(|template| (template.purpose, template))
        .collect();
    let mut decided = Decided::default();
    let cases = [
        (Purpose::Treatment, "revisión, limpieza y tratamiento conservador", 0.35, 0.0),
        (Purpose::Anaesthesia, "", 0.15, 0.01),
        (Purpose::Extraction, "exodoncia simple", 0.05, 0.0),
        (Purpose::Images, "", 0.06, 0.2),
        (Purpose::Marketing, "", 0.12, 0.3),
    ];
    for (purpose, treatment, share, declines) in cases {
        let Some(template) = offered.get(&purpose).filter(|_| random.chance(share)) else { continue };
        let decision = if random.chance(declines) { ConsentDecision::Declined } else { ConsentDecision::Given };
        let consent = sign(random, asked, template, treatment, decision);
        if decision == ConsentDecision::Given && !purpose.is_clinical() && random.chance(0.3) {
            decided.withdrawals.push(Withdrawal {
                id: random.id(),
                consent: consent.id,
                patient: asked.patient,
                reason: "Lo pide por teléfono".to_owned(),
                recorded_at: super::midday((asked.first + Days::new(60)).min(asked.today)) + 1_800_000,
                by: asked.by.0,
            });
        }
        decided.consents.push(consent);
    }
    decided
}

fn sign(
    random: &mut Random,
    asked: Asked<'_>,
    template: &Template,
    treatment: &str,
    decision: ConsentDecision,
) -> Consent {
    let own = asked.age >= template.purpose.own_age() as f32;
    let signer = if own {
        ConsentSigner { guardian: false, name: asked.name.to_owned(), relation: String::new(), document: String::new() }
    } else {
        let (name, relation) = random.pick(&[("Carmen", "madre"), ("José", "padre")]);
        ConsentSigner {
            guardian: true,
            name: format!("{name} {}", asked.family),
            relation: relation.to_owned(),
            document: "00000000T".to_owned(),
        }
    };
    let texts = reports::Language::Es.texts();
    let or_dash = |text: &str| if text.is_empty() { "—".to_owned() } else { text.to_owned() };
    let values = Values::from([
        ("patient", asked.name.to_owned()),
        ("document", or_dash(asked.document)),
        ("signer", signer.name.clone()),
        ("treatment", or_dash(treatment)),
        ("tooth", random.pick(&["18", "28", "38", "48", "36", "46"]).to_owned()),
        ("date", texts.long_date(asked.first)),
        ("clinic", asked.clinic.to_owned()),
        ("professional", asked.by.1.to_owned()),
    ]);
    let text = fill(&template.body, &values).text;
    let months = u32::try_from(template.months).ok().filter(|months| *months > 0);
    Consent {
        id: ConsentId(random.id()),
        patient: asked.patient,
        template: template.id,
        version: template.version,
        title: template.name.clone(),
        purpose: template.purpose,
        language: template.language.clone(),
        digest: digest(&text),
        text,
        decision,
        signature: if random.chance(0.85) {
            scrawl(random)
        } else {
            ConsentSignature::Typed { name: signer.name.clone() }
        },
        signer,
        informed_by: asked.by.0,
        informer: asked.by.1.to_owned(),
        signed_on: asked.first,
        valid_until: months.and_then(|months| asked.first.checked_add_months(Months::new(months))),
        recorded_at: super::midday(asked.first),
        by: asked.by.0,
    }
}

/// What a hand might have drawn: a few waves and a line beneath.
fn scrawl(random: &mut Random) -> ConsentSignature {
    let (waves, high) = (random.between(4, 9), random.between(20, 55));
    let (mut x, mut stroke) = (50, Vec::new());
    for n in 0..waves * 8 {
        let turn = f64::from(i32::try_from(n).unwrap_or(0)) * 0.78;
        x += 5 + i32::try_from(random.between(-2, 3)).unwrap_or(0);
        let y = 110.0 + turn.sin() * high as f64 * (0.6 + f64::from(random.unit()) * 0.4);
        stroke.extend([x.min(590), y as i32]);
    }
    let under = vec![40, 165, x.min(590), 158];
    ConsentSignature::Drawn { width: 600, height: 200, strokes: vec![stroke, under] }
}

impl Decided {
    pub(super) fn save(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        self.consents.iter().try_for_each(|consent| tx.append(consent))?;
        Ok(self.withdrawals.iter().try_for_each(|withdrawal| tx.append(withdrawal))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_signed_passes_the_check_leaves_no_field_open_and_some_is_taken_back() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
        let by = (StaffId(uuid::Uuid::nil()), "Elena Navarro Ruiz");
        let (mut signed, mut back, mut declined) = (0, 0, 0);
        for number in 0..600 {
            let age = 4.0 + (number % 80) as f32;
            let asked = Asked {
                patient: PatientId(uuid::Uuid::nil()),
                name: "Ana Güell",
                family: "Güell",
                document: "",
                age,
                first: today - Days::new(u64::from(number)),
                today,
                by,
                clinic: "Clínica Esmalte",
            };
            let decided = ask(&mut Random::of(STREAM, number), asked);
            for consent in &decided.consents {
                assert_eq!(consent.check(Some(age as i32)), Ok(()), "{} at {age}", consent.title);
                assert!(!consent.text.contains("{{"), "{}", consent.text);
                declined += u32::from(consent.decision == ConsentDecision::Declined);
                signed += 1;
            }
            for withdrawal in &decided.withdrawals {
                let of = decided.consents.iter().find(|consent| consent.id == withdrawal.consent).expect("its consent");
                assert_eq!(withdrawal.check(of, &[]), Ok(()));
                assert!(withdrawal.recorded_at > of.recorded_at);
                back += 1;
            }
        }
        assert!(signed > 300 && back > 8 && declined > 10, "{signed} signed, {declined} declined, {back} taken back");
    }
}
