//! Providers of sign-ins and who is tied to them, on both databases.
#![allow(clippy::unwrap_used)]

use selaras_core::id::{PracticeId, ProviderId};
use selaras_store::providers::{self, Provider, ties};
use selaras_store::sign_ins::{self, Kind, SignIn, Waits};
use selaras_store::{StoreError, fresh, practices};
use selaras_testkit::people::{START, Small, a_practice};
use selaras_testkit::stores;

fn a_provider(practice: PracticeId, id: ProviderId) -> Provider {
    Provider {
        id,
        practice,
        name: "Universitas Melati".to_owned(),
        issuer: "https://id.melati.example".to_owned(),
        client: "selaras-melati".to_owned(),
        secret: "rahasia-dapur".to_owned(),
        counts: true,
        for_clients: false,
        made_at: START,
        tried_at: None,
    }
}

fn a_sign_in(small: &Small, mark: u8) -> SignIn {
    SignIn {
        practice: small.practice,
        token: [mark; 32],
        person: small.counsellor,
        kind: Kind::Staff,
        made_at: START,
        open_until: START.plus_days(7),
        ends_at: START.plus_days(7),
        proven_at: START,
        waits: Waits::Nothing,
        has_factor: false,
        has_news: false,
        needs: selaras_core::accommodation::Accommodations::default(),
    }
}

#[test]
fn a_provider_is_kept_sealed_and_changes_all_but_its_issuer() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let provider = a_provider(small.practice, fresh(START));
        store
            .write_here(move |tx| {
                providers::add(tx, &provider)?;
                assert!(providers::find(tx, provider.id)?.as_ref() == Some(&provider));
                let kept = tx.all(
                    "SELECT name FROM providers UNION ALL SELECT issuer FROM providers
                     UNION ALL SELECT client FROM providers UNION ALL SELECT secret FROM providers",
                    &[],
                    |row| row.get::<String>(0),
                )?;
                assert!(kept.iter().all(|text| text.starts_with("s1.")), "{kept:?}");
                assert!(providers::at_the_door(tx)?.is_empty(), "nobody has tried it");
                providers::was_tried(tx, &provider, START.plus_ms(1))?;
                providers::was_tried(tx, &provider, START.plus_ms(2))?;
                let changed = Provider {
                    name: "Melati".to_owned(),
                    secret: "baru".to_owned(),
                    issuer: "https://lain.example".to_owned(),
                    for_clients: true,
                    counts: false,
                    ..provider.clone()
                };
                providers::change(tx, &changed)?;
                let issuer = provider.issuer.clone();
                let expected = Provider { issuer, tried_at: Some(START.plus_ms(1)), ..changed };
                assert!(providers::of(tx, small.practice)? == [expected.clone()]);
                assert!(providers::at_the_door(tx)? == [expected]);
                let other: PracticeId = fresh(START);
                practices::add(tx, &a_practice(other))?;
                assert!(providers::of(tx, other)?.is_empty());
                assert!(
                    providers::at_the_door(tx)?.is_empty(),
                    "with two practices nobody learns of the other"
                );
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn one_name_at_a_provider_is_one_person_and_nothing_of_it_is_kept() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let (practice, one, other) = (small.practice, fresh(START), fresh(START));
        store
            .write_here(move |tx| {
                providers::add(tx, &a_provider(practice, one))?;
                providers::add(tx, &a_provider(practice, other))?;
                ties::tie(tx, (practice, one), small.counsellor, "sari", START)?;
                ties::tie(tx, (practice, other), small.colleague, "sari", START)
            })
            .unwrap();
        for (person, subject) in [(small.colleague, "sari"), (small.counsellor, "another")] {
            let twice = store.write_here(move |tx| ties::tie(tx, (practice, one), person, subject, START));
            assert!(matches!(twice, Err(StoreError::AlreadyThere(_))), "{subject}");
        }
        store
            .write_here(move |tx| {
                assert_eq!(ties::find(tx, practice, one, "sari")?, Some(small.counsellor));
                assert_eq!(
                    ties::find(tx, practice, other, "sari")?,
                    Some(small.colleague),
                    "another provider's Sari"
                );
                assert_eq!(ties::find(tx, practice, one, "Sari")?, None);
                ties::was_used(tx, practice, one, small.counsellor, START.plus_ms(5))?;
                assert_eq!(ties::of(tx, practice, small.counsellor)?[0].used_at, Some(START.plus_ms(5)));
                sign_ins::add(tx, &a_sign_in(&small, 1), "")?;
                sign_ins::add(tx, &a_sign_in(&small, 2), "")?;
                sign_ins::came_by(tx, practice, [1; 32], one, START.plus_days(1))?;
                let renewed = a_sign_in(&small, 1);
                sign_ins::renew(tx, &renewed, [3; 32], START.plus_days(7), START)?;
                assert_eq!(
                    sign_ins::provider_of(tx, practice, [3; 32])?,
                    Some(one),
                    "also after a fresh proof"
                );
                assert!(sign_ins::find(tx, practice, [3; 32], START.plus_days(2))?.is_none());
                assert!(!ties::untie(tx, practice, other, small.counsellor)?);
                assert!(ties::untie(tx, practice, one, small.counsellor)?);
                assert!(sign_ins::find(tx, practice, [3; 32], START)?.is_none());
                assert!(sign_ins::find(tx, practice, [2; 32], START)?.is_some(), "by the password");
                providers::end(tx, practice, other)?;
                assert!(providers::find(tx, other)?.is_none());
                assert_eq!(ties::find(tx, practice, other, "sari")?, None);
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}
