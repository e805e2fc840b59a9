//! Words that must not stay in sources, each with the places where it may. Clippy holds some of them too; this tells them
//! also in code that a build of today leaves out.

use super::{Fault, House, Source, rust};

/// This file names them all.
const SELF: &str = "xtask/src/tidy/words.rs";

const RUST: &[&str] = &["rs"];
const SCRIPT: &[&str] = &["ts", "tsx", "mjs"];
const ANY: &[&str] = super::WRITTEN;

/// What tests, measurements and examples may do and the program may not.
const PROOFS: &[&str] = &["/tests/", "/benches/", "/examples/"];

/// Words, in which files, but not below these folders, and what to do instead.
struct Rule {
    words: &'static [&'static str],
    files: &'static [&'static str],
    but: &'static [&'static str],
    remedy: &'static str,
}

const RULES: &[Rule] = &[
    Rule {
        words: &["todo!(", "unimplemented!("],
        files: RUST,
        but: &[],
        remedy: "finish it, or leave it out until it can be finished",
    },
    Rule {
        words: &["#[ignore", "#[should_panic"],
        files: RUST,
        but: &[],
        remedy: "make the test say what it expects, or remove it",
    },
    Rule {
        words: &["it.only(", "test.only(", "describe.only("],
        files: SCRIPT,
        but: &[],
        remedy: "let the others run too",
    },
    Rule {
        words: &["it.skip(", "test.skip(", "describe.skip(", "it.todo(", "test.todo("],
        files: SCRIPT,
        but: &[],
        remedy: "mend the test or remove it",
    },
    Rule { words: &["FIXME", "XXX"], files: ANY, but: &[], remedy: "mend it, or open an issue and name it" },
    Rule {
        words: &["SELECT ", "INSERT INTO ", "DELETE FROM ", "CREATE TABLE ", "PRAGMA "],
        files: RUST,
        but: &["crates/store/", "server/", "tests/", "xtask/"],
        remedy: "SQL lives in crates/store and server; ask them for what you need",
    },
    Rule {
        words: &["Utc::now(", "Local::now(", "SystemTime::now(", "Uuid::now_v7(", "getrandom::fill("],
        files: RUST,
        but: &["crates/app/src/env.rs", "server/src/env.rs", "tests/", "xtask/"],
        remedy: "take time and chance from Env, so that tests own both",
    },
    Rule {
        words: &["Uuid::new_v4("],
        files: RUST,
        // The name of an incident is read out on the phone and never replayed.
        but: &["src-tauri/error.rs", "tests/", "xtask/"],
        remedy: "take ids from Env",
    },
    Rule {
        words: &["println!(", "print!(", "eprintln!(", "eprint!(", "dbg!("],
        files: RUST,
        but: &["server/src/main.rs", "tests/", "xtask/"],
        remedy: "people read src-tauri/cli/output.rs, the log reads tracing; nothing else speaks",
    },
    Rule {
        words: &["console.log("],
        files: &["ts", "tsx"],
        but: &[],
        remedy: "the console of a clinic is read by nobody, and may hold patients",
    },
];

/// Macros that write to the log, and names of what must never get there.
const LOGGING: &[&str] = &["tracing::error!", "tracing::warn!", "tracing::info!", "tracing::debug!", "tracing::trace!"];
const PERSONAL: &[&str] = &[
    "patient",
    "given_name",
    "family_name",
    "full_name",
    "birth_date",
    "document_number",
    "phone",
    "email",
    "notes",
    "password",
    "passphrase",
    "secret",
];

pub(crate) fn faults(house: &House) -> Vec<Fault> {
    let sources = house.sources.iter().filter(|source| source.path != SELF);
    sources.flat_map(|source| [forbidden(source), logged(source)].concat()).collect()
}

fn forbidden(source: &Source) -> Vec<Fault> {
    let proof = PROOFS.iter().any(|folder| source.path.contains(folder));
    let mut faults = Vec::new();
    for rule in RULES.iter().filter(|rule| source.is(rule.files) && !source.within(rule.but)) {
        // Proofs may look at clocks, tables and terminals; they may not be left out or half done.
        if proof && !rule.but.is_empty() {
            continue;
        }
        for (number, line) in source.text.lines().enumerate() {
            for word in rule.words.iter().filter(|word| holds(line, word)) {
                let place = format!("{}:{}", source.path, number + 1);
                faults.push(Fault::new(place, format!("`{}`", word.trim_end()), rule.remedy));
            }
        }
    }
    faults
}

/// Whether a line has the word as a word of its own.
fn holds(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back().is_some_and(part) && word.starts_with(part);
        let after = line[at + word.len()..].chars().next().is_some_and(part) && word.ends_with(part);
        !before && !after
    })
}

fn logged(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    for call in LOGGING.iter().flat_map(|name| rust::calls(&source.text, name)) {
        // What is said in words may speak of patients; what is filled in may not be one.
        let filled: String = call.split('"').step_by(2).collect();
        for name in PERSONAL.iter().filter(|name| holds(&filled, name)) {
            let remedy = "log an id of an incident, never a person's data";
            faults.push(Fault::new(&*source.path, format!("`{name}` in a line of the log"), remedy));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(path: &str, text: &str) -> Vec<String> {
        let source = Source { path: path.to_owned(), text: text.to_owned() };
        faults(&House { sources: vec![source] })
            .into_iter()
            .map(|fault| format!("{} {}", fault.place, fault.what))
            .collect()
    }

    #[test]
    fn what_is_left_for_later_is_told_with_its_line() {
        assert_eq!(told("crates/app/src/a.rs", "fn a() {\n    todo!()\n}"), ["crates/app/src/a.rs:2 `todo!(`"]);
        assert_eq!(told("ui/src/a.test.ts", "it.only(\"x\")"), ["ui/src/a.test.ts:1 `it.only(`"]);
        assert_eq!(told("crates/store/tests/it/a.rs", "#[ignore]"), ["crates/store/tests/it/a.rs:1 `#[ignore`"]);
    }

    #[test]
    fn a_word_within_another_is_not_meant() {
        assert!(told("src-tauri/cli.rs", "C-XXXX-").is_empty());
        assert!(told("crates/app/src/a.rs", "rows.skip(1)").is_empty());
        assert!(told("crates/app/src/a.rs", "eprintln!(\"a\")").len() == 1);
    }

    #[test]
    fn sql_and_clocks_have_their_places() {
        let sql = "db.query(\"SELECT 1\")";
        assert!(told("crates/store/src/a.rs", sql).is_empty());
        assert_eq!(told("crates/app/src/a.rs", sql).len(), 1);
        assert!(told("crates/app/src/env.rs", "Utc::now()").is_empty());
        assert_eq!(told("crates/domain/src/a.rs", "Utc::now()").len(), 1);
        assert!(told("server/examples/a.rs", "SystemTime::now()").is_empty());
    }

    #[test]
    fn a_patient_in_the_log_is_told_and_the_word_alone_is_not() {
        assert_eq!(told("crates/app/src/a.rs", "tracing::warn!(\n    %patient,\n    \"odd\"\n)").len(), 1);
        assert!(told("crates/app/src/a.rs", "tracing::warn!(count, \"a patient is odd\")").is_empty());
    }
}
