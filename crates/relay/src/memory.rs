//! A log in memory: what a log has to do, in the fewest lines. For tests and simulations; it forgets everything.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Mutex, MutexGuard, PoisonError},
};

use uuid::Uuid;
use wire::{
    ClinicId, DeviceId, Hash, PatientId, Sealed,
    frame::Frame,
    membership::{self, Enrolment, Member, Members},
    protocol::{Ends, Head},
};

use crate::{
    Admittance, Appended, Candidate, Held, Log, Place, Standing, Unavailable,
    accept::{self, Chain},
};

#[derive(Debug, Default)]
struct Clinic {
    code: String,
    members: Members,
    heads: BTreeMap<Chain, Held>,
    changes: Vec<(Chain, u64, Hash, Sealed)>,
    forks: Vec<Sealed>,
    erased: BTreeSet<PatientId>,
}

#[derive(Debug, Default)]
struct State {
    codes: BTreeSet<String>,
    clinics: BTreeMap<ClinicId, Clinic>,
    nonces: BTreeMap<[u8; 32], (ClinicId, DeviceId, i64)>,
    incarnation: Uuid,
    broken: bool,
}

/// The log.
#[derive(Debug, Default)]
pub struct Memory(Mutex<State>);

impl Memory {
    /// An empty one, in the life of this number.
    pub fn new(incarnation: Uuid) -> Memory {
        Memory(Mutex::new(State { incarnation, ..State::default() }))
    }

    /// Makes a one-time code good.
    pub fn allow(&self, code: &str) {
        self.lock().codes.insert(code.to_owned());
    }

    /// Every call fails from now on, or works again.
    pub fn set_broken(&self, broken: bool) {
        self.lock().broken = broken;
    }

    /// How many changes a clinic has, and how many were kept aside as forks.
    pub fn counts(&self, clinic: ClinicId) -> (usize, usize) {
        self.lock().clinics.get(&clinic).map_or((0, 0), |clinic| (clinic.changes.len(), clinic.forks.len()))
    }

