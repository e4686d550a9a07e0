//! Sessions, private notes and the agenda as they are kept.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_core::agenda::State as Topic;
use selaras_core::moment::DAY;
use selaras_core::people::Side;
use selaras_core::session::{self, State};
use selaras_store::{StoreError, agenda, audit, contributions, private_notes, sessions};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;

#[test]
fn a_session_goes_from_plan_to_summary_and_every_step_stands_in_the_audit() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let (practice, case) = (small.practice, small.case);
                let at = |days: i64| small.by_counsellor(START.plus_days(days));
                let id = sessions::plan(tx, at(0), case, START.plus_days(7), "Mengenal masalah")?;
                assert!(sessions::replan(tx, at(1), case, id, START.plus_days(8), "Tidur")?);
                assert!(!sessions::miss(tx, at(7), case, id)?, "its time has not come");
                assert!(sessions::begin(tx, at(8), case, id)?);
                assert!(!sessions::begin(tx, at(8), case, id)?, "it has begun already");
                assert!(!sessions::replan(tx, at(8), case, id, START, "x")?);
                assert!(!sessions::cancel(tx, at(8), case, id)?);
                assert!(sessions::close(tx, at(8), case, id, " Berjalan baik. ")?);
                let held = sessions::find(tx, practice, case, id)?.unwrap();
                assert_eq!((held.state, held.number, held.purpose.as_str()), (State::Held, 1, "Tidur"));
                assert_eq!(held.began_at, Some(START.plus_days(8)));
                assert_eq!(held.summary.as_deref(), Some("Berjalan baik."));
                assert!(sessions::close(tx, at(9), case, id, "Berjalan cukup baik.")?);
                let reworded = sessions::find(tx, practice, case, id)?.unwrap();
                assert_eq!(reworded.ended_at, held.ended_at);
                assert_eq!(reworded.summary.as_deref(), Some("Berjalan cukup baik."));
                assert!(!sessions::miss(tx, at(9), case, id)?);
                let mut acts: Vec<_> = audit::of_case(tx, practice, case, 20)?
                    .into_iter()
                    .map(|line| (line.at, line.act))
                    .collect();
                acts.sort();
                let acts: Vec<_> = acts.iter().map(|(_, act)| act.as_str()).collect();
                assert_eq!(
                    acts,
                    [
                        "session.creation",
                        "session.purpose",
                        "session.beginning",
                        "session.closing",
                        "session.closing"
                    ]
                );
                assert_eq!(sessions::find(tx, practice, small.other_case, id)?, None);
                assert!(!sessions::close(tx, at(9), small.other_case, id, "x")?);
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn sessions_are_numbered_as_planned_and_the_earliest_open_one_is_next() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let (practice, case, by) = (small.practice, small.case, small.by_counsellor(START));
                let later = sessions::plan(tx, by, case, START.plus_days(14), "b")?;
                let sooner = sessions::plan(tx, by, case, START.plus_days(7), "a")?;
                let all = sessions::of_case(tx, practice, case)?;
                assert_eq!(
                    all.iter().map(|s| (s.id, s.number)).collect::<Vec<_>>(),
                    [(sooner, 2), (later, 1)]
                );
                assert_eq!(session::next(&all).map(|s| s.id), Some(sooner));
                assert!(sessions::cancel(tx, by, case, sooner)?);
                let late = small.by_counsellor(START.plus_days(14));
                assert!(sessions::miss(tx, late, case, later)?);
                let all = sessions::of_case(tx, practice, case)?;
                assert_eq!(session::next(&all), None);
                assert!(sessions::close(tx, late, case, later, "")?, "it turned out to have been held");
                let all = sessions::of_case(tx, practice, case)?;
                assert_eq!((all[1].state, all[1].began_at), (State::Held, Some(START.plus_days(14))));
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn a_private_note_is_read_by_the_one_who_wrote_it_alone() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let (practice, case, by) = (small.practice, small.case, small.by_counsellor(START));
                let id = sessions::plan(tx, by, case, START, "a")?;
                assert!(private_notes::write(tx, by, case, id, small.counsellor, "satu")?);
                assert!(private_notes::write(tx, by, case, id, small.counsellor, "dua")?);
                assert!(!private_notes::write(tx, by, case, id, small.colleague, "lain")?);
                assert!(!private_notes::write(tx, by, small.other_case, id, small.colleague, "lain")?);
                let own = private_notes::read(tx, practice, case, id, small.counsellor)?;
                assert_eq!(own.unwrap().words, "dua");
                assert!(private_notes::append(tx, by, case, id, small.counsellor, "tiga")?);
                assert!(!private_notes::append(tx, by, case, id, small.colleague, "lain")?);
                let own = private_notes::read(tx, practice, case, id, small.counsellor)?;
                assert_eq!(own.unwrap().words, "dua\n\ntiga");
                for other in [small.colleague, small.client, small.supervisor, small.administrator] {
                    assert_eq!(private_notes::read(tx, practice, case, id, other)?, None);
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn a_topic_waits_until_it_is_spoken_about_or_taken_back_by_its_own_side() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let (practice, case) = (small.practice, small.case);
                let (client, counsellor) = (small.by_client(START), small.by_counsellor(START));
                let mine =
                    agenda::add(tx, client, case, (small.client, Side::Client), "Ujian", Topic::Later)?;
                let theirs = agenda::add(
                    tx,
                    small.by_counsellor(START.plus_ms(1)),
                    case,
                    (small.counsellor, Side::Counsellor),
                    "Jadwal",
                    Topic::Next,
                )?;
                assert_eq!(contributions::of_case(tx, practice, case)?.len(), 1);
                assert!(!agenda::end(tx, client, case, Side::Client, theirs, Topic::Withdrawn)?);
                assert!(agenda::end(tx, counsellor, case, Side::Counsellor, mine, Topic::Next)?);
                let held = sessions::plan(tx, counsellor, case, START.plus_ms(-DAY), "a")?;
                sessions::begin(tx, counsellor, case, held)?;
                assert!(agenda::end(tx, counsellor, case, Side::Counsellor, mine, Topic::Done)?);
                assert!(!agenda::end(tx, client, case, Side::Client, mine, Topic::Withdrawn)?);
                assert!(!agenda::end(
                    tx,
                    counsellor,
                    small.other_case,
                    Side::Counsellor,
                    theirs,
                    Topic::Done
                )?);
                assert!(agenda::end(tx, counsellor, case, Side::Counsellor, theirs, Topic::Withdrawn)?);
                let items = agenda::of_case(tx, practice, case)?;
                assert_eq!(
                    items.iter().map(|i| (i.id, i.state, i.session)).collect::<Vec<_>>(),
                    [(mine, Topic::Done, Some(held)), (theirs, Topic::Withdrawn, None)]
                );
                assert!(contributions::of_case(tx, practice, case)?[0].talked_at.is_some());
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}
