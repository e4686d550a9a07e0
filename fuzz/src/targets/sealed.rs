//! Sealed columns: whatever stands there, nothing opens but what was sealed, under its key and in its place.

use std::sync::LazyLock;

use selaras_core::id::{Id, PracticeId};
use selaras_core::language::{Address, Language};
use selaras_store::practices::{self, Practice};
use selaras_store::secrets::{Key, MasterKeys, Place, Whose};
use selaras_store::{Store, StoreError};

use super::NOW;

/// Something that was sealed: by which key, for which place, which words.
struct Sealed {
    key: usize,
    place: usize,
    words: &'static str,
    text: String,
}

/// Tries to open this text in every place and under every key.
pub fn give(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for (k, key) in KEYS.iter().enumerate() {
        for (p, place) in places().iter().enumerate() {
            if let Ok(words) = key.open(place, &text) {
                let sealed = SEALED.iter().find(|one| (one.key, one.place, one.words) == (k, p, &*words));
                assert!(sealed.is_some(), "`{words}` was never sealed for this place under this key: {text}");
            }
        }
    }
}

/// What was sealed.
pub fn good() -> Vec<Vec<u8>> {
    SEALED.iter().map(|one| one.text.clone().into_bytes()).collect()
}

/// Places that resemble each other: table and column run together, or the row's numbers do.
fn places() -> [Place; 4] {
    let row = Id::<()>::from_bytes([7; 16]);
    [
        Place::of("goals", "words").id(row).number(1),
        Place::of("goal", "swords").id(row).number(1),
        Place::of("goals", "words").number(1).id(row),
        Place::of("goals", "words").id(row),
    ]
}

static SEALED: LazyLock<Vec<Sealed>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for (k, key) in KEYS.iter().enumerate() {
        for (p, place) in places().iter().enumerate() {
            for words in ["", "Aku ingin tidur lebih nyenyak.", "👩‍👩‍👧 s1.1.AAAA"] {
                all.push(Sealed { key: k, place: p, words, text: key.seal(place, words) });
            }
        }
    }
    all
});

/// The own keys of two practices.
static KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "without keys there is nothing to fuzz")]
    keys().expect("a store with two practices")
});

fn keys() -> anyhow::Result<Vec<Key>> {
    let folder = tempfile::tempdir()?;
    let store = Store::sqlite(&folder.path().join("selaras.db"), MasterKeys::generate())?;
    let keys = store.write_here(|tx| {
        [1u8, 2]
            .into_iter()
            .map(|number| {
                let id: PracticeId = Id::from_bytes([number; 16]);
                practices::add(tx, &practice(id))?;
                tx.key(Whose::Practice(id))
            })
            .collect::<Result<Vec<Key>, StoreError>>()
    })?;
    Ok(keys)
}

fn practice(id: PracticeId) -> Practice {
    Practice {
        id,
        name: "Melati".to_owned(),
        zone: "Asia/Jakarta".to_owned(),
        language: Language::Id,
        address: Address::Anda,
        emergency_id: String::new(),
        emergency_en: String::new(),
        asks_safety: false,
        made_at: NOW,
    }
}

/// How many of these texts open in some place under some key: for the test of the seeds.
pub fn opened_somewhere(texts: &[Vec<u8>]) -> usize {
    let opens = |text: &Vec<u8>| {
        let text = String::from_utf8_lossy(text);
        KEYS.iter().any(|key| places().iter().any(|place| key.open(place, &text).is_ok()))
    };
    texts.iter().filter(|text| opens(text)).count()
}
