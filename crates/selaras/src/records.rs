//! `selaras records processing`: the record of processing on paper or as a table.

use anyhow::{Context, Result};
use clap::{Args, Subcommand, ValueEnum};
use selaras_core::language::{Address, Language};
use selaras_core::retention::Periods;
use selaras_web::processing::{HEADINGS, Told, told};
use selaras_web::words::Words;

/// What to print.
#[derive(Subcommand)]
pub enum What {
    /// What is kept, why, about whom, on what ground, how long and for whose eyes (UU PDP, article 31)
    Processing(Processing),
}

/// The record of processing, with our default periods; a practice's own stand on its page.
#[derive(Args)]
pub struct Processing {
    /// Language: id or en
    #[arg(long, env = "SELARAS_LANGUAGE", default_value = "id")]
    language: String,
    /// How it is written
    #[arg(long, value_enum, default_value_t = Format::Markdown)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Markdown,
    Csv,
}

/// Prints it.
///
/// # Errors
/// An unknown language.
pub fn run(what: What) -> Result<()> {
    let What::Processing(options) = what;
    let language: Language = options.language.parse().context("--language takes id or en")?;
    let words = Words::new(language, Address::Anda);
    let tables = told(&words, &Periods::default());
    let written = match options.format {
        Format::Markdown => markdown(&words, &tables),
        Format::Csv => table(&words, &tables)?,
    };
    print!("{written}");
    Ok(())
}

fn markdown(words: &Words, tables: &[Told]) -> String {
    let mut text = format!("# {}\n\n{}\n", words.say("processing-title"), words.say("processing-transfers"));
    for told in tables {
        text.push_str(&format!("\n## {} (`{}`)\n\n", told.title, told.name));
        for (name, value) in &told.rows {
            text.push_str(&format!("- {name}: {value}\n"));
        }
        for (kind, columns) in &told.columns {
            text.push_str(&format!("- {}, {kind}: {columns}\n", words.say("processing-columns")));
        }
    }
    text
}

/// One line for each column.
fn table(words: &Words, tables: &[Told]) -> Result<String> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    let say = |name: &str| words.say(&format!("processing-{name}")).into_owned();
    let mut head = vec![say("table"), say("column"), say("kind")];
    head.extend(HEADINGS.iter().map(|name| say(name)));
    csv.write_record(&head)?;
    for told in tables {
        for (kind, columns) in &told.columns {
            for column in columns.split(", ") {
                let mut line = vec![told.name.as_str(), column, kind];
                line.extend(told.rows.iter().map(|(_, value)| value.as_str()));
                csv.write_record(&line)?;
            }
        }
    }
    Ok(String::from_utf8(csv.into_inner()?)?)
}
