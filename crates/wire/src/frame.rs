//! A change on its way: in a request, in an answer, in a `.clog` file on a stick.
//!
//! `length u32 | crc32c u32 | position u64 | header_len u32 | header | sections u16 | (len u32 | bytes)* | signature`,
//! integers little-endian; `length` counts everything after the checksum, and a section length of `u32::MAX` marks a
//! pruned section. The checksum finds torn and flipped bytes early; trust comes from the signature alone.
//! A stream of frames is compressed as one zstd stream and may stop anywhere: every whole frame before that counts.

use std::io::{Read, Write};

use crate::{Sealed, change::MAX_BYTES};

/// First bytes of a `.clog` file, before the zstd stream.
pub const MAGIC: &[u8; 8] = b"ESMCLOG1";

/// Bytes of `length` and `crc32c`.
const PREFIX: usize = 8;

/// No frame is larger: a change at its largest and its lengths.
pub const MAX_FRAME: usize = MAX_BYTES + (1 << 16);

const PRUNED: u32 = u32::MAX;

/// A change and its position in the log it came from (the relay's sequence; 0 where that means nothing).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// Where in the sender's log.
    pub position: u64,
    /// The change.
    pub change: Sealed,
}

/// Why a stream of frames ended before its end.
#[derive(Debug, thiserror::Error)]
pub enum Torn {
    /// The line or the file stopped inside a frame.
    #[error("the stream stopped inside a frame")]
    Short,
    /// Bytes were flipped on the way.
    #[error("a frame's checksum does not match")]
    Checksum,
    /// A length that cannot be.
    #[error("a frame's lengths do not add up")]
    Lengths,
    /// The stream inflates past what the reader allows.
    #[error("the stream is larger than allowed")]
    TooLarge,
    /// Reading failed, or the compressed stream is damaged.
    #[error("the stream cannot be read: {0}")]
    Read(#[from] std::io::Error),
}

impl Frame {
    /// Its bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut body = Vec::with_capacity(self.change.len() + 64);
        body.extend(self.position.to_le_bytes());
        put(&mut body, &self.change.header);
        body.extend(u16::try_from(self.change.sections.len()).unwrap_or(u16::MAX).to_le_bytes());
        for section in &self.change.sections {
            match section {
                Some(section) => put(&mut body, section),
                None => body.extend(PRUNED.to_le_bytes()),
            }
        }
        body.extend(self.change.signature);
        let mut frame = Vec::with_capacity(body.len() + PREFIX);
        frame.extend(u32::try_from(body.len()).unwrap_or(u32::MAX).to_le_bytes());
        frame.extend(crc32c::crc32c(&body).to_le_bytes());
        frame.extend(body);
        frame
    }

    /// Reads the next frame; `None` at a clean end.
    pub fn read(from: &mut impl Read) -> Result<Option<Frame>, Torn> {
        let mut prefix = [0; PREFIX];
        match fill(from, &mut prefix)? {
            0 => return Ok(None),
            PREFIX => {}
            _ => return Err(Torn::Short),
        }
        let length = word(&prefix, 0) as usize;
        if length > MAX_FRAME {
            return Err(Torn::Lengths);
        }
        let mut body = vec![0; length];
        if fill(from, &mut body)? < length {
            return Err(Torn::Short);
        }
        if crc32c::crc32c(&body) != word(&prefix, 4) {
            return Err(Torn::Checksum);
        }
        Frame::from_body(&body).map(Some).ok_or(Torn::Lengths)
    }

    fn from_body(mut body: &[u8]) -> Option<Frame> {
        let body = &mut body;
        let position = u64::from_le_bytes(take(body, 8)?.try_into().ok()?);
        let length = take(body, 4)?;
        let header = take(body, word(length, 0) as usize)?.to_vec();
        let count = u16::from_le_bytes(take(body, 2)?.try_into().ok()?);
        let sections = (0..count)
            .map(|_| match word(take(body, 4)?, 0) {
                PRUNED => Some(None),
                length => take(body, length as usize).map(|bytes| Some(bytes.to_vec())),
            })
            .collect::<Option<Vec<_>>>()?;
        let signature = take(body, 64)?.try_into().ok()?;
        body.is_empty().then_some(Frame { position, change: Sealed { header, sections, signature } })
    }
}

fn put(to: &mut Vec<u8>, bytes: &[u8]) {
    to.extend(u32::try_from(bytes.len()).unwrap_or(PRUNED - 1).to_le_bytes());
    to.extend(bytes);
}

fn take<'a>(from: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (head, tail) = from.split_at_checked(count)?;
    *from = tail;
    Some(head)
}

