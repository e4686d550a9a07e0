//! What a person does on a page, with a real pointer and a real keyboard.
//!
//! Every act waits for its element, and afterwards until the page has settled.

use anyhow::{Result, bail};
use serde_json::{Value, json};

use super::Page;
use super::wire::lock;

/// Finds the middle of an element, or of its label where the box itself is drawn by the style sheet;
/// says when a person could not reach it.
const AIM: &str = "element => {
    const unseen = one => {
        const box = one.getBoundingClientRect();
        return box.width < 2 || box.height < 2 || getComputedStyle(one).opacity === '0';
    };
    const labels = [...(element.labels ?? [])];
    const target = unseen(element) && labels.length ? labels[0] : element;
    target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const box = target.getClientRects()[0];
    if (!box || unseen(target)) return { obstacle: 'it cannot be seen' };
    if (element.disabled) return { obstacle: 'it is disabled' };
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    const hit = document.elementFromPoint(x, y);
    const reached = [target, element, ...labels].some(one => one.contains(hit));
    return reached ? { x, y } : { obstacle: 'it is covered by ' + (hit?.outerHTML ?? 'nothing').slice(0, 200) };
}";

/// Puts the mark into a field; fields that are not typed into are set, and scripts told about it.
const ENTER: &str = "element => {
    const typed = ['text', 'password', 'email', 'tel', 'url', 'search', 'number', 'textarea'];
    if (element.disabled || element.readOnly) return 'it cannot be filled';
    element.focus();
    if (typed.includes(element.type) && text !== '') {
        element.select();
        return 'type';
    }
    element.value = text;
    if (element.value !== text) return 'it does not take “' + text + '”';
    element.dispatchEvent(new Event('input', { bubbles: true }));
    element.dispatchEvent(new Event('change', { bubbles: true }));
    return 'done';
}";

const SUBMIT_BUTTON: &str = "element => {
    const buttons = 'button:not([type]), button[type=submit], input[type=submit], input[type=image]';
    const button = element.matches('form') ? [...element.elements].find(one => one.matches(buttons)) : element;
    document.querySelectorAll('[data-test-press]').forEach(one => one.removeAttribute('data-test-press'));
    button?.setAttribute('data-test-press', '');
    return !!button;
}";

const INVALID: &str = "[...document.querySelectorAll(':invalid:not(form, fieldset)')]
    .map(one => (one.name || one.id) + ': ' + one.validationMessage).join('; ')";

impl Page {
    /// Taps an element that a person can see and reach.
    pub async fn click(&self, css: &str) -> Result<()> {
        let aim = self.of(css, AIM).await?;
        if let Some(obstacle) = aim["obstacle"].as_str() {
            bail!("`{css}` cannot be tapped: {obstacle} ({})", self.whereabouts().await);
        }
        self.point("mouseMoved", &aim, 0).await?;
        self.point("mousePressed", &aim, 1).await?;
        self.point("mouseReleased", &aim, 1).await?;
        self.settle().await
    }

    /// Writes into a field, in place of what was there; also dates, ranges and selections (by their value).
    pub async fn fill(&self, css: &str, text: &str) -> Result<()> {
        let enter =
            ENTER.replacen("element => {", &format!("element => {{ const text = {};", json!(text)), 1);
        match self.of(css, &enter).await?.as_str() {
            Some("type") => {
                self.send("Input.insertText", json!({ "text": text })).await?;
            }
            Some("done") => {}
            obstacle => bail!("`{css}` cannot be filled: {}", obstacle.unwrap_or("it is no field")),
        }
        self.settle().await
    }

    /// Chooses a radio button, a box to tick, or an `option` of a selection. Choosing twice changes nothing.
    pub async fn choose(&self, css: &str) -> Result<()> {
        let chosen = "element => {
            if (element.matches('option')) {
                element.selected = true;
                element.closest('select').dispatchEvent(new Event('change', { bubbles: true }));
            }
            return element.checked ?? element.selected ?? false;
        }";
        if self.of(css, chosen).await? != true {
            self.click(css).await?;
            if self.of(css, chosen).await? != true {
                bail!("`{css}` was tapped and is still not chosen");
            }
        }
        self.settle().await
    }

    /// Sends a form, given the form or one of its buttons. It is an error when nothing is sent.
    pub async fn submit(&self, css: &str) -> Result<()> {
        if self.of(css, SUBMIT_BUTTON).await? != true {
            bail!("`{css}` has no button to send it");
        }
        let before = lock(&self.watch).requests();
        self.click("[data-test-press]").await?;
        if lock(&self.watch).requests() == before {
            let invalid = self.evaluate(INVALID).await?;
            bail!(
                "`{css}` sent nothing; fields that the browser refuses: {invalid} ({})",
                self.whereabouts().await
            );
        }
        Ok(())
    }

    /// Presses a key: `Tab`, `Enter`, `Escape`, `Space`, `ArrowDown`, `ArrowUp`, `ArrowLeft`, `ArrowRight`.
    pub async fn press(&self, key: &str) -> Result<()> {
        let (code, text) = match key {
            "Tab" => (9, None),
            "Enter" => (13, Some("\r")),
            "Escape" => (27, None),
            "Space" => (32, Some(" ")),
            "ArrowLeft" => (37, None),
            "ArrowUp" => (38, None),
            "ArrowRight" => (39, None),
            "ArrowDown" => (40, None),
            _ => bail!("no such key: {key}"),
        };
        let name = if key == "Space" { " " } else { key };
        let mut stroke =
            json!({ "type": "keyDown", "key": name, "code": key, "windowsVirtualKeyCode": code });
        if let Some(text) = text {
            stroke["text"] = text.into();
        }
        self.send("Input.dispatchKeyEvent", stroke.clone()).await?;
        stroke["type"] = "keyUp".into();
        self.send("Input.dispatchKeyEvent", stroke).await?;
        self.settle().await
    }

    /// Gives this page's device a place for passkeys, which somebody unlocks whenever they are asked; or never, when not
    /// `willing`.
    pub async fn keeps_passkeys(&self, willing: bool) -> Result<()> {
        self.send("WebAuthn.enable", json!({})).await?;
        let options = json!({
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true,
            "isUserVerified": willing, "automaticPresenceSimulation": true,
        });
        self.send("WebAuthn.addVirtualAuthenticator", json!({ "options": options })).await?;
        Ok(())
    }

    async fn point(&self, kind: &str, at: &Value, clicks: u8) -> Result<()> {
        let event =
            json!({ "type": kind, "x": at["x"], "y": at["y"], "button": "left", "clickCount": clicks });
        self.send("Input.dispatchMouseEvent", event).await?;
        Ok(())
    }
}
