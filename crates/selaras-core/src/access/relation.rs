//! How someone stands to a case, for what purpose they ask, and what they are qualified for.

use super::Act;

/// How someone stands to a case, and how the case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Relation {
    /// They are its client.
    pub client: bool,
    /// They are its counsellor of record.
    pub of_record: bool,
    /// They supervise its counsellor of record.
    pub supervises: bool,
    /// They have care of its client.
    pub guardian: bool,
    /// They teach its client's class or head its client's school.
    pub school: bool,
    /// They have the test, its watching, its research or its commission in hand.
    pub assigned: bool,
    /// The administrator has named them for emergencies.
    pub named: bool,
    /// They have broken the glass, and their hour is not over.
    pub glass: bool,
    /// The client agrees that a supervisor may see it.
    pub agreed_supervision: bool,
    /// The client agrees to share goals, tasks and a summary with guardian and school.
    pub agreed_sharing: bool,
    /// The client agrees to be tested.
    pub agreed_test: bool,
    /// The client agrees to research.
    pub agreed_research: bool,
    /// The case is open.
    pub open: bool,
    /// Processing has been stopped: the client wished it, or withdrew their consent to counselling.
    pub restricted: bool,
    /// The case has been erased.
    pub erased: bool,
}

impl Relation {
    /// How many yes and no a relation holds.
    pub const FACTS: u32 = 15;

    /// The relation as bits, in the order of the fields.
    pub fn bits(&self) -> u32 {
        let facts = [
            self.client,
            self.of_record,
            self.supervises,
            self.guardian,
            self.school,
            self.assigned,
            self.named,
            self.glass,
            self.agreed_supervision,
            self.agreed_sharing,
            self.agreed_test,
            self.agreed_research,
            self.open,
            self.restricted,
            self.erased,
        ];
        facts.iter().enumerate().fold(0, |bits, (at, fact)| bits | u32::from(*fact) << at)
    }

    /// The relation that these bits stand for.
    pub fn from_bits(bits: u32) -> Self {
        let fact = |at: u32| bits & (1 << at) != 0;
        Self {
            client: fact(0),
            of_record: fact(1),
            supervises: fact(2),
            guardian: fact(3),
            school: fact(4),
            assigned: fact(5),
            named: fact(6),
            glass: fact(7),
            agreed_supervision: fact(8),
            agreed_sharing: fact(9),
            agreed_test: fact(10),
            agreed_research: fact(11),
            open: fact(12),
            restricted: fact(13),
            erased: fact(14),
        }
    }
}

/// What somebody asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Counselling itself; also whatever needs no other purpose.
    Counselling,
    /// Standing by the counsellor.
    Supervision,
    /// Somebody is in danger.
    Emergency,
    /// Psychological testing, from administering to the report.
    Test,
    /// Research.
    Research,
}

impl Purpose {
    /// All purposes.
    pub const ALL: [Purpose; 5] =
        [Purpose::Counselling, Purpose::Supervision, Purpose::Emergency, Purpose::Test, Purpose::Research];

    /// What someone who stands so asks this for: whoever needs the glass asks because of the emergency.
    pub fn of(act: Act, relation: &Relation) -> Purpose {
        match act {
            Act::ReadCase if relation.of_record => Purpose::Counselling,
            Act::ReadCase if relation.supervises && relation.agreed_supervision && !relation.restricted => {
                Purpose::Supervision
            }
            Act::ReadCase if relation.glass => Purpose::Emergency,
            Act::BreakGlass | Act::StandBy => Purpose::Emergency,
            Act::Supervise => Purpose::Supervision,
            Act::AdministerTest
            | Act::ReadScores
            | Act::Interpret
            | Act::SignReport
            | Act::ReadSelectionReport => Purpose::Test,
            Act::ReadDisguised => Purpose::Research,
            _ => Purpose::Counselling,
        }
    }

    /// Its code in the policies.
    pub fn code(self) -> &'static str {
        match self {
            Purpose::Counselling => "counselling",
            Purpose::Supervision => "supervision",
            Purpose::Emergency => "emergency",
            Purpose::Test => "test",
            Purpose::Research => "research",
        }
    }
}

/// The category of a test, or how far a person's qualification reaches: from A, which anyone may use, to D.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Category {
    /// Needs no expertise.
    A = 1,
    /// Needs knowledge and skill.
    B = 2,
    /// Needs knowledge of how tests are made, and an education in psychology.
    C = 3,
    /// Needs a master's level in psychology and supervised practice.
    D = 4,
}

/// How far a person's qualification reaches at each step of a test; nothing where they are not qualified at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Qualified {
    /// To administer tests.
    pub administers: Option<Category>,
    /// To see scores.
    pub views: Option<Category>,
    /// To interpret.
    pub interprets: Option<Category>,
    /// To sign reports.
    pub signs: Option<Category>,
}
