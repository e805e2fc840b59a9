//! Lists that must agree: codes, rules and reasons with their texts, commands with the permission table.

use std::collections::BTreeSet;

use super::{
    Fault, House,
    locales::{self, FOLDER, LANGUAGES},
    rust,
};

const ERRORS: &str = "crates/app/src/error.rs";
const RULES: &str = "crates/domain/src/rules.rs";
const FINDING: &str = "crates/domain/src/finding.rs";
const PROFILE: &str = "crates/domain/src/profile.rs";
const PERMISSIONS: &str = "crates/app/src/permission.rs";
const COMMANDS: &str = "src-tauri/commands.rs";

/// Reasons that only the command line gives, in English, about files.
const OF_FILES: &[&str] = &["crates/app/src/import", "crates/app/src/log.rs"];

pub(crate) fn faults(house: &House) -> Vec<Fault> {
    [unwritten(house), unlisted(house)].concat()
}

/// A text that the program will ask for, and where that is decided.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Wanted {
    key: String,
    by: &'static str,
}

fn unwritten(house: &House) -> Vec<Fault> {
    let mut faults = Vec::new();
    let lists = [
        (ERRORS, errors(house)),
        (RULES, rules(house)),
        (FINDING, statuses(house)),
        (PROFILE, letters(house)),
        ("crates/domain/src", reasons(house)),
        ("crates/domain/src", kinds(house)),
    ];
    for (place, wanted) in &lists {
        if wanted.is_empty() {
            faults.push(Fault::new(*place, "its list cannot be read", "mend xtask/src/tidy/lists.rs, which reads it"));
        }
    }
    let wanted: BTreeSet<Wanted> = lists.into_iter().flat_map(|(_, wanted)| wanted).collect();
    for language in LANGUAGES {
        let texts = locales::texts(house, language).keys;
        for Wanted { key, by } in wanted.iter().filter(|wanted| !texts.contains_key(wanted.key.as_str())) {
            let what = format!("no text `{key}`, which {by} asks for");
            faults.push(Fault::new(format!("{FOLDER}/{language}"), what, "write it"));
        }
    }
    faults
}

/// What happened, what was kept, what to do.
fn errors(house: &House) -> Vec<Wanted> {
    let codes = rust::variants(house.text(ERRORS), "ErrorCode").into_iter();
    let parts =
        |code: String| ["", "-kept", "-do"].map(|part| Wanted { key: format!("error-{code}{part}"), by: ERRORS });
    codes.flat_map(parts).collect()
}

fn rules(house: &House) -> Vec<Wanted> {
    let catalogue = rust::between(rust::without_tests(house.text(RULES)), "pub static RULES", "\n];");
    let mut keys = Vec::new();
    for call in rust::calls(catalogue, "rule") {
        keys.extend(rust::literals(call).first().map(|id| format!("rule-{id}")));
    }
    for call in rust::calls(catalogue, "attribute") {
        let Some(name) = rust::literals(call).first().copied() else { continue };
        let values = rust::literals(rust::between(call, "&[", "]"));
        keys.extend(values.into_iter().map(|value| format!("detail-{name}-{value}")));
    }
    keys.into_iter().map(|key| Wanted { key, by: RULES }).collect()
}

fn statuses(house: &House) -> Vec<Wanted> {
    let statuses = rust::variants(house.text(FINDING), "Status").into_iter();
    statuses.map(|status| Wanted { key: format!("status-{status}"), by: FINDING }).collect()
}

fn letters(house: &House) -> Vec<Wanted> {
    let arms =
        rust::between(house.text(PROFILE), "fn letters(", "\n}").lines().filter_map(|line| line.split_once("=>"));
    let letters = arms.flat_map(|(_, letters)| rust::literals(letters)).filter(|letters| !letters.is_empty());
    letters.map(|letters| Wanted { key: format!("letters-{letters}"), by: PROFILE }).collect()
}

/// Why a field is refused: the last literal of `Invalid::new(field, "reason")` and `faults.add(field, "reason")`.
fn reasons(house: &House) -> Vec<Wanted> {
    let sources = house.sources.iter().filter(|source| source.is(&["rs"]) && !source.within(OF_FILES));
    let sources = sources.filter(|source| source.within(&["crates/domain/src/", "crates/app/src/"]));
    let mut reasons = Vec::new();
    for source in sources {
        let text = rust::without_tests(&source.text);
        for call in ["Invalid::new", "add"].into_iter().flat_map(|name| rust::calls(text, name)) {
            let reason =
                call.trim_end_matches([',', ' ', '\n']).strip_suffix('"').and_then(|call| call.rsplit_once('"'));
            reasons.extend(reason.map(|(_, reason)| format!("invalid-{reason}")));
        }
    }
    reasons.into_iter().map(|key| Wanted { key, by: "a check of the domain or of a use case" }).collect()
}

