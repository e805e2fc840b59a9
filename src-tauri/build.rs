//! Embeds configuration, capabilities and icons.

fn main() {
    let attributes = tauri_build::Attributes::new().capabilities_path_pattern("src-tauri/capabilities/*.json");
    if let Err(fault) = tauri_build::try_build(attributes) {
        panic!("the shell cannot be configured: {fault:#}");
    }
}
