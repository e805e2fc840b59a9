//! Papers about money, on made-up figures: what such papers need can be set.

use reports::{
    Document,
    sample::money,
    scene::{Item, Page},
};

use crate::papers::is_sound;

fn words(page: &Page) -> Vec<String> {
    let text = |item: &Item| match item {
        Item::Text(line) => Some(line.text.clone()),
        Item::Path(_) => None,
    };
    page.items.iter().filter_map(text).collect()
}

fn all(document: &Document) -> Vec<Vec<String>> {
    is_sound(document);
    document.pages.iter().map(words).collect()
}

#[track_caller]
fn says(page: &[String], text: &str) {
    assert!(page.iter().any(|word| word == text), "{text} in {page:?}");
}

#[test]
fn cents_are_said_as_money() {
    for (cents, text) in
        [(0, "0,00\u{a0}€"), (5, "0,05\u{a0}€"), (123_456_789, "1.234.567,89\u{a0}€"), (-12_350, "−123,50\u{a0}€")]
    {
        assert_eq!(money::euros(cents), text);
    }
}

#[test]
fn a_budget_sums_up_each_phase_and_the_whole() {
    let pages = all(&money::budget());
    let page = pages.concat();
    assert_eq!(page.iter().filter(|word| *word == "Total de la fase").count(), 3);
    for sum in [33_500, 43_000, 183_000, 259_500, 246_525] {
        says(&page, &money::euros(sum));
    }
}

#[test]
fn a_receipt_is_a_page() {
    let pages = all(&money::receipt());
    assert_eq!(pages.len(), 1);
    says(&pages[0], &money::euros(12_350));
}

#[test]
fn an_invoice_has_its_taxes() {
    let pages = all(&money::invoice());
    for sum in [32_950, 6_920, 61_870] {
        says(&pages[0], &money::euros(sum));
    }
}

#[test]
fn each_page_of_debts_hands_its_sum_to_the_next() {
    let pages = all(&money::debts());
    assert!(pages.len() > 1);
    for pair in pages.windows(2) {
        let after = |page: &[String], words: &str| {
            let at = page.iter().position(|word| word == words).unwrap_or_else(|| panic!("{words}"));
            page[at..].iter().find(|word| word.ends_with('€')).cloned()
        };
        assert_eq!(after(&pair[0], "Suma y sigue"), after(&pair[1], "Suma anterior"));
    }
    says(&pages[pages.len() - 1], "Total pendiente");
    assert!(!pages[pages.len() - 1].iter().any(|word| word == "Suma y sigue"));
}

#[test]
fn a_cash_close_and_a_long_log_stay_in_their_columns() {
    let pages = all(&money::cash_close());
    assert_eq!(pages.len(), 1);
    says(&pages[0], &money::euros(-200));
    let pages = all(&money::access_log());
    assert!(pages.len() > 3 && pages.iter().all(|page| page.iter().any(|word| word == "Cuándo")));
}
