//! Where each form stands, and worlds of their own to send it in.

use std::collections::BTreeMap;

use selaras_core::id::SessionId;
use selaras_store::{Store, StoreError};
use selaras_testkit::app::{TestApp, Visitor};
use selaras_testkit::forms::{Form, Kind, forms_on};
use selaras_testkit::lived::{Lived, NOW, Things};
use selaras_web::map::Method;
use selaras_web::router::map;

/// Whose page it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    Client,
    Counsellor,
    Administrator,
}

impl Who {
    pub const ALL: [Who; 3] = [Who::Client, Who::Counsellor, Who::Administrator];
}

/// A form: the address it is sent to, and the page it stands on.
#[derive(Debug, Clone)]
pub struct Place {
    pub who: Who,
    /// The address as the map has it.
    pub action: &'static str,
    page: &'static str,
    of_held: bool,
    pub kinds: Vec<(String, Kind)>,
}

/// Two practices of their own in a store that many worlds share.
pub struct World {
    pub app: TestApp,
    pub lived: Lived,
    store: Store,
}

impl World {
    pub fn new(store: &Store) -> Self {
        let lived = store.write_here(Lived::make).unwrap();
        Self { app: TestApp::around(store, lived.here.people, NOW), lived, store: store.clone() }
    }

    pub async fn visitor(&self, who: Who) -> Visitor {
        let people = &self.lived.here.people;
        let person = match who {
            Who::Client => people.client,
            Who::Counsellor => people.counsellor,
            Who::Administrator => people.administrator,
        };
        // Another browser of theirs is signed in as well: there is something to end.
        drop(self.app.signed_in(person).await);
        self.app.signed_in(person).await
    }

    /// The form of this place as it stands on its page now, filled in; nothing when it no longer stands there.
    pub async fn form(
        &self,
        visitor: &mut Visitor,
        place: &Place,
    ) -> Option<(String, Vec<(String, String)>)> {
        let page = visitor.get(&address(&self.lived.here, place.page, place.of_held)).await;
        let form = longest(forms_on(&page.text), place.action)?;
        Some((form.action.clone(), form.filled()))
    }

    /// How many rows this world's practice has in each table (but for sign-ins, which tests make themselves).
    pub async fn counts(&self) -> Vec<i64> {
        let practice = self.lived.here.people.practice;
        let count = move |tx: &mut selaras_store::Tx<'_>| {
            let mut counts = Vec::with_capacity(COUNTED.len());
            for sql in COUNTED {
                counts.push(tx.first(sql, &[practice.into()], |row| row.get::<i64>(0))?.unwrap_or(0));
            }
            Ok::<_, StoreError>(counts)
        };
        self.store.read(count).await.unwrap()
    }
}

/// Forms that no page of these worlds shows: they ask for years that have passed, for an emergency, for a consent that was
/// written down, or for a second step that was set up. Each is sent in a test of its own.
pub const ELSEWHERE: [(&str, &str); 24] = [
    ("/ward/{case}/agreement/signature", "tests/guardians.rs"),
    ("/ward/{case}/agreement/withdrawal", "tests/guardians.rs"),
    ("/cases/{case}/agreement/amendments/{amendment}/withdrawal", "tests/agreement.rs"),
    ("/cases/{case}/ruptures/{rupture}/agreement", "tests/ruptures.rs"),
    ("/account/factors/authenticator/confirmation", "tests/factors.rs"),
    ("/account/factors/authenticator/removal", "tests/factors.rs"),
    ("/account/factors/passkeys", "tests/passkeys.rs"),
    ("/account/factors/passkeys/removal", "tests/passkeys.rs"),
    ("/me/security/passkeys", "tests/passkeys.rs"),
    ("/me/security/passkeys/removal", "tests/passkeys.rs"),
    ("/me/rights/requests/{request}/reading", "tests/requests.rs"),
    ("/account/factors/codes", "tests/factors.rs"),
    ("/account/news/reading", "tests/factors.rs"),
    ("/account/elsewhere/removal", "tests/elsewhere.rs"),
    ("/me/security/elsewhere/removal", "tests/elsewhere.rs"),
    ("/practice/staff/{person}/factors/reset", "tests/factors.rs"),
    ("/cases/{case}/emergency", "tests/emergency.rs"),
    ("/emergency", "tests/emergency.rs"),
    ("/me/emergency", "tests/emergency.rs"),
    ("/me/breaches", "tests/breaches.rs"),
    ("/me/rights/withdrawal", "tests/rights.rs"),
    // In these worlds a review waits for the client first.
    ("/cases/{case}/review", "tests/reviews.rs"),
    ("/practice/retention/destruction", "tests/retention.rs"),
    ("/practice/retention/{case}/lifting", "tests/retention.rs"),
];

