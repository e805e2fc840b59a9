//! Many documents as one file: valid, every page and word there, little beside the pages, the same each time.

use reports::{
    Document, sample,
    scene::{About, merge::Merger},
};
use sha2::{Digest as _, Sha256};

use crate::pdf::{report, tool};

const NAMES: [&str; 5] = ["Ana Güell", "Bruno Ñíguez", "Çağla Şen", "Dídac Ponç", "Łucja Żak"];

fn documents() -> Vec<Document> {
    let chart = sample::chart(&sample::adult());
    NAMES.iter().map(|name| report(&chart, name).render().expect("renders")).collect()
}

fn whole(documents: &[Document]) -> About {
    About { title: "Odontogramas".to_owned(), ..documents[0].about.clone() }
}

fn merged(lots: &[usize]) -> Vec<u8> {
    let mut documents = documents();
    let mut bytes = Vec::new();
    let mut merger = Merger::begin(&mut bytes, whole(&documents)).expect("begins");
    for lot in lots {
        merger.add(documents.drain(..lot).collect()).expect("adds");
    }
    let told = merger.finish().expect("ends");
    assert_eq!((told.bytes, told.digest), (bytes.len() as u64, <[u8; 32]>::from(Sha256::digest(&bytes))));
    bytes
}

#[test]
fn it_is_a_valid_file_with_every_page_and_a_bookmark_for_each_document() {
    let pages: usize = documents().iter().map(|document| document.pages.len()).sum();
    for lots in [&[5][..], &[2, 3], &[1, 1, 1, 1, 1]] {
        let pdf = merged(lots);
        let file = lopdf::Document::load_mem(&pdf).expect("reads");
        assert_eq!(file.get_pages().len(), pages);
        if let Some((sound, said)) = tool("qpdf", &pdf, &["--check"], &[]) {
            assert!(sound && !said.contains("WARNING"), "{said}");
        }
        if let Some((_, text)) = tool("pdftotext", &pdf, &["-layout"], &["-"]) {
            let at: Vec<_> = NAMES.iter().map(|name| text.find(name).expect(name)).collect();
            assert!(at.is_sorted(), "in their order");
        }
        let marks = file.objects.values().filter_map(|object| object.as_dict().ok()).filter(|entry| entry.has(b"Dest"));
        assert_eq!(marks.count(), NAMES.len());
        let id = documents()[0].about.id.clone();
        assert!(!id.is_empty() && String::from_utf8_lossy(&pdf).contains(&id), "the papers in it are named");
    }
}

#[test]
fn what_lots_have_alike_stands_once() {
    let (one, each) = (merged(&[5]).len(), merged(&[1; 5]).len());
    let apart: usize = documents().iter().map(|document| document.to_pdf().expect("writes").len()).sum();
    assert!(one < each && each <= apart, "{one} {each} {apart}");
    assert_eq!(merged(&[2, 3]), merged(&[2, 3]));
}

#[test]
fn nothing_at_all_is_a_file_too() {
    let mut bytes = Vec::new();
    let merger = Merger::begin(&mut bytes, whole(&documents())).expect("begins");
    assert_eq!(merger.finish().expect("ends").pages, 0);
    assert!(bytes.ends_with(b"%%EOF\n"));
}
