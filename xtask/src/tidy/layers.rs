//! Which crate may import which. The table in ARCHITECTURE.md is the rule; this reads it and asks Cargo.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::Context as _;
use cargo_metadata::{DependencyKind, MetadataCommand};

use super::Fault;

const RULE: &str = "ARCHITECTURE.md";

/// What a row of the table allows.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Allowed {
    Anything,
    These(Vec<String>),
}

/// An import: who, whom, and whether only its tests do.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Edge {
    manifest: String,
    from: String,
    to: String,
    dev: bool,
}

pub(crate) fn faults(root: &Path) -> anyhow::Result<Vec<Fault>> {
    let table = table(&fs::read_to_string(root.join(RULE)).context(RULE)?);
    let metadata = MetadataCommand::new()
        .manifest_path(root.join("Cargo.toml"))
        .no_deps()
        .other_options(["--offline".to_owned()])
        .exec()?;
    let packages: Vec<String> = metadata.packages.iter().map(|package| package.name.to_string()).collect();
    let mut edges = Vec::new();
    for package in &metadata.packages {
        let manifest = package.manifest_path.strip_prefix(&metadata.workspace_root).unwrap_or(&package.manifest_path);
        for import in package.dependencies.iter().filter(|import| packages.contains(&import.name)) {
            let (from, to) = (package.name.to_string(), import.name.clone());
            let dev = import.kind == DependencyKind::Development;
            edges.push(Edge { manifest: manifest.to_string(), from, to, dev });
        }
    }
    Ok(check(&table, &packages, &edges))
}

/// Reads the rows under the header that says `package` and `may import`.
fn table(text: &str) -> BTreeMap<String, Allowed> {
    let mut lines = text.lines().map(|line| line.split('|').map(str::trim).collect::<Vec<_>>());
    let mut rows = BTreeMap::new();
    let Some((package, may)) = lines.by_ref().find_map(|cells| {
        let column = |name: &str| cells.iter().position(|cell| *cell == name);
        Some((column("package")?, column("may import")?))
    }) else {
        return rows;
    };
    for cells in lines.skip(1).take_while(|cells| cells.len() > 2) {
        let names = |at: usize| -> Vec<String> {
            let cell = cells.get(at).copied().unwrap_or_default();
            cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
        };
        let anything = cells.get(may).is_some_and(|cell| cell.starts_with("anything"));
        let allowed = if anything { Allowed::Anything } else { Allowed::These(names(may)) };
        rows.extend(names(package).into_iter().map(|name| (name, allowed.clone())));
    }
    rows
}

fn check(table: &BTreeMap<String, Allowed>, packages: &[String], edges: &[Edge]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for package in packages.iter().filter(|package| !table.contains_key(*package)) {
        faults.push(Fault::new(RULE, format!("no row for the package `{package}`"), "add it to the table of layers"));
    }
    for row in table.keys().filter(|row| !packages.contains(row)) {
        faults.push(Fault::new(RULE, format!("a row for `{row}`, which is no package"), "take it out"));
    }
    for Edge { manifest, from, to, dev } in edges {
        let open = |name: &String| table.get(name) == Some(&Allowed::Anything);
        let forbidden = match table.get(from) {
            _ if open(to) && !open(from) => true,
            Some(Allowed::These(these)) if *dev => these.is_empty(),
            Some(Allowed::These(these)) => !these.contains(to),
            Some(Allowed::Anything) | None => false,
        };
        if forbidden {
            let what = format!("`{from}` imports `{to}`");
            let remedy = format!("{RULE} does not allow it: move the code, not the line");
            faults.push(Fault::new(&**manifest, what, remedy));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "
| part | package | is | may import |
|---|---|---|---|
| `crates/domain` | `domain` | nouns | nothing |
| `crates/store` | `store` | log | `domain` |
| `tests/`, `xtask/` | `tests`, `xtask` | proofs | anything |

Text after it.";

    fn refused(from: &str, to: &str, dev: bool) -> bool {
        let packages = ["domain", "store", "tests", "xtask"].map(str::to_owned);
        let edge = Edge { manifest: "Cargo.toml".to_owned(), from: from.to_owned(), to: to.to_owned(), dev };
        !check(&table(TABLE), &packages, &[edge]).is_empty()
    }

    #[test]
    fn an_edge_that_the_table_lacks_is_refused() {
        assert!(refused("domain", "store", false));
        assert!(!refused("store", "domain", false));
        assert!(!refused("tests", "store", false));
    }

    #[test]
    fn tests_may_import_more_but_the_domain_nothing_and_nobody_the_tests() {
        assert!(refused("domain", "store", true));
        assert!(!refused("store", "store", true));
        assert!(refused("store", "tests", true));
        assert!(refused("store", "xtask", false));
    }

    #[test]
    fn a_package_without_a_row_is_told() {
        let packages = ["domain", "store", "tests", "xtask", "hub"].map(str::to_owned);
        assert_eq!(check(&table(TABLE), &packages, &[]).len(), 1);
        assert_eq!(check(&table("no table"), &packages, &[]).len(), 5);
    }
}
