//! Writes the papers about money as PDF: `cargo run -p reports --example money -- OUTDIR`.

use std::{fs, path::PathBuf};

use reports::sample::money;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = PathBuf::from(std::env::args().nth(1).ok_or("usage: money OUTDIR")?);
    fs::create_dir_all(&out)?;
    let papers = [
        ("budget", money::budget()),
        ("receipt", money::receipt()),
        ("invoice", money::invoice()),
        ("debts", money::debts()),
        ("cash-close", money::cash_close()),
        ("access-log", money::access_log()),
    ];
    for (name, paper) in papers {
        fs::write(out.join(format!("{name}.pdf")), paper.to_pdf()?)?;
    }
    Ok(())
}
