//! The pictures of the docs: the demo clinic on every main screen, in both themes.

use std::{path::PathBuf, process::Command};

use anyhow::{Context as _, Result, ensure};
use tests::webdriver::{ENTER, Window};

use crate::stage::{Stage, binary, is_lit};

/// Size of the window, as the program opens it.
const SIZE: (u32, u32) = (1280, 800);

/// What a page of docs may weigh.
const MOST_BYTES: usize = 300_000;

#[test]
fn pictures_for_the_docs() -> Result<()> {
    if !is_lit("ESMALTE_SCREENSHOTS", "script/screenshots") {
        return Ok(());
    }
    let stage = Stage::new()?;
    for theme in ["light", "dark"] {
        let frame = Frame::of(theme);
        stage.prefer(theme)?;
        stage.play(|window| {
            window.mark("first-run-create")?;
            frame.take(window, "first-run")
        })?;
    }
    let made = Command::new(binary())
        .arg("--data")
        .arg(stage.data())
        .args(["demo", "--patients", "300", "--seed", "7"])
        .status()?;
    ensure!(made.success(), "the demo clinic");
    for theme in ["light", "dark"] {
        let frame = Frame::of(theme);
        stage.prefer(theme)?;
        stage.play(|window| tour(window, &frame))?;
    }
    Ok(())
}

impl Stage {
    /// Chooses the theme as the settings do.
    fn prefer(&self, theme: &str) -> Result<()> {
        std::fs::create_dir_all(self.data())?;
        let preferences = serde_json::json!({ "theme": theme });
        Ok(std::fs::write(self.data().join("preferences.json"), preferences.to_string())?)
    }
}

fn tour(window: &Window<'_>, frame: &Frame) -> Result<()> {
    window.wait("[data-testid^='staff-'], [data-testid='unlock-secret']")?;
    if let Some(secret) = window.find("[data-testid='unlock-secret']")? {
        secret.write(&format!("esmalte-demo{ENTER}"))?;
    }
    window.until("the owner", OWNER)?;
    window.mark("sign-in-password")?.write(&format!("esmalte-demo{ENTER}"))?;

    window.mark("nav-patients")?.click()?;
    window.mark("patient-row")?;
    frame.take(window, "patients")?;
    let telling = window.later(TELLING)?;
    window.mark("patient-search")?.write(telling.as_str().context("a patient's document")?)?;
    window.until("that patient alone", "return document.querySelectorAll('[data-testid=patient-row]').length === 1")?;
    window.mark("patient-search")?.write(ENTER)?;
    window.mark("patient-edit")?;
    frame.take(window, "patient")?;
    window.mark("tab-odontogram")?.click()?;
    window.mark("tooth-36")?;
    frame.take(window, "odontogram")?;
    window.mark("report-make")?.click()?;
    window.wait("figure svg")?;
    frame.take(window, "report")?;
    window.mark("nav-settings")?.click()?;
    window.mark("settings-clinic")?;
    frame.take(window, "settings")?;
    window.mark("nav-today")?.click()?;
    window.wait("[aria-label], h1")?;
    frame.take(window, "today")
}

/// Chooses who may see everything.
const OWNER: &str = "const owner = [...document.querySelectorAll('[data-testid^=staff-]')]
        .find((person) => person.textContent.includes('Elena'));
    owner?.click();
    return Boolean(owner);";

/// Document of the patient whose mouth shows most kinds of findings.
const TELLING: &str = "const ask = window.__TAURI_INTERNALS__.invoke;
    const { rows } = await ask('patient_search', { input: { text: '', archived: false, offset: 0, limit: 120 } });
    let best = ['', 0];
    for (const { id, document } of rows) {
        const chart = await ask('odontogram_get', { patient: id, view: { kind: 'today' } });
        const kinds = new Set(chart.findings.map((finding) => finding.rule + finding.paint)).size;
        if (document && kinds > best[1]) best = [document, kinds];
    }
    return best[0];";

/// A picture frame: where to, and for which theme.
struct Frame {
    folder: PathBuf,
    theme: &'static str,
}

impl Frame {
    fn of(theme: &'static str) -> Frame {
        Frame { folder: std::env::var_os("ESMALTE_SCREENSHOTS").map(PathBuf::from).unwrap_or_default(), theme }
    }

    /// Takes a picture once the screen stands still: same letters, same pixels, twice in a row.
    fn take(&self, window: &Window<'_>, name: &str) -> Result<()> {
        window.until("the letters", "return document.fonts.status === 'loaded'")?;
        let mut before = Vec::new();
        let picture = tests::webdriver::wait("a still picture", || {
            let now = window.picture()?;
            let still = now == before;
            before.clone_from(&now);
            Ok(still.then_some(now))
        })?;
        let size = size(&picture).context("a PNG")?;
        ensure!(size == SIZE, "{name} is {size:?}, not {SIZE:?}");
        ensure!(picture.len() < MOST_BYTES, "{name} weighs {} bytes", picture.len());
        std::fs::create_dir_all(&self.folder)?;
        Ok(std::fs::write(self.folder.join(format!("{name}-{}.png", self.theme)), picture)?)
    }
}

/// Width and height from the head of a PNG.
fn size(png: &[u8]) -> Option<(u32, u32)> {
    let number = |at| Some(u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?));
    Some((number(16)?, number(20)?))
}
