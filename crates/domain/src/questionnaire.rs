//! The medical questionnaire: what a clinic asks, in numbered versions, and what a patient answered to which of them.
//!
//! Both are facts. A new version is another fact; an answer keeps each question as it was asked, so that it can be read
//! when nobody asks it any more.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, Invalids, Kind, PatientId, Record, StaffId, health,
    record::{
        FieldType::{Id, Integer, List, Text},
        field,
    },
    text,
};

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// Yes, no, or not known; with a note.
    YesNo,
    /// In words.
    Text,
}

/// What a patient said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Does not know.
    Unsure,
    /// Was not asked, or answered in words.
    #[default]
    Nothing,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Question {
    /// Stable name within the questionnaire; those of the house have their words in the locales.
    pub code: String,
    /// As it is asked; empty for one of the house's own.
    pub text: String,
    /// How it is answered.
    pub reply: Reply,
    /// What a yes proposes for the history: a line of the catalogue, or empty.
    pub proposes: String,
}

/// A version of what the clinic asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questionnaire {
    /// Identity.
    pub id: Uuid,
    /// Counts from 1; the house's own is 0.
    pub version: i64,
    /// The questions in order.
    pub questions: Vec<Question>,
    /// When it was made, milliseconds UTC.
    pub recorded_at: i64,
    /// Who made it.
    pub by: StaffId,
}

/// Kind of [`Questionnaire`].
pub static KIND: Kind = Kind {
    name: "questionnaire",
    class: Class::Fact,
    subject: None,
    fields: &[field("version", Integer), field("questions", List), field("recorded_at", Integer), field("by", Id)],
};

impl Record for Questionnaire {
    const KIND: &'static Kind = &KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        None
    }
}

/// The house's own questions: code, how they are answered, what a yes proposes.
const HOUSE: [(&str, Reply, &str); 20] = [
    ("reason", Reply::Text, ""),
    ("under_treatment", Reply::YesNo, ""),
    ("medication", Reply::YesNo, ""),
    ("allergy_drug", Reply::YesNo, ""),
    ("allergy_other", Reply::YesNo, ""),
    ("anaesthesia_trouble", Reply::YesNo, ""),
    ("bleeding", Reply::YesNo, ""),
    ("anticoagulants", Reply::YesNo, ""),
    ("heart", Reply::YesNo, ""),
    ("valve", Reply::YesNo, "prosthetic_valve"),
    ("hypertension", Reply::YesNo, "hypertension"),
    ("diabetes", Reply::YesNo, ""),
    ("lungs", Reply::YesNo, ""),
    ("seizures", Reply::YesNo, "epilepsy"),
    ("infection", Reply::YesNo, ""),
    ("bones", Reply::YesNo, ""),
    ("cancer", Reply::YesNo, "cancer_treatment"),
    ("pregnancy", Reply::YesNo, "pregnancy"),
    ("smoking", Reply::YesNo, "smoker"),
    ("else", Reply::Text, ""),
];

/// Most questions a clinic may ask.
const MOST: usize = 100;

impl Questionnaire {
    /// What is asked where nobody has made an own version.
    pub fn house() -> Questionnaire {
        let question = |(code, reply, proposes): (&str, Reply, &str)| Question {
            code: code.to_owned(),
            text: String::new(),
            reply,
            proposes: proposes.to_owned(),
        };
        Questionnaire {
            id: Uuid::nil(),
            version: 0,
            questions: HOUSE.map(question).into(),
            recorded_at: 0,
            by: StaffId(Uuid::nil()),
        }
    }

    /// Names every fault in a version somebody made.
    pub fn check(&self) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        if self.questions.is_empty() {
            faults.add("questions", "required");
        }
        if self.questions.len() > MOST {
            faults.add("questions", "too_long");
        }
        let mut codes = BTreeSet::new();
        for (at, question) in self.questions.iter().enumerate() {
            let field = format!("questions.{}", at + 1);
            let house = HOUSE.iter().any(|(code, ..)| *code == question.code);
            if !house || !question.text.is_empty() {
                faults.check(text::required(&field, &question.text));
            }
            if question.code.is_empty() || !codes.insert(&question.code) {
                faults.add(&field, "already_there");
            }
            let said_yes = question.reply == Reply::YesNo;
            if !question.proposes.is_empty() && (health::find(&question.proposes).is_none() || !said_yes) {
                faults.add(&field, "unknown_value");
            }
        }
        faults.or(())
    }
}

/// The version that is asked now: the one made last. Two workstations may have made one each; both stay.
pub fn current(versions: Vec<Questionnaire>) -> Questionnaire {
    versions
        .into_iter()
        .max_by_key(|made| (made.version, made.recorded_at, made.id))
        .unwrap_or_else(Questionnaire::house)
}

