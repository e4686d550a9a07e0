//! Erasing a client: no name and no sentence of theirs is left anywhere, not even in a backup from before, and the
//! practice's numbers stay what they were.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;

use selaras_core::id::{DestructionId, PersonId, PracticeId};
use selaras_core::moment::Moment;
use selaras_core::retention::{Class, Stay};
use selaras_store::audit::{self, By};
use selaras_store::engine::schema;
use selaras_store::retention::{destruction, stays};
use selaras_store::{
    Store, StoreError, agenda, backup, caseload, cases, erasure, people, responses, secrets, sessions,
};
use selaras_testkit::backups;
use selaras_testkit::lived::{Lived, NOW};
use selaras_testkit::people::START;
use selaras_testkit::stores;

fn by(lived: Lived) -> By {
    let here = lived.here.people;
    By { practice: here.practice, person: Some(here.counsellor), now: NOW, case: None }
}

fn erase(store: &Store, lived: Lived) -> Result<DestructionId, Moment> {
    store.write_here(move |tx| erasure::at_wish(tx, by(lived), lived.here.people.client)).unwrap()
}

/// What a practice counts: of every table how many rows, but for those whose rows hold nothing but words and ways in; and
/// all scores, times and choices of responses, sessions and signals.
fn numbers(store: &Store) -> Vec<String> {
    let asked = [
        "SELECT 'score', count(*), sum(value) FROM scores",
        "SELECT 'response', count(*), sum(CAST(given_at AS DOUBLE PRECISION)) FROM responses",
        "SELECT 'session ' || state, count(*), sum(CAST(planned_at AS DOUBLE PRECISION)) FROM sessions GROUP BY state",
        "SELECT 'signal ' || kind || state, count(*), sum(CAST(raised_at AS DOUBLE PRECISION)) FROM signals GROUP BY kind, state",
        "SELECT 'goal ' || state, count(*), sum(CAST(made_at AS DOUBLE PRECISION)) FROM goals GROUP BY state",
        "SELECT 'task ' || state, count(*), sum(CAST(made_at AS DOUBLE PRECISION)) FROM tasks GROUP BY state",
        "SELECT 'stance ' || stance, count(*), sum(CAST(taken_at AS DOUBLE PRECISION)) FROM stances GROUP BY stance",
        "SELECT 'given ' || kind, count(*), sum(CAST(given_at AS DOUBLE PRECISION)) FROM contributions GROUP BY kind",
        "SELECT 'case', count(*), sum(CAST(opened_at AS DOUBLE PRECISION)) FROM cases",
        "SELECT 'consent ' || purpose, count(*), sum(CAST(at AS DOUBLE PRECISION)) FROM consents GROUP BY purpose",
    ];
    let mut all = Vec::new();
    for sql in asked {
        let rows = store.read_here(move |tx| {
            tx.all(sql, &[], |row| {
                let sum: Option<f64> = row.get(2)?;
                let sum = sum.unwrap_or_default();
                Ok(format!("{} {} {sum:.6}", row.get::<String>(0)?, row.get::<i64>(1)?))
            })
        });
        all.extend(rows.unwrap());
    }
    all.sort();
    all
}

/// Everything sealed in a column called a name or words, with the table it stands in.
fn sealed(store: &Store) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for table in selaras_core::processing::tables() {
        for column in table.columns().into_iter().filter(|one| matches!(one.kind, "name" | "words")) {
            let sql: &'static str =
                Box::leak(format!("SELECT {} FROM {}", column.name, table.name).into_boxed_str());
            let words =
                store.read_here(move |tx| tx.all(sql, &[], |row| row.get::<Option<String>>(0))).unwrap();
            all.extend(
                words.into_iter().flatten().map(|one| (format!("{}.{}", table.name, column.name), one)),
            );
        }
    }
    all
}

fn wrapped_key(store: &Store, practice: PracticeId, person: PersonId) -> Vec<u8> {
    let sql = "SELECT wrapped FROM data_keys WHERE practice = ?1 AND person = ?2";
    let found = store.read_here(move |tx| tx.first(sql, &[practice.into(), person.into()], |row| row.get(0)));
    found.unwrap().unwrap()
}

fn bytes_in(folder: &Path) -> Vec<u8> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read(file.unwrap().path()).unwrap());
    files.flatten().collect()
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|part| part == what)
}

