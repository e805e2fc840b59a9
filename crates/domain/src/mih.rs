//! Molar-incisor hypomineralisation: what the codes of an examination mean, and what a clinician judged of them.
//!
//! Sources: Ghanim et al. 2015 (codes and extent); EAPD 2003/2010 (at least one first permanent molar affected by demarcated
//! opacities, post-eruptive breakdown, atypical restorations or caries, or lost to it; mild without breakdown, severe with
//! breakdown, caries, or lasting sensitivity). HSPM is the same in second primary molars.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, Invalids, Kind, PatientId, Record, StaffId, Tooth,
    id::IndexExamId,
    index_exam::{Figure, Sheet},
    perio::Share,
    record::{
        FieldType::{Id, Integer, List, Text},
        field,
    },
    text,
};

/// First permanent molars.
const MOLARS: [u8; 4] = [16, 26, 36, 46];
/// Permanent incisors.
const INCISORS: [u8; 8] = [12, 11, 21, 22, 42, 41, 31, 32];
/// Second primary molars.
const PRIMARY: [u8; 4] = [55, 65, 75, 85];

/// Of which views a photograph is taken at an examination.
pub const PHOTO_SLOTS: [&str; 7] =
    ["front", "upper_occlusal", "lower_occlusal", "molar_16", "molar_26", "molar_36", "molar_46"];

/// How severe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum MihSeverity {
    /// No HIM.
    None,
    /// Opacities, no breakdown.
    Mild,
    /// Breakdown, atypical restorations or caries, loss, lasting sensitivity.
    Severe,
}

/// Why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum MihReason {
    /// First permanent molars affected.
    Molars {
        /// Which.
        teeth: Vec<Tooth>,
    },
    /// Incisors affected too.
    Incisors {
        /// Which.
        teeth: Vec<Tooth>,
    },
    /// Incisors without a molar are not HIM.
    IncisorsOnly {
        /// Which.
        teeth: Vec<Tooth>,
    },
    /// Second primary molars affected: HSPM.
    Hspm {
        /// Which.
        teeth: Vec<Tooth>,
    },
    /// Demarcated opacities only.
    OpacitiesOnly,
    /// Enamel broke down after eruption.
    Breakdown {
        /// Which.
        teeth: Vec<Tooth>,
    },
    /// Atypical restorations.
    Restoration {
        /// Which.
        teeth: Vec<Tooth>,
    },
    /// Atypical caries.
    Caries {
        /// Which.
        teeth: Vec<Tooth>,
    },
    /// Lost to HIM.
    Lost {
        /// Which.
        teeth: Vec<Tooth>,
    },
    /// Grade 2 or 3 of the cold air scale.
    Sensitive {
        /// Which.
        teeth: Vec<Tooth>,
    },
    /// No molar is affected.
    NoMolar,
    /// First permanent molars nobody scored.
    MolarsNotScored {
        /// How many.
        n: u32,
    },
}

/// What an examination argues for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct MihArgued {
    /// The verdict; none while molars that nobody scored could change whether it is HIM.
    pub severity: Option<MihSeverity>,
    /// Second primary molars affected.
    pub hspm: bool,
    /// Step by step.
    pub reasons: Vec<MihReason>,
}

/// The faces of a tooth.
fn codes(sheet: &Sheet, tooth: u8) -> impl Iterator<Item = &str> {
    let faces = ["O", "I", "V", "L"].into_iter();
    faces.filter_map(move |face| sheet.code(&format!("{tooth}.{face}"))).filter(|code| *code != "7")
}

fn is_affected(code: &str) -> bool {
    matches!(code, "21" | "22" | "3" | "4" | "5" | "6")
}

fn teeth(of: &[u8], wanted: impl Fn(u8) -> bool) -> Vec<Tooth> {
    of.iter().filter(|code| wanted(**code)).filter_map(|code| Tooth::new(*code).ok()).collect()
}

/// Argues from what was scored.
pub fn argue(sheet: &Sheet) -> MihArgued {
    let affected = |of: &[u8]| teeth(of, |tooth| codes(sheet, tooth).any(is_affected));
    let (molars, incisors, primary) = (affected(&MOLARS), affected(&INCISORS), affected(&PRIMARY));
    let unscored = teeth(&MOLARS, |tooth| codes(sheet, tooth).next().is_none()).len();
    let hspm = !primary.is_empty();
    let mut reasons = Vec::new();
    let severity = if molars.is_empty() {
        reasons.push(if incisors.is_empty() {
            MihReason::NoMolar
        } else {
            MihReason::IncisorsOnly { teeth: incisors }
        });
        (unscored == 0).then_some(MihSeverity::None)
    } else {
        reasons.push(MihReason::Molars { teeth: molars });
        if !incisors.is_empty() {
            reasons.push(MihReason::Incisors { teeth: incisors });
        }
        let severe = severe(sheet);
        let verdict = if severe.is_empty() { MihSeverity::Mild } else { MihSeverity::Severe };
        reasons.extend(if severe.is_empty() { vec![MihReason::OpacitiesOnly] } else { severe });
        Some(verdict)
    };
    if hspm {
        reasons.push(MihReason::Hspm { teeth: primary });
    }
    if unscored > 0 {
        reasons.push(MihReason::MolarsNotScored { n: u32::try_from(unscored).unwrap_or(4) });
    }
    MihArgued { severity, hspm, reasons }
}

