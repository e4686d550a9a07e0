//! Failed sign-ins: their person reads how many, the administrator reads counts, and a flood costs nobody anything.
#![allow(clippy::unwrap_used)]

use selaras_core::people::Role;
use selaras_store::accounts::{self, Account};
use selaras_store::failed_sign_ins::{self, Failed, Way};
use selaras_store::people::Person;
use selaras_store::{StoreError, Tx, people, pins};
use selaras_testkit::app::TestApp;
use selaras_testkit::people::START;
use selaras_testkit::stores;
use selaras_web::access::secret;
use selaras_web::rounds;

const RIGHT: &str = "kopi tubruk di teras";

async fn world() -> TestApp {
    let test = TestApp::start();
    let (practice, sari, dewi) = (test.small.practice, test.small.counsellor, test.small.client);
    let secret = secret::digest(RIGHT.to_owned()).await.unwrap();
    let pin = secret::digest("402917".to_owned()).await.unwrap();
    let job = move |tx: &mut Tx<'_>| {
        accounts::set(tx, &Account { practice, person: sari, login: "sari".to_owned(), secret }, START)?;
        pins::set(tx, practice, dewi, &pin, START)
    };
    test.app.store.write(job).await.unwrap();
    test
}

async fn tries(test: &TestApp, login: &str, password: &str) {
    test.stranger().post_plain("/sign-in", &[("login", login), ("password", password)]).await;
}

async fn rows(test: &TestApp) -> i64 {
    test.app.failures.write(&test.app).await.unwrap();
    let count =
        |tx: &mut Tx<'_>| tx.first("SELECT count(*) FROM failed_sign_ins", &[], |row| row.get::<i64>(0));
    test.app.store.read(count).await.unwrap().unwrap_or(0)
}

#[tokio::test]
async fn one_reads_how_often_somebody_tried_and_the_administrator_how_often_in_all() {
    let test = world().await;
    for _ in 0..3 {
        tries(&test, "sari", "bukan ini").await;
    }
    tries(&test, "siapa", "bukan ini").await;
    tries(&test, "sari", RIGHT).await;
    let mut dewi = test.client().await;
    test.app.clock.advance(31 * 60_000);
    dewi.post_plain("/unlock", &[("unlock-pin", "111112")]).await;
    assert_eq!(rows(&test).await, 3, "one for each person and way");
    let mut sari = test.counsellor().await;
    let page = sari.get("/account").await.text;
    assert!(page.contains("3 times with a wrong password"), "{page}");
    let mut client = test.client().await;
    assert!(client.get("/me/security").await.text.contains("Once with a wrong PIN"));
    let mut joko = test.signed_in(test.small.administrator).await;
    let page = joko.get("/practice").await.text;
    for line in ["Sari: 3", "As clients: 1", "With names of nobody", "nobody&#39;s: 1"] {
        assert!(page.contains(line), "{line}: {page}");
    }
    assert!(!page.contains("Dewi") && !page.contains("siapa"), "no client, and no name that was tried");
    assert!(!joko.get("/account").await.text.contains("wrong password"), "each reads their own");
    assert!(
        !test.signed_in(test.small.colleague).await.get("/account").await.text.contains("wrong password")
    );
    test.days_pass(32);
    rounds::once(&test.app).await.unwrap();
    assert_eq!(rows(&test).await, 0, "forgotten after a month");
}

#[tokio::test]
async fn a_flood_of_tries_is_one_row_and_shuts_nobody_out() {
    let test = world().await;
    for at in 0..200 {
        tries(&test, if at % 2 == 0 { "sari" } else { "entah" }, "bukan ini").await;
    }
    assert_eq!(rows(&test).await, 2);
    let (practice, sari) = (test.small.practice, test.small.counsellor);
    let told = test.app.store.read(move |tx| failed_sign_ins::of(tx, practice, sari, START)).await.unwrap();
    assert_eq!((told.len(), told[0].way, told[0].times), (1, Way::Password, 100));
    let mut known = test.counsellor().await;
    assert!(known.get("/account").await.status.is_success());
}

#[tokio::test]
async fn with_two_practices_neither_reads_of_names_that_may_be_the_others() {
    let test = world().await;
    let other = selaras_store::fresh(START);
    let add = move |tx: &mut Tx<'_>| {
        selaras_store::practices::add(tx, &selaras_testkit::people::a_practice(other))?;
        let person = Person {
            id: selaras_store::fresh(START),
            name: "Zulaikha".to_owned(),
            language: selaras_core::language::Language::Id,
            address: selaras_core::language::Address::Anda,
            outside_key: None,
            made_at: START,
        };
        people::add(tx, other, &person, &[Role::Administrator])?;
        Ok::<_, StoreError>(person.id)
    };
    let zulaikha = test.app.store.write(add).await.unwrap();
    tries(&test, "sari", "bukan ini").await;
    tries(&test, "siapa", "bukan ini").await;
    rows(&test).await;
    let page = test.signed_in_at(other, zulaikha).await.get("/practice").await.text;
    assert!(!page.contains("did not succeed"), "{page}");
    let page = test.signed_in(test.small.administrator).await.get("/practice").await.text;
    assert!(page.contains("Sari: 1") && !page.contains("nobody"), "{page}");
}

#[test]
fn tries_of_a_day_add_up_on_both_databases() {
    for store in stores::both() {
        let small = selaras_testkit::people::Small::in_store(&store);
        let (practice, sari) = (small.practice, small.counsellor);
        let failed = |way, times, at| Failed { way, times, first_at: at, last_at: at };
        store
            .write_here(move |tx| {
                let whose = (practice, sari);
                failed_sign_ins::add(tx, whose, &failed(Way::Password, 2, START))?;
                failed_sign_ins::add(tx, whose, &failed(Way::Password, 3, START.plus_ms(9)))?;
                failed_sign_ins::add(tx, whose, &failed(Way::Code, 1, START.plus_ms(4)))?;
                failed_sign_ins::add(tx, whose, &failed(Way::Password, 1, START.plus_days(1)))?;
                failed_sign_ins::add(tx, (practice, small.client), &failed(Way::Pin, 4, START))?;
                let all = failed_sign_ins::of(tx, practice, sari, START)?;
                let sums: Vec<_> = all.iter().map(|one| (one.way, one.times)).collect();
                assert_eq!(sums, [(Way::Password, 1), (Way::Password, 5), (Way::Code, 1)]);
                assert_eq!((all[1].first_at, all[1].last_at), (START, START.plus_ms(9)));
                let mut practice_all = failed_sign_ins::of_practice(tx, practice, START)?;
                practice_all.sort_by_key(|(_, times)| *times);
                assert_eq!(practice_all, [(small.client, 4), (sari, 7)]);
                assert_eq!(failed_sign_ins::forget_before(tx, START.plus_days(1))?, 3);
                assert_eq!(failed_sign_ins::of(tx, practice, sari, START)?.len(), 1);
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}