/// Forms that only look something up: nothing is stored, however often they are sent.
pub const LOOKS: [&str; 4] =
    ["/caseload", "/account/elsewhere", "/me/security/elsewhere", "/cases/{case}/papers/entry"];

/// Every form on the pages, one for each address that takes one.
pub async fn places(store: &Store) -> Vec<Place> {
    let world = World::new(store);
    let mut found: BTreeMap<&'static str, (usize, Place)> = BTreeMap::new();
    let actions: Vec<&'static str> = posts();
    for who in Who::ALL {
        let mut visitor = world.visitor(who).await;
        for address_of in map().addresses.iter().filter(|one| one.method == Method::Get && one.page.is_some())
        {
            for of_held in [true, false] {
                let page = visitor.get(&address(&world.lived.here, address_of.path, of_held)).await;
                for form in forms_on(&page.text) {
                    let Some(action) = actions.iter().find(|action| fits(action, &form.action)) else {
                        continue;
                    };
                    let kinds: Vec<_> = form.asked.iter().map(|one| (one.name.clone(), one.kind)).collect();
                    let fields = kinds.len();
                    let place = Place { who, action, page: address_of.path, of_held, kinds };
                    match found.get(action) {
                        Some((most, _)) if *most >= fields => {}
                        _ => drop(found.insert(action, (fields, place))),
                    }
                }
            }
        }
    }
    found.into_values().map(|(_, place)| place).collect()
}

fn posts() -> Vec<&'static str> {
    let addresses = map().addresses;
    let posts = addresses.iter().filter(|one| one.method == Method::Post && one.page.is_some());
    posts.map(|one| one.path).collect()
}

fn address(things: &Things, path: &str, of_held: bool) -> String {
    let session: SessionId = if of_held { things.held } else { things.due };
    things.address_but(path, |name| (name == "session").then(|| session.to_string()))
}

fn longest(forms: Vec<Form>, action: &str) -> Option<Form> {
    forms.into_iter().filter(|form| fits(action, &form.action)).max_by_key(|form| form.asked.len())
}

/// Whether an address as the map has it names this one.
fn fits(pattern: &str, path: &str) -> bool {
    let path = path.split('?').next().unwrap_or("");
    let (pattern, path): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), path.split('/').collect());
    pattern.len() == path.len()
        && pattern.iter().zip(&path).all(|(one, other)| one.starts_with('{') || one == other)
}

/// A form's fields as the testkit sends them.
pub fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

const COUNTED: [&str; 33] = [
    "SELECT count(*) FROM ruptures WHERE practice = ?1",
    "SELECT count(*) FROM rupture_steps WHERE practice = ?1",
    "SELECT count(*) FROM persons WHERE practice = ?1",
    "SELECT count(*) FROM roles WHERE practice = ?1",
    "SELECT count(*) FROM accounts WHERE practice = ?1",
    "SELECT count(*) FROM links WHERE practice = ?1",
    "SELECT count(*) FROM supervisions WHERE practice = ?1",
    "SELECT count(*) FROM cases WHERE practice = ?1",
    "SELECT count(*) FROM cases WHERE practice = ?1 AND closed_at IS NOT NULL",
    "SELECT count(*) FROM agreements WHERE practice = ?1",
    "SELECT count(*) FROM signatures WHERE practice = ?1",
    "SELECT count(*) FROM goals WHERE practice = ?1",
    "SELECT count(*) FROM tasks WHERE practice = ?1",
    "SELECT count(*) FROM wordings WHERE practice = ?1",
    "SELECT count(*) FROM stances WHERE practice = ?1",
    "SELECT count(*) FROM task_reports WHERE practice = ?1",
    "SELECT count(*) FROM sessions WHERE practice = ?1",
    "SELECT count(*) FROM private_notes WHERE practice = ?1",
    "SELECT count(*) FROM agenda_items WHERE practice = ?1",
    "SELECT count(*) FROM responses WHERE practice = ?1",
    "SELECT count(*) FROM scores WHERE practice = ?1",
    "SELECT count(*) FROM signal_steps WHERE practice = ?1",
    "SELECT count(*) FROM contributions WHERE practice = ?1",
    "SELECT count(*) FROM reflections WHERE practice = ?1",
    "SELECT count(*) FROM reflection_versions WHERE practice = ?1",
    "SELECT count(*) FROM profile_entries WHERE practice = ?1",
    "SELECT count(*) FROM preference_confirmations WHERE practice = ?1",
    "SELECT count(*) FROM kept_wishes WHERE practice = ?1",
    "SELECT count(*) FROM accommodations WHERE practice = ?1",
    "SELECT count(*) FROM requests WHERE practice = ?1",
    "SELECT count(*) FROM requests WHERE practice = ?1 AND state <> 'open'",
    "SELECT count(*) FROM audit WHERE practice = ?1 AND act NOT IN ('sign_in.creation', 'case.reading')",
    "SELECT count(*) FROM used_tickets WHERE practice = ?1",
];
