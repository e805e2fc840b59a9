//! Over a socket: two workstations come to the same, and a relay that lies, tears, forgets or dies costs nothing.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use domain::{
    Sensitive, StaffId,
    staff::{Role, Staff},
};
use relay::testing::Author;
use sync::{Command, Error, Fault, Phase, Status};
use uuid::Uuid;
use wire::{
    PublicKey,
    frame::{self, Frame},
};

use crate::kit::{Place, Server, spoiling};

const SECRET: [u8; 16] = [8; 16];

fn person(number: u128) -> Staff {
    Staff {
        id: StaffId(Uuid::from_u128(number)),
        name: format!("Persona {number}"),
        role: Role::Dentist,
        licence: String::new(),
        password_hash: Sensitive::from(String::new()),
        retired: false,
    }
}

/// Two workstations of one clinic, the second not synced yet.
fn pair(server: &Server) -> (Place, Place) {
    let first = Place::founds(1);
    first.admitted_to(server);
    first.saves(&person(1));
    first.invites(&SECRET);
    assert_eq!(first.syncs().fault, None);
    let second = Place::joins(server, &SECRET);
    (first, second)
}

fn refused(reason: &str) -> Option<Fault> {
    Some(Fault::Refused(reason.to_owned()))
}

#[test]
fn two_workstations_come_to_the_same() {
    let server = Server::start(9);
    let (first, second) = pair(&server);
    let report = second.syncs();
    assert_eq!((report.pulled, report.pushed, report.fault), (3, 0, None));
    second.saves(&person(2));
    first.saves(&person(3));
    assert_eq!(second.store.backlog().expect("counted").count, 1);
    let report = second.syncs();
    assert_eq!((report.pushed, report.backlog), (1, 0));
    first.syncs();
    second.syncs();
    assert_eq!(first.staff().len(), 3);
    assert_eq!(first.staff(), second.staff());
    assert_eq!(server.counts(&first), (5, 0));
    for place in [&first, &second] {
        let report = place.syncs();
        assert_eq!((report.requests, report.pulled, report.pushed, report.fault), (1, 0, 0, None), "nothing to do");
        assert!(place.store.peer().expect("read").expect("kept").last_success.is_some());
    }
}

#[test]
fn whoever_has_everything_asks_once_and_is_told_no_more_than_that() {
    let server = Server::start(9);
    let (first, _) = pair(&server);
    // What a clinic of twelve workstations has to say of where its logs end.
    (0..10).for_each(|n| first.invites(&[100 + n; 16]));
    first.syncs();
    let line = server.line(i64::MAX);
    let me = first.store.self_device().expect("self");
    let peering = sync::transport::Peering { url: line.url(), server_key: None, device: me.device, epoch: me.epoch };
    let transport = sync::transport::Transport::new(peering).expect("a line");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let heads = || runtime.block_on(transport.heads(&first.store.device_key())).expect("an answer");
    let told = heads();
    let before = line.carried();
    let again = heads();
    assert_eq!((&again.heads, again.server_seq, again.incarnation), (&told.heads, told.server_seq, told.incarnation));
    let bytes = line.carried() - before;
    println!("NOOP 1 request, {bytes} bytes");
    assert!(again.time >= told.time && bytes <= 1_024, "{bytes} bytes");
    first.saves(&person(4));
    assert_eq!(first.syncs().fault, None);
    assert_eq!(heads().server_seq, told.server_seq + 1, "what is new is told");
}

#[test]
fn a_relay_that_lies_is_refused_and_nothing_is_lost() {
    type Lie = fn(Vec<Frame>) -> Vec<Frame>;
    let lies: [(&str, Lie); 4] = [
        ("signature", |mut frames| {
            frames.iter_mut().for_each(|frame| frame.change.signature[3] ^= 1);
            frames
        }),
        ("gap", |mut frames| {
            frames.retain(|frame| frame.position != 2);
            frames
        }),
        ("other_clinic", |frames| {
            let stranger = Author::new(77, 1).founds();
            frames.into_iter().map(|frame| Frame { position: frame.position, ..stranger.clone() }).collect()
        }),
        ("positions", |mut frames| {
            frames.iter_mut().for_each(|frame| frame.position = 1);
            frames
        }),
    ];
    for (reason, lie) in lies {
        let lying = Arc::new(AtomicBool::new(false));
        let lies = lying.clone();
        let server = Server::spoiled(9, move |router| {
            spoiling(router, move |what, body| {
                if !(what.starts_with("GET") && what.ends_with("/changes") && lies.load(Ordering::SeqCst)) {
                    return body;
                }
                let (frames, _) = frame::unpack(body.as_slice(), 1 << 26);
                frame::pack(&lie(frames)).expect("packs")
            })
        });
        let (first, second) = pair(&server);
        lying.store(true, Ordering::SeqCst);
        let report = second.syncs();
        assert_eq!(report.fault, refused(reason));
        assert!(second.store.peer().expect("read").expect("kept").cursor < 3, "{reason}");
        lying.store(false, Ordering::SeqCst);
        assert_eq!(second.syncs().fault, None, "{reason}");
        assert_eq!((second.staff(), second.staff().len()), (first.staff(), 1), "{reason}");
    }
}

