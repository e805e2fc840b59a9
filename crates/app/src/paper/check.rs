//! Whether a PDF is ours, and as we gave it out. The hash of its bytes decides; what it says of itself is a hint that
//! leads to the entry it claims to be, never a proof. A file from outside is read byte by byte and never parsed.

mod claims;

use std::{fs::File, io::Read as _, path::Path};

use domain::paper::Paper;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use store::ReadTx;

use self::claims::Claims;
use super::{
    PaperView,
    mark::{hexadecimal, is_marked},
    view::Reader,
};
use crate::{Action, App, Error, Result};

/// The largest file that is read; a merged file of a thousand papers is a sixth of it.
const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// Most papers that are named of one file.
const MOST_NAMED: usize = 20;

/// What is to be said of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Given out here, and not a byte has changed.
    Unchanged,
    /// Given out here and taken back since.
    Annulled,
    /// It says that it is a paper of ours, and is not the file we gave out.
    Changed,
    /// It carries an id that this clinic drew, and this workstation has no entry of it.
    Unknown,
    /// Nothing in it is ours.
    Foreign,
    /// It is no PDF at all.
    NotPdf,
    /// It is larger than anything we give out.
    TooLarge,
}

/// What was found out of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PaperCheck {
    /// In a word.
    pub verdict: Verdict,
    /// The file stops before its end.
    pub cut: bool,
    /// How the file is called.
    pub file_name: String,
    /// SHA-256 of its bytes; nothing where they were not read.
    pub digest: String,
    /// The papers it is, or claims to be; the first of them.
    pub papers: Vec<PaperView>,
    /// How many there are in all.
    pub total: u32,
}

/// A file as it was read.
struct Seen {
    digest: String,
    claims: Claims,
    pdf: bool,
    cut: bool,
}

impl App {
    /// Says of a PDF whether this clinic gave it out, and whether it is still what it was.
    pub fn check_paper(&self, file: &Path) -> Result<PaperCheck> {
        let (store, session) = self.require(Action::MakeReports)?;
        let file_name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut check = PaperCheck {
            verdict: Verdict::TooLarge,
            cut: false,
            file_name,
            digest: String::new(),
            papers: Vec::new(),
            total: 0,
        };
        let Some(seen) = see(file)? else { return Ok(check) };
        (check.digest, check.cut) = (seen.digest.clone(), seen.pdf && seen.cut);
        if !seen.pdf {
            check.verdict = Verdict::NotPdf;
            return Ok(check);
        }
        store.read(|tx| {
            let (verdict, papers) = judge(tx, &seen)?;
            check.total = u32::try_from(papers.len()).unwrap_or(u32::MAX);
            check.papers = Reader::new(tx, &session)?.views(papers.into_iter().take(MOST_NAMED))?;
            check.verdict = verdict;
            Ok::<_, Error>(())
        })?;
        Ok(check)
    }
}

fn judge(tx: &ReadTx<'_>, seen: &Seen) -> Result<(Verdict, Vec<Paper>)> {
    let same: Vec<Paper> = tx.papers_in_file(&seen.digest)?.into_values().collect();
    if !same.is_empty() {
        for paper in &same {
            if tx.paper_annulment(paper.id)?.is_some() {
                return Ok((Verdict::Annulled, same));
            }
        }
        return Ok((Verdict::Unchanged, same));
    }
    let mut claimed = Vec::new();
    for id in seen.claims.ids() {
        claimed.extend(tx.registered((*id).into())?);
    }
    if !claimed.is_empty() {
        return Ok((Verdict::Changed, claimed));
    }
    let clinic = tx.clinic()?.id;
    let ours = seen.claims.ids().iter().any(|id| is_marked(id, clinic));
    Ok((if ours { Verdict::Unknown } else { Verdict::Foreign }, Vec::new()))
}

/// Reads a file once, in pieces; `None` when it is too large.
fn see(path: &Path) -> Result<Option<Seen>> {
    let read = || -> std::io::Result<Option<Seen>> {
        let mut file = File::open(path)?;
        let about = file.metadata()?;
        if about.is_dir() {
            return Ok(Some(Seen { digest: String::new(), claims: Claims::default(), pdf: false, cut: false }));
        }
        if about.len() > MOST_BYTES {
            return Ok(None);
        }
        let (mut hash, mut claims, mut left) = (Sha256::new(), Claims::default(), MOST_BYTES);
        let (mut head, mut tail) = (Vec::new(), Vec::new());
        let mut piece = vec![0; 64 * 1024];
        loop {
            let n = file.read(&mut piece)?;
            let bytes = &piece[..n];
            if n == 0 {
                break;
            }
            // What grows while it is read, such as a pipe, ends somewhere too.
            left = match left.checked_sub(n as u64) {
                Some(left) => left,
                None => return Ok(None),
            };
            hash.update(bytes);
            claims.feed(bytes);
            head.extend_from_slice(&bytes[..n.min(5_usize.saturating_sub(head.len()))]);
            tail.extend_from_slice(bytes);
            tail.drain(..tail.len().saturating_sub(1024));
        }
        let cut = !tail.windows(5).any(|five| five == b"%%EOF");
        Ok(Some(Seen { digest: hexadecimal(&hash.finalize()), claims, pdf: head == b"%PDF-", cut }))
    };
    read().map_err(Error::io(path.display()))
}
