//! A pupil's guardian: written down by the counsellor, consenting on paper, told what the pupil lets them know.

use anyhow::{Context, Result};
use selaras_core::agreement::{Clause, Method, Signer};
use selaras_core::guardian::{Kinship, Proof};
use selaras_core::language::{Address, Language};
use selaras_core::moment::Moment;
use selaras_core::people::{Role, Side};
use selaras_core::proposal::Stance;
use selaras_store::agreements::amendments::{self, New};
use selaras_store::agreements::{self, Signing};
use selaras_store::guardians;
use selaras_store::people::{self, Person};
use selaras_store::proposals::Answer;
use selaras_web::agreement::text::today;

use super::super::days::{HOUR, MINUTE};
use super::Life;

/// What mothers and fathers in the demonstration are called.
const NAMES: [(&str, Kinship); 6] = [
    ("Bu Wulan", Kinship::Mother),
    ("Pak Hendra", Kinship::Father),
    ("Bu Marni", Kinship::Mother),
    ("Bu Yuli", Kinship::Mother),
    ("Nenek Siti", Kinship::Relative),
    ("Pak Darto", Kinship::Father),
];

impl Life<'_, '_> {
    /// The counsellor writes the guardian down as the case opens, and keeps the sheet they have signed.
    pub(super) fn guardian(&mut self, at: Moment) -> Result<()> {
        let (name, kinship) = NAMES[self.random.below(NAMES.len())];
        let (practice, case) = (self.practice.id, self.case.id);
        let by = self.by(Side::Counsellor, at);
        let guardian = Person {
            id: selaras_store::fresh(at),
            name: name.to_owned(),
            language: Language::Id,
            address: Address::Anda,
            outside_key: None,
            made_at: at,
        };
        people::add(self.tx, practice, &guardian, &[Role::Guardian])?;
        let new =
            guardians::New { client: self.case.client, guardian: guardian.id, kinship, proof: Proof::School };
        let care = guardians::add(self.tx, by, self.case.counsellor, &new)?;
        let years = 1 + self.random.below(3) as i64;
        guardians::comes_of_age(self.tx, by, self.case.client, self.today.plus_days(365 * years + 40))?;
        let draft = today(self.tx, self.practice, &self.case, at)?.draft;
        let newest = agreements::ensure_current(self.tx, by, case, &draft)?;
        let read = newest.digest(Language::Id).context("the agreement has no text")?;
        let signing = Signing {
            signer: Signer::Guardian,
            person: Some(guardian.id),
            method: Method::Paper,
            at,
            language: Language::Id,
            read,
        };
        agreements::keep(self.tx, by, case, &signing)?;
        if self.happens(0.5) {
            let later = self.by(Side::Client, at.plus_ms(2 * HOUR).min(self.today));
            guardians::share(self.tx, later, self.case.client, care, true)?;
        }
        Ok(())
    }

    /// A client asks for something of their own in the agreement, and the counsellor agrees, before anybody signs.
    pub(super) fn amend(&mut self, at: Moment, words: &str) -> Result<()> {
        let (asks, case) = (self.by(Side::Client, at), self.case.id);
        let new = New { side: Side::Client, clause: Clause::Between, drops: false, words };
        let id = amendments::propose(self.tx, asks, case, &new)?;
        let yes = Answer { side: Side::Counsellor, read: 1, stance: Stance::Agree, words: None };
        let agrees = self.by(Side::Counsellor, at.plus_ms(20 * MINUTE));
        amendments::answer(self.tx, agrees, case, id, &yes)?;
        Ok(())
    }
}
