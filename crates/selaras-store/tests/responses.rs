//! Responses: one act keeps answers, scores, what is owed and the audit; scores can be made anew.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_core::id::{Id, ResponseId};
use selaras_core::instrument::{Instrument, shelf};
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::response::Response;
use selaras_core::score::Score;
use selaras_store::audit;
use selaras_store::contributions::{self, Kind};
use selaras_store::responses::{self, Brought, New, WordsWhen};
use selaras_store::{StoreError, Tx, goals, sessions};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;

fn form(name: &str) -> &'static Instrument {
    shelf().newest(name).unwrap()
}

fn answered(name: &str, answers: &[&str]) -> Response {
    let form = form(name);
    let place = |id: &_| form.items().iter().position(|item| item.id() == id);
    Response::read_partial(form, |id| place(id).and_then(|at| answers.get(at).copied())).unwrap()
}

fn give(
    tx: &mut Tx<'_>,
    small: &Small,
    response: &Response,
    words: Option<(&str, WordsWhen)>,
    at: Moment,
) -> Result<ResponseId, StoreError> {
    let new = New {
        case: small.case,
        person: small.client,
        side: Side::Client,
        session: None,
        subject: None,
        response,
        words: words.map(|(words, _)| words),
        words_when: words.map(|(_, when)| when),
        given_at: at,
    };
    Ok(responses::record(tx, small.by_client(at), &new)?.id)
}

