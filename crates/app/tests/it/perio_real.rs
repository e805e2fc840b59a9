//! Real examinations and published cases: what the CDC measured and computed, what teachers of the classification answer.

use std::{collections::BTreeMap, path::Path};

use app::perio::ExamRow;
use domain::{
    Tooth,
    caries_index::{self, CariesGap, CariesTeeth, CariesVariant},
    odontogram::Chart as Odontogram,
    patient::Patient,
    perio::{
        Answers, BoneThird, CdcAap, Chart, Classification, Extent, Figures, Grade, Indices, Site, SiteReading, Stage,
        classify,
    },
};

use crate::kit::{Kit, real};

type Row = BTreeMap<String, String>;

fn rows(path: &Path) -> Vec<Row> {
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

/// A person, imported: the row printed, the examination as a screen lists it, its readings.
type Person = (Row, ExamRow, Vec<SiteReading>);

/// The eleven people, and every row of their sites.
fn people() -> Option<(Vec<Person>, Vec<Row>)> {
    let (people, sites) = (real("nhanes/nhanes_perio_people.csv")?, real("nhanes/nhanes_perio_sites.csv")?);
    let kit = Kit::founded();
    kit.app.import_perio(&people, &sites, false, &mut |_, _| {}).unwrap();
    let store = kit.app.store().unwrap();
    let everybody: Vec<Patient> = store.read(|tx| tx.all::<Patient>()).unwrap();
    let examined = rows(&people).into_iter().map(|row| {
        let name = format!("NHANES {}", row["seqn"]);
        let patient = everybody.iter().find(|patient| patient.given_name == name).unwrap();
        let exam = kit.app.perio_exams(patient.id).unwrap().pop().unwrap();
        let readings = store.read(|tx| tx.perio_sites(exam.id)).unwrap();
        (row, exam, readings)
    });
    Some((examined.collect(), rows(&sites)))
}

#[test]
fn the_cdc_s_attachment_level_is_ours_at_every_comparable_site() {
    let Some((people, sites)) = people() else { return };
    let readings: BTreeMap<(String, Tooth, Site), &SiteReading> = people
        .iter()
        .flat_map(|(row, _, readings)| readings.iter().map(|read| ((row["seqn"].clone(), read.tooth, read.site), read)))
        .collect();
    let (mut compared, mut different) = (0, Vec::new());
    let mut not_compared: BTreeMap<&str, u32> = BTreeMap::new();
    for row in &sites {
        let tooth = Tooth::new(row["tooth_fdi"].parse().unwrap()).unwrap();
        let site = Site::parse(&row["site"]).unwrap();
        let ours = readings.get(&(row["seqn"].clone(), tooth, site)).and_then(|read| read.attachment_loss_mm());
        match (row["al_mm"].parse::<i64>().ok(), ours) {
            (Some(theirs), Some(ours)) => {
                compared += 1;
                if theirs != ours {
                    different.push(format!("{} {tooth} {site:?}: {theirs} printed, {ours} computed", row["seqn"]));
                }
            }
            (None, None) if row["pd_mm"].is_empty() => {
                *not_compared.entry("tooth absent or not assessed").or_default() += 1
            }
            (None, None) => *not_compared.entry("depth without an attachment level").or_default() += 1,
            (theirs, ours) => different.push(format!("{} {tooth} {site:?}: {theirs:?} {ours:?}", row["seqn"])),
        }
    }
    println!("attachment levels compared: {compared} of {}; not compared: {not_compared:?}", sites.len());
    assert_eq!(different, [""; 0]);
    assert_eq!(compared + not_compared.values().sum::<u32>(), 1848);
    assert!(compared > 1400, "{compared}");
}

#[test]
fn a_person_s_figures_and_class_are_those_printed() {
    let Some((people, _)) = people() else { return };
    for (row, exam, readings) in &people {
        let indices = &exam.indices;
        let chart = Chart::of(&[], readings, &[]);
        assert_eq!(*indices, Indices::of(&chart, false), "what was sealed at the import is what its readings give");
        for (column, figure) in figures(indices) {
            let printed: f64 = row[column].parse().unwrap();
            assert!((printed - figure).abs() < 0.000_06, "{} {column}: {printed}, {figure} computed", row["seqn"]);
        }
        let class = match indices.cdc_aap.unwrap() {
            CdcAap::None => "none",
            CdcAap::Mild => "mild",
            CdcAap::Moderate => "moderate",
            CdcAap::Severe => "severe",
        };
        assert_eq!(class, row["cdc_aap_2012"], "{}", row["seqn"]);
    }
    println!("people reproduced: {}, each in {} figures and a class", people.len(), 13);
}

#[test]
fn the_teeth_a_person_has_lost_are_those_caries_indices_miss() {
    let Some((people, sites)) = real("nhanes/nhanes_perio_people.csv").zip(real("nhanes/nhanes_perio_sites.csv"))
    else {
        return;
    };
    let kit = Kit::founded();
    kit.app.import_perio(&people, &sites, false, &mut |_, _| {}).unwrap();
    let everybody: Vec<Patient> = kit.app.store().unwrap().read(|tx| tx.all::<Patient>()).unwrap();
    for row in rows(&people) {
        let name = format!("NHANES {}", row["seqn"]);
        let patient = everybody.iter().find(|patient| patient.given_name == name).unwrap();
        let lost: u32 = row["missing_of_28"].parse().unwrap();
        let teeth = CariesTeeth::Permanent28;
        // The survey tells no date of birth: the WHO's rule of thirty years cannot be applied, and that is what is said.
        let told = kit.app.indices(patient.id).unwrap().caries;
        let who = told.iter().find(|index| (index.variant, index.teeth) == (CariesVariant::Who2013, teeth)).unwrap();
        let gap = if lost == 0 { CariesGap::NothingCharted } else { CariesGap::Age };
        assert_eq!((who.enough, who.gaps[0]), (false, gap), "{name}");
        // With the age printed, all eleven being past thirty, each tooth they lost counts; by cause none can.
        let (findings, amendments) = kit.app.store().unwrap().read(|tx| tx.findings(patient.id)).unwrap();
        let chart = Odontogram::at(&findings, &amendments, kit.env.today());
        let age = row["age"].parse().ok();
        let missing = |variant| caries_index::count(&chart, age, variant, teeth).count.missing;
        assert_eq!((missing(CariesVariant::Who2013), missing(CariesVariant::Peru188)), (lost, 0), "{name}");
    }
}

/// The columns of the table of people that follow from an examination.
fn figures(indices: &Indices) -> [(&'static str, f64); 13] {
    let most = |value: Option<i32>| f64::from(value.unwrap());
    [
        ("teeth_examined", f64::from(indices.teeth)),
        ("sites_examined", f64::from(indices.probed.n)),
        ("mean_pd_mm", indices.mean_depth_mm().unwrap()),
        ("mean_al_mm", indices.mean_loss_mm().unwrap()),
        ("max_pd_mm", most(indices.depth_most_mm)),
        ("max_al_mm", most(indices.loss_most_mm)),
        ("max_interdental_al_mm", most(indices.interdental_loss_most_mm)),
        ("sites_pd_ge4", f64::from(indices.depth_from_4.n)),
        ("sites_pd_ge5", f64::from(indices.depth_from_5.n)),
        ("sites_pd_ge6", f64::from(indices.depth_from_6.n)),
        ("sites_al_ge3", f64::from(indices.loss_from_3.n)),
        ("sites_pd_or_al_ge4", f64::from(indices.depth_or_loss_from_4.n)),
        ("teeth_interdental_al_ge3", f64::from(indices.teeth_interdental_loss_from_3.n)),
    ]
}

/// A published case as far as it was told: two teeth that are no neighbours carry the loss, and nothing else is made up.
fn told(case: &serde_json::Value) -> (Figures, Answers) {
    let number = |name: &str| {
        let said = &case[name];
        said.as_i64().or_else(|| {
            // "3-4" and "6-7" mean up to, ">=5" and "<=5" mean at the bound.
            let digits = said.as_str()?.rsplit('-').next()?.trim_start_matches(['>', '<', '=']);
            digits.parse().ok()
        })
    };
    let narrow = |value: Option<i64>| value.map(|value| i32::try_from(value).unwrap());
    let tenths = |name: &str| case[name].as_f64().map(|value| (value * 10.0).round() as i32);
    let loss = narrow(number("interdental_cal_mm")).unwrap_or(0);
    let furcation = (case["furcation"] == "II").then(|| (tooth(16), 2));
    let figures = Figures {
        was_probed: loss > 0,
        margins_known: loss > 0,
        depth_most_mm: narrow(number("max_pd_mm")).unwrap_or(0),
        interdental_loss: if loss > 0 { vec![(tooth(16), loss), (tooth(36), loss)] } else { Vec::new() },
        has_loss: loss > 0,
        furcation,
        teeth: 24,
        age_years: narrow(case["age"].as_i64()),
        ..Figures::default()
    };
    let smoker = match case["smoker"].as_str() {
        Some("no") => Some(0),
        // ">10/day": the least that was said.
        Some(_) => Some(11),
        None => None,
    };
    let answers = Answers {
        bone_loss_percent: narrow(case["rbl_pct"].as_i64()),
        bone_third: case["rbl"].as_str().filter(|rbl| rbl.contains("middle")).map(|_| BoneThird::Middle),
        teeth_lost: narrow(case["teeth_lost_perio"].as_i64()),
        vertical_defect_mm: narrow(case["vertical_defect_mm"].as_i64()),
        masticatory_dysfunction: case["masticatory_dysfunction"].as_bool(),
        progression_tenths_mm: tenths("direct_progression_5y_mm"),
        cigarettes_per_day: smoker,
        diabetes: (case["diabetes"] == "no").then_some(false),
        hba1c_tenths: tenths("hba1c"),
        ..Answers::default()
    };
    (figures, answers)
}

fn tooth(code: u8) -> Tooth {
    Tooth::new(code).unwrap()
}

#[test]
fn published_cases_get_the_answer_that_was_published_or_say_what_was_not_told() {
    let Some(path) = real("staging/cases.json") else { return };
    let file: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let mut told_and_answered = Vec::new();
    for case in file["cases"].as_array().unwrap().iter().filter(|case| case["quality"] == "C") {
        let (figures, answers) = told(case);
        let id = case["id"].as_str().unwrap();
        let argued = classify(&figures, &answers, None);
        let answer = |name: &str| case["answer"][name].as_str();
        if let Some(stage) = answer("stage") {
            assert_eq!(argued.stage.map(|stage| format!("{stage:?}")).as_deref(), Some(stage), "{id}: {argued:?}");
            told_and_answered.push(format!("{id}: stage {stage}"));
        }
        if let Some(grade) = answer("grade") {
            told_and_answered.push(format!("{id}: {}", check_grade(id, grade, &argued, &figures, &answers)));
        }
        if answer("extent").is_some() {
            // Extent is counted from teeth; the case tells of none, so what can be checked is that it is not guessed.
            assert_eq!((argued.extent, case["extent_given"].as_str()), (Some(Extent::Localized), answer("extent")));
            assert_eq!(Extent::of_teeth(8, 24), Extent::Generalized);
            told_and_answered.push(format!("{id}: extent was given with the case, no teeth to count it from"));
        }
    }
    println!("{}", told_and_answered.join("\n"));
    assert_eq!(told_and_answered.len(), 11);
}

/// The grade published, or why the facts told leave it open and what decides.
fn check_grade(id: &str, grade: &str, argued: &Classification, figures: &Figures, answers: &Answers) -> String {
    let with_bone = |percent: i32| {
        let answers = Answers { bone_loss_percent: Some(percent), ..answers.clone() };
        classify(figures, &answers, None).grade.map(|grade| format!("{grade:?}"))
    };
    match id {
        // "Less than 15 %" at 42 years is grade A up to 10 % and B from 11 %.
        "MGMR-1" => {
            assert_eq!((with_bone(10).as_deref(), with_bone(11).as_deref()), (Some(grade), Some("B")));
            "grade A with 10 % of bone loss or less, B above: the case says only less than 15 %".to_owned()
        }
        // "Middle third" at 45 years is grade B up to 45 % and C above.
        "MGMR-3" => {
            assert_eq!((with_bone(45).as_deref(), with_bone(46).as_deref()), (Some(grade), Some("C")));
            "grade B with 45 % of bone loss or less, C above: the case says only middle third".to_owned()
        }
        // Nothing but five years of progression is told: a grade without a stage.
        "MGMR-B3" => {
            let case = Figures { interdental_loss: vec![(tooth(16), 3), (tooth(36), 3)], ..figures.clone() };
            assert_eq!(classify(&case, answers, None).grade, Some(Grade::C));
            format!("grade {grade}; no attachment was told, so no stage")
        }
        _ => {
            assert_eq!(argued.grade.map(|grade| format!("{grade:?}")).as_deref(), Some(grade), "{id}: {argued:?}");
            format!("grade {grade}")
        }
    }
}

#[test]
fn rule_questions_have_their_published_answers() {
    let Some(path) = real("staging/cases.json") else { return };
    let file: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let asked = file["cases"].as_array().unwrap().iter().filter(|case| case["quality"] == "R").count();
    let mild = Figures {
        was_probed: true,
        margins_known: true,
        interdental_loss: vec![(tooth(16), 4), (tooth(36), 4)],
        has_loss: true,
        depth_most_mm: 4,
        teeth: 19,
        age_years: Some(100),
        ..Figures::default()
    };
    let severe = Figures { interdental_loss: vec![(tooth(16), 5), (tooth(36), 5)], ..mild.clone() };
    let stage = |figures: &Figures, answers: Answers| classify(figures, &answers, None).stage;
    let grade = |answers: Answers| classify(&mild, &answers, None).grade;
    let none = Answers::default;
    let answered = [
        stage(&mild, Answers { vertical_defect_mm: Some(3), ..none() }) == Some(Stage::III)
            && stage(&mild, none()) == Some(Stage::II),
        stage(&severe, Answers { teeth_lost: Some(5), ..none() }) == Some(Stage::IV)
            && stage(&severe, Answers { teeth_lost: Some(4), ..none() }) == Some(Stage::III),
        [24, 25, 100].map(|percent| grade(Answers { bone_loss_percent: Some(percent), ..none() }))
            == [Grade::A, Grade::B, Grade::B].map(Some),
        [69, 70].map(|tenths| grade(Answers { diabetes: Some(true), hba1c_tenths: Some(tenths), ..none() }))
            == [Grade::B, Grade::C].map(Some),
        [9, 10].map(|n| grade(Answers { cigarettes_per_day: Some(n), ..none() })) == [Grade::B, Grade::C].map(Some),
        (Extent::of_teeth(29, 100), Extent::of_teeth(30, 100)) == (Extent::Localized, Extent::Generalized),
        stage(&severe, Answers { complex_rehabilitation: Some(true), ..none() }) == Some(Stage::IV)
            && stage(&severe, none()) == Some(Stage::III),
        stage(&mild, Answers { teeth_lost: Some(6), ..none() }) == Some(Stage::IV),
    ];
    assert_eq!((answered, answered.len()), ([true; 8], asked));
}
