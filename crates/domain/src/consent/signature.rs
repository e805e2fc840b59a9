//! How a paper is signed: drawn by hand, typed where a hand cannot draw, or not at all by whoever declines.
//!
//! A drawing is kept as the points of its strokes, never as a picture: small, sharp on paper, and bounded.

use serde::{Deserialize, Serialize};

use super::ConsentDecision;
use crate::{Invalid, text};

/// One signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "method", rename_all = "snake_case")]
pub enum ConsentSignature {
    /// With a pen, a finger or a mouse.
    Drawn {
        /// Width of the field it was drawn in, in its own units.
        width: i32,
        /// Height of the field.
        height: i32,
        /// Each stroke as x, y, x, y, …
        strokes: Vec<Vec<i32>>,
    },
    /// A name typed under a declaration, for whoever cannot draw.
    Typed {
        /// As it was typed.
        name: String,
    },
    /// Declined, and did not want to sign that either; whoever informed attests it.
    Unsigned,
}

/// Most points of a drawing; a hand at full speed makes a few hundred.
pub const MOST_POINTS: usize = 4000;

/// Most strokes.
const MOST_STROKES: usize = 200;

/// The largest field.
const MOST_UNITS: i32 = 4000;

/// A drawing must cover at least this part of its field's width: a dot is a slip of the hand.
const LEAST_PART: i32 = 12;

impl ConsentSignature {
    /// Refuses what is no signature of this person.
    pub fn check(&self, decision: ConsentDecision, signer: &str) -> Result<(), Invalid> {
        let refused = |reason: &str| Err(Invalid::new("signature", reason));
        match self {
            ConsentSignature::Unsigned if decision == ConsentDecision::Declined => Ok(()),
            ConsentSignature::Unsigned => refused("signature_required"),
            ConsentSignature::Typed { name } if name.trim().is_empty() => refused("signature_required"),
            ConsentSignature::Typed { name } if text::search_key(name) != text::search_key(signer) => {
                refused("signature_differs")
            }
            ConsentSignature::Typed { name } => text::check("signature", name, text::SHORT),
            ConsentSignature::Drawn { width, height, strokes } => match drawing((*width, *height), strokes) {
                Some(reason) => refused(reason),
                None => Ok(()),
            },
        }
    }
}

/// What is wrong with a drawing, if anything.
fn drawing((width, height): (i32, i32), strokes: &[Vec<i32>]) -> Option<&'static str> {
    let field = 1..=MOST_UNITS;
    let points: usize = strokes.iter().map(|stroke| stroke.len() / 2).sum();
    if !field.contains(&width) || !field.contains(&height) {
        return Some("out_of_range");
    }
    if strokes.len() > MOST_STROKES || points > MOST_POINTS {
        return Some("too_long");
    }
    if strokes.iter().any(|stroke| stroke.is_empty() || !stroke.len().is_multiple_of(2)) {
        return Some("malformed");
    }
    let (mut left, mut right, mut way) = (width, 0, 0_i64);
    for stroke in strokes {
        for point in stroke.chunks_exact(2) {
            if !(0..=width).contains(&point[0]) || !(0..=height).contains(&point[1]) {
                return Some("out_of_range");
            }
            (left, right) = (left.min(point[0]), right.max(point[0]));
        }
        let step = |at: usize| i64::from((stroke[at + 2] - stroke[at]).abs() + (stroke[at + 3] - stroke[at + 1]).abs());
        way += (0..stroke.len().saturating_sub(2)).step_by(2).map(step).sum::<i64>();
    }
    let least = width / LEAST_PART;
    if right - left < least || way < i64::from(least) { Some("signature_required") } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(strokes: Vec<Vec<i32>>) -> ConsentSignature {
        ConsentSignature::Drawn { width: 600, height: 200, strokes }
    }

    fn told(signature: &ConsentSignature, decision: ConsentDecision) -> Option<String> {
        signature.check(decision, "Ana Güell").err().map(|fault| fault.reason)
    }

    #[test]
    fn drawings_are_bounded_and_more_than_a_dot() {
        let line: Vec<i32> = (0..40).flat_map(|n| [100 + n * 8, 90 + (n % 7) * 6]).collect();
        let cases: [(Vec<Vec<i32>>, Option<&str>); 8] = [
            (vec![line.clone()], None),
            (vec![], Some("signature_required")),
            (vec![vec![300, 100]], Some("signature_required")),
            (vec![vec![300, 100, 310, 110]], Some("signature_required")),
            (vec![vec![300, 100, 601, 100]], Some("out_of_range")),
            (vec![vec![300, 100, 301]], Some("malformed")),
            (vec![line; 201], Some("too_long")),
            (vec![[10, 10].repeat(MOST_POINTS + 1)], Some("too_long")),
        ];
        for (strokes, expected) in cases {
            assert_eq!(
                told(&drawn(strokes.clone()), ConsentDecision::Given).as_deref(),
                expected,
                "{} strokes",
                strokes.len()
            );
        }
        let vast = ConsentSignature::Drawn { width: i32::MAX, height: 200, strokes: vec![vec![0, 0, i32::MAX, 0]] };
        assert_eq!(told(&vast, ConsentDecision::Given).as_deref(), Some("out_of_range"));
    }

    #[test]
    fn a_typed_name_is_the_signers_and_only_who_declines_may_leave_it() {
        let typed = |name: &str| ConsentSignature::Typed { name: name.to_owned() };
        assert_eq!(told(&typed("ana guell"), ConsentDecision::Given), None);
        assert_eq!(told(&typed("Otra Persona"), ConsentDecision::Given).as_deref(), Some("signature_differs"));
        assert_eq!(told(&typed(" "), ConsentDecision::Declined).as_deref(), Some("signature_required"));
        assert_eq!(told(&ConsentSignature::Unsigned, ConsentDecision::Given).as_deref(), Some("signature_required"));
        assert_eq!(told(&ConsentSignature::Unsigned, ConsentDecision::Declined), None);
    }
}
