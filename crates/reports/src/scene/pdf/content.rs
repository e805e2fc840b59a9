//! A page as operators. Every colour is said in red, green and blue: what has none would be black of an unknown device.

use printpdf::{Codepoint, DictItem, FontId, Mm, Op, PdfFontHandle, PdfPage, Pt, TextItem, TextMatrix};

use super::super::{Drawn, Item, Line, MM_PER_PT, Page, Rgb};
use crate::{
    path::{Point, Step},
    shaping::Glyph,
};

/// The operators of a page.
pub(super) fn page(page: &Page) -> PdfPage {
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
