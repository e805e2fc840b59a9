//! Visits, notes and hygiene sessions: who may what, what survives a crash, what is locked.

use std::sync::Arc;

use app::{
    App, ErrorCode,
    hygiene::{HygieneDraft, HygieneForm},
    keys::NoKeychain,
    note::NoteForm,
    odontogram::NewFinding,
    visit::{NoteView, VisitForm, VisitView},
};
use domain::{
    DeviceId, PatientId, StaffId, VisitId,
    device::{ByteString, Device},
    finding::Status,
    note::{Sections, VisitNote},
    staff::Role,
};
use store::{Ctx, DatabaseKey, Founding, Store};

use crate::kit::{Kit, NOW, PASSPHRASE, code, faults};

const CTX: Ctx = Ctx { now: NOW, actor: None, salt: [0; 32] };

fn start(app: &App, patient: PatientId) -> VisitId {
    app.start_visit(patient, &VisitForm { reason: " Dolor 36 ".to_owned(), chair: "1".to_owned() }).unwrap()
}

fn form(treatment: &str) -> NoteForm {
    NoteForm { sections: Sections { treatment: treatment.to_owned(), ..Sections::default() }, clocks: String::new() }
}

fn visit(app: &App, patient: PatientId) -> VisitView {
    app.visit_history(patient).unwrap().remove(0)
}

fn note(app: &App, patient: PatientId) -> NoteView {
    visit(app, patient).notes.remove(0)
}

fn goes_on(note: &NoteView, treatment: &str) -> NoteForm {
    NoteForm { clocks: note.clocks.clone(), ..form(treatment) }
}

fn sign_in(kit: &Kit, person: StaffId) {
    kit.app.sign_in(person, "contraseña").unwrap();
}

#[test]
fn a_visit_is_opened_once_closed_and_reopened_and_what_is_charted_belongs_to_it() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    assert_eq!(kit.app.my_open_visit().unwrap(), None);
    let id = start(&kit.app, patient);
    assert_eq!(faults(kit.app.start_visit(patient, &VisitForm::default())), ["visit: visit_open"]);
    let mine = kit.app.my_open_visit().unwrap().unwrap();
    assert_eq!((mine.visit, mine.name.as_str()), (id, "Ana"));
    let caries = NewFinding {
        rule: "caries".to_owned(),
        teeth: vec![36],
        surfaces: vec![domain::Surface::Occlusal],
        attribute: None,
        status: Status::Pathology,
        observed_on: None,
        note: String::new(),
    };
    kit.app.record_finding(patient, &caries).unwrap();
    let seen = visit(&kit.app, patient);
    assert_eq!((seen.reason.as_str(), seen.open_now, seen.findings.len()), ("Dolor 36", true, 1));
    assert_eq!(faults(kit.app.discard_visit(id)), ["visit: visit_not_empty"]);
    kit.app.close_visit(id).unwrap();
    assert_eq!(kit.app.my_open_visit().unwrap(), None);
    let second = kit.app.start_visit(patient, &VisitForm::default()).unwrap();
    assert_eq!(faults(kit.app.reopen_visit(id)), ["visit: visit_open"]);
    kit.app.discard_visit(second).unwrap();
    kit.app.reopen_visit(id).unwrap();
    kit.app.edit_visit(id, &visit(&kit.app, patient).clocks, &VisitForm::default()).unwrap();
    assert_eq!((kit.app.visits(patient).unwrap().len(), visit(&kit.app, patient).reason.as_str()), (1, ""));
    assert_eq!(kit.app.summary(patient).unwrap().last_visit, Some(seen.visited_on));
}

