//! What is due, what is proposed, what keeps it, and what destroying leaves, on both databases.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_core::case::Ending;
use selaras_core::id::{CaseId, Id};
use selaras_core::instrument::shelf;
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::retention::{Class, Stay};
use selaras_core::score::Score;
use selaras_store::audit::{self, By};
use selaras_store::cases::{self, Ended};
use selaras_store::reflections::{self, SeenBy};
use selaras_store::responses::{self, Brought, Kept};
use selaras_store::retention::{destruction, periods, proposals, stays, traces};
use selaras_store::{Store, links, private_notes};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;
use selaras_testkit::weeks::Week;

const MONTH: i64 = 31;

/// A case in which something of every class was left, closed after its second week.
fn lived(store: &Store) -> Small {
    let small = Small::in_store(store);
    store
        .write_here(move |tx| {
            Week::whole(3, [5, 5, 5]).live(tx, &small, 0)?;
            let session = Week::whole(3, [5, 5, 5]).live(tx, &small, 1)?;
            let (client, counsellor) = (small.by_client(START), small.by_counsellor(START));
            private_notes::write(tx, counsellor, small.case, session, small.counsellor, "Catatan")?;
            reflections::write(tx, client, small.case, small.client, "Sendiri", SeenBy::Client)?;
            reflections::write(tx, client, small.case, small.client, "Berdua", SeenBy::Both)?;
            let ended = Ended { at: START.plus_days(20), ending: Ending::Planned, words: "Cukup".to_owned() };
            cases::close(tx, small.practice, small.case, &ended)
        })
        .unwrap();
    small
}

fn administrator(small: Small, now: Moment) -> By {
    By { practice: small.practice, person: Some(small.administrator), now, case: None }
}

fn round(store: &Store, small: Small, now: Moment) -> usize {
    store.write_here(move |tx| proposals::renew(tx, small.practice, now)).unwrap()
}

fn proposed(store: &Store, small: Small, now: Moment) -> Vec<Class> {
    let found = store.read_here(move |tx| proposals::now(tx, small.practice, now)).unwrap();
    assert!(found.iter().all(|one| one.due.case == small.case && one.due.client == small.client));
    found.iter().map(|one| one.due.class).collect()
}

fn read(store: &Store, small: Small) -> Vec<Kept> {
    store.read_here(move |tx| responses::of_case(tx, small.practice, small.case, &[])).unwrap()
}

fn confirm(store: &Store, by: By, class: Class, cases: &[CaseId]) -> Option<destruction::Certificate> {
    let cases = cases.to_vec();
    let made = store.write_here(move |tx| destruction::confirm(tx, by, class, &cases)).unwrap();
    made.map(|id| store.read_here(move |tx| destruction::find(tx, by.practice, id)).unwrap().unwrap())
}

#[test]
fn a_round_proposes_each_class_when_its_period_is_over_and_destroys_nothing() {
    for store in stores::both() {
        let small = lived(&store);
        let soon = START.plus_days(22 * MONTH);
        assert_eq!(round(&store, small, soon), 0, "{}", store.kind());
        let after_two_years = START.plus_days(25 * MONTH);
        assert!(proposed(&store, small, after_two_years).is_empty(), "only a round proposes");
        assert_eq!(round(&store, small, after_two_years), 1);
        assert_eq!(round(&store, small, after_two_years), 0, "and it proposes once");
        assert_eq!(proposed(&store, small, after_two_years), [Class::Answers]);
        let after_five = START.plus_days(61 * MONTH);
        assert_eq!(round(&store, small, after_five), 3);
        let all = [Class::Counselling, Class::Answers, Class::PrivateNotes, Class::Reflections];
        assert_eq!(proposed(&store, small, after_five), all);
        assert!(read(&store, small).iter().all(|one| one.answers.is_some()), "{}", store.kind());
    }
}

#[test]
fn an_open_case_is_never_proposed_however_long_ago() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store.write_here(move |tx| Week::whole(3, [5, 5, 5]).live(tx, &small, 0)).unwrap();
        assert_eq!(round(&store, small, START.plus_days(200 * MONTH)), 0, "{}", store.kind());
    }
}