#[test]
fn a_torn_answer_keeps_what_came_whole() {
    let server = Server::spoiled(9, |router| {
        spoiling(router, |what, body| {
            if !(what.starts_with("GET") && what.ends_with("/changes")) {
                return body;
            }
            // One whole frame and a piece of the next.
            let (frames, _) = frame::unpack(body.as_slice(), 1 << 26);
            let whole: Vec<Vec<u8>> = frames.iter().map(Frame::to_bytes).collect();
            let cut = whole.iter().take(1).map(Vec::len).sum::<usize>() + if whole.len() > 1 { 30 } else { 0 };
            zstd::encode_all(&whole.concat()[..cut.min(whole.concat().len())], 3).expect("packs")
        })
    });
    let (first, second) = pair(&server);
    let report = second.syncs();
    assert_eq!((report.pulled, report.fault), (3, None));
    assert_eq!(first.staff(), second.staff());
}

#[test]
fn a_lost_answer_is_asked_for_again_and_a_forged_one_counts_for_nothing() {
    let forging = Arc::new(AtomicBool::new(false));
    let forges = forging.clone();
    let server = Server::spoiled(9, move |router| {
        spoiling(router, move |what, body| {
            if !(what.starts_with("POST") && what.ends_with("/changes") && forges.load(Ordering::SeqCst)) {
                return body;
            }
            String::from_utf8(body).expect("json").replace("\"up_to_seq\":4", "\"up_to_seq\":400").into_bytes()
        })
    });
    let (first, _) = pair(&server);
    forging.store(true, Ordering::SeqCst);
    first.saves(&person(2));
    let report = first.syncs();
    assert_eq!((report.fault, report.backlog), (refused("receipt"), 1));
    assert_eq!(server.counts(&first), (4, 0), "the relay has it; only its word is missing");
    forging.store(false, Ordering::SeqCst);
    let report = first.syncs();
    assert_eq!((report.fault, report.backlog), (None, 0));
    assert_eq!(server.counts(&first), (4, 0));
}

#[test]
fn a_line_that_breaks_again_and_again_brings_everything_in_the_end() {
    let server = Server::start(9);
    let (first, _) = pair(&server);
    (10..190).for_each(|number| first.saves(&person(number)));
    let line = server.line(30_000);
    let key = PublicKey(first.store.peer().expect("read").expect("kept").server_key);
    first.peers_with(&line.url(), key);
    let syncs = |place: &Place, whole: &dyn Fn() -> bool| {
        let mut times = 0;
        while !whole() {
            let report = place.syncs();
            assert!(report.refused.is_empty(), "{report:?}");
            times += 1;
            assert!(times < 60, "it comes to nothing: {report:?}");
        }
    };
    syncs(&first, &|| first.store.backlog().expect("counted").count == 0);
    assert_eq!(server.counts(&first), (183, 0), "each change once");
    assert_eq!(first.store.verify(true, |_, _| ()).expect("verifies").faults, []);
    let second = Place::joins_at(&line.url(), &SECRET);
    line.carries(20_000);
    syncs(&second, &|| second.staff().len() == first.staff().len());
    assert_eq!(first.staff(), second.staff());
    assert!(line.broken() > 3, "it broke {} times", line.broken());
}

#[test]
fn what_the_relay_says_of_its_clock_is_told() {
    let server = Server::start(9);
    let (first, _) = pair(&server);
    let handle = sync::start(first.store.clone(), first.env.clone()).expect("starts");
    until(&handle, |status| status.phase == Phase::Idle && status.skew.is_some_and(|ahead| ahead.abs() < 60_000));
    assert_eq!(handle.status().theirs.len(), 1);
    handle.stop();
}

