//! What has become of each tooth by today: drawn from the CDC's counts, shifted by age and by the person's lot.

use domain::{Tooth, odontogram::expected, tooth::ToothClass};

use super::{cdc, random::Random};

/// What has become of a tooth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Fate {
    /// Nothing.
    Sound,
    /// Its fissures were sealed.
    Sealed,
    /// It is decayed.
    Decayed,
    /// It was filled.
    Filled,
    /// It was crowned.
    Crowned,
    /// Only a root is left.
    RootTip,
    /// It is gone, for this cause.
    Lost(&'static str),
    /// It is gone, for this cause, and an implant stands there.
    Implant(&'static str),
}

/// A person as their teeth know them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lot {
    /// In years.
    pub(super) age: f32,
    /// How readily teeth decay, around 1.
    pub(super) caries: f32,
    /// How readily teeth are lost, around 1.
    pub(super) loss: f32,
}

impl Lot {
    /// Draws a person's lot.
    pub(super) fn draw(random: &mut Random, age: f32) -> Lot {
        Lot { age, caries: random.lot(), loss: random.lot() }
    }
}

/// Factors by age on the counts of all ages, which average about 1 over them.
const DECAYED: [(f32, f32); 5] = [(6.0, 0.5), (15.0, 0.9), (28.0, 1.4), (50.0, 1.1), (90.0, 1.1)];
const FILLED: [(f32, f32); 6] = [(6.0, 0.1), (13.0, 0.3), (20.0, 0.7), (35.0, 1.2), (55.0, 1.6), (90.0, 1.7)];
const LOST: [(f32, f32); 6] = [(14.0, 0.0), (22.0, 0.08), (35.0, 0.3), (50.0, 0.9), (70.0, 2.2), (90.0, 3.6)];
const LOST_OTHERWISE: [(f32, f32); 4] = [(9.0, 0.1), (15.0, 0.9), (25.0, 1.1), (90.0, 1.1)];
const CROWNED: [(f32, f32); 4] = [(18.0, 0.05), (30.0, 0.5), (50.0, 1.2), (90.0, 1.6)];
/// Our choice: a private practice places more implants than a survey of everybody finds.
const IMPLANT: [(f32, f32); 5] = [(24.0, 0.0), (35.0, 2.0), (50.0, 6.0), (65.0, 9.0), (90.0, 7.0)];

/// The value at `age` between the points around it.
fn at(points: &[(f32, f32)], age: f32) -> f32 {
    let mut before = points[0];
    for point in points {
        if age < point.0 {
            let (from, to) = (before, *point);
            let share = if to.0 > from.0 { ((age - from.0) / (to.0 - from.0)).max(0.0) } else { 0.0 };
            return from.1 + (to.1 - from.1) * share;
        }
        before = *point;
    }
    before.1
}

/// Draws the fate of every tooth this mouth has or should have.
pub(super) fn fates(random: &mut Random, lot: Lot) -> Vec<(Tooth, Fate)> {
    Tooth::ALL
        .into_iter()
        .filter(|tooth| expected(*tooth, Some(lot.age)))
        .map(|tooth| (tooth, fate(random, tooth, lot)))
        .collect()
}

fn fate(random: &mut Random, tooth: Tooth, lot: Lot) -> Fate {
    if tooth.is_primary() {
        return primary(random, tooth, lot);
    }
    if tooth.position() == 8
        && let Some(gone) = third_molar(random, lot)
    {
        return gone;
    }
    let counts = cdc::of(tooth);
    let [sound, decayed, filled, root, disease, other, implant] = counts.states;
    let lost = disease * at(&LOST, lot.age) * lot.loss;
    let weights = [
        sound,
        decayed * at(&DECAYED, lot.age) * lot.caries,
        filled * at(&FILLED, lot.age) * (0.3 + 0.7 * lot.caries),
        root * at(&LOST, lot.age) * 0.4 * lot.loss * lot.caries,
        lost,
        other * at(&LOST_OTHERWISE, lot.age),
        (implant * at(&IMPLANT, lot.age)).min(lost),
    ];
    match random.weighted(weights.into_iter()) {
        1 => Fate::Decayed,
        2 if random.chance(counts.crowned * at(&CROWNED, lot.age)) => Fate::Crowned,
        2 => Fate::Filled,
        3 => Fate::RootTip,
        4 => Fate::Lost(disease_of(random, tooth, lot)),
        5 => Fate::Lost(other_cause(random, tooth)),
        6 => Fate::Implant(disease_of(random, tooth, lot)),
        _ if lot.age < 25.0 && random.chance(sealing(tooth, counts.sealed, lot.age)) => Fate::Sealed,
        _ => Fate::Sound,
    }
}

