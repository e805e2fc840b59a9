//! The house's own letters, in our own words, to begin with. The first line of a file is its name.

use uuid::Uuid;

use super::{LetterKind, LetterTemplate};
use crate::StaffId;

/// Sets the ids of the house's own apart from any that are drawn.
const SPACE: u128 = 0xe5a1_7e01_0000_0000_0000_0000_0000_0000;

/// Number of the Spanish one, the English one's is the next; never reused: versions of the clinic's hang on it.
static HOUSE: &[(u128, LetterKind, &str, &str)] = &[
    (0x10, LetterKind::Certificate, include_str!("house/es/attendance.txt"), include_str!("house/en/attendance.txt")),
    (0x20, LetterKind::Certificate, include_str!("house/es/companion.txt"), include_str!("house/en/companion.txt")),
    (0x30, LetterKind::Referral, include_str!("house/es/referral.txt"), include_str!("house/en/referral.txt")),
    (0x40, LetterKind::Recall, include_str!("house/es/recall.txt"), include_str!("house/en/recall.txt")),
    (
        0x50,
        LetterKind::PrescriptionFoot,
        include_str!("house/es/prescription_foot.txt"),
        include_str!("house/en/prescription_foot.txt"),
    ),
];

pub(super) fn house() -> Vec<LetterTemplate> {
    let both = |(number, letter, es, en): &(u128, LetterKind, &'static str, &'static str)| {
        [template(*number, *letter, "es", es), template(number + 1, *letter, "en", en)]
    };
    HOUSE.iter().flat_map(both).collect()
}

fn template(number: u128, letter: LetterKind, language: &str, text: &str) -> LetterTemplate {
    let (name, body) = text.split_once('\n').unwrap_or((text, ""));
    let id = Uuid::from_u128(SPACE + number);
    LetterTemplate {
        id,
        template: id,
        version: 0,
        name: name.trim().to_owned(),
        letter,
        language: language.to_owned(),
        body: body.trim().to_owned(),
        retired: false,
        recorded_at: 0,
        by: StaffId(Uuid::nil()),
    }
}
