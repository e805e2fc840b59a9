//! From text to placed glyphs: cleaned, split by face and direction, shaped with kerning. No character is ever dropped
//! unseen: what no face can write stands as a box.

use std::sync::LazyLock;

use harfrust::{Buffer, Direction, Feature, Script, ShapeOptions, ShapePlan, ShaperFont, Tag};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::fonts::Face;

/// Shaped text of one line, in thousandths of an em.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Run {
    /// Stretches of one face, left to right.
    pub pieces: Vec<Piece>,
    /// Advance of the whole.
    pub width: f32,
}

/// A stretch of one face.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The face.
    pub face: Face,
    /// Its glyphs, left to right.
    pub glyphs: Vec<Glyph>,
}

/// One glyph.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Index in the face.
    pub gid: u16,
    /// The text it stands for, to be found and copied.
    pub text: String,
    /// Advance as shaped.
    pub advance: f32,
    /// Advance as the font says.
    pub nominal: f32,
    /// Offset right.
    pub dx: f32,
    /// Offset up.
    pub dy: f32,
}

/// Which figures a text wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figures {
    /// As the font has them.
    Proportional,
    /// All of one width, for columns.
    Tabular,
}

/// Stands for what no face can write.
const BOX: char = '□';

/// Composes, turns breaks into spaces and takes out what would act on the text instead of being seen: control
/// characters, direction overrides, zero-width characters, tags.
pub fn clean(text: &str) -> String {
    text.nfc()
        .filter_map(|c| match c {
            '\t' | '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
            c if c.is_control() => None,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180F}' => None,
            '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => None,
            '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}' => None,
            '\u{2000}'..='\u{200A}' | '\u{205F}' | '\u{3000}' => Some(' '),
            c => Some(c),
        })
        .collect()
}

/// Shapes one line of clean text.
pub fn shape(text: &str, face: Face, figures: Figures) -> Run {
    let mut run = Run::default();
    for stretch in stretches(text, face) {
        let piece = shape_stretch(&stretch, figures);
        run.width += piece.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>();
        run.pieces.push(piece);
    }
    run
}

/// Width of one line of clean text, in thousandths of an em.
pub fn width(text: &str, face: Face, figures: Figures) -> f32 {
    shape(text, face, figures).width
}

struct Stretch {
    text: String,
    face: Face,
    rtl: bool,
}

/// The face that writes a character, and the character, or the box.
fn choose(c: char, asked: Face) -> (Face, char) {
    let writes = |face: &Face| face.has(c);
    match std::iter::once(asked).chain(Face::ALL).find(writes) {
        Some(face) => (face, c),
        None => (if asked.has(BOX) { asked } else { Face::Wide }, BOX),
    }
}

/// Splits by face and direction, in the order in which the stretches are seen.
fn stretches(text: &str, asked: Face) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    let chars: Vec<char> = text.chars().collect();
    for (i, c) in chars.iter().enumerate() {
        let rtl = is_rtl(*c) || (is_neutral(*c) && between_rtl(&chars, i));
        let (mut face, c) = choose(*c, asked);
        if let Some(last) = all.last_mut().filter(|last| last.rtl == rtl) {
            // Marks and spaces stay with the face before them where it has them.
            let joins = last.face == face || ((is_combining_mark(c) || c == ' ') && last.face.has(c));
            if joins {
                last.text.push(c);
                continue;
            }
            if is_neutral(c) && rtl && last.face.has(c) {
                face = last.face;
            }
        }
        all.push(Stretch { text: c.to_string(), face, rtl });
    }
    reorder(&mut all);
    all
}

/// Turns round each row of neighbouring right-to-left stretches.
fn reorder(all: &mut [Stretch]) {
    let mut start = 0;
    while start < all.len() {
        let end = start + all[start..].iter().take_while(|stretch| stretch.rtl).count();
        if end > start {
            all[start..end].reverse();
        }
        start = end.max(start + 1);
    }
}

fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
        && !matches!(c, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}')
}

fn is_neutral(c: char) -> bool {
    c.is_whitespace() || c.is_ascii_punctuation()
}

fn between_rtl(chars: &[char], i: usize) -> bool {
    let strong = |c: &&char| !is_neutral(**c);
    chars[..i].iter().rev().find(strong).is_some_and(|c| is_rtl(*c))
        && chars[i..].iter().find(strong).is_some_and(|c| is_rtl(*c))
}

