//! Who may sign, and what a consent counts for.

use super::*;

fn day(n: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, n).expect("a day")
}

fn consent(n: u128, purpose: Purpose) -> Consent {
    Consent {
        id: ConsentId(Uuid::from_u128(n)),
        patient: PatientId(Uuid::nil()),
        template: Uuid::nil(),
        version: 0,
        title: "Exodoncia".to_owned(),
        purpose,
        language: "es".to_owned(),
        text: "Yo, Ana, acepto.".to_owned(),
        digest: String::new(),
        decision: ConsentDecision::Given,
        signer: ConsentSigner {
            guardian: false,
            name: "Ana".to_owned(),
            relation: String::new(),
            document: String::new(),
        },
        signature: ConsentSignature::Typed { name: "Ana".to_owned() },
        informed_by: StaffId(Uuid::nil()),
        informer: "Dra. Prats".to_owned(),
        signed_on: day(10),
        valid_until: None,
        recorded_at: n.try_into().expect("small"),
        by: StaffId(Uuid::nil()),
    }
}

fn reasons(checked: Result<(), Invalids>) -> Vec<String> {
    checked.err().map_or_else(Vec::new, |faults| faults.0.iter().map(ToString::to_string).collect())
}

#[test]
fn below_sixteen_a_guardian_signs_for_care_and_below_fourteen_for_data() {
    use Purpose::{Extraction, Images, Marketing, Treatment};
    for (purpose, years, alone) in [
        (Extraction, 15, false),
        (Extraction, 16, true),
        (Treatment, 8, false),
        (Images, 13, false),
        (Images, 14, true),
        (Marketing, 15, true),
    ] {
        let told = reasons(consent(1, purpose).check(Some(years)));
        let expected: &[&str] = if alone { &[] } else { &["signer: guardian_signs"] };
        assert_eq!(told, expected, "{purpose:?} at {years}");
    }
    assert_eq!(reasons(consent(1, Treatment).check(None)), ["signer: age_unknown"]);
}

#[test]
fn a_guardian_says_who_they_are() {
    let mut minor = consent(1, Purpose::Treatment);
    minor.signer.guardian = true;
    assert_eq!(reasons(minor.check(Some(8))), ["signerRelation: required", "signerDocument: required"]);
    (minor.signer.relation, minor.signer.document) = ("madre".to_owned(), "12345678Z".to_owned());
    assert_eq!(minor.check(Some(8)), Ok(()));
    assert_eq!(minor.check(None), Ok(()), "nobody need know the age of who does not sign");
}

#[test]
fn whatever_speaks_against_it_wins() {
    let now = (false, day(22));
    let mut given = consent(1, Purpose::Extraction);
    let of = |consent: &Consent, all: &[Consent], back: &[Withdrawal], now| standing(consent, all, back, now);
    assert_eq!(of(&given, &[], &[], now), ConsentStanding::Active);
    assert_eq!(of(&given, &[consent(2, Purpose::Extraction)], &[], now), ConsentStanding::Active, "another operation");
    assert_eq!(of(&given, &[], &[], (true, day(22))), ConsentStanding::Archived);
    given.valid_until = Some(day(21));
    assert_eq!(of(&given, &[], &[], now), ConsentStanding::Expired);
    given.valid_until = Some(day(22));
    assert_eq!(of(&given, &[], &[], now), ConsentStanding::Active, "the last day counts");
    let back = Withdrawal {
        id: Uuid::from_u128(9),
        consent: given.id,
        patient: given.patient,
        reason: "Cambia de idea".to_owned(),
        recorded_at: 0,
        by: StaffId(Uuid::nil()),
    };
    assert_eq!(of(&given, &[], std::slice::from_ref(&back), now), ConsentStanding::Withdrawn);
    let declined = Consent { decision: ConsentDecision::Declined, ..given.clone() };
    assert_eq!(of(&declined, &[], &[], now), ConsentStanding::Declined);
    // Of data the latest word counts, also when it is a no.
    let (first, no) = (consent(1, Purpose::Marketing), consent(2, Purpose::Marketing));
    let no = Consent { decision: ConsentDecision::Declined, ..no };
    let all = [first.clone(), no.clone()];
    assert_eq!(
        (of(&first, &all, &[], now), of(&no, &all, &[], now)),
        (ConsentStanding::Replaced, ConsentStanding::Declined)
    );
    assert_eq!(reasons(back.check(&given, &[])), Vec::<String>::new());
    assert_eq!(reasons(back.check(&given, std::slice::from_ref(&back))), ["reason: consent_withdrawn"]);
    assert_eq!(reasons(back.check(&no, &[])), ["reason: never_given"]);
}
