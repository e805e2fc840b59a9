//! What papers there are.

use serde::{Deserialize, Serialize};

/// What a paper is. Its code stands in the register of every clinic: never renamed, never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// The picture of the mouth with its findings.
    Odontogram,
    /// One periodontal examination.
    Perio,
    /// Several of them beside each other.
    PerioComparison,
    /// The whole clinical history.
    History,
    /// A treatment plan.
    Plan,
    /// A consent as it was signed.
    Consent,
    /// A prescription.
    Prescription,
    /// That somebody was here.
    Certificate,
    /// To a colleague who is to see the patient.
    Referral,
    /// That it is time to come again.
    RecallLetter,
    /// Molars and incisors with HIM, followed.
    MihFollowUp,
    /// A child's own.
    Carnet,
    /// What a hygienist did and told.
    Hygiene,
    /// What the risk of caries or of the gums is, and why.
    Risk,
}

impl PaperKind {
    /// All of them.
    pub const ALL: [PaperKind; 14] = [
        PaperKind::Odontogram,
        PaperKind::Perio,
        PaperKind::PerioComparison,
        PaperKind::History,
        PaperKind::Plan,
        PaperKind::Consent,
        PaperKind::Prescription,
        PaperKind::Certificate,
        PaperKind::Referral,
        PaperKind::RecallLetter,
        PaperKind::MihFollowUp,
        PaperKind::Carnet,
        PaperKind::Hygiene,
        PaperKind::Risk,
    ];

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            PaperKind::Odontogram => "odontogram",
            PaperKind::Perio => "perio",
            PaperKind::PerioComparison => "perio_comparison",
            PaperKind::History => "history",
            PaperKind::Plan => "plan",
            PaperKind::Consent => "consent",
            PaperKind::Prescription => "prescription",
            PaperKind::Certificate => "certificate",
            PaperKind::Referral => "referral",
            PaperKind::RecallLetter => "recall_letter",
            PaperKind::MihFollowUp => "mih_follow_up",
            PaperKind::Carnet => "carnet",
            PaperKind::Hygiene => "hygiene",
            PaperKind::Risk => "risk",
        }
    }

    /// The kind of this code.
    pub fn of(code: &str) -> Option<PaperKind> {
        PaperKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_found_by_its_own_code() {
        for kind in PaperKind::ALL {
            assert_eq!(PaperKind::of(kind.code()), Some(kind));
        }
        assert_eq!(PaperKind::of("invoice"), None);
    }
}
