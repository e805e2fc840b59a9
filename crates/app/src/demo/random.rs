//! SplitMix64 and the few distributions the demo draws from: same seed, same clinic, on every machine.
//!
//! Never for keys or salts: those come from [`crate::Env`].

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// A stream of numbers that follows from its seed alone.
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

impl Random {
    /// Starts the stream of one patient of a seed.
    pub(super) fn of(seed: u64, patient: u32) -> Random {
        let mut mixed = Random(seed ^ u64::from(patient).wrapping_mul(0xd1b5_4a32_d192_ed03));
        Random(mixed.next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to, never reaching, 1.
    pub(super) fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }

    /// True this often.
    pub(super) fn chance(&mut self, probability: f32) -> bool {
        self.unit() < probability
    }

    /// A whole number from `least` to `most`.
    pub(super) fn between(&mut self, least: i64, most: i64) -> i64 {
        let span = u64::try_from(most - least).unwrap_or(0) + 1;
        least + i64::try_from(self.next() % span).unwrap_or(0)
    }

    /// One of them, all alike.
    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        let last = i64::try_from(from.len()).unwrap_or(1) - 1;
        from[usize::try_from(self.between(0, last.max(0))).unwrap_or(0)]
    }

    /// The place of one of them, each as often as its weight says; the first when all weigh nothing.
    pub(super) fn weighted(&mut self, weights: impl Iterator<Item = f32> + Clone) -> usize {
        let mut left = self.unit() * weights.clone().sum::<f32>();
        let mut last = 0;
        for (place, weight) in weights.enumerate().filter(|(_, weight)| *weight > 0.0) {
            last = place;
            if left < weight {
                break;
            }
            left -= weight;
        }
        last
    }

    /// Around 0 with a spread of 1: twelve draws added, so that no machine's logarithm makes another clinic.
    pub(super) fn normal(&mut self) -> f32 {
        (0..12).map(|_| self.unit()).sum::<f32>() - 6.0
    }

    /// A person's lot, around 1, never below 0: most near 1, a few with three times as much.
    pub(super) fn lot(&mut self) -> f32 {
        let root = (0.93 + 0.36 * self.normal()).clamp(0.1, 2.2);
        root * root
    }

    /// An id for a record that belongs to this stream.
    pub(super) fn id(&mut self) -> Uuid {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.next().to_be_bytes());
        bytes[8..].copy_from_slice(&self.next().to_be_bytes());
        uuid::Builder::from_custom_bytes(bytes).into_uuid()
    }
}

/// The id of a patient of a seed; known without drawing, so that a half-filled demo can be completed.
pub(super) fn patient_id(seed: u64, patient: u32) -> Uuid {
    let hash = Sha256::new_with_prefix(b"esmalte-demo-patient/1")
        .chain_update(seed.to_be_bytes())
        .chain_update(patient.to_be_bytes())
        .finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_always_gives_the_same_numbers() {
        let mut random = Random::of(7, 3);
        let mut again = Random::of(7, 3);
        let drawn: Vec<i64> = (0..100).map(|_| random.between(1, 6)).collect();
        assert_eq!(drawn, (0..100).map(|_| again.between(1, 6)).collect::<Vec<_>>());
        assert!((1..=6).all(|face| drawn.contains(&face)));
        assert_ne!(patient_id(7, 3), patient_id(7, 4));
    }

    #[test]
    fn what_weighs_nothing_is_never_drawn() {
        let mut random = Random::of(1, 1);
        let mut counts = [0; 4];
        for _ in 0..4000 {
            counts[random.weighted([0.0, 1.0, 3.0, 0.0].into_iter())] += 1;
        }
        assert_eq!((counts[0], counts[3]), (0, 0));
        assert!((2700..3300).contains(&counts[2]), "{counts:?}");
    }

    #[test]
    fn the_bell_is_centred() {
        let mut random = Random::of(2, 2);
        let drawn: Vec<f32> = (0..4000).map(|_| random.normal()).collect();
        let mean = drawn.iter().sum::<f32>() / 4000.0;
        let spread = (drawn.iter().map(|x| x * x).sum::<f32>() / 4000.0).sqrt();
        assert!(mean.abs() < 0.06 && (spread - 1.0).abs() < 0.06, "{mean} {spread}");
    }
}
