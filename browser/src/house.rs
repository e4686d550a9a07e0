//! The real server over a store of its own, with a clock that moves when it is told to.

use std::any::Any;

use anyhow::{Context, Result};
use selaras_core::id::{PersonId, PracticeId};
use selaras_core::language::{Address, Language};
use selaras_core::moment::{DAY, Moment};
use selaras_core::people::Role;
use selaras_store::accounts::{self, Account};
use selaras_store::{StoreError, Tx};
use selaras_testkit::app::TestApp;
use selaras_testkit::browser::Browser;
use selaras_testkit::people::START;
use selaras_testkit::stores;
use selaras_web::access::secret;
use selaras_web::app::{App, Site};
use selaras_web::clock::Clock;
use selaras_web::words::Words;
use selaras_web::{invitation, server};
use tokio::net::TcpListener;

use crate::walker::{Device, Walker};

/// The password of every staff member in the tests.
pub const PASSWORD: &str = "hujan di bulan november";

/// The PIN of every client in the tests.
pub const PIN: &str = "246813";

/// A running installation and a browser to visit it with.
pub struct House {
    /// The program.
    pub app: App,
    /// Where it answers, without a slash at the end.
    pub url: String,
    browser: Browser,
    /// The store goes away with the house.
    _kept: Box<dyn Any + Send>,
}

impl House {
    /// A server over an empty store, at [`START`].
    pub async fn open() -> Result<Self> {
        Self::open_at(Clock::fixed(START)).await
    }

    /// A server over an empty store, with this clock.
    pub async fn open_at(clock: Clock) -> Result<Self> {
        let fresh = stores::sqlite();
        let (listener, url) = listener().await?;
        let site = Site { public_url: url.clone(), behind_proxy: false, demo: false };
        let app = App::new(fresh.store.clone(), clock, site)?;
        Self::serve(app, listener, url, Box::new(fresh)).await
    }

    /// A server that is addressed by a name, as browsers ask for before they make passkeys.
    pub async fn open_by_name() -> Result<Self> {
        let fresh = stores::sqlite();
        let (listener, url) = listener().await?;
        let url = url.replace("127.0.0.1", "localhost");
        let site = Site { public_url: url.clone(), behind_proxy: false, demo: false };
        let app = App::new(fresh.store.clone(), Clock::fixed(START), site)?;
        Self::serve(app, listener, url, Box::new(fresh)).await
    }

    /// A server over what a test has prepared.
    pub async fn around(test: TestApp) -> Result<Self> {
        let (listener, url) = listener().await?;
        Self::serve(test.app.clone(), listener, url, Box::new(test)).await
    }

    async fn serve(app: App, listener: TcpListener, url: String, kept: Box<dyn Any + Send>) -> Result<Self> {
        tokio::spawn(server::serve(app.clone(), listener, std::future::pending()));
        Ok(Self { app, url, browser: Browser::launch().await?, _kept: kept })
    }

    /// Now, in the house.
    pub fn now(&self) -> Moment {
        self.app.clock.now()
    }

    /// Lets the clock run on.
    pub fn days_pass(&self, days: i64) {
        self.app.clock.advance(days * DAY);
    }

    /// Lets the clock run on.
    pub fn minutes_pass(&self, minutes: i64) {
        self.app.clock.advance(minutes * 60_000);
    }

    /// Keeps something in the house's store.
    pub async fn keep<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T> {
        Ok(self.app.store.write(job).await?)
    }

    /// Gives a member of staff a login name, with [`PASSWORD`].
    pub async fn account(&self, practice: PracticeId, person: PersonId, login: &'static str) -> Result<()> {
        let secret = secret::digest(PASSWORD.to_owned()).await.context("no digest")?;
        let now = self.now();
        let account = Account { practice, person, login: login.to_owned(), secret };
        self.keep(move |tx| accounts::set(tx, &account, now)).await
    }

    /// A person of the practice with this role.
    pub async fn person(&self, practice: PracticeId, name: &'static str, role: Role) -> Result<PersonId> {
        self.keep(move |tx| selaras_testkit::people::person(tx, practice, name, role)).await
    }

    /// The path of a new link for a person.
    pub async fn link(&self, practice: PracticeId, person: PersonId) -> Result<String> {
        let now = self.now();
        self.keep(move |tx| invitation::make(tx, practice, person, None, now, false)).await
    }

    /// Lets somebody in by a link, a client with a PIN of their choice.
    pub async fn come_in(&self, walker: &Walker, practice: PracticeId, person: PersonId) -> Result<()> {
        walker.go_blind(&self.link(practice, person).await?).await?;
        come_through(walker).await
    }

    /// Somebody with a device of their own, who reads this language and is addressed this way.
    pub async fn visitor(&self, device: Device, language: Language, address: Address) -> Result<Walker> {
        let page = self.browser.page(device.width, device.height, device.javascript).await?;
        page.speak(language.code()).await?;
        Ok(Walker::new(page, &self.url, Words::new(language, address), device))
    }
}

/// Goes in through an opened link; a client chooses their PIN.
pub async fn come_through(walker: &Walker) -> Result<()> {
    if walker.page.has("[name=pin]").await? {
        walker.write("pin", PIN).await?;
        walker.write("pin-again", PIN).await?;
    }
    walker.page.submit("main form").await
}

async fn listener() -> Result<(TcpListener, String)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    Ok((listener, url))
}
