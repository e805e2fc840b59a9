//! A child's own card: their mouth in kind colours, what went well, how to brush, when to come again. It never frightens:
//! what is ill is "to look after", and no word or sign of illness stands on it.
//!
//! How much paste: EAPD 2019, Best clinical practice guidance on fluoride (Toumba et al., Eur Arch Paediatr Dent 20:507):
//! a grain of rice to two years, a pea to six, with help; then up to the length of the brush.

mod face;
mod look;
mod mouth;
mod week;

use chrono::NaiveDate;
use domain::odontogram::Chart;

use self::{
    face::face,
    look::{Look, Place, places},
};
use crate::{
    frame::{Frame, small},
    letterhead::stack,
    palette::INK,
    scene::{Anchor, Document, Error, Item, Line, Style},
    texts::Texts,
    typeset::{Block, Level, Slab, clamp, wrap},
};

/// All that a card is made of.
#[derive(Debug, Clone)]
pub struct CarnetReport<'a> {
    /// Whose paper, how.
    pub frame: Frame,
    /// What the child is called.
    pub name: &'a str,
    /// Clinical date.
    pub date: NaiveDate,
    /// Age, if known.
    pub age_years: Option<f32>,
    /// Their mouth.
    pub chart: &'a Chart,
    /// The last day fluoride was put on.
    pub fluoride_on: Option<NaiveDate>,
    /// When to come again, if somebody said so.
    pub next_on: Option<NaiveDate>,
}

/// Width of the picture, and the gap beside it.
const PICTURE: f64 = 92.0;
const GAP: f64 = 10.0;

