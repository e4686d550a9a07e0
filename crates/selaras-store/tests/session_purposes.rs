//! A session with a purpose that both know, on both databases: what is said about it, what became of it, what was decided.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_core::agenda::{Came as TopicCame, State as Topic, Towards};
use selaras_core::people::Side;
use selaras_core::session::Came;
use selaras_core::session::decision::Weighed;
use selaras_core::session::remark::{Kind, Refused};
use selaras_store::remarks::{New, NotDone};
use selaras_store::{StoreError, agenda, audit, contributions, decisions, goals, remarks, sessions};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;

#[test]
fn the_purpose_is_questioned_answered_and_replanned_and_all_of_it_stays() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let (practice, case) = (small.practice, small.case);
                let (dewi, sari) =
                    (|n| small.by_client(START.plus_ms(n)), |n| small.by_counsellor(START.plus_ms(n)));
                let id = sessions::plan(tx, sari(0), case, START.plus_days(7), "Tidur")?;
                let goal = goals::propose(tx, dewi(0), case, Side::Client, "Tidur cukup")?;
                assert!(sessions::prepare(tx, sari(1), (case, id), Some(" Dua cara. "), &[goal, goal])?);
                let kept = sessions::find(tx, practice, case, id)?.unwrap();
                assert_eq!(kept.plan.as_deref(), Some("Dua cara."));
                assert_eq!(sessions::goals(tx, practice, case)?, [(id, goal)]);

                let asks = New { kind: Kind::Question, words: "Tentang ibu", read: 0 };
                let asked = remarks::say(tx, dewi(2), (case, id), &asks).unwrap();
                let late = New { kind: Kind::Answer, words: "Ya", read: 0 };
                let refused = remarks::say(tx, sari(3), (case, id), &late);
                assert_eq!(refused, Err(NotDone::Refused(Refused::Newer)), "she has not read the question");
                remarks::say(tx, sari(3), (case, id), &New { read: 1, ..late }).unwrap();
                let given = contributions::of_case(tx, practice, case)?;
                let one = given.iter().find(|one| one.id == asked.bytes()).unwrap();
                assert!(one.talked_at.is_some() && one.changed_at.is_none());

                remarks::say(tx, dewi(4), (case, id), &New { read: 2, ..asks }).unwrap();
                assert!(sessions::replan(tx, sari(5), case, id, START.plus_days(7), "Ibu")?);
                assert!(sessions::replan(tx, sari(6), case, id, START.plus_days(8), "Ibu")?);
                let said = remarks::of_session(tx, practice, case, id)?;
                let told: Vec<_> = said.iter().map(|one| (one.kind, one.words.as_str())).collect();
                let expected = [
                    (Kind::Question, "Tentang ibu"),
                    (Kind::Answer, "Ya"),
                    (Kind::Question, "Tentang ibu"),
                    (Kind::Purpose, "Tidur"),
                ];
                assert_eq!(told, expected, "another time alone replaces no words");
                let changed = contributions::of_case(tx, practice, case)?;
                assert_eq!(changed.iter().filter(|one| one.changed_at.is_some()).count(), 1);

                assert!(sessions::begin(tx, sari(7), case, id)?);
                let too_late = remarks::say(tx, dewi(8), (case, id), &New { read: 4, ..asks });
                assert_eq!(too_late, Err(NotDone::Refused(Refused::TooLate)));
                assert!(!sessions::prepare(tx, sari(8), (case, id), None, &[])?, "it has begun");
                let elsewhere = remarks::say(tx, dewi(8), (small.other_case, id), &asks);
                assert_eq!(elsewhere, Err(NotDone::NotThere));
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn a_summary_and_what_the_client_says_about_it_stand_side_by_side() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let (practice, case, sari) = (small.practice, small.case, small.by_counsellor(START));
                let id = sessions::plan(tx, sari, case, START, "Tidur")?;
                assert!(!sessions::came(tx, sari, case, id, Came::Whole)?, "it was not held");
                sessions::begin(tx, sari, case, id)?;
                sessions::close(tx, sari, case, id, "Kita mencoba.")?;
                assert!(sessions::came(tx, sari, case, id, Came::Part)?);
                let dewi = small.by_client(START.plus_ms(1));
                let puts = New { kind: Kind::Correction, words: "Saya yang mencoba.", read: 0 };
                assert!(remarks::say(tx, dewi, (case, id), &puts).is_err(), "she has not read the summary");
                remarks::say(tx, dewi, (case, id), &New { read: 1, ..puts }).unwrap();
                let later = small.by_counsellor(START.plus_ms(2));
                sessions::close(tx, later, case, id, "Dewi mencoba.")?;
                sessions::close(tx, later, case, id, "Dewi mencoba.")?;
                let kept = sessions::find(tx, practice, case, id)?.unwrap();
                assert_eq!((kept.summary.as_deref(), kept.came), (Some("Dewi mencoba."), Some(Came::Part)));
                let said = remarks::of_session(tx, practice, case, id)?;
                let told: Vec<_> = said.iter().map(|one| (one.kind, one.words.as_str())).collect();
                let expected = [(Kind::Correction, "Saya yang mencoba."), (Kind::Summary, "Kita mencoba.")];
                assert_eq!(told, expected, "nothing is overwritten, and nothing stands twice");
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn topics_stand_in_the_clients_order_and_each_session_remembers_what_became_of_them() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let (practice, case) = (small.practice, small.case);
                let (dewi, sari) = (small.by_client(START), small.by_counsellor(START));
                let mut ids = Vec::new();
                for (n, words) in (0..).zip(["a", "b", "c"]) {
                    let by = small.by_client(START.plus_ms(n));
                    ids.push(agenda::add(tx, by, case, (small.client, Side::Client), words, Topic::Next)?);
                }
                let order = |tx: &mut selaras_store::Tx<'_>| {
                    let items = agenda::of_case(tx, practice, case)?;
                    Ok::<_, StoreError>(items.iter().map(|item| item.words.clone()).collect::<String>())
                };
                assert_eq!(order(tx)?, "abc");
                assert!(agenda::put(tx, dewi, case, ids[2], Towards::Top)?);
                assert_eq!(order(tx)?, "acb");
                assert!(!agenda::put(tx, dewi, case, ids[0], Towards::Top)?, "it is the first already");
                assert!(!agenda::put(tx, dewi, small.other_case, ids[2], Towards::Top)?);
                agenda::add(tx, sari, case, (small.counsellor, Side::Counsellor), "d", Topic::Next)?;
                assert_eq!(order(tx)?, "acbd", "what comes later does not push in");

                let id = sessions::plan(tx, sari, case, START, "Tidur")?;
                assert!(agenda::came(tx, sari, (case, id), ids[0], TopicCame::Talked)?);
                assert!(agenda::came(tx, sari, (case, id), ids[1], TopicCame::Moved)?);
                assert!(agenda::came(tx, sari, (case, id), ids[2], TopicCame::Dropped)?);
                assert!(
                    !agenda::came(tx, sari, (case, id), ids[2], TopicCame::Talked)?,
                    "it is off the agenda"
                );
                let states: Vec<Topic> = ids
                    .iter()
                    .map(|id| {
                        let items = agenda::of_case(tx, practice, case).unwrap();
                        items.iter().find(|item| item.id == *id).unwrap().state
                    })
                    .collect();
                assert_eq!(states, [Topic::Done, Topic::Next, Topic::Dropped]);
                let next = sessions::plan(tx, sari, case, START.plus_days(7), "Lagi")?;
                assert!(agenda::came(tx, sari, (case, next), ids[1], TopicCame::Talked)?);
                let mut came = agenda::of_sessions(tx, practice, case)?;
                came.sort_unstable_by_key(|(session, item, _)| (*session, *item));
                let mut expected = vec![
                    (id, ids[0], TopicCame::Talked),
                    (id, ids[1], TopicCame::Moved),
                    (id, ids[2], TopicCame::Dropped),
                    (next, ids[1], TopicCame::Talked),
                ];
                expected.sort_unstable_by_key(|(session, item, _)| (*session, *item));
                assert_eq!(came, expected);
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn a_decision_keeps_what_was_weighed_and_the_client_leans_for_themselves() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let (practice, case, sari) = (small.practice, small.case, small.by_counsellor(START));
                let ahead = sessions::plan(tx, sari, case, START.plus_days(7), "Nanti")?;
                let held = sessions::plan(tx, sari, case, START.plus_ms(-1), "Tidur")?;
                let weighed = Weighed {
                    question: "Kapan bercerita?".to_owned(),
                    options: vec!["Minggu ini".to_owned(), "Sesudah ujian".to_owned()],
                    client: Some(2),
                    counsellor: Some(1),
                    chosen: Some(2),
                    reason: Some("Supaya tenang.".to_owned()),
                };
                assert_eq!(decisions::add(tx, sari, (case, ahead), &weighed)?, None, "nobody has met yet");
                let id = decisions::add(tx, sari, (case, held), &weighed)?.unwrap();
                let kept = decisions::of_case(tx, practice, case)?.remove(0);
                assert_eq!((&kept.weighed, kept.session, kept.client_said_at), (&weighed, held, None));
                let dewi = small.by_client(START.plus_ms(5));
                assert!(!decisions::lean(tx, dewi, (case, id), Some(3))?, "there is no such option");
                assert!(!decisions::lean(tx, dewi, (small.other_case, id), Some(1))?);
                assert!(decisions::lean(tx, dewi, (case, id), None)?);
                let kept = decisions::of_case(tx, practice, case)?.remove(0);
                assert_eq!((kept.weighed.client, kept.client_said_at), (None, Some(dewi.now)));
                let acts = audit::of_case(tx, practice, case, 20)?;
                assert!(acts.iter().any(|line| line.act == "session.decision"));
                assert!(acts.iter().any(|line| line.act == "session.preference"));
                assert!(decisions::of_case(tx, practice, small.other_case)?.is_empty());
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}
