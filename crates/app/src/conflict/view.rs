//! A conflict as a person sees it: every value in letters, with who wrote it.

use std::collections::BTreeMap;

use domain::{StaffId, Weight, clock::Clock, patient::Patient};
use store::{Conflict, ReadTx, Version};
use wire::Value;

use super::{ConflictValue, ConflictView, Difference, Names, entry};
use crate::{Result, Session, note, permission};

pub(super) fn view(tx: &ReadTx<'_>, names: &Names, session: &Session, open: Conflict) -> Result<ConflictView> {
    let patient = open.patient.map(|patient| tx.find::<Patient>(patient.0)).transpose()?.flatten();
    let about = match patient {
        Some(patient) => patient.full_name(),
        None => names.staff.get(&StaffId(open.id)).cloned().unwrap_or_default(),
    };
    let decidable = open.is_decidable();
    let clocks =
        if decidable { tx.seen(open.kind, open.id)?.only(&open.field).to_text() } else { open.contents()?.to_string() };
    Ok(ConflictView {
        kind: open.kind.name.to_owned(),
        record: open.id,
        safety: open.weight == Weight::Safety,
        patient: open.patient,
        about,
        values: open.values.iter().map(|version| value_view(names, version, &open.values)).collect(),
        clocks,
        entry: entry(open.kind, &open.field),
        may_decide: session.require(permission::deciding(open.kind.name)).is_ok()
            && note::may_decide(tx, session, open.kind, open.id)?,
        field: open.field,
    })
}

fn value_view(names: &Names, version: &Version, all: &[Version]) -> ConflictValue {
    let parts = |content: &Value| -> BTreeMap<String, Value> {
        let entries = content.as_map().into_iter().flatten();
        entries.filter_map(|(name, value)| Some((name.as_text()?.to_owned(), value.clone()))).collect()
    };
    let whole = version.clock.is_none();
    let differs = |name: &String| {
        let mut values = all.iter().map(|version| parts(&version.value).remove(name));
        let first = values.next();
        values.any(|value| Some(value) != first)
    };
    let told = if whole { parts(&version.value) } else { BTreeMap::new() };
    let told = told.into_iter().filter(|(name, _)| differs(name));
    ConflictValue {
        version: version.clock.map(version_of),
        says: if whole { None } else { names.text(&version.value) },
        parts: told.map(|(field, value)| Difference { field, says: names.text(&value) }).collect(),
        written: version.origin.map(|origin| names.written(origin)),
    }
}

pub(super) fn version_of(clock: Clock) -> String {
    format!("{}-{}", clock.hlc.0, clock.device)
}
