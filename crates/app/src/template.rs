//! Templates of notes: offered, filled, and kept by whoever runs the clinic.

use std::collections::BTreeMap;

use domain::{
    PatientId, TemplateId,
    note::Sections,
    patient::{Patient, age},
    staff::Staff,
    template::{
        House, KIND, NoteTemplate,
        field::{Field, fields, fill},
        house,
    },
    text,
};
use serde::{Deserialize, Serialize};
use store::Seen;

use crate::{Action, App, Error, Result, preferences::Language};

/// A template in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct TemplateView {
    /// Which.
    pub id: TemplateId,
    /// As it is called.
    pub name: String,
    /// The text.
    pub sections: Sections,
    /// See [`store::Seen`]; empty for one of the house that nobody changed.
    pub clocks: String,
}

/// A template as the form holds it.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct TemplateForm {
    /// Which; none for a new one.
    pub id: Option<TemplateId>,
    /// What was seen.
    pub clocks: String,
    /// As it is called.
    pub name: String,
    /// The text.
    pub sections: Sections,
}

/// A template to be put into a note.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct Filling {
    /// The text with its fields.
    pub sections: Sections,
    /// For whom; none to look at it with an invented patient.
    pub patient: Option<PatientId>,
    /// What was answered, by question.
    pub answers: BTreeMap<String, String>,
}

/// A template with what could be filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Filled {
    /// The text; what nobody filled stands there as it was written.
    pub sections: Sections,
    /// What must be asked, in order: `tooth` and `anaesthetic`, or the words of the template.
    pub questions: Vec<TemplateQuestion>,
    /// Fields that nobody knows.
    pub unknown: Vec<String>,
}

/// Something a template asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "is", content = "text", rename_all = "snake_case")]
pub enum TemplateQuestion {
    /// Which tooth.
    Tooth,
    /// Which anaesthetic.
    Anaesthetic,
    /// As the template words it.
    Worded(String),
}

impl App {
    /// What is offered, by name.
    pub fn templates(&self) -> Result<Vec<TemplateView>> {
        let (store, _) = self.require(Action::ReadNotes)?;
        let language = self.house_language();
        store.read(|tx| {
            let view = |NoteTemplate { id, name, sections, .. }: NoteTemplate| {
                Ok(TemplateView { clocks: tx.seen(&KIND, id.0)?.to_text(), id, name, sections })
            };
            tx.templates(language)?.into_iter().map(view).collect()
        })
    }

    /// Keeps a template, a new one or another text for one there is. One of the house becomes the clinic's own.
    pub fn save_template(&self, form: &TemplateForm) -> Result<TemplateId> {
        let (store, session) = self.require(Action::ManageClinic)?;
        let template = NoteTemplate {
            id: form.id.unwrap_or_else(|| TemplateId(self.env.id())),
            name: text::clean(&form.name),
            sections: form.sections.cleaned(),
            retired: false,
        };
        template.check()?;
        store.write(self.ctx(Some(&session)), |tx| {
            tx.save(&template, Some(&Seen::from_text(&form.clocks).unwrap_or_default()))?;
            Ok(template.id)
        })
    }

    /// Offers a template no longer. Notes written with it keep their text.
    pub fn retire_template(&self, id: TemplateId) -> Result<()> {
        self.set_template_retired(id, true)
    }

    /// Offers it again.
    pub fn restore_template(&self, id: TemplateId) -> Result<()> {
        self.set_template_retired(id, false)
    }

    fn set_template_retired(&self, id: TemplateId, retired: bool) -> Result<()> {
        let (store, session) = self.require(Action::ManageClinic)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let kept = match tx.find::<NoteTemplate>(id.0)? {
                Some(kept) => kept,
                None => from_house(id).ok_or(Error::NotFound("note_template"))?,
            };
            Ok::<_, Error>(tx.save(&NoteTemplate { retired, ..kept }, None)?)
        })
    }

    /// Fills what the record knows and what was answered, and says what is still asked or unknown.
    pub fn fill_template(&self, filling: &Filling) -> Result<Filled> {
        let (store, session) = self.require(Action::ReadNotes)?;
        filling.sections.check()?;
        let today = self.env.today();
        let (patient, author) = store.read(|tx| {
            let patient = filling.patient.map(|patient| tx.get::<Patient>(patient.0)).transpose()?;
            Ok::<_, Error>((patient, tx.get::<Staff>(session.staff.0)?))
        })?;
        let (name, years) = match &patient {
            Some(patient) => (patient.full_name(), patient.birth_date.and_then(|birth| age(birth, today))),
            None => ("Ana Güell Peñalver".to_owned(), age(today - chrono::Months::new(34 * 12), today)),
        };
        let answer = |question: &str| filling.answers.get(question).cloned().filter(|said| !said.trim().is_empty());
        let says = |field: &Field| match field {
            Field::Patient => Some(name.clone()),
            Field::Age => years.map(|age| age.years.to_string()),
            Field::Date => Some(today.format("%d/%m/%Y").to_string()),
            Field::Author => Some(author.name.clone()),
            Field::Licence => Some(author.licence.clone()).filter(|licence| !licence.is_empty()),
            Field::Tooth => answer("tooth"),
            Field::Anaesthetic => answer("anaesthetic"),
            Field::Asked(words) => answer(words),
            Field::Unknown(_) => None,
        };
        let (mut questions, mut unknown) = (Vec::new(), Vec::new());
        for field in filling.sections.each().into_iter().flat_map(|(_, text)| fields(text).collect::<Vec<_>>()) {
            match field {
                Field::Tooth => push_once(&mut questions, TemplateQuestion::Tooth),
                Field::Anaesthetic => push_once(&mut questions, TemplateQuestion::Anaesthetic),
                Field::Asked(words) => push_once(&mut questions, TemplateQuestion::Worded(words)),
                Field::Unknown(name) => push_once(&mut unknown, name),
                Field::Patient | Field::Age | Field::Date | Field::Author | Field::Licence => {}
            }
        }
        Ok(Filled { sections: filling.sections.map(|text| fill(text, says)), questions, unknown })
    }

    fn house_language(&self) -> House {
        match self.preferences().language {
            Language::Es => House::Es,
            Language::En => House::En,
        }
    }
}

/// One of the house's own, in whichever language it is worded.
fn from_house(id: TemplateId) -> Option<NoteTemplate> {
    [House::Es, House::En].into_iter().flat_map(house).find(|template| template.id == id)
}

fn push_once<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
