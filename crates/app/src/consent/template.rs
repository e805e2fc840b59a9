//! Templates of consents: offered, written anew, each save a version, the old ones readable.

use domain::{
    consent::{Purpose, Template, Values, current, fill, history},
    text,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::WordingView;
use crate::{Action, App, Error, Result};

/// A version of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ConsentTemplateView {
    /// Which version.
    pub id: Uuid,
    /// Of which template.
    pub template: Uuid,
    /// Counts from 1; the house's own is 0.
    pub version: i64,
    /// As people call it.
    pub name: String,
    /// What is consented to.
    pub purpose: Purpose,
    /// It is about care, not about data.
    pub clinical: bool,
    /// From which age on a person signs alone.
    pub own_age: i32,
    /// Language it is written in.
    pub language: String,
    /// The text, with its fields in braces.
    pub body: String,
    /// Months for which a consent holds; 0 for ever.
    pub months: i64,
    /// Offered no more.
    pub retired: bool,
    /// When it was made, milliseconds UTC; 0 for the house's own.
    pub recorded_at: i64,
    /// Who made it; empty for the house's own.
    pub by: String,
    /// Fields of it that whoever fills it in must give.
    pub asks: Vec<String>,
}

/// A template as a form holds it.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct ConsentTemplateForm {
    /// Which template; nothing for a new one.
    pub template: Option<Uuid>,
    /// As people call it.
    pub name: String,
    /// What is consented to.
    pub purpose: Purpose,
    /// Language it is written in.
    pub language: String,
    /// The text.
    pub body: String,
    /// Months for which a consent holds; 0 for ever.
    pub months: i32,
    /// Offered no more.
    pub retired: bool,
}

impl App {
    /// Each template as it is offered now; retired ones too, for whoever looks after them.
    pub fn consent_templates(&self) -> Result<Vec<ConsentTemplateView>> {
        let (store, _) = self.require(Action::TakeConsent)?;
        store.read(|tx| {
            let staff = tx.staff()?;
            Ok(current(&tx.consent_versions()?).into_iter().map(|template| view(template, &staff)).collect())
        })
    }

    /// Every version of one template, the latest first.
    pub fn consent_template_versions(&self, template: Uuid) -> Result<Vec<ConsentTemplateView>> {
        let (store, _) = self.require(Action::TakeConsent)?;
        store.read(|tx| {
            let (staff, versions) = (tx.staff()?, history(&tx.consent_versions()?, template));
            Ok(versions.into_iter().map(|version| view(version, &staff)).collect())
        })
    }

    /// A text with invented values, as it is being written: what is no field is named.
    pub fn preview_consent_template(&self, body: &str, language: &str) -> Result<WordingView> {
        let (store, session) = self.require(Action::ManageClinic)?;
        let clinic = store.read(|tx| tx.clinic())?.name;
        let (es, today) = (language != "en", self.env.today());
        let texts = if es { reports::Language::Es } else { reports::Language::En }.texts();
        let pick = |spanish: &str, english: &str| if es { spanish } else { english }.to_owned();
        let values = Values::from([
            ("patient", "Ana Güell Peñalver".to_owned()),
            ("document", "12345678Z".to_owned()),
            ("birth_date", "14/05/1992".to_owned()),
            ("signer", "Ana Güell Peñalver".to_owned()),
            ("treatment", pick("exodoncia", "extraction")),
            ("tooth", "36".to_owned()),
            ("date", texts.long_date(today)),
            ("clinic", clinic),
            ("professional", session.name),
        ]);
        Ok(fill(body, &values).into())
    }

    /// Saves a template: another version; what was signed before keeps its own words.
    pub fn save_consent_template(&self, form: &ConsentTemplateForm) -> Result<Uuid> {
        let (store, session) = self.require(Action::ManageClinic)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let made = tx.consent_versions()?;
            let id = self.env.id();
            let template = form.template.unwrap_or(id);
            let last = current(&made).into_iter().find(|kept| kept.template == template);
            if form.template.is_some() && last.is_none() {
                return Err(Error::NotFound("consent_template"));
            }
            let saved = Template {
                id,
                template,
                version: last.map_or(1, |last| last.version + 1),
                name: text::clean(&form.name),
                purpose: form.purpose,
                language: form.language.clone(),
                body: text::clean(&form.body),
                months: form.months.into(),
                retired: form.retired,
                recorded_at: self.env.now(),
                by: session.staff,
            };
            saved.check()?;
            tx.append(&saved)?;
            Ok::<_, Error>(id)
        })
    }
}

/// Fields that nothing on record answers.
const ASKED: [&str; 2] = ["treatment", "tooth"];

fn view(template: Template, staff: &[domain::staff::Staff]) -> ConsentTemplateView {
    let open = fill(&template.body, &Values::new()).empty;
    ConsentTemplateView {
        clinical: template.purpose.is_clinical(),
        own_age: template.purpose.own_age(),
        asks: open.into_iter().filter(|name| ASKED.contains(&name.as_str())).collect(),
        by: staff.iter().find(|person| person.id == template.by).map(|by| by.name.clone()).unwrap_or_default(),
        id: template.id,
        template: template.template,
        version: template.version,
        name: template.name,
        purpose: template.purpose,
        language: template.language,
        body: template.body,
        months: template.months,
        retired: template.retired,
        recorded_at: template.recorded_at,
    }
}
