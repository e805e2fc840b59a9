//! The visits of a patient put together: notes with their signatures, what came beside a signed text, sessions with the
//! figures of their examination.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    NoteId, PatientId, StaffId, VisitId,
    finding::Finding,
    hygiene::{HygieneSession, HygieneWithdrawal},
    note::{Addendum, Sections, Signature, VisitNote, standing},
    patient::Patient,
    visit::{KIND, Visit},
};
use store::ReadTx;

use super::{
    AddendumView, BesideView, NoteView, SessionView, SignatureView, VisitExam, VisitFinding, VisitView, WithdrawalView,
};
use crate::{
    Result, Session,
    conflict::Names,
    hygiene,
    note::{self, Typed},
    perio::ExamRow,
};

/// Everything read once that the visits of a patient share.
struct Chronicle<'a> {
    tx: &'a ReadTx<'a>,
    session: &'a Session,
    names: Names,
    findings: Vec<Finding>,
    notes: Vec<VisitNote>,
    typed: Vec<Typed>,
    signatures: Vec<Signature>,
    addenda: Vec<Addendum>,
    sessions: Vec<(HygieneSession, Option<HygieneWithdrawal>)>,
    begun: Vec<(VisitId, StaffId)>,
    exams: Vec<(NaiveDate, VisitExam)>,
}

/// Reads all visits of a patient.
pub(super) fn history(
    tx: &ReadTx<'_>,
    session: &Session,
    patient: PatientId,
    today: NaiveDate,
    exams: &[ExamRow],
) -> Result<Vec<VisitView>> {
    let _: Patient = tx.get(patient.0)?;
    let (mut findings, amendments) = tx.findings(patient)?;
    findings.retain(|finding| {
        finding.visit.is_some() && !amendments.iter().any(|amendment| amendment.finding == finding.id)
    });
    let exam = |row: &ExamRow| {
        let (plaque, bleeding) = (row.indices.plaque, row.indices.bleeding);
        (row.examined_on, VisitExam { id: row.id, plaque, bleeding })
    };
    let chronicle = Chronicle {
        tx,
        session,
        names: Names::read(tx)?,
        findings,
        notes: tx.notes(patient)?,
        typed: note::typed(tx, patient)?,
        signatures: tx.signatures(patient)?,
        addenda: tx.addenda(patient)?,
        sessions: tx.hygiene_sessions(patient)?,
        begun: hygiene::begun(tx, patient)?,
        exams: exams.iter().filter(|row| !row.retired).map(exam).collect(),
    };
    tx.visits(patient)?.into_iter().map(|visit| chronicle.visit(visit, today)).collect()
}

