//! `/cases/{case}/contributions/{id}/mark`: the counsellor's answer to something given, in one tap.

use selaras_core::id::Id;
use selaras_store::contributions::{self, Mark};
use selaras_store::{Tx, signals};

use crate::ask::{Answer, Ask, Outcome, Refusal};

/// Marks it.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (case, id): (_, Id<()>) = (ask.case_id()?, ask.id("id")?);
    let mark: Mark = ask.form.text("mark").parse().map_err(|_| Refusal::NotThere)?;
    if !contributions::mark(tx, ask.by(), case, id.bytes(), mark)? {
        return Err(Refusal::NotThere);
    }
    ask.note(tx, "contribution.mark", Some(id))?;
    signals::judge(tx, ask.by(), case)?;
    let done = match mark {
        Mark::Read => "given-read",
        Mark::Talked => "given-talked",
        Mark::Changed => "given-changed",
    };
    if ask.form.text("from") == "profile" {
        return Answer::done(&format!("/cases/{case}/profile"), done);
    }
    Answer::done(&format!("/cases/{case}/words#g-{id}"), done)
}