/// One is named, and several are, wherever entries are listed: conflicts, what waits for review, what is erased.
fn kinds(house: &House) -> Vec<Wanted> {
    let sources = house.sources.iter().filter(|source| source.is(&["rs"]) && source.within(&["crates/domain/src/"]));
    let declared = sources.flat_map(|source| rust::without_tests(&source.text).split(": Kind = Kind {").skip(1));
    let names = declared.filter_map(|body| rust::literals(rust::between(body, "name: ", ",")).first().copied());
    let keys = names.flat_map(|name| [format!("kind-{name}"), format!("kind-{name}-many")]);
    keys.map(|key| Wanted { key, by: "crates/domain/src" }).collect()
}

fn unlisted(house: &House) -> Vec<Fault> {
    let table = rust::between(rust::without_tests(house.text(PERMISSIONS)), "COMMANDS:", "\n];");
    let table: BTreeSet<&str> = table.lines().filter_map(|line| rust::literals(line).first().copied()).collect();
    let list = rust::between(rust::without_tests(house.text(COMMANDS)), "collect_commands![", "]");
    let list: BTreeSet<&str> =
        list.split(',').filter_map(|line| line.trim().rsplit_once("::")).map(|(_, name)| name).collect();
    let mut faults = Vec::new();
    for (place, names) in [(PERMISSIONS, &table), (COMMANDS, &list)] {
        if names.is_empty() {
            faults.push(Fault::new(place, "its list cannot be read", "mend xtask/src/tidy/lists.rs, which reads it"));
        }
    }
    for name in list.difference(&table) {
        faults.push(Fault::new(PERMISSIONS, format!("no row for the command `{name}`"), "say who may"));
    }
    for name in table.difference(&list) {
        faults.push(Fault::new(
            COMMANDS,
            format!("no command `{name}`, which the permission table names"),
            "add or forget it",
        ));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::Source;

    fn house(files: &[(&str, &str)]) -> House {
        let source = |(path, text): &(&str, &str)| Source { path: (*path).to_owned(), text: (*text).to_owned() };
        House { sources: files.iter().map(source).collect() }
    }

    fn keys(wanted: Vec<Wanted>) -> Vec<String> {
        wanted.into_iter().map(|wanted| wanted.key).collect()
    }

    #[test]
    fn kinds_want_a_name_for_one_and_for_many() {
        let text = "pub static KIND: Kind = Kind {\n    name: \"visit\",\n    class: Class::Fact,\n};\n";
        assert_eq!(keys(kinds(&house(&[("crates/domain/src/visit.rs", text)]))), ["kind-visit", "kind-visit-many"]);
    }

    #[test]
    fn rules_and_their_values_want_texts() {
        let text = "pub static RULES: &[Rule] = &[\n    Rule {\n        ..rule(\n            \"caries\",\n            'c',\n            attribute(\"depth\", &[\"a\", \"b\"], Some(\"a\")),\n        )\n    },\n    rule(\"crown\", 'k', None),\n];\n";
        let wanted = keys(rules(&house(&[(RULES, text)])));
        assert_eq!(wanted, ["rule-caries", "rule-crown", "detail-depth-a", "detail-depth-b"]);
    }

    #[test]
    fn reasons_are_found_wherever_a_field_is_refused() {
        let text = "Invalid::new(\n    field,\n    \"weak\",\n)\nfaults.add(\"teeth\", \"absent\");\nset.add(7);\n";
        assert_eq!(keys(reasons(&house(&[("crates/app/src/a.rs", text)]))), ["invalid-weak", "invalid-absent"]);
        assert!(reasons(&house(&[("crates/app/src/log.rs", text)])).is_empty());
    }

    #[test]
    fn letters_want_their_meaning() {
        let text = "pub fn letters(f: &F) -> &str {\n    match f {\n        (\"a\", _) => \"CE\",\n        _ => \"\",\n    }\n}\n";
        assert_eq!(keys(letters(&house(&[(PROFILE, text)]))), ["letters-CE"]);
    }

    #[test]
    fn commands_and_permissions_must_name_each_other() {
        let table = "pub static COMMANDS: &[X] = &[\n    (\"a_get\", None),\n    (\"b_get\", None),\n];";
        let list = "collect_commands![\n    a::a_get,\n    c::c_get,\n]";
        let told = unlisted(&house(&[(PERMISSIONS, table), (COMMANDS, list)]));
        let told: Vec<&str> = told.iter().map(|fault| fault.what.as_str()).collect();
        assert_eq!(told, ["no row for the command `c_get`", "no command `b_get`, which the permission table names"]);
    }
}
