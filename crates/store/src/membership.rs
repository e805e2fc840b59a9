//! Who is heard here, with which key, up to where: read from the changes held, whatever order they came in.
//!
//! What follows from a set of statements depends on that set alone. So every replica that holds the same changes sets the
//! same ones aside, and when a statement comes late the tables are folded anew.

use std::collections::BTreeSet;

use domain::DeviceId;
use rusqlite::{Connection, OptionalExtension as _};
use wire::{
    Change, Hash, Header, PublicKey,
    membership::{self, Place, Statement, place},
};

use crate::{
    Result,
    judgement::{Judged, Said},
    log, row,
};

/// Keeps what a verified change says; tells whether that may move the bounds of what is heard.
pub(crate) fn keep(db: &Connection, change: &Change) -> Result<bool> {
    let mut bounds = false;
    let header = &change.header;
    for (number, said) in membership::statements(change).into_iter().enumerate() {
        let row = Row::of(header, &said);
        bounds |= matches!(said, Statement::Revokes { .. } | Statement::Accepts { .. } | Statement::Enrols(_));
        db.prepare_cached(
            "INSERT INTO membership (author, epoch, seq, number, says, device, key, to_epoch, to_seq, first_seq, hash) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT DO NOTHING",
        )?
        .execute((
            header.device.0.as_bytes().as_slice(),
            header.epoch,
            header.seq,
            number as u64,
            row.says,
            row.device.0.as_bytes().as_slice(),
            row.key.map(|key| key.0),
            row.to.map(|to| to.epoch),
            row.to.map(|to| to.seq),
            row.first_seq,
            row.hash.map(|hash| hash.0),
        ))?;
    }
    Ok(bounds)
}

/// A store of an older program says nothing of this yet: its log does.
pub(crate) fn read_from_log(db: &Connection) -> Result<()> {
    let unread: bool = db.query_row(
        "SELECT EXISTS (SELECT 1 FROM change_log) AND NOT EXISTS (SELECT 1 FROM membership)",
        [],
        |row| row.get(0),
    )?;
    if unread {
        let mut statement = db.prepare("SELECT frame FROM change_log ORDER BY position")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let sealed = log::frame(&row.get::<_, Vec<u8>>(0)?, 0)?.change;
            if sealed.header()?.kind != wire::ChangeKind::Tx {
                keep(db, &sealed.open()?)?;
            }
        }
    }
    Ok(())
}

/// The keys a change may be signed with: the one its device last rotated to before it; without a rotation the one its log
/// began with; before it has a log, those it was enrolled with; while nobody is enrolled, the one the clinic's first change
/// enrols itself with.
///
/// A log keeps the key it began with, so that a second enrolment under the same id cannot lock its owner out.
pub(crate) fn keys_of(db: &Connection, change: &Change) -> Result<Vec<PublicKey>> {
    let (device, at) = (change.header.device, place(&change.header));
    if let Some(key) = rotated(db, device, at)?.or(pinned(db, device)?) {
        return Ok(vec![key]);
    }
    let enrolled = enrolled(db, device)?;
    if !enrolled.is_empty() {
        return Ok(enrolled);
    }
    let nobody: bool = db
        .prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM membership WHERE says = 'enrol')")?
        .query_row([], |row| row.get(0))?;
    Ok(membership::genesis(change).filter(|_| nobody).map(|enrolment| enrolment.key).into_iter().collect())
}

/// The key a device signs with now; `None` while nobody has enrolled it.
pub(crate) fn newest_key(db: &Connection, device: DeviceId) -> Result<Option<PublicKey>> {
    let end = Place { epoch: i64::MAX.cast_unsigned(), seq: i64::MAX.cast_unsigned() };
    match rotated(db, device, end)?.or(pinned(db, device)?) {
        Some(key) => Ok(Some(key)),
        None => Ok(enrolled(db, device)?.into_iter().next()),
    }
}

