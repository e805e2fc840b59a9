//! The key: only what this chart uses, drawn as it is drawn there.

use std::collections::BTreeSet;

use domain::{
    finding::Status,
    odontogram::Chart,
    profile::{self, Profile},
};

use crate::{
    frame::small,
    geometry::Paint,
    odontogram,
    palette::{INK, Palette},
    path::{Path, at},
    scene::{Anchor, Drawn, Item, Line, Stroke, Style},
    texts::Texts,
    typeset::{Block, Slab, ascent, leading, wrap},
};

/// Manners, then letters.
pub(super) fn blocks(chart: &Chart, profile: Profile, texts: &Texts, palette: Palette, measure: f64) -> Vec<Block> {
    let mut blocks = Vec::new();
    let entries = match profile {
        Profile::Es => entries(chart, texts),
        Profile::Pe | Profile::Ar | Profile::Ec => of_norm(chart, profile, texts),
    };
    if !entries.is_empty() {
        blocks.push(Block::Space(2.0));
        if profile != Profile::Es {
            blocks.push(Block::Heading(texts.text(&format!("profile-{}", profile.code())), small()));
            blocks.push(Block::Space(0.8));
        }
        blocks.push(Block::Drawing(row(&entries, palette, measure)));
    }
    let letters = letters(chart, profile, texts);
    if !letters.is_empty() {
        blocks.push(Block::Space(0.8));
        blocks.push(Block::Drawing(words(&letters, measure)));
    }
    blocks
}

