//! Findings for the tests of this crate.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::{
    FindingId, PatientId, StaffId, Surfaces, Tooth,
    draft::Draft,
    finding::{Finding, Part, Provenance, Status, Target},
    odontogram::Chart,
    rules,
};

/// A day of January.
pub(crate) fn day(n: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, n).expect("a day")
}

/// A finding as it is usually observed, on one day.
pub(crate) fn finding(rule: &str, teeth: &[u8], surfaces: &str, value: Option<&str>) -> Finding {
    let known = rules::find(rule).expect("a rule");
    let target = |code: &u8| Target { tooth: Tooth::new(*code).expect("a tooth"), role: Part::Subject };
    let value = value.or(known.attribute.and_then(|attribute| attribute.default));
    Finding {
        id: FindingId(Uuid::from_u128(1)),
        patient: PatientId(Uuid::from_u128(9)),
        rule: rule.to_owned(),
        targets: teeth.iter().map(target).collect(),
        surfaces: Surfaces::parse(surfaces).expect("faces"),
        attributes: known
            .attribute
            .zip(value)
            .map(|(attribute, value)| (attribute.name.to_owned(), value.to_owned()))
            .into_iter()
            .collect(),
        status: known.observed,
        observed_on: day(1),
        recorded_at: 0,
        by: StaffId(Uuid::from_u128(7)),
        visit: None,
        note: String::new(),
        provenance: Provenance::Observed,
    }
}

/// Reads `rule[:planned|:done] teeth faces name=value`; the `n`th is seen on the `n`th day.
pub(crate) fn line(n: usize, line: &str) -> Finding {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (rule, status) = match words[0].split_once(':') {
        Some((rule, "planned")) => (rule, Some(Status::Planned)),
        Some((rule, _)) => (rule, Some(Status::DoneHere)),
        None => (words[0], None),
    };
    let teeth: Vec<u8> = words[1].split('-').map(|code| code.parse().expect("digits")).collect();
    let surfaces = words.get(2).copied().unwrap_or("").trim_matches('-');
    let value = words.get(3).map(|pair| pair.split_once('=').expect("name=value").1);
    let mut finding = finding(rule, &teeth, surfaces, value);
    let last = finding.targets.len() - 1;
    for (i, target) in finding.targets.iter_mut().enumerate().filter(|_| rule == "bridge") {
        target.role = if i == 0 || i == last { Part::Abutment } else { Part::Pontic };
    }
    finding.id = FindingId(Uuid::from_u128(n as u128 + 1));
    finding.status = status.unwrap_or(finding.status);
    finding.observed_on = day(u32::try_from(n).expect("small") + 1);
    finding.recorded_at = n as i64;
    finding
}

/// Charts lines as [`line`] reads them, a day apart.
pub(crate) fn chart(lines: &[&str]) -> Chart {
    let findings: Vec<Finding> = lines.iter().enumerate().map(|(n, text)| line(n, text)).collect();
    Chart::at(&findings, &[], day(28))
}

/// What a person charts, as it is usually observed.
pub(crate) fn draft(rule: &str, teeth: &[u8], surfaces: &str) -> Draft {
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

/// An edentulous jaw is recorded on all its teeth.
pub(crate) fn whole_jaw(line: &str) -> String {
    let upper = "18-17-16-15-14-13-12-11-21-22-23-24-25-26-27-28";
    if line.starts_with("edentulous") { format!("edentulous {upper}") } else { line.to_owned() }
}
