//! Opening a case in an emergency, on both databases.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_core::emergency::HOUR_MS;
use selaras_core::people::Side;
use selaras_store::cases::standing::{self, Standing};
use selaras_store::{cases, emergencies};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;

const REASON: &str = "Ibunya menelepon: ia tidak pulang semalam.";

#[test]
fn an_opening_lasts_an_hour_for_the_one_who_opened_and_is_told_to_everyone_concerned() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let by =
                    selaras_store::audit::By { person: Some(small.supervisor), ..small.by_counsellor(START) };
                emergencies::open(tx, by, small.case, small.supervisor, REASON)
            })
            .unwrap();
        let told = store
            .read_here(move |tx| {
                let (practice, case) =
                    (small.practice, cases::find(tx, small.practice, small.case)?.unwrap());
                let other = cases::find(tx, practice, small.other_case)?.unwrap();
                assert_eq!(case.emergency_at, Some(START));
                let at = |tx: &mut selaras_store::Tx<'_>, who, case, ms| {
                    standing::of(tx, practice, who, case, START.plus_ms(ms))
                };
                let glass = Standing { supervises: true, glass: true, ..Standing::default() };
                assert_eq!(at(tx, small.supervisor, &case, HOUR_MS - 1)?, glass);
                assert_eq!(at(tx, small.supervisor, &case, HOUR_MS)?, Standing { glass: false, ..glass });
                assert_eq!(at(tx, small.supervisor, &other, 1)?, Standing::default());
                assert_eq!(at(tx, small.colleague, &case, 1)?, Standing::default());
                let before = tx.statements();
                assert_eq!(at(tx, small.counsellor, &case, 1)?, Standing::default());
                assert_eq!(at(tx, small.client, &case, 1)?, Standing::default());
                assert_eq!(tx.statements(), before, "who is of the case needs no question");
                assert!(emergencies::of_case(tx, practice, small.other_case)?.is_empty());
                assert!(emergencies::since(tx, practice, START.plus_ms(1))?.is_empty());
                assert!(emergencies::of_counsellor(tx, practice, small.colleague, START)?.is_empty());
                let of_case = emergencies::of_case(tx, practice, small.case)?;
                assert_eq!(of_case, emergencies::of_counsellor(tx, practice, small.counsellor, START)?);
                let told = emergencies::since(tx, practice, START)?;
                assert_eq!((told[0].person, told[0].counsellor), (small.supervisor, small.counsellor));
                Ok::<_, selaras_store::StoreError>(of_case)
            })
            .unwrap();
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].name.as_str(), told[0].reason.as_str()), ("Ratna", REASON));
        store.write_here(move |tx| emergencies::read(tx, small.practice, small.case)).unwrap();
        let case = store.read_here(move |tx| cases::find(tx, small.practice, small.case)).unwrap().unwrap();
        assert_eq!(case.emergency_at, None);
    }
}

#[test]
fn who_is_named_for_emergencies_is_named_until_it_is_taken_back() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        for named in [true, true, false, false, true] {
            store
                .write_here(move |tx| emergencies::name(tx, small.practice, small.colleague, named))
                .unwrap();
            let (all, standing) = store
                .read_here(move |tx| {
                    let case = cases::find(tx, small.practice, small.case)?.unwrap();
                    let standing = standing::of(tx, small.practice, small.colleague, &case, START)?;
                    Ok::<_, selaras_store::StoreError>((emergencies::named(tx, small.practice)?, standing))
                })
                .unwrap();
            assert_eq!(all, if named { vec![small.colleague] } else { vec![] });
            assert_eq!(standing, Standing { named, ..Standing::default() });
        }
    }
}

#[test]
fn a_restricted_case_takes_from_its_client_alone() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        for from in [Some(START), None] {
            store.write_here(move |tx| cases::restrict(tx, small.practice, small.case, from)).unwrap();
            let case =
                store.read_here(move |tx| cases::find(tx, small.practice, small.case)).unwrap().unwrap();
            assert_eq!(case.restricted_at, from);
            assert!(case.takes_from(Side::Client));
            assert_eq!(case.takes_from(Side::Counsellor), from.is_none());
            assert_eq!(case.relation(small.counsellor, Standing::default()).restricted, from.is_some());
        }
    }
}
