//! How this workstation looks: language, theme, density. Its own, never synced.

use serde::{Deserialize, Serialize};

use crate::{App, Result, file};

/// Language of screens and papers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Spanish.
    #[default]
    Es,
    /// English.
    En,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How large things are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    /// At a desk, with a mouse.
    #[default]
    Desk,
    /// At the chair, with gloves.
    Chairside,
}

/// Width of the rail.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Rail {
    /// Icons and words.
    #[default]
    Wide,
    /// Icons.
    Narrow,
}

/// All of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct Preferences {
    /// Language.
    pub language: Language,
    /// Theme.
    pub theme: Theme,
    /// Density.
    pub density: Density,
    /// Rail.
    pub rail: Rail,
}

const FILE: &str = "preferences.json";

impl App {
    /// How this workstation looks.
    pub fn preferences(&self) -> Preferences {
        file::read_json(&self.env.folder().join(FILE)).unwrap_or_default()
    }

    /// Keeps how it looks.
    pub fn set_preferences(&self, preferences: Preferences) -> Result<()> {
        file::write_json(&self.env.folder().join(FILE), &preferences)
    }
}
