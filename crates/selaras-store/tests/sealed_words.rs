//! What is sealed in its column: the database holds no sentence, and what was written before is sealed as it migrates.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::path::Path;

use selaras_core::agenda::State;
use selaras_core::id::Id;
use selaras_core::people::Side;
use selaras_core::proposal::Stance;
use selaras_core::task::{Done, Place};
use selaras_store::proposals::{Answer, Rewording};
use selaras_store::reflections::SeenBy;
use selaras_store::tasks::{Frame, Told};
use selaras_store::{
    Store, StoreError, Tx, accounts, agenda, cases, data_contacts, emergencies, goals, people, private_notes,
    reflections, responses, secrets, sessions, tasks,
};
use selaras_testkit::lived::Lived;
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;

const NOTE: &str = "Dugaan: takut pada ayahnya";
const MORE: &str = "Tanyakan soal malam itu";
const OWN: &str = "Aku menangis di kamar mandi";
const SHARED: &str = "Aku berani bilang tidak";
const TOPIC: &str = "Pertengkaran dengan kakak";
const GOAL: &str = "Tidur tanpa mimpi buruk";
const BETTER: &str = "Tidur enam jam tanpa bangun";
const WHY: &str = "Terlalu berat untuk minggu ini";
const TASK: &str = "Menulis surat kepada ibu";
const TOLD: &str = "Suratnya kubakar";
const STEP: &str = "Dia merasa dipaksa bicara";
const NAME: &str = "Anindya Kusumawati";
const LOGIN: &str = "anindya.k";
const OUTSIDE: &str = "SIM-2231-Anindya";
const PURPOSE: &str = "Malam-malam tanpa tidur";
const SUMMARY: &str = "Kita sepakat mencoba surat";
const BESIDE: &str = "Hari ini aku lega";
const ENDING: &str = "Ia merasa cukup kuat";
const WHY_OPEN: &str = "Ibunya menelepon dan cemas";
const REACH: &str = "dpo@melati.example";
const ALL: [&str; 20] = [
    NOTE, MORE, OWN, SHARED, TOPIC, GOAL, BETTER, WHY, TASK, TOLD, STEP, NAME, LOGIN, OUTSIDE, PURPOSE,
    SUMMARY, BESIDE, ENDING, WHY_OPEN, REACH,
];

fn write(tx: &mut Tx<'_>, small: &Small) -> Result<(), StoreError> {
    let (by, client) = (small.by_counsellor(START), small.by_client(START));
    let session = sessions::plan(tx, by, small.case, START, "Tidur")?;
    assert!(private_notes::write(tx, by, small.case, session, small.counsellor, NOTE)?);
    assert!(private_notes::append(tx, by, small.case, session, small.counsellor, MORE)?);
    reflections::write(tx, client, small.case, small.client, OWN, SeenBy::Client)?;
    reflections::write(tx, client, small.case, small.client, SHARED, SeenBy::Both)?;
    agenda::add(tx, client, small.case, (small.client, Side::Client), TOPIC, State::Next)?;
    let goal = goals::propose(tx, client, small.case, Side::Client, GOAL).unwrap();
    let read = Rewording { side: Side::Counsellor, read: 1, words: BETTER };
    goals::reword(tx, by, small.case, goal, &read).unwrap();
    let answer = Answer { side: Side::Client, read: 2, stance: Stance::Talk, words: Some(WHY) };
    goals::answer(tx, client, small.case, goal, &answer).unwrap();
    let frame = Frame { goal: None, place: Place::Between, due_at: None };
    let task = tasks::propose(tx, by, small.case, Side::Counsellor, TASK, &frame).unwrap();
    let agreed = Answer { side: Side::Client, read: 1, stance: Stance::Agree, words: None };
    tasks::answer(tx, client, small.case, task, &agreed).unwrap();
    let told = Told { side: Side::Client, done: Done::Done, useful: None, words: Some(TOLD) };
    tasks::report(tx, client, small.case, task, &told).unwrap();
    let note = private_notes::read(tx, small.practice, small.case, session, small.counsellor)?.unwrap();
    assert_eq!(note.words, format!("{NOTE}\n\n{MORE}"));
    Ok(())
}

fn columns(tx: &mut Tx<'_>) -> Result<Vec<String>, StoreError> {
    tx.all(
        "SELECT words FROM private_notes UNION ALL SELECT words FROM reflections UNION ALL SELECT words FROM agenda_items
         UNION ALL SELECT words FROM wordings UNION ALL SELECT words FROM stances WHERE words IS NOT NULL
         UNION ALL SELECT words FROM task_reports UNION ALL SELECT words FROM signal_steps",
        &[],
        |row| row.get(0),
    )
}

