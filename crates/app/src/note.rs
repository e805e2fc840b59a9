//! Notes of visits: kept as they are typed, sealed at pauses, signed by their author, and from then on only added to.
//!
//! See `docs/decisions/0040-a-signature-carries-its-text.md`.

use domain::{
    Invalid, Kind, NoteId, PatientId, StaffId, VisitId,
    note::{Addendum, KIND, Sections, Signature, VisitNote},
    staff::Staff,
    text,
    visit::Visit,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use store::{ReadTx, Scratch, Seen, WriteTx};
use uuid::Uuid;

use crate::{Action, App, Error, Result, Session};

/// A note as the editor holds it.
#[derive(Debug, Clone, Default, Deserialize, specta::Type)]
pub struct NoteForm {
    /// The text.
    pub sections: Sections,
    /// What the text was begun with; see [`store::Seen`]. Empty for a note that was not there.
    pub clocks: String,
}

/// What was typed and is not sealed yet.
#[derive(Debug, Clone)]
pub(crate) struct Typed {
    pub(crate) note: NoteId,
    pub(crate) visit: VisitId,
    pub(crate) author: StaffId,
    pub(crate) sections: Sections,
    pub(crate) clocks: String,
}

/// What a scratch holds.
#[derive(Serialize, Deserialize)]
struct Content {
    visit: VisitId,
    sections: Sections,
    clocks: String,
}

impl App {
    /// Keeps what is in the editor, on this workstation's disk and not yet in the record: cheap enough for every pause
    /// between two words.
    pub fn keep_note(&self, visit: VisitId, form: &NoteForm) -> Result<()> {
        let (store, session) = self.require(Action::WriteNotes)?;
        form.sections.check()?;
        let patient = store.read(|tx| {
            writable(tx, visit, note_id(visit, session.staff))?;
            Ok::<_, Error>(tx.get::<Visit>(visit.0)?.patient)
        })?;
        let content = Content { visit, sections: form.sections.clone(), clocks: form.clocks.clone() };
        let content = serde_json::to_string(&content).map_err(|_| store::Error::Misuse("a text is always JSON"))?;
        let (id, author) = (note_id(visit, session.staff).0, session.staff);
        Ok(store.keep_scratch(&Scratch { id, patient, author, content, typed_at: self.env.now() })?)
    }

    /// Seals what was typed into the note, and gives what the editor goes on with.
    pub fn save_note(&self, visit: VisitId) -> Result<String> {
        let (store, session) = self.require(Action::WriteNotes)?;
        let id = note_id(visit, session.staff);
        store.write(self.ctx(Some(&session)), |tx| {
            if let Some(typed) = tx.scratch(id)?.and_then(|scratch| read(&scratch)) {
                let form = NoteForm { sections: typed.sections, clocks: typed.clocks };
                self.seal_note(tx, &session, visit, &form)?;
            }
            clocks(tx, id)
        })
    }

    /// Signs: what stands in the editor is sealed, and nobody writes into it any more.
    pub fn sign_note(&self, visit: VisitId, form: &NoteForm) -> Result<()> {
        let (store, session) = self.require(Action::WriteNotes)?;
        form.sections.check_signable()?;
        store.write(self.ctx(Some(&session)), |tx| {
            self.seal_note(tx, &session, visit, form)?;
            let note: VisitNote = tx.get(note_id(visit, session.staff).0)?;
            // What another workstation wrote into this draft was not on the screen: nobody signs what they did not read.
            let read = form.sections.cleaned();
            let disputed = tx.note_texts(&note)?.iter().any(|text| !read.each().contains(&(text.section, &text.says)));
            if disputed {
                return Err(Invalid::new("note", "note_disputed").into());
            }
            let signer: Staff = tx.get(session.staff.0)?;
            Ok(tx.append(&Signature {
                id: self.env.id(),
                patient: note.patient,
                visit,
                note: note.id,
                hash: hash(&note.sections),
                sections: note.sections,
                by: signer.id,
                by_name: signer.name,
                licence: signer.licence,
                signed_at: self.env.now(),
            })?)
        })
    }

    /// Adds to a signed note, signed by whoever adds.
    pub fn add_to_note(&self, note: NoteId, said: &str) -> Result<()> {
        let (store, session) = self.require(Action::WriteNotes)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let note: VisitNote = tx.get(note.0)?;
            if !tx.is_signed(note.id)? {
                return Err(Invalid::new("note", "note_unsigned").into());
            }
            let author: Staff = tx.get(session.staff.0)?;
            let addendum = Addendum {
                id: self.env.id(),
                patient: note.patient,
                visit: note.visit,
                note: note.id,
                text: text::clean(said),
                by: author.id,
                by_name: author.name,
                licence: author.licence,
                recorded_at: self.env.now(),
            };
            addendum.check()?;
            Ok::<_, Error>(tx.append(&addendum)?)
        })
    }

    /// Puts a text into the record and lets go of what was typed.
    fn seal_note(&self, tx: &mut WriteTx<'_>, session: &Session, visit: VisitId, form: &NoteForm) -> Result<()> {
        let id = note_id(visit, session.staff);
        writable(tx, visit, id)?;
        form.sections.check()?;
        let visit: Visit = tx.get(visit.0)?;
        let begun_at = tx.find::<VisitNote>(id.0)?.map_or(self.env.now(), |kept| kept.begun_at);
        let sections = form.sections.cleaned();
        let note = VisitNote { id, patient: visit.patient, visit: visit.id, by: session.staff, begun_at, sections };
        // Nothing seen is said too: a note that came from elsewhere meanwhile is not written over.
        tx.save(&note, Some(&Seen::from_text(&form.clocks).unwrap_or_default()))?;
        Ok(tx.drop_scratch(id)?)
    }
}

/// The one note that a clinician writes of a visit, the same on every workstation.
pub(crate) fn note_id(visit: VisitId, author: StaffId) -> NoteId {
    let hash = Sha256::new_with_prefix(b"esmalte-visit-note/1")
        .chain_update(visit.0.as_bytes())
        .chain_update(author.0.as_bytes())
        .finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    NoteId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

/// The hash that a signature carries.
pub(crate) fn hash(sections: &Sections) -> String {
    Sha256::digest(sections.signed_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What an editor must hand back.
pub(crate) fn clocks(tx: &ReadTx<'_>, note: NoteId) -> Result<String> {
    Ok(tx.seen(&KIND, note.0)?.to_text())
}

/// What is typed about a patient and not sealed.
pub(crate) fn typed(tx: &ReadTx<'_>, patient: PatientId) -> Result<Vec<Typed>> {
    Ok(tx.scratches(patient)?.iter().filter_map(read).collect())
}

fn read(scratch: &Scratch) -> Option<Typed> {
    let Content { visit, sections, clocks } = serde_json::from_str(&scratch.content).ok()?;
    Some(Typed { note: NoteId(scratch.id), visit, author: scratch.author, sections, clocks })
}

/// Whether a person may decide what a record says: of a note its author alone.
pub(crate) fn may_decide(tx: &ReadTx<'_>, session: &Session, kind: &Kind, record: Uuid) -> Result<bool> {
    if kind.name != KIND.name {
        return Ok(true);
    }
    Ok(tx.find::<VisitNote>(record)?.is_some_and(|note| note.by == session.staff))
}

/// Refuses to write into what is signed.
fn writable(tx: &ReadTx<'_>, visit: VisitId, note: NoteId) -> Result<()> {
    let _: Visit = tx.get(visit.0)?;
    if tx.is_signed(note)? { Err(Invalid::new("note", "note_signed").into()) } else { Ok(()) }
}
