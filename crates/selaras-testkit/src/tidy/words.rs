//! The words that people read: the same ones in every language, and none that hurt.

use std::collections::{BTreeMap, BTreeSet};

use super::{Fault, Tree};

/// A message of a words file (Project Fluent).
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Message {
    /// The names of its `$places`.
    pub places: BTreeSet<String>,
    /// Other messages that it refers to.
    pub mentions: BTreeSet<String>,
}

/// The language that every other one is compared with.
const FIRST: &str = "id";

/// Whole words, in lower case, with the file extension's language they are forbidden in.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("id", &["pasien", "gangguan", "lulus", "gagal", "penderita", "user", "entitas", "lorem", "todo"]),
    (
        "en",
        &[
            "patient", "patients", "user", "users", "disorder", "pass", "fail", "failed", "entity", "lorem",
            "todo",
        ],
    ),
];

/// Every language has the same files with the same messages, and each message the same places.
pub fn languages(tree: &Tree) -> Vec<Fault> {
    let all = messages(tree);
    let mut faults = Vec::new();
    let Some(first) = all.get(FIRST) else {
        return vec![Fault::new("words", "locales", format!("there is no language “{FIRST}”"))];
    };
    for (language, words) in all.iter().filter(|(language, _)| *language != FIRST) {
        for (key, message) in first {
            match words.get(key) {
                None => faults.push(Fault::new("words", format!("{language}:{key}"), "is missing")),
                Some(other) if other.places != message.places => {
                    let (here, there) = (&other.places, &message.places);
                    let what = format!("has the places {here:?}, but {there:?} in “{FIRST}”");
                    faults.push(Fault::new("words", format!("{language}:{key}"), what));
                }
                Some(_) => {}
            }
        }
        let more = words.keys().filter(|key| !first.contains_key(*key));
        faults.extend(more.map(|key| Fault::new("words", format!("{FIRST}:{key}"), "is missing")));
    }
    faults
}

pub fn forbidden_words(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in &tree.files {
        let Some((language, _)) = file.path.strip_prefix("locales/").and_then(|rest| rest.split_once('/'))
        else {
            continue;
        };
        let forbidden = FORBIDDEN.iter().filter(|(of, _)| *of == language).flat_map(|(_, words)| *words);
        for word in forbidden {
            for (number, line) in file.text.lines().enumerate() {
                let says = line.split_once('=').map_or(line, |(_, says)| says).to_lowercase();
                let mut words = says.split(|letter: char| !letter.is_alphabetic());
                if !line.starts_with('#') && words.any(|one| one == *word) {
                    faults.push(Fault::new(
                        "forbidden-word",
                        &file.path,
                        format!("line {}: “{word}”", number + 1),
                    ));
                }
            }
        }
    }
    faults
}

/// All messages by language and by `file/key`.
pub(super) fn messages(tree: &Tree) -> BTreeMap<String, BTreeMap<String, Message>> {
    let mut all = BTreeMap::<String, BTreeMap<String, Message>>::new();
    for file in &tree.files {
        let path = file.path.strip_prefix("locales/").and_then(|rest| rest.strip_suffix(".ftl"));
        let Some((language, name)) = path.and_then(|rest| rest.split_once('/')) else { continue };
        let words = all.entry(language.to_owned()).or_default();
        words.extend(read(&file.text).into_iter().map(|(key, message)| (format!("{name}/{key}"), message)));
    }
    all
}

/// A message begins at the margin with `key =`; what is indented below belongs to it.
fn read(text: &str) -> BTreeMap<String, Message> {
    let mut messages = BTreeMap::<String, Message>::new();
    let mut key = None;
    for line in text.lines() {
        let starts = line.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '-');
        match line.split_once('=') {
            Some((name, _)) if starts => key = Some(name.trim().to_owned()),
            _ if line.starts_with('#') => key = None,
            _ => {}
        }
        if let Some(key) = &key {
            let message = messages.entry(key.clone()).or_default();
            let value = if starts { line.split_once('=').map_or("", |(_, value)| value) } else { line };
            message.places.extend(value.split('$').skip(1).map(name));
            message.mentions.extend(value.split('{').skip(1).map(|rest| name(rest.trim_start())));
        }
    }
    messages
}

fn name(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_read_with_their_places_plurals_and_mentions() {
        let text = "# a note with $nothing\nhello = Halo, { $name }!\n    .kamu = Hai, { $name }!\ncount =\n    { $n ->\n        \
            [one] satu\n       *[other] { $n } oleh { -brand }\n    }\n\n-brand = Selaras\n";
        let found = read(text);
        assert_eq!(found.keys().collect::<Vec<_>>(), ["-brand", "count", "hello"]);
        assert_eq!(found["hello"].places, BTreeSet::from(["name".to_owned()]));
        assert_eq!(found["count"].places, BTreeSet::from(["n".to_owned()]));
        assert!(found["count"].mentions.contains("-brand"));
    }
}
