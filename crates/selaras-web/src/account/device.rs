//! A device in the reader's words: "Chrome on Windows".

use crate::ask::Ask;
use crate::words::Place;

/// The two words that are kept of it, as a reader says them.
pub fn told(ask: &Ask<'_>, words: &str) -> String {
    let unknown = |word: &str| word.is_empty() || word == "?";
    let (browser, system) = words.split_once(' ').unwrap_or_default();
    match (unknown(browser), unknown(system)) {
        (true, true) => ask.words.say("account-device-unknown").into_owned(),
        (true, false) => system.to_owned(),
        (false, true) => browser.to_owned(),
        (false, false) => {
            let places = [("browser", Place::Text(browser)), ("system", Place::Text(system))];
            ask.words.fill("account-device", &places).into_owned()
        }
    }
}
