//! Two periodontal examinations laid upon each other: what grew deeper, what healed, and the figures of both.

use domain::perio::{Change, Indices, PerioConvention, Share, Site, SiteChange};

use crate::{
    frame::{Frame, body, small},
    ledger::{Shaft, beside, notice, shafts},
    palette::INK,
    perio::{Overlay, legend},
    perio_report::{ExaminedGums, diagnosis, pairs},
    scene::{Document, Error, Style},
    texts::{Language, Texts},
    typeset::Block,
    words::{decimal, share, word},
};

/// All that a comparison is made of.
#[derive(Debug, Clone)]
pub struct PerioComparisonReport<'a> {
    /// By whom, of whom, in which language.
    pub frame: Frame,
    /// The earlier examination.
    pub before: &'a ExaminedGums,
    /// The later one.
    pub after: &'a ExaminedGums,
    /// How margins are written.
    pub convention: PerioConvention,
}

/// Sites that a page names; of more it says how many.
const NAMED: usize = 10;

impl PerioComparisonReport<'_> {
    /// Sets it.
    pub fn render(&self) -> Result<Document, Error> {
        let texts = self.frame.texts();
        let days = [self.before, self.after].map(|exam| texts.date(exam.examined_on)).join(" → ");
        Ok(self.frame.document(&texts.text("report-perio-comparison-title"), &days, self.matter()))
    }

    fn matter(&self) -> Vec<Block> {
        let texts = self.frame.texts();
        let change = Change::between(&self.before.chart, &self.after.chart);
        let overlay = Overlay {
            chart: &self.after.chart,
            before: Some(&self.before.chart),
            convention: self.convention,
            palette: self.frame.palette(),
            texts,
            width_mm: self.frame.measure(),
        };
        let drafts = [self.before, self.after].into_iter().filter(|exam| exam.sealings.is_empty());
        let drafts = drafts.map(|exam| texts.with("report-perio-draft-of", "date", &texts.date(exam.examined_on)));
        let mut blocks: Vec<Block> = drafts.flat_map(notice).collect();
        blocks.push(Block::Drawing(overlay.slab()));
        blocks.push(Block::Space(1.0));
        blocks.push(Block::Drawing(legend(&self.frame, self.convention, true)));
        let [mut left, mut right] = shafts(self.frame.measure(), [0.45, 0.55]);
        left.title(&texts.text("report-perio-change"));
        told(&change, self.frame.language).iter().for_each(|said| left.sentence(said));
        left.title(&texts.text("perio-judged"));
        for exam in [self.before, self.after] {
            left.text(&judged(exam, texts), body());
        }
        self.figures(&mut right);
        right.space(0.8);
        right.text(&texts.text("report-perio-change-source"), small());
        blocks.push(Block::Space(3.0));
        blocks.push(beside([left, right]));
        blocks
    }

    /// Every figure of both, and by how much it moved.
    fn figures(&self, shaft: &mut Shaft) {
        let (language, texts) = (self.frame.language, self.frame.texts());
        let (before, after) = (&self.before.indices, &self.after.indices);
        shaft.title(&texts.text("perio-pane-indices"));
        let day = |exam: &ExaminedGums| texts.date(exam.examined_on);
        let value = Style::new(7.6, INK).tabular();
        let mut row = |name: &str, values: [String; 3], style: Style| {
            let [before, after, by] = values;
            shaft.row(name, &[(before, 22.0), (after, 22.0), (by, 15.0)], style);
        };
        row("", [day(self.before), day(self.after), texts.text("report-perio-row-change")], small());
        let count = |indices: &Indices| format!("{} + {}", indices.teeth, indices.implants);
        row(&texts.text("report-perio-teeth"), [count(before), count(after), String::new()], value);
        let figures =
            pairs(before, language).into_iter().zip(pairs(after, language)).zip(moves(before, after, language));
        for (((name, before), (_, after)), by) in figures {
            row(&texts.text(name), [before, after, by], value);
        }
        let risk = |exam: &ExaminedGums| match exam.risk.risk {
            Some(risk) => word(texts, "perio-level", &risk),
            None => "–".to_owned(),
        };
        row(&texts.text("perio-pane-risk"), [risk(self.before), risk(self.after), String::new()], value);
    }
}

