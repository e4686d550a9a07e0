//! Under what a try to come in is counted, so that guessing is slow and shuts nobody out.

use selaras_core::id::{PersonId, PracticeId};
use selaras_core::moment::Moment;

use crate::access::{known, throttle};
use crate::app::App;
use crate::reply::Asked;

/// Wrong tries that cost nothing from one network address, which a whole school may share.
const FREE_BY_ADDRESS: u32 = 50;
/// Wrong tries that cost nothing for one name, from wherever strangers try it.
const FREE_BY_NAME: u32 = 20;

/// Under what a try is counted.
pub enum Tries {
    /// A browser on which this person has signed in before: apart from everybody else's tries.
    Known(String),
    /// Any other: by name and network address, by address, and by name. Whoever guesses from many addresses is slowed
    /// by the last one; it never stops the person's own browser.
    Strange { pair: String, address: String, name: String },
}

impl Tries {
    /// A try at this name's `what` (a password, a code), by whoever the name belongs to.
    pub fn of(
        app: &App,
        asked: &Asked,
        what: &str,
        name: &str,
        whose: Option<(PracticeId, PersonId)>,
    ) -> Self {
        let known =
            whose.and_then(|(practice, person)| known::to(app, asked.known.as_deref(), practice, person));
        match known {
            Some(mark) => Tries::Known(format!("{what} known {mark}")),
            None => Tries::Strange {
                pair: format!("{what} {} {name}", asked.from),
                address: format!("address {}", asked.from),
                name: format!("{what} name {name}"),
            },
        }
    }

    /// Begins one.
    ///
    /// # Errors
    /// The seconds to wait before the next.
    pub fn begin(&self, app: &App, now: Moment) -> Result<(), i64> {
        match self {
            Tries::Known(mark) => app.throttle.begin(&[(mark, throttle::FREE)], now),
            Tries::Strange { pair, address, name } => {
                let keys = [
                    (pair.as_str(), throttle::FREE),
                    (address.as_str(), FREE_BY_ADDRESS),
                    (name, FREE_BY_NAME),
                ];
                app.throttle.begin(&keys, now)
            }
        }
    }

    /// It was right: what this browser tried before is forgotten, what strangers tried is not.
    pub fn was_right(&self, app: &App) {
        match self {
            Tries::Known(mark) => app.throttle.was_right(mark),
            Tries::Strange { pair, address, name } => {
                app.throttle.was_right(pair);
                app.throttle.take_back(address);
                app.throttle.take_back(name);
            }
        }
    }
}
