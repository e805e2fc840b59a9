//! Every kind of document once, made of invented matter: what golden pages, the archive's validator and the bench go through.
//! A new kind of document adds its line to `all`.

use std::collections::BTreeMap;

use domain::{
    ConsentId, PatientId, PlanId, PlanItemId, PrescriptionId, StaffId, Surfaces, Tooth,
    consent::{Consent, ConsentDecision, ConsentSignature, ConsentSigner, Purpose},
    plan::{ItemProgress, ItemStatus, PlanItem, PlanPhase, Priority, Prognosis},
    prescription::{DosageForm, Medicine, Prescription, Route},
    profile::Profile,
};
use uuid::Uuid;

use super::{adult, author, chart, day};
use crate::{
    ConsentReport, Document, Error, Frame, OdontogramReport, PlanReport, PlannedPhase, PlannedWork, PrescriptionReport,
};

/// Each with its name, in one frame.
pub fn all(frame: &Frame) -> Result<Vec<(&'static str, Document)>, Error> {
    Ok(vec![
        ("odontogram", odontogram(frame)?),
        ("plan", plan(frame)?),
        ("prescription", prescription(frame)?),
        ("consent", consent(frame)?),
    ])
}

fn odontogram(frame: &Frame) -> Result<Document, Error> {
    let chart = chart(&adult()[..12]);
    let report = OdontogramReport {
        frame: frame.clone(),
        date: day(),
        chart: &chart,
        age_years: Some(34.0),
        authors: BTreeMap::from([(author(), "Dra. A. Prats".to_owned())]),
        profile: Profile::Es,
    };
    report.render()
}

fn plan(frame: &Frame) -> Result<Document, Error> {
    let chart = chart(&adult());
    let items = [
        item("restoration", 36, PlanPhase::DiseaseControl, "Después de la limpieza."),
        item("root_canal", 27, PlanPhase::Urgent, ""),
        item("crown", 27, PlanPhase::Corrective, "Cuando hayan pasado seis semanas sin molestias."),
    ];
    let work =
        |item| PlannedWork { item, status: ItemStatus::Proposed, clinician: "Dra. A. Prats".to_owned(), done_on: None };
    let of = |phase| PlannedPhase { phase, work: items.iter().filter(|item| item.phase == phase).map(work).collect() };
    let report = PlanReport {
        frame: frame.clone(),
        name: "A".to_owned(),
        date: day(),
        accepted: Some((day(), "Dra. A. Prats".to_owned())),
        phases: vec![of(PlanPhase::Urgent), of(PlanPhase::DiseaseControl), of(PlanPhase::Corrective)],
        prognoses: Tooth::new(27).map(|tooth| vec![(tooth, Prognosis::Questionable)]).unwrap_or_default(),
        chart: &chart,
        profile: Profile::Es,
        age_years: Some(34.0),
    };
    report.render()
}

fn item(procedure: &str, tooth: u8, phase: PlanPhase, note: &str) -> PlanItem {
    PlanItem {
        id: PlanItemId(Uuid::from_u128(u128::from(tooth))),
        patient: PatientId(Uuid::from_u128(9)),
        plan: PlanId(Uuid::from_u128(1)),
        procedure: procedure.to_owned(),
        name: String::new(),
        teeth: Tooth::new(tooth).map(|tooth| vec![tooth]).unwrap_or_default(),
        surfaces: Surfaces::parse("MO").unwrap_or_default(),
        detail: None,
        phase,
        priority: Priority::Normal,
        progress: ItemProgress::Proposed,
        note: note.to_owned(),
        clinician: None,
        findings: Vec::new(),
        dropped: false,
        drop_reason: String::new(),
        recorded_at: 0,
        by: author(),
    }
}

fn prescription(frame: &Frame) -> Result<Document, Error> {
    let medicine = |ingredient: &str, strength: &str, hours: i32, indication: &str| Medicine {
        code: String::new(),
        ingredient: ingredient.to_owned(),
        brand: String::new(),
        strength: strength.to_owned(),
        form: DosageForm::Capsule,
        route: Route::Oral,
        dose: "1 cápsula".to_owned(),
        every_hours: hours,
        days: 7,
        units: 21,
        instructions: "Con un vaso de agua, después de comer.".to_owned(),
        indication: indication.to_owned(),
    };
    let prescription = Prescription {
        id: PrescriptionId(Uuid::from_u128(0xabcd_ef01)),
        patient: PatientId(Uuid::from_u128(9)),
        issued_on: day(),
        items: vec![
            medicine("Amoxicilina", "500 mg", 8, "la infección de la muela"),
            medicine("Ibuprofeno", "400 mg", 8, "el dolor y la inflamación"),
        ],
        warnings: Vec::new(),
        prescriber: "Dra. Aina Prats Ferrer".to_owned(),
        licence: "46001234".to_owned(),
        recorded_at: 0,
        by: author(),
    };
    let advice = "Siga la pauta hasta el final. Si aparece una reacción, deje de tomarlo y llame a la clínica; en caso de \
        urgencia, al 112.";
    PrescriptionReport { frame: frame.clone(), prescription: &prescription, annulled: None, advice }.render()
}

fn consent(frame: &Frame) -> Result<Document, Error> {
    let paragraph = "He leído y comprendo en qué consiste la extracción, qué otras posibilidades hay, y qué puede \
        ocurrir durante la intervención y después de ella: dolor, inflamación, sangrado o una infección de la herida. Me \
        han explicado cómo debo cuidarla y a quién puedo llamar.";
    let consent = Consent {
        id: ConsentId(Uuid::from_u128(1)),
        patient: PatientId(Uuid::from_u128(9)),
        template: Uuid::from_u128(2),
        version: 3,
        title: "Consentimiento para la extracción de una muela".to_owned(),
        purpose: Purpose::Extraction,
        language: "es".to_owned(),
        text: [paragraph; 4].join("\n\n"),
        digest: "ab".repeat(32),
        decision: ConsentDecision::Given,
        signer: ConsentSigner {
            guardian: false,
            name: "Ana María Güell Peñalver".to_owned(),
            relation: String::new(),
            document: "00000000T".to_owned(),
        },
        signature: ConsentSignature::Drawn {
            width: 600,
            height: 200,
            strokes: vec![
                vec![20, 150, 90, 30, 150, 160, 60, 100, 160, 100],
                vec![200, 120, 260, 60, 330, 140, 420, 50],
            ],
        },
        informed_by: author(),
        informer: "Dra. A. Prats".to_owned(),
        signed_on: day(),
        valid_until: None,
        recorded_at: 0,
        by: StaffId(Uuid::from_u128(7)),
    };
    ConsentReport { frame: frame.clone(), consent: &consent, withdrawn: None }.render()
}
