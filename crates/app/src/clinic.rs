//! The clinic's letterhead.

use serde::{Deserialize, Serialize};
use store::Seen;

use domain::{clinic::Clinic, profile::Profile, text};

use crate::{Action, App, Error, Result};

/// What stands on the letterhead.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ClinicForm {
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
    /// Where it stands, for how long records are kept.
    pub region: String,
    /// Years it keeps records by its own choice; 0 for those of the region.
    pub retention_years: u8,
    /// How its country draws the chart.
    pub profile: Profile,
    /// What the person saw; see [`Seen`].
    pub clocks: String,
}

impl App {
    /// The letterhead.
    pub fn clinic(&self) -> Result<ClinicForm> {
        let (store, _) = self.require(Action::ReadPatients)?;
        store.read(|tx| {
            let clinic = tx.clinic()?;
            let clocks = tx.seen(&domain::clinic::KIND, clinic.id.0)?.to_text();
            Ok(ClinicForm {
                name: clinic.name,
                legal_name: clinic.legal_name,
                tax_id: clinic.tax_id,
                address: clinic.address,
                phone: clinic.phone,
                email: clinic.email,
                region: clinic.region,
                retention_years: u8::try_from(clinic.retention_years).unwrap_or(0),
                profile: Profile::parse(&clinic.profile).unwrap_or_default(),
                clocks,
            })
        })
    }

    /// Changes the letterhead.
    pub fn update_clinic(&self, form: &ClinicForm) -> Result<()> {
        let (store, session) = self.require(Action::ManageClinic)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let before = tx.clinic()?;
            // A profile that only a newer program knows stays unless somebody chose another.
            let shown = Profile::parse(&before.profile).unwrap_or_default();
            let profile = if form.profile == shown { before.profile.clone() } else { form.profile.code().to_owned() };
            let clinic = Clinic {
                name: text::clean(&form.name),
                legal_name: text::clean(&form.legal_name),
                tax_id: text::clean(&form.tax_id),
                address: text::clean(&form.address),
                phone: text::clean(&form.phone),
                email: text::clean(&form.email),
                region: form.region.clone(),
                retention_years: i64::from(form.retention_years),
                profile,
                ..before
            };
            clinic.check()?;
            tx.save(&clinic, Seen::from_text(&form.clocks).as_ref())?;
            Ok::<_, Error>(())
        })
    }
}
