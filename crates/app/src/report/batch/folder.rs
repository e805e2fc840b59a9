//! A file for each patient, in a folder.

use std::{
    collections::HashSet,
    fs::File,
    io::Write as _,
    path::{Path, PathBuf},
};

use domain::paper::Paper;

use super::{Composed, HUNDRED, Register, Sink};
use crate::{Error, Result};

/// A folder that is being filled.
pub(super) struct Folder<'a> {
    folder: PathBuf,
    register: Register<'a>,
    /// Names given in this run.
    taken: HashSet<String>,
    /// Written beside, entered nowhere yet: how they are to be called.
    waiting: Vec<PathBuf>,
    entries: Vec<Paper>,
    made: usize,
    pages: i64,
}

impl<'a> Folder<'a> {
    pub(super) fn open(folder: &Path, register: Register<'a>) -> Result<Folder<'a>> {
        std::fs::create_dir_all(folder).map_err(Error::io(folder.display()))?;
        Ok(Folder {
            folder: folder.to_owned(),
            register,
            taken: HashSet::new(),
            waiting: Vec::new(),
            entries: Vec::new(),
            made: 0,
            pages: 0,
        })
    }

    /// A name that nobody has: two patients may share number and family name, and an earlier run may lie here.
    fn free(&mut self, name: &str) -> PathBuf {
        let stem = name.strip_suffix(".pdf").unwrap_or(name);
        let mut names = std::iter::once(name.to_owned()).chain((2_u32..).map(|n| format!("{stem}-{n}.pdf")));
        let free = |name: &String| !self.taken.contains(name) && !self.folder.join(name).exists();
        let name = names.find(free).unwrap_or_default();
        let path = self.folder.join(&name);
        self.taken.insert(name);
        path
    }

    /// On the disk, in the register, and then called what they are called.
    fn settle(&mut self) -> Result<()> {
        for path in &self.waiting {
            File::open(part(path)).and_then(|file| file.sync_all()).map_err(Error::io(path.display()))?;
        }
        if !self.entries.is_empty() {
            self.register.enter(&mut self.entries)?;
        }
        while let Some(path) = self.waiting.last() {
            std::fs::rename(part(path), path).map_err(Error::io(path.display()))?;
            self.waiting.pop();
        }
        // That names stand is told to the disk where a folder can be; elsewhere the system does so by itself.
        let _ = File::open(&self.folder).and_then(|folder| folder.sync_all());
        self.made += self.entries.len();
        self.pages += self.entries.drain(..).map(|paper| paper.pages).sum::<i64>();
        Ok(())
    }
}

impl Sink for Folder<'_> {
    fn take(&mut self, paper: Composed) -> Result<()> {
        let report = paper.write()?;
        let path = self.free(&report.file_name);
        self.waiting.push(path.clone());
        let written = File::create(part(&path)).and_then(|mut file| file.write_all(&report.pdf));
        written.map_err(Error::io(path.display()))?;
        self.entries.push(report.entry);
        if self.waiting.len() < HUNDRED { Ok(()) } else { self.settle() }
    }

    /// What is whole stays, cancelled or not.
    fn end(mut self: Box<Self>, _: bool) -> Result<(usize, i64)> {
        self.settle()?;
        Ok((self.made, self.pages))
    }
}

impl Drop for Folder<'_> {
    fn drop(&mut self) {
        for path in &self.waiting {
            // Whatever went wrong before is what the person must read.
            let _ = std::fs::remove_file(part(path));
        }
    }
}

fn part(path: &Path) -> PathBuf {
    path.with_added_extension("part")
}