fn shape_stretch(stretch: &Stretch, figures: Figures) -> Piece {
    let font = stretch.face.font();
    let scale = 1000.0 / f32::from(font.units_per_em().max(1));
    let shaper = ShaperFont::new(font);
    let mut buffer = Buffer::new();
    buffer.push_str(&stretch.text);
    buffer.set_direction(if stretch.rtl { Direction::RightToLeft } else { Direction::LeftToRight });
    buffer.guess_segment_properties();
    let features = features(stretch.face, figures);
    let common = !stretch.rtl && stretch.face.is_inter() && matches!(buffer.script(), None | Some(Script::LATIN));
    let plan = common.then(|| latin_plan(stretch.face, figures));
    if plan.is_some() {
        buffer.set_script(Some(Script::LATIN));
    }
    if harfrust::shape(&shaper, &mut buffer, ShapeOptions::new().plan(plan).features(&features)).is_err() {
        return Piece { face: stretch.face, glyphs: Vec::new() };
    }
    let clusters: Vec<usize> = buffer.glyph_infos().iter().map(|info| info.cluster as usize).collect();
    let texts = texts(&stretch.text, &clusters, stretch.rtl);
    let placed = buffer.glyph_infos().iter().zip(buffer.glyph_positions()).zip(texts);
    let glyph = |((info, position), text): ((&harfrust::GlyphInfo, &harfrust::GlyphPosition), String)| Glyph {
        gid: u16::try_from(info.glyph_id).unwrap_or(0),
        text,
        advance: position.x_advance as f32 * scale,
        nominal: shaper.glyph_h_advance(harfrust::GlyphId::new(info.glyph_id)) as f32 * scale,
        dx: position.x_offset as f32 * scale,
        dy: position.y_offset as f32 * scale,
    };
    Piece { face: stretch.face, glyphs: placed.map(glyph).collect() }
}

fn features(face: Face, figures: Figures) -> Vec<Feature> {
    let off = |tag: &[u8; 4]| Feature::new(Tag::new(tag), 0, ..);
    // Inter's contextual alternates turn "->" into an arrow: what was typed must stay what is read.
    let mut features = if face.is_inter() { vec![off(b"calt"), off(b"liga")] } else { Vec::new() };
    if figures == Figures::Tabular {
        features.push(Feature::new(Tag::new(b"tnum"), 1, ..));
    }
    features
}

/// The plans for nearly all text, made once.
fn latin_plan(face: Face, figures: Figures) -> &'static ShapePlan {
    static PLANS: LazyLock<Vec<ShapePlan>> = LazyLock::new(|| {
        let plan = |(face, figures): (Face, Figures)| {
            let features = features(face, figures);
            ShapePlan::new(face.font(), Direction::LeftToRight, Some(Script::LATIN), None, &features)
        };
        COMMON.into_iter().map(plan).collect()
    });
    const COMMON: [(Face, Figures); 4] = [
        (Face::Regular, Figures::Proportional),
        (Face::Regular, Figures::Tabular),
        (Face::SemiBold, Figures::Proportional),
        (Face::SemiBold, Figures::Tabular),
    ];
    let i = COMMON.iter().position(|known| *known == (face, figures)).unwrap_or(0);
    &PLANS[i]
}

/// The text of each glyph: of a cluster with as many glyphs as characters one each, else all on its first glyph.
fn texts(text: &str, clusters: &[usize], rtl: bool) -> Vec<String> {
    let mut starts: Vec<usize> = clusters.to_vec();
    starts.sort_unstable();
    starts.dedup();
    let mut out = vec![String::new(); clusters.len()];
    for (n, start) in starts.iter().enumerate() {
        let end = starts.get(n + 1).copied().unwrap_or(text.len());
        let of_cluster = text.get(*start..end).unwrap_or("");
        let mut glyphs: Vec<usize> = (0..clusters.len()).filter(|i| clusters[*i] == *start).collect();
        if rtl {
            glyphs.reverse();
        }
        if glyphs.len() == of_cluster.chars().count() {
            glyphs.iter().zip(of_cluster.chars()).for_each(|(i, c)| out[*i] = c.to_string());
        } else if let Some(first) = glyphs.first() {
            out[*first] = of_cluster.to_owned();
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> String {
        let run = shape(&clean(text), Face::Regular, Figures::Proportional);
        run.pieces.iter().flat_map(|piece| &piece.glyphs).map(|glyph| glyph.text.as_str()).collect()
    }

    #[test]
    fn overrides_and_invisible_characters_are_taken_out() {
        assert_eq!(clean("a\u{202E}b\u{200B}c\u{0}d\u{FEFF}\ne\u{9F}"), "abcd e");
    }

    #[test]
    fn spanish_text_comes_back_as_typed() {
        assert_eq!(seen("¿Güell Peñalver? -> 1.º «sí» €"), "¿Güell Peñalver? -> 1.º «sí» €");
    }

    #[test]
    fn what_no_face_can_write_stands_as_a_box() {
        assert_eq!(seen("a😀b漢"), "a□b□");
    }

    #[test]
    fn kerning_tightens() {
        let run = shape("AVAV", Face::Regular, Figures::Proportional);
        let nominal: f32 = run.pieces[0].glyphs.iter().map(|glyph| glyph.nominal).sum();
        assert!(run.width < nominal);
    }

    #[test]
    fn arabic_and_hebrew_are_shaped_right_to_left_by_their_own_face() {
        let run = shape("Ana محمد علي", Face::Regular, Figures::Proportional);
        let faces: Vec<Face> = run.pieces.iter().map(|piece| piece.face).collect();
        assert_eq!(faces, [Face::Regular, Face::Arabic]);
        assert!(run.pieces[1].glyphs.first().is_some_and(|glyph| glyph.text.contains('ي')));
        assert_eq!(shape("שלום", Face::Regular, Figures::Proportional).pieces[0].face, Face::Hebrew);
    }

    #[test]
    fn tabular_figures_are_of_one_width() {
        let of = |text| width(text, Face::Regular, Figures::Tabular);
        assert_eq!(of("111"), of("888"));
    }
}
