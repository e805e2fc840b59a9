//! A periodontal examination whose sites hang together: a person's severity, a tooth's lot and a site's habit add up.

use chrono::{NaiveDate, NaiveTime};
use domain::{
    PatientId, StaffId, Tooth,
    id::PerioExamId,
    perio::{ExamStatus, PerioExam, Site, SiteReading},
    tooth::ToothClass,
};

use super::{mouth::Lot, random::Random};

/// Probes every site of the teeth that are there.
pub(super) fn examine(
    random: &mut Random,
    (patient, by): (PatientId, StaffId),
    day: NaiveDate,
    lot: Lot,
    teeth: &[Tooth],
) -> (PerioExam, Vec<SiteReading>) {
    let exam = PerioExam {
        id: PerioExamId(random.id()),
        patient,
        examined_on: day,
        by,
        status: ExamStatus::Closed,
        note: String::new(),
    };
    let severity = (lot.loss * random.lot() * ((lot.age - 20.0) / 40.0).clamp(0.1, 1.5)).min(3.0);
    let care = random.unit();
    let start = day.and_time(NaiveTime::MIN).and_utc().timestamp_millis() + 11 * 3_600_000;
    let mut readings = Vec::with_capacity(teeth.len() * 6);
    for tooth in teeth {
        let of_tooth = severity * (leaning(*tooth) + 0.45 * random.normal()).max(0.0);
        for site in Site::ALL {
            let recorded_at = start + 2_000 * i64::try_from(readings.len()).unwrap_or(0);
            let mouth = Mouthful { exam: exam.id, patient, care, of_tooth };
            readings.push(mouth.probe(random, *tooth, site, recorded_at));
        }
    }
    (exam, readings)
}

/// How prone teeth are: molars, then upper incisors; canines hold.
fn leaning(tooth: Tooth) -> f32 {
    match tooth.class() {
        ToothClass::Molar => 1.3,
        ToothClass::Premolar => 0.8,
        ToothClass::Canine => 0.5,
        ToothClass::Incisor => 0.8,
    }
}

/// What the sites of one tooth share.
struct Mouthful {
    exam: PerioExamId,
    patient: PatientId,
    care: f32,
    of_tooth: f32,
}

impl Mouthful {
    fn probe(&self, random: &mut Random, tooth: Tooth, site: Site, recorded_at: i64) -> SiteReading {
        let between = !matches!(site, Site::B | Site::L);
        let habit = if between { 0.75 } else { 0.1 };
        let depth = 1.5 + habit + self.of_tooth * (0.5 + habit) + 0.35 * random.normal();
        let depth_mm = millimetres(depth.clamp(1.0, 11.0));
        // Thin bone in front of the roots recedes where people brush hard; between teeth only disease bares roots.
        let recession = self.of_tooth * if between { 0.35 } else { 0.7 } - 0.3 + 0.4 * random.normal();
        let recession_mm = millimetres(recession.clamp(-2.0, 8.0));
        let inflamed = (0.04 + 0.12 * self.care + 0.11 * (depth - 2.0).max(0.0)).min(0.9);
        let behind_lower_front =
            tooth.position() <= 3 && !tooth.is_upper() && matches!(site, Site::L | Site::DL | Site::ML);
        SiteReading {
            id: random.id(),
            exam: self.exam,
            patient: self.patient,
            tooth,
            site,
            depth_mm: Some(depth_mm),
            recession_mm: Some(recession_mm),
            bleeding: Some(random.chance(inflamed)),
            suppuration: Some(depth_mm >= 6 && random.chance(0.12)),
            plaque: Some(random.chance(0.1 + 0.5 * self.care)),
            calculus: Some(behind_lower_front && random.chance(0.2 + 0.5 * self.care)),
            recorded_at,
        }
    }
}

fn millimetres(value: f32) -> i64 {
    value.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn every_reading_is_one_a_probe_makes_and_neighbours_are_alike() {
        let teeth: Vec<Tooth> = Tooth::ALL.into_iter().filter(|tooth| !tooth.is_primary()).collect();
        let (patient, by) = (PatientId(Uuid::nil()), StaffId(Uuid::nil()));
        let day = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day");
        let (mut near, mut far) = (0, 0);
        for number in 0..100 {
            let mut random = Random::of(9, number);
            let lot = Lot::draw(&mut random, 55.0);
            let (_, readings) = examine(&mut random, (patient, by), day, lot, &teeth);
            assert_eq!(readings.len(), 192);
            assert!(readings.iter().all(|reading| reading.check().is_ok()));
            let depth = |i: usize| readings[i].depth_mm.unwrap_or(0);
            near += (0..31).map(|tooth| (depth(tooth * 6) - depth(tooth * 6 + 2)).abs()).sum::<i64>();
            far += (0..31).map(|tooth| (depth(tooth * 6) - depth((tooth + 1) * 6 + 2)).abs()).sum::<i64>();
        }
        assert!(near * 10 < far * 9, "{near} {far}");
    }
}
