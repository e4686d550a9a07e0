//! The shapes that stand for things in every picture, told apart without colour.

use std::borrow::Cow;

use super::ink::{px, text};

/// One kind of mark. The same thing has the same shape in all pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// What the client rated: a filled disc.
    Client,
    /// The counsellor's own view: an open diamond.
    Counsellor,
    /// What the counsellor guessed that the client would answer: a short bar.
    Guess,
    /// A signal: a warning triangle with an exclamation mark.
    Signal,
    /// A repair: a tick in a ring.
    Repair,
    /// Change for the better became reliable: a star.
    Better,
    /// Change for the worse became reliable: a filled square.
    Worse,
    /// A session that took place: a disc.
    Held,
    /// A session that was missed: a ring with a cross.
    Missed,
    /// A session that is planned: a dashed ring.
    Planned,
    /// The agreement was signed: a sheet with lines.
    Agreement,
    /// The counselling ended: a flag.
    Ending,
    /// Both sides said yes, or the task is done: a ticked box.
    Yes,
    /// Not done, or declined: a crossed box.
    No,
    /// Still to be answered or done: an empty box.
    Open,
    /// Under way: a half-filled box.
    UnderWay,
}

impl Mark {
    /// The paths of the mark around the point 0,0, about 14 px wide.
    fn shape(self) -> &'static str {
        match self {
            Mark::Client => r#"<circle r="4.5" fill="currentColor"/>"#,
            Mark::Counsellor => {
                r##"<path class="pic-o" d="M0-5.5 5.5 0 0 5.5-5.5 0z" fill="#fff" stroke="currentColor" stroke-width="1.6"/>"##
            }
            Mark::Guess => r#"<path d="M-6 0H6" stroke="currentColor" stroke-width="2.4"/>"#,
            Mark::Signal => {
                r##"<path class="pic-o" d="M0-7 7.5 6h-15z" fill="#fff" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round"/><path d="M0-2.6V1.4M0 3v1.6" stroke="currentColor" stroke-width="1.8"/>"##
            }
            Mark::Repair => {
                r##"<circle class="pic-o" r="7" fill="#fff" stroke="currentColor" stroke-width="1.6"/><path d="M-3.4.4-.9 2.9 3.6-2.6" fill="none" stroke="currentColor" stroke-width="1.8"/>"##
            }
            Mark::Better => {
                r#"<path d="M0-8 2.1-2.9 7.6-2.5 3.4 1.1 4.7 6.5 0 3.6-4.7 6.5-3.4 1.1-7.6-2.5-2.1-2.9z" fill="currentColor"/>"#
            }
            Mark::Worse => r#"<path d="M-5.5-5.5h11v11h-11z" fill="currentColor"/>"#,
            Mark::Held => r#"<circle r="5" fill="currentColor"/>"#,
            Mark::Missed => {
                r##"<circle class="pic-o" r="5.5" fill="#fff" stroke="currentColor" stroke-width="1.4"/><path d="M-3-3 3 3M-3 3 3-3" stroke="currentColor" stroke-width="1.8"/>"##
            }
            Mark::Planned => {
                r##"<circle class="pic-o" r="5" fill="#fff" stroke="currentColor" stroke-width="1.4" stroke-dasharray="2.4 2"/>"##
            }
            Mark::Agreement => {
                r##"<path class="pic-o" d="M-5.5-7.5H3l2.5 2.5V7.5h-11z" fill="#fff" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/><path d="M-3-2.5H3M-3 .8H3M-3 4.1H.5" stroke="currentColor" stroke-width="1.3"/>"##
            }
            Mark::Ending => {
                r#"<path d="M-4-8V8" stroke="currentColor" stroke-width="1.8"/><path d="M-4-7.5H6.5L3.6-3.6 6.5.3H-4z" fill="currentColor"/>"#
            }
            Mark::Yes => {
                r#"<path d="M-6-6H6V6H-6z" fill="currentColor"/><path class="pic-p" d="M-3.4.2-1 2.8 3.6-2.8" fill="none" stroke="white" stroke-width="1.9"/>"#
            }
            Mark::No => {
                r#"<path d="M-5.5-5.5h11v11h-11z" fill="none" stroke="currentColor" stroke-width="1.4"/><path d="M-3-3 3 3M-3 3 3-3" stroke="currentColor" stroke-width="1.6"/>"#
            }
            Mark::Open => {
                r#"<path d="M-5.5-5.5h11v11h-11z" fill="none" stroke="currentColor" stroke-width="1.4" stroke-dasharray="2.6 2"/>"#
            }
            Mark::UnderWay => {
                r#"<path d="M-5.5-5.5h11v11h-11z" fill="none" stroke="currentColor" stroke-width="1.4"/><path d="M-5.5 5.5v-11l11 11z" fill="currentColor"/>"#
            }
        }
    }

    /// The class that gives the mark its colour, where there is colour.
    fn class(self) -> &'static str {
        match self {
            Mark::Client | Mark::Held | Mark::Better => "pic-c",
            Mark::Counsellor | Mark::Guess => "pic-k",
            Mark::Signal | Mark::Worse => "pic-s",
            Mark::Repair => "pic-r",
            _ => "pic-i",
        }
    }

    /// The mark at a place of a stretching drawing: `x` is a percentage, `y` pixels, `size` 1 being usual.
    pub fn at(self, x: &str, y: f64, size: f64) -> String {
        format!(
            r#"<svg x="{x}" y="{}" overflow="visible" class="{}">{}</svg>"#,
            px(y),
            self.class(),
            self.sized(size)
        )
    }

    /// The mark so many pixels to the right of a place of a stretching drawing.
    pub fn beside(self, x: &str, y: f64, size: f64, right: f64) -> String {
        format!(r#"<g transform="translate({} 0)">{}</g>"#, px(right), self.at(x, y, size))
    }

    /// The mark at a place of a drawing of fixed proportions.
    pub fn fixed(self, x: f64, y: f64, size: f64) -> String {
        let shape = self.sized(size);
        format!(r#"<g transform="translate({} {})" class="{}">{shape}</g>"#, px(x), px(y), self.class())
    }

    /// The mark as a small drawing of its own, to stand in a line of text.
    pub fn inline(self) -> String {
        format!(
            r#"<svg class="pic-m {}" width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">{}</svg>"#,
            self.class(),
            self.shape()
        )
    }

    fn sized(self, size: f64) -> Cow<'static, str> {
        if (size - 1.0).abs() < 0.01 {
            return Cow::Borrowed(self.shape());
        }
        let hundredths = (size * 100.0).round() / 100.0;
        Cow::Owned(format!(r#"<g transform="scale({hundredths})">{}</g>"#, self.shape()))
    }
}

/// The explanation of the marks under a picture, holding only those that occur.
#[derive(Debug, Default)]
pub struct Key(Vec<(String, String)>);

impl Key {
    /// Explains a mark.
    pub fn mark(&mut self, mark: Mark, meaning: &str) {
        self.sample(&mark.fixed(0.0, 0.0, 0.9), meaning);
    }

    /// Explains a kind of line or field; `drawing` fills a box of 26 by 14 pixels with its middle at 0,0.
    pub fn sample(&mut self, drawing: &str, meaning: &str) {
        let sample = format!(
            r#"<svg class="pic-m" width="26" height="14" viewBox="-13 -7 26 14" aria-hidden="true">{drawing}</svg>"#
        );
        self.0.push((sample, text(meaning)));
    }

    /// The list as markup; nothing when there is nothing to explain.
    pub fn list(&self) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        let entries: String = self.0.iter().map(|(m, t)| format!("<li>{m} <span>{t}</span></li>")).collect();
        format!(r#"<ul class="pic-key">{entries}</ul>"#)
    }
}