#[test]
fn what_was_typed_is_there_after_the_process_died_and_is_sealed_and_signed() {
    let mut kit = Kit::founded();
    let patient = kit.register("Ana");
    let id = start(&kit.app, patient);
    kit.app.keep_note(id, &form("Obturación 3")).unwrap();
    kit.app.keep_note(id, &form("Obturación 36 O. Articaína")).unwrap();
    kit.restart(Arc::new(NoKeychain));
    kit.app.unlock(app::keys::Secret::Passphrase(PASSPHRASE)).unwrap();
    kit.app.enter_as_owner().unwrap();
    let typed = note(&kit.app, patient);
    assert_eq!((typed.sections.treatment.as_str(), typed.unsealed), ("Obturación 36 O. Articaína", true));
    assert_eq!(faults(kit.app.discard_visit(id)), ["visit: visit_not_empty"]);

    kit.app.save_note(id).unwrap();
    let sealed = note(&kit.app, patient);
    assert_eq!((sealed.sections, sealed.unsealed, sealed.signature), (typed.sections, false, None));
    let template = goes_on(&note(&kit.app, patient), "Obturación {{diente}}");
    assert_eq!(faults(kit.app.sign_note(id, &template)), ["treatment: fields_left"]);
    kit.app.sign_note(id, &goes_on(&note(&kit.app, patient), "Obturación 36 OM")).unwrap();
    let signed = note(&kit.app, patient);
    let signature = signed.signature.clone().unwrap();
    assert_eq!((signed.sections.treatment.as_str(), signature.by.as_str()), ("Obturación 36 OM", "Ana Pérez"));
    assert!(signature.intact && signature.hash.len() == 64 && signed.beside.is_empty());
}

#[test]
fn a_signed_note_takes_addenda_only() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    let id = start(&kit.app, patient);
    kit.app.keep_note(id, &form("Obturación 36")).unwrap();
    kit.app.save_note(id).unwrap();
    let draft = note(&kit.app, patient);
    assert_eq!(faults(kit.app.add_to_note(draft.id, "más")), ["note: note_unsigned"]);
    kit.app.sign_note(id, &goes_on(&draft, "Obturación 36")).unwrap();
    for refused in
        [kit.app.keep_note(id, &goes_on(&draft, "otra cosa")), kit.app.sign_note(id, &goes_on(&draft, "otra cosa"))]
    {
        assert_eq!(faults(refused), ["note: note_signed"]);
    }
    assert_eq!(faults(kit.app.add_to_note(draft.id, "  ")), ["text: required"]);
    let javier = kit.hire("Javier", Role::Dentist);
    sign_in(&kit, javier);
    kit.app.add_to_note(draft.id, " Llama: sin dolor. ").unwrap();
    let read = note(&kit.app, patient);
    assert_eq!((read.sections.treatment.as_str(), read.mine), ("Obturación 36", false));
    assert_eq!((read.addenda[0].text.as_str(), read.addenda[0].by.as_str()), ("Llama: sin dolor.", "Javier"));
}

#[test]
fn a_stale_editor_stands_beside_the_draft_and_nobody_signs_what_they_did_not_read() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    let id = start(&kit.app, patient);
    kit.app.keep_note(id, &form("uno")).unwrap();
    let clocks = kit.app.save_note(id).unwrap();
    let stale = |text| NoteForm { clocks: clocks.clone(), ..form(text) };
    kit.app.keep_note(id, &stale("dos")).unwrap();
    kit.app.save_note(id).unwrap();
    kit.app.keep_note(id, &stale("tres")).unwrap();
    kit.app.save_note(id).unwrap();
    let draft = note(&kit.app, patient);
    let mut texts = vec![draft.sections.treatment.clone(), draft.beside[0].says.clone()];
    texts.sort_unstable();
    assert_eq!(texts, ["dos", "tres"]);
    assert_eq!(faults(kit.app.sign_note(id, &stale("cuatro"))), ["note: note_disputed"]);
    assert_eq!(kit.conflicts().len(), 1);
    kit.app.sign_note(id, &goes_on(&draft, "dos y tres")).unwrap();
    assert_eq!((kit.conflicts().len(), note(&kit.app, patient).beside.len()), (0, 0));
}

