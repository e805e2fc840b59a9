//! A tooth's outlook, as a clinician judges it. The latest judgement counts; what was wrong is judged anew.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, Kind, PatientId, Record, StaffId, Tooth,
    record::{
        FieldType::{Id, Integer, Text},
        field, safety,
    },
};

/// How likely a tooth is to be kept. The four steps and their order are those of the individual prognosis on the chart of the
/// Spanish society of periodontology (SEPA): bueno, dudoso, malo, imposible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Prognosis {
    /// It will be kept.
    Good,
    /// It may be kept.
    Questionable,
    /// It will hardly be kept.
    Poor,
    /// It cannot be kept.
    Hopeless,
}

/// One judgement on one tooth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToothPrognosis {
    /// Identity.
    pub id: Uuid,
    /// Whose mouth.
    pub patient: PatientId,
    /// Which tooth.
    pub tooth: Tooth,
    /// The judgement; nothing takes an earlier one back.
    pub prognosis: Option<Prognosis>,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
    /// Who judged.
    pub by: StaffId,
}

/// Kind of [`ToothPrognosis`].
pub static PROGNOSIS_KIND: Kind = Kind {
    name: "tooth_prognosis",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        safety("tooth", Integer),
        field("prognosis", Text),
        field("recorded_at", Integer),
        field("by", Id),
    ],
};

impl Record for ToothPrognosis {
    const KIND: &'static Kind = &PROGNOSIS_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

/// What was judged last of each tooth.
pub fn latest(judgements: &[ToothPrognosis]) -> BTreeMap<Tooth, ToothPrognosis> {
    let mut last: BTreeMap<Tooth, ToothPrognosis> = BTreeMap::new();
    for judgement in judgements {
        let place = last.entry(judgement.tooth).or_insert(*judgement);
        if (judgement.recorded_at, judgement.id) > (place.recorded_at, place.id) {
            *place = *judgement;
        }
    }
    last.retain(|_, judgement| judgement.prognosis.is_some());
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_judgement_counts_and_can_be_taken_back() {
        let of = |n: u128, code: u8, prognosis, recorded_at| ToothPrognosis {
            id: Uuid::from_u128(n),
            patient: PatientId(Uuid::nil()),
            tooth: Tooth::new(code).expect("a tooth"),
            prognosis,
            recorded_at,
            by: StaffId(Uuid::nil()),
        };
        let told = latest(&[
            of(1, 36, Some(Prognosis::Hopeless), 20),
            of(2, 36, Some(Prognosis::Good), 10),
            of(3, 46, Some(Prognosis::Poor), 10),
            of(4, 46, None, 11),
        ]);
        let told: Vec<(u8, Option<Prognosis>)> =
            told.iter().map(|(tooth, last)| (tooth.code(), last.prognosis)).collect();
        assert_eq!(told, [(36, Some(Prognosis::Hopeless))]);
    }
}
