use domain::{document::DocumentKind, patient::Patient};
use store::PatientHits;

use crate::kit::{Desk, ctx, exchange, finding, patient};

fn people() -> Vec<Patient> {
    let mut people: Vec<Patient> = [
        ("María José", "Muñoz", "Güell-Peñalver"),
        ("Pau", "Vidal", "i Soler"),
        ("Íñigo", "Fernández", "de la Peña"),
        ("Noa", "O'Connor", "López"),
        ("Marcos", "Garmendia", "Ruiz"),
    ]
    .iter()
    .zip(1..)
    .map(|((given, family, second), n)| Patient { family_name_2: (*second).into(), ..patient(n, given, family) })
    .collect();
    people[0].phone = "+34 600 123 456".into();
    people[1].document_kind = Some(DocumentKind::Dni);
    people[1].document_number = "12345678Z".into();
    people[2].number = 90817;
    people[4].retired = true;
    people
}

fn clinic() -> Desk {
    let desk = Desk::first();
    desk.write(ctx(), |tx| people().iter().try_for_each(|patient| tx.save(patient, None))).unwrap();
    desk
}

fn search(desk: &Desk, typed: &str) -> PatientHits {
    desk.read(|tx| tx.search_patients(typed, false, 0, 50)).unwrap()
}

fn names(desk: &Desk, typed: &str) -> Vec<String> {
    search(desk, typed).hits.into_iter().map(|hit| hit.patient.given_name).collect()
}

#[test]
fn any_three_letters_find_and_accents_do_not_matter() {
    let desk = clinic();
    for (typed, found) in [
        ("muñ", "María José"),
        ("MUN", "María José"),
        ("ñoz", "María José"),
        ("üel", "María José"),
        ("nalv", "María José"),
        ("jose", "María José"),
        ("maria jose munoz", "María José"),
        ("vid pau", "Pau"),
        ("pau v", "Pau"),
        ("i sol", "Pau"),
        ("inigo", "Íñigo"),
        ("dez de la", "Íñigo"),
        ("o'con", "Noa"),
        ("123456", "María José"),
        ("600 123", "María José"),
        ("5678z", "Pau"),
        ("90817", "Íñigo"),
        ("081", "Íñigo"),
    ] {
        let found_names = names(&desk, typed);
        assert!(found_names.iter().any(|name| name == found), "{typed:?} found {found_names:?}");
    }
    assert_eq!(names(&desk, "xyz"), Vec::<String>::new());
    assert_eq!(names(&desk, "vid xyz"), Vec::<String>::new());
}

#[test]
fn one_or_two_letters_find_what_starts_with_them() {
    let desk = clinic();
    assert_eq!(names(&desk, "mu"), ["María José"]);
    assert_eq!(names(&desk, "v"), ["Pau"]);
    assert_eq!(names(&desk, "p"), ["Íñigo", "María José", "Pau"], "Peña, Peñalver, Pau");
    assert!(!names(&desk, "oz").contains(&"María José".to_owned()), "the end of a word is no start");
}

#[test]
fn signs_that_mean_something_to_the_index_mean_nothing_here() {
    let desk = clinic();
    for typed in [
        "\"",
        "*",
        "NEAR(",
        "a AND",
        "mun*",
        "\"mun",
        "words:mun",
        "mun OR",
        "'; DROP TABLE patient; --",
        "(",
        "^mun",
        "a\0b",
        "%",
        "_",
    ] {
        search(&desk, typed);
    }
    assert_eq!(names(&desk, "mun*"), ["María José"]);
    assert_eq!(names(&desk, "mun AND xyz"), Vec::<String>::new());
    search(&desk, &"word ".repeat(10_000));
}

#[test]
fn archived_patients_are_found_where_they_are_looked_for() {
    let desk = clinic();
    assert_eq!(names(&desk, "garm"), Vec::<String>::new());
    let archived = desk.read(|tx| tx.search_patients("garm", true, 0, 50)).unwrap();
    assert_eq!((archived.total, archived.hits[0].patient.given_name.as_str()), (1, "Marcos"));
    assert_eq!(desk.read(|tx| tx.search_patients("", true, 0, 50)).unwrap().total, 1);
}

#[test]
fn with_nothing_typed_all_are_listed_by_name_page_by_page() {
    let desk = clinic();
    let page = |offset, limit| {
        let hits = desk.read(|tx| tx.search_patients(" ", false, offset, limit)).unwrap();
        assert_eq!(hits.total, 4);
        hits.hits.into_iter().map(|hit| hit.patient.family_name).collect::<Vec<_>>()
    };
    assert_eq!(page(0, 10), ["Fernández", "Muñoz", "O'Connor", "Vidal"]);
    assert_eq!(page(1, 2), ["Muñoz", "O'Connor"]);
    assert_eq!(page(4, 2), Vec::<String>::new());
}

#[test]
fn family_names_that_start_so_come_first_and_pages_do_not_overlap() {
    let desk = Desk::first();
    desk.write(ctx(), |tx| {
        (0..60).try_for_each(|n| {
            tx.save(&patient(n, &format!("Garbiñe {n:02}"), if n % 2 == 0 { "Garro" } else { "Abad" }), None)
        })
    })
    .unwrap();
    let page = |offset| desk.read(|tx| tx.search_patients("gar", false, offset, 20)).unwrap();
    let all: Vec<Patient> =
        [0, 20, 40].into_iter().flat_map(|offset| page(offset).hits).map(|hit| hit.patient).collect();
    assert_eq!(all.len(), 60);
    assert!(all[..30].iter().all(|patient| patient.family_name == "Garro"));
    assert!(all[..30].windows(2).all(|pair| pair[0].given_name < pair[1].given_name));
    assert_eq!(page(0).total, 60);
}

#[test]
fn a_renamed_patient_is_found_by_the_new_name_only_here_and_afar() {
    let desks = Desk::clinic_of(2);
    desks[0].saves(&patient(1, "Lucía", "Ferrer"));
    exchange(&desks);
    desks[0].saves(&patient(1, "Lucía", "Soler"));
    exchange(&desks);
    for desk in &desks {
        assert_eq!(names(desk, "sole"), ["Lucía"]);
        assert_eq!(names(desk, "ferr"), Vec::<String>::new());
        assert_eq!(names(desk, "erre"), Vec::<String>::new());
    }
}

#[test]
fn the_list_says_when_somebody_was_last_seen() {
    let desk = clinic();
    assert_eq!(search(&desk, "vidal").hits[0].last_seen, None);
    let earlier = domain::finding::Finding { observed_on: "2020-01-01".parse().unwrap(), ..finding(2, 2, "") };
    desk.appends(&finding(1, 2, ""));
    desk.appends(&earlier);
    assert_eq!(search(&desk, "vidal").hits[0].last_seen.as_deref(), Some("2026-11-22"));
}

#[test]
fn a_telephone_is_found_however_it_is_grouped() {
    let desk = clinic();
    for typed in ["600123", "600 123", "00 12 3", "+34 600-123.456"] {
        assert_eq!(names(&desk, typed).len(), 1, "{typed}");
    }
    assert!(names(&desk, "600 124").is_empty());
}
