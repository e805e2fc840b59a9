//! How often each tooth was found sound, decayed, filled or gone, as the CDC's examiners counted it.
//!
//! Source: NHANES oral health, dentition file P_OHXDEN (2017 – March 2020, 13,772 people), public domain; counts of the
//! codebook, unweighted. Older cycles are left out: they have one code for "some condition", decayed or filled, and use
//! the digits of the faces in another sense.
//!
//! Every CDC status has a home in our chart:
//!
//! | CDC | means | here |
//! |---|---|---|
//! | TC 1, 2 | primary, permanent tooth present | nothing charted; expected by age |
//! | TC 3 | implant | `absent` + `implant` |
//! | TC 4 | not present | `absent`, or not expected yet |
//! | TC 5, CTC J | root tip | `root_remnant` + `extraction` indicated |
//! | CTC T | root tip under a replacement | the same + `root_canal`, no extraction |
//! | CTC S, D | sound permanent, primary | nothing charted |
//! | CTC Z, K | decayed permanent, primary | `caries` |
//! | CTC F, A | restored permanent, primary | `restoration`, or `crown` where CSC says −1 |
//! | CTC E | lost to disease | `absent`, cause caries or periodontal |
//! | CTC M | lost otherwise | `absent`, cause trauma, orthodontic or agenesis |
//! | CTC P, Q | the same, removable replacement | the same + `partial_denture` |
//! | CTC R, X | the same, fixed replacement | the same + `bridge` where the neighbours carry one |
//! | CTC U | unerupted | not expected yet; of a third molar `absent`, cause unerupted |
//! | CTC Y, TC 9 | cannot be assessed | nothing charted |
//! | CSC 0–4, 5–9 | amalgam, other restoration on L O F M D | `restoration` amalgam, composite or glass ionomer on L O V M D |
//! | CSC −4…−8 | caries on L O F M D | `caries` on L O V M D |
//! | RTC F, A; RSC | second restoration | a second `restoration` |
//! | SE 1, 2, 3, 4, 12, 13 | sealant, by face | `sealant`; the catalogue knows no faces of it |
//! | SE 0, 9 | none, cannot be assessed | nothing charted |
//! | RCAR, RRES | root caries, root restoration | `caries`, `restoration` on C |
//! | RCARO, RRESO | root lesion or restoration that is no caries | `restoration` on C, note "Abrasión" |

use domain::Tooth;

/// What was counted of one permanent tooth.
#[derive(Debug, Clone, Copy)]
pub(super) struct Permanent {
    tooth: u8,
    /// Sound, decayed, filled, root tip, lost to disease, lost otherwise, implant.
    pub(super) states: [f32; 7],
    /// Of those lost, replaced by a removable restoration.
    pub(super) removable: f32,
    /// Of those lost, replaced by a fixed one.
    pub(super) fixed: f32,
    /// Of those filled, crowned.
    pub(super) crowned: f32,
    /// Of the young ones looked at, sealed.
    pub(super) sealed: f32,
}

const fn permanent(tooth: u8, states: [u32; 7], of_lost: [u32; 3], sealed: [u32; 2]) -> Permanent {
    let [sound, decayed, filled, root, disease, other, implant] = states;
    let lost = (disease + other) as f32;
    Permanent {
        tooth,
        states: [
            sound as f32,
            decayed as f32,
            filled as f32,
            root as f32,
            disease as f32,
            other as f32,
            implant as f32,
        ],
        removable: of_lost[0] as f32 / lost,
        fixed: of_lost[1] as f32 / lost,
        crowned: of_lost[2] as f32 / filled as f32,
        sealed: if sealed[1] == 0 { 0.0 } else { sealed[0] as f32 / sealed[1] as f32 },
    }
}

