//! Erasing over PostgreSQL: the bytes leave every row, what is served stays verifiable, and no push brings them back.

use relay::testing::Author;
use server::{clinics, env::Machine, prune::prune};
use uuid::Uuid;
use wire::{PatientId, frame::Frame};

use crate::kit::Kit;

const HER: PatientId = PatientId(Uuid::from_u128(0xaaa1));
const OTHER: PatientId = PatientId(Uuid::from_u128(0xaaa2));
const WORDS: &str = "Zurbaran tiene una endodoncia en la pieza 36";

/// In how many rows, kept or set aside, these bytes stand.
async fn rows_with(kit: &Kit, text: &str) -> i64 {
    let count = "
        SELECT (SELECT count(*) FROM change WHERE position($1::bytea IN sections || header) > 0)
            + (SELECT count(*) FROM fork WHERE position($1::bytea IN sections || header) > 0)";
    kit.owner.query_one(count, &[&text.as_bytes()]).await.expect("counts").get(0)
}

fn clinic(author: &Author) -> Uuid {
    author.clinic.0
}

async fn faults(kit: &Kit, author: &Author) -> Vec<(u64, &'static str)> {
    server::verify::verify(&kit.owner, clinic(author)).await.expect("verifies").faults
}

#[tokio::test]
async fn what_is_erased_leaves_every_row_and_the_chain_verifies() {
    let (kit, mut author, token) = Kit::founded().await;
    let mut clone = author.cloned();
    let sent = [author.writes_about(HER, WORDS), author.writes_about(OTHER, "se queda"), author.writes(9)];
    kit.push(&author, &token, &sent).await.expect("taken");
    // A second history of the same device, kept aside, speaks of her too.
    let again = clone.writes_about(HER, &format!("{WORDS}, otra vez"));
    kit.push(&clone, &token, &[again]).await.expect_err("a fork");
    assert_eq!(rows_with(&kit, WORDS).await, 2);
    let frame = author.erases(HER);
    let receipt = kit.push(&author, &token, &[frame]).await.expect("taken");
    assert_eq!((receipt.up_to_seq, receipt.head), (5, author.prev), "heads and receipts as ever");
    assert_eq!((rows_with(&kit, WORDS).await, rows_with(&kit, "se queda").await), (0, 1));
    assert_eq!(faults(&kit, &author).await, []);
    let got = kit.pull(&author, &token, 1, 0).await;
    assert_eq!(got[0].change.sections, [None]);
    assert_eq!((got[0].change.hash(), got[0].change.signature), (sent[0].change.hash(), sent[0].change.signature));
    assert!(got[0].change.open().is_ok() && got[0].change.verify(&author.key.public()).is_ok());
    assert_eq!(got[1].change, sent[1].change, "of the other one everything");
}

#[tokio::test]
async fn an_unpruned_copy_and_a_late_entry_are_pruned_when_they_are_taken() {
    let (kit, mut author, token) = Kit::founded().await;
    let sent: Vec<Frame> = vec![author.writes_about(HER, WORDS), author.erases(HER)];
    // Erasure and entry in one batch, then the whole batch again, then an entry by one who does not know.
    kit.push(&author, &token, &sent).await.expect("taken");
    assert_eq!(rows_with(&kit, WORDS).await, 0);
    kit.push(&author, &token, &sent).await.expect("known");
    let frame = author.writes_about(HER, WORDS);
    let receipt = kit.push(&author, &token, &[frame]).await.expect("accepted all the same");
    assert_eq!(receipt.head, author.prev);
    assert_eq!(rows_with(&kit, WORDS).await, 0);
    assert_eq!(faults(&kit, &author).await, []);
}

#[tokio::test]
async fn a_section_that_somebody_left_out_is_filled_from_a_fuller_copy_unless_it_was_erased() {
    let (kit, mut author, token) = Kit::founded().await;
    let whole = [author.writes_about(HER, WORDS), author.writes_about(OTHER, "se queda")];
    let mut holes = whole.clone();
    holes.iter_mut().for_each(|frame| frame.change.sections = vec![None]);
    kit.push(&author, &token, &holes).await.expect("taken");
    let frame = author.erases(HER);
    kit.push(&author, &token, &[frame]).await.expect("taken");
    kit.push(&author, &token, &whole).await.expect("known, and completed");
    assert_eq!((rows_with(&kit, WORDS).await, rows_with(&kit, "se queda").await), (0, 1));
    assert_eq!(faults(&kit, &author).await, []);
}

