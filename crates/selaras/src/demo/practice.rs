//! The living practice: its people, and every case lived through.

use anyhow::Result;
use psychometrics::random::Random;
use selaras_core::case::Talk;
use selaras_core::id::{PersonId, PracticeId};
use selaras_core::language::{Address, Language};
use selaras_core::moment::Moment;
use selaras_core::people::Role;
use selaras_store::cases::{self, Case};
use selaras_store::people::{self, Person};
use selaras_store::practices::{self, Practice};
use selaras_store::{Tx, fresh, signals};
use selaras_web::words::Words;

use super::days::{self, Days};
use super::life::{Life, SoFar};
use super::model::{Course, Traits};
use super::texts::{Client, Texts, Voice, With};

/// The people whose links are printed.
pub struct Printed {
    /// The practice.
    pub practice: PracticeId,
    /// A counsellor.
    pub counsellor: PersonId,
    /// A client of that counsellor.
    pub client: PersonId,
    /// The counsellors' supervisor.
    pub supervisor: PersonId,
    /// Who runs the practice.
    pub administrator: PersonId,
}

/// Fills an empty store with the practice, as if it had worked with Selaras for half a year.
///
/// # Errors
/// What does not fit, or what the database said.
pub fn fill(tx: &mut Tx<'_>, texts: &Texts, seed: u64, today: Moment) -> Result<Printed> {
    let cast = &texts.cast;
    let begun = today.plus_days(-200);
    let practice = practice(&cast.practice.name, &cast.practice.zone, begun);
    practices::add(tx, &practice)?;
    let staff = Joining { practice: practice.id, language: Language::Id, address: Address::Anda };
    let supervisor = staff.joins(tx, &cast.practice.supervisor, Role::Supervisor, begun)?;
    let administrator = staff.joins(tx, &cast.practice.administrator, Role::Administrator, begun)?;
    let mut counsellors = Vec::new();
    for counsellor in &cast.counsellors {
        let id = staff.joins(tx, &counsellor.name, Role::Counsellor, begun)?;
        cases::let_supervise(tx, practice.id, supervisor, id)?;
        counsellors.push(id);
    }
    let mut first = None;
    let mut places = vec![0; counsellors.len()];
    for (number, client) in cast.clients.iter().enumerate() {
        let place = places[client.counsellor];
        places[client.counsellor] += 1;
        let random = Random::seeded(seed.wrapping_mul(1_000).wrapping_add(number as u64));
        let comes = Coming { practice: &practice, texts, client, place, today };
        let person = comes.live(tx, counsellors[client.counsellor], random)?;
        first = first.or(Some(person));
    }
    signals::judge_all(tx, practice.id, today)?;
    let client = first.ok_or_else(|| anyhow::anyhow!("the cast has no client"))?;
    Ok(Printed { practice: practice.id, counsellor: counsellors[0], client, supervisor, administrator })
}

/// A practice with the usual settings that asks about safety.
pub fn practice(name: &str, zone: &str, made_at: Moment) -> Practice {
    let emergency =
        |language| Words::new(language, Address::Anda).say("practice-emergency-default").into_owned();
    Practice {
        id: fresh(made_at),
        name: name.to_owned(),
        zone: zone.to_owned(),
        language: Language::Id,
        address: Address::Anda,
        emergency_id: emergency(Language::Id),
        emergency_en: emergency(Language::En),
        asks_safety: true,
        made_at,
    }
}

/// How people join a practice.
struct Joining {
    practice: PracticeId,
    language: Language,
    address: Address,
}

impl Joining {
    fn joins(&self, tx: &mut Tx<'_>, name: &str, role: Role, at: Moment) -> Result<PersonId> {
        let id = fresh(at);
        let person = Person {
            id,
            name: name.to_owned(),
            language: self.language,
            address: self.address,
            outside_key: None,
            made_at: at,
        };
        people::add(tx, self.practice, &person, &[role])?;
        Ok(id)
    }
}

/// Somebody who comes for counselling.
struct Coming<'a> {
    practice: &'a Practice,
    texts: &'a Texts,
    client: &'a Client,
    place: usize,
    today: Moment,
}

impl Coming<'_> {
    fn live(&self, tx: &mut Tx<'_>, counsellor: PersonId, mut random: Random) -> Result<PersonId> {
        let story = self.texts.story(&self.client.story)?;
        let traits = self.drawn(&mut random);
        let days = self.days(&traits, &mut random);
        let joining = Joining {
            practice: self.practice.id,
            language: if story.voice == Voice::English { Language::En } else { Language::Id },
            address: if story.voice == Voice::Pupil { Address::Kamu } else { Address::Anda },
        };
        let joined = days.past.first().unwrap_or(&self.today).plus_days(-8);
        let person = joining.joins(tx, &self.client.name, Role::Client, joined)?;
        let case = Case {
            id: fresh(joined),
            client: person,
            counsellor,
            opened_at: joined,
            talk: Talk::Direct,
            supervision_from: None,
            ended: None,
            restricted_at: None,
            emergency_at: None,
            erased_at: None,
            breach_at: None,
        };
        let life = Life {
            tx,
            practice: self.practice,
            today: self.today,
            client: self.client,
            sapaan: &self.texts.cast.counsellors[self.client.counsellor].sapaan,
            story,
            phrases: &self.texts.phrases,
            traits,
            random,
            case,
            so_far: SoFar::default(),
        };
        life.live(&days)?;
        Ok(person)
    }

    /// What the model draws, and what the cast adds to it.
    fn drawn(&self, random: &mut Random) -> Traits {
        let mut traits = Traits::draw(self.client.course, random);
        if self.client.has(With::Low) {
            (traits.alliance, traits.sessions) = (-1.5, 2);
        }
        if self.client.has(With::Unsigned) {
            traits.sessions = 0;
        }
        if self.client.has(With::Worsening) {
            (traits.intake, traits.gain) = (0.1, -1.7);
        }
        traits
    }

    /// When they come. Cases that have ended did so some weeks ago; who dropped out was expected twice more.
    fn days(&self, traits: &Traits, random: &mut Random) -> Days {
        let expected = traits.sessions + if traits.course == Course::DroppedOut { 2 } else { 0 };
        let weeks = random.below(8) as i64;
        let last = match traits.course {
            Course::Guide => 6,
            course if course.has_ended() => 10 + 7 * weeks,
            _ => 2 + (self.place % 5) as i64,
        };
        // The printed client comes at an hour of their own.
        let place = if traits.course == Course::Guide { 15 } else { self.place };
        days::sessions(self.today, expected, traits.every, last, place)
    }
}
