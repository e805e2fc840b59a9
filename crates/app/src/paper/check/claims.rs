//! Which ids a file speaks of: every UUID that stands in its bytes, as plain letters (XMP) or as the hexadecimal UTF-16
//! in which a PDF's properties are written. Bounded, whatever the file is.

use uuid::Uuid;

/// Most ids that are remembered of one file; a merged file names one a paper.
const MOST: usize = 4096;

/// Letters of an id with its dashes.
const PLAIN: usize = 36;

/// The same in hexadecimal UTF-16.
const WIDE: usize = PLAIN * 4;

/// What was found so far, and the end of what was read, in which an id may have begun.
#[derive(Debug, Default)]
pub(super) struct Claims {
    found: Vec<Uuid>,
    rest: Vec<u8>,
}

impl Claims {
    /// What was found, each once.
    pub(super) fn ids(&self) -> &[Uuid] {
        &self.found
    }

    /// Reads on.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        let mut read = std::mem::take(&mut self.rest);
        read.extend_from_slice(bytes);
        for (at, byte) in read.iter().enumerate() {
            // Every id has a dash behind its eighth letter: few places are looked at closely.
            if *byte == b'-' && at >= 8 {
                self.plain(read.get(at - 8..at - 8 + PLAIN));
            } else if *byte == b'D' && at >= 35 && read[..=at].ends_with(b"002D") {
                self.wide(read.get(at - 35..at - 35 + WIDE));
            }
        }
        let keep = read.len().saturating_sub(WIDE - 1);
        read.drain(..keep);
        self.rest = read;
    }

    fn plain(&mut self, letters: Option<&[u8]>) {
        let id = letters.and_then(|letters| Uuid::try_parse_ascii(letters).ok());
        if let Some(id) = id.filter(|id| self.found.len() < MOST && !self.found.contains(id)) {
            self.found.push(id);
        }
    }

    fn wide(&mut self, letters: Option<&[u8]>) {
        let narrow = letters.and_then(|letters| {
            let letter = |four: &[u8]| u8::from_str_radix(str::from_utf8(four).ok()?.strip_prefix("00")?, 16).ok();
            letters.chunks_exact(4).map(letter).collect::<Option<Vec<u8>>>()
        });
        self.plain(narrow.as_deref());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pieces: &[&[u8]]) -> Vec<Uuid> {
        let mut claims = Claims::default();
        pieces.iter().for_each(|piece| claims.feed(piece));
        claims.found
    }

    #[test]
    fn an_id_is_found_plain_and_wide_wherever_the_pieces_break() {
        let id = Uuid::from_u128(0x0190_aaaa_bbbb_7ccc_8ddd_eeee_ffff_0123);
        let plain = format!("xx<dc:identifier>urn:uuid:{id}</dc:identifier>");
        let wide: String = id.to_string().bytes().map(|byte| format!("{byte:04X}")).collect();
        let wide = format!("/Subject<FEFF{wide}>");
        for text in [plain, wide] {
            for at in 0..text.len() {
                let (left, right) = text.as_bytes().split_at(at);
                assert_eq!(found(&[left, right]), [id], "{text} broken at {at}");
            }
        }
    }

    #[test]
    fn a_file_full_of_ids_costs_no_more_than_so_many() {
        let many: String = (0..MOST as u128 + 50).map(|n| format!("{} ", Uuid::from_u128(n))).collect();
        assert_eq!(found(&[many.as_bytes()]).len(), MOST);
        assert_eq!(found(&[b"------------------002D002D002D".as_slice(), b"-"]), [] as [Uuid; 0]);
    }
}
