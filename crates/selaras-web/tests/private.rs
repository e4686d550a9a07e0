//! What a client keeps for themselves is nowhere else: every page of everybody else is the same, letter for letter, before
//! and after they wrote, and so is everything that could be counted.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;

use selaras_core::id::PersonId;
use selaras_core::people::Role;
use selaras_store::engine::schema;
use selaras_store::{Store, StoreError, Tx, cases};
use selaras_testkit::app::{TestApp, Visitor};
use selaras_testkit::lived::{Lived, NOW, Things};
use selaras_testkit::people::person;
use selaras_testkit::stores;
use selaras_web::map::Method;
use selaras_web::router::map;

/// A page without what differs at every visit: its tickets.
fn without_tickets(text: &str) -> String {
    let mut parts = text.split("name=\"ticket\" value=\"");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once('"').map_or(part, |(_, rest)| rest));
    }
    kept
}

/// Every page of the program as this visitor finds it, about this case.
async fn all_pages(visitor: &mut Visitor, things: &Things) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    // Pages before the gate know nobody, and some of them answer less readily the more often they are asked.
    let behind = map().addresses.into_iter().filter(|one| one.method == Method::Get && one.page.is_some());
    for address in behind {
        let path = things.address(address.path);
        for path in [path.clone(), format!("{path}?all=1")] {
            let reply = visitor.get(&path).await;
            pages.insert(path, format!("{} {}", reply.status, without_tickets(&reply.text)));
        }
    }
    pages
}

/// How many rows each table has that others could draw anything from: all but the client's own, and used tickets.
fn counts(store: &Store) -> BTreeMap<String, i64> {
    let own = ["reflections", "profile_entries", "used_tickets"];
    let tables = store.read_here(schema::columns).unwrap();
    let mut counts = BTreeMap::new();
    for (table, _) in tables.into_iter().filter(|(table, _)| !own.contains(&table.as_str())) {
        let sql: &'static str = Box::leak(format!("SELECT count(*) FROM {table}").into_boxed_str());
        let count = store.read_here(move |tx: &mut Tx<'_>| tx.first(sql, &[], |row| row.get::<i64>(0)));
        counts.insert(table, count.unwrap().unwrap_or_default());
    }
    counts
}

/// Everything that a client can do for themselves alone: write, answer, change, delete; in the diary and the profile.
async fn writes_for_herself(dewi: &mut Visitor, lived: &Lived) {
    let held = lived.here.held.to_string();
    let reflection = format!("/me/reflections/{}", lived.here.reflection);
    let open = [
        ("from", "diary"),
        ("prompt", "openness"),
        ("session", held.as_str()),
        ("openness", "1"),
        ("words", "rahasia-keterbukaan"),
        ("seen-by", "client"),
    ];
    let acts: [(&str, &[(&str, &str)]); 6] = [
        ("/me/reflections", &[("words", "rahasia-catatan"), ("seen-by", "client")]),
        ("/me/reflections", &open),
        (&reflection, &[("words", "rahasia-diubah")]),
        ("/me/profile", &[("theme", "beliefs"), ("words", "rahasia-keyakinan"), ("seen-by", "client")]),
        ("/me/profile", &[("theme", "help"), ("words", "rahasia-pengalaman"), ("seen-by", "nobody")]),
        (&format!("{reflection}/removal"), &[]),
    ];
    for (path, form) in acts {
        let reply = dewi.post(path, form).await;
        assert_eq!(reply.status.as_u16(), 303, "{path}: {}", reply.text);
    }
}

#[tokio::test]
async fn no_page_of_anybody_else_and_no_count_changes_when_a_client_writes_for_themselves() {
    let store = stores::sqlite();
    let lived = store.write_here(Lived::make).unwrap();
    let here = lived.here.people;
    let auditor = store
        .write_here(move |tx| {
            cases::allow_supervision(tx, here.practice, here.case, Some(NOW))?;
            person(tx, here.practice, "Wati", Role::Auditor)
        })
        .unwrap();
    let test = TestApp::around(&store, here, NOW);
    let everybody: [(&str, PersonId); 7] = [
        ("the counsellor", here.counsellor),
        ("a colleague", here.colleague),
        ("the supervisor", here.supervisor),
        ("another supervisor", lived.other_supervisor),
        ("the administrator", here.administrator),
        ("the auditor", auditor),
        ("another client", here.other_client),
    ];
    let mut dewi = test.client().await;
    let mut others = Vec::new();
    for (who, person) in everybody {
        let mut visitor = test.signed_in(person).await;
        // The first look leaves lines of its own in the audit; what is compared comes after it.
        all_pages(&mut visitor, &lived.here).await;
        others.push((who, visitor));
    }
    let mut before = Vec::new();
    for (_, visitor) in &mut others {
        before.push(all_pages(visitor, &lived.here).await);
    }
    let counted = counts(&store);
    writes_for_herself(&mut dewi, &lived).await;
    assert_eq!(counts(&store), counted, "nothing that others could count");
    for ((who, visitor), before) in others.iter_mut().zip(before) {
        let after = all_pages(visitor, &lived.here).await;
        assert!(after.len() > 100, "only {} pages", after.len());
        for (path, page) in after {
            assert!(!page.contains("rahasia-"), "{who} reads it at {path}");
            assert_eq!(page, before[&path], "{who}: {path} is another page now");
        }
    }
    let own = dewi.get("/me/reflections").await.text + &dewi.get("/me/profile").await.text;
    for words in ["rahasia-catatan", "rahasia-keterbukaan", "rahasia-keyakinan", "rahasia-pengalaman"] {
        assert!(own.contains(words), "{words} is her own");
    }
    assert!(!own.contains("rahasia-diubah"), "deleted for good");
}

#[tokio::test]
async fn what_a_client_shared_and_took_back_is_on_no_page_either() {
    let store = stores::sqlite();
    let lived = store.write_here(Lived::make).unwrap();
    let here = lived.here.people;
    let consent = move |tx: &mut Tx<'_>| {
        cases::allow_supervision(tx, here.practice, here.case, Some(NOW))?;
        Ok::<_, StoreError>(())
    };
    store.write_here(consent).unwrap();
    let test = TestApp::around(&store, here, NOW);
    let mut dewi = test.client().await;
    let said = [("from", "diary"), ("words", "ditarik-catatan"), ("seen-by", "bring")];
    dewi.post("/me/reflections", &said).await;
    let said = [("theme", "family"), ("words", "ditarik-keluarga"), ("seen-by", "supervisor")];
    dewi.post("/me/profile", &said).await;
    let stands = |pages: &BTreeMap<String, String>| pages.values().any(|page| page.contains("ditarik-"));
    let mut sari = test.counsellor().await;
    assert!(stands(&all_pages(&mut sari, &lived.here).await), "it was shared");
    for (page, room) in [("/me/reflections", "reflections"), ("/me/profile", "profile")] {
        let text = dewi.get(page).await.text;
        let after = text.split("ditarik-").nth(1).unwrap();
        let id = after.split(&format!("/me/{room}/")).nth(1).unwrap().split(['"', '/']).next().unwrap();
        let back = dewi.post(&format!("/me/{room}/{id}/withdrawal"), &[]).await;
        assert_eq!(back.status.as_u16(), 303);
    }
    for person in [here.counsellor, here.supervisor, here.administrator, here.colleague] {
        let mut visitor = test.signed_in(person).await;
        assert!(!stands(&all_pages(&mut visitor, &lived.here).await));
    }
}