/// Sealants are for the fissures of young molars; dentists see the children who get them more often than surveys do.
fn sealing(tooth: Tooth, sealed: f32, age: f32) -> f32 {
    let fresh = if age < 16.0 { 2.2 } else { 1.0 };
    if tooth.class() == ToothClass::Molar && tooth.position() < 8 { (sealed * fresh).min(0.6) } else { 0.0 }
}

fn primary(random: &mut Random, tooth: Tooth, lot: Lot) -> Fate {
    let [sound, decayed, filled] = cdc::of_primary(tooth);
    let early = if tooth.class() == ToothClass::Molar && lot.age > 5.0 { 0.02 * sound * lot.caries } else { 0.0 };
    match random.weighted([sound, decayed * 1.6 * lot.caries, filled * lot.caries, early].into_iter()) {
        1 => Fate::Decayed,
        2 => Fate::Filled,
        3 => Fate::Lost("caries"),
        _ => Fate::Sound,
    }
}

/// Most wisdom teeth are not there: in 13,178 people the CDC found one in six. `None` = it is there.
fn third_molar(random: &mut Random, lot: Lot) -> Option<Fate> {
    if lot.age < 17.0 {
        return Some(Fate::Lost("unerupted"));
    }
    let unerupted = if lot.age < 30.0 { 0.35 } else { 0.1 };
    let gone = [0.22, 0.16, unerupted, 0.3 * (lot.age / 40.0).min(1.6), 0.12];
    match random.weighted(gone.into_iter()) {
        0 => None,
        1 => Some(Fate::Lost("agenesis")),
        2 => Some(Fate::Lost("unerupted")),
        3 => Some(Fate::Lost("caries")),
        _ => Some(Fate::Lost("unknown")),
    }
}

/// Loosened teeth go later than decayed ones, lower incisors first of all.
fn disease_of(random: &mut Random, tooth: Tooth, lot: Lot) -> &'static str {
    let loosened = match tooth.class() {
        ToothClass::Incisor if !tooth.is_upper() => 0.7,
        ToothClass::Incisor | ToothClass::Canine => 0.4,
        ToothClass::Premolar => 0.25,
        ToothClass::Molar => 0.3,
    };
    if lot.age > 35.0 && random.chance(loosened) { "periodontal" } else { "caries" }
}

/// First premolars go for braces, laterals and second premolars never came, incisors were knocked out.
fn other_cause(random: &mut Random, tooth: Tooth) -> &'static str {
    let causes = match (tooth.class(), tooth.position()) {
        (ToothClass::Premolar, 4) => ["orthodontic", "orthodontic", "orthodontic"],
        (ToothClass::Premolar, _) => ["agenesis", "agenesis", "orthodontic"],
        (ToothClass::Incisor, 2) => ["agenesis", "agenesis", "trauma"],
        (ToothClass::Incisor, _) => ["trauma", "trauma", "trauma"],
        (ToothClass::Canine | ToothClass::Molar, _) => ["trauma", "unknown", "unknown"],
    };
    random.pick(&causes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Share of teeth at `position` in mouths of `age` that `is` holds for.
    fn share(age: f32, codes: &[u8], is: impl Fn(Fate) -> bool) -> f32 {
        let (mut all, mut held) = (0.0, 0.0);
        for patient in 0..400 {
            let mut random = Random::of(3, patient);
            let lot = Lot::draw(&mut random, age);
            for (tooth, fate) in fates(&mut random, lot) {
                if codes.contains(&tooth.code()) {
                    all += 1.0;
                    held += f32::from(u8::from(is(fate)));
                }
            }
        }
        held / all
    }

    #[test]
    fn first_molars_suffer_more_than_lower_incisors() {
        let hurt = |fate| fate != Fate::Sound && fate != Fate::Sealed;
        for age in [25.0, 45.0, 70.0] {
            let (molars, incisors) = (share(age, &[16, 26, 36, 46], hurt), share(age, &[31, 32, 41, 42], hurt));
            assert!(molars > 2.0 * incisors, "{age}: {molars} {incisors}");
        }
    }

    #[test]
    fn teeth_are_lost_with_the_years() {
        let lost = |fate| matches!(fate, Fate::Lost(_) | Fate::Implant(_));
        let shares = [20.0, 40.0, 60.0, 80.0].map(|age| share(age, &[16, 17, 26, 27, 36, 37, 46, 47], lost));
        assert!(shares.is_sorted() && shares[0] < 0.06 && (0.2..0.7).contains(&shares[3]), "{shares:?}");
    }

    #[test]
    fn between_two_points_a_factor_is_between_them() {
        assert_eq!(at(&[(10.0, 0.0), (20.0, 1.0)], 15.0), 0.5);
        assert_eq!((at(&[(10.0, 0.0), (20.0, 1.0)], 5.0), at(&[(10.0, 0.0), (20.0, 1.0)], 50.0)), (0.0, 1.0));
    }
}
