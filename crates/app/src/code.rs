//! Sixteen secret bytes as people write them down: Crockford's base32 in groups of four, with a check, so that a slip
//! of the pen is told from a wrong code.

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Bytes of the check.
const CHECK: usize = 1;

/// Bytes of the clinic's first hash that an invitation carries.
pub const CLINIC: usize = 8;

/// Writes a code: 28 letters in seven groups.
pub fn write(secret: &[u8; 16]) -> Zeroizing<String> {
    spell(secret)
}

/// Reads a code however it was written: any case, any grouping, O for 0 and I or L for 1. `None` if it cannot be one.
pub fn read(code: &str) -> Option<Zeroizing<[u8; 16]>> {
    unspell(code)
}

/// Writes an invitation: the secret, and by which the right clinic is known; 40 letters in ten groups.
pub fn write_invitation(secret: &[u8; 16], clinic: &[u8; CLINIC]) -> Zeroizing<String> {
    let mut bytes = Zeroizing::new([0; 16 + CLINIC]);
    bytes[..16].copy_from_slice(secret);
    bytes[16..].copy_from_slice(clinic);
    spell(&*bytes)
}

/// Reads an invitation: the secret, and by which the right clinic is known.
pub fn read_invitation(code: &str) -> Option<(Zeroizing<[u8; 16]>, [u8; CLINIC])> {
    let bytes = unspell::<{ 16 + CLINIC }>(code)?;
    Some((Zeroizing::new(bytes[..16].try_into().ok()?), bytes[16..].try_into().ok()?))
}

fn spell(secret: &[u8]) -> Zeroizing<String> {
    let mut bytes = Zeroizing::new(secret.to_vec());
    bytes.extend(check(secret));
    let most = (bytes.len() * 8).div_ceil(5);
    let mut code = Zeroizing::new(String::with_capacity(most + most / 4));
    let (mut bits, mut held, mut letters) = (0u32, 0u32, 0);
    for byte in bytes.iter().chain(&[0u8; 1]) {
        bits = bits << 8 | u32::from(*byte);
        held += 8;
        while held >= 5 && letters < most {
            held -= 5;
            if letters > 0 && letters % 4 == 0 {
                code.push('-');
            }
            code.push(char::from(LETTERS[(bits >> held & 31) as usize]));
            letters += 1;
        }
    }
    code
}

fn unspell<const N: usize>(code: &str) -> Option<Zeroizing<[u8; N]>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(N + 2));
    let (mut bits, mut held, mut letters) = (0u32, 0u32, 0);
    for letter in code.chars().filter(|c| c.is_ascii_alphanumeric()) {
        let letter = match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            letter => letter,
        };
        let value = LETTERS.iter().position(|known| char::from(*known) == letter)?;
        bits = bits << 5 | u32::try_from(value).ok()?;
        held += 5;
        letters += 1;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 255) as u8);
        }
    }
    if letters != ((N + CHECK) * 8).div_ceil(5) || bytes.len() < N + CHECK {
        return None;
    }
    let secret: [u8; N] = bytes[..N].try_into().ok()?;
    (bytes[N..N + CHECK] == check(&secret)).then(|| Zeroizing::new(secret))
}

fn check(secret: &[u8]) -> [u8; CHECK] {
    let hash = Sha256::new_with_prefix(b"esmalte-code/1").chain_update(secret).finalize();
    [hash[0]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_back_however_it_was_written() {
        let secret: [u8; 16] = std::array::from_fn(|i| (i * 37) as u8);
        let code = write(&secret);
        assert_eq!(code.len(), 34, "{}", *code);
        assert_eq!(read(&code).map(|bytes| *bytes), Some(secret));
        assert_eq!(read(&code.to_lowercase().replace('-', " ").replace('0', "o")).map(|bytes| *bytes), Some(secret));
    }

    #[test]
    fn an_invitation_carries_its_clinic() {
        let code = write_invitation(&[7; 16], &[9; CLINIC]);
        assert_eq!(code.len(), 49, "{}", *code);
        let (secret, clinic) = read_invitation(&code.to_lowercase()).expect("an invitation");
        assert_eq!((*secret, clinic), ([7; 16], [9; CLINIC]));
        assert!(read_invitation(&write(&[7; 16])).is_none(), "a recovery code invites nobody");
        assert!(read(&code).is_none());
    }

    #[test]
    fn most_slips_of_the_pen_are_noticed() {
        let code = write(&[7; 16]);
        let noticed = (0..code.len()).filter(|at| {
            let mut letters: Vec<char> = code.chars().collect();
            letters[*at] = if letters[*at] == 'X' { 'Y' } else { 'X' };
            read(&letters.into_iter().collect::<String>()).is_none()
        });
        assert!(noticed.count() >= code.len() - 2);
        assert!(read("1234").is_none());
        assert!(read("").is_none());
    }
}