impl CarnetReport<'_> {
    /// Sets it.
    pub fn render(&self) -> Result<Document, Error> {
        let texts = self.frame.texts();
        let title = texts.with("carnet-title", "name", self.name);
        Ok(self.frame.document(&title, &texts.long_date(self.date), self.matter(texts)))
    }

    fn matter(&self, texts: &Texts) -> Vec<Block> {
        let places = places(self.chart, self.age_years);
        let years = self.age_years.map(|years| years as usize);
        let hello = match years {
            Some(years) => texts.fill("carnet-hello", &[("name", self.name.into()), ("n", years.into())]),
            None => texts.with("carnet-hello-ageless", "name", self.name),
        };
        vec![
            Block::Paragraph(hello, words().bold()),
            Block::Space(4.0),
            Block::Drawing(self.picture(texts, &places)),
            Block::Space(6.0),
            Block::Drawing(self.said(texts, &places)),
            Block::Space(6.0),
            Block::Section(Level::Part, texts.text("carnet-week")),
            Block::Space(2.0),
            Block::Drawing(week::week(texts, &self.frame)),
            Block::Space(6.0),
            Block::Drawing(self.next(texts)),
        ]
    }

    /// The mouth, and beside it what its faces mean.
    fn picture(&self, texts: &Texts, places: &[Place]) -> Slab {
        let colour = self.frame.colour;
        let mut slab = mouth::mouth(places, PICTURE, colour);
        let large = Style::new(22.0, INK).bold();
        for line in clamp(wrap(self.name, large, PICTURE * 0.6), 1, PICTURE * 0.6) {
            let x = (PICTURE - line.width()) / 2.0;
            slab.items.push(Item::Text(Line { x, y: slab.height / 2.0 + 2.6, ..line }));
        }
        let (x, room) = (PICTURE + GAP, self.frame.measure() - PICTURE - GAP);
        let shown: Vec<(Look, usize)> = Look::ALL
            .into_iter()
            .map(|look| (look, places.iter().filter(|place| place.look == look).count()))
            .filter(|(_, n)| *n > 0)
            .collect();
        let step = (slab.height / shown.len().max(1) as f64).min(15.0);
        let mut y = (slab.height - step * shown.len() as f64) / 2.0;
        for (look, n) in shown {
            slab.items.extend(face(look, crate::path::at(x + 5.0, y + step / 2.0), 8.6, colour));
            let lines = wrap(&texts.count(look.key(), n), words(), room - 13.0);
            let up = y + step / 2.0 - lines.len() as f64 * crate::typeset::leading(words()) / 2.0;
            stack(&mut slab.items, lines, words(), x + 13.0, up, Anchor::Start);
            y += step;
        }
        slab
    }

    /// Two columns: what went well, and how to brush.
    fn said(&self, texts: &Texts, places: &[Place]) -> Slab {
        let measure = self.frame.measure();
        let width = (measure - GAP) / 2.0;
        let mut items = Vec::new();
        let left = column(&mut items, &texts.text("carnet-well"), &self.went_well(texts, places), 0.0, width);
        let right = column(&mut items, &texts.text("carnet-tips"), &self.tips(texts), width + GAP, width);
        Slab { height: left.max(right), items, keeps_next: false }
    }

    fn went_well(&self, texts: &Texts, places: &[Place]) -> Vec<String> {
        let count = |look: Look| places.iter().filter(|place| place.look == look).count();
        let mut said = vec![texts.text("carnet-well-came")];
        for (key, n) in [("carnet-well-sealed", count(Look::Sealed)), ("carnet-well-mended", count(Look::Mended))] {
            if n > 0 {
                said.push(texts.count(key, n));
            }
        }
        if let Some(day) = self.fluoride_on {
            said.push(texts.with("carnet-well-fluoride", "date", &texts.date(day)));
        }
        let care = count(Look::ToCare);
        said.push(if care == 0 { texts.text("carnet-well-all") } else { texts.count("carnet-well-together", care) });
        said
    }

    fn tips(&self, texts: &Texts) -> Vec<String> {
        let age = self.age_years.unwrap_or(7.0);
        let paste = match age {
            _ if age < 2.0 => "carnet-tip-paste-rice",
            _ if age < 6.0 => "carnet-tip-paste-pea",
            _ => "carnet-tip-paste-brush",
        };
        let help = if age < 8.0 { "carnet-tip-help" } else { "carnet-tip-between" };
        ["carnet-tip-twice", paste, help, "carnet-tip-spit", "carnet-tip-water"].map(|key| texts.text(key)).into()
    }

    /// A box to remember the next visit by.
    fn next(&self, texts: &Texts) -> Slab {
        let (measure, height) = (self.frame.measure(), 16.0);
        let said = match self.next_on {
            Some(day) => texts.with("carnet-next-on", "date", &texts.long_date(day)),
            None => texts.text("carnet-next"),
        };
        let strong = Style::new(12.0, INK).bold();
        let phone = texts.with("carnet-next-phone", "phone", &self.frame.clinic.phone);
        let mut items = vec![face::boxed((0.0, 0.0), (measure, height), self.frame.colour)];
        let mut y = stack(&mut items, wrap(&said, strong, measure - 12.0), strong, 6.0, 3.4, Anchor::Start);
        if !self.frame.clinic.phone.is_empty() {
            y = stack(&mut items, wrap(&phone, small(), measure - 12.0), small(), 6.0, y, Anchor::Start);
        }
        Slab { height: height.max(y + 2.0), items, keeps_next: false }
    }
}

fn words() -> Style {
    Style::new(10.0, INK)
}

/// A heading and what stands under it, each with a star before it.
fn column(items: &mut Vec<Item>, title: &str, said: &[String], x: f64, width: f64) -> f64 {
    let strong = Level::Part.style();
    let mut y = stack(items, wrap(title, strong, width), strong, x, 0.0, Anchor::Start) + 1.6;
    for line in said {
        items.push(Item::filled(face::star(crate::path::at(x + 1.9, y + 2.35), 1.7), INK));
        y = stack(items, wrap(line, words(), width - 6.0), words(), x + 6.0, y, Anchor::Start) + 1.3;
    }
    y
}
