//! How many signed changes a second the server takes, over HTTP, with everything it does to them, as clinics and logs grow.
//!
//! `pg_virtualenv -t cargo run --release -p server --example throughput [most changes] [clinics…]`; without more, up to
//! 100,000 changes in 1, 10 and 100 clinics. Each count of clinics has a database of its own; at 10,000 changes held,
//! at 100,000, and so on, the last 10,240 of them are what is quoted.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};

use relay::{pace::Rate, testing::Author};
use server::gate::Rates;
use wire::frame::{self, Frame};

#[path = "../tests/it/kit.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod kit;

/// Changes in one request.
const BATCH: usize = 256;
/// Batches that are signed ahead, sent, and timed at a time.
const ROUND: usize = 40;
/// Requests under way at once; a clinic has one.
const LANES: usize = 8;

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<usize>().expect("a number"));
    let most = arguments.next().unwrap_or(100_000);
    let mut clinics: Vec<usize> = arguments.collect();
    if clinics.is_empty() {
        clinics = vec![1, 10, 100];
    }
    for count in clinics {
        grow(count, most).await;
    }
}

/// Fills one server with the changes of so many clinics and tells how it goes at each power of ten.
async fn grow(clinics: usize, most: usize) {
    // Paced by nobody: what it can do is asked, not what one client may.
    let often = Rate { per_minute: 60_000_000, burst: 1_000_000 };
    let kit = kit::Kit::with(|config| {
        config.limits.device = often;
        config.rates = Rates { address: often, session: often, admission: often };
    });
    let kit = Arc::new(kit.await);
    let mut members = VecDeque::new();
    for clinic in 1..=clinics {
        members.push_back(kit.found(clinic as u128).await.0);
    }
    let (mut held, mut milestone) = (0, 10_000);
    while milestone <= most {
        let mut round = None;
        while held < milestone {
            round = Some(send(&kit, &mut members).await);
            held += ROUND * BATCH;
        }
        if let Some(round) = round {
            tell(clinics, held, &kit, round).await;
        }
        milestone *= 10;
    }
}

/// Signs a round, then sends it and takes the time of each batch and of all.
async fn send(kit: &Arc<kit::Kit>, members: &mut VecDeque<Author>) -> (f64, Vec<f64>) {
    let lanes = LANES.min(members.len());
    let work: VecDeque<(Author, Vec<Vec<u8>>)> = (0..lanes)
        .filter_map(|_| members.pop_front())
        .map(|mut author| {
            let batches = (0..ROUND / lanes)
                .map(|_| frame::pack(&(0..BATCH).map(|_| author.writes(200)).collect::<Vec<Frame>>()).expect("packs"));
            let batches = batches.collect();
            (author, batches)
        })
        .collect();
    let took = Arc::new(Mutex::new(Vec::new()));
    let mut lanes = tokio::task::JoinSet::new();
    let mut tokens = Vec::new();
    for (author, _) in &work {
        tokens.push(kit.session(author).await.expect("session").token);
    }
    let start = Instant::now();
    for ((author, batches), token) in work.into_iter().zip(tokens) {
        let (kit, took) = (kit.clone(), took.clone());
        lanes.spawn(async move {
            for batch in batches {
                let start = Instant::now();
                kit.push_packed(&author, &token, batch).await.expect("taken");
                took.lock().unwrap_or_else(PoisonError::into_inner).push(start.elapsed().as_secs_f64());
            }
            author
        });
    }
    let sent = lanes.join_all().await;
    let total = start.elapsed().as_secs_f64();
    members.extend(sent);
    (total, std::mem::take(&mut took.lock().unwrap_or_else(PoisonError::into_inner)))
}

#[expect(clippy::print_stdout, reason = "it is what it is for")]
async fn tell(clinics: usize, held: usize, kit: &kit::Kit, (total, mut took): (f64, Vec<f64>)) {
    took.sort_by(f64::total_cmp);
    let at = |share: f64| took[((took.len() - 1) as f64 * share) as usize] * 1_000.0;
    let size = kit.owner.query_one("SELECT pg_database_size(current_database())", &[]).await.expect("a size");
    println!(
        "BENCH server clinics={clinics} held={held} per_s={:.0} batch_p50_ms={:.1} batch_p99_ms={:.1} database_mb={}",
        (took.len() * BATCH) as f64 / total,
        at(0.5),
        at(0.99),
        size.get::<_, i64>(0) / 1_000_000
    );
}
