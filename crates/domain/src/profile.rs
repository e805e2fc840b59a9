//! How a country reads a finding: which colour and which letters. Data never change with the profile.

use serde::{Deserialize, Serialize};

use crate::{
    Invalid,
    finding::{Finding, Status},
    nts188,
};

/// A country's way to draw a mouth.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
pub enum Profile {
    /// Spain: common use, red for disease and what is to be done, blue for work.
    #[default]
    #[serde(rename = "ES")]
    Es,
    /// Peru: NTS 188-MINSA/DGIESP-2022.
    #[serde(rename = "PE")]
    Pe,
    /// Argentina: red for what is there, blue for what is needed.
    #[serde(rename = "AR")]
    Ar,
    /// Ecuador: form HCU-033, red for disease, blue for work done.
    #[serde(rename = "EC")]
    Ec,
}

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
    /// Red, where a norm names the colour.
    Red,
    /// Blue, where a norm names the colour.
    Blue,
}

impl Profile {
    /// All of them, in the order of the choice.
    pub const ALL: [Profile; 4] = [Profile::Es, Profile::Pe, Profile::Ar, Profile::Ec];

    /// The name kept in the clinic's record.
    pub fn code(self) -> &'static str {
        match self {
            Profile::Es => "ES",
            Profile::Pe => "PE",
            Profile::Ar => "AR",
            Profile::Ec => "EC",
        }
    }

    /// Reads a name.
    pub fn parse(code: &str) -> Result<Profile, Invalid> {
        Profile::ALL
            .into_iter()
            .find(|profile| profile.code() == code)
            .ok_or_else(|| Invalid::new("profile", "unknown_value"))
    }

    /// The layer of a finding if it had this status.
    pub fn layer(self, finding: &Finding, status: Status) -> Layer {
        match self {
            Profile::Es => common(status),
            // The norm knows only what was observed; a plan keeps a colour of its own.
            Profile::Pe if status.is_ahead() || finding.rule == "extraction" && status != Status::DoneHere => {
                Layer::Planned
            }
            Profile::Pe if nts188::is_red(finding, status) => Layer::Red,
            Profile::Pe => Layer::Blue,
            Profile::Ar => {
                if is_needed(status) {
                    Layer::Blue
                } else {
                    Layer::Red
                }
            }
            Profile::Ec => {
                if is_needed(status) || status == Status::Temporary {
                    Layer::Red
                } else {
                    Layer::Blue
                }
            }
        }
    }
}

fn is_needed(status: Status) -> bool {
    matches!(status, Status::ExistingDefective | Status::Pathology | Status::Planned | Status::Referred)
}

fn common(status: Status) -> Layer {
    match status {
        Status::ExistingGood => Layer::Existing,
        Status::ExistingDefective | Status::Pathology => Layer::Pathology,
        Status::Temporary => Layer::Temporary,
        Status::Planned | Status::Referred => Layer::Planned,
        Status::DoneHere => Layer::Done,
    }
}

