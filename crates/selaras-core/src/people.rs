//! People and the parts they play.

use std::str::FromStr;

use crate::language::UnknownWord;

/// The two sides of the working relationship.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// The one who came for counselling.
    Client,
    /// The counsellor of record.
    Counsellor,
}

impl Side {
    /// The side across.
    pub fn other(self) -> Side {
        match self {
            Side::Client => Side::Counsellor,
            Side::Counsellor => Side::Client,
        }
    }

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Side::Client => "client",
            Side::Counsellor => "counsellor",
        }
    }
}

impl FromStr for Side {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text {
            "client" => Ok(Side::Client),
            "counsellor" => Ok(Side::Counsellor),
            other => Err(UnknownWord(other.to_owned())),
        }
    }
}

/// The parts a person can play at a practice. One person may hold several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Comes for counselling.
    Client,
    /// Counsels.
    Counsellor,
    /// Supervises counsellors; sees a case only with the client's consent.
    Supervisor,
    /// Runs the practice; sees no counselling content.
    Administrator,
    /// A parent, or whoever has care of a client who is not of age; sees what client and agreement share.
    Guardian,
    /// Has psychological tests in hand, as far as their categories reach.
    Psychologist,
    /// Teaches a client's class; sees what the client shares.
    HomeroomTeacher,
    /// Heads a client's school; sees what the client shares.
    HeadOfSchool,
    /// Watches over tests.
    Proctor,
    /// Commissioned a test; sees its selection report.
    Commissioner,
    /// Works with numbers in disguise.
    Researcher,
    /// Checks from outside who did what; sees no counselling content.
    Auditor,
}

impl Role {
    /// All roles.
    pub const ALL: [Role; 12] = [
        Role::Client,
        Role::Counsellor,
        Role::Supervisor,
        Role::Administrator,
        Role::Guardian,
        Role::Psychologist,
        Role::HomeroomTeacher,
        Role::HeadOfSchool,
        Role::Proctor,
        Role::Commissioner,
        Role::Researcher,
        Role::Auditor,
    ];

    /// The code used in the database, in words files and in the policies.
    pub fn code(self) -> &'static str {
        match self {
            Role::Client => "client",
            Role::Counsellor => "counsellor",
            Role::Supervisor => "supervisor",
            Role::Administrator => "administrator",
            Role::Guardian => "guardian",
            Role::Psychologist => "psychologist",
            Role::HomeroomTeacher => "homeroom-teacher",
            Role::HeadOfSchool => "head-of-school",
            Role::Proctor => "proctor",
            Role::Commissioner => "commissioner",
            Role::Researcher => "researcher",
            Role::Auditor => "auditor",
        }
    }
}

/// Whether someone with these parts comes by a link and a PIN on a device of their own, and not by name and password:
/// clients, and guardians who do not also work at the practice.
pub fn comes_by_link(roles: &[Role]) -> bool {
    let guest = |role: &Role| matches!(role, Role::Client | Role::Guardian);
    roles.contains(&Role::Client) || (!roles.is_empty() && roles.iter().all(guest))
}

impl FromStr for Role {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Role::ALL.into_iter().find(|r| r.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}
