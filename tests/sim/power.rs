//! Switching workstations on and off, in order or by the plug.

use sync::engine::Event;

use crate::{
    laws::{Held, Law, Must as _},
    world::{Happening, World},
};

impl World {
    pub(crate) fn switch_on(&mut self, desk: usize) -> Held {
        if self.desks[desk].is_on() {
            return Ok(());
        }
        self.tell(|| format!("desk {desk} on"));
        let World { desks, chance, now, .. } = self;
        let own = &mut desks[desk];
        own.open(*now, chance)?;
        let cursor = own.store().peer().must(Law::AlwaysWritable, "the peer")?.map_or(0, |peer| peer.cursor);
        let (device, local) = (own.id(), own.local()?);
        self.engine(desk, Event::Started { device, local, cursor })
    }

    pub(crate) fn switch_off(&mut self, desk: usize) {
        if self.desks[desk].is_on() {
            self.tell(|| format!("desk {desk} off"));
            self.desks[desk].close();
        }
    }

    /// Pulls the plug of a workstation; it comes back soon.
    pub(crate) fn crash(&mut self, desk: usize, when: &'static str) {
        self.fault(when);
        let World { desks, chance, .. } = self;
        desks[desk].pull_plug(chance);
        let back = self.chance.between(1_000, 60_000);
        self.later(back, Happening::SwitchOn(desk));
    }

    /// Perhaps pulls the plug here; says whether it did.
    pub(crate) fn crashes(&mut self, desk: usize, when: &'static str) -> bool {
        let crashes = self.chance.one_in(self.plan.crash);
        if crashes {
            self.crash(desk, when);
        }
        crashes
    }
}
