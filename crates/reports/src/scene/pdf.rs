//! A document as PDF/A-1b: vector paths, embedded subsets, text that can be searched, the same bytes every time.
//!
//! printpdf writes pages and subsets; what else the norm asks for, and what would differ between runs, is written here.

mod archive;
mod content;
mod outline;
mod srgb;
mod xmp;

use std::{collections::BTreeSet, io::Write as _};

pub(super) use archive::words;
use flate2::{Compression, write::ZlibEncoder};
use printpdf::{FontId, PdfDocument, PdfFont, PdfSaveOptions};

use super::{Document, Item};
use crate::fonts::Face;

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
    let mut pdf = PdfDocument::new("");
    for face in used_faces(document) {
        let font = PdfFont::new(face.parsed().clone());
        pdf.resources.fonts.map.insert(FontId(face.tag().to_owned()), font);
    }
    pdf.with_pages(document.pages.iter().map(content::page).collect());
    let options = PdfSaveOptions { optimize: true, subset_fonts: true, secure: false, image_optimization: None };
    let mut file = pdf.to_lopdf_document(&options, &mut Vec::new());
    outline::add(&mut file, document)?;
    archive::finish(&mut file, &document.about)?;
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