#[tokio::test]
async fn an_erasure_stays_within_its_clinic() {
    let (kit, mut author, token) = Kit::founded().await;
    let (mut stranger, theirs) = kit.found(2).await;
    let frame = stranger.writes_about(HER, WORDS);
    kit.push(&stranger, &theirs, &[frame]).await.expect("taken");
    let frame = author.erases(HER);
    kit.push(&author, &token, &[frame]).await.expect("taken");
    let frame = stranger.writes_about(HER, WORDS);
    kit.push(&stranger, &theirs, &[frame]).await.expect("taken");
    assert_eq!(rows_with(&kit, WORDS).await, 2);
}

#[tokio::test]
async fn verify_finds_a_section_that_should_be_gone() {
    let (kit, mut author, token) = Kit::founded().await;
    let frame = author.writes_about(HER, WORDS);
    kit.push(&author, &token, &[frame]).await.expect("taken");
    let insert = "INSERT INTO erased (clinic_id, subject, erased_at) VALUES ($1, $2, now())";
    kit.owner.execute(insert, &[&clinic(&author), &HER.0]).await.expect("inserts");
    assert_eq!(faults(&kit, &author).await, [(2, "erased")]);
}

/// In how many pages of the tables these bytes stand, old versions of rows included.
async fn pages_with(kit: &Kit, text: &str) -> i64 {
    let owner = &kit.owner;
    owner.batch_execute("CHECKPOINT; CREATE EXTENSION IF NOT EXISTS pageinspect").await.expect("a superuser");
    let count = "
        SELECT count(*)
        FROM pg_class, generate_series(0, pg_relation_size(oid) / 8192 - 1) AS page
        WHERE relkind = 'r' AND relname LIKE 'change%' AND pg_relation_size(oid) > 0
            AND position($1::bytea IN get_raw_page(relname, page::int)) > 0";
    owner.query_one(count, &[&text.as_bytes()]).await.expect("counts").get(0)
}

#[tokio::test]
async fn pruning_leaves_nothing_on_the_pages_and_repairs_what_was_put_back() {
    let (kit, mut author, token) = Kit::founded().await;
    let sent = [author.writes_about(HER, WORDS), author.writes_about(OTHER, "se queda"), author.erases(HER)];
    kit.push(&author, &token, &sent[..2]).await.expect("taken");
    let before = "CREATE TABLE before AS SELECT server_seq, sections FROM change";
    kit.owner.batch_execute(before).await.expect("set aside");
    kit.push(&author, &token, &sent[2..]).await.expect("taken");
    assert_eq!(rows_with(&kit, WORDS).await, 0);
    assert!(pages_with(&kit, WORDS).await > 0, "the old version of the row is still on its page");
    // Somebody puts back by hand what he had kept.
    let back = "UPDATE change SET sections = before.sections FROM before WHERE change.server_seq = before.server_seq; \
                DROP TABLE before";
    kit.owner.batch_execute(back).await.expect("put back");
    clinics::add(&kit.owner, "Nadie", &Machine).await.expect("a code");
    kit.owner
        .execute("UPDATE clinic_code SET expires_at = now() - interval '1 day' WHERE used_by IS NULL", &[])
        .await
        .expect("over");
    let mut owner = server::database::connect(&kit.database).await.expect("connects");
    let done = prune(&mut owner, true, &Machine).await.expect("prunes");
    assert_eq!((done.erased, done.rows, done.codes, done.lookers), (1, 1, 1, 0));
    assert_eq!((rows_with(&kit, WORDS).await, rows_with(&kit, "se queda").await), (0, 1));
    assert_eq!(pages_with(&kit, WORDS).await, 0);
    assert_eq!(faults(&kit, &author).await, []);
    assert_eq!(prune(&mut owner, false, &Machine).await.expect("prunes").rows, 0);
}
