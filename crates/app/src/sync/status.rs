//! The honest line: how it stands in one word, since when, and how urgent that is.

use serde::Serialize;
use store::Store;

use crate::Result;

/// Waiting changes older than this want a person's eye.
const WARNING_MS: i64 = 24 * 3_600_000;

/// And older than this, a person's hand.
const ALARM_MS: i64 = 3 * WARNING_MS;

/// A clock that is off by more than this puts appointments and entries at the wrong hour.
const CLOCK_MS: i64 = 5 * 60_000;

/// How it stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum SyncPhase {
    /// The clinic has no server.
    #[default]
    Off,
    /// Both sides have everything.
    Idle,
    /// Changes are on their way.
    Working,
    /// It will try again at a known time.
    Waiting,
    /// There is no line.
    Offline,
    /// The server refused or lied; a person should know.
    Refused,
}

/// How urgent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Attention {
    /// All is well, or will be by itself.
    #[default]
    None,
    /// Something waits for more than a day.
    Warning,
    /// Something waits for more than three days, or was refused.
    Alarm,
}

/// The honest line, and what stands behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SyncStatus {
    /// How it stands.
    pub phase: SyncPhase,
    /// Address of the server.
    pub server: Option<String>,
    /// Own changes the server has not signed for.
    pub waiting: u32,
    /// Since when the oldest of them waits, milliseconds UTC.
    pub waiting_since: Option<i64>,
    /// When both sides last had everything.
    pub last_success: Option<i64>,
    /// When it tries again.
    pub next_try: Option<i64>,
    /// Why not, as a key of the locales.
    pub reason: Option<String>,
    /// How urgent.
    pub attention: Attention,
    /// By how much the clock here is ahead of the server's (behind, if negative), milliseconds; if that is a lot.
    pub clock_ahead: Option<i64>,
}

/// What the engine and the store say, for a person.
pub(super) fn of(store: &Store, status: &sync::Status, now: i64) -> Result<SyncStatus> {
    let (backlog, peer) = (store.backlog()?, store.peer()?);
    let phase = match status.phase {
        _ if peer.is_none() => SyncPhase::Off,
        sync::Phase::Off => SyncPhase::Off,
        sync::Phase::Idle => SyncPhase::Idle,
        sync::Phase::Working => SyncPhase::Working,
        sync::Phase::Waiting => SyncPhase::Waiting,
        sync::Phase::Offline => SyncPhase::Offline,
        sync::Phase::Refused => SyncPhase::Refused,
    };
    let clock_ahead = status.skew.filter(|ahead| ahead.abs() > CLOCK_MS && phase != SyncPhase::Off);
    let age = backlog.since.map_or(0, |since| now - since);
    Ok(SyncStatus {
        phase,
        last_success: peer.as_ref().and_then(|peer| peer.last_success),
        server: peer.map(|peer| peer.url),
        waiting: u32::try_from(backlog.count).unwrap_or(u32::MAX),
        waiting_since: backlog.since,
        next_try: status.next_try,
        reason: status.reason.clone(),
        attention: attention(phase, status.reason.as_deref(), age, clock_ahead.is_some()),
        clock_ahead,
    })
}

fn attention(phase: SyncPhase, reason: Option<&str>, age: i64, clock_off: bool) -> Attention {
    // What is written here still goes out; only what others write has to wait for the update.
    let still_sends = reason == Some("upgrade_required");
    match phase {
        SyncPhase::Off => Attention::None,
        SyncPhase::Refused if !still_sends => Attention::Alarm,
        _ if age > ALARM_MS => Attention::Alarm,
        _ if age > WARNING_MS || still_sends || clock_off => Attention::Warning,
        SyncPhase::Idle | SyncPhase::Working | SyncPhase::Waiting | SyncPhase::Offline | SyncPhase::Refused => {
            Attention::None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_warning_three_are_an_alarm_and_a_refusal_is_one_at_once() {
        let of = |phase, reason, age| attention(phase, reason, age, false);
        for phase in [SyncPhase::Idle, SyncPhase::Working, SyncPhase::Waiting, SyncPhase::Offline] {
            assert_eq!(of(phase, None, 0), Attention::None);
            assert_eq!(of(phase, Some("silent"), WARNING_MS), Attention::None);
            assert_eq!(of(phase, Some("silent"), WARNING_MS + 1), Attention::Warning);
            assert_eq!(of(phase, Some("offline"), ALARM_MS + 1), Attention::Alarm);
            assert_eq!(attention(phase, None, 0, true), Attention::Warning, "the clock");
        }
        assert_eq!(of(SyncPhase::Refused, Some("revoked"), 0), Attention::Alarm);
        assert_eq!(of(SyncPhase::Refused, Some("upgrade_required"), 0), Attention::Warning);
        assert_eq!(of(SyncPhase::Refused, Some("upgrade_required"), ALARM_MS + 1), Attention::Alarm);
        assert_eq!(of(SyncPhase::Off, None, ALARM_MS + 1), Attention::None, "a clinic without a server");
    }
}
