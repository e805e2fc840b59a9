//! The clinic's texts for letters: offered, written anew, each save a version, the old ones readable and restorable.

use domain::{
    PaperId,
    letter::{Answers, LetterKind, LetterTemplate, current, field_of, fill, history},
    staff::Staff,
    text,
    wording::Values,
};
use reports::LetterReport;
use serde::{Deserialize, Serialize};
use store::ReadTx;
use uuid::Uuid;

use super::{
    rendered,
    view::{LetterAsk, asks},
};
use crate::{
    Action, App, Error, Result,
    wording::{language_of, or_dash},
};

/// A version of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LetterTemplateView {
    /// Which version.
    pub id: Uuid,
    /// Of which template.
    pub template: Uuid,
    /// Counts from 1; the house's own is 0.
    pub version: i64,
    /// As people call it.
    pub name: String,
    /// What it is for.
    pub letter: LetterKind,
    /// Language it is written in.
    pub language: String,
    /// The text, with its fields in braces.
    pub body: String,
    /// Offered no more.
    pub retired: bool,
    /// When it was made, milliseconds UTC; 0 for the house's own.
    pub recorded_at: i64,
    /// Who made it; empty for the house's own.
    pub by: String,
    /// What whoever writes it is asked.
    pub asks: Vec<LetterAsk>,
    /// The fields it may have.
    pub fields: Vec<String>,
}

/// A template as a form holds it.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct LetterTemplateForm {
    /// Which template; nothing for a new one.
    pub template: Option<Uuid>,
    /// As people call it.
    pub name: String,
    /// What it is for.
    pub letter: LetterKind,
    /// Language it is written in.
    pub language: String,
    /// The text.
    pub body: String,
    /// Offered no more.
    pub retired: bool,
}

/// A template as it would be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct LetterTemplatePreview {
    /// Each page as SVG.
    pub pages: Vec<String>,
    /// Braces around what is no field.
    pub unknown: Vec<String>,
    /// The fields it may have.
    pub fields: Vec<String>,
}

impl App {
    /// Each template as it is offered now; retired ones too, for whoever looks after them.
    pub fn letter_templates(&self) -> Result<Vec<LetterTemplateView>> {
        let (store, _) = self.require(Action::MakeReports)?;
        store.read(|tx| {
            let staff = tx.staff()?;
            Ok(current(&tx.letter_versions()?).into_iter().map(|template| view(template, &staff)).collect())
        })
    }

    /// Every version of one template, the latest first.
    pub fn letter_template_versions(&self, template: Uuid) -> Result<Vec<LetterTemplateView>> {
        let (store, _) = self.require(Action::MakeReports)?;
        store.read(|tx| {
            let staff = tx.staff()?;
            Ok(history(&tx.letter_versions()?, template).into_iter().map(|version| view(version, &staff)).collect())
        })
    }

    /// The page that a text would make, with invented values, as it is being written; what is no field is named.
    pub fn preview_letter_template(&self, form: &LetterTemplateForm) -> Result<LetterTemplatePreview> {
        let (store, session) = self.require(Action::ManageClinic)?;
        text::check("body", &form.body, text::LONG)?;
        text::check("name", &form.name, text::SHORT)?;
        let (clinic, signer) = store.read(|tx| Ok::<_, Error>((tx.clinic()?, tx.get::<Staff>(session.staff.0)?)))?;
        let (language, today) = (language_of(&form.language), self.env.today());
        let mut values = invented(&form.language);
        let texts = language.texts();
        values.extend([
            ("date", texts.long_date(today)),
            ("visit_date", texts.long_date(today)),
            ("recall_date", texts.long_date(today + chrono::Months::new(6))),
            ("clinic", clinic.name.clone()),
            ("address", or_dash(&clinic.address)),
            ("phone", or_dash(&clinic.phone)),
            ("doctor", signer.name.clone()),
            ("licence", or_dash(&signer.licence)),
        ]);
        let wording = fill(&form.body, form.letter, &values);
        let addressee = match form.letter {
            LetterKind::Certificate | LetterKind::PrescriptionFoot => String::new(),
            LetterKind::Referral => [values["recipient"].as_str(), values["recipient_place"].as_str()].join("\n"),
            LetterKind::Recall => values["patient"].clone(),
        };
        let report = LetterReport {
            frame: self.frame(clinic, None, (language, true), PaperId(Uuid::nil())),
            title: &form.name,
            addressee: &addressee,
            text: &wording.text,
            signer: &signer.name,
            licence: &signer.licence,
            date: today,
        };
        let pages = rendered(&report)?.pages_svg();
        Ok(LetterTemplatePreview { pages, unknown: wording.unknown, fields: names(form.letter) })
    }

