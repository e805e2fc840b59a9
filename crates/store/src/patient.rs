//! Finding patients by any three letters of name, telephone, document or number, accents ignored.
//!
//! `patient_letters` (trigrams) is derived from the patient's row whenever it changes, here or from afar, and never synced.
//! Two blanks stand before each word of it, so that `"  m"` is whose word starts with an m, and `" ma"` with ma.

use std::collections::HashSet;

use domain::{Kind, PatientId, patient::Patient, text};
use rusqlite::{Connection, OptionalExtension as _, ToSql};
use uuid::Uuid;

use crate::{ReadTx, Result, block, duplicate, row, table};

/// One line of a patient list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatientHit {
    /// Who.
    pub patient: Patient,
    /// Clinical date of the last finding.
    pub last_seen: Option<String>,
}

/// A page of a patient list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PatientHits {
    /// The lines.
    pub hits: Vec<PatientHit>,
    /// How many there are in all; of those found by letters, counting stops at a thousand.
    pub total: u64,
}

/// Nobody reads past this many; the letters of a second name cost less.
pub(crate) const COUNTED: usize = 1000;

/// A patient as the index knows them.
struct Indexed {
    place: i64,
    words: String,
    sort: String,
    archived: bool,
}

fn indexed(db: &Connection, patient: Uuid) -> Result<Option<Indexed>> {
    let select = "SELECT place, words, sort, archived FROM patient_index WHERE patient = ?1";
    let row = db.prepare_cached(select)?.query_row([patient.as_bytes().as_slice()], |row| {
        Ok(Indexed { place: row.get(0)?, words: row.get(1)?, sort: row.get(2)?, archived: row.get(3)? })
    });
    Ok(row.optional()?)
}

/// Keeps the search index in step with one record.
pub(crate) fn index(db: &Connection, kind: &Kind, id: Uuid) -> Result<()> {
    if kind.name != domain::patient::KIND.name {
        return Ok(());
    }
    let old = indexed(db, id)?;
    let Some(patient) = table::get::<Patient>(db, id)? else {
        return Ok(());
    };
    if block::is_blocked(db, id)? {
        return unlist(db, id);
    }
    duplicate::index(db, &patient)?;
    let (words, sort) = (words(&patient), sort(&patient));
    let place = match old {
        Some(old) if (&old.words, &old.sort, old.archived) == (&words, &sort, patient.retired) => return Ok(()),
        Some(old) => {
            forget(db, old.place, &old.words)?;
            db.prepare_cached("UPDATE patient_index SET archived = ?2, sort = ?3, words = ?4 WHERE place = ?1")?
                .execute((old.place, patient.retired, &sort, &words))?;
            old.place
        }
        None => db
            .prepare_cached(
                "INSERT INTO patient_index (patient, archived, sort, words) VALUES (?1, ?2, ?3, ?4) RETURNING place",
            )?
            .query_row((id.as_bytes().as_slice(), patient.retired, &sort, &words), |row| row.get(0))?,
    };
    db.prepare_cached("INSERT INTO patient_letters (rowid, words) VALUES (?1, ?2)")?.execute((place, &words))?;
    Ok(())
}

