//! Notes of visits: locked by their signature, on every workstation, and nothing written elsewhere is lost.

use domain::{
    NoteId, StaffId, VisitId,
    note::{Sections, Signature, VisitNote, standing},
};
use store::{Error, Scratch};
use uuid::Uuid;

use crate::kit::{Desk, NOW, ctx_at, erasure, patient, patient_id};

const AUTHOR: StaffId = StaffId(Uuid::from_u128(0x57aff));

fn note(treatment: &str) -> VisitNote {
    VisitNote {
        id: NoteId(Uuid::from_u128(0x107e)),
        patient: patient_id(1),
        visit: VisitId(Uuid::from_u128(0x5151)),
        by: AUTHOR,
        begun_at: NOW,
        sections: Sections { treatment: treatment.to_owned(), ..Sections::default() },
    }
}

fn signature(n: u128, note: &VisitNote) -> Signature {
    Signature {
        id: Uuid::from_u128(n),
        patient: note.patient,
        visit: note.visit,
        note: note.id,
        sections: note.sections.clone(),
        hash: "00".to_owned(),
        by: AUTHOR,
        by_name: "Ana Pérez".to_owned(),
        licence: String::new(),
        signed_at: NOW + i64::try_from(n).unwrap(),
    }
}

fn scratch(content: &str) -> Scratch {
    Scratch { id: note("").id.0, patient: patient_id(1), author: AUTHOR, content: content.to_owned(), typed_at: NOW }
}

fn save(desk: &Desk, later: i64, note: &VisitNote) -> Result<(), Error> {
    desk.write(ctx_at(NOW + later), |tx| tx.save(note, None))
}

fn sign(desk: &Desk, n: u128, note: &VisitNote) {
    desk.write(ctx_at(NOW + 10), |tx| tx.append(&signature(n, note))).unwrap();
}

fn exchange(a: &Desk, b: &Desk) {
    assert_eq!(b.gets(&a.frames()).refused, []);
    assert_eq!(a.gets(&b.frames()).refused, []);
}

/// The signed text, and every text that stands in the treatment, the shown one first.
fn told(desk: &Desk) -> (String, Vec<String>) {
    desk.read(|tx| {
        let signatures = tx.signatures(patient_id(1))?;
        let kept: VisitNote = tx.get(note("").id)?;
        let texts = tx.note_texts(&kept)?.into_iter().filter(|text| text.section == "treatment");
        Ok::<_, Error>((
            standing(&signatures).unwrap().sections.treatment.clone(),
            texts.map(|text| text.says).collect(),
        ))
    })
    .unwrap()
}

#[test]
fn a_signed_note_refuses_every_edit_and_every_decision() {
    let desk = Desk::first();
    desk.saves(&patient(1, "Lucía", "Ferrer"));
    save(&desk, 0, &note("Obturación 36")).unwrap();
    sign(&desk, 1, &note("Obturación 36"));
    let before = desk.digests();
    assert!(matches!(save(&desk, 20, &note("Obturación 46")), Err(Error::Signed)));
    let seen = desk.read(|tx| tx.seen(&domain::note::KIND, note("").id.0)).unwrap();
    let decided = desk.write(ctx_at(NOW + 20), |tx| {
        tx.decide(&domain::note::KIND, note("").id.0, "treatment", "Obturación 46".into(), &seen)
    });
    assert!(matches!(decided, Err(Error::Signed)));
    save(&desk, 30, &note("Obturación 36")).unwrap();
    assert_eq!(desk.digests(), before, "what changes nothing is no edit");
    let other = VisitNote { id: NoteId(Uuid::from_u128(0x107f)), ..note("Otra nota") };
    save(&desk, 40, &other).unwrap();
    desk.assert_sound();
}

#[test]
fn an_edit_made_before_knowing_of_the_signature_stands_beside_the_signed_text_everywhere() {
    let desks = Desk::clinic_of(2);
    let (signs, edits) = (&desks[0], &desks[1]);
    signs.saves(&patient(1, "Lucía", "Ferrer"));
    save(signs, 0, &note("Obturación 36")).unwrap();
    exchange(signs, edits);
    sign(signs, 1, &note("Obturación 36"));
    save(edits, 60_000, &note("Obturación 36, sin anestesia")).unwrap();
    exchange(signs, edits);
    for desk in [signs, edits] {
        let (signed, texts) = told(desk);
        assert_eq!(signed, "Obturación 36");
        assert_eq!(texts, ["Obturación 36, sin anestesia"], "the edit saw the text and not the signature");
        assert!(matches!(save(desk, 90_000, &note("más")), Err(Error::Signed)), "both know by now");
        assert_eq!(desk.conflicts(), [], "there is nothing to decide: the signed text stands");
        desk.assert_sound();
    }
    assert_eq!(signs.digests(), edits.digests());
}

