//! Wishes: the newest hold, old answers stay readable, and each side's telling is kept as it was told.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_core::accommodation::Accommodations;
use selaras_core::instrument::{Wording, shelf};
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::preference::Kept;
use selaras_core::response::Response;
use selaras_store::contributions::{self, Kind};
use selaras_store::responses::{self, How, New};
use selaras_store::{StoreError, Tx, accommodations, audit, preferences};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;

fn wishes(
    tx: &mut Tx<'_>,
    small: &Small,
    instrument: &str,
    answers: &[(&str, &str)],
    (words, how, at): (Option<&str>, How, Moment),
) -> Result<(), StoreError> {
    let form = shelf().newest(instrument).unwrap();
    let answer = |name: &str| answers.iter().find(|(item, _)| *item == name).map(|(_, answer)| *answer);
    let response = Response::read(form, |item| answer(item.as_str())).unwrap();
    let new = New {
        case: small.case,
        person: small.client,
        side: Side::Client,
        session: None,
        subject: None,
        response: &response,
        words,
        words_when: None,
        given_at: at,
    };
    responses::record_with(tx, small.by_client(START), &new, how).map(drop)
}

#[test]
fn the_short_form_of_before_stays_readable_and_the_new_one_takes_its_place() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let job = move |tx: &mut Tx<'_>| {
            let (practice, case) = (small.practice, small.case);
            assert_eq!(preferences::given(tx, practice, case)?, None);
            assert!(!preferences::confirm(tx, small.by_client(START), case, small.client)?);
            wishes(
                tx,
                &small,
                "preferences-short",
                &[("lead", "-2")],
                (Some("Dipaksa"), How::default(), START),
            )?;
            let names = |given: &preferences::Given| {
                given.wishes().into_iter().map(|wish| wish.name).collect::<Vec<_>>()
            };
            let before = preferences::given(tx, practice, case)?.unwrap();
            assert_eq!(names(&before), ["lead", "dislikes"]);
            let how = How { wording: Wording::Easy, helped: true };
            wishes(
                tx,
                &small,
                "preferences",
                &[("lead", "1"), ("gender", "0"), ("mode", "2")],
                (None, how, START.plus_days(1)),
            )?;
            let given = preferences::given(tx, practice, case)?.unwrap();
            assert_eq!(
                (names(&given), given.confirmed_at),
                (vec!["lead".to_owned(), "mode".to_owned()], None)
            );
            assert_eq!(given.response.how, how, "how it was asked is kept with it");
            assert_eq!(before.response.how, How::default());
            let later = small.by_client(START.plus_days(40));
            assert!(preferences::confirm(tx, later, case, small.client)?);
            let given = preferences::given(tx, practice, case)?.unwrap();
            assert_eq!((given.confirmed_at, given.said_at()), (Some(later.now), later.now));
            Ok::<_, StoreError>(())
        };
        store.write_here(job).unwrap();
    }
}

#[test]
fn each_side_tells_for_itself_and_only_what_the_client_tells_waits_for_an_answer() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let job = move |tx: &mut Tx<'_>| {
            let (practice, case) = (small.practice, small.case);
            let client = (small.client, Side::Client);
            let told = [("lead", Kept::No), ("mode", Kept::Yes)];
            let id = preferences::tell(tx, small.by_client(START), case, client, &told)?;
            let by = small.by_counsellor(START.plus_days(1));
            preferences::tell(tx, by, case, (small.counsellor, Side::Counsellor), &[("lead", Kept::Yes)])?;
            let kept = preferences::kept(tx, practice, case)?;
            assert_eq!(kept.iter().map(|one| one.side).collect::<Vec<_>>(), [Side::Client, Side::Counsellor]);
            assert_eq!((kept[0].of("lead"), kept[0].of("mode")), (Some(Kept::No), Some(Kept::Yes)));
            assert_eq!((kept[1].of("lead"), kept[1].of("mode")), (Some(Kept::Yes), None));
            let given = contributions::of_case(tx, practice, case)?;
            assert_eq!((given.len(), given[0].kind, given[0].id), (1, Kind::KeptWishes, id.bytes()));
            let acts = audit::of_case(tx, practice, case, 9)?;
            assert!(acts.len() == 2 && acts.iter().all(|line| line.act == "preferences.telling"));
            assert!(preferences::kept(tx, practice, small.other_case)?.is_empty());
            Ok::<_, StoreError>(())
        };
        store.write_here(job).unwrap();
    }
}

#[test]
fn what_somebody_needs_is_theirs_alone_and_the_last_choice_holds() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let job = move |tx: &mut Tx<'_>| {
            let all = Accommodations { large: true, plain: true, aloud: true, more_time: true, helped: true };
            let few = Accommodations { aloud: true, ..Accommodations::default() };
            for needs in [all, few] {
                accommodations::set(tx, small.by_client(START), small.client, needs)?;
                assert_eq!(accommodations::of(tx, small.practice, small.client)?, needs);
            }
            let other = accommodations::of(tx, small.practice, small.other_client)?;
            assert_eq!(other, Accommodations::default());
            Ok::<_, StoreError>(())
        };
        store.write_here(job).unwrap();
    }
}
