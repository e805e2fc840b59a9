//! The findings in words, tooth by tooth.

use domain::{
    Tooth,
    odontogram::{Chart, InForce},
};

use super::OdontogramReport;
use crate::{
    frame::{body, small},
    palette::INK_2,
    said::{status, teeth, what},
    scene::Style,
    texts::Texts,
    typeset::{Block, Cell, Column, Level, Table},
};

/// Heading, then the table or the word that there is nothing.
pub(super) fn blocks(report: &OdontogramReport<'_>, texts: &Texts) -> Vec<Block> {
    let held = in_order(report.chart);
    let heading = Block::Section(Level::Part, texts.text("report-findings"));
    if held.is_empty() {
        return vec![heading, Block::Space(1.0), Block::Paragraph(texts.text("report-no-findings"), body())];
    }
    let column = |key: &str, part: f64| Column::new(texts.text(key), part);
    let table = Table::new(
        vec![
            column("report-tooth", 0.66),
            column("report-finding", 2.35),
            column("report-status", 1.3),
            column("report-date", 1.1),
            column("report-author", 1.4),
            column("report-note", 2.0),
        ],
        held.iter().map(|held| row(report, texts, held)).collect(),
    );
    let count = texts.count("report-findings-count", held.len());
    vec![heading, Block::Heading(count, small()), Block::Space(0.8), Block::Table(table)]
}

/// Along the arches, and at a tooth as they were found.
pub(super) fn in_order(chart: &Chart) -> Vec<&InForce> {
    let mut held: Vec<&InForce> = chart.in_force().iter().collect();
    held.sort_by_key(|held| (first_place(held), held.finding.observed_on, held.finding.recorded_at, held.finding.id));
    held
}

fn first_place(held: &InForce) -> usize {
    let place = |tooth: Tooth| Tooth::ALL.iter().position(|known| *known == tooth).unwrap_or(0);
    held.teeth.iter().map(|held| place(held.tooth)).min().unwrap_or(0)
}

fn row(report: &OdontogramReport<'_>, texts: &Texts, held: &InForce) -> Vec<Cell> {
    let finding = &held.finding;
    let cell = |text: String, style: Style| Cell { text, style };
    let author = report.authors.get(&finding.by).cloned().unwrap_or_else(|| texts.text("report-unknown-author"));
    vec![
        cell(teeth(held), body().bold().tabular()),
        cell(what(texts, held), body()),
        cell(status(texts, held), body()),
        cell(texts.date(finding.observed_on), body().tabular()),
        cell(author, body()),
        cell(finding.note.clone(), Style::new(7.8, INK_2)),
    ]
}
