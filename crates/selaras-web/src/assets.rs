//! The style sheets, the script and the icon, each under an address that changes with what is in it.

use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// The style of the client's pages and of pages outside a sign-in, written into the page itself.
pub static CLIENT_CSS: LazyLock<String> = LazyLock::new(|| squeezed(&[BASE, PIECES].concat()));

/// The same without the pieces that a page which is one form does without: what a check-in carries.
pub static FORM_CSS: LazyLock<String> = LazyLock::new(|| squeezed(BASE));

/// What `style-src` must name so that browsers accept [`CLIENT_CSS`].
pub static CLIENT_CSS_HASH: LazyLock<String> = LazyLock::new(|| hash_of(&CLIENT_CSS));

/// What `style-src` must name so that browsers accept [`FORM_CSS`].
pub static FORM_CSS_HASH: LazyLock<String> = LazyLock::new(|| hash_of(&FORM_CSS));

/// The style of the pages of those who work at the practice.
pub static STAFF_CSS: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new(
        "app",
        "css",
        "text/css; charset=utf-8",
        squeezed(&[BASE, PIECES, STAFF, PICTURE, VIEWS].concat()),
    )
});

/// The style of the shared picture, for the client's pages that show it (staff pages have it in theirs).
pub static PICTURE_CSS: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("picture", "css", "text/css; charset=utf-8", squeezed(&[PICTURE, VIEWS].concat()))
});

/// The script that makes pages a little kinder; every page works without it.
pub static SCRIPT: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("app", "js", "text/javascript; charset=utf-8", uncommented(SCRIPT_TEXT)));

/// The script that speaks with the device about passkeys, on the two pages that do.
pub static PASSKEY: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("passkey", "js", "text/javascript; charset=utf-8", uncommented(PASSKEY_TEXT))
});

/// The script that reads a page aloud, on the pages of clients who asked for it.
pub static ALOUD: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("aloud", "js", "text/javascript; charset=utf-8", uncommented(ALOUD_TEXT)));

/// Our mark, for the browser's tab.
pub static ICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("icon", "svg", "image/svg+xml", ICON_TEXT.to_owned()));

const BASE: &str = include_str!("assets/client.css");
const PIECES: &str = include_str!("assets/pieces.css");
const STAFF: &str = include_str!("assets/staff.css");
const PICTURE: &str = include_str!("assets/picture.css");
const VIEWS: &str = include_str!("assets/views.css");
const SCRIPT_TEXT: &str = include_str!("assets/app.js");
const PASSKEY_TEXT: &str = include_str!("assets/passkey.js");
const ALOUD_TEXT: &str = include_str!("assets/aloud.js");
const ICON_TEXT: &str = include_str!("assets/icon.svg");

/// A file that never changes under its address, so that browsers may keep it for good.
#[derive(Debug)]
pub struct Asset {
    /// Its address: `/assets/<name>-<hash>.<ending>`.
    pub address: String,
    /// Its `Content-Type`.
    pub kind: &'static str,
    /// What is in it.
    pub body: String,
}

impl Asset {
    /// The file at this address.
    pub fn at(address: &str) -> Option<&'static Asset> {
        let all: [&'static Asset; 6] = [&STAFF_CSS, &PICTURE_CSS, &SCRIPT, &PASSKEY, &ALOUD, &ICON];
        all.into_iter().find(|asset| asset.address == address)
    }

    fn new(name: &str, ending: &str, kind: &'static str, body: String) -> Self {
        let hash = URL_SAFE_NO_PAD.encode(&Sha256::digest(body.as_bytes())[..9]);
        Self { address: format!("/assets/{name}-{hash}.{ending}"), kind, body }
    }
}

fn hash_of(sheet: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(sheet.as_bytes())))
}

/// A style sheet without its comments and the white space it can do without. White space stays where it means
/// something: between the parts of a selector or value, and around the signs inside `calc()`.
fn squeezed(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    let mut text = String::with_capacity(sheet.len());
    while let Some((before, after)) = rest.split_once("/*") {
        text.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    for word in text.split_ascii_whitespace() {
        let glued = out.ends_with(['{', '}', ';', ',', ':', '>', '('])
            || word.starts_with(['{', '}', ';', ',', '>', ')']);
        if !out.is_empty() && !glued {
            out.push(' ');
        }
        out.push_str(word);
    }
    out.replace(";}", "}")
}

/// A script without its whole-line comments and indentation.
fn uncommented(script: &str) -> String {
    let kept = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    kept.fold(String::with_capacity(script.len()), |out, line| out + line + "\n")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn squeezing_keeps_the_white_space_that_means_something() {
        let sheet =
            "/* a */ main > p ,\n a:hover { margin : calc( 1rem + 2px ) auto ; }\n.a .b{ color: red }";
        assert_eq!(squeezed(sheet), "main>p,a:hover{margin :calc(1rem + 2px) auto}.a .b{color:red}");
    }

    #[test]
    fn the_pages_stay_within_their_budget() {
        assert!(CLIENT_CSS.len() <= 8 * 1024, "client style: {} bytes", CLIENT_CSS.len());
        assert!(SCRIPT.body.len() <= 2 * 1024, "script: {} bytes", SCRIPT.body.len());
        assert!(ALOUD.body.len() <= 2 * 1024, "reading aloud: {} bytes", ALOUD.body.len());
    }

    #[test]
    fn every_file_is_found_at_its_address_and_nowhere_else() {
        for asset in [&*STAFF_CSS, &*PICTURE_CSS, &*SCRIPT, &*PASSKEY, &*ALOUD, &*ICON] {
            assert_eq!(Asset::at(&asset.address).unwrap().body, asset.body);
        }
        assert!(Asset::at("/assets/app.css").is_none());
    }
}
