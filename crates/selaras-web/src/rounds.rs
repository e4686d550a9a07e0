//! Rounds: what only time brings about. Every few hours each open case is judged anew, since silence is a fact
//! that nobody sends; what has been kept long enough is proposed for destruction; and old tickets, links and ended
//! sign-ins are forgotten.

use std::time::Duration;

use selaras_core::accommodation::FORM_DAYS_LONGER;
use selaras_core::id::{CaseId, PracticeId};
use selaras_core::moment::Moment;
use selaras_core::retention::SIGN_IN_DAYS;
use selaras_store::audit::{By, anchors};
use selaras_store::retention::{proposals, traces};
use selaras_store::{
    StoreError, Tx, account_news, cases, failed_sign_ins, practices, sign_ins, signals, tickets,
};

use crate::app::App;

/// Hours from one round to the next.
const EVERY_HOURS: u64 = 6;

/// Goes on its rounds for as long as the program runs.
pub async fn go(app: App) {
    let mut hours = tokio::time::interval(Duration::from_secs(EVERY_HOURS * 3600));
    loop {
        hours.tick().await;
        match once(&app).await {
            Ok(0) => {}
            Ok(raised) => tracing::info!(raised, "the round raised signals"),
            Err(error) => tracing::warn!(%error, "the round broke off; the next one begins anew"),
        }
    }
}

/// One round. Gives back how many signals were raised.
///
/// # Errors
/// What the database said.
pub async fn once(app: &App) -> Result<usize, StoreError> {
    let now = app.clock.now();
    let forget = app.store.write(move |tx| {
        tickets::forget_before(tx, now.plus_days(-FORM_DAYS_LONGER - 1))?;
        account_news::forget_before(tx, now.plus_days(-i64::from(SIGN_IN_DAYS)))?;
        failed_sign_ins::forget_before(tx, now.plus_days(-i64::from(SIGN_IN_DAYS)))?;
        traces::forget_links(tx, now.plus_days(-i64::from(SIGN_IN_DAYS)))?;
        sign_ins::forget_ended(tx, now)
    });
    forget.await?;
    for practice in app.store.read(practices::all).await? {
        app.store.write(move |tx| anchor_daily(tx, practice.id, now)).await?;
        let proposed = app.store.write(move |tx| proposals::renew(tx, practice.id, now)).await?;
        if proposed > 0 {
            tracing::info!(proposed, "the round proposes what has been kept long enough for destruction");
        }
    }
    let open: Vec<(PracticeId, CaseId)> = app
        .store
        .read(|tx| {
            let mut all = Vec::new();
            for practice in practices::all(tx)? {
                all.extend(cases::open(tx, practice.id)?.into_iter().map(|case| (practice.id, case)));
            }
            Ok::<_, StoreError>(all)
        })
        .await?;
    let mut raised = 0;
    for (practice, case) in open {
        // One case at a time, so that nobody who is writing waits for the whole round.
        let judged = app.store.write(move |tx| {
            tx.hold(case.bytes())?;
            signals::judge(tx, By { practice, person: None, now, case: Some(case) }, case)
        });
        raised += judged.await?.len();
    }
    Ok(raised)
}

/// Anchors the audit, once a day.
fn anchor_daily(tx: &mut Tx<'_>, practice: PracticeId, now: Moment) -> Result<(), StoreError> {
    let last = anchors::last(tx, practice)?;
    if last.is_none_or(|anchor| anchor.made_at.plus_days(1) <= now) {
        anchors::anchor(tx, practice, now)?;
    }
    Ok(())
}
