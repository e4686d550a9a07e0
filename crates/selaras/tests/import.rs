//! `selaras import scores` as a person would run it: the trial, the trial again, and a file with planted faults.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use selaras_core::id::Id;
use selaras_store::{Store, practices};
use selaras_testkit::people::{START, a_practice};

fn data(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/beat_the_blues").join(file)
}

fn prepared(place: &Place) {
    let store = place.store();
    store.write_here(|tx| practices::add(tx, &a_practice(Id::new(START.unix_ms(), [1; 10])))).unwrap();
}

enum Place {
    Folder(tempfile::TempDir),
    Postgres(String),
}

impl Place {
    fn both() -> [Place; 2] {
        [
            Place::Folder(tempfile::tempdir().unwrap()),
            Place::Postgres(selaras_testkit::postgres::fresh_database()),
        ]
    }

    fn store(&self) -> Store {
        match self {
            Place::Folder(folder) => {
                Store::sqlite(&folder.path().join("selaras.db"), selaras_testkit::stores::keys()).unwrap()
            }
            Place::Postgres(url) => Store::postgres(url, selaras_testkit::stores::keys()).unwrap(),
        }
    }

    fn import(&self, file: &Path, map: &Path, more: &[&str]) -> (bool, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_selaras"));
        command
            .env("SELARAS_MASTER_KEY", selaras_testkit::stores::KEYS)
            .args(["import", "scores"])
            .arg(file)
            .arg("--map")
            .arg(map)
            .args(["--language", "en"])
            .args(more);
        match self {
            Place::Folder(folder) => command.arg("--data").arg(folder.path()),
            Place::Postgres(url) => command.arg("--database").arg(url),
        };
        let Output { status, stdout, stderr } = command.output().unwrap();
        (status.success(), String::from_utf8_lossy(&stdout).into_owned() + &String::from_utf8_lossy(&stderr))
    }
}

fn written(folder: &tempfile::TempDir, name: &str, text: &str) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

#[test]
fn the_trial_comes_whole_and_a_second_time_changes_nothing() {
    for place in Place::both() {
        prepared(&place);
        let (ok, said) = place.import(&data("scores.csv"), &data("map.toml"), &["--dry-run"]);
        assert!(ok && said.contains("Would bring: 100 cases, 380 scores"), "{said}");
        let (ok, said) = place.import(&data("scores.csv"), &data("map.toml"), &[]);
        assert!(ok && said.contains("Brought: 100 cases, 380 scores (new: 100 cases, 380 scores)"), "{said}");
        let (ok, said) = place.import(&data("scores.csv"), &data("map.toml"), &[]);
        assert!(ok && said.contains("Brought: 100 cases, 380 scores (new: 0 cases, 0 scores)"), "{said}");
    }
}

#[test]
fn a_file_with_ten_planted_faults_is_refused_with_all_ten_named() {
    let folder = tempfile::tempdir().unwrap();
    let map = written(
        &folder,
        "map.toml",
        "client = \"who\"\ncounsellor = \"counsellor\"\n[[score]]\ncolumn = \"value\"\ninstrument_column = \"what\"\n\
         when = { date = \"when\" }\n",
    );
    let table = "who,counsellor,what,value,when\n\
        A,Sari,bdi,20,2024-01-05\n\
        ,Sari,bdi,21,2024-01-05\n\
        B,Sari,bdi,64,2024-01-05\n\
        C,Sari,bdi,high,2024-01-05\n\
        D,Sari,bdo,20,2024-01-05\n\
        E,Sari,bdi,20,2024-02-31\n\
        F,Sari,bdi,20,2999-01-01\n\
        A,Sari,bdi,19,2024-01-05\n\
        A,Bagus,bdi,18,2024-01-12\n\
        G,Sari,bdi,20\n\
        H,Sari,bdi,20,\n\
        I,Sari,bdi,20,2024-01-05\n";
    let table = written(&folder, "table.csv", table);
    let place = Place::Folder(tempfile::tempdir().unwrap());
    prepared(&place);
    let (ok, said) = place.import(&table, &map, &[]);
    assert!(!ok);
    let named = [
        "line 3, column “who”: does not say who the client is",
        "line 4, column “value”: 64 is outside 0 to 63",
        "line 5, column “value”: “high” is not a number",
        "line 6, column “what”: the catalogue has no instrument “bdo”",
        "line 7, column “when”: “2024-02-31” is no date",
        "line 8, column “when”: 1 January 2999 lies ahead",
        "line 9, column “value”: the same client, instrument and occasion stand in line 2",
        "line 10, column “counsellor”: an earlier line gives this client the counsellor “Sari”",
        "line 11: has 4 cells where the header has 5",
        "line 12, column “when”: does not say when",
    ];
    for fault in named {
        assert!(said.contains(fault), "missing: {fault}\n{said}");
    }
    assert!(said.contains("Nothing was stored: 10 things"), "{said}");
    let (_, said) = place.import(&data("scores.csv"), &data("map.toml"), &["--dry-run"]);
    assert!(said.contains("new: 100 cases, 380 scores"), "the refused file left something: {said}");
}

