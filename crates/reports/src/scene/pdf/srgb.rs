//! The sRGB colour space as an ICC profile of version 2, made from its definition: the primaries of IEC 61966-2-1 adapted to
//! D50 as the ICC publishes them, and its transfer curve. No file of anybody is copied.

use std::sync::LazyLock;

/// The profile's bytes.
pub(super) fn profile() -> Vec<u8> {
    static PROFILE: LazyLock<Vec<u8>> = LazyLock::new(build);
    PROFILE.clone()
}

/// X, Y and Z in fixed point of sixteen bits: white of the connection space, red, green, blue.
const WHITE: [u32; 3] = [0xF6D6, 0x1_0000, 0xD32D];
const RED: [u32; 3] = [0x6FA2, 0x38F5, 0x0390];
const GREEN: [u32; 3] = [0x6299, 0xB785, 0x18DA];
const BLUE: [u32; 3] = [0x24A0, 0x0F84, 0xB6CF];
/// Points of the curve; between them is a straight line.
const POINTS: u16 = 256;

fn build() -> Vec<u8> {
    let curve = curve();
    let data: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", description()),
        (b"cprt", [b"text\0\0\0\0".as_slice(), b"No copyright, use freely\0"].concat()),
        (b"wtpt", colour(WHITE)),
        (b"rXYZ", colour(RED)),
        (b"gXYZ", colour(GREEN)),
        (b"bXYZ", colour(BLUE)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = (data.len() as u32).to_be_bytes().to_vec();
    let mut body: Vec<u8> = Vec::new();
    let start = 128 + 4 + 12 * data.len();
    let mut placed: Vec<(Vec<u8>, usize)> = Vec::new();
    for (tag, bytes) in data {
        // The three curves are one.
        let at = placed.iter().find(|(known, _)| *known == bytes).map(|(_, at)| *at).unwrap_or_else(|| {
            let at = start + body.len();
            body.extend(&bytes);
            body.resize(body.len().next_multiple_of(4), 0);
            placed.push((bytes.clone(), at));
            at
        });
        table.extend(tag);
        table.extend((at as u32).to_be_bytes());
        table.extend((bytes.len() as u32).to_be_bytes());
    }
    [header(start + body.len()), table, body].concat()
}

fn header(size: usize) -> Vec<u8> {
    let mut header = (size as u32).to_be_bytes().to_vec();
    header.extend([0; 4]);
    header.extend([2, 0x10, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    // A fixed day: the bytes are the same in every file.
    header.extend([2026_u16, 1, 1, 0, 0, 0].into_iter().flat_map(u16::to_be_bytes));
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(WHITE.into_iter().flat_map(u32::to_be_bytes));
    header.resize(128, 0);
    header
}

fn colour(xyz: [u32; 3]) -> Vec<u8> {
    [b"XYZ \0\0\0\0".to_vec(), xyz.into_iter().flat_map(u32::to_be_bytes).collect()].concat()
}

/// From the stored value to light (IEC 61966-2-1, 5.2).
fn curve() -> Vec<u8> {
    let light = |n: u16| {
        let value = f64::from(n) / f64::from(POINTS - 1);
        let light = if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        (light * 65_535.0).round() as u16
    };
    let points = (0..POINTS).flat_map(|n| light(n).to_be_bytes());
    [b"curv\0\0\0\0".to_vec(), u32::from(POINTS).to_be_bytes().to_vec(), points.collect()].concat()
}

/// The name, in the three forms of a version 2 description: plain, Unicode (none), Macintosh (none).
fn description() -> Vec<u8> {
    let name = b"sRGB IEC61966-2.1\0";
    let mut bytes = b"desc\0\0\0\0".to_vec();
    bytes.extend((name.len() as u32).to_be_bytes());
    bytes.extend(name);
    bytes.resize(bytes.len() + 4 + 4 + 2 + 1 + 67, 0);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_says_its_own_length_and_every_tag_lies_in_it() {
        let bytes = profile();
        let long = |at: usize| u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize;
        assert_eq!(long(0), bytes.len());
        assert_eq!(&bytes[36..40], b"acsp");
        for tag in 0..long(128) {
            let (at, length) = (long(132 + 12 * tag + 4), long(132 + 12 * tag + 8));
            assert!(at % 4 == 0 && at >= 128 && at + length <= bytes.len());
        }
    }

    #[test]
    fn red_green_and_blue_together_are_white() {
        for part in 0..3 {
            let sum = RED[part] + GREEN[part] + BLUE[part];
            assert!(sum.abs_diff(WHITE[part]) < 16, "{sum:x}");
        }
    }
}
