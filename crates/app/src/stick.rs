//! The log on a stick, where no line reaches: written, taken in, and what was in it told in words.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufReader, BufWriter, Read, Write as _},
    path::Path,
};

use domain::{DeviceId, Invalid, device::Device};
use serde::{Deserialize, Serialize};
use store::{Exported, Received, Scope};
use wire::{
    Refused,
    frame::{Frame, MAGIC, Packer, Torn},
};

use crate::{Action, App, Error, Result, log::whole};

/// Changes taken in one transaction.
const BATCH: usize = 500;

/// After this many refusals a file is another clinic's or no log at all, and reading stops.
const MOST_REFUSED: u32 = 1000;

/// Which changes go into a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ExportScope {
    /// Everything kept here.
    Everything,
    /// What came since a file was last written.
    SinceLast,
    /// Own changes that no server has signed for.
    Unsent,
}

/// What a file held and what became of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LogImport {
    /// Changes read from it.
    pub changes: u32,
    /// Changes that were not here before and are kept now.
    pub fresh: u32,
    /// Changes that were here already.
    pub known: u32,
    /// Changes in the tables now, some of them kept here earlier.
    pub applied: u32,
    /// Changes kept here that wait for others.
    pub waiting: u32,
    /// Who wrote what was in it.
    pub from: Vec<LogOrigin>,
    /// Changes not taken, by reason.
    pub refused: Vec<LogRefusal>,
    /// It ends before its end (`torn`) or is damaged from there on (`damaged`).
    pub broken: Option<String>,
}

/// A workstation's share of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LogOrigin {
    /// What people call it, if it is known here.
    pub name: Option<String>,
    /// How many changes of it.
    pub changes: u32,
}

/// Changes not taken for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LogRefusal {
    /// A stable key.
    pub reason: String,
    /// How many.
    pub changes: u32,
}

impl From<ExportScope> for Scope {
    fn from(scope: ExportScope) -> Scope {
        match scope {
            ExportScope::Everything => Scope::Everything,
            ExportScope::SinceLast => Scope::SinceLast,
            ExportScope::Unsent => Scope::Unsent,
        }
    }
}

impl App {
    /// Writes changes to a `.clog` file and says how many; none, and no file, if there is nothing to write.
    pub fn export_log(&self, file: &Path, scope: ExportScope, progress: &mut dyn FnMut(u64, u64)) -> Result<u64> {
        let (store, _) = self.require(Action::ManageDevices)?;
        if store.read(|tx| tx.count_of(scope.into()))? == 0 {
            return Ok(0);
        }
        let (position, changes) = self.noted(&store, file, || {
            whole(file, |beside| {
                let mut to = BufWriter::new(File::create(beside)?);
                to.write_all(MAGIC)?;
                let mut packed = Packer::new(to)?;
                let mut written = 0;
                let last = store.read(|tx| {
                    let total = tx.count_of(scope.into())?;
                    tx.each_frame_of(scope.into(), |frame| {
                        packed.add(&frame)?;
                        written += 1;
                        if written % 64 == 0 || written == total {
                            progress(written, total);
                        }
                        Ok(())
                    })
                })?;
                packed.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
                Ok((last, written))
            })
        })?;
        // What no server has may be written again and again; it says nothing of what another workstation has.
        if scope != ExportScope::Unsent {
            store.set_exported(&Exported { position, changes, at: self.env.now() })?;
        }
        Ok(changes)
    }

    /// Takes the changes of a `.clog` file; each is verified, so it does not matter who carried the file. Of a file that was
    /// cut off or damaged, all that came whole before that is taken; taking it again does no harm.
    pub fn import_log(&self, file: &Path) -> Result<LogImport> {
        let (store, _) = self.require(Action::ManageDevices)?;
        let mut from = BufReader::new(File::open(file).map_err(Error::io(file.display()))?);
        let mut magic = [0; 8];
        if from.read_exact(&mut magic).is_err() || &magic != MAGIC {
            return Err(Invalid::new("file", "not_a_log").into());
        }
        let mut frames = zstd::Decoder::with_buffer(from).map_err(Error::io(file.display()))?;
        let mut tally = Tally::default();
        loop {
            let (batch, broken) = read_batch(&mut frames);
            let more = batch.len() == BATCH;
            tally.add(&batch, store.receive(&batch, self.env.now())?);
            tally.done.broken = broken.map(str::to_owned);
            if !more || tally.done.broken.is_some() || tally.refused.values().sum::<u32>() > MOST_REFUSED {
                break;
            }
        }
        // Names last: the file itself may have brought them.
        let names = store.read(|tx| tx.all::<Device>())?.into_iter().map(|device| (device.id, device.name)).collect();
        Ok(tally.told(&names))
    }
}

/// What was read so far.
#[derive(Default)]
struct Tally {
    done: LogImport,
    by: BTreeMap<DeviceId, u32>,
    refused: BTreeMap<&'static str, u32>,
}

impl Tally {
    fn add(&mut self, batch: &[Frame], received: Received) {
        let done = &mut self.done;
        done.changes += count(batch.len() as u64);
        done.fresh += count(received.kept);
        done.known += count(received.duplicates);
        done.applied += count(received.applied);
        done.waiting = count(received.waiting);
        for frame in batch {
            if let Ok(header) = frame.change.header() {
                *self.by.entry(header.device).or_default() += 1;
            }
        }
        for (_, why) in received.refused {
            *self.refused.entry(word(why)).or_default() += 1;
        }
    }

    fn told(self, names: &BTreeMap<DeviceId, String>) -> LogImport {
        let from =
            self.by.into_iter().map(|(device, changes)| LogOrigin { name: names.get(&device).cloned(), changes });
        let refused =
            self.refused.into_iter().map(|(reason, changes)| LogRefusal { reason: reason.to_owned(), changes });
        LogImport { from: from.collect(), refused: refused.collect(), ..self.done }
    }
}

/// The reason as the screens know it.
fn word(why: Refused) -> &'static str {
    match why {
        Refused::NotCanonical | Refused::Version | Refused::TooLarge | Refused::Section => "unreadable",
        Refused::Signature => "signature",
        Refused::OtherClinic => "other_clinic",
        Refused::UnknownDevice => "unknown_device",
        Refused::Gap => "gap",
        Refused::Chain | Refused::Fork => "fork",
    }
}

/// The next changes, and why there are no more if the file does not end in order.
fn read_batch(from: &mut impl Read) -> (Vec<Frame>, Option<&'static str>) {
    let mut batch = Vec::new();
    while batch.len() < BATCH {
        match Frame::read(from) {
            Ok(Some(frame)) => batch.push(frame),
            Ok(None) => break,
            Err(torn) => {
                tracing::warn!(%torn, "a log file ends before its end");
                let short = matches!(torn, Torn::Short);
                return (batch, Some(if short { "torn" } else { "damaged" }));
            }
        }
    }
    (batch, None)
}

fn count(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
