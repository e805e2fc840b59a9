//! What people do at workstations all day.

use domain::{
    FindingId, PatientId, StaffId, Surfaces, Tooth,
    finding::{Amendment, Finding, Part, Provenance, Status, Target},
    patient::{Patient, Sex},
};
use store::{Error, WriteTx};
use sync::engine::Event;
use uuid::Uuid;
use wire::protocol::newest;

use crate::{
    history::{Deed, Values, Written},
    laws::{Broken, Held, Law, Must as _, holds},
    ledger::{FIELDS, Save, field_key, text},
    premises::NOW,
    world::World,
};

/// Fills a change and more.
const LARGE: usize = 300_000;

impl World {
    /// Somebody sits down at a workstation, if it is on.
    pub(crate) fn person(&mut self, desk: usize) -> Held {
        if !self.desks[desk].is_on() {
            return Ok(());
        }
        let known = self.known(desk)?;
        match (self.chance.below(10), known.is_empty()) {
            (_, true) | (0, _) => self.registers(desk),
            (1..=4, _) => self.edits(desk, &known),
            (5..=6, _) => self.charts(desk, &known),
            (7, _) => self.amends(desk, &known),
            _ => self.looks(desk, &known),
        }
    }

    /// Patients that this workstation knows.
    fn known(&self, desk: usize) -> Held<Vec<usize>> {
        let patients = self.ledger.patients.iter();
        let there = self.desks[desk]
            .store()
            .read(|tx| patients.map(|id| Ok(tx.find::<Patient>(*id)?.is_some())).collect::<store::Result<Vec<bool>>>());
        let there = there.must(Law::NothingHidden, "patients")?;
        Ok((0..there.len()).filter(|patient| there[*patient]).collect())
    }

    fn looks(&mut self, desk: usize, known: &[usize]) -> Held {
        let patient = self.chance.pick(known);
        self.look(desk, patient).map(drop)
    }

    /// Reads a patient, and notes for the checker what was read.
    pub(crate) fn look(&mut self, desk: usize, patient: usize) -> Held<Values> {
        let seen = self.ledger.look(self.desks[desk].store(), patient)?;
        let session = self.desks[desk].session;
        self.history.note(session, Deed::Read(seen.clone()));
        Ok(seen)
    }

    fn registers(&mut self, desk: usize) -> Held {
        let patient = self.ledger.patients.len();
        let id = PatientId(self.chance.id());
        self.ledger.patients.push(id);
        let written: Vec<Written> = (0..FIELDS.len()).map(|field| self.fresh(patient, field, &Values::new())).collect();
        let record = Patient {
            id,
            number: i64::try_from(patient).expect("few"),
            given_name: "Lucía".to_owned(),
            family_name: text(written[0].value),
            family_name_2: String::new(),
            birth_date: None,
            sex: Sex::Unknown,
            document_kind: None,
            document_number: String::new(),
            phone: text(written[1].value),
            phone_2: String::new(),
            email: text(written[2].value),
            address: String::new(),
            postcode: String::new(),
            city: String::new(),
            notes: text(written[3].value),
            created_at: NOW,
            retired: false,
        };
        self.saves(desk, written, |tx| tx.save(&record, None))
    }

    /// Edits fields, perhaps with a finding in the same transaction; perhaps archives on the way.
    fn edits(&mut self, desk: usize, known: &[usize]) -> Held {
        let patient = self.chance.pick(known);
        let id = self.ledger.patients[patient];
        let seen = self.look(desk, patient)?;
        let form = self.desks[desk].store().read(|tx| tx.seen(&domain::patient::KIND, id.0));
        let form = form.must(Law::NothingHidden, "a form")?;
        let mut record: Patient =
            self.desks[desk].store().read(|tx| tx.get(id)).must(Law::NothingHidden, "a patient")?;
        let large = self.plan.large && self.chance.one_in(4);
        let first = self.chance.below(FIELDS.len());
        let mut written = vec![self.fresh(patient, first, &seen)];
        let second = self.chance.below(FIELDS.len());
        if second != first {
            written.push(self.fresh(patient, second, &seen));
        }
        for (field, one) in [first, second].into_iter().zip(&written) {
            let mut value = text(one.value);
            if large && field == 3 {
                value += &" n".repeat(LARGE / 2);
            }
            *[&mut record.family_name, &mut record.phone, &mut record.email, &mut record.notes][field] = value;
        }
        record.retired ^= self.chance.one_in(5);
        let facts = self.chance.below(2) + if large { 3 } else { 0 };
        let findings: Vec<Finding> = (0..facts).map(|_| self.finding(patient, &mut written, large)).collect();
        if self.chance.one_in(20) {
            return self.disk_fills(desk, &record);
        }
        self.saves(desk, written, |tx| {
            tx.save(&record, Some(&form))?;
            findings.iter().try_for_each(|finding| tx.append(finding))
        })
    }

