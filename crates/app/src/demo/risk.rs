//! What was examined and assessed beside the chart: plaque of those who come for hygiene, HIM of children followed over years,
//! ICDAS of some, caries risk with its recall. Shares are our choice, large enough that a small practice shows each.

use chrono::{Months, NaiveDate};
use domain::{
    PatientId, StaffId, Tooth,
    caries_risk::{CariesLevel, CariesRisk, FORMS, RiskAnswer, RiskAnswers, RiskForm, Weighs, argue},
    id::IndexExamId,
    index_exam::{CodeSet, Index, IndexExam, IndexScore, Place, Sheet, natural_teeth, places},
    mih::{self, MihJudgement, MihSeverity},
    odontogram::Chart,
    recall::RecallDecision,
};
use store::WriteTx;

use super::{midday, random::Random};
use crate::Result;

/// Sets this stream of chance apart from the one that draws mouths.
pub(super) const STREAM: u64 = 0x4153;

/// A day on which somebody was examined, and the mouth of that day.
#[derive(Debug, Clone)]
pub(super) struct Day {
    pub(super) on: NaiveDate,
    pub(super) age: f32,
    pub(super) chart: Chart,
}

/// Who is examined, and by whom.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case {
    pub(super) patient: PatientId,
    pub(super) dentist: StaffId,
    pub(super) hygienist: StaffId,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Examined {
    pub(super) exams: Vec<IndexExam>,
    pub(super) scores: Vec<IndexScore>,
    pub(super) judgements: Vec<MihJudgement>,
    pub(super) risks: Vec<CariesRisk>,
    pub(super) recalls: Vec<RecallDecision>,
}

impl Examined {
    pub(super) fn save(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        self.exams.iter().try_for_each(|exam| tx.save(exam, None))?;
        self.scores.iter().try_for_each(|score| tx.append(score))?;
        self.judgements.iter().try_for_each(|judgement| tx.append(judgement))?;
        self.risks.iter().try_for_each(|risk| tx.append(risk))?;
        Ok(self.recalls.iter().try_for_each(|recall| tx.append(recall))?)
    }

    /// Writes down an examination whose codes come from `code`; an empty one is left out.
    fn examine(
        &mut self,
        random: &mut Random,
        (case, day): (Case, &Day),
        measure: Index,
        mut code: impl FnMut(&mut Random, &Place) -> String,
    ) -> (IndexExamId, Sheet) {
        let by = if matches!(measure, Index::Icdas | Index::Mih) { case.dentist } else { case.hygienist };
        let id = IndexExamId(random.id());
        let (patient, note) = (case.patient, String::new());
        self.exams.push(IndexExam { id, patient, measure, examined_on: day.on, by, note, retired: false });
        let first = self.scores.len();
        for (n, place) in (0_i64..).zip(places(measure, &natural_teeth(&day.chart, Some(day.age)))) {
            let code = code(random, &place);
            if code.is_empty() {
                continue;
            }
            let recorded_at = midday(day.on) + n * 900;
            let (id_of_score, replaces) = (random.id(), Vec::new());
            let place = place.key;
            self.scores.push(IndexScore { id: id_of_score, exam: id, patient, place, code, recorded_at, by, replaces });
        }
        (id, Sheet::of(&self.scores[first..]))
    }
}

/// Examines one person over the days they came, the oldest first.
pub(super) fn examine(random: &mut Random, case: Case, days: &[Day]) -> Examined {
    let mut examined = Examined::default();
    let Some(last) = days.last() else { return examined };
    let mut him = Him::draw(random, last);
    let care = random.unit();
    let for_hygiene = last.age >= 12.0 && random.chance(0.12);
    for (n, day) in days.iter().enumerate() {
        let latest = n + 1 == days.len();
        if for_hygiene && n + 3 >= days.len() {
            let stained = (0.15 + 0.5 * care - 0.06 * n as f32).max(0.05);
            let yes = |random: &mut Random, _: &Place| u8::from(random.chance(stained)).to_string();
            examined.examine(random, (case, day), Index::Oleary, yes);
        }
        if day.age >= 6.0 && him.affected && n + 4 >= days.len() {
            him.go_on(random);
            let (exam, sheet) = examined.examine(random, (case, day), Index::Mih, |_, place| him.code(place));
            examined.judge(random, (case, day), exam, &sheet);
        }
        if latest && day.age >= 18.0 && random.chance(0.25) {
            let sextant = |random: &mut Random, _: &Place| {
                ["0", "1", "2", "3", "4"][random.weighted([0.15, 0.25, 0.35, 0.18, 0.07].into_iter())].to_owned()
            };
            examined.examine(random, (case, day), Index::Bpe, sextant);
        }
        if latest && for_hygiene && random.chance(0.4) {
            let mean = 0.5 + 1.2 * care;
            let grade = |random: &mut Random, _: &Place| grade(mean + 0.5 * random.normal());
            examined.examine(random, (case, day), Index::LoeSilness, grade);
            examined.examine(random, (case, day), Index::SilnessLoe, grade);
        }
        if latest && day.age < 20.0 && random.chance(0.15) {
            examined.examine(random, (case, day), Index::Icdas, |random, place| icdas(random, &day.chart, place));
        }
        if (latest || n % 2 == 0) && n + 4 >= days.len() && random.chance(0.5) {
            examined.assess(random, (case, day));
        }
    }
    examined
}

