//! Somebody who walks through the pages: they know words, not addresses, and look closely at every page.

use anyhow::{Context, Result, bail, ensure};
use selaras_testkit::browser::Page;
use selaras_web::words::Words;
use serde_json::json;

use crate::house::PASSWORD;
use crate::look;

/// What somebody looks through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Device {
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// Whether scripts run.
    pub javascript: bool,
}

/// A cheap phone.
pub const PHONE: Device = Device { width: 360, height: 740, javascript: true };
/// The same phone with scripts switched off.
pub const PHONE_WITHOUT_SCRIPT: Device = Device { javascript: false, ..PHONE };
/// A desk.
pub const DESK: Device = Device { width: 1280, height: 800, javascript: true };

/// Somebody with a device, somewhere in the house.
pub struct Walker {
    /// The page they are on.
    pub page: Page,
    /// The words they read.
    pub words: Words,
    /// Their device.
    pub device: Device,
    url: String,
}

/// Puts a mark on the visible button, link or summary that reads exactly so, and says whether there is one.
const MARK: &str = "(() => {
    const plain = text => (text ?? '').replace(/\\s+/g, ' ').trim();
    document.querySelectorAll('[data-walk]').forEach(one => one.removeAttribute('data-walk'));
    const all = [...document.querySelectorAll('a, button, summary')];
    const one = all.find(one => plain(one.innerText) === plain(text) && one.getClientRects().length);
    one?.setAttribute('data-walk', '');
    return one ? one.tagName : null;
})()";

/// Puts the mark on the first field of a name that is to be seen, not folded away.
const SEEN: &str = "(() => {
    document.querySelectorAll('[data-walk]').forEach(one => one.removeAttribute('data-walk'));
    const one = [...document.getElementsByName(NAME)].find(one => one.checkVisibility());
    one?.setAttribute('data-walk', '');
    return one ? one.tagName : null;
})()";

impl Walker {
    /// Somebody before this page, in the house at this address.
    pub fn new(page: Page, url: &str, words: Words, device: Device) -> Self {
        Self { page, words, device, url: url.to_owned() }
    }

    /// Turns the phone into a desk, or back.
    pub async fn resize(&mut self, width: u32, height: u32) -> Result<()> {
        self.device = Device { width, height, ..self.device };
        self.page.resize(width, height).await
    }

    /// What a key of the words files says to this person.
    pub fn say(&self, key: &str) -> String {
        self.words.say(key).into_owned()
    }

    /// Goes to an address of the house, or to a whole address, and looks at the page.
    pub async fn go(&self, to: &str) -> Result<()> {
        self.go_blind(to).await?;
        self.look().await
    }

    /// Goes there without looking.
    pub async fn go_blind(&self, to: &str) -> Result<()> {
        let url = if to.starts_with("http") { to.to_owned() } else { format!("{}{to}", self.url) };
        self.page.goto(&url).await
    }

    /// The address they are at, within the house and without what comes after a question mark.
    pub async fn path(&self) -> Result<String> {
        let url = self.page.url().await?;
        let path = url.strip_prefix(&self.url).unwrap_or(&url);
        Ok(path.split(['?', '#']).next().unwrap_or_default().to_owned())
    }

    /// Looks at the page as it stands, which must be a good answer.
    pub async fn look(&self) -> Result<()> {
        look::closely(self, 200).await
    }

    /// Looks at a page that says that something is missing or not possible.
    pub async fn look_at_refusal(&self, status: u16) -> Result<()> {
        look::closely(self, status).await
    }

    /// Taps the button or link whose words are those of `key`, and looks at where it leads.
    pub async fn press(&self, key: &str) -> Result<()> {
        self.press_text(&self.say(key)).await
    }

    /// The same for words that have places in them, or none in the words files.
    pub async fn press_text(&self, text: &str) -> Result<()> {
        self.press_blind(text).await?;
        self.look().await
    }

