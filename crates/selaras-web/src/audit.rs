//! Who did what, for the administrator and the auditor: no content, no client's name, cases by number; and the anchors
//! that show whether anything was cut away since.

pub mod anchors;
pub mod list;

use std::borrow::Cow;

use crate::words::Words;

/// What a line of the audit says was done, in words.
pub fn told(words: Words, act: &str) -> Cow<'static, str> {
    let key = format!("audit-{}", act.replace(['.', '_'], "-"));
    words.look_up(&key).unwrap_or_else(|| words.say("audit-other"))
}
