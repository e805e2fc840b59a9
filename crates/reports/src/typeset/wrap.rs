//! Lines of a paragraph: broken where Unicode allows, inside a word by the rules of its language, and anywhere only in what is
//! wider than the line.

use std::collections::HashMap;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::hyphens;
use crate::{
    Language,
    scene::{Anchor, Line, MM_PER_PT, Style},
    shaping,
};

/// Breaks text into lines no wider than `width` millimetres. Positions of the lines are 0.
pub fn wrap(text: &str, style: Style, width: f64) -> Vec<Line> {
    broken(None, text, style, width)
}

/// The same, words parted by the rules of a language where a line would end far from its edge.
pub fn wrap_in(language: Language, text: &str, style: Style, width: f64) -> Vec<Line> {
    broken(Some(language), text, style, width)
}

fn broken(language: Option<Language>, text: &str, style: Style, width: f64) -> Vec<Line> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let clean = shaping::clean(paragraph);
        let clean = clean.trim_end();
        let (mut set, parted) = break_lines(language, clean, style, width);
        if parted {
            // Words are parted where that saves a line, or where one would be torn otherwise.
            let (whole, _) = break_lines(None, clean, style, width);
            let torn = clean.split_whitespace().any(|word| measure(word, style) > width);
            set = if torn || set.len() < whole.len() { set } else { whole };
        }
        set.iter().for_each(|line| lines.push(Line::new(line.trim_end(), style, 0.0, 0.0, Anchor::Start)));
    }
    lines
}

/// Keeps the first lines, the last of them ending in … when there were more.
pub fn clamp(mut lines: Vec<Line>, keep: usize, width: f64) -> Vec<Line> {
    if lines.len() <= keep {
        return lines;
    }
    lines.truncate(keep);
    if let Some(last) = lines.last_mut() {
        let mut text = last.text.clone();
        loop {
            let cut = Line::new(&format!("{}…", text.trim_end()), last.style, 0.0, 0.0, Anchor::Start);
            if cut.width() <= width || text.pop().is_none() {
                *last = cut;
                break;
            }
        }
    }
    lines
}

/// A line that would be fuller than this takes no part of the next word.
const FULL: f64 = 0.82;

/// The lines, and whether a word was parted with a hyphen.
fn break_lines(language: Option<Language>, text: &str, style: Style, width: f64) -> (Vec<String>, bool) {
    let mut lines = Vec::new();
    let mut parted = false;
    let (mut line, mut used) = (String::new(), 0.0);
    let mut start = 0;
    // Words come again; what was measured once is known.
    let mut known: HashMap<&str, f64> = HashMap::new();
    let space = measure(" ", style);
    for (end, kind) in linebreaks(text) {
        let mut word = &text[start..end];
        start = end;
        loop {
            let stem = word.trim_end();
            let bare = *known.entry(stem).or_insert_with(|| measure(stem, style));
            if used + bare <= width {
                line.push_str(word);
                used += bare + space * (word.chars().count() - stem.chars().count()) as f64;
                break;
            }
            let part = language.filter(|_| used < width * FULL).and_then(|language| {
                let fits = |at: &usize| used + measure(&format!("{}-", &stem[..*at]), style) <= width;
                hyphens::breaks(stem, language).into_iter().rev().find(fits)
            });
            if let Some(at) = part {
                line.push_str(&stem[..at]);
                line.push('-');
                parted = true;
                word = &word[at..];
            } else if line.is_empty() {
                let mut pieces = split_word(word, style, width);
                line = pieces.pop().unwrap_or_default();
                used = measure(&line, style);
                lines.append(&mut pieces);
                break;
            }
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
        if kind == BreakOpportunity::Mandatory && end < text.len() {
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    (lines, parted)
}

fn split_word(word: &str, style: Style, width: f64) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0.0;
    let mut known: HashMap<char, f64> = HashMap::new();
    for c in word.chars() {
        let advance = *known.entry(c).or_insert_with(|| measure(c.encode_utf8(&mut [0; 4]), style));
        let full = used + advance > width * 0.98;
        if full && pieces.last().is_some_and(|piece| !piece.is_empty()) {
            pieces.push(String::new());
            used = 0.0;
        }
        if let Some(last) = pieces.last_mut() {
            last.push(c);
        }
        used += advance;
    }
    pieces
}

fn measure(text: &str, style: Style) -> f64 {
    f64::from(shaping::width(text, style.face, style.figures)) / 1000.0 * style.size * MM_PER_PT
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Rgb;

    fn style() -> Style {
        Style::new(10.0, Rgb(0, 0, 0))
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        let texts =
            ["uno dos tres cuatro cinco seis siete ocho nueve diez".repeat(20), "W".repeat(5_000), "ﷺ😀 ".repeat(300)];
        for text in texts {
            for line in wrap(&text, style(), 40.0) {
                assert!(line.width() <= 40.0, "{} {}", line.width(), line.text);
            }
        }
    }

    #[test]
    fn nothing_is_lost_in_breaking() {
        let text = "Obturación oclusomesial con composite, sin incidencias";
        let back: Vec<String> = wrap(text, style(), 25.0).into_iter().map(|line| line.text).collect();
        assert_eq!(back.join(" "), text);
    }

    #[test]
    fn a_narrow_column_parts_words_with_a_hyphen() {
        let text = "Restauración provisional existente defectuosa";
        let lines: Vec<String> = wrap_in(Language::Es, text, style(), 17.0).into_iter().map(|line| line.text).collect();
        let parted = lines.iter().filter(|line| line.ends_with('-')).count();
        assert!(parted > 0, "{lines:?}");
        let back = lines.iter().fold(String::new(), |all, line| match line.strip_suffix('-') {
            Some(part) => all + part,
            None => all + line + " ",
        });
        assert_eq!(back.trim_end(), text);
    }

    #[test]
    fn what_is_cut_says_so() {
        let lines = clamp(wrap(&"palabra ".repeat(100), style(), 40.0), 2, 40.0);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].text.ends_with('…') && lines[1].width() <= 40.0);
    }
}
