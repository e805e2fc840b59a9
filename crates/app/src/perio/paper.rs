//! An examination as paper tells it.

use chrono::{DateTime, NaiveDate};
use domain::{PatientId, id::PerioExamId};
use reports::{ExaminedGums, JudgedGums, Sealing};
use store::ReadTx;

use super::Examined;
use crate::Result;

/// Reads an examination with all that is said of it, and whose it is.
pub(crate) fn on_paper(tx: &ReadTx<'_>, exam: PerioExamId) -> Result<(PatientId, ExaminedGums)> {
    let examined = Examined::read(tx, exam)?;
    let (row, argued) = (examined.row(), examined.argue(&examined.answers));
    let sealing = |closing: &domain::perio::Closing| Sealing {
        reason: closing.reason.clone(),
        by: examined.name_of(closing.by),
        on: day(closing.recorded_at),
    };
    let gums = ExaminedGums {
        examined_on: row.examined_on,
        by: row.by,
        status: row.status,
        retired: row.retired,
        note: row.note,
        indices: row.indices,
        judged: row.judged.map(|judged| JudgedGums {
            judgement: judged.judgement,
            note: judged.note,
            by: judged.by,
            on: day(judged.recorded_at),
        }),
        classification: argued.classification,
        risk: argued.risk,
        sealings: examined.closings.iter().map(sealing).collect(),
        late: examined.is_late(),
        disputed: examined.disputed_sites(),
        chart: examined.chart,
    };
    Ok((examined.exam.patient, gums))
}

fn day(at: i64) -> NaiveDate {
    DateTime::from_timestamp_millis(at).unwrap_or_default().date_naive()
}
