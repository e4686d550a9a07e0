//! The record of processing as a page and as lines to export, and the contact person for personal data.

pub mod contact;
pub mod show;

use selaras_core::processing::{KINDS, Table, tables};
use selaras_core::retention::{Class, End, Periods};

use crate::retention::{class, span};
use crate::words::Words;

/// One table in words.
pub struct Told {
    /// Its name in the database.
    pub name: String,
    /// What it is.
    pub title: String,
    /// Each heading with what stands under it.
    pub rows: Vec<(String, String)>,
    /// What it holds, kind by kind, with the columns.
    pub columns: Vec<(String, String)>,
}

/// The headings of [`Told::rows`], in order.
pub const HEADINGS: [&str; 6] = ["purpose", "whose", "category", "basis", "class", "recipients"];

/// Every table in words.
pub fn told(words: &Words, periods: &Periods) -> Vec<Told> {
    tables().iter().map(|table| one(words, periods, table)).collect()
}

fn one(words: &Words, periods: &Periods, table: &Table) -> Told {
    let say = |heading: &str, code: &str| words.say(&format!("processing-{heading}-{code}")).into_owned();
    let recipients: Vec<String> = table.recipients.iter().map(|who| say("recipient", who)).collect();
    let values = [
        say("purpose", &table.purpose),
        say("whose", &table.whose),
        say("category", &table.category),
        say("basis", &table.basis),
        kept(words, periods, table),
        recipients.join(", "),
    ];
    let columns = table.columns();
    let of_kind = |kind: &&str| {
        let names: Vec<&str> =
            columns.iter().filter(|column| column.kind == *kind).map(|column| column.name).collect();
        (!names.is_empty()).then(|| (say("kind", kind), names.join(", ")))
    };
    Told {
        name: table.name.clone(),
        title: say("table", &table.name),
        rows: HEADINGS
            .iter()
            .map(|name| words.say(&format!("processing-{name}")).into_owned())
            .zip(values)
            .collect(),
        columns: KINDS.iter().filter_map(of_kind).collect(),
    }
}

/// How long, with the columns that are kept otherwise.
fn kept(words: &Words, periods: &Periods, table: &Table) -> String {
    let mut kept = long(words, periods, table.class());
    for column in table.columns().iter().filter(|column| column.class != table.class()) {
        kept.push_str(&format!("; {}: {}", column.name, long(words, periods, column.class)));
    }
    kept
}

fn long(words: &Words, periods: &Periods, of: Class) -> String {
    let how = match (periods.months(of), of.end()) {
        (Some(months), _) => words.with("retention-rule", "span", span(words, months).into_owned()),
        (None, End::Days(days)) => words.with("retention-days", "days", i64::from(days)),
        (None, End::WithoutName) => words.say("retention-without-name"),
        (None, _) => words.say("retention-while-needed"),
    };
    format!("{}: {how}", class(words, of))
}
