//! Writes the still drawings, and sample reports as SVG and PDF: `cargo run -p reports --example sample -- OUTDIR`.

use std::{collections::BTreeMap, fs, path::PathBuf};

use domain::profile::Profile;
use reports::{Frame, OdontogramReport, sample};

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
        frame: Frame { colour, ..sample::frame() },
        date: sample::day(),
        chart,
        age_years: Some(age),
        authors: BTreeMap::from([(sample::author(), "Dra. A. Prats".into())]),
        profile: Profile::Es,
    }
}
