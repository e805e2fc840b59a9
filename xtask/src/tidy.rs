//! What no compiler and no linter holds: the edges between crates, the length of files, landed migrations, texts in both
//! languages, words that must not stay, lists that must agree, and whose code is built in.
//!
//! Each check is a function from the [`House`] to its faults, so that all of them are told at once.

mod deny;
mod layers;
mod length;
mod lists;
mod locales;
pub(crate) mod migrations;
mod rust;
mod words;

use std::{fmt, fs, path::Path, process::ExitCode};

use anyhow::Context as _;

/// Folders that are made, not written.
const MADE: &[&str] = &["target", "node_modules", "dist", "dist-fake", "gen", ".git", "permissions"];

/// Kinds of files that people write.
const WRITTEN: &[&str] = &["rs", "ts", "tsx", "mjs", "sql", "ftl", "css"];

/// A file that somebody wrote.
#[derive(Debug)]
pub(crate) struct Source {
    /// From the top of the repository, with `/`.
    pub(crate) path: String,
    /// What is in it.
    pub(crate) text: String,
}

impl Source {
    fn is(&self, extensions: &[&str]) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, extension)| extensions.contains(&extension))
    }

    fn within(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| self.path.starts_with(folder))
    }
}

/// Everything that is looked at.
#[derive(Debug)]
pub(crate) struct House {
    pub(crate) sources: Vec<Source>,
}

impl House {
    fn read(root: &Path) -> anyhow::Result<House> {
        let mut sources = Vec::new();
        for folder in ["crates", "migrations", "server", "src-tauri", "tests", "ui", "xtask"] {
            collect(root, folder, &mut sources)?;
        }
        sources.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(House { sources })
    }

    /// The text of one file; none reads as empty, and the check that wanted it says so.
    fn text(&self, path: &str) -> &str {
        self.sources.iter().find(|source| source.path == path).map_or("", |source| &source.text)
    }
}

fn collect(root: &Path, folder: &str, into: &mut Vec<Source>) -> anyhow::Result<()> {
    for entry in fs::read_dir(root.join(folder)).with_context(|| folder.to_owned())? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{folder}/{name}");
        if entry.file_type()?.is_dir() {
            if !MADE.contains(&name.as_str()) {
                collect(root, &path, into)?;
            }
            continue;
        }
        let source = Source { path, text: String::new() };
        if source.is(WRITTEN) {
            let text = fs::read_to_string(entry.path()).with_context(|| source.path.clone())?;
            into.push(Source { text, ..source });
        }
    }
    Ok(())
}

/// Something out of order: where, what, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    place: String,
    what: String,
    remedy: String,
}

impl Fault {
    fn new(place: impl Into<String>, what: impl Into<String>, remedy: impl Into<String>) -> Fault {
        Fault { place: place.into(), what: what.into(), remedy: remedy.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.place, self.what, self.remedy)
    }
}

/// Everything out of order.
pub(crate) fn faults(root: &Path) -> anyhow::Result<Vec<Fault>> {
    let house = House::read(root)?;
    Ok([
        layers::faults(root)?,
        deny::faults(root)?,
        length::faults(&house),
        migrations::faults(root)?,
        locales::faults(&house),
        words::faults(&house),
        lists::faults(&house),
    ]
    .concat())
}

/// Tells what is out of order, and which files grow long.
pub(crate) fn run(root: &Path) -> anyhow::Result<ExitCode> {
    for (path, lines) in length::long(&House::read(root)?) {
        crate::say(&format!("note: {path} has {lines} lines; over {} is the time to split by noun", length::LONG));
    }
    let faults = faults(root)?;
    for fault in &faults {
        crate::say(&fault.to_string());
    }
    crate::say(&match faults.len() {
        0 => "the house is tidy".to_owned(),
        1 => "1 thing out of order".to_owned(),
        n => format!("{n} things out of order"),
    });
    Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_house_is_tidy() {
        let faults = super::faults(&crate::root()).expect("the repository can be read");
        let told: String = faults.iter().map(|fault| format!("\n  {fault}")).collect();
        assert!(faults.is_empty(), "{} out of order:{told}", faults.len());
    }
}
