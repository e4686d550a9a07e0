//! Preferences: how a client would like to be worked with, whether it still holds, and whether it was kept to.

mod both;
pub mod confirmation;
pub mod kept;
pub mod own;
pub mod theirs;

use selaras_core::preference::DISLIKES;
use selaras_store::preferences::Given;

use crate::ask::Ask;
use crate::instrument::told;
use crate::layout::field::Text;

/// One wish in words.
pub struct Row {
    /// Its name: the item of the instrument.
    pub name: String,
    /// What was asked.
    pub label: Text,
    /// What is wished.
    pub answer: Text,
}

/// What a client wishes, in words.
pub fn rows(ask: &Ask<'_>, given: &Given) -> Vec<Row> {
    let (Some(form), Some(response)) = (given.response.form(), &given.response.answers) else {
        return Vec::new();
    };
    let answered = form.items().iter().zip(response.answers()).filter(|(_, answer)| answer.is_some());
    let told = told::each(&ask.words, form, response, None);
    let named: Vec<_> = answered.map(|(item, _)| item.id().as_str()).zip(told).collect();
    let row = |wish: selaras_core::preference::Wish| {
        if wish.name == DISLIKES {
            let answer = given.response.words.clone().unwrap_or_default().into();
            return Some(Row { name: wish.name, label: ask.words.say("preferences-dislikes"), answer });
        }
        let (_, told) = named.iter().find(|(name, _)| *name == wish.name)?;
        Some(Row { name: wish.name, label: told.label.clone(), answer: told.answer.clone() })
    };
    given.wishes().into_iter().filter_map(row).collect()
}