fn word(bytes: &[u8], at: usize) -> u32 {
    bytes[at..at + 4].try_into().map(u32::from_le_bytes).unwrap_or_default()
}

fn fill(from: &mut impl Read, buffer: &mut [u8]) -> Result<usize, Torn> {
    let mut filled = 0;
    while filled < buffer.len() {
        match from.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(fault) if fault.kind() == std::io::ErrorKind::Interrupted => {}
            // A zstd stream cut short reports itself so, even where the cut falls between two frames.
            Err(fault) if fault.kind() == std::io::ErrorKind::UnexpectedEof => return Err(Torn::Short),
            Err(fault) => return Err(Torn::Read(fault)),
        }
    }
    Ok(filled)
}

/// Compresses frames into one zstd stream.
pub fn pack<'a>(frames: impl IntoIterator<Item = &'a Frame>) -> std::io::Result<Vec<u8>> {
    let mut encoder = zstd::Encoder::new(Vec::new(), 3)?;
    for frame in frames {
        encoder.write_all(&frame.to_bytes())?;
    }
    encoder.finish()
}

/// Reads a zstd stream of frames up to its end or its first fault; `most` bounds what it may inflate to.
pub fn unpack(packed: impl Read, most: u64) -> (Vec<Frame>, Option<Torn>) {
    let mut frames = Vec::new();
    let mut inflated = match zstd::Decoder::new(packed) {
        Ok(decoder) => decoder.take(most),
        Err(fault) => return (frames, Some(Torn::Read(fault))),
    };
    loop {
        match Frame::read(&mut inflated) {
            Ok(Some(frame)) => frames.push(frame),
            Err(Torn::Read(fault)) => return (frames, Some(Torn::Read(fault))),
            // The bound looks like an end; whether it is one, the byte after it tells.
            _ if inflated.limit() == 0 && more(inflated.get_mut()) => return (frames, Some(Torn::TooLarge)),
            Ok(None) => return (frames, None),
            Err(torn) => return (frames, Some(torn)),
        }
    }
}

fn more(from: &mut impl Read) -> bool {
    matches!(fill(from, &mut [0]), Ok(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(n: u8) -> Frame {
        let change = Sealed { header: vec![n; 90], sections: vec![Some(vec![n; 300]), None], signature: [n; 64] };
        Frame { position: u64::from(n), change }
    }

    #[test]
    fn frames_come_back_whole() {
        let frames = [frame(1), frame(2), frame(3)];
        let (read, torn) = unpack(pack(&frames).expect("packs").as_slice(), 1 << 20);
        assert_eq!(read, frames);
        assert!(torn.is_none());
    }

    #[test]
    fn a_torn_stream_keeps_every_whole_frame() {
        let bytes: Vec<u8> = [frame(1), frame(2)].iter().flat_map(Frame::to_bytes).collect();
        for cut in 0..bytes.len() {
            let mut stream = &bytes[..cut];
            let mut whole = 0;
            while let Ok(Some(_)) = Frame::read(&mut stream) {
                whole += 1;
            }
            assert_eq!(whole, usize::from(cut >= bytes.len() / 2), "cut at {cut}");
        }
    }

    #[test]
    fn a_flipped_byte_is_found() {
        let bytes = frame(1).to_bytes();
        for at in PREFIX..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[at] ^= 0x40;
            assert!(matches!(Frame::read(&mut flipped.as_slice()), Err(Torn::Checksum)), "byte {at}");
        }
    }

    #[test]
    fn a_small_body_that_inflates_past_the_bound_stops_there() {
        let bomb = zstd::encode_all(std::io::repeat(0).take(1 << 24), 3).expect("packs");
        let (read, torn) = unpack(bomb.as_slice(), 1 << 16);
        assert!(read.is_empty() && torn.is_some());
    }

    #[test]
    fn a_bound_between_two_frames_is_told_from_the_end() {
        let frames = [frame(1), frame(2)];
        let packed = pack(&frames).expect("packs");
        let one = frame(1).to_bytes().len() as u64;
        let (read, torn) = unpack(packed.as_slice(), one);
        assert!(read.len() == 1 && matches!(torn, Some(Torn::TooLarge)), "{torn:?}");
        let (read, torn) = unpack(packed.as_slice(), 2 * one);
        assert!(read.len() == 2 && torn.is_none(), "{torn:?}");
    }

    #[test]
    fn a_packed_stream_cut_anywhere_says_so() {
        let packed = pack(&[frame(1), frame(2)]).expect("packs");
        for cut in 1..packed.len() {
            assert!(unpack(&packed[..cut], 1 << 20).1.is_some(), "cut at {cut}");
        }
    }
}
