//! Ways to open the talk that fit what is strained and how it shows, for the counsellor.

use selaras_core::rupture::{Component, Form};
use selaras_store::ruptures::Rupture;

use crate::ask::Ask;
use crate::layout::field::Text;

/// Ways to open the talk.
pub struct Ways {
    /// What to begin with, whatever is strained.
    pub stages: Vec<Text>,
    /// Sentences for what is strained, as far as it is known.
    pub sentences: Vec<Text>,
    /// What to mind with this form.
    pub mind: Option<Text>,
}

/// The ways that fit this rupture: by what the counsellor took it for, else by what the client said.
pub fn ways(ask: &Ask<'_>, rupture: &Rupture) -> Ways {
    let component = latest(rupture, |entry| entry.component)
        .or_else(|| latest(rupture, |entry| entry.missed).and_then(selaras_core::rupture::Missed::component));
    let form = latest(rupture, |entry| entry.form);
    let words = ask.words;
    let forms = form.map_or_else(|| Form::ALL.to_vec(), |form| vec![form]);
    let sentences = component.into_iter().flat_map(|component: Component| {
        let component = component.code();
        let say = move |form: &Form, number: u8| {
            words.say(&format!("ruptures-ways-{component}-{}-{number}", form.code()))
        };
        forms.iter().flat_map(move |form| [1, 2].map(|number| say(form, number))).collect::<Vec<_>>()
    });
    Ways {
        stages: (1..=4).map(|number| words.say(&format!("ruptures-stage-{number}"))).collect(),
        sentences: sentences.collect(),
        mind: form.map(|form| words.say(&format!("ruptures-mind-{}", form.code()))),
    }
}

fn latest<T>(rupture: &Rupture, of: impl Fn(&selaras_store::ruptures::Entry) -> Option<T>) -> Option<T> {
    rupture.entries.iter().rev().find_map(of)
}
