//! What can be chosen in a rupture: what was missed, which part of the alliance it touches, how it shows, and what each
//! side finds.

use std::str::FromStr;

use crate::language::UnknownWord;

/// Which part of the alliance is strained (Bordin 1979).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Component {
    /// A goal that is not shared.
    Goal,
    /// A task or a way that makes no sense to one side.
    Task,
    /// The bond: not heard, not liked, not safe.
    Bond,
}

/// How a rupture shows (Safran & Muran 2000).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Moving away: silence, short answers, agreeing too fast.
    Withdrawal,
    /// Moving against: complaint, anger, pressure.
    Confrontation,
}

/// What a client missed, in the words that they choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Missed {
    /// We work at something else than what I came for.
    Direction,
    /// The way we go about it does not suit me.
    Manner,
    /// It goes too fast or too slowly.
    Pace,
    /// I did not feel heard or understood.
    Unheard,
    /// Something was said or done that stayed with me.
    Hurt,
    /// I cannot put it into words.
    Unsure,
}

/// Whether what was agreed has changed, in the client's eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// Yes.
    Yes,
    /// A little.
    Partly,
    /// No.
    No,
    /// It cannot be said yet.
    Unsure,
}

/// What a side finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It is repaired.
    Repaired,
    /// Not yet.
    NotYet,
    /// It can be let go.
    LetGo,
}

impl Component {
    /// All of them.
    pub const ALL: [Component; 3] = [Component::Goal, Component::Task, Component::Bond];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Component::Goal => "goal",
            Component::Task => "task",
            Component::Bond => "bond",
        }
    }
}

impl Form {
    /// Both.
    pub const ALL: [Form; 2] = [Form::Withdrawal, Form::Confrontation];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Form::Withdrawal => "withdrawal",
            Form::Confrontation => "confrontation",
        }
    }
}

impl Missed {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Missed; 6] =
        [Missed::Unheard, Missed::Direction, Missed::Manner, Missed::Pace, Missed::Hurt, Missed::Unsure];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Missed::Direction => "direction",
            Missed::Manner => "manner",
            Missed::Pace => "pace",
            Missed::Unheard => "unheard",
            Missed::Hurt => "hurt",
            Missed::Unsure => "unsure",
        }
    }

    /// The part of the alliance that it most likely touches; none where the client cannot say.
    pub fn component(self) -> Option<Component> {
        match self {
            Missed::Direction => Some(Component::Goal),
            Missed::Manner | Missed::Pace => Some(Component::Task),
            Missed::Unheard | Missed::Hurt => Some(Component::Bond),
            Missed::Unsure => None,
        }
    }
}

impl Change {
    /// All of them, the best first.
    pub const ALL: [Change; 4] = [Change::Yes, Change::Partly, Change::No, Change::Unsure];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Change::Yes => "yes",
            Change::Partly => "partly",
            Change::No => "no",
            Change::Unsure => "unsure",
        }
    }
}

impl Verdict {
    /// All of them.
    pub const ALL: [Verdict; 3] = [Verdict::Repaired, Verdict::NotYet, Verdict::LetGo];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Verdict::Repaired => "repaired",
            Verdict::NotYet => "not-yet",
            Verdict::LetGo => "let-go",
        }
    }
}

impl FromStr for Component {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Component::ALL.into_iter().find(|one| one.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}
impl FromStr for Form {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Form::ALL.into_iter().find(|one| one.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}
impl FromStr for Missed {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Missed::ALL.into_iter().find(|one| one.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}
impl FromStr for Change {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Change::ALL.into_iter().find(|one| one.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}
impl FromStr for Verdict {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Verdict::ALL.into_iter().find(|one| one.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}
