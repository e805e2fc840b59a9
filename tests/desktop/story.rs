//! A clinic's first hour.

use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use tests::webdriver::{ENTER, Window};

use crate::stage::{Stage, is_lit, keep};

const PASSPHRASE: &str = "cuatro palabras que recuerdo";

/// Found a clinic, register a patient, chart caries, save the PDF; close; open again: all of it is there.
#[test]
fn a_first_hour_survives_closing_the_window() -> Result<()> {
    if !is_lit("ESMALTE_DESKTOP", "script/desktop-test") {
        return Ok(());
    }
    let stage = Stage::new()?;
    stage.play(|window| {
        found(window)?;
        register(window)?;
        chart(window)?;
        save(window)
    })?;
    let saved = stage.saved()?;
    ensure!(saved.len() == 1, "one PDF was saved: {saved:?}");
    let text = Command::new("pdftotext").arg("-layout").arg(&saved[0]).arg("-").output().context("pdftotext")?;
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    ensure!(text.contains("Ana Güell"), "the PDF names the patient:\n{text}");
    stage.play(|window| {
        enter(window)?;
        find(window)
    })
}

fn found(window: &Window<'_>) -> Result<()> {
    window.mark("first-run-create")?;
    keep(window, "1-first-run")?;
    window.mark("first-run-create")?.click()?;
    window.mark("clinic-name")?.write("Clínica Dental Sants")?;
    window.mark("owner-name")?.write("Aitor Prats Ibarra")?;
    window.mark("passphrase")?.write(PASSPHRASE)?;
    window.mark("passphrase-repeat")?.write(PASSPHRASE)?;
    keep(window, "2-create-clinic")?;
    window.mark("create-clinic")?.click()?;
    let code = window.mark("recovery-code")?.text()?;
    let letters = code.chars().filter(char::is_ascii_alphanumeric).count();
    ensure!(letters == 28, "a recovery code has 28 letters: {code}");
    window.mark("recovery-saved")?.click()?;
    keep(window, "3-recovery-code")?;
    window.wait("[data-testid='recovery-enter']:not([disabled])")?.click()?;
    window.mark("nav-patients")?;
    keep(window, "4-today")
}

fn register(window: &Window<'_>) -> Result<()> {
    window.mark("nav-patients")?.click()?;
    window.mark("patient-new")?.click()?;
    window.mark("given-name")?.write("Ana")?;
    window.mark("family-name")?.write("Güell")?;
    keep(window, "5-patient-new")?;
    window.mark("patient-save")?.click()?;
    window.until(
        "the patient's name",
        "return document.querySelector('[data-testid=patient-name]')?.textContent.includes('Güell')",
    )?;
    keep(window, "6-patient")
}

fn chart(window: &Window<'_>) -> Result<()> {
    window.mark("tab-odontogram")?.click()?;
    window.mark("tooth-36")?;
    window.mark("chart")?.write(&format!("36com{ENTER}"))?;
    marked(window)?;
    keep(window, "7-odontogram")
}

/// Tooth 36 is drawn and spoken as carious.
fn marked(window: &Window<'_>) -> Result<()> {
    window.wait("[data-finding] path")?;
    window.wait(
        "[data-testid='tooth-36'][aria-label='3.6, primer molar inferior izquierdo, caries mesial y oclusal, dentina']",
    )?;
    Ok(())
}

fn save(window: &Window<'_>) -> Result<()> {
    window.mark("report-make")?.click()?;
    window.wait("figure svg")?;
    keep(window, "8-report")?;
    window.mark("report-save")?.click()?;
    window.until("the answer", "return document.querySelector('[data-testid=toast]')?.textContent.includes('.pdf')")?;
    keep(window, "9-saved")
}

/// Where the keychain keeps the key nobody asks for it; elsewhere the passphrase opens.
fn enter(window: &Window<'_>) -> Result<()> {
    window.wait("[data-testid='sign-in-password'], [data-testid='unlock-secret']")?;
    keep(window, "10-again")?;
    if let Some(secret) = window.find("[data-testid='unlock-secret']")? {
        secret.write(PASSPHRASE)?;
        window.mark("unlock")?.click()?;
    } else {
        eprintln!("the keychain opened the store");
    }
    window.mark("sign-in-password")?.write(PASSPHRASE)?;
    window.mark("sign-in")?.click()
}

fn find(window: &Window<'_>) -> Result<()> {
    window.mark("nav-patients")?.click()?;
    window.mark("patient-search")?.write("guell")?;
    window.until(
        "the patient in the list",
        "return document.querySelector('[data-testid=patient-row]')?.textContent.includes('Güell')",
    )?;
    window.mark("patient-search")?.write(ENTER)?;
    window.mark("tab-odontogram")?.click()?;
    marked(window)?;
    keep(window, "11-still-there")
}
