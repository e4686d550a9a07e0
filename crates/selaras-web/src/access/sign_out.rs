//! `POST /sign-out`: staff sign out; a client's device is locked and asks for its PIN next time.

use selaras_store::{Tx, sign_ins};

use crate::ask::{Answer, Ask, Outcome};

/// Ends or locks the sign-in.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let Some(token) = ask.token else { return Answer::go("/sign-in") };
    if ask.me.comes_by_link() {
        sign_ins::stay_open(tx, ask.practice(), token.digest(), ask.now, ask.now)?;
        Answer::go("/unlock")
    } else {
        let provider = sign_ins::provider_of(tx, ask.practice(), token.digest())?;
        sign_ins::end(tx, ask.practice(), token.digest())?;
        // Whoever came in by a provider is still signed in there, which the next page says.
        Ok(Answer::Leave(
            provider.map_or_else(|| "/sign-in".to_owned(), |left| format!("/sign-in?left={left}")),
        ))
    }
}