/// One answer, with the question as it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Answer {
    /// Which question.
    pub code: String,
    /// As it was asked.
    pub asked: String,
    /// What was said.
    pub said: Said,
    /// In words.
    pub note: String,
}

/// Who gave the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Informant {
    /// The patient.
    Patient,
    /// Mother, father or guardian.
    Guardian,
    /// Somebody else.
    Other,
}

/// A questionnaire as a patient answered it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// Identity.
    pub id: Uuid,
    /// Who was asked about.
    pub patient: PatientId,
    /// Which questionnaire.
    pub questionnaire: Uuid,
    /// Its version.
    pub version: i64,
    /// What was said.
    pub answers: Vec<Answer>,
    /// By whom.
    pub informant: Informant,
    /// Clinical date.
    pub filled_on: NaiveDate,
    /// When it was entered, milliseconds UTC.
    pub recorded_at: i64,
    /// Who entered it.
    pub by: StaffId,
}

/// Kind of [`Answers`].
pub static ANSWERS_KIND: Kind = Kind {
    name: "questionnaire_answers",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("questionnaire", Id),
        field("version", Integer),
        field("answers", List),
        field("informant", Text),
        field("filled_on", Text),
        field("recorded_at", Integer),
        field("by", Id),
    ],
};

impl Record for Answers {
    const KIND: &'static Kind = &ANSWERS_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl Answers {
    /// Names every fault: answers to what was not asked, and a sheet with nothing on it.
    pub fn check(&self, asked: &Questionnaire) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        let mut told = BTreeSet::new();
        for answer in &self.answers {
            faults.check(text::check("answers", &answer.note, text::LONG));
            faults.check(text::required("answers", &answer.asked));
            if !told.insert(&answer.code) || !asked.questions.iter().any(|question| question.code == answer.code) {
                faults.add("answers", "unknown_value");
            }
        }
        if self.answers.iter().all(|answer| answer.said == Said::Nothing && answer.note.is_empty()) {
            faults.add("answers", "required");
        }
        faults.or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reasons(checked: Result<(), Invalids>) -> Vec<String> {
        checked.err().map_or_else(Vec::new, |faults| faults.0.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn the_house_asks_what_passes_its_own_check() {
        assert_eq!(Questionnaire::house().check(), Ok(()));
        assert_eq!(current(Vec::new()), Questionnaire::house());
    }

    #[test]
    fn the_latest_version_is_asked() {
        let made = |version, recorded_at| Questionnaire { version, recorded_at, ..Questionnaire::house() };
        assert_eq!(current(vec![made(2, 5), made(1, 9), made(2, 3)]), made(2, 5));
    }

    #[test]
    fn an_own_question_needs_words_and_a_code_of_its_own() {
        let mut own = Questionnaire::house();
        let with = |code: &str| Question {
            code: code.to_owned(),
            text: String::new(),
            reply: Reply::Text,
            proposes: String::new(),
        };
        own.questions.extend([with("own-1"), with("reason")]);
        assert_eq!(reasons(own.check()), ["questions.21: required", "questions.22: already_there"]);
    }

    #[test]
    fn only_a_yes_proposes_and_only_what_the_history_knows() {
        let asked = |reply, proposes: &str| {
            let question =
                Question { code: "own".to_owned(), text: "¿?".to_owned(), reply, proposes: proposes.to_owned() };
            reasons(Questionnaire { questions: vec![question], ..Questionnaire::house() }.check())
        };
        assert_eq!(asked(Reply::YesNo, "pregnancy"), Vec::<String>::new());
        assert_eq!(asked(Reply::YesNo, "flying"), ["questions.1: unknown_value"]);
        assert_eq!(asked(Reply::Text, "pregnancy"), ["questions.1: unknown_value"]);
    }

    #[test]
    fn only_what_was_asked_is_answered_and_an_empty_sheet_is_refused() {
        let sheet = |code: &str, said| Answers {
            id: Uuid::nil(),
            patient: PatientId(Uuid::nil()),
            questionnaire: Uuid::nil(),
            version: 0,
            answers: vec![Answer { code: code.to_owned(), asked: "¿Fuma?".to_owned(), said, note: String::new() }],
            informant: Informant::Patient,
            filled_on: NaiveDate::MIN,
            recorded_at: 0,
            by: StaffId(Uuid::nil()),
        };
        let house = Questionnaire::house();
        assert_eq!(sheet("smoking", Said::Yes).check(&house), Ok(()));
        assert_eq!(reasons(sheet("smoking", Said::Nothing).check(&house)), ["answers: required"]);
        assert_eq!(reasons(sheet("flying", Said::No).check(&house)), ["answers: unknown_value"]);
    }
}
