//! What is said between a workstation and the relay, and what the line makes of it on the way.

use axum::http::Method;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sync::{Fault, engine::Outcome};
use wire::{
    frame,
    protocol::{Challenge, ChallengeRequest, Problem, SessionGrant, SessionRequest, session_message},
};

use crate::{
    central::Answer,
    desk::decoded,
    laws::{Held, Law, Must as _, holds},
    premises::clinic,
    world::{Happening, World},
};

/// After so long without an answer a request has failed.
const PATIENCE_MS: i64 = 60_000;

/// What was asked of the relay.
#[derive(Debug, Clone)]
pub(crate) struct Ask {
    pub(crate) desk: usize,
    pub(crate) life: u64,
    pub(crate) ticket: u64,
    pub(crate) what: What,
}

#[derive(Debug, Clone)]
pub(crate) enum What {
    Heads,
    Push(Vec<u8>),
    Pull { after: u64, path: String, wait: u64 },
}

impl World {
    /// Puts a request on the line, which may lose it, delay it, deliver it twice or spoil it.
    pub(crate) fn sends(&mut self, ask: Ask) {
        let Ask { desk, life, ticket, .. } = ask;
        let wait = if let What::Pull { wait, .. } = ask.what { i64::try_from(wait).unwrap_or(0) * 1_000 } else { 0 };
        let outcome = Outcome::Failed(Fault::Offline);
        if self.line.blocks(desk, true, self.now) {
            self.later(200, Happening::Ended { desk, life, ticket, outcome });
            return;
        }
        self.later(PATIENCE_MS + wait, Happening::Ended { desk, life, ticket, outcome });
        let World { line, chance, .. } = self;
        let fate = line.fate(chance);
        fate.faults.iter().for_each(|kind| self.fault(kind));
        for delay in fate.arrivals {
            let mut ask = ask.clone();
            if let What::Push(body) = &mut ask.what {
                fate.spoil.spoils(body);
            }
            self.later(delay, Happening::Arrives(ask));
        }
    }

    pub(crate) fn arrives(&mut self, ask: Ask) -> Held {
        if let What::Pull { after, wait, .. } = ask.what
            && wait > 0
            && after == self.central.held.len() as u64
        {
            self.parks(ask, wait);
            return Ok(());
        }
        let held = self.central.held.len();
        let answer = self.conversation(&ask)?;
        if self.central.held.len() > held {
            self.rings()?;
        }
        let empty = matches!(&ask.what, What::Pull { wait, .. } if *wait > 0) && answer.0 == 200;
        if empty && frame::unpack(answer.1.as_slice(), 64 << 20).0.is_empty() {
            let What::Pull { wait, .. } = ask.what else { return Ok(()) };
            self.parks(ask, wait);
            return Ok(());
        }
        self.replies(&ask, answer)
    }

    fn parks(&mut self, ask: Ask, wait: u64) {
        self.order += 1;
        let number = self.order;
        self.polls.insert(number, ask);
        self.later(i64::try_from(wait).unwrap_or(0) * 1_000, Happening::PollEnds(number));
    }

    /// Answers everybody who waits for something new.
    fn rings(&mut self) -> Held {
        for (_, ask) in std::mem::take(&mut self.polls) {
            let answer = self.conversation(&ask)?;
            self.replies(&ask, answer)?;
        }
        Ok(())
    }

    /// What device and relay say to each other about one request: a session first, if there is none.
    fn conversation(&mut self, ask: &Ask) -> Held<Answer> {
        for fresh in [false, true] {
            let own = &self.desks[ask.desk];
            let token = match own.token.clone().filter(|_| !fresh) {
                Some(token) => token,
                // Whoever asked is not there any more to open a session.
                None if own.life != ask.life || !own.is_on() => return Ok((503, Vec::new())),
                None => match self.signs_in(ask.desk)? {
                    Ok(token) => token,
                    Err(answer) => return Ok(answer),
                },
            };
            let (method, path, body) = match &ask.what {
                What::Heads => (Method::GET, format!("/v1/clinics/{}/heads", clinic()), Vec::new()),
                What::Push(body) => (Method::POST, format!("/v1/clinics/{}/changes", clinic()), body.clone()),
                What::Pull { path, .. } => (Method::GET, path.clone(), Vec::new()),
            };
            let answer = self.pitfall_at_relay(method, &path, &token, body)?;
            let told = matches!(ask.what, What::Pull { .. }) && answer.0 == 200;
            holds(Law::PutOut, !(told && self.is_put_out_at_relay(ask.desk)), || {
                format!("desk {} was put out, and the relay hands it changes", ask.desk)
            })?;
            let over = matches!(serde_json::from_slice(&answer.1), Ok(Problem::SessionOver));
            if answer.0 == 200 || !over || fresh {
                return Ok(answer);
            }
        }
        unreachable!("the second round always answers")
    }

    fn signs_in(&mut self, desk: usize) -> Held<Result<String, Answer>> {
        let own = &self.desks[desk];
        let (device, key) = (own.id(), own.key());
        let rotations = own.store().read(|tx| tx.own_rotations()).must(Law::AlwaysWritable, "our keys")?;
        let rotations = rotations.iter().map(|frame| BASE64_STANDARD.encode(frame.to_bytes())).collect();
        let epoch = own.store().self_device().must(Law::AlwaysWritable, "who we are")?.epoch;
        let (status, bytes) = self.central.ask(
            Method::POST,
            "/v1/session/challenge",
            None,
            serde_json::to_vec(&ChallengeRequest { device }).expect("JSON"),
        );
        let Ok(challenge) = serde_json::from_slice::<Challenge>(&bytes) else { return Ok(Err((status, bytes))) };
        let nonce = decoded(&challenge.nonce);
        let message = session_message(challenge.clinic, device, epoch, &nonce);
        let signature = BASE64_STANDARD.encode(key.sign(&message));
        let request = SessionRequest { device, epoch, nonce: challenge.nonce, signature, rotations };
        let (status, bytes) =
            self.central.ask(Method::POST, "/v1/session", None, serde_json::to_vec(&request).expect("JSON"));
        let Ok(grant) = serde_json::from_slice::<SessionGrant>(&bytes) else { return Ok(Err((status, bytes))) };
        self.desks[desk].token = Some(grant.token.clone());
        Ok(Ok(grant.token))
    }

    /// Puts an answer on the line.
    pub(crate) fn replies(&mut self, ask: &Ask, answer: Answer) -> Held {
        let Ask { desk, life, ticket, .. } = *ask;
        if let (What::Push(_), Ok(receipt)) = (&ask.what, serde_json::from_slice(&answer.1)) {
            let true_word = self.central.holds(&receipt);
            holds(Law::ReceiptsTrue, true_word, || format!("the relay signed for what it has not: {receipt:?}"))?;
        }
        if self.line.blocks(desk, false, self.now) {
            self.fault("answer lost");
            return Ok(());
        }
        let World { line, chance, .. } = self;
        let fate = line.fate(chance);
        fate.faults.iter().for_each(|kind| self.fault(kind));
        for delay in fate.arrivals {
            let mut answer = answer.clone();
            let cut = fate.spoil.spoils(&mut answer.1);
            self.later(delay, Happening::Answered { desk, life, ticket, answer, cut });
        }
        Ok(())
    }
}