fn grade(value: f32) -> String {
    format!("{:.0}", value.clamp(0.0, 3.0))
}

/// A face as the chart has it: filled, sealed, decayed; else sound or just beginning.
fn icdas(random: &mut Random, chart: &Chart, place: &Place) -> String {
    let Some(tooth) = place.tooth else { return String::new() };
    let has = |rule: &str| {
        chart.in_force().iter().any(|held| {
            held.finding.rule == rule
                && !held.finding.status.is_ahead()
                && held.teeth.iter().any(|part| part.tooth == tooth && part.surfaces.letters().contains(place.part))
        })
    };
    let first = if has("restoration") {
        "3"
    } else if has("sealant") || (chart.stands_on(tooth, "sealant") && place.part == "O") {
        "2"
    } else {
        "0"
    };
    let second = if has("caries") {
        ["3", "4", "5"][random.weighted([0.3, 0.2, 0.5].into_iter())]
    } else {
        ["0", "1", "2"][random.weighted([0.93, 0.04, 0.03].into_iter())]
    };
    format!("{first}{second}")
}

/// A child's HIM: which teeth, how grave, how it goes on.
struct Him {
    affected: bool,
    /// Tooth, code of the worst face, extent, sensitivity.
    teeth: Vec<(Tooth, &'static str, u8, u8)>,
}

impl Him {
    fn draw(random: &mut Random, last: &Day) -> Him {
        let affected = (6.5..16.0).contains(&last.age) && random.chance(0.4);
        let mut teeth = Vec::new();
        for (codes, share) in [([16, 26, 36, 46].as_slice(), 0.6), (&[11, 21, 31, 41], 0.3), (&[55, 75], 0.3)] {
            for code in codes {
                if !random.chance(share) {
                    continue;
                }
                let worst = ["21", "22", "3"][random.weighted([0.5, 0.3, 0.2].into_iter())];
                let extent = u8::try_from(random.between(1, 2)).unwrap_or(1);
                let hurts = u8::from(worst != "21" && random.chance(0.5));
                teeth.extend(Tooth::new(*code).ok().map(|tooth| (tooth, worst, extent, hurts)));
            }
        }
        Him { affected, teeth }
    }

    /// From one examination to the next brown opacities break down, and what broke down is restored.
    fn go_on(&mut self, random: &mut Random) {
        for (_, worst, extent, hurts) in &mut self.teeth {
            if !random.chance(0.25) {
                continue;
            }
            (*worst, *extent, *hurts) = match *worst {
                "22" => ("3", (*extent + 1).min(3), 2),
                "3" => ("4", *extent, 0),
                other => (other, *extent, *hurts),
            };
        }
    }

    fn code(&self, place: &Place) -> String {
        let told = self.teeth.iter().find(|(tooth, ..)| Some(*tooth) == place.tooth);
        let Some((_, worst, extent, hurts)) = told else {
            return if place.set == CodeSet::Mih { "0".to_owned() } else { String::new() };
        };
        match (place.set, place.part) {
            (CodeSet::Extent, _) => extent.to_string(),
            (CodeSet::Sensitivity, _) => hurts.to_string(),
            (_, "O" | "I") => (*worst).to_owned(),
            (_, "V") if *extent > 1 => "21".to_owned(),
            _ => "0".to_owned(),
        }
    }
}

impl Examined {
    fn judge(&mut self, random: &mut Random, (case, day): (Case, &Day), exam: IndexExamId, sheet: &Sheet) {
        let computed = mih::argue(sheet).severity;
        let months = Months::new(if computed == Some(MihSeverity::Severe) { 3 } else { 6 });
        let photos = ["front", "upper_occlusal", "lower_occlusal"];
        self.judgements.push(MihJudgement {
            id: random.id(),
            exam,
            patient: case.patient,
            computed,
            judged: computed.unwrap_or(MihSeverity::None),
            note: if computed.is_some() { String::new() } else { "Molares sin erupcionar del todo".to_owned() },
            next_review_on: Some(day.on + months),
            photos: photos.iter().filter(|_| random.chance(0.6)).map(|slot| (*slot).to_owned()).collect(),
            by: case.dentist,
            recorded_at: midday(day.on) + 20 * 60_000,
        });
    }

