//! One file for all patients.

use std::{
    fs::File,
    io::BufWriter,
    path::{Path, PathBuf},
};

use domain::paper::Paper;
use reports::scene::{About, Document, merge::Merger};

use super::{Composed, Register, Sink};
use crate::{Error, Result, paper::mark::hexadecimal, report::fault};

/// Documents whose pages are held, and whose fonts are shared.
const LOT: usize = 50;

/// A file that is being written.
pub(super) struct MergedFile<'a> {
    file: PathBuf,
    part: PathBuf,
    register: Register<'a>,
    merger: Option<Merger<BufWriter<File>>>,
    lot: Vec<Document>,
    entries: Vec<Paper>,
}

impl<'a> MergedFile<'a> {
    pub(super) fn begin(file: &Path, register: Register<'a>) -> Result<MergedFile<'a>> {
        let part = file.with_added_extension("part");
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).map_err(Error::io(folder.display()))?;
        }
        let merger = None;
        Ok(MergedFile { file: file.to_owned(), part, register, merger, lot: Vec::new(), entries: Vec::new() })
    }

    /// Writes what is held; the first paper says how the whole is called.
    fn put(&mut self) -> Result<()> {
        let Some(first) = self.lot.first() else { return Ok(()) };
        let mut merger = match self.merger.take() {
            Some(merger) => merger,
            None => {
                let about = About {
                    title: first.about.heading.clone(),
                    id: String::new(),
                    content_hash: String::new(),
                    ..first.about.clone()
                };
                let part = File::create(&self.part).map_err(Error::io(self.file.display()))?;
                Merger::begin(BufWriter::new(part), about).map_err(fault)?
            }
        };
        merger.add(std::mem::take(&mut self.lot)).map_err(fault)?;
        self.merger = Some(merger);
        Ok(())
    }
}

impl Sink for MergedFile<'_> {
    fn take(&mut self, paper: Composed) -> Result<()> {
        self.entries.push(paper.entry());
        self.lot.push(paper.document);
        if self.lot.len() < LOT { Ok(()) } else { self.put() }
    }

    fn end(mut self: Box<Self>, cancelled: bool) -> Result<(usize, i64)> {
        self.put()?;
        let Some(merger) = self.merger.take().filter(|_| !cancelled) else { return Ok((0, 0)) };
        let merged = merger.finish().map_err(fault)?;
        File::open(&self.part).and_then(|part| part.sync_all()).map_err(Error::io(self.file.display()))?;
        for entry in &mut self.entries {
            entry.digest = hexadecimal(&merged.digest);
            entry.bytes = i64::try_from(merged.bytes).unwrap_or(i64::MAX);
        }
        let mut entries = std::mem::take(&mut self.entries);
        // All of it or none: they leave as one file.
        self.register.enter(&mut entries)?;
        std::fs::rename(&self.part, &self.file).map_err(Error::io(self.file.display()))?;
        Ok((entries.len(), entries.iter().map(|entry| entry.pages).sum()))
    }
}

impl Drop for MergedFile<'_> {
    fn drop(&mut self) {
        // Gone already when it has its name; whatever went wrong before is what the person must read.
        let _ = std::fs::remove_file(&self.part);
    }
}
