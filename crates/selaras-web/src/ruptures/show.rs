//! `…/ruptures/{rupture}`: one rupture, what both said of it, and what the reader can do next.

use askama::Template;
use selaras_core::id::SessionId;
use selaras_core::people::Side;
use selaras_core::rupture::{Asks, Deed, State, is_due};
use selaras_core::session;
use selaras_store::ruptures::Rupture;
use selaras_store::{Tx, history, sessions};

use super::form::{Check, Judging, Plan, Saying};
use super::named;
use super::told::{Line, badge, next, story};
use super::ways::{Ways, ways};
use crate::ask::{Ask, Outcome, Refusal};
use crate::cases::Section;
use crate::layout::Frame;
use crate::layout::field::{Fault, Text};
use crate::proposals::standing::Badge;
use crate::sides::{self, Reader};

/// Which of the page's forms was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sent {
    Nothing,
    Saying,
    Check,
    Plan,
    Verdict,
}

#[derive(Template)]
#[template(path = "ruptures/show.html")]
struct Body<'a> {
    frame: &'a Frame,
    reader: Reader,
    address: String,
    badge: Badge,
    next: Text,
    said: Vec<Said>,
    plan: Option<Planned>,
    views: Vec<Text>,
    lines: Vec<Line>,
    asks: Option<Asks>,
    acts: bool,
    sent: Sent,
    saying: Saying,
    check: Option<Check>,
    ways: Option<Ways>,
    planning: Plan,
    judging: Judging,
    faults: Vec<Fault>,
}

/// What the client said was missed.
struct Said {
    what: Text,
    words: Option<String>,
    way: Text,
}

/// The newest plan.
struct Planned {
    heard: String,
    change: String,
    again: Option<Text>,
    by: Text,
    number: u32,
    /// Whether both are agreed, or the client chose not to be asked.
    stands: Text,
}

impl Body<'_> {
    fn is_asked(&self, what: &str) -> bool {
        matches!(
            (what, self.asks),
            ("say", Some(Asks::Say))
                | ("plan", Some(Asks::Plan))
                | ("answer", Some(Asks::Answer))
                | ("judge", Some(Asks::Judge))
        )
    }

    fn was_sent(&self, what: &str) -> bool {
        matches!(
            (what, self.sent),
            ("say", Sent::Saying) | ("check", Sent::Check) | ("plan", Sent::Plan) | ("judge", Sent::Verdict)
        )
    }
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let frame = frame(ask, tx)?;
    let body = body(ask, tx, &frame, Sent::Nothing)?;
    sides::page(ask, tx, &frame, Section::Room, &body)
}

/// The page again, with what is missing in the form that was sent.
///
/// # Errors
/// Always: the page, to be shown.
pub(super) fn again(ask: &Ask<'_>, tx: &mut Tx<'_>, sent: Sent) -> Outcome {
    let frame = frame(ask, tx)?;
    let body = body(ask, tx, &frame, sent)?;
    sides::again(ask, tx, &frame, Section::Room, &body)
}

fn frame(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Frame, Refusal> {
    let (rupture, address) = named(ask, tx)?;
    let title = ask.words.with("ruptures-of", "date", ask.calendar().date(rupture.opened_at));
    Ok(sides::frame(ask, title.into_owned(), Section::Room).at(address))
}

fn body<'a>(ask: &Ask<'_>, tx: &mut Tx<'_>, frame: &'a Frame, sent: Sent) -> Result<Body<'a>, Refusal> {
    let (rupture, address) = named(ask, tx)?;
    let reader = Reader::of(ask, tx)?;
    let closed = closed_to(ask, tx)?;
    let (course, side) = (&rupture.course, ask.side());
    let acts = reader.acts && !course.state().is_closed();
    let own = acts && side == Side::Counsellor;
    let looked = rupture.entries.iter().rev().find(|entry| entry.deed == Deed::Looked);
    let (saying, planning, judging) = (
        Saying::new(ask, course.way(), sent == Sent::Saying),
        Plan::new(ask, &again_on(ask, tx)?, sent == Sent::Plan),
        Judging::new(ask, rupture.plan().is_some(), sent == Sent::Verdict),
    );
    let check = own.then(|| Check::new(ask, looked));
    let faults = match sent {
        Sent::Nothing => Vec::new(),
        Sent::Saying => saying.faults(),
        Sent::Plan => planning.faults(),
        Sent::Verdict => judging.faults(),
        Sent::Check => check.as_ref().map(Check::faults).unwrap_or_default(),
    };
    Ok(Body {
        badge: badge(ask, &rupture),
        next: next(ask, &reader, &rupture),
        said: said(ask, &rupture),
        plan: planned(ask, &reader, &rupture),
        views: views(ask, &reader, &rupture),
        lines: story(ask, &reader, &rupture, &closed),
        asks: course.asks(side, is_due(rupture.again_at, ask.now)).filter(|_| acts),
        ways: own.then(|| ways(ask, &rupture)),
        frame,
        reader,
        address,
        acts,
        sent,
        saying,
        check,
        planning,
        judging,
        faults,
    })
}

