//! How long a file may be. A hundred lines are read at a glance; what passes four hundred has two nouns in it.

use super::{Fault, House, Source};

/// From here on a file is named.
pub(crate) const LONG: usize = 400;

/// From here on it is refused.
const TOO_LONG: usize = 800;

/// Generated; nobody reads it from top to bottom.
const GENERATED: &[&str] = &["ui/src/lib/bindings.ts", "ui/src/testing/drawing"];

/// Files that grow long, and how long they are.
pub(crate) fn long(house: &House) -> Vec<(&str, usize)> {
    house
        .sources
        .iter()
        .filter(|source| source.is(&["rs", "ts", "tsx"]) && !source.within(GENERATED))
        .map(|source: &Source| (source.path.as_str(), source.text.lines().count()))
        .filter(|(_, lines)| *lines > LONG)
        .collect()
}

pub(crate) fn faults(house: &House) -> Vec<Fault> {
    let too_long = long(house).into_iter().filter(|(_, lines)| *lines > TOO_LONG);
    too_long.map(|(path, lines)| Fault::new(path, format!("{lines} lines"), "split it by noun")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_eats_all_is_refused_and_a_long_one_named() {
        let file = |path: &str, lines: usize| Source { path: path.to_owned(), text: "x\n".repeat(lines) };
        let house = House {
            sources: vec![
                file("a.rs", 801),
                file("b.tsx", 401),
                file("c.ts", 400),
                file("ui/src/lib/bindings.ts", 900),
            ],
        };
        assert_eq!(long(&house), [("a.rs", 801), ("b.tsx", 401)]);
        assert_eq!(faults(&house).len(), 1);
    }
}
