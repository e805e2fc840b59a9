//! Where a story plays: folders of its own, the program, and a picture of every step.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use tempfile::TempDir;
use tests::webdriver::{Driver, Window};

/// Whether the real window is to be opened; if not, a line says how.
pub(crate) fn is_lit(variable: &str, how: &str) -> bool {
    let lit = std::env::var_os(variable).is_some();
    if !lit {
        eprintln!("skipped: the real window needs a display; run {how}");
    }
    lit
}

/// The folder things are built in.
fn target() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("target/tmp")
}

/// The program under test.
pub(crate) fn binary() -> PathBuf {
    std::env::var_os("ESMALTE_BINARY").map_or_else(|| target().join("debug/esmalte"), PathBuf::from)
}

pub(crate) struct Stage {
    folder: TempDir,
    driver: Driver,
}

impl Stage {
    pub(crate) fn new() -> Result<Stage> {
        let folder = TempDir::new()?;
        let driver = Driver::start([("ESMALTE_E2E_SAVE_DIR", folder.path())])?;
        Ok(Stage { folder, driver })
    }

    /// The clinic's folder.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("clinic")
    }

    /// Files the program was asked to save.
    pub(crate) fn saved(&self) -> Result<Vec<PathBuf>> {
        let all = std::fs::read_dir(self.folder.path())?;
        let files =
            all.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "pdf"));
        Ok(files.collect())
    }

    /// Opens the window and plays a scene in it; if it fails, what the window showed is kept.
    pub(crate) fn play(&self, scene: impl FnOnce(&Window<'_>) -> Result<()>) -> Result<()> {
        let window = self.driver.open(&binary(), &[OsString::from("--data"), self.data().into_os_string()])?;
        if let Err(fault) = scene(&window) {
            let _ = keep(&window, "failed");
            return Err(fault.context(format!("what the window showed: {}", pictures().join("failed.png").display())));
        }
        window.close()
    }
}

/// Where the pictures of the steps go.
fn pictures() -> PathBuf {
    target().join("desktop")
}

/// Keeps a picture of the window.
pub(crate) fn keep(window: &Window<'_>, name: &str) -> Result<()> {
    std::fs::create_dir_all(pictures())?;
    std::fs::write(pictures().join(name).with_extension("png"), window.picture()?).context("keeping a picture")
}
