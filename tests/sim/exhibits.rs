//! Each pitfall, switched on: some world must break the law that it offends, and the same world without it must not.

use crate::{
    laws::Law, line::Weather, misfortune::Misfortune, museum::Pitfall, plan::Plan, premises::Premises, replay::run,
};

/// Worlds tried at most.
const WORLDS: u64 = 150;

fn check(pitfall: Pitfall, misfortunes: &[Misfortune], offends: &[Law]) {
    let premises = Premises::new();
    for seed in 0..WORLDS {
        let plan =
            Plan { desks: 3, days: 1, deeds: 16, misfortunes: misfortunes.to_vec(), how_many: 9, ..Plan::any(seed) };
        // A database put back must be written to before it hears of what it had written: a slow line, busy people.
        let whole = misfortunes.contains(&Misfortune::DiskDiesWhole);
        let (deeds, slow_ms) = if whole { (60, 20_000) } else { (plan.deeds, plan.weather.slow_ms) };
        let weather = Weather { slow_ms, ..plan.weather };
        let plan = Plan { large: false, late: None, deeds, weather, ..plan };
        let tale = run(&premises, seed, Plan { pitfall: Some(pitfall), ..plan.clone() }, false);
        let offended = tale.broken.is_some_and(|broken| offends.contains(&broken.law));
        if offended && run(&premises, seed, plan, false).broken.is_none() {
            return;
        }
    }
    panic!("{pitfall:?} goes unseen in {WORLDS} worlds");
}

#[test]
fn b1_rows_written_beside_the_log_are_found() {
    check(Pitfall::WriteBesideLog, &[], &[Law::Verifies, Law::ReadYourWrites, Law::NothingHidden, Law::AllAlike]);
}

#[test]
fn b2_what_commits_late_is_missed() {
    check(Pitfall::LateCommit, &[], &[Law::Settles, Law::AllAlike]);
}

#[test]
fn b3_a_cursor_ahead_of_what_is_applied_is_missed() {
    check(Pitfall::CursorAhead, &[], &[Law::Settles, Law::AllAlike]);
}

#[test]
fn b4_marking_all_as_sent_is_a_false_receipt() {
    check(Pitfall::AllDone, &[], &[Law::ReceiptsTrue]);
}

#[test]
fn b5_a_relay_that_signs_and_does_not_keep_is_found() {
    check(Pitfall::SignsUnkept, &[], &[Law::ReceiptsTrue]);
}

#[test]
fn b6_work_without_a_timer_never_settles() {
    check(Pitfall::NoTimer, &[Misfortune::RelayDown], &[Law::Settles]);
}

#[test]
fn b7_a_flag_that_survives_a_crash_loses_what_it_says_is_there() {
    check(Pitfall::FlagsDisagree, &[Misfortune::Plug], &[Law::Settles, Law::AllAlike]);
}

#[test]
fn b8_dropping_a_second_content_is_a_false_receipt() {
    check(Pitfall::ForkDropped, &[Misfortune::DiskDiesWhole], &[Law::ReceiptsTrue]);
}

#[test]
fn b10_a_relay_put_back_in_silence_is_found() {
    check(Pitfall::SameLife, &[Misfortune::RelayRestored], &[Law::NothingLost, Law::Settles, Law::AllAlike]);
}

#[test]
fn b11_refusing_a_skewed_clock_loses_entries() {
    check(Pitfall::RefusesSkew, &[Misfortune::Clock], &[Law::Settles, Law::AllAlike]);
}

#[test]
fn b13_delete_wins_hides_what_was_edited() {
    check(
        Pitfall::DeleteWins,
        &[Misfortune::Cut],
        &[Law::NothingHidden, Law::ReadYourWrites, Law::MonotonicReads, Law::Verifies],
    );
}

#[test]
fn b15_the_last_write_wins_hides_the_other() {
    check(
        Pitfall::LastWriteWins,
        &[Misfortune::Cut],
        &[Law::NothingHidden, Law::ReadYourWrites, Law::MonotonicReads, Law::Verifies],
    );
}

#[test]
fn b22_dropping_what_comes_during_a_push_is_missed() {
    check(Pitfall::DroppedDuringPush, &[], &[Law::Settles, Law::AllAlike]);
}
