//! What both look at: progress, the alliance from both sides, goals and tasks, what helped, preferences, the agreement, and
//! what was decided before. Only what both may see is here, whoever opens the page.

use selaras_core::case::Talk;
use selaras_core::id::{Id, ReviewId};
use selaras_core::review::{Answer, Review, Standing};
use selaras_store::contributions::Kind;
use selaras_store::reviews::Help;
use selaras_store::{Tx, responses, reviews};

use crate::ask::{Ask, Refusal};
use crate::cases::drawn::draw_named;
use crate::cases::facts::{self, Facts};
use crate::contributions::given::{self, Given};
use crate::instrument::told::{self, Told};
use crate::layout::field::Text;
use crate::picture::{Names, Picture};
use crate::proposals::standing::Badge;
use crate::sides::Reader;

/// The page for two.
pub struct Together {
    /// Whose it is, and as of when.
    pub about: Text,
    /// Well-being and alliance; none where the client has chosen that scores are not talked about.
    pub pictures: Vec<Picture>,
    /// The goals with their ratings and tasks.
    pub goals: Picture,
    /// What helped, in the client's words.
    pub helped: Vec<Helped>,
    /// How the client wants to be worked with.
    pub preferences: Vec<Told>,
    /// What they do not want at all.
    pub dislikes: Option<String>,
    /// What stands with the agreement, and where it is read.
    pub agreement: (Text, String),
    /// The review that waits for the client's answer, or was last recorded.
    pub last: Option<Past>,
    /// Those before it.
    pub past: Vec<Past>,
    /// Words that the client could choose: on their own pages alone.
    pub candidates: Vec<Candidate>,
}

/// Something that helped.
pub struct Helped {
    /// Its identifier.
    pub id: Id<Help>,
    /// The words.
    pub words: String,
    /// From where it comes, when it was given elsewhere.
    pub from: Option<Text>,
}

/// Words that the client gave elsewhere.
pub struct Candidate {
    /// Their identifier.
    pub id: Id<()>,
    /// The words.
    pub words: String,
    /// What they are, and when they were given.
    pub from: Text,
}

/// A review that was recorded.
pub struct Past {
    /// Its identifier.
    pub id: ReviewId,
    /// When, and after how many sessions.
    pub when: Text,
    /// How both go on.
    pub outcome: Text,
    /// Why.
    pub words: String,
    /// What helped, as it was said then.
    pub helped: Option<String>,
    /// What both said of preferences.
    pub kept: Vec<Text>,
    /// How far it has come.
    pub standing: Badge,
    /// What the client added to their answer.
    pub answer: Option<String>,
    /// Whether it waits for the client.
    pub waits: bool,
    /// Whether the client may still put right what was said on the counsellor's screen.
    pub here: bool,
}

/// Gathers it.
///
/// # Errors
/// When the address names no case; what the database said.
pub fn together(ask: &Ask<'_>, tx: &mut Tx<'_>, reader: &Reader) -> Result<Together, Refusal> {
    let facts = facts::of_both(ask, tx)?;
    let (practice, case) = (ask.practice(), facts.case.id);
    let [client, counsellor] = [reader.name(selaras_core::people::Side::Client), counsellor(reader)];
    let names = Names { client: client.to_owned(), counsellor: counsellor.to_owned() };
    let drawn = draw_named(ask, &facts, &names);
    let direct = facts.case.talk == Talk::Direct;
    let given = given::of_case(ask, tx)?;
    let chosen = reviews::helps(tx, practice, case)?;
    let asked = responses::of_case(tx, practice, case, &[])?;
    let asked = asked.into_iter().rfind(|kept| kept.instrument.as_str().starts_with("preferences"));
    let told = asked.as_ref().and_then(|kept| Some((kept.form()?, kept.answers.as_ref()?)));
    let mut past = reviews::of_case(tx, practice, case)?.into_iter();
    let last = past.next();
    Ok(Together {
        about: about(ask, &facts, (client, counsellor)),
        pictures: if direct { [drawn.wellbeing, drawn.alliance].map(light).into() } else { Vec::new() },
        goals: drawn.goals,
        candidates: if reader.is_client() { candidates(ask, &given, &chosen) } else { Vec::new() },
        helped: chosen.into_iter().filter_map(|help| helped(ask, &given, help)).collect(),
        preferences: told
            .map(|(form, answers)| told::each(&ask.words, form, answers, None))
            .unwrap_or_default(),
        dislikes: asked.and_then(|kept| kept.words),
        agreement: agreement(ask, reader, &facts),
        last: last.map(|review| recorded(ask, reader, review)),
        past: past.map(|review| recorded(ask, reader, review)).collect(),
    })
}

