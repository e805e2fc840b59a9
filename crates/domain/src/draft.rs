//! What a person charts, and whether it may stand: checked against the catalogue and the mouth, before it is a finding.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{
    Invalid, Invalids, Surfaces, Tooth, exclusion,
    finding::{Part, Status, Target},
    odontogram::Chart,
    rules::{self, Rule, Scope, SurfaceUse},
    text,
};

/// What a person charts, before it is checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Line of the catalogue.
    pub rule: String,
    /// The teeth; of a bridge, every tooth of the span; of a jaw, any tooth of it.
    pub teeth: Vec<Tooth>,
    /// The faces.
    pub surfaces: Surfaces,
    /// Value of the rule's attribute.
    pub attribute: Option<String>,
    /// What it says about now.
    pub status: Status,
    /// Clinical date.
    pub observed_on: NaiveDate,
    /// Free text.
    pub note: String,
}

/// A draft that may be recorded: one entry a finding (a caries on three teeth is three findings, a bridge is one).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The teeth of each finding.
    pub findings: Vec<Vec<Target>>,
    /// Attribute values by name.
    pub attributes: BTreeMap<String, String>,
}

impl Draft {
    /// Checks a draft against the catalogue and the mouth as it stands.
    pub fn check(&self, chart: &Chart, today: NaiveDate) -> Result<Checked, Invalids> {
        let checked = self.check_again(chart, today)?;
        if checked.findings.iter().any(|targets| chart.already(self, targets)) {
            return Err(Invalid::new("teeth", "already_there").into());
        }
        Ok(checked)
    }

    /// The same for what may well be done a second time, such as a filling where one was.
    pub fn check_again(&self, chart: &Chart, today: NaiveDate) -> Result<Checked, Invalids> {
        let rule = rules::find(&self.rule).ok_or_else(|| Invalid::new("rule", "unknown_value"))?;
        let mut faults = Invalids::default();
        faults.check(self.check_surfaces(rule));
        faults.check(self.check_status(rule));
        faults.check(text::check("note", &self.note, text::LONG));
        if rule.id == "note" && self.note.is_empty() {
            faults.add("note", "required");
        }
        if self.observed_on > today {
            faults.add("observed_on", "in_the_future");
        }
        let attributes = self.attributes(rule).map_err(|fault| faults.0.push(fault)).unwrap_or_default();
        let findings = self.findings(rule, chart).map_err(|fault| faults.0.push(fault)).unwrap_or_default();
        faults.or(Checked { findings, attributes })
    }

    /// The teeth of each finding that this would be, whether or not the mouth is ready for it yet.
    pub(crate) fn outline(&self, chart: &Chart) -> Vec<Vec<Target>> {
        let subject = |tooth: &Tooth| Target { tooth: *tooth, role: Part::Subject };
        let plain = || vec![self.teeth.iter().map(subject).collect()];
        rules::find(&self.rule).map_or_else(plain, |rule| self.targets(rule, chart).unwrap_or_else(|_| plain()))
    }

    /// Its attribute by name, as the finding will have it.
    pub(crate) fn attributes_said(&self) -> BTreeMap<String, String> {
        rules::find(&self.rule).and_then(|rule| self.attributes(rule).ok()).unwrap_or_default()
    }

    /// The teeth of each finding, each seen to be possible in this mouth.
    fn findings(&self, rule: &Rule, chart: &Chart) -> Result<Vec<Vec<Target>>, Invalid> {
        self.check_teeth()?;
        let findings = self.targets(rule, chart)?;
        if !rule.without_tooth && findings.iter().flatten().any(|target| chart.is_absent(target.tooth)) {
            return Err(Invalid::new("teeth", "tooth_absent"));
        }
        let ended = rules::has_ended(rule.id, self.attribute.as_deref());
        for targets in &findings {
            if !ended {
                exclusion::check(rule, self.status, targets, chart)?;
            }
        }
        Ok(findings)
    }

