//! The environment the window runs in, settled before anything starts.

use std::env::var_os;

/// Lets a web driver take the window over; only test builds may be driven.
const AUTOMATION: &str = "TAURI_WEBVIEW_AUTOMATION";

/// Without it WebKitGTK shows a blank window on many graphics drivers.
const PLAIN_RENDERER: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Starts this program again with the environment put right, if it is not; comes back only when all is well. Changing
/// one's own environment while threads may run is not sound, so a fresh start is the clean way.
#[cfg(target_os = "linux")]
pub(crate) fn settled() -> anyhow::Result<()> {
    use std::os::unix::process::CommandExt as _;

    let driven = !cfg!(any(debug_assertions, feature = "e2e")) && var_os(AUTOMATION).is_some();
    if !driven && var_os(PLAIN_RENDERER).is_some() {
        return Ok(());
    }
    let mut again = std::process::Command::new(std::env::current_exe()?);
    again.args(std::env::args_os().skip(1)).env(PLAIN_RENDERER, "1");
    if driven {
        again.env_remove(AUTOMATION);
    }
    Err(again.exec().into())
}

/// Nothing to settle here.
#[cfg(not(target_os = "linux"))]
pub(crate) fn settled() -> anyhow::Result<()> {
    let _ = (AUTOMATION, PLAIN_RENDERER, var_os(AUTOMATION));
    Ok(())
}
