//! A document as PDF: vector paths, embedded subsets, text that can be searched, the same bytes every time.
//!
//! printpdf writes pages and subsets; its random file identifier, its dates and its PDF/X mark are replaced here.

use std::{collections::BTreeSet, io::Write as _};

use chrono::{DateTime, Utc};
use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Object, StringFormat};
use printpdf::{
    Codepoint, DictItem, FontId, Mm, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem,
    TextMatrix,
};
use sha2::{Digest, Sha256};

use super::{Document, Drawn, Item, Line, MM_PER_PT, Page, Rgb};
use crate::{
    fonts::Face,
    path::{Point, Step},
    shaping::Glyph,
};

/// Why a document could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The writer gave up.
    #[error("the document could not be written: {0}")]
    Write(#[from] std::io::Error),
    /// What was written has not the parts it was given.
    #[error("the document was not put together as it should: {0}")]
    Parts(#[from] lopdf::Error),
    /// What was written is no whole file.
    #[error("the document was not written to its end")]
    Truncated,
}

/// Writes the file.
pub(super) fn write(document: &Document) -> Result<Vec<u8>, Error> {
    let mut file = built(document)?;
    let mut bytes = Vec::with_capacity(64 * 1024);
    file.save_to(&mut bytes)?;
    if bytes.trim_ascii_end().ends_with(b"%%EOF") { Ok(bytes) } else { Err(Error::Truncated) }
}

/// The file as objects, everything in them that will stand in it.
pub(super) fn built(document: &Document) -> Result<lopdf::Document, Error> {
    let mut pdf = PdfDocument::new(&document.about.title);
    for face in used_faces(document) {
        let font = PdfFont::new(face.parsed().clone());
        pdf.resources.fonts.map.insert(FontId(face.tag().to_owned()), font);
    }
    pdf.with_pages(document.pages.iter().map(page).collect());
    let options = PdfSaveOptions { optimize: true, subset_fonts: true, secure: false, image_optimization: None };
    let mut file = pdf.to_lopdf_document(&options, &mut Vec::new());
    finish(&mut file, document);
    compress(&mut file)?;
    Ok(file)
}

fn used_faces(document: &Document) -> BTreeSet<Face> {
    let items = document.pages.iter().flat_map(|page| &page.items);
    let lines = items.filter_map(|item| match item {
        Item::Text(line) => Some(line),
        Item::Path(_) => None,
    });
    lines.flat_map(|line| line.run.pieces.iter().map(|piece| piece.face)).collect()
}

fn page(page: &Page) -> PdfPage {
    let mut ops = vec![op("J", vec![DictItem::Int(1)]), op("j", vec![DictItem::Int(1)])];
    let mut pen = Pen::default();
    for item in &page.items {
        match item {
            Item::Path(drawn) => path(&mut ops, &mut pen, drawn, page.height_mm),
            Item::Text(line) => text(&mut ops, &mut pen, line, page.height_mm),
        }
    }
    PdfPage::new(Mm(page.width_mm as f32), Mm(page.height_mm as f32), ops)
}

/// What was last set, so that it is not said again.
#[derive(Default)]
struct Pen {
    fill: Option<Rgb>,
    stroke: Option<Rgb>,
    width: Option<i64>,
    dash: Option<i64>,
}

fn path(ops: &mut Vec<Op>, pen: &mut Pen, drawn: &Drawn, height: f64) {
    if let Some(colour) = drawn.fill {
        fill(ops, pen, colour);
    }
    if let Some(stroke) = drawn.stroke {
        if pen.stroke.replace(stroke.colour) != Some(stroke.colour) {
            ops.push(op("RG", rgb(stroke.colour)));
        }
        let width = (stroke.width_mm / MM_PER_PT * 100.0).round();
        if pen.width.replace(width as i64) != Some(width as i64) {
            ops.push(op("w", vec![real(width / 100.0)]));
        }
        let dash = (stroke.dash_mm / MM_PER_PT * 100.0).round();
        if pen.dash.replace(dash as i64) != Some(dash as i64) {
            let lengths = if dash > 0.0 { vec![real(dash / 100.0), real(dash / 100.0)] } else { Vec::new() };
            // Broken strokes end flat, or the gaps close.
            ops.push(op("J", vec![DictItem::Int(if dash > 0.0 { 0 } else { 1 })]));
            ops.push(op("d", vec![DictItem::Array(lengths), DictItem::Int(0)]));
        }
    }
    let place = |p: Point| [real(p.x / MM_PER_PT), real((height - p.y) / MM_PER_PT)];
    for step in &drawn.path.0 {
        match *step {
            Step::Move(to) => ops.push(op("m", place(to).into())),
            Step::Line(to) => ops.push(op("l", place(to).into())),
            Step::Cubic(out, into, to) => ops.push(op("c", [place(out), place(into), place(to)].concat())),
            Step::Close => ops.push(op("h", Vec::new())),
        }
    }
    let paint = match (drawn.fill, drawn.stroke) {
        (Some(_), Some(_)) => "B*",
        (Some(_), None) => "f*",
        (None, Some(_)) => "S",
        (None, None) => "n",
    };
    ops.push(op(paint, Vec::new()));
}

fn text(ops: &mut Vec<Op>, pen: &mut Pen, line: &Line, height: f64) {
    fill(ops, pen, line.style.colour);
    let size = line.style.size;
    let y = (height - line.y) / MM_PER_PT;
    let mut x = line.x / MM_PER_PT;
    ops.push(Op::StartTextSection);
    for piece in &line.run.pieces {
        let font = PdfFontHandle::External(FontId(piece.face.tag().to_owned()));
        ops.push(Op::SetFont { font, size: Pt(size as f32) });
        // Glyphs that stand off the line, such as vowel signs, are placed one by one.
        for glyphs in piece.glyphs.chunk_by(|a, b| a.dx == 0.0 && a.dy == 0.0 && b.dx == 0.0 && b.dy == 0.0) {
            let (dx, dy) = glyphs.first().map_or((0.0, 0.0), |glyph| (glyph.dx, glyph.dy));
            let at = |v: f64| Pt(((v * 100.0).round() / 100.0) as f32);
            let left = at(x + f64::from(dx) / 1000.0 * size);
            let matrix = TextMatrix::Translate(left, at(y + f64::from(dy) / 1000.0 * size));
            ops.push(Op::SetTextMatrix { matrix });
            ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs.iter().map(codepoint).collect())] });
            x += glyphs.iter().map(|glyph| f64::from(glyph.advance)).sum::<f64>() / 1000.0 * size;
        }
    }
    ops.push(Op::EndTextSection);
}

