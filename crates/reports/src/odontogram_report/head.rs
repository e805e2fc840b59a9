//! Letterhead, title and patient: fixed places, and text of any length cut to them.

use super::{OdontogramReport, small};
use crate::{
    palette::{INK, INK_2, LINE, Palette},
    scene::{Anchor, Item, Line, Style},
    texts::Texts,
    typeset::{Block, Slab, ascent, clamp, leading, wrap},
};

/// The blocks above the chart.
pub(super) fn blocks(report: &OdontogramReport<'_>, texts: &Texts, palette: Palette, measure: f64) -> Vec<Block> {
    vec![
        Block::Drawing(letterhead(report, texts, palette, measure)),
        Block::Space(6.0),
        Block::Drawing(title(report, texts, measure)),
        Block::Space(3.5),
        Block::Drawing(patient(report, texts, measure)),
    ]
}

/// Lines set from `y` down; returns where they end.
fn stack(items: &mut Vec<Item>, lines: Vec<Line>, style: Style, x: f64, mut y: f64, anchor: Anchor) -> f64 {
    for line in lines {
        let x = if anchor == Anchor::End { x - line.width() } else { x };
        items.push(Item::Text(Line { x, y: y + ascent(style), ..line }));
        y += leading(style);
    }
    y
}

fn letterhead(report: &OdontogramReport<'_>, texts: &Texts, palette: Palette, measure: f64) -> Slab {
    let clinic = &report.clinic;
    let mut items = Vec::new();
    let (name, fine) = (Style::new(13.0, palette.accent()).bold(), Style::new(7.6, INK_2));
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
    items.push(Item::rule(0.0, height, measure, palette.accent(), 0.35));
    Slab { height, items, keeps_next: true }
}

fn title(report: &OdontogramReport<'_>, texts: &Texts, measure: f64) -> Slab {
    let (style, beside) = (Style::new(19.0, INK).bold(), Style::new(9.5, INK_2));
    let y = ascent(style);
    let date = texts.with("report-odontogram-date", "date", &texts.long_date(report.date));
    let items = vec![
        Item::Text(Line::new(&texts.text("report-odontogram-title"), style, 0.0, y, Anchor::Start)),
        Item::Text(Line::new(&date, beside, measure, y, Anchor::End)),
    ];
    Slab { height: leading(style), items, keeps_next: true }
}

/// Name and three facts, each under its label.
fn patient(report: &OdontogramReport<'_>, texts: &Texts, measure: f64) -> Slab {
    let patient = &report.patient;
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
