//! What a workstation's engine decides, done on its store and on the line.

use sync::{
    engine::{Action, Event, Outcome},
    work::Sent,
};
use wire::{frame, protocol::Head};

use crate::{
    central::Answer,
    desk::Flight,
    laws::{Held, Law, Must as _, holds},
    museum::Pitfall,
    premises::clinic,
    talk::{Ask, What},
    world::{Happening, World},
};

impl World {
    /// Tells the engine something and does what it says.
    pub(crate) fn engine(&mut self, desk: usize, event: Event) -> Held {
        let own = &mut self.desks[desk];
        let actions = own.engine.step(self.now - own.began, event);
        holds(Law::KeepsGoing, own.engine.keeps_going(), || format!("desk {desk}: {:?}", own.engine))?;
        let life = own.life;
        for action in actions {
            if self.desks[desk].life != life || !self.desks[desk].is_on() {
                break;
            }
            self.acts(desk, action)?;
        }
        Ok(())
    }

    fn acts(&mut self, desk: usize, action: Action) -> Held {
        let own = &mut self.desks[desk];
        let life = own.life;
        match action {
            Action::Wake(at) => {
                let at = at.map(|at| at + own.began).filter(|_| self.plan.pitfall != Some(Pitfall::NoTimer));
                own.wake = at;
                if let Some(at) = at {
                    self.later(at - self.now, Happening::Timer { desk, life, at });
                }
            }
            Action::Abandon { ticket } => {
                if let Some(flight) = own.flights.remove(&ticket) {
                    own.ghosts.insert(ticket, flight);
                }
            }
            Action::Compare { ticket } => {
                own.flights.insert(ticket, Flight { action, sent: None });
                self.sends(Ask { desk, life, ticket, what: What::Heads });
            }
            Action::Pull { ticket, after, wait } => {
                let peer = own.store().peer().must(Law::AlwaysWritable, "the peer")?;
                let known = peer.and_then(|peer| peer.incarnation).map(|life| format!("&incarnation={life}"));
                let path = format!("/v1/clinics/{}/changes?after={after}{}", clinic(), known.unwrap_or_default());
                own.flights.insert(ticket, Flight { action, sent: None });
                self.sends(Ask { desk, life, ticket, what: What::Pull { after, path, wait } });
            }
            Action::Push { ticket, device, epoch, after, most_bytes } => {
                let frames = own.store().frames_from(device, epoch, after, most_bytes, 4_096);
                let frames = frames.must(Law::AlwaysWritable, "frames to send")?;
                let (body, count) = frame::pack_most(&frames, most_bytes).expect("packs");
                let sent = frames.get(count.wrapping_sub(1)).map(|last| {
                    let head = Head { epoch, seq: after + count as u64, hash: last.change.hash() };
                    Sent { device, head, bytes: body.len() }
                });
                own.flights.insert(ticket, Flight { action, sent });
                if frames.is_empty() {
                    let outcome = Outcome::Nothing { device, epoch };
                    self.later(0, Happening::Ended { desk, life, ticket, outcome });
                } else if !self.crashes(desk, "crash before sending") {
                    self.sends(Ask { desk, life, ticket, what: What::Push(body) });
                    self.crashes(desk, "crash after sending");
                }
            }
        }
        Ok(())
    }

    pub(crate) fn answered(&mut self, desk: usize, life: u64, ticket: u64, answer: &Answer, cut: bool) -> Held {
        let own = &mut self.desks[desk];
        if own.life != life || !own.is_on() {
            return Ok(());
        }
        if let Some(ghost) = own.ghosts.remove(&ticket) {
            // Given up, but it had begun: what it does to the store it does; the engine does not hear of it.
            own.takes_in(&ghost, answer, cut, self.now)?;
            return own.sealed();
        }
        let Some(flight) = own.flights.remove(&ticket) else { return Ok(()) };
        if self.crashes(desk, "crash before an answer is kept") {
            return Ok(());
        }
        let outcome = self.pitfall_at_desk(desk, &flight, answer, cut)?;
        if !self.desks[desk].is_on() {
            return Ok(());
        }
        self.tell(|| format!("desk {desk} {:?} -> {outcome:?}", flight.action));
        self.counts_as_delivered_what_was(desk)?;
        self.desks[desk].sealed()?;
        if self.crashes(desk, "crash after an answer is kept") {
            return Ok(());
        }
        self.done(desk, ticket, outcome)
    }

    /// What a workstation takes for delivered, the relay has had.
    fn counts_as_delivered_what_was(&self, desk: usize) -> Held {
        let own = &self.desks[desk];
        if !own.is_on() {
            return Ok(());
        }
        let peer = own.store().peer().must(Law::AlwaysWritable, "the peer")?;
        let (epoch, seq) = peer.map_or((0, 0), |peer| (peer.receipted_epoch, peer.receipted_seq));
        let had = seq == 0 || self.central.ever_held(own.id(), epoch, seq);
        holds(Law::ReceiptsTrue, had, || format!("desk {desk} takes {epoch}/{seq} for delivered"))
    }

    pub(crate) fn done(&mut self, desk: usize, ticket: u64, outcome: Outcome) -> Held {
        let chance = u32::try_from(self.chance.next() >> 32).expect("32 bits");
        let local = self.desks[desk].local()?;
        self.engine(desk, Event::Done { ticket, outcome, local, chance })
    }
}
