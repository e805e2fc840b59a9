//! How this workstation looks and listens: language, theme, density, keys of the chart. Its own, never synced.

use std::collections::BTreeMap;

use domain::{perio::PerioConvention, rules};
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

/// In which order a periodontal examination goes round the mouth.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PerioPath {
    /// Cheek side from right to left, tongue side back, then the other arch.
    #[default]
    ByArch,
    /// The cheek side of both arches first.
    FacialFirst,
}

/// All of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
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
    /// Sign of the gingival margin.
    pub perio_convention: PerioConvention,
    /// Order of a periodontal examination.
    pub perio_path: PerioPath,
    /// Keys of the chart that differ from the catalogue's, by rule; an empty text takes the key away.
    pub chart_keys: BTreeMap<String, String>,
}

const FILE: &str = "preferences.json";

impl App {
    /// How this workstation looks.
    pub fn preferences(&self) -> Preferences {
        file::read_json(&self.env.folder().join(FILE)).unwrap_or_default()
    }

    /// Keeps how it looks.
    pub fn set_preferences(&self, preferences: &Preferences) -> Result<()> {
        rules::check_keys(&preferences.chart_keys)?;
        file::write_json(&self.env.folder().join(FILE), preferences)
    }
}
