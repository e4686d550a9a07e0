//! Goals and their proposals, on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_core::goal::State;
use selaras_core::id::GoalId;
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::proposal::{Refused, Stance, Standing};
use selaras_store::contributions::{self, Kind, Mark};
use selaras_store::proposals::{Answer, NotDone, Rewording};
use selaras_store::{Store, audit, goals};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;

fn at(minutes: i64) -> Moment {
    START.plus_ms(minutes * 60_000)
}

fn proposed(store: &Store, small: Small) -> GoalId {
    let by = small.by_client(at(0));
    store
        .write_here(move |tx| goals::propose(tx, by, small.case, Side::Client, "Tidur sebelum tengah malam"))
        .unwrap()
}

fn answers(store: &Store, small: Small, id: GoalId, read: u32, stance: Stance) -> Result<(), NotDone> {
    let by = small.by_counsellor(at(1));
    let answer = Answer { side: Side::Counsellor, read, stance, words: Some("ya, mari") };
    store.write_here(move |tx| goals::answer(tx, by, small.case, id, &answer))
}

fn rewords(store: &Store, small: Small, id: GoalId, read: u32) -> Result<(), NotDone> {
    let by = small.by_client(at(2));
    let new = Rewording { side: Side::Client, read, words: "Tidur jam sebelas" };
    store.write_here(move |tx| goals::reword(tx, by, small.case, id, &new))
}

#[test]
fn a_goal_is_agreed_once_both_said_yes_and_asked_anew_when_reworded() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let id = proposed(&store, small);
        let find =
            || store.read_here(move |tx| goals::find(tx, small.practice, small.case, id)).unwrap().unwrap();
        assert_eq!(find().proposal.standing(), Some(Standing::WaitsFor(Side::Counsellor)));
        answers(&store, small, id, 1, Stance::Talk).unwrap();
        answers(&store, small, id, 1, Stance::Agree).unwrap();
        assert!(find().proposal.is_agreed(), "{}", store.kind());
        assert_eq!(find().proposal.taken.len(), 2);
        assert_eq!(find().proposal.taken[1].words.as_deref(), Some("ya, mari"));
        rewords(&store, small, id, 1).unwrap();
        let goal = find();
        assert_eq!(goal.proposal.standing(), Some(Standing::WaitsFor(Side::Counsellor)));
        assert_eq!((goal.words(), goal.proposal.wordings.len()), ("Tidur jam sebelas", 2));
        assert_eq!(goal.proposal.newest().unwrap().at, at(2));
    }
}

#[test]
fn nobody_answers_or_changes_words_they_have_not_seen() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let id = proposed(&store, small);
        rewords(&store, small, id, 1).unwrap();
        let newer = Err(NotDone::Refused(Refused::NewerWords));
        assert_eq!(answers(&store, small, id, 1, Stance::Agree), newer, "{}", store.kind());
        assert_eq!(rewords(&store, small, id, 1), newer);
        let goal =
            store.read_here(move |tx| goals::find(tx, small.practice, small.case, id)).unwrap().unwrap();
        assert_eq!((goal.proposal.wordings.len(), goal.proposal.taken.len()), (2, 0));
    }
}

#[test]
fn an_ended_goal_stays_readable_and_is_not_changed() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let id = proposed(&store, small);
        let end = |state| {
            let by = small.by_counsellor(at(5));
            store.write_here(move |tx| goals::end(tx, by, small.case, id, Side::Counsellor, state))
        };
        end(State::Reached).unwrap();
        let ended = NotDone::Refused(Refused::Ended);
        assert_eq!(end(State::LetGo), Err(ended.clone()), "{}", store.kind());
        assert_eq!(answers(&store, small, id, 1, Stance::Agree), Err(ended.clone()));
        assert_eq!(rewords(&store, small, id, 1), Err(ended));
        let goals = store.read_here(move |tx| goals::of_case(tx, small.practice, small.case)).unwrap();
        assert_eq!((goals[0].state, goals[0].ended_at), (State::Reached, Some(at(5))));
    }
}

#[test]
fn a_goal_of_one_case_cannot_be_reached_through_another() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let id = proposed(&store, small);
        let by = small.by_counsellor(at(1));
        let answer = Answer { side: Side::Counsellor, read: 1, stance: Stance::Agree, words: None };
        let refused = store.write_here(move |tx| goals::answer(tx, by, small.other_case, id, &answer));
        assert_eq!(refused, Err(NotDone::NotThere), "{}", store.kind());
        let others = store.read_here(move |tx| goals::of_case(tx, small.practice, small.other_case)).unwrap();
        assert_eq!(others, []);
    }
}

#[test]
fn what_a_client_words_waits_for_the_counsellors_tap_again_after_each_change() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let id = proposed(&store, small);
        let by = small.by_counsellor(at(1));
        store
            .write_here(move |tx| contributions::mark(tx, by, small.case, id.bytes(), Mark::Changed))
            .unwrap();
        answers(&store, small, id, 1, Stance::Agree).unwrap();
        let given =
            || store.read_here(move |tx| contributions::of_case(tx, small.practice, small.case)).unwrap();
        assert!(given()[0].changed_at.is_some(), "the counsellor's own answer is no gift of the client");
        rewords(&store, small, id, 1).unwrap();
        let given = given();
        assert_eq!((given.len(), given[0].kind, given[0].given_at), (1, Kind::Goal, at(2)));
        assert_eq!((given[0].read_at, given[0].changed_at), (None, None), "{}", store.kind());
    }
}

#[test]
fn every_act_on_a_goal_is_in_the_audit() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let id = proposed(&store, small);
        answers(&store, small, id, 1, Stance::Agree).unwrap();
        rewords(&store, small, id, 1).unwrap();
        let by = small.by_client(at(3));
        store.write_here(move |tx| goals::end(tx, by, small.case, id, Side::Client, State::LetGo)).unwrap();
        let lines = store.read_here(move |tx| audit::of_case(tx, small.practice, small.case, 10)).unwrap();
        let acts: Vec<&str> = lines.iter().rev().map(|line| line.act.as_str()).collect();
        assert_eq!(acts, ["goal.proposal", "goal.agreement", "goal.wording", "goal.ending"]);
    }
}
