//! `…/agreement/amendments/new?clause=`: words of one's own under a clause, or what was agreed there taken away again.

use askama::Template;
use selaras_core::agreement::{Amendment, Clause, NotProposed, may_propose, standing};
use selaras_core::proposal::LONGEST;
use selaras_store::Tx;
use selaras_store::agreements::amendments::{self, New, Refused};

use crate::agreement::of_today;
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::cases::Section;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};
use crate::proposals::read_words;
use crate::sides::{self, Reader, under};

#[derive(Template)]
#[template(path = "agreement/amendments/new.html")]
struct Body<'a> {
    frame: &'a Frame,
    clause: &'static str,
    name: Text,
    agreed: Option<String>,
    what: Option<Field>,
    words: Field,
    notice: Option<Text>,
    faults: Vec<Fault>,
    under: String,
}

/// The form.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (clause, all) = clause(ask, tx, ask.query.text("clause"))?;
    let frame = frame(ask);
    let body = body(ask, tx, &frame, clause, &all, (None, None))?;
    sides::page(ask, tx, &frame, Section::Agreement, &body)
}

/// Proposes it.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (clause, all) = clause(ask, tx, ask.form.text("clause"))?;
    let frame = frame(ask);
    let drops = ask.form.text("what") == "drop";
    let again = |tx: &mut Tx<'_>, error: Option<String>, notice: Option<Text>| {
        let body = body(ask, tx, &frame, clause, &all, (error, notice))?;
        sides::again(ask, tx, &frame, Section::Agreement, &body)
    };
    let words = match read_words(ask, "words") {
        Ok(words) => words,
        Err(fault) => return again(tx, Some(fault), None),
    };
    let new = New { side: ask.side(), clause, drops, words: &words };
    match amendments::propose(tx, ask.by(), ask.case_id()?, &new) {
        Ok(_) => Answer::done(&format!("{}/agreement", under(ask)?), &sides::sent(ask, "amendment-proposed")),
        Err(Refused::Store(error)) => Err(error.into()),
        Err(Refused::Rules(why)) => again(tx, None, Some(ask.words.say(told(why)))),
    }
}

fn told(why: NotProposed) -> &'static str {
    match why {
        NotProposed::WaitsAlready => "amendment-waits-already",
        NotProposed::NothingToDrop => "amendment-nothing-to-drop",
    }
}

/// The clause that is named, if the agreement of this case has it, and what was ever proposed.
fn clause(ask: &Ask<'_>, tx: &mut Tx<'_>, code: &str) -> Result<(Clause, Vec<Amendment>), Refusal> {
    let today = of_today(ask, tx)?;
    let clauses = today.kind.clauses(today.draft.needs_guardian);
    let clause = match code {
        "" => clauses.first().copied(),
        code => code.parse().ok().filter(|clause| clauses.contains(clause)),
    };
    Ok((clause.ok_or(Refusal::NotThere)?, today.amendments))
}

fn frame(ask: &Ask<'_>) -> Frame {
    sides::frame(ask, ask.words.say("amendment-new-title").into_owned(), Section::Agreement)
}

fn body<'a>(
    ask: &Ask<'_>,
    tx: &mut Tx<'_>,
    frame: &'a Frame,
    clause: Clause,
    all: &[Amendment],
    (error, notice): (Option<String>, Option<Text>),
) -> Result<Body<'a>, Refusal> {
    let say = ask.words;
    let agreed = standing(all, clause).map(|one| one.words().to_owned());
    let waits = may_propose(all, clause, false).err().map(|why| say.say(told(why)));
    let reader = Reader::of(ask, tx)?;
    let other = reader.name(ask.side().other());
    let chosen = ask.form.given("what").unwrap_or("change").to_owned();
    let what = agreed.as_ref().map(|_| {
        Field::new("what", say.say("amendment-what"))
            .choice("change", say.say("amendment-what-change"))
            .choice("drop", say.say("amendment-what-drop"))
            .value(chosen)
    });
    let asked = if what.is_some() { "amendment-words-or-why" } else { "amendment-words" };
    let words = Field::new("words", say.say(asked))
        .hint(say.with("amendment-words-hint", "name", other))
        .longest(LONGEST)
        .value(ask.form.text("words"))
        .error(error);
    Ok(Body {
        frame,
        clause: clause.code(),
        name: say.say(&format!("agreement-{}-title", clause.code())),
        agreed,
        what,
        faults: faults([&words]),
        words,
        notice: notice.or(waits),
        under: format!("{}/agreement", under(ask)?),
    })
}