    fn charts(&mut self, desk: usize, known: &[usize]) -> Held {
        let patient = self.chance.pick(known);
        let mut written = Vec::new();
        let findings: Vec<Finding> =
            (0..=self.chance.below(3)).map(|_| self.finding(patient, &mut written, false)).collect();
        self.saves(desk, written, |tx| findings.iter().try_for_each(|finding| tx.append(finding)))
    }

    fn amends(&mut self, desk: usize, known: &[usize]) -> Held {
        let patient = self.chance.pick(known);
        let seen = self.look(desk, patient)?;
        let there = |key| seen.get(&key).is_some_and(|live| !live.is_empty());
        let facts = self.ledger.facts.iter().filter(|fact| fact.patient == patient && fact.amends.is_none());
        let Some(finding) = facts.filter(|fact| there(fact.key)).map(|fact| FindingId(fact.id)).next_back() else {
            return Ok(());
        };
        let fact = self.ledger.fact(self.chance.id(), patient, Some(finding));
        let amendment = Amendment {
            id: fact.id,
            patient: self.ledger.patients[patient],
            finding,
            reason: "entered in error".to_owned(),
            recorded_at: NOW,
            by: staff(),
        };
        let written = vec![Written { key: fact.key, value: fact.value, replaces: [].into() }];
        self.saves(desk, written, |tx| tx.append(&amendment))
    }

    fn finding(&mut self, patient: usize, written: &mut Vec<Written>, large: bool) -> Finding {
        let fact = self.ledger.fact(self.chance.id(), patient, None);
        written.push(Written { key: fact.key, value: fact.value, replaces: [].into() });
        Finding {
            id: FindingId(fact.id),
            patient: self.ledger.patients[patient],
            rule: "caries".to_owned(),
            targets: vec![Target { tooth: Tooth::new(36).expect("a tooth"), role: Part::Subject }],
            surfaces: Surfaces::default(),
            attributes: std::collections::BTreeMap::new(),
            status: Status::Pathology,
            observed_on: "2026-11-22".parse().expect("a date"),
            recorded_at: NOW,
            by: staff(),
            visit: None,
            note: if large { "n".repeat(LARGE) } else { String::new() },
            provenance: Provenance::Observed,
        }
    }

    fn fresh(&mut self, patient: usize, field: usize, seen: &Values) -> Written {
        let key = field_key(patient, field);
        Written { key, value: self.ledger.fresh(), replaces: seen.get(&key).cloned().unwrap_or_default() }
    }

    /// Saves, and once the program has said that it is safe, holds it to that.
    fn saves(
        &mut self,
        desk: usize,
        written: Vec<Written>,
        f: impl FnOnce(&mut WriteTx<'_>) -> store::Result<()>,
    ) -> Held {
        let World { desks, chance, now, .. } = self;
        let own = &mut desks[desk];
        let ctx = own.ctx(*now, chance);
        own.store().write(ctx, f).must(Law::AlwaysWritable, "a save")?;
        own.sealed()?;
        let (device, session, local) = (own.id(), own.session, own.local()?);
        let head = newest(&local.ends, device)
            .ok_or_else(|| Broken { law: Law::NothingLost, how: format!("desk {desk} saved and has no log") })?;
        self.tell(|| format!("desk {desk} saves {written:?} as {}/{}", head.epoch, head.seq));
        self.history.note(session, Deed::Wrote(written.clone()));
        let place = (device, head.epoch, head.seq, head.hash);
        self.ledger.saves.push(Save { place, written, perhaps: false });
        if self.crashes(desk, "crash after a save") {
            return Ok(());
        }
        self.engine(desk, Event::LocalCommit(local))
    }

    /// The disk is full just before the commit: nothing of the save stands, and the person is told so.
    fn disk_fills(&mut self, desk: usize, record: &Patient) -> Held {
        self.fault("disk full");
        let World { desks, chance, now, .. } = self;
        let own = &mut desks[desk];
        let before = own.local()?;
        let ctx = own.ctx(*now, chance);
        let full = own.store().write(ctx, |tx| {
            tx.save(record, None)?;
            Err::<(), _>(Error::DiskFull)
        });
        own.sealed()?;
        let after = own.local()?;
        holds(Law::Atomicity, matches!(full, Err(Error::DiskFull)) && before == after, || {
            format!("desk {desk}: {full:?} left something behind")
        })
    }
}

fn staff() -> StaffId {
    StaffId(Uuid::from_u128(0x57aff))
}