fn rotated(db: &Connection, device: DeviceId, before: Place) -> Result<Option<PublicKey>> {
    let key = db
        .prepare_cached(
            "SELECT key FROM membership WHERE device = ?1 AND says = 'rotate' AND (epoch, seq) < (?2, ?3) \
             ORDER BY epoch DESC, seq DESC LIMIT 1",
        )?
        .query_row((device.0.as_bytes().as_slice(), before.epoch, before.seq), |row| row.get(0))
        .optional()?;
    Ok(key.map(PublicKey))
}

fn pinned(db: &Connection, device: DeviceId) -> Result<Option<PublicKey>> {
    let key = db
        .prepare_cached("SELECT key FROM head WHERE device = ?1 ORDER BY epoch LIMIT 1")?
        .query_row([device.0.as_bytes().as_slice()], |row| row.get(0))
        .optional()?;
    Ok(key.map(PublicKey))
}

fn enrolled(db: &Connection, device: DeviceId) -> Result<Vec<PublicKey>> {
    let mut statement = db.prepare_cached("SELECT key FROM membership WHERE device = ?1 AND says = 'enrol'")?;
    let keys = statement.query_map([device.0.as_bytes().as_slice()], |row| row.get(0).map(PublicKey))?;
    Ok(keys.collect::<rusqlite::Result<_>>()?)
}

/// How far a revoked device is heard; `None` for all others.
pub(crate) fn cutoff(db: &Connection, device: DeviceId) -> Result<Option<Place>> {
    let cutoff = db
        .prepare_cached("SELECT epoch, seq FROM cutoff WHERE device = ?1")?
        .query_row([device.0.as_bytes().as_slice()], |row| Ok(Place { epoch: row.get(0)?, seq: row.get(1)? }))
        .optional()?;
    Ok(cutoff)
}

/// Whether a change waits for a person's judgement. Of a group, all or none.
pub(crate) fn quarantined(db: &Connection, header: &Header) -> Result<bool> {
    let Some(cutoff) = cutoff(db, header.device)? else { return Ok(false) };
    let (first, last) = span(header);
    if (Place { epoch: header.epoch, seq: last }) <= cutoff {
        return Ok(false);
    }
    Ok(!db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM let_in WHERE device = ?1 AND epoch = ?2 AND first <= ?3 AND last >= ?4)",
        )?
        .query_row((header.device.0.as_bytes().as_slice(), header.epoch, first, last), |row| row.get::<_, bool>(0))?)
}

/// First and last number of the transaction a change belongs to.
pub(crate) fn span(header: &Header) -> (u64, u64) {
    header.group.map_or((header.seq, header.seq), |group| (group.first, group.first + group.count - 1))
}

/// Reckons anew who is heard up to where; says whether changes already passed are judged otherwise now, so that the
/// tables must be folded again.
pub(crate) fn reckon(db: &Connection) -> Result<bool> {
    let said = said(db)?;
    if said.is_quiet() && db.query_row("SELECT NOT EXISTS (SELECT 1 FROM cutoff)", [], |row| row.get(0))? {
        return Ok(false);
    }
    let Judged { bounds, let_in: ranges, .. } = said.judged();
    let mut let_in = BTreeSet::new();
    for (device, first, last, hash) in ranges {
        // A range counts once the change it names is here: only then is it known that it speaks of the same ones.
        if log::hash_at(db, device, last.epoch, last.seq)? == Some(hash) {
            let_in.insert((device, last.epoch, first.seq, last.seq));
        }
    }
    // Whoever was revoked goes on seeing what it wrote: its own screen is no place for judgement.
    let me = log::self_device(db)?.device;
    db.execute_batch("DELETE FROM cutoff; DELETE FROM let_in;")?;
    for (device, last) in bounds.iter().filter(|(device, _)| **device != me) {
        db.prepare_cached("INSERT INTO cutoff (device, epoch, seq) VALUES (?1, ?2, ?3)")?.execute((
            device.0.as_bytes().as_slice(),
            last.epoch,
            last.seq,
        ))?;
    }
    for (device, epoch, first, last) in let_in {
        db.prepare_cached("INSERT INTO let_in (device, epoch, first, last) VALUES (?1, ?2, ?3, ?4)")?.execute((
            device.0.as_bytes().as_slice(),
            epoch,
            first,
            last,
        ))?;
    }
    misjudged(db)
}

