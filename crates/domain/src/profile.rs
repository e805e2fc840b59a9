//! How a country reads a status: which layer's colour and which letters. Data never change with the profile.

use serde::Serialize;

use crate::finding::{Finding, Status};

/// A layer of the chart; the theme gives it its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// Disease or failing work.
    Pathology,
    /// To be done.
    Planned,
    /// Work found.
    Existing,
    /// Work done here.
    Done,
    /// To be replaced.
    Temporary,
}

/// The layer a status belongs to in the ES profile: common use, red for disease and blue for work.
pub fn layer(status: Status) -> Layer {
    match status {
        Status::ExistingGood => Layer::Existing,
        Status::ExistingDefective | Status::Pathology => Layer::Pathology,
        Status::Temporary => Layer::Temporary,
        Status::Planned | Status::Referred => Layer::Planned,
        Status::DoneHere => Layer::Done,
    }
}

/// The letters beside a tooth; empty when the symbol says all.
pub fn letters(finding: &Finding) -> &'static str {
    let value = finding.attribute().unwrap_or("");
    match (finding.rule.as_str(), value) {
        ("caries", "white_spot") => "MB",
        ("caries", "enamel") => "CE",
        ("caries", "pulp") => "CDP",
        ("caries", _) => "CD",
        ("restoration", "amalgam") => "AM",
        ("restoration", "glass_ionomer") => "IV",
        ("restoration", "inlay_metal") => "IM",
        ("restoration", "inlay_aesthetic") => "IE",
        ("restoration", "veneer") => "CV",
        ("restoration", _) => "R",
        ("sealant", _) => "S",
        ("crown", "ceramic") => "CLM",
        ("crown", "metal") => "CM",
        ("crown", "resin") => "CR",
        ("crown", "temporary") => "CT",
        ("crown", _) => "CMC",
        ("root_canal", "pulpotomy") => "PP",
        ("root_canal", "pulpectomy") => "PC",
        ("root_canal", _) => "TC",
        ("absent", "caries") => "DEX",
        ("absent", "unerupted") => "DNE",
        ("absent", "agenesis") => "AG",
        ("absent", "unknown") => "A",
        ("absent", _) => "DAO",
        ("extraction", _) if finding.status == Status::DoneHere => "DEX",
        ("extraction", _) => "EXO",
        ("implant", _) => "IMP",
        ("bridge", _) => "PF",
        _ => "",
    }
}