fn codepoint(glyph: &Glyph) -> Codepoint {
    let tighten = (glyph.nominal - glyph.advance).round();
    Codepoint { gid: glyph.gid, offset: tighten, cid: Some(glyph.text.clone()) }
}

fn fill(ops: &mut Vec<Op>, pen: &mut Pen, colour: Rgb) {
    if pen.fill.replace(colour) != Some(colour) {
        ops.push(op("rg", rgb(colour)));
    }
}

fn rgb(colour: Rgb) -> Vec<DictItem> {
    [colour.0, colour.1, colour.2].map(|part| real(f64::from(part) / 255.0)).into()
}

/// Two decimals of a point are a three-hundredth of a millimetre.
fn real(value: f64) -> DictItem {
    DictItem::Real(((value * 100.0).round() / 100.0) as f32)
}

fn op(key: &str, value: Vec<DictItem>) -> Op {
    Op::Unknown { key: key.to_owned(), value }
}

/// Makes the file ours: version, language, facts, identifier.
fn finish(file: &mut lopdf::Document, document: &Document) {
    file.version = "1.7".to_owned();
    let about = &document.about;
    let date = Object::string_literal(pdf_date(about.issued_at));
    let info = Dictionary::from_iter([
        ("Title", words(&about.title)),
        ("Author", words(&about.author)),
        ("Subject", words(&about.id)),
        ("Creator", words("Esmalte")),
        ("Producer", words("Esmalte")),
        ("CreationDate", date.clone()),
        ("ModDate", date),
    ]);
    if let Ok(id) = file.trailer.get(b"Info").and_then(Object::as_reference) {
        file.set_object(id, info);
    }
    if let Ok(catalog) = file.catalog_mut() {
        catalog.set("PageMode", Object::Name(b"UseNone".to_vec()));
        catalog.set("PageLayout", Object::Name(b"OneColumn".to_vec()));
        catalog.set("Lang", Object::string_literal(about.language));
        let show = Dictionary::from_iter([("DisplayDocTitle", Object::Boolean(true))]);
        catalog.set("ViewerPreferences", show);
    }
    file.prune_objects();
    let digest = digest(file);
    let id = Object::String(digest, StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![id.clone(), id]);
}

/// Compresses what is not yet. The writer's own way tries hardest, which takes three times as long for a hundredth less.
fn compress(file: &mut lopdf::Document) -> Result<(), Error> {
    for stream in file.objects.values_mut().filter_map(|object| object.as_stream_mut().ok()) {
        if stream.allows_compression && !stream.dict.has(b"Filter") {
            let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(&stream.content)?;
            stream.set_content(encoder.finish()?);
            stream.dict.set("Filter", "FlateDecode");
        }
    }
    Ok(())
}

/// SHA-256 over every object, in order.
fn digest(file: &lopdf::Document) -> Vec<u8> {
    let mut hash = Sha256::new();
    for (id, object) in &file.objects {
        hash.update(id.0.to_be_bytes());
        hash.update(format!("{object:?}"));
        if let Ok(stream) = object.as_stream() {
            hash.update(&stream.content);
        }
    }
    hash.finalize().to_vec()
}

pub(super) fn words(text: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(crate::shaping::clean(text).encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

fn pdf_date(ms: i64) -> String {
    let date: DateTime<Utc> = DateTime::from_timestamp_millis(ms).unwrap_or_default();
    date.format("D:%Y%m%d%H%M%SZ").to_string()
}
