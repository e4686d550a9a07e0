//! What stands in a copy: the same for the page and for the file. `docs/copy-format.md` describes the file.

use serde::Serialize;

/// The version of the format; raised when a field is renamed, taken away or means something else.
pub const VERSION: u32 = 1;

/// A whole copy. Moments are UTC, ISO 8601; codes are the English words of the format.
#[derive(Debug, Serialize)]
pub struct Record {
    pub format: &'static str,
    pub version: u32,
    pub made_at: String,
    pub language: String,
    pub practice: String,
    pub client: String,
    pub data_contact: Option<DataContact>,
    pub accommodations: Accommodations,
    pub not_included: Vec<String>,
    pub cases: Vec<Case>,
}

/// Who answers for personal data.
#[derive(Debug, Serialize)]
pub struct DataContact {
    pub name: String,
    pub reach: String,
}

/// One course of counselling.
#[derive(Debug, Serialize)]
pub struct Case {
    pub number: String,
    pub counsellor: String,
    pub opened_at: String,
    pub closed_at: Option<String>,
    pub ending: Option<&'static str>,
    pub ending_words: Option<String>,
    pub stopped_at: Option<String>,
    pub talk: &'static str,
    pub agreements: Vec<Agreement>,
    pub amendments: Vec<Amendment>,
    pub consents: Vec<Consent>,
    pub goals: Vec<Goal>,
    pub tasks: Vec<Task>,
    pub sessions: Vec<Session>,
    pub responses: Vec<Response>,
    pub topics: Vec<Topic>,
    pub reflections: Vec<Reflection>,
    pub reviews: Vec<Review>,
    pub helps: Vec<Help>,
    pub profile: Vec<ProfileEntry>,
    pub preferences_confirmed_at: Option<String>,
    pub wishes_kept: Vec<Telling>,
    pub signals: Vec<Signal>,
    pub ruptures: Vec<Rupture>,
    pub requests: Vec<Request>,
    pub emergencies: Vec<Emergency>,
    pub looks: Vec<Look>,
}

/// A version of the agreement, in the reader's language.
#[derive(Debug, Serialize)]
pub struct Agreement {
    pub version: u32,
    pub made_at: String,
    pub text: Option<String>,
    pub signatures: Vec<Signature>,
}

/// A change that a side proposed to the agreement, with every wording.
#[derive(Debug, Serialize)]
pub struct Amendment {
    pub clause: &'static str,
    pub drops: bool,
    pub made_at: String,
    pub agreed_at: Option<String>,
    pub withdrawn_at: Option<String>,
    pub wordings: Vec<Wording>,
    pub stances: Vec<Stance>,
}

/// Who signed it.
#[derive(Debug, Serialize)]
pub struct Signature {
    pub side: &'static str,
    pub at: String,
    pub language: &'static str,
    pub digest: String,
}

/// A consent given or taken back.
#[derive(Debug, Serialize)]
pub struct Consent {
    pub purpose: &'static str,
    pub given: bool,
    pub agreement_version: Option<u32>,
    pub at: String,
}

/// A goal with every wording.
#[derive(Debug, Serialize)]
pub struct Goal {
    pub id: String,
    pub state: &'static str,
    pub made_at: String,
    pub ended_at: Option<String>,
    pub wordings: Vec<Wording>,
    pub stances: Vec<Stance>,
}

/// A task with every wording and report.
#[derive(Debug, Serialize)]
pub struct Task {
    pub id: String,
    pub goal: Option<String>,
    pub place: &'static str,
    pub due_at: Option<String>,
    pub state: &'static str,
    pub made_at: String,
    pub ended_at: Option<String>,
    pub wordings: Vec<Wording>,
    pub stances: Vec<Stance>,
    pub reports: Vec<Report>,
}

/// Words of a goal or task.
#[derive(Debug, Serialize)]
pub struct Wording {
    pub version: u32,
    pub side: &'static str,
    pub words: String,
    pub at: String,
}

/// Where a side stood on a version of the words.
#[derive(Debug, Serialize)]
pub struct Stance {
    pub version: u32,
    pub side: &'static str,
    pub stance: &'static str,
    pub words: Option<String>,
    pub at: String,
}

/// How a task went.
#[derive(Debug, Serialize)]
pub struct Report {
    pub side: &'static str,
    pub done: &'static str,
    pub useful: Option<u8>,
    pub words: Option<String>,
    pub at: String,
}

/// A session.
#[derive(Debug, Serialize)]
pub struct Session {
    pub number: u32,
    pub state: &'static str,
    pub planned_at: String,
    pub began_at: Option<String>,
    pub ended_at: Option<String>,
    pub purpose: String,
    pub plan: Option<String>,
    pub goals: Vec<String>,
    pub came: Option<&'static str>,
    pub topics: Vec<Came>,
    pub decisions: Vec<Decision>,
    pub summary: Option<String>,
    pub remarks: Vec<Remark>,
}

/// What became of a topic in a session.
#[derive(Debug, Serialize)]
pub struct Came {
    pub words: String,
    pub came: &'static str,
}

/// A decision, with what was weighed. Options are counted from 1.
#[derive(Debug, Serialize)]
pub struct Decision {
    pub question: String,
    pub options: Vec<String>,
    pub client: Option<u32>,
    pub counsellor: Option<u32>,
    pub chosen: Option<u32>,
    pub reason: Option<String>,
    pub at: String,
}

