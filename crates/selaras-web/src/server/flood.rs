//! Floods: one address gets so many answers a second and no more, so that the others get theirs.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use selaras_core::moment::Moment;

/// Requests an address may save up: a class of forty that opens the same page at once, with its style and script.
const BURST: f64 = 600.0;
/// Requests a second that it gains.
const EACH_SECOND: f64 = 40.0;
/// More addresses than this are not remembered at once.
const MOST: usize = 50_000;

/// What each address has left.
#[derive(Default)]
pub struct Flood {
    left: Mutex<HashMap<IpAddr, (f64, Moment)>>,
}

impl Flood {
    /// Whether a request from there is too many now. This machine itself never floods.
    pub fn is_too_much(&self, from: &str, now: Moment) -> bool {
        let Ok(ip) = from.parse::<IpAddr>() else { return false };
        if ip.is_loopback() {
            return false;
        }
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        if left.len() >= MOST {
            left.retain(|_, had| saved(*had, now) < BURST);
            if left.len() >= MOST {
                left.clear();
            }
        }
        let had = left.entry(network(ip)).or_insert((BURST, now));
        let saved = saved(*had, now);
        *had = ((saved - 1.0).max(0.0), now);
        saved < 1.0
    }
}

fn saved((left, at): (f64, Moment), now: Moment) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds between two requests")]
    let seconds = (now.unix_ms() - at.unix_ms()).max(0) as f64 / 1000.0;
    (left + seconds * EACH_SECOND).min(BURST)
}

/// A household has one IPv4 address, or a whole /64 of IPv6.
fn network(ip: IpAddr) -> IpAddr {
    match ip.to_canonical() {
        IpAddr::V6(six) => {
            let mut octets = six.octets();
            octets[8..].fill(0);
            IpAddr::from(octets)
        }
        four => four,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment::from_unix_ms(1_793_584_800_000);

    fn taken(flood: &Flood, from: &str, now: Moment) -> usize {
        (0..2000).take_while(|_| !flood.is_too_much(from, now)).count()
    }

    #[test]
    fn an_address_gets_its_share_and_gains_it_back_with_time() {
        let flood = Flood::default();
        assert_eq!(taken(&flood, "10.0.0.1", NOW), 600);
        assert_eq!(taken(&flood, "10.0.0.2", NOW), 600, "another address has its own");
        assert_eq!(taken(&flood, "10.0.0.1", NOW.plus_ms(1000)), 40);
        assert_eq!(taken(&flood, "10.0.0.1", NOW.plus_ms(3_600_000)), 600);
        assert_eq!(taken(&flood, "10.0.0.1", NOW), 0, "a clock that was set back gives nothing");
    }

    #[test]
    fn a_network_of_ipv6_is_one_and_this_machine_is_never_a_flood() {
        let flood = Flood::default();
        assert_eq!(taken(&flood, "2001:db8::1", NOW), 600);
        assert_eq!(taken(&flood, "2001:db8::2", NOW), 0);
        assert_eq!(taken(&flood, "2001:db8:0:1::2", NOW), 600);
        assert_eq!(taken(&flood, "::ffff:10.0.0.9", NOW), 600);
        assert_eq!(taken(&flood, "10.0.0.9", NOW), 0, "one address, written two ways");
        assert_eq!(taken(&flood, "127.0.0.1", NOW), 2000);
        assert_eq!(taken(&flood, "not an address", NOW), 2000);
    }

    #[test]
    fn it_remembers_only_so_many() {
        let flood = Flood::default();
        for n in 0..120_000u32 {
            flood.is_too_much(&std::net::Ipv4Addr::from(0x0a00_0000 + n).to_string(), NOW);
        }
        assert!(flood.left.lock().unwrap().len() <= MOST);
    }
}
