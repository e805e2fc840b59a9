//! A server that lies. Nobody on the other end is trusted: what does not verify is refused, and nothing is lost.

use std::sync::{Arc, Mutex};

use domain::{ClinicId, DeviceId, PatientId};
use relay::{
    Admittance, Appended, Candidate, Limits, Log, Relay, Standing, Unavailable, memory::Memory, testing::Author,
};
use server::env::Machine;
use tokio::{net::TcpListener, runtime::Runtime};
use wire::{
    DeviceKey,
    frame::Frame,
    membership::{Enrolment, Members},
};

use crate::{
    people::joined,
    workstation::{Workstation, chart},
    world::Survey,
};

/// What it does to an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lie {
    None,
    /// A signature with one bit flipped.
    Signature,
    /// A change whose content was touched.
    Content,
    /// A change of another clinic.
    OtherClinic,
    /// A change left out.
    Gap,
    /// The first change in place of the last.
    Positions,
}

/// A log that tells the truth until told otherwise.
struct Liar {
    truth: Memory,
    lie: Mutex<Lie>,
}

impl Liar {
    fn says(&self, lie: Lie) {
        *self.lie.lock().expect("whole") = lie;
    }

    fn tamper(&self, frames: &mut Vec<Frame>) {
        let lie = *self.lie.lock().expect("whole");
        let Some(last) = frames.last_mut() else { return };
        match lie {
            Lie::None => {}
            Lie::Signature => last.change.signature[7] ^= 1,
            Lie::Content => {
                let section = last.change.sections.iter_mut().flatten().next().expect("a section");
                let end = section.len() - 1;
                section[end] ^= 1;
            }
            Lie::OtherClinic => last.change = Author::new(5, 6).founds().change,
            Lie::Gap => drop(frames.remove(0)),
            Lie::Positions => last.position = 1,
        }
    }
}

impl Log for Liar {
    async fn admit(
        &self,
        code: &str,
        genesis: &Candidate,
        founder: &Enrolment,
        now: i64,
    ) -> Result<Admittance, Unavailable> {
        self.truth.admit(code, genesis, founder, now).await
    }
    async fn home_of(&self, device: DeviceId) -> Result<Option<ClinicId>, Unavailable> {
        self.truth.home_of(device).await
    }
    async fn members(&self, clinic: ClinicId) -> Result<Members, Unavailable> {
        self.truth.members(clinic).await
    }
    async fn keep_nonce(
        &self,
        clinic: ClinicId,
        device: DeviceId,
        nonce: [u8; 32],
        expires: i64,
    ) -> Result<(), Unavailable> {
        self.truth.keep_nonce(clinic, device, nonce, expires).await
    }
    async fn spend_nonce(
        &self,
        clinic: ClinicId,
        device: DeviceId,
        nonce: [u8; 32],
        now: i64,
    ) -> Result<bool, Unavailable> {
        self.truth.spend_nonce(clinic, device, nonce, now).await
    }
    async fn standing(&self, clinic: ClinicId) -> Result<Standing, Unavailable> {
        self.truth.standing(clinic).await
    }
    async fn append(&self, clinic: ClinicId, batch: Vec<Candidate>, now: i64) -> Result<Appended, Unavailable> {
        self.truth.append(clinic, batch, now).await
    }
    async fn after(
        &self,
        clinic: ClinicId,
        position: u64,
        bytes: usize,
        most: usize,
    ) -> Result<Vec<Frame>, Unavailable> {
        let mut frames = self.truth.after(clinic, position, bytes, most).await?;
        self.tamper(&mut frames);
        Ok(frames)
    }
    async fn ready(&self) -> Result<(), Unavailable> {
        self.truth.ready().await
    }
}

const CODE: &str = "C-0123-4567-89AB-CDEF-GHJK";

/// Serves a log under a key; gives the address.
fn serve<L: Log>(runtime: &Runtime, log: L, key: u8) -> (Arc<Relay<L>>, String) {
    let relay = Relay::new(log, DeviceKey::from_seed(&[key; 32]), Arc::new(Machine), Limits::default());
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let routes = relay::router(relay.clone());
    runtime.spawn(async move { axum::serve(listener, routes).await });
    (relay, url)
}

