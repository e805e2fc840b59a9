//! The register of papers.

use std::collections::BTreeMap;

use domain::{
    PaperId, PatientId,
    paper::{Paper, PaperAnnulment, PaperCopy, PaperKind},
};
use rusqlite::{ToSql, named_params};

use crate::{ReadTx, Result, row, table};

/// Which papers of the whole clinic are looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaperQuery {
    /// Registered at this moment or later, milliseconds UTC.
    pub from: Option<i64>,
    /// Registered before this moment.
    pub until: Option<i64>,
    /// Of this kind alone.
    pub kind: Option<PaperKind>,
    /// Letters of the id, dashes or not.
    pub id: String,
    /// Skips so many.
    pub offset: u32,
    /// At most so many.
    pub limit: u32,
}

/// What is shown: not of whom nobody sees. Empty filters let everything through.
const WANTED: &str = "FROM paper WHERE (:from IS NULL OR recorded_at >= :from) AND (:until IS NULL OR recorded_at < :until) \
     AND (:kind IS NULL OR kind = :kind) AND (:id = '' OR hex(id) LIKE '%' || :id || '%') \
     AND (patient IS NULL OR patient NOT IN (SELECT patient FROM block WHERE id NOT IN (SELECT block FROM unblock)))";

impl ReadTx<'_> {
    /// Every paper about a patient, the latest first.
    pub fn papers(&self, patient: PatientId) -> Result<Vec<Paper>> {
        let mut papers: Vec<Paper> = self.of_patient(patient)?;
        papers.sort_by_key(|paper| std::cmp::Reverse((paper.recorded_at, paper.id)));
        Ok(papers)
    }

    /// When a paper left again, the earliest first.
    pub fn paper_copies(&self, paper: PaperId) -> Result<Vec<PaperCopy>> {
        let mut copies: Vec<PaperCopy> = table::of_owner(self.db(), "paper", paper.0)?;
        copies.sort_by_key(|copy| (copy.recorded_at, copy.id));
        Ok(copies)
    }

    /// What took a paper back. Two workstations may both have done so: the first to speak is told.
    pub fn paper_annulment(&self, paper: PaperId) -> Result<Option<PaperAnnulment>> {
        let all: Vec<PaperAnnulment> = table::of_owner(self.db(), "paper", paper.0)?;
        Ok(all.into_iter().min_by_key(|annulment| (annulment.recorded_at, annulment.id)))
    }

    /// The clinic's papers, the latest first, and how many there are in all.
    pub fn paper_page(&self, query: &PaperQuery) -> Result<(Vec<Paper>, u64)> {
        let kind = query.kind.map(PaperKind::code);
        // Nothing but the letters of an id may reach LIKE, where others mean more than themselves.
        let id: String = query.id.chars().filter(char::is_ascii_hexdigit).collect();
        let wanted: [(&str, &dyn ToSql); 4] =
            [(":from", &query.from), (":until", &query.until), (":kind", &kind), (":id", &id)];
        let total: i64 = self
            .db()
            .prepare_cached(&format!("SELECT count(*) {WANTED}"))?
            .query_row(wanted.as_slice(), |row| row.get(0))?;
        let page = named_params! { ":limit": query.limit, ":offset": query.offset };
        let select = format!("SELECT id {WANTED} ORDER BY recorded_at DESC, id DESC LIMIT :limit OFFSET :offset");
        let mut statement = self.db().prepare_cached(&select)?;
        let ids = statement.query_map([&wanted, page].concat().as_slice(), |row| row.get::<_, Vec<u8>>(0))?;
        let papers = ids.map(|id| self.get(row::id(&id?)?)).collect::<Result<_>>()?;
        Ok((papers, u64::try_from(total).unwrap_or(0)))
    }

    /// The papers of a file with these bytes: one, or all of a merged file. Also of whom nobody sees: whoever asks holds
    /// the file. Keyed by id, in the order in which they were made.
    pub fn papers_in_file(&self, digest: &str) -> Result<BTreeMap<PaperId, Paper>> {
        let mut statement = self.db().prepare_cached("SELECT id FROM paper WHERE digest = ?1")?;
        let ids = statement.query_map([digest], |row| row.get::<_, Vec<u8>>(0))?;
        let ids = ids.map(|id| row::id(&id?)).collect::<Result<Vec<_>>>()?;
        ids.into_iter()
            .filter_map(|id| self.registered(PaperId(id)).transpose())
            .map(|paper| {
                let paper = paper?;
                Ok((paper.id, paper))
            })
            .collect()
    }

    /// A paper by the id that is printed on it, also of whom nobody sees: whoever asks holds it.
    pub fn registered(&self, paper: PaperId) -> Result<Option<Paper>> {
        table::get(self.db(), paper.0)
    }
}
