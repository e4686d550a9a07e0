//! Authenticators, recovery codes, who needs a second factor, and what happened to a way in: on both databases.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use selaras_core::moment::Moment;
use selaras_core::people::Role;
use selaras_core::totp::{Secret, step_at};
use selaras_store::account_news::{self, What};
use selaras_store::sign_ins::{Kind, SignIn, Waits};
use selaras_store::{Store, authenticators, passkeys, recovery_codes, required_factors, sign_ins};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;

/// Sari sets up an authenticator at START; the code of START is used up by it.
fn set_up(store: &Store, small: Small) -> Secret {
    let (practice, person) = (small.practice, small.counsellor);
    store
        .write_here(move |tx| {
            assert!(authenticators::begin(tx, practice, person, START)?);
            let secret = authenticators::begun(tx, practice, person)?.unwrap();
            assert!(authenticators::confirm(tx, practice, person, &secret.code(step_at(START)), START)?);
            Ok::<_, selaras_store::StoreError>(secret)
        })
        .unwrap()
}

#[test]
fn an_authenticator_holds_only_once_its_first_code_was_given() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let (practice, person) = (small.practice, small.counsellor);
        store
            .write_here(move |tx| {
                authenticators::begin(tx, practice, person, START)?;
                let first = authenticators::begun(tx, practice, person)?.unwrap();
                assert!(authenticators::begin(tx, practice, person, START)?, "begun anew");
                let second = authenticators::begun(tx, practice, person)?.unwrap();
                assert!(first != second);
                let code = |secret: &Secret| secret.code(step_at(START));
                assert!(!authenticators::confirm(tx, practice, person, &code(&first), START)?);
                assert!(!authenticators::take(tx, practice, person, &code(&second), START)?);
                assert_eq!(authenticators::set_at(tx, practice, person)?, None);
                assert!(authenticators::confirm(tx, practice, person, &code(&second), START)?);
                assert_eq!(authenticators::set_at(tx, practice, person)?, Some(START));
                assert!(authenticators::begun(tx, practice, person)?.is_none(), "never shown again");
                assert!(!authenticators::begin(tx, practice, person, START)?, "not replaced unasked");
                assert_eq!(authenticators::people(tx, practice)?, [person]);
                Ok::<_, selaras_store::StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn a_code_is_taken_once_and_none_before_it_afterwards() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let secret = set_up(&store, small);
        let (practice, person) = (small.practice, small.counsellor);
        let take = |away: i64, now: Moment| {
            let code = secret.code(step_at(START) + away);
            store.write_here(move |tx| authenticators::take(tx, practice, person, &code, now)).unwrap()
        };
        assert!(!take(0, START), "{}: used to set it up", store.kind());
        assert!(!take(-1, START), "older than what was used");
        assert!(take(1, START) && !take(1, START));
        assert!(!take(2, START), "two steps ahead");
        assert!(take(2, START.plus_ms(60_000)) && !take(1, START.plus_ms(60_000)));
        let others = small.colleague;
        let code = secret.code(step_at(START) + 3);
        let now = START.plus_ms(90_000);
        assert!(!store.write_here(move |tx| authenticators::take(tx, practice, others, &code, now)).unwrap());
    }
}

#[test]
fn the_secret_of_an_authenticator_does_not_lie_open_and_opens_for_nobody_else() {
    let store = stores::sqlite();
    let small = Small::in_store(&store);
    let secret = set_up(&store, small).text();
    let (practice, person, other) = (small.practice, small.counsellor, small.colleague);
    let (kept, moved) = store
        .write_here(move |tx| {
            let kept = tx.first(
                "SELECT secret FROM authenticators WHERE practice = ?1 AND person = ?2",
                &[practice.into(), person.into()],
                |row| row.get::<String>(0),
            )?;
            tx.run(
                "UPDATE authenticators SET person = ?3 WHERE practice = ?1 AND person = ?2",
                &[practice.into(), person.into(), other.into()],
            )?;
            Ok::<_, selaras_store::StoreError>((
                kept.unwrap(),
                authenticators::take(tx, practice, other, "000000", START).is_err(),
            ))
        })
        .unwrap();
    assert!(kept.starts_with("s1.") && !kept.contains(&secret));
    assert!(moved, "sealed for its own row");
}

#[test]
fn ten_recovery_codes_work_once_each_and_new_ones_end_the_old() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let (practice, person, other) = (small.practice, small.counsellor, small.colleague);
        let make = || store.write_here(move |tx| recovery_codes::make(tx, practice, person, START)).unwrap();
        let use_up = |whose, code: &str, at: i64| {
            let (code, now) = (code.to_owned(), START.plus_ms(at));
            store.write_here(move |tx| recovery_codes::use_up(tx, practice, whose, &code, now)).unwrap()
        };
        let codes = make();
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), 10);
        assert!(!use_up(other, &codes[0], 1), "somebody else's");
        assert!(use_up(person, &codes[0], 5) && !use_up(person, &codes[0], 6), "{}", store.kind());
        let written = codes[1].to_uppercase().replace('-', " ").replace('0', "O").replace('1', "l");
        assert!(use_up(person, &written, 7), "{written} as somebody may have written it down");
        for wrong in ["", "-", "0000-0000-0000", "uuuu-uuuu-uuuu", &codes[2][..13]] {
            assert!(!use_up(person, wrong, 8), "{wrong}");
        }
        let left = store.read_here(move |tx| recovery_codes::left(tx, practice, person)).unwrap();
        assert_eq!((left.unused, left.used_at), (8, Some(START.plus_ms(7))));
        let anew = make();
        assert!(!use_up(person, &codes[3], 9) && use_up(person, &anew[3], 9));
    }
}

