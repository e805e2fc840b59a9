//! What the mouth looks like at a date: a fold over the findings, kept nowhere.

mod eruption;
mod supersede;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

pub use eruption::expected;
use supersede::{Replaced, removes_tooth, renews, replaced};

use crate::{
    FindingId, Surfaces, Tooth,
    draft::Draft,
    finding::{Amendment, Finding, Part, Target},
    nts188,
    rules::{self, Scope},
};

/// A finding as far as it still holds: later ones may have taken some of its teeth or faces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InForce {
    /// The observation.
    pub finding: Finding,
    /// What is left of it, tooth by tooth.
    pub teeth: Vec<Held>,
}

/// What is left of a finding on one tooth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// Which tooth.
    pub tooth: Tooth,
    /// Its part in the finding.
    pub role: Part,
    /// The faces still covered; none for whole-tooth findings.
    pub surfaces: Surfaces,
}

/// Whether a position is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// A tooth, an implant or at least a root is there.
    Present,
    /// It was there, or should be, and is not.
    Faded,
    /// Not expected in this mouth at this age, and nothing was charted on it.
    Hidden,
}

/// The mouth at a date.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chart {
    in_force: Vec<InForce>,
    absent: BTreeMap<Tooth, FindingId>,
    charted: BTreeSet<Tooth>,
}

impl Chart {
    /// Folds all findings observed up to `date`, less those taken back.
    pub fn at(findings: &[Finding], amendments: &[Amendment], date: NaiveDate) -> Chart {
        let withdrawn: BTreeSet<FindingId> = amendments.iter().map(|amendment| amendment.finding).collect();
        let mut standing: Vec<&Finding> =
            findings.iter().filter(|finding| finding.observed_on <= date && !withdrawn.contains(&finding.id)).collect();
        standing.sort_by_key(|finding| (finding.observed_on, finding.recorded_at, finding.id));
        let mut chart = Chart::default();
        for finding in standing {
            chart.add(finding);
        }
        chart
    }

    /// What holds, oldest first.
    pub fn in_force(&self) -> &[InForce] {
        &self.in_force
    }

    /// The same mouth showing only what is to be done; what is absent stays absent.
    pub fn only_planned(mut self) -> Chart {
        self.in_force.retain(|held| held.finding.status.is_ahead());
        self
    }

    /// The same mouth as the chart of Peru's norm shows it: what was observed.
    pub fn only_observed(mut self) -> Chart {
        self.in_force.retain(|held| nts188::is_observed(&held.finding));
        self
    }

    /// The same mouth with this planned work outlined in it; nothing in it gives way.
    pub fn with_outlined(mut self, planned: Vec<Finding>) -> Chart {
        for finding in planned {
            let held = |target: &Target| Held { tooth: target.tooth, role: target.role, surfaces: finding.surfaces };
            let teeth = finding.targets.iter().map(held).collect();
            self.in_force.push(InForce { finding, teeth });
        }
        self
    }

    /// Whether there is no tooth, nor an implant, at this position.
    pub fn is_absent(&self, tooth: Tooth) -> bool {
        self.absent.contains_key(&tooth) && !self.stands_on(tooth, "implant")
    }

    /// The recorded cause of an absence.
    pub fn cause_of_absence(&self, tooth: Tooth) -> Option<&str> {
        let id = self.absent.get(&tooth)?;
        self.in_force.iter().find(|held| held.finding.id == *id)?.finding.attribute()
    }

    /// Whether a bridge can rest here.
    pub fn carries(&self, tooth: Tooth) -> bool {
        !self.is_absent(tooth)
    }

    /// Whether the very same finding already holds on exactly these teeth.
    pub fn already(&self, draft: &Draft, targets: &[Target]) -> bool {
        self.in_force.iter().any(|held| {
            let finding = &held.finding;
            finding.rule == draft.rule
                && finding.rule != "note"
                && finding.status == draft.status
                && held.teeth.len() == targets.len()
                && held.teeth.iter().zip(targets).all(|(held, target)| {
                    held.tooth == target.tooth && draft.surfaces.without(held.surfaces).is_empty()
                })
                && (draft.attribute.is_none() || finding.attribute() == draft.attribute.as_deref())
        })
    }

