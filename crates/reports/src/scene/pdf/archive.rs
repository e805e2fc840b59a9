//! What ISO 19005-1 asks of a file for the archive (PDF/A-1b) beyond its pages: what it says of itself, twice and alike; the
//! colours it means; which glyphs its fonts have; version and identifier.

use chrono::{DateTime, Utc};
use lopdf::{Dictionary, Document, Object, Stream, StringFormat};
use sha2::{Digest, Sha256};

use super::{Error, srgb, xmp};
use crate::{scene::About, shaping};

/// Who made the file.
pub(super) const MAKER: &str = "Esmalte";

/// Makes the file ours, and one for the archive.
pub(super) fn finish(file: &mut Document, about: &About) -> Result<(), Error> {
    // 1.4 is the version of PDF/A-1; nothing newer is used.
    file.version = "1.4".to_owned();
    info(file, about);
    let metadata = Dictionary::from_iter([("Type", "Metadata".into()), ("Subtype", "XML".into())]);
    // It is to be found by programs that know nothing of PDF, so it stands uncompressed (6.7.2).
    let metadata = Stream::new(metadata, xmp::packet(about).into_bytes()).with_compression(false);
    let metadata = file.add_object(metadata);
    let intent = output_intent(file);
    let catalog = file.catalog_mut()?;
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![intent]);
    catalog.set("PageLayout", "OneColumn");
    catalog.set("Lang", Object::string_literal(about.language));
    let show = Dictionary::from_iter([("DisplayDocTitle", Object::Boolean(true))]);
    catalog.set("ViewerPreferences", show);
    cid_sets(file)?;
    file.prune_objects();
    let id = Object::String(digest(file), StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

fn info(file: &mut Document, about: &About) {
    let date = Object::string_literal(issued(about).format("D:%Y%m%d%H%M%SZ").to_string());
    let mut info = Dictionary::from_iter([
        ("Creator", words(MAKER)),
        ("Producer", words(MAKER)),
        ("CreationDate", date.clone()),
        ("ModDate", date),
    ]);
    for (key, text) in [("Title", &about.title), ("Author", &about.author), ("Subject", &about.id)] {
        let text = plain(text);
        // XMP cannot tell an empty text from none, and both must say the same (6.7.3).
        if !text.is_empty() {
            info.set(key, words(&text));
        }
    }
    if let Ok(id) = file.trailer.get(b"Info").and_then(Object::as_reference) {
        file.set_object(id, info);
    }
}

/// A text as a program may compare it: without what acts unseen, one space between words.
pub(super) fn plain(text: &str) -> String {
    let clean = shaping::clean(text).replace(['\u{FFFE}', '\u{FFFF}'], "");
    clean.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(1_000).collect()
}

/// When the document was issued.
pub(super) fn issued(about: &About) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(about.issued_at).unwrap_or_default()
}

/// That red, green and blue are those of sRGB.
fn output_intent(file: &mut Document) -> Object {
    let profile = Dictionary::from_iter([("N", Object::Integer(3))]);
    let profile = file.add_object(Stream::new(profile, srgb::profile()));
    let intent = Dictionary::from_iter([
        ("Type", "OutputIntent".into()),
        ("S", "GTS_PDFA1".into()),
        ("OutputConditionIdentifier", Object::string_literal("sRGB IEC61966-2.1")),
        ("RegistryName", Object::string_literal("http://www.color.org")),
        ("Info", Object::string_literal("sRGB IEC61966-2.1")),
        ("DestOutputProfile", profile.into()),
    ]);
    file.add_object(intent).into()
}

/// Says of each subset which glyphs it has: all it was cut down to (6.3.5).
fn cid_sets(file: &mut Document) -> Result<(), Error> {
    let fonts: Vec<_> = file
        .objects
        .iter()
        .filter_map(|(id, object)| Some((*id, object.as_dict().ok()?.get(b"FontFile2").ok()?.as_reference().ok()?)))
        .collect();
    for (descriptor, font) in fonts {
        let glyphs = glyph_count(&file.get_object(font)?.as_stream()?.content);
        let set: Vec<u8> = (0..glyphs.div_ceil(8))
            .map(|byte| (0..8).filter(|bit| byte * 8 + bit < glyphs).map(|bit| 0x80_u8 >> bit).sum())
            .collect();
        let set = file.add_object(Stream::new(Dictionary::new(), set));
        file.get_object_mut(descriptor)?.as_dict_mut()?.set("CIDSet", set);
    }
    Ok(())
}

/// How many glyphs a TrueType font has, by its `maxp` table.
fn glyph_count(font: &[u8]) -> usize {
    let word =
        |at: usize| font.get(at..at + 2).map_or(0, |bytes| usize::from(u16::from_be_bytes([bytes[0], bytes[1]])));
    let long = |at: usize| word(at) << 16 | word(at + 2);
    let table = (0..word(4)).map(|n| 12 + 16 * n).find(|at| font.get(*at..at + 4) == Some(b"maxp".as_slice()));
    table.map_or(0, |at| word(long(at + 8) + 4))
}

/// SHA-256 over every object, in order.
fn digest(file: &Document) -> Vec<u8> {
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

/// A text of the file that is not on a page.
pub(in crate::scene) fn words(text: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(plain(text).encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}
