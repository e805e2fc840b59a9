//! A part of the clinical record on paper: what was written, judged and done, entry by entry, in the order it is handed in.
//! Words stand as they were kept; nothing is shortened, and what was taken back says so.

use crate::{
    frame::{Frame, body, small},
    ledger::{heading, notice, source},
    palette::INK,
    scene::{Document, Error, Style},
    typeset::{Block, Cell, Column, Level, Table},
};

/// A line of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Words as they are.
    Words(String),
    /// What it is, and what was said of it.
    Named(String, String),
    /// What an entry comes to.
    Strong(String),
    /// By whom and when.
    Small(String),
}

/// Columns with their parts of the measure, and rows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grid {
    /// Title and part of each column.
    pub columns: Vec<(String, f64)>,
    /// The cells.
    pub rows: Vec<Vec<String>>,
}

/// One entry.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Part {
    /// It begins a part of the document, such as a day.
    pub opens: bool,
    /// What it is.
    pub head: String,
    /// By whom, where.
    pub aside: String,
    /// That it was taken back, and why; empty while it stands.
    pub mark: String,
    /// What it says.
    pub lines: Vec<Told>,
    /// The same as a table, where it is one.
    pub grid: Option<Grid>,
}

/// All that such a paper is made of.
#[derive(Debug, Clone)]
pub struct RecordReport {
    /// Whose paper, of whom, how.
    pub frame: Frame,
    /// What it is.
    pub title: String,
    /// Beside the title, such as a day or a span of days.
    pub beside: String,
    /// What must be known before it is read.
    pub notices: Vec<String>,
    /// The entries.
    pub parts: Vec<Part>,
    /// By which rules; small, at the end.
    pub sources: Vec<String>,
}

impl RecordReport {
    /// Sets it.
    pub fn render(&self) -> Result<Document, Error> {
        let mut matter: Vec<Block> = self.notices.iter().cloned().flat_map(notice).collect();
        self.parts.iter().for_each(|part| matter.extend(blocks(part)));
        matter.extend(self.sources.iter().cloned().flat_map(source));
        Ok(self.frame.document(&self.title, &self.beside, matter))
    }
}

fn blocks(part: &Part) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !part.head.is_empty() {
        if part.opens {
            blocks.extend(heading(part.head.clone()));
        } else {
            blocks.push(Block::Space(2.4));
            blocks.push(Block::Section(Level::Subpart, part.head.clone()));
        }
    }
    if !part.aside.is_empty() {
        blocks.push(Block::Heading(part.aside.clone(), small()));
    }
    if !part.mark.is_empty() {
        blocks.push(Block::Paragraph(part.mark.clone(), body().bold()));
    }
    blocks.extend(part.lines.iter().map(line));
    if let Some(grid) = &part.grid {
        blocks.push(Block::Space(0.8));
        blocks.push(table(grid));
    }
    blocks
}

fn line(told: &Told) -> Block {
    match told {
        Told::Words(words) => Block::Paragraph(words.clone(), body()),
        Told::Named(name, said) => Block::Paragraph(format!("{name}: {said}"), body()),
        Told::Strong(words) => Block::Paragraph(words.clone(), Style::new(10.0, INK).bold()),
        Told::Small(words) => Block::Paragraph(words.clone(), small()),
    }
}

fn table(grid: &Grid) -> Block {
    let columns = grid.columns.iter().map(|(title, part)| Column::new(title.clone(), *part)).collect();
    let cell = |text: &String| Cell { style: body().tabular(), ..Cell::new(text.clone()) };
    let rows = grid.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    Block::Table(Table::new(columns, rows))
}
