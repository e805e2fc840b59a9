//! What stands at the foot of every page: the clinic's own line, clinic, day and document, and the page of how many.

use chrono::DateTime;

use crate::{
    frame::Frame,
    palette::{INK_2, LINE},
    scene::{Anchor, Item, Line, Style},
    typeset::{clamp, leading, wrap},
};

/// The items of one page's foot, under a hairline.
pub(crate) fn items(frame: &Frame, n: usize, total: usize) -> Vec<Item> {
    let (texts, sheet) = (frame.texts(), &frame.theme.sheet);
    let style = Style::new(7.0, INK_2);
    let (left, width) = (sheet.side_mm, sheet.measure());
    let y = sheet.height_mm - 11.0;
    let (page, pages) = (n.to_string(), total.to_string());
    let page = texts.fill("report-page", &[("n", page.as_str().into()), ("total", pages.as_str().into())]);
    let issued = DateTime::from_timestamp_millis(frame.issued_at).unwrap_or_default().date_naive();
    let words = [
        frame.clinic.name.clone(),
        texts.with("report-issued", "date", &texts.date(issued)),
        texts.with("report-document-id", "id", &frame.document_id),
    ];
    let words = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · ");
    let room = width - 30.0;
    let mut items = vec![Item::rule(left, y - 4.2, width, LINE, 0.2)];
    for line in clamp(wrap(&words, style, room), 1, room) {
        items.push(Item::Text(Line { x: left, y, ..line }));
    }
    items.push(Item::Text(Line::new(&page, style.tabular(), left + width, y, Anchor::End)));
    if !frame.theme.footer.is_empty() {
        for line in clamp(wrap(&frame.theme.footer, style, width), 1, width) {
            items.push(Item::Text(Line { x: left, y: y + leading(style), ..line }));
        }
    }
    items
}
