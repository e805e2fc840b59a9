//! The table, finding by finding.

use super::*;
use crate::sample::{chart, whole_jaw};

/// The ways of each proposal: `root_canal 16 + crown 16 | extraction 16`.
fn told(mouth: &[&str], teeth: &[u8]) -> Vec<String> {
    let teeth: Vec<Tooth> = teeth.iter().map(|code| Tooth::new(*code).expect("a tooth")).collect();
    let step = |step: &Step| {
        let teeth: Vec<String> = step.teeth.iter().map(Tooth::to_string).collect();
        let detail = step.detail.as_deref().map(|detail| format!(" {detail}")).unwrap_or_default();
        format!("{} {}{}{detail}", step.procedure, teeth.join("-"), step.surfaces.letters())
    };
    let way = |way: &Vec<Step>| way.iter().map(step).collect::<Vec<_>>().join(" + ");
    let ways = |proposal: Proposal| proposal.ways.iter().map(way).collect::<Vec<_>>().join(" | ");
    proposals(&chart(mouth), &teeth).into_iter().map(ways).collect()
}

/// What is proposed first for everything on the teeth of the last finding.
#[track_caller]
fn check(mouth: &[&str], tooth: u8, usual: &[&str]) {
    let told = told(mouth, &[tooth]);
    let first: Vec<&str> = told.iter().map(|ways| ways.split(" | ").next().expect("a way")).collect();
    assert_eq!(first, usual, "{mouth:?}");
}

#[test]
fn each_finding_leads_to_its_usual_treatment() {
    check(&["caries 36 MO"], 36, &["filling 36MO"]);
    check(&["caries 36 V depth=white_spot"], 36, &["fluoride 36"]);
    check(&["apical_lesion 11"], 11, &["root_canal 11"]);
    check(&["root_canal 11", "apical_lesion 11"], 11, &["retreatment 11"]);
    check(&["root_remnant 46"], 46, &["extraction 46"]);
    check(&["extraction 38 - cause=periodontal"], 38, &["extraction 38 periodontal"]);
    check(&["fracture 21 - part=crown"], 21, &["crown 21"]);
    check(&["fracture 21 - part=root"], 21, &["extraction 21"]);
    check(&["mobility 31 - grade=2"], 31, &["splinting 31"]);
    check(&["wear 33 I wear=attrition"], 33, &["night_guard 33"]);
    check(&["wear 33 C wear=abrasion"], 33, &["filling 33C"]);
    check(&["him 16 O severity=severe"], 16, &["filling 16O"]);
    check(&["deep_fissures 16"], 16, &["sealant 16"]);
    check(&["implant 36 - state=healing"], 36, &["implant_crown 36"]);
    check(&["crown:planned 26"], 26, &["crown 26 metal_ceramic"]);
    check(&[&whole_jaw("edentulous 11")], 11, &["full_denture 18-17-16-15-14-13-12-11-21-22-23-24-25-26-27-28"]);
}

#[test]
fn what_needs_no_hand_gets_no_proposal() {
    check(&["mobility 31 - grade=1"], 31, &[]);
    check(&["restoration 36 O"], 36, &[]);
    check(&["absent 18"], 18, &[]);
    check(&["absent 14 - cause=orthodontic"], 14, &[]);
    check(&["absent 55 - cause=unknown"], 55, &[]);
    check(&["enamel_defect 11 V defect=opacity"], 11, &[]);
    check(&["note 36"], 36, &[]);
}

#[test]
fn depth_decides_between_arresting_filling_and_the_pulp() {
    let of = |line: &str, tooth: u8| told(&[line], &[tooth]).join(" ; ");
    assert_eq!(of("caries 36 O depth=enamel", 36), "fluoride 36 | sealant 36 | filling 36O");
    assert_eq!(of("caries 11 V depth=white_spot", 11), "fluoride 11", "nothing to seal there");
    assert!(of("caries 36 MO depth=pulp", 36).starts_with("root_canal 36 + crown 36 | root_canal 36 + filling 36MO"));
    assert!(of("caries 75 MO depth=pulp", 75).starts_with("pulpotomy 75 + filling 75MO | "));
}

#[test]
fn a_gap_has_three_alternatives() {
    let told = told(&["absent 36 - cause=caries", "absent 35 - cause=caries"], &[36]);
    assert_eq!(told, ["implant 36 + implant_crown 36 | bridge 37-36-35-34 | partial_denture 36-35"].map(reordered));
}

/// The chart's lower left row runs from the midline outward.
fn reordered(text: &str) -> String {
    text.replace("37-36-35-34", "34-35-36-37").replace("36-35", "35-36")
}

#[test]
fn at_the_end_of_a_row_no_bridge_is_possible_and_a_bridged_gap_needs_nothing() {
    let end = told(&["absent 37 - cause=caries", "absent 38 - cause=caries"], &[37]);
    assert_eq!(end, ["implant 37 + implant_crown 37 | partial_denture 37"]);
    check(&["absent 25 - cause=caries", "bridge 24-25-26"], 25, &[]);
}

#[test]
fn a_tooth_that_shall_go_is_proposed_for_that_alone() {
    check(&["caries 46 MO", "apical_lesion 46", "extraction 46"], 46, &["extraction 46 caries"]);
    check(&["root_remnant 46", "extraction:planned 46"], 46, &["extraction 46 caries"]);
}

#[test]
fn what_is_planned_already_speaks_for_the_disease_under_it() {
    check(&["caries 36 MO", "restoration:planned 36 MO"], 36, &["filling 36MO composite"]);
    let deep = ["caries 26 O depth=pulp", "root_canal:planned 26", "crown:planned 26"];
    check(&deep, 26, &["root_canal 26 root_canal", "crown 26 metal_ceramic"]);
}

#[test]
fn without_teeth_everything_ill_is_proposed_and_gaps_and_failing_work_are_not() {
    let mouth = ["caries 36 O", "root_remnant 46", "absent 25 - cause=caries", "deep_fissures 16", "crown:planned 26"];
    let told = told(&mouth, &[]);
    assert_eq!(told.len(), 3);
    assert!(told.iter().any(|ways| ways.starts_with("filling 36O")) && told.iter().any(|ways| ways == "extraction 46"));
}

#[test]
fn every_row_of_the_table_names_known_rules_values_and_procedures() {
    for (rule, _, value, _, ways) in TABLE {
        let rule = crate::rules::find(rule).expect("a rule");
        let known = rule.attribute.is_some_and(|attribute| attribute.values.contains(value));
        assert!(value.is_empty() || known, "{} {value}", rule.id);
        for code in ways.iter().copied().flatten() {
            assert!(catalogue::find(code).is_some(), "{code}");
        }
    }
}
