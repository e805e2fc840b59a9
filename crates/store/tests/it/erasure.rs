//! Erasing: nothing of the patient is left in any byte of the file, the chain verifies, and nobody brings her back.

use aes::{
    Aes256Dec,
    cipher::{Array, BlockCipherDecrypt as _, KeyInit as _},
};
use domain::{PatientId, patient::Patient};
use store::Error;
use wire::{ChangeKind, Refused, frame::Frame};

use crate::kit::{
    Author, Desk, NOW, append, ctx, ctx_at, device, erasure, exchange, finding, key, opened, patient, patient_id,
};

pub(crate) const WORDS: [&str; 4] = ["Zurbarán", "zurbaran", "Quevedesca", "calle del Olvido"];

pub(crate) fn zurbaran() -> Patient {
    Patient { address: WORDS[3].to_owned(), ..patient(1, "Lucía", WORDS[0]) }
}

/// A workstation with her, another patient, and more than fits on one page.
fn fill(desk: &Desk) {
    desk.saves(&zurbaran());
    desk.saves(&Patient { phone: "600 000 001".to_owned(), ..zurbaran() });
    desk.saves(&patient(2, "Berta", "Quedadiza"));
    for n in 0..40 {
        desk.appends(&finding(2 * n, 1, &format!("{} {n} {}", WORDS[2], "x".repeat(900))));
        desk.appends(&finding(2 * n + 1, 2, &format!("se queda {n}")));
    }
    desk.write(ctx(), |tx| {
        tx.append(&finding(900, 1, WORDS[2]))?;
        tx.append(&finding(901, 2, "en el mismo cambio"))
    })
    .unwrap();
}

/// SQLCipher's page, and what of it is initialisation vector and seal.
const PAGE: usize = 4096;
const RESERVED: usize = 80;

/// Every page of the file in clear, live or free, one after the other: as somebody with the key and a disk editor
/// reads it, without any SQLite that would pass over what it deleted.
pub(crate) fn pages(desk: &Desk) -> Vec<u8> {
    let file = std::fs::read(desk.path().join("esmalte.db")).unwrap();
    let cipher = Aes256Dec::new(&Array::from(*key().0));
    let mut clear = Vec::with_capacity(file.len());
    for (number, page) in file.chunks_exact(PAGE).enumerate() {
        let (body, reserved) = page.split_at(PAGE - RESERVED);
        // The first page begins with sixteen bytes of salt in clear.
        let body = &body[if number == 0 { 16 } else { 0 }..];
        let mut before: [u8; 16] = reserved[..16].try_into().unwrap();
        for block in body.chunks_exact(16) {
            let block: [u8; 16] = block.try_into().unwrap();
            let mut plain = Array::from(block);
            cipher.decrypt_block(&mut plain);
            clear.extend(plain.iter().zip(before).map(|(byte, chained)| byte ^ chained));
            before = block;
        }
    }
    assert!(holds(&clear, b"CREATE TABLE patient"), "the pages are read rightly");
    clear
}

