//! How many signed changes a second the server takes, over HTTP, with everything it does to them.
//!
//! `pg_virtualenv cargo run --release -p server --example throughput [changes] [clients]`

use std::time::Instant;

use relay::testing::Author;
use wire::frame::{self, Frame};

#[path = "../tests/it/kit.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod kit;

const BATCH: usize = 256;

#[tokio::main]
#[expect(clippy::print_stdout, reason = "it is what it is for")]
async fn main() {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<usize>().expect("a number"));
    let changes = arguments.next().unwrap_or(50_000);
    let clients = arguments.next().unwrap_or(2);
    let kit = kit::Kit::new().await;
    let mut lanes = Vec::new();
    for clinic in 1..=clients {
        let (mut author, token) = kit.found(clinic as u128).await;
        let batches: Vec<Vec<u8>> = (0..changes / clients / BATCH)
            .map(|_| frame::pack(&(0..BATCH).map(|_| author.writes(200)).collect::<Vec<Frame>>()).expect("packs"))
            .collect();
        lanes.push((author, token, batches));
    }
    let start = Instant::now();
    let pushes = lanes.into_iter().map(async |(author, token, batches)| push(&kit, author, token, batches).await);
    let mut took: Vec<f64> = join_all(pushes).await.into_iter().flatten().collect();
    let total = start.elapsed().as_secs_f64();
    took.sort_by(f64::total_cmp);
    let at = |share: f64| took[((took.len() - 1) as f64 * share) as usize] * 1_000.0;
    println!(
        "{:.0} changes/s ({} changes, {clients} clients)",
        (took.len() * BATCH) as f64 / total,
        took.len() * BATCH
    );
    println!("batch of {BATCH}: p50 {:.1} ms, p99 {:.1} ms", at(0.5), at(0.99));
}

async fn push(kit: &kit::Kit, author: Author, token: String, batches: Vec<Vec<u8>>) -> Vec<f64> {
    let mut took = Vec::new();
    for batch in batches {
        let start = Instant::now();
        kit.push_packed(&author, &token, batch).await.expect("taken");
        took.push(start.elapsed().as_secs_f64());
    }
    took
}

/// All at once on one task: what the clients cost must not take a core from the server.
async fn join_all<T>(futures: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    use std::{pin::pin, task::Poll};
    let mut running: Vec<_> = futures.map(|future| (Box::pin(future), None)).collect();
    let all = std::future::poll_fn(|context| {
        let mut pending = false;
        for (future, done) in &mut running {
            if done.is_none() {
                match future.as_mut().poll(context) {
                    Poll::Ready(value) => *done = Some(value),
                    Poll::Pending => pending = true,
                }
            }
        }
        if pending { Poll::Pending } else { Poll::Ready(()) }
    });
    pin!(all).await;
    running.into_iter().filter_map(|(_, done)| done).collect()
}
