//! Providers of sign-ins (OpenID Connect), as a practice has set them up: who they are, and how we show them that we are we.

pub mod ties;

use selaras_core::id::{PracticeId, ProviderId};
use selaras_core::moment::Moment;

use crate::engine::{Result, Row, Tx};
use crate::secrets::{Place, Whose};
use crate::{people, practices};

/// A provider.
#[derive(Clone, PartialEq, Eq)]
pub struct Provider {
    /// Its identifier here.
    pub id: ProviderId,
    /// The practice that set it up.
    pub practice: PracticeId,
    /// What people call it.
    pub name: String,
    /// Its name for itself: an address.
    pub issuer: String,
    /// Its name for us.
    pub client: String,
    /// What shows it that we are we.
    pub secret: String,
    /// Whether its second step counts as ours, where it says that it asked for one.
    pub counts: bool,
    /// Whether clients may tie themselves to it too.
    pub for_clients: bool,
    /// When it was set up.
    pub made_at: Moment,
    /// When somebody first came back from it.
    pub tried_at: Option<Moment>,
}

/// Keeps a new one.
///
/// # Errors
/// What the database said.
pub fn add(tx: &mut Tx<'_>, provider: &Provider) -> Result<()> {
    let issuer = sealed(tx, provider, "issuer", &provider.issuer)?;
    tx.run(
        "INSERT INTO providers (practice, id, name, issuer, client, secret, counts, for_clients, made_at, tried_at)
         VALUES (?1, ?2, '', ?3, '', '', 0, 0, ?4, NULL)",
        &[
            provider.practice.into(),
            provider.id.into(),
            (&issuer).into(),
            provider.made_at.into(),
        ],
    )?;
    change(tx, provider)
}

/// Changes everything about it but its issuer: another issuer knows other people.
///
/// # Errors
/// What the database said.
pub fn change(tx: &mut Tx<'_>, provider: &Provider) -> Result<()> {
    let name = sealed(tx, provider, "name", &provider.name)?;
    let client = sealed(tx, provider, "client", &provider.client)?;
    let secret = sealed(tx, provider, "secret", &provider.secret)?;
    tx.run(
        "UPDATE providers SET name = ?3, client = ?4, secret = ?5, counts = ?6, for_clients = ?7
         WHERE practice = ?1 AND id = ?2",
        &[
            provider.practice.into(),
            provider.id.into(),
            (&name).into(),
            (&client).into(),
            (&secret).into(),
            provider.counts.into(),
            provider.for_clients.into(),
        ],
    )
    .map(drop)
}

/// Somebody came back from it: it works.
///
/// # Errors
/// What the database said.
pub fn was_tried(tx: &mut Tx<'_>, provider: &Provider, now: Moment) -> Result<()> {
    tx.run(
        "UPDATE providers SET tried_at = ?3 WHERE practice = ?1 AND id = ?2 AND tried_at IS NULL",
        &[provider.practice.into(), provider.id.into(), now.into()],
    )
    .map(drop)
}

/// Ends it: with its ties, and the sign-ins of those who came in by it.
///
/// # Errors
/// What the database said.
pub fn end(tx: &mut Tx<'_>, practice: PracticeId, id: ProviderId) -> Result<()> {
    tx.run("DELETE FROM sign_ins WHERE practice = ?1 AND provider = ?2", &[practice.into(), id.into()])?;
    tx.run("DELETE FROM provider_ties WHERE practice = ?1 AND provider = ?2", &[practice.into(), id.into()])?;
    tx.run("DELETE FROM providers WHERE practice = ?1 AND id = ?2", &[practice.into(), id.into()]).map(drop)
}

/// The one with this identifier, in whichever practice.
///
/// # Errors
/// What the database said.
pub fn find(tx: &mut Tx<'_>, id: ProviderId) -> Result<Option<Provider>> {
    let found = tx.first(
        "SELECT practice, id, name, issuer, client, secret, counts, for_clients, made_at, tried_at
         FROM providers WHERE id = ?1",
        &[id.into()],
        read,
    )?;
    found.map(|found| open(tx, found)).transpose()
}

/// Those of a practice, by name.
///
/// # Errors
/// What the database said.
pub fn of(tx: &mut Tx<'_>, practice: PracticeId) -> Result<Vec<Provider>> {
    let found = tx.all(
        "SELECT practice, id, name, issuer, client, secret, counts, for_clients, made_at, tried_at
         FROM providers WHERE practice = ?1",
        &[practice.into()],
        read,
    )?;
    let mut all = found.into_iter().map(|one| open(tx, one)).collect::<Result<Vec<Provider>>>()?;
    all.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
    Ok(all)
}

/// Those that the door offers to everybody: where an installation has one practice, its own that were tried. Where it has
/// several none, so that nobody learns who else is here.
///
/// # Errors
/// What the database said.
pub fn at_the_door(tx: &mut Tx<'_>) -> Result<Vec<Provider>> {
    match practices::all(tx)?.as_slice() {
        [only] => {
            let practice = only.id;
            Ok(of(tx, practice)?.into_iter().filter(|one| one.tried_at.is_some()).collect())
        }
        _ => Ok(Vec::new()),
    }
}

/// The names of those who are tied to it, by name.
///
/// # Errors
/// What the database said.
pub fn tied_people(tx: &mut Tx<'_>, provider: &Provider) -> Result<Vec<people::Person>> {
    let mut all = Vec::new();
    for person in ties::people(tx, provider.practice, provider.id)? {
        all.extend(people::find(tx, provider.practice, person)?);
    }
    all.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
    Ok(all)
}

fn read(row: &Row<'_>) -> Result<Provider> {
    Ok(Provider {
        practice: row.get(0)?,
        id: row.get(1)?,
        name: row.get(2)?,
        issuer: row.get(3)?,
        client: row.get(4)?,
        secret: row.get(5)?,
        counts: row.get::<i64>(6)? != 0,
        for_clients: row.get::<i64>(7)? != 0,
        made_at: row.get(8)?,
        tried_at: row.get(9)?,
    })
}

fn open(tx: &mut Tx<'_>, kept: Provider) -> Result<Provider> {
    let (whose, id) = (Whose::Practice(kept.practice), kept.id);
    let mut opened = |column, text: &str| tx.open(whose, &Place::of("providers", column).id(id), text);
    Ok(Provider {
        name: opened("name", &kept.name)?,
        issuer: opened("issuer", &kept.issuer)?,
        client: opened("client", &kept.client)?,
        secret: opened("secret", &kept.secret)?,
        ..kept
    })
}

fn sealed(tx: &mut Tx<'_>, provider: &Provider, column: &'static str, text: &str) -> Result<String> {
    tx.seal(Whose::Practice(provider.practice), &Place::of("providers", column).id(provider.id), text)
}
