//! Parts of the record as papers: nothing is left out, a head never stands alone, and a thick one is set in time.

use reports::{Document, Grid, Part, RecordReport, Told, sample, scene::Item};

use crate::papers::{hostile, is_sound};

fn report(word: &str, parts: Vec<Part>) -> Document {
    let report = RecordReport {
        frame: sample::frame_of(word),
        title: word.to_owned(),
        beside: word.to_owned(),
        notices: vec![word.to_owned()],
        parts,
        sources: vec![word.to_owned()],
    };
    report.render().expect("renders")
}

fn entry(word: &str) -> Part {
    let word = || word.to_owned();
    Part {
        opens: true,
        head: word(),
        aside: word(),
        mark: word(),
        lines: vec![Told::Strong(word()), Told::Named(word(), word()), Told::Words(word()), Told::Small(word())],
        grid: Some(Grid { columns: vec![(word(), 1.0), (word(), 2.0)], rows: vec![vec![word(), word()]; 3] }),
    }
}

fn lines(document: &Document) -> Vec<Vec<String>> {
    let text = |item: &Item| match item {
        Item::Text(line) => Some(line.text.clone()),
        Item::Path(_) => None,
    };
    document.pages.iter().map(|page| page.items.iter().filter_map(text).collect()).collect()
}

#[test]
fn words_of_any_kind_stay_on_the_paper() {
    for word in hostile() {
        is_sound(&report(&word, vec![entry(&word)]));
    }
}

#[test]
fn a_thick_history_keeps_every_entry_and_no_head_alone_at_the_foot() {
    let parts = (0..3000).map(|n| Part {
        opens: n % 4 == 0,
        head: format!("entrada {n}"),
        aside: "Dra. A. Prats".into(),
        lines: vec![Told::Words(format!("dicho {n} {}", "palabra ".repeat(n % 60)))],
        ..Part::default()
    });
    let document = report("Ana", parts.collect());
    let pages = lines(&document);
    assert!(pages.len() > 150, "{}", pages.len());
    let all: Vec<&String> = pages.iter().flatten().collect();
    for n in 0..3000 {
        assert!(all.iter().any(|line| **line == format!("entrada {n}")), "{n}");
        assert!(all.iter().any(|line| line.starts_with(&format!("dicho {n}"))), "{n}");
    }
    for page in &pages {
        // The last two lines are the foot.
        let last = page.iter().rev().find(|line| !line.contains("Ana") && !line.starts_with("Página"));
        assert!(last.is_none_or(|line| !line.starts_with("entrada") && line != "Dra. A. Prats"), "{last:?}");
    }
}
