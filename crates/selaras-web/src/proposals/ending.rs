//! The form that ends a goal or a task: how, and what stands in the way.

use askama::Template;
use selaras_store::Tx;
use selaras_store::proposals::NotDone;

use super::told;
use crate::ask::{Answer, Ask, Outcome};
use crate::cases::Section;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};
use crate::sides;

/// What is to end.
pub struct Ends<'a, S> {
    /// The address of its page.
    pub address: &'a str,
    /// What it says.
    pub words: &'a str,
    /// The key of one of the form's words: `goals-ending-title` for `title`.
    pub form: fn(&str) -> String,
    /// What the key of the sentence afterwards begins with: `goal`.
    pub done: &'static str,
    /// The ways it can end, with their codes.
    pub ways: [(S, &'static str); 2],
}

#[derive(Template)]
#[template(path = "proposals/ending.html")]
struct Body<'a> {
    frame: &'a Frame,
    address: &'a str,
    words: &'a str,
    ending: Field,
    notice: Option<Text>,
    faults: Vec<Fault>,
}

impl<S: Copy> Ends<'_, S> {
    /// The form.
    pub fn show(&self, ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
        let frame = self.frame(ask);
        sides::page(ask, tx, &frame, Section::Goals, &self.body(&frame, self.field(ask), None))
    }

    /// Ends it by this function, or tells what is missing or in the way.
    pub fn create(
        &self,
        ask: &Ask<'_>,
        tx: &mut Tx<'_>,
        end: impl FnOnce(&mut Tx<'_>, S) -> Result<(), NotDone>,
    ) -> Outcome {
        let sent = ask.form.text("ending");
        let chosen = self.ways.iter().find(|(_, code)| *code == sent);
        let mut ending = self.field(ask).value(sent);
        let mut notice = None;
        match chosen {
            None => ending = ending.error(Some(ask.words.say("proposals-no-ending"))),
            Some((state, code)) => match end(tx, *state) {
                Ok(()) => return Answer::done(self.address, &format!("{}-{code}", self.done)),
                Err(why) => notice = Some(ask.words.say(told(why)?)),
            },
        }
        let frame = self.frame(ask);
        sides::again(ask, tx, &frame, Section::Goals, &self.body(&frame, ending, notice))
    }

    fn body<'b>(&'b self, frame: &'b Frame, ending: Field, notice: Option<Text>) -> Body<'b> {
        let faults = faults([&ending]);
        Body { frame, address: self.address, words: self.words, ending, notice, faults }
    }

    fn field(&self, ask: &Ask<'_>) -> Field {
        let say = |rest: &str| ask.words.say(&(self.form)(rest));
        self.ways.iter().fold(Field::new("ending", say("question")), |field, (_, code)| {
            field.choice(*code, say(code)).meaning(say(&format!("{code}-hint")))
        })
    }

    fn frame(&self, ask: &Ask<'_>) -> Frame {
        sides::frame(ask, ask.words.say(&(self.form)("title")).into_owned(), Section::Goals)
    }
}
