//! Bringing records over from other programs' files: all of a file, or nothing of it.

mod csv_file;
mod nhanes;

use std::{collections::BTreeMap, path::Path};

use chrono::NaiveDate;
use domain::{
    ClinicId, FindingId, PatientId,
    draft::Draft,
    finding::{Finding, Provenance, Status},
    id::PerioExamId,
    odontogram::Chart as Odontogram,
    patient::Patient,
    perio::{Chart, Closing, ExamStatus, Indices, PerioExam, SiteReading},
};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use store::WriteTx;
use uuid::Uuid;

use crate::{Action, App, Error, Result, Session};
pub use csv_file::RefusedRow;
use nhanes::Examined;

/// What an import brought; after a dry run or a refusal, what it would bring.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct PerioImport {
    /// Patients.
    pub people: u32,
    /// Examinations.
    pub exams: u32,
    /// Sites with a reading.
    pub sites: u32,
    /// Rows in which nothing could be read.
    pub empty: u32,
    /// Teeth charted as absent.
    pub absent: u32,
    /// Rows not taken, at most a thousand; one is enough for nothing to be imported.
    pub refused: Vec<RefusedRow>,
}

impl App {
    /// Imports NHANES periodontal examinations: a patient, the absent teeth and a closed examination for each person.
    /// A person brought over before is refused, known by an id that follows from clinic and number. Nothing is written in a
    /// dry run, nor when a single row is refused.
    pub fn import_perio(
        &self,
        people: &Path,
        sites: &Path,
        dry_run: bool,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<PerioImport> {
        let (store, session) = self.require(Action::EditPatients)?;
        session.require(Action::EditChart)?;
        let (examined, mut refused) = nhanes::read(people, sites)?;
        let clinic = store.self_device()?.clinic;
        let file = people.file_name().unwrap_or_default().to_string_lossy().into_owned();
        store.read(|tx| {
            for person in &examined {
                if tx.find::<Patient>(patient_id(clinic, person.seqn))?.is_some() {
                    let (column, reason) = ("seqn".to_owned(), "already_there".to_owned());
                    refused.push(RefusedRow { file: file.clone(), line: person.line, column, reason });
                }
            }
            Ok::<_, Error>(())
        })?;
        if !dry_run && refused.is_empty() {
            let total = examined.len() as u64;
            store.write(self.ctx(Some(&session)), |tx| {
                for (done, person) in (1..).zip(&examined) {
                    self.bring(tx, &session, patient_id(clinic, person.seqn), person)?;
                    progress(done, total);
                }
                Ok::<_, Error>(())
            })?;
        }
        Ok(sum(&examined, refused))
    }

    fn bring(&self, tx: &mut WriteTx<'_>, session: &Session, id: PatientId, person: &Examined) -> Result<()> {
        let (now, day) = (self.env.now(), person.latest_day());
        let patient = Patient { id, number: tx.next_patient_number()?, created_at: now, ..patient_of(person) };
        patient.check(self.env.today())?;
        tx.save(&patient, None)?;
        for finding in self.absences(session, id, person, day)? {
            tx.append(&finding)?;
        }
        let exam = PerioExam {
            id: PerioExamId(self.env.id()),
            patient: id,
            examined_on: day,
            by: session.staff,
            status: ExamStatus::Closed,
            note: origin(person),
            plaque_examined: false,
            retired_at: None,
        };
        tx.save(&exam, None)?;
        let mut readings = Vec::with_capacity(person.readings.len());
        for ((tooth, site), (depth_mm, recession_mm)) in &person.readings {
            let reading = SiteReading {
                id: self.env.id(),
                exam: exam.id,
                patient: id,
                tooth: *tooth,
                site: *site,
                depth_mm: *depth_mm,
                recession_mm: *recession_mm,
                bleeding: None,
                suppuration: None,
                plaque: None,
                calculus: None,
                recorded_at: now,
                replaces: Vec::new(),
                carried: false,
            };
            reading.check()?;
            tx.append(&reading)?;
            readings.push(reading);
        }
        let chart = Chart::of(&[], &readings, &[]);
        let (teeth, implants) = Closing::places(&chart);
        tx.append(&Closing {
            id: self.env.id(),
            exam: exam.id,
            patient: id,
            teeth,
            implants,
            indices: Indices::of(&chart, false),
            reason: String::new(),
            by: session.staff,
            recorded_at: now,
        })?;
        Ok(())
    }

    /// The absences, through the same check as what a person charts.
    fn absences(&self, session: &Session, id: PatientId, person: &Examined, day: NaiveDate) -> Result<Vec<Finding>> {
        if person.absent.is_empty() {
            return Ok(Vec::new());
        }
        let draft = Draft {
            rule: "absent".to_owned(),
            teeth: person.absent.clone(),
            surfaces: domain::Surfaces::NONE,
            attribute: Some("unknown".to_owned()),
            status: Status::ExistingGood,
            observed_on: day,
            note: String::new(),
        };
        let checked = draft.check(&Odontogram::default(), self.env.today())?;
        let finding = |targets| Finding {
            id: FindingId(self.env.id()),
            patient: id,
            rule: draft.rule.clone(),
            targets,
            surfaces: draft.surfaces,
            attributes: BTreeMap::clone(&checked.attributes),
            status: draft.status,
            observed_on: day,
            recorded_at: self.env.now(),
            by: session.staff,
            visit: None,
            note: String::new(),
            provenance: Provenance::Imported,
        };
        Ok(checked.findings.iter().cloned().map(finding).collect())
    }
}

fn sum(examined: &[Examined], refused: Vec<RefusedRow>) -> PerioImport {
    let count = |of: fn(&Examined) -> usize| u32::try_from(examined.iter().map(of).sum::<usize>()).unwrap_or(u32::MAX);
    PerioImport {
        people: count(|_| 1),
        exams: count(|_| 1),
        sites: count(|person| person.readings.len()),
        empty: count(|person| person.empty as usize),
        absent: count(|person| person.absent.len()),
        refused,
    }
}

/// Who a person of the survey is in this clinic, so that the same person is not brought over twice.
fn patient_id(clinic: ClinicId, seqn: i64) -> PatientId {
    let hash = Sha256::new_with_prefix(b"esmalte-import/nhanes/1")
        .chain_update(clinic.0.as_bytes())
        .chain_update(seqn.to_be_bytes())
        .finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    PatientId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

/// The survey names nobody and gives an age, no date of birth; neither is invented.
fn patient_of(person: &Examined) -> Patient {
    Patient {
        id: PatientId(Uuid::nil()),
        number: 0,
        given_name: format!("NHANES {}", person.seqn),
        family_name: String::new(),
        family_name_2: String::new(),
        birth_date: None,
        sex: person.sex,
        document_kind: None,
        document_number: String::new(),
        phone: String::new(),
        phone_2: String::new(),
        email: String::new(),
        address: String::new(),
        postcode: String::new(),
        city: String::new(),
        notes: notes(person),
        created_at: 0,
        retired: false,
    }
}

fn notes(person: &Examined) -> String {
    let age = if person.age == 80 { "80 años o más".to_owned() } else { format!("{} años", person.age) };
    let mut notes = format!("{}. {age} al ser explorado; fecha de nacimiento desconocida.", origin(person));
    if !person.hba1c.is_empty() {
        notes.push_str(&format!(" HbA1c {} %.", person.hba1c));
    }
    if !person.smokes.is_empty() {
        notes.push_str(&format!(" Fuma ahora: {}.", person.smokes));
    }
    notes
}

fn origin(person: &Examined) -> String {
    let (from, to) = person.cycle;
    format!("NHANES {from}–{to}, persona {}; día exacto no publicado, se anota el último posible", person.seqn)
}
