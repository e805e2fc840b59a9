//! The house's own templates, in our own words, to begin with: a clinic makes them its own and has them read by whoever
//! answers for them. The first line of a file is its name.

use uuid::Uuid;

use super::{Purpose, Template};
use crate::StaffId;

/// One of the house's own.
pub(super) struct House {
    /// Never reused: versions of the clinic's hang on it.
    number: u128,
    purpose: Purpose,
    language: &'static str,
    months: i64,
    text: &'static str,
}

/// A page in both languages.
macro_rules! house {
    ($($number:literal $purpose:ident $months:literal $file:literal),* $(,)?) => {
        &[$(
            House {
                number: $number,
                purpose: Purpose::$purpose,
                language: "es",
                months: $months,
                text: include_str!(concat!("house/es/", $file, ".txt")),
            },
            House {
                number: $number + 1,
                purpose: Purpose::$purpose,
                language: "en",
                months: $months,
                text: include_str!(concat!("house/en/", $file, ".txt")),
            },
        )*]
    };
}

pub(super) static HOUSE: &[House] = house![
    0x10 Treatment 0 "treatment",
    0x20 Extraction 0 "extraction",
    0x30 Implant 0 "implant",
    0x40 Endodontics 0 "endodontics",
    0x50 Orthodontics 0 "orthodontics",
    0x60 Anaesthesia 12 "anaesthesia",
    0x70 Images 0 "images",
    0x80 DataSharing 0 "data_sharing",
    0x90 Marketing 24 "marketing",
];

/// Sets the ids of the house's own apart from any that are drawn.
const SPACE: u128 = 0xe5a1_7e00_0000_0000_0000_0000_0000_0000;

impl House {
    pub(super) fn template(&self) -> Template {
        let (name, body) = self.text.split_once('\n').unwrap_or((self.text, ""));
        let id = Uuid::from_u128(SPACE + self.number);
        Template {
            id,
            template: id,
            version: 0,
            name: name.trim().to_owned(),
            purpose: self.purpose,
            language: self.language.to_owned(),
            body: body.trim().to_owned(),
            months: self.months,
            retired: false,
            recorded_at: 0,
            by: StaffId(Uuid::nil()),
        }
    }
}
