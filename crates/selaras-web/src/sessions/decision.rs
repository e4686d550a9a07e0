//! `…/sessions/{session}/decisions`: what was decided, written down by the counsellor while both look; the client says
//! themselves which way they lean.

use askama::Template;
use selaras_core::id::DecisionId;
use selaras_core::session::Session;
use selaras_core::session::decision::{Fault as Wrong, MOST, Number, Weighed};
use selaras_store::{Tx, decisions};

use super::mine;
use super::show::named;
use super::trouble::{LONGEST, Trouble};
use super::{Brief, brief};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::cases::{Head, Section, head};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};

/// The most characters of one option.
const LONGEST_OPTION: usize = 300;

#[derive(Template)]
#[template(path = "sessions/decision.html")]
struct Page {
    frame: Frame,
    head: Head,
    session: Brief,
    question: Field,
    options: Vec<Field>,
    leans: Vec<Field>,
    reason: Field,
    faults: Vec<Fault>,
    address: String,
}

/// The form.
pub fn new(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let session = named(ask, tx)?;
    Answer::page(&page(ask, tx, &session, None)?)
}

/// Writes it down.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (case, session) = (ask.case_id()?, named(ask, tx)?);
    let weighed = match entered(ask) {
        Ok(weighed) => weighed,
        Err(wrong) => return Answer::again(&page(ask, tx, &session, Some(wrong))?),
    };
    if decisions::add(tx, ask.by(), (case, session.id), &weighed)?.is_none() {
        let early = ("question", ask.words.say("sessions-decision-early"));
        return Answer::again(&page(ask, tx, &session, Some(early))?);
    }
    Answer::done(&format!("/cases/{case}/sessions/{}#decisions", session.id), "session-decided")
}

/// `/me/sessions/{session}/decisions/{decision}/preference`: which way the client leans, in their own voice.
pub fn lean(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (session, id): (Session, DecisionId) = (named(ask, tx)?, ask.id("decision")?);
    let leans: Option<Number> = ask.form.text(&format!("leans-{id}")).parse().ok();
    let Some(leans) = leans else {
        let notice = Some(ask.words.say("sessions-leans-missing"));
        return mine::again(ask, tx, &session, &Trouble { field: None, notice });
    };
    let leans = Some(leans).filter(|number| *number > 0);
    if !decisions::lean(tx, ask.by(), (ask.case_id()?, id), leans)? {
        return Err(Refusal::NotThere);
    }
    Answer::done(&format!("/me/sessions/{}#decisions", session.id), "session-leant")
}

fn entered(ask: &Ask<'_>) -> Result<Weighed, (&'static str, Text)> {
    let long = |name: &'static str, most: usize| {
        let long = ask.form.text(name).chars().count() > most;
        if long {
            Err((name, ask.words.with("field-too-long", "most", most)))
        } else {
            Ok(ask.form.text(name))
        }
    };
    let leans = |name: &str| ask.form.text(name).parse::<Number>().ok().filter(|number| *number > 0);
    let mut options = Vec::new();
    for name in OPTIONS {
        options.push(long(name, LONGEST_OPTION)?.to_owned());
    }
    let weighed = Weighed {
        question: long("question", LONGEST_OPTION)?.to_owned(),
        options,
        client: leans("client-leans"),
        counsellor: leans("counsellor-leans"),
        chosen: leans("chosen"),
        reason: Some(long("reason", LONGEST)?.to_owned()),
    };
    weighed.checked().map_err(|wrong| complaint(ask, wrong))
}

fn complaint(ask: &Ask<'_>, wrong: Wrong) -> (&'static str, Text) {
    match wrong {
        Wrong::NoQuestion => ("question", ask.words.say("sessions-decision-no-question")),
        Wrong::TooFew => ("option-2", ask.words.say("sessions-decision-too-few")),
        Wrong::Gap(number) => {
            let at = usize::try_from(number).unwrap_or(1).clamp(1, MOST);
            (OPTIONS[at - 1], ask.words.with("sessions-decision-gap", "number", i64::from(number)))
        }
        Wrong::NoSuchOption(number) => {
            ("chosen", ask.words.with("sessions-decision-no-option", "number", i64::from(number)))
        }
    }
}

const OPTIONS: [&str; MOST] = ["option-1", "option-2", "option-3", "option-4"];

fn page(
    ask: &Ask<'_>,
    tx: &mut Tx<'_>,
    session: &Session,
    wrong: Option<(&'static str, Text)>,
) -> Result<Page, Refusal> {
    let (case, words) = (ask.case_id()?, &ask.words);
    let field = |name: &'static str, label: Text, most: usize| {
        let fault = wrong.as_ref().filter(|(at, _)| *at == name).map(|(_, what)| what.clone());
        Field::new(name, label).longest(most).value(ask.form.text(name)).error(fault)
    };
    let option = |(at, name): (usize, &&'static str)| {
        let field = field(name, words.with("sessions-option", "number", at + 1), LONGEST_OPTION);
        if at < 2 { field } else { field.optional() }
    };
    let head = head(ask, tx, Section::Sessions)?;
    let leans = |name: &'static str, label: Text, none: &str| {
        let pick = (1..=MOST).fold(field(name, label, 1).optional(), |pick, number| {
            pick.choice(number.to_string(), words.with("sessions-option", "number", number))
        });
        Field { longest: None, ..pick.choice("0", words.say(none)) }
    };
    let question = field("question", words.say("sessions-decision-question"), LONGEST_OPTION)
        .hint(words.say("sessions-decision-question-hint"));
    let options: Vec<Field> = OPTIONS.iter().enumerate().map(option).collect();
    let leans = vec![
        leans(
            "client-leans",
            words.with("sessions-leans-other", "name", head.client.as_str()),
            "sessions-leans-none",
        ),
        leans("counsellor-leans", words.say("sessions-leans-you"), "sessions-leans-none"),
        leans("chosen", words.say("sessions-chosen"), "sessions-chosen-none"),
    ];
    let reason = field("reason", words.say("sessions-decision-reason"), LONGEST).optional();
    let address = format!("/cases/{case}/sessions/{}", session.id);
    Ok(Page {
        frame: ask.frame("sessions-decision-title", "caseload").at(format!("{address}/decisions/new")),
        head,
        session: brief(ask, session),
        faults: faults([&question].into_iter().chain(&options).chain(&leans).chain([&reason])),
        question,
        options,
        leans,
        reason,
        address,
    })
}
