//! The clinic's nouns and rules: what a tooth, a finding, a patient, an examination is, and what may be said of them.
//!
//! Architecture invariant: nothing here reads a clock, draws a random number, touches a file, a database or a network,
//! or waits. Time and ids are handed in; so every rule can be tried at any date and replayed.

pub mod acknowledgement;
pub mod appointment;
pub mod block;
pub mod caries_index;
pub mod caries_risk;
pub mod clinic;
pub mod clock;
pub mod clock_correction;
pub mod consent;
pub mod device;
pub mod document;
pub mod draft;
pub mod duplicate;
pub mod erasure;
mod exclusion;
pub mod finding;
pub mod health;
pub mod hygiene;
pub mod id;
pub mod index_exam;
pub mod invalid;
pub mod letter;
pub mod membership;
pub mod merge;
pub mod mih;
pub mod note;
pub mod nts188;
pub mod odontogram;
pub mod paper;
pub mod patient;
pub mod perio;
pub mod plan;
pub mod prescription;
pub mod profile;
pub mod questionnaire;
pub mod recall;
pub mod record;
pub mod retention;
pub mod rules;
#[cfg(test)]
mod sample;
pub mod sensitive;
pub mod staff;
pub mod surface;
pub mod template;
pub mod text;
pub mod tooth;
pub mod version;
pub mod visit;
pub mod wording;

pub use id::{
    AppointmentId, ChairId, ClinicId, ConsentId, DeviceId, FindingId, HealthItemId, HygieneSessionId, LetterId, NoteId,
    PaperId, PatientId, PatientLinkId, PlanId, PlanItemId, PrescriptionId, StaffId, TemplateId, VisitId,
};
pub use invalid::{Invalid, Invalids};
pub use record::{Class, Field, FieldType, Kind, Record, Weight};
pub use sensitive::Sensitive;
pub use surface::{Surface, Surfaces};
pub use tooth::Tooth;

/// Every kind of record the clinic keeps: adding an entity adds its line here.
pub const KINDS: &[&Kind] = &[
    &acknowledgement::KIND,
    &block::KIND,
    &block::UNBLOCK_KIND,
    &block::ACCESS_KIND,
    &caries_risk::KIND,
    &clinic::KIND,
    &clock_correction::KIND,
    &consent::KIND,
    &consent::TEMPLATE_KIND,
    &consent::WITHDRAWAL_KIND,
    &device::KIND,
    &duplicate::LINK_KIND,
    &duplicate::UNLINK_KIND,
    &erasure::KIND,
    &finding::KIND,
    &finding::AMENDMENT_KIND,
    &health::ITEM_KIND,
    &health::READING_KIND,
    &health::REVIEW_KIND,
    &hygiene::KIND,
    &hygiene::WITHDRAWAL_KIND,
    &index_exam::EXAM_KIND,
    &index_exam::SCORE_KIND,
    &letter::KIND,
    &letter::TEMPLATE_KIND,
    &membership::ACCEPTANCE_KIND,
    &membership::REVOCATION_KIND,
    &membership::ROTATION_KIND,
    &mih::JUDGEMENT_KIND,
    &note::ADDENDUM_KIND,
    &note::KIND,
    &note::SIGNATURE_KIND,
    &paper::ANNULMENT_KIND,
    &paper::COPY_KIND,
    &paper::KIND,
    &patient::KIND,
    &perio::ASSESSMENT_KIND,
    &perio::CLOSING_KIND,
    &perio::EXAM_KIND,
    &perio::SITE_KIND,
    &perio::TOOTH_KIND,
    &plan::KIND,
    &plan::ACCEPTANCE_KIND,
    &plan::COMPLETION_KIND,
    &plan::ITEM_KIND,
    &plan::PROGNOSIS_KIND,
    &plan::REOPENING_KIND,
    &prescription::KIND,
    &prescription::ANNULMENT_KIND,
    &questionnaire::KIND,
    &questionnaire::ANSWERS_KIND,
    &recall::DECISION_KIND,
    &recall::POLICY_KIND,
    &staff::KIND,
    &template::KIND,
    &visit::KIND,
];

/// Finds a kind by its stable name; `None` for one this program does not know yet.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().copied().find(|kind| kind.name == name)
}
