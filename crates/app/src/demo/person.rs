//! Who the demo's patients are: names by age as INE counts them, valid documents, telephones and addresses.
//!
//! Nobody real: document numbers lie in ranges not issued yet, and mail goes to example.com, which delivers nothing.

use chrono::{Datelike as _, Days, NaiveDate};
use domain::{
    PatientId,
    document::{self, DocumentKind},
    patient::{Patient, Sex, age},
    text,
};
use uuid::Uuid;

use super::{
    names::{self, FirstName},
    places::{FAR, PLACES, STREETS},
    random::Random,
};

/// How old the patients of a general practice are: from, to, share.
const AGES: [(i64, i64, f32); 7] =
    [(3, 11, 0.08), (12, 17, 0.07), (18, 29, 0.13), (30, 44, 0.22), (45, 59, 0.23), (60, 74, 0.18), (75, 92, 0.09)];

/// What reception writes beside a name.
const NOTES: [&str; 6] = [
    "Prefiere citas por la tarde.",
    "Avisar por WhatsApp el día anterior.",
    "Llamar al fijo por las mañanas.",
    "Viene siempre acompañado.",
    "Recomendado por otro paciente.",
    "Suele llegar diez minutos tarde.",
];

/// Makes a person.
pub(super) fn person(random: &mut Random, id: Uuid, number: i64, today: NaiveDate) -> Patient {
    let (from, to, _) = AGES[random.weighted(AGES.iter().map(|(_, _, share)| *share))];
    let years = i32::try_from(random.between(from, to)).unwrap_or(40);
    let days = random.between(0, 364).unsigned_abs();
    let birthday = NaiveDate::from_ymd_opt(today.year() - years, today.month(), today.day().min(28)).unwrap_or(today);
    let birth = birthday - Days::new(days);
    let female = random.chance(0.53);
    let given_name = first_name(random, if female { names::FEMALE } else { names::MALE }, birth.year());
    let family_name = family_name(random);
    let family_name_2 = family_name_2(random);
    let grown = age(birth, today).is_some_and(|age| age.years >= 18);
    let (document_kind, document_number) = document(random, years);
    let address = random.weighted([0.96, 0.04].into_iter());
    let (postcode, city) = if address == 0 { random.pick(&PLACES[FAR..]) } else { random.pick(&PLACES[..FAR]) };
    let street = random.pick(STREETS);
    let house = random.between(1, 120);
    let floor = if random.chance(0.6) {
        format!(", {}.º {}", random.between(1, 6), random.pick(&['A', 'B', 'C', 'D']))
    } else {
        String::new()
    };
    let mobile = mobile(random);
    let landline = if grown && random.chance(0.25) { landline(random) } else { String::new() };
    let email = if grown && random.chance(0.6) { email(&given_name, &family_name, number) } else { String::new() };
    let notes = match (grown, random.chance(0.1)) {
        (false, _) => "Teléfono de la madre o del padre.".to_owned(),
        (true, true) => random.pick(&NOTES).to_owned(),
        (true, false) => String::new(),
    };
    Patient {
        id: PatientId(id),
        number,
        given_name,
        family_name,
        family_name_2,
        birth_date: Some(birth),
        sex: if female { Sex::Female } else { Sex::Male },
        document_kind,
        document_number,
        phone: mobile,
        phone_2: landline,
        email,
        address: format!("{street}, {house}{floor}"),
        postcode: postcode.to_owned(),
        city: city.to_owned(),
        notes,
        created_at: 0,
        retired: years > 60 && random.chance(0.03),
    }
}

/// Names weigh by how many bear them and how near their mean age is: a child is rarely called Josefa today.
fn first_name(random: &mut Random, from: &[FirstName], born: i32) -> String {
    let weight = |(_, bearers, mean_age): &FirstName| {
        let off = (names::COUNTED_IN as f32 - mean_age - born as f32) / (6.0 + mean_age / 4.0);
        let near = 1.0 / (1.0 + off * off);
        bearers * near * near * near * near * near
    };
    from[random.weighted(from.iter().map(weight))].0.to_owned()
}

fn family_name(random: &mut Random) -> String {
    names::FAMILY[random.weighted(names::FAMILY.iter().map(|(_, bearers)| *bearers))].0.to_owned()
}

/// Some foreigners have but one.
fn family_name_2(random: &mut Random) -> String {
    if random.chance(0.04) { String::new() } else { family_name(random) }
}

fn document(random: &mut Random, years: i32) -> (Option<DocumentKind>, String) {
    let kind = random.weighted([0.92, 0.06, 0.02].into_iter());
    if years < 14 && random.chance(0.6) {
        return (None, String::new());
    }
    let digits = random.between(0, 999_999);
    match kind {
        0 => (Some(DocumentKind::Dni), lettered(DocumentKind::Dni, &format!("99{digits:06}"))),
        1 => (Some(DocumentKind::Nie), lettered(DocumentKind::Nie, &format!("Z9{digits:06}"))),
        _ => (Some(DocumentKind::Passport), format!("XDA{digits:06}")),
    }
}

/// Adds the check letter: the one the rule accepts.
fn lettered(kind: DocumentKind, number: &str) -> String {
    let with = |letter: u8| format!("{number}{}", char::from(letter));
    (b'A'..=b'Z').map(with).find(|number| document::check(kind, number).is_ok()).unwrap_or_default()
}

fn mobile(random: &mut Random) -> String {
    let digits = random.between(0, 99_999_999);
    let (head, tail) = if random.chance(0.9) { (6, digits) } else { (7, 10_000_000 + digits % 30_000_000) };
    spaced(&format!("{head}{tail:08}"))
}

fn landline(random: &mut Random) -> String {
    spaced(&format!("95{}{:06}", random.between(4, 5), random.between(200_000, 999_999)))
}

fn spaced(digits: &str) -> String {
    let parts: Vec<&str> = [digits.get(..3), digits.get(3..6), digits.get(6..)].into_iter().flatten().collect();
    parts.join(" ")
}

fn email(given: &str, family: &str, number: i64) -> String {
    let word = |name: &str| text::search_key(name).replace(' ', ".");
    format!("{}.{}{number}@example.com", word(given), word(family))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_thousand_people_pass_the_form() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        let mut children = 0;
        for number in 1..=5000_u32 {
            let mut random = Random::of(7, number);
            let patient = person(&mut random, Uuid::nil(), i64::from(number), today);
            assert_eq!(patient.check(today), Ok(()), "{number}");
            let mut cleaned = patient.clone();
            cleaned.clean();
            assert_eq!(cleaned, patient, "{number} is not in the form it is kept in");
            let years = patient.birth_date.and_then(|birth| age(birth, today)).map_or(0, |age| age.years);
            assert!((3..=93).contains(&years), "{years}");
            children += u32::from(years < 18);
            assert_eq!(patient.phone.len(), 11, "{}", patient.phone);
        }
        assert!((600..900).contains(&children), "{children} of 5,000 are children");
    }

    #[test]
    fn names_follow_the_year_of_birth() {
        let born = |year| {
            let mut random = Random::of(1, 1);
            (0..500).filter(|_| first_name(&mut random, names::FEMALE, year) == "Josefa").count()
        };
        assert!(born(1945) > 5 * born(2015).max(1), "{} {}", born(1945), born(2015));
    }
}
