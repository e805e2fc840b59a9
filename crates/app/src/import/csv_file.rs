//! A table from a file nobody vouches for: every row either comes with its line number or is refused with it.
//!
//! Only plain UTF-8 with a header row is taken; what a spreadsheet may have done to it is named, never guessed away.

use std::{collections::BTreeMap, fs::File, io::Read as _, path::Path};

use serde::Serialize;

use crate::{Error, Result};

/// A row, or a whole file, that is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct RefusedRow {
    /// Name of the file, without its folder.
    pub file: String,
    /// Line in the file, from 1.
    pub line: u32,
    /// Column, where one is to blame.
    pub column: String,
    /// Why, as a key of the locales.
    pub reason: String,
}

/// Larger files are refused unread.
const MOST_BYTES: u64 = 64 << 20;

/// No table of ours is wider; a row of a million commas is refused, not unfolded.
const MOST_COLUMNS: usize = 64;

/// No cell of ours is longer.
const LONGEST_CELL: usize = 200;

/// Reading stops after this many refusals: nobody corrects more in one go.
pub(super) const MOST_REFUSED: usize = 1000;

/// What a table must and may have.
pub(super) struct Columns {
    pub(super) required: &'static [&'static str],
    pub(super) optional: &'static [&'static str],
}

/// Refusals of one file.
pub(super) struct Refusals {
    file: String,
    pub(super) rows: Vec<RefusedRow>,
}

impl Refusals {
    fn of(path: &Path) -> Refusals {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Refusals { file, rows: Vec::new() }
    }

    /// Notes one.
    pub(super) fn add(&mut self, line: u32, column: &str, reason: &str) {
        if self.rows.len() < MOST_REFUSED {
            let (file, column, reason) = (self.file.clone(), column.to_owned(), reason.to_owned());
            self.rows.push(RefusedRow { file, line, column, reason });
        }
    }
}

/// One row: its line, and its cells by column.
pub(super) struct Row {
    pub(super) line: u32,
    cells: BTreeMap<&'static str, String>,
}

impl Row {
    /// A cell; empty when the column is not there.
    pub(super) fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// A whole number; `None` when the cell is empty.
    pub(super) fn number(&self, column: &'static str) -> std::result::Result<Option<i64>, Fault> {
        match self.get(column) {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| Fault(column, "not_a_number")),
        }
    }

    /// A whole number that must be there.
    pub(super) fn required(&self, column: &'static str) -> std::result::Result<i64, Fault> {
        self.number(column)?.ok_or(Fault(column, "required"))
    }
}

/// The column to blame, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fault(pub(super) &'static str, pub(super) &'static str);

/// Reads a table row by row, handing over what is well formed; returns what was refused, by the form or by `take`.
pub(super) fn read(
    path: &Path,
    columns: &Columns,
    mut take: impl FnMut(&Row) -> std::result::Result<(), Fault>,
) -> Result<Refusals> {
    let mut refusals = Refusals::of(path);
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(Error::io(path.display()))?;
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(Error::io(path.display()))?;
    if bytes.len() as u64 > MOST_BYTES {
        refusals.add(1, "", "too_large");
        return Ok(refusals);
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
    let mut record = csv::ByteRecord::new();
    let mut names: Option<Vec<&'static str>> = None;
    let mut line = 1;
    while refusals.rows.len() < MOST_REFUSED && reader.read_byte_record(&mut record).unwrap_or(false) {
        line = line_of(&record);
        let Some(names) = &names else {
            names = read_header(&record, columns, &mut refusals);
            if names.is_none() {
                return Ok(refusals);
            }
            continue;
        };
        let taken = read_row(&record, names).and_then(|cells| take(&Row { line, cells }));
        if let Err(Fault(column, reason)) = taken {
            refusals.add(line, column, reason);
        }
    }
    if names.is_none() {
        refusals.add(1, "", "no_header");
    }
    // Quotes come in pairs; an odd one swallowed everything from the last row it opened to the end of the file.
    if text.iter().filter(|byte| **byte == b'"').count() % 2 == 1 {
        refusals.add(line, "", "unclosed_quote");
    }
    Ok(refusals)
}

fn line_of(record: &csv::ByteRecord) -> u32 {
    record.position().map_or(1, |position| u32::try_from(position.line()).unwrap_or(u32::MAX))
}

/// The columns in the file's order; `None` when the table cannot be read without guessing.
fn read_header(record: &csv::ByteRecord, columns: &Columns, refusals: &mut Refusals) -> Option<Vec<&'static str>> {
    if record.len() > MOST_COLUMNS {
        refusals.add(1, "", "too_many_columns");
        return None;
    }
    let known = |cell: &str| columns.required.iter().chain(columns.optional).copied().find(|name| *name == cell);
    let mut names = Vec::with_capacity(record.len());
    for cell in record {
        match check_cell(cell).map(|cell| (known(cell), cell)) {
            Ok((Some(name), _)) if names.contains(&name) => refusals.add(1, name, "duplicate"),
            Ok((Some(name), _)) => names.push(name),
            Ok((None, cell)) => refusals.add(1, cell, "unknown_column"),
            Err(reason) => refusals.add(1, "", reason),
        }
    }
    for name in columns.required.iter().filter(|name| !names.contains(name)) {
        refusals.add(1, name, "missing_column");
    }
    refusals.rows.is_empty().then_some(names)
}

fn read_row(
    record: &csv::ByteRecord,
    names: &[&'static str],
) -> std::result::Result<BTreeMap<&'static str, String>, Fault> {
    if record.len() != names.len() {
        return Err(Fault("", "wrong_column_count"));
    }
    let cell = |(name, cell): (&&'static str, &[u8])| {
        check_cell(cell).map(|cell| (*name, cell.to_owned())).map_err(|reason| Fault(name, reason))
    };
    names.iter().zip(record).map(cell).collect()
}

fn check_cell(cell: &[u8]) -> std::result::Result<&str, &'static str> {
    if cell.len() > LONGEST_CELL {
        return Err("too_long");
    }
    let text = std::str::from_utf8(cell).map_err(|_| "not_utf8")?;
    if text.chars().any(char::is_control) { Err("control_character") } else { Ok(text.trim()) }
}
