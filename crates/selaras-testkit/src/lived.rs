//! Two practices in one database in which everything has happened: something stands behind every address, and every
//! word that somebody wrote says whose it is.

use selaras_core::agenda::State;
use selaras_core::agreement::Clause;
use selaras_core::breach;
use selaras_core::case::Talk;
use selaras_core::guardian::{Kinship, Proof};
use selaras_core::id::{
    AgendaItemId, AmendmentId, BreachId, CaseId, DecisionId, DestructionId, GoalId, GuardianSummaryId,
    GuardianshipId, Id, PersonId, PracticeId, ProfileEntryId, ProviderId, ReflectionId, RequestId, ReviewId,
    RuptureId, SessionId, SignalId, TaskId,
};
use selaras_core::language::{Address, Language};
use selaras_core::moment::Moment;
use selaras_core::paper::Code;
use selaras_core::people::{Role, Side};
use selaras_core::preference::Kept;
use selaras_core::profile::{SeenBy as Eyes, Theme};
use selaras_core::proposal::Stance;
use selaras_core::reflection::Reach;
use selaras_core::request::Kind as Asked;
use selaras_core::response::Response;
use selaras_core::retention::Class;
use selaras_core::review::{Found, Outcome};
use selaras_core::rupture::{Deed, Missed};
use selaras_core::session::decision::Weighed;
use selaras_core::session::remark::Kind as Remark;
use selaras_core::task::{Done, Place};
use selaras_store::accounts::{self, Account};
use selaras_store::agreements::amendments;
use selaras_store::audit::By;
use selaras_store::cases::{self, Ended};
use selaras_store::contributions::{self, Kind};
use selaras_store::people::Person;
use selaras_store::proposals::Answer;
use selaras_store::providers::{self, Provider};
use selaras_store::reflections::{self, SeenBy};
use selaras_store::responses::{self, New};
use selaras_store::retention::destruction::{self, Destroyed, Ground};
use selaras_store::ruptures::New as Entry;
use selaras_store::tasks::{Frame, Told};
use selaras_store::{
    StoreError, Tx, agenda, breaches, decisions, fresh, goals, guardians, papers, people, practices,
    preferences, private_notes, profile, remarks, requests, reviews, ruptures, sessions, signals, tasks,
};

use crate::people::{START, Small, a_case, a_practice, person};
use crate::weeks::Week;

/// The moment at which these tests begin: the second week.
pub const NOW: Moment = START.plus_days(8);

/// What stands in one case.
#[derive(Debug, Clone, Copy)]
pub struct Things {
    /// Stands in every word that was written in the case.
    pub mark: &'static str,
    /// The people of the case (and of its practice).
    pub people: Small,
    /// A goal that both have agreed to.
    pub goal: GoalId,
    /// A task for sessions that both have agreed to, for that goal.
    pub task: TaskId,
    /// A session that was held; nobody has given feedback on it. It carries a private note.
    pub held: SessionId,
    /// A session whose time has come.
    pub due: SessionId,
    /// A topic of the client.
    pub item: AgendaItemId,
    /// A signal.
    pub signal: SignalId,
    /// A reflection that nobody else may see.
    pub reflection: ReflectionId,
    /// Something of the profile that the counsellor may read. Beside it stand one for supervisors too, and one for
    /// nobody else.
    pub entry: ProfileEntryId,
    /// Something the client gave, which waits for the next session.
    pub given: Id<()>,
    /// A certificate of destruction of the practice.
    pub certificate: DestructionId,
    /// A breach that touches the case; nobody has been told yet.
    pub breach: BreachId,
    /// An open request for erasure.
    pub request: RequestId,
    /// A decision of the session that was held.
    pub decision: DecisionId,
    /// A provider of sign-ins that the practice has set up; the colleague is tied to it.
    pub provider: ProviderId,
    /// A change to the agreement that the client proposes.
    pub amendment: AmendmentId,
    /// Somebody's care of the client, who shares goals and tasks with them.
    pub guardianship: GuardianshipId,
    /// Who that is.
    pub guardian: PersonId,
    /// Words for the guardian that wait for the client's answer.
    pub summary: GuardianSummaryId,
    /// A review that waits for the client's answer.
    pub review: ReviewId,
    /// What the client chose as having helped.
    pub help: Id<()>,
    /// A check-in on paper that has not been typed in.
    pub code: Code,
    /// A strain whose newest plan waits for the client.
    pub rupture: RuptureId,
}

