//! Reads the few shapes of Rust source that the checks need: enums, calls, literals. Formatted code only, as ours is.

/// The source above its unit tests.
pub(crate) fn without_tests(text: &str) -> &str {
    text.split_once("#[cfg(test)]\nmod ").map_or(text, |(above, _)| above)
}

/// The variants of a public enum, as serde writes them in `snake_case`.
pub(crate) fn variants(text: &str, name: &str) -> Vec<String> {
    let body = between(text, &format!("pub enum {name} {{\n"), "\n}");
    let named = body.lines().filter_map(|line| line.strip_prefix("    "));
    let named = named.filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
    named.map(|line| snake_case(line.trim_end_matches(|c: char| !c.is_alphanumeric()))).collect()
}

fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars().take_while(|c| c.is_alphanumeric()) {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// What stands between the first `start` and the next `end`; empty if there is no such place.
pub(crate) fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let Some((_, rest)) = text.split_once(start) else { return "" };
    rest.split_once(end).map_or(rest, |(inside, _)| inside)
}

/// The arguments of every call of `name`, as written; nested calls are found too.
pub(crate) fn calls<'a>(text: &'a str, name: &str) -> Vec<&'a str> {
    let open = format!("{name}(");
    let begins = |at: &usize| {
        let before = text[..*at].trim_end_matches(' ');
        let word = text[..*at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_');
        !word && !before.ends_with("fn")
    };
    let found = text.match_indices(&open).map(|(at, _)| at).filter(begins);
    found.map(|at| arguments(&text[at + open.len()..])).collect()
}

/// Up to the bracket that closes the one already open.
fn arguments(rest: &str) -> &str {
    let (mut depth, mut quoted, mut escaped) = (1, false, false);
    for (at, letter) in rest.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &rest[..at];
        }
    }
    rest
}

/// The string literals in a stretch of source; none of ours has a quote in it where this is asked.
pub(crate) fn literals(text: &str) -> Vec<&str> {
    text.split('"').skip(1).step_by(2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_are_read_as_serde_writes_them() {
        let text = "/// X.\npub enum Kind {\n    /// One.\n    #[default]\n    One,\n    TwoThree {\n        /// A.\n        Aa: u8,\n    },\n    Four(u8),\n}\n";
        assert_eq!(variants(text, "Kind"), ["one", "two_three", "four"]);
        assert!(variants(text, "Other").is_empty());
    }

    #[test]
    fn calls_are_found_over_lines_and_their_definition_is_not() {
        let text = "fn rule(id: u8) {}\nrule(\n  \"a\", f(1, \")\"),\n), my_rule(2), rule(\"b\")";
        assert_eq!(calls(text, "rule"), ["\n  \"a\", f(1, \")\"),\n", "\"b\""]);
        assert_eq!(literals(calls(text, "rule")[1]), ["b"]);
    }
}
