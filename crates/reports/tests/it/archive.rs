//! Every document is one for the archive: PDF/A-1b by PDFBox Preflight, sound by qpdf, its fonts embedded by poppler, the same
//! bytes each time.

use std::{fs, path::Path, process::Command};

use lopdf::Object;
use reports::{Document, Frame, Language, Theme, sample, typeset::Sheet};

/// All samples in a few frames: two languages, two papers, with and without colour, and names that mean harm.
fn samples() -> Vec<(String, Document)> {
    let letter = Theme { sheet: Sheet::LETTER, footer: "Registro sanitario 46/1234".to_owned(), ..Theme::default() };
    let mut frames = vec![
        ("es".to_owned(), sample::frame()),
        ("en-bw".to_owned(), Frame { language: Language::En, colour: false, theme: letter, ..sample::frame() }),
    ];
    let harmful = ["محمد بن عبد الله & <Söhne>", "evil\u{202E}txt\u{0}\u{7}\u{FFFE}", "😀 王小明", "", " a  b "];
    frames.extend(harmful.iter().enumerate().map(|(n, word)| (format!("hostile-{n}"), sample::frame_of(word))));
    let of = |(name, frame): &(String, Frame)| {
        let documents = sample::documents::all(frame).expect("renders");
        documents.into_iter().map(|(kind, document)| (format!("{kind}-{name}.pdf"), document)).collect::<Vec<_>>()
    };
    frames.iter().flat_map(of).collect()
}

/// What Preflight says of the files of a folder, one start for all; `None` where it is not installed.
fn preflight(folder: &Path) -> Option<String> {
    let jars =
        ["preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io", "jaxb-api", "javax.activation"]
            .map(|jar| format!("/usr/share/java/{jar}.jar"));
    if !jars.iter().all(|jar| Path::new(jar).exists()) {
        return None;
    }
    let mut java = Command::new("java");
    java.args(["-cp", &jars.join(":"), "org.apache.pdfbox.preflight.Validator_A1b", "xml", "group"]).arg(folder);
    java.output().ok()?;
    fs::read_to_string(folder.with_extension("preflight.xml")).ok()
}

#[test]
fn every_document_is_for_the_archive() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("pdf");
    fs::create_dir(&folder).expect("made");
    let samples = samples();
    for (name, document) in &samples {
        let pdf = document.to_pdf().expect("writes");
        assert_eq!(pdf, document.to_pdf().expect("writes"), "{name}");
        fs::write(folder.join(name), pdf).expect("written");
    }
    for (name, _) in &samples {
        let run = |tool: &str, before: &[&str]| {
            let output = Command::new(tool).args(before).arg(folder.join(name)).output().ok()?;
            Some(String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
        };
        if let Some(said) = run("qpdf", &["--check"]) {
            assert!(
                said.contains("No syntax or stream encoding errors") && !said.contains("WARNING"),
                "{name}: {said}"
            );
        }
        if let Some(said) = run("pdffonts", &[]) {
            assert!(said.lines().skip(2).all(|font| font.contains("yes yes yes")), "{name}: {said}");
        }
    }
    // One that is none, so that we know somebody looks: it does not say which red it means.
    let (_, document) = &samples[0];
    let broken = String::from_utf8_lossy(&document.to_pdf().expect("writes")).contains("/OutputIntents");
    assert!(broken, "the mark that is taken away stands in the file");
    let spoilt = replaced(&document.to_pdf().expect("writes"), b"/OutputIntents", b"/OutputIntentz");
    fs::write(folder.join("spoilt.pdf"), spoilt).expect("written");
    let Some(said) = preflight(&folder) else { return };
    let verdicts: Vec<&str> = said.split("<preflight ").skip(1).collect();
    assert_eq!(verdicts.len(), samples.len() + 1);
    for verdict in verdicts {
        assert_eq!(verdict.contains(">true</isValid>"), !verdict.contains("spoilt.pdf"), "{verdict}");
    }
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let at = bytes.windows(from.len()).position(|window| window == from).expect("it is there");
    [&bytes[..at], to, &bytes[at + from.len()..]].concat()
}

#[test]
fn the_hash_is_of_the_content_and_not_of_the_printing() {
    let of = |frame: &Frame| sample::documents::all(frame).expect("renders").remove(0).1.about.content_hash;
    let first = of(&sample::frame());
    assert_eq!(first.len(), 64);
    let later = Frame { issued_at: 0, document_id: "other".to_owned(), ..sample::frame() };
    assert_eq!(of(&later), first);
    let mut other = sample::frame();
    other.patient.as_mut().expect("one").number.push('1');
    assert_ne!(of(&other), first);
    assert_ne!(of(&Frame { language: Language::En, ..sample::frame() }), first);
}

#[test]
fn the_file_says_its_number_its_hash_and_its_headings() {
    let (_, document) = sample::documents::all(&sample::frame()).expect("renders").remove(0);
    let file = lopdf::Document::load_mem(&document.to_pdf().expect("writes")).expect("reads");
    let catalog = file.catalog().expect("a catalog");
    let metadata = catalog.get(b"Metadata").and_then(Object::as_reference).expect("metadata");
    let metadata = &file.get_object(metadata).and_then(Object::as_stream).expect("a stream").content;
    let metadata = String::from_utf8_lossy(metadata);
    let (id, hash) = (&document.about.id, &document.about.content_hash);
    assert!(metadata.contains(&format!("<dc:identifier>{id}</dc:identifier>")), "{metadata}");
    assert!(metadata.contains(&format!("<esmalte:ContentHash>{hash}</esmalte:ContentHash>")), "{metadata}");
    assert_eq!(catalog.get(b"Lang").and_then(Object::as_str).expect("a language"), b"es-ES");
    let headings: Vec<&str> = document.outline.iter().map(|mark| mark.title.as_str()).collect();
    assert_eq!(headings, ["Hallazgos"]);
    let outline = catalog.get(b"Outlines").and_then(Object::as_reference).expect("an outline");
    let outline = file.get_dictionary(outline).expect("a tree");
    assert_eq!(outline.get(b"Count").and_then(Object::as_i64).expect("a count"), 1);
    let first = document.pages_svg().remove(0);
    assert!(first.contains(&hash[..12]) && first.contains(id.as_str()), "both stand at the foot");
}
