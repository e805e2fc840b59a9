//! What a world is like: drawn from its seed, or made for one purpose.

use crate::{
    chance::Chance,
    line::Weather,
    misfortune::Misfortune,
    museum::Pitfall,
    premises::{MOST, NOW},
    world::{Happening, World},
};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

#[derive(Debug, Clone)]
pub(crate) struct Plan {
    /// Workstations.
    pub(crate) desks: u8,
    /// Joins after the others.
    pub(crate) late: Option<u8>,
    pub(crate) weather: Weather,
    /// The plug is pulled once in so many labelled steps.
    pub(crate) crash: u32,
    /// What may befall this world.
    pub(crate) misfortunes: Vec<Misfortune>,
    /// How many of them do.
    pub(crate) how_many: usize,
    /// Days on which people work.
    pub(crate) days: usize,
    /// What people do on a day.
    pub(crate) deeds: usize,
    /// Nights between, at most.
    pub(crate) longest_night_ms: i64,
    /// Whether a transaction too large for one change is among what is written.
    pub(crate) large: bool,
    /// What is done wrong on purpose.
    pub(crate) pitfall: Option<Pitfall>,
}

impl Plan {
    /// Anything.
    pub(crate) fn any(seed: u64) -> Plan {
        let chance = &mut Chance::new(seed ^ 0x91a4);
        let many = if chance.one_in(6) { MOST } else { 4 };
        let desks = u8::try_from(chance.between(2, many.into())).expect("few");
        let rate = |chance: &mut Chance| chance.pick(&[0, 0, 40, 15, 6]);
        let weather = Weather {
            lose: rate(chance),
            double: rate(chance),
            tear: rate(chance),
            flip: rate(chance),
            slow_ms: chance.pick(&[50, 400, 3_000, 20_000]),
        };
        let mut misfortunes: Vec<Misfortune> = Misfortune::ALL.iter().copied().filter(|_| chance.one_in(2)).collect();
        // What only third parties hold of somebody whose disk died whole is not settled yet: docs/proof.md says how far.
        if misfortunes.iter().any(|kind| matches!(kind, Misfortune::RelayRestored | Misfortune::Stick)) {
            misfortunes.retain(|kind| *kind != Misfortune::DiskDiesWhole);
        }
        Plan {
            desks,
            late: chance.one_in(4).then_some(desks),
            weather,
            crash: chance.pick(&[0, 0, 40, 12]),
            misfortunes,
            how_many: chance.below(9),
            days: 1 + chance.below(3),
            deeds: 4 + chance.below(12),
            longest_night_ms: chance.pick(&[MINUTE, DAY, 35 * DAY]),
            large: chance.one_in(100),
            pitfall: None,
        }
    }

    /// Nothing but lines that are cut, one way or both, for a minute or for weeks.
    pub(crate) fn partitions(seed: u64) -> Plan {
        let chance = &mut Chance::new(seed ^ 0x9a27);
        Plan {
            desks: u8::try_from(chance.between(2, 5)).expect("few"),
            late: None,
            weather: Weather { slow_ms: 400, ..Weather::default() },
            crash: 0,
            misfortunes: vec![Misfortune::Cut],
            how_many: 4 + chance.below(6),
            days: 2,
            deeds: 10,
            longest_night_ms: 10 * DAY,
            large: false,
            pitfall: None,
        }
    }

    /// Disks that die, and databases put back from copies.
    pub(crate) fn disks(seed: u64) -> Plan {
        let misfortunes = vec![Misfortune::DiskDies];
        Plan { desks: 3, late: None, days: 2, deeds: 16, misfortunes, how_many: 14, large: false, ..Plan::any(seed) }
    }

    /// The same, with nothing left beside the database that would tell of it.
    pub(crate) fn whole_disks(seed: u64) -> Plan {
        Plan { misfortunes: vec![Misfortune::DiskDiesWhole, Misfortune::DiskDies], ..Plan::disks(seed) }
    }

    /// Workstations put out while they write and know nothing of it; what they wrote then is judged; new keys, new names.
    pub(crate) fn revocations(seed: u64) -> Plan {
        let misfortunes = [Misfortune::PutOut, Misfortune::NewKey, Misfortune::ComesBack, Misfortune::Cut]
            .into_iter()
            .chain([Misfortune::PutOut, Misfortune::Judged, Misfortune::Judged, Misfortune::Cut])
            .chain([Misfortune::Stick, Misfortune::RelayRestored, Misfortune::Plug, Misfortune::RelayDown]);
        let desks = 3 + u8::from(seed.is_multiple_of(3));
        let misfortunes = misfortunes.collect();
        Plan { desks, late: None, days: 2, deeds: 22, misfortunes, how_many: 16, large: false, ..Plan::any(seed) }
    }
}

impl World {
    /// Lays out the days: who is there, what is done when, what goes wrong when.
    pub(crate) fn lays_out(&mut self) {
        let Plan { desks, days, deeds, longest_night_ms, how_many, .. } = self.plan;
        let (desks, mut begin) = (usize::from(desks), 0);
        for day in 0..days {
            let length = self.chance.between(MINUTE / 2, 3 * MINUTE);
            for desk in 0..desks {
                let late = self.plan.late == Some(self.desks[desk].n) && day == 0;
                if (desk == 0 && day == 0) || !self.chance.one_in(4) {
                    let from = if late { length / 2 } else { self.chance.between(0, 5_000) };
                    self.later(begin + from, Happening::SwitchOn(desk));
                    self.later(begin + length, Happening::SwitchOff(desk));
                }
            }
            for _ in 0..deeds {
                let (desk, at) = (self.chance.below(desks), self.chance.between(1_000, length));
                self.later(begin + at, Happening::Person(desk));
            }
            for _ in 0..how_many.div_ceil(days) {
                let at = self.chance.between(1_000, length);
                self.later(begin + at, Happening::Misfortune);
            }
            let night = self.chance.between(1_000, longest_night_ms);
            self.nights.push(NOW + begin + length..NOW + begin + length + night);
            begin += length + night;
        }
    }
}