    /// How the position is drawn; `age_years` decides only for positions nobody has charted.
    pub fn presence(&self, tooth: Tooth, age_years: Option<f32>) -> Presence {
        if self.absent.contains_key(&tooth) {
            return if self.stands_on(tooth, "implant") { Presence::Present } else { Presence::Faded };
        }
        if self.charted.contains(&tooth) || expected(tooth, age_years) { Presence::Present } else { Presence::Hidden }
    }

    /// Whether a finding of this rule is on the tooth itself, not only planned.
    pub fn stands_on(&self, tooth: Tooth, rule: &str) -> bool {
        self.in_force.iter().any(|held| {
            let on = |held: &Held| held.tooth == tooth && !matches!(held.role, Part::Pontic | Part::Anchor);
            held.finding.rule == rule && !held.finding.status.is_ahead() && held.teeth.iter().any(on)
        })
    }

    fn add(&mut self, finding: &Finding) {
        self.in_force.retain(|old| !renews(&old.finding, finding));
        // Neither a note nor what is said of a whole jaw tells that a tooth is there.
        let of_jaw = rules::find(&finding.rule).is_some_and(|rule| rule.scope == Scope::Arch);
        for target in &finding.targets {
            if !of_jaw && finding.rule != "note" {
                self.charted.insert(target.tooth);
            }
            self.supersede(finding, *target);
        }
        if finding.has_ended() {
            return;
        }
        let held = |target: &Target| Held { tooth: target.tooth, role: target.role, surfaces: finding.surfaces };
        self.in_force.push(InForce { finding: finding.clone(), teeth: finding.targets.iter().map(held).collect() });
        for target in finding.targets.iter().filter(|target| removes_tooth(finding, **target)) {
            self.absent.entry(target.tooth).or_insert(finding.id);
        }
    }