    /// Saves a template: another version; what was issued before keeps its own words.
    pub fn save_letter_template(&self, form: &LetterTemplateForm) -> Result<Uuid> {
        let (store, session) = self.require(Action::ManageClinic)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let made = tx.letter_versions()?;
            let id = self.env.id();
            let template = form.template.unwrap_or(id);
            let last = current(&made).into_iter().find(|kept| kept.template == template);
            if form.template.is_some() && last.is_none() {
                return Err(Error::NotFound("letter_template"));
            }
            let saved = LetterTemplate {
                id,
                template,
                version: last.map_or(1, |last| last.version + 1),
                name: text::clean(&form.name),
                letter: form.letter,
                language: form.language.clone(),
                body: text::clean(&form.body),
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

/// The clinic's words at the foot of a prescription's second sheet, as they stood when it was signed; none while it offers
/// none in this language.
pub(crate) fn foot(tx: &ReadTx<'_>, language: &str, signed_at: i64, values: &Values) -> Result<String> {
    let mut made = tx.letter_versions()?;
    made.retain(|version| version.recorded_at <= signed_at);
    let is_it =
        |one: &LetterTemplate| one.letter == LetterKind::PrescriptionFoot && one.language == language && !one.retired;
    let foot = current(&made).into_iter().filter(is_it).max_by_key(|one| (one.recorded_at, one.id));
    Ok(foot.map(|foot| fill(&foot.body, foot.letter, values).text).unwrap_or_default())
}

/// What an example says: nobody's.
fn invented(language: &str) -> Values {
    let pick = |spanish: &str, english: &str| if language == "en" { english } else { spanish }.to_owned();
    Values::from([
        ("patient", "Ana Güell Peñalver".to_owned()),
        ("document", "12345678Z".to_owned()),
        ("birth_date", "14/05/1992".to_owned()),
        ("age", pick("34 años", "34 years")),
        ("visit_from", "10:05".to_owned()),
        ("visit_to", "11:30".to_owned()),
        ("companion", "Carmen Peñalver Ruiz".to_owned()),
        ("companion_document", "87654321X".to_owned()),
        ("relation", pick("madre", "mother")),
        ("recipient", "Dra. Inés Ríos".to_owned()),
        ("recipient_place", pick("Servicio de Cirugía Maxilofacial", "Department of Maxillofacial Surgery")),
        ("reason", pick("Exodoncia del 48, incluido.", "Extraction of 48, impacted.")),
        ("tooth", "48".to_owned()),
        ("details", pick("# Alergias\n- Penicilinas: urticaria, grave", "# Allergies\n- Penicillins: hives, severe")),
        ("note", String::new()),
    ])
}

fn names(letter: LetterKind) -> Vec<String> {
    letter.fields().known.iter().filter(|name| field_of(name).is_some()).map(|name| (*name).to_owned()).collect()
}

fn view(template: LetterTemplate, staff: &[Staff]) -> LetterTemplateView {
    LetterTemplateView {
        asks: asks(&template, &Answers::new()),
        fields: names(template.letter),
        by: staff.iter().find(|person| person.id == template.by).map(|by| by.name.clone()).unwrap_or_default(),
        id: template.id,
        template: template.template,
        version: template.version,
        name: template.name,
        letter: template.letter,
        language: template.language,
        body: template.body,
        retired: template.retired,
        recorded_at: template.recorded_at,
    }
}