impl Chronicle<'_> {
    fn visit(&self, visit: Visit, today: NaiveDate) -> Result<VisitView> {
        let findings = self.findings.iter().filter(|finding| finding.visit == Some(visit.id.0));
        let exams = self.exams.iter().filter(|(on, _)| *on == visit.visited_on);
        let sessions = self.sessions.iter().filter(|(session, _)| session.visit == visit.id);
        Ok(VisitView {
            id: visit.id,
            visited_on: visit.visited_on,
            opened_at: visit.opened_at,
            closed_at: visit.closed_at,
            open_now: visit.is_open() && visit.visited_on == today,
            by: self.name(visit.by),
            findings: findings.map(found).collect(),
            exams: exams.map(|(_, exam)| *exam).collect(),
            notes: self.notes_of(visit.id)?,
            sessions: sessions.map(|(session, withdrawn)| self.session(session, withdrawn.as_ref())).collect(),
            session_begun: self.begun.contains(&(visit.id, self.session.staff)),
            clocks: self.tx.seen(&KIND, visit.id.0)?.to_text(),
            chair: visit.chair,
            reason: visit.reason,
        })
    }

    fn name(&self, staff: StaffId) -> String {
        self.names.staff.get(&staff).cloned().unwrap_or_default()
    }

    /// Notes in the record, and those that are only typed yet.
    fn notes_of(&self, visit: VisitId) -> Result<Vec<NoteView>> {
        let kept = self.notes.iter().filter(|note| note.visit == visit).map(|note| self.note(note));
        let mut notes = kept.collect::<Result<Vec<_>>>()?;
        let only_typed = |typed: &&Typed| typed.visit == visit && !self.notes.iter().any(|note| note.id == typed.note);
        for typed in self.typed.iter().filter(only_typed) {
            notes.push(NoteView {
                sections: typed.sections.clone(),
                unsealed: true,
                clocks: typed.clocks.clone(),
                ..self.empty(typed.note, typed.author)
            });
        }
        notes.retain(|note| !note.sections.is_empty() || note.signature.is_some() || !note.beside.is_empty());
        Ok(notes)
    }

    fn empty(&self, id: NoteId, author: StaffId) -> NoteView {
        NoteView {
            id,
            author,
            by: self.name(author),
            mine: author == self.session.staff,
            sections: Sections::default(),
            unsealed: false,
            signature: None,
            beside: Vec::new(),
            addenda: Vec::new(),
            clocks: String::new(),
        }
    }

    fn note(&self, kept: &VisitNote) -> Result<NoteView> {
        let signatures: Vec<Signature> =
            self.signatures.iter().filter(|signed| signed.note == kept.id).cloned().collect();
        let signature = standing(&signatures);
        let typed = self.typed.iter().find(|typed| typed.note == kept.id);
        let text = signature.map_or(&kept.sections, |signed| &signed.sections);
        let mut beside = self.beside(kept, text)?;
        for second in signatures.iter().filter(|signed| Some(signed.id) != signature.map(|first| first.id)) {
            beside.extend(differing(text, second));
        }
        if let (Some(_), Some(typed)) = (signature, typed) {
            // Typed here while another workstation signed: not in the record, and not lost.
            let told =
                typed.sections.each().into_iter().zip(text.each()).filter(|((_, says), (_, signed))| says != signed);
            beside.extend(told.map(|((section, says), _)| BesideView {
                section: section.to_owned(),
                says: says.to_owned(),
                written: None,
                signed: false,
            }));
        }
        let addenda = self.addenda.iter().filter(|addendum| addendum.note == kept.id).map(|addendum| AddendumView {
            id: addendum.id,
            text: addendum.text.clone(),
            by: addendum.by_name.clone(),
            licence: addendum.licence.clone(),
            recorded_at: addendum.recorded_at,
        });
        let draft = typed.filter(|_| signature.is_none());
        Ok(NoteView {
            sections: draft.map_or(text, |typed| &typed.sections).clone(),
            unsealed: draft.is_some(),
            clocks: match draft {
                Some(typed) => typed.clocks.clone(),
                None => note::clocks(self.tx, kept.id)?,
            },
            signature: signature.map(signed),
            beside,
            addenda: addenda.collect(),
            ..self.empty(kept.id, kept.by)
        })
    }

    /// Every text that stands in the record and is not the one shown.
    fn beside(&self, kept: &VisitNote, text: &Sections) -> Result<Vec<BesideView>> {
        let shown: BTreeMap<&str, &str> = text.each().into_iter().collect();
        let texts =
            self.tx.note_texts(kept)?.into_iter().filter(|said| shown.get(said.section) != Some(&said.says.as_str()));
        texts
            .map(|said| {
                let written = self.tx.origin(said.clock)?.map(|origin| self.names.written(origin));
                Ok(BesideView { section: said.section.to_owned(), says: said.says, written, signed: false })
            })
            .collect()
    }

    fn session(&self, session: &HygieneSession, withdrawn: Option<&HygieneWithdrawal>) -> SessionView {
        let exam = self.exams.iter().find(|(_, exam)| Some(exam.id) == session.exam).map(|(_, exam)| *exam);
        SessionView {
            id: session.id,
            author: session.by,
            by: self.name(session.by),
            mine: session.by == self.session.staff,
            ultrasonic: session.ultrasonic,
            hand_instruments: session.hand_instruments,
            polishing: session.polishing,
            fluoride: session.fluoride,
            fluoride_ppm: session.fluoride_ppm,
            sealants: session.sealants.clone(),
            instructions: session.instructions.clone(),
            duration_minutes: session.duration_minutes,
            next_recall_months: session.next_recall_months,
            exam,
            note: session.note.clone(),
            recorded_at: session.recorded_at,
            withdrawn: withdrawn.map(|withdrawal| WithdrawalView {
                reason: withdrawal.reason.clone(),
                by: self.name(withdrawal.by),
                recorded_at: withdrawal.recorded_at,
            }),
        }
    }
}

fn found(finding: &Finding) -> VisitFinding {
    VisitFinding {
        rule: finding.rule.clone(),
        teeth: finding.targets.iter().map(|target| target.tooth).collect(),
        surfaces: finding.surfaces.iter().collect(),
        status: finding.status,
    }
}

fn signed(signature: &Signature) -> SignatureView {
    SignatureView {
        by: signature.by_name.clone(),
        licence: signature.licence.clone(),
        signed_at: signature.signed_at,
        intact: note::hash(&signature.sections) == signature.hash,
        hash: signature.hash.clone(),
    }
}

/// What a second signature says otherwise.
fn differing(text: &Sections, second: &Signature) -> Vec<BesideView> {
    let pairs = second.sections.each().into_iter().zip(text.each());
    let told = pairs.filter(|((_, says), (_, shown))| says != shown);
    told.map(|((section, says), _)| BesideView {
        section: section.to_owned(),
        says: says.to_owned(),
        written: None,
        signed: true,
    })
    .collect()
}
