//! What a newer finding leaves of an older one.

use crate::{
    Surface, Surfaces,
    finding::{Finding, Part, Status, Target},
    odontogram::Held,
    rules::{self, Scope},
};

pub(super) enum Replaced {
    Nothing,
    Faces(Surfaces),
    All,
}

/// What hides under a crown, or goes when only the root is left.
const OF_CROWN: &[&str] =
    &["caries", "restoration", "temporary", "sealant", "crown", "wear", "him", "enamel_defect", "deep_fissures"];

/// What `new` leaves of `old` on the tooth both touch.
pub(super) fn replaced(old: &Finding, held: Held, new: &Finding, on: Target) -> Replaced {
    let pontic = held.role == Part::Pontic;
    if removes_tooth(new, on) && on.role == Part::Subject {
        // A tooth that goes takes its own story with it, not what spans the gap, nor why an earlier one went.
        let cause_stays = is_gap(old) && matches!(new.rule.as_str(), "implant" | "edentulous");
        let implant_stays = old.rule == "implant" && new.rule == "edentulous";
        let stays = pontic || spans(old) || held.role == Part::Anchor || old.rule == "note";
        return if stays || cause_stays || implant_stays { Replaced::Nothing } else { Replaced::All };
    }
    if is_gap(old) {
        // A position once called absent: only a tooth that was not yet there can show up later.
        let returns =
            old.attribute() == Some("unerupted") && on.role == Part::Subject && !spans(new) && new.rule != "note";
        return if returns { Replaced::All } else { Replaced::Nothing };
    }
    let same = old.rule == new.rule && is_single(old) && old.rule != "note";
    if new.status.is_ahead() {
        return if same && old.status == new.status { same_place(old, new) } else { Replaced::Nothing };
    }
    match new.rule.as_str() {
        "restoration" | "temporary" if matches!(old.rule.as_str(), "caries" | "restoration" | "temporary" | "wear") => {
            Replaced::Faces(new.surfaces)
        }
        "restoration" if old.rule == "sealant" && new.surfaces.has(Surface::Occlusal) => Replaced::All,
        "restoration" | "crown" if is_crown_fracture(old) && new.status == Status::DoneHere => Replaced::All,
        "crown" | "root_remnant" if OF_CROWN.contains(&old.rule.as_str()) => Replaced::All,
        _ if same => same_place(old, new),
        _ => Replaced::Nothing,
    }
}

/// Whether `new` is the same appliance, gap or pair said again: then the older one goes as a whole.
pub(super) fn renews(old: &Finding, new: &Finding) -> bool {
    if old.rule != new.rule || is_single(old) || (new.status.is_ahead() && old.status != new.status) {
        return false;
    }
    let has = |target: &Target| old.targets.iter().any(|other| other.tooth == target.tooth);
    match rules::find(&old.rule).map(|rule| rule.scope) {
        Some(Scope::Pair | Scope::Between) => new.targets.iter().all(has),
        _ => new.targets.iter().any(has),
    }
}

fn same_place(old: &Finding, new: &Finding) -> Replaced {
    if old.surfaces.is_empty() || new.surfaces.is_empty() { Replaced::All } else { Replaced::Faces(new.surfaces) }
}

fn is_crown_fracture(finding: &Finding) -> bool {
    finding.rule == "fracture" && finding.attribute() == Some("crown")
}

/// Says that there is no tooth.
fn is_gap(finding: &Finding) -> bool {
    matches!(finding.rule.as_str(), "absent" | "edentulous")
}

/// One finding a tooth; of a rule from a newer program, it is said by its teeth.
fn is_single(finding: &Finding) -> bool {
    match rules::find(&finding.rule) {
        Some(rule) => matches!(rule.scope, Scope::Tooth | Scope::Surfaces),
        None => finding.targets.len() == 1,
    }
}

/// Appliances and dentures: they lie over the teeth and outlast them.
fn spans(finding: &Finding) -> bool {
    matches!(finding.rule.as_str(), "partial_denture" | "full_denture" | "fixed_appliance" | "removable_appliance")
}

/// Whether after this finding there is no natural tooth at the target.
pub(super) fn removes_tooth(finding: &Finding, target: Target) -> bool {
    let observed = !finding.status.is_ahead();
    match finding.rule.as_str() {
        "absent" | "edentulous" | "implant" => observed,
        "extraction" => finding.status == Status::DoneHere,
        "bridge" => observed && target.role == Part::Pontic,
        _ => false,
    }
}
