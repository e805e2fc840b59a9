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

/// A reader looks back at most 8 MiB: a few bytes must not make it ask for the 128 MiB that zstd allows.
const WINDOW_LOG: u32 = 23;

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

/// So many bytes of frames are made readable at a time: what breaks off loses no more than that.
const READABLE: usize = 32 << 10;

/// Writes frames as one zstd stream.
pub struct Packer<W: Write> {
    stream: zstd::Encoder<'static, W>,
    /// Bytes of frames that cannot be read out of the stream yet.
    held: usize,
}

impl<W: Write> Packer<W> {
    /// Begins a stream.
    pub fn new(to: W) -> std::io::Result<Packer<W>> {
        Ok(Packer { stream: zstd::Encoder::new(to, 3)?, held: 0 })
    }

    /// Writes a frame.
    pub fn add(&mut self, frame: &Frame) -> std::io::Result<()> {
        let bytes = frame.to_bytes();
        self.stream.write_all(&bytes)?;
        self.held += bytes.len();
        if self.held >= READABLE { self.flush() } else { Ok(()) }
    }

    /// Ends the stream in order.
    pub fn finish(self) -> std::io::Result<W> {
        self.stream.finish()
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.held = 0;
        self.stream.flush()
    }
}

/// Compresses frames into one zstd stream.
pub fn pack<'a>(frames: impl IntoIterator<Item = &'a Frame>) -> std::io::Result<Vec<u8>> {
    pack_most(frames, usize::MAX).map(|(stream, _)| stream)
}

/// The same with as many of the frames as fit into about so many bytes, one at least; says how many those are.
pub fn pack_most<'a>(frames: impl IntoIterator<Item = &'a Frame>, most: usize) -> std::io::Result<(Vec<u8>, usize)> {
    let mut packer = Packer::new(Vec::new())?;
    let mut count = 0;
    for frame in frames {
        // What is held back counts as if it did not shrink, so that the bound is kept and seldom missed by much.
        if count > 0 && packer.stream.get_ref().len() + packer.held >= most {
            packer.flush()?;
            if packer.stream.get_ref().len() >= most {
                break;
            }
        }
        packer.add(frame)?;
        count += 1;
    }
    Ok((packer.finish()?, count))
}

/// Reads a zstd stream of frames up to its end or its first fault; `most` bounds what it may inflate to.
pub fn unpack(packed: impl Read, most: u64) -> (Vec<Frame>, Option<Torn>) {
    let mut frames = Vec::new();
    let decoder = zstd::Decoder::new(packed).and_then(|mut decoder| {
        decoder.window_log_max(WINDOW_LOG)?;
        Ok(decoder)
    });
    let mut inflated = match decoder {
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
    fn a_stream_that_asks_for_a_large_window_is_refused() {
        let mut encoder = zstd::Encoder::new(Vec::new(), 3).expect("an encoder");
        encoder.window_log(WINDOW_LOG + 1).expect("zstd allows it");
        encoder.write_all(&frame(1).to_bytes()).expect("written");
        let (read, torn) = unpack(encoder.finish().expect("packed").as_slice(), 1 << 20);
        assert!(read.is_empty() && matches!(torn, Some(Torn::Read(_))), "{torn:?}");
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

    /// Frames that do not shrink, as far as they are told apart.
    fn noise(seed: u64) -> Frame {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state as u8
        };
        let change = Sealed {
            header: (0..200).map(|_| next()).collect(),
            sections: vec![Some((0..800).map(|_| next()).collect())],
            signature: [7; 64],
        };
        Frame { position: seed, change }
    }

    #[test]
    fn a_stream_is_packed_up_to_its_bound_and_holds_one_frame_at_least() {
        let frames: Vec<Frame> = (1..=400).map(noise).collect();
        for most in [1, 20_000, 100_000, 300_000] {
            let (packed, count) = pack_most(&frames, most).expect("packs");
            let (read, torn) = unpack(packed.as_slice(), 1 << 20);
            assert!(torn.is_none() && read == frames[..count], "{most}");
            assert!(
                packed.len() < most + 2_000 && (packed.len() + 2_000 > most || most == 1),
                "{most}: {}",
                packed.len()
            );
        }
        assert_eq!(pack_most(&frames, 1).expect("packs").1, 1);
        assert_eq!(pack_most(&frames, usize::MAX).expect("packs").1, 400);
    }

    #[test]
    fn a_packed_stream_that_breaks_off_gives_all_but_its_last_stretch() {
        let frames: Vec<Frame> = (1..=400).map(noise).collect();
        let packed = pack(&frames).expect("packs");
        for cut in [packed.len() / 4, packed.len() / 2, packed.len() - 9] {
            let (read, torn) = unpack(&packed[..cut], 1 << 20);
            assert!(torn.is_some() && read == frames[..read.len()]);
            assert!(read.len() * 1_100 + 2 * READABLE > cut, "{} frames of {cut} bytes", read.len());
        }
    }

    #[test]
    fn a_packed_stream_cut_anywhere_says_so() {
        let packed = pack(&[frame(1), frame(2)]).expect("packs");
        for cut in 1..packed.len() {
            assert!(unpack(&packed[..cut], 1 << 20).1.is_some(), "cut at {cut}");
        }
    }
}
