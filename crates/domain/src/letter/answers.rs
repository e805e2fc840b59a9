//! What whoever writes a letter was asked and answered, by field.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use super::{Holds, field_of};
use crate::{Invalids, text};

/// Answers by field: days as `YYYY-MM-DD`, hours as `HH:MM`.
pub type Answers = BTreeMap<String, String>;

/// Names what is no field, no day, no hour, too long, or the wrong way round. What is not answered is no fault here.
pub fn check_answers(answers: &Answers) -> Result<(), Invalids> {
    let mut faults = Invalids::default();
    for (name, answer) in answers.iter().filter(|(_, answer)| !answer.trim().is_empty()) {
        match field_of(name).map(|field| field.holds) {
            None | Some(Holds::Known | Holds::Chosen) => faults.add(name, "unknown_value"),
            Some(Holds::Day) if day(answer).is_none() => faults.add(name, "malformed"),
            Some(Holds::Hour) if hour(answer).is_none() => faults.add(name, "malformed"),
            Some(Holds::Day | Holds::Hour) => {}
            Some(Holds::Line) => faults.check(text::check(name, answer, text::SHORT)),
            Some(Holds::Lines) => faults.check(text::check(name, answer, text::LONG / 4)),
        }
    }
    let at = |name: &str| answers.get(name).and_then(|answer| hour(answer));
    if at("visit_from").zip(at("visit_to")).is_some_and(|(from, to)| from > to) {
        faults.add("visit_to", "out_of_range");
    }
    faults.or(())
}

/// Reads a day.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok()
}

fn hour(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text.trim(), "%H:%M").ok()
}

/// An answer as the letter says it: days in the words of its language, the rest as it was typed.
pub fn said(name: &str, answer: &str, long_date: impl Fn(NaiveDate) -> String) -> String {
    match field_of(name).map(|field| field.holds) {
        Some(Holds::Day) => day(answer).map(long_date).unwrap_or_default(),
        _ => text::clean(answer),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(answers: &[(&str, &str)]) -> String {
        let answers = answers.iter().map(|(name, answer)| ((*name).to_owned(), (*answer).to_owned())).collect();
        check_answers(&answers).err().map(|faults| faults.to_string()).unwrap_or_default()
    }

    #[test]
    fn days_hours_and_their_order_are_checked_and_nothing_unknown_is_taken() {
        let cases = [
            (vec![("visit_date", "2026-11-22"), ("visit_from", "9:05"), ("visit_to", "10:30")], ""),
            (vec![("visit_date", "22/11/2026")], "visit_date: malformed"),
            (vec![("visit_from", "25:00")], "visit_from: malformed"),
            (vec![("visit_from", "11:00"), ("visit_to", "10:30")], "visit_to: out_of_range"),
            (vec![("visit_from", " "), ("reason", "")], ""),
            (vec![("patient", "Otra")], "patient: unknown_value"),
            (vec![("signature", "x")], "signature: unknown_value"),
            (vec![("recipient", "a\u{0}b")], "recipient: control_character"),
        ];
        for (answers, faults) in cases {
            assert_eq!(told(&answers), faults, "{answers:?}");
        }
    }

    #[test]
    fn a_day_is_said_in_words_and_the_rest_as_typed() {
        let words = |date: NaiveDate| date.format("%-d.%-m.").to_string();
        assert_eq!(said("recall_date", "2027-02-03", words), "3.2.");
        assert_eq!(said("reason", " Dolor ", words), "Dolor");
    }
}
