//! Whether bytes are the one encoding of a value, found out as they stand: nothing is built and nothing encoded again.

use unicode_normalization::is_nfc;

use super::{DEPTH, NotCanonical};

/// Goes once through the bytes of one value.
pub(super) fn canonical(bytes: &[u8]) -> Result<(), NotCanonical> {
    let rest = item(bytes, 0)?;
    if rest.is_empty() { Ok(()) } else { Err(NotCanonical::Trailing) }
}

/// Reads one item, whatever is inside it included, and gives the bytes after it.
fn item(bytes: &[u8], depth: usize) -> Result<&[u8], NotCanonical> {
    if depth > DEPTH {
        return Err(NotCanonical::Malformed);
    }
    let (&first, rest) = bytes.split_first().ok_or(NotCanonical::Malformed)?;
    let major = first >> 5;
    match (major, first & 0x1f) {
        // Lengths that come at the end, where there can be such.
        (2..=5, 31) => return Err(NotCanonical::OtherEncoding),
        (6, _) => return Err(NotCanonical::Forbidden),
        (7, 20..=22) => return Ok(rest),
        (7, 0..=19 | 23..=27) => return Err(NotCanonical::Forbidden),
        (7, _) => return Err(NotCanonical::Malformed),
        _ => {}
    }
    let (argument, rest) = argument(first & 0x1f, rest)?;
    match major {
        0 => Ok(rest),
        // As far as a signed number of 64 bits goes.
        1 if i64::try_from(argument).is_ok() => Ok(rest),
        1 => Err(NotCanonical::Forbidden),
        2 => Ok(take(rest, argument)?.1),
        3 => {
            let (text, rest) = take(rest, argument)?;
            let text = str::from_utf8(text).map_err(|_| NotCanonical::Malformed)?;
            if text.is_ascii() || is_nfc(text) { Ok(rest) } else { Err(NotCanonical::NotNfc) }
        }
        4 => (0..argument).try_fold(rest, |rest, _| item(rest, depth + 1)),
        _ => map(rest, argument, depth),
    }
}

/// Keys stand in the order of their encodings, each once.
fn map(mut rest: &[u8], entries: u64, depth: usize) -> Result<&[u8], NotCanonical> {
    let mut before: Option<&[u8]> = None;
    for _ in 0..entries {
        let after = item(rest, depth + 1)?;
        let key = &rest[..rest.len() - after.len()];
        if before.is_some_and(|before| before >= key) {
            return Err(NotCanonical::OtherEncoding);
        }
        before = Some(key);
        rest = item(after, depth + 1)?;
    }
    Ok(rest)
}

/// A number or a length, in as few bytes as it takes.
fn argument(short: u8, rest: &[u8]) -> Result<(u64, &[u8]), NotCanonical> {
    let (count, least) = match short {
        0..=23 => return Ok((u64::from(short), rest)),
        24 => (1, 24),
        25 => (2, 1 << 8),
        26 => (4, 1 << 16),
        27 => (8, 1 << 32),
        _ => return Err(NotCanonical::Malformed),
    };
    let (bytes, rest) = take(rest, count)?;
    let number = bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
    if number < least { Err(NotCanonical::OtherEncoding) } else { Ok((number, rest)) }
}

fn take(bytes: &[u8], count: u64) -> Result<(&[u8], &[u8]), NotCanonical> {
    usize::try_from(count).ok().and_then(|count| bytes.split_at_checked(count)).ok_or(NotCanonical::Malformed)
}
