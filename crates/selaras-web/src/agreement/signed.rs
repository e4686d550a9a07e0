//! Who has signed an agreement, in sentences.

use selaras_core::agreement::{Agreement, Method, Signer};
use selaras_core::language::Language;
use selaras_core::people::Side;
use selaras_store::{Tx, guardians, people};

use crate::ask::{Ask, Refusal};
use crate::layout::field::Text;
use crate::sides::Reader;

/// A line of the signatures.
pub struct Signed {
    /// Who has or has not signed, in a sentence.
    pub text: Text,
    /// The first digits of the digest of what was read.
    pub digest: Option<String>,
}

/// The lines of the signatures, one for each who is to sign.
///
/// # Errors
/// When the address is about no case; what the database said.
pub fn signatures(
    ask: &Ask<'_>,
    tx: &mut Tx<'_>,
    reader: &Reader,
    shown: Option<&Agreement>,
    needs_guardian: bool,
) -> Result<Vec<Signed>, Refusal> {
    let mut lines: Vec<Signed> = [Side::Client, Side::Counsellor]
        .map(|side| {
            signed(ask, shown, side.into(), reader.name(side)).unwrap_or_else(|| Signed {
                text: if reader.is_me(side) {
                    ask.words.say("agreement-unsigned-you")
                } else {
                    ask.words.with("agreement-unsigned-other", "name", reader.name(side))
                },
                digest: None,
            })
        })
        .into();
    if needs_guardian {
        lines.push(of_guardian(ask, tx, shown)?);
    }
    Ok(lines)
}

fn of_guardian(ask: &Ask<'_>, tx: &mut Tx<'_>, shown: Option<&Agreement>) -> Result<Signed, Refusal> {
    if let Some(signature) = shown.and_then(|one| one.signature(Signer::Guardian)) {
        let name = people::name_of(tx, ask.practice(), signature.person)?;
        if let Some(line) = signed(ask, shown, Signer::Guardian, &name) {
            return Ok(line);
        }
    }
    let all = guardians::of_client(tx, ask.practice(), ask.case()?.client)?;
    let mut names = Vec::new();
    for one in all.iter().filter(|one| one.holds(None, ask.now)) {
        names.push(people::name_of(tx, ask.practice(), one.guardian)?);
    }
    let text = if names.is_empty() {
        ask.words.say("agreement-unsigned-guardian")
    } else {
        ask.words.with("agreement-unsigned-other", "name", names.join(" / "))
    };
    Ok(Signed { text, digest: None })
}

fn signed(ask: &Ask<'_>, shown: Option<&Agreement>, by: Signer, name: &str) -> Option<Signed> {
    let signature = shown?.signature(by)?;
    let calendar = ask.calendar();
    let language = ask.words.say(match signature.language {
        Language::Id => "agreement-in-id",
        Language::En => "agreement-in-en",
    });
    let (key, when) = match signature.method {
        Method::Page => ("agreement-signed", calendar.date_time(signature.at)),
        Method::Paper => ("agreement-signed-paper", calendar.date(signature.at)),
    };
    let places = [("name", name.into()), ("when", when.into()), ("language", language.as_ref().into())];
    let digest = signature.digest.to_string();
    Some(Signed { text: ask.words.fill(key, &places), digest: digest.get(..12).map(str::to_owned) })
}
