//! One person under two patient records: what may be such a pair, and what people said of it.
//!
//! Two workstations without a line both register the same newcomer. Their records are never melted into one and no id is
//! rewritten: a fact says that both are the same person, another takes it back, and both histories stay as they were.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, Kind, PatientId, PatientLinkId, Record, StaffId,
    patient::Patient,
    record::{
        FieldType::{Boolean, Id, Integer},
        field, safety,
    },
    text,
};

/// Somebody looked at two records and said whether they are one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatientLink {
    /// Identity.
    pub id: PatientLinkId,
    /// One record.
    pub patient: PatientId,
    /// The other.
    pub other: PatientId,
    /// Whether they are of the same person.
    pub same: bool,
    /// When it was said, milliseconds UTC.
    pub recorded_at: i64,
    /// By whom.
    pub by: StaffId,
}

/// Kind of [`PatientLink`].
pub static LINK_KIND: Kind = Kind {
    name: "patient_link",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        safety("patient", Id),
        safety("other", Id),
        safety("same", Boolean),
        field("recorded_at", Integer),
        field("by", Id),
    ],
};

impl Record for PatientLink {
    const KIND: &'static Kind = &LINK_KIND;
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

/// Takes a [`PatientLink`] back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatientUnlink {
    /// Identity.
    pub id: Uuid,
    /// The record the link belongs to.
    pub patient: PatientId,
    /// What is taken back.
    pub link: PatientLinkId,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
    /// By whom.
    pub by: StaffId,
}

/// Kind of [`PatientUnlink`].
pub static UNLINK_KIND: Kind = Kind {
    name: "patient_unlink",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[field("patient", Id), field("link", Id), field("recorded_at", Integer), field("by", Id)],
};

impl Record for PatientUnlink {
    const KIND: &'static Kind = &UNLINK_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

/// Why two records may be of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum DuplicateReason {
    /// The same document.
    Document,
    /// Born on the same day, with nearly the same name.
    BirthAndName,
    /// The same telephone and nearly the same name.
    PhoneAndName,
}

/// Two records that may be of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The one registered first, by history number and id.
    pub first: PatientId,
    /// The other.
    pub second: PatientId,
    /// Why, the most telling first.
    pub reasons: BTreeSet<DuplicateReason>,
}

impl DuplicateReason {
    /// All of them, the most telling first.
    pub const ALL: [DuplicateReason; 3] =
        [DuplicateReason::Document, DuplicateReason::BirthAndName, DuplicateReason::PhoneAndName];

    /// Its stable name.
    pub fn word(self) -> &'static str {
        match self {
            DuplicateReason::Document => "document",
            DuplicateReason::BirthAndName => "birth_and_name",
            DuplicateReason::PhoneAndName => "phone_and_name",
        }
    }

    /// Whether it tells something of two people of these folded names who share it. Many share a telephone or a birthday:
    /// those need a name that is nearly the same too.
    pub fn tells(self, one: &str, other: &str) -> bool {
        self == DuplicateReason::Document || alike(one, other)
    }
}

/// What a patient would share with another record of the same person.
pub fn traits(patient: &Patient) -> BTreeSet<(DuplicateReason, String)> {
    let number = text::search_key(&patient.document_number).replace(' ', "");
    let document = patient.document_kind.filter(|_| !number.is_empty()).map(|kind| format!("{kind:?} {number}"));
    let digits = |phone: &String| phone.chars().filter(char::is_ascii_digit).collect::<String>();
    let last_nine = |phone: String| phone[phone.len().saturating_sub(9)..].to_owned();
    let phones = [&patient.phone, &patient.phone_2].map(digits).map(last_nine).into_iter().filter(|it| it.len() >= 6);
    let birth = patient.birth_date.map(|date| (DuplicateReason::BirthAndName, date.to_string()));
    let document = document.map(|document| (DuplicateReason::Document, document));
    document.into_iter().chain(birth).chain(phones.map(|phone| (DuplicateReason::PhoneAndName, phone))).collect()
}

/// By what names are compared.
pub fn folded_name(patient: &Patient) -> String {
    text::search_key(&patient.full_name())
}

/// Whether two folded names may be one person's: a name or two left out, or a slip or two of the pen.
fn alike(a: &str, b: &str) -> bool {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let words: Vec<&str> = many.split(' ').collect();
    let within = few.split(' ').all(|word| words.contains(&word));
    let slips = if few.chars().count() < 10 { 1 } else { 2 };
    !few.is_empty() && ((within && few.contains(' ')) || distance(few, many, slips) <= slips)
}

/// Letters to change, add or leave out between two names; more than `most` counts as one more.
fn distance(a: &str, b: &str, most: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return most + 1;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let cost = (corner + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            corner = std::mem::replace(&mut row[j + 1], cost);
        }
    }
    row[b.len()]
}

/// Which records belong together by what stands: each group in order of id. A statement taken back counts no more.
pub fn groups(links: &[PatientLink], unlinks: &[PatientUnlink]) -> Vec<BTreeSet<PatientId>> {
    let mut groups: Vec<BTreeSet<PatientId>> = Vec::new();
    for link in standing(links, unlinks).filter(|link| link.same) {
        let mut joined = BTreeSet::from([link.patient, link.other]);
        groups.retain(|group| {
            let apart = group.is_disjoint(&joined);
            if !apart {
                joined.extend(group);
            }
            apart
        });
        groups.push(joined);
    }
    groups
}