    /// Forgets what a clinic pushed after a position, whom that enrolled too, and starts a new life, as a restored backup
    /// does.
    pub fn restore(&self, clinic: ClinicId, position: usize, incarnation: Uuid) {
        let mut state = self.lock();
        state.incarnation = incarnation;
        if let Some(clinic) = state.clinics.get_mut(&clinic) {
            clinic.changes.truncate(position);
            (clinic.heads, clinic.members, clinic.forks) = Default::default();
            for (at, (chain, seq, hash, sealed)) in clinic.changes.iter().enumerate() {
                clinic.heads.insert(*chain, Held { seq: *seq, hash: *hash, server_seq: at as u64 + 1 });
                if let Ok(change) = sealed.open() {
                    membership::learn(&mut clinic.members, &change.header, &membership::statements(&change));
                }
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn working(&self) -> Result<MutexGuard<'_, State>, Unavailable> {
        let state = self.lock();
        if state.broken { Err(Unavailable::Failed("broken on purpose".to_owned())) } else { Ok(state) }
    }
}

impl Clinic {
    /// Takes what is about these patients out of everything held.
    fn erase(&mut self, subjects: BTreeSet<PatientId>) {
        let held = self.changes.iter_mut().map(|(_, _, _, sealed)| sealed).chain(&mut self.forks);
        for sealed in held.filter(|_| !subjects.is_empty()) {
            if let Ok(header) = sealed.header() {
                sealed.prune(&header, |subject| subjects.contains(&subject));
            }
        }
        self.erased.extend(subjects);
    }

    fn append(&mut self, batch: Vec<Candidate>) -> accept::Placed {
        let wanted = accept::to_look_up(&self.heads, &batch);
        let known = self
            .changes
            .iter()
            .map(|(chain, seq, hash, _)| ((*chain, *seq), *hash))
            .filter(|(place, _)| wanted.contains(place))
            .collect();
        let placed = accept::place(&self.heads, &known, self.changes.len() as u64, &batch);
        self.erase(accept::erasures(&batch, &placed));
        for (mut change, place) in batch.into_iter().zip(&placed.places) {
            change.prune(&self.erased);
            let chain = (change.header.device, change.header.epoch);
            match place {
                Place::Fresh(_) => {
                    membership::learn(&mut self.members, &change.header, &change.statements);
                    self.changes.push((chain, change.header.seq, change.hash, change.sealed));
                }
                Place::Fork => self.forks.push(change.sealed),
                Place::Duplicate => {
                    if let Some(held) = self.changes.iter_mut().find(|(_, _, hash, _)| *hash == change.hash) {
                        held.3.fill(&change.sealed);
                    }
                }
            }
        }
        self.heads.extend(&placed.moved);
        placed
    }
}

impl Log for Memory {
    async fn admit(
        &self,
        code: &str,
        genesis: &Candidate,
        founder: &Enrolment,
        _now: i64,
    ) -> Result<Admittance, Unavailable> {
        let mut state = self.working()?;
        let id = genesis.header.clinic;
        if let Some(clinic) = state.clinics.get(&id) {
            let same = clinic.code == code && clinic.changes.first().is_some_and(|first| first.2 == genesis.hash);
            return Ok(if same { Admittance::Admitted } else { Admittance::AlreadyHere });
        }
        if !state.codes.remove(code) {
            return Ok(Admittance::CodeRefused);
        }
        let mut clinic = Clinic { code: code.to_owned(), ..Clinic::default() };
        clinic.members.insert(founder.device, Member::new(founder));
        clinic.append(vec![genesis.clone()]);
        state.clinics.insert(id, clinic);
        Ok(Admittance::Admitted)
    }

    async fn home_of(&self, device: DeviceId) -> Result<Option<ClinicId>, Unavailable> {
        let state = self.working()?;
        Ok(state.clinics.iter().find(|(_, clinic)| clinic.members.contains_key(&device)).map(|(id, _)| *id))
    }

    async fn members(&self, clinic: ClinicId) -> Result<Members, Unavailable> {
        Ok(self.working()?.clinics.get(&clinic).map(|clinic| clinic.members.clone()).unwrap_or_default())
    }

    async fn keep_nonce(
        &self,
        clinic: ClinicId,
        device: DeviceId,
        nonce: [u8; 32],
        expires: i64,
    ) -> Result<(), Unavailable> {
        self.working()?.nonces.insert(nonce, (clinic, device, expires));
        Ok(())
    }

    async fn spend_nonce(
        &self,
        clinic: ClinicId,
        device: DeviceId,
        nonce: [u8; 32],
        now: i64,
    ) -> Result<bool, Unavailable> {
        let spent = self.working()?.nonces.remove(&nonce);
        Ok(spent.is_some_and(|(c, d, expires)| c == clinic && d == device && now < expires))
    }

    async fn standing(&self, clinic: ClinicId) -> Result<Standing, Unavailable> {
        let state = self.working()?;
        let mut standing = Standing { ends: Ends::new(), server_seq: 0, incarnation: state.incarnation };
        if let Some(clinic) = state.clinics.get(&clinic) {
            standing.server_seq = clinic.changes.len() as u64;
            let head =
                |(chain, held): (&Chain, &Held)| (*chain, Head { epoch: chain.1, seq: held.seq, hash: held.hash });
            standing.ends = clinic.heads.iter().map(head).collect();
        }
        Ok(standing)
    }

    async fn append(&self, clinic: ClinicId, batch: Vec<Candidate>, _now: i64) -> Result<Appended, Unavailable> {
        let mut state = self.working()?;
        let incarnation = state.incarnation;
        let placed = state.clinics.entry(clinic).or_default().append(batch);
        let fresh = placed.places.iter().filter(|place| matches!(place, Place::Fresh(_))).count();
        Ok(Appended { fresh, held: placed.held, problem: placed.problem, incarnation })
    }

    async fn after(
        &self,
        clinic: ClinicId,
        position: u64,
        most_bytes: usize,
        most: usize,
    ) -> Result<Vec<Frame>, Unavailable> {
        let state = self.working()?;
        let Some(clinic) = state.clinics.get(&clinic) else { return Ok(Vec::new()) };
        let mut bytes = 0;
        let skip = usize::try_from(position).unwrap_or(usize::MAX);
        let frames = clinic.changes.iter().enumerate().skip(skip).take(most).take_while(|(_, change)| {
            let first = bytes == 0;
            bytes += change.3.len();
            first || bytes <= most_bytes
        });
        Ok(frames.map(|(at, change)| Frame { position: at as u64 + 1, change: change.3.clone() }).collect())
    }

    async fn ready(&self) -> Result<(), Unavailable> {
        self.working().map(|_| ())
    }
}
