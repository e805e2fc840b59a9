//! Every kind's table by its [`Kind`] alone: read, insert, update. The statements are made once and cached.

use std::collections::BTreeMap;

use domain::{Field, Kind, PatientId, Record, clock::Clock};
use rusqlite::{Connection, OptionalExtension as _, params_from_iter, types::Value as Sql};
use uuid::Uuid;
use wire::{Hash, NotCanonical, Op, Value, cbor};

use crate::{Error, Result, row};

/// A record's fields by name, without its id.
pub(crate) type Fields = BTreeMap<String, Value>;

/// Clocks of the live values of each field.
pub(crate) type Clocks = BTreeMap<String, Vec<Clock>>;

/// A kind that this program can read.
pub(crate) fn kind(name: &str) -> Option<&'static Kind> {
    #[cfg(test)]
    if FORGOTTEN.with_borrow(|forgotten| forgotten.contains(&name)) {
        return None;
    }
    domain::kind(name)
}

#[cfg(test)]
thread_local! {
    static FORGOTTEN: std::cell::RefCell<&'static [&'static str]> = const { std::cell::RefCell::new(&[]) };
}

/// Makes an older program of this one, on this thread and as long as what it gives is kept.
#[cfg(test)]
pub(crate) fn forget(kinds: &'static [&'static str]) -> impl Drop {
    struct Forgotten;
    impl Drop for Forgotten {
        fn drop(&mut self) {
            FORGOTTEN.set(&[]);
        }
    }
    FORGOTTEN.set(kinds);
    Forgotten
}

/// What a person saw when a form was opened, to be handed back with the save: of every field the clocks of its values,
/// and a mark of the one shown, by which a field that was only looked at is told from one that was set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen(pub(crate) BTreeMap<String, Sight>);

/// One field as it was seen.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Sight {
    pub(crate) clocks: Vec<Clock>,
    pub(crate) mark: Hash,
}