fn severe(sheet: &Sheet) -> Vec<MihReason> {
    let index: Vec<u8> = MOLARS.into_iter().chain(INCISORS).collect();
    let with = |wanted: &str| teeth(&index, |tooth| codes(sheet, tooth).any(|code| code == wanted));
    let hurts = |tooth: u8| matches!(sheet.code(&format!("{tooth}.sensitivity")), Some("2" | "3"));
    let sensitive = teeth(&index, |tooth| hurts(tooth) && codes(sheet, tooth).any(is_affected));
    let mut reasons = Vec::new();
    let mut say = |teeth: Vec<Tooth>, reason: fn(Vec<Tooth>) -> MihReason| {
        if !teeth.is_empty() {
            reasons.push(reason(teeth));
        }
    };
    say(with("3"), |teeth| MihReason::Breakdown { teeth });
    say(with("4"), |teeth| MihReason::Restoration { teeth });
    say(with("5"), |teeth| MihReason::Caries { teeth });
    say(with("6"), |teeth| MihReason::Lost { teeth });
    say(sensitive, |teeth| MihReason::Sensitive { teeth });
    reasons
}

/// Counts for the list of examinations.
pub(crate) fn figures(sheet: &Sheet) -> Vec<Figure> {
    let share = |of: &[u8]| {
        let scored = teeth(of, |tooth| codes(sheet, tooth).next().is_some()).len();
        let n = teeth(of, |tooth| codes(sheet, tooth).any(is_affected)).len();
        Share { n: u32::try_from(n).unwrap_or(0), of: u32::try_from(scored).unwrap_or(0) }
    };
    vec![
        Figure { code: "mih_molars", share: share(&MOLARS) },
        Figure { code: "mih_incisors", share: share(&INCISORS) },
        Figure { code: "mih_primary", share: share(&PRIMARY) },
    ]
}

/// The worst that was seen of a tooth: its gravest code, its extent and its sensitivity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct MihTooth {
    /// Which.
    pub tooth: Tooth,
    /// The gravest code of its faces.
    pub code: String,
    /// 0–3; empty where nobody said.
    pub extent: String,
    /// 0–3; empty where nobody said.
    pub sensitivity: String,
}

/// The teeth of an examination, for setting examinations side by side.
pub fn worst(sheet: &Sheet) -> Vec<MihTooth> {
    let all: Vec<u8> = MOLARS.into_iter().chain(INCISORS).chain(PRIMARY).collect();
    let of = |place: String| sheet.code(&place).unwrap_or_default().to_owned();
    let tooth = |tooth: Tooth| {
        let code = codes(sheet, tooth.code()).max_by_key(|code| gravity(code))?.to_owned();
        let (extent, sensitivity) = (of(format!("{tooth}.extent")), of(format!("{tooth}.sensitivity")));
        Some(MihTooth { tooth, code, extent, sensitivity })
    };
    teeth(&all, |_| true).into_iter().filter_map(tooth).collect()
}

/// Lost is graver than caries, that than a restoration, that than breakdown, brown than white.
fn gravity(code: &str) -> u8 {
    let order = ["0", "14", "13", "12", "11", "21", "22", "3", "4", "5", "6"];
    order.iter().position(|known| *known == code).and_then(|place| u8::try_from(place).ok()).unwrap_or(0)
}

/// What a clinician judged of an examination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MihJudgement {
    /// Identity.
    pub id: Uuid,
    /// Which examination.
    pub exam: IndexExamId,
    /// Whose mouth.
    pub patient: PatientId,
    /// What was computed then; nothing for want of data.
    pub computed: Option<MihSeverity>,
    /// What the clinician says.
    pub judged: MihSeverity,
    /// Why it differs, and anything else.
    pub note: String,
    /// When to look again.
    pub next_review_on: Option<NaiveDate>,
    /// Of which views a photograph was taken: names of [`PHOTO_SLOTS`].
    pub photos: Vec<String>,
    /// Who judged.
    pub by: StaffId,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
}

/// Kind of [`MihJudgement`].
pub static JUDGEMENT_KIND: Kind = Kind {
    name: "mih_judgement",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("exam", Id),
        field("patient", Id),
        field("computed", Text),
        field("judged", Text),
        field("note", Text),
        field("next_review_on", Text),
        field("photos", List),
        field("by", Id),
        field("recorded_at", Integer),
    ],
};

impl Record for MihJudgement {
    const KIND: &'static Kind = &JUDGEMENT_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl MihJudgement {
    /// Names every fault.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        faults.check(text::check("note", &self.note, text::LONG));
        if self.computed != Some(self.judged) && self.note.is_empty() {
            faults.add("note", "reason_required");
        }
        if self.next_review_on.is_some_and(|day| day <= today) {
            faults.add("nextReviewOn", "not_in_the_future");
        }
        if !self.photos.iter().all(|slot| PHOTO_SLOTS.contains(&slot.as_str())) {
            faults.add("photos", "unknown_value");
        }
        faults.or(())
    }
}

/// The judgement that stands for each examination: the one said last.
pub fn standing(judgements: Vec<MihJudgement>) -> BTreeMap<IndexExamId, MihJudgement> {
    let mut judgements = judgements;
    judgements.sort_by_key(|judgement| (judgement.recorded_at, judgement.id));
    judgements.into_iter().map(|judgement| (judgement.exam, judgement)).collect()
}

#[cfg(test)]
mod tests;
