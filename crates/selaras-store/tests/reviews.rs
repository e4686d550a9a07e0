//! Joint reviews, what clients choose as having helped, and forms on paper, on both databases.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_core::id::Id;
use selaras_core::instrument::shelf;
use selaras_core::preference::Kept;
use selaras_core::response::Response;
use selaras_core::review::{Answer, Found, Outcome, Standing};
use selaras_store::papers::Written;
use selaras_store::{StoreError, audit, contributions, papers, responses, reviews, sessions};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;

fn found(outcome: Outcome) -> Found {
    Found {
        outcome,
        words: "Lebih pelan.".to_owned(),
        helped: Some("Didengar.".to_owned()),
        kept_client: Some(Kept::Partly),
        kept_counsellor: None,
    }
}

#[test]
fn a_review_holds_once_the_client_has_said_yes_and_their_own_word_stands() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let (practice, case) = (small.practice, small.case);
                let (dewi, sari) = (small.by_client(START.plus_ms(5)), small.by_counsellor(START));
                let first = reviews::record(tx, sari, case, &found(Outcome::Adjust), false)?;
                let kept = reviews::of_case(tx, practice, case)?.remove(0);
                assert_eq!((kept.id, kept.standing()), (first, Standing::Waits));
                assert_eq!(kept.found, found(Outcome::Adjust));
                assert!(!reviews::answer(tx, dewi, (small.other_case, first), Answer::Agrees, None)?);
                assert!(reviews::answer(
                    tx,
                    dewi,
                    (case, first),
                    Answer::Otherwise,
                    Some(" Terlalu pelan. ")
                )?);
                assert!(
                    !reviews::answer(tx, dewi, (case, first), Answer::Agrees, None)?,
                    "it has its answer"
                );
                let kept = reviews::of_case(tx, practice, case)?.remove(0);
                assert_eq!(kept.standing(), Standing::Otherwise);
                assert_eq!(kept.answer_words.as_deref(), Some("Terlalu pelan."));

                let later = small.by_counsellor(START.plus_ms(9));
                let second = reviews::record(tx, later, case, &found(Outcome::Continue), true)?;
                let all = reviews::of_case(tx, practice, case)?;
                assert_eq!((all.len(), all[0].id, all[0].standing()), (2, second, Standing::Agreed));
                assert!(!reviews::answer(tx, later, (case, second), Answer::Here, None)?);
                let put_right = Answer::Otherwise;
                assert!(reviews::answer(tx, dewi, (case, second), put_right, Some("Saya tidak di sana."))?);
                assert!(reviews::of_case(tx, practice, small.other_case)?.is_empty());
                let acts = audit::of_case(tx, practice, case, 20)?;
                assert_eq!(acts.iter().filter(|line| line.act == "review.creation").count(), 2);
                assert_eq!(acts.iter().filter(|line| line.act == "review.answer").count(), 2);
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn what_helped_is_chosen_once_and_gone_when_it_is_taken_away() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let (practice, case, dewi) = (small.practice, small.case, small.by_client(START));
                let source: Id<()> = Id::from_bytes([3; 16]);
                reviews::choose(tx, dewi, case, Some(source), None)?;
                reviews::choose(tx, dewi, case, Some(source), None)?;
                reviews::choose(tx, small.by_client(START.plus_ms(1)), case, None, Some("Tertawa."))?;
                let helps = reviews::helps(tx, practice, case)?;
                let told: Vec<_> = helps.iter().map(|help| (help.source, help.words.as_deref())).collect();
                assert_eq!(told, [(Some(source), None), (None, Some("Tertawa."))]);
                assert!(!reviews::take_away(tx, dewi, small.other_case, helps[0].id)?);
                assert!(reviews::take_away(tx, dewi, case, helps[0].id)?);
                assert!(!reviews::take_away(tx, dewi, case, helps[0].id)?);
                assert_eq!(reviews::helps(tx, practice, case)?.len(), 1);
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn a_form_on_paper_becomes_the_clients_answer_once_and_tells_who_typed_it() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let (practice, case, sari) = (small.practice, small.case, small.by_counsellor(START));
                let session = sessions::plan(tx, sari, case, START.plus_days(1), "Tidur")?;
                let code = papers::print(tx, sari, (case, session), ("check-in", 1))?;
                assert_eq!(papers::print(tx, sari, (case, session), ("check-in", 1))?, code, "one is enough");
                let other = papers::print(tx, sari, (case, session), ("alliance-client-short", 1))?;
                assert_ne!(code, other);
                let form = shelf().newest("check-in").unwrap();
                let response =
                    Response::read(form, |id| Some(if id.as_str() == "safety" { "0" } else { "4" })).unwrap();
                let written = Written { response: &response, words: None };
                assert_eq!(papers::enter(tx, sari, small.other_case, code, &written)?, None);
                let id = papers::enter(tx, sari, case, code, &written)?.unwrap();
                assert_eq!(papers::enter(tx, sari, case, code, &written)?, None, "it was typed in before");
                let kept = responses::find(tx, practice, case, id)?.unwrap();
                assert_eq!((kept.person, kept.session), (small.client, Some(session)));
                assert_eq!(kept.answers.as_ref(), Some(&response));
                assert!(!kept.scores.is_empty(), "it is scored as what a client taps");
                let given = contributions::of_case(tx, practice, case)?;
                assert!(given.iter().any(|one| one.id == id.bytes()), "the counsellor owes it an answer");
                let all = papers::of_case(tx, practice, case)?;
                let paper = all.iter().find(|paper| paper.code == code).unwrap();
                let entered = paper.entered.unwrap();
                assert_eq!((entered.by, entered.response), (small.counsellor, id));
                assert_ne!(papers::print(tx, sari, (case, session), ("check-in", 1))?, code, "a new sheet");
                let acts = audit::of_case(tx, practice, case, 20)?;
                assert!(
                    acts.iter()
                        .any(|line| line.act == "paper.entry" && line.person == Some(small.counsellor))
                );
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}