/// What was said around a session; what was replaced stands here too.
#[derive(Debug, Serialize)]
pub struct Remark {
    pub kind: &'static str,
    pub side: &'static str,
    pub words: String,
    pub at: String,
}

/// What was answered to an instrument.
#[derive(Debug, Serialize)]
pub struct Response {
    pub instrument: String,
    pub instrument_version: u16,
    pub title: String,
    pub side: &'static str,
    pub session: Option<u32>,
    pub goal: Option<String>,
    pub given_at: String,
    pub typed_from_paper_at: Option<String>,
    pub answers: Vec<Answer>,
    pub scores: Vec<Score>,
    pub words: Option<String>,
    pub easy_wording: bool,
    pub helped: bool,
}

/// One answer, as a number and in words.
#[derive(Debug, Serialize)]
pub struct Answer {
    pub item: String,
    pub question: String,
    pub value: i16,
    pub answer: String,
}

/// A score with its error.
#[derive(Debug, Serialize)]
pub struct Score {
    pub scale: String,
    pub value: f64,
    pub low: f64,
    pub high: f64,
    pub standard_error: Option<f64>,
    pub says: String,
    pub rests_on: String,
}

/// A topic for a session.
#[derive(Debug, Serialize)]
pub struct Topic {
    pub side: &'static str,
    pub words: String,
    pub state: &'static str,
    pub made_at: String,
}

/// A reflection, private ones too.
#[derive(Debug, Serialize)]
pub struct Reflection {
    pub kind: &'static str,
    pub words: String,
    pub openness: Option<u8>,
    pub seen_by: &'static str,
    pub written_at: String,
    pub changed_at: Option<String>,
    pub earlier: Vec<Version>,
}

/// What a shared reflection said before it was changed.
#[derive(Debug, Serialize)]
pub struct Version {
    pub words: String,
    pub written_at: String,
}

/// Something of the profile, for the client alone too.
#[derive(Debug, Serialize)]
pub struct ProfileEntry {
    pub theme: &'static str,
    pub words: String,
    pub seen_by: &'static str,
    pub written_at: String,
}

/// A joint review, with what the client said to it.
#[derive(Debug, Serialize)]
pub struct Review {
    pub outcome: &'static str,
    pub words: String,
    pub helped: Option<String>,
    pub kept_client: Option<&'static str>,
    pub kept_counsellor: Option<&'static str>,
    pub sessions: u32,
    pub recorded_at: String,
    pub answer: Option<&'static str>,
    pub answered_at: Option<String>,
    pub answer_words: Option<String>,
}

/// What helped: words, or the moment it was pointed at something that stands elsewhere in the copy.
#[derive(Debug, Serialize)]
pub struct Help {
    pub words: Option<String>,
    pub chosen_at: String,
}

/// What one side said of wishes being kept to.
#[derive(Debug, Serialize)]
pub struct Telling {
    pub side: &'static str,
    pub at: String,
    pub wishes: Vec<KeptWish>,
}

/// One wish.
#[derive(Debug, Serialize)]
pub struct KeptWish {
    pub wish: String,
    pub kept: &'static str,
}

/// What the client needs of the program itself.
#[derive(Debug, Serialize)]
pub struct Accommodations {
    pub large_type: bool,
    pub plain_wording: bool,
    pub read_aloud: bool,
    pub more_time: bool,
    pub helped: bool,
}

/// A signal, with the steps that both know of.
#[derive(Debug, Serialize)]
pub struct Signal {
    pub kind: &'static str,
    pub title: String,
    pub raised_at: String,
    pub closed_at: Option<String>,
    pub outcome: Option<&'static str>,
    pub steps: Vec<Step>,
}

/// A step that was taken with a signal.
#[derive(Debug, Serialize)]
pub struct Step {
    pub step: &'static str,
    pub words: Option<String>,
    pub at: String,
}

/// A strain and its repair, without what the counsellor asked themselves.
#[derive(Debug, Serialize)]
pub struct Rupture {
    pub opened_by: &'static str,
    pub opened_at: String,
    pub state: &'static str,
    pub closed_at: Option<String>,
    pub look_again_at: Option<String>,
    pub steps: Vec<RepairStep>,
}

/// A step of a repair.
#[derive(Debug, Serialize)]
pub struct RepairStep {
    pub step: &'static str,
    pub side: &'static str,
    pub choice: Option<&'static str>,
    pub heard: Option<String>,
    pub words: Option<String>,
    pub at: String,
}

/// What was asked for by right; a correction that was granted is an addendum.
#[derive(Debug, Serialize)]
pub struct Request {
    pub kind: &'static str,
    pub state: &'static str,
    pub addendum: bool,
    pub words: Option<String>,
    pub asked_at: String,
    pub answered_at: Option<String>,
    pub answer: Option<String>,
}

/// An opening without consent, in an emergency.
#[derive(Debug, Serialize)]
pub struct Emergency {
    pub by: String,
    pub reason: String,
    pub at: String,
    pub until: String,
}

/// What somebody else opened or did.
#[derive(Debug, Serialize)]
pub struct Look {
    pub by: Option<String>,
    pub act: String,
    pub did: String,
    pub at: String,
}