#[test]
fn whoever_needs_a_second_factor_and_lacks_it_waits_for_it_and_nobody_else() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        set_up(&store, small);
        let practice = small.practice;
        let people = [small.counsellor, small.colleague, small.administrator, small.client];
        let waits = store
            .write_here(move |tx| {
                for (at, person) in people.into_iter().enumerate() {
                    let kind = if person == small.client { Kind::Client } else { Kind::Staff };
                    let token = [at as u8; 32];
                    let (made_at, until) = (START, START.plus_days(1));
                    let sign_in = SignIn {
                        practice,
                        token,
                        person,
                        kind,
                        made_at,
                        open_until: until,
                        ends_at: until,
                        proven_at: made_at,
                        waits: Waits::Nothing,
                        has_factor: false,
                        has_news: false,
                        needs: selaras_core::accommodation::Accommodations::default(),
                    };
                    sign_ins::add(tx, &sign_in, "")?;
                }
                let mut seen = Vec::new();
                for roles in [vec![Role::Counsellor, Role::Administrator], vec![Role::Supervisor], vec![]] {
                    required_factors::set(tx, practice, &roles, [2; 32])?;
                    let mut kept = required_factors::of(tx, practice)?;
                    kept.sort();
                    assert_eq!(kept, roles);
                    let mut row = Vec::new();
                    for (at, person) in people.into_iter().enumerate() {
                        let found = sign_ins::find(tx, practice, [at as u8; 32], START)?.unwrap().0;
                        row.push((
                            found.waits,
                            found.has_factor,
                            required_factors::waits(tx, practice, person)?,
                        ));
                    }
                    seen.push(row);
                }
                Ok::<_, selaras_store::StoreError>(seen)
            })
            .unwrap();
        use Waits::{Enrolment, Factor, Nothing};
        let asked = [
            (Nothing, true, Factor),
            (Enrolment, false, Enrolment),
            // The administrator who decides stays signed in until the next time.
            (Nothing, false, Enrolment),
            (Nothing, false, Nothing),
        ];
        let not = [(Nothing, true, Factor), (Nothing, false, Nothing), (Nothing, false, Nothing)];
        assert_eq!(waits[0], asked, "{}", store.kind());
        assert_eq!((&waits[1][..3], &waits[2][..3]), (&not[..], &not[..]));
    }
}

#[test]
fn what_others_did_to_a_way_in_is_told_until_it_was_read() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let (practice, person) = (small.practice, small.counsellor);
        let lines = store
            .write_here(move |tx| {
                account_news::add(tx, practice, person, What::Password, START)?;
                account_news::add(tx, practice, person, What::RecoveryCode, START.plus_ms(1))?;
                account_news::add_once(tx, practice, person, What::Guessed, START.plus_ms(2))?;
                account_news::add_once(tx, practice, person, What::Guessed, START.plus_ms(3))?;
                let before = account_news::of(tx, practice, person)?;
                assert_eq!(account_news::forget_before(tx, START.plus_ms(2))?, 1, "only what was read");
                account_news::read(tx, practice, person, START.plus_ms(4))?;
                let after = account_news::of(tx, practice, person)?;
                assert!(after.iter().all(|line| line.read) && after.len() == 2);
                assert!(account_news::of(tx, practice, small.colleague)?.is_empty());
                Ok::<_, selaras_store::StoreError>(before)
            })
            .unwrap();
        let told: Vec<_> = lines.iter().map(|line| (line.what, line.read)).collect();
        let expected = [(What::Guessed, false), (What::RecoveryCode, false), (What::Password, true)];
        assert_eq!(told, expected, "{}", store.kind());
    }
}

#[test]
fn a_passkey_is_found_by_the_name_its_device_gave_and_taken_away_by_its_person_alone() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let (practice, person) = (small.practice, small.counsellor);
        let passkey = |mark: u8| passkeys::Passkey {
            id: selaras_store::fresh(START),
            practice,
            person,
            credential: vec![mark; 32],
            device: "Chrome Android".to_owned(),
            public_part: "es256.AAAA".to_owned(),
            made_at: START,
            used_at: None,
        };
        let (one, two) = (passkey(1), passkey(2));
        let kept = [one.clone(), two.clone()];
        store.write_here(move |tx| kept.iter().try_for_each(|one| passkeys::add(tx, one))).unwrap();
        let twice = passkey(1);
        let twice = store.write_here(move |tx| passkeys::add(tx, &twice));
        assert!(matches!(twice, Err(selaras_store::StoreError::AlreadyThere(_))), "{}", store.kind());
        store
            .write_here(move |tx| {
                assert_eq!(passkeys::find(tx, &[1; 32])?, Some(one.clone()));
                assert_eq!(passkeys::find(tx, &[3; 32])?, None);
                assert!(!passkeys::remove(tx, practice, small.colleague, one.id)?, "somebody else's");
                passkeys::was_used(tx, &one, START.plus_ms(5))?;
                assert_eq!(passkeys::find(tx, &[1; 32])?.unwrap().used_at, Some(START.plus_ms(5)));
                assert!(passkeys::remove(tx, practice, person, one.id)?);
                assert_eq!(passkeys::of(tx, practice, person)?, [two]);
                assert_eq!(passkeys::people(tx, practice)?, [person]);
                assert_eq!(passkeys::remove_all(tx, practice, person)?, 1);
                Ok::<_, selaras_store::StoreError>(())
            })
            .unwrap();
    }
}
