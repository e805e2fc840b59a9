//! Bytes of the file changed while nobody looked: always noticed, never a panic, never an answer that is wrong.

use std::fs;

use store::Error;

use crate::kit::{Desk, finding, patient};

const PAGE: usize = 4096;

fn filled() -> (Desk, Vec<u8>) {
    let mut desk = Desk::first();
    for n in 1..=40 {
        desk.saves(&patient(n, "Lucía", "Ferrer"));
        desk.appends(&finding(n, n, &"note ".repeat(40)));
    }
    desk.close();
    let bytes = fs::read(desk.path().join("esmalte.db")).unwrap();
    (desk, bytes)
}

fn assert_noticed(desk: &Desk, bytes: &[u8], what: &str) {
    fs::write(desk.path().join("esmalte.db"), bytes).unwrap();
    let verdict = desk.try_open().and_then(|store| store.verify(true, |_, _| ()));
    match verdict {
        Err(Error::Damaged(_)) => {}
        Ok(verdict) => assert_ne!(verdict.faults, [], "{what} went unnoticed"),
        Err(other) => panic!("{what}: {other:?}"),
    }
}

#[test]
fn a_flipped_byte_in_any_page_is_noticed() {
    let (desk, whole) = filled();
    for page in 0..whole.len() / PAGE {
        let mut flipped = whole.clone();
        flipped[page * PAGE + 1000] ^= 1;
        assert_noticed(&desk, &flipped, &format!("a flip in page {page}"));
    }
}

#[test]
fn swapped_pages_are_noticed() {
    let (desk, whole) = filled();
    for (a, b) in [(1, 2), (5, 9), (0, 3)] {
        let mut swapped = whole.clone();
        let (left, right) = swapped.split_at_mut(b * PAGE);
        left[a * PAGE..][..PAGE].swap_with_slice(&mut right[..PAGE]);
        assert_noticed(&desk, &swapped, &format!("pages {a} and {b} swapped"));
    }
}

#[test]
fn a_truncated_file_is_noticed() {
    let (desk, whole) = filled();
    let pages = whole.len() / PAGE;
    for keep in [0, 100, PAGE, 5 * PAGE, 5 * PAGE + 77, (pages - 1) * PAGE] {
        assert_noticed(&desk, &whole[..keep], &format!("cut to {keep} bytes"));
    }
}

#[test]
fn a_file_of_anything_else_is_noticed() {
    let (desk, whole) = filled();
    assert_noticed(&desk, &vec![0; whole.len()], "zeros");
    assert_noticed(&desk, b"SQLite format 3\0 and then nothing of the kind", "text");
}