#[test]
fn both_texts_stay_when_the_signer_wrote_on_and_of_two_signatures_the_first_stands() {
    let desks = Desk::clinic_of(2);
    let (one, other) = (&desks[0], &desks[1]);
    one.saves(&patient(1, "Lucía", "Ferrer"));
    save(one, 0, &note("Obturación")).unwrap();
    exchange(one, other);
    save(one, 5, &note("Obturación 36")).unwrap();
    save(other, 60_000, &note("Obturación 46")).unwrap();
    sign(one, 2, &note("Obturación 36"));
    sign(other, 1, &note("Obturación 46"));
    exchange(one, other);
    for desk in [one, other] {
        let (signed, mut texts) = told(desk);
        texts.sort_unstable();
        assert_eq!((signed.as_str(), texts), ("Obturación 46", vec!["Obturación 36".into(), "Obturación 46".into()]));
        assert_eq!(desk.conflicts(), []);
        assert_eq!(desk.read(|tx| tx.signatures(patient_id(1))).unwrap().len(), 2);
    }
    assert_eq!(one.digests(), other.digests());
}

#[test]
fn a_draft_that_two_workstations_write_is_a_conflict_to_decide() {
    let desks = Desk::clinic_of(2);
    let (one, other) = (&desks[0], &desks[1]);
    one.saves(&patient(1, "Lucía", "Ferrer"));
    save(one, 0, &note("Obturación")).unwrap();
    exchange(one, other);
    save(one, 5, &note("Obturación 36")).unwrap();
    save(other, 60_000, &note("Obturación 46")).unwrap();
    exchange(one, other);
    assert_eq!(one.beside(), [("treatment".to_owned(), "Obturación 36".into())]);
    assert_eq!(one.digests(), other.digests());
}

#[test]
fn what_was_typed_outlives_the_process_and_goes_with_the_seal() {
    let mut desk = Desk::first();
    desk.saves(&patient(1, "Lucía", "Ferrer"));
    let log = desk.frames().len();
    desk.keep_scratch(&scratch("Obt")).unwrap();
    desk.keep_scratch(&scratch("Obturación 3")).unwrap();
    assert_eq!(desk.frames().len(), log, "typing seals nothing");
    desk.reopen();
    assert_eq!(desk.read(|tx| tx.scratch(note("").id)).unwrap(), Some(scratch("Obturación 3")));
    let failed = desk.write(ctx_at(NOW), |tx| {
        tx.drop_scratch(note("").id)?;
        tx.save(&note("Obturación 3"), None)?;
        Err::<(), _>(Error::Misuse("the seal came to nothing"))
    });
    assert!(failed.is_err());
    assert_eq!(desk.read(|tx| tx.scratches(patient_id(1))).unwrap().len(), 1, "then nothing is let go of");
    desk.write(ctx_at(NOW), |tx| {
        tx.save(&note("Obturación 3"), None)?;
        tx.drop_scratch(note("").id)
    })
    .unwrap();
    assert_eq!(desk.read(|tx| tx.scratches(patient_id(1))).unwrap(), []);
    desk.assert_sound();
}

#[test]
fn what_was_typed_about_somebody_erased_is_gone_and_none_is_kept_any_more() {
    let desk = Desk::first();
    desk.saves(&patient(1, "Lucía", "Ferrer"));
    desk.keep_scratch(&scratch("Obturación")).unwrap();
    desk.write_as(wire::ChangeKind::Erase, ctx_at(NOW), |tx| tx.append(&erasure(1, 1))).unwrap();
    assert_eq!(desk.read(|tx| tx.scratch(note("").id)).unwrap(), None);
    assert!(matches!(desk.keep_scratch(&scratch("más")), Err(Error::NotFound("patient"))));
}
