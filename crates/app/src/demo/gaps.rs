//! What becomes of gaps: bridges, removable dentures, implants to come; and what gums that shrink lay bare.

use std::collections::BTreeMap;

use domain::{Surface, Surfaces, Tooth, finding::Status, tooth::ToothClass};

use super::{
    cdc,
    charting::Stage,
    course::{Course, Said},
    visit::age_on,
};

/// Closes some of the gaps that were there at the first visit; in jaws that still grow, none.
pub(super) fn close(course: &mut Course<'_>, gone: &BTreeMap<Tooth, &'static str>, standing: &[Tooth]) {
    if age_on(course.case.birth, course.case.visits[0].checkup) < 18.0 {
        return;
    }
    let gone: Vec<Tooth> =
        gone.iter().filter(|(tooth, cause)| counts(**tooth, cause)).map(|(tooth, _)| *tooth).collect();
    for upper in [true, false] {
        let of_jaw: Vec<Tooth> = gone.iter().copied().filter(|tooth| tooth.is_upper() == upper).collect();
        let removable = of_jaw.first().map_or(0.0, |tooth| cdc::of(*tooth).removable);
        if of_jaw.len() >= 4 && course.random.chance(0.3 + removable) {
            wear(course, &of_jaw);
        } else {
            gaps(&of_jaw).into_iter().for_each(|gap| bridge(course, &gap, standing));
        }
    }
}

/// Whether a gap is one that anybody closes.
fn counts(tooth: Tooth, cause: &str) -> bool {
    !tooth.is_primary() && tooth.position() < 8 && !matches!(cause, "orthodontic" | "unerupted")
}

/// A removable denture for all of them.
fn wear(course: &mut Course<'_>, gone: &[Tooth]) {
    denture(course, Said::seen("partial_denture", gone, Stage::Replaced));
}

/// A jaw without teeth before the first visit, now and then at a great age; says which, `true` for the upper one.
pub(super) fn toothless(course: &mut Course<'_>) -> Option<bool> {
    let day = course.case.visits[0].checkup;
    if age_on(course.case.birth, day) < 68.0 || !course.random.chance(0.12) {
        return None;
    }
    let upper = course.random.chance(0.75);
    let jaw: Vec<Tooth> =
        Tooth::ALL.into_iter().filter(|tooth| !tooth.is_primary() && tooth.is_upper() == upper).collect();
    course.say(day, Said::seen("edentulous", &jaw[..1], Stage::Absent), "");
    denture(course, Said::seen("full_denture", &jaw[..1], Stage::Replaced));
    Some(upper)
}

/// Mostly there already; else planned, and made when they came again for treatment.
fn denture(course: &mut Course<'_>, said: Said<'_>) {
    let first = course.case.visits[0];
    if course.random.chance(0.5) {
        course.say(first.checkup, said, "");
        return;
    }
    course.say(first.checkup, said.planned(), "");
    if let Some(day) = first.treatment {
        course.say(day, said.done(), "");
    }
}

/// Runs of neighbouring absences.
fn gaps(gone: &[Tooth]) -> Vec<Vec<Tooth>> {
    let mut sorted = gone.to_vec();
    sorted.sort_by_key(|tooth| tooth.along_arch());
    let mut gaps: Vec<Vec<Tooth>> = Vec::new();
    for tooth in sorted {
        match gaps.last_mut() {
            Some(gap) if gap.last().is_some_and(|last| last.along_arch() + 1 == tooth.along_arch()) => gap.push(tooth),
            _ => gaps.push(vec![tooth]),
        }
    }
    gaps
}

/// A bridge where both neighbours stand, an implant to come where nothing was done, or nothing.
fn bridge(course: &mut Course<'_>, gap: &[Tooth], standing: &[Tooth]) {
    let (Some(first), Some(last)) = (gap.first(), gap.last()) else {
        return;
    };
    let day = course.case.visits[0].checkup;
    let beside = |along: Option<u8>| {
        standing.iter().copied().find(|tooth| tooth.same_row(*first) && Some(tooth.along_arch()) == along)
    };
    let ends = (beside(first.along_arch().checked_sub(1)), beside(last.along_arch().checked_add(1)));
    let fixed = (cdc::of(*first).fixed * 3.0).min(0.5);
    if let (Some(from), Some(to)) = ends
        && gap.len() <= 2
        && course.random.chance(fixed + 0.06)
    {
        let span: Vec<Tooth> = std::iter::once(from).chain(gap.iter().copied()).chain([to]).collect();
        let existing = course.random.chance(fixed / (fixed + 0.06));
        let value = if course.random.chance(0.75) { "metal_ceramic" } else { "ceramic" };
        let said = Said::seen("bridge", &span, Stage::Replaced).value(value);
        if !existing {
            course.say(day, said.planned(), "");
        } else if course.random.chance(0.1) {
            course.say(day, Said { status: Status::ExistingDefective, ..said }, "Pilar con filtración");
        } else {
            course.say(day, said, "");
        }
    } else if course.random.chance(0.18) {
        let later = course.random.pick(course.case.visits);
        course.say(later.checkup, Said::seen("implant", &gap[..1], Stage::Plan).planned(), "Pendiente de CBCT");
    }
}

/// Roots laid bare by the years decay or wear at the neck.
pub(super) fn bare_roots(course: &mut Course<'_>, sound: &[Tooth]) {
    let age = course.case.lot.age;
    if age < 45.0 {
        return;
    }
    let front: Vec<Tooth> = sound
        .iter()
        .copied()
        .filter(|tooth| !tooth.is_primary() && matches!(tooth.class(), ToothClass::Canine | ToothClass::Premolar))
        .collect();
    let [decayed, filled] = cdc::ROOT.map(|share| share * age / 55.0);
    let neck = Surfaces::NONE.with(Surface::Cervical);
    let Some(visit) = course.case.visits.first().copied().filter(|_| !front.is_empty()) else {
        return;
    };
    let tooth = [course.random.pick(&front)];
    if course.random.chance(decayed) {
        let said = Said { faces: neck, ..Said::seen("caries", &tooth, Stage::Disease) };
        course.say(visit.checkup, said.value("dentine"), "Caries radicular");
    }
    if course.random.chance(filled) {
        let said = Said { faces: neck, ..Said::seen("restoration", &tooth, Stage::Existing) };
        course.say(visit.checkup, said.value("composite"), "Abrasión");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_make_one_gap() {
        let teeth: Vec<Tooth> =
            [36, 35, 46, 31, 41].into_iter().map(|code| Tooth::new(code).expect("a tooth")).collect();
        let gaps: Vec<Vec<u8>> =
            gaps(&teeth).iter().map(|gap| gap.iter().map(|tooth| tooth.code()).collect()).collect();
        assert_eq!(gaps, [vec![46], vec![41, 31], vec![35, 36]]);
    }
}
