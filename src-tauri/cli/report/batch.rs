//! Many papers at once; an interrupt stops before the next one, and leaves no half file.

use app::{
    App,
    report::{BatchDone, BatchRequest, Place, SkipReason, Whose},
};
use domain::{Invalid, paper::PaperKind};

use super::{
    super::{
        Batch,
        output::{progress, say, say_json},
    },
    DONE, Done, language,
};

pub(super) fn run(app: &App, batch: Batch) -> Done {
    let kind = PaperKind::of(&batch.kind).ok_or_else(|| app::Error::from(Invalid::new("kind", "not_in_batch")))?;
    let whose = Whose::Found { text: batch.search.unwrap_or_default() };
    let request = BatchRequest { kind, whose, language: language(batch.lang), colour: !batch.mono };
    let place = match (&batch.merge, &batch.out) {
        (Some(file), _) => Place::File(file),
        (None, Some(folder)) => Place::Folder(folder),
        (None, None) => return Err(app::Error::NotFound("place").into()),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let done = std::thread::scope(|scope| {
        let work = scope.spawn(|| app.batch(&request, place, &mut progress("documents")));
        // An interrupt is a wish to stop, not to be torn off.
        while !work.is_finished() {
            let pause = std::time::Duration::from_millis(100);
            let asked = runtime.block_on(async { tokio::time::timeout(pause, tokio::signal::ctrl_c()).await });
            if asked.is_ok() {
                app.cancel_batch();
            }
        }
        work.join()
    });
    let done = done.map_err(|_| anyhow::anyhow!("the batch came to a sudden end"))??;
    if batch.json {
        say_json(serde_json::to_value(&done)?);
    } else {
        tell(&done);
    }
    DONE
}

fn tell(done: &BatchDone) {
    for skipped in &done.skipped {
        let why = match skipped.reason {
            SkipReason::Nothing => "has none",
            SkipReason::Blocked => "is blocked",
            SkipReason::NotMade => "could not be set",
        };
        let name = if skipped.name.is_empty() { skipped.patient.to_string() } else { skipped.name.clone() };
        say(format!("skipped {name}: {why}"));
    }
    let cancelled = if done.cancelled { " · cancelled" } else { "" };
    say(format!(
        "{} documents · {} pages · {} skipped{cancelled} · {}",
        done.made,
        done.pages,
        done.skipped.len(),
        done.place
    ));
}