/// All that is said about who is heard, but for keys.
fn said(db: &Connection) -> Result<Said> {
    let mut said = Said::default();
    let mut statement = db.prepare_cached(
        "SELECT author, epoch, seq, says, device, to_epoch, to_seq, first_seq, hash FROM membership \
         WHERE says <> 'rotate' ORDER BY author, epoch, seq, number",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let author = DeviceId(row::id(&row.get::<_, Vec<u8>>(0)?)?);
        let at = (author, Place { epoch: row.get(1)?, seq: row.get(2)? });
        let device = DeviceId(row::id(&row.get::<_, Vec<u8>>(4)?)?);
        let to = || Ok::<_, rusqlite::Error>(Place { epoch: row.get(5)?, seq: row.get(6)? });
        match row.get_ref(3)?.as_str().unwrap_or_default() {
            "enrol" => said.enrolments.push((at, device)),
            "revoke" => said.revocations.push((at, device, to()?)),
            _ => {
                let last = to()?;
                let first = Place { epoch: last.epoch, seq: row.get(7)? };
                said.acceptances.push((at, (device, first, last, Hash(row.get(8)?))));
            }
        }
    }
    Ok(said)
}

/// What waits for judgement, and of revoked devices what lies beyond the cutoff and does not wait: only these can stand
/// otherwise than they should. The order of a CROSS JOIN is kept: of whom nobody revoked nothing is read.
const MISJUDGED: [&str; 2] = [
    "SELECT l.frame FROM change_log AS l JOIN head AS h USING (device, epoch) \
     WHERE l.state = 'quarantined' AND l.state <> 'applied' AND l.seq <= h.applied",
    "SELECT l.frame FROM cutoff AS c \
     CROSS JOIN change_log AS l ON l.device = c.device AND (l.epoch, l.seq) >= (c.epoch, c.seq) \
     CROSS JOIN head AS h ON (h.device, h.epoch) = (l.device, l.epoch) \
     WHERE l.state <> 'quarantined' AND l.seq <= h.applied",
];

/// Whether a change that the fold has passed stands otherwise than it should. Of a group all stand alike, so that one which
/// lies across a cutoff shows at the cutoff itself.
fn misjudged(db: &Connection) -> Result<bool> {
    for (select, held_back) in MISJUDGED.into_iter().zip([true, false]) {
        let mut statement = db.prepare_cached(select)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let header = log::frame(&row.get::<_, Vec<u8>>(0)?, 0)?.change.header()?;
            if held_back != quarantined(db, &header)? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// One statement as it is kept.
struct Row {
    says: &'static str,
    device: DeviceId,
    key: Option<PublicKey>,
    to: Option<Place>,
    first_seq: Option<u64>,
    hash: Option<Hash>,
}

impl Row {
    fn of(header: &Header, said: &Statement) -> Row {
        let row = Row { says: "", device: header.device, key: None, to: None, first_seq: None, hash: None };
        match said {
            Statement::Enrols(who) => Row { says: "enrol", device: who.device, key: Some(who.key), ..row },
            Statement::Rotates(key) => Row { says: "rotate", key: Some(*key), ..row },
            Statement::Revokes { device, last } => Row { says: "revoke", device: *device, to: Some(*last), ..row },
            Statement::Accepts { device, first, last, hash } => Row {
                says: "accept",
                device: *device,
                to: Some(*last),
                first_seq: Some(first.seq),
                hash: Some(*hash),
                ..row
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_judges_reads_no_more_of_the_log_than_what_may_be_misjudged() {
        let mut db = Connection::open_in_memory().expect("memory");
        crate::migrations::run(&mut db, None).expect("our own tables");
        for select in MISJUDGED {
            let mut plan = db.prepare(&format!("EXPLAIN QUERY PLAN {select}")).expect("plans");
            let steps = plan.query_map([], |row| row.get::<_, String>(3)).expect("plans");
            let steps: Vec<String> = steps.map(|step| step.expect("a step")).collect();
            let whole = |step: &&String| step.starts_with("SCAN l") && !step.contains("change_log_unapplied");
            assert_eq!(steps.iter().find(whole), None, "{steps:?}");
        }
    }
}
