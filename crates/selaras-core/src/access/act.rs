//! What an address can ask for.

/// What an address asks for. Every address of the program names exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Act {
    /// Open to everyone: signing in, a link, the health page.
    Anyone,
    /// Anyone who has signed in, on their own behalf.
    SignedIn,
    /// A counsellor's own caseload, and opening a case of their own.
    Counsel,
    /// Reading a case from the counsellor's side.
    ReadCase,
    /// Changing a case from the counsellor's side: only while it is open.
    WorkOnCase,
    /// What only the counsellor of record ever sees: private notes.
    ReadPrivateNotes,
    /// Reading one's own case as its client; stays possible after it is closed.
    ReadOwn,
    /// Acting on one's own case as its client: only while it is open.
    ActOnOwn,
    /// The supervisor's list of cases that clients have agreed to show.
    Supervise,
    /// Running the practice: staff and settings; no counselling content.
    RunPractice,
    /// The audit of the practice: who did what, without content and without clients' names.
    ReadAudit,
    /// The client's own part of the audit: who looked at and changed what is theirs.
    ReadOwnAudit,
    /// The client's rights: asking for their data, a correction, a restriction, an erasure; consent given and
    /// withdrawn. Open whatever has become of the case, as long as it has not been erased.
    ClaimRights,
    /// The client takes what is theirs.
    Export,
    /// The counsellor of record answers what a client asked for; stays possible after the case is closed.
    Review,
    /// Carrying out an erasure that a client asked for.
    Erase,
    /// Records that the law asks of a practice: requests and their clocks, retention, breaches; no content.
    KeepRecords,
    /// The door for emergencies, behind which the case of somebody in danger is looked for by name.
    StandBy,
    /// Opening a case without the client's consent in an emergency: with a reason, for an hour, reading only.
    BreakGlass,
    /// The goals and tasks that a client and the agreement share with guardian and school.
    ReadShared,
    /// The limited summary that a client and the agreement share with guardian and school.
    ReadSummary,
    /// When sessions and tests are, and what was paid or sent.
    SeeSchedule,
    /// A guardian's list of those of whom they have care.
    Care,
    /// Reading the agreement of a child of whom one has care, consenting to it, and taking that back.
    ConsentForWard,
    /// Administering a test.
    AdministerTest,
    /// Seeing the scores of a test.
    ReadScores,
    /// Interpreting a test.
    Interpret,
    /// Signing a report on a test.
    SignReport,
    /// Reading the report on a test that was commissioned to choose among people.
    ReadSelectionReport,
    /// Reading scores for research, in disguise.
    ReadDisguised,
}

impl Act {
    /// All acts, for the table that is checked against the pages.
    pub const ALL: [Act; 30] = [
        Act::Anyone,
        Act::SignedIn,
        Act::Counsel,
        Act::ReadCase,
        Act::WorkOnCase,
        Act::ReadPrivateNotes,
        Act::ReadOwn,
        Act::ActOnOwn,
        Act::Supervise,
        Act::RunPractice,
        Act::ReadAudit,
        Act::ReadOwnAudit,
        Act::ClaimRights,
        Act::Export,
        Act::Review,
        Act::Erase,
        Act::KeepRecords,
        Act::StandBy,
        Act::BreakGlass,
        Act::ReadShared,
        Act::ReadSummary,
        Act::SeeSchedule,
        Act::Care,
        Act::ConsentForWard,
        Act::AdministerTest,
        Act::ReadScores,
        Act::Interpret,
        Act::SignReport,
        Act::ReadSelectionReport,
        Act::ReadDisguised,
    ];

    /// Whether it speaks of the asker's own case as its client, so that the address need not name the case.
    pub fn is_own(self) -> bool {
        use Act::{ActOnOwn, ClaimRights, Export, ReadOwn, ReadOwnAudit};
        matches!(self, ReadOwn | ActOnOwn | ReadOwnAudit | ClaimRights | Export)
    }

    /// Whether looking at an address that asks for it means reading the case of somebody else.
    pub fn reads_a_case(self) -> bool {
        matches!(
            self,
            Act::ReadCase | Act::WorkOnCase | Act::ReadPrivateNotes | Act::Review | Act::ConsentForWard
        )
    }

    /// Whether it is about a case; the others are about the practice, or about oneself.
    pub(super) fn is_about_a_case(self) -> bool {
        use Act::{Anyone, Care, Counsel, KeepRecords, ReadAudit, RunPractice, SignedIn, StandBy, Supervise};
        !matches!(
            self,
            Anyone | SignedIn | Care | Counsel | Supervise | StandBy | RunPractice | ReadAudit | KeepRecords
        )
    }

    /// Whether it changes a case, so that it waits for an open one.
    pub(super) fn changes_a_case(self) -> bool {
        use Act::{ActOnOwn, AdministerTest, Interpret, SignReport, WorkOnCase};
        matches!(self, WorkOnCase | ActOnOwn | AdministerTest | Interpret | SignReport)
    }

    /// Its name in the policies.
    pub(super) fn name(self) -> &'static str {
        match self {
            Act::Anyone => "what is open to everyone",
            Act::SignedIn => "act for oneself",
            Act::Counsel => "counsel",
            Act::ReadCase => "read a case",
            Act::WorkOnCase => "work on a case",
            Act::ReadPrivateNotes => "read private notes",
            Act::ReadOwn => "read one's own",
            Act::ActOnOwn => "act on one's own",
            Act::Supervise => "supervise",
            Act::RunPractice => "run the practice",
            Act::ReadAudit => "read the audit",
            Act::ReadOwnAudit => "see who looked",
            Act::ClaimRights => "claim rights",
            Act::Export => "export",
            Act::Review => "review requests",
            Act::Erase => "erase",
            Act::KeepRecords => "keep records",
            Act::StandBy => "stand by in an emergency",
            Act::BreakGlass => "break the glass",
            Act::ReadShared => "read what is shared",
            Act::ReadSummary => "read the summary",
            Act::SeeSchedule => "see the schedule",
            Act::Care => "care for a child",
            Act::ConsentForWard => "consent for a child",
            Act::AdministerTest => "administer a test",
            Act::ReadScores => "read scores",
            Act::Interpret => "interpret",
            Act::SignReport => "sign a report",
            Act::ReadSelectionReport => "read the selection report",
            Act::ReadDisguised => "read in disguise",
        }
    }
}