/// Takes a patient out of the index.
pub(crate) fn unlist(db: &Connection, id: Uuid) -> Result<()> {
    duplicate::forget(db, id)?;
    let listed: Option<(i64, String)> = db
        .prepare_cached("DELETE FROM patient_index WHERE patient = ?1 RETURNING place, words")?
        .query_row([id.as_bytes().as_slice()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    listed.map_or(Ok(()), |(place, words)| forget(db, place, &words))
}

fn forget(db: &Connection, place: i64, words: &str) -> Result<()> {
    db.prepare_cached("INSERT INTO patient_letters (patient_letters, rowid, words) VALUES ('delete', ?1, ?2)")?
        .execute((place, words))?;
    Ok(())
}

fn words(patient: &Patient) -> String {
    let digits = |phone: &str| phone.chars().filter(char::is_ascii_digit).collect::<String>();
    let number = patient.number.to_string();
    let (phone, phone_2) = (digits(&patient.phone), digits(&patient.phone_2));
    let names = [&patient.given_name, &patient.family_name, &patient.family_name_2].map(|name| text::search_key(name));
    let document = text::search_key(&patient.document_number);
    let all = names.iter().map(String::as_str).chain([phone.as_str(), phone_2.as_str(), &document, &number]);
    all.flat_map(|text| text.split(' ')).filter(|word| !word.is_empty()).map(|word| format!("  {word}")).collect()
}

fn sort(patient: &Patient) -> String {
    text::search_key(&format!("{} {} {}", patient.family_name, patient.family_name_2, patient.given_name))
}

impl ReadTx<'_> {
    /// A page of patients: with no text all of them by name, else those in whom every word typed is found, those whose
    /// words start with what was typed first.
    pub fn search_patients(&self, typed: &str, archived: bool, offset: u64, limit: u64) -> Result<PatientHits> {
        let typed = joined(text::search_key(typed));
        let places = if typed.is_empty() {
            self.by_name(archived, offset, limit)?
        } else {
            self.by_letters(&typed, archived, offset, limit)?
        };
        let mut hits = Vec::with_capacity(places.0.len());
        for id in places.0 {
            hits.push(self.patient_hit(PatientId(id))?);
        }
        Ok(PatientHits { hits, total: places.1 })
    }

    /// One patient as a line of a list.
    pub fn patient_hit(&self, id: PatientId) -> Result<PatientHit> {
        let last_seen = self
            .db()
            .prepare_cached("SELECT max(observed_on) FROM finding WHERE patient = ?1")?
            .query_row([id.0.as_bytes().as_slice()], |row| row.get(0))?;
        Ok(PatientHit { patient: self.get(id.0)?, last_seen })
    }

    fn by_name(&self, archived: bool, offset: u64, limit: u64) -> Result<(Vec<Uuid>, u64)> {
        let total = self
            .db()
            .prepare_cached("SELECT count(*) FROM patient_index WHERE archived = ?1")?
            .query_row([archived], |row| row.get(0))?;
        let mut page = self
            .db()
            .prepare_cached("SELECT patient FROM patient_index WHERE archived = ?1 ORDER BY sort LIMIT ?2 OFFSET ?3")?;
        let mut rows = page.query((archived, limit, offset))?;
        let mut ids = Vec::new();
        while let Some(row) = rows.next()? {
            ids.push(row::id(&row.get::<_, Vec<u8>>(0)?)?);
        }
        Ok((ids, total))
    }

    fn by_letters(&self, typed: &str, archived: bool, offset: u64, limit: u64) -> Result<(Vec<Uuid>, u64)> {
        let mut words: Vec<&str> = typed.split(' ').take(WORDS).collect();
        // The index is quickest where the rarest letters lead.
        words.sort_by_key(|word| word.len());
        let starting: Vec<String> = words.iter().map(|word| start(word)).collect();
        let containing: Vec<String> = words.iter().map(|word| anywhere(word)).collect();
        let mut found = Found { archived, places: HashSet::new(), rows: Vec::new() };
        // Whose name starts so holds every word typed.
        found.add(
            self.db(),
            "SELECT place, archived, sort FROM patient_index WHERE archived = ?1 AND sort >= ?2 AND sort < ?3 \
             ORDER BY sort",
            &[&archived, &typed, &past(typed)],
        )?;
        for phrases in [starting, containing] {
            found.add(
                self.db(),
                "SELECT place, archived, sort FROM patient_letters JOIN patient_index ON place = patient_letters.rowid \
                 WHERE patient_letters MATCH ?1",
                &[&phrases.join(" AND ")],
            )?;
        }
        let total = found.rows.len() as u64;
        let ids = found.page(typed, offset, limit).map(|place| {
            let mut patient = self.db().prepare_cached("SELECT patient FROM patient_index WHERE place = ?1")?;
            row::id(&patient.query_row([place], |row| row.get::<_, Vec<u8>>(0))?)
        });
        Ok((ids.collect::<Result<_>>()?, total))
    }
}

/// Figures in groups are one number: a telephone is kept without its spaces.
fn joined(typed: String) -> String {
    if typed.chars().all(|letter| letter.is_ascii_digit() || letter == ' ') { typed.replace(' ', "") } else { typed }
}

/// Nobody types more words than a name has.
const WORDS: usize = 8;

/// The end of all that starts with these letters.
fn past(letters: &str) -> String {
    format!("{letters}\u{10ffff}")
}

/// Where a word starts with these letters.
fn start(letters: &str) -> String {
    let blanks = if letters.chars().nth(1).is_none() { "  " } else { " " };
    format!("\"{blanks}{letters}\"")
}

/// Three letters are found anywhere; one or two only where a word starts with them.
fn anywhere(letters: &str) -> String {
    if letters.chars().nth(2).is_none() { start(letters) } else { format!("\"{letters}\"") }
}

/// Candidates gathered so far.
struct Found {
    archived: bool,
    places: HashSet<i64>,
    rows: Vec<(String, i64)>,
}

impl Found {
    /// Adds what a query finds, until there are enough. It selects place, archived and sort.
    fn add(&mut self, db: &Connection, select: &str, params: &[&dyn ToSql]) -> Result<()> {
        let mut statement = db.prepare_cached(select)?;
        let mut rows = statement.query(params)?;
        while self.rows.len() < COUNTED {
            let Some(row) = rows.next()? else { break };
            let place = row.get(0)?;
            if row.get::<_, bool>(1)? == self.archived && self.places.insert(place) {
                self.rows.push((row.get(2)?, place));
            }
        }
        Ok(())
    }

    /// Those whose family name starts with what was typed first, then by name.
    fn page(mut self, typed: &str, offset: u64, limit: u64) -> impl Iterator<Item = i64> {
        self.rows.sort_by(|a, b| (!a.0.starts_with(typed), a).cmp(&(!b.0.starts_with(typed), b)));
        let (offset, limit) = (usize::try_from(offset).unwrap_or(usize::MAX), usize::try_from(limit).unwrap_or(0));
        self.rows.into_iter().skip(offset).take(limit).map(|(_, place)| place)
    }
}

impl ReadTx<'_> {
    /// The next history number this workstation gives.
    pub fn next_patient_number(&self) -> Result<i64> {
        Ok(self
            .db()
            .prepare_cached("SELECT coalesce(max(number), 0) + 1 FROM patient")?
            .query_row([], |row| row.get(0))?)
    }
}
