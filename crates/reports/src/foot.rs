//! What stands at the foot of every page: clinic and day, document and content hash, the clinic's own line, and the page of
//! how many. The first page has the code by which the document is known again.

use chrono::DateTime;

use crate::{
    frame::Frame,
    palette::{INK_2, LINE},
    scene::{Anchor, Item, Line, Style},
    seal,
    typeset::{Sheet, clamp, leading, wrap},
};

/// How much of the hash is printed: enough to tell two documents apart at a glance.
const SHORT: usize = 12;

/// The items of one page's foot, under a hairline.
pub(crate) fn items(frame: &Frame, content_hash: &str, n: usize, total: usize) -> Vec<Item> {
    let (texts, sheet) = (frame.texts(), &frame.theme.sheet);
    let style = Style::new(7.0, INK_2);
    let (left, mut width) = (sheet.side_mm, sheet.measure());
    let mut items = Vec::new();
    if n == 1 {
        let (x, y) = (left + width - seal::SIDE, sheet.height_mm - sheet.bottom_mm - Sheet::SEAL_MM + 1.5);
        if let Some(code) = seal::drawn(&frame.document_id, content_hash, x, y) {
            items.push(code);
            width -= seal::SIDE + 3.0;
        }
    }
    let (page, pages) = (n.to_string(), total.to_string());
    let page = texts.fill("report-page", &[("n", page.as_str().into()), ("total", pages.as_str().into())]);
    let page = Line::new(&page, style.tabular(), 0.0, 0.0, Anchor::Start);
    let issued = DateTime::from_timestamp_millis(frame.issued_at).unwrap_or_default().date_naive();
    let hash: String = content_hash.chars().take(SHORT).collect();
    let id = &frame.document_id;
    let id = if id.is_empty() { String::new() } else { texts.with("report-document-id", "id", id) };
    let rows = [
        [frame.clinic.name.clone(), texts.with("report-issued", "date", &texts.date(issued))],
        [id, texts.with("report-content-hash", "hash", &hash)],
        [frame.theme.footer.clone(), String::new()],
    ];
    let mut y = sheet.height_mm - 13.6;
    items.push(Item::rule(left, y - 3.8, width, LINE, 0.2));
    for (row, words) in rows.iter().enumerate() {
        let room = if row == 0 { width - page.width() - 4.0 } else { width };
        let words: Vec<&str> = words.iter().map(String::as_str).filter(|words| !words.is_empty()).collect();
        for line in clamp(wrap(&words.join(" · "), style, room), 1, room) {
            items.push(Item::Text(Line { x: left, y, ..line }));
        }
        y += leading(style);
    }
    items.push(Item::Text(Line { x: left + width - page.width(), y: sheet.height_mm - 13.6, ..page }));
    items
}
