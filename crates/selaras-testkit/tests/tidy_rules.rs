//! Each rule of the tidy test finds what it is there to find, and nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_testkit::tidy::{self, Exceptions, Fault, Tree};

fn places(faults: Vec<Fault>) -> Vec<String> {
    faults.into_iter().map(|fault| fault.place).collect()
}

fn lines(count: usize) -> String {
    "// a line\n".repeat(count)
}

#[test]
fn a_file_over_five_hundred_lines_is_found_and_its_tests_do_not_count() {
    let long = lines(501);
    let tested = lines(100) + "#[cfg(test)]\nmod tests {\n" + &lines(900);
    let page = lines(121);
    let small = lines(10);
    let tree = Tree::of(&[
        ("crates/selaras-core/src/long.rs", &long),
        ("crates/selaras-core/src/tested.rs", &tested),
        ("crates/selaras-core/tests/long.rs", &long),
        ("crates/selaras-web/src/page.html", &page),
        ("crates/selaras-core/src/a.rs", &small),
        ("crates/selaras-core/src/b.rs", &small),
    ]);
    let expected = ["crates/selaras-core/src/long.rs", "crates/selaras-web/src/page.html", "nine-in-ten"];
    assert_eq!(places(tidy::sizes(&tree)), expected);
}

#[test]
fn a_median_over_a_hundred_and_twenty_lines_is_found() {
    let (low, high) = (lines(120), lines(121));
    let tree = |second| {
        Tree::of(&[("browser/src/a.rs", &high), ("browser/src/b.rs", second), ("browser/src/c.rs", &low)])
    };
    assert_eq!(places(tidy::sizes(&tree(&high))), ["median"]);
    assert_eq!(places(tidy::sizes(&tree(&low))), Vec::<String>::new());
}

#[test]
fn a_module_without_a_purpose_is_found() {
    let tree = Tree::of(&[
        ("xtask/src/a.rs", "//! Says what it is for.\n"),
        ("xtask/src/b.rs", "//!\n"),
        ("xtask/src/c.rs", "use std::fmt;\n"),
    ]);
    assert_eq!(places(tidy::openings(&tree)), ["xtask/src/b.rs", "xtask/src/c.rs"]);
}

#[test]
fn empty_names_of_files_and_types_are_found() {
    let tree = Tree::of(&[
        ("crates/selaras-web/src/utils.rs", ""),
        ("crates/selaras-web/src/goals/mod.rs", ""),
        ("crates/selaras-web/src/goals.rs", "pub struct GoalService;\nstruct Goal;\nenum Implication {}\n"),
        ("crates/selaras-web/tests/common.rs", ""),
    ]);
    let expected = ["crates/selaras-web/src/utils.rs", "crates/selaras-web/src/goals/mod.rs"];
    assert_eq!(places(tidy::names(&tree))[..2], expected);
    assert_eq!(places(tidy::names(&tree))[2..], ["crates/selaras-web/src/goals.rs:GoalService"]);
}

#[test]
fn imports_against_the_direction_are_found() {
    let tree = Tree::of(&[
        (
            "crates/selaras-core/Cargo.toml",
            "[dependencies]\nselaras-store.workspace = true\npsychometrics = {}\n",
        ),
        (
            "crates/selaras-web/Cargo.toml",
            "[dependencies]\nrusqlite = \"1\"\n[dev-dependencies]\nselaras-testkit = {}\n",
        ),
        ("crates/selaras/Cargo.toml", "[dependencies]\nselaras-testkit.workspace = true\n"),
        ("crates/selaras-new/Cargo.toml", "[package]\n"),
    ]);
    let expected = [
        "crates/selaras-core:selaras-store",
        "crates/selaras-web:rusqlite",
        "crates/selaras:selaras-testkit",
        "crates/selaras-new",
    ];
    assert_eq!(places(tidy::imports(&tree)), expected);
}