#[test]
fn a_lying_server_is_refused_and_nothing_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let runtime = Runtime::new().expect("a runtime");
    let truth = Memory::default();
    truth.allow(CODE);
    let (relay, url) = serve(&runtime, Liar { truth, lie: Mutex::new(Lie::None) }, 9);
    let a = Workstation::founded();
    a.good(&Survey::invented(folder.path(), 1..=2).import());
    let b = joined(&a, &url, CODE);
    assert_eq!(a.digests(), b.digests());
    let patient: PatientId = a.patients()[0]["id"].as_str().expect("an id").parse().expect("an id");

    for lie in [Lie::Signature, Lie::Content, Lie::OtherClinic, Lie::Gap, Lie::Positions] {
        let app = a.app();
        chart(&app, patient, true);
        chart(&app, patient, false);
        // Whatever is charted on this tooth is taken back, so that the next round can chart it again.
        app.undo_chart(patient).expect("undoes");
        app.undo_chart(patient).expect("undoes");
        app.close();
        drop(app);
        a.good(&["sync"]);
        let before = b.digests();
        relay.log().says(lie);
        let answer = b.run(&["sync"]);
        assert!(matches!(answer.code, 3 | 8), "{lie:?}: {answer:#?}");
        assert!(answer.err.contains("refused"), "{lie:?} in a sentence: {answer:#?}");
        // What came before the lie may be kept; whatever is there verifies.
        let after = b.digests();
        assert_eq!(before.get("patient"), after.get("patient"), "{lie:?}");
        relay.log().says(Lie::None);
        b.good(&["sync"]);
        assert_eq!(a.digests(), b.digests(), "{lie:?}");
    }
}

/// Nor does one get in where a liar stands at the door: what is shown as joined has everything, or says that it has not.
#[test]
fn joining_through_a_lying_server_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let runtime = Runtime::new().expect("a runtime");
    let truth = Memory::default();
    truth.allow(CODE);
    let (relay, url) = serve(&runtime, Liar { truth, lie: Mutex::new(Lie::None) }, 9);
    let a = Workstation::founded();
    a.good(&Survey::invented(folder.path(), 1..=2).import());
    a.good(&["sync", "--server", &url, "--join", CODE]);
    let invitation = a.good(&["invite", "--name", "Gabinete 2"]);
    a.good(&["sync"]);
    relay.log().says(Lie::Signature);
    let b = Workstation::empty();
    let answer = b.run(&["sync", "--server", &url, "--join", invitation.trim()]);
    assert!(matches!(answer.code, 3 | 8), "{answer:#?}");
    relay.log().says(Lie::None);
    // The invitation is not spent on a failure: the same again, or a plain sync, finishes it.
    if b.database().exists() {
        b.good(&["sync"]);
    } else {
        b.good(&["sync", "--server", &url, "--join", invitation.trim()]);
    }
    assert_eq!(a.digests(), b.digests());
}

/// Another server at the same address, with a key of its own.
#[test]
fn another_server_in_place_of_ours_is_refused() {
    let runtime = Runtime::new().expect("a runtime");
    let truth = Memory::default();
    truth.allow(CODE);
    let relay = Relay::new(truth, DeviceKey::from_seed(&[9; 32]), Arc::new(Machine), Limits::default());
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).expect("a free port");
    let address = listener.local_addr().expect("an address");
    let serving = runtime.spawn(async move { axum::serve(listener, relay::router(relay)).await });
    let a = Workstation::founded();
    a.good(&["sync", "--server", &format!("http://{address}"), "--join", CODE]);
    serving.abort();
    let _ = runtime.block_on(serving);

    let impostor = Relay::new(Memory::default(), DeviceKey::from_seed(&[10; 32]), Arc::new(Machine), Limits::default());
    let listener = runtime.block_on(TcpListener::bind(address)).expect("the address is free");
    runtime.spawn(async move { axum::serve(listener, relay::router(impostor)).await });
    let before = a.digests();
    let answer = a.bad(8, &["sync"]);
    assert!(!answer.err.is_empty(), "{answer:#?}");
    assert_eq!(a.digests(), before);
}
