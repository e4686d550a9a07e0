//! Sign-ins, links and tickets, on both databases.
#![allow(clippy::unwrap_used)]

use selaras_store::sign_ins::{Kind, SignIn, Waits};
use selaras_store::{StoreError, accounts, links, pins, sign_ins, tickets};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;

#[test]
fn a_ticket_is_used_once_and_forgotten_only_when_it_is_old() {
    for store in stores::both() {
        let practice = Small::in_store(&store).practice;
        store.write_here(move |tx| tickets::use_up(tx, practice, [7; 16], "/me", START)).unwrap();
        let again = store.write_here(move |tx| tickets::use_up(tx, practice, [7; 16], "/elsewhere", START));
        assert!(matches!(again, Err(StoreError::AlreadyThere(_))), "{}", store.kind());
        let kept = store.write_here(move |tx| {
            tickets::forget_before(tx, START)?;
            tickets::led_to(tx, practice, [7; 16])
        });
        assert_eq!(kept.unwrap().as_deref(), Some("/me"));
        let gone = store.write_here(move |tx| {
            tickets::forget_before(tx, START.plus_days(1))?;
            tickets::led_to(tx, practice, [7; 16])
        });
        assert_eq!(gone.unwrap(), None);
    }
}

#[test]
fn a_sign_in_ends_when_it_should_and_no_other_with_it() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let practice = small.practice;
        let of = move |token: u8, person, days| SignIn {
            practice,
            token: [token; 32],
            person,
            kind: Kind::Client,
            made_at: START,
            open_until: START.plus_ms(1000),
            ends_at: START.plus_days(days),
            proven_at: START,
            waits: Waits::Nothing,
            has_factor: false,
            has_news: false,
            needs: selaras_core::accommodation::Accommodations::default(),
        };
        store
            .write_here(move |tx| {
                sign_ins::add(tx, &of(1, small.client, 1), "Chrome Android")?;
                sign_ins::add(tx, &of(2, small.client, 30), "Chrome Android")?;
                sign_ins::add(tx, &of(3, small.other_client, 30), "Chrome Android")
            })
            .unwrap();
        let there = |token: u8, day: i64| {
            let found =
                store.read_here(move |tx| sign_ins::find(tx, practice, [token; 32], START.plus_days(day)));
            let found = found.unwrap();
            assert!(found.iter().all(|(sign_in, at, who)| at.id == practice && who.id == sign_in.person));
            found.is_some()
        };
        assert!(there(1, 0) && !there(1, 1) && there(2, 1), "{}", store.kind());
        assert_eq!(store.write_here(move |tx| sign_ins::forget_ended(tx, START.plus_days(2))).unwrap(), 1);
        store.write_here(move |tx| sign_ins::end_all(tx, practice, small.client)).unwrap();
        assert!(!there(2, 2) && there(3, 2), "{}", store.kind());
    }
}

#[test]
fn a_link_is_used_by_the_first_alone() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let link = links::Link {
            practice: small.practice,
            token: [9; 32],
            person: small.client,
            made_by: Some(small.counsellor),
            made_at: START,
            ends_at: START.plus_days(1),
            used_at: None,
            renews_pin: false,
        };
        store.write_here(move |tx| links::add(tx, &link)).unwrap();
        let practice = small.practice;
        let use_at =
            |day| store.write_here(move |tx| links::use_up(tx, practice, [9; 32], START.plus_days(day)));
        assert!(!use_at(1).unwrap(), "too late");
        assert!(use_at(0).unwrap());
        assert!(!use_at(0).unwrap(), "{}: a second time", store.kind());
    }
}

#[test]
fn login_names_are_unique_across_people_and_an_ended_account_is_not_found() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let of = move |person| accounts::Account {
            practice: small.practice,
            person,
            login: "sari".to_owned(),
            secret: "x".to_owned(),
        };
        store.write_here(move |tx| accounts::set(tx, &of(small.counsellor), START)).unwrap();
        let taken = store.write_here(move |tx| accounts::set(tx, &of(small.colleague), START));
        assert!(matches!(taken, Err(StoreError::AlreadyThere(_))), "{}", store.kind());
        store.write_here(move |tx| accounts::end(tx, small.practice, small.counsellor, START)).unwrap();
        assert!(store.read_here(|tx| accounts::find(tx, "sari")).unwrap().is_none());
    }
}

#[test]
fn wrong_pins_are_counted_until_a_new_one_is_chosen() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let (practice, client) = (small.practice, small.client);
        store.write_here(move |tx| pins::set(tx, practice, client, "a", START)).unwrap();
        store.write_here(move |tx| pins::was_wrong(tx, practice, client, 6, Some(START))).unwrap();
        let pin = store.read_here(move |tx| pins::find(tx, practice, client)).unwrap().unwrap();
        assert_eq!((pin.wrong, pin.wait_until), (6, Some(START)), "{}", store.kind());
        store.write_here(move |tx| pins::set(tx, practice, client, "b", START)).unwrap();
        let pin = store.read_here(move |tx| pins::find(tx, practice, client)).unwrap().unwrap();
        assert_eq!((pin.wrong, pin.wait_until, pin.secret.as_str()), (0, None, "b"));
    }
}

#[test]
fn a_sign_in_goes_on_under_a_new_token_and_the_old_one_opens_nothing() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let practice = small.practice;
        let now = START.plus_ms(60_000);
        let of = move |token: u8, person, kind| SignIn {
            practice,
            token: [token; 32],
            person,
            kind,
            made_at: START,
            open_until: START.plus_days(1),
            ends_at: START.plus_days(30),
            proven_at: START,
            waits: Waits::Nothing,
            has_factor: false,
            has_news: false,
            needs: selaras_core::accommodation::Accommodations::default(),
        };
        store
            .write_here(move |tx| {
                for one in [of(1, small.client, Kind::Client), of(3, small.counsellor, Kind::Staff)] {
                    sign_ins::add(tx, &one, "Chrome Android")?;
                    sign_ins::renew(tx, &one, [one.token[0] + 1; 32], now.plus_days(1), now)?;
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
        let find = |token: u8, at| {
            store
                .read_here(move |tx| sign_ins::find(tx, practice, [token; 32], at))
                .unwrap()
                .map(|(one, ..)| one)
        };
        for new in [2, 4] {
            let new = find(new, now).unwrap();
            assert_eq!((new.proven_at, new.waits, new.ends_at), (now, Waits::Nothing, START.plus_days(30)));
        }
        assert!(find(3, now).is_none(), "{}: a member of staff's old token is gone", store.kind());
        let old = find(1, now).unwrap();
        assert!(old.waits == Waits::Replaced && old.open_until <= now);
        assert!(find(1, now.plus_days(1)).is_none(), "{}: and a client's a day later", store.kind());
        let listed = store.read_here(move |tx| sign_ins::of(tx, practice, small.client, now)).unwrap();
        assert_eq!(listed.len(), 1, "a token that was replaced is not listed");
        assert_eq!((listed[0].device.as_str(), listed[0].used_at), ("Chrome Android", now));
    }
}
