//! One change of one record.

use std::collections::BTreeMap;

use domain::clock::Clock;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Value;

/// What is done to the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verb {
    /// A fact is said.
    Append,
    /// Fields of a register are set.
    Save,
}

/// `{kind, id, verb, fields, base}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Op {
    /// Stable kind name.
    pub kind: String,
    /// The record.
    pub id: Uuid,
    /// What is done.
    pub verb: Verb,
    /// New values by field name; only what changed.
    pub fields: BTreeMap<String, Value>,
    /// For each changed field, the clocks of the values the author saw; empty for facts and new records.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub base: BTreeMap<String, Vec<Clock>>,
}
