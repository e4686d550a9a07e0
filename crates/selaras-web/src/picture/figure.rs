//! A picture with its name, its sentences and its numbers, put together for a page.

use std::fmt;

use super::ink::text;
use crate::words::Words;

/// One of the pictures of a case. [`Picture::figure`] (or `Display`) is the whole as markup; the parts are
/// there for pages that place them themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The picture's name, plain text, fit for a heading.
    pub title: String,
    /// The picture in a few sentences, plain text.
    pub summary: String,
    /// The drawing: markup, already escaped.
    pub drawing: String,
    /// What the marks mean: markup, empty where nothing needs explaining.
    pub key: String,
    /// The same as a table or list for those who cannot or do not want to look: markup, may be empty.
    pub numbers: String,
    /// The class beside `pic` on the figure.
    pub kind: &'static str,
}

impl Picture {
    /// The whole picture: drawing, explanation of the marks, sentences, and the numbers to fold out.
    pub fn figure(&self) -> String {
        format!(
            r#"<figure class="pic pic-{}">{}{}<figcaption>{}</figcaption>{}</figure>"#,
            self.kind,
            self.drawing,
            self.key,
            text(&self.summary),
            self.numbers
        )
    }
}

impl fmt::Display for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.figure())
    }
}

/// A session in words: "Session 3, 17 Mar 2026".
pub fn session(number: u32, date: &str, words: &Words) -> String {
    words
        .fill("picture-session", &[("session", number.to_string().into()), ("date", date.into())])
        .into_owned()
}

/// A session at the head of a table's row, under the word "Session": "3 · 17 Mar 2026", kept on one line.
pub fn row(number: u32, date: &str) -> String {
    format!("{number} · {date}").replace(' ', "\u{a0}")
}

/// The numbers behind a picture as a table to fold out.
#[derive(Debug)]
pub struct Table<'a> {
    /// What the table holds (the picture's name).
    pub caption: &'a str,
    /// The heads of the columns.
    pub heads: Vec<String>,
    /// The rows; the first cell names the row.
    pub rows: Vec<Vec<String>>,
}

/// The tables as markup, folded in; nothing when there are none.
pub fn folded(tables: &[Table<'_>], words: &Words) -> String {
    if tables.is_empty() {
        return String::new();
    }
    let tables: String = tables.iter().map(Table::markup).collect();
    format!("<details><summary>{}</summary>{tables}</details>", text(&words.say("picture-numbers")))
}

impl Table<'_> {
    /// The table in a region of its own, which scrolls sideways (by keyboard too) where the page is narrow.
    fn markup(&self) -> String {
        let caption = text(self.caption);
        let heads: String =
            self.heads.iter().map(|h| format!(r#"<th scope="col">{}</th>"#, text(h))).collect();
        let rows: String = self.rows.iter().map(|row| table_row(row)).collect();
        format!(
            r#"<div class="pic-x" role="region" tabindex="0" aria-label="{caption}"><table><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"#
        )
    }
}

fn table_row(cells: &[String]) -> String {
    let cells: String = cells
        .iter()
        .enumerate()
        .map(|(i, cell)| match i {
            0 => format!(r#"<th scope="row">{}</th>"#, text(cell)),
            _ => format!("<td>{}</td>", text(cell)),
        })
        .collect();
    format!("<tr>{cells}</tr>")
}
