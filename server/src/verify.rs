//! Goes through everything kept of a clinic as a device would: form, signature, chain, who may sign by the log's own word, and
//! that the tables agree.

use std::collections::{BTreeMap, BTreeSet};

use relay::accept::Chain;
use serde::Serialize;
use tokio_postgres::{Client, Row};
use uuid::Uuid;
use wire::{
    DeviceId, Hash, PatientId, PublicKey,
    membership::{self, Members},
};

use crate::{
    Error,
    append::{frame, hash, number, signed},
    erasure,
};

/// How many changes are read at once.
const PAGE: i64 = 500;

/// What was found.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// How many changes were read.
    pub changes: u64,
    /// What is wrong: position and a word for it; position 0 for what is no single change's.
    pub faults: Vec<(u64, &'static str)>,
}

/// Verifies a clinic.
pub async fn verify(client: &Client, clinic: Uuid) -> Result<Findings, Error> {
    let mut members = Members::new();
    let erased = erasure::erased(client, clinic).await?;
    let mut findings = Findings::default();
    let mut chains: BTreeMap<Chain, (u64, Hash)> = BTreeMap::new();
    let mut at = 0;
    let select = "
        SELECT server_seq, header, sections, signature, device_id, epoch, seq, hash
        FROM change
        WHERE clinic_id = $1 AND server_seq > $2
        ORDER BY server_seq
        LIMIT $3";
    loop {
        let rows = client.query(select, &[&clinic, &signed(at)?, &PAGE]).await?;
        if rows.is_empty() {
            break;
        }
        for row in &rows {
            let position = number(row.get(0))?;
            let found = fault(row, clinic, &mut members, &mut chains, &erased)?;
            let fault = (position != at + 1).then_some("position").or(found);
            findings.faults.extend(fault.map(|fault| (position, fault)));
            findings.changes += 1;
            at = position;
        }
    }
    let last = client.query_opt("SELECT server_seq FROM clinic WHERE clinic_id = $1", &[&clinic]).await?;
    if last.map(|row| number(row.get(0))).transpose()? != Some(at) {
        findings.faults.push((0, "last position"));
    }
    let keys: BTreeMap<DeviceId, PublicKey> = members.iter().map(|(device, member)| (*device, member.key)).collect();
    if devices(client, clinic).await? != keys {
        findings.faults.push((0, "devices"));
    }
    if heads(client, clinic).await? != chains {
        findings.faults.push((0, "heads"));
    }
    Ok(findings)
}

fn fault(
    row: &Row,
    clinic: Uuid,
    members: &mut Members,
    chains: &mut BTreeMap<Chain, (u64, Hash)>,
    erased: &BTreeSet<PatientId>,
) -> Result<Option<&'static str>, Error> {
    let change = frame(row.get(0), row.get(1), row.get(2), row.get(3))?.change;
    let Ok(opened) = change.open() else { return Ok(Some("form")) };
    let header = &opened.header;
    let left = header.sections.iter().zip(&opened.sections).filter(|(_, section)| section.is_some());
    let kept_of_erased = left.filter_map(|(named, _)| named.subject).any(|subject| erased.contains(&subject));
    let (epoch, seq) = (number(row.get(5))?, number(row.get(6))?);
    let columns = (DeviceId(row.get(4)), epoch, seq, hash(row.get(7))?);
    let chain = (header.device, header.epoch);
    let before = chains.insert(chain, (header.seq, opened.hash));
    let (seq, prev) = before.map_or((1, Hash::default()), |(seq, hash)| (seq + 1, hash));
    let founder = members.is_empty().then(|| membership::genesis(&opened)).flatten();
    let key = match members.get(&header.device) {
        Some(author) => Some(author.key_at(membership::place(header))),
        None => founder.map(|founder| founder.key),
    };
    Ok(if header.clinic.0 != clinic {
        Some("clinic")
    } else if columns != (header.device, header.epoch, header.seq, opened.hash) {
        Some("columns")
    } else if key.is_none_or(|key| change.verify(&key).is_err()) {
        Some("signature")
    } else if (header.seq, header.prev) != (seq, prev) {
        Some("chain")
    } else if kept_of_erased {
        Some("erased")
    } else {
        membership::learn(members, header, &membership::statements(&opened));
        None
    })
}

async fn devices(client: &Client, clinic: Uuid) -> Result<BTreeMap<DeviceId, PublicKey>, Error> {
    let rows = client.query("SELECT device_id, public_key FROM device WHERE clinic_id = $1", &[&clinic]).await?;
    rows.iter()
        .map(|row| {
            let key = PublicKey::from_slice(row.get(1)).ok_or(Error::Damaged("device key"))?;
            Ok((DeviceId(row.get(0)), key))
        })
        .collect()
}

async fn heads(client: &Client, clinic: Uuid) -> Result<BTreeMap<Chain, (u64, Hash)>, Error> {
    let select = "SELECT device_id, epoch, seq, hash FROM device_head WHERE clinic_id = $1";
    let rows = client.query(select, &[&clinic]).await?;
    rows.iter()
        .map(|row| {
            let chain = (DeviceId(row.get(0)), number(row.get(1))?);
            Ok((chain, (number(row.get(2))?, hash(row.get(3))?)))
        })
        .collect()
}
