//! A second workstation of the demo, so that there is something to decide: enrolled like any other, with a key, a store and
//! a log of its own, it works for an hour without a line; then both exchange what they signed.

use chrono::Days;
use domain::{
    DeviceId,
    device::{ByteString, Device},
    patient::{Patient, age},
    staff::Role,
};
use store::{DatabaseKey, Founding, Store, WriteTx};
use wire::{ChangeKind, key};

use super::random;
use crate::{App, Error, Result, Session};

/// What people call it.
const NAME: &str = "Gabinete 2";

/// How many patients the two do not agree on.
const CONTESTED: usize = 4;

impl App {
    /// Has a second workstation write beside this one, about the first of the patients; once.
    pub(super) fn disagree(&self, seed: u64, patients: u32, session: &Session) -> Result<()> {
        let (store, today) = (self.store()?, self.env.today());
        let (known, people, staff) = store.read(|tx| {
            let known = tx.all::<Device>()?.iter().any(|device| device.name == NAME);
            let mut people = Vec::new();
            for number in 1..=patients {
                people.extend(tx.find::<Patient>(random::patient_id(seed, number))?);
            }
            Ok::<_, Error>((known, people, tx.staff()?))
        })?;
        let grown = |patient: &Patient| {
            !patient.retired
                && patient.birth_date.and_then(|birth| age(birth, today)).is_some_and(|age| age.years >= 30)
        };
        let people: Vec<Patient> = people.into_iter().filter(grown).take(CONTESTED).collect();
        let Ok([born, called, moved, left]) = <[Patient; CONTESTED]>::try_from(people) else { return Ok(()) };
        if known {
            return Ok(());
        }
        let reception = staff.iter().find(|person| person.role == Role::Reception).map(|person| person.id);
        let aside = self.env.folder().join("second");
        let other = self.second(&aside)?;

        // Here, in one go: the next clock. There, after a first note of its own: later clocks, so the same stand shown
        // whatever the ids of the two devices are.
        store.write(self.ctx(Some(session)), |tx| {
            let birth_date = born.birth_date.map(|birth| birth - Days::new(1));
            tx.save(&Patient { birth_date, ..born.clone() }, None)?;
            tx.save(&Patient { phone: swapped(&called.phone), ..called.clone() }, None)?;
            tx.save(&Patient { address: "Calle Feria, 14, 2.º B".to_owned(), ..moved.clone() }, None)?;
            tx.save(&Patient { retired: true, ..left.clone() }, None)
        })?;
        let there = |f: &dyn Fn(&mut WriteTx<'_>) -> store::Result<()>| {
            let ctx = store::Ctx { actor: reception.or(Some(session.staff)), ..self.ctx(Some(session)) };
            other.write(ctx, |tx| f(tx))
        };
        there(&|tx| tx.save(&Patient { notes: "Pide cita para revisión.".to_owned(), ..left.clone() }, None))?;
        there(&|tx| {
            let birth_date = born.birth_date.map(|birth| birth + Days::new(9));
            tx.save(&Patient { birth_date, ..born.clone() }, None)?;
            tx.save(&Patient { phone: "655 018 240".to_owned(), ..called.clone() }, None)?;
            tx.save(&Patient { address: "Calle Feria, 41, 2.º B".to_owned(), ..moved.clone() }, None)
        })?;
        let me = other.self_device()?;
        let written = other.frames_from(me.device, me.epoch, 0, usize::MAX, usize::MAX)?;
        store.receive(&written, self.env.now())?;
        drop(other);
        std::fs::remove_dir_all(&aside).map_err(Error::io(aside.display()))
    }

    /// Enrols it and gives it what is here.
    fn second(&self, aside: &std::path::Path) -> Result<Store> {
        if aside.exists() {
            std::fs::remove_dir_all(aside).map_err(Error::io(aside.display()))?;
        }
        let store = self.store()?;
        let (id, device_key) = key::invited(&self.env.random::<16>());
        let device = Device {
            id: DeviceId(id),
            name: NAME.to_owned(),
            public_key: ByteString(device_key.public().0.to_vec()),
            enrolled_at: self.env.now(),
            expires_at: None,
        };
        store.write_as(ChangeKind::Enrol, self.ctx(None), |tx| tx.append(&device))?;
        let clinic = store.self_device()?.clinic;
        let founding = Founding { clinic, device: device.id, name: device.name };
        let other = Store::found(aside, DatabaseKey(self.env.random().into()), device_key, &founding)?;
        let mut frames = Vec::new();
        store.read(|tx| {
            tx.each_frame(|frame| {
                frames.push(frame);
                Ok(())
            })
        })?;
        other.receive(&frames, self.env.now())?;
        Ok(other)
    }
}

/// The slip of somebody who writes a number down in a hurry: its last two digits the other way round.
fn swapped(phone: &str) -> String {
    let mut letters: Vec<char> = phone.chars().collect();
    if let [.., a, b] = &mut letters[..] {
        std::mem::swap(a, b);
    }
    letters.into_iter().collect()
}
