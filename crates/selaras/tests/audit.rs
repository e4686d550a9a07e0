//! `selaras audit verify`, `selaras audit anchor` and `selaras records processing`, as somebody who has to check runs them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::process::Command;

use selaras_core::case::number;
use selaras_store::{Store, StoreError, Tx, audit};
use selaras_testkit::people::{START, Small};
use selaras_testkit::{postgres, stores};

/// A database with a practice in which something has happened, on either engine.
struct Kept {
    store: Store,
    small: Small,
    options: [String; 2],
    _folder: Option<tempfile::TempDir>,
}

impl Kept {
    fn both() -> [Kept; 2] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("selaras.db");
        let data = ["--data".to_owned(), folder.path().to_str().unwrap().to_owned()];
        let url = postgres::fresh_database();
        let sqlite = Store::sqlite(&file, stores::keys()).unwrap();
        let database = ["--database".to_owned(), url.clone()];
        [
            Kept::with(sqlite, data, Some(folder)),
            Kept::with(Store::postgres(&url, stores::keys()).unwrap(), database, None),
        ]
    }

    fn with(store: Store, options: [String; 2], folder: Option<tempfile::TempDir>) -> Self {
        let small = Small::in_store(&store);
        let write = move |tx: &mut Tx<'_>| {
            for n in 0..5 {
                audit::note(tx, small.by_counsellor(START.plus_ms(n)), "case.reading", Some(small.case))?;
            }
            Ok::<_, StoreError>(())
        };
        store.write_here(write).unwrap();
        Self { store, small, options, _folder: folder }
    }

    /// Runs a command on this database; whether it ended well, and what it printed.
    fn runs(&self, what: &[&str]) -> (bool, String) {
        ran(&[what, &[&self.options[0], &self.options[1]]].concat())
    }

    fn touch(&self, sql: &'static str) {
        let (practice, case) = (self.small.practice, self.small.case);
        let touched = self.store.write_here(move |tx| tx.run(sql, &[practice.into(), case.into()])).unwrap();
        assert_eq!(touched, 1, "{sql}");
    }
}

fn ran(what: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_selaras"))
        .args(what)
        .env("SELARAS_MASTER_KEY", stores::KEYS)
        .env("SELARAS_LOG", "off")
        .env_remove("SELARAS_LANGUAGE")
        .env_remove("SELARAS_DATA")
        .env_remove("SELARAS_DATABASE")
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    assert!(!said.contains("panicked"), "{said}");
    assert!(matches!(output.status.code(), Some(0 | 1)), "{said}");
    (output.status.success(), said)
}

#[test]
fn a_whole_audit_verifies_and_ends_well() {
    for kept in Kept::both() {
        let (well, said) = kept.runs(&["audit", "verify"]);
        assert!(well && said.contains("The audit is whole.") && said.contains("all fit"), "{said}");
        assert!(!said.contains("Dewi") && !said.contains("Sari"), "no names: {said}");
        let (well, said) = kept.runs(&["audit", "anchor"]);
        assert!(well && said.contains("anchor 1"), "{said}");
        let (well, said) = kept.runs(&["audit", "verify"]);
        assert!(well && said.contains("1 anchors"), "{said}");
    }
}

#[test]
fn a_line_that_was_changed_taken_out_or_cut_off_is_named_and_the_command_ends_with_one() {
    let harms = [
        (
            "UPDATE audit SET at = at + 1 WHERE practice = ?1 AND chain = ?2 AND number = 2",
            "line 2 was changed",
        ),
        ("DELETE FROM audit WHERE practice = ?1 AND chain = ?2 AND number = 3", "line 3 is missing"),
        ("DELETE FROM audit WHERE practice = ?1 AND chain = ?2 AND number = 5", "its end was cut off"),
    ];
    for (harm, named) in harms {
        for kept in Kept::both() {
            kept.touch(harm);
            let (well, said) = kept.runs(&["audit", "verify"]);
            assert!(!well && said.contains(named), "{harm}: {said}");
            let chain = format!("case {} ({})", number(kept.small.case), kept.small.case);
            assert!(said.contains(&chain) && said.contains("the audit is not whole"), "{harm}: {said}");
            assert!(!said.contains("The audit is whole."), "{said}");
        }
    }
}