/// The letters beside a tooth; empty when the symbol says all.
pub fn letters(finding: &Finding, profile: Profile) -> &'static str {
    let value = finding.attribute().unwrap_or("");
    let upper = finding.targets.first().is_some_and(|target| target.tooth.is_upper());
    match (finding.rule.as_str(), value, profile) {
        // Argentina: scribd.com/doc/14606344.
        ("caries", "pulp", Profile::Ar) => "TC",
        ("post", _, Profile::Ar) => "PM",
        ("restoration", "inlay_metal" | "inlay_aesthetic", Profile::Ar) => "I",
        ("caries", "white_spot", _) => "MB",
        ("caries", "enamel", _) => "CE",
        ("caries", "pulp", _) => "CDP",
        ("caries", _, _) => "CD",
        ("restoration", "amalgam", _) => "AM",
        ("restoration", "glass_ionomer", _) => "IV",
        ("restoration", "inlay_metal", _) => "IM",
        ("restoration", "inlay_aesthetic", _) => "IE",
        ("restoration", "veneer", Profile::Pe) => "C",
        ("restoration", "veneer", _) => "CA",
        ("restoration", _, _) => "R",
        ("temporary", _, Profile::Es) => "RT",
        ("sealant", _, _) => "S",
        ("crown", "ceramic", _) | ("crown", "resin", Profile::Pe) => "CLM",
        ("crown", "metal", _) => "CM",
        ("crown", "resin", _) => "CR",
        ("crown", "temporary", _) => "CT",
        ("crown", "fenestrated", _) => "CF",
        ("crown", "veneer", _) => "CV",
        ("crown", _, _) => "CMC",
        ("root_canal", "pulpotomy", _) => "PP",
        ("root_canal", "pulpectomy", _) => "PC",
        ("root_canal", _, _) => "TC",
        ("absent", "caries", _) => "DEX",
        ("absent", "unerupted", _) => "DNE",
        ("absent", _, Profile::Pe) => "DAO",
        ("absent", "agenesis", _) => "AG",
        ("absent", "unknown", _) => "A",
        ("absent", _, _) => "DAO",
        ("extraction", _, _) if finding.status == Status::DoneHere => "DEX",
        ("extraction", _, _) => "EXO",
        ("implant", _, _) => "IMP",
        ("bridge", _, Profile::Es | Profile::Ar | Profile::Ec) => "PF",
        ("partial_denture", _, Profile::Es | Profile::Ar | Profile::Ec) => "PPR",
        ("full_denture", _, Profile::Es | Profile::Ar | Profile::Ec) => "PT",
        ("fixed_appliance" | "removable_appliance", _, Profile::Es) => "ORT",
        ("mobility", "1", _) => "M1",
        ("mobility", "2", _) => "M2",
        ("mobility", "3", _) => "M3",
        ("root_remnant", _, _) => "RR",
        ("wear", _, _) => "DES",
        ("him", _, _) => "HIM",
        ("enamel_defect", "opacity", _) => "O",
        ("enamel_defect", "pigmentation", _) => "PE",
        ("enamel_defect", "fluorosis", Profile::Pe) => "Fluorosis",
        ("enamel_defect", "fluorosis", _) => "FL",
        ("enamel_defect", _, Profile::Es | Profile::Ar | Profile::Ec) => "HE",
        ("deep_fissures", _, _) => "FFP",
        ("macrodontia", _, _) => "MAC",
        ("microdontia", _, _) => "MIC",
        ("impaction", _, _) => "I",
        ("ectopic", _, _) => "E",
        ("supernumerary", _, _) => "S",
        ("malposition", "distal", _) => "D",
        ("malposition", "vestibular", _) => "V",
        ("malposition", "lingual", _) if upper => "P",
        ("malposition", "lingual", _) => "L",
        ("malposition", _, _) => "M",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::finding;

    #[test]
    fn a_code_comes_back_as_the_same_profile() {
        for profile in Profile::ALL {
            assert_eq!(Profile::parse(profile.code()), Ok(profile));
        }
        assert!(Profile::parse("XX").is_err());
    }

    #[test]
    fn argentina_reads_the_two_colours_the_other_way_round() {
        let crown = finding("crown", &[11], "", None);
        for status in [Status::ExistingGood, Status::DoneHere, Status::Pathology, Status::Planned] {
            let pair = (Profile::Ar.layer(&crown, status), Profile::Ec.layer(&crown, status));
            assert!(matches!(pair, (Layer::Red, Layer::Blue) | (Layer::Blue, Layer::Red)), "{status:?} {pair:?}");
        }
        assert_eq!(Profile::Ar.layer(&crown, Status::ExistingGood), Layer::Red);
    }

    #[test]
    fn peru_keeps_what_is_planned_apart_from_its_two_colours() {
        let crown = finding("crown", &[11], "", None);
        assert_eq!(Profile::Pe.layer(&crown, Status::Planned), Layer::Planned);
    }
}
