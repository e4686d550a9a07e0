//! Agreements and their signatures, on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_core::agreement::{Digest, Draft, Refused, Template};
use selaras_core::language::Language;
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_store::agreements::{self, NotSigned};
use selaras_store::{Store, audit};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;

fn at(minutes: i64) -> Moment {
    START.plus_ms(minutes * 60_000)
}

fn draft(version: u32, words: &str) -> Draft {
    Draft {
        template: Template { name: "counselling".to_owned(), version },
        amended: 0,
        needs_guardian: false,
        texts: Language::ALL.into_iter().map(|l| (l, format!("{l}: {words}"))).collect(),
    }
}

fn put(store: &Store, small: Small, draft: &Draft) {
    let (by, draft) = (small.by_counsellor(at(0)), draft.clone());
    store.write_here(move |tx| agreements::ensure_current(tx, by, small.case, &draft)).unwrap();
}

fn signs(store: &Store, small: Small, side: Side, language: Language, words: &str) -> Result<(), NotSigned> {
    let by = if side == Side::Client { small.by_client(at(1)) } else { small.by_counsellor(at(2)) };
    let read = Digest::of(words);
    store.write_here(move |tx| agreements::sign(tx, by, small.case, side, language, read)).map(drop)
}

#[test]
fn both_sign_the_same_text_each_in_their_language() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        put(&store, small, &draft(1, "a"));
        signs(&store, small, Side::Client, Language::Id, "id: a").unwrap();
        signs(&store, small, Side::Counsellor, Language::En, "en: a").unwrap();
        let agreement =
            store.read_here(move |tx| agreements::state(tx, small.practice, small.case)).unwrap().unwrap();
        assert!(agreement.is_signed(), "{}", store.kind());
        assert_eq!(agreement.signed_at(), Some(at(2)));
        let client = agreement.signature(Side::Client).unwrap();
        assert_eq!((client.language, client.digest), (Language::Id, Digest::of("id: a")));
        let lines = store.read_here(move |tx| audit::of_case(tx, small.practice, small.case, 9)).unwrap();
        assert_eq!(lines.iter().filter(|line| line.act == "agreement.signature").count(), 2);
    }
}

#[test]
fn words_that_are_not_the_newest_are_not_signed() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let nothing = signs(&store, small, Side::Client, Language::Id, "id: a");
        assert_eq!(nothing, Err(NotSigned::NothingThere), "{}", store.kind());
        put(&store, small, &draft(1, "a"));
        put(&store, small, &draft(1, "b"));
        let old = signs(&store, small, Side::Client, Language::Id, "id: a");
        assert_eq!(old, Err(NotSigned::Refused(Refused::OtherText)));
        signs(&store, small, Side::Client, Language::Id, "id: b").unwrap();
    }
}

#[test]
fn signing_twice_is_signing_once() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        put(&store, small, &draft(1, "a"));
        signs(&store, small, Side::Client, Language::Id, "id: a").unwrap();
        signs(&store, small, Side::Client, Language::En, "en: a").unwrap();
        let all = store.read_here(move |tx| agreements::of_case(tx, small.practice, small.case)).unwrap();
        assert_eq!((all.len(), all[0].signatures.len()), (1, 1), "{}", store.kind());
        assert_eq!(all[0].signatures[0].language, Language::Id);
    }
}

#[test]
fn a_new_version_asks_again_and_the_old_one_stays_readable_with_its_signatures() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        put(&store, small, &draft(1, "a"));
        signs(&store, small, Side::Client, Language::Id, "id: a").unwrap();
        put(&store, small, &draft(2, "c"));
        put(&store, small, &draft(2, "c"));
        let all = store.read_here(move |tx| agreements::of_case(tx, small.practice, small.case)).unwrap();
        let versions: Vec<u32> = all.iter().map(|one| one.version).collect();
        assert_eq!(versions, [2, 1], "{}", store.kind());
        assert!(!all[0].signed_by(Side::Client) && all[1].signed_by(Side::Client));
        let (new, old) = (all[0].id, all[1].id);
        let text_in = |case, id, language| {
            store.read_here(move |tx| agreements::text(tx, small.practice, case, id, language)).unwrap()
        };
        let text = |id, language| text_in(small.case, id, language);
        assert_eq!(text(old, Language::Id).as_deref(), Some("id: a"));
        assert_eq!(text(new, Language::En).as_deref(), Some("en: c"));
        assert_eq!(text_in(small.other_case, new, Language::En), None, "not by its id from another case");
    }
}

#[test]
fn the_same_words_serve_many_cases() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let other = Small { case: small.other_case, counsellor: small.colleague, ..small };
        put(&store, small, &draft(1, "a"));
        put(&store, other, &draft(1, "a"));
        signs(&store, small, Side::Client, Language::Id, "id: a").unwrap();
        let theirs = store.read_here(move |tx| agreements::state(tx, other.practice, other.case)).unwrap();
        assert!(!theirs.unwrap().signed_by(Side::Client), "{}", store.kind());
    }
}
