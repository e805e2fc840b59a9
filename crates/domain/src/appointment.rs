//! Appointments that claim the same chair or the same dentist at the same time.
//!
//! Two workstations without a line may both book; both bookings stand, and this rule tells every replica the same
//! overlaps, so that reception can move one. Nothing is refused because of it.

use crate::{AppointmentId, ChairId, StaffId};

/// What an appointment claims, half-open: it ends where the next may start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Which appointment.
    pub id: AppointmentId,
    /// The chair it is booked on.
    pub chair: Option<ChairId>,
    /// Who treats.
    pub dentist: Option<StaffId>,
    /// First instant, milliseconds UTC.
    pub starts_at: i64,
    /// First instant after it, milliseconds UTC.
    pub ends_at: i64,
}

/// What two appointments want at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shared {
    /// One chair.
    Chair(ChairId),
    /// One dentist.
    Dentist(StaffId),
}

/// Two appointments that cannot both be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Overlap {
    /// From when, milliseconds UTC.
    pub from: i64,
    /// Until when, milliseconds UTC.
    pub until: i64,
    /// The one that starts first; of two that start together, the one with the smaller id.
    pub first: AppointmentId,
    /// The other.
    pub second: AppointmentId,
    /// What both want.
    pub shared: Shared,
}

/// Every overlap, in order of time, then of ids, chairs before dentists; whatever order the appointments are given in.
pub fn overlaps(slots: &[Slot]) -> Vec<Overlap> {
    let claims = |slot: &Slot| {
        let (chair, dentist) = (slot.chair.map(Shared::Chair), slot.dentist.map(Shared::Dentist));
        chair
            .into_iter()
            .chain(dentist)
            .map(|shared| (shared, slot.starts_at, slot.id, slot.ends_at))
            .collect::<Vec<_>>()
    };
    let mut claimed: Vec<_> = slots.iter().filter(|slot| slot.starts_at < slot.ends_at).flat_map(claims).collect();
    claimed.sort_unstable();
    let mut found = Vec::new();
    for (i, (shared, _, first, ends_at)) in claimed.iter().enumerate() {
        let later = claimed[i + 1..].iter().take_while(|(other, from, ..)| other == shared && from < ends_at);
        found.extend(later.map(|(_, from, second, until)| Overlap {
            from: *from,
            until: *ends_at.min(until),
            first: *first,
            second: *second,
            shared: *shared,
        }));
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn slot(n: u128, chair: u128, dentist: u128, starts_at: i64, ends_at: i64) -> Slot {
        let id = |n| Uuid::from_u128(n);
        Slot {
            id: AppointmentId(id(n)),
            chair: (chair > 0).then(|| ChairId(id(chair))),
            dentist: (dentist > 0).then(|| StaffId(id(dentist))),
            starts_at,
            ends_at,
        }
    }

    fn pairs(slots: &[Slot]) -> Vec<(u128, u128, i64, i64, bool)> {
        let told = |overlap: Overlap| {
            let chair = matches!(overlap.shared, Shared::Chair(_));
            (overlap.first.0.as_u128(), overlap.second.0.as_u128(), overlap.from, overlap.until, chair)
        };
        overlaps(slots).into_iter().map(told).collect()
    }

    #[test]
    fn one_after_the_other_is_no_overlap() {
        assert_eq!(pairs(&[slot(1, 1, 1, 0, 30), slot(2, 1, 1, 30, 60)]), []);
    }

    #[test]
    fn a_chair_and_a_dentist_are_each_claimed_once() {
        let slots = [slot(1, 1, 1, 0, 30), slot(2, 1, 2, 20, 60), slot(3, 2, 1, 10, 25)];
        assert_eq!(pairs(&slots), [(1, 3, 10, 25, false), (1, 2, 20, 30, true)]);
    }

    #[test]
    fn the_same_chair_and_dentist_are_two_overlaps_and_nothing_claimed_is_none() {
        assert_eq!(pairs(&[slot(2, 1, 1, 0, 30), slot(1, 1, 1, 0, 20)]), [(1, 2, 0, 20, true), (1, 2, 0, 20, false)]);
        assert_eq!(pairs(&[slot(1, 0, 0, 0, 30), slot(2, 0, 0, 0, 30)]), []);
        assert_eq!(pairs(&[slot(1, 1, 0, 0, 30), slot(2, 1, 0, 15, 15), slot(3, 1, 0, 20, 10)]), [], "nothing lasts");
    }

    proptest! {
        #[test]
        fn the_same_overlaps_as_trying_every_pair_in_any_order(
            drawn in proptest::collection::vec((0..3_u128, 0..3_u128, 0..40_i64, 0..12_i64), 0..14),
        ) {
            let mut slots: Vec<Slot> = (1_u128..)
                .zip(&drawn)
                .map(|(n, (chair, dentist, from, length))| slot(n, *chair, *dentist, *from, from + length))
                .collect();
            let mut expected = 0;
            for (i, a) in slots.iter().enumerate() {
                for b in &slots[i + 1..] {
                    let meet = a.starts_at.max(b.starts_at) < a.ends_at.min(b.ends_at);
                    let chair = a.chair.is_some() && a.chair == b.chair;
                    let dentist = a.dentist.is_some() && a.dentist == b.dentist;
                    expected += usize::from(meet && chair) + usize::from(meet && dentist);
                }
            }
            let found = overlaps(&slots);
            prop_assert_eq!(found.len(), expected);
            prop_assert!(found.iter().all(|overlap| overlap.from < overlap.until));
            slots.reverse();
            prop_assert_eq!(overlaps(&slots), found);
        }
    }
}
