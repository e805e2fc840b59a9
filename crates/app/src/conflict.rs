//! What two workstations wrote without knowing of each other: shown with who, where and when, and decided by a person.

mod names;
mod view;

use std::collections::BTreeMap;

use domain::{
    FieldType, Invalids, Kind, PatientId,
    acknowledgement::Acknowledgement,
    clinic::Clinic,
    clock::Clock,
    device::ByteString,
    patient::Patient,
    staff::{Role, Staff},
    text,
};
pub(crate) use names::Names;
use serde::{Deserialize, Serialize};
use store::{Conflict, ConflictQuery, Origin, Past, ReadTx, WHOLE};
use uuid::Uuid;
use view::{version_of, view};
use wire::{ChangeKind, Value};

use crate::{Action, App, Error, Result, note, permission};

/// Which conflicts are asked for.
#[derive(Debug, Clone, Copy, Default, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ConflictsOf {
    /// Of one patient only.
    pub patient: Option<PatientId>,
    /// How many to pass over.
    pub offset: u32,
    /// How many to bring.
    pub limit: u32,
}

/// A page of conflicts: patients with grave ones first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ConflictPage {
    /// The conflicts.
    pub conflicts: Vec<ConflictView>,
    /// How many in all could harm: identity, allergies, side.
    pub safety: u32,
    /// How many others there are.
    pub ordinary: u32,
    /// How many more wait for somebody whose role may see what they are about.
    pub hidden: u32,
}

/// Values that nobody decided between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ConflictView {
    /// Kind of the record.
    pub kind: String,
    /// The record.
    pub record: Uuid,
    /// The field; `*` where one entry was told twice with different contents.
    pub field: String,
    /// Whether it could harm.
    pub safety: bool,
    /// The patient it is about.
    pub patient: Option<PatientId>,
    /// By name: the patient, or else the person or thing the record is about.
    pub about: String,
    /// Every value, the one shown now first.
    pub values: Vec<ConflictValue>,
    /// What was seen, to be handed back with the answer.
    pub clocks: String,
    /// How another value can be written, if it can.
    pub entry: Option<Entry>,
    /// Whether whoever is signed in may decide, or acknowledge an entry told twice.
    pub may_decide: bool,
}

/// How a person writes another value than those that stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// Free text.
    Text,
    /// A calendar date.
    Date,
}

/// One of the values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ConflictValue {
    /// By which it is chosen; none where nothing can be chosen.
    pub version: Option<String>,
    /// What it says; nothing if it is empty.
    pub says: Option<String>,
    /// Of an entry told twice, what differs.
    pub parts: Vec<Difference>,
    /// Who wrote it, where and when.
    pub written: Option<Written>,
}

/// One field of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Difference {
    /// Its name.
    pub field: String,
    /// What it says.
    pub says: Option<String>,
}

/// Who wrote something, where and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Written {
    /// Name of the person; none if nobody was signed in.
    pub by: Option<String>,
    /// Name of the workstation.
    pub device: String,
    /// It was this one.
    pub here: bool,
    /// When, milliseconds UTC, by that workstation's clock, put right where it is known to have been wrong.
    pub at: i64,
    /// It was a decision between several values.
    pub decision: bool,
}

/// What a person decides.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Decision {
    /// Kind of the record.
    pub kind: String,
    /// The record.
    pub record: Uuid,
    /// The field.
    pub field: String,
    /// What was seen.
    pub clocks: String,
    /// What it shall say.
    pub choice: Choice,
}

/// An entry told twice that a person has looked at.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SeenTwice {
    /// Kind of the entry.
    pub kind: String,
    /// The entry.
    pub record: Uuid,
    /// What was seen.
    pub clocks: String,
}

/// What a field shall say.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// One of the values that stand, by its version.
    Keep(String),
    /// Something else.
    Write(String),
}

/// One value a field has or had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PastView {
    /// What it says.
    pub says: Option<String>,
    /// Who wrote it.
    pub written: Written,
    /// It is the one shown.
    pub shown: bool,
    /// What took its place; nothing while it stands.
    pub replaced: Option<Written>,
}

impl App {
    /// What nobody has decided yet; of what the role may not see only how much there is.
    pub fn conflicts(&self, of: &ConflictsOf) -> Result<ConflictPage> {
        let (store, session) = self.require(Action::ReadPatients)?;
        store.read(|tx| {
            let (offset, limit) = (of.offset as usize, of.limit.min(500) as usize);
            let sees = |kind: &Kind| session.require(permission::reading(kind.name)).is_ok();
            let page = tx.conflict_page(ConflictQuery { patient: of.patient, offset, limit }, sees)?;
            let names = Names::read(tx)?;
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            Ok(ConflictPage {
                safety: count(page.safety),
                ordinary: count(page.ordinary),
                hidden: count(page.hidden),
                conflicts: page
                    .conflicts
                    .into_iter()
                    .map(|open| view(tx, &names, &session, open))
                    .collect::<Result<_>>()?,
            })
        })
    }

