//! The doors: a provider of sign-ins that the practice has set up, to which one of its counsellors is tied,
//! and tries to come in that went wrong.

use selaras_core::id::ProviderId;
use selaras_core::moment::Moment;
use selaras_store::failed_sign_ins::{self, Failed, Way};
use selaras_store::providers::{self, Provider, ties};
use selaras_store::{StoreError, Tx, fresh};

use super::practice::Printed;

/// Fills in what stands about ways in.
///
/// # Errors
/// What the database said.
pub fn fill(tx: &mut Tx<'_>, printed: &Printed, today: Moment) -> Result<(), StoreError> {
    let since = today.plus_days(-30);
    let id: ProviderId = fresh(since);
    let provider = Provider {
        id,
        practice: printed.practice,
        name: "Universitas Cendana (contoh)".to_owned(),
        issuer: "https://login.cendana.example".to_owned(),
        client: "selaras".to_owned(),
        secret: "contoh".to_owned(),
        counts: false,
        for_clients: true,
        made_at: since,
        tried_at: None,
    };
    providers::add(tx, &provider)?;
    providers::was_tried(tx, &provider, since)?;
    ties::tie(tx, (printed.practice, id), printed.counsellor, "contoh", since)?;
    let last = today.plus_ms(-9 * 3_600_000);
    let of = |way, times| Failed { way, times, first_at: last.plus_ms(-60_000), last_at: last };
    failed_sign_ins::add(tx, (printed.practice, printed.counsellor), &of(Way::Password, 3))?;
    failed_sign_ins::add(tx, (printed.practice, printed.client), &of(Way::Pin, 1))
}
