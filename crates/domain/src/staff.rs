//! A person who works here, and in which role.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, Invalids, Kind, PatientId, Record, Sensitive, StaffId,
    record::{FieldType::Text, field, retires, secret},
    text,
};

/// What a person may do follows from this alone; see the permission table of the use cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs the clinic's settings, staff and devices.
    Admin,
    /// ODONTOLOGO.
    Dentist,
    /// HIGIENISTA.
    Hygienist,
    /// RECEPCION.
    Reception,
}

impl Role {
    /// All roles.
    pub const ALL: [Role; 4] = [Role::Admin, Role::Dentist, Role::Hygienist, Role::Reception];
}

/// A person who works here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    /// Identity.
    pub id: StaffId,
    /// Name as signed.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Professional licence number.
    pub licence: String,
    /// Argon2id hash of the sign-in password, in PHC form.
    pub password_hash: Sensitive<String>,
    /// No longer works here; the name stays on what it signed.
    pub retired: bool,
}

/// Kind of [`Staff`].
pub static KIND: Kind = Kind {
    name: "staff",
    class: Class::Register,
    subject: None,
    fields: &[
        field("name", Text),
        field("role", Text),
        field("licence", Text),
        secret("password_hash", Text),
        retires("retired"),
    ],
};

impl Record for Staff {
    const KIND: &'static Kind = &KIND;
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn subject(&self) -> Option<PatientId> {
        None
    }
}

impl Staff {
    /// Names every fault.
    pub fn check(&self) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        faults.check(text::required("name", &self.name));
        faults.check(text::check("licence", &self.licence, text::SHORT));
        faults.or(())
    }
}
