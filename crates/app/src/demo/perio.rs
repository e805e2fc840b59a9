//! Periodontal examinations whose sites hang together: a person's severity, a tooth's lot and a site's habit add up, and
//! the next examination finds the same mouth, a little worse or a little better.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use domain::{
    PatientId, StaffId, Tooth,
    id::PerioExamId,
    perio::{
        Chart, Closing, Entrance, ExamStatus, Indices, PerioExam, Present, Site, SiteReading, ToothReading, entrances,
    },
    tooth::ToothClass,
};

use store::WriteTx;

use super::{mouth::Lot, random::Random};
use crate::Result;

/// One examination with all that was read.
pub(super) struct Examination {
    pub(super) exam: PerioExam,
    pub(super) sites: Vec<SiteReading>,
    pub(super) teeth: Vec<ToothReading>,
    pub(super) closing: Closing,
}

impl Examination {
    pub(super) fn save(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        tx.save(&self.exam, None)?;
        self.sites.iter().try_for_each(|reading| tx.append(reading))?;
        self.teeth.iter().try_for_each(|reading| tx.append(reading))?;
        Ok(tx.append(&self.closing)?)
    }
}

/// A mouth as its gums know it.
pub(super) struct Gums {
    patient: PatientId,
    by: StaffId,
    care: f32,
    severity: f32,
    /// Change of a tooth's lot in a year: treatment helps, neglect does not.
    yearly: f32,
    teeth: BTreeMap<Tooth, f32>,
    habits: BTreeMap<(Tooth, Site), f32>,
    first: Option<NaiveDate>,
}

impl Gums {
    /// Draws a person's gums.
    pub(super) fn draw(random: &mut Random, (patient, by): (PatientId, StaffId), lot: Lot) -> Gums {
        let severity = (lot.loss * random.lot() * ((lot.age - 20.0) / 40.0).clamp(0.1, 1.5)).min(3.0);
        let (care, yearly) = (random.unit(), 0.08 * random.normal() - 0.02);
        Gums { patient, by, care, severity, yearly, teeth: BTreeMap::new(), habits: BTreeMap::new(), first: None }
    }

    /// Probes every site of what is there.
    pub(super) fn examine(&mut self, random: &mut Random, day: NaiveDate, present: &[Present]) -> Examination {
        let exam = PerioExam {
            id: PerioExamId(random.id()),
            patient: self.patient,
            examined_on: day,
            by: self.by,
            status: ExamStatus::Closed,
            note: String::new(),
            plaque_examined: true,
            retired_at: None,
        };
        let years = (day - *self.first.get_or_insert(day)).num_days() as f32 / 365.0;
        let start = day.and_time(NaiveTime::MIN).and_utc().timestamp_millis() + 11 * 3_600_000;
        let (mut sites, mut teeth) = (Vec::with_capacity(present.len() * 6), Vec::new());
        for place in present {
            let severity = self.severity;
            let lot = self
                .teeth
                .entry(place.tooth)
                .or_insert_with(|| severity * (leaning(place.tooth) + 0.45 * random.normal()).max(0.0));
            let of_tooth = if place.implant { 0.4 * *lot } else { (*lot + self.yearly * years).max(0.0) };
            for site in Site::ALL {
                let recorded_at = start + 2_000 * i64::try_from(sites.len()).unwrap_or(0);
                sites.push(self.probe(random, (exam.id, *place, site), of_tooth, recorded_at));
            }
            teeth.extend(self.shake(random, exam.id, *place, of_tooth, start));
        }
        let chart = Chart::of(present, &sites, &teeth);
        let (natural, implants) = Closing::places(&chart);
        let closing = Closing {
            id: random.id(),
            exam: exam.id,
            patient: self.patient,
            teeth: natural,
            implants,
            indices: Indices::of(&chart, exam.plaque_examined),
            reason: String::new(),
            by: self.by,
            recorded_at: start + 30 * 60_000,
        };
        Examination { exam, sites, teeth, closing }
    }

