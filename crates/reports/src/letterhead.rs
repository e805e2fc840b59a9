//! What stands above the matter of a document: letterhead, title, patient. Fixed places, and text of any length cut to them.

use chrono::NaiveDate;

use crate::{
    frame::small,
    palette::{INK, INK_2, LINE},
    scene::{Anchor, Item, Line, Rgb, Style},
    texts::Texts,
    typeset::{Slab, ascent, clamp, leading, wrap},
};

/// Who issues a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// Name of the clinic.
    pub name: String,
    /// Postal address.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// Electronic mail.
    pub email: String,
    /// Tax number.
    pub tax_id: String,
}

/// Of whom a document speaks. Empty lines are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Patient {
    /// Full name.
    pub name: String,
    /// Record number.
    pub number: String,
    /// Date of birth.
    pub birth_date: Option<NaiveDate>,
    /// Identity document.
    pub document: String,
    /// Age in words, as the screen says it.
    pub age: String,
}

/// Lines set from `y` down; returns where they end.
pub(crate) fn stack(items: &mut Vec<Item>, lines: Vec<Line>, style: Style, x: f64, mut y: f64, anchor: Anchor) -> f64 {
    for line in lines {
        let x = if anchor == Anchor::End { x - line.width() } else { x };
        items.push(Item::Text(Line { x, y: y + ascent(style), ..line }));
        y += leading(style);
    }
    y
}

/// Name at the left, how it is reached at the right.
pub(crate) fn letterhead(clinic: &Letterhead, texts: &Texts, accent: Rgb, measure: f64) -> Slab {
    let mut items = Vec::new();
    let (name, fine) = (Style::new(13.0, accent).bold(), Style::new(7.6, INK_2));
    let (left, right) = (measure * 0.52, measure * 0.46);
    let used = stack(&mut items, clamp(wrap(&clinic.name, name, left), 2, left), name, 0.0, 0.0, Anchor::Start);
    let named = |key: &str, text: &str| if text.is_empty() { String::new() } else { texts.with(key, "text", text) };
    let reach = [named("report-phone", &clinic.phone), clinic.email.clone()];
    let reach: Vec<String> = reach.into_iter().filter(|text| !text.is_empty()).collect();
    let mut y = 0.6;
    for text in [clinic.address.clone(), reach.join(" · "), named("report-tax-id", &clinic.tax_id)] {
        if !text.is_empty() {
            y = stack(&mut items, clamp(wrap(&text, fine, right), 2, right), fine, measure, y, Anchor::End);
        }
    }
    let height = used.max(y) + 2.2;
    items.push(Item::rule(0.0, height, measure, accent, 0.35));
    Slab { height, items, keeps_next: true }
}

/// The title, and beside it a day or a number.
pub(crate) fn title(title: &str, beside: &str, measure: f64) -> Slab {
    let (style, aside) = (Style::new(19.0, INK).bold(), Style::new(9.5, INK_2));
    let beside = clamp(wrap(beside, aside, measure * 0.5), 1, measure * 0.5).into_iter().next();
    let room = measure - beside.as_ref().map_or(0.0, Line::width) - 4.0;
    let mut items = Vec::new();
    let used = stack(&mut items, clamp(wrap(title, style, room), 2, room), style, 0.0, 0.0, Anchor::Start);
    items.extend(beside.map(|line| Item::Text(Line { x: measure - line.width(), y: ascent(style), ..line })));
    Slab { height: used, items, keeps_next: true }
}

/// Name and three facts, each under its label.
pub(crate) fn patient(patient: &Patient, texts: &Texts, measure: f64) -> Slab {
    let born = patient.birth_date.map(|date| texts.date(date)).unwrap_or_default();
    let born = [born, patient.age.clone()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    let facts = [
        ("report-patient", patient.name.clone(), 0.40),
        ("report-number", patient.number.clone(), 0.14),
        ("report-birth-date", born.join(" · "), 0.25),
        ("report-document", patient.document.clone(), 0.21),
    ];
    let mut items = vec![Item::rule(0.0, 0.0, measure, LINE, 0.2)];
    let (mut x, mut end) = (0.0, 0.0_f64);
    for (i, (key, value, part)) in facts.into_iter().enumerate() {
        let room = measure * part - 3.0;
        let style = if i == 0 { Style::new(10.5, INK).bold() } else { Style::new(9.2, INK).tabular() };
        let y = stack(&mut items, wrap(&texts.text(key), small(), room), small(), x, 2.0, Anchor::Start);
        let value = if value.is_empty() { "—".to_owned() } else { value };
        end = end.max(stack(&mut items, clamp(wrap(&value, style, room), 3, room), style, x, y, Anchor::Start));
        x += measure * part;
    }
    let height = end + 2.2;
    items.push(Item::rule(0.0, height, measure, LINE, 0.2));
    Slab { height, items, keeps_next: true }
}
