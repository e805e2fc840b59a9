//! What can be planned: one line a procedure, with its reach, its usual phase and the finding it leaves on the chart.
//!
//! Our own wording, in the locales under `procedure-<code>`; no code of any tariff.

use serde::Serialize;

use super::PlanPhase::{self, Corrective, DiseaseControl, Maintenance, Urgent};
use crate::Tooth;

/// What a procedure covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Faces of a tooth.
    Faces,
    /// A whole tooth.
    Tooth,
    /// A run of teeth, made as one.
    Span,
    /// Teeth of a jaw, made as one.
    Jaw,
    /// Some teeth, or the whole mouth.
    Anywhere,
}

/// The finding that a procedure leaves on the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct Charts {
    /// Line of the findings' catalogue.
    pub rule: &'static str,
    /// Its value, unless the item says another; nothing for the rule's own default.
    pub value: Option<&'static str>,
}

/// One line of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct Procedure {
    /// Stable name.
    pub code: &'static str,
    /// Where it usually stands in a plan.
    pub phase: PlanPhase,
    /// What it covers.
    pub reach: Reach,
    /// What it leaves on the chart.
    pub charts: Option<Charts>,
}

/// What the catalogue has no line for: named by whoever enters it.
pub const OTHER: &str = "other";

const fn procedure(code: &'static str, phase: PlanPhase, reach: Reach) -> Procedure {
    Procedure { code, phase, reach, charts: None }
}

const fn charting(procedure: Procedure, rule: &'static str, value: Option<&'static str>) -> Procedure {
    Procedure { charts: Some(Charts { rule, value }), ..procedure }
}

/// All procedures of this version.
pub static PROCEDURES: &[Procedure] = &[
    procedure("pain_relief", Urgent, Reach::Anywhere),
    procedure("drainage", Urgent, Reach::Anywhere),
    charting(procedure("temporary_filling", Urgent, Reach::Faces), "temporary", None),
    procedure("radiograph", DiseaseControl, Reach::Anywhere),
    procedure("study", DiseaseControl, Reach::Anywhere),
    procedure("scaling", DiseaseControl, Reach::Anywhere),
    procedure("root_planing", DiseaseControl, Reach::Anywhere),
    procedure("hygiene_instruction", DiseaseControl, Reach::Anywhere),
    procedure("fluoride", DiseaseControl, Reach::Anywhere),
    charting(procedure("sealant", DiseaseControl, Reach::Tooth), "sealant", None),
    charting(procedure("filling", DiseaseControl, Reach::Faces), "restoration", None),
    charting(procedure("root_canal", DiseaseControl, Reach::Tooth), "root_canal", None),
    charting(procedure("retreatment", DiseaseControl, Reach::Tooth), "root_canal", None),
    charting(procedure("pulpotomy", DiseaseControl, Reach::Tooth), "root_canal", Some("pulpotomy")),
    procedure("apical_surgery", DiseaseControl, Reach::Tooth),
    charting(procedure("extraction", DiseaseControl, Reach::Tooth), "extraction", None),
    procedure("splinting", DiseaseControl, Reach::Anywhere),
    procedure("peri_implant_care", DiseaseControl, Reach::Tooth),
    procedure("periodontal_surgery", Corrective, Reach::Anywhere),
    charting(procedure("inlay", Corrective, Reach::Faces), "restoration", Some("inlay_aesthetic")),
    charting(procedure("veneer", Corrective, Reach::Faces), "restoration", Some("veneer")),
    charting(procedure("post", Corrective, Reach::Tooth), "post", Some("fibre")),
    charting(procedure("crown", Corrective, Reach::Tooth), "crown", None),
    charting(procedure("implant", Corrective, Reach::Tooth), "implant", Some("healing")),
    charting(procedure("implant_crown", Corrective, Reach::Tooth), "crown", None),
    charting(procedure("bridge", Corrective, Reach::Span), "bridge", None),
    charting(procedure("partial_denture", Corrective, Reach::Jaw), "partial_denture", None),
    charting(procedure("full_denture", Corrective, Reach::Jaw), "full_denture", None),
    procedure("bone_graft", Corrective, Reach::Anywhere),
    procedure("orthodontics", Corrective, Reach::Anywhere),
    procedure("night_guard", Corrective, Reach::Anywhere),
    procedure("whitening", Corrective, Reach::Anywhere),
    procedure("checkup", Maintenance, Reach::Anywhere),
    procedure("hygiene_visit", Maintenance, Reach::Anywhere),
    procedure("periodontal_maintenance", Maintenance, Reach::Anywhere),
    procedure(OTHER, DiseaseControl, Reach::Anywhere),
];

