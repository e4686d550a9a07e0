//! What stands on a list can be opened; what cannot be opened stands on none, and is not counted either.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;

use selaras_core::id::{CaseId, PersonId, PracticeId};
use selaras_core::people::Role;
use selaras_store::audit::By;
use selaras_store::{Store, StoreError, Tx, caseload, cases, emergencies, fresh, goals, people, practices};
use selaras_testkit::app::{TestApp, Visitor};
use selaras_testkit::lived::{Lived, NOW};
use selaras_testkit::people::{START, a_case, a_practice, person};
use selaras_testkit::stores;
use selaras_testkit::weeks::Week;

/// What the links of a page lead to, without what stands behind `?` and `#`.
fn links(text: &str) -> BTreeSet<String> {
    let of = text.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let inside =
        of.filter(|to| to.starts_with('/') && !to.starts_with("/assets/") && !to.starts_with("/language/"));
    inside.map(|to| to.split(['?', '#']).next().unwrap_or(to).to_owned()).collect()
}

/// Everything that can be reached by links from this page on: each is opened, and must be there.
async fn reached(visitor: &mut Visitor, from: &str) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut waiting = vec![from.to_owned()];
    while let Some(path) = waiting.pop() {
        if !reached.insert(path.clone()) {
            continue;
        }
        let reply = visitor.get(&path).await;
        assert!(
            reply.status.is_success() || reply.status == 303,
            "{path} is listed, and answers {}",
            reply.status
        );
        waiting.extend(links(&reply.text));
    }
    reached
}

fn a_lived_store() -> (stores::Fresh, Lived) {
    let fresh = stores::sqlite();
    let lived = fresh.store.write_here(Lived::make).unwrap();
    (fresh, lived)
}

#[tokio::test]
async fn whatever_is_listed_can_be_opened_and_every_case_that_can_be_opened_is_listed() {
    for (consent, restricted, glass) in
        [(true, false, false), (false, false, false), (true, true, false), (false, false, true)]
    {
        let (fresh, lived) = a_lived_store();
        let here = lived.here.people;
        let prepared = fresh.store.write_here(move |tx| {
            if consent {
                lived.consent(tx)?;
            }
            if restricted {
                cases::restrict(tx, here.practice, here.case, Some(NOW))?;
            }
            if glass {
                let by = By {
                    practice: here.practice,
                    person: Some(here.supervisor),
                    now: NOW,
                    case: Some(here.case),
                };
                emergencies::open(tx, by, here.case, here.supervisor, "Ibunya menelepon: ia tidak pulang.")?;
            }
            Ok::<_, StoreError>(())
        });
        prepared.unwrap();
        let test = TestApp::around(&fresh.store, here, NOW);
        let everybody = [
            (here.client, "/me"),
            (here.other_client, "/me"),
            (here.counsellor, "/caseload"),
            (here.colleague, "/caseload"),
            (here.supervisor, "/supervision"),
            (lived.other_supervisor, "/supervision"),
            (here.administrator, "/practice"),
        ];
        for (who, home) in everybody {
            let mut visitor = test.signed_in(who).await;
            let reached = reached(&mut visitor, home).await;
            assert!(reached.len() > 1, "{home} leads nowhere");
            for case in [lived.here.people.case, lived.beside.people.case, lived.elsewhere.people.case] {
                let path = format!("/cases/{case}");
                let opens = visitor.get(&path).await.status.is_success();
                // Through the glass a case is reached by the door, and stands on no list.
                let listed = reached.contains(&path);
                assert!(listed == opens || (opens && glass && who == here.supervisor), "{path} from {home}");
            }
        }
    }
}

/// A page without what differs at every visit: its tickets.
async fn seen(visitor: &mut Visitor, path: &str) -> String {
    let text = visitor.get(path).await.text;
    let mut parts = text.split("name=\"ticket\" value=\"");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once('"').map_or(part, |(_, rest)| rest));
    }
    kept
}

/// Many cases that none of the people of a first practice may open: of another practice, of a counsellor without
/// supervision, and (`without_consent`) of the supervised counsellor.
fn more_cases(tx: &mut Tx<'_>, lived: &Lived) -> Result<(), StoreError> {
    let here = lived.here.people;
    let third: PracticeId = fresh(START);
    practices::add(tx, &a_practice(third))?;
    let lonely = person(tx, here.practice, "Tono", Role::Counsellor)?;
    let afar = person(tx, third, "Wawan", Role::Counsellor)?;
    let far_supervisor = person(tx, third, "Wulan", Role::Supervisor)?;
    cases::let_supervise(tx, third, far_supervisor, afar)?;
    for _ in 0..7 {
        for (practice, counsellor) in [(here.practice, lonely), (third, afar)] {
            a_full_case(tx, practice, counsellor)?;
        }
        a_full_case(tx, lived.elsewhere.people.practice, lived.elsewhere.people.counsellor)?;
    }
    Ok(())
}

fn a_full_case(tx: &mut Tx<'_>, practice: PracticeId, counsellor: PersonId) -> Result<CaseId, StoreError> {
    let client = person(tx, practice, "Banyak", Role::Client)?;
    let case: CaseId = fresh(START);
    cases::add(
        tx,
        practice,
        &selaras_store::cases::Case { supervision_from: Some(START), ..a_case(case, client, counsellor) },
    )?;
    let by = By { practice, person: Some(client), now: START, case: Some(case) };
    goals::propose(tx, by, case, selaras_core::people::Side::Client, "Banyak")?;
    Ok(case)
}

