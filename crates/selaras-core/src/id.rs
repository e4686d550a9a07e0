//! Identifiers: every kind of thing has its own type, so that a goal can never stand where a case is meant.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use uuid::Uuid;

/// The identifier of one `K`. Sixteen bytes, a UUID of version 7 when made by Selaras (so that ids sort by
/// the time they were made), of version 8 when derived from outside keys by an import.
pub struct Id<K> {
    uuid: Uuid,
    kind: PhantomData<fn() -> K>,
}

impl<K> Id<K> {
    /// An id from a moment (milliseconds since 1970, UTC) and ten random bytes.
    pub fn new(unix_ms: i64, random: [u8; 10]) -> Self {
        let millis = u64::try_from(unix_ms).unwrap_or(0);
        Self::from_uuid(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// An id that is always the same for the same key: what an import uses, so that a second run changes nothing.
    pub fn derived(key: &[u8]) -> Self {
        use sha2::{Digest, Sha256};
        let digest = Sha256::digest(key);
        let mut bytes = [0u8; 16];
        bytes.copy_from_slice(&digest[..16]);
        Self::from_uuid(uuid::Builder::from_custom_bytes(bytes).into_uuid())
    }

    /// An id from sixteen stored bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self::from_uuid(Uuid::from_bytes(bytes))
    }

    /// The sixteen bytes to store.
    pub fn bytes(&self) -> [u8; 16] {
        *self.uuid.as_bytes()
    }

    /// The same sixteen bytes read as the id of another kind of thing. Only for tables whose subject may be
    /// one of several kinds (a wording belongs to a goal or to a task).
    pub fn cast<Other>(&self) -> Id<Other> {
        Id::from_uuid(self.uuid)
    }

    fn from_uuid(uuid: Uuid) -> Self {
        Self { uuid, kind: PhantomData }
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.uuid.cmp(&other.uuid)
    }
}
impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}
impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.uuid.simple())
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.uuid.simple())
    }
}
impl<K> FromStr for Id<K> {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        Uuid::try_parse(text).map(Self::from_uuid).map_err(|_| NotAnId)
    }
}

/// The text is not the 32 hexadecimal digits of an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct NotAnId;

/// The organisation that runs Selaras.
pub enum Practice {}
/// Anyone with a part in a case, or who works at the practice.
pub enum Person {}
/// One client's course of counselling with one counsellor.
pub enum Case {}
/// A version of the counselling agreement of a case.
pub enum Agreement {}
/// A goal of a case.
pub enum Goal {}
/// A task of a case.
pub enum Task {}
/// What a wording or a stance belongs to: a goal, a task, or a change to the agreement.
pub enum Proposal {}
/// A meeting of counsellor and client.
pub enum Session {}
/// A topic for a session.
pub enum AgendaItem {}
/// One person's answers to one instrument at one time.
pub enum Response {}
/// A sign that the relationship or the progress needs a conversation.
pub enum Signal {}
/// A client's own written thought.
pub enum Reflection {}
/// Something a client wants known of themselves.
pub enum ProfileEntry {}
/// What one side said about the wishes being kept to.
pub enum Telling {}
/// A once-usable invitation.
pub enum Link {}
/// A report on a task: done or not, useful or not.
pub enum TaskReport {}
/// Why a case stays though its period is over.
pub enum RetentionStay {}
/// A certificate of destruction.
pub enum Destruction {}
/// A change to the agreement of a case.
pub enum Amendment {}
/// Somebody's care of a client who is not of age.
pub enum Guardianship {}
/// What a guardian is told, with the client's yes.
pub enum GuardianSummary {}
/// A breach of personal data.
pub enum Breach {}
/// What a client asks of the practice by right.
pub enum Request {}
/// What either side says around a session.
pub enum Remark {}
/// A decision taken in a session, with what was weighed.
pub enum Decision {}
/// A look back and ahead that both sides take together.
pub enum Review {}
/// A provider of sign-ins.
pub enum Provider {}
/// A strain between client and counsellor, and its repair.
pub enum Rupture {}

/// See [`Practice`].
pub type PracticeId = Id<Practice>;
/// See [`Person`].
pub type PersonId = Id<Person>;
/// See [`Case`].
pub type CaseId = Id<Case>;
/// See [`Agreement`].
pub type AgreementId = Id<Agreement>;
/// See [`Goal`].
pub type GoalId = Id<Goal>;
/// See [`Task`].
pub type TaskId = Id<Task>;
/// See [`Proposal`].
pub type ProposalId = Id<Proposal>;
/// See [`Session`].
pub type SessionId = Id<Session>;
/// See [`AgendaItem`].
pub type AgendaItemId = Id<AgendaItem>;
/// See [`Response`].
pub type ResponseId = Id<Response>;
/// See [`Signal`].
pub type SignalId = Id<Signal>;
/// See [`Reflection`].
pub type ReflectionId = Id<Reflection>;
/// See [`ProfileEntry`].
pub type ProfileEntryId = Id<ProfileEntry>;
/// See [`Telling`].
pub type TellingId = Id<Telling>;
/// See [`Link`].
pub type LinkId = Id<Link>;
/// See [`TaskReport`].
pub type TaskReportId = Id<TaskReport>;
/// See [`RetentionStay`].
pub type RetentionStayId = Id<RetentionStay>;
/// See [`Destruction`].
pub type DestructionId = Id<Destruction>;
/// See [`Amendment`].
pub type AmendmentId = Id<Amendment>;
/// See [`Guardianship`].
pub type GuardianshipId = Id<Guardianship>;
/// See [`GuardianSummary`].
pub type GuardianSummaryId = Id<GuardianSummary>;
/// See [`Breach`].
pub type BreachId = Id<Breach>;
/// See [`Request`].
pub type RequestId = Id<Request>;
/// See [`Remark`].
pub type RemarkId = Id<Remark>;
/// See [`Decision`].
pub type DecisionId = Id<Decision>;
/// See [`Review`].
pub type ReviewId = Id<Review>;
/// See [`Provider`].
pub type ProviderId = Id<Provider>;
/// See [`Rupture`].
pub type RuptureId = Id<Rupture>;
