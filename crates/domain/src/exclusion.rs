//! What cannot stand together on a tooth, and why. What is only planned excludes nothing.

use crate::{
    Invalid, Tooth,
    finding::{Part, Status, Target},
    odontogram::Chart,
    rules::Rule,
};

const SHAPES: &[&str] = &["macrodontia", "microdontia", "peg"];
const DOUBLINGS: &[&str] = &["fusion", "gemination"];
const LEVELS: &[&str] = &["extruded", "intruded", "impaction", "erupting"];
/// What needs a crown of the tooth's own.
const ON_CROWN: &[&str] = &[
    "sealant",
    "deep_fissures",
    "him",
    "enamel_defect",
    "wear",
    "erupting",
    "impaction",
    "macrodontia",
    "microdontia",
    "peg",
    "fusion",
    "gemination",
];
/// What cannot be seen or done on a tooth that is not through.
const NOT_IMPACTED: &[&str] = &["sealant", "crown", "temporary", "restoration", "wear", "mobility"];

/// Refuses what contradicts what already stands on one of the teeth.
pub(crate) fn check(rule: &Rule, status: Status, targets: &[Target], chart: &Chart) -> Result<(), Invalid> {
    if status.is_ahead() {
        return Ok(());
    }
    check_denture(rule, targets, chart)?;
    let subjects = targets.iter().filter(|target| target.role == Part::Subject);
    subjects.map(|target| target.tooth).try_for_each(|tooth| check_tooth(rule, tooth, chart))
}

fn check_denture(rule: &Rule, targets: &[Target], chart: &Chart) -> Result<(), Invalid> {
    let gap = |target: &Target| chart.is_absent(target.tooth);
    let stands = |target: &Target| !gap(target) && !chart.stands_on(target.tooth, "implant");
    match rule.id {
        "full_denture" if targets.iter().any(stands) => Err(Invalid::new("teeth", "arch_has_teeth")),
        "partial_denture" if !targets.iter().any(gap) => Err(Invalid::new("teeth", "nothing_to_replace")),
        _ => Ok(()),
    }
}

fn check_tooth(rule: &Rule, tooth: Tooth, chart: &Chart) -> Result<(), Invalid> {
    let other_of = |group: &[&str]| {
        group.contains(&rule.id) && group.iter().any(|other| *other != rule.id && chart.stands_on(tooth, other))
    };
    let stands = |other: &str| chart.stands_on(tooth, other);
    if !rule.on_implant && stands("implant") {
        return Err(Invalid::new("teeth", "on_implant"));
    }
    if other_of(SHAPES) {
        return Err(Invalid::new("teeth", "one_shape"));
    }
    if other_of(DOUBLINGS) {
        return Err(Invalid::new("teeth", "one_doubling"));
    }
    if other_of(LEVELS) {
        return Err(Invalid::new("teeth", "one_level"));
    }
    if ON_CROWN.contains(&rule.id) && stands("root_remnant") {
        return Err(Invalid::new("teeth", "only_root_left"));
    }
    if NOT_IMPACTED.contains(&rule.id) && stands("impaction") {
        return Err(Invalid::new("teeth", "impacted"));
    }
    Ok(())
}
