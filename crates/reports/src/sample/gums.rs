//! A made-up pair of periodontal examinations, before and after treatment; nobody's.

use chrono::NaiveDate;
use domain::{
    PatientId, Tooth,
    id::PerioExamId,
    perio::{
        Answers, Chart, ExamStatus, Figures, Indices, Judgement, Present, Site, SiteReading, TeethLost, ToothReading,
        assess_risk, classify, permanent,
    },
};
use uuid::Uuid;

use super::day;
use crate::{ExaminedGums, JudgedGums, Sealing};

/// The examination before treatment.
pub fn before() -> ExaminedGums {
    let on = NaiveDate::from_ymd_opt(2026, 3, 9).unwrap_or_default();
    examined(on, &chart(0), true)
}

/// The one after it.
pub fn after() -> ExaminedGums {
    examined(day(), &chart(1), false)
}

/// Gone, implants, and how bad each position is.
const GONE: [u8; 4] = [18, 28, 38, 46];
const IMPLANTS: [u8; 1] = [36];

fn badness(tooth: Tooth) -> i64 {
    match tooth.position() {
        6 | 7 => 4,
        1 => 2,
        5 | 8 => 1,
        _ => 0,
    }
}

fn chart(visit: i64) -> Chart {
    let teeth = || permanent().filter(|tooth| !GONE.contains(&tooth.code()));
    let present: Vec<Present> =
        teeth().map(|tooth| Present { tooth, implant: IMPLANTS.contains(&tooth.code()) }).collect();
    let mut sites = Vec::new();
    for tooth in teeth() {
        for site in Site::ALL {
            sites.push(reading(tooth, site, visit));
        }
    }
    let whole: Vec<ToothReading> = teeth().filter_map(|tooth| whole(tooth, visit)).collect();
    Chart::of(&present, &sites, &whole)
}

fn reading(tooth: Tooth, site: Site, visit: i64) -> SiteReading {
    // A number that looks like chance and is not.
    let seed = (i64::from(tooth.code()) * 31 + site.index() as i64 * 17) % 11;
    let between = i64::from(site.is_interdental());
    let ill = (badness(tooth) * between * (3 + seed)) / 10;
    let depth = 2 + seed % 2 + if visit == 0 { ill } else { ill / 2 + i64::from(seed == 9) * 3 };
    let margin = if seed % 4 == 0 { -1 } else { (ill + visit) / 3 };
    SiteReading {
        id: Uuid::from_u128(u128::from(tooth.code()) * 100 + site.index() as u128),
        exam: PerioExamId(Uuid::nil()),
        patient: PatientId(Uuid::nil()),
        tooth,
        site,
        depth_mm: Some(depth),
        recession_mm: Some(margin),
        bleeding: Some(depth >= 4 - visit / 2 && seed % 3 != 1),
        suppuration: Some(depth >= 7),
        plaque: Some(seed % (3 + visit) == 0),
        calculus: Some(seed == 5),
        recorded_at: 0,
        replaces: Vec::new(),
        carried: false,
    }
}

fn whole(tooth: Tooth, visit: i64) -> Option<ToothReading> {
    let molar = matches!(tooth.position(), 6 | 7);
    let front = tooth.position() == 1 && !tooth.is_upper();
    let grade = i64::from(tooth.code() % 3) + 1 - visit;
    (molar || front).then(|| ToothReading {
        id: Uuid::from_u128(u128::from(tooth.code())),
        exam: PerioExamId(Uuid::nil()),
        patient: PatientId(Uuid::nil()),
        tooth,
        mobility_miller: Some(if front { 2 } else { i64::from(tooth.code() % 2) }),
        furcation_buccal: molar.then_some(grade.max(0)),
        furcation_lingual: None,
        furcation_mesial: (molar && tooth.is_upper()).then_some(1),
        furcation_distal: None,
        examined: None,
        recorded_at: 0,
        replaces: Vec::new(),
    })
}

fn examined(on: NaiveDate, chart: &Chart, judge: bool) -> ExaminedGums {
    let indices = Indices::of(chart, true);
    let answers = Answers { cigarettes_per_day: Some(12), diabetes: Some(false), ..Answers::default() };
    let figures = Figures::of(chart, &indices, TeethLost { periodontal: 0, unknown: 1, any: 1 }, Some(52));
    let classification = classify(&figures, &answers, None);
    let judged = judge.then(|| JudgedGums {
        judgement: Judgement::from(&classification),
        note: "Coincide con la radiografía.".into(),
        by: "Dra. A. Prats".into(),
        on,
    });
    ExaminedGums {
        examined_on: on,
        by: "Marta Soler".into(),
        status: ExamStatus::Closed,
        retired: false,
        note: String::new(),
        chart: chart.clone(),
        indices,
        risk: assess_risk(&figures, &answers),
        classification,
        judged,
        sealings: vec![Sealing { reason: String::new(), by: "Marta Soler".into(), on }],
        late: false,
        disputed: 0,
    }
}