    fn check_teeth(&self) -> Result<(), Invalid> {
        if self.teeth.is_empty() {
            return Err(Invalid::new("teeth", "required"));
        }
        let mut sorted = self.teeth.clone();
        sorted.sort();
        if sorted.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(Invalid::new("teeth", "duplicate"));
        }
        Ok(())
    }

    fn check_surfaces(&self, rule: &Rule) -> Result<(), Invalid> {
        match rule.surfaces {
            SurfaceUse::Required if self.surfaces.is_empty() => Err(Invalid::new("surfaces", "surface_required")),
            SurfaceUse::None if !self.surfaces.is_empty() => Err(Invalid::new("surfaces", "surface_not_on_tooth")),
            SurfaceUse::Required | SurfaceUse::Optional | SurfaceUse::None => {
                self.teeth.iter().try_for_each(|tooth| tooth.check_surfaces(self.surfaces))
            }
        }
    }

    /// Sound work may also be entered as failing, temporary or sent elsewhere; disease only as disease.
    fn check_status(&self, rule: &Rule) -> Result<(), Invalid> {
        let entered = [Some(rule.observed), rule.planned, rule.done];
        let variant = matches!(self.status, Status::ExistingDefective | Status::Temporary | Status::Referred);
        if entered.contains(&Some(self.status)) || (variant && rule.planned.is_some()) {
            Ok(())
        } else {
            Err(Invalid::new("status", "status_not_allowed"))
        }
    }

    fn attributes(&self, rule: &Rule) -> Result<BTreeMap<String, String>, Invalid> {
        match (rule.attribute, &self.attribute) {
            (None, None) => Ok(BTreeMap::new()),
            (None, Some(_)) => Err(Invalid::new("attribute", "unknown_value")),
            (Some(attribute), said) => {
                let value = said.as_deref().or(attribute.default);
                match value {
                    Some(value) if attribute.values.contains(&value) => {
                        Ok(BTreeMap::from([(attribute.name.to_owned(), value.to_owned())]))
                    }
                    Some(_) => Err(Invalid::new("attribute", "unknown_value")),
                    None => Ok(BTreeMap::new()),
                }
            }
        }
    }

    fn targets(&self, rule: &Rule, chart: &Chart) -> Result<Vec<Vec<Target>>, Invalid> {
        let with = |role: Part| move |tooth: &Tooth| Target { tooth: *tooth, role };
        Ok(match rule.scope {
            Scope::Tooth | Scope::Surfaces => self.teeth.iter().map(|tooth| vec![with(Part::Subject)(tooth)]).collect(),
            Scope::Pair => vec![self.pair(chart)?.iter().map(with(Part::Subject)).collect()],
            Scope::Between => vec![self.pair(chart)?.iter().map(with(Part::Anchor)).collect()],
            Scope::Range => vec![self.range(rule, chart)?],
            Scope::Segments => vec![self.segments(chart)?],
            Scope::Arch => self.arches(),
        })
    }

    /// Two neighbours of one row; what is absent between them does not part them.
    fn pair(&self, chart: &Chart) -> Result<Vec<Tooth>, Invalid> {
        let [one, other] = self.teeth.as_slice() else {
            return Err(Invalid::new("teeth", "needs_pair"));
        };
        let span = one.span(*other)?;
        match span.as_slice() {
            [first, between @ .., last] if between.iter().all(|tooth| chart.is_absent(*tooth)) => {
                Ok(vec![*first, *last])
            }
            _ => Err(Invalid::new("teeth", "needs_pair")),
        }
    }

    /// The ends of a bridge or an appliance carry it and must be there (or be implants). Between them a bridge
    /// replaces every tooth, an appliance passes over.
    fn range(&self, rule: &Rule, chart: &Chart) -> Result<Vec<Target>, Invalid> {
        let (Some(first), Some(last)) = (self.teeth.first(), self.teeth.last()) else {
            return Err(Invalid::new("teeth", "required"));
        };
        if first == last {
            return Err(Invalid::new("teeth", "needs_range"));
        }
        let named = along(&self.teeth);
        let span = first.span(*last)?;
        if span != named {
            return Err(Invalid::new("teeth", "not_adjacent"));
        }
        let end = |i: usize| i == 0 || i + 1 == span.len();
        if span.iter().enumerate().any(|(i, tooth)| end(i) && !chart.carries(*tooth)) {
            return Err(Invalid::new("teeth", "tooth_absent"));
        }
        let between = if rule.id == "bridge" { Part::Pontic } else { Part::Subject };
        let role = |i: usize| if end(i) { Part::Abutment } else { between };
        Ok(span.iter().enumerate().map(|(i, tooth)| Target { tooth: *tooth, role: role(i) }).collect())
    }

    /// A denture replaces what is absent among the named teeth and rests on the others.
    fn segments(&self, chart: &Chart) -> Result<Vec<Target>, Invalid> {
        let named = along(&self.teeth);
        if named.iter().any(|tooth| !tooth.same_row(named[0])) {
            return Err(Invalid::new("teeth", "not_adjacent"));
        }
        let role = |tooth: &Tooth| if chart.is_absent(*tooth) { Part::Pontic } else { Part::Subject };
        Ok(named.iter().map(|tooth| Target { tooth: *tooth, role: role(tooth) }).collect())
    }

    /// Every permanent position of the jaws in which a tooth was named, one finding a jaw.
    fn arches(&self) -> Vec<Vec<Target>> {
        let jaw = |upper: bool| {
            let row = Tooth::ALL.into_iter().filter(move |tooth| !tooth.is_primary() && tooth.is_upper() == upper);
            row.map(|tooth| Target { tooth, role: Part::Subject }).collect()
        };
        let named = |upper: &bool| self.teeth.iter().any(|tooth| tooth.is_upper() == *upper);
        [true, false].into_iter().filter(named).map(jaw).collect()
    }
}

