//! What is read of a whole tooth: how loose it is, how far a probe goes between its roots.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::within;
use crate::{
    Class, Invalid, Kind, PatientId, Record, Tooth,
    id::PerioExamId,
    record::{
        FieldType::{Boolean, Id, Integer, List},
        field, safety,
    },
    tooth::ToothClass,
};

/// Where a probe enters between roots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Entrance {
    /// From the cheek.
    Buccal,
    /// From the tongue.
    Lingual,
    /// From in front.
    Mesial,
    /// From behind.
    Distal,
}

/// The entrances a tooth has; none for most.
pub fn entrances(tooth: Tooth) -> &'static [Entrance] {
    match (tooth.class(), tooth.is_upper(), tooth.position()) {
        (ToothClass::Molar, true, _) => &[Entrance::Buccal, Entrance::Mesial, Entrance::Distal],
        (ToothClass::Molar, false, _) => &[Entrance::Buccal, Entrance::Lingual],
        (ToothClass::Premolar, true, 4) => &[Entrance::Mesial, Entrance::Distal],
        (ToothClass::Premolar | ToothClass::Canine | ToothClass::Incisor, _, _) => &[],
    }
}

/// What was read of a whole tooth. Like a site's: what no other replaces counts.
///
/// Mobility is Miller's (1950): 0 physiologic, 1 up to 1 mm, 2 more than 1 mm, 3 also vertically. Furcation is Hamp's
/// (1975): 0 none, 1 up to 3 mm, 2 beyond 3 mm, 3 through and through. Another scale would be another field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToothReading {
    /// Identity.
    pub id: Uuid,
    /// Which examination.
    pub exam: PerioExamId,
    /// Whose mouth.
    pub patient: PatientId,
    /// Which tooth.
    pub tooth: Tooth,
    /// Miller, 0–3.
    pub mobility_miller: Option<i64>,
    /// Hamp, 0–3, from the cheek.
    pub furcation_buccal: Option<i64>,
    /// Hamp, 0–3, from the tongue.
    pub furcation_lingual: Option<i64>,
    /// Hamp, 0–3, from in front.
    pub furcation_mesial: Option<i64>,
    /// Hamp, 0–3, from behind.
    pub furcation_distal: Option<i64>,
    /// Whether it is examined, where that differs from what the odontogram says.
    pub examined: Option<bool>,
    /// When it was entered, milliseconds UTC.
    pub recorded_at: i64,
    /// The readings that its author saw here and set aside.
    #[serde(with = "crate::id::as_text")]
    pub replaces: Vec<Uuid>,
}

/// Kind of [`ToothReading`].
pub static TOOTH_KIND: Kind = Kind {
    name: "perio_tooth",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("exam", Id),
        field("patient", Id),
        safety("tooth", Integer),
        field("mobility_miller", Integer),
        field("furcation_buccal", Integer),
        field("furcation_lingual", Integer),
        field("furcation_mesial", Integer),
        field("furcation_distal", Integer),
        field("examined", Boolean),
        field("recorded_at", Integer),
        field("replaces", List),
    ],
};

impl Record for ToothReading {
    const KIND: &'static Kind = &TOOTH_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl ToothReading {
    /// What was read at an entrance.
    pub fn furcation(&self, entrance: Entrance) -> Option<i64> {
        match entrance {
            Entrance::Buccal => self.furcation_buccal,
            Entrance::Lingual => self.furcation_lingual,
            Entrance::Mesial => self.furcation_mesial,
            Entrance::Distal => self.furcation_distal,
        }
    }

    /// Refuses grades that no scale has and entrances that the tooth has not.
    pub fn check(&self) -> Result<(), Invalid> {
        within("mobility", self.mobility_miller, 0, 3)?;
        for entrance in [Entrance::Buccal, Entrance::Lingual, Entrance::Mesial, Entrance::Distal] {
            let grade = self.furcation(entrance);
            within("furcation", grade, 0, 3)?;
            if grade.is_some() && !entrances(self.tooth).contains(&entrance) {
                return Err(Invalid::new("furcation", "no_furcation_here"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_decide_where_a_probe_can_enter() {
        let ways = |code: u8| entrances(Tooth::new(code).expect("a tooth")).len();
        assert_eq!([16, 14, 15, 13, 11, 36, 34, 48].map(ways), [3, 2, 0, 0, 0, 2, 0, 2]);
    }

    #[test]
    fn grades_off_the_scale_and_entrances_that_are_not_there_are_refused() {
        let tooth = |code: u8| ToothReading {
            id: Uuid::nil(),
            exam: PerioExamId(Uuid::nil()),
            patient: PatientId(Uuid::nil()),
            tooth: Tooth::new(code).expect("a tooth"),
            mobility_miller: None,
            furcation_buccal: None,
            furcation_lingual: None,
            furcation_mesial: None,
            furcation_distal: None,
            examined: None,
            recorded_at: 0,
            replaces: Vec::new(),
        };
        assert_eq!(ToothReading { furcation_mesial: Some(2), ..tooth(16) }.check(), Ok(()));
        let off = ToothReading { mobility_miller: Some(4), ..tooth(16) };
        assert_eq!(off.check(), Err(Invalid::new("mobility", "out_of_range")));
        let nowhere = ToothReading { furcation_lingual: Some(1), ..tooth(16) };
        assert_eq!(nowhere.check(), Err(Invalid::new("furcation", "no_furcation_here")));
    }
}