    fn probe(
        &mut self,
        random: &mut Random,
        (exam, place, site): (PerioExamId, Present, Site),
        of_tooth: f32,
        recorded_at: i64,
    ) -> SiteReading {
        let tooth = place.tooth;
        let own = *self.habits.entry((tooth, site)).or_insert_with(|| 0.3 * random.normal());
        let between = site.is_interdental();
        let habit = if between { 0.75 } else { 0.1 };
        let depth = 1.5 + habit + own + of_tooth * (0.5 + habit) + 0.2 * random.normal();
        let depth_mm = millimetres(depth.clamp(1.0, 11.0));
        // Thin bone in front of the roots recedes where people brush hard; between teeth only disease bares roots.
        let recession = of_tooth * if between { 0.35 } else { 0.7 } - 0.3 + own + 0.2 * random.normal();
        let recession_mm = millimetres(recession.clamp(-2.0, 8.0));
        let inflamed = (0.04 + 0.12 * self.care + 0.11 * (depth - 2.0).max(0.0)).min(0.9);
        let behind_lower_front = tooth.position() <= 3 && !tooth.is_upper() && site.is_oral();
        SiteReading {
            id: random.id(),
            exam,
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
            replaces: Vec::new(),
            carried: false,
        }
    }

    /// Loose teeth and open furcations, where much is lost.
    fn shake(
        &self,
        random: &mut Random,
        exam: PerioExamId,
        place: Present,
        of_tooth: f32,
        recorded_at: i64,
    ) -> Option<ToothReading> {
        let mobility = (of_tooth - 1.6 + 0.4 * random.normal()).clamp(0.0, 3.0);
        let open = (of_tooth - 1.3 + 0.5 * random.normal()).clamp(0.0, 3.0);
        if place.implant || of_tooth < 1.2 {
            return None;
        }
        let ways = entrances(place.tooth);
        let grade = |entrance: Entrance| {
            let first = ways.first() == Some(&entrance);
            ways.contains(&entrance).then(|| millimetres(if first { open } else { open * 0.6 }))
        };
        Some(ToothReading {
            id: random.id(),
            exam,
            patient: self.patient,
            tooth: place.tooth,
            mobility_miller: Some(millimetres(mobility)),
            furcation_buccal: grade(Entrance::Buccal),
            furcation_lingual: grade(Entrance::Lingual),
            furcation_mesial: grade(Entrance::Mesial),
            furcation_distal: grade(Entrance::Distal),
            examined: None,
            recorded_at,
            replaces: Vec::new(),
        })
    }
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

fn millimetres(value: f32) -> i64 {
    value.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn whole_mouth() -> Vec<Present> {
        let permanent = Tooth::ALL.into_iter().filter(|tooth| !tooth.is_primary());
        permanent.map(|tooth| Present { tooth, implant: false }).collect()
    }

    fn who() -> (PatientId, StaffId) {
        (PatientId(Uuid::nil()), StaffId(Uuid::nil()))
    }

    #[test]
    fn every_reading_is_one_a_probe_makes_and_neighbours_are_alike() {
        let (mut near, mut far) = (0, 0);
        for number in 0..100 {
            let mut random = Random::of(9, number);
            let lot = Lot::draw(&mut random, 55.0);
            let mut gums = Gums::draw(&mut random, who(), lot);
            let done = gums.examine(&mut random, day("2026-03-02"), &whole_mouth());
            assert_eq!(done.sites.len(), 192);
            assert!(done.sites.iter().all(|reading| reading.check().is_ok()));
            assert!(done.teeth.iter().all(|reading| reading.check().is_ok()));
            assert_eq!(done.closing.indices.probed.of, 192);
            let depth = |i: usize| done.sites[i].depth_mm.unwrap_or(0);
            near += (0..31).map(|tooth| (depth(tooth * 6) - depth(tooth * 6 + 2)).abs()).sum::<i64>();
            far += (0..31).map(|tooth| (depth(tooth * 6) - depth((tooth + 1) * 6 + 2)).abs()).sum::<i64>();
        }
        assert!(near * 10 < far * 9, "{near} {far}");
    }

    #[test]
    fn the_next_examination_finds_the_same_mouth() {
        let (mut same, mut other) = (0, 0);
        for number in 0..50 {
            let mut random = Random::of(3, number);
            let lot = Lot::draw(&mut random, 55.0);
            let mut gums = Gums::draw(&mut random, who(), lot);
            let first = gums.examine(&mut random, day("2025-03-03"), &whole_mouth());
            let second = gums.examine(&mut random, day("2026-03-02"), &whole_mouth());
            let depth = |exam: &Examination, i: usize| exam.sites[i % 192].depth_mm.unwrap_or(0);
            same += (0..192).map(|i| (depth(&first, i) - depth(&second, i)).abs()).sum::<i64>();
            other += (0..192).map(|i| (depth(&first, i) - depth(&second, i + 6)).abs()).sum::<i64>();
        }
        assert!(same * 2 < other, "{same} {other}");
    }
}
