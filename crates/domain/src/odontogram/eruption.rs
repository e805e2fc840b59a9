//! Which teeth a mouth of some age usually has. A hint only: what is charted always wins.

use crate::Tooth;

/// Mean ages in years at which permanent teeth 1–8 erupt, upper and lower.
const ERUPTION: [[f32; 8]; 2] =
    [[7.2, 8.3, 11.2, 10.2, 11.4, 6.4, 12.2, 18.0], [6.3, 7.3, 10.3, 10.8, 11.3, 6.2, 12.0, 18.0]];

/// Mean ages at which primary teeth 1–5 erupt.
const PRIMARY_ERUPTION: [f32; 5] = [0.7, 0.9, 1.6, 1.3, 2.3];

/// Whether a mouth of this age usually has the tooth. A hint only: what is charted always wins.
pub fn expected(tooth: Tooth, age_years: Option<f32>) -> bool {
    let jaw = usize::from(!tooth.is_upper());
    let place = usize::from(tooth.position()) - 1;
    match (age_years, tooth.is_primary()) {
        (None, primary) => !primary,
        // Third molars are drawn once the second ones are there, so that they can be charted as unerupted.
        (Some(age), false) => age >= ERUPTION[jaw][place.min(6)],
        (Some(age), true) => age >= PRIMARY_ERUPTION[place] && age < ERUPTION[jaw][place],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_of_eight_has_mixed_teeth() {
        let there: Vec<u8> = [11, 12, 13, 16, 17, 52, 53, 55]
            .into_iter()
            .filter(|code| expected(Tooth::new(*code).expect("a tooth"), Some(8.0)))
            .collect();
        assert_eq!(there, [11, 16, 52, 53, 55]);
    }
}
