//! Who works here.

use domain::{
    Invalid, StaffId,
    staff::{Role, Staff},
    text,
};
use serde::{Deserialize, Serialize};
use store::{ReadTx, Seen};

use crate::{
    Action, App, Error, Result,
    session::{check_password, hash_password},
};

/// A person who works or worked here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct StaffView {
    /// Who.
    pub id: StaffId,
    /// By name.
    pub name: String,
    /// In which role.
    pub role: Role,
    /// Licence number.
    pub licence: String,
    /// No longer works here.
    pub retired: bool,
    /// See [`Seen`].
    pub clocks: String,
}

/// Somebody new.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewStaff {
    /// Name as signed.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Licence number.
    pub licence: String,
    /// First password.
    pub password: String,
}

/// A correction.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct StaffChange {
    /// Name as signed.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Licence number.
    pub licence: String,
    /// No longer works here.
    pub retired: bool,
    /// See [`Seen`].
    pub clocks: String,
}

impl App {
    /// Everybody who works or worked here.
    pub fn staff(&self) -> Result<Vec<StaffView>> {
        let (store, _) = self.require(Action::ReadPatients)?;
        store.read(|tx| {
            let view = |person: Staff| {
                let clocks = tx.seen(&domain::staff::KIND, person.id.0)?.to_text();
                let Staff { id, name, role, licence, retired, password_hash: _ } = person;
                Ok(StaffView { id, name, role, licence, retired, clocks })
            };
            tx.staff()?.into_iter().map(view).collect()
        })
    }

    /// Adds a person.
    pub fn create_staff(&self, new: &NewStaff) -> Result<StaffId> {
        let (store, session) = self.require(Action::ManageStaff)?;
        check_password("password", &new.password)?;
        let person = Staff {
            id: StaffId(self.env.id()),
            name: text::clean(&new.name),
            role: new.role,
            licence: text::clean(&new.licence),
            password_hash: hash_password(&self.env, new.password.trim())?,
            retired: false,
        };
        person.check()?;
        store.write(self.ctx(Some(&session)), |tx| tx.save(&person, None))?;
        Ok(person.id)
    }

    /// Corrects a person. Somebody who manages must remain.
    pub fn update_staff(&self, id: StaffId, change: &StaffChange) -> Result<()> {
        let (store, session) = self.require(Action::ManageStaff)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let person = Staff {
                name: text::clean(&change.name),
                role: change.role,
                licence: text::clean(&change.licence),
                retired: change.retired,
                ..tx.get(id.0)?
            };
            person.check()?;
            if (person.retired || person.role != Role::Admin) && !others_manage(tx, id)? {
                return Err(Invalid::new("role", "last_admin").into());
            }
            tx.save(&person, Seen::from_text(&change.clocks).as_ref())?;
            Ok::<_, Error>(())
        })
    }

    /// Gives a person a new password: a manager anybody's, everybody their own.
    pub fn set_password(&self, id: StaffId, password: &str) -> Result<()> {
        let session = self.session()?;
        if session.staff != id {
            session.require(Action::ManageStaff)?;
        }
        check_password("password", password)?;
        let password_hash = hash_password(&self.env, password.trim())?;
        self.store()?.write(self.ctx(Some(&session)), |tx| {
            let person = Staff { password_hash: password_hash.clone(), ..tx.get(id.0)? };
            tx.save(&person, None)?;
            Ok::<_, Error>(())
        })
    }
}

fn others_manage(tx: &ReadTx<'_>, id: StaffId) -> Result<bool> {
    Ok(tx.staff()?.iter().any(|person| person.id != id && person.role == Role::Admin && !person.retired))
}
