//! A consent on paper: every word as it was read, the decision, the signature as it was drawn, and what became of it.

use chrono::NaiveDate;
use domain::consent::{Consent, ConsentDecision, ConsentSignature};

use crate::{
    letterhead::{Foot, Head, Letterhead, Patient, body, small, stack},
    palette::{INK, LINE, Palette},
    path::{Path, at},
    scene::{About, Anchor, Document, Drawn, Error, Item, Stroke, Style},
    texts::{Language, Texts},
    typeset::{A4, Block, Slab, clamp, leading, pages, wrap},
};

/// All that a consent on paper is made of.
#[derive(Debug, Clone)]
pub struct ConsentReport<'a> {
    /// Who issues it.
    pub clinic: Letterhead,
    /// Of whom it speaks.
    pub patient: Patient,
    /// What was decided.
    pub consent: &'a Consent,
    /// When and why it was taken back, if it was.
    pub withdrawn: Option<(NaiveDate, String)>,
    /// Language it was written in.
    pub language: Language,
    /// In colour, or black and white.
    pub colour: bool,
    /// When it is issued, milliseconds UTC.
    pub issued_at: i64,
    /// Its identifier, printed at the foot.
    pub document_id: String,
}

/// The field a drawn signature is fitted into.
const FIELD: (f64, f64) = (72.0, 24.0);

impl ConsentReport<'_> {
    /// Sets it.
    pub fn render(&self) -> Result<Document, Error> {
        let texts = self.language.texts();
        let title = &self.consent.title;
        let palette = if self.colour { Palette::Colour } else { Palette::BlackAndWhite };
        let beside = texts.long_date(self.consent.signed_on);
        let head = Head { clinic: &self.clinic, patient: &self.patient, title: title.clone(), beside };
        let mut blocks = head.blocks(texts, palette);
        blocks.push(Block::Space(5.0));
        if let Some((day, why)) = &self.withdrawn {
            let said = texts.with("report-consent-withdrawn", "date", &texts.date(*day));
            blocks.push(Block::Heading(said, Style::new(12.0, INK).bold()));
            blocks.push(Block::Paragraph(why.clone(), body()));
            blocks.push(Block::Space(4.0));
        }
        for paragraph in self.consent.text.split('\n') {
            match paragraph.trim() {
                "" => blocks.push(Block::Space(2.2)),
                words => blocks.push(Block::Paragraph(words.to_owned(), Style::new(9.4, INK))),
            }
        }
        blocks.push(Block::Space(5.0));
        blocks.push(Block::Drawing(self.signed(texts)));
        blocks.push(Block::Space(4.0));
        blocks.extend(self.facts(texts).into_iter().map(|fact| Block::Paragraph(fact, small())));
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

    /// What was decided, by whom, and the signature over its line.
    fn signed(&self, texts: &Texts) -> Slab {
        let (consent, measure) = (self.consent, A4.measure());
        let (left, room) = (measure * 0.52, measure * 0.48);
        let strong = Style::new(11.0, INK).bold();
        let mut items = Vec::new();
        let decision = match consent.decision {
            ConsentDecision::Given => "report-consent-given",
            ConsentDecision::Declined => "report-consent-declined",
        };
        let mut y = stack(&mut items, wrap(&texts.text(decision), strong, left - 4.0), strong, 0.0, 0.0, Anchor::Start);
        let signer = &consent.signer;
        let mut lines = vec![signer.name.clone()];
        if signer.guardian {
            lines.push(texts.with("report-consent-relation", "relation", &signer.relation));
            lines.push(texts.with("report-consent-document", "document", &signer.document));
        }
        lines.push(texts.with("report-consent-informer", "name", &consent.informer));
        for line in lines {
            let line = clamp(wrap(&line, body(), left - 4.0), 2, left - 4.0);
            y = stack(&mut items, line, body(), 0.0, y + 0.6, Anchor::Start);
        }
        let base = y.max(FIELD.1 + 1.0);
        match &consent.signature {
            ConsentSignature::Drawn { width, height, strokes } => {
                let path = drawn((f64::from(*width), f64::from(*height)), strokes, (left, base - FIELD.1));
                let pen = Stroke { colour: INK, width_mm: 0.45, dash_mm: 0.0 };
                items.push(Item::Path(Drawn { path, fill: None, stroke: Some(pen) }));
            }
            ConsentSignature::Typed { name } => {
                let style = Style::new(13.0, INK);
                let name = clamp(wrap(name, style, room), 1, room);
                stack(&mut items, name, style, left, base - 7.0, Anchor::Start);
            }
            ConsentSignature::Unsigned => {}
        }
        items.push(Item::rule(left, base, room, LINE, 0.3));
        let method = match &consent.signature {
            ConsentSignature::Drawn { .. } => "report-consent-drawn",
            ConsentSignature::Typed { .. } => "report-consent-typed",
            ConsentSignature::Unsigned => "report-consent-unsigned",
        };
        let told = wrap(&texts.text(method), small(), room);
        let end = stack(&mut items, told, small(), left, base + 0.8, Anchor::Start);
        Slab { height: end.max(y) + leading(small()) * 0.2, items, keeps_next: false }
    }

    /// By what the paper is known again.
    fn facts(&self, texts: &Texts) -> Vec<String> {
        let consent = self.consent;
        let version = consent.version.to_string();
        let mut facts = vec![
            texts.with("report-consent-version", "version", &version),
            texts.with("report-consent-digest", "digest", &consent.digest),
        ];
        if let Some(last) = consent.valid_until {
            facts.insert(0, texts.with("report-consent-expires", "date", &texts.date(last)));
        }
        facts
    }
}

/// Strokes fitted into the field, as wide and high as they are to each other.
fn drawn((width, height): (f64, f64), strokes: &[Vec<i32>], (x, y): (f64, f64)) -> Path {
    let scale = (FIELD.0 / width).min(FIELD.1 / height);
    let place = |point: &[i32]| at(x + f64::from(point[0]) * scale, y + f64::from(point[1]) * scale);
    let mut path = Path::new();
    for stroke in strokes {
        for (n, point) in stroke.chunks_exact(2).enumerate() {
            path = if n == 0 { path.move_to(place(point)) } else { path.line_to(place(point)) };
        }
    }
    path
}
