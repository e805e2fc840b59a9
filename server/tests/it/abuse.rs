//! The abuse list, sync, at the server: each with its own answer, and nothing lost. What costs time and connections is in
//! `bounds`, revocation in `members`, two replicas in `replicas`.

use relay::testing::Author;
use server::verify::verify;
use tokio::{io::AsyncWriteExt as _, net::TcpStream};
use wire::{ChangeKind, frame::Frame, protocol::Problem};

use crate::kit::Kit;

fn refused(seq: impl Into<Option<u64>>, reason: &str) -> Problem {
    Problem::Refused { seq: seq.into(), reason: reason.to_owned() }
}

async fn kept(kit: &Kit) -> (i64, i64) {
    let counts = "SELECT (SELECT count(*) FROM change), (SELECT count(*) FROM fork)";
    let row = kit.owner.query_one(counts, &[]).await.expect("counts");
    (row.get(0), row.get(1))
}

#[tokio::test]
async fn a_forged_signature_is_refused_as_such() {
    let (kit, author, token) = Kit::founded().await;
    let mut forged = author.cloned().writes(10);
    forged.change.signature[40] ^= 1;
    assert_eq!(kit.push(&author, &token, &[forged]).await, Err((422, refused(2, "signature"))));
    let mut altered = author.cloned().writes(10);
    if let Some(Some(section)) = altered.change.sections.first_mut() {
        *section.last_mut().expect("not empty") ^= 1;
    }
    assert_eq!(kit.push(&author, &token, &[altered]).await, Err((422, refused(2, "section"))));
    assert_eq!(kept(&kit).await, (1, 0));
}

#[tokio::test]
async fn a_foreign_key_signs_for_nobody() {
    let (kit, author, token) = Kit::founded().await;
    // Signed with a key of the thief's own, in the name of a device of this clinic; and in a name that nobody enrolled.
    let mut thief = Author::new(1, 66);
    (thief.device, thief.seq, thief.prev) = (author.device, author.seq, author.prev);
    assert_eq!(kit.push(&author, &token, &[thief.writes(10)]).await, Err((422, refused(2, "signature"))));
    let mut stranger = Author::new(1, 77);
    assert_eq!(kit.push(&author, &token, &[stranger.founds()]).await, Err((422, refused(1, "unknown_device"))));
    assert_eq!(kit.session(&stranger).await.expect_err("nobody"), (404, Problem::UnknownDevice));
    let given = kit.challenge(&author).await.expect("a nonce");
    let mut liar = Author::new(1, 66);
    liar.device = author.device;
    assert_eq!(kit.respond(&liar, given).await.expect_err("not his key"), (401, Problem::SessionOver));
    assert_eq!(kept(&kit).await, (1, 0));
}

#[tokio::test]
async fn a_replay_changes_nothing_and_elsewhere_is_refused() {
    let (kit, mut author, token) = Kit::founded().await;
    let change = [author.writes(10)];
    let receipt = kit.push(&author, &token, &change).await.expect("taken");
    assert_eq!(kit.push(&author, &token, &change).await, Ok(receipt), "the same again");
    let (other, theirs) = kit.found(2).await;
    assert_eq!(kit.push(&other, &theirs, &change).await, Err((422, refused(2, "other_clinic"))), "to another clinic");
    let (status, body) = kit.get(&format!("/v1/clinics/{}/heads", author.clinic), &theirs).await;
    assert_eq!(
        (status, serde_json::from_slice(&body).ok()),
        (422, Some(refused(None, "other_clinic"))),
        "a token, elsewhere"
    );
    assert_eq!(kept(&kit).await, (3, 0));
}

#[tokio::test]
async fn the_same_place_with_other_content_is_a_fork_and_both_are_kept() {
    let (kit, mut author, token) = Kit::founded().await;
    // A disk was cloned: both go on from the same change.
    let mut clone = author.cloned();
    kit.push(&author.cloned(), &token, &[author.writes(10), author.writes(10)]).await.expect("the first to come");
    let theirs = kit.session(&clone).await.expect("it has the key").token;
    let other = [clone.writes(99), clone.writes(99)];
    for _ in 0..2 {
        assert_eq!(kit.push(&clone, &theirs, &other).await, Err((409, Problem::Fork { seq: 2 })));
    }
    assert_eq!(
        kit.push(&clone, &theirs, &other[1..]).await,
        Err((409, Problem::Fork { seq: 3 })),
        "and what was built on it"
    );
    assert_eq!(kept(&kit).await, (3, 2));
    assert_eq!(
        kit.push(&author.cloned(), &token, &[author.writes(10)]).await.map(|r| r.up_to_seq),
        Ok(4),
        "the first goes on"
    );
    assert_eq!(verify(&kit.owner, author.clinic.0).await.expect("reads").faults, vec![]);
}

#[tokio::test]
async fn a_gap_is_named_and_filled() {
    let (kit, mut author, token) = Kit::founded().await;
    let frames: Vec<Frame> = (0..4).map(|_| author.writes(10)).collect();
    assert_eq!(kit.push(&author, &token, &frames[2..]).await, Err((409, Problem::Gap { expected_seq: 2 })));
    assert_eq!(kept(&kit).await, (1, 0), "nothing is kept out of order");
    assert_eq!(kit.push(&author, &token, &frames).await.map(|receipt| receipt.up_to_seq), Ok(5));
    let (status, body) = kit.get(&format!("/v1/clinics/{}/changes?after=99", author.clinic), &token).await;
    assert_eq!((status, serde_json::from_slice(&body).ok()), (409, Some(Problem::Gap { expected_seq: 5 })));
}

