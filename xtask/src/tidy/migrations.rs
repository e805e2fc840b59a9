//! Landed migrations never change: a database out there has already run them. `migrations/CHECKSUMS` remembers each one, in
//! the form that `sha256sum --check` reads too.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::Context as _;
use sha2::{Digest as _, Sha256};

use super::Fault;

const FOLDER: &str = "migrations";
const CHECKSUMS: &str = "migrations/CHECKSUMS";

/// Appends migrations that are not in the file yet; returns them. What is in it stays as it is, right or wrong.
pub(crate) fn bless(root: &Path) -> anyhow::Result<Vec<String>> {
    let (landed, mut text) = landed(root);
    let mut new = Vec::new();
    for (file, sum) in present(root)? {
        if !landed.contains_key(&file) {
            text.push_str(&format!("{sum}  {file}\n"));
            new.push(file);
        }
    }
    if !new.is_empty() {
        fs::write(root.join(CHECKSUMS), text).context(CHECKSUMS)?;
    }
    Ok(new)
}

pub(crate) fn faults(root: &Path) -> anyhow::Result<Vec<Fault>> {
    let ((landed, _), present) = (landed(root), present(root)?);
    let mut faults = Vec::new();
    for (file, sum) in &landed {
        let place = format!("{FOLDER}/{file}");
        match present.get(file) {
            None => faults.push(Fault::new(place, "a landed migration is missing", "put it back")),
            Some(now) if now != sum => {
                let remedy = "put it back as it was and write the change as a new migration";
                faults.push(Fault::new(place, "a landed migration was changed", remedy));
            }
            Some(_) => {}
        }
    }
    for file in present.keys().filter(|file| !landed.contains_key(*file)) {
        let place = format!("{FOLDER}/{file}");
        faults.push(Fault::new(place, "not in CHECKSUMS", "when it is ready to land, run `cargo xtask tidy --bless`"));
    }
    Ok(faults)
}

/// Checksums by file as remembered, and the text they stand in.
fn landed(root: &Path) -> (BTreeMap<String, String>, String) {
    let text = fs::read_to_string(root.join(CHECKSUMS)).unwrap_or_default();
    let sums = text.lines().filter_map(|line| line.split_once("  "));
    (sums.map(|(sum, file)| (file.to_owned(), sum.to_owned())).collect(), text)
}

/// Checksums by file as they are now.
fn present(root: &Path) -> anyhow::Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for side in ["local", "server"] {
        for entry in fs::read_dir(root.join(FOLDER).join(side)).with_context(|| format!("{FOLDER}/{side}"))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('V') && name.ends_with(".sql") {
                let hash = Sha256::digest(fs::read(entry.path())?);
                files.insert(format!("{side}/{name}"), hash.iter().map(|byte| format!("{byte:02x}")).collect());
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_or_lost_migration_is_told_and_a_new_one_waits_for_a_blessing() {
        let root = tempfile::tempdir().expect("a folder");
        let write = |file: &str, text: &str| fs::write(root.path().join(FOLDER).join(file), text).expect("written");
        let told = || faults(root.path()).expect("read").into_iter().map(|fault| fault.what).collect::<Vec<_>>();
        for side in ["local", "server"] {
            fs::create_dir_all(root.path().join(FOLDER).join(side)).expect("made");
        }
        write("local/V0001__log.sql", "CREATE TABLE a (b);");
        assert_eq!(told(), ["not in CHECKSUMS"]);
        assert_eq!(bless(root.path()).expect("blessed"), ["local/V0001__log.sql"]);
        assert!(told().is_empty());

        write("local/V0001__log.sql", "CREATE TABLE a (b, c);");
        assert_eq!(told(), ["a landed migration was changed"]);
        assert!(bless(root.path()).expect("blessed").is_empty(), "a blessing never hides a change");
        assert_eq!(told().len(), 1);

        fs::remove_file(root.path().join(FOLDER).join("local/V0001__log.sql")).expect("removed");
        assert_eq!(told(), ["a landed migration is missing"]);
    }
}
