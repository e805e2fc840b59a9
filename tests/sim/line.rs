//! The line between workstations and relay, and what it does to what travels on it.

use crate::chance::Chance;

/// How bad it is: each happens once in so many messages, never when 0.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Weather {
    pub(crate) lose: u32,
    pub(crate) double: u32,
    pub(crate) tear: u32,
    pub(crate) flip: u32,
    /// The longest a message takes, milliseconds: with two under way, one overtakes the other.
    pub(crate) slow_ms: i64,
}

/// One workstation cut off, in one direction or both.
#[derive(Debug, Clone, Copy)]
struct Cut {
    desk: usize,
    up: bool,
    down: bool,
    until: i64,
}

#[derive(Debug)]
pub(crate) struct Line {
    weather: Weather,
    cuts: Vec<Cut>,
}

/// What the line does to the bytes of a message.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Spoil {
    No,
    /// Breaks off after so many parts of 256.
    Torn(u8),
    /// A bit flips after so many parts of 256.
    Flipped(u8),
}

/// What becomes of one message.
pub(crate) struct Fate {
    /// After how long it arrives, each time it does.
    pub(crate) arrivals: Vec<i64>,
    pub(crate) spoil: Spoil,
    pub(crate) faults: Vec<&'static str>,
}

impl Line {
    pub(crate) fn new(weather: Weather) -> Line {
        Line { weather, cuts: Vec::new() }
    }

    /// From now on it works.
    pub(crate) fn calms(&mut self) {
        self.weather = Weather { slow_ms: 200, ..Weather::default() };
        self.cuts.clear();
    }

    pub(crate) fn cuts(&mut self, desk: usize, up: bool, down: bool, until: i64) {
        self.cuts.push(Cut { desk, up, down, until });
    }

    pub(crate) fn blocks(&self, desk: usize, up: bool, now: i64) -> bool {
        let stands = |cut: &&Cut| cut.desk == desk && cut.until > now;
        self.cuts.iter().filter(stands).any(|cut| if up { cut.up } else { cut.down })
    }

    pub(crate) fn fate(&mut self, chance: &mut Chance) -> Fate {
        let Weather { lose, double, tear, flip, slow_ms } = self.weather;
        let mut fate = Fate { arrivals: Vec::new(), spoil: Spoil::No, faults: Vec::new() };
        if chance.one_in(lose) {
            fate.faults.push("lost on the line");
            return fate;
        }
        fate.arrivals.push(chance.between(5, slow_ms));
        if chance.one_in(double) {
            fate.arrivals.push(chance.between(5, slow_ms * 20));
            fate.faults.push("delivered twice");
        }
        let place = u8::try_from(chance.below(256)).expect("a byte");
        if chance.one_in(tear) {
            fate.spoil = Spoil::Torn(place);
            fate.faults.push("torn");
        } else if chance.one_in(flip) {
            fate.spoil = Spoil::Flipped(place);
            fate.faults.push("bit flipped");
        }
        fate
    }
}

impl Spoil {
    /// Spoils a body; says whether the reader notices that it broke off.
    pub(crate) fn spoils(self, body: &mut Vec<u8>) -> bool {
        let at = |part: u8| body.len() * usize::from(part) / 256;
        match self {
            Spoil::No => false,
            Spoil::Torn(part) => {
                let keep = at(part);
                body.truncate(keep);
                true
            }
            Spoil::Flipped(part) => {
                let place = at(part);
                if let Some(byte) = body.get_mut(place) {
                    *byte ^= 1 << (part % 8);
                }
                false
            }
        }
    }
}
