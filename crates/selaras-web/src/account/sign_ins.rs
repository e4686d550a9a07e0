//! `POST …/sign-ins/ending`: ends one of one's own sign-ins, or all but this one.

use selaras_store::{Tx, sign_ins};

use crate::account::{CLIENT, STAFF, show, staff_only};
use crate::ask::{Answer, Ask, Outcome};

/// A member of staff's.
pub fn staff(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    staff_only(ask)?;
    end(ask, tx, STAFF)
}

/// A client's.
pub fn client(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    end(ask, tx, CLIENT)
}

/// The one that the form names; one that is gone already needs no ending.
fn end(ask: &Ask<'_>, tx: &mut Tx<'_>, under: &str) -> Outcome {
    let (practice, person) = (ask.practice(), ask.me.person.id);
    if ask.form.text("which") == "others" {
        sign_ins::end_others(tx, practice, person, ask.sign_in.token)?;
        ask.note(tx, "sign_in.ending", Some(person))?;
        return Answer::done(under, "sign-ins-ended");
    }
    let all = sign_ins::of(tx, practice, person, ask.now)?;
    let named = |line: &&sign_ins::Line| show::name(&line.token) == ask.form.text("which");
    if let Some(line) = all.iter().find(named) {
        sign_ins::end(tx, practice, line.token)?;
        ask.note(tx, "sign_in.ending", Some(person))?;
    }
    Answer::done(under, "sign-in-ended")
}
