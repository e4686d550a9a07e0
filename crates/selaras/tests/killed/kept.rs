//! What the database holds afterwards, compared with what every client sent.

use std::collections::BTreeMap;

use selaras_core::id::Id;
use selaras_core::score::score;
use selaras_store::agenda::Item;
use selaras_store::contributions::{Contribution, Kind};
use selaras_store::responses::Kept;
use selaras_store::{Store, StoreError, agenda, contributions, responses};

use crate::Client;
use crate::sender::{Sent, What};

/// Everything of one case.
struct Found {
    responses: Vec<Kept>,
    topics: Vec<Item>,
    contributions: Vec<Contribution>,
    /// Lines of the audit that say something was given, by what was given.
    lines: BTreeMap<[u8; 16], Vec<String>>,
}

/// Compares; gives back what was counted, in a sentence.
pub fn compare(store: &Store, clients: &[Client], sent: &[Vec<Sent>], kills: usize) -> String {
    whole(store, clients);
    let (mut acknowledged, mut unheard, mut again, mut all, mut kept, mut scores) = (0, 0, 0, 0, 0, 0);
    for (client, sent) in clients.iter().zip(sent) {
        let found = found(store, client);
        let mut given = 0;
        for one in sent {
            let copies = copies(client, &found, &one.what);
            all += 1;
            given += copies.len();
            acknowledged += usize::from(one.acknowledged);
            unheard += usize::from(!one.acknowledged && copies.len() == 1);
            again += usize::from(one.times > 1);
            if one.acknowledged {
                assert_eq!(
                    copies.len(),
                    1,
                    "acknowledged after {} tries, found {copies:?}: {one:?}",
                    one.times
                );
            }
            assert!(copies.len() <= 1, "doubled: {one:?}");
        }
        assert_eq!(found.responses.len() + found.topics.len(), given, "something that nobody sent is kept");
        assert_eq!(found.contributions.len(), given);
        assert_eq!(found.lines.len(), given);
        kept += given;
        scores += found.responses.iter().map(|kept| kept.scores.len()).sum::<usize>();
    }
    let tickets = count(store, clients, "SELECT count(*) FROM used_tickets WHERE practice = ?1");
    assert_eq!(tickets, kept as i64, "every form that was taken is used up, and no other");
    assert_eq!(count(store, clients, "SELECT count(*) FROM scores WHERE practice = ?1"), scores as i64);
    assert!(
        acknowledged > kills && again > 0,
        "{acknowledged} acknowledged, {again} sent again: too little to tell"
    );
    format!(
        "{all} sent, {again} of them more than once, {acknowledged} acknowledged, {unheard} kept without the sender hearing of it"
    )
}

/// The ids under which this submission is kept, each checked for being whole.
fn copies(client: &Client, found: &Found, what: &What) -> Vec<[u8; 16]> {
    let ids: Vec<([u8; 16], Kind, &str)> = match what {
        What::Topic(words) => found
            .topics
            .iter()
            .filter(|item| item.words == *words)
            .map(|item| (item.id.bytes(), Kind::AgendaItem, "agenda.creation"))
            .collect(),
        What::CheckIn(answers) => found
            .responses
            .iter()
            .filter(|kept| kept.instrument == "check-in" && numbers(kept).get(..5) == Some(answers))
            .map(|kept| (whole_response(kept), Kind::CheckIn, "checkin.creation"))
            .collect(),
        What::Feedback(session, answers, words) => found
            .responses
            .iter()
            .filter(|kept| kept.instrument == "alliance-client-short")
            .filter(|kept| kept.session == Some(client.sessions[*session]))
            .inspect(|kept| assert_eq!((&numbers(kept), kept.words.as_ref()), (answers, Some(words))))
            .map(|kept| (whole_response(kept), Kind::Feedback, "feedback.creation"))
            .collect(),
    };
    for (id, kind, act) in &ids {
        let given: Vec<_> = found.contributions.iter().filter(|one| one.id == *id).collect();
        assert_eq!(given.len(), 1, "{what:?} is to be answered by the counsellor once");
        assert_eq!(given[0].kind, *kind);
        assert_eq!(found.lines.get(id).map(Vec::as_slice), Some(&[(*act).to_owned()][..]), "{what:?}");
    }
    ids.into_iter().map(|(id, ..)| id).collect()
}

/// A response with all its answers and exactly the scores that they give.
fn whole_response(kept: &Kept) -> [u8; 16] {
    let (form, answers) = (kept.form().unwrap(), kept.answers.as_ref().unwrap());
    assert_eq!(kept.scores, score(form, answers));
    assert!(!kept.scores.is_empty());
    kept.id.bytes()
}

fn numbers(kept: &Kept) -> Vec<i16> {
    let answers = kept.answers.as_ref().unwrap().answers().iter();
    answers.map_while(|answer| answer.as_ref().map(|answer| answer.to_string().parse().unwrap())).collect()
}

fn found(store: &Store, client: &Client) -> Found {
    let (practice, case) = (client.practice, client.case);
    let read = store.read_here(move |tx| {
        let lines = tx.all(
            "SELECT subject, act FROM audit WHERE practice = ?1 AND chain = ?2 AND act LIKE '%.creation'",
            &[practice.into(), case.into()],
            |row| Ok((row.get::<Id<()>>(0)?.bytes(), row.get::<String>(1)?)),
        )?;
        let mut by_subject: BTreeMap<[u8; 16], Vec<String>> = BTreeMap::new();
        for (subject, act) in lines {
            by_subject.entry(subject).or_default().push(act);
        }
        Ok::<_, StoreError>(Found {
            responses: responses::of_case(tx, practice, case, &[])?,
            topics: agenda::of_case(tx, practice, case)?,
            contributions: contributions::of_case(tx, practice, case)?,
            lines: by_subject,
        })
    });
    read.unwrap()
}

/// The number in this query about one practice.
fn count(store: &Store, clients: &[Client], sql: &'static str) -> i64 {
    let practice = clients[0].practice;
    let found = store.read_here(move |tx| tx.first(sql, &[practice.into()], |row| row.get::<i64>(0)));
    found.unwrap().unwrap()
}

/// The database itself is sound, and in all tables together nothing stands alone.
fn whole(store: &Store, clients: &[Client]) {
    if store.kind() == "SQLite" {
        let said = store.read_here(|tx| tx.all("PRAGMA integrity_check", &[], |row| row.get::<String>(0)));
        assert_eq!(said.unwrap(), ["ok"]);
    }
    let alone = "SELECT (SELECT count(*) FROM scores s WHERE s.practice = ?1 AND NOT EXISTS
            (SELECT 1 FROM responses r WHERE r.practice = s.practice AND r.id = s.response))
        + (SELECT count(*) FROM responses r WHERE r.practice = ?1 AND NOT EXISTS
            (SELECT 1 FROM scores s WHERE s.practice = r.practice AND s.response = r.id))";
    assert_eq!(count(store, clients, alone), 0, "scores without a response, or a response without scores");
}
