//! What a form asks: one field with its label, what was entered and what is wrong with it.

use std::borrow::Cow;

use crate::words::Words;

/// Text for a page: a word from the words file or something put together.
pub type Text = Cow<'static, str>;

/// One question of a form. The macros of `layout/form.html` draw it; a form that comes back keeps `value` and
/// shows `error` beside the field.
#[derive(Debug, Clone, Default)]
pub struct Field {
    /// The name under which the form sends it.
    pub name: Text,
    /// The question, in the reader's language.
    pub label: Text,
    /// What helps to answer it.
    pub hint: Option<Text>,
    /// What was entered (for choices and scales the chosen value; for a checkbox anything but `""` is "on").
    pub value: String,
    /// What is wrong with what was entered.
    pub error: Option<Text>,
    /// Whether it may stay empty; the page then says so.
    pub optional: bool,
    /// The answers to choose from (choices, scales and pick lists).
    pub choices: Vec<Choice>,
    /// What the middle of a scale means, if it is said.
    pub middle: Option<Text>,
    /// The most characters it takes, if there is a limit.
    pub longest: Option<usize>,
}

/// One answer to choose.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What the form sends.
    pub value: Text,
    /// What the reader sees.
    pub label: Text,
    /// A line that explains it (on a scale: what this end means).
    pub hint: Option<Text>,
}

/// A line of the summary above a form that came back.
#[derive(Debug, Clone)]
pub struct Fault {
    /// The field's `id`, for the link.
    pub id: String,
    /// What is wrong.
    pub text: Text,
}

impl Field {
    /// A field that must be filled in.
    pub fn new(name: impl Into<Text>, label: impl Into<Text>) -> Self {
        Self { name: name.into(), label: label.into(), ..Self::default() }
    }

    /// A scale from `range.0` to `range.1` whose ends mean `low` and `high`. Nothing is chosen beforehand.
    pub fn scale(
        name: impl Into<Text>,
        label: impl Into<Text>,
        range: (u8, u8),
        low: impl Into<Text>,
        high: impl Into<Text>,
    ) -> Self {
        let mut choices: Vec<Choice> =
            (range.0..=range.1).map(|n| Choice::new(n.to_string(), n.to_string())).collect();
        if let Some(first) = choices.first_mut() {
            first.hint = Some(low.into());
        }
        if let Some(last) = choices.last_mut() {
            last.hint = Some(high.into());
        }
        Self { choices, ..Self::new(name, label) }
    }

    /// With a line that helps to answer.
    pub fn hint(self, hint: impl Into<Text>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// With what was entered.
    pub fn value(self, value: impl Into<String>) -> Self {
        Self { value: value.into(), ..self }
    }

    /// With what is wrong, if anything is.
    pub fn error(self, error: Option<impl Into<Text>>) -> Self {
        Self { error: error.map(Into::into), ..self }
    }

    /// May stay empty.
    pub fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    /// With one more answer to choose from.
    pub fn choice(mut self, value: impl Into<Text>, label: impl Into<Text>) -> Self {
        self.choices.push(Choice::new(value, label));
        self
    }

    /// Explains the answer added last.
    pub fn meaning(mut self, hint: impl Into<Text>) -> Self {
        if let Some(last) = self.choices.last_mut() {
            last.hint = Some(hint.into());
        }
        self
    }

    /// Says what the middle of a scale means.
    pub fn middle(self, middle: impl Into<Text>) -> Self {
        Self { middle: Some(middle.into()), ..self }
    }

    /// Takes at most so many characters.
    pub fn longest(self, characters: usize) -> Self {
        Self { longest: Some(characters), ..self }
    }

    /// Says so when more was entered than it takes; browsers keep to the limit, other senders need not.
    pub fn within(self, words: &Words) -> Self {
        match self.longest {
            Some(most) if self.error.is_none() && self.value.chars().count() > most => {
                self.error(Some(words.with("field-too-long", "most", most)))
            }
            _ => self,
        }
    }

    /// The `id` of its control (of the first one, for choices and scales).
    pub fn id(&self) -> String {
        format!("f-{}", self.name)
    }

    /// The `id`s of its error and hint, for `aria-describedby`; the error is read first.
    pub fn described_by(&self) -> Option<String> {
        let id = self.id();
        match (self.error.is_some(), self.hint.is_some()) {
            (true, true) => Some(format!("{id}-e {id}-h")),
            (true, false) => Some(format!("{id}-e")),
            (false, true) => Some(format!("{id}-h")),
            (false, false) => None,
        }
    }

    /// Whether this answer is the chosen one.
    pub fn chose(&self, choice: &Choice) -> bool {
        !self.value.is_empty() && self.value == choice.value
    }

    /// What the low end of a scale means.
    pub fn low(&self) -> Option<&Text> {
        self.choices.first().and_then(|c| c.hint.as_ref())
    }

    /// What the high end of a scale means.
    pub fn high(&self) -> Option<&Text> {
        self.choices.last().and_then(|c| c.hint.as_ref())
    }

    /// How the points of a scale are laid out: `p7`, `p11`, …
    pub fn points(&self) -> String {
        format!("p{}", self.choices.len())
    }
}

impl Choice {
    /// An answer without an explanation.
    pub fn new(value: impl Into<Text>, label: impl Into<Text>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None }
    }
}

/// The errors of these fields, in their order, for the summary above the form.
pub fn faults<'a>(fields: impl IntoIterator<Item = &'a Field>) -> Vec<Fault> {
    fields
        .into_iter()
        .filter_map(|field| field.error.clone().map(|text| Fault { id: field.id(), text }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_names_only_fields_with_errors_and_links_to_them() {
        let name = Field::new("name", "Nama").error(Some("Tuliskan nama"));
        let town = Field::new("town", "Kota").error(None::<&str>);
        let found = faults([&name, &town]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].id.as_str(), found[0].text.as_ref()), ("f-name", "Tuliskan nama"));
    }

    #[test]
    fn a_scale_starts_with_nothing_chosen_and_keeps_a_zero() {
        let scale = Field::scale("near", "Seberapa dekat?", (0, 10), "jauh", "tercapai");
        assert!(!scale.choices.iter().any(|c| scale.chose(c)));
        let zero = scale.value("0");
        assert_eq!(zero.choices.iter().filter(|c| zero.chose(c)).count(), 1);
        assert_eq!(zero.points(), "p11");
    }
}
