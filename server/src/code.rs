//! One-time codes: a hundred random bits that can be read over the telephone.

use relay::Env;
use sha2::{Digest as _, Sha256};

/// Crockford's alphabet: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Draws a code like `C-7K2M-…`.
pub(crate) fn draw(env: &dyn Env) -> String {
    let mut bytes = [0; 20];
    env.fill(&mut bytes);
    let letters: Vec<char> = bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    format!("C-{}", groups.join("-"))
}

/// What is kept of a code, however it was typed. So many bits need no slow hash.
pub(crate) fn hash(typed: &str) -> Vec<u8> {
    let plain: String = typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            letter => letter,
        })
        .collect();
    Sha256::new_with_prefix(b"esmalte-code/1").chain_update(plain).finalize().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Counting;

    impl Env for Counting {
        fn now(&self) -> i64 {
            0
        }
        fn fill(&self, bytes: &mut [u8]) {
            (0u8..).zip(bytes).for_each(|(n, byte)| *byte = n);
        }
    }

    #[test]
    fn a_code_is_known_however_it_is_typed() {
        let code = draw(&Counting);
        assert_eq!(code, "C-0123-4567-89AB-CDEF-GHJK");
        assert_eq!(hash(&code), hash("c ol23 4567 89ab cdef ghjk"));
        assert_ne!(hash(&code), hash("C-0123-4567-89AB-CDEF-GHJM"));
    }
}
