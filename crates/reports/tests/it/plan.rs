//! The treatment plan as a file: phases with their head on each page, signatures kept together, any text on the page.

use domain::{
    PatientId, PlanId, PlanItemId, StaffId, Surfaces, Tooth,
    odontogram::Chart,
    plan::{ItemProgress, ItemStatus, PlanItem, PlanPhase, Priority, Prognosis},
    profile::Profile,
};
use reports::{
    Document, Frame, PlanReport, PlannedPhase, PlannedWork, sample,
    scene::{Item, Page},
};
use uuid::Uuid;

fn item(procedure: &str, note: &str) -> PlanItem {
    PlanItem {
        id: PlanItemId(Uuid::from_u128(5)),
        patient: PatientId(Uuid::from_u128(9)),
        plan: PlanId(Uuid::from_u128(1)),
        procedure: procedure.to_owned(),
        name: note.to_owned(),
        teeth: vec![Tooth::new(36).expect("a tooth")],
        surfaces: Surfaces::parse("MO").expect("faces"),
        detail: Some("composite".to_owned()),
        phase: PlanPhase::DiseaseControl,
        priority: Priority::Normal,
        progress: ItemProgress::Proposed,
        note: note.to_owned(),
        clinician: None,
        findings: Vec::new(),
        dropped: false,
        drop_reason: String::new(),
        recorded_at: 0,
        by: StaffId(Uuid::from_u128(7)),
    }
}

fn render(items: &[PlanItem], name: &str) -> Document {
    let work = |item| PlannedWork { item, status: ItemStatus::Proposed, clinician: name.to_owned(), done_on: None };
    let report = PlanReport {
        frame: Frame { colour: false, ..sample::frame_of(name) },
        name: "A".to_owned(),
        date: sample::day(),
        accepted: Some((sample::day(), name.to_owned())),
        phases: vec![
            PlannedPhase { phase: PlanPhase::Urgent, work: Vec::new() },
            PlannedPhase { phase: PlanPhase::DiseaseControl, work: items.iter().map(work).collect() },
        ],
        prognoses: vec![(Tooth::new(36).expect("a tooth"), Prognosis::Poor)],
        chart: &Chart::default(),
        profile: Profile::Es,
        age_years: Some(40.0),
    };
    report.render().expect("renders")
}

fn words(page: &Page) -> Vec<&str> {
    let items = page.items.iter();
    items
        .filter_map(|item| match item {
            Item::Text(line) => Some(line.text.as_str()),
            Item::Path(_) => None,
        })
        .collect()
}

#[test]
fn a_long_phase_runs_over_pages_with_its_head_and_the_signatures_stand_together() {
    let items: Vec<PlanItem> = (0..90).map(|n| item("filling", &format!("nota {n}"))).collect();
    let document = render(&items, "Ana");
    let with_rows: Vec<&Page> =
        document.pages.iter().filter(|page| words(page).iter().any(|word| word.starts_with("nota"))).collect();
    assert!(with_rows.len() > 2);
    assert!(with_rows.iter().all(|page| words(page).contains(&"Tratamiento")), "the head on each page");
    let rows = document.pages.iter().flat_map(words).filter(|word| word.starts_with("Obturación MO")).count();
    assert_eq!(rows, 90);
    let last = words(document.pages.last().expect("a page"));
    assert_eq!(last.iter().filter(|word| **word == "Nombre y firma").count(), 2);
    let all: Vec<&str> = document.pages.iter().flat_map(words).collect();
    assert!(!all.contains(&"Urgente"), "a phase without work is left out");
    assert!(all.iter().any(|word| word.starts_with("Malo: 36")));
}

#[test]
fn an_empty_plan_says_so_and_a_newer_procedure_shows_its_name() {
    let said = |items: &[PlanItem]| {
        let document = render(items, "Ana");
        document.pages.iter().flat_map(words).map(str::to_owned).collect::<Vec<_>>().join(" ")
    };
    assert!(said(&[]).contains("todavía no tiene tratamientos"));
    assert!(said(&[item("levitation", "")]).contains("levitation"));
}

#[test]
fn any_name_stays_on_the_page_and_the_same_plan_is_the_same_bytes() {
    for name in ["W".repeat(3_000), "María José ".repeat(200), "محمد 王小明 \u{202E}x".to_owned(), String::new()]
    {
        let document = render(&[item("other", &name), item("filling", &name)], &name);
        for page in &document.pages {
            for item in &page.items {
                let Item::Text(line) = item else { continue };
                let inside = line.x >= 0.0 && line.x + line.width() <= page.width_mm && line.y < page.height_mm;
                assert!(inside, "{} {:?}", line.x, line.text);
            }
        }
        assert_eq!(document.to_pdf().expect("writes"), document.to_pdf().expect("writes"));
    }
}
