//! Writes sample clinical documents as PDF: `cargo run -p reports --example clinical -- OUTDIR`.

use std::{fs, path::PathBuf};

use domain::perio::PerioConvention;
use reports::{
    Document, Frame, Language, PerioComparisonReport, PerioReport,
    sample::{self, gums},
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = PathBuf::from(std::env::args().nth(1).ok_or("usage: clinical OUTDIR")?);
    fs::create_dir_all(&out)?;
    let (before, after) = (gums::before(), gums::after());
    for (colour, language, name) in [(true, Language::Es, "es"), (false, Language::En, "en-bw")] {
        let convention = PerioConvention::Sepa;
        let save = |kind: &str, document: Document| -> Result<(), Box<dyn std::error::Error>> {
            Ok(fs::write(out.join(format!("{kind}-{name}.pdf")), document.to_pdf()?)?)
        };
        let frame = || Frame { language, colour, ..sample::frame() };
        save("perio", PerioReport { frame: frame(), exam: &before, convention }.render()?)?;
        let compared = PerioComparisonReport { frame: frame(), before: &before, after: &after, convention };
        save("perio-comparison", compared.render()?)?;
    }
    Ok(())
}
