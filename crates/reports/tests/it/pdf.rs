//! The report as a file: valid, embedded, found by its words, the same each time, unmoved by hostile text.

use std::{collections::BTreeMap, fs, process::Command};

use domain::{
    finding::{Finding, Status},
    odontogram::Chart,
    profile::Profile,
};
use reports::{Document, Frame, OdontogramReport, Patient, sample, scene::Item};

fn named(name: &str) -> Frame {
    let patient = Patient { name: name.into(), number: "3.104".into(), ..Patient::default() };
    Frame { patient: Some(patient), ..sample::frame() }
}

pub(crate) fn report<'a>(chart: &'a Chart, name: &str) -> OdontogramReport<'a> {
    OdontogramReport {
        frame: named(name),
        date: sample::day(),
        chart,
        age_years: Some(34.0),
        authors: BTreeMap::from([(sample::author(), "Dra. A. Prats".into())]),
        profile: Profile::Es,
    }
}

fn render(report: &OdontogramReport<'_>) -> Document {
    report.render().expect("renders")
}

/// Runs a tool of poppler or qpdf over the file; `None` where it is not installed.
pub(crate) fn tool(name: &str, pdf: &[u8], before: &[&str], after: &[&str]) -> Option<(bool, String)> {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("report.pdf");
    fs::write(&path, pdf).expect("written");
    let output = Command::new(name).args(before).arg(&path).args(after).output().ok()?;
    let text = [output.stdout, output.stderr].concat();
    Some((output.status.success(), String::from_utf8_lossy(&text).into_owned()))
}

#[test]
fn the_file_is_valid_and_its_fonts_are_embedded_subsets_with_text() {
    let pdf = render(&report(&sample::chart(&sample::adult()), "Ana María Güell Peñalver")).to_pdf().expect("writes");
    if let Some((sound, said)) = tool("qpdf", &pdf, &["--check"], &[]) {
        assert!(sound && !said.contains("WARNING"), "{said}");
    }
    if let Some((_, said)) = tool("pdffonts", &pdf, &[], &[]) {
        let fonts: Vec<&str> = said.lines().skip(2).collect();
        assert_eq!(fonts.len(), 2, "{said}");
        assert!(fonts.iter().all(|font| font.contains("yes yes yes")), "{said}");
    }
}

#[test]
fn its_words_can_be_found() {
    let pdf = render(&report(&sample::chart(&sample::adult()), "Ana María Güell Peñalver")).to_pdf().expect("writes");
    if let Some((_, text)) = tool("pdftotext", &pdf, &["-layout"], &["-"]) {
        for word in [
            "Ana María Güell Peñalver",
            "Clínica Dental Peñalver",
            "Odontograma",
            "36",
            "24–26",
            "Prótesis".to_lowercase().as_str(),
            "Página 1 de",
        ] {
            assert!(text.contains(word), "{word} in {text}");
        }
    }
}

#[test]
fn the_same_report_is_the_same_bytes() {
    let chart = sample::chart(&sample::adult());
    let write = || render(&report(&chart, "Ana")).to_pdf().expect("writes");
    assert_eq!(write(), write());
}

#[test]
fn a_page_is_small() {
    let pdf = render(&report(&sample::chart(&sample::adult()[..12]), "Ana")).to_pdf().expect("writes");
    assert!(pdf.len() < 60 * 1024, "{}", pdf.len());
}

#[test]
fn black_and_white_has_no_colour() {
    let chart = sample::chart(&sample::adult());
    let frame = Frame { colour: false, ..named("Ana") };
    let document = render(&OdontogramReport { frame, ..report(&chart, "Ana") });
    let items = document.pages.iter().flat_map(|page| &page.items);
    for item in items {
        let colours = match item {
            Item::Path(drawn) => [drawn.fill, drawn.stroke.map(|stroke| stroke.colour)],
            Item::Text(line) => [Some(line.style.colour), None],
        };
        for colour in colours.into_iter().flatten() {
            let spread = colour.0.max(colour.1).max(colour.2) - colour.0.min(colour.1).min(colour.2);
            assert!(spread < 0x1f, "{colour:?}");
        }
    }
}

#[test]
fn an_empty_record_says_so() {
    let pdf = render(&report(&Chart::default(), "Ana"));
    assert_eq!(pdf.pages.len(), 1);
    assert!(pdf.pages_svg()[0].contains("Sin hallazgos en esta fecha"));
}

#[test]
fn long_lists_run_over_pages_with_their_head() {
    let findings: Vec<Finding> = (0..240_u8)
        .map(|n| Finding {
            note: format!("nota {n}"),
            rule: format!("nueva-{n}"),
            ..sample::finding("nueva", &[11 + n % 8], "", None, Status::Pathology)
        })
        .enumerate()
        .map(|(n, finding)| Finding { id: domain::FindingId(uuid(n)), ..finding })
        .collect();
    let pages = render(&report(&sample::chart(&findings), "Ana")).pages_svg();
    assert!(pages.len() > 3);
    assert!(pages.iter().all(|page| page.contains(">Anotado por<")));
    assert!(pages[1].contains(&format!("Página 2 de {}", pages.len())));
}

fn uuid(n: usize) -> uuid::Uuid {
    uuid::Uuid::from_u128(n as u128 + 1)
}

/// Every line of text lies on the page.
fn check(name: &str) {
    let mut finding = sample::finding("caries", &[36], "O", None, Status::Pathology);
    finding.note = name.to_owned();
    let chart = sample::chart(&[finding]);
    let mut report = report(&chart, name);
    report.frame = sample::frame_of(name);
    report.authors = BTreeMap::from([(sample::author(), name.to_owned())]);
    let document = render(&report);
    for page in &document.pages {
        for item in &page.items {
            if let Item::Text(line) = item {
                let inside =
                    line.x >= 0.0 && line.x + line.width() <= page.width_mm && line.y > 0.0 && line.y < page.height_mm;
                assert!(inside, "{} {} {} {:?}", line.x, line.y, line.width(), line.text);
            }
        }
    }
    let pdf = document.to_pdf().expect("writes");
    if let Some((sound, said)) = tool("qpdf", &pdf, &["--check"], &[]) {
        assert!(sound, "{said}");
    }
}

#[test]
fn names_of_any_kind_stay_on_the_page() {
    for name in [
        "محمد بن عبد الله",
        "שלום כהן",
        "王小明",
        "नरेन्द्र",
        "😀👩‍👩‍👧‍👦🇪🇸",
        "evil\u{202E}txt.exe\u{202C}\u{0}\u{7}\u{9F}",
        "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
        "(\\) <b>&amp;</b> %PDF endobj",
        "",
        " ",
        "\n\n\n",
    ] {
        check(name);
    }
    check(&"María José ".repeat(460));
    check(&"W".repeat(5_000));
}

#[test]
fn a_direction_override_does_not_reach_the_reader() {
    let chart = sample::chart(&sample::adult()[..2]);
    let document = render(&report(&chart, "Ana\u{202E}anA"));
    assert!(!document.pages_svg()[0].contains('\u{202E}'));
    if let Some((_, text)) = tool("pdftotext", &document.to_pdf().expect("writes"), &[], &["-"]) {
        assert!(text.contains("AnaanA"), "{text}");
    }
}
