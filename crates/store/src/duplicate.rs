//! Patient records that are of one person, or may be.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    PatientId,
    duplicate::{self, Candidate, DuplicateReason, PatientLink, PatientUnlink},
    patient::Patient,
};
use rusqlite::Connection;
use uuid::Uuid;

use crate::{ReadTx, Result, block, row, table};

/// What so many share tells nothing: a date or a number that stands for "not known".
const MANY: usize = 100;

/// Another record of the same person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// The other record.
    pub patient: Patient,
    /// Who joined it to this one or to another of the group, and when.
    pub link: PatientLink,
}

/// Keeps what a patient is compared by, and the pairs that follow, in step with the record.
pub(crate) fn index(db: &Connection, patient: &Patient) -> Result<()> {
    let id = patient.id.0;
    let traits = if patient.retired { BTreeSet::new() } else { duplicate::traits(patient) };
    let name = duplicate::folded_name(patient);
    let shared = traits.iter().map(|(reason, shared)| (reason.word().to_owned(), shared.clone(), name.clone()));
    if kept(db, id)? == shared.collect::<BTreeSet<_>>() {
        return Ok(());
    }
    forget(db, id)?;
    for (reason, shared) in traits {
        for other in sharing(db, reason, &shared, &name)? {
            let pair = (id.min(other), id.max(other));
            db.prepare_cached(
                "INSERT INTO patient_pair (one, other, reason) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            )?
            .execute((pair.0.as_bytes().as_slice(), pair.1.as_bytes().as_slice(), reason.word()))?;
        }
        db.prepare_cached("INSERT INTO patient_trait (reason, shared, patient, name) VALUES (?1, ?2, ?3, ?4)")?
            .execute((reason.word(), shared, id.as_bytes().as_slice(), &name))?;
    }
    Ok(())
}

/// Compares every patient anew: a database of an older program says nothing of this yet.
pub(crate) fn index_all(db: &Connection) -> Result<()> {
    for patient in table::all::<Patient>(db)? {
        if !block::is_blocked(db, patient.id.0)? {
            index(db, &patient)?;
        }
    }
    Ok(())
}

/// Compares a patient with nobody any more.
pub(crate) fn forget(db: &Connection, id: Uuid) -> Result<()> {
    let key = [id.as_bytes().as_slice()];
    db.prepare_cached("DELETE FROM patient_trait WHERE patient = ?1")?.execute(key)?;
    db.prepare_cached("DELETE FROM patient_pair WHERE one = ?1")?.execute(key)?;
    db.prepare_cached("DELETE FROM patient_pair WHERE other = ?1")?.execute(key)?;
    Ok(())
}

fn kept(db: &Connection, id: Uuid) -> Result<BTreeSet<(String, String, String)>> {
    let mut kept = db.prepare_cached("SELECT reason, shared, name FROM patient_trait WHERE patient = ?1")?;
    let rows = kept.query_map([id.as_bytes().as_slice()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Who else may be meant by what these share.
fn sharing(db: &Connection, reason: DuplicateReason, shared: &str, name: &str) -> Result<Vec<Uuid>> {
    let mut others =
        db.prepare_cached("SELECT patient, name FROM patient_trait WHERE reason = ?1 AND shared = ?2 LIMIT ?3")?;
    let rows = others.query_map((reason.word(), shared, MANY), |row| Ok((row.get(0)?, row.get(1)?)))?;
    let others = rows.collect::<rusqlite::Result<Vec<(Vec<u8>, String)>>>()?;
    if others.len() == MANY {
        return Ok(Vec::new());
    }
    let alike = others.iter().filter(|(_, other)| reason.tells(name, other));
    alike.map(|(patient, _)| row::id(patient)).collect()
}

impl ReadTx<'_> {
    /// Pairs of records that may be of one person and of which nobody has said whether they are: the most telling reasons
    /// first, then by history number.
    pub fn duplicate_candidates(&self) -> Result<Vec<Candidate>> {
        let (links, unlinks) = self.statements()?;
        let groups = duplicate::groups(&links, &unlinks);
        let pair = |a: PatientId, b: PatientId| (a.min(b), a.max(b));
        let said: BTreeSet<_> =
            duplicate::standing(&links, &unlinks).map(|link| pair(link.patient, link.other)).collect();
        let open = |found: &Candidate| {
            let joined = groups.iter().any(|group| group.contains(&found.first) && group.contains(&found.second));
            !joined && !said.contains(&pair(found.first, found.second))
        };
        Ok(self.pairs()?.into_iter().filter(open).collect())
    }

    fn pairs(&self) -> Result<Vec<Candidate>> {
        let mut statement = self.db().prepare_cached(
            "SELECT p.one, a.number, p.other, b.number, p.reason FROM patient_pair AS p \
             JOIN patient AS a ON a.id = p.one JOIN patient AS b ON b.id = p.other",
        )?;
        let mut rows = statement.query([])?;
        let mut found: BTreeMap<[(i64, PatientId); 2], BTreeSet<DuplicateReason>> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let person =
                |at| Ok::<_, crate::Error>((row.get(at + 1)?, PatientId(row::id(&row.get::<_, Vec<u8>>(at)?)?)));
            let mut people = [person(0)?, person(2)?];
            people.sort_unstable();
            let word: String = row.get(4)?;
            let reason = DuplicateReason::ALL.into_iter().filter(|reason| reason.word() == word);
            found.entry(people).or_default().extend(reason);
        }
        let mut pairs: Vec<_> = found.into_iter().collect();
        pairs.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
        let pairs = pairs.into_iter();
        Ok(pairs.map(|([(_, first), (_, second)], reasons)| Candidate { first, second, reasons }).collect())
    }

    /// The other records of the same person, by history number; blocked ones are not named.
    pub fn linked(&self, patient: PatientId) -> Result<Vec<Linked>> {
        self.reach(&domain::patient::KIND, patient)?;
        let (links, unlinks) = self.statements()?;
        let groups = duplicate::groups(&links, &unlinks);
        let Some(group) = groups.into_iter().find(|group| group.contains(&patient)) else {
            return Ok(Vec::new());
        };
        let mut linked = Vec::new();
        for other in group.iter().copied().filter(|other| *other != patient) {
            if !self.may_reach(&domain::patient::KIND, other)? {
                continue;
            }
            let joining = duplicate::standing(&links, &unlinks).filter(|link| joins(link, other));
            let direct = |link: &&PatientLink| (!joins(link, patient), link.recorded_at, link.id);
            if let (Some(patient), Some(link)) = (self.find::<Patient>(other.0)?, joining.min_by_key(direct)) {
                linked.push(Linked { patient, link: *link });
            }
        }
        linked.sort_by_key(|linked| (linked.patient.number, linked.patient.id));
        Ok(linked)
    }

    /// What must be taken back so that nothing is said of these two: statements about just them, and whatever else joins
    /// the other to the group.
    pub fn statements_between(&self, patient: PatientId, other: PatientId) -> Result<Vec<PatientLink>> {
        let (links, unlinks) = self.statements()?;
        let groups = duplicate::groups(&links, &unlinks);
        let linked = groups.iter().any(|group| group.contains(&patient) && group.contains(&other));
        let pair = |link: &PatientLink| BTreeSet::from([link.patient, link.other]) == BTreeSet::from([patient, other]);
        let counts = |link: &&PatientLink| pair(link) || (linked && joins(link, other));
        Ok(duplicate::standing(&links, &unlinks).filter(counts).copied().collect())
    }

    fn statements(&self) -> Result<(Vec<PatientLink>, Vec<PatientUnlink>)> {
        Ok((self.all()?, self.all()?))
    }
}

/// Whether a statement joins this record to another.
fn joins(link: &PatientLink, patient: PatientId) -> bool {
    link.same && (link.patient == patient || link.other == patient)
}