/// Everything that lies in this folder, as bytes.
fn bytes_in(folder: &Path) -> Vec<u8> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read(file.unwrap().path()).unwrap());
    files.flatten().collect()
}

fn sentences_in(bytes: &[u8]) -> Vec<&'static str> {
    let holds = |words: &&str| bytes.windows(words.len()).any(|part| part == words.as_bytes());
    ALL.into_iter().filter(holds).collect()
}

#[test]
fn notes_reflections_and_topics_are_read_by_those_who_may_and_stand_nowhere_in_the_database() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let written = store.write_here(move |tx| {
            write(tx, &small)?;
            let own = reflections::own(tx, small.practice, small.case, small.client)?;
            assert_eq!(own.iter().map(|one| &*one.words).collect::<Vec<_>>().len(), 2);
            assert!(own.iter().any(|one| one.words == OWN) && own.iter().any(|one| one.words == SHARED));
            let shared = reflections::shared_in(tx, small.practice, small.case)?;
            assert_eq!(shared.iter().map(|one| &*one.words).collect::<Vec<_>>(), [SHARED]);
            assert_eq!(agenda::of_case(tx, small.practice, small.case)?[0].words, TOPIC);
            let goal = &goals::of_case(tx, small.practice, small.case)?[0].proposal;
            assert_eq!(goal.wordings.iter().map(|one| &*one.words).collect::<Vec<_>>(), [GOAL, BETTER]);
            assert!(goal.taken.iter().any(|taken| taken.words.as_deref() == Some(WHY)));
            let task = &tasks::of_case(tx, small.practice, small.case)?[0];
            assert_eq!((task.words(), task.reports[0].words.as_deref()), (TASK, Some(TOLD)));
            columns(tx)
        });
        let written = written.unwrap();
        assert_eq!(written.len(), 9);
        assert!(written.iter().all(|words| words.starts_with("s1.")), "{written:?}");
        if let Some(folder) = &store.folder {
            assert_eq!(sentences_in(&bytes_in(folder.path())), [""; 0], "in the file and in its log");
        }
    }
}

#[test]
fn a_sealed_sentence_that_was_moved_to_another_row_does_not_open() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let moved = store.write_here(move |tx| {
            write(tx, &small)?;
            tx.run(
                "UPDATE reflections SET words = (SELECT min(words) FROM reflections WHERE practice = ?1)
                 WHERE practice = ?1",
                &[small.practice.into()],
            )?;
            reflections::own(tx, small.practice, small.case, small.client)
        });
        assert!(matches!(moved, Err(StoreError::Unreadable(said)) if said.contains("changed or moved")));
    }
}

#[test]
fn with_the_clients_key_all_of_it_is_gone_and_with_the_writers_key_the_note() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let job = move |tx: &mut Tx<'_>| {
            write(tx, &small)?;
            let sessions = sessions::of_case(tx, small.practice, small.case)?;
            let note = |tx: &mut Tx<'_>| {
                private_notes::read(tx, small.practice, small.case, sessions[0].id, small.counsellor)
            };
            secrets::destroy(tx, small.practice, small.counsellor)?;
            assert!(matches!(note(tx), Err(StoreError::Erased(_))));
            assert_eq!(agenda::of_case(tx, small.practice, small.case)?[0].words, TOPIC);
            secrets::destroy(tx, small.practice, small.client)?;
            assert!(matches!(agenda::of_case(tx, small.practice, small.case), Err(StoreError::Erased(_))));
            let own = reflections::own(tx, small.practice, small.case, small.client);
            assert!(matches!(own, Err(StoreError::Erased(_))));
            Ok::<_, StoreError>(())
        };
        store.write_here(job).unwrap();
    }
}