#[test]
fn a_restored_relay_gets_back_what_it_lost_from_whoever_has_it() {
    let server = Server::start(9);
    let (first, second) = pair(&server);
    second.syncs();
    second.saves(&person(2));
    second.syncs();
    first.syncs();
    let clinic = first.store.self_device().expect("self").clinic;
    server.relay.log().restore(clinic, 1, Uuid::from_u128(50));
    // The second workstation stays switched off: the first gives back its changes too.
    let report = first.syncs();
    assert_eq!((report.fault, report.backlog), (None, 0));
    assert_eq!(server.counts(&first), (4, 0));
    second.saves(&person(3));
    assert_eq!(second.syncs().fault, None);
    first.syncs();
    assert_eq!(first.staff(), second.staff());
    assert_eq!(server.counts(&first), (5, 0));
}

#[test]
fn another_relay_under_the_same_address_is_refused() {
    let server = Server::start(9);
    let (first, _) = pair(&server);
    first.peers_with(&server.url, PublicKey([1; 32]));
    assert_eq!(first.syncs().fault, refused("server_key_changed"));
}

#[test]
fn codes_invitations_and_addresses_are_checked() {
    let server = Server::start(9);
    let place = Place::founds(1);
    let me = place.store.self_device().expect("self");
    let genesis = place.store.frames_from(me.device, 1, 0, 1, 1).expect("genesis");
    let wrong = sync::admit(&server.url, "C-WRONG", &genesis[0]).expect_err("a wrong code");
    assert!(matches!(wrong, Error::Fault(Fault::Refused(reason)) if reason == "code"));
    let nobody = sync::join(&server.url, &[1; 16]).expect_err("an unknown invitation");
    assert!(matches!(nobody, Error::Fault(Fault::Refused(reason)) if reason == "unknown_device"));
    for address in ["http://clinic.example", "ftp://localhost", "clinic.example", ""] {
        assert!(matches!(sync::join(address, &SECRET), Err(Error::Address)), "{address}");
    }
    assert!(matches!(sync::sync_once(&place.store, &place.env), Err(Error::NoPeer)));
}

fn until(handle: &sync::Handle, wanted: impl Fn(&Status) -> bool) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("runtime");
    let mut watch = handle.watch();
    let waited = runtime.block_on(async {
        tokio::time::timeout(Duration::from_secs(20), watch.wait_for(wanted)).await.map(|status| status.is_ok())
    });
    assert_eq!(waited, Ok(true), "it stays {:?}", handle.status());
}

#[test]
fn a_running_driver_sends_each_save_and_fetches_what_others_write() {
    let server = Server::start(9);
    let (first, second) = pair(&server);
    let settled = |status: &Status| status.phase == Phase::Idle && status.waiting == 0 && status.last_success.is_some();
    let ours = sync::start(first.store.clone(), first.env.clone()).expect("starts");
    let theirs = sync::start(second.store.clone(), second.env.clone()).expect("starts");
    until(&ours, settled);
    until(&theirs, settled);
    let (told, arrived) = std::sync::mpsc::channel();
    second.store.listen(move |_| {
        let _ = told.send(());
    });
    for number in 2..5 {
        first.saves(&person(number));
        ours.tell(Command::LocalCommit);
        arrived.recv_timeout(Duration::from_secs(20)).expect("it arrives by itself");
    }
    until(&ours, settled);
    ours.stop();
    theirs.stop();
    assert_eq!((second.staff(), second.staff().len()), (first.staff(), 4));
}

#[test]
fn a_driver_without_a_line_says_so_and_goes_on_when_there_is_one() {
    let place = Place::founds(1);
    let handle = sync::start(place.store.clone(), place.env.clone()).expect("starts");
    assert_eq!(handle.status().phase, Phase::Off);
    // A port where nobody listens.
    let nowhere = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    place.peers_with(&format!("http://{nowhere}"), PublicKey([1; 32]));
    handle.tell(Command::PeerChanged);
    let silent = |status: &Status| status.phase == Phase::Waiting && status.reason.as_deref() == Some("silent");
    until(&handle, |status| silent(status) && status.waiting == 1 && status.waiting_since.is_some());
    let server = Server::start(9);
    place.admitted_to(&server);
    handle.tell(Command::PeerChanged);
    until(&handle, |status| status.phase == Phase::Idle && status.waiting == 0 && status.reason.is_none());
    place.peers_with("http://clinic.example", PublicKey([1; 32]));
    handle.tell(Command::PeerChanged);
    until(&handle, |status| status.phase == Phase::Refused && status.reason.as_deref() == Some("address"));
    handle.stop();
}
