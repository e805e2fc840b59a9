//! Prescriptions and consents as papers: what must stand on them, and text of any kind.

use domain::{
    ConsentId, PatientId, PrescriptionId, StaffId,
    consent::{Consent, ConsentDecision, ConsentSignature, ConsentSigner, Purpose},
    prescription::{DosageForm, Medicine, Prescription, Route},
};
use reports::{ConsentReport, Document, Frame, Language, PrescriptionReport, sample, scene::Item};

fn prescription(word: &str) -> Prescription {
    let medicine = Medicine {
        code: String::new(),
        ingredient: word.to_owned(),
        brand: word.to_owned(),
        strength: word.to_owned(),
        form: DosageForm::Capsule,
        route: Route::Oral,
        dose: word.to_owned(),
        every_hours: 8,
        days: 7,
        units: 21,
        instructions: word.to_owned(),
        indication: word.to_owned(),
    };
    Prescription {
        id: PrescriptionId(uuid::Uuid::from_u128(0xabcd_ef01)),
        patient: PatientId(uuid::Uuid::nil()),
        issued_on: sample::day(),
        items: vec![medicine.clone(), medicine],
        warnings: Vec::new(),
        prescriber: word.to_owned(),
        licence: word.to_owned(),
        recorded_at: 0,
        by: StaffId(uuid::Uuid::nil()),
    }
}

fn paper(word: &str, language: Language) -> Document {
    let prescription = prescription(word);
    let report = PrescriptionReport {
        frame: Frame { language, ..sample::frame_of(word) },
        prescription: &prescription,
        annulled: Some((sample::day(), word.to_owned())),
        advice: word,
    };
    report.render().expect("renders")
}

/// Every line of text lies on the page, nothing acts unseen, and the file can be written.
#[track_caller]
pub(crate) fn is_sound(document: &Document) {
    for page in &document.pages {
        for item in &page.items {
            if let Item::Text(line) = item {
                let inside =
                    line.x >= 0.0 && line.x + line.width() <= page.width_mm && line.y > 0.0 && line.y < page.height_mm;
                assert!(inside, "{} {} {} {:?}", line.x, line.y, line.width(), line.text);
                assert!(!line.text.contains('\u{202E}'));
            }
        }
    }
    assert!(document.to_pdf().expect("writes").starts_with(b"%PDF"));
}

/// Names of people who do not exist, and of some who mean harm.
pub(crate) fn hostile() -> Vec<String> {
    let mut names: Vec<String> = [
        "evil\u{202E}txt.exe\u{202C}\u{0}\u{7}",
        "محمد بن عبد الله",
        "王小明",
        "(\\) <b>&amp;</b> %PDF endobj",
        "",
        "\n\n",
    ]
    .map(str::to_owned)
    .into();
    names.push("María José ".repeat(460));
    names.push("W".repeat(5_000));
    names
}

#[test]
fn words_of_any_kind_stay_on_the_prescription() {
    for word in hostile() {
        is_sound(&paper(&word, Language::Es));
    }
}

#[test]
fn the_pharmacy_reads_the_first_page_and_the_patient_the_second_in_their_language() {
    let document = paper("Tal", Language::En);
    assert_eq!(document.pages.len(), 2);
    let pages = document.pages_svg();
    for word in
        ["Private prescription", "every 8 hours", "for 7 days", "21 units in all", "No. 2026-ABCDEF01", "Signature"]
    {
        assert!(pages[0].contains(word), "{word}");
    }
    assert!(!pages[0].contains("For: Tal") && pages[1].contains("For: Tal"));
    assert_eq!(document.to_pdf().expect("writes"), paper("Tal", Language::En).to_pdf().expect("writes"));
}

fn consent(word: &str, signature: ConsentSignature) -> Consent {
    let name = word.to_owned();
    Consent {
        id: ConsentId(uuid::Uuid::from_u128(1)),
        patient: PatientId(uuid::Uuid::nil()),
        template: uuid::Uuid::nil(),
        version: 3,
        title: name.clone(),
        purpose: Purpose::Extraction,
        language: "es".to_owned(),
        text: format!("{word}\n\n{word}"),
        digest: "ab".repeat(32),
        decision: ConsentDecision::Given,
        signer: ConsentSigner { guardian: true, name: name.clone(), relation: name.clone(), document: name.clone() },
        signature,
        informed_by: StaffId(uuid::Uuid::nil()),
        informer: name,
        signed_on: sample::day(),
        valid_until: Some(sample::day()),
        recorded_at: 0,
        by: StaffId(uuid::Uuid::nil()),
    }
}

fn consent_paper(word: &str, signature: ConsentSignature) -> Document {
    let consent = consent(word, signature);
    let report = ConsentReport {
        frame: Frame { colour: false, ..sample::frame_of(word) },
        consent: &consent,
        withdrawn: Some((sample::day(), word.to_owned())),
    };
    report.render().expect("renders")
}

#[test]
fn words_of_any_kind_stay_on_the_consent() {
    for word in hostile() {
        is_sound(&consent_paper(&word, ConsentSignature::Typed { name: word.clone() }));
    }
}

#[test]
fn a_signature_is_drawn_as_its_strokes_within_its_field() {
    let strokes = vec![vec![0, 0, 600, 200, 600, 0], vec![300, 100]];
    let document = consent_paper("Tal", ConsentSignature::Drawn { width: 600, height: 200, strokes });
    let drawn: Vec<_> = document.pages[0]
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Path(drawn) if drawn.stroke.is_some_and(|pen| pen.width_mm == 0.45) => Some(&drawn.path.0),
            Item::Path(_) | Item::Text(_) => None,
        })
        .collect();
    assert_eq!((drawn.len(), drawn[0].len()), (1, 4), "one path, a step for each point");
    let points: Vec<_> = drawn[0]
        .iter()
        .map(|step| match step {
            reports::path::Step::Move(to) | reports::path::Step::Line(to) => *to,
            other => panic!("{other:?}"),
        })
        .collect();
    let (wide, high) = (points[1].x - points[0].x, points[1].y - points[0].y);
    assert!((wide - 72.0).abs() < 0.01 && (high - 24.0).abs() < 0.01, "{wide} {high}");
    let text = document.pages_svg().concat();
    for word in
        ["RETIRADO", "Acepta", "Firma trazada en pantalla", "Versión 3 del modelo", "abababab", "En calidad de Tal"]
    {
        assert!(text.contains(word), "{word}");
    }
}