/// Tooth; sound (S), decayed (Z), filled (F), root tip (J, T), lost to disease (E, P, R), lost otherwise (M, Q, X),
/// implant (TC 3); of those lost: removable (P, Q), fixed (R, X); of those filled: crowned (CSC −1); sealed of examined.
static PERMANENT: [Permanent; 28] = [
    permanent(17, [4394, 220, 2908, 131, 2229, 84, 4], [1056, 13, 458], [239, 1800]),
    permanent(16, [5178, 204, 3804, 144, 2264, 78, 37], [1125, 124, 779], [735, 3507]),
    permanent(15, [5779, 149, 2200, 160, 1896, 75, 43], [1072, 135, 799], [102, 4296]),
    permanent(14, [6268, 160, 1824, 159, 1663, 484, 32], [1046, 115, 686], [107, 4252]),
    permanent(13, [8152, 140, 513, 81, 1158, 104, 18], [957, 52, 178], [0, 0]),
    permanent(12, [8386, 234, 762, 81, 1318, 152, 28], [1045, 125, 206], [5, 3035]),
    permanent(11, [8493, 281, 853, 58, 1260, 174, 37], [1074, 127, 256], [0, 0]),
    permanent(21, [8468, 267, 868, 65, 1259, 188, 37], [1069, 125, 263], [0, 0]),
    permanent(22, [8338, 230, 817, 82, 1329, 155, 30], [1054, 136, 196], [8, 3036]),
    permanent(23, [8026, 169, 582, 87, 1172, 89, 21], [959, 48, 186], [0, 0]),
    permanent(24, [6194, 166, 1872, 159, 1676, 478, 30], [1054, 103, 687], [104, 4256]),
    permanent(25, [5817, 147, 2149, 162, 1908, 82, 31], [1084, 125, 787], [105, 4286]),
    permanent(26, [5204, 213, 3762, 151, 2275, 76, 32], [1121, 121, 819], [715, 3509]),
    permanent(27, [4333, 210, 2925, 146, 2299, 73, 7], [1054, 14, 481], [237, 1824]),
    permanent(47, [3829, 294, 3370, 142, 2470, 72, 25], [828, 48, 696], [250, 2002]),
    permanent(46, [4644, 267, 3807, 144, 2796, 66, 51], [867, 195, 946], [683, 3546]),
    permanent(45, [6441, 143, 2041, 107, 1509, 48, 17], [765, 77, 738], [99, 4263]),
    permanent(44, [7901, 118, 1075, 78, 1036, 338, 18], [671, 35, 436], [89, 4228]),
    permanent(43, [9427, 98, 203, 46, 688, 41, 20], [553, 16, 96], [0, 0]),
    permanent(42, [10283, 76, 108, 37, 843, 70, 17], [651, 48, 50], [0, 0]),
    permanent(41, [10524, 51, 85, 28, 924, 89, 11], [686, 55, 49], [0, 0]),
    permanent(31, [10503, 50, 93, 30, 935, 91, 10], [686, 55, 44], [0, 0]),
    permanent(32, [10297, 74, 98, 34, 843, 69, 17], [654, 48, 44], [0, 0]),
    permanent(33, [9433, 101, 200, 46, 698, 35, 24], [543, 19, 89], [0, 0]),
    permanent(34, [7948, 116, 1064, 85, 994, 332, 17], [647, 28, 440], [83, 4245]),
    permanent(35, [6531, 147, 1966, 111, 1467, 52, 22], [758, 82, 717], [101, 4254]),
    permanent(36, [4655, 276, 3727, 129, 2865, 69, 63], [880, 213, 961], [694, 3538]),
    permanent(37, [3859, 288, 3335, 134, 2493, 72, 21], [835, 38, 673], [249, 2013]),
];

/// Sound (D), decayed (K), filled (A) of each primary tooth.
static PRIMARY: [(u8, [f32; 3]); 20] = [
    (55, [2113.0, 97.0, 409.0]),
    (54, [2155.0, 79.0, 297.0]),
    (53, [2640.0, 19.0, 23.0]),
    (52, [1832.0, 36.0, 33.0]),
    (51, [1575.0, 61.0, 41.0]),
    (61, [1575.0, 61.0, 43.0]),
    (62, [1855.0, 32.0, 30.0]),
    (63, [2633.0, 32.0, 30.0]),
    (64, [2151.0, 98.0, 311.0]),
    (65, [2152.0, 90.0, 368.0]),
    (85, [1986.0, 97.0, 502.0]),
    (84, [2027.0, 109.0, 378.0]),
    (83, [2435.0, 3.0, 21.0]),
    (82, [1694.0, 1.0, 7.0]),
    (81, [1494.0, 0.0, 4.0]),
    (71, [1501.0, 2.0, 4.0]),
    (72, [1712.0, 3.0, 5.0]),
    (73, [2429.0, 12.0, 19.0]),
    (74, [2051.0, 100.0, 383.0]),
    (75, [1980.0, 99.0, 512.0]),
];

/// Faces found decayed and filled, where only one was, of both sides of a jaw.
#[derive(Debug, Clone, Copy)]
pub(super) struct Faces {
    upper: bool,
    position: u8,
    /// Decayed: lingual, occlusal, facial, mesial, distal.
    pub(super) decayed: [f32; 5],
    /// Filled with amalgam, in the same order.
    pub(super) amalgam: [f32; 5],
    /// Filled with something else, in the same order.
    pub(super) other: [f32; 5],
}

