//! The clinic itself: what stands on its letterhead.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, ClinicId, Invalids, Kind, PatientId, Record,
    record::{
        FieldType::{Integer, Text},
        field,
    },
    retention, text,
};

/// One clinic; its record's id is the clinic's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clinic {
    /// Identity.
    pub id: ClinicId,
    /// Name on the door.
    pub name: String,
    /// Name on invoices.
    pub legal_name: String,
    /// Tax number.
    pub tax_id: String,
    /// Street, postcode, town.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Norm profile of the chart (`ES`).
    pub profile: String,
    /// Where it stands, for how long records are kept: a code of [`crate::retention::REGIONS`].
    pub region: String,
    /// Years the clinic keeps records by its own choice, when longer than the region's.
    pub retention_years: i64,
}

/// Kind of [`Clinic`].
pub static KIND: Kind = Kind {
    name: "clinic",
    class: Class::Register,
    subject: None,
    fields: &[
        field("name", Text),
        field("legal_name", Text),
        field("tax_id", Text),
        field("address", Text),
        field("phone", Text),
        field("email", Text),
        field("profile", Text),
        field("region", Text),
        field("retention_years", Integer),
    ],
};

impl Record for Clinic {
    const KIND: &'static Kind = &KIND;
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn subject(&self) -> Option<PatientId> {
        None
    }
}

impl Clinic {
    /// Names every fault.
    pub fn check(&self) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        faults.check(text::required("name", &self.name));
        for (field, value) in [
            ("legalName", &self.legal_name),
            ("taxId", &self.tax_id),
            ("address", &self.address),
            ("phone", &self.phone),
            ("email", &self.email),
        ] {
            faults.check(text::check(field, value, text::SHORT));
        }
        if !(0..=i64::from(retention::MOST_YEARS)).contains(&self.retention_years) {
            faults.add("retentionYears", "out_of_range");
        }
        if !retention::REGIONS.iter().any(|region| region.code == self.region) {
            faults.add("region", "unknown_value");
        }
        faults.or(())
    }
}
