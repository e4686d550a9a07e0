//! `selaras serve`: a real installation.

use std::net::SocketAddr;

use anyhow::{Context, Result};
use selaras_store::Store;
use selaras_web::access::setup;
use selaras_web::app::{App, Site};
use selaras_web::clock::Clock;
use selaras_web::elsewhere::Elsewhere;
use selaras_web::server;
use selaras_web::server::certificate::Certificate;
use selaras_web::server::door::Door;

use crate::config::Options;

/// Runs until it is told to end (Ctrl-C, or SIGTERM from the system).
///
/// # Errors
/// A sentence that says what stands in the way.
pub fn run(options: Options) -> Result<()> {
    let settings = options.settle()?;
    let certificate = settings.tls.as_ref().map(|(chain, key)| Certificate::read(chain, key)).transpose()?;
    let trusted = settings.authorities.as_deref().map(Elsewhere::trusting).transpose();
    let trusted = trusted.map_err(anyhow::Error::msg)?;
    let store = settings.place.open(&settings.master)?;
    on_runtime(async move {
        let (listener, address) = listen(settings.listen).await?;
        let site = Site {
            public_url: settings.public_url.unwrap_or_else(|| {
                format!("{}://{address}", if certificate.is_some() { "https" } else { "http" })
            }),
            behind_proxy: settings.behind_proxy,
            demo: false,
        };
        let ended = ended();
        announce(&store, &site, address)?;
        let app =
            App::new(store, Clock::Machine, site).context("the database does not take the program's keys")?;
        let app = if let Some(trusted) = trusted { app.asking(trusted) } else { app };
        server::serve(app, Door::from(listener).encrypted(certificate), ended).await;
        Ok(())
    })
}

/// Runs this on a runtime with a thread for each core.
///
/// # Errors
/// What it returns, or that no runtime could be made.
pub fn on_runtime(work: impl Future<Output = Result<()>>) -> Result<()> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().context("no threads")?.block_on(work)
}

/// A listener on this address, and the address it was given.
///
/// # Errors
/// When the address is taken or not this machine's.
pub async fn listen(address: SocketAddr) -> Result<(tokio::net::TcpListener, SocketAddr)> {
    let listener = tokio::net::TcpListener::bind(address)
        .await
        .with_context(|| format!("cannot listen on {address} (is another program there already?)"))?;
    let given = listener.local_addr().context("the listener has no address")?;
    Ok((listener, given))
}

/// Comes true when the program is told to end. It listens for that from the moment of the call (inside a runtime), so
/// that a program that has just begun ends as gracefully as any other.
pub fn ended() -> impl Future<Output = ()> + Send + 'static {
    #[cfg(unix)]
    let told = {
        use tokio::signal::unix::{SignalKind, signal};
        let mut signals = [SignalKind::interrupt(), SignalKind::terminate()].map(|kind| signal(kind).ok());
        async move {
            match &mut signals {
                [Some(interrupted), Some(terminated)] => tokio::select! {
                    _ = interrupted.recv() => {}
                    _ = terminated.recv() => {}
                },
                _ => drop(tokio::signal::ctrl_c().await),
            }
        }
    };
    #[cfg(not(unix))]
    let told = async { drop(tokio::signal::ctrl_c().await) };
    async move {
        told.await;
        tracing::info!("ending: running requests finish first");
    }
}

fn announce(store: &Store, site: &Site, address: SocketAddr) -> Result<()> {
    println!("Selaras listens on {address} ({}). Open {}/", store.kind(), site.public_url);
    if let Some(path) = store.write_here(setup::address).context("the database does not answer")? {
        println!("\nThis installation has no practice yet. Open this address once to set it up:");
        println!("  {}{path}", site.public_url);
    }
    Ok(())
}
