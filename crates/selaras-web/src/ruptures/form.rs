//! What the pages of a rupture ask: each form's fields, with what was entered and what is wrong with it.

use selaras_core::case::Talk;
use selaras_core::people::Side;
use selaras_core::rupture::{Component, Form, LONGEST, Missed, SELF_CHECK, Verdict};

use crate::ask::Ask;
use crate::layout::field::{Fault, Field, Text, faults};

/// What the client says.
pub struct Saying {
    /// What was missed.
    pub missed: Field,
    /// In their own words.
    pub said: Field,
    /// Talked about, or read and acted upon.
    pub way: Field,
}

/// What the counsellor asks themselves.
pub struct Check {
    /// What may apply: code, sentence, ticked.
    pub own: Vec<(&'static str, Text, bool)>,
    /// What it touches.
    pub component: Field,
    /// How it shows.
    pub form: Field,
    /// For themselves alone.
    pub thought: Field,
}

/// What was heard and will change.
pub struct Plan {
    /// What was heard.
    pub heard: Field,
    /// What will change.
    pub change: Field,
    /// When to look again.
    pub again: Field,
}

/// Whether it is repaired.
pub struct Judging {
    /// What this side finds.
    pub verdict: Field,
    /// A few words on it.
    pub found: Field,
}

impl Saying {
    /// The fields; `sent` when this form was sent.
    pub fn new(ask: &Ask<'_>, way: Talk, sent: bool) -> Self {
        let (words, form) = (ask.words, ask.form);
        let unknown = sent && form.text("missed").parse::<Missed>().is_err();
        let mut missed = Field::new("missed", words.say("ruptures-missed"))
            .value(form.text("missed"))
            .error(unknown.then(|| words.say("ruptures-missed-missing")));
        for one in Missed::ALL {
            missed = missed.choice(one.code(), words.say(&format!("ruptures-missed-{}", one.code())));
        }
        let chosen = form.text("way").parse().unwrap_or(way);
        let way = [Talk::Direct, Talk::Indirect].into_iter().fold(
            Field::new("way", words.say("ruptures-way")).value(chosen.code()),
            |field, one: Talk| {
                let key = format!("ruptures-way-{}", one.code());
                field.choice(one.code(), words.say(&key)).meaning(words.say(&format!("{key}-means")))
            },
        );
        let said = Field::new("said", words.say("ruptures-said"))
            .hint(words.say("ruptures-said-hint"))
            .value(form.text("said"))
            .longest(LONGEST)
            .optional()
            .within(&words);
        Self { missed, said, way }
    }

    /// What is wrong.
    pub fn faults(&self) -> Vec<Fault> {
        faults([&self.missed, &self.said, &self.way])
    }
}

impl Check {
    /// The fields, with what was looked at last.
    pub fn new(ask: &Ask<'_>, before: Option<&selaras_store::ruptures::Entry>) -> Self {
        let (words, form) = (ask.words, ask.form);
        let kept = |code: &str| before.is_some_and(|entry| entry.marks.iter().any(|mark| mark == code));
        let ticked =
            |code: &str| if form.is_empty() { kept(code) } else { form.each("own").any(|one| one == code) };
        let own =
            SELF_CHECK.map(|code| (code, words.say(&format!("ruptures-check-{code}")), ticked(code))).into();
        let entered = |name: &str, kept: Option<&'static str>| {
            form.given(name).or(kept.filter(|_| form.is_empty())).unwrap_or_default().to_owned()
        };
        let component = Component::ALL.into_iter().fold(
            Field::new("component", words.say("ruptures-component"))
                .value(entered("component", before.and_then(|b| b.component).map(Component::code))),
            |field, one| field.choice(one.code(), words.say(&format!("ruptures-component-{}", one.code()))),
        );
        let shows = Form::ALL.into_iter().fold(
            Field::new("form", words.say("ruptures-form"))
                .value(entered("form", before.and_then(|b| b.form).map(Form::code))),
            |field, one| {
                let key = format!("ruptures-form-{}", one.code());
                field.choice(one.code(), words.say(&key)).meaning(words.say(&format!("{key}-means")))
            },
        );
        let thought = Field::new("thought", words.say("ruptures-thought"))
            .value(
                form.raw("thought").or(before.and_then(|entry| entry.words.as_deref())).unwrap_or_default(),
            )
            .longest(LONGEST)
            .optional()
            .within(&words);
        Self { own, component: component.optional(), form: shows.optional(), thought }
    }

    /// What is wrong.
    pub fn faults(&self) -> Vec<Fault> {
        faults([&self.thought])
    }
}

impl Plan {
    /// The fields; `sent` when this form was sent.
    pub fn new(ask: &Ask<'_>, again: &str, sent: bool) -> Self {
        let (words, form) = (ask.words, ask.form);
        let text = |name: &'static str, missing: &str| {
            let empty = sent && form.given(name).is_none();
            Field::new(name, words.say(&format!("ruptures-plan-{name}")))
                .hint(words.say(&format!("ruptures-plan-{name}-hint")))
                .value(form.text(name))
                .longest(LONGEST)
                .error(empty.then(|| words.say(missing)))
                .within(&words)
        };
        let entered = form.raw("again").unwrap_or(if sent { "" } else { again }).trim().to_owned();
        let day = ask.calendar().from_input(&entered).filter(|_| entered.len() == 10);
        let fault = match day {
            _ if !sent => None,
            None => Some(words.say("ruptures-plan-again-missing")),
            Some(day) if day.plus_days(1) < ask.now => Some(words.say("ruptures-plan-again-past")),
            Some(_) => None,
        };
        Self {
            heard: text("heard", "ruptures-plan-heard-missing"),
            change: text("change", "ruptures-plan-change-missing"),
            again: Field::new("again", words.say("ruptures-plan-again"))
                .hint(words.say("ruptures-plan-again-hint"))
                .value(entered)
                .error(fault),
        }
    }

    /// What is wrong.
    pub fn faults(&self) -> Vec<Fault> {
        faults([&self.heard, &self.change, &self.again])
    }
}

impl Judging {
    /// The fields; `sent` when this form was sent. Nothing can have been repaired while nothing was planned.
    pub fn new(ask: &Ask<'_>, planned: bool, sent: bool) -> Self {
        let (words, form) = (ask.words, ask.form);
        let chosen = form.text("verdict").parse::<Verdict>().ok();
        let known = chosen.is_some_and(|one| planned || one != Verdict::Repaired);
        let mut verdict = Field::new("verdict", words.say("ruptures-verdict"))
            .value(form.text("verdict"))
            .error((sent && !known).then(|| words.say("ruptures-verdict-missing")));
        for one in Verdict::ALL.into_iter().filter(|one| planned || *one != Verdict::Repaired) {
            let key = format!("ruptures-verdict-{}", one.code());
            verdict = verdict.choice(one.code(), words.say(&key)).meaning(words.say(&format!("{key}-means")));
        }
        let who = if ask.side() == Side::Client { "ruptures-found" } else { "ruptures-found-counsellor" };
        let found = Field::new("found", words.say(who))
            .value(form.text("found"))
            .longest(LONGEST)
            .optional()
            .within(&words);
        Self { verdict, found }
    }

    /// What is wrong.
    pub fn faults(&self) -> Vec<Fault> {
        faults([&self.verdict, &self.found])
    }
}
