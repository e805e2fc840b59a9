use super::*;
use crate::wording::Values;

fn letter(kind: LetterKind) -> Letter {
    Letter {
        id: LetterId(Uuid::from_u128(1)),
        patient: PatientId(Uuid::from_u128(2)),
        letter: kind,
        template: Uuid::from_u128(3),
        version: 1,
        title: "Carta".to_owned(),
        language: "es".to_owned(),
        addressee: "Dra. Ríos".to_owned(),
        text: "Texto".to_owned(),
        signer: "Laura Roca".to_owned(),
        licence: "8003214".to_owned(),
        issued_on: NaiveDate::default(),
        recorded_at: 0,
        by: StaffId(Uuid::nil()),
    }
}

#[test]
fn the_house_writes_each_letter_in_both_languages_with_fields_that_it_may_have() {
    let offered = current(&[]);
    assert_eq!(offered.len(), 10);
    for template in &offered {
        assert_eq!(template.check(), Ok(()), "{}", template.name);
        assert_eq!(version(&[], template.id).as_ref(), Some(template));
        let whole = fill(&template.body, template.letter, &Values::new());
        assert!(whole.unknown.is_empty());
    }
    for kind in LetterKind::ALL {
        for language in ["es", "en"] {
            assert!(offered.iter().any(|one| one.letter == kind && one.language == language), "{kind:?} {language}");
        }
    }
}

#[test]
fn a_field_of_another_letter_is_unknown_here() {
    let visit = fill("{{visit_from}}", LetterKind::Recall, &Values::new());
    assert_eq!((visit.unknown.len(), visit.empty.len()), (1, 0));
    let house = current(&[]).remove(0);
    let odd = LetterTemplate { name: " ".into(), body: "{{recall_date}}".into(), language: "fr".into(), ..house };
    let told = odd.check().expect_err("refused").to_string();
    assert_eq!(told, "name: required; body: unknown_field; language: unknown_value");
}

#[test]
fn the_last_version_is_offered_and_earlier_ones_stay_readable() {
    let house = current(&[]).remove(0);
    let made = |n: u128, version, recorded_at| LetterTemplate {
        id: Uuid::from_u128(n),
        version,
        recorded_at,
        name: format!("v{n}"),
        ..house.clone()
    };
    let all = [made(1, 1, 10), made(2, 2, 20), made(3, 2, 15)];
    let offered = current(&all);
    assert_eq!(offered.len(), 10);
    assert!(offered.iter().any(|one| one.name == "v2") && !offered.iter().any(|one| one.name == "v3"));
    let names: Vec<String> = history(&all, house.template).into_iter().map(|one| one.name).collect();
    assert_eq!(names, ["v2", "v3", "v1", house.name.as_str()]);
}

#[test]
fn a_referral_names_to_whom_and_under_which_licence_a_certificate_need_not() {
    assert_eq!(letter(LetterKind::Referral).check(), Ok(()));
    let bare = |kind| Letter { addressee: String::new(), licence: " ".to_owned(), ..letter(kind) };
    assert_eq!(bare(LetterKind::Certificate).check(), Ok(()));
    let told = bare(LetterKind::Referral).check().expect_err("refused").to_string();
    assert_eq!(told, "recipient: required; signer: no_licence");
    let foot = Letter { text: " ".to_owned(), ..letter(LetterKind::PrescriptionFoot) };
    assert_eq!(foot.check().expect_err("refused").to_string(), "letter: unknown_value; text: required");
}
