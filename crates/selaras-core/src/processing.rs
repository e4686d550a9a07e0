//! The record of processing (UU PDP, article 31): for every column that is kept, why, about whom, on what ground, how
//! long and for whose eyes. It is data (`processing/tables.toml`), and a test holds it against the real databases.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::retention::Class;

/// One table of the database.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Why it is kept: one of [`PURPOSES`].
    pub purpose: String,
    /// About whom: one of [`WHOSE`].
    pub whose: String,
    /// Of which category by article 4: one of [`CATEGORIES`].
    pub category: String,
    /// On which ground of article 20: one of [`BASES`].
    pub basis: String,
    #[serde(rename = "class")]
    class_code: String,
    /// Who gets to see it: each one of [`RECIPIENTS`].
    pub recipients: Vec<String>,
    #[serde(default)]
    other: BTreeMap<String, String>,
    columns: BTreeMap<String, Vec<String>>,
}

/// Why something is kept.
pub const PURPOSES: [&str; 7] =
    ["counselling", "measuring", "signing-in", "access", "accounting", "protecting", "running"];
/// About whom.
pub const WHOSE: [&str; 4] = ["client", "staff", "both", "nobody"];
/// Specific or ordinary personal data (article 4), or none.
pub const CATEGORIES: [&str; 3] = ["specific", "ordinary", "none"];
/// The grounds of article 20 that are used, or none where nothing personal is kept.
pub const BASES: [&str; 5] = ["consent", "contract", "legal-duty", "legitimate-interest", "none"];
/// Who gets to see it.
pub const RECIPIENTS: [&str; 7] =
    ["client", "counsellor", "supervisor", "administrator", "guardian", "self", "nobody"];
/// What a column can hold, in the order in which a page lists them.
pub const KINDS: [&str; 11] =
    ["name", "words", "answers", "score", "choice", "who", "moment", "number", "digest", "setting", "key"];

/// One column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it holds: one of [`KINDS`].
    pub kind: &'a str,
    /// How long it is kept.
    pub class: Class,
}

impl Table {
    /// How long it is kept, but for single columns with a class of their own.
    pub fn class(&self) -> Class {
        self.class_code.parse().unwrap_or(Class::Counselling)
    }

    /// Its columns, by what they hold.
    pub fn columns(&self) -> Vec<Column<'_>> {
        let of_kind =
            |kind: &'static str| self.columns.get(kind).into_iter().flatten().map(move |name| (kind, name));
        let class = |name: &str| self.other.get(name).and_then(|code| code.parse().ok());
        KINDS
            .into_iter()
            .flat_map(of_kind)
            .map(|(kind, name)| Column { name, kind, class: class(name).unwrap_or_else(|| self.class()) })
            .collect()
    }
}

/// Every table that Selaras keeps.
pub fn tables() -> &'static [Table] {
    static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| {
        #[derive(Deserialize)]
        struct File {
            table: Vec<Table>,
        }
        #[expect(clippy::expect_used, reason = "the file is part of the program, and a test reads it")]
        let file: File = toml::from_str(include_str!("processing/tables.toml")).expect("the declared tables");
        file.table
    });
    &TABLES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_declaration_says_only_what_the_lists_know() {
        for table in tables() {
            let Table { name, purpose, whose, category, basis, .. } = table;
            assert!(PURPOSES.contains(&purpose.as_str()), "{name}: {purpose}");
            assert!(WHOSE.contains(&whose.as_str()), "{name}: {whose}");
            assert!(CATEGORIES.contains(&category.as_str()), "{name}: {category}");
            assert!(BASES.contains(&basis.as_str()), "{name}: {basis}");
            assert!(table.class_code.parse::<Class>().is_ok(), "{name}: {}", table.class_code);
            assert!(table.recipients.iter().all(|who| RECIPIENTS.contains(&who.as_str())), "{name}");
            assert!(!table.recipients.is_empty() && !table.columns().is_empty(), "{name}");
            assert!(table.columns.keys().all(|kind| KINDS.contains(&kind.as_str())), "{name}");
            assert!(table.other.values().all(|class| class.parse::<Class>().is_ok()), "{name}");
            let names: Vec<&str> = table.columns().iter().map(|column| column.name).collect();
            assert!(table.other.keys().all(|column| names.contains(&column.as_str())), "{name}");
            let personal = category != "none";
            assert_eq!(personal, whose != "nobody", "{name}: about nobody means not personal");
            assert!(!personal || basis != "none", "{name}: personal data need a ground");
        }
    }

    #[test]
    fn words_and_answers_of_clients_are_specific_and_never_for_administrators_unless_they_account_for_something()
     {
        for table in tables().iter().filter(|table| ["client", "both"].contains(&table.whose.as_str())) {
            let spoken = table.columns().iter().any(|column| ["words", "answers"].contains(&column.kind));
            assert!(!spoken || table.category == "specific", "{}", table.name);
            let counselled = ["counselling", "measuring"].contains(&table.purpose.as_str());
            let told = table.recipients.iter().any(|who| who == "administrator");
            assert!(!(spoken && counselled && told), "{}", table.name);
        }
    }
}
