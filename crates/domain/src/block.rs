//! Blocking: what the law makes of a wish to be erased while the record must still be kept (LOPDGDD art. 32). The
//! data stay, nobody sees them; who looks into them all the same says why, and that too is a fact.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, Invalid, Kind, PatientId, Record, StaffId,
    record::{
        FieldType::{Id, Integer, Text},
        field,
    },
    text,
};

/// A patient is hidden from lists, searches and papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Identity.
    pub id: Uuid,
    /// Who is hidden.
    pub patient: PatientId,
    /// Why.
    pub reason: String,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
    /// By whom.
    pub by: StaffId,
}

/// A blocking is lifted. Another that was recorded meanwhile elsewhere stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unblock {
    /// Identity.
    pub id: Uuid,
    /// Who is shown again.
    pub patient: PatientId,
    /// The blocking that ends.
    pub block: Uuid,
    /// Why.
    pub reason: String,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
    /// By whom.
    pub by: StaffId,
}

/// Somebody looked into a blocked record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// Identity.
    pub id: Uuid,
    /// Whose.
    pub patient: PatientId,
    /// Why: a judge, a claim, an inspection.
    pub reason: String,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
    /// By whom.
    pub by: StaffId,
}

/// Kind of [`Block`].
pub static KIND: Kind = Kind {
    name: "block",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[field("patient", Id), field("reason", Text), field("recorded_at", Integer), field("by", Id)],
};

/// Kind of [`Unblock`].
pub static UNBLOCK_KIND: Kind = Kind {
    name: "unblock",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("block", Id),
        field("reason", Text),
        field("recorded_at", Integer),
        field("by", Id),
    ],
};

/// Kind of [`Access`].
pub static ACCESS_KIND: Kind = Kind {
    name: "access",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[field("patient", Id), field("reason", Text), field("recorded_at", Integer), field("by", Id)],
};

/// Whether a kind is about how a record is kept, and not part of what is kept: readable and writable while it is
/// blocked, and no reason to keep anything longer.
pub fn is_custody(kind: &Kind) -> bool {
    [KIND.name, UNBLOCK_KIND.name, ACCESS_KIND.name].contains(&kind.name)
}

/// A reason that somebody else can judge later: a sentence, not a letter.
pub fn check_reason(reason: &str) -> Result<(), Invalid> {
    text::required("reason", reason)?;
    if reason.trim().chars().count() < 5 { Err(Invalid::new("reason", "too_short")) } else { Ok(()) }
}

macro_rules! of_patient {
    ($($record:ty: $kind:ident),*) => {$(
        impl Record for $record {
            const KIND: &'static Kind = &$kind;
            fn id(&self) -> Uuid {
                self.id
            }
            fn subject(&self) -> Option<PatientId> {
                Some(self.patient)
            }
        }
    )*};
}

of_patient!(Block: KIND, Unblock: UNBLOCK_KIND, Access: ACCESS_KIND);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_a_sentence() {
        let refused = |reason| check_reason(reason).err().map(|fault| fault.reason);
        assert_eq!(refused(" "), Some("required".to_owned()));
        assert_eq!(refused("ok  "), Some("too_short".to_owned()));
        assert_eq!(refused("Juzgado de Sevilla, autos 12/2026"), None);
    }
}