    /// Answers a form as the chart suggests; what the chart does not show falls as chance has it.
    fn assess(&mut self, random: &mut Random, (case, day): (Case, &Day)) {
        let fitting: Vec<&RiskForm> = FORMS.iter().filter(|form| form.fits(Some(day.age as i32))).collect();
        let form = random.pick(&fitting);
        let carious = day.chart.in_force().iter().any(|held| held.finding.rule == "caries");
        let answers: RiskAnswers = form
            .questions
            .iter()
            .map(|question| (question.code.to_owned(), answer(random, question.code, question.weighs, carious)))
            .collect();
        let argued = argue(form, &answers);
        let judged = argued.level.is_none().then_some(argued.most.min(CariesLevel::High));
        self.risks.push(CariesRisk {
            id: random.id(),
            patient: case.patient,
            form: form.id.to_owned(),
            version: form.version,
            answers,
            least: argued.least,
            most: argued.most,
            judged,
            note: String::new(),
            assessed_on: day.on,
            by: case.hygienist,
            recorded_at: midday(day.on) + 30 * 60_000,
        });
        let level = judged.unwrap_or(argued.least);
        let proposed = match level {
            CariesLevel::Low => 12,
            CariesLevel::Moderate => 6,
            CariesLevel::High | CariesLevel::Extreme => 3,
        };
        let longer = proposed < 12 && random.chance(0.1);
        self.recalls.push(RecallDecision {
            id: random.id(),
            patient: case.patient,
            proposed_months: Some(proposed),
            caries: Some(level),
            perio: None,
            months: if longer { proposed + 3 } else { proposed },
            note: if longer { "Vive lejos; se refuerza la higiene en casa".to_owned() } else { String::new() },
            decided_on: day.on,
            by: case.hygienist,
            recorded_at: midday(day.on) + 31 * 60_000,
        });
    }
}

fn answer(random: &mut Random, code: &str, weighs: Weighs, carious: bool) -> RiskAnswer {
    let share = match (code, weighs) {
        ("cavities", _) => return if carious { RiskAnswer::Yes } else { RiskAnswer::No },
        ("low_saliva" | "recreational_drugs" | "chlorhexidine", _) => 0.03,
        ("paste_once" | "paste_daily" | "normal_saliva" | "dental_home", _) => 0.85,
        (_, Weighs::Disease) => 0.12,
        (_, Weighs::Risk | Weighs::Dry | Weighs::Moderate) => 0.18,
        (_, Weighs::Protects) => 0.4,
    };
    if random.chance(0.04) {
        RiskAnswer::Unknown
    } else if random.chance(share) {
        RiskAnswer::Yes
    } else {
        RiskAnswer::No
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str, age: f32) -> Day {
        Day { on: text.parse().expect("a day"), age, chart: Chart::default() }
    }

    #[test]
    fn whatever_is_invented_passes_its_own_check() {
        let id = |n| StaffId(Uuid::from_u128(n));
        let case = Case { patient: PatientId(Uuid::nil()), dentist: id(1), hygienist: id(2) };
        let (mut followed, mut seen) = (0, std::collections::BTreeSet::new());
        for number in 0..300 {
            let age = 4.0 + (number % 70) as f32;
            let days = ["2025-03-03", "2025-09-01", "2026-03-02", "2026-09-01"];
            let days: Vec<Day> = (0_u8..).zip(days).map(|(n, on)| day(on, age + f32::from(n) / 2.0)).collect();
            let told = examine(&mut Random::of(STREAM, number), case, &days);
            for score in &told.scores {
                let exam = told.exams.iter().find(|exam| exam.id == score.exam).expect("its exam");
                assert_eq!(score.check(exam.measure), Ok(()), "{score:?}");
            }
            assert!(told.risks.iter().all(|risk| risk.check().is_ok()), "{:?}", told.risks);
            assert!(told.recalls.iter().all(|recall| recall.check(Some(age as i32)).is_ok()));
            for judgement in &told.judgements {
                let on = told.exams.iter().find(|exam| exam.id == judgement.exam).expect("its exam").examined_on;
                assert_eq!(judgement.check(on), Ok(()));
            }
            followed += u32::from(told.judgements.len() >= 3);
            seen.extend(told.exams.iter().map(|exam| exam.measure));
        }
        assert!(followed > 3, "{followed} children are followed");
        assert_eq!(seen.len(), 6, "{seen:?}");
    }
}