/// A picture without its table, which stands on the page of all pictures: a phone loads less, and one sheet holds it.
fn light(picture: Picture) -> Picture {
    Picture { numbers: String::new(), ..picture }
}

fn counsellor(reader: &Reader) -> &str {
    reader.name(selaras_core::people::Side::Counsellor)
}

fn about(ask: &Ask<'_>, facts: &Facts, (client, counsellor): (&str, &str)) -> Text {
    let held = i64::try_from(facts.history.held().count()).unwrap_or(0);
    ask.words.fill(
        "reviews-about",
        &[
            ("client", client.into()),
            ("counsellor", counsellor.into()),
            ("date", ask.calendar().date(ask.now).into()),
            ("count", held.into()),
        ],
    )
}

/// What the client chose, as long as both may read it.
fn helped(ask: &Ask<'_>, given: &[Given], help: Help) -> Option<Helped> {
    let Some(source) = help.source else {
        return Some(Helped { id: help.id, words: help.words?, from: None });
    };
    let one = given.iter().find(|one| one.id == source && !one.waits)?;
    Some(Helped { id: help.id, words: one.content.words.clone()?, from: Some(from(ask, one)) })
}

fn from(ask: &Ask<'_>, one: &Given) -> Text {
    let places = [("what", one.title.as_ref().into()), ("date", one.when.as_str().into())];
    ask.words.fill("reviews-from", &places)
}

/// Words of the client's that both may read and that are not chosen yet.
fn candidates(ask: &Ask<'_>, given: &[Given], chosen: &[Help]) -> Vec<Candidate> {
    let speaks = |one: &&Given| {
        let kind = matches!(one.kind, Kind::Feedback | Kind::TaskReport | Kind::Reflection | Kind::Remark);
        kind && !one.waits && !chosen.iter().any(|help| help.source == Some(one.id))
    };
    given
        .iter()
        .filter(speaks)
        .filter_map(|one| {
            Some(Candidate { id: one.id, words: one.content.words.clone()?, from: from(ask, one) })
        })
        .collect()
}

fn agreement(ask: &Ask<'_>, reader: &Reader, facts: &Facts) -> (Text, String) {
    let signed = facts.agreement.as_ref().and_then(|agreement| agreement.signed_at());
    let text = match signed {
        Some(at) => ask.words.with("reviews-agreement-signed", "date", ask.calendar().date(at)),
        None => ask.words.say("reviews-agreement-unsigned"),
    };
    (text, format!("{}/agreement", reader.under))
}

fn recorded(ask: &Ask<'_>, reader: &Reader, review: Review) -> Past {
    let standing = review.standing();
    let name = reader.name(selaras_core::people::Side::Client);
    let (kind, key) = match (standing, review.answer) {
        (Standing::Waits, _) => ("care", "reviews-waits"),
        (Standing::Agreed, Some((Answer::Here, _))) => ("good", "reviews-agreed-here"),
        (Standing::Agreed, _) => ("good", "reviews-agreed"),
        (Standing::Otherwise, _) => ("care", "reviews-otherwise"),
    };
    let kept = [("client", review.found.kept_client), ("counsellor", review.found.kept_counsellor)];
    let kept = kept.into_iter().filter_map(|(side, kept)| {
        let name = if side == "client" { name } else { counsellor(reader) };
        Some(ask.words.with(&format!("reviews-kept-{}-told", kept?.code()), "name", name))
    });
    let date = ask.calendar().date(review.recorded_at);
    let places = [("date", date.into()), ("count", i64::from(review.held).into())];
    Past {
        id: review.id,
        when: ask.words.fill("reviews-when", &places),
        outcome: ask.words.say(&format!("reviews-outcome-{}", review.found.outcome.code())),
        kept: kept.collect(),
        standing: Badge { kind, text: ask.words.with(key, "name", name) },
        waits: standing == Standing::Waits,
        here: matches!(review.answer, Some((Answer::Here, _))),
        words: review.found.words,
        helped: review.found.helped,
        answer: review.answer_words,
    }
}
