//! The form that asks one side where it stands: yes, let us talk, or no.

use askama::Template;
use selaras_core::proposal::{LONGEST, Proposal, Stance};
use selaras_store::Tx;
use selaras_store::proposals::{Answer, NotDone};

use crate::ask::{Ask, Outcome, Refusal};
use crate::cases::Section;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};
use crate::proposals::{read_remark, told};
use crate::sides;

/// The form over the newest words of a goal or a task.
pub struct Form {
    /// The address of the goal, the task or the change.
    address: String,
    /// The key of the page's title.
    title: &'static str,
    section: Section,
    words: String,
    read: u32,
    stance: Field,
    why: Field,
    notice: Option<Text>,
}

/// What was sent, read.
pub struct Sent {
    stance: Stance,
    words: Option<String>,
    read: u32,
}

impl Sent {
    /// As the store takes it.
    pub fn answer(&self, ask: &Ask<'_>) -> Answer<'_> {
        Answer { side: ask.side(), read: self.read, stance: self.stance, words: self.words.as_deref() }
    }

    /// The sentence that tells what was done: `done-proposal-agree` and its sisters.
    pub fn done(&self) -> String {
        format!("proposal-{}", self.stance.code())
    }
}

impl Form {
    /// The form as it is first shown.
    pub fn new(ask: &Ask<'_>, proposal: &Proposal, address: String, title: &'static str) -> Self {
        let newest = proposal.newest();
        let chosen = proposal.stance(ask.side()).map_or("", Stance::code);
        Self {
            address,
            title,
            section: Section::Goals,
            words: newest.map(|w| w.words.clone()).unwrap_or_default(),
            read: newest.map_or(0, |w| w.version),
            stance: Field::new("stance", ask.words.say("proposals-question"))
                .choice(Stance::Agree.code(), ask.words.say("proposals-agree"))
                .choice(Stance::Talk.code(), ask.words.say("proposals-talk"))
                .meaning(ask.words.say("proposals-talk-hint"))
                .choice(Stance::Decline.code(), ask.words.say("proposals-decline"))
                .meaning(ask.words.say("proposals-decline-hint"))
                .value(chosen),
            why: Field::new("why", ask.words.say("proposals-why")).optional().longest(LONGEST),
            notice: None,
        }
    }

    /// On the pages of another section of the case.
    #[must_use]
    pub fn on(self, section: Section) -> Self {
        Self { section, ..self }
    }

    /// What was sent, or the form again with what is missing.
    ///
    /// # Errors
    /// The page, to be shown.
    pub fn read(&mut self, ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Sent, Refusal> {
        self.stance.value = ask.form.text("stance").to_owned();
        self.why.value = ask.form.text("why").to_owned();
        let stance = self.stance.value.parse::<Stance>();
        let words = read_remark(ask, "why");
        if let (Ok(stance), Ok(words)) = (&stance, &words) {
            let read = ask.form.text("read").parse().unwrap_or(0);
            return Ok(Sent { stance: *stance, words: words.clone(), read });
        }
        if stance.is_err() {
            self.stance.error = Some(ask.words.say("proposals-no-stance"));
        }
        self.why.error = words.err().map(Into::into);
        Err(self.again(ask, tx))
    }

    /// The form again, saying why the answer could not be kept.
    ///
    /// # Errors
    /// Always: the page, to be shown.
    pub fn refused(mut self, ask: &Ask<'_>, tx: &mut Tx<'_>, why: NotDone) -> Outcome {
        self.notice = Some(ask.words.say(told(why)?));
        Err(self.again(ask, tx))
    }

    /// The page.
    ///
    /// # Errors
    /// When it cannot be drawn; what the database said.
    pub fn page(&self, ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
        let frame = self.frame(ask);
        sides::page(ask, tx, &frame, self.section, &self.body(&frame))
    }

    fn again(&self, ask: &Ask<'_>, tx: &mut Tx<'_>) -> Refusal {
        let frame = self.frame(ask);
        match sides::again(ask, tx, &frame, self.section, &self.body(&frame)) {
            Err(refusal) => refusal,
            Ok(_) => Refusal::NotThere,
        }
    }

    fn frame(&self, ask: &Ask<'_>) -> Frame {
        sides::frame(ask, ask.words.say(self.title).into_owned(), self.section)
    }

    fn body<'a>(&'a self, frame: &'a Frame) -> Body<'a> {
        Body { frame, form: self, faults: faults([&self.stance, &self.why]) }
    }
}

#[derive(Template)]
#[template(path = "proposals/stance.html")]
struct Body<'a> {
    frame: &'a Frame,
    form: &'a Form,
    faults: Vec<Fault>,
}