#[tokio::test]
async fn a_batch_that_is_too_large_or_inflates_too_far_is_refused_and_what_was_whole_is_kept() {
    let kit = Kit::with(|config| (config.limits.body, config.limits.inflated) = (1 << 16, 1 << 18)).await;
    let (mut author, token) = kit.found(1).await;
    let too_large = kit.push_packed(&author, &token, vec![7; (1 << 16) + 1]).await;
    assert_eq!(too_large, Err((413, refused(None, "too_large"))));
    let bomb: Vec<u8> = [author.writes(10), author.writes(1 << 19)].iter().flat_map(Frame::to_bytes).collect();
    let bomb = zstd::encode_all(bomb.as_slice(), 3).expect("packs");
    assert!(bomb.len() < 1 << 16, "it is small on the line");
    assert_eq!(kit.push_packed(&author, &token, bomb).await, Err((413, refused(None, "inflated"))));
    assert_eq!(kept(&kit).await, (2, 0));
    let nothing = zstd::encode_all(std::io::Read::take(std::io::repeat(0), 1 << 30), 3).expect("packs");
    let nothing = kit.push_packed(&author, &token, nothing).await;
    assert_eq!(nothing, Err((400, refused(None, "torn"))), "a gibibyte of no frame");
}

#[tokio::test]
async fn an_answer_that_is_cut_off_costs_nothing() {
    let (kit, mut author, token) = Kit::founded().await;
    for round in 0..20_u64 {
        let frames = [author.writes(10), author.writes(10)];
        let body = wire::frame::pack(&frames).expect("packs");
        let head = format!(
            "POST /v1/clinics/{}/changes HTTP/1.1\r\nhost: a\r\nauthorization: Bearer {token}\r\ncontent-length: {}\r\n\r\n",
            author.clinic,
            body.len()
        );
        // Sent whole, and hung up on at once: whether it was kept, the client does not learn.
        let mut stream = TcpStream::connect(kit.address()).await.expect("connects");
        stream.write_all(&[head.as_bytes(), &body].concat()).await.expect("sent");
        if round % 2 == 0 {
            kit.heads(&author, &token).await;
        }
        drop(stream);
        let receipt = kit.push(&author, &token, &frames).await.expect("taken, or already there");
        assert_eq!((receipt.up_to_seq, receipt.head), (author.seq, author.prev));
    }
    assert_eq!(kept(&kit).await, (41, 0));
    assert_eq!(verify(&kit.owner, author.clinic.0).await.expect("reads").faults, vec![]);
}

#[tokio::test]
async fn a_server_restored_from_an_old_backup_says_so_and_takes_back_what_it_lost() {
    let (mut kit, mut author, token) = Kit::founded().await;
    let old = [author.writes(10), author.writes(10)];
    kit.push(&author, &token, &old).await.expect("taken");
    let before = kit.heads(&author, &token).await;
    // The backup: a copy of the whole database, as a file-system snapshot or a dump has it.
    let (name, copy) = (
        kit.database.get_dbname().expect("named").to_owned(),
        format!("{}_backup", kit.database.get_dbname().expect("named")),
    );
    kit.stop().await;
    let mut outside = kit.database.clone();
    outside.dbname("postgres");
    kit.owner = server::database::connect(&outside).await.expect("connects");
    let copied = async || {
        while kit.owner.execute(&format!("CREATE DATABASE {copy} TEMPLATE {name}"), &[]).await.is_err() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(30), copied()).await.expect("once everybody has left");
    let live = Kit::over(kit.database.clone()).await;
    let lost = [author.writes(10), author.writes(10), author.writes(10)];
    let receipt = live.push(&author, &token, &lost).await.expect("taken, and lost a moment later");
    assert_eq!(receipt.up_to_seq, 6);
    drop(live);
    let mut restored = kit.database.clone();
    restored.dbname(&copy);
    let back = Kit::over(restored).await;
    let heads = back.heads(&author, &token).await;
    assert_ne!(heads.incarnation, before.incarnation, "another life");
    assert_eq!(heads.heads, before.heads, "the token of the life before still opens it");
    let stale = format!("/v1/clinics/{}/changes?after=3&incarnation={}", author.clinic, before.incarnation);
    assert_eq!(back.get(&stale, &token).await.0, 409, "a position learnt in the life before");
    assert_eq!(
        back.push(&author, &token, &lost).await.map(|r| (r.up_to_seq, r.incarnation)),
        Ok((6, heads.incarnation))
    );
    assert_eq!(verify(&back.owner, author.clinic.0).await.expect("reads").faults, vec![]);
}

#[tokio::test]
async fn a_genesis_comes_once_and_only_with_a_code() {
    let (kit, author, token) = Kit::founded().await;
    let mut again = Author::new(1, 1_000);
    let genesis = again.founds();
    assert_eq!(kit.admit("C-0000", &genesis).await, Err((403, Problem::CodeRefused)));
    let code = kit.code().await;
    assert_eq!(kit.admit(&code, &genesis).await, Err((422, refused(None, "clinic_already_here"))));
    // Another's enrolment of the same device does not move it, nor change its key.
    let (mut other, theirs) = kit.found(2).await;
    let mut bait = Author::new(2, 5);
    bait.device = author.device;
    kit.push(&other.cloned(), &theirs, &[other.enrols(&bait)]).await.expect("kept: it is signed");
    assert_eq!(kit.challenge(&author).await.expect("a nonce").clinic, author.clinic);
    assert_eq!(kit.heads(&author, &token).await.heads[&author.device].seq, 1);
    let mut sly = author.cloned();
    (sly.epoch, sly.seq, sly.prev) = (9, 0, wire::Hash::default());
    let silent = [sly.seals(ChangeKind::Tx, Vec::new())];
    assert_eq!(
        kit.push(&author, &token, &silent).await,
        Err((422, refused(1, "chain"))),
        "an epoch says that it starts"
    );
}
