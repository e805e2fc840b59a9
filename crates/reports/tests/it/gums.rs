//! Periodontal papers: what was read stands on them, in the clinic's convention, and names of any kind do no harm.

use domain::perio::PerioConvention;
use reports::{
    Document, ExaminedGums, Frame, JudgedGums, Language, PerioComparisonReport, PerioReport, Sealing,
    sample::{self, gums},
    scene::Item,
};

use crate::papers::{hostile, is_sound};

fn report(exam: &ExaminedGums, frame: Frame, convention: PerioConvention) -> Document {
    PerioReport { frame, exam, convention }.render().expect("renders")
}

fn words(document: &Document) -> Vec<String> {
    let text = |item: &Item| match item {
        Item::Text(line) => Some(line.text.clone()),
        Item::Path(_) => None,
    };
    document.pages.iter().flat_map(|page| page.items.iter().filter_map(text)).collect()
}

#[test]
fn one_examination_is_one_page_in_either_ink_and_language() {
    for (language, colour) in [(Language::Es, true), (Language::En, false)] {
        let frame = Frame { language, colour, ..sample::frame() };
        let document = report(&gums::before(), frame, PerioConvention::Sepa);
        assert_eq!(document.pages.len(), 1);
        is_sound(&document);
    }
}

#[test]
fn every_depth_margin_and_loss_that_was_read_is_written() {
    let exam = gums::before();
    let words = words(&report(&exam, sample::frame(), PerioConvention::Bern));
    let read = exam.chart.teeth.values().flat_map(|tooth| &tooth.sites);
    for site in read {
        for wanted in [site.depth_mm, site.loss_mm()].into_iter().flatten() {
            assert!(words.contains(&wanted.to_string()));
        }
    }
    // In Bern's convention a recession has a minus.
    assert!(words.contains(&"−1".to_owned()));
    assert!(words.iter().any(|word| word.contains("Berna")));
}

#[test]
fn a_comparison_tells_the_change_of_every_site_probed_twice() {
    let (before, after) = (gums::before(), gums::after());
    let frame = sample::frame();
    let document = PerioComparisonReport { frame, before: &before, after: &after, convention: PerioConvention::Sepa };
    let document = document.render().expect("renders");
    assert_eq!(document.pages.len(), 1);
    is_sound(&document);
    let words = words(&document);
    let signed = |by: i64| if by < 0 { format!("−{}", -by) } else { format!("+{by}") };
    let mut moved = 0;
    for (tooth, then) in &before.chart.teeth {
        for (old, new) in then.sites.iter().zip(&after.chart.teeth[tooth].sites) {
            let by = new.depth_mm.unwrap_or(0) - old.depth_mm.unwrap_or(0);
            if by != 0 {
                moved += 1;
                assert!(words.contains(&signed(by)), "{by}");
            }
        }
    }
    assert!(moved > 10);
}

#[test]
fn names_notes_and_reasons_of_any_kind_stay_on_the_paper() {
    for word in hostile() {
        let exam = gums::before();
        let exam = ExaminedGums {
            by: word.clone(),
            note: word.clone(),
            judged: exam.judged.map(|judged| JudgedGums { note: word.repeat(3), by: word.clone(), ..judged }),
            sealings: vec![Sealing { reason: word.clone(), by: word.clone(), on: exam.examined_on }; 3],
            late: true,
            disputed: 2,
            ..exam
        };
        is_sound(&report(&exam, sample::frame_of(&word), PerioConvention::Sepa));
    }
}
