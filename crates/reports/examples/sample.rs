//! Writes the still drawings, and sample reports as SVG and PDF: `cargo run -p reports --example sample -- OUTDIR`.

use std::{collections::BTreeMap, fs, path::PathBuf};

use domain::profile::Profile;
use reports::{Language, Letterhead, OdontogramReport, Patient, sample};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = PathBuf::from(std::env::args().nth(1).ok_or("usage: sample OUTDIR")?);
    fs::create_dir_all(&out)?;
    fs::write(out.join("drawing.json"), serde_json::to_string(reports::drawing())?)?;
    fs::write(out.join("perio-drawing.json"), serde_json::to_string(reports::perio::drawing())?)?;
    let charts = [
        ("adult", sample::chart(&sample::adult()), 34.0),
        ("child", sample::chart(&sample::child()), 8.0),
        ("unusual", sample::chart(&sample::unusual()), 34.0),
        ("toothless", sample::chart(&sample::toothless()), 78.0),
    ];
    for (name, chart, age) in &charts {
        for (profile, colour) in Profile::ALL.into_iter().flat_map(|profile| [(profile, true), (profile, false)]) {
            let document = OdontogramReport { profile, ..report(chart, *age, colour) }.render()?;
            let name = format!("{name}-{}{}", profile.code(), if colour { "" } else { "-bw" });
            fs::write(out.join(format!("{name}.pdf")), document.to_pdf()?)?;
            for (n, page) in document.pages_svg().iter().enumerate() {
                fs::write(out.join(format!("{name}-{}.svg", n + 1)), page)?;
            }
        }
    }
    let marks = reports::marks(&charts[0].1, Profile::Es);
    fs::write(out.join("marks.json"), serde_json::to_string(&marks)?)?;
    Ok(())
}

fn report(chart: &domain::odontogram::Chart, age: f32, colour: bool) -> OdontogramReport<'_> {
    OdontogramReport {
        clinic: Letterhead {
            name: "Clínica Dental Peñalver".into(),
            address: "Calle de la Ribera, 12, 46001 Valencia".into(),
            phone: "963 12 34 56".into(),
            email: "hola@example.org".into(),
            tax_id: "B00000000".into(),
        },
        patient: Patient {
            name: "Ana María Güell Peñalver".into(),
            number: "3.104".into(),
            birth_date: chrono::NaiveDate::from_ymd_opt(if age > 18.0 { 1992 } else { 2018 }, 5, 14),
            document: "00000000T".into(),
            age: format!("{age} años"),
        },
        date: sample::day(),
        chart,
        age_years: Some(age),
        authors: BTreeMap::from([(sample::author(), "Dra. A. Prats".into())]),
        language: Language::Es,
        profile: Profile::Es,
        colour,
        issued_at: 1_795_345_800_000,
        document_id: "ODO-2026-00042".into(),
    }
}
