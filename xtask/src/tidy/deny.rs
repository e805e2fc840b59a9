//! Whose code we build with: the licences, bans and sources of `deny.toml`, held on every run and without a network.
//!
//! `cargo deny check` reads the same file and adds what has to be fetched: advisories.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use anyhow::Context as _;
use cargo_metadata::{Metadata, MetadataCommand, Package, PackageId};
use serde::Deserialize;

use super::Fault;

const RULE: &str = "deny.toml";

#[derive(Debug, Deserialize)]
struct Rules {
    licenses: Licences,
    bans: Bans,
}

#[derive(Debug, Deserialize)]
struct Licences {
    allow: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Bans {
    deny: Vec<Ban>,
}

/// A package that may not be there, or only below some others.
#[derive(Debug, Deserialize)]
struct Ban {
    #[serde(rename = "crate")]
    name: String,
    #[serde(default)]
    wrappers: Vec<String>,
    reason: String,
}

pub(crate) fn faults(root: &Path) -> anyhow::Result<Vec<Fault>> {
    let rules: Rules = toml::from_str(&fs::read_to_string(root.join(RULE)).context(RULE)?)?;
    let metadata = MetadataCommand::new()
        .manifest_path(root.join("Cargo.toml"))
        .other_options(["--offline".to_owned(), "--locked".to_owned(), "--filter-platform".to_owned(), platform()?])
        .exec()?;
    let foreign = metadata.packages.iter().filter(|package| package.source.is_some());
    let mut faults: Vec<Fault> = foreign
        .filter_map(|package| {
            let place = format!("{} {}", package.name, package.version);
            let fault = |what: String, remedy: &str| Some(Fault::new(&place, what, remedy));
            if package.source.as_ref().is_some_and(|source| !source.is_crates_io()) {
                return fault("comes from elsewhere than crates.io".to_owned(), "take a published version");
            }
            match licence(package, &rules.licenses.allow) {
                Ok(()) => None,
                Err(what) => fault(what, "use another package, or allow the licence in deny.toml"),
            }
        })
        .collect();
    for ban in &rules.bans.deny {
        let users = users(&metadata, &ban.name);
        if let Some(user) = users.iter().find(|user| !ban.wrappers.contains(user)) {
            faults.push(Fault::new(&ban.name, format!("is used by {user}"), &ban.reason));
        }
    }
    Ok(faults)
}

/// This machine's: what is built for others need not be fetched here.
fn platform() -> anyhow::Result<String> {
    let told = Command::new("rustc").arg("-vV").output().context("rustc -vV")?.stdout;
    let told = String::from_utf8(told)?;
    Ok(told.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?.to_owned())
}

/// Whether the allowed licences satisfy what the package asks for.
fn licence(package: &Package, allowed: &[String]) -> Result<(), String> {
    let asked = package.license.as_deref().ok_or("names no licence")?;
    let terms = spdx::Expression::parse_mode(asked, spdx::ParseMode::LAX).map_err(|fault| fault.to_string())?;
    let granted = terms.evaluate(|term| allowed.contains(&term.to_string()));
    if granted { Ok(()) } else { Err(format!("is licensed {asked}")) }
}

/// Who imports a package, in what is built.
fn users(metadata: &Metadata, name: &str) -> BTreeSet<String> {
    let named = |id: &PackageId| {
        metadata.packages.iter().find(|package| package.id == *id).map(|package| package.name.to_string())
    };
    let nodes = metadata.resolve.iter().flat_map(|resolve| &resolve.nodes);
    nodes
        .filter(|node| node.dependencies.iter().any(|id| named(id).as_deref() == Some(name)))
        .filter_map(|node| named(&node.id))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(licence: &str) -> Package {
        let package = serde_json::json!({
            "name": "x", "version": "1.0.0", "id": "x 1.0.0", "license": licence, "dependencies": [], "targets": [],
            "features": {}, "manifest_path": "/x/Cargo.toml",
        });
        serde_json::from_value(package).expect("a package")
    }

    #[test]
    fn one_allowed_way_is_enough_and_every_part_of_it_is_needed() {
        let allowed = ["MIT".to_owned(), "Unicode-3.0".to_owned(), "Apache-2.0 WITH LLVM-exception".to_owned()];
        for (asked, granted) in [
            ("MIT OR GPL-3.0", true),
            ("MIT/Apache-2.0", true),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("Apache-2.0 WITH LLVM-exception", true),
            ("Apache-2.0", false),
            ("MIT AND AGPL-3.0", false),
            ("anything goes", false),
        ] {
            assert_eq!(licence(&asks(asked), &allowed).is_ok(), granted, "{asked}");
        }
    }
}
