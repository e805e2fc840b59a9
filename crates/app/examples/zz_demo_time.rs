//! Temporary measurement.
use app::{App, Env, keys::NoKeychain};
use domain::{finding::Status, odontogram::Chart, patient::Patient, perio::PerioExam};
use std::{collections::BTreeMap, path::Path, sync::Arc, time::Instant};
fn main() {
    let folder = Path::new("/tmp/demo-time");
    let app = App::new(Env::system(folder), Arc::new(NoKeychain));
    let start = Instant::now();
    let mut first = None;
    app.create_demo(300, 7, &mut |_, _| {
        first.get_or_insert_with(|| start.elapsed());
    })
    .expect("demo");
    println!("300 patients {:?}, first batch at {:?}", start.elapsed(), first);
    let start = Instant::now();
    app.export_log(Path::new("/tmp/demo-time/x.clog"), &mut |_, _| {}).expect("clog");
    println!(
        "export {:?} {} bytes",
        start.elapsed(),
        std::fs::metadata("/tmp/demo-time/x.clog").map(|m| m.len()).unwrap_or(0)
    );
    let start = Instant::now();
    app.backup(Path::new("/tmp/demo-time/x.backup")).expect("backup");
    println!("backup {:?}", start.elapsed());
    let start = Instant::now();
    let v = app.verify(true, &mut |_, _| {}).expect("verify");
    println!("verify --rebuild {:?} faults {:?}", start.elapsed(), v.faults);
    let store = app.store().expect("store");
    let today = app.env().today();
    let (mut n, mut exams, mut rules) = (0, 0, BTreeMap::<(String, String), u32>::new());
    let mut shown = 0;
    store
        .read(|tx| {
            for p in tx.all::<Patient>()? {
                let (f, a) = tx.findings(p.id)?;
                n += f.len();
                exams += tx.of_patient::<PerioExam>(p.id)?.len();
                for x in &f {
                    *rules.entry((x.rule.clone(), format!("{:?}", x.status))).or_default() += 1;
                }
                if p.number % 60 == 1 {
                    shown += 1;
                    println!(
                        "-- {} {} {} b.{:?} {:?} {} | {} | {} {}",
                        p.number,
                        p.full_name(),
                        p.document_number,
                        p.birth_date,
                        p.sex,
                        p.phone,
                        p.address,
                        p.postcode,
                        p.city
                    );
                    let c = Chart::at(&f, &a, today);
                    for h in c.in_force() {
                        let t: Vec<String> =
                            h.teeth.iter().map(|t| format!("{}{}", t.tooth, t.surfaces.letters())).collect();
                        println!(
                            "   {} {} {} {:?} {:?} {}",
                            h.finding.observed_on,
                            h.finding.rule,
                            t.join("-"),
                            h.finding.attributes.values().next(),
                            h.finding.status,
                            h.finding.note
                        );
                    }
                }
            }
            Ok::<_, store::Error>(())
        })
        .expect("read");
    println!("{n} findings {exams} exams {shown}");
    for (k, v) in rules {
        println!("{k:?} {v}");
    }
    let _ = Status::Planned;
}
