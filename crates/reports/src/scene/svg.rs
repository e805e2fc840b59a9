//! A page as a self-contained SVG. Only presentation attributes: a strict content policy forbids inline styles.

use std::fmt::Write as _;

use super::{Drawn, Item, Line, MM_PER_PT, Page, Rgb};
use crate::{fonts::Face, path::Short};

/// Writes a page.
pub fn to_svg(page: &Page) -> String {
    let (w, h) = (Short(page.width_mm), Short(page.height_mm));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}mm\" height=\"{h}mm\" \
         font-family=\"'Inter Variable', Inter, 'Noto Sans', sans-serif\"><rect width=\"{w}\" height=\"{h}\" fill=\"#fff\"/>"
    );
    for item in &page.items {
        match item {
            Item::Path(drawn) => path(&mut svg, drawn),
            Item::Text(line) => text(&mut svg, line),
        }
    }
    svg.push_str("</svg>");
    svg
}

fn path(svg: &mut String, drawn: &Drawn) {
    // Hundredths of a millimetre are too coarse for curves of a small drawing; the path is written tenfold.
    let tenfold = drawn.path.map(|p| crate::path::at(p.x * 10.0, p.y * 10.0));
    let _ = write!(svg, "<path transform=\"scale(.1)\" d=\"{}\"", tenfold.d());
    match drawn.fill {
        Some(colour) => drop(write!(svg, " fill=\"{colour}\"")),
        None => svg.push_str(" fill=\"none\""),
    }
    if let Some(stroke) = drawn.stroke {
        let width = Short(stroke.width_mm * 10.0);
        let _ = write!(svg, " stroke=\"{}\" stroke-width=\"{width}\" stroke-linejoin=\"round\"", stroke.colour);
        if stroke.dash_mm > 0.0 {
            let dash = Short(stroke.dash_mm * 10.0);
            let _ = write!(svg, " stroke-dasharray=\"{dash} {dash}\"");
        } else {
            svg.push_str(" stroke-linecap=\"round\"");
        }
    }
    svg.push_str("/>");
}

fn text(svg: &mut String, line: &Line) {
    let (x, y, size) = (Short(line.x), Short(line.y), Short(line.style.size * MM_PER_PT));
    let weight = if line.style.face == Face::SemiBold { " font-weight=\"600\"" } else { "" };
    let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight} fill=\"{}\">", line.style.colour);
    for c in line.text.chars() {
        match c {
            '&' => svg.push_str("&amp;"),
            '<' => svg.push_str("&lt;"),
            '>' => svg.push_str("&gt;"),
            c => svg.push(c),
        }
    }
    svg.push_str("</text>");
}

impl std::fmt::Display for Rgb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Anchor, Style};

    #[test]
    fn text_is_escaped() {
        let line = Line::new("<b>&", Style::new(10.0, Rgb(0, 0, 0)), 1.0, 2.0, Anchor::Start);
        let page = Page { width_mm: 10.0, height_mm: 10.0, items: vec![Item::Text(line)] };
        assert!(to_svg(&page).contains("&lt;b&gt;&amp;</text>"));
    }
}
