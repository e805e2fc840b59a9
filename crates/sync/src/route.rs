//! Notices that the network came back, is another, or that the machine has slept, without asking anybody.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket},
    time::Duration,
};

/// How often to look; it costs two calls of the system and no packet.
pub(crate) const LOOK: Duration = Duration::from_secs(5);
/// A clock that leaps by more between two looks belongs to a machine that slept.
const LEAP_MS: i64 = 60_000;
/// Addresses set apart for documentation: a route to them is a route to anywhere.
const ANYWHERE: [IpAddr; 2] =
    [IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)), IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1))];

/// By which addresses of ours the world is reached, as of the last look.
pub(crate) struct Route {
    by: [Option<IpAddr>; 2],
    looked: i64,
}

impl Route {
    pub(crate) fn now(wall: i64) -> Route {
        Route { by: ANYWHERE.map(way), looked: wall }
    }

    /// Looks again; says whether there is a way now that was not there before, or the time between was slept through.
    pub(crate) fn changed(&mut self, wall: i64) -> bool {
        self.turns(Route::now(wall))
    }

    fn turns(&mut self, seen: Route) -> bool {
        let before = std::mem::replace(self, seen);
        let came = self.by.iter().zip(before.by).any(|(now, before)| now.is_some() && *now != before);
        came || self.looked - before.looked > LEAP_MS
    }
}

/// Our address on the way there. A datagram socket that is only connected sends nothing.
fn way(to: IpAddr) -> Option<IpAddr> {
    let any: IpAddr = if to.is_ipv4() { Ipv4Addr::UNSPECIFIED.into() } else { Ipv6Addr::UNSPECIFIED.into() };
    let socket = UdpSocket::bind(SocketAddr::new(any, 0)).ok()?;
    socket.connect(SocketAddr::new(to, 9)).ok()?;
    Some(socket.local_addr().ok()?.ip())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(by: Option<[u8; 4]>, looked: i64) -> Route {
        Route { by: [by.map(IpAddr::from), None], looked }
    }

    #[test]
    fn a_way_that_comes_or_changes_or_a_sleep_counts_and_one_that_goes_does_not() {
        let mut route = seen(None, 0);
        assert!(!route.turns(seen(None, 5_000)));
        assert!(route.turns(seen(Some([10, 0, 0, 7]), 10_000)), "it came");
        assert!(!route.turns(seen(Some([10, 0, 0, 7]), 15_000)));
        assert!(route.turns(seen(Some([10, 9, 0, 7]), 20_000)), "it is another");
        assert!(!route.turns(seen(None, 25_000)), "without one there is nothing to try");
        assert!(route.turns(seen(None, 3_600_000)), "it slept");
        assert!(!route.turns(seen(None, -9_000_000)), "a clock that is set back");
    }
}