/// Finds a line by its stable name; `None` for one that a newer program wrote.
pub fn find(code: &str) -> Option<&'static Procedure> {
    PROCEDURES.iter().find(|procedure| procedure.code == code)
}

/// The procedure that leaves such a finding: the one that says this very value before the one that says none.
pub fn leaving(rule: &str, value: Option<&str>) -> Option<&'static Procedure> {
    let of = |wanted: Option<&str>| {
        let charts = |charts: Charts| charts.rule == rule && charts.value == wanted;
        PROCEDURES.iter().find(|procedure| procedure.charts.is_some_and(charts))
    };
    let any = || PROCEDURES.iter().find(|procedure| procedure.charts.is_some_and(|charts| charts.rule == rule));
    value.and_then(|value| of(Some(value))).or_else(|| of(None)).or_else(any)
}

impl Procedure {
    /// The teeth of each item: a filling on three teeth is three items, a bridge is one.
    pub fn groups(&self, teeth: &[Tooth]) -> Vec<Vec<Tooth>> {
        match self.reach {
            Reach::Faces | Reach::Tooth => teeth.iter().map(|tooth| vec![*tooth]).collect(),
            Reach::Span => {
                let mut along = teeth.to_vec();
                along.sort_by_key(|tooth| tooth.along_arch());
                vec![along]
            }
            Reach::Jaw | Reach::Anywhere => vec![teeth.to_vec()],
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::rules::{self, Scope};

    #[test]
    fn every_procedure_has_its_own_code_and_leaves_a_finding_that_fits_its_reach() {
        let codes: BTreeSet<&str> = PROCEDURES.iter().map(|procedure| procedure.code).collect();
        assert_eq!(codes.len(), PROCEDURES.len());
        for procedure in PROCEDURES {
            let Some(charts) = procedure.charts else { continue };
            let rule = rules::find(charts.rule).expect("a rule");
            assert!(rule.planned.is_some() && rule.done.is_some(), "{} cannot be done", charts.rule);
            if let Some(value) = charts.value {
                assert!(rule.attribute.is_some_and(|attribute| attribute.values.contains(&value)), "{value}");
            }
            let fits = match rule.scope {
                Scope::Surfaces => procedure.reach == Reach::Faces || procedure.code == "sealant",
                Scope::Tooth => procedure.reach == Reach::Tooth,
                Scope::Range => procedure.reach == Reach::Span,
                Scope::Segments | Scope::Arch => procedure.reach == Reach::Jaw,
                Scope::Pair | Scope::Between => false,
            };
            assert!(fits, "{}", procedure.code);
        }
    }

    #[test]
    fn a_planned_finding_leads_to_the_procedure_that_leaves_it() {
        let code = |rule, value| leaving(rule, value).map(|procedure| procedure.code);
        assert_eq!(code("restoration", Some("inlay_aesthetic")), Some("inlay"));
        assert_eq!(code("restoration", Some("amalgam")), Some("filling"));
        assert_eq!(code("root_canal", Some("pulpotomy")), Some("pulpotomy"));
        assert_eq!(code("implant", Some("restored")), Some("implant"));
        assert_eq!(code("caries", None), None);
    }
}