#[test]
fn a_draft_is_read_by_colleagues_and_signed_by_its_author_alone() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    let id = start(&kit.app, patient);
    kit.app.keep_note(id, &form("de Ana")).unwrap();
    kit.app.save_note(id).unwrap();
    let lucia = kit.hire("Lucía", Role::Hygienist);
    sign_in(&kit, lucia);
    kit.env.advance(60_000);
    let read = note(&kit.app, patient);
    assert_eq!((read.sections.treatment.as_str(), read.mine), ("de Ana", false));
    kit.app.sign_note(id, &goes_on(&read, "de Lucía")).unwrap();
    let notes = visit(&kit.app, patient).notes;
    let told: Vec<(&str, &str, bool)> = notes
        .iter()
        .map(|note| (note.by.as_str(), note.sections.treatment.as_str(), note.signature.is_some()))
        .collect();
    assert_eq!(told, [("Ana Pérez", "de Ana", false), ("Lucía", "de Lucía", true)], "each has a note of her own");
}

#[test]
fn reception_sees_that_a_visit_took_place_and_nothing_of_what_was_written() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    let id = start(&kit.app, patient);
    kit.app.keep_note(id, &form("uno")).unwrap();
    let clocks = kit.app.save_note(id).unwrap();
    for text in ["dos", "tres"] {
        kit.app.keep_note(id, &NoteForm { clocks: clocks.clone(), ..form(text) }).unwrap();
        kit.app.save_note(id).unwrap();
    }
    let note = note(&kit.app, patient);
    let carmen = kit.hire("Carmen", Role::Reception);
    sign_in(&kit, carmen);
    let rows = kit.app.visits(patient).unwrap();
    assert_eq!((rows.len(), rows[0].by.as_str(), rows[0].open_now), (1, "Ana Pérez", true));
    assert_eq!(code(kit.app.visit_history(patient)), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.start_visit(patient, &VisitForm::default())), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.keep_note(id, &form("x"))), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.templates()), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.record_hygiene(id, &HygieneForm::default())), ErrorCode::Forbidden);
    assert_eq!(kit.conflicts(), [], "nor by way of what is to be decided");
    assert_eq!(code(kit.app.field_history("visit_note", note.id.0, "treatment")), ErrorCode::Forbidden);
}

#[test]
fn a_session_is_withdrawn_with_a_reason_and_another_stands_for_it() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    let id = start(&kit.app, patient);
    let exam = kit.app.start_perio(patient).unwrap();
    assert_eq!(faults(kit.app.record_hygiene(id, &HygieneForm::default())), ["done: required"]);
    let scaled = HygieneForm { ultrasonic: true, next_recall_months: Some(6), ..HygieneForm::default() };
    let session = kit.app.record_hygiene(id, &scaled).unwrap();
    let seen = visit(&kit.app, patient).sessions.remove(0);
    assert_eq!((seen.exam.map(|exam| exam.id), seen.mine, seen.withdrawn), (Some(exam), true, None));
    let lucia = kit.hire("Lucía", Role::Hygienist);
    sign_in(&kit, lucia);
    assert_eq!(code(kit.app.withdraw_hygiene(session, "no es mía")), ErrorCode::Forbidden);
    kit.app.enter_as_owner().unwrap();
    assert_eq!(faults(kit.app.withdraw_hygiene(session, " ")), ["reason: required"]);
    kit.app.withdraw_hygiene(session, "Era de otro paciente").unwrap();
    assert_eq!(faults(kit.app.withdraw_hygiene(session, "otra vez")), ["session: already_withdrawn"]);
    kit.app.record_hygiene(id, &HygieneForm { polishing: true, ..scaled }).unwrap();
    let sessions = visit(&kit.app, patient).sessions;
    let reasons: Vec<_> = sessions.iter().map(|one| one.withdrawn.as_ref().map(|why| why.reason.as_str())).collect();
    assert_eq!(
        (sessions.len(), reasons.contains(&Some("Era de otro paciente")), reasons.contains(&None)),
        (2, true, true)
    );
}

