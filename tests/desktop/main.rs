//! The built program in its real window: few stories, each from the first click to what lies on the disk.
//!
//! `script/desktop-test` gives them a display and a keychain; `script/screenshots` takes the pictures of the docs.

mod pictures;
mod stage;
mod story;
