//! Finding patients by any three letters of name, telephone, document or number, accents ignored.
//!
//! `patient_word` answers what starts with the letters, `patient_letters` (trigrams) what contains them; both are derived
//! from the patient's row whenever it changes, here or from afar, and never synced.

use std::collections::BTreeSet;

use domain::{Kind, patient::Patient, text};
use rusqlite::{Connection, OptionalExtension as _, ToSql};
use uuid::Uuid;

use crate::{ReadTx, Result, row, table};

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

/// Keeps the search index in step with one record.
pub(crate) fn index(db: &Connection, kind: &Kind, id: Uuid) -> Result<()> {
    if kind.name != domain::patient::KIND.name {
        return Ok(());
    }
    let old: Option<(i64, String)> = db
        .prepare_cached("SELECT place, words FROM patient_index WHERE patient = ?1")?
        .query_row([id.as_bytes().as_slice()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some(patient) = table::get::<Patient>(db, id)? else {
        return Ok(());
    };
    let (words, sort) = (words(&patient), sort(&patient));
    let place = match old {
        Some((place, old)) => {
            if old != words {
                forget(db, place, &old)?;
            }
            db.prepare_cached("UPDATE patient_index SET archived = ?2, sort = ?3, words = ?4 WHERE place = ?1")?
                .execute((place, patient.retired, &sort, &words))?;
            if old == words {
                return Ok(());
            }
            place
        }
        None => db
            .prepare_cached(
                "INSERT INTO patient_index (patient, archived, sort, words) VALUES (?1, ?2, ?3, ?4) RETURNING place",
            )?
            .query_row((id.as_bytes().as_slice(), patient.retired, &sort, &words), |row| row.get(0))?,
    };
    db.prepare_cached("INSERT INTO patient_letters (rowid, words) VALUES (?1, ?2)")?.execute((place, &words))?;
    for word in words.split(' ') {
        db.prepare_cached("INSERT INTO patient_word (word, place) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
            .execute((word, place))?;
    }
    Ok(())
}

fn forget(db: &Connection, place: i64, words: &str) -> Result<()> {
    db.prepare_cached("INSERT INTO patient_letters (patient_letters, rowid, words) VALUES ('delete', ?1, ?2)")?
        .execute((place, words))?;
    for word in words.split(' ') {
        db.prepare_cached("DELETE FROM patient_word WHERE word = ?1 AND place = ?2")?.execute((word, place))?;
    }
    Ok(())
}

fn words(patient: &Patient) -> String {
    let digits = |phone: &str| phone.chars().filter(char::is_ascii_digit).collect::<String>();
    let number = patient.number.to_string();
    let (phone, phone_2) = (digits(&patient.phone), digits(&patient.phone_2));
    let names = [&patient.given_name, &patient.family_name, &patient.family_name_2].map(|name| text::search_key(name));
    let document = text::search_key(&patient.document_number);
    let all = names.iter().map(String::as_str).chain([phone.as_str(), phone_2.as_str(), &document, &number]);
    all.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn sort(patient: &Patient) -> String {
    text::search_key(&format!("{} {} {}", patient.family_name, patient.family_name_2, patient.given_name))
}

impl ReadTx<'_> {
    /// A page of patients: with no text all of them by name, else those in whom every word typed is found, those whose
    /// words start with what was typed first.
    pub fn search_patients(&self, typed: &str, archived: bool, offset: u64, limit: u64) -> Result<PatientHits> {
        let typed = text::search_key(typed);
        let places = if typed.is_empty() {
            self.by_name(archived, offset, limit)?
        } else {
            self.by_letters(&typed, archived, offset, limit)?
        };
        let mut hits = Vec::with_capacity(places.0.len());
        for id in places.0 {
            let last_seen = self
                .db()
                .prepare_cached("SELECT max(observed_on) FROM finding WHERE patient = ?1")?
                .query_row([id.as_bytes().as_slice()], |row| row.get(0))?;
            hits.push(PatientHit { patient: self.get(id)?, last_seen });
        }
        Ok(PatientHits { hits, total: places.1 })
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
        let words: Vec<&str> = typed.split(' ').take(WORDS).collect();
        let mut found = Found { words: &words, archived, places: BTreeSet::new(), rows: Vec::new() };
        found.add(
            self.db(),
            "patient_index AS i WHERE archived = ?1 AND sort >= ?2 AND sort < ?3 ORDER BY sort",
            &[&archived, &typed, &past(typed)],
        )?;
        // Single letters are looked for in what the longer words find.
        let long: Vec<&str> = words.iter().copied().filter(|word| word.chars().nth(1).is_some()).collect();
        let telling = if long.is_empty() { &words } else { &long };
        let ends: Vec<String> = telling.iter().map(|word| past(word)).collect();
        let ranges: Vec<String> = (0..telling.len())
            .map(|i| format!("SELECT place FROM patient_word WHERE word >= ?{} AND word < ?{}", 2 * i + 1, 2 * i + 2))
            .collect();
        let bounds: Vec<&dyn ToSql> =
            telling.iter().zip(&ends).flat_map(|(word, end)| [word as &dyn ToSql, end as &dyn ToSql]).collect();
        found.add(
            self.db(),
            &format!("({}) JOIN patient_index AS i USING (place)", ranges.join(" INTERSECT ")),
            &bounds,
        )?;
        let phrases: Vec<String> =
            words.iter().filter(|word| word.chars().count() >= 3).map(|word| format!("\"{word}\"")).collect();
        if !phrases.is_empty() {
            found.add(
                self.db(),
                "patient_letters AS l JOIN patient_index AS i ON i.place = l.rowid WHERE patient_letters MATCH ?1",
                &[&phrases.join(" AND ")],
            )?;
        }
        Ok((found.page(typed, offset, limit), found.rows.len() as u64))
    }
}

/// Nobody types more words than a name has.
const WORDS: usize = 8;

/// The end of all that starts with these letters.
fn past(letters: &str) -> String {
    format!("{letters}\u{10ffff}")
}

/// Candidates gathered so far.
struct Found<'a> {
    words: &'a [&'a str],
    archived: bool,
    places: BTreeSet<i64>,
    rows: Vec<(String, Uuid)>,
}

impl Found<'_> {
    /// Adds what a query finds, until there are enough.
    fn add(&mut self, db: &Connection, from: &str, params: &[&dyn ToSql]) -> Result<()> {
        let mut statement =
            db.prepare_cached(&format!("SELECT i.place, i.archived, i.sort, i.words, i.patient FROM {from}"))?;
        let mut rows = statement.query(params)?;
        while self.rows.len() < COUNTED {
            let Some(row) = rows.next()? else { break };
            let place: i64 = row.get(0)?;
            let words = row.get_ref(3)?.as_str().unwrap_or_default();
            let fits = row.get::<_, bool>(1)? == self.archived && self.words.iter().all(|word| holds(words, word));
            if fits && self.places.insert(place) {
                self.rows.push((row.get(2)?, row::id(row.get_ref(4)?.as_blob().unwrap_or_default())?));
            }
        }
        Ok(())
    }

    /// Those whose family name starts with what was typed first, then by name.
    fn page(&mut self, typed: &str, offset: u64, limit: u64) -> Vec<Uuid> {
        self.rows.sort_by(|a, b| (!a.0.starts_with(typed), &a.0, a.1).cmp(&(!b.0.starts_with(typed), &b.0, b.1)));
        let (offset, limit) = (usize::try_from(offset).unwrap_or(usize::MAX), usize::try_from(limit).unwrap_or(0));
        self.rows.iter().skip(offset).take(limit).map(|(_, id)| *id).collect()
    }
}

/// Three letters are found anywhere; one or two only where a word starts with them.
fn holds(haystack: &str, word: &str) -> bool {
    if word.chars().count() >= 3 {
        haystack.contains(word)
    } else {
        haystack.split(' ').any(|other| other.starts_with(word))
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
