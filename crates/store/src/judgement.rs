//! Who is heard up to where, when members of a clinic say so of each other: pure, and the same for the same statements.

use std::collections::BTreeMap;

use domain::DeviceId;
use wire::{Hash, membership::Place};

/// Who says something, and where.
pub(crate) type At = (DeviceId, Place);

/// A range of changes let in, and the hash of its last.
pub(crate) type Range = (DeviceId, Place, Place, Hash);

/// All that is said about who is heard.
#[derive(Default)]
pub(crate) struct Said {
    /// Who says that who joins.
    pub(crate) enrolments: Vec<(At, DeviceId)>,
    /// Who says that who is heard up to where.
    pub(crate) revocations: Vec<(At, DeviceId, Place)>,
    /// Who says what is let in all the same.
    pub(crate) acceptances: Vec<(At, Range)>,
}

impl Said {
    /// Nobody was ever revoked: everybody is heard to the end.
    pub(crate) fn is_quiet(&self) -> bool {
        self.revocations.is_empty()
    }

    /// How many enrolments lie between each device and the clinic's first.
    fn depths(&self) -> BTreeMap<DeviceId, u32> {
        let own =
            self.enrolments.iter().filter(|((author, at), device)| author == device && at.epoch == 1 && at.seq == 1);
        let mut depths: BTreeMap<DeviceId, u32> = own.map(|(_, device)| (*device, 0)).collect();
        loop {
            let before = depths.len();
            for ((author, _), device) in &self.enrolments {
                if let Some(depth) = depths.get(author).copied() {
                    let known = depths.entry(*device).or_insert(depth + 1);
                    *known = (*known).min(depth + 1);
                }
            }
            if depths.len() == before {
                return depths;
            }
        }
    }

    /// How far each device is heard that is not heard to its end, and what is let in beyond.
    ///
    /// Those nearer to the clinic's first device are asked first, so that of two that revoke each other the nearer one's
    /// word counts; what a device says after its own last valid change counts for nothing. Of several revocations of one
    /// device the lowest place counts.
    pub(crate) fn judged(&self) -> Judged<'_> {
        let depths = self.depths();
        let mut devices: Vec<(u32, DeviceId)> = depths.iter().map(|(device, depth)| (*depth, *device)).collect();
        devices.sort_unstable();
        let mut judged = Judged { said: self, depths, bounds: BTreeMap::new(), let_in: Vec::new() };
        for (_, author) in &devices {
            for (at, device, last) in self.revocations.iter().filter(|((by, _), ..)| by == author) {
                if judged.hears(*at) {
                    let bound = judged.bounds.entry(*device).or_insert(*last);
                    *bound = (*bound).min(*last);
                }
            }
        }
        // What is let in may itself let something in.
        loop {
            let heard = self.acceptances.iter().filter(|(at, _)| judged.hears(*at)).map(|(_, range)| *range);
            let heard: Vec<Range> = heard.collect();
            if heard.len() == judged.let_in.len() {
                break;
            }
            judged.let_in = heard;
        }
        // Whoever was enrolled by changes that do not count is not heard at all; kept aside, like those changes.
        let outcasts: Vec<DeviceId> =
            devices.iter().map(|(_, device)| *device).filter(|of| !judged.belongs(*of)).collect();
        judged.bounds.extend(outcasts.into_iter().map(|device| (device, Place::default())));
        judged
    }
}

/// What follows from all that is said.
pub(crate) struct Judged<'a> {
    said: &'a Said,
    depths: BTreeMap<DeviceId, u32>,
    /// How far each device is heard that is not heard to its end.
    pub(crate) bounds: BTreeMap<DeviceId, Place>,
    /// What is let in beyond that.
    pub(crate) let_in: Vec<Range>,
}

impl Judged<'_> {
    /// Whether what is said at a place counts.
    fn hears(&self, (author, at): At) -> bool {
        let bounded = self.bounds.get(&author).is_some_and(|last| at > *last);
        let let_in = || self.let_in.iter().any(|(of, first, last, _)| *of == author && (*first..=*last).contains(&at));
        (!bounded || let_in()) && self.belongs(author)
    }

    /// Whether a change that counts enrolled it. Only enrolments by devices nearer to the first are asked, so that no two
    /// can vouch for each other.
    fn belongs(&self, device: DeviceId) -> bool {
        let Some(depth) = self.depths.get(&device) else { return false };
        let nearer = |at: &At| self.depths.get(&at.0).is_some_and(|nearer| nearer < depth);
        *depth == 0 || self.said.enrolments.iter().any(|(at, of)| *of == device && nearer(at) && self.hears(*at))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn device(n: u8) -> DeviceId {
        DeviceId(Uuid::from_u128(n.into()))
    }

    fn at(n: u8, seq: u64) -> At {
        (device(n), Place { epoch: 1, seq })
    }

    /// Device 1 founds the clinic and enrols 2 and 3; 3 enrols 4.
    fn clinic() -> Said {
        let enrolments =
            [(at(1, 1), 1), (at(1, 2), 2), (at(1, 3), 3), (at(3, 5), 4)].map(|(at, of)| (at, device(of))).to_vec();
        Said { enrolments, ..Said::default() }
    }

    fn revokes(said: &mut Said, by: At, of: u8, last: u64) {
        said.revocations.push((by, device(of), Place { epoch: 1, seq: last }));
    }

    fn bounds(said: &Said) -> Vec<(u8, u64)> {
        let number = |device: &DeviceId| device.0.as_u128() as u8;
        said.judged().bounds.iter().map(|(device, last)| (number(device), last.seq)).collect()
    }

    #[test]
    fn of_several_revocations_the_lowest_place_counts() {
        let mut said = clinic();
        revokes(&mut said, at(1, 9), 2, 7);
        revokes(&mut said, at(3, 4), 2, 5);
        assert_eq!(bounds(&said), [(2, 5)]);
        said.revocations.reverse();
        assert_eq!(bounds(&said), [(2, 5)]);
    }

    #[test]
    fn of_two_that_revoke_each_other_the_one_nearer_to_the_first_is_heard() {
        let mut said = clinic();
        revokes(&mut said, at(2, 9), 1, 0);
        revokes(&mut said, at(1, 20), 2, 8);
        assert_eq!(bounds(&said), [(2, 8)], "what the revoked one says afterwards counts for nothing");
        let mut said = clinic();
        revokes(&mut said, at(2, 8), 1, 15);
        revokes(&mut said, at(1, 20), 2, 8);
        assert_eq!(bounds(&said), [(1, 15), (2, 8)], "what it said before counts");
    }

    #[test]
    fn whom_a_revoked_device_enrolled_afterwards_is_not_heard_until_that_is_let_in() {
        let mut said = clinic();
        revokes(&mut said, at(1, 9), 3, 4);
        assert_eq!(bounds(&said), [(3, 4), (4, 0)]);
        revokes(&mut said, at(4, 1), 1, 0);
        assert_eq!(bounds(&said), [(3, 4), (4, 0)], "and can revoke nobody");
        let range = |of: u8, seq| (device(of), Place { epoch: 1, seq }, Place { epoch: 1, seq }, Hash([1; 32]));
        said.acceptances.push((at(4, 2), range(3, 5)));
        assert_eq!(bounds(&said), [(3, 4), (4, 0)], "nor let itself in");
        said.acceptances.push((at(1, 10), range(3, 5)));
        assert_eq!(bounds(&said), [(3, 4)]);
    }
}