    /// Takes from older findings what this one replaces on one tooth.
    fn supersede(&mut self, new: &Finding, on: Target) {
        let absent = &mut self.absent;
        for old in &mut self.in_force {
            let id = old.finding.id;
            let finding = &old.finding;
            old.teeth.retain_mut(|held| {
                if held.tooth != on.tooth {
                    return true;
                }
                let keep = match replaced(finding, *held, new, on) {
                    Replaced::Nothing => true,
                    Replaced::Faces(faces) => {
                        held.surfaces = held.surfaces.without(faces);
                        !held.surfaces.is_empty()
                    }
                    Replaced::All => false,
                };
                if !keep && absent.get(&on.tooth) == Some(&id) {
                    absent.remove(&on.tooth);
                }
                keep
            });
        }
        self.in_force.retain(|held| !held.teeth.is_empty());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{chart, day, line, whole_jaw};
    use uuid::Uuid;

    fn shown(chart: &Chart) -> Vec<String> {
        let tooth = |held: &Held| format!("{}{}", held.tooth, held.surfaces.letters());
        let line = |held: &InForce| {
            format!("{} {}", held.finding.rule, held.teeth.iter().map(tooth).collect::<Vec<_>>().join("-"))
        };
        chart.in_force().iter().map(line).collect()
    }

    #[test]
    fn a_filling_takes_the_caries_under_it_and_leaves_the_rest() {
        assert_eq!(shown(&chart(&["caries 36 MOD", "restoration:done 36 MO"])), ["caries 36D", "restoration 36MO"]);
    }

    #[test]
    fn a_planned_filling_leaves_the_caries() {
        assert_eq!(shown(&chart(&["caries 36 O", "restoration:planned 36 O"])), ["caries 36O", "restoration 36O"]);
    }

    #[test]
    fn caries_beside_an_old_filling_stands_with_it() {
        assert_eq!(shown(&chart(&["restoration 36 O", "caries 36 O"])), ["restoration 36O", "caries 36O"]);
    }

    #[test]
    fn a_done_filling_fulfils_the_planned_one() {
        assert_eq!(shown(&chart(&["restoration:planned 36 O", "restoration:done 36 MO"])), ["restoration 36MO"]);
    }

    #[test]
    fn an_extracted_tooth_takes_its_findings_but_not_the_bridge_over_it() {
        let chart = chart(&["caries 35 O", "bridge 34-35-36", "extraction:done 35"]);
        assert!(chart.is_absent(Tooth::new(35).expect("a tooth")));
        assert_eq!(shown(&chart), ["bridge 34-35-36", "extraction 35"]);
    }

    #[test]
    fn a_planned_extraction_leaves_the_tooth() {
        assert!(!chart(&["extraction:planned 48"]).is_absent(Tooth::new(48).expect("a tooth")));
    }

    #[test]
    fn an_implant_stands_where_a_tooth_is_absent() {
        let chart = chart(&["absent 46 - cause=caries", "implant 46"]);
        let tooth = Tooth::new(46).expect("a tooth");
        assert_eq!(chart.presence(tooth, Some(40.0)), Presence::Present);
        assert_eq!(chart.cause_of_absence(tooth), Some("caries"));
    }

    #[test]
    fn an_unerupted_tooth_can_come_later() {
        let chart = chart(&["absent 18 - cause=unerupted", "caries 18 O"]);
        assert_eq!(shown(&chart), ["caries 18O"]);
        assert!(!chart.is_absent(Tooth::new(18).expect("a tooth")));
    }

    #[test]
    fn what_was_taken_back_is_not_shown() {
        let caries = line(0, "caries 36 O");
        let back = Amendment {
            id: Uuid::from_u128(5),
            patient: caries.patient,
            finding: caries.id,
            reason: String::new(),
            recorded_at: 1,
            by: caries.by,
        };
        assert_eq!(Chart::at(&[caries], &[back], day(28)), Chart::default());
    }

    #[test]
    fn the_chart_at_an_earlier_date_does_not_know_later_findings() {
        let findings = [line(0, "caries 36 O"), line(1, "crown:done 36")];
        assert_eq!(shown(&Chart::at(&findings, &[], day(1))), ["caries 36O"]);
    }

    #[test]
    fn an_edentulous_jaw_keeps_the_cause_of_older_gaps_and_its_denture() {
        let mouth = chart(&["absent 16 - cause=caries", "caries 11 M", &whole_jaw("edentulous")]);
        let tooth = |code| Tooth::new(code).expect("a tooth");
        assert_eq!(mouth.cause_of_absence(tooth(16)), Some("caries"));
        assert!(mouth.is_absent(tooth(11)) && mouth.is_absent(tooth(28)) && !mouth.is_absent(tooth(31)));
        assert!(!shown(&mouth).iter().any(|line| line.starts_with("caries")));
    }

    #[test]
    fn an_appliance_on_a_jaw_says_nothing_about_its_teeth() {
        let jaw = whole_jaw("edentulous").replace("edentulous", "removable_appliance");
        assert_eq!(chart(&[&jaw]).presence(Tooth::new(17).expect("a tooth"), Some(8.0)), Presence::Hidden);
    }

    #[test]
    fn what_has_ended_takes_the_older_finding_and_shows_nothing() {
        assert!(shown(&chart(&["fixed_appliance 14-13-12", "fixed_appliance 14-13-12 - course=ended"])).is_empty());
        assert!(shown(&chart(&["mobility 31 - grade=2", "mobility 31 - grade=0"])).is_empty());
        assert!(shown(&chart(&["diastema 11-21", "diastema 11-21 - course=ended"])).is_empty());
    }

    #[test]
    fn a_diastema_beside_another_is_a_second_one_and_a_new_appliance_takes_the_old() {
        assert_eq!(shown(&chart(&["diastema 11-21", "diastema 21-22"])), ["diastema 11-21", "diastema 21-22"]);
        assert_eq!(shown(&chart(&["fixed_appliance 14-13", "fixed_appliance 13-12"])), ["fixed_appliance 13-12"]);
    }

    #[test]
    fn notes_stay_beside_each_other_and_make_no_tooth() {
        let mouth = chart(&["note 18", "note 18"]);
        assert_eq!(mouth.in_force().len(), 2);
        assert_eq!(mouth.presence(Tooth::new(18).expect("a tooth"), Some(8.0)), Presence::Hidden);
    }

    #[test]
    fn a_crown_covers_wear_and_a_done_filling_mends_a_broken_crown() {
        assert_eq!(shown(&chart(&["wear 11 I", "crown:done 11"])), ["crown 11"]);
        assert_eq!(shown(&chart(&["fracture 11 - part=crown", "restoration:done 11 I"])), ["restoration 11I"]);
        assert_eq!(shown(&chart(&["fracture 11 - part=root", "crown:done 11"])), ["fracture 11", "crown 11"]);
    }
}
