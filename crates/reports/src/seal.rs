//! The square code at the foot of the first page: document and content hash, so that paper can be held against the register.

use qrcode::{Color, EcLevel, QrCode};

use crate::{palette::BLACK, path::Path, scene::Item};

/// Side of the square in millimetres, without the white around it.
pub(crate) const SIDE: f64 = 14.0;
/// The least a point of it may measure to be read off common printers.
const LEAST: f64 = 0.33;

/// What the code says. Capitals and digits only: they take half the room.
pub(crate) fn says(document_id: &str, content_hash: &str) -> String {
    format!("ESMALTE:{document_id}:{content_hash}").to_uppercase()
}

/// The square with its upper left corner at a place; nothing for what would be too fine to be read.
pub(crate) fn drawn(document_id: &str, content_hash: &str, x: f64, y: f64) -> Option<Item> {
    let code = QrCode::with_error_correction_level(says(document_id, content_hash), EcLevel::M).ok()?;
    let width = code.width();
    let point = SIDE / width as f64;
    if point < LEAST {
        return None;
    }
    let colours = code.to_colors();
    let mut path = Path::new();
    for (row, colours) in colours.chunks(width).enumerate() {
        let mut from = 0;
        for run in colours.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                let (left, top) = (x + from as f64 * point, y + row as f64 * point);
                path = path.and(&Path::rectangle(left, top, run.len() as f64 * point, point));
            }
            from += run.len();
        }
    }
    Some(Item::filled(path, BLACK))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "6dcd4ce23d88e2ee9568ba546c007c63d9131c1b6dcd4ce23d88e2ee9568ba54";

    #[test]
    fn a_document_and_its_hash_fit_and_points_can_be_read() {
        assert!(drawn("0198f0aa-7d3c-7c11-9a55-3f1c5e2b8d40", HASH, 0.0, 0.0).is_some());
    }

    #[test]
    fn a_number_that_would_not_fit_has_no_code() {
        assert!(drawn(&"W".repeat(400), HASH, 0.0, 0.0).is_none());
        assert!(drawn(&"W".repeat(9_000), HASH, 0.0, 0.0).is_none());
    }
}
