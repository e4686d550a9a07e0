//! Tasks and the reports on them, on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_core::id::TaskId;
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::proposal::{Refused, Stance, Standing};
use selaras_core::task::{Done, Place, State, Task, Usefulness};
use selaras_store::contributions::{self, Kind};
use selaras_store::proposals::{Answer, NotDone, Rewording};
use selaras_store::tasks::{self, Frame, Told};
use selaras_store::{Store, goals};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;

fn at(minutes: i64) -> Moment {
    START.plus_ms(minutes * 60_000)
}

/// A goal by the client and a task for it by the counsellor.
fn proposed(store: &Store, small: Small, place: Place) -> TaskId {
    let by = small.by_counsellor(at(0));
    store
        .write_here(move |tx| {
            let goal = goals::propose(tx, small.by_client(at(0)), small.case, Side::Client, "Tidur cukup")?;
            let frame = Frame { goal: Some(goal), place, due_at: Some(at(60)) };
            tasks::propose(tx, by, small.case, Side::Counsellor, "Ponsel di luar kamar", &frame)
        })
        .unwrap()
}

fn found(store: &Store, small: Small, id: TaskId) -> Task {
    store.read_here(move |tx| tasks::find(tx, small.practice, small.case, id)).unwrap().unwrap()
}

fn told(side: Side, done: Done) -> Told<'static> {
    Told { side, done, useful: Some(Usefulness::new(5).unwrap()), words: Some("lumayan") }
}

#[test]
fn a_task_keeps_its_goal_place_and_day_and_says_where_both_stand() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let id = proposed(&store, small, Place::Between);
        let task = found(&store, small, id);
        assert_eq!((task.place, task.due_at, task.state), (Place::Between, Some(at(60)), State::Open));
        let goals = store.read_here(move |tx| goals::of_case(tx, small.practice, small.case)).unwrap();
        assert_eq!(task.goal, Some(goals[0].id), "{}", store.kind());
        assert_eq!(goals[0].words(), "Tidur cukup", "words of goals and tasks are not mixed");
        assert_eq!(task.proposal.standing(), Some(Standing::WaitsFor(Side::Client)));
        let by = small.by_client(at(1));
        let yes = Answer { side: Side::Client, read: 1, stance: Stance::Agree, words: None };
        store.write_here(move |tx| tasks::answer(tx, by, small.case, id, &yes)).unwrap();
        assert!(found(&store, small, id).proposal.is_agreed());
    }
}

#[test]
fn a_task_of_one_case_cannot_be_reached_through_another() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let id = proposed(&store, small, Place::Between);
        let (by, case) = (small.by_counsellor(at(1)), small.other_case);
        let refused = store.write_here(move |tx| tasks::end(tx, by, case, id, Side::Counsellor, State::Done));
        assert_eq!(refused, Err(NotDone::NotThere), "{}", store.kind());
        let told = told(Side::Counsellor, Done::Partly);
        let refused = store.write_here(move |tx| tasks::report(tx, by, case, id, &told));
        assert_eq!(refused, Err(NotDone::NotThere), "{}", store.kind());
        assert_eq!(found(&store, small, id).state, State::Open);
    }
}

#[test]
fn another_day_asks_the_other_side_anew() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let id = proposed(&store, small, Place::Between);
        let by = small.by_client(at(1));
        let frame = Frame { goal: None, place: Place::InSession, due_at: None };
        let new = Rewording { side: Side::Client, read: 1, words: "Ponsel di luar kamar" };
        store.write_here(move |tx| tasks::reword(tx, by, small.case, id, &new, &frame)).unwrap();
        let task = found(&store, small, id);
        assert_eq!((task.goal, task.place, task.due_at), (None, Place::InSession, None), "{}", store.kind());
        assert_eq!(task.proposal.standing(), Some(Standing::WaitsFor(Side::Counsellor)));
        let late = store.write_here(move |tx| tasks::reword(tx, by, small.case, id, &new, &frame));
        assert_eq!(late, Err(NotDone::Refused(Refused::NewerWords)));
    }
}

#[test]
fn a_client_tells_how_it_went_as_often_as_they_like_and_the_newest_counts() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let id = proposed(&store, small, Place::Between);
        for (minute, done) in [(1, Done::Not), (2, Done::Done)] {
            let by = small.by_client(at(minute));
            store
                .write_here(move |tx| tasks::report(tx, by, small.case, id, &told(Side::Client, done)))
                .unwrap();
        }
        let task = found(&store, small, id);
        assert!(task.was_done() && task.is_open(), "{}", store.kind());
        let report = task.last_report().unwrap();
        assert_eq!((task.reports.len(), report.at, report.side), (2, at(2), Side::Client));
        assert_eq!(report.useful.map(Usefulness::number), Some(5));
        assert_eq!(report.words.as_deref(), Some("lumayan"));
        let given =
            store.read_here(move |tx| contributions::of_case(tx, small.practice, small.case)).unwrap();
        assert_eq!(given.iter().filter(|one| one.kind == Kind::TaskReport).count(), 2);
    }
}

#[test]
fn a_counsellor_notes_a_task_of_the_session_and_never_how_useful_it_was() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let report = |id| {
            let by = small.by_counsellor(at(2));
            store.write_here(move |tx| {
                tasks::report(tx, by, small.case, id, &told(Side::Counsellor, Done::Done))
            })
        };
        let together = proposed(&store, small, Place::InSession);
        report(together).unwrap();
        let task = found(&store, small, together);
        assert_eq!((task.reports[0].useful, task.reports[0].side), (None, Side::Counsellor));
        let between = proposed(&store, small, Place::Between);
        assert_eq!(report(between), Err(NotDone::NotTheirs), "{}", store.kind());
        assert_eq!(found(&store, small, between).reports, []);
    }
}

#[test]
fn an_ended_task_takes_no_more_reports() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let id = proposed(&store, small, Place::Between);
        let by = small.by_client(at(3));
        store.write_here(move |tx| tasks::end(tx, by, small.case, id, Side::Client, State::Done)).unwrap();
        let late = store
            .write_here(move |tx| tasks::report(tx, by, small.case, id, &told(Side::Client, Done::Partly)));
        assert_eq!(late, Err(NotDone::NotTheirs), "{}", store.kind());
        let task = found(&store, small, id);
        assert_eq!((task.state, task.ended_at), (State::Done, Some(at(3))));
    }
}
