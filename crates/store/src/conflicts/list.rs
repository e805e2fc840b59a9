//! What nobody has decided yet, for people: every value with who wrote it, the grave ones first.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use domain::{Kind, PatientId, Weight, clock::Clock};
use uuid::Uuid;
use wire::{Hash, Value, cbor, seal};

use super::{WHOLE, kept};
use crate::{
    ReadTx, Result,
    history::Origin,
    lock, row,
    table::{self, Fields, Seen},
};

/// Values of one field, or contents of one fact, that nobody decided between.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// Kind of the record.
    pub kind: &'static Kind,
    /// The record.
    pub id: Uuid,
    /// The field; [`WHOLE`] where a fact was told twice.
    pub field: String,
    /// How heavy the field is.
    pub weight: Weight,
    /// The patient it is about.
    pub patient: Option<PatientId>,
    /// Every value, the one shown first.
    pub values: Vec<Version>,
}

/// One of the values.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// When and where it was written; `None` where a fact was told.
    pub clock: Option<Clock>,
    /// What it says; of a fact the whole content.
    pub value: Value,
    /// Who wrote it, where and when.
    pub origin: Option<Origin>,
}

/// Which conflicts are asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct ConflictQuery {
    /// Of one patient only.
    pub patient: Option<PatientId>,
    /// How many to pass over.
    pub offset: usize,
    /// How many to bring.
    pub limit: usize,
}

/// A page of conflicts, patients with grave ones first, then by name; and how many there are in all.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ConflictPage {
    /// The conflicts, with the origin of every value.
    pub conflicts: Vec<Conflict>,
    /// How many could harm.
    pub safety: usize,
    /// How many of the others.
    pub ordinary: usize,
    /// How many are of kinds that were not asked for.
    pub hidden: usize,
}

impl Conflict {
    /// Whether a person can decide it: a fact told twice is corrected by another fact, and acknowledged.
    pub fn is_decidable(&self) -> bool {
        self.field != WHOLE
    }

    /// By what the contents of a fact told twice are known again, in whatever order they stand.
    pub fn contents(&self) -> Result<Hash> {
        let told = self.values.iter().map(|version| Ok(cbor::encode(&version.value)?));
        let mut told = told.collect::<Result<Vec<_>>>()?;
        told.sort_unstable();
        Ok(seal::section_hash(&told.concat()))
    }
}