#[test]
fn a_score_that_changed_since_the_first_import_is_named_and_nothing_else_comes() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Folder(tempfile::tempdir().unwrap());
    prepared(&place);
    assert!(place.import(&data("scores.csv"), &data("map.toml"), &[]).0);
    let text = std::fs::read_to_string(data("scores.csv")).unwrap();
    let changed = text.replacen("1,TAU,29,", "1,TAU,30,", 1) + "101,TAU,20,,,,\n";
    assert_ne!(changed.len(), text.len());
    let table = written(&folder, "changed.csv", &changed);
    let (ok, said) = place.import(&table, &data("map.toml"), &[]);
    assert!(
        !ok && said.contains(
            "line 2: this score is stored already with another value (29.00; the table says 30.00)"
        ),
        "{said}"
    );
    let (_, said) = place.import(&data("scores.csv"), &data("map.toml"), &["--dry-run"]);
    assert!(said.contains("new: 0 cases, 0 scores"), "{said}");
}

#[test]
fn an_indonesian_spreadsheet_with_semicolons_and_decimal_commas_is_understood() {
    let folder = tempfile::tempdir().unwrap();
    let map = written(
        &folder,
        "map.toml",
        "client = \"nama\"\ndelimiter = \";\"\ndecimal = \",\"\nstart = { column = \"mulai\" }\n[[score]]\n\
         column = \"skor\"\ninstrument = \"gad-7\"\nwhen = { occasion = \"minggu\", days_each = 7 }\n",
    );
    let table = written(
        &folder,
        "tabel.csv",
        "\u{feff}nama;mulai;minggu;skor\nDewi;2024-01-05;1;12,0\nDewi;2024-01-05;2;9,0\nBudi;2024-02-01;1;3\n",
    );
    let place = Place::Folder(tempfile::tempdir().unwrap());
    prepared(&place);
    let (ok, said) = place.import(&table, &map, &[]);
    assert!(ok && said.contains("Brought: 2 cases, 3 scores"), "{said}");
}

#[test]
fn what_stands_in_the_way_is_said_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Folder(tempfile::tempdir().unwrap());
    let (ok, said) = place.import(&data("scores.csv"), &data("map.toml"), &[]);
    assert!(!ok && said.contains("there is no practice yet"), "{said}");
    prepared(&place);
    let map = written(&folder, "map.toml", "client = \"who\"\n");
    let (ok, said) = place.import(&data("scores.csv"), &map, &[]);
    assert!(!ok && said.contains("score"), "{said}");
    let (ok, said) = place.import(Path::new("nowhere.csv"), &data("map.toml"), &[]);
    assert!(!ok && said.contains("nowhere.csv"), "{said}");
    let (ok, said) = place.import(&data("scores.csv"), &data("map.toml"), &["--practice", "Elsewhere"]);
    assert!(!ok && said.contains("no practice is called “Elsewhere”"), "{said}");
}
