//! Open items as the chart draws them: planned work, unless the chart says the same already.

use super::{PlanItem, Step, catalogue, item::meets};
use crate::{
    FindingId, Surfaces, Tooth,
    finding::{Finding, Provenance, Status},
    odontogram::{Chart, InForce},
};

/// What the chart would hold of these items if they had been charted as planned findings; the id is the item's. Left out is
/// what is planned there already, and what was done there since the item was entered.
pub fn outlined<'a>(items: impl IntoIterator<Item = &'a PlanItem>, chart: &Chart) -> Vec<Finding> {
    let is_said = |item: &PlanItem| chart.in_force().iter().any(|held| says(held, item));
    let items = items.into_iter().filter(|item| !is_said(item));
    items.flat_map(|item| findings(item, chart)).collect()
}

/// Whether the chart says that an item was done here since it was entered.
pub fn is_charted(item: &PlanItem, chart: &Chart) -> bool {
    let done = |held: &&InForce| held.finding.status == Status::DoneHere;
    chart.in_force().iter().filter(done).any(|held| says(held, item))
}

/// Whether a finding says what an item does: planned, referred, or done here since.
fn says(held: &InForce, item: &PlanItem) -> bool {
    let done = held.finding.status == Status::DoneHere && held.finding.observed_on >= item.recorded_on();
    (held.finding.status.is_ahead() || done) && is_work_of(held, &item.step())
}

/// Whether a finding is what this item leaves, in the same place.
pub fn answers(item: &PlanItem, held: &InForce) -> bool {
    is_work_of(held, &item.step())
}

/// Whether a finding is what this work leaves, in the same place.
fn is_work_of(held: &InForce, step: &Step) -> bool {
    let rule = catalogue::find(&step.procedure).and_then(|procedure| procedure.charts).map(|charts| charts.rule);
    let teeth: Vec<Tooth> = held.teeth.iter().map(|held| held.tooth).collect();
    rule == Some(held.finding.rule.as_str()) && meets((&teeth, faces(held)), (&step.teeth, step.surfaces))
}

/// The faces that are left of a finding.
pub(super) fn faces(held: &InForce) -> Surfaces {
    held.teeth.iter().flat_map(|held| held.surfaces.iter()).collect()
}

fn findings(item: &PlanItem, chart: &Chart) -> Vec<Finding> {
    let Some(draft) = item.step().draft(Status::Planned, item.recorded_on()) else { return Vec::new() };
    let attributes = draft.attributes_said();
    let finding = |targets| Finding {
        id: FindingId(item.id.0),
        patient: item.patient,
        rule: draft.rule.clone(),
        targets,
        surfaces: draft.surfaces,
        attributes: attributes.clone(),
        status: draft.status,
        observed_on: draft.observed_on,
        recorded_at: item.recorded_at,
        by: item.by,
        visit: None,
        note: item.note.clone(),
        provenance: Provenance::Observed,
    };
    draft.outline(chart).into_iter().map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        plan::item::tests::item,
        sample::{chart, day},
    };

    fn drawn(mouth: &[&str], lines: &[&str]) -> Vec<String> {
        // Entered on the second day of January.
        let recorded_at = day(2).and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
        let of = |line: &&str| PlanItem { recorded_at, ..item(5, line) };
        let items: Vec<PlanItem> = lines.iter().map(of).collect();
        let found = outlined(&items, &chart(mouth));
        found
            .iter()
            .map(|finding| format!("{} {} {:?}", finding.rule, finding.targets[0].tooth, finding.status))
            .collect()
    }

    #[test]
    fn open_items_are_drawn_as_planned_and_what_leaves_nothing_is_not() {
        assert_eq!(drawn(&["caries 36 O"], &["filling 36 O", "scaling -"]), ["restoration 36 Planned"]);
        assert_eq!(drawn(&["absent 46"], &["implant 46"]), ["implant 46 Planned"]);
        assert_eq!(drawn(&["absent 46"], &["implant_crown 46"]), ["crown 46 Planned"], "before the implant is there");
    }

    #[test]
    fn what_is_planned_already_is_not_drawn_twice() {
        assert!(drawn(&["restoration:planned 36 O"], &["filling 36 MO"]).is_empty());
        assert_eq!(drawn(&["restoration:planned 36 D"], &["filling 36 O"]).len(), 1);
        assert_eq!(drawn(&["restoration:planned 36 O"], &["crown 36"]).len(), 1);
    }

    #[test]
    fn what_was_done_since_is_not_drawn_and_older_work_does_not_count() {
        let before = "restoration:done 36 O";
        assert_eq!(drawn(&[before], &["filling 36 O"]).len(), 1, "on the first day, before the item");
        assert!(drawn(&["note 11", "note 12", before], &["filling 36 O"]).is_empty());
    }

    #[test]
    fn a_bridge_is_one_finding_with_its_parts() {
        let mouth = chart(&["absent 25"]);
        let bridge = outlined(&[item(5, "bridge 24,25,26")], &mouth);
        let roles: Vec<_> = bridge[0].targets.iter().map(|target| target.role).collect();
        use crate::finding::Part::{Abutment, Pontic};
        assert_eq!((bridge.len(), roles), (1, vec![Abutment, Pontic, Abutment]));
    }
}
