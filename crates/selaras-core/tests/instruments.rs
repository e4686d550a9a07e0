//! Every built-in instrument is sound, speaks both languages, and scores its own case table; and a file with a
//! fault in it is refused by name.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use selaras_core::instrument::{
    Category, Instrument, InstrumentFault, Origin, Shelf, Text, Version, Wording, shelf,
};
use selaras_core::language::{Address, Language};
use selaras_core::people::Side;
use selaras_core::response::Response;
use selaras_core::score::{Score, score};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../instruments")
}

fn files_on_disk() -> Vec<(String, u16, PathBuf)> {
    let mut found = Vec::new();
    for instrument in fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()) {
        if !instrument.is_dir() {
            continue;
        }
        for file in fs::read_dir(&instrument).unwrap().map(|entry| entry.unwrap().path()) {
            if file.extension().is_some_and(|e| e == "toml") {
                let name = instrument.file_name().unwrap().to_str().unwrap().to_owned();
                let version = file.file_stem().unwrap().to_str().unwrap().parse().unwrap();
                found.push((name, version, file));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn the_shelf_holds_every_file_of_the_folder_under_its_own_name() {
    let files = files_on_disk();
    assert!(files.len() >= 12);
    for (name, version, path) in &files {
        let parsed = Instrument::parse(&fs::read_to_string(path).unwrap()).unwrap();
        assert_eq!(parsed.id(), name.as_str(), "{}", path.display());
        assert_eq!(parsed.version().number(), *version, "{}", path.display());
        let on_shelf = shelf().find(parsed.id(), parsed.version());
        assert_eq!(on_shelf, Some(&parsed), "{} is not on the shelf", path.display());
    }
    assert_eq!(shelf().all().len(), files.len());
}

#[test]
fn the_newest_version_is_the_one_handed_out() {
    let one = fs::read_to_string(folder().join("goal-rating/1.toml")).unwrap();
    let two = one.replace("version = 1", "version = 2");
    let ten = one.replace("version = 1", "version = 10");
    let shelf = Shelf::from_files(&[&ten, &one, &two]).unwrap();
    assert_eq!(shelf.newest("goal-rating").unwrap().version(), Version::new(10).unwrap());
    assert_eq!(shelf.newest("check-in"), None);
    let id = "goal-rating".parse().unwrap();
    assert_eq!(shelf.find(&id, Version::new(2).unwrap()).unwrap().version().number(), 2);
    assert_eq!(shelf.find(&id, Version::new(3).unwrap()), None);
}

/// Each row of a case table: the answers by item, the expected score by scale (blank: no score).
#[test]
fn every_row_of_every_case_table_scores_as_expected() {
    let mut versions_with_cases = BTreeSet::new();
    for table in fs::read_dir(folder()).unwrap().map(|e| e.unwrap().path().join("cases.csv")) {
        if !table.exists() {
            continue;
        }
        let name = table.parent().unwrap().file_name().unwrap().to_str().unwrap().to_owned();
        let mut reader = csv::Reader::from_path(&table).unwrap();
        let columns = reader.headers().unwrap().clone();
        for row in reader.records() {
            let row = row.unwrap();
            let field = |column: &str| {
                let at = columns.iter().position(|c| c == column);
                row.get(at.unwrap_or_else(|| panic!("{name}: no column {column}"))).unwrap()
            };
            let case = format!("{name}, version {}: {}", field("version"), field("case"));
            let version = Version::new(field("version").parse().unwrap()).unwrap();
            let instrument = shelf().find(&name.parse().unwrap(), version).expect(&case);
            versions_with_cases.insert((name.clone(), version.number()));
            assert_eq!(columns.len(), 2 + instrument.items().len() + instrument.scales().len(), "{case}");
            let response =
                Response::read_partial(instrument, |item| Some(field(item.as_str()))).expect(&case);
            let scores = score(instrument, &response);
            for scale in instrument.scales() {
                let expected = field(&format!("score.{}", scale.id()));
                let got = scores.iter().find(|s| s.scale() == scale.id()).map(Score::value);
                match (expected, got) {
                    ("", None) => {}
                    (number, Some(got)) if !number.is_empty() => {
                        let wanted: f64 = number.parse().unwrap();
                        assert!(
                            (got - wanted).abs() < 1e-12,
                            "{case}: {} is {got}, not {wanted}",
                            scale.id()
                        );
                    }
                    _ => panic!("{case}: {} is {got:?}, expected `{expected}`", scale.id()),
                }
            }
        }
    }
    let all: BTreeSet<_> = files_on_disk().into_iter().map(|(name, version, _)| (name, version)).collect();
    assert_eq!(versions_with_cases, all, "every version of every instrument has at least one case");
}

fn every_text(instrument: &Instrument) -> Vec<&Text> {
    let mut texts = vec![instrument.title(), instrument.short()];
    texts.extend(instrument.instruction());
    for item in instrument.items() {
        texts.extend(item.text());
        texts.extend(item.response().anchors().iter().map(|anchor| &anchor.text));
    }
    texts.extend(instrument.open().iter().map(|question| question.text()));
    for scale in instrument.scales() {
        texts.push(scale.title());
        texts.extend(scale.cut_offs().iter().map(|cut| &cut.meaning));
    }
    texts
}

#[test]
fn our_own_instruments_speak_both_languages_and_address_pupils_as_kamu() {
    for instrument in shelf().all().iter().filter(|i| i.origin() == Origin::Ours) {
        let mut differing = 0;
        for text in every_text(instrument) {
            let (anda, kamu) = (text.say(Language::Id, Address::Anda), text.say(Language::Id, Address::Kamu));
            let english = text.say(Language::En, Address::Kamu);
            assert_ne!(anda, english, "{}: not translated", instrument.id());
            assert!(!kamu.contains("Anda"), "{}: {kamu}", instrument.id());
            assert!(!anda.contains("kamu"), "{}: {anda}", instrument.id());
            for wording in [anda, kamu, english] {
                assert_eq!(wording.trim(), wording, "{}: stray space in `{wording}`", instrument.id());
                assert!(
                    wording.chars().count() <= 140,
                    "{}: too long for a phone: {wording}",
                    instrument.id()
                );
            }
            differing += usize::from(anda != kamu);
        }
        let speaks_to_client =
            every_text(instrument).iter().any(|t| t.say(Language::Id, Address::Anda).contains("Anda"));
        assert_eq!(differing > 0, speaks_to_client, "{}", instrument.id());
    }
}

#[test]
fn catalogue_instruments_carry_facts_and_no_wording() {
    let catalogue: Vec<_> = shelf().all().iter().filter(|i| i.origin() == Origin::Catalogue).collect();
    let names: Vec<_> = catalogue.iter().map(|i| i.id().as_str()).collect();
    assert_eq!(names, ["bdi", "core-10", "gad-7", "phq-9", "who-5"]);
    for instrument in catalogue {
        assert!(instrument.instruction().is_none() && instrument.open().is_empty(), "{}", instrument.id());
        assert!(!instrument.items().is_empty());
        for item in instrument.items() {
            assert!(item.text().is_none() && item.response().anchors().is_empty(), "{}", instrument.id());
        }
    }
}

#[test]
fn the_facts_of_the_catalogue_are_those_of_its_sources() {
    // items, lowest, highest, items scored in reverse, item that speaks of danger
    let facts = [
        ("bdi", 21, 0.0, 63.0, vec![], Some("i9")),
        ("core-10", 10, 0.0, 40.0, vec!["i2", "i3"], Some("i6")),
        ("gad-7", 7, 0.0, 21.0, vec![], None),
        ("phq-9", 9, 0.0, 27.0, vec![], Some("i9")),
        ("who-5", 5, 0.0, 100.0, vec![], None),
    ];
    for (name, items, min, max, reverse, danger) in facts {
        let instrument = shelf().newest(name).unwrap();
        let total = instrument.scale("total").unwrap();
        assert_eq!((instrument.items().len(), total.min(), total.max()), (items, min, max), "{name}");
        let reversed: Vec<_> =
            instrument.items().iter().filter(|i| i.reverse()).map(|i| i.id().as_str()).collect();
        assert_eq!(reversed, reverse, "{name}");
        let alarming = instrument.items().iter().find(|i| i.danger_from().is_some()).map(|i| i.id().as_str());
        assert_eq!(alarming, danger, "{name}");
    }
}

#[test]
fn the_published_reliable_change_of_core_10_follows_from_its_figures() {
    let total = shelf().newest("core-10").unwrap().scale("total").unwrap();
    let change = 1.645 * f64::sqrt(2.0) * total.standard_error().unwrap();
    assert!((change - 5.66).abs() < 0.01, "{change}");
    assert_eq!(total.reliable_change().unwrap().value, change.ceil());
}

#[test]
fn a_catalogue_standard_error_worked_back_from_a_change_gives_that_change_again() {
    for name in ["phq-9", "gad-7"] {
        let total = shelf().newest(name).unwrap().scale("total").unwrap();
        let change = 1.96 * f64::sqrt(2.0) * total.standard_error().unwrap();
        assert!((change - total.reliable_change().unwrap().value).abs() < 0.05, "{name}: {change}");
        assert!(total.sd().unwrap().assumed);
    }
}

#[test]
fn our_first_instruments_are_shaped_as_the_pages_expect() {
    let named = |name: &str| shelf().newest(name).unwrap();
    let items = |name: &str| named(name).items().iter().map(|i| i.id().to_string()).collect::<Vec<_>>();
    assert_eq!(items("check-in"), ["rest", "mood", "people", "duties", "hope", "safety"]);
    assert_eq!(items("alliance-client-short"), ["goal", "task", "bond"]);
    assert_eq!(items("preferences-short"), ["lead", "focus", "time", "manner"]);
    let whole = items("preferences");
    assert_eq!(whole[..4], items("preferences-short"), "what was answered before fits into it");
    assert!(items("reflection").is_empty() && named("reflection").open().len() == 2);
    let safety = named("check-in").item("safety").unwrap();
    assert!(safety.optional() && safety.danger_from() == Some(1));
    assert_eq!(safety.response().points().collect::<Vec<_>>(), [0, 1, 2, 3]);
    for part in ["goal", "task", "bond"] {
        assert!(named("alliance-client").scale(part).unwrap().talking_point());
        let items = named("alliance-client").items().iter().filter(|i| i.id().as_str().starts_with(part));
        assert_eq!((items.clone().count(), items.filter(|i| i.reverse()).count()), (4, 1), "{part}");
    }
    for (name, side) in [("alliance-client-short", Side::Client), ("alliance-counsellor", Side::Counsellor)] {
        assert_eq!(named(name).answered_by(), side);
        for scale in named(name).scales() {
            assert_eq!(
                (scale.min(), scale.max(), scale.talking_point()),
                (0.0, 6.0, false),
                "one metric for both"
            );
        }
    }
    assert!(shelf().all().iter().all(|i| i.qualification().administer <= Category::B));
}

#[test]
fn what_clients_are_asked_again_and_again_has_easier_words_for_every_question() {
    for name in ["check-in", "alliance-client-short", "alliance-client", "preferences"] {
        let form = shelf().newest(name).unwrap();
        assert_eq!(form.wording_for(Wording::Easy), Wording::Easy);
        for language in Language::ALL {
            let say = |text: &Text| text.say(language, Address::Kamu).to_owned();
            for item in form.items() {
                let (usual, easy) =
                    (item.text_in(Wording::Usual).unwrap(), item.text_in(Wording::Easy).unwrap());
                assert_ne!(say(usual), say(easy), "{name}: {}", item.id());
            }
            for open in form.open() {
                assert_ne!(say(open.text()), say(open.text_in(Wording::Easy)), "{name}: {}", open.id());
            }
        }
    }
    let usual = shelf().newest("phq-9").unwrap();
    assert_eq!(usual.wording_for(Wording::Easy), Wording::Usual, "words of others are not made easier");
}

#[test]
fn the_guesses_quote_the_client_s_items_word_for_word() {
    let (client, counsellor) =
        (shelf().newest("alliance-client-short").unwrap(), shelf().newest("alliance-counsellor").unwrap());
    for part in ["goal", "task", "bond"] {
        for language in Language::ALL {
            let asked = client.item(part).unwrap().text().unwrap().say(language, Address::Anda);
            let guess = counsellor.item(&format!("guess-{part}")).unwrap().text().unwrap();
            assert!(guess.say(language, Address::Anda).ends_with(&format!("“{asked}”")), "{part}");
        }
    }
}

/// A small sound instrument, to be broken in one place at a time.
const SOUND: &str = r#"
id = "tiny"
version = 1
origin = "ours"
rights = "Free."
answered_by = "client"
title = { id = "Kecil", en = "Tiny" }
short = { id = "Kecil", en = "Tiny" }
qualification = { administer = "A", score = "A", interpret = "A" }

[response.r]
min = 0
max = 4
anchors = [
    { at = 0, text = { id = "Tidak", en = "No" } },
    { at = 4, text = { id = "Ya", en = "Yes" } },
]

[[item]]
id = "a"
text = { id = "Satu", en = "One" }
response = "r"

[[item]]
id = "b"
text = { id = "Dua", en = "Two" }
response = "r"
reverse = true
danger_from = 2

[[item]]
id = "c"
text = { id = "Tiga", en = "Three" }
response = "r"
optional = true

[[open]]
id = "words"
text = { id = "Kata", en = "Words" }

[[scale]]
id = "total"
title = { id = "Jumlah", en = "Total" }
items = ["a", "b"]
weights = { b = 2 }
rule = "sum"
missing_allowed = 1
direction = "higher-is-better"
norm = "none yet"
sd = { value = 3, source = "a study", assumed = false }
reliability = { value = 0.8, source = "a guess", assumed = true }

[[scale.cut_off]]
at_least = 6
meaning = { id = "Tinggi", en = "High" }
source = "a study"
"#;

#[test]
fn a_sound_file_is_accepted() {
    let tiny = Instrument::parse(SOUND).unwrap();
    assert_eq!((tiny.items().len(), tiny.open().len(), tiny.scales().len()), (3, 1, 1));
    assert_eq!(tiny.scale("total").unwrap().max(), 12.0);
    assert!(tiny.scale("total").unwrap().cut_offs()[0].bound.holds(6.0));
    assert!(!tiny.scale("total").unwrap().cut_offs()[0].bound.holds(5.9));
}

#[test]
fn each_fault_is_refused_in_a_sentence_that_names_it() {
    let faults = [
        ("id = \"tiny\"", "id = \"Tiny Test\"", "`Tiny Test` is not a name"),
        ("version = 1", "version = 0", "version 0 does not exist"),
        ("rights = \"Free.\"", "rights = \" \"", "`rights` is empty"),
        ("\"client\"", "\"parent\"", "`answered_by` is `parent`"),
        (", en = \"One\"", "", "item `a` has no English wording"),
        ("en = \"One\"", "en = \"\"", "item `a` has no English wording"),
        ("id = \"Satu\"", "id = \" \"", "item `a` has no Indonesian wording"),
        ("id = \"Dua\"", "id = \"Kata Anda?\"", "item `b` says \"Anda\" but has no wording for pupils"),
        ("id = \"Dua\"", "id = \"Kata kamu?\"", "item `b` says \"kamu\" in the wording for adults"),
        (
            "id = \"Ya\"",
            "id = \"Ya\", id_kamu = \"Ya, Anda\"",
            "the point 4 of response scale `r` says \"Anda\"",
        ),
        ("id = \"Ya\"", "id = \"Ya\", id_kamu = \"\"", "has an empty wording for pupils"),
        ("id = \"c\"", "id = \"a\"", "item or open question `a` appears twice"),
        ("id = \"words\"", "id = \"b\"", "item or open question `b` appears twice"),
        ("text = { id = \"Satu\", en = \"One\" }", "", "item `a` has no text"),
        ("response = \"r\"", "response = \"q\"", "item `a` is answered on `q`, which is not among"),
        ("max = 4", "max = 0", "response scale `r` runs from 0 to 0"),
        (
            "max = 4",
            "max = 1001",
            "response scale `r` runs from 0 to 1001; it must rise, between -1000 and 1000",
        ),
        ("min = 0", "min = -32768", "response scale `r` runs from -32768 to 4"),
        ("max = 4", "max = 3", "has words at 4, outside 0 to 3"),
        ("max = 4", "max = 5", "response scale `r` needs words at both ends"),
        ("at = 4", "at = 0", "has words at 0 twice"),
        (
            "[[open]]",
            "[response.spare]\nmin = 0\nmax = 1\n[[open]]",
            "response scale `spare` is used by no item",
        ),
        ("danger_from = 2", "danger_from = 5", "item `b` speaks of danger from 5"),
        ("danger_from = 2", "danger_from = 0", "item `b` speaks of danger from 0"),
        ("items = [\"a\", \"b\"]", "items = []", "scale `total` has no items"),
        ("items = [\"a\", \"b\"]", "items = [\"a\", \"b\", \"z\"]", "counts item `z`, which does not exist"),
        ("items = [\"a\", \"b\"]", "items = [\"a\", \"b\", \"a\"]", "counts item `a` twice"),
        ("items = [\"a\", \"b\"]", "items = [\"a\", \"b\", \"c\"]", "counts item `c`, which is optional"),
        ("weights = { b = 2 }", "weights = { c = 2 }", "weighs item `c`, which is not one of its items"),
        ("weights = { b = 2 }", "weights = { b = -1 }", "weighs item `b` by -1, which must be above 0"),
        ("weights = { b = 2 }", "times = 0", "is multiplied by 0"),
        ("missing_allowed = 1", "missing_allowed = 2", "allows 2 of 2 answers to be missing"),
        ("{ value = 0.8", "{ value = 1.2", "has a reliability of 1.2, which must lie between 0 and 1"),
        ("{ value = 0.8", "{ value = nan", "has a reliability of NaN"),
        ("{ value = 3,", "{ value = 6.1,", "has a standard deviation of 6.1, which its range does not allow"),
        ("{ value = 3,", "{ value = 0,", "has a standard deviation of 0"),
        ("source = \"a guess\"", "source = \"\"", "does not say where its reliability comes from"),
        ("at_least = 6", "at_least = 13", "is cut at 13, outside its range 0 to 12"),
        ("at_least = 6", "at_least = 6\nat_most = 7", "exactly one of `at_least` and `at_most`"),
        ("id = \"Tinggi\"", "id = \"\"", "a cut-off of scale `total` has no Indonesian wording"),
        (
            "origin = \"ours\"",
            "origin = \"catalogue\"",
            "item `a` has words, but a catalogue instrument carries facts",
        ),
        ("origin = \"ours\"", "origin = \"catalogue\"", "response scale `r` has words"),
        ("origin = \"ours\"", "origin = \"catalogue\"", "open question `words` has words"),
    ];
    for (sound, broken, sentence) in faults {
        assert!(SOUND.contains(sound), "nothing to break: {sound}");
        let fault = Instrument::parse(&SOUND.replacen(sound, broken, 1)).expect_err(sentence);
        assert!(matches!(fault, InstrumentFault::Broken { .. }), "{sentence}: {fault}");
        assert!(fault.to_string().contains(sentence), "expected `{sentence}` in: {fault}");
    }
}

#[test]
fn a_brought_instrument_keeps_the_words_it_is_licensed_in() {
    let brought = SOUND.replace("\"ours\"", "\"brought\"");
    let only_indonesian = brought.replacen("id = \"Satu\", en = \"One\"", "id = \"Apakah Anda senang?\"", 1);
    let instrument = Instrument::parse(&only_indonesian).unwrap();
    let text = instrument.item("a").unwrap().text().unwrap();
    for language in Language::ALL {
        assert_eq!(
            text.say(language, Address::Kamu),
            "Apakah Anda senang?",
            "not ours to reword or translate"
        );
        assert_eq!(text.spoken(language), Language::Id);
    }
    let title = instrument.title();
    assert_eq!((title.spoken(Language::En), title.say(Language::En, Address::Anda)), (Language::En, "Tiny"));
    let wordless = brought.replacen("id = \"Satu\", en = \"One\"", "id = \" \"", 1);
    let fault = Instrument::parse(&wordless).unwrap_err().to_string();
    assert!(fault.contains("item `a` has no wording"), "{fault}");
}

#[test]
fn counsellors_are_no_pupils() {
    let anda = SOUND.replacen("id = \"Satu\"", "id = \"Menurut Anda\"", 1);
    assert!(Instrument::parse(&anda).is_err());
    assert!(Instrument::parse(&anda.replace("\"client\"", "\"counsellor\"")).is_ok());
}

#[test]
fn two_response_ranges_do_not_mix_in_one_scale() {
    let other = "[response.s]\nmin = 1\nmax = 5\nanchors = [ { at = 1, text = { id = \"x\", en = \"y\" } }, { at = 5, text = { id = \"x\", en = \"y\" } } ]\n[[open]]";
    let text =
        SOUND.replace("[[open]]", other).replace("response = \"r\"\nreverse", "response = \"s\"\nreverse");
    let fault = Instrument::parse(&text).unwrap_err().to_string();
    assert!(fault.contains("mixes response ranges: 0 to 4 and, for item `b`, 1 to 5"), "{fault}");
}

#[test]
fn every_fault_of_a_file_is_named_at_once() {
    let text = SOUND
        .replace("version = 1", "version = 0")
        .replace("en = \"Two\"", "en = \"\"")
        .replace("{ value = 0.8", "{ value = 2");
    let InstrumentFault::Broken { instrument, complaints } = Instrument::parse(&text).unwrap_err() else {
        panic!("it can be read");
    };
    assert_eq!((instrument.as_str(), complaints.len()), ("tiny", 3), "{complaints:?}");
}

#[test]
fn an_unknown_or_missing_field_is_refused_with_its_line() {
    let misspelt = SOUND.replace("reverse = true", "reversed = true");
    let fault = Instrument::parse(&misspelt).unwrap_err();
    assert!(matches!(fault, InstrumentFault::Unreadable(_)));
    assert!(
        fault.to_string().contains("unknown field `reversed`") && fault.to_string().contains("line 28"),
        "{fault}"
    );
    for field in ["norm = \"none yet\"", "direction = \"higher-is-better\"", "rights = \"Free.\""] {
        let fault = Instrument::parse(&SOUND.replacen(field, "", 1)).expect_err(field);
        assert!(matches!(fault, InstrumentFault::Unreadable(_)), "{fault}");
    }
    assert!(Instrument::parse("").is_err());
}

#[test]
fn a_file_that_asks_nothing_is_refused() {
    let head = SOUND.split("[response.r]").next().unwrap();
    let fault = Instrument::parse(head).unwrap_err().to_string();
    assert!(fault.contains("neither an item nor an open question"), "{fault}");
}
