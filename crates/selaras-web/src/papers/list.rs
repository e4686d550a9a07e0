//! `/cases/{case}/papers`: forms to print for a session, the code of one that has come back, and those that are out.

use askama::Template;
use selaras_core::paper::Code;
use selaras_core::session::{Session, State};
use selaras_store::papers::{self, Paper};
use selaras_store::{Tx, sessions};

use super::{address, form_of, forms_for};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::cases::{Head, Section, head};
use crate::instrument::say;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};

#[derive(Template)]
#[template(path = "papers/list.html")]
struct Page {
    frame: Frame,
    head: Head,
    code: Field,
    session: Field,
    out: Vec<Line>,
    entered: Vec<Line>,
    faults: Vec<Fault>,
    /// Whether something can be printed and typed in now.
    acts: bool,
    address: String,
    sessions: String,
}

/// A form on paper.
struct Line {
    code: Code,
    title: Text,
    about: Text,
    sheet: String,
}

/// What is wrong with the field of this name.
type Wrong = Option<(&'static str, Text)>;

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    Answer::page(&page(ask, tx, None)?)
}

/// Makes the forms of a session, each with its code, and leads to the sheet.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case_id()?;
    let all = sessions::of_case(tx, ask.practice(), case)?;
    let chosen = all.iter().filter(|session| takes_paper(session));
    let chosen = chosen.into_iter().find(|session| session.id.to_string() == ask.form.text("session"));
    let Some(session) = chosen else {
        let wrong = ("session", ask.words.say("papers-session-missing"));
        return Answer::again(&page(ask, tx, Some(wrong))?);
    };
    for form in forms_for(session)? {
        let asks = (form.id().as_str(), u32::from(form.version().number()));
        papers::print(tx, ask.by(), (case, session.id), asks)?;
    }
    Answer::go(format!("/cases/{case}/sessions/{}/papers", session.id))
}

/// `…/papers/entry`: finds the form with this code.
pub fn find(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let typed = ask.form.text("sheet");
    let code = typed.parse::<Code>();
    let all = papers::of_case(tx, ask.practice(), ask.case_id()?)?;
    let wrong = match code {
        _ if typed.is_empty() => "papers-code-missing",
        Err(_) => "papers-code-wrong",
        Ok(code) if !all.iter().any(|paper| paper.code == code) => "papers-code-unknown",
        Ok(code) => return Answer::go(format!("{}/{}", address(ask)?, code.text())),
    };
    Answer::again(&page(ask, tx, Some(("sheet", ask.words.say(wrong))))?)
}

fn takes_paper(session: &Session) -> bool {
    matches!(session.state, State::Planned | State::Held)
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>, wrong: Wrong) -> Result<Page, Refusal> {
    let case = ask.case_id()?;
    let all = sessions::of_case(tx, ask.practice(), case)?;
    let papers = papers::of_case(tx, ask.practice(), case)?;
    let field = |name: &'static str, label: &str| {
        let fault = wrong.as_ref().filter(|(at, _)| *at == name).map(|(_, what)| what.clone());
        Field::new(name, ask.words.say(label)).value(ask.form.text(name)).error(fault)
    };
    let label = |session: &Session| {
        let places = [
            ("number", i64::from(session.number).into()),
            ("date", ask.calendar().date(session.at()).into()),
        ];
        ask.words.fill("papers-session-one", &places)
    };
    let session = all
        .iter()
        .rev()
        .filter(|session| takes_paper(session))
        .fold(field("session", "papers-session"), |field, session| {
            field.choice(session.id.to_string(), label(session))
        });
    let code = field("sheet", "papers-code").hint(ask.words.say("papers-code-hint")).longest(20);
    let mut lines: (Vec<Line>, Vec<Line>) = (Vec::new(), Vec::new());
    for paper in &papers {
        let about = all.iter().find(|session| session.id == paper.session).map(&label).unwrap_or_default();
        let line = line(ask, paper, about)?;
        if paper.entered.is_none() { lines.0.push(line) } else { lines.1.push(line) }
    }
    let frame = ask.frame("papers-title", "caseload").at(address(ask)?);
    Ok(Page {
        frame,
        head: head(ask, tx, Section::Room)?,
        faults: faults([&code, &session]),
        code,
        session,
        out: lines.0,
        entered: lines.1,
        address: address(ask)?,
        acts: ask.works_on_case(),
        sessions: format!("/cases/{case}/sessions"),
    })
}

fn line(ask: &Ask<'_>, paper: &Paper, about: Text) -> Result<Line, Refusal> {
    Ok(Line {
        code: paper.code,
        title: say(&ask.words, form_of(paper)?.short()),
        about: match paper.entered {
            Some(entered) => ask.words.fill(
                "papers-entered-on",
                &[("about", about.into_owned().into()), ("date", ask.calendar().date(entered.at).into())],
            ),
            None => about,
        },
        sheet: format!("/cases/{}/sessions/{}/papers", ask.case_id()?, paper.session),
    })
}
