//! What a person is asked: closed items, open questions, and the response scales that closed items use.

use std::sync::Arc;

use super::name::ItemId;
use super::text::Text;
use super::wording::Wording;

/// A closed item, answered by a whole number on its response scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub(super) id: ItemId,
    pub(super) text: Option<Text>,
    pub(super) easy: Option<Text>,
    pub(super) response: Arc<ResponseScale>,
    pub(super) reverse: bool,
    pub(super) optional: bool,
    pub(super) danger_from: Option<i16>,
}

impl Item {
    /// Its name, which is also its form field.
    pub fn id(&self) -> &ItemId {
        &self.id
    }

    /// Its wording; none in catalogue instruments, whose wording belongs to others.
    pub fn text(&self) -> Option<&Text> {
        self.text.as_ref()
    }

    /// Its question in this wording; in the usual one where there is none of it.
    pub fn text_in(&self, wording: Wording) -> Option<&Text> {
        self.easy.as_ref().filter(|_| wording == Wording::Easy).or(self.text.as_ref())
    }

    /// The response scale it is answered on.
    pub fn response(&self) -> &ResponseScale {
        &self.response
    }

    /// Worded against the direction of its scales, so that they count it reversed.
    pub fn reverse(&self) -> bool {
        self.reverse
    }

    /// Asked only where the practice switched it on, and never required.
    pub fn optional(&self) -> bool {
        self.optional
    }

    /// The answer from which on it speaks of danger to the person.
    pub fn danger_from(&self) -> Option<i16> {
        self.danger_from
    }

    /// The answer as scales count it: mirrored within the response scale when the item is reversed.
    pub fn keyed(&self, answer: i16) -> i16 {
        if self.reverse { self.response.min + self.response.max - answer } else { answer }
    }
}

/// A question answered in the person's own words. Words are never scored and never part of a `Response`.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenQuestion {
    pub(super) id: ItemId,
    pub(super) text: Text,
    pub(super) easy: Option<Text>,
}

impl OpenQuestion {
    /// Its name, which is also its form field.
    pub fn id(&self) -> &ItemId {
        &self.id
    }

    /// Its wording.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// The same in this wording; in the usual one where there is none of it.
    pub fn text_in(&self, wording: Wording) -> &Text {
        self.easy.as_ref().filter(|_| wording == Wording::Easy).unwrap_or(&self.text)
    }
}

/// The numbers an item may be answered with, and what some of them mean in words.
#[derive(Debug, Clone, PartialEq)]
pub struct ResponseScale {
    pub(super) min: i16,
    pub(super) max: i16,
    pub(super) choices: bool,
    pub(super) anchors: Vec<Anchor>,
}

/// The words beside one point of a response scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Anchor {
    /// The point.
    pub at: i16,
    /// Its words.
    pub text: Text,
}

impl ResponseScale {
    /// The lowest answer.
    pub fn min(&self) -> i16 {
        self.min
    }

    /// The highest answer.
    pub fn max(&self) -> i16 {
        self.max
    }

    /// Whether only the points with words may be chosen (options rather than a line).
    pub fn choices(&self) -> bool {
        self.choices
    }

    /// Every point with words, from low to high.
    pub fn anchors(&self) -> &[Anchor] {
        &self.anchors
    }

    /// The words at one point.
    pub fn anchor(&self, at: i16) -> Option<&Text> {
        self.anchors.iter().find(|anchor| anchor.at == at).map(|anchor| &anchor.text)
    }

    /// Every answer that may be given, from low to high.
    pub fn points(&self) -> impl Iterator<Item = i16> + '_ {
        (self.min..=self.max).filter(|&at| !self.choices || self.anchor(at).is_some())
    }
}