#[test]
fn the_record_stays_while_the_client_has_another_case_that_is_open() {
    for store in stores::both() {
        let small = lived(&store);
        let again =
            selaras_testkit::people::a_case(selaras_store::fresh(START), small.client, small.colleague);
        store.write_here(move |tx| cases::add(tx, small.practice, &again)).unwrap();
        let now = START.plus_days(61 * MONTH);
        round(&store, small, now);
        let parts = [Class::Answers, Class::PrivateNotes, Class::Reflections];
        assert_eq!(proposed(&store, small, now), parts, "{}: parts of the closed case alone", store.kind());
    }
}

#[test]
fn a_period_is_set_with_a_reason_and_every_one_is_kept() {
    for store in stores::both() {
        let small = lived(&store);
        let by = administrator(small, START);
        let set = |months: u32| {
            store.write_here(move |tx| periods::set(tx, by, Class::Answers, months, "Aturan kampus")).unwrap()
        };
        assert!(!set(24), "{}: the default is set already", store.kind());
        assert!(set(12) && !set(12) && set(36));
        let now = store.read_here(move |tx| periods::of(tx, small.practice)).unwrap();
        assert_eq!((now.months(Class::Answers), now.months(Class::Counselling)), (Some(36), Some(60)));
        let history = store.read_here(move |tx| periods::history(tx, small.practice)).unwrap();
        assert_eq!(history.iter().map(|one| one.months).collect::<Vec<_>>(), [36, 12]);
        assert!(history.iter().all(|one| one.reason == "Aturan kampus" && one.person == small.administrator));
        round(&store, small, START.plus_days(25 * MONTH));
        assert!(proposed(&store, small, START.plus_days(25 * MONTH)).is_empty());
    }
}

#[test]
fn a_hold_takes_a_proposal_back_and_lifting_it_lets_it_come_again() {
    for store in stores::both() {
        let small = lived(&store);
        let now = START.plus_days(25 * MONTH);
        round(&store, small, now);
        let by = administrator(small, now);
        let until = now.plus_days(90);
        let hold = store
            .write_here(move |tx| stays::keep(tx, by, small.case, Stay::LegalHold, "Panggilan sidang", until))
            .unwrap();
        assert!(proposed(&store, small, now).is_empty(), "{}: at once", store.kind());
        assert!(confirm(&store, by, Class::Answers, &[small.case]).is_none(), "nor can it be destroyed");
        let held = store.read_here(move |tx| stays::legal_hold(tx, small.practice, small.case, now)).unwrap();
        assert_eq!(held, Some(until));
        assert_eq!(proposed(&store, small, until), [Class::Answers], "until its day");
        let lifted =
            |by: By, case: CaseId| store.write_here(move |tx| stays::lift(tx, by, case, hold)).unwrap();
        assert!(!lifted(by, small.other_case), "it belongs to its case");
        assert!(lifted(by, small.case) && !lifted(by, small.case));
        round(&store, small, now);
        assert_eq!(proposed(&store, small, now), [Class::Answers]);
        let lines = store.read_here(move |tx| audit::of_case(tx, small.practice, small.case, 9)).unwrap();
        assert!(
            ["retention.hold", "retention.lifting"].iter().all(|act| lines.iter().any(|l| l.act == *act))
        );
    }
}

