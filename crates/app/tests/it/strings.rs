//! Any text may be a name: it comes back as it was kept, or is refused by name; it never breaks search or the store.

use app::{Error, patient::PatientQuery};
use domain::text;

use crate::kit::{Kit, form, real};

const HANDFUL: [&str; 16] = [
    "",
    "   ",
    "undefined",
    "'; DROP TABLE patient; --",
    "<script>alert(1)</script>",
    "%s%n %x",
    "a\0b",
    "a\u{1b}[31mb",
    "\u{202e}oirbmoN",
    "Z̷̢̛͇a̶͎̾l̸̰̽g̵̱̐o̸̰͌",
    "👩‍👩‍👧‍👦 Ñandú",
    "n\u{303}",
    "الاسم",
    "\"comillas\" AND *",
    "\u{feff}bom",
    "línea\nsegunda",
];

#[test]
fn every_string_is_kept_as_it_is_or_refused_by_name() {
    let mut strings: Vec<String> = HANDFUL.iter().map(ToString::to_string).collect();
    strings.push("x".repeat(201));
    if let Some(file) = real("nasty/strings/blns.json") {
        strings.extend(serde_json::from_slice::<Vec<String>>(&std::fs::read(file).unwrap()).unwrap());
    }
    let kit = Kit::founded();
    let (mut kept, mut refused) = (0, 0);
    for string in &strings {
        match kit.app.create_patient(&form(string)) {
            Ok(id) => {
                assert_eq!(kit.app.patient(id).unwrap().form.given_name, text::clean(string), "{string:?}");
                kept += 1;
            }
            Err(Error::Invalid(faults)) => {
                let reasons = ["required", "control_character", "too_long"];
                assert!(
                    faults.0.iter().all(|fault| fault.field == "givenName" && reasons.contains(&fault.reason.as_str())),
                    "{string:?}: {faults}"
                );
                refused += 1;
            }
            Err(fault) => panic!("{string:?}: {fault}"),
        }
        let query = PatientQuery { text: string.clone(), archived: false, offset: 0, limit: 20 };
        kit.app.search_patients(&query).unwrap();
    }
    assert!(kept > 10 && refused >= 4, "{kept} kept, {refused} refused of {}", strings.len());
    let verdict = kit.app.verify(true, &mut |_, _| {}).unwrap();
    assert!(verdict.faults.is_empty(), "{:?}", verdict.faults);
}