pub(crate) fn holds(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

fn is_gone(desk: &mut Desk) {
    // The journal was emptied while the store was open: closing it is not what does it.
    let journal = std::fs::metadata(desk.path().join("esmalte.db-wal")).map_or(0, |file| file.len());
    assert!(journal <= 5 * 4096, "{journal} bytes of journal: more than a note that all is done");
    desk.close();
    let bytes = pages(desk);
    for word in WORDS {
        assert!(!holds(&bytes, word.as_bytes()), "{word} is still there");
    }
    let trigrams: i64 = desk
        .raw()
        .query_row("SELECT count(*) FROM patient_letters WHERE patient_letters MATCH 'zurb'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(trigrams, 0);
    assert!(!holds(&bytes, b"zur"), "nor three letters of hers in the index");
    assert!(holds(&bytes, "Quedadiza".as_bytes()), "the other one stays");
    // Her number stands in headers and in the erasure alone.
    let raw = desk.raw();
    let id = patient_id(1).0.as_bytes().to_vec();
    for table in ["patient", "finding", "record_clock", "conflict", "patient_index", "block", "access"] {
        let columns: Vec<String> = raw
            .prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        for column in columns {
            let found: i64 = raw
                .query_row(&format!("SELECT count(*) FROM {table} WHERE instr({column}, ?1) > 0"), [&id], |row| {
                    row.get(0)
                })
                .unwrap();
            assert_eq!(found, 0, "{table}.{column}");
        }
    }
    drop(raw);
    desk.reopen();
    desk.assert_sound();
    assert!(matches!(desk.read(|tx| tx.get::<Patient>(patient_id(1))), Err(Error::NotFound(_))));
    assert_eq!(desk.read(|tx| tx.findings(patient_id(2))).unwrap().0.len(), 41);
}

#[test]
fn nothing_is_left_in_database_journal_free_pages_or_index() {
    let mut desk = Desk::first();
    fill(&desk);
    desk.close();
    assert!(WORDS.iter().all(|word| holds(&pages(&desk), word.as_bytes())), "there is something to be found");
    desk.reopen();
    let heads = desk.heads().unwrap();
    desk.erase(ctx(), &erasure(1, 1)).unwrap();
    assert!(desk.read(|tx| tx.is_scrubbed()).unwrap());
    assert_eq!(desk.heads().unwrap()[&device(1)].seq, heads[&device(1)].seq + 1, "one more change and no less");
    is_gone(&mut desk);
}

#[test]
fn a_workstation_that_receives_the_erasure_forgets_as_thoroughly() {
    let mut desks = Desk::clinic_of(2);
    fill(&desks[0]);
    exchange(&desks);
    desks[0].erase(ctx(), &erasure(1, 1)).unwrap();
    exchange(&desks);
    assert_eq!(desks[0].digests(), desks[1].digests());
    desks.iter_mut().for_each(is_gone);
}

#[test]
fn a_reader_in_the_way_only_puts_off_the_scrubbing() {
    let mut desk = Desk::first();
    fill(&desk);
    desk.read(|tx| {
        tx.staff()?;
        desk.erase(ctx(), &erasure(1, 1)).unwrap();
        assert!(!desk.read(|tx| tx.is_scrubbed()).unwrap());
        Ok::<_, Error>(())
    })
    .unwrap();
    desk.reopen();
    is_gone(&mut desk);
}

#[test]
fn of_a_change_about_two_only_her_part_goes() {
    let desk = Desk::first();
    fill(&desk);
    desk.erase(ctx(), &erasure(1, 1)).unwrap();
    let mixed: Vec<_> = desk.frames().iter().map(opened).filter(|change| change.sections.len() == 2).collect();
    assert_eq!(mixed.len(), 1);
    let kept = mixed[0].header.sections.iter().zip(&mixed[0].sections);
    for (named, section) in kept {
        assert_eq!(section.is_none(), named.subject == Some(patient_id(1)));
    }
}

#[test]
fn what_a_colleague_wrote_meanwhile_keeps_its_place_in_the_chain_and_loses_its_words() {
    let desks = Desk::clinic_of(2);
    fill(&desks[0]);
    exchange(&desks);
    desks[0].erase(ctx(), &erasure(1, 1)).unwrap();
    desks[1].write(ctx_at(NOW + 5), |tx| tx.append(&finding(970, 1, WORDS[2]))).unwrap();
    desks[1].appends(&finding(971, 2, "de otra"));
    exchange(&desks);
    for desk in &desks {
        let late = desk.read(|tx| tx.late_entries(patient_id(1))).unwrap();
        assert_eq!(late.iter().map(|late| (late.device, late.wall)).collect::<Vec<_>>(), [(device(2), NOW + 5)]);
        assert!(desk.frames().iter().all(|frame| !holds(&frame.to_bytes(), WORDS[2].as_bytes())));
        assert_eq!(desk.read(|tx| tx.findings(patient_id(2))).unwrap().0.len(), 42);
        desk.assert_sound();
    }
    assert_eq!(desks[0].digests(), desks[1].digests());
    assert!(matches!(desks[1].write(ctx(), |tx| tx.append(&finding(972, 1, ""))), Err(Error::NotFound(_))));
}

#[test]
fn a_new_workstation_learns_a_pruned_log_in_whatever_order_it_comes() {
    let desks = Desk::clinic_of(2);
    fill(&desks[0]);
    exchange(&desks);
    desks[1].erase(ctx(), &erasure(1, 1)).unwrap();
    exchange(&desks);
    let frames = desks[0].frames();
    for reversed in [false, true] {
        let mut frames = frames.clone();
        if reversed {
            frames.reverse();
        }
        let third = Desk::new(3);
        let (early, late) = frames.split_at(frames.len() / 2);
        third.gets(early);
        third.gets(late);
        third.gets(early);
        assert_eq!(third.digests(), desks[0].digests());
        assert_eq!(third.read(|tx| tx.withheld()).unwrap(), 0);
        third.assert_sound();
    }
}

#[test]
fn the_words_of_the_unpruned_log_never_come_back() {
    let desks = Desk::clinic_of(2);
    fill(&desks[0]);
    let unpruned = desks[0].frames();
    desks[0].erase(ctx(), &erasure(1, 1)).unwrap();
    desks[0].gets(&unpruned);
    // A disk put back from before: all of it known, none of it taken in again.
    let third = Desk::new(3);
    third.gets(&desks[0].frames()[desks[0].frames().len() - 1..]);
    third.gets(&desks[0].frames());
    third.gets(&unpruned);
    for desk in [&desks[0], &third] {
        assert!(desk.frames().iter().all(|frame| !holds(&frame.to_bytes(), WORDS[2].as_bytes())));
        desk.assert_sound();
    }
}

fn hidden(mut frame: Frame) -> Frame {
    let header = frame.change.header().unwrap();
    frame.change.prune(&header, |_| true);
    frame
}

#[test]
fn a_section_missing_without_an_erasure_is_told_and_filled_when_somebody_has_it() {
    let desks = Desk::clinic_of(2);
    desks[0].saves(&zurbaran());
    desks[0].appends(&finding(1, 1, "dicho"));
    let frames = desks[0].frames();
    let hiding: Vec<Frame> = frames.iter().cloned().map(hidden).collect();
    assert_eq!(desks[1].gets(&hiding).refused, []);
    assert_eq!(desks[1].read(|tx| tx.withheld()).unwrap(), 2);
    let faults = desks[1].verify(false, |_, _| ()).unwrap().faults;
    assert!(faults.iter().all(|fault| matches!(fault, store::Fault::Change { why: Refused::Section, .. })));
    assert_eq!(faults.len(), 2);
    desks[1].gets(&frames);
    assert_eq!(desks[1].read(|tx| tx.withheld()).unwrap(), 0);
    desks[1].assert_sound();
    assert_eq!(desks[0].digests(), desks[1].digests());
}

#[test]
fn an_erasure_inside_another_change_erases_nobody() {
    let desk = Desk::first();
    desk.enrols(2);
    desk.saves(&zurbaran());
    assert!(matches!(desk.write(ctx(), |tx| tx.append(&erasure(1, 1))), Err(Error::Misuse(_))));
    let record = erasure(1, 1);
    let op = wire::Op {
        kind: "erasure".into(),
        id: record.id,
        fields: crate::kit::fields(&record),
        ..append(&finding(1, 1, ""))
    };
    desk.gets(&[Author::new(2).seals(vec![op.clone()], |_| ())]);
    assert_eq!(desk.patient(1), zurbaran());
    desk.assert_sound();
    let mut author = Author::new(3);
    desk.enrols(3);
    desk.gets(&[author.seals(vec![op], |header| header.kind = ChangeKind::Erase)]);
    assert!(matches!(desk.read(|tx| tx.get::<Patient>(patient_id(1))), Err(Error::NotFound(_))));
    desk.assert_sound();
}

#[test]
fn a_record_that_a_forger_told_of_two_patients_leaves_the_honest_half() {
    // Both orders: the same fact told of her and of another, before and after the erasure.
    let digests = [false, true].map(|late| {
        let desk = Desk::first();
        (2..=3).for_each(|n| desk.enrols(n));
        desk.saves(&zurbaran());
        let (mut one, mut other) = (Author::new(2), Author::new(3));
        let of_her = one.seals_about(patient_id(1), vec![append(&finding(7, 1, "de ella"))]);
        let of_other = other.seals_about(patient_id(2), vec![append(&finding(7, 2, "de otra"))]);
        if late {
            desk.erase(ctx(), &erasure(1, 1)).unwrap();
            desk.gets(&[of_her, of_other]);
        } else {
            desk.gets(&[of_her, of_other]);
            desk.erase(ctx(), &erasure(1, 1)).unwrap();
        }
        desk.assert_sound();
        assert_eq!(desk.read(|tx| tx.findings(patient_id(2))).unwrap().0[0].note, "de otra");
        let mut digests = desk.digests();
        digests.remove("patient");
        digests
    });
    assert_eq!(digests[0], digests[1]);
}

#[test]
fn parked_ops_of_hers_go_too() {
    let desk = Desk::first();
    desk.enrols(2);
    desk.saves(&zurbaran());
    let mut strange = append(&finding(3, 1, WORDS[2]));
    strange.fields.insert("aura".into(), wire::Value::from(WORDS[2]));
    desk.gets(&[Author::new(2).seals_about(patient_id(1), vec![strange])]);
    desk.erase(ctx(), &erasure(1, 1)).unwrap();
    let verdict = desk.verify(true, |_, _| ()).unwrap();
    assert_eq!((verdict.faults.len(), verdict.states.get("parked")), (0, None));
}

#[test]
fn copies_made_while_she_was_there_are_named() {
    let desk = Desk::first();
    let note = |name: &str| desk.note_backup(std::path::Path::new(name), NOW).unwrap();
    note("before-her");
    desk.saves(&zurbaran());
    note("with-her");
    desk.erase(ctx(), &erasure(1, 1)).unwrap();
    note("after-her");
    let named = |of: PatientId| {
        desk.read(|tx| tx.backups_with(of)).unwrap().into_iter().map(|backup| backup.file).collect::<Vec<_>>()
    };
    assert_eq!(named(patient_id(1)), ["with-her"]);
    assert!(named(patient_id(9)).is_empty());
    desk.forget_backup("with-her").unwrap();
    assert!(named(patient_id(1)).is_empty());
}

#[test]
fn an_erasure_by_a_revoked_device_is_undone_from_whoever_still_has_the_record() {
    let desks = Desk::clinic_of(3);
    desks[0].saves(&zurbaran());
    exchange(&desks);
    desks[1].erase(ctx(), &erasure(1, 1)).unwrap();
    desks[2].gets(&desks[1].frames());
    assert!(matches!(desks[2].read(|tx| tx.get::<Patient>(patient_id(1))), Err(Error::NotFound(_))));
    desks[0].revokes(2, 0);
    desks[0].gets(&desks[1].frames());
    assert_eq!(desks[0].patient(1), zurbaran());
    desks[2].gets(&desks[0].frames());
    assert_eq!(desks[2].read(|tx| tx.withheld()).unwrap(), 1, "told as missing first");
    desks[2].gets(&desks[0].frames());
    assert_eq!(desks[2].patient(1), zurbaran());
    assert_eq!(desks[0].digests(), desks[2].digests());
    [&desks[0], &desks[2]].into_iter().for_each(|desk| desk.assert_sound());
}