fn along(teeth: &[Tooth]) -> Vec<Tooth> {
    let mut teeth = teeth.to_vec();
    teeth.sort_by_key(|tooth| tooth.along_arch());
    teeth
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{chart, day, draft, whole_jaw};

    fn refused(mouth: &Chart, draft: &Draft) -> Vec<String> {
        let checked = draft.check(mouth, day(28));
        checked.map_or_else(|faults| faults.0.into_iter().map(|fault| fault.reason).collect(), |_| vec![])
    }

    #[test]
    fn what_contradicts_the_tooth_is_refused_with_a_reason() {
        let check = |mouth: &[&str], rule: &str, teeth: &[u8], surfaces: &str, reason: &'static str| {
            assert_eq!(refused(&chart(mouth), &draft(rule, teeth, surfaces)), [reason], "{rule}");
        };
        check(&["implant 36"], "caries", &[36], "O", "on_implant");
        check(&["implant 36"], "root_canal", &[36], "", "on_implant");
        check(&["microdontia 12"], "peg", &[12], "", "one_shape");
        check(&["fusion 31-32"], "gemination", &[31], "", "one_doubling");
        check(&["erupting 13"], "extruded", &[13], "", "one_level");
        check(&["root_remnant 46"], "sealant", &[46], "", "only_root_left");
        check(&["impaction 13"], "mobility", &[13], "", "impacted");
        check(&[], "full_denture", &[11], "", "arch_has_teeth");
        check(&[], "partial_denture", &[15, 16], "", "nothing_to_replace");
        check(&[], "diastema", &[11], "", "needs_pair");
        check(&[], "diastema", &[11, 22], "", "needs_pair");
        check(&[], "diastema", &[11, 31], "", "not_adjacent");
        check(&["absent 21"], "diastema", &[11, 21], "", "tooth_absent");
        check(&[], "partial_denture", &[15, 45], "", "not_adjacent");
        check(&["absent 17"], "fixed_appliance", &[16, 17], "", "tooth_absent");
        check(&[], "note", &[16], "", "required");
    }

    #[test]
    fn what_does_not_contradict_it_may_stand() {
        for (mouth, rule, teeth, surfaces) in [
            (&["implant 36"][..], "crown", &[36][..], ""),
            (&["implant 36"], "mobility", &[36], ""),
            (&["absent 21"], "diastema", &[11, 22], ""),
            (&["absent 15"], "partial_denture", &[14, 15, 25], ""),
            (&["edentulous 11"], "full_denture", &[11], ""),
            (&["absent 15"], "fixed_appliance", &[14, 15, 16], ""),
            (&["microdontia:planned 12"], "peg", &[12], ""),
            (&[], "supernumerary", &[11, 21], ""),
        ] {
            let mouth: Vec<String> = mouth.iter().map(|line| whole_jaw(line)).collect();
            let lines: Vec<&str> = mouth.iter().map(String::as_str).collect();
            assert!(refused(&chart(&lines), &draft(rule, teeth, surfaces)).is_empty(), "{rule} on {mouth:?}");
        }
    }

    #[test]
    fn a_finding_of_a_jaw_is_one_for_each_jaw_named() {
        let checked =
            draft("removable_appliance", &[11, 16, 41], "").check(&Chart::default(), day(28)).expect("stands");
        assert_eq!(checked.findings.iter().map(Vec::len).collect::<Vec<_>>(), [16, 16]);
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
}
