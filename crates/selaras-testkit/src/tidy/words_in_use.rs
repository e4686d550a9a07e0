//! Words asked for and words written: each has the other.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{Message, messages};
use super::{Fault, Tree};

/// Every message asked for by name exists and gets the places it has, and every message is asked for
/// somewhere: by its name, or by a name put together, as in `format!("month-{number}")` or `format!("{key}-text")`.
pub fn words_in_use(tree: &Tree) -> Vec<Fault> {
    let mut written = BTreeMap::<String, Message>::new();
    for (key, message) in messages(tree).into_values().flatten() {
        let key = key.rsplit('/').next().unwrap_or_default().to_owned();
        let both = written.entry(key).or_default();
        both.places.extend(message.places);
        both.mentions.extend(message.mentions);
    }
    let mut faults = Vec::new();
    let mut named: BTreeSet<String> = written.values().flat_map(|message| message.mentions.clone()).collect();
    let (mut beginnings, mut endings) = (BTreeSet::new(), BTreeSet::new());
    for file in tree.sources().chain(tree.templates()) {
        if ["crates/selaras-testkit", "xtask", "browser", "benches"].contains(&file.package()) {
            continue;
        }
        for quoted in quotations(file.program()) {
            match quoted {
                Quoted::Whole(name) => named.insert(name.to_owned()),
                Quoted::Beginning(name) => beginnings.insert(name.to_owned()),
                Quoted::Ending(name) => endings.insert(name.to_owned()),
            };
        }
        for request in requests(file.program()) {
            if let Some(what) = request.fault(&written) {
                faults.push(Fault::new("words-in-use", format!("{}:{}", file.path, request.key), what));
            }
        }
    }
    let said = |key: &str| {
        let whole = |end: &String| key.strip_suffix(end.as_str()).is_some_and(|start| named.contains(start));
        named.contains(key)
            || beginnings.iter().any(|start| key.starts_with(start.as_str()))
            || endings.iter().any(whole)
    };
    let idle = written.keys().filter(|key| !said(key));
    faults.extend(idle.map(|key| Fault::new("words-in-use", key, "is never said")));
    faults
}

#[derive(Debug, PartialEq, Eq)]
enum Quoted<'a> {
    Whole(&'a str),
    /// Ends with a dash: something is put after it.
    Beginning(&'a str),
    /// Begins with a dash: something is put before it.
    Ending(&'a str),
}

/// Everything between quotation marks that looks like the name of a message, or like one end of it.
fn quotations(text: &str) -> impl Iterator<Item = Quoted<'_>> {
    text.match_indices(['"', '}']).filter_map(|(at, opening)| {
        let rest = &text[at + 1..];
        let end = rest.find(|letter: char| !is_key(letter))?;
        let name = &rest[..end];
        match (opening, rest[end..].chars().next()?) {
            ("}", '"') if name.len() > 1 && name.starts_with('-') => Some(Quoted::Ending(name)),
            ("\"", '"' | '{') if name.len() > 1 && name.ends_with('-') => Some(Quoted::Beginning(name)),
            ("\"", '"') if !name.is_empty() => Some(Quoted::Whole(name)),
            _ => None,
        }
    })
}

/// `words.say("…")` and its sisters, with a name written out.
#[derive(Debug, PartialEq, Eq)]
struct Request<'a> {
    key: &'a str,
    /// The places that are filled; not known where they come from elsewhere.
    places: Option<BTreeSet<&'a str>>,
}

impl Request<'_> {
    fn fault(&self, written: &BTreeMap<String, Message>) -> Option<String> {
        let Some(message) = written.get(self.key) else { return Some("there are no such words".to_owned()) };
        let places = self.places.as_ref()?;
        let wanted: BTreeSet<&str> = message.places.iter().map(String::as_str).collect();
        (*places != wanted).then(|| format!("fills {places:?}, but the words have {wanted:?}"))
    }
}

fn requests(text: &str) -> Vec<Request<'_>> {
    let mut found = Vec::new();
    for call in [".say(", ".fill(", ".with("] {
        for (at, _) in text.match_indices(call) {
            let Some((key, rest)) = quoted(&text[at + call.len()..]) else { continue };
            let next = rest.trim_start().strip_prefix(',').map(str::trim_start);
            let places = match (call, next) {
                (".say(", _) => Some(BTreeSet::new()),
                (".with(", Some(next)) => quoted(next).map(|(place, _)| BTreeSet::from([place])),
                (_, Some(next)) => next.strip_prefix("&[").and_then(listed),
                // Something else that happens to be called the same.
                (_, None) => continue,
            };
            found.push(Request { key, places });
        }
    }
    found
}

/// The names in `("name", …), ("other", …)]`; not known when something else stands among them.
fn listed(list: &str) -> Option<BTreeSet<&str>> {
    let mut names = BTreeSet::new();
    let mut depth = 0;
    for (at, letter) in list.char_indices() {
        match (letter, depth) {
            ('(', 0) => {
                names.insert(quoted(&list[at + 1..])?.0);
                depth = 1;
            }
            (']', 0) => break,
            (',', 0) => {}
            (letter, 0) if !letter.is_whitespace() => return None,
            ('(' | '[', _) => depth += 1,
            (')' | ']', _) => depth -= 1,
            _ => {}
        }
    }
    Some(names)
}

/// A name in quotation marks right here, and what follows it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.trim_start().strip_prefix('"')?.split_once('"')?;
    name.chars().all(is_key).then_some((name, rest))
}

fn is_key(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_are_found_in_code_and_templates() {
        let text =
            r#"<a class="top" title="{{ w.say("nav-home") }}"> format!("month-{n}") "a b" "{key}-text""#;
        let expected = [
            Quoted::Whole("top"),
            Quoted::Whole("nav-home"),
            Quoted::Beginning("month-"),
            Quoted::Ending("-text"),
        ];
        assert_eq!(quotations(text).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn requests_are_found_with_the_places_they_fill() {
        let text = r#"w.say("a"); w.with("b", "n", 3); w.fill("c", &[("x", f(1).into()), ("y", z.into())]); w.fill("d", &all); w.fill("e", &[all, ("x", 1)])"#;
        let places = |names: &[&'static str]| Some(names.iter().copied().collect());
        let expected = [
            Request { key: "a", places: places(&[]) },
            Request { key: "c", places: places(&["x", "y"]) },
            Request { key: "d", places: None },
            Request { key: "e", places: None },
            Request { key: "b", places: places(&["n"]) },
        ];
        assert_eq!(requests(text), expected);
    }
}