#[test]
fn what_a_client_gives_is_kept_whole_in_one_act() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let feedback = answered("alliance-client-short", &["5", "4", "6"]);
                let words = Some(("  Terlalu cepat.  ", WordsWhen::Together));
                let id = give(tx, &small, &feedback, words, START)?;
                let kept = responses::of_case(tx, small.practice, small.case, &[])?;
                assert_eq!(kept.len(), 1);
                assert_eq!((kept[0].id, kept[0].side, kept[0].given_at), (id, Side::Client, START));
                assert_eq!(kept[0].answers.as_ref(), Some(&feedback));
                assert_eq!(kept[0].words.as_deref(), Some("Terlalu cepat."));
                assert_eq!(kept[0].words_when, WordsWhen::Together);
                assert_eq!(kept[0].score("alliance").unwrap().value(), 5.0);
                assert_eq!(responses::find(tx, small.practice, small.case, id)?.as_ref(), Some(&kept[0]));
                assert_eq!(responses::find(tx, small.practice, small.other_case, id)?, None);
                let owed = contributions::of_case(tx, small.practice, small.case)?;
                assert_eq!(
                    (owed[0].id, owed[0].kind, owed[0].waits_for_session),
                    (id.bytes(), Kind::Feedback, true)
                );
                let lines = audit::of_case(tx, small.practice, small.case, 9)?;
                assert_eq!(lines[0].act, "feedback.creation");
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn keeping_a_response_and_judging_its_case_takes_few_statements_however_much_was_kept_before() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let feedback = answered("alliance-client-short", &["5", "4", "6"]);
                goals::propose(tx, small.by_client(START), small.case, Side::Client, "Tidur cukup")?;
                for day in 0..9 {
                    let before = tx.statements();
                    give(tx, &small, &feedback, None, START.plus_days(day))?;
                    // Kept: response, score, contribution, audit. Read: whether the case is open, sessions, signals,
                    // goals with tasks, wordings, stances, responses, scores.
                    assert_eq!(tx.statements() - before, 15, "{}", day);
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn what_was_given_about_a_session_is_known_without_reading_it() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let session = sessions::plan(tx, small.by_counsellor(START), small.case, START, "Tidur")?;
                let other =
                    sessions::plan(tx, small.by_counsellor(START), small.case, START.plus_days(7), "Tidur")?;
                let feedback = answered("alliance-client-short", &["5", "4", "6"]);
                let names = ["alliance-client-short", "alliance-client"];
                let asked = |tx: &mut Tx<'_>, case, about, names: &[&str]| {
                    responses::given(tx, small.practice, case, about, names)
                };
                assert_eq!(asked(tx, small.case, session, &names)?, None);
                for (minutes, words) in [(1, None), (2, Some("Terlalu cepat."))] {
                    let given_at = START.plus_ms(minutes * 60_000);
                    let new = New {
                        case: small.case,
                        person: small.client,
                        side: Side::Client,
                        session: Some(session),
                        subject: None,
                        response: &feedback,
                        words,
                        words_when: Some(WordsWhen::Together),
                        given_at,
                    };
                    responses::record(tx, small.by_client(given_at), &new)?;
                    let words_when = words.map(|_| WordsWhen::Together);
                    let given = Some(responses::Given { at: given_at, words_when });
                    assert_eq!(asked(tx, small.case, session, &names)?, given, "the last one");
                }
                assert_eq!(asked(tx, small.case, session, &["check-in"])?, None);
                assert_eq!(asked(tx, small.case, other, &names)?, None);
                assert_eq!(asked(tx, small.other_case, session, &names)?, None);
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn words_can_only_wait_when_there_are_any() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let feedback = answered("alliance-client-short", &["5", "4", "6"]);
                give(tx, &small, &feedback, Some(("  ", WordsWhen::Together)), START)?;
                assert!(!contributions::of_case(tx, small.practice, small.case)?[0].waits_for_session);
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn what_a_counsellor_gives_owes_nobody_an_answer() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let own = answered("alliance-counsellor", &["5", "4", "6", "5", "5", "5"]);
                let new = New {
                    case: small.case,
                    person: small.counsellor,
                    side: Side::Counsellor,
                    session: None,
                    subject: Some([7; 16]),
                    response: &own,
                    words: None,
                    words_when: None,
                    given_at: START,
                };
                responses::record(tx, small.by_counsellor(START), &new)?;
                assert!(contributions::of_case(tx, small.practice, small.case)?.is_empty());
                let kept = responses::of_case(tx, small.practice, small.case, &["alliance-counsellor"])?;
                assert_eq!((kept[0].subject, kept[0].scores.len()), (Some([7; 16]), 2));
                assert!(responses::of_case(tx, small.practice, small.case, &["check-in"])?.is_empty());
                assert!(responses::of_case(tx, small.practice, small.other_case, &[])?.is_empty());
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn scores_made_anew_equal_those_kept_and_damaged_ones_are_mended() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let given = [
                    ("check-in", vec!["3", "2", "4", "5", "1", "0"]),
                    ("check-in", vec!["3", "", "4", "5", "1"]),
                    ("check-in", vec!["3", "", "", "5", "1"]),
                    ("alliance-client-short", vec!["5", "4", "6"]),
                    ("preferences-short", vec!["-3", "", "2"]),
                ];
                for (day, (name, answers)) in given.iter().enumerate() {
                    give(tx, &small, &answered(name, answers), None, START.plus_days(day as i64))?;
                }
                let before = responses::of_case(tx, small.practice, small.case, &[])?;
                assert_eq!(before.iter().map(|k| k.scores.len()).collect::<Vec<_>>(), [1, 1, 0, 1, 0]);
                let untouched = responses::rescore(tx, small.practice)?;
                assert_eq!((untouched.responses, untouched.mended), (5, 0));
                tx.run("UPDATE scores SET value = 99 WHERE practice = ?1", &[small.practice.into()])?;
                assert!(responses::of_case(tx, small.practice, small.case, &[]).is_err());
                assert_eq!(responses::rescore(tx, small.practice)?.mended, 3);
                assert_eq!(responses::of_case(tx, small.practice, small.case, &[])?, before);
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn a_total_is_brought_in_once_and_scoring_anew_leaves_it() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let form = form("check-in");
                let score = Score::imported(form, form.scales()[0].id(), 17.0).unwrap();
                let brought = Brought {
                    id: Id::derived(b"row 1"),
                    case: small.case,
                    person: small.client,
                    side: Side::Client,
                    session: None,
                    scores: std::slice::from_ref(&score),
                    given_at: START,
                };
                assert!(responses::bring(tx, small.practice, &brought)?);
                assert!(!responses::bring(tx, small.practice, &brought)?);
                assert_eq!(responses::rescore(tx, small.practice)?, responses::Rescored::default());
                let kept = responses::of_case(tx, small.practice, small.case, &[])?;
                assert_eq!((kept.len(), &kept[0].answers, &kept[0].scores), (1, &None, &vec![score]));
                assert!(contributions::of_case(tx, small.practice, small.case)?.is_empty());
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}
