//! One thing that a client gave, as either side may see it.

use std::collections::HashSet;

use selaras_core::feedback::is_sealed;
use selaras_core::id::{Id, SessionId};
use selaras_core::people::Side;
use selaras_core::session::{self, Session};
use selaras_store::contributions::{self, Contribution, Kind};
use selaras_store::responses::Kept;
use selaras_store::{Tx, papers, people, sessions};

use super::content::{Content, Everything};
use crate::ask::{Ask, Refusal};
use crate::feedback::{self, COUNSELLOR};
use crate::layout::field::Text;

/// Something given.
pub struct Given {
    /// Its identifier, for addresses.
    pub id: Id<()>,
    /// What it is.
    pub kind: Kind,
    /// The same, in a word.
    pub title: Text,
    /// When.
    pub when: String,
    /// What it holds, as far as the reader may see it.
    pub content: Content,
    /// Who typed it in, when it was written on paper.
    pub paper: Option<Text>,
    /// Whether its words wait for the next meeting.
    pub waits: bool,
    /// The session to be rated first, while the answers are closed to the counsellor.
    pub sealed: Option<SessionId>,
    /// What became of it.
    pub state: Text,
    /// The kind of the badge that says so.
    pub badge: &'static str,
    /// Whether the counsellor has touched it.
    pub touched: bool,
    /// The three marks.
    pub marks: Vec<Mark>,
}

/// One of the three taps.
pub struct Mark {
    /// What the form sends.
    pub code: &'static str,
    /// What the button says.
    pub label: Text,
    /// Whether it was tapped.
    pub set: bool,
}

/// Everything the client of this case gave, the newest first.
///
/// # Errors
/// When the address names no case; what the database said.
pub fn of_case(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<Given>, Refusal> {
    let (practice, case) = (ask.practice(), ask.case_id()?);
    let all = contributions::of_case(tx, practice, case)?;
    let sessions = sessions::of_case(tx, practice, case)?;
    let everything = Everything::of_case(ask, tx)?;
    let rated: HashSet<SessionId> = everything
        .responses
        .iter()
        .filter(|kept| kept.instrument == COUNSELLOR)
        .filter_map(|kept| kept.session)
        .collect();
    let mut given: Vec<Given> = all
        .iter()
        .filter(|one| everything.is_open(one))
        .map(|one| given(ask, one, &sessions, &everything, &rated))
        .collect();
    for paper in papers::of_case(tx, practice, case)? {
        let Some(entered) = paper.entered else { continue };
        let name = people::name_of(tx, practice, entered.by)?;
        let places = [("name", name.into()), ("date", ask.calendar().date(entered.at).into())];
        let told = ask.words.fill("papers-from", &places);
        let same = given.iter_mut().find(|one| one.id == entered.response.cast());
        same.into_iter().for_each(|one| one.paper = Some(told.clone()));
    }
    Ok(given)
}

fn given(
    ask: &Ask<'_>,
    one: &Contribution,
    sessions: &[Session],
    everything: &Everything,
    rated: &HashSet<SessionId>,
) -> Given {
    let is_client = ask.side() == Side::Client;
    let waits = one.waits_for_session && !session::met_since(sessions, one.given_at);
    let kept = everything.response(one.id);
    let sealed = kept.filter(|_| !is_client).and_then(|kept| sealed(kept, rated, ask));
    let mut content = everything.content(ask, one, sealed.is_some());
    if waits && !is_client {
        content.words = None;
    }
    let (badge, state) = state(one, is_client);
    Given {
        id: Id::from_bytes(one.id),
        kind: one.kind,
        title: ask.words.say(title(one.kind)),
        when: ask.calendar().date(one.given_at),
        content,
        paper: None,
        waits,
        sealed,
        state: ask.words.say(state),
        badge,
        touched: one.read_at.is_some(),
        marks: marks(ask, one),
    }
}

/// The session of feedback whose answers are still closed to the counsellor.
fn sealed(kept: &Kept, rated: &HashSet<SessionId>, ask: &Ask<'_>) -> Option<SessionId> {
    let session = kept.session.filter(|_| feedback::is_clients(kept))?;
    is_sealed(kept.given_at, rated.contains(&session), ask.now).then_some(session)
}

fn title(kind: Kind) -> &'static str {
    match kind {
        Kind::CheckIn => "given-check-in",
        Kind::Feedback => "given-feedback",
        Kind::Preferences => "given-preferences",
        Kind::Goal => "given-goal",
        Kind::Task => "given-task",
        Kind::GoalRating => "given-goal-rating",
        Kind::TaskReport => "given-task-report",
        Kind::AgendaItem => "given-agenda-item",
        Kind::Reflection => "given-reflection",
        Kind::Remark => "given-remark",
        Kind::Amendment => "given-amendment",
        Kind::KeptWishes => "given-kept-wishes",
        Kind::Profile => "given-profile",
    }
}

/// What stays untouched reminds the counsellor, and nobody else: to the client it has arrived.
fn state(one: &Contribution, is_client: bool) -> (&'static str, &'static str) {
    match (one.changed_at, one.talked_at, one.read_at) {
        (Some(_), _, _) => ("good", "given-changed"),
        (None, Some(_), _) => ("good", "given-talked"),
        (None, None, Some(_)) => ("calm", "given-read"),
        (None, None, None) if is_client => ("calm", "given-arrived"),
        (None, None, None) => ("care", "given-untouched"),
    }
}

fn marks(ask: &Ask<'_>, one: &Contribution) -> Vec<Mark> {
    let mark = |code, key, set| Mark { code, label: ask.words.say(key), set };
    vec![
        mark("read", "given-mark-read", one.read_at.is_some()),
        mark("talked", "given-mark-talked", one.talked_at.is_some()),
        mark("changed", "given-mark-changed", one.changed_at.is_some()),
    ]
}
