//! A private prescription on paper, and the sheet that goes with it to the patient.
//!
//! Data items follow Real Decreto 1718/2010, art. 3.2: patient (name, date of birth, document), medicine (active
//! ingredient, brand where it matters, strength, form, route, units), posology (dose, frequency, duration), prescriber
//! (name, licence number, address), date and signature. The second sheet is the *hoja de información al paciente* that
//! the same decree asks for; what the medicine is for stands only there, since a pharmacy need not read it.

use chrono::NaiveDate;
use domain::prescription::{Medicine, Prescription};

use crate::{
    letterhead::{Foot, Head, Letterhead, Patient, body, small, stack},
    palette::{INK, INK_2, LINE, Palette},
    scene::{About, Anchor, Document, Error, Item, Style},
    texts::{Language, Texts},
    typeset::{A4, Block, Slab, clamp, leading, pages, wrap},
};

/// All that a prescription on paper is made of.
#[derive(Debug, Clone)]
pub struct PrescriptionReport<'a> {
    /// Who issues it.
    pub clinic: Letterhead,
    /// For whom.
    pub patient: Patient,
    /// What was prescribed.
    pub prescription: &'a Prescription,
    /// When and why it was taken back, if it was.
    pub annulled: Option<(NaiveDate, String)>,
    /// Language.
    pub language: Language,
    /// In colour, or black and white.
    pub colour: bool,
    /// When it is issued, milliseconds UTC.
    pub issued_at: i64,
    /// Its identifier, printed at the foot.
    pub document_id: String,
}

impl PrescriptionReport<'_> {
    /// Sets it.
    pub fn render(&self) -> Result<Document, Error> {
        let texts = self.language.texts();
        let title = texts.text("report-rx-title");
        let mut blocks = self.head(texts, title.clone());
        blocks.push(Block::Space(5.0));
        blocks.extend(self.annulment(texts));
        for (n, item) in self.prescription.items.iter().enumerate() {
            blocks.extend(medicine(texts, n, item));
        }
        blocks.push(Block::Space(6.0));
        blocks.push(Block::Drawing(self.signature(texts)));
        blocks.push(Block::Break);
        blocks.extend(self.head(texts, texts.text("report-rx-sheet")));
        blocks.push(Block::Space(5.0));
        blocks.extend(self.annulment(texts));
        for (n, item) in self.prescription.items.iter().enumerate() {
            blocks.extend(told(texts, n, item));
        }
        blocks.push(Block::Space(3.0));
        blocks.push(Block::Paragraph(texts.text("report-rx-advice"), small()));
        let foot = Foot { clinic: &self.clinic.name, issued_at: self.issued_at, document_id: &self.document_id };
        let about = About {
            title: format!("{title} · {}", self.patient.name),
            author: self.clinic.name.clone(),
            language: self.language.tag(),
            issued_at: self.issued_at,
            id: self.document_id.clone(),
        };
        Ok(Document { about, pages: pages(&blocks, &A4, |n, total| foot.items(texts, n, total)) })
    }

    fn head(&self, texts: &Texts, title: String) -> Vec<Block> {
        let number = texts.with("report-rx-number", "number", &self.prescription.number());
        let beside = format!("{number} · {}", texts.long_date(self.prescription.issued_on));
        let palette = if self.colour { Palette::Colour } else { Palette::BlackAndWhite };
        Head { clinic: &self.clinic, patient: &self.patient, title, beside }.blocks(texts, palette)
    }

    fn annulment(&self, texts: &Texts) -> Vec<Block> {
        let Some((day, why)) = &self.annulled else { return Vec::new() };
        let said = texts.with("report-rx-annulled", "date", &texts.date(*day));
        vec![
            Block::Heading(said, Style::new(12.0, INK).bold()),
            Block::Paragraph(why.clone(), body()),
            Block::Space(4.0),
        ]
    }

    /// Who prescribes, and where the hand signs.
    fn signature(&self, texts: &Texts) -> Slab {
        let (strong, measure) = (Style::new(9.6, INK).bold(), A4.measure());
        let (left, room, box_x) = (measure * 0.5, measure * 0.5 - 4.0, measure * 0.56);
        let mut items = Vec::new();
        let mut y = stack(
            &mut items,
            wrap(&texts.text("report-rx-prescriber"), small(), room),
            small(),
            0.0,
            0.0,
            Anchor::Start,
        );
        let name = clamp(wrap(&self.prescription.prescriber, strong, room), 2, room);
        y = stack(&mut items, name, strong, 0.0, y, Anchor::Start);
        let licence = texts.with("report-rx-licence", "licence", &self.prescription.licence);
        for text in [licence, self.clinic.name.clone(), self.clinic.address.clone()] {
            y = stack(&mut items, clamp(wrap(&text, body(), room), 2, room), body(), 0.0, y, Anchor::Start);
        }
        let base = y.max(22.0);
        items.push(Item::rule(box_x, base, measure - box_x, LINE, 0.3));
        let said = texts.text("report-rx-signature");
        stack(&mut items, wrap(&said, small(), left - 4.0), small(), box_x, base + 0.8, Anchor::Start);
        Slab { height: base + 0.8 + leading(small()), items, keeps_next: false }
    }
}

/// What it is, in one line: ingredient, strength, form, and the brand where it matters.
fn name(texts: &Texts, item: &Medicine) -> String {
    let form = texts.text(&format!("rx-form-{}", item.form.code()));
    let brand = if item.brand.is_empty() { String::new() } else { format!(" ({})", item.brand) };
    let strong = [item.ingredient.as_str(), item.strength.as_str()].join(" ");
    format!("{}{brand}, {}", strong.trim(), form.to_lowercase())
}

/// How much, how often, for how long.
fn posology(texts: &Texts, item: &Medicine) -> String {
    let often = texts.fill("rx-frequency", &[("hours", item.every_hours.into())]);
    let long = texts.fill("rx-duration", &[("days", item.days.into())]);
    // A single dose lasts no days.
    let words =
        if item.every_hours == 0 { vec![item.dose.clone(), often] } else { vec![item.dose.clone(), often, long] };
    words.join(", ")
}

fn medicine(texts: &Texts, n: usize, item: &Medicine) -> Vec<Block> {
    let route = texts.text(&format!("rx-route-{}", item.route.code()));
    let units = texts.fill("rx-units", &[("units", item.units.into())]);
    vec![
        Block::Heading(format!("{}. {}", n + 1, name(texts, item)), Style::new(11.5, INK).bold()),
        Block::Heading(posology(texts, item), Style::new(9.6, INK)),
        Block::Paragraph(format!("{route} · {units}"), Style::new(8.4, INK_2)),
        Block::Space(4.0),
    ]
}

/// The same for the patient: what it is for, and what must be known.
fn told(texts: &Texts, n: usize, item: &Medicine) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading(format!("{}. {}", n + 1, name(texts, item)), Style::new(11.5, INK).bold()),
        Block::Paragraph(posology(texts, item), Style::new(9.6, INK)),
    ];
    if !item.indication.is_empty() {
        blocks.push(Block::Paragraph(texts.with("report-rx-for", "what", &item.indication), body()));
    }
    if !item.instructions.is_empty() {
        blocks.push(Block::Paragraph(item.instructions.clone(), body()));
    }
    blocks.push(Block::Space(4.0));
    blocks
}
