use super::*;
use crate::sample::chart;

const WHO: CariesVariant = CariesVariant::Who2013;
const ECUADOR: CariesVariant = CariesVariant::Ecuador033;
const PERU: CariesVariant = CariesVariant::Peru188;
const TEETH_28: CariesTeeth = CariesTeeth::Permanent28;

/// Decayed, missing, filled.
#[track_caller]
fn check(lines: &[&str], age: f32, variant: CariesVariant, teeth: CariesTeeth, dmf: (u32, u32, u32)) {
    let index = count(&chart(lines), Some(age), variant, teeth);
    let told = index.count;
    assert_eq!((told.decayed, told.missing, told.filled), dmf, "{lines:?} at {age} by {variant:?}");
}

#[test]
fn a_mouth_is_counted_by_the_rules_of_the_who() {
    let mouth = [
        "caries 16 O",
        "restoration 26 MO",
        "restoration 36 O",
        "caries 36 D",
        "absent 46 - cause=caries",
        "absent 45 - cause=orthodontic",
        "sealant 17 O",
        "caries 11 V depth=white_spot",
        "restoration:planned 21 M",
    ];
    check(&mouth, 20.0, WHO, TEETH_28, (2, 1, 1));
    let index = count(&chart(&mouth), Some(20.0), WHO, TEETH_28);
    assert_eq!((index.count.total(), index.judged, index.positions), (4, 28, 28));
    assert_eq!((index.faces.decayed, index.faces.missing, index.faces.filled), (2, 5, 3));
    assert!(index.enough && index.gaps.is_empty());
}

#[test]
fn from_thirty_on_the_who_counts_a_gap_whatever_its_cause() {
    let gaps = ["absent 36 - cause=periodontal", "absent 46 - cause=unknown", "absent 16 - cause=caries"];
    check(&gaps, 29.9, WHO, TEETH_28, (0, 1, 0));
    check(&gaps, 30.0, WHO, TEETH_28, (0, 3, 0));
    for variant in [ECUADOR, PERU] {
        check(&gaps, 50.0, variant, TEETH_28, (0, 1, 0));
    }
    let young = count(&chart(&gaps), Some(29.0), WHO, TEETH_28);
    assert_eq!(young.gaps, [CariesGap::CauseOfAbsence { n: 1 }]);
    assert!(count(&chart(&gaps), Some(30.0), WHO, TEETH_28).gaps.is_empty());
    check(&["absent 36 - cause=unerupted"], 40.0, WHO, TEETH_28, (0, 0, 0));
}

#[test]
fn countries_differ_in_crowns_and_condemned_teeth() {
    let mouth = ["crown 16", "caries 26 O", "extraction 26", "extraction 36 - cause=periodontal", "root_remnant 46"];
    check(&mouth, 20.0, WHO, TEETH_28, (2, 0, 0));
    check(&mouth, 20.0, ECUADOR, TEETH_28, (1, 1, 1));
    check(&mouth, 20.0, PERU, TEETH_28, (2, 0, 0));
    let who = count(&chart(&mouth), Some(20.0), WHO, TEETH_28);
    assert_eq!(who.gaps, [CariesGap::CauseOfCrown { n: 1 }]);
}

#[test]
fn a_temporary_filling_is_caries_to_the_who_and_no_filling_to_peru() {
    check(&["temporary 16 O"], 20.0, WHO, TEETH_28, (1, 0, 0));
    check(&["temporary 16 O"], 20.0, PERU, TEETH_28, (0, 0, 0));
}

#[test]
fn an_abutment_is_not_caries_and_what_it_carries_is_a_gap_of_unknown_cause() {
    let bridge = chart(&["bridge 14-15-16"]);
    let index = count(&bridge, Some(25.0), WHO, TEETH_28);
    assert_eq!((index.count.total(), index.gaps), (0, vec![CariesGap::CauseOfAbsence { n: 1 }]));
    check(&["absent 15 - cause=caries", "bridge 14-15-16"], 25.0, WHO, TEETH_28, (0, 1, 0));
    check(&["absent 15 - cause=caries", "implant 15"], 25.0, WHO, TEETH_28, (0, 1, 0));
}

#[test]
fn third_molars_count_among_32_once_somebody_charted_them() {
    let mouth = ["caries 18 O", "caries 16 O"];
    check(&mouth, 25.0, WHO, CariesTeeth::Permanent32, (2, 0, 0));
    check(&mouth, 25.0, WHO, TEETH_28, (1, 0, 0));
    let index = count(&chart(&mouth), Some(25.0), WHO, CariesTeeth::Permanent32);
    assert_eq!((index.judged, index.positions), (29, 32));
}

#[test]
fn milk_teeth_are_counted_while_they_stand() {
    let mouth =
        ["caries 55 O", "restoration 65 MO", "absent 75 - cause=caries", "absent 51 - cause=unknown", "caries 16 O"];
    check(&mouth, 7.0, WHO, CariesTeeth::Primary20, (1, 1, 1));
    check(&mouth, 7.0, WHO, TEETH_28, (1, 0, 0));
    // At 7 the upper centrals have fallen out by nature soon; at 14 all have.
    check(&mouth, 14.0, WHO, CariesTeeth::Primary20, (0, 0, 0));
    check(&["caries 55 O", "absent 15 - cause=agenesis"], 14.0, WHO, CariesTeeth::Primary20, (1, 0, 0));
    check(&["caries 55 O", "caries 15 O"], 11.0, WHO, CariesTeeth::Primary20, (0, 0, 0));
    check(&["caries 85 O", "extraction 85"], 7.0, ECUADOR, CariesTeeth::Primary20, (0, 1, 0));
}

#[test]
fn an_empty_chart_and_an_unknown_age_are_not_enough() {
    let empty = count(&Chart::default(), Some(30.0), WHO, TEETH_28);
    assert!(!empty.enough);
    assert_eq!(empty.gaps, [CariesGap::NothingCharted]);
    let gap = chart(&["absent 16 - cause=unknown"]);
    let ageless = count(&gap, None, WHO, TEETH_28);
    assert!(!ageless.enough);
    assert_eq!(ageless.gaps, [CariesGap::Age, CariesGap::CauseOfAbsence { n: 1 }]);
    assert!(count(&chart(&["caries 16 O"]), None, WHO, TEETH_28).enough);
    assert!(!count(&chart(&["caries 55 O"]), None, WHO, CariesTeeth::Primary20).enough);
}

#[test]
fn caries_of_enamel_counts_and_is_told_apart() {
    let index = count(&chart(&["caries 16 O depth=enamel", "caries 26 O"]), Some(20.0), PERU, TEETH_28);
    assert_eq!((index.count.decayed, index.enamel_only), (2, 1));
}

#[test]
fn the_neck_belongs_to_the_vestibular_face() {
    let index = count(&chart(&["caries 16 VC", "caries 11 C"]), Some(20.0), WHO, TEETH_28);
    assert_eq!((index.count.decayed, index.faces.decayed), (2, 2));
}
