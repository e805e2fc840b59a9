//! What the mouth looks like at a date: a fold over the findings, kept nowhere.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::{
    FindingId, Surfaces, Tooth,
    finding::{Amendment, Draft, Finding, Part, Status, Target},
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
        self.in_force.retain(|held| matches!(held.finding.status, Status::Planned | Status::Referred));
        self
    }

    /// Whether there is no tooth, nor an implant, at this position.
    pub fn is_absent(&self, tooth: Tooth) -> bool {
        self.absent.contains_key(&tooth) && !self.has(tooth, "implant")
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
            return if self.has(tooth, "implant") { Presence::Present } else { Presence::Faded };
        }
        if self.charted.contains(&tooth) || expected(tooth, age_years) { Presence::Present } else { Presence::Hidden }
    }

    fn has(&self, tooth: Tooth, rule: &str) -> bool {
        self.in_force.iter().any(|held| {
            held.finding.rule == rule
                && held.finding.status != Status::Planned
                && held.teeth.iter().any(|held| held.tooth == tooth && held.role != Part::Pontic)
        })
    }

    fn add(&mut self, finding: &Finding) {
        for target in &finding.targets {
            self.charted.insert(target.tooth);
            self.supersede(finding, *target);
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

enum Replaced {
    Nothing,
    Faces(Surfaces),
    All,
}

/// What `new` leaves of `old` on the tooth both touch.
fn replaced(old: &Finding, held: Held, new: &Finding, on: Target) -> Replaced {
    let pontic = held.role == Part::Pontic;
    if removes_tooth(new, on) && on.role == Part::Subject {
        // A tooth that goes takes its own story with it, not the bridge over the gap.
        let cause_stays = old.rule == "absent" && new.rule == "implant";
        return if pontic || cause_stays { Replaced::Nothing } else { Replaced::All };
    }
    if old.rule == "absent" && !pontic {
        // A position once called absent: only a tooth that was not yet there can show up later.
        let returns = old.attribute() == Some("unerupted") && on.role == Part::Subject && new.rule != "implant";
        return if returns { Replaced::All } else { Replaced::Nothing };
    }
    if new.status == Status::Planned || new.status == Status::Referred {
        let same = old.rule == new.rule && old.status == new.status;
        return if same { same_place(old, new) } else { Replaced::Nothing };
    }
    match new.rule.as_str() {
        "caries" if old.rule == "caries" => Replaced::Faces(new.surfaces),
        "restoration" if matches!(old.rule.as_str(), "caries" | "restoration") => Replaced::Faces(new.surfaces),
        "restoration" if old.rule == "sealant" && new.surfaces.has(crate::Surface::Occlusal) => Replaced::All,
        "crown" if on.role == Part::Subject => match old.rule.as_str() {
            "caries" | "restoration" | "sealant" | "crown" => Replaced::All,
            _ => Replaced::Nothing,
        },
        rule if rule == old.rule && old.rule != "bridge" => same_place(old, new),
        "bridge" if old.rule == "bridge" => Replaced::All,
        _ => Replaced::Nothing,
    }
}

fn same_place(old: &Finding, new: &Finding) -> Replaced {
    if old.surfaces.is_empty() { Replaced::All } else { Replaced::Faces(new.surfaces) }
}

/// Whether after this finding there is no natural tooth at the target.
fn removes_tooth(finding: &Finding, target: Target) -> bool {
    let observed = !matches!(finding.status, Status::Planned | Status::Referred);
    match finding.rule.as_str() {
        "absent" => observed,
        "extraction" => finding.status == Status::DoneHere,
        "implant" => observed,
        "bridge" => observed && target.role == Part::Pontic,
        _ => false,
    }
}

/// Mean ages in years at which permanent teeth 1–8 erupt, upper and lower.
const ERUPTION: [[f32; 8]; 2] =
    [[7.2, 8.3, 11.2, 10.2, 11.4, 6.4, 12.2, 18.0], [6.3, 7.3, 10.3, 10.8, 11.3, 6.2, 12.0, 18.0]];

/// Mean ages at which primary teeth 1–5 erupt.
const PRIMARY_ERUPTION: [f32; 5] = [0.7, 0.9, 1.6, 1.3, 2.3];

/// Whether a mouth of this age usually has the tooth. A hint only: what is charted always wins.
pub fn expected(tooth: Tooth, age_years: Option<f32>) -> bool {
    let jaw = usize::from(!tooth.is_upper());
    let place = usize::from(tooth.position()) - 1;
    match (age_years, tooth.is_primary()) {
        (None, primary) => !primary,
        // Third molars are drawn once the second ones are there, so that they can be charted as unerupted.
        (Some(age), false) => age >= ERUPTION[jaw][place.min(6)],
        (Some(age), true) => age >= PRIMARY_ERUPTION[place] && age < ERUPTION[jaw][place],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Invalid, StaffId, finding::Provenance, rules};
    use uuid::Uuid;

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, n).expect("a day")
    }

    /// Charts `rule teeth surfaces status`, one a line, a day apart; `!` before a rule means planned.
    fn chart(lines: &[&str]) -> Chart {
        let findings: Vec<Finding> = lines.iter().enumerate().map(|(i, line)| finding(i, line)).collect();
        Chart::at(&findings, &[], day(28))
    }

    fn finding(i: usize, line: &str) -> Finding {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (rule, status) = match words[0].split_once(':') {
            Some((rule, "planned")) => (rule, Status::Planned),
            Some((rule, _)) => (rule, Status::DoneHere),
            None => (words[0], rules::find(words[0]).expect("a rule").observed),
        };
        let teeth: Vec<Tooth> =
            words[1].split('-').map(|code| Tooth::new(code.parse().expect("digits")).expect("a tooth")).collect();
        let role = |n: usize| match (rule, n) {
            ("bridge", n) if n > 0 && n + 1 < teeth.len() => Part::Pontic,
            ("bridge", _) => Part::Abutment,
            _ => Part::Subject,
        };
        let attributes = words.get(3).map(|pair| pair.split_once('=').expect("name=value"));
        Finding {
            id: FindingId(Uuid::from_u128(i as u128 + 1)),
            patient: crate::PatientId(Uuid::from_u128(9)),
            rule: rule.to_owned(),
            targets: teeth.iter().enumerate().map(|(n, tooth)| Target { tooth: *tooth, role: role(n) }).collect(),
            surfaces: Surfaces::parse(words.get(2).copied().unwrap_or("").trim_matches('-')).expect("faces"),
            attributes: attributes.map(|(k, v)| (k.to_owned(), v.to_owned())).into_iter().collect(),
            status,
            observed_on: day(u32::try_from(i).expect("small") + 1),
            recorded_at: i as i64,
            by: StaffId(Uuid::from_u128(7)),
            visit: None,
            note: String::new(),
            provenance: Provenance::Observed,
        }
    }

    fn shown(chart: &Chart) -> Vec<String> {
        let tooth = |held: &Held| format!("{}{}", held.tooth, held.surfaces.letters());
        let line = |held: &InForce| {
            format!("{} {}", held.finding.rule, held.teeth.iter().map(tooth).collect::<Vec<_>>().join("-"))
        };
        chart.in_force().iter().map(line).collect()
    }

    fn draft(rule: &str, teeth: &[u8], surfaces: &str) -> Draft {
        Draft {
            rule: rule.to_owned(),
            teeth: teeth.iter().map(|code| Tooth::new(*code).expect("a tooth")).collect(),
            surfaces: Surfaces::parse(surfaces).expect("faces"),
            attribute: None,
            status: rules::find(rule).expect("a rule").observed,
            observed_on: day(28),
            note: String::new(),
        }
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
        let caries = finding(0, "caries 36 O");
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
        let findings = [finding(0, "caries 36 O"), finding(1, "crown:done 36")];
        assert_eq!(shown(&Chart::at(&findings, &[], day(1))), ["caries 36O"]);
    }

    #[test]
    fn impossible_entries_are_refused_by_name() {
        let mouth = chart(&["absent 35 - cause=trauma", "caries 36 O"]);
        let refused = |draft: Draft| draft.check(&mouth, day(28)).map(|_| ()).map_err(|faults| faults.0);
        let fault = |field, reason| Err(vec![Invalid::new(field, reason)]);
        assert_eq!(refused(draft("caries", &[35], "O")), fault("teeth", "tooth_absent"));
        assert_eq!(refused(draft("caries", &[11], "O")), fault("surfaces", "surface_not_on_tooth"));
        assert_eq!(refused(draft("caries", &[37], "")), fault("surfaces", "surface_required"));
        assert_eq!(refused(draft("caries", &[36], "O")), fault("teeth", "already_there"));
        assert_eq!(refused(draft("bridge", &[35, 36, 37], "")), fault("teeth", "tooth_absent"));
        assert_eq!(refused(draft("bridge", &[34, 36], "")), fault("teeth", "not_adjacent"));
        assert_eq!(refused(draft("bridge", &[34], "")), fault("teeth", "needs_range"));
        assert_eq!(refused(draft("crown", &[36, 36], "")), fault("teeth", "duplicate"));
        assert_eq!(refused(draft("bridge", &[34, 35, 36], "")), Ok(()));
    }

    #[test]
    fn caries_on_three_teeth_is_three_findings_and_a_bridge_one() {
        let checked = |draft: Draft| draft.check(&Chart::default(), day(28)).map(|checked| checked.findings.len());
        assert_eq!(checked(draft("caries", &[36, 37, 46], "O")), Ok(3));
        assert_eq!(checked(draft("bridge", &[34, 35, 36], "")), Ok(1));
    }

    #[test]
    fn a_child_of_eight_has_mixed_teeth() {
        let there: Vec<u8> = [11, 12, 13, 16, 17, 52, 53, 55]
            .into_iter()
            .filter(|code| expected(Tooth::new(*code).expect("a tooth"), Some(8.0)))
            .collect();
        assert_eq!(there, [11, 16, 52, 53, 55]);
    }
}
