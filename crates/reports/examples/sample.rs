//! Writes the still drawing, and sample reports as SVG and PDF: `cargo run -p reports --example sample -- OUTDIR`.

use std::{collections::BTreeMap, fs, path::PathBuf};

use reports::{Language, Letterhead, OdontogramReport, Patient, sample};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = PathBuf::from(std::env::args().nth(1).ok_or("usage: sample OUTDIR")?);
    fs::create_dir_all(&out)?;
    fs::write(out.join("drawing.json"), serde_json::to_string(reports::drawing())?)?;
    let (adult, child) = (sample::chart(&sample::adult()), sample::chart(&sample::child()));
    for (name, chart, age, colour) in
        [("adult", &adult, 34.0, true), ("adult-bw", &adult, 34.0, false), ("child", &child, 8.0, true)]
    {
        let document = report(chart, age, colour).render()?;
        fs::write(out.join(format!("{name}.pdf")), document.to_pdf()?)?;
        for (n, page) in document.pages_svg().iter().enumerate() {
            fs::write(out.join(format!("{name}-{}.svg", n + 1)), page)?;
        }
    }
    fs::write(out.join("marks.json"), serde_json::to_string(&reports::marks(&adult))?)?;
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
        colour,
        issued_at: 1_795_345_800_000,
        document_id: "ODO-2026-00042".into(),
    }
}