    /// Decides one. What was not on the screen stays and is asked again.
    pub fn decide_conflict(&self, decision: &Decision) -> Result<()> {
        let kind = domain::kind(&decision.kind).ok_or(Error::NotFound("conflict"))?;
        let (store, session) = self.require(permission::deciding(kind.name))?;
        let (record, field) = (decision.record, decision.field.as_str());
        let seen = store::Seen::from_text(&decision.clocks).ok_or(Error::NotFound("conflict"))?;
        store.write_as(ChangeKind::Resolve, self.ctx(Some(&session)), |tx| {
            let open = tx.conflict(kind, record, field)?.filter(Conflict::is_decidable);
            let open = open.ok_or(Error::NotFound("conflict"))?;
            if !note::may_decide(tx, &session, kind, record)? {
                return Err(Error::Forbidden);
            }
            let value = match &decision.choice {
                Choice::Keep(version) => open
                    .values
                    .iter()
                    .find(|value| value.clock.map(version_of).as_ref() == Some(version))
                    .map(|value| value.value.clone())
                    .ok_or(Error::NotFound("conflict"))?,
                Choice::Write(_) if entry(kind, field).is_none() => return Err(Error::NotFound("conflict")),
                Choice::Write(typed) => written(&open, typed)?,
            };
            tx.decide(kind, record, field, value, &seen)?;
            if let Choice::Write(_) = decision.choice {
                faults(tx, kind, record, field, self.env.today())?;
            }
            somebody_manages(tx, kind)
        })?;
        self.hasten_sync();
        Ok(())
    }

    /// Says that somebody has looked at an entry told twice: nobody is asked again, here or elsewhere, unless a further
    /// content comes to light.
    pub fn acknowledge_conflict(&self, seen: &SeenTwice) -> Result<()> {
        let kind = domain::kind(&seen.kind).ok_or(Error::NotFound("conflict"))?;
        let (store, session) = self.require(permission::deciding(kind.name))?;
        store.write_as(ChangeKind::Resolve, self.ctx(Some(&session)), |tx| {
            let open = tx.conflict(kind, seen.record, WHOLE)?.ok_or(Error::NotFound("conflict"))?;
            let contents = open.contents()?;
            if contents.to_string() != seen.clocks {
                return Err(Error::NotFound("conflict"));
            }
            Ok(tx.append(&Acknowledgement {
                id: self.env.id(),
                patient: open.patient,
                kind: kind.name.to_owned(),
                record: seen.record,
                contents: ByteString(contents.0.to_vec()),
                recorded_at: self.env.now(),
                by: session.staff,
            })?)
        })?;
        self.hasten_sync();
        Ok(())
    }

    /// Every value a field ever had, the latest first.
    pub fn field_history(&self, kind: &str, record: Uuid, field: &str) -> Result<Vec<PastView>> {
        let kind = domain::kind(kind).ok_or(Error::NotFound("record"))?;
        let (store, _) = self.require(permission::reading(kind.name))?;
        if kind.field(field).is_none_or(|field| field.secret) {
            return Err(Error::NotFound("field"));
        }
        store.read(|tx| {
            let names = Names::read(tx)?;
            let past = tx.history(kind, record, field)?;
            let origins: BTreeMap<Clock, Origin> = past.iter().map(|past| (past.clock, past.origin)).collect();
            let view = |Past { value, origin, shown, replaced_by, .. }: &Past| PastView {
                says: value.as_ref().and_then(|value| names.text(value)),
                written: names.written(*origin),
                shown: *shown,
                replaced: replaced_by.first().and_then(|clock| origins.get(clock)).map(|origin| names.written(*origin)),
            };
            Ok(past.iter().map(view).collect())
        })
    }
}

/// How a field is written by hand; nothing for those that are chosen from a list.
fn entry(kind: &Kind, field: &str) -> Option<Entry> {
    match field {
        WHOLE | "sex" | "document_kind" | "role" | "profile" | "status" => None,
        "birth_date" | "examined_on" => Some(Entry::Date),
        _ => kind.field(field).filter(|field| field.holds == FieldType::Text).map(|_| Entry::Text),
    }
}

/// What was typed as the field keeps it: nothing typed is nothing where nothing may stand.
fn written(open: &Conflict, typed: &str) -> Result<Value> {
    let typed = text::clean(typed);
    let is_date = entry(open.kind, &open.field) == Some(Entry::Date);
    if typed.is_empty() && (is_date || open.values.iter().any(|version| version.value == Value::Null)) {
        return Ok(Value::Null);
    }
    if is_date && typed.parse::<chrono::NaiveDate>().is_err() {
        return Err(domain::Invalid::new("value", "malformed").into());
    }
    Ok(Value::Text(typed))
}

/// What is wrong with what was typed; what was wrong elsewhere in the record before is not this decision's matter.
fn faults(tx: &ReadTx<'_>, kind: &Kind, record: Uuid, field: &str, today: chrono::NaiveDate) -> Result<()> {
    let checked = match kind.name {
        "patient" => tx.get::<Patient>(record)?.check(today),
        "staff" => tx.get::<Staff>(record)?.check(),
        "clinic" => tx.get::<Clinic>(record)?.check(),
        _ => Ok(()),
    };
    let Err(Invalids(faults)) = checked else { return Ok(()) };
    let bare = |name: &str| name.replace('_', "").to_lowercase();
    let mut own: Vec<_> = faults.into_iter().filter(|fault| bare(&fault.field) == bare(field)).collect();
    own.iter_mut().for_each(|fault| "value".clone_into(&mut fault.field));
    if own.is_empty() { Ok(()) } else { Err(Invalids(own).into()) }
}

/// Somebody who manages must remain.
fn somebody_manages(tx: &ReadTx<'_>, kind: &Kind) -> Result<()> {
    let manages = |person: &Staff| person.role == Role::Admin && !person.retired;
    if kind.name != domain::staff::KIND.name || tx.staff()?.iter().any(manages) {
        return Ok(());
    }
    Err(domain::Invalid::new("value", "last_admin").into())
}