    /// Taps it without looking at what comes.
    pub async fn press_blind(&self, text: &str) -> Result<()> {
        let mark = MARK.replace("plain(text)", &format!("plain({})", json!(text)));
        let found = self.page.evaluate(&mark).await?;
        if found.is_null() {
            let there = self.page.texts("a, button, summary").await?;
            bail!("nothing to tap reads “{text}” at {}, only {there:?}", self.path().await?);
        }
        self.page.click("[data-walk]").await.with_context(|| format!("tapping “{text}”"))
    }

    /// Opens what is folded under these words.
    pub async fn unfold(&self, key: &str) -> Result<()> {
        self.press_blind(&self.say(key)).await
    }

    /// Writes into the first field of this name that is to be seen.
    pub async fn write(&self, name: &str, text: &str) -> Result<()> {
        let found = self.page.evaluate(&SEEN.replace("NAME", &json!(name).to_string())).await?;
        if found.is_null() {
            bail!("no field `{name}` is to be seen at {}", self.path().await?);
        }
        self.page.fill("[data-walk]", text).await
    }

    /// Chooses this value of the field of this name: a point of a scale, an option, a box to tick.
    pub async fn choose(&self, name: &str, value: impl std::fmt::Display) -> Result<()> {
        let css =
            format!("input[name=\"{name}\"][value=\"{value}\"], [name=\"{name}\"] option[value=\"{value}\"]");
        self.page.choose(&css).await
    }

    /// Chooses the option of a list that reads so.
    pub async fn choose_text(&self, name: &str, text: &str) -> Result<()> {
        let options = format!("[...document.querySelectorAll('[name={name}] option')]");
        let find = format!("{options}.find(one => one.textContent.trim() === {})?.value", json!(text));
        let value = self.page.evaluate(&find).await?;
        let value = value.as_str().with_context(|| format!("`{name}` does not offer “{text}”"))?;
        self.choose(name, value).await
    }

    /// The same person's second page.
    pub async fn tab(&self) -> Result<Self> {
        Ok(Self::new(self.page.tab().await?, &self.url, self.words, self.device))
    }

    /// Answers these scales.
    pub async fn answer(&self, answers: &[(&str, i16)]) -> Result<()> {
        for (name, value) in answers {
            self.choose(name, value).await?;
        }
        Ok(())
    }

    /// The page must say this somewhere.
    pub async fn reads(&self, text: &str) -> Result<()> {
        let there = self.page.text("body").await?;
        let (plain, wanted) = (plain(&there), plain(text));
        ensure!(plain.contains(&wanted), "{} does not say “{wanted}”, but:\n{there}", self.path().await?);
        Ok(())
    }

    /// The page must say what this key says.
    pub async fn reads_key(&self, key: &str) -> Result<()> {
        self.reads(&self.say(key)).await
    }

    /// The page must not say this.
    pub async fn reads_not(&self, text: &str) -> Result<()> {
        let there = self.page.text("body").await?;
        ensure!(!plain(&there).contains(&plain(text)), "{} says “{text}”", self.path().await?);
        Ok(())
    }

    /// Signs in with a login name and [`PASSWORD`].
    pub async fn sign_in(&self, login: &str) -> Result<()> {
        if self.path().await? != "/sign-in" {
            self.go("/sign-in").await?;
        }
        self.write("login", login).await?;
        self.write("password", PASSWORD).await?;
        self.press("sign-in-button").await
    }

    /// Comes back to the front page, with the PIN where the device has locked.
    pub async fn arrive(&self, pin: &str) -> Result<()> {
        self.go("/me").await?;
        if self.path().await? == "/unlock" { self.unlock(pin).await } else { Ok(()) }
    }

    /// Opens a locked device with the PIN.
    pub async fn unlock(&self, pin: &str) -> Result<()> {
        self.write("unlock-pin", pin).await?;
        self.press("unlock-button").await
    }
}

/// Without the differences that a page may make for its looks: spaces, and the first letter of a sentence.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
