//! A small practice to test with: a counsellor with one client and one open case, and the others around them.

use selaras_core::case::Talk;
use selaras_core::id::{CaseId, Id, PersonId, PracticeId};
use selaras_core::language::{Address, Language};
use selaras_core::moment::Moment;
use selaras_core::people::Role;
use selaras_store::audit::By;
use selaras_store::cases::{self, Case};
use selaras_store::people::{self, Person};
use selaras_store::practices::{self, Practice};
use selaras_store::{Store, StoreError, Tx, fresh};

/// When tests begin: 2026-11-02, 09:00 WIB.
pub const START: Moment = Moment::from_unix_ms(1_793_584_800_000);

/// The ids of a practice to test with.
#[derive(Debug, Clone, Copy)]
pub struct Small {
    /// The practice.
    pub practice: PracticeId,
    /// The counsellor of record, Sari.
    pub counsellor: PersonId,
    /// Another counsellor of the same practice, Bagus.
    pub colleague: PersonId,
    /// The client, Dewi.
    pub client: PersonId,
    /// Their open case.
    pub case: CaseId,
    /// Another client, Rizky, of the colleague.
    pub other_client: PersonId,
    /// The colleague's case.
    pub other_case: CaseId,
    /// Sari's supervisor, Ratna; Dewi has not agreed to supervision.
    pub supervisor: PersonId,
    /// The administrator, Joko.
    pub administrator: PersonId,
}

impl Small {
    /// Makes the practice in this store.
    ///
    /// # Panics
    /// When it cannot be kept.
    #[expect(clippy::expect_used, reason = "a test without its practice has failed")]
    pub fn in_store(store: &Store) -> Self {
        store.write_here(Self::make).expect("a practice to test with")
    }

    /// Makes the practice in this transaction.
    ///
    /// # Errors
    /// What the database said.
    pub fn make(tx: &mut Tx<'_>) -> Result<Self, StoreError> {
        let practice: PracticeId = fresh(START);
        practices::add(tx, &a_practice(practice))?;
        let small = Self {
            practice,
            counsellor: person(tx, practice, "Sari", Role::Counsellor)?,
            colleague: person(tx, practice, "Bagus", Role::Counsellor)?,
            client: person(tx, practice, "Dewi", Role::Client)?,
            case: fresh(START),
            other_client: person(tx, practice, "Rizky", Role::Client)?,
            other_case: fresh(START),
            supervisor: person(tx, practice, "Ratna", Role::Supervisor)?,
            administrator: person(tx, practice, "Joko", Role::Administrator)?,
        };
        cases::add(tx, practice, &a_case(small.case, small.client, small.counsellor))?;
        cases::add(tx, practice, &a_case(small.other_case, small.other_client, small.colleague))?;
        cases::let_supervise(tx, practice, small.supervisor, small.counsellor)?;
        Ok(small)
    }

    /// The counsellor acting in the case.
    pub fn by_counsellor(&self, now: Moment) -> By {
        By { practice: self.practice, person: Some(self.counsellor), now, case: Some(self.case) }
    }

    /// The client acting in the case.
    pub fn by_client(&self, now: Moment) -> By {
        By { practice: self.practice, person: Some(self.client), now, case: Some(self.case) }
    }
}

/// A practice with the usual settings.
pub fn a_practice(id: PracticeId) -> Practice {
    Practice {
        id,
        name: "Pusat Konseling Melati".to_owned(),
        zone: "Asia/Jakarta".to_owned(),
        language: Language::Id,
        address: Address::Anda,
        emergency_id: "Hubungi 119 ekstensi 8.".to_owned(),
        emergency_en: "Call 119 extension 8.".to_owned(),
        asks_safety: true,
        made_at: START,
    }
}

/// A new person who plays this part.
///
/// # Errors
/// What the database said.
pub fn person(tx: &mut Tx<'_>, practice: PracticeId, name: &str, role: Role) -> Result<PersonId, StoreError> {
    let id: Id<_> = fresh(START);
    let person = Person {
        id,
        name: name.to_owned(),
        language: Language::Id,
        address: Address::Anda,
        outside_key: None,
        made_at: START,
    };
    people::add(tx, practice, &person, &[role])?;
    Ok(id)
}

/// An open case.
pub fn a_case(id: CaseId, client: PersonId, counsellor: PersonId) -> Case {
    Case {
        id,
        client,
        counsellor,
        opened_at: START,
        talk: Talk::Direct,
        supervision_from: None,
        ended: None,
        restricted_at: None,
        emergency_at: None,
        erased_at: None,
        breach_at: None,
    }
}