/// What stands before a word of the key.
#[derive(Clone, Copy)]
enum Sign {
    Filled(Paint),
    Rimmed,
    Hollow(Paint, Dash),
    Cross,
    Slashes,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Dash {
    Whole,
    Broken,
}

/// Two colours, what the norm means by them, and what is only planned.
fn of_norm(chart: &Chart, profile: Profile, texts: &Texts) -> Vec<(Sign, String)> {
    let code = profile.code();
    let mut entries = vec![
        (Sign::Filled(Paint::Red), texts.text(&format!("legend-{code}-red"))),
        (Sign::Filled(Paint::Blue), texts.text(&format!("legend-{code}-blue"))),
    ];
    let ahead = chart.in_force().iter().find(|held| held.finding.status.is_ahead());
    entries.extend(
        ahead.map(|held| {
            (Sign::Hollow(odontogram::paint(&held.finding, profile), Dash::Whole), texts.text("key-planned"))
        }),
    );
    entries
}

fn entries(chart: &Chart, texts: &Texts) -> Vec<(Sign, String)> {
    let has = |status: Status| chart.in_force().iter().any(|held| held.finding.status == status);
    let rule = |id: &str| chart.in_force().iter().any(|held| held.finding.rule == id);
    let statuses = [
        (Status::Pathology, Sign::Filled(Paint::Pathology), "key-pathology"),
        (Status::ExistingGood, Sign::Filled(Paint::Existing), "key-existing"),
        (Status::ExistingDefective, Sign::Rimmed, "key-defective"),
        (Status::DoneHere, Sign::Filled(Paint::Done), "key-done"),
        (Status::Temporary, Sign::Hollow(Paint::Temporary, Dash::Whole), "key-temporary"),
        (Status::Planned, Sign::Hollow(Paint::Planned, Dash::Whole), "key-planned"),
        (Status::Referred, Sign::Hollow(Paint::Planned, Dash::Broken), "key-referred"),
    ];
    let mut entries: Vec<(Sign, String)> = statuses
        .into_iter()
        .filter(|(status, _, _)| has(*status))
        .map(|(_, sign, key)| (sign, texts.text(key)))
        .collect();
    if rule("absent") {
        entries.push((Sign::Cross, texts.text("key-absent")));
    }
    if chart.in_force().iter().any(|held| held.finding.rule == "extraction" && held.finding.status != Status::DoneHere)
    {
        entries.push((Sign::Slashes, texts.text("key-extraction")));
    }
    entries
}

/// Letters in use with their meaning.
/// The same letters may stand for two findings: each is said.
fn letters(chart: &Chart, profile: Profile, texts: &Texts) -> Vec<(String, String)> {
    let findings = chart.in_force().iter().map(|held| &held.finding);
    let used: BTreeSet<(&str, &str)> =
        findings.map(|finding| (profile::letters(finding, profile), finding.rule.as_str())).collect();
    let named = |(letters, rule): (&str, &str)| {
        let keys = [format!("letters-{letters}-{rule}"), format!("letters-{letters}")];
        let key = keys.iter().find(|key| texts.has(key))?;
        (!letters.is_empty()).then(|| (letters.to_owned(), texts.text(key)))
    };
    used.into_iter().filter_map(named).collect()
}

fn row(entries: &[(Sign, String)], palette: Palette, measure: f64) -> Slab {
    let style = Style::new(7.6, INK);
    let (mut x, mut y) = (0.0, 0.0);
    let mut items = Vec::new();
    for (sign, word) in entries {
        let line = Line::new(word, style, 0.0, 0.0, Anchor::Start);
        let width = 4.2 + line.width();
        if x > 0.0 && x + width > measure {
            (x, y) = (0.0, y + leading(style) + 0.6);
        }
        items.extend(drawn(*sign, palette).iter().map(|item| item.moved(x, y + ascent(style) - 2.45)));
        items.push(Item::Text(Line { x: x + 4.2, y: y + ascent(style), ..line }));
        x += width + 5.0;
    }
    Slab { height: y + leading(style), items, keeps_next: false }
}

/// A sign in a box of 2.6 mm.
fn drawn(sign: Sign, palette: Palette) -> Vec<Item> {
    let side = 2.6;
    let square = || Path::rectangle(0.0, 0.0, side, side);
    let pen = |paint: Paint, width_mm: f64, dash_mm: f64| Stroke { colour: palette.stroke(paint), width_mm, dash_mm };
    let item = |path: Path, fill: Option<Paint>, stroke: Stroke| {
        Item::Path(Drawn { path, fill: fill.map(|paint| palette.fill(paint)), stroke: Some(stroke) })
    };
    match sign {
        Sign::Filled(paint) => vec![item(square(), Some(paint), pen(paint, 0.15, 0.0))],
        Sign::Rimmed => vec![item(square(), Some(Paint::Existing), pen(Paint::Pathology, 0.5, 0.0))],
        Sign::Hollow(paint, dash) => {
            vec![item(square(), None, pen(paint, 0.36, if dash == Dash::Broken { 0.55 } else { 0.0 }))]
        }
        Sign::Cross => {
            let cross = Path::segment(at(0.0, 0.0), at(side, side)).and(&Path::segment(at(side, 0.0), at(0.0, side)));
            vec![item(cross, None, pen(Paint::Existing, 0.45, 0.0))]
        }
        Sign::Slashes => {
            let slash = |dx: f64| Path::segment(at(dx, side), at(dx + 1.5, 0.0));
            vec![item(slash(0.1).and(&slash(1.1)), None, pen(Paint::Pathology, 0.45, 0.0))]
        }
    }
}

/// Letters in bold, each before its meaning, flowing over lines.
fn words(letters: &[(String, String)], measure: f64) -> Slab {
    let (bold, plain) = (Style::new(7.2, INK).bold(), small());
    let (mut x, mut y) = (0.0, 0.0);
    let mut items = Vec::new();
    for (letters, meaning) in letters {
        let short = Line::new(letters, bold, 0.0, 0.0, Anchor::Start);
        let long = wrap(meaning, plain, measure).into_iter().next();
        let width = short.width() + 1.1 + long.as_ref().map_or(0.0, Line::width);
        if x > 0.0 && x + width > measure {
            (x, y) = (0.0, y + leading(plain));
        }
        let baseline = y + ascent(plain);
        let after = x + short.width() + 1.1;
        items.push(Item::Text(Line { x, y: baseline, ..short }));
        items.extend(long.map(|long| Item::Text(Line { x: after, y: baseline, ..long })));
        x += width + 4.0;
    }
    Slab { height: y + leading(plain), items, keeps_next: false }
}