/// The clinician's word on one of them.
fn judged(exam: &ExaminedGums, texts: &Texts) -> String {
    let word = exam.judged.as_ref().map(|judged| diagnosis(&judged.judgement, texts));
    let word = word.unwrap_or_else(|| texts.text("report-perio-unjudged"));
    format!("{}: {word}", texts.date(exam.examined_on))
}

/// By how much each figure moved, in the order of [`pairs`]: percentage points, or millimetres.
fn moves(before: &Indices, after: &Indices, language: Language) -> Vec<String> {
    let signed = |by: f64, digits: usize| match decimal(language, by.abs(), digits) {
        zero if zero.chars().all(|c| matches!(c, '0' | ',' | '.')) => zero,
        text if by < 0.0 => format!("−{text}"),
        text => format!("+{text}"),
    };
    let points = |of: fn(&Indices) -> Share| {
        let (then, now) = (of(before).percent()?, of(after).percent()?);
        Some(signed(now.round() - then.round(), 0))
    };
    let mean = |of: fn(&Indices) -> Option<f64>| Some(format!("{} mm", signed(of(after)? - of(before)?, 1)));
    let all = [
        points(|indices| indices.bleeding),
        points(|indices| indices.suppuration),
        points(|indices| indices.plaque),
        points(|indices| indices.depth_from_4),
        points(|indices| indices.depth_from_6),
        mean(Indices::mean_depth_mm),
        mean(Indices::mean_loss_mm),
        None,
    ];
    all.into_iter().map(Option::unwrap_or_default).collect()
}

/// What has become of the mouth, in sentences.
fn told(change: &Change, language: Language) -> Vec<String> {
    let texts = language.texts();
    if change.better.of == 0 {
        return vec![texts.text("report-perio-change-none")];
    }
    let worse = Share { n: u32::try_from(change.worse.len()).unwrap_or(u32::MAX), of: change.better.of };
    let mut said = vec![
        texts.with("report-perio-better", "share", &share(language, change.better)),
        texts.with("report-perio-worse", "share", &share(language, worse)),
        texts.fill(
            "report-perio-closed",
            &[("share", share(language, change.closed).into()), ("opened", change.opened.into())],
        ),
        texts.fill(
            "report-perio-open",
            &[
                ("before", share(language, change.open_before).into()),
                ("after", share(language, change.open_after).into()),
            ],
        ),
    ];
    if !change.worse.is_empty() {
        let named: Vec<String> = change.worse.iter().take(NAMED).map(|site| place(site, texts)).collect();
        let mut places = named.join(", ");
        if change.worse.len() > NAMED {
            places = format!("{places} … (+{})", change.worse.len() - NAMED);
        }
        said.push(texts.with("report-perio-worse-sites", "sites", &places));
    }
    for (key, teeth) in [("report-perio-gone", &change.gone), ("report-perio-new", &change.new)] {
        if !teeth.is_empty() {
            let teeth: Vec<String> = teeth.iter().map(ToString::to_string).collect();
            said.push(texts.with(key, "teeth", &teeth.join(", ")));
        }
    }
    said
}

/// "16 V distal 4→7".
fn place(site: &SiteChange, texts: &Texts) -> String {
    let upper = site.tooth.is_upper();
    let side = match (site.site.is_oral(), upper) {
        (false, _) => "facial",
        (true, true) => "palatal",
        (true, false) => "lingual",
    };
    // The side by its letter, as the chart has it.
    let along = match site.site {
        Site::DB | Site::DL => "distal",
        Site::MB | Site::ML => "mesial",
        Site::B | Site::L => "middle",
    };
    let (side, along) = (texts.text(&format!("perio-side-{side}")), texts.text(&format!("perio-site-{along}")));
    format!("{} {side} {along} {}→{}", site.tooth, site.before_mm, site.after_mm)
}
