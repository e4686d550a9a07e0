//! What an administrator reads of failed sign-ins: how many, as whom of the staff; clients are only counted.

use selaras_core::moment::DAY;
use selaras_core::people::Role;
use selaras_core::retention::SIGN_IN_DAYS;
use selaras_store::people::Person;
use selaras_store::{Tx, failed_sign_ins, practices};

use crate::ask::{Ask, Refusal};
use crate::layout::field::Text;

/// A line for each member of staff, one for all clients, and one for names of nobody's.
pub fn lines(ask: &Ask<'_>, tx: &mut Tx<'_>, staff: &[(Person, Vec<Role>)]) -> Result<Vec<Text>, Refusal> {
    let since = ask.now.plus_ms(-i64::from(SIGN_IN_DAYS) * DAY);
    let (mut lines, mut clients) = (Vec::new(), 0);
    for (person, times) in failed_sign_ins::of_practice(tx, ask.practice(), since)? {
        match staff.iter().find(|(one, _)| one.id == person) {
            Some((one, _)) => {
                let places = [("name", one.name.as_str().into()), ("times", times.into())];
                lines.push(ask.words.fill("practice-failed-as", &places));
            }
            None => clients += times,
        }
    }
    if clients > 0 {
        lines.push(ask.words.with("practice-failed-clients", "times", clients));
    }
    // Names of nobody's belong to the installation: with a second practice on it they are not this one's to read.
    if practices::all(tx)?.len() == 1 {
        let (practice, _) = failed_sign_ins::nobody();
        let times: i64 =
            failed_sign_ins::of_practice(tx, practice, since)?.iter().map(|(_, times)| times).sum();
        if times > 0 {
            lines.push(ask.words.with("practice-failed-nobody", "times", times));
        }
    }
    Ok(lines)
}