/// Statements that nobody took back.
pub fn standing<'a>(links: &'a [PatientLink], unlinks: &'a [PatientUnlink]) -> impl Iterator<Item = &'a PatientLink> {
    let withdrawn: BTreeSet<PatientLinkId> = unlinks.iter().map(|unlink| unlink.link).collect();
    links.iter().filter(move |link| !withdrawn.contains(&link.id))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::{document::DocumentKind, patient::Sex};

    fn person(n: u128, name: [&str; 3]) -> Patient {
        Patient {
            id: PatientId(Uuid::from_u128(n)),
            number: i64::try_from(n).expect("small"),
            given_name: name[0].to_owned(),
            family_name: name[1].to_owned(),
            family_name_2: name[2].to_owned(),
            birth_date: None,
            sex: Sex::Unknown,
            document_kind: None,
            document_number: String::new(),
            phone: String::new(),
            phone_2: String::new(),
            email: String::new(),
            address: String::new(),
            postcode: String::new(),
            city: String::new(),
            notes: String::new(),
            created_at: 0,
            retired: false,
        }
    }

    fn told(patients: &[Patient]) -> Vec<(u128, u128, Vec<DuplicateReason>)> {
        let mut told = Vec::new();
        for (i, first) in patients.iter().enumerate() {
            for second in &patients[i + 1..] {
                let names = [folded_name(first), folded_name(second)];
                let shared: BTreeSet<_> =
                    traits(first).intersection(&traits(second)).map(|(reason, _)| *reason).collect();
                let reasons: Vec<_> = shared.into_iter().filter(|reason| reason.tells(&names[0], &names[1])).collect();
                if !reasons.is_empty() {
                    told.push((first.id.0.as_u128(), second.id.0.as_u128(), reasons));
                }
            }
        }
        told
    }

    #[test]
    fn names_are_alike_without_accents_with_a_slip_or_a_name_less() {
        for (a, b) in [
            ("María José Muñoz Güell", "Maria Jose MUNOZ Guell"),
            ("María José Muñoz Güell", "María José Muñoz"),
            ("José García Pérez", "Jose Garsia Perez"),
            ("Leo Roca", "Leo Rosa"),
        ] {
            assert!(alike(&text::search_key(a), &text::search_key(b)), "{a} / {b}");
        }
        for (a, b) in
            [("Ana Gil", "Eva Gil"), ("Lucía Ferrer Soler", "Marta Ferrer Soler"), ("Ana", "Ana Gil"), ("", "")]
        {
            assert!(!alike(&text::search_key(a), &text::search_key(b)), "{a} / {b}");
        }
    }

    #[test]
    fn twins_and_families_are_not_taken_for_one() {
        let born = |n, given: &str| Patient {
            birth_date: NaiveDate::from_ymd_opt(2015, 5, 1),
            phone: "600 111 222".to_owned(),
            ..person(n, [given, "Ferrer", "Soler"])
        };
        assert_eq!(told(&[born(1, "Lucía"), born(2, "Martín")]), []);
        let both = vec![DuplicateReason::BirthAndName, DuplicateReason::PhoneAndName];
        assert_eq!(told(&[born(1, "Lucía"), born(2, "Lucia")]), [(1, 2, both)]);
    }

    #[test]
    fn the_same_document_tells_most_and_a_prefix_of_a_phone_nothing() {
        let mut people = [person(1, ["A", "B", ""]), person(2, ["C", "D", ""]), person(3, ["C", "D", ""])];
        for (person, phone) in people.iter_mut().zip(["", "+34 600 111 222", "600111222"]) {
            person.phone = phone.to_owned();
        }
        for person in &mut people[..2] {
            (person.document_kind, person.document_number) = (Some(DocumentKind::Dni), "12345678Z".to_owned());
        }
        assert_eq!(
            told(&people),
            [(1, 2, vec![DuplicateReason::Document]), (2, 3, vec![DuplicateReason::PhoneAndName])]
        );
    }

    #[test]
    fn links_chain_and_come_apart_again() {
        let link = |n: u128, a: u128, b: u128, same| PatientLink {
            id: PatientLinkId(Uuid::from_u128(n)),
            patient: PatientId(Uuid::from_u128(a)),
            other: PatientId(Uuid::from_u128(b)),
            same,
            recorded_at: 0,
            by: StaffId(Uuid::nil()),
        };
        let unlink = |n: u128, link: &PatientLink| PatientUnlink {
            id: Uuid::from_u128(n),
            patient: link.patient,
            link: link.id,
            recorded_at: 0,
            by: StaffId(Uuid::nil()),
        };
        let links = [link(1, 1, 2, true), link(2, 4, 3, true), link(3, 2, 3, true), link(4, 5, 6, false)];
        let sizes = |unlinks: &[PatientUnlink]| {
            let mut sizes: Vec<usize> = groups(&links, unlinks).iter().map(BTreeSet::len).collect();
            sizes.sort_unstable();
            sizes
        };
        assert_eq!(sizes(&[]), [4]);
        assert_eq!(sizes(&[unlink(9, &links[2])]), [2, 2]);
        assert_eq!(sizes(&links.map(|link| unlink(9, &link))), [0; 0]);
    }
}
