//! `POST /sign-out`: staff sign out; a client's device is locked and asks for its PIN next time.

use selaras_core::people::Role;
use selaras_store::{Tx, sign_ins};

use crate::ask::{Answer, Ask, Outcome};

/// Ends or locks the sign-in.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let Some(token) = ask.token else { return Answer::go("/sign-in") };
    if ask.me.is(Role::Client) {
        sign_ins::stay_open(tx, ask.practice(), token.digest(), ask.now, ask.now)?;
        Answer::go("/unlock")
    } else {
        sign_ins::end(tx, ask.practice(), token.digest())?;
        Ok(Answer::Leave("/sign-in".to_owned()))
    }
}
