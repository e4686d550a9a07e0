//! The other doors on the page for signing in: the providers that everybody may see, and the one that somebody has just left.

use selaras_core::id::ProviderId;
use selaras_store::providers;

use super::leaving;
use crate::app::App;
use crate::reply::Asked;

/// The doors.
#[derive(Default)]
pub struct Doors {
    /// Those that lead in.
    pub all: Vec<Door>,
    /// The one to end at a provider as well: what people call it, and where.
    pub left: Option<(String, String)>,
}

/// A provider, as the page for signing in offers it.
pub struct Door {
    /// What people call it.
    pub name: String,
    /// Where it leads.
    pub address: String,
}

impl Doors {
    /// Those to be seen by whoever asks. Without the database there are none, and the page still takes a password.
    pub async fn of(app: &App, asked: &Asked) -> Self {
        let all = app.store.read(providers::at_the_door).await.unwrap_or_default();
        let to = if asked.form.is_empty() { asked.query.text("to") } else { asked.form.text("to") };
        let to = form_urlencoded::Serializer::new(String::new()).append_pair("to", to).finish();
        let door = |one: providers::Provider| Door {
            address: format!("/sign-in/elsewhere/{}?{to}", one.id),
            name: one.name,
        };
        Self { left: left(app, asked).await, all: all.into_iter().map(door).collect() }
    }
}

async fn left(app: &App, asked: &Asked) -> Option<(String, String)> {
    let id: ProviderId = asked.query.given("left")?.parse().ok()?;
    let provider = app.store.read(move |tx| providers::find(tx, id)).await.ok()??;
    let address = leaving(app, &provider).await?;
    Some((provider.name, address))
}