#[test]
fn answers_go_and_their_scores_stay_with_a_certificate_that_names_nobody() {
    for store in stores::both() {
        let small = lived(&store);
        let now = START.plus_days(25 * MONTH);
        round(&store, small, now);
        let before = read(&store, small);
        let by = administrator(small, now);
        assert!(confirm(&store, by, Class::Reflections, &[small.case]).is_none(), "not due yet");
        assert!(confirm(&store, by, Class::Answers, &[small.other_case]).is_none(), "not this case");
        let certificate = confirm(&store, by, Class::Answers, &[small.case, small.case]).unwrap();
        assert_eq!(
            (certificate.number, certificate.cases, certificate.months),
            (1, 1, 24),
            "{}",
            store.kind()
        );
        assert!(certificate.things > 3, "{} responses", certificate.things);
        assert_eq!(certificate.person, small.administrator);
        let after = read(&store, small);
        assert_eq!(before.len(), after.len());
        assert!(before.iter().any(|one| one.answers.is_some()));
        assert!(after.iter().all(|one| one.answers.is_none()));
        let scores = |all: &[Kept]| all.iter().map(|one| one.scores.clone()).collect::<Vec<_>>();
        assert_eq!(scores(&before), scores(&after));
        assert!(proposed(&store, small, now).is_empty());
        assert!(confirm(&store, by, Class::Answers, &[small.case]).is_none(), "once");
        let other = destruction::Certificate { cases: 2, ..certificate.clone() };
        assert_ne!(other.digest(small.practice), certificate.digest(small.practice));
    }
}

#[test]
fn notes_and_private_reflections_go_and_what_was_shared_stays() {
    for store in stores::both() {
        let small = lived(&store);
        let now = START.plus_days(61 * MONTH);
        round(&store, small, now);
        let by = administrator(small, now);
        assert_eq!(confirm(&store, by, Class::PrivateNotes, &[small.case]).unwrap().things, 1);
        assert_eq!(confirm(&store, by, Class::Reflections, &[small.case]).unwrap().number, 2);
        let left: Vec<String> = store
            .read_here(move |tx| {
                let of = [small.practice.into(), small.case.into()];
                tx.all("SELECT words FROM reflections WHERE practice = ?1 AND case_id = ?2", &of, |row| {
                    row.get(0)
                })
            })
            .unwrap();
        assert_eq!(left.len(), 1, "{}", store.kind());
        let all = store.read_here(move |tx| destruction::all(tx, small.practice)).unwrap();
        assert_eq!(
            all.iter().map(|one| one.class).collect::<Vec<_>>(),
            [Class::Reflections, Class::PrivateNotes]
        );
    }
}

#[test]
fn imported_scores_have_a_period_of_their_own_and_what_was_given_here_is_not_taken_for_them() {
    for store in stores::both() {
        let small = lived(&store);
        let form = shelf().newest("check-in").unwrap();
        let score = Score::imported(form, form.scales()[0].id(), 17.0).unwrap();
        store
            .write_here(move |tx| {
                let scores = std::slice::from_ref(&score);
                let (id, case, person) = (Id::derived(b"row 1"), small.case, small.client);
                let (side, session, given_at) = (Side::Client, None, START);
                let brought = Brought { id, case, person, side, session, scores, given_at };
                responses::bring(tx, small.practice, &brought)
            })
            .unwrap();
        let now = START.plus_days(61 * MONTH);
        let by = administrator(small, now);
        round(&store, small, now);
        // The answers first: what was given here then has no answers either.
        confirm(&store, by, Class::Answers, &[small.case]).unwrap();
        let before = read(&store, small).len();
        let certificate = confirm(&store, by, Class::ImportedScores, &[small.case]).unwrap();
        assert_eq!(certificate.things, 1, "{}", store.kind());
        let after = read(&store, small);
        assert_eq!(after.len(), before - 1);
        assert!(after.iter().all(|one| !one.scores.is_empty()));
    }
}

#[test]
fn links_are_forgotten_a_while_after_they_could_be_opened() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let link = links::Link {
            practice: small.practice,
            token: [7; 32],
            person: small.client,
            made_by: None,
            made_at: START,
            ends_at: START.plus_days(1),
            used_at: None,
            renews_pin: false,
        };
        store.write_here(move |tx| links::add(tx, &link)).unwrap();
        let forget = |before: Moment| store.write_here(move |tx| traces::forget_links(tx, before)).unwrap();
        assert_eq!(forget(START.plus_days(1)), 0, "{}", store.kind());
        assert_eq!(forget(START.plus_days(2)), 1);
    }
}