#[test]
fn a_database_from_before_is_sealed_as_it_migrates_and_keeps_no_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("selaras.db");
    let first = include_str!("../migrations/0001_first_light.sql")
        .replace("BYTES", "BLOB")
        .replace("CLUSTERED", "WITHOUT ROWID");
    let (practice, case, client, counsellor) = ([1u8; 16], [2u8; 16], [3u8; 16], [4u8; 16]);
    let sql = rusqlite::Connection::open(&file).unwrap();
    sql.execute_batch("PRAGMA journal_mode = WAL;").unwrap();
    sql.execute_batch(&first).unwrap();
    sql.execute_batch(
        "CREATE TABLE migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL);
         INSERT INTO migrations VALUES (1, 'first_light');",
    )
    .unwrap();
    sql.execute(
        "INSERT INTO practices VALUES (?1, 'Melati', 'Asia/Jakarta', 'id', 'anda', '', '', 0, 1)",
        [&practice],
    )
    .unwrap();
    for person in [client, counsellor] {
        let put = "INSERT INTO persons VALUES (?1, ?2, ?3, 'id', 'anda', ?4, 1)";
        let outside = (person == client).then_some(OUTSIDE);
        sql.execute(put, (practice, person, NAME, outside)).unwrap();
    }
    let put = "INSERT INTO accounts VALUES (?1, ?2, ?3, 'argon2', 1, NULL)";
    sql.execute(put, (practice, counsellor, LOGIN)).unwrap();
    let put = "INSERT INTO cases (practice, id, client, counsellor, opened_at, talk) VALUES (?1, ?2, ?3, ?4, 1, 'direct')";
    sql.execute(put, (practice, case, client, counsellor)).unwrap();
    let put = "UPDATE cases SET closed_at = 9, ending = 'planned', ending_words = ?1";
    sql.execute(put, [ENDING]).unwrap();
    let put = "INSERT INTO sessions VALUES (?1, ?2, ?3, 1, 1, ?4, 'held', 1, 2, ?5)";
    sql.execute(put, (practice, case, [13u8; 16], PURPOSE, SUMMARY)).unwrap();
    let put = "INSERT INTO responses VALUES (?1, ?2, ?3, ?4, 'client', NULL, NULL, 'check-in', 1, 1, NULL, ?5, 'now')";
    sql.execute(put, (practice, case, [14u8; 16], client, BESIDE)).unwrap();
    let put = "INSERT INTO private_notes VALUES (?1, ?2, ?3, ?4, ?5, 1)";
    sql.execute(put, (practice, case, [7u8; 16], counsellor, NOTE)).unwrap();
    for (n, (words, seen)) in [(OWN, "client"), (SHARED, "both")].into_iter().enumerate() {
        let put = "INSERT INTO reflections VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        sql.execute(put, (practice, case, [8 + n as u8; 16], client, words, seen, n as i64)).unwrap();
    }
    let put = "INSERT INTO agenda_items VALUES (?1, ?2, ?3, NULL, 'client', ?4, ?5, 'next', 1)";
    sql.execute(put, (practice, case, [6u8; 16], client, TOPIC)).unwrap();
    let put = "INSERT INTO goals VALUES (?1, ?2, ?3, 1, 'open', NULL)";
    sql.execute(put, (practice, case, [5u8; 16])).unwrap();
    for (version, words) in [(1, GOAL), (2, BETTER)] {
        let put = "INSERT INTO wordings VALUES (?1, ?2, ?3, ?4, ?5, 'client', ?6, 1)";
        sql.execute(put, (practice, case, [5u8; 16], version, words, client)).unwrap();
    }
    for (number, words) in [(1, None), (2, Some(WHY))] {
        let put = "INSERT INTO stances VALUES (?1, ?2, ?3, 2, ?4, 'counsellor', 'talk', ?5, ?6, 1)";
        sql.execute(put, (practice, case, [5u8; 16], number, words, counsellor)).unwrap();
    }
    let put = "INSERT INTO tasks VALUES (?1, ?2, ?3, NULL, 'between', NULL, 1, 'open', NULL)";
    sql.execute(put, (practice, case, [10u8; 16])).unwrap();
    let put = "INSERT INTO wordings VALUES (?1, ?2, ?3, 1, ?4, 'client', ?5, 1)";
    sql.execute(put, (practice, case, [10u8; 16], TASK, client)).unwrap();
    let put = "INSERT INTO task_reports VALUES (?1, ?2, ?3, ?4, 'done', NULL, ?5, 'client', ?6, 1)";
    sql.execute(put, (practice, case, [11u8; 16], [10u8; 16], TOLD, client)).unwrap();
    let put = "INSERT INTO signal_steps VALUES (?1, ?2, ?3, 1, 'talked', NULL, ?4, 'counsellor', ?5, 1)";
    sql.execute(put, (practice, case, [12u8; 16], STEP, counsellor)).unwrap();
    drop(sql);
    let before = [
        NOTE, OWN, SHARED, TOPIC, GOAL, BETTER, WHY, TASK, TOLD, STEP, NAME, LOGIN, OUTSIDE, PURPOSE,
        SUMMARY, BESIDE, ENDING,
    ];
    assert_eq!(sentences_in(&bytes_in(folder.path())), before, "they are there before");

    let store = Store::sqlite(&file, stores::keys()).unwrap();
    let read = store.read_here(move |tx| {
        let (practice, case) = (Id::from_bytes(practice), Id::from_bytes(case));
        let (client, counsellor) = (Id::from_bytes(client), Id::from_bytes(counsellor));
        let note = private_notes::read(tx, practice, case, Id::from_bytes([7; 16]), counsellor)?.unwrap();
        assert_eq!(note.words, NOTE);
        let own = reflections::own(tx, practice, case, client)?;
        assert_eq!(own.iter().map(|one| &*one.words).collect::<Vec<_>>(), [SHARED, OWN]);
        assert_eq!(agenda::of_case(tx, practice, case)?[0].words, TOPIC);
        let goal = &goals::of_case(tx, practice, case)?[0].proposal;
        assert_eq!(goal.wordings.iter().map(|one| &*one.words).collect::<Vec<_>>(), [GOAL, BETTER]);
        assert_eq!(goal.taken.iter().map(|t| t.words.as_deref()).collect::<Vec<_>>(), [None, Some(WHY)]);
        let task = &tasks::of_case(tx, practice, case)?[0];
        assert_eq!((task.words(), task.reports[0].words.as_deref()), (TASK, Some(TOLD)));
        assert!(columns(tx)?.iter().all(|words| words.starts_with("s1.")));
        let found = people::find_outside(tx, practice, OUTSIDE)?.unwrap();
        assert_eq!((found.id, &*found.name, found.outside_key.as_deref()), (client, NAME, Some(OUTSIDE)));
        let both = BTreeSet::from([client, counsellor]);
        assert_eq!(people::names::search(tx, practice, "kusuma ANI")?, both);
        assert_eq!(accounts::find(tx, LOGIN)?.unwrap().person, counsellor);
        assert_eq!(accounts::login_of(tx, practice, counsellor)?.as_deref(), Some(LOGIN));
        let session = sessions::of_case(tx, practice, case)?.remove(0);
        assert_eq!((&*session.purpose, session.summary.as_deref()), (PURPOSE, Some(SUMMARY)));
        let given = responses::of_case(tx, practice, case, &[])?.remove(0);
        assert_eq!(given.words.as_deref(), Some(BESIDE));
        assert_eq!(cases::find(tx, practice, case)?.unwrap().ended.unwrap().words, ENDING);
        Ok::<_, StoreError>(())
    });
    read.unwrap();
    assert_eq!(sentences_in(&bytes_in(folder.path())), [""; 0], "while it is open");
    drop(store);
    assert_eq!(sentences_in(&bytes_in(folder.path())), [""; 0], "and afterwards");
}