#[test]
fn clocks_and_chance_are_found_in_the_pure_crates_only() {
    let clock = "fn f() { Timestamp::now() }";
    let tree = Tree::of(&[
        ("crates/selaras-core/src/a.rs", clock),
        ("crates/psychometrics/src/b.rs", "let x = rand::random();"),
        ("crates/selaras-core/src/c.rs", "// never Timestamp::now() here\n"),
        ("crates/selaras-core/src/d.rs", "\n#[cfg(test)]\nmod tests { fn f() { Timestamp::now() } }"),
        ("crates/selaras-web/src/clock.rs", clock),
    ]);
    let expected = ["crates/selaras-core/src/a.rs", "crates/psychometrics/src/b.rs"];
    assert_eq!(places(tidy::clocks_and_chance(&tree)), expected);
}

#[test]
fn sql_is_found_outside_the_store() {
    let sql = "query(\"SELECT 1\")";
    let tree = Tree::of(&[("crates/selaras-web/src/a.rs", sql), ("crates/selaras-store/src/a.rs", sql)]);
    assert_eq!(places(tidy::sql(&tree)), ["crates/selaras-web/src/a.rs"]);
}

#[test]
fn a_folder_of_one_machine_is_found_in_any_file() {
    let text = format!("run /{}/x\n", "root");
    let tree = Tree::of(&[("README.md", &text), ("docs/a.md", "run ./x\n")]);
    assert_eq!(places(tidy::traces(&tree)), ["README.md"]);
}

#[test]
fn words_that_one_language_lacks_or_fills_differently_are_found() {
    let tree = Tree::of(&[
        ("locales/id/goals.ftl", "goal = Tujuan\nhello = Halo, { $name }\nonly-id = Ada\n"),
        ("locales/en/goals.ftl", "goal = Goal\nhello = Hello, { $who }\nonly-en = There\n"),
    ]);
    assert_eq!(places(tidy::languages(&tree)), ["en:goals/hello", "en:goals/only-id", "id:goals/only-en"]);
}

#[test]
fn forbidden_words_are_found_as_whole_words_and_not_in_keys_or_notes() {
    let tree = Tree::of(&[
        ("locales/id/a.ftl", "# gagal\ngagal = Belum terkirim\nb = Pasien, tunggu\nc = kegagalan\n"),
        ("locales/en/a.ftl", "a = The Patients\nb = Compass\nc = Lulus\n"),
    ]);
    assert_eq!(places(tidy::forbidden_words(&tree)), ["locales/id/a.ftl", "locales/en/a.ftl"]);
}

#[test]
fn words_never_said_never_written_or_filled_wrongly_are_found() {
    let tree = Tree::of(&[
        (
            "locales/id/a.ftl",
            "said = Ada { shared }\nshared = juga\nidle = Diam\nmonth-1 = Januari\nsaid-text = Lagi\nlost-text = Hilang\nhello = Halo { $name }\n",
        ),
        (
            "locales/en/a.ftl",
            "said = There { shared }\nshared = too\nidle = Quiet\nmonth-1 = January\nsaid-text = More\nlost-text = Lost\nhello = Hi { $name }\n",
        ),
        ("crates/selaras-web/src/a.html", "{{ words.say(\"said\") }} {{ words.say(\"lost\") }}"),
        (
            "crates/selaras-web/src/a.rs",
            "words.say(&format!(\"month-{n}\")); format!(\"{key}-text\"); words.with(\"hello\", \"who\", \"x\")",
        ),
    ]);
    let expected = ["crates/selaras-web/src/a.html:lost", "crates/selaras-web/src/a.rs:hello", "idle"];
    let mut found = places(tidy::words_in_use(&tree));
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn an_exception_covers_its_fault_and_becomes_a_fault_when_it_has_none() {
    let fault = Fault { rule: "size", place: "a.rs".to_owned(), what: "600 lines".to_owned() };
    let faults = [fault];
    let settle = |faults: &[Fault], text| tidy::settle(faults, &Exceptions::parse(text));
    assert_eq!(settle(&faults, "size a.rs # a catalogue\n"), Vec::<String>::new());
    assert_eq!(settle(&faults, "name a.rs\n").len(), 2);
    assert_eq!(settle(&[], "# a note\nsize a.rs\n").len(), 1);
    assert_eq!(settle(&faults, ""), ["size a.rs: 600 lines"]);
}
