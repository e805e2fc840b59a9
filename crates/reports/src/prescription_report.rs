//! A private prescription on paper, and the sheet that goes with it to the patient.
//!
//! Data items follow Real Decreto 1718/2010, art. 3.2: patient (name, date of birth, document), medicine (active
//! ingredient, brand where it matters, strength, form, route, units), posology (dose, frequency, duration), prescriber
//! (name, licence number, address), date and signature. The second sheet is the *hoja de información al paciente* that
//! the same decree asks for; what the medicine is for stands only there, since a pharmacy need not read it.

use chrono::NaiveDate;
use domain::{
    consent::ConsentSignature,
    prescription::{Medicine, Prescription},
};

use crate::{
    frame::{Frame, body, revoked, small},
    palette::{INK, INK_2},
    scene::{Document, Error, Style},
    signature::Signature,
    texts::Texts,
    typeset::{Block, Slab},
};

/// All that a prescription on paper is made of.
#[derive(Debug, Clone)]
pub struct PrescriptionReport<'a> {
    /// Whose paper, of whom, how.
    pub frame: Frame,
    /// What was prescribed.
    pub prescription: &'a Prescription,
    /// When and why it was taken back, if it was.
    pub annulled: Option<(NaiveDate, String)>,
    /// What the clinic tells every patient at the end of the second sheet; may be empty.
    pub advice: &'a str,
}

impl PrescriptionReport<'_> {
    /// Sets it.
    pub fn render(&self) -> Result<Document, Error> {
        let texts = self.frame.texts();
        let number = texts.with("report-rx-number", "number", &self.prescription.number());
        let beside = format!("{number} · {}", texts.long_date(self.prescription.issued_on));
        let mut matter = self.annulment(texts);
        matter.extend(self.prescription.items.iter().enumerate().flat_map(|(n, item)| medicine(texts, n, item)));
        matter.push(Block::Space(6.0));
        matter.push(Block::Drawing(self.signature(texts)));
        matter.push(Block::Break);
        matter.extend(self.frame.head(&texts.text("report-rx-sheet"), &beside));
        matter.extend(self.annulment(texts));
        matter.extend(self.prescription.items.iter().enumerate().flat_map(|(n, item)| told(texts, n, item)));
        matter.push(Block::Space(3.0));
        matter.push(Block::Paragraph(self.advice.to_owned(), small()));
        Ok(self.frame.document(&texts.text("report-rx-title"), &beside, matter))
    }

    fn annulment(&self, texts: &Texts) -> Vec<Block> {
        let Some((day, why)) = &self.annulled else { return Vec::new() };
        revoked(texts.with("report-rx-annulled", "date", &texts.date(*day)), why)
    }

    /// Who prescribes, and where the hand signs.
    fn signature(&self, texts: &Texts) -> Slab {
        let (prescription, clinic) = (self.prescription, &self.frame.clinic);
        let who = vec![
            (texts.text("report-rx-prescriber"), small()),
            (prescription.prescriber.clone(), Style::new(9.6, INK).bold()),
            (texts.with("report-rx-licence", "licence", &prescription.licence), body()),
            (clinic.name.clone(), body()),
            (clinic.address.clone(), body()),
        ];
        let under = texts.text("report-rx-signature");
        Signature { who, hand: &ConsentSignature::Unsigned, under }.slab(self.frame.measure())
    }
}

/// What it is, in one line: ingredient, strength, form, and the brand where it matters.
pub(crate) fn name(texts: &Texts, item: &Medicine) -> String {
    let form = texts.text(&format!("rx-form-{}", item.form.code()));
    let brand = if item.brand.is_empty() { String::new() } else { format!(" ({})", item.brand) };
    let strong = [item.ingredient.as_str(), item.strength.as_str()].join(" ");
    format!("{}{brand}, {}", strong.trim(), form.to_lowercase())
}

/// How much, how often, for how long.
pub(crate) fn posology(texts: &Texts, item: &Medicine) -> String {
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