#[test]
fn an_erased_client_is_nowhere_any_more_and_the_practices_numbers_stay() {
    for store in stores::both() {
        let lived = store.write_here(Lived::make).unwrap();
        let here = lived.here.people;
        let (before, all) = (numbers(&store), sealed(&store));
        let key = wrapped_key(&store, here.practice, here.client);
        let certificate = erase(&store, lived).unwrap();
        assert_eq!(numbers(&store), before, "{}", store.kind());

        let left = sealed(&store);
        let gone: Vec<&str> =
            all.iter().filter(|one| !left.contains(one)).map(|(_, words)| words.as_str()).collect();
        assert!(gone.len() > 12, "only {} sealed texts are gone", gone.len());
        if let Some(folder) = &store.folder {
            let bytes = bytes_in(folder.path());
            assert!(!holds(&bytes, &key), "the key is wiped from the file and its log");
            let found = gone.iter().filter(|words| holds(&bytes, words.as_bytes())).count();
            assert_eq!(found, 0, "even what nobody can read is wiped from the file and its log");
        }

        store
            .read_here(move |tx| {
                let client = people::find(tx, here.practice, here.client)?.unwrap();
                assert_eq!((&*client.name, client.outside_key), ("", None));
                assert!(people::names::search(tx, here.practice, "dewi")?.is_empty());
                let case = cases::find(tx, here.practice, here.case)?.unwrap();
                assert_eq!(case.erased_at, Some(NOW));
                assert!(case.relation(here.counsellor, cases::standing::Standing::default()).erased);
                assert_eq!(cases::of_client(tx, here.practice, here.client)?, None);
                for sql in [
                    "SELECT count(*) FROM agenda_items WHERE practice = ?1 AND case_id = ?2",
                    "SELECT count(*) FROM reflections WHERE practice = ?1 AND case_id = ?2",
                    "SELECT count(*) FROM private_notes WHERE practice = ?1 AND case_id = ?2",
                ] {
                    let left =
                        tx.first(sql, &[here.practice.into(), here.case.into()], |row| row.get::<i64>(0))?;
                    assert_eq!(left, Some(0), "{sql}");
                }
                assert!(
                    sessions::of_case(tx, here.practice, here.case)?.iter().all(|one| one.purpose.is_empty())
                );
                let given = responses::of_case(tx, here.practice, here.case, &[])?;
                assert!(
                    !given.is_empty() && given.iter().all(|one| one.answers.is_none() && one.words.is_none())
                );
                assert!(
                    caseload::ended(tx, here.practice, here.counsellor, 99)?
                        .iter()
                        .all(|one| one.case != here.case)
                );
                assert!(caseload::of_counsellor(tx, here.practice, here.counsellor, NOW)?.is_empty());
                let found = destruction::find(tx, here.practice, certificate)?.unwrap();
                assert_eq!(
                    (found.class, found.ground, found.cases),
                    (Class::Counselling, destruction::Ground::Wish, 1)
                );
                assert_eq!(audit::verify::practice(tx, here.practice)?.faults, [], "the audit stays whole");
                let other = lived.beside.people;
                assert!(agenda::of_case(tx, other.practice, other.case)?[0].words.contains("milik-rizky"));
                responses::of_case(tx, other.practice, other.case, &[])
            })
            .unwrap();
        let rescored = store.write_here(move |tx| responses::rescore(tx, here.practice)).unwrap();
        assert_eq!(rescored.mended, 0, "scores stay without their answers");
    }
}

#[test]
fn a_backup_from_before_brought_back_with_todays_keys_holds_nothing_of_them_either() {
    for store in stores::both() {
        let lived = store.write_here(Lived::make).unwrap();
        let here = lived.here.people;
        let file = backups::backup(&store, START);
        erase(&store, lived).unwrap();
        let (after, keys) = (numbers(&store), backups::key_ring(&store, NOW));
        for into in stores::both() {
            let (file, keys) = (file.clone(), keys.clone());
            let restored = into
                .write_here(move |tx| backup::restore(tx, file.as_slice(), keys.as_slice(), NOW))
                .unwrap();
            assert_eq!(restored.erased, 1);
            assert_eq!(numbers(&into), after);
            into.read_here(move |tx| {
                let key = tx.key(secrets::Whose::Person(here.practice, here.client));
                assert!(matches!(key, Err(StoreError::Erased(_))), "no key is left that would open anything");
                assert_eq!(people::find(tx, here.practice, here.client)?.unwrap().name, "");
                assert!(cases::find(tx, here.practice, here.case)?.unwrap().erased_at.is_some());
                assert!(people::names::search(tx, here.practice, "dewi")?.is_empty());
                assert_eq!(
                    people::find(tx, here.practice, lived.beside.people.client)?.unwrap().name,
                    "Rizky"
                );
                schema::columns(tx)
            })
            .unwrap();
            if let Some(folder) = &into.folder {
                let bytes = bytes_in(folder.path());
                for word in ["milik-dewi", "Dewi"] {
                    assert!(!holds(&bytes, word.as_bytes()), "{word} stands in what was brought back");
                }
            }
        }
    }
}

#[test]
fn a_legal_hold_keeps_the_record_and_nothing_is_erased() {
    for store in stores::both() {
        let lived = store.write_here(Lived::make).unwrap();
        let here = lived.here.people;
        let until = NOW.plus_days(90);
        store
            .write_here(move |tx| {
                stays::keep(tx, by(lived), here.case, Stay::LegalHold, "Perkara di pengadilan", until)
                    .map(drop)
            })
            .unwrap();
        assert_eq!(erase(&store, lived), Err(until));
        let found = store.read_here(move |tx| people::find(tx, here.practice, here.client)).unwrap();
        assert_eq!(found.unwrap().name, "Dewi");
    }
}
