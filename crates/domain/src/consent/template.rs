//! Templates of consents in numbered versions. Each save is another fact; what was signed keeps its own words anyway.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Purpose, Values, fill, house::HOUSE};
use crate::{
    Class, Invalids, Kind, PatientId, Record, StaffId,
    record::{
        FieldType::{Boolean, Id, Integer, Text},
        field,
    },
    text,
    version::{self, Version},
};

/// A version of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Identity of the version.
    pub id: Uuid,
    /// Which template it is a version of.
    pub template: Uuid,
    /// Counts from 1; the house's own is 0.
    pub version: i64,
    /// As people call it.
    pub name: String,
    /// What is consented to.
    pub purpose: Purpose,
    /// Language it is written in: `es` or `en`.
    pub language: String,
    /// The text, with its fields in braces.
    pub body: String,
    /// Months for which a consent holds; 0 for ever.
    pub months: i64,
    /// Offered no more.
    pub retired: bool,
    /// When it was made, milliseconds UTC.
    pub recorded_at: i64,
    /// Who made it.
    pub by: StaffId,
}

/// Kind of [`Template`].
pub static TEMPLATE_KIND: Kind = Kind {
    name: "consent_template",
    class: Class::Fact,
    subject: None,
    fields: &[
        field("template", Id),
        field("version", Integer),
        field("name", Text),
        field("purpose", Text),
        field("language", Text),
        field("body", Text),
        field("months", Integer),
        field("retired", Boolean),
        field("recorded_at", Integer),
        field("by", Id),
    ],
};

impl Record for Template {
    const KIND: &'static Kind = &TEMPLATE_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        None
    }
}

/// The longest a consent may be set to hold.
const MOST_MONTHS: i64 = 120;

impl Template {
    /// Names every fault.
    pub fn check(&self) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        faults.check(text::required("name", &self.name));
        if self.body.trim().is_empty() {
            faults.add("body", "required");
        }
        faults.check(text::check("body", &self.body, text::LONG));
        if !fill(&self.body, &Values::new()).unknown.is_empty() {
            faults.add("body", "unknown_field");
        }
        if !["es", "en"].contains(&self.language.as_str()) {
            faults.add("language", "unknown_value");
        }
        if !(0..=MOST_MONTHS).contains(&self.months) {
            faults.add("months", "out_of_range");
        }
        faults.or(())
    }
}

impl Version for Template {
    fn of(&self) -> Uuid {
        self.template
    }
    fn number(&self) -> i64 {
        self.version
    }
    fn made_at(&self) -> i64 {
        self.recorded_at
    }
}

fn house() -> Vec<Template> {
    HOUSE.iter().map(|house| house.template()).collect()
}

/// Each template as it is offered now.
pub fn current(made: &[Template]) -> Vec<Template> {
    let mut templates = version::current(house(), made);
    templates.sort_by(|a, b| {
        (a.purpose, &a.language, &a.name, a.template).cmp(&(b.purpose, &b.language, &b.name, b.template))
    });
    templates
}

/// One version of a template, the house's own included.
pub fn version(made: &[Template], id: Uuid) -> Option<Template> {
    version::find(house(), made, id)
}

/// Every version of one template, the latest first.
pub fn history(made: &[Template], template: Uuid) -> Vec<Template> {
    version::history(house(), made, template)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_writes_in_both_languages_what_passes_its_own_check() {
        let offered = current(&[]);
        assert_eq!(offered.len(), 18);
        for template in &offered {
            assert_eq!(template.check(), Ok(()), "{}", template.name);
            assert!(template.body.contains("{{patient}}") || template.body.contains("{{signer}}"), "{}", template.name);
            assert!(template.body.chars().count() > 400, "{} is thin", template.name);
            assert_eq!(version(&[], template.id).as_ref(), Some(template));
        }
        let spanish = offered.iter().filter(|template| template.language == "es").count();
        assert_eq!(spanish, 9);
    }

    #[test]
    fn the_last_version_is_offered_and_earlier_ones_stay_readable() {
        let house = current(&[]).remove(0);
        let made = |n: u128, version, recorded_at| Template {
            id: Uuid::from_u128(n),
            version,
            recorded_at,
            name: format!("v{n}"),
            ..house.clone()
        };
        let all = [made(1, 1, 10), made(2, 2, 20), made(3, 2, 15)];
        let offered = current(&all);
        assert_eq!(offered.len(), 18);
        assert!(offered.iter().any(|template| template.name == "v2"));
        assert_eq!(version(&all, Uuid::from_u128(1)).map(|old| old.name), Some("v1".to_owned()));
        assert_eq!(version(&all, house.id), Some(house));
    }

    #[test]
    fn unknown_fields_and_odd_settings_are_refused() {
        let house = current(&[]).remove(0);
        let odd = Template {
            name: " ".to_owned(),
            body: "Yo, {{paciente}}".to_owned(),
            language: "fr".to_owned(),
            months: 121,
            ..house
        };
        let told = odd.check().expect_err("refused").to_string();
        assert_eq!(told, "name: required; body: unknown_field; language: unknown_value; months: out_of_range");
    }
}