/// Two practices: one with two cases, and one elsewhere.
#[derive(Debug, Clone, Copy)]
pub struct Lived {
    /// Dewi's case with Sari.
    pub here: Things,
    /// Rizky's case with Bagus, in the same practice.
    pub beside: Things,
    /// Xaverius's case with Zulaikha, who is the whole staff of the other practice.
    pub elsewhere: Things,
    /// Umar, who supervises Bagus and not Sari.
    pub other_supervisor: PersonId,
}

impl Lived {
    /// Makes both practices in this transaction.
    ///
    /// # Errors
    /// What the database said.
    pub fn make(tx: &mut Tx<'_>) -> Result<Self, StoreError> {
        let small = Small::make(tx)?;
        let beside = Small {
            counsellor: small.colleague,
            client: small.other_client,
            case: small.other_case,
            ..small
        };
        let other_supervisor = person(tx, small.practice, "Umar", Role::Supervisor)?;
        cases::let_supervise(tx, small.practice, other_supervisor, small.colleague)?;
        let elsewhere = elsewhere(tx)?;
        signs_in(tx, small.practice, small.colleague)?;
        signs_in(tx, elsewhere.practice, elsewhere.counsellor)?;
        Ok(Self {
            here: lived(tx, small, "milik-dewi")?,
            beside: lived(tx, beside, "milik-rizky")?,
            elsewhere: lived(tx, elsewhere, "milik-seberang")?,
            other_supervisor,
        })
    }

    /// Dewi agrees to supervision.
    ///
    /// # Errors
    /// What the database said.
    pub fn consent(&self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        cases::allow_supervision(tx, self.here.people.practice, self.here.people.case, Some(NOW))
    }

    /// Dewi's case ends as planned.
    ///
    /// # Errors
    /// What the database said.
    pub fn close(&self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        let ending = selaras_core::case::Ending::Planned;
        let ended = Ended { at: NOW, ending, words: "Tujuan tercapai.".to_owned() };
        cases::close(tx, self.here.people.practice, self.here.people.case, &ended).map(drop)
    }
}

impl Things {
    /// What a place of an address holds when it speaks of this case; nothing for places that are not about cases.
    pub fn place(&self, path: &str, name: &str) -> Option<String> {
        Some(match name {
            "case" => self.people.case.to_string(),
            "goal" => self.goal.to_string(),
            "task" => self.task.to_string(),
            "session" if path.contains("/feedback/") => self.held.to_string(),
            "session" => self.due.to_string(),
            "item" => self.item.to_string(),
            "kind" if path.contains("/agreements/") => "school".to_owned(),
            "kind" => "correction".to_owned(),
            "amendment" => self.amendment.to_string(),
            "guardianship" => self.guardianship.to_string(),
            "summary" => self.summary.to_string(),
            "request" => self.request.to_string(),
            "decision" => self.decision.to_string(),
            "review" => self.review.to_string(),
            "help" => self.help.to_string(),
            "code" => self.code.text(),
            "certificate" => self.certificate.to_string(),
            "rupture" => self.rupture.to_string(),
            "breach" => self.breach.to_string(),
            "provider" => self.provider.to_string(),
            "signal" => self.signal.to_string(),
            "person" => self.people.colleague.to_string(),
            "entry" => self.entry.to_string(),
            "id" if path.contains("/reflections/") => self.reflection.to_string(),
            "id" => self.given.to_string(),
            _ => return None,
        })
    }

    /// This address with its places filled by what stands in this case.
    pub fn address(&self, path: &str) -> String {
        self.address_but(path, |_| None)
    }

    /// The same, with some places filled otherwise.
    pub fn address_but(&self, path: &str, other: impl Fn(&str) -> Option<String>) -> String {
        let part = |part: &str| match part.strip_prefix('{').and_then(|p| p.strip_suffix('}')) {
            Some(name) => other(name).or_else(|| self.place(path, name)).unwrap_or_else(|| "x".to_owned()),
            None => part.to_owned(),
        };
        path.split('/').map(part).collect::<Vec<_>>().join("/")
    }
}

