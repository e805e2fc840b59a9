//! Typed identifiers: a patient's id cannot be handed over where a finding's is wanted.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// A clinic: the border no row ever crosses.
    ClinicId,
    /// One installation that writes and signs its own log.
    DeviceId,
    /// A person who is treated.
    PatientId,
    /// A person who works here.
    StaffId,
    /// One observation on the chart.
    FindingId,
    /// One allergy, condition or medication of a patient.
    HealthItemId,
    /// One prescription.
    PrescriptionId,
    /// One paper that left the clinic.
    PaperId,
    /// One consent, given or declined.
    ConsentId,
    /// One letter or certificate that was issued.
    LetterId,
    /// One periodontal examination.
    PerioExamId,
    /// One treatment plan.
    PlanId,
    /// One thing to be done.
    PlanItemId,
    /// One examination for an index.
    IndexExamId,
    /// One appointment.
    AppointmentId,
    /// One dental unit.
    ChairId,
    /// One visit of a patient.
    VisitId,
    /// What one clinician wrote of a visit.
    NoteId,
    /// One template of a note.
    TemplateId,
    /// One hygiene session.
    HygieneSessionId,
    /// One statement that two patient records are of one person, or are not.
    PatientLinkId,
}

/// Ids in a list: text, since a list is kept as JSON.
pub(crate) mod as_text {
    use std::{fmt::Display, str::FromStr};

    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer, de::Error as _};

    pub(crate) fn serialize<T: Display, S: Serializer>(ids: &[T], to: S) -> Result<S::Ok, S::Error> {
        ids.iter().map(T::to_string).collect::<Vec<_>>().serialize(to)
    }

    pub(crate) fn deserialize<'de, T, D>(from: D) -> Result<Vec<T>, D::Error>
    where
        T: FromStr<Err = uuid::Error>,
        D: Deserializer<'de>,
    {
        let ids = Vec::<String>::deserialize(from)?;
        ids.iter().map(|id| id.parse().map_err(D::Error::custom)).collect()
    }
}