const fn faces(upper: bool, position: u8, decayed: [u32; 5], amalgam: [u32; 5], other: [u32; 5]) -> Faces {
    Faces { upper, position, decayed: floats(decayed), amalgam: floats(amalgam), other: floats(other) }
}

const fn floats(counts: [u32; 5]) -> [f32; 5] {
    let [l, o, f, m, d] = counts;
    [l as f32, o as f32, f as f32, m as f32, d as f32]
}

/// Jaw, position; decayed, amalgam, other.
static FACES: [Faces; 14] = [
    faces(true, 1, [19, 0, 85, 193, 133], [4, 0, 4, 4, 5], [18, 0, 38, 362, 346]),
    faces(true, 2, [22, 0, 74, 154, 101], [104, 0, 2, 6, 1], [86, 0, 57, 439, 134]),
    faces(true, 3, [9, 0, 84, 64, 98], [24, 0, 12, 2, 44], [28, 0, 92, 151, 185]),
    faces(true, 4, [8, 51, 30, 34, 160], [2, 415, 7, 0, 13], [0, 521, 26, 5, 33]),
    faces(true, 5, [8, 83, 7, 82, 68], [5, 420, 2, 8, 7], [0, 546, 13, 16, 21]),
    faces(true, 6, [26, 135, 6, 57, 23], [44, 1102, 3, 6, 0], [17, 1034, 6, 6, 1]),
    faces(true, 7, [10, 165, 38, 25, 16], [19, 1761, 6, 2, 1], [9, 1098, 1, 3, 0]),
    faces(false, 1, [3, 0, 19, 17, 24], [0, 0, 3, 0, 0], [4, 0, 13, 19, 24]),
    faces(false, 2, [2, 0, 34, 8, 44], [0, 0, 9, 0, 1], [4, 0, 22, 28, 25]),
    faces(false, 3, [6, 0, 71, 30, 37], [1, 0, 34, 2, 13], [7, 0, 74, 21, 32]),
    faces(false, 4, [4, 42, 77, 15, 105], [2, 497, 28, 0, 9], [1, 459, 64, 2, 14]),
    faces(false, 5, [3, 110, 52, 40, 62], [1, 776, 11, 4, 0], [0, 826, 25, 5, 14]),
    faces(false, 6, [8, 170, 76, 18, 34], [1, 926, 271, 1, 1], [1, 1464, 97, 6, 2]),
    faces(false, 7, [6, 258, 81, 30, 16], [0, 1541, 131, 2, 2], [0, 1489, 50, 7, 1]),
];

/// Share of people over 18 with root caries, and with a root restoration of any cause.
pub(super) const ROOT: [f32; 2] = [1085.0 / 8001.0, 669.0 / 8004.0];

/// Share of filled teeth with a second restoration.
pub(super) const SECOND: f32 = 0.012;

/// The counts of a permanent tooth; of a third molar, which the file has not, those of the second.
pub(super) fn of(tooth: Tooth) -> &'static Permanent {
    let code = if tooth.position() == 8 { tooth.code() - 1 } else { tooth.code() };
    PERMANENT.iter().find(|row| row.tooth == code).unwrap_or(&PERMANENT[0])
}

/// The counts of a primary tooth.
pub(super) fn of_primary(tooth: Tooth) -> [f32; 3] {
    PRIMARY.iter().find(|(code, _)| *code == tooth.code()).map_or([1.0, 0.0, 0.0], |(_, counts)| *counts)
}

/// The faces that decay and are filled on a tooth; primary molars like the first permanent one.
pub(super) fn faces_of(tooth: Tooth) -> &'static Faces {
    let position = if tooth.is_primary() && tooth.position() > 3 { 6 } else { tooth.position().min(7) };
    FACES.iter().find(|row| row.upper == tooth.is_upper() && row.position == position).unwrap_or(&FACES[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tooth_has_its_counts() {
        for tooth in Tooth::ALL {
            if tooth.is_primary() {
                assert!(of_primary(tooth)[0] > 1000.0, "{tooth}");
            } else {
                assert!(of(tooth).states[0] > 1000.0, "{tooth}");
                assert!(tooth.position() == 8 || of(tooth).tooth == tooth.code(), "{tooth}");
            }
            assert_eq!(faces_of(tooth).upper, tooth.is_upper());
        }
    }
}
