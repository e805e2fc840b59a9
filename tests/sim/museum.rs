//! The bug museum: pitfalls that others fell into, each put back on purpose into the hands of this world's workstations and
//! relay, never into the program. A world in which one is switched on must break a law; docs/bug-museum.md has the list.

use axum::http::Method;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sync::engine::{Action, Outcome};
use wire::{
    frame,
    protocol::{Ends, Problem, Receipt, newest},
};

use crate::{
    central::{Answer, Central},
    desk::{Flight, raw, relay, whole_frames},
    laws::{Held, Law, Must as _},
    premises::clinic,
    world::World,
};

/// A pitfall of the field notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pitfall {
    /// B1: rows are written and the log is not.
    WriteBesideLog,
    /// B2: what committed late is skipped by those who read past it.
    LateCommit,
    /// B3: the cursor runs ahead of what was applied.
    CursorAhead,
    /// B4: what was saved while a push was under way counts as sent.
    AllDone,
    /// B5: the relay signs and does not keep.
    SignsUnkept,
    /// B6: work waits and no timer is armed.
    NoTimer,
    /// B7: after a crash a flag says that what was fetched was kept.
    FlagsDisagree,
    /// B8: another content at a place that is taken is dropped without a word.
    ForkDropped,
    /// B10: a relay put back does not say so.
    SameLife,
    /// B11: changes from a clock far ahead are refused.
    RefusesSkew,
    /// B13: whatever stands beside an archived record is dropped.
    DeleteWins,
    /// B14, B15: the last write wins and the other is gone.
    LastWriteWins,
    /// B22: what comes while a push is under way is dropped, and the cursor kept.
    DroppedDuringPush,
}

impl World {
    /// Asks the relay; a pitfall may stand between.
    pub(crate) fn pitfall_at_relay(&mut self, method: Method, path: &str, token: &str, body: Vec<u8>) -> Held<Answer> {
        let push = method == Method::POST;
        match self.plan.pitfall {
            Some(Pitfall::SignsUnkept) if push => {
                let (mut frames, _) = frame::unpack(body.as_slice(), 64 << 20);
                let Some(last) = frames.pop().filter(|_| !frames.is_empty()) else {
                    return Ok(self.central.ask(method, path, Some(token), body));
                };
                let (status, bytes) = self.central.ask(method, path, Some(token), frame::pack(&frames).expect("packs"));
                let Ok(receipt) = serde_json::from_slice::<Receipt>(&bytes) else { return Ok((status, bytes)) };
                let receipt = Receipt { up_to_seq: receipt.up_to_seq + 1, head: last.change.hash(), ..receipt };
                Ok((status, signed(receipt)))
            }
            Some(Pitfall::ForkDropped) if push => {
                let (frames, _) = frame::unpack(body.as_slice(), 64 << 20);
                let (status, bytes) = self.central.ask(method, path, Some(token), body);
                let (Ok(Problem::Fork { .. }), Some(last)) = (serde_json::from_slice(&bytes), frames.last()) else {
                    return Ok((status, bytes));
                };
                let header = last.change.header().expect("ours");
                let receipt = Receipt {
                    clinic: clinic(),
                    device: header.device,
                    epoch: header.epoch,
                    up_to_seq: header.seq,
                    head: last.change.hash(),
                    server_seq: self.central.held.len() as u64,
                    incarnation: self.central.life(),
                    signature: String::new(),
                };
                Ok((200, signed(receipt)))
            }
            Some(Pitfall::LateCommit) if path.contains("changes?") => {
                let (status, bytes) = self.central.ask(method, path, Some(token), body);
                let (mut frames, _) = frame::unpack(bytes.as_slice(), 64 << 20);
                if frames.len() < 2 || !self.chance.one_in(3) {
                    return Ok((status, bytes));
                }
                let late = self.chance.below(frames.len() - 1);
                frames.remove(late);
                Ok((status, frame::pack(&frames).expect("packs")))
            }
            _ => Ok(self.central.ask(method, path, Some(token), body)),
        }
    }

    /// Takes in an answer; a pitfall may stand between.
    pub(crate) fn pitfall_at_desk(
        &mut self,
        desk: usize,
        flight: &Flight,
        answer: &Answer,
        cut: bool,
    ) -> Held<Outcome> {
        let now = self.now;
        let pull = if let Action::Pull { after, .. } = flight.action { Some(after) } else { None };
        let frames =
            pull.and_then(|_| whole_frames(&answer.1, cut).ok()).filter(|_| answer.0 == 200).unwrap_or_default();
        let last = frames.last().map(|frame| frame.position);
        let own = &mut self.desks[desk];
        match (self.plan.pitfall, last) {
            (Some(Pitfall::WriteBesideLog), Some(_)) => {
                let db = raw(&own.folder());
                db.execute("UPDATE patient SET notes = '' WHERE notes <> ''", []).expect("a careless hand");
            }
            (Some(Pitfall::CursorAhead | Pitfall::FlagsDisagree), Some(last)) => {
                own.moves_cursor(last)?;
                if self.chance.one_in(3) {
                    self.crash(desk, "crash between cursor and changes");
                    return Ok(Outcome::Failed(sync::Fault::Offline));
                }
                self.desks[desk].moves_cursor(pull.unwrap_or(0))?;
            }
            (Some(Pitfall::DroppedDuringPush), Some(last))
                if own.flights.values().any(|flight| matches!(flight.action, Action::Push { .. })) =>
            {
                own.moves_cursor(last)?;
                return Ok(Outcome::Pulled { cursor: last, ends: Ends::new() });
            }
            (Some(Pitfall::RefusesSkew), Some(last))
                if frames.iter().any(|frame| {
                    let header = frame.change.header().expect("genuine");
                    header.hlc.millis() > own.wall(now) + 300_000
                }) =>
            {
                own.moves_cursor(last)?;
                return Ok(Outcome::Pulled { cursor: last, ends: Ends::new() });
            }
            _ => {}
        }
        let own = &mut self.desks[desk];
        let outcome = own.takes_in(flight, answer, cut, now)?;
        match (self.plan.pitfall, &outcome) {
            (Some(Pitfall::LastWriteWins), Outcome::Pulled { .. }) => {
                raw(&own.folder()).execute("DELETE FROM conflict", []).expect("a careless hand");
            }
            (Some(Pitfall::DeleteWins), Outcome::Pulled { .. }) => {
                let dropped = "DELETE FROM conflict WHERE id IN (SELECT id FROM patient WHERE retired)";
                raw(&own.folder()).execute(dropped, []).expect("a careless hand");
            }
            (Some(Pitfall::AllDone), Outcome::Pushed { device, .. }) if *device == own.id() => {
                let local = sync::work::local(own.store()).must(Law::AlwaysWritable, "what the store holds")?;
                let head = newest(&local.ends, *device).expect("it sent some");
                let receipt = Receipt {
                    clinic: clinic(),
                    device: *device,
                    epoch: head.epoch,
                    up_to_seq: head.seq,
                    head: head.hash,
                    server_seq: 0,
                    incarnation: self.central.life(),
                    signature: String::new(),
                };
                let receipt = serde_json::from_slice(&signed(receipt)).expect("JSON");
                own.store().keep_receipt(relay(), &receipt, now).must(Law::AlwaysWritable, "a receipt")?;
            }
            _ => {}
        }
        Ok(outcome)
    }
}

fn signed(receipt: Receipt) -> Vec<u8> {
    let receipt = receipt.sign(&Central::key(), |signature| BASE64_STANDARD.encode(signature));
    serde_json::to_vec(&receipt).expect("JSON")
}