#[test]
fn a_session_begun_is_there_after_the_process_died_until_it_is_recorded_or_let_go() {
    let mut kit = Kit::founded();
    let patient = kit.register("Ana");
    let id = start(&kit.app, patient);
    assert_eq!(kit.app.hygiene_draft(id).unwrap(), None);
    let form = HygieneForm { ultrasonic: true, note: "cálculo lingual".to_owned(), ..HygieneForm::default() };
    let draft = HygieneDraft { form: form.clone(), teeth: "16, 2".to_owned() };
    kit.app.keep_hygiene(id, &draft).unwrap();
    kit.restart(Arc::new(NoKeychain));
    kit.app.unlock(app::keys::Secret::Passphrase(PASSPHRASE)).unwrap();
    kit.app.enter_as_owner().unwrap();
    assert_eq!((kit.app.hygiene_draft(id).unwrap(), visit(&kit.app, patient).session_begun), (Some(draft), true));
    assert!(visit(&kit.app, patient).notes.is_empty(), "a form is no note");
    assert_eq!(faults(kit.app.discard_visit(id)), ["visit: visit_not_empty"]);

    let lucia = kit.hire("Lucía", Role::Hygienist);
    sign_in(&kit, lucia);
    assert_eq!((kit.app.hygiene_draft(id).unwrap(), visit(&kit.app, patient).session_begun), (None, false), "not hers");
    kit.app.enter_as_owner().unwrap();
    kit.app.record_hygiene(id, &form).unwrap();
    assert_eq!((kit.app.hygiene_draft(id).unwrap(), visit(&kit.app, patient).session_begun), (None, false));
    kit.app.keep_hygiene(id, &HygieneDraft::default()).unwrap();
    kit.app.forget_hygiene(id).unwrap();
    assert_eq!(kit.app.hygiene_draft(id).unwrap(), None);
    let long = HygieneDraft { teeth: "1".repeat(301), ..HygieneDraft::default() };
    assert_eq!(faults(kit.app.keep_hygiene(id, &long)), ["sealants: too_long"]);
}

/// Another workstation that has everything written so far.
fn second(kit: &Kit) -> Store {
    let store = kit.app.store().unwrap();
    let (id, device_key) = wire::key::invited(&[2; 16]);
    let (id, name) = (DeviceId(id), "Gabinete 2".to_owned());
    let public_key = ByteString(device_key.public().0.to_vec());
    let device = Device { id, name: name.clone(), public_key, enrolled_at: NOW, expires_at: None };
    store.write_as(wire::ChangeKind::Enrol, CTX, |tx| tx.append(&device)).unwrap();
    let founding = Founding { clinic: store.self_device().unwrap().clinic, device: id, name };
    let other = Store::found(&kit.path("second"), DatabaseKey([7; 32].into()), device_key, &founding).unwrap();
    let mut frames = Vec::new();
    let each = store.read(|tx| {
        tx.each_frame(|frame| {
            frames.push(frame);
            Ok(())
        })
    });
    each.unwrap();
    other.receive(&frames, NOW).unwrap();
    other
}

#[test]
fn what_a_workstation_wrote_without_knowing_stands_beside_the_signed_text_and_asks_for_no_decision() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    let id = start(&kit.app, patient);
    kit.app.keep_note(id, &form("Obturación 36")).unwrap();
    kit.app.save_note(id).unwrap();
    let other = second(&kit);
    let draft = note(&kit.app, patient);
    kit.app.sign_note(id, &goes_on(&draft, "Obturación 36")).unwrap();

    let kept: VisitNote = other.read(|tx| tx.get(draft.id.0)).unwrap();
    let sections = Sections { treatment: "Obturación 36, sin anestesia".to_owned(), ..kept.sections.clone() };
    other.write(CTX, |tx| tx.save(&VisitNote { sections: sections.clone(), ..kept }, None)).unwrap();
    let there = other.self_device().unwrap();
    let frames = other.frames_from(there.device, there.epoch, 0, usize::MAX, usize::MAX).unwrap();
    assert_eq!(kit.app.store().unwrap().receive(&frames, NOW).unwrap().refused, []);

    let read = note(&kit.app, patient);
    assert_eq!(read.sections.treatment, "Obturación 36");
    assert!(read.signature.is_some_and(|signature| signature.intact));
    let told: Vec<_> = read.beside.iter().map(|text| (text.section.as_str(), text.says.as_str())).collect();
    assert_eq!(told, [("treatment", "Obturación 36, sin anestesia")]);
    assert_eq!(read.beside[0].written.as_ref().unwrap().device, "Gabinete 2");
    assert_eq!(kit.conflicts(), []);
}
