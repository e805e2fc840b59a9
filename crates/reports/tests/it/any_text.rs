//! Text of any kind: cleaned, shaped and broken without loss, panic or overflow.

use proptest::prelude::*;
use reports::{
    fonts::Face,
    palette::INK,
    scene::Style,
    shaping::{self, Figures},
    typeset,
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_that_acts_unseen_is_left(text in any::<String>()) {
        let clean = shaping::clean(&text);
        let acts = |c: char| c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        let left = clean.chars().find(|c| acts(*c));
        prop_assert!(left.is_none(), "{:?}", left);
        prop_assert_eq!(shaping::clean(&clean), clean);
    }

    #[test]
    fn every_character_is_drawn_as_itself_or_as_a_box(text in "[ -~à-ÿ\u{400}-\u{45F}\u{5D0}-\u{5EA}\u{4E00}-\u{4E20}]{0,40}") {
        let clean = shaping::clean(&text);
        let run = shaping::shape(&clean, Face::Regular, Figures::Proportional);
        let seen: usize = run.pieces.iter().flat_map(|piece| &piece.glyphs).map(|glyph| glyph.text.chars().count()).sum();
        prop_assert_eq!(seen, clean.chars().count());
    }

    #[test]
    fn no_line_is_wider_than_its_column(text in "\\PC{0,120}", width in 12.0..120.0_f64) {
        for line in typeset::wrap(&text, Style::new(9.0, INK), width) {
            prop_assert!(line.width() <= width + 0.01, "{} {}", line.width(), line.text);
        }
    }
}