impl ReadTx<'_> {
    /// Everything that nobody has decided yet.
    pub fn conflicts(&self) -> Result<Vec<Conflict>> {
        Ok(self.conflict_page(ConflictQuery { limit: usize::MAX, ..ConflictQuery::default() }, |_| true)?.conflicts)
    }

    /// Some of what nobody has decided yet, of the kinds that whoever asks may see.
    pub fn conflict_page(&self, query: ConflictQuery, sees: impl Fn(&Kind) -> bool) -> Result<ConflictPage> {
        let (mut open, mut hidden) = (Vec::new(), 0);
        for (kind, id, field) in self.contested(query.patient)? {
            match self.conflict(kind, id, &field)? {
                Some(conflict) if sees(kind) => open.push(conflict),
                found => hidden += usize::from(found.is_some()),
            }
        }
        let (safety, all) = (open.iter().filter(|conflict| conflict.weight == Weight::Safety).count(), open.len());
        self.sort(&mut open)?;
        let mut conflicts: Vec<Conflict> = open.into_iter().skip(query.offset).take(query.limit).collect();
        for version in conflicts.iter_mut().flat_map(|conflict| &mut conflict.values) {
            version.origin = version.clock.map(|clock| self.origin(clock)).transpose()?.flatten();
        }
        self.name_tellers(&mut conflicts)?;
        Ok(ConflictPage { conflicts, safety, ordinary: all - safety, hidden })
    }

    /// The conflict on one field, if there is one: several live values that do not all say the same, or several contents of
    /// a fact that nobody has acknowledged. Of a blocked patient
    /// nobody is told.
    pub fn conflict(&self, kind: &'static Kind, id: Uuid, field: &str) -> Result<Option<Conflict>> {
        let weight = kind.field(field).map_or(Weight::Safety, |field| field.weight);
        let Some(fields) = table::fields(self.db(), kind, id)?.filter(|_| weight != Weight::Low) else {
            return Ok(None);
        };
        // What came beside a signed text is shown with it, and nothing is left to decide.
        if lock::is_signed(self.db(), kind.name, id)? {
            return Ok(None);
        }
        let patient = table::subject(kind, id, &fields);
        if let Some(patient) = patient
            && !self.may_reach(kind, patient)?
        {
            return Ok(None);
        }
        let beside = kept(self.db(), kind, id, field)?;
        let values: Vec<Version> = if field == WHOLE {
            let others = beside.into_iter().filter_map(|(_, content)| content.into_bytes().ok());
            let others = others.map(|content| cbor::decode(&content)).collect::<std::result::Result<Vec<_>, _>>()?;
            std::iter::once(content(&fields)?).chain(others).map(Version::told).collect()
        } else {
            let live = table::clocks(self.db(), kind, id)?.remove(field).unwrap_or_default();
            let shown = fields.get(field).cloned().unwrap_or(Value::Null);
            let at = |clock: &Clock| beside.iter().find(|(at, _)| at == clock).map(|(_, value)| value.clone());
            let value = |clock: &Clock| at(clock).unwrap_or_else(|| shown.clone());
            live.iter().map(|clock| Version { clock: Some(*clock), value: value(clock), origin: None }).collect()
        };
        let agreed = values.iter().all(|version| version.value == values[0].value);
        let conflict = Conflict { kind, id, field: field.to_owned(), weight, patient, values };
        let closed = agreed || (!conflict.is_decidable() && self.is_acknowledged(&conflict)?);
        Ok(Some(conflict).filter(|_| !closed))
    }

    /// Whether somebody has looked at a fact told twice, with just these contents.
    fn is_acknowledged(&self, conflict: &Conflict) -> Result<bool> {
        let seen = "SELECT EXISTS (SELECT 1 FROM acknowledgement WHERE record = ?1 AND kind = ?2 AND contents = ?3)";
        let key = (conflict.id.as_bytes().as_slice(), conflict.kind.name, conflict.contents()?.0);
        Ok(self.db().prepare_cached(seen)?.query_row(key, |row| row.get(0))?)
    }

    /// Every field beside whose value another stands.
    fn contested(&self, patient: Option<PatientId>) -> Result<Vec<(&'static Kind, Uuid, String)>> {
        let mut contested = Vec::new();
        for kind in domain::KINDS.iter().copied() {
            let of = match (patient, kind.subject) {
                (None, _) => "?2 IS NULL".to_owned(),
                (Some(_), Some(subject)) => {
                    format!("EXISTS (SELECT 1 FROM {} AS r WHERE r.id = c.id AND r.{subject} = ?2)", kind.name)
                }
                (Some(_), None) => continue,
            };
            let mut rows = self.db().prepare_cached(&format!(
                "SELECT DISTINCT c.id, c.field FROM conflict AS c WHERE c.kind = ?1 AND {of} ORDER BY 1, 2"
            ))?;
            let mut rows = rows.query((kind.name, patient.map(|patient| patient.0.as_bytes().to_vec())))?;
            while let Some(row) = rows.next()? {
                contested.push((kind, row::id(&row.get::<_, Vec<u8>>(0)?)?, row.get(1)?));
            }
        }
        Ok(contested)
    }

    /// Who has a grave one comes first, then by name; within a patient the grave first, then in the order of the form.
    fn sort(&self, open: &mut [Conflict]) -> Result<()> {
        let graves: BTreeSet<_> =
            open.iter().filter(|conflict| conflict.weight == Weight::Safety).map(|conflict| conflict.patient).collect();
        let mut names: BTreeMap<Option<PatientId>, String> = BTreeMap::new();
        for patient in open.iter().filter_map(|conflict| conflict.patient) {
            if let Entry::Vacant(place) = names.entry(Some(patient)) {
                let name = self
                    .db()
                    .prepare_cached("SELECT coalesce(max(sort), '') FROM patient_index WHERE patient = ?1")?
                    .query_row([patient.0.as_bytes().as_slice()], |row| row.get(0))?;
                place.insert(name);
            }
        }
        open.sort_by_cached_key(|Conflict { kind, id, field, weight, patient, .. }| {
            let place = kind.fields.iter().position(|declared| declared.name == *field);
            let name = names.get(patient).cloned().unwrap_or_default();
            (!graves.contains(patient), name, *patient, *weight != Weight::Safety, kind.name, *id, place)
        });
        Ok(())
    }

    /// A fact has no clock: who told its contents is found by going through the log. Facts told twice are the work of
    /// broken or forged histories and so rare that nobody waits for this.
    fn name_tellers(&self, conflicts: &mut [Conflict]) -> Result<()> {
        if conflicts.iter().all(Conflict::is_decidable) {
            return Ok(());
        }
        self.each_frame(|frame| {
            let change = frame.change.open()?;
            for conflict in conflicts.iter_mut().filter(|conflict| !conflict.is_decidable()) {
                let tells = change.ops().filter(|op| op.kind == conflict.kind.name && op.id == conflict.id);
                for op in tells {
                    let content = content(&op.fields)?;
                    let told = conflict.values.iter_mut().find(|told| told.origin.is_none() && told.value == content);
                    if let Some(version) = told {
                        version.origin = Some(Origin::of(self.db(), &change.header)?);
                    }
                }
            }
            Ok(())
        })
    }

    /// What a form must hand back when it saves a register.
    pub fn seen(&self, kind: &Kind, id: Uuid) -> Result<Seen> {
        table::seen(self.db(), kind, id)
    }
}

/// A fact's content as it is kept beside another.
fn content(fields: &Fields) -> Result<Value> {
    Ok(cbor::decode(&cbor::to_bytes(fields)?)?)
}

impl Version {
    fn told(content: Value) -> Version {
        Version { clock: None, value: content, origin: None }
    }
}