/// Names are one of a kind in the whole database, so this one is made of the person's own id.
fn signs_in(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<(), StoreError> {
    let account = Account { practice, person, login: format!("{person}"), secret: "none".to_owned() };
    accounts::set(tx, &account, START)
}

fn elsewhere(tx: &mut Tx<'_>) -> Result<Small, StoreError> {
    let practice: PracticeId = fresh(START);
    practices::add(tx, &practices::Practice { name: "Praktik Seberang".to_owned(), ..a_practice(practice) })?;
    let id: PersonId = fresh(START);
    let zulaikha = Person {
        id,
        name: "Zulaikha".to_owned(),
        language: Language::Id,
        address: Address::Anda,
        outside_key: None,
        made_at: START,
    };
    people::add(tx, practice, &zulaikha, &[Role::Counsellor, Role::Supervisor, Role::Administrator])?;
    let client = person(tx, practice, "Xaverius", Role::Client)?;
    let case: CaseId = fresh(START);
    cases::add(tx, practice, &a_case(case, client, id))?;
    Ok(Small {
        practice,
        counsellor: id,
        colleague: id,
        client,
        case,
        other_client: client,
        other_case: case,
        supervisor: id,
        administrator: id,
    })
}

fn lived(tx: &mut Tx<'_>, people: Small, mark: &'static str) -> Result<Things, StoreError> {
    let (case, practice) = (people.case, people.practice);
    let (client, counsellor) = (people.by_client(START), people.by_counsellor(START));
    let says = |what: &str| format!("{what} {mark}");
    Week::whole(3, [4, 4, 4]).live(tx, &people, 0)?;
    let goal = goals::propose(tx, client, case, Side::Client, &says("Tidur"))?;
    let yes = Answer { side: Side::Counsellor, read: 1, stance: Stance::Agree, words: None };
    goals::answer(tx, counsellor, case, goal, &yes).map_err(refused)?;
    let about = Frame { goal: Some(goal), place: Place::InSession, due_at: None };
    let task = tasks::propose(tx, counsellor, case, Side::Counsellor, &says("Bernapas"), &about)?;
    let yes = Answer { side: Side::Client, read: 1, stance: Stance::Agree, words: None };
    tasks::answer(tx, client, case, task, &yes).map_err(refused)?;
    let words = says("Lumayan");
    let told = Told { side: Side::Client, done: Done::Partly, useful: None, words: Some(&words) };
    tasks::report(tx, client, case, task, &told).map_err(refused)?;
    // Answers that speak of danger raise a signal.
    let held = Week { checkin: Some((2, 2)), ..Week::default() }.live(tx, &people, 1)?;
    let note = format!("catatan-pribadi {mark}");
    private_notes::write(tx, counsellor, case, held, people.counsellor, &note)?;
    let due = sessions::plan(tx, counsellor, case, NOW.plus_ms(-1), &says("Rencana"))?;
    let item = agenda::add(tx, client, case, (people.client, Side::Client), &says("Ujian"), State::Next)?;
    let second = (people.client, Side::Client);
    agenda::add(tx, people.by_client(START.plus_ms(1)), case, second, &says("Teman"), State::Next)?;
    let own = (people.counsellor, Side::Counsellor);
    agenda::add(tx, counsellor, case, own, &says("Tugas"), State::Later)?;
    let asked = remarks::New { kind: Remark::Question, words: &says("Lebih ingin"), read: 0 };
    remarks::say(tx, client, (case, due), &asked).map_err(unsaid)?;
    sessions::prepare(tx, counsellor, (case, due), Some(&says("Menggambar")), &[goal])?;
    let weighed = Weighed {
        question: says("Ke mana"),
        options: vec![says("Pulang"), says("Tinggal")],
        ..Weighed::default()
    };
    let decision = decisions::add(tx, counsellor, (case, held), &weighed)?;
    let decision = decision.ok_or_else(|| StoreError::Unreadable("nothing was decided".to_owned()))?;
    let found = Found {
        outcome: Outcome::Adjust,
        words: says("Lebih pelan"),
        helped: Some(says("Didengar")),
        kept_client: Some(Kept::Partly),
        kept_counsellor: Some(Kept::Yes),
    };
    let review = reviews::record(tx, counsellor, case, &found, false)?;
    reviews::choose(tx, client, case, None, Some(&says("Tertawa")))?;
    let help = reviews::helps(tx, practice, case)?.first().map(|help| help.id.cast());
    let help = help.ok_or_else(|| StoreError::Unreadable("nothing helped".to_owned()))?;
    let code = papers::print(tx, counsellor, (case, due), ("check-in", 1))?;
    let shared = says("renungan-bersama");
    reflections::write(tx, client, case, people.client, &shared, SeenBy::Both)?;
    let private = format!("renungan-pribadi {mark}");
    let reflection = reflections::write(tx, client, case, people.client, &private, SeenBy::Client)?;
    let brought =
        reflections::New { words: &says("renungan-dibawa"), reach: Reach::Brought, ..Default::default() };
    // The newest of all, so that it always stands first.
    let newest = By { now: START.plus_ms(1), ..client };
    let brought = reflections::keep(tx, newest, (case, people.client), &brought)?;
    let newer = says("renungan-diubah");
    reflections::rewrite(tx, newest, (case, people.client), brought, &newer, None)?;
    let mine = (case, people.client);
    let background = says("profil-konselor");
    let entry = profile::write(tx, client, mine, Theme::Background, &background, Eyes::Counsellor)?;
    profile::write(tx, client, mine, Theme::Family, &says("profil-supervisor"), Eyes::Supervisor)?;
    profile::write(tx, client, mine, Theme::Beliefs, &format!("profil-pribadi {mark}"), Eyes::Client)?;
    prefers(tx, &people, &says("Jangan dipaksa"))?;
    let given = contributions::of_case(tx, practice, case)?;
    let given = given.iter().find(|one| one.kind == Kind::Feedback).map(|one| Id::<()>::from_bytes(one.id));
    let given = given.ok_or_else(|| StoreError::Unreadable("no feedback was given".to_owned()))?;
    let waits = By { now: NOW.plus_ms(-2), ..client };
    contributions::add(tx, waits, case, Kind::Feedback, given, true)?;
    let signal = signals::of_case(tx, practice, case)?.first().map(|signal| signal.id);
    let signal = signal.ok_or_else(|| StoreError::Unreadable("no signal was raised".to_owned()))?;
    let destroyed = Destroyed {
        class: Class::Answers,
        ground: Ground::Period,
        months: 24,
        cases: &[fresh(START)],
        things: 3,
    };
    let joko = By { practice, person: Some(people.administrator), now: START, case: None };
    let certificate = destruction::certify(tx, joko, &destroyed)?;
    let breach = breaches::open(
        tx,
        By { now: NOW, ..joko },
        &breaches::Told {
            kind: breach::Kind::Seen,
            scope: breach::Scope::Everyone,
            scope_person: None,
            noticed_at: NOW,
            began_at: START,
            ended_at: NOW,
            what: "Laptop hilang".to_owned(),
            handled: "Kunci diganti".to_owned(),
            advice: "Ganti PIN".to_owned(),
        },
    )?;
    let asks = By { now: NOW.plus_ms(-3), ..client };
    let words = says("Semua");
    let request = requests::ask(tx, asks, (case, people.client), Asked::Erasure, Some(&words))?;
    let request = request.ok_or_else(|| StoreError::Unreadable("nothing was asked for".to_owned()))?;
    let words = says("Dua-hari");
    let new = amendments::New { side: Side::Client, clause: Clause::Between, drops: false, words: &words };
    let asks = By { now: NOW.plus_ms(-4), ..client };
    let amendment = amendments::propose(tx, asks, case, &new);
    let amendment = amendment.map_err(|why| StoreError::Unreadable(format!("{why:?}")))?;
    let guardian = person(tx, practice, "Ibu Wulan", Role::Guardian)?;
    let (kinship, proof) = (Kinship::Mother, Proof::FamilyCard);
    let new = guardians::New { client: people.client, guardian, kinship, proof };
    let guardianship = guardians::add(tx, counsellor, people.counsellor, &new)?;
    guardians::share(tx, client, people.client, guardianship, true)?;
    guardians::word(tx, counsellor, case, people.counsellor, &says("Kabar-wali"))?;
    let summary = guardians::summaries(tx, practice, case)?.first().map(|one| one.id);
    let summary = summary.ok_or_else(|| StoreError::Unreadable("nothing was worded".to_owned()))?;
    Ok(Things {
        mark,
        people,
        goal,
        task,
        held,
        due,
        item,
        signal,
        reflection,
        entry,
        given,
        certificate,
        breach,
        request,
        decision,
        provider: provider(tx, &people)?,
        amendment,
        guardianship,
        guardian,
        summary,
        review,
        help,
        code,
        rupture: strained(tx, &people, mark)?,
    })
}

/// A strain that the client named, with the counsellor's questions to themselves, and what will change.
fn strained(tx: &mut Tx<'_>, people: &Small, mark: &str) -> Result<RuptureId, StoreError> {
    let (client, counsellor) = (people.by_client(START), people.by_counsellor(START));
    let id = ruptures::open(tx, client, people.case, (Side::Client, Talk::Direct), None)?;
    let taken = |taken: Result<_, ruptures::NotTaken>| {
        taken.map(drop).map_err(|why| StoreError::Unreadable(format!("{why:?}")))
    };
    let words = format!("Dipotong {mark}");
    let said =
        Entry { missed: Some(Missed::Unheard), words: Some(&words), ..Entry::of(Deed::Said(Talk::Direct)) };
    taken(ruptures::take(tx, client, people.case, id, Side::Client, &said))?;
    let words = format!("tanya-diri {mark}");
    let looked = Entry { marks: "advice", words: Some(&words), ..Entry::of(Deed::Looked) };
    taken(ruptures::take(tx, counsellor, people.case, id, Side::Counsellor, &looked))?;
    let words = format!("Menunggu {mark}");
    let again_at = Some(NOW.plus_days(7));
    let plan = Entry { heard: Some(&words), words: Some(&words), again_at, ..Entry::of(Deed::Planned) };
    taken(ruptures::take(tx, counsellor, people.case, id, Side::Counsellor, &plan))?;
    Ok(id)
}

fn unsaid(why: remarks::NotDone) -> StoreError {
    StoreError::Unreadable(format!("{why:?}"))
}

/// A provider of sign-ins that the practice has set up, with the colleague tied to it. Nobody listens there.
///
/// # Errors
/// What the database said.
pub fn provider(tx: &mut Tx<'_>, people: &Small) -> Result<ProviderId, StoreError> {
    let provider = Provider {
        id: fresh(START),
        practice: people.practice,
        name: "Kampus".to_owned(),
        issuer: "http://127.0.0.1:9".to_owned(),
        client: "selaras".to_owned(),
        secret: "rahasia".to_owned(),
        counts: false,
        for_clients: true,
        made_at: START,
        tried_at: None,
    };
    providers::add(tx, &provider)?;
    providers::was_tried(tx, &provider, START)?;
    let colleague = people.colleague;
    let subject = format!("{colleague}");
    providers::ties::tie(tx, (people.practice, provider.id), colleague, &subject, START)?;
    Ok(provider.id)
}

/// The client says how they wish to be worked with, and both say whether it was kept to.
fn prefers(tx: &mut Tx<'_>, people: &Small, dislikes: &str) -> Result<(), StoreError> {
    let form = selaras_core::instrument::shelf().newest("preferences");
    let form = form.ok_or_else(|| StoreError::Unreadable("no instrument asks for preferences".to_owned()))?;
    let answers = [("lead", "-2"), ("gender", "1")];
    let answer = |name: &str| answers.iter().find(|(item, _)| *item == name).map(|(_, answer)| *answer);
    let response = Response::read(form, |item| answer(item.as_str()));
    let response = response.map_err(|_| StoreError::Unreadable("these answers do not fit".to_owned()))?;
    let by = people.by_client(START);
    let new = New {
        case: people.case,
        person: people.client,
        side: Side::Client,
        session: None,
        subject: None,
        response: &response,
        words: Some(dislikes),
        words_when: None,
        given_at: START,
    };
    responses::record(tx, by, &new)?;
    let told = [("lead", Kept::Partly), ("gender", Kept::Yes)];
    preferences::tell(tx, by, people.case, (people.client, Side::Client), &told)?;
    let told = [("lead", Kept::Yes), ("gender", Kept::Yes)];
    let counsellor = (people.counsellor, Side::Counsellor);
    preferences::tell(tx, people.by_counsellor(START), people.case, counsellor, &told).map(drop)
}

fn refused(why: selaras_store::proposals::NotDone) -> StoreError {
    StoreError::Unreadable(format!("{why:?}"))
}