const PAGES: [&str; 10] = [
    "/caseload",
    "/supervision",
    "/practice",
    "/me",
    "/me/about",
    "/me/goals",
    "/me/tasks",
    "/me/sessions",
    "/me/words",
    "/emergency",
];

#[tokio::test]
async fn lists_stay_the_same_to_the_letter_whatever_others_hold() {
    let (fresh, lived) = a_lived_store();
    let here = lived.here.people;
    let test = TestApp::around(&fresh.store, here, NOW);
    let people = [here.client, here.counsellor, here.colleague, here.supervisor, lived.other_supervisor];
    let mut before = Vec::new();
    for who in people {
        let mut visitor = test.signed_in(who).await;
        for path in PAGES {
            before.push((who, path, visitor.get(path).await.status, seen(&mut visitor, path).await));
        }
    }
    fresh.store.write_here(move |tx| more_cases(tx, &lived)).unwrap();
    for (who, path, status, text) in before {
        let mut visitor = test.signed_in(who).await;
        assert_eq!(visitor.get(path).await.status, status, "{path}");
        assert_eq!(seen(&mut visitor, path).await, text, "{path}");
    }
}

#[tokio::test]
async fn what_a_client_does_not_show_the_supervisor_leaves_no_trace_on_the_list() {
    let (fresh, lived) = a_lived_store();
    let here = lived.here.people;
    let test = TestApp::around(&fresh.store, here, NOW);
    let mut ratna = test.signed_in(here.supervisor).await;
    let before = seen(&mut ratna, "/supervision").await;
    let hidden = fresh.store.write_here(move |tx| {
        for _ in 0..3 {
            let case = a_full_case(tx, here.practice, here.counsellor)?;
            cases::allow_supervision(tx, here.practice, case, None)?;
            let restricted = a_full_case(tx, here.practice, here.counsellor)?;
            cases::restrict(tx, here.practice, restricted, Some(NOW))?;
        }
        Ok::<_, StoreError>(())
    });
    hidden.unwrap();
    assert_eq!(seen(&mut ratna, "/supervision").await, before);
}

#[tokio::test]
async fn what_is_not_there_and_what_is_anothers_are_answered_by_the_same_letters() {
    let (fresh, lived) = a_lived_store();
    let here = lived.here.people;
    let test = TestApp::around(&fresh.store, here, NOW);
    let nowhere = "00000000000070008000000000000000";
    for who in [here.client, here.counsellor, here.supervisor, here.administrator] {
        let mut visitor = test.signed_in(who).await;
        for tail in ["", "/goals", "/words", "/sessions", "/link", "/emergency"] {
            let path = |id: &str| format!("/cases/{id}{tail}");
            let none = visitor.get(&path(nowhere)).await;
            let foreign = lived.elsewhere.people.case.to_string();
            let others = lived.beside.people.case.to_string();
            for id in [foreign.as_str(), others.as_str(), "kasus", "%00"] {
                let reply = visitor.get(&path(id)).await;
                assert_eq!(reply.status, 404, "{tail}");
                let same = reply.text.replace(id, nowhere);
                assert_eq!(same.replace("%2500", nowhere), none.text, "{}", path(id));
                assert_eq!(reply.headers.len(), none.headers.len());
            }
        }
    }
}

/// How many statements each list of a practice runs.
fn statements(store: &Store, lived: Lived) -> Vec<usize> {
    let here = lived.here.people;
    let counted = store.read_here(move |tx| {
        let (practice, mut counts) = (here.practice, vec![tx.statements()]);
        caseload::of_counsellor(tx, practice, here.counsellor, NOW)?;
        counts.push(tx.statements());
        caseload::ended(tx, practice, here.counsellor, 200)?;
        counts.push(tx.statements());
        cases::supervised::by(tx, practice, here.supervisor)?;
        counts.push(tx.statements());
        emergencies::within_reach(tx, practice, here.supervisor)?;
        counts.push(tx.statements());
        people::with_role(tx, practice, Role::Counsellor)?;
        counts.push(tx.statements());
        Ok::<_, StoreError>(counts)
    });
    counted.unwrap()
}

#[test]
fn lists_run_the_same_number_of_statements_whatever_another_practice_holds() {
    for fresh in stores::both() {
        let lived = fresh.store.write_here(Lived::make).unwrap();
        let before = statements(&fresh.store, lived);
        fresh.store.write_here(move |tx| more_cases(tx, &lived)).unwrap();
        assert_eq!(statements(&fresh.store, lived), before);
    }
}

#[test]
fn a_week_lived_elsewhere_changes_nothing_either() {
    let (fresh, lived) = a_lived_store();
    let before = statements(&fresh.store, lived);
    fresh
        .store
        .write_here(move |tx| Week::whole(3, [4, 4, 4]).live(tx, &lived.elsewhere.people, 2).map(drop))
        .unwrap();
    assert_eq!(statements(&fresh.store, lived), before);
}