#[test]
fn every_column_that_the_record_of_processing_calls_a_name_or_words_is_sealed_when_all_has_happened() {
    for store in stores::both() {
        let lived = store.write_here(Lived::make).unwrap();
        let here = lived.here.people;
        let mut filled = 0;
        store
            .write_here(move |tx| {
                emergencies::open(tx, here.by_counsellor(START), here.case, here.supervisor, WHY_OPEN)?;
                let contact = data_contacts::Contact { name: NAME.to_owned(), reach: REACH.to_owned() };
                data_contacts::set(tx, here.by_counsellor(START), &contact)
            })
            .unwrap();
        for table in selaras_core::processing::tables() {
            for column in table.columns().into_iter().filter(|one| matches!(one.kind, "name" | "words")) {
                let name = format!("{}.{}", table.name, column.name);
                let sql = format!("SELECT {} FROM {}", column.name, table.name);
                let sql: &'static str = Box::leak(sql.into_boxed_str());
                let words: Vec<Option<String>> =
                    store.read_here(move |tx| tx.all(sql, &[], |row| row.get(0))).unwrap();
                let words: Vec<String> = words.into_iter().flatten().collect();
                assert!(
                    words.iter().all(|one| one.starts_with("s1.")),
                    "{}: {name}: {words:?}",
                    store.kind()
                );
                filled += usize::from(!words.is_empty());
            }
        }
        assert!(filled >= 12, "only {filled} of the sealed columns held anything");
        if let Some(folder) = &store.folder {
            let bytes = bytes_in(folder.path());
            for word in
                ["milik-dewi", "milik-rizky", "milik-seberang", "Xaverius", "Zulaikha", WHY_OPEN, REACH]
            {
                let holds = bytes.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()));
                assert!(!holds, "{word} stands in the database file");
            }
        }
    }
}

#[test]
fn names_are_found_by_words_and_beginnings_in_their_own_practice_only() {
    for store in stores::both() {
        let lived = store.write_here(Lived::make).unwrap();
        let found = store.read_here(move |tx| {
            let (here, there) = (lived.here.people, lived.elsewhere.people);
            let mut search = |practice, words| people::names::search(tx, practice, words);
            assert_eq!(search(there.practice, "xav")?, BTreeSet::from([there.client]));
            assert_eq!(search(here.practice, "xav")?, BTreeSet::new());
            assert_eq!(search(here.practice, "dewi")?, BTreeSet::from([here.client]));
            assert_eq!(search(here.practice, "dewi rizky")?, BTreeSet::new());
            search(here.practice, " - ")
        });
        assert_eq!(found.unwrap(), BTreeSet::new());
    }
}