impl Seen {
    /// Reads what [`Seen::to_text`] wrote.
    pub fn from_text(text: &str) -> Option<Seen> {
        let bytes: Option<Vec<u8>> = (0..text.len())
            .step_by(2)
            .map(|i| text.get(i..i + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
            .collect();
        cbor::from_bytes(&bytes?).ok().map(Seen)
    }

    /// An opaque text that travels through a form and back.
    pub fn to_text(&self) -> String {
        cbor::to_bytes(&self.0).unwrap_or_default().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Of this field alone.
    pub fn only(mut self, field: &str) -> Seen {
        self.0.retain(|name, _| name == field);
        self
    }

    /// Whether this is the value that was shown.
    pub(crate) fn shows(&self, field: &str, value: &Value) -> bool {
        self.0.get(field).is_some_and(|sight| mark(value) == Ok(sight.mark))
    }
}

/// A mark by which a value is known again.
fn mark(value: &Value) -> std::result::Result<Hash, NotCanonical> {
    cbor::encode(value).map(|bytes| wire::seal::section_hash(&bytes))
}

/// What a form sees of a record; nothing of one that is not there.
pub(crate) fn seen(db: &Connection, kind: &Kind, id: Uuid) -> Result<Seen> {
    let mut clocks = clocks(db, kind, id)?;
    let sights = fields(db, kind, id)?.unwrap_or_default().into_iter().map(|(name, value)| {
        let sight = Sight { clocks: clocks.remove(&name).unwrap_or_default(), mark: mark(&value)? };
        Ok((name, sight))
    });
    sights.collect::<Result<_>>().map(Seen)
}

/// The patient a record belongs to.
pub(crate) fn subject(kind: &Kind, id: Uuid, fields: &Fields) -> Option<PatientId> {
    match kind.subject? {
        "id" => Some(PatientId(id)),
        name => fields.get(name)?.as_bytes().and_then(|bytes| Uuid::from_slice(bytes).ok()).map(PatientId),
    }
}

/// Takes a record apart into its fields, checked against its kind.
pub(crate) fn fields_of<R: Record>(record: &R) -> Result<Fields> {
    let Value::Map(entries) = cbor::to_value(record)? else {
        return Err(Error::Misuse("a record must be a struct"));
    };
    let mut fields = Fields::new();
    for (name, value) in entries {
        let name = name.into_text().unwrap_or_default();
        if name != "id" {
            R::KIND.field(&name).ok_or(Error::Misuse("a field is missing from its kind"))?;
            fields.insert(name, value);
        }
    }
    Ok(fields)
}

/// Puts a record together from its fields.
pub(crate) fn record_of<R: Record>(id: Uuid, fields: Fields) -> Result<R> {
    let id = (Value::from("id"), Value::Bytes(id.as_bytes().to_vec()));
    let entries = fields.into_iter().map(|(name, value)| (Value::Text(name), value));
    Ok(cbor::from_value(&Value::Map(std::iter::once(id).chain(entries).collect()))?)
}

fn columns(kind: &Kind) -> String {
    kind.fields.iter().flat_map(|field| [", ", field.name]).collect()
}

fn read_row(kind: &Kind, row: &rusqlite::Row<'_>) -> Result<(Uuid, Fields)> {
    let id = row::id(row.get_ref(0)?.as_blob().map_err(|_| Error::Misuse("an id is a blob"))?)?;
    let mut fields = Fields::new();
    for (i, field) in kind.fields.iter().enumerate() {
        fields.insert(field.name.to_owned(), row::from_sql(field, row.get_ref(i + 1)?)?);
    }
    Ok((id, fields))
}

fn query(
    db: &Connection,
    kind: &Kind,
    rest: &str,
    params: &[&dyn rusqlite::ToSql],
    mut each: impl FnMut(Uuid, Fields) -> Result<()>,
) -> Result<()> {
    let mut statement = db.prepare_cached(&format!("SELECT id{} FROM {} {rest}", columns(kind), kind.name))?;
    let mut rows = statement.query(params)?;
    while let Some(row) = rows.next()? {
        let (id, fields) = read_row(kind, row)?;
        each(id, fields)?;
    }
    Ok(())
}

/// One record's fields.
pub(crate) fn fields(db: &Connection, kind: &Kind, id: Uuid) -> Result<Option<Fields>> {
    let mut found = None;
    query(db, kind, "WHERE id = ?1", &[&id.as_bytes().as_slice()], |_, fields| {
        found = Some(fields);
        Ok(())
    })?;
    Ok(found)
}

/// Every record of a kind in order of id.
pub(crate) fn each(db: &Connection, kind: &Kind, each: impl FnMut(Uuid, Fields) -> Result<()>) -> Result<()> {
    query(db, kind, "ORDER BY id", &[], each)
}

/// Every record of a kind with this id in a field.
pub(crate) fn each_where(
    db: &Connection,
    kind: &Kind,
    field: &str,
    id: Uuid,
    each: impl FnMut(Uuid, Fields) -> Result<()>,
) -> Result<()> {
    query(db, kind, &format!("WHERE {field} = ?1 ORDER BY id"), &[&id.as_bytes().as_slice()], each)
}

/// One record.
pub(crate) fn get<R: Record>(db: &Connection, id: Uuid) -> Result<Option<R>> {
    fields(db, R::KIND, id)?.map(|fields| record_of(id, fields)).transpose()
}

/// Every record of a kind.
pub(crate) fn all<R: Record>(db: &Connection) -> Result<Vec<R>> {
    let mut records = Vec::new();
    each(db, R::KIND, |id, fields| {
        records.push(record_of(id, fields)?);
        Ok(())
    })?;
    Ok(records)
}

/// Every record of a kind that belongs to a patient.
pub(crate) fn of_patient<R: Record>(db: &Connection, patient: PatientId) -> Result<Vec<R>> {
    let subject = R::KIND.subject.ok_or(Error::Misuse("this kind belongs to no patient"))?;
    of_owner(db, subject, patient.0)
}

/// Every record of a kind in which a field names this owner.
pub(crate) fn of_owner<R: Record>(db: &Connection, field: &str, owner: Uuid) -> Result<Vec<R>> {
    let field = R::KIND.field(field).ok_or(Error::Misuse("this kind has no such field"))?.name;
    let mut records = Vec::new();
    each_where(db, R::KIND, field, owner, |id, fields| {
        records.push(record_of(id, fields)?);
        Ok(())
    })?;
    Ok(records)
}

/// Inserts a row; columns not named keep their defaults. Says whether there was none with this id.
pub(crate) fn insert(db: &Connection, kind: &Kind, id: Uuid, fields: &[(&Field, &Value)]) -> Result<bool> {
    let names: String = fields.iter().flat_map(|(field, _)| [", ", field.name]).collect();
    let marks = ", ?".repeat(fields.len());
    let sql = format!("INSERT INTO {} (id{names}) VALUES (?{marks}) ON CONFLICT (id) DO NOTHING", kind.name);
    Ok(db.prepare_cached(&sql)?.execute(params_from_iter(bind(id, fields)?))? > 0)
}

/// Updates columns of a row.
pub(crate) fn update(db: &Connection, kind: &Kind, id: Uuid, fields: &[(&Field, &Value)]) -> Result<()> {
    if fields.is_empty() {
        return Ok(());
    }
    let sets: Vec<String> =
        fields.iter().enumerate().map(|(i, (field, _))| format!("{} = ?{}", field.name, i + 2)).collect();
    let sql = format!("UPDATE {} SET {} WHERE id = ?1", kind.name, sets.join(", "));
    db.prepare_cached(&sql)?.execute(params_from_iter(bind(id, fields)?))?;
    Ok(())
}

/// Puts a row in the place of another; columns not named get their defaults.
pub(crate) fn replace(db: &Connection, kind: &Kind, id: Uuid, fields: &[(&Field, &Value)]) -> Result<()> {
    db.prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", kind.name))?.execute([id.as_bytes().as_slice()])?;
    insert(db, kind, id, fields).map(|_| ())
}

fn bind(id: Uuid, fields: &[(&Field, &Value)]) -> Result<Vec<Sql>> {
    let values = fields.iter().map(|(field, value)| row::to_sql(field, value));
    std::iter::once(Ok(Sql::Blob(id.as_bytes().to_vec()))).chain(values).collect()
}

/// Clocks of a register's live values.
pub(crate) fn clocks(db: &Connection, kind: &Kind, id: Uuid) -> Result<Clocks> {
    let bytes: Option<Vec<u8>> = db
        .prepare_cached("SELECT clocks FROM record_clock WHERE kind = ?1 AND id = ?2")?
        .query_row((kind.name, id.as_bytes().as_slice()), |row| row.get(0))
        .optional()?;
    bytes.map_or_else(|| Ok(Clocks::new()), |bytes| Ok(cbor::from_bytes(&bytes)?))
}

/// Keeps the clocks of a register's live values.
pub(crate) fn set_clocks(db: &Connection, kind: &Kind, id: Uuid, clocks: &Clocks) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO record_clock (kind, id, clocks) VALUES (?1, ?2, ?3) \
         ON CONFLICT (kind, id) DO UPDATE SET clocks = excluded.clocks",
    )?
    .execute((kind.name, id.as_bytes().as_slice(), cbor::to_bytes(clocks)?))?;
    Ok(())
}

type Reader = fn(Uuid, Fields) -> bool;

const fn reader<R: Record>() -> (&'static Kind, Reader) {
    (R::KIND, |id, fields| record_of::<R>(id, fields).is_ok())
}

/// How each kind is read back as its type; one line an entity, and a test that none is missing.
static READERS: &[(&Kind, Reader)] = &[
    reader::<domain::acknowledgement::Acknowledgement>(),
    reader::<domain::block::Access>(),
    reader::<domain::block::Block>(),
    reader::<domain::block::Unblock>(),
    reader::<domain::caries_risk::CariesRisk>(),
    reader::<domain::clinic::Clinic>(),
    reader::<domain::clock_correction::ClockCorrection>(),
    reader::<domain::consent::Consent>(),
    reader::<domain::consent::Template>(),
    reader::<domain::consent::Withdrawal>(),
    reader::<domain::device::Device>(),
    reader::<domain::duplicate::PatientLink>(),
    reader::<domain::duplicate::PatientUnlink>(),
    reader::<domain::erasure::Erasure>(),
    reader::<domain::finding::Amendment>(),
    reader::<domain::finding::Finding>(),
    reader::<domain::health::HealthItem>(),
    reader::<domain::health::HealthReading>(),
    reader::<domain::health::HealthReview>(),
    reader::<domain::hygiene::HygieneSession>(),
    reader::<domain::hygiene::HygieneWithdrawal>(),
    reader::<domain::index_exam::IndexExam>(),
    reader::<domain::index_exam::IndexScore>(),
    reader::<domain::letter::Letter>(),
    reader::<domain::letter::LetterTemplate>(),
    reader::<domain::membership::Acceptance>(),
    reader::<domain::membership::Revocation>(),
    reader::<domain::membership::Rotation>(),
    reader::<domain::mih::MihJudgement>(),
    reader::<domain::note::Addendum>(),
    reader::<domain::note::Signature>(),
    reader::<domain::note::VisitNote>(),
    reader::<domain::paper::Paper>(),
    reader::<domain::paper::PaperAnnulment>(),
    reader::<domain::paper::PaperCopy>(),
    reader::<domain::patient::Patient>(),
    reader::<domain::perio::Assessment>(),
    reader::<domain::perio::Closing>(),
    reader::<domain::perio::PerioExam>(),
    reader::<domain::perio::SiteReading>(),
    reader::<domain::perio::ToothReading>(),
    reader::<domain::plan::Acceptance>(),
    reader::<domain::plan::Completion>(),
    reader::<domain::plan::PlanItem>(),
    reader::<domain::plan::Reopening>(),
    reader::<domain::plan::ToothPrognosis>(),
    reader::<domain::plan::TreatmentPlan>(),
    reader::<domain::prescription::Annulment>(),
    reader::<domain::prescription::Prescription>(),
    reader::<domain::questionnaire::Answers>(),
    reader::<domain::questionnaire::Questionnaire>(),
    reader::<domain::recall::RecallDecision>(),
    reader::<domain::recall::RecallPolicy>(),
    reader::<domain::staff::Staff>(),
    reader::<domain::template::NoteTemplate>(),
    reader::<domain::visit::Visit>(),
];

/// Whether a record reads back as its type with every value of this op in it, shown or not: a newer program may have
/// written a value we do not know.
pub(crate) fn reads(db: &Connection, op: &Op) -> Result<bool> {
    let Some((kind, read)) = READERS.iter().find(|(known, _)| known.name == op.kind) else {
        return Ok(false);
    };
    if op.fields.len() == kind.fields.len() {
        return Ok(read(op.id, op.fields.clone()));
    }
    let Some(mut fields) = fields(db, kind, op.id)? else {
        return Ok(false);
    };
    fields.extend(op.fields.clone());
    Ok(read(op.id, fields))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_can_be_read_back() {
        for kind in domain::KINDS {
            assert!(READERS.iter().any(|(known, _)| known.name == kind.name), "{} has no reader", kind.name);
        }
    }

    #[test]
    fn clocks_travel_through_a_form() {
        let clock = Clock { hlc: domain::clock::Hlc(7), device: domain::DeviceId(Uuid::from_u128(9)) };
        let sight = Sight { clocks: vec![clock], mark: Hash([5; 32]) };
        let seen = Seen(BTreeMap::from([("name".to_owned(), sight)]));
        assert_eq!(Seen::from_text(&seen.to_text()), Some(seen));
        assert_eq!(Seen::from_text("no clocks"), None);
    }
}