#[test]
fn a_printed_anchor_is_found_again_however_it_is_spaced_and_a_forged_one_is_not() {
    for kept in Kept::both() {
        let (_, printed) = kept.runs(&["audit", "anchor"]);
        let digest = printed.lines().find(|line| line.starts_with("  ")).unwrap().trim().to_owned();
        let close: String = digest.chars().filter(|c| !c.is_whitespace()).collect();
        for shown in [&digest, &close, &close.to_uppercase()] {
            let (well, said) = kept.runs(&["audit", "verify", "--anchor", shown]);
            assert!(well, "{shown}: {said}");
        }
        let last = close.chars().last().unwrap();
        let forged = format!("{}{}", &close[..close.len() - 1], if last == '0' { '1' } else { '0' });
        let (well, said) = kept.runs(&["audit", "verify", "--anchor", &digest, "--anchor", &forged]);
        assert!(!well && said.contains(&format!("the anchor {forged} is not among")), "{said}");
        let (well, said) = kept.runs(&["audit", "anchor"]);
        assert!(well && said.contains("nothing was written since anchor 1"), "{said}");
    }
}

#[test]
fn without_the_master_key_of_the_database_nothing_is_said_to_be_whole() {
    for kept in Kept::both() {
        let output = Command::new(env!("CARGO_BIN_EXE_selaras"))
            .args(["audit", "verify", &kept.options[0], &kept.options[1]])
            .env("SELARAS_MASTER_KEY", "other YW5vdGhlciBrZXkgb2YgdGhpcnR5LXR3byBieXRlcyE=\n")
            .output()
            .unwrap();
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(output.status.code() == Some(1) && said.contains("master key"), "{said}");
        assert!(!said.contains("whole."), "{said}");
    }
}

#[test]
fn the_record_of_processing_is_printed_in_both_languages_as_text_and_as_a_table() {
    let mut titles = Vec::new();
    for language in ["id", "en"] {
        let (well, text) = ran(&["records", "processing", "--language", language]);
        assert!(well && text.starts_with("# ") && text.contains("(`persons`)"), "{text}");
        assert!(text.contains("name") && !text.contains('⟦'), "a word is missing: {text}");
        titles.push(text.lines().next().unwrap().to_owned());
        let (well, table) = ran(&["records", "processing", "--language", language, "--format", "csv"]);
        assert!(well && !table.contains('⟦'), "{table}");
        let commas = |line: &str| csv_columns(line);
        let head = commas(table.lines().next().unwrap());
        assert!(head > 6 && table.lines().count() > 100, "{head}");
        let first: Vec<&str> = table.lines().skip(1).filter_map(|line| line.split(',').nth(1)).collect();
        assert!(first.contains(&"name") && first.contains(&"login"), "{first:?}");
        for line in table.lines().filter(|line| line.starts_with("persons,")) {
            assert_eq!(commas(line), head, "{line}");
        }
    }
    assert_ne!(titles[0], titles[1], "two languages");
    let (well, usual) = ran(&["records", "processing"]);
    assert!(well && usual.starts_with(&titles[0]), "Indonesian unless said otherwise");
    let (well, said) = ran(&["records", "processing", "--language", "xx"]);
    assert!(!well && said.contains("id or en"), "{said}");
}

/// How many columns a line of a CSV file has.
fn csv_columns(line: &str) -> usize {
    let mut quoted = false;
    let breaks = line.chars().filter(|c| {
        quoted ^= *c == '"';
        *c == ',' && !quoted
    });
    1 + breaks.count()
}