/// The sessions whose feedback is still closed to the reader.
fn closed_to(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<SessionId>, Refusal> {
    let whole = history::of_case(tx, ask.practice(), ask.case_id()?)?;
    let sealed = whole.sealed_to(ask.side(), ask.now);
    Ok(whole
        .feedback
        .iter()
        .filter(|one| sealed.contains(&one.response))
        .filter_map(|one| one.session)
        .collect())
}

/// The day to look again that is offered: that of the next session, or in a week.
fn again_on(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<String, Refusal> {
    let all = sessions::of_case(tx, ask.practice(), ask.case_id()?)?;
    let next = session::next(&all).map(|next| next.planned_at).filter(|at| *at > ask.now);
    let day = ask.calendar().for_input(next.unwrap_or(ask.now.plus_days(7)));
    Ok(day.get(..10).unwrap_or_default().to_owned())
}

fn said(ask: &Ask<'_>, rupture: &Rupture) -> Vec<Said> {
    let said = rupture.entries.iter().filter_map(|entry| match entry.deed {
        Deed::Said(way) => Some(Said {
            what: ask
                .words
                .say(&format!("ruptures-missed-{}", entry.missed.map_or("unsure", |one| one.code()))),
            words: entry.words.clone(),
            way: ask.words.say(&format!("ruptures-way-{}", way.code())),
        }),
        _ => None,
    });
    said.collect()
}

fn planned(ask: &Ask<'_>, reader: &Reader, rupture: &Rupture) -> Option<Planned> {
    let plan = rupture.plan()?;
    let agreed = rupture.entries.iter().any(|entry| entry.deed == Deed::Agreed(rupture.course.plans()));
    let waits = reader.name(plan.side.other());
    let stands = match rupture.course.state() {
        _ if agreed => ask.words.say("ruptures-plan-agreed"),
        State::WaitsFor(_) => ask.words.with("ruptures-plan-waits", "name", waits),
        _ => ask.words.with("ruptures-plan-acting", "name", waits),
    };
    Some(Planned {
        heard: plan.heard.clone().unwrap_or_default(),
        change: plan.words.clone().unwrap_or_default(),
        again: plan.again_at.map(|at| ask.words.with("ruptures-plan-look", "date", ask.calendar().date(at))),
        by: ask.words.fill(
            "ruptures-plan-by",
            &[("name", reader.name(plan.side).into()), ("date", ask.calendar().date(plan.at).into())],
        ),
        number: rupture.course.plans(),
        stands,
    })
}

/// What each side finds now; a difference is said, not smoothed over.
fn views(ask: &Ask<'_>, reader: &Reader, rupture: &Rupture) -> Vec<Text> {
    let found = [Side::Client, Side::Counsellor].map(|side| (side, rupture.course.verdict(side)));
    let mut views: Vec<Text> = Vec::new();
    for (side, verdict) in found {
        let Some(verdict) = verdict else { continue };
        let what = ask.words.say(&format!("ruptures-verdict-{}", verdict.code()));
        let places = [("name", reader.name(side).into()), ("what", what.as_ref().into())];
        views.push(ask.words.fill("ruptures-view", &places));
    }
    if views.len() == 2 && !rupture.course.state().is_closed() {
        views.push(ask.words.say("ruptures-views-differ"));
    }
    views
}
