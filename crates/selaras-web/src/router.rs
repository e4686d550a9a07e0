//! Every address of Selaras on one page.

use axum::Router;
use axum::http::Uri;
use axum::routing::{MethodRouter, get, post};
use selaras_core::access::Act;

use crate::access::{code, language, link, passkey, proof, setup, sign_in, sign_out, unlock};
use crate::app::App;
use crate::map::Map;
use crate::map::Method::{Get, Post};
use crate::{
    accommodations, account, agenda, agreement, audit, breaches, caseload, cases, checkins, contributions,
    elsewhere, emergency, ending, feedback, gate, goals, guardians, home, invitation, opening, papers,
    practice, preferences, privacy, processing, profile, reflections, requests, retention, reviews, rights,
    ruptures, server, sessions, signals, supervision, tasks,
};

/// The table of addresses.
pub fn map() -> Map {
    Map::default()
        // access
        .open(Get, "/")
        .open(Get, "/health")
        .open(Get, "/assets/{file}")
        .open(Get, "/language/{language}")
        .open(Get, "/sign-in")
        .open(Post, "/sign-in")
        .open(Post, "/sign-in/passkey")
        .open(Get, "/sign-in/code")
        .open(Post, "/sign-in/code")
        .open(Get, "/sign-in/elsewhere/{provider}")
        .open(Get, "/sign-in/elsewhere/{provider}/back")
        .open(Get, "/unlock")
        .open(Post, "/unlock")
        .open(Get, "/setup/{token}")
        .open(Post, "/setup/{token}")
        .open(Get, "/l/{token}")
        .open(Post, "/l/{token}")
        .open(Get, "/proof")
        .open(Post, "/proof")
        .post("/sign-out", Act::SignedIn, sign_out::create)
        // account
        .get("/account", Act::SignedIn, account::show::staff)
        .post("/account/sign-ins/ending", Act::SignedIn, account::sign_ins::staff)
        .get("/account/password", Act::SignedIn, account::password::show)
        .post("/account/password", Act::SignedIn, account::password::update)
        .post("/account/news/reading", Act::SignedIn, account::news::read)
        .get("/account/factors", Act::SignedIn, account::factors::show)
        .get("/account/factors/authenticator", Act::SignedIn, account::factors::authenticator::show)
        .post("/account/factors/authenticator", Act::SignedIn, account::factors::authenticator::begin)
        .post(
            "/account/factors/authenticator/confirmation",
            Act::SignedIn,
            account::factors::authenticator::confirm,
        )
        .post(
            "/account/factors/authenticator/removal",
            Act::SignedIn,
            account::factors::authenticator::remove,
        )
        .post("/account/factors/codes", Act::SignedIn, account::factors::codes::create)
        .get("/account/factors/passkeys/new", Act::SignedIn, account::factors::passkeys::show)
        .post("/account/factors/passkeys", Act::SignedIn, account::factors::passkeys::create)
        .post("/account/factors/passkeys/removal", Act::SignedIn, account::factors::passkeys::remove)
        .post("/account/elsewhere", Act::SignedIn, elsewhere::tie::staff)
        .post("/account/elsewhere/removal", Act::SignedIn, elsewhere::tie::remove_staff)
        .get("/me/security/passkeys/new", Act::ReadOwn, account::factors::passkeys::show_client)
        .post("/me/security/passkeys", Act::ReadOwn, account::factors::passkeys::create_client)
        .post("/me/security/passkeys/removal", Act::ReadOwn, account::factors::passkeys::remove_client)
        .post("/me/security/elsewhere", Act::ReadOwn, elsewhere::tie::client)
        .post("/me/security/elsewhere/removal", Act::ReadOwn, elsewhere::tie::remove_client)
        .get("/me/security", Act::ReadOwn, account::show::client)
        .post("/me/security/sign-ins/ending", Act::ReadOwn, account::sign_ins::client)
        .get("/me/security/pin", Act::ReadOwn, account::pin::show)
        .post("/me/security/pin", Act::ReadOwn, account::pin::update)
        // home
        .get("/me", Act::ReadOwn, home::show::show)
        .get("/me/picture", Act::ReadOwn, home::picture::show)
        // caseload
        .get("/caseload", Act::Counsel, caseload::list::show)
        .post("/caseload", Act::Counsel, caseload::search::find)
        // opening, inviting, ending
        .get("/cases/new", Act::Counsel, opening::create::new)
        .post("/cases", Act::Counsel, opening::create::create)
        .get("/cases/{case}/link", Act::WorkOnCase, invitation::create::show)
        .post("/cases/{case}/link", Act::WorkOnCase, invitation::create::create)
        .get("/cases/{case}/closing", Act::WorkOnCase, ending::create::show)
        .post("/cases/{case}/closing", Act::WorkOnCase, ending::create::create)
        // cases
        .get("/cases/{case}", Act::ReadCase, cases::show::show)
        // agreement
        .get("/cases/{case}/agreement", Act::ReadCase, agreement::show::show)
        .post("/cases/{case}/agreement/signature", Act::WorkOnCase, agreement::signature::create)
        .get("/me/agreement", Act::ReadOwn, agreement::show::show)
        .post("/me/agreement/signature", Act::ActOnOwn, agreement::signature::create)
        .get("/cases/{case}/agreement/comparison", Act::ReadCase, agreement::comparison::show)
        .get("/cases/{case}/agreement/amendments/new", Act::WorkOnCase, agreement::amendments::new::show)
        .post("/cases/{case}/agreement/amendments", Act::WorkOnCase, agreement::amendments::new::create)
        .get(
            "/cases/{case}/agreement/amendments/{amendment}",
            Act::ReadCase,
            agreement::amendments::show::show,
        )
        .get(
            "/cases/{case}/agreement/amendments/{amendment}/agreement",
            Act::WorkOnCase,
            agreement::amendments::agreement::show,
        )
        .post(
            "/cases/{case}/agreement/amendments/{amendment}/agreement",
            Act::WorkOnCase,
            agreement::amendments::agreement::create,
        )
        .get(
            "/cases/{case}/agreement/amendments/{amendment}/wording",
            Act::WorkOnCase,
            agreement::amendments::wording::show,
        )
        .post(
            "/cases/{case}/agreement/amendments/{amendment}/wording",
            Act::WorkOnCase,
            agreement::amendments::wording::create,
        )
        .post(
            "/cases/{case}/agreement/amendments/{amendment}/withdrawal",
            Act::WorkOnCase,
            agreement::amendments::withdrawal::create,
        )
        .post("/cases/{case}/agreement/kind", Act::WorkOnCase, agreement::kind::create)
        .get("/cases/{case}/agreement/paper", Act::WorkOnCase, agreement::paper::show)
        .post("/cases/{case}/agreement/paper", Act::WorkOnCase, agreement::paper::create)
        .get("/me/agreement/comparison", Act::ReadOwn, agreement::comparison::show)
        .get("/me/agreement/amendments/new", Act::ActOnOwn, agreement::amendments::new::show)
        .post("/me/agreement/amendments", Act::ActOnOwn, agreement::amendments::new::create)
        .get("/me/agreement/amendments/{amendment}", Act::ReadOwn, agreement::amendments::show::show)
        .get(
            "/me/agreement/amendments/{amendment}/agreement",
            Act::ActOnOwn,
            agreement::amendments::agreement::show,
        )
        .post(
            "/me/agreement/amendments/{amendment}/agreement",
            Act::ActOnOwn,
            agreement::amendments::agreement::create,
        )
        .get(
            "/me/agreement/amendments/{amendment}/wording",
            Act::ActOnOwn,
            agreement::amendments::wording::show,
        )
        .post(
            "/me/agreement/amendments/{amendment}/wording",
            Act::ActOnOwn,
            agreement::amendments::wording::create,
        )
        .post(
            "/me/agreement/amendments/{amendment}/withdrawal",
            Act::ActOnOwn,
            agreement::amendments::withdrawal::create,
        )
        // guardians
        .get("/cases/{case}/guardians", Act::ReadCase, guardians::list::show)
        .post("/cases/{case}/guardians", Act::WorkOnCase, guardians::list::create)
        .post("/cases/{case}/guardians/birthday", Act::WorkOnCase, guardians::list::birthday)
        .post("/cases/{case}/guardians/summaries", Act::WorkOnCase, guardians::list::word)
        .post("/cases/{case}/guardians/{guardianship}/link", Act::WorkOnCase, guardians::link::create)
        .post("/cases/{case}/guardians/{guardianship}/ending", Act::WorkOnCase, guardians::list::end)
        .get("/me/guardians", Act::ReadOwn, guardians::own::show)
        .post("/me/guardians/{guardianship}/sharing", Act::ActOnOwn, guardians::own::share)
        .post("/me/guardians/summaries/{summary}/answer", Act::ActOnOwn, guardians::own::answer)
        .get("/ward", Act::Care, guardians::ward::list::show)
        .get("/ward/{case}", Act::ConsentForWard, guardians::ward::show::show)
        .get("/ward/{case}/agreement", Act::ConsentForWard, guardians::ward::agreement::show)
        .post("/ward/{case}/agreement/signature", Act::ConsentForWard, guardians::ward::agreement::sign)
        .post("/ward/{case}/agreement/withdrawal", Act::ConsentForWard, guardians::ward::agreement::withdraw)
        .get("/practice/agreements", Act::RunPractice, agreement::templates::list)
        .get("/practice/agreements/{kind}", Act::RunPractice, agreement::templates::show)
        .post("/practice/agreements/{kind}", Act::RunPractice, agreement::templates::update)
        // goals
        .get("/cases/{case}/goals", Act::ReadCase, goals::list::show)
        .get("/cases/{case}/goals/new", Act::WorkOnCase, goals::new::show)
        .post("/cases/{case}/goals", Act::WorkOnCase, goals::new::create)
        .get("/cases/{case}/goals/{goal}", Act::ReadCase, goals::show::show)
        .get("/cases/{case}/goals/{goal}/wording", Act::WorkOnCase, goals::wording::show)
        .post("/cases/{case}/goals/{goal}/wording", Act::WorkOnCase, goals::wording::create)
        .get("/cases/{case}/goals/{goal}/agreement", Act::WorkOnCase, goals::agreement::show)
        .post("/cases/{case}/goals/{goal}/agreement", Act::WorkOnCase, goals::agreement::create)
        .get("/cases/{case}/goals/{goal}/rating", Act::WorkOnCase, goals::rating::show)
        .post("/cases/{case}/goals/{goal}/rating", Act::WorkOnCase, goals::rating::create)
        .get("/cases/{case}/goals/{goal}/ending", Act::WorkOnCase, goals::ending::show)
        .post("/cases/{case}/goals/{goal}/ending", Act::WorkOnCase, goals::ending::create)
        .get("/me/goals", Act::ReadOwn, goals::list::show)
        .get("/me/goals/new", Act::ActOnOwn, goals::new::show)
        .post("/me/goals", Act::ActOnOwn, goals::new::create)
        .get("/me/goals/{goal}", Act::ReadOwn, goals::show::show)
        .get("/me/goals/{goal}/wording", Act::ActOnOwn, goals::wording::show)
        .post("/me/goals/{goal}/wording", Act::ActOnOwn, goals::wording::create)
        .get("/me/goals/{goal}/agreement", Act::ActOnOwn, goals::agreement::show)
        .post("/me/goals/{goal}/agreement", Act::ActOnOwn, goals::agreement::create)
        .get("/me/goals/{goal}/rating", Act::ActOnOwn, goals::rating::show)
        .post("/me/goals/{goal}/rating", Act::ActOnOwn, goals::rating::create)
        .get("/me/goals/{goal}/ending", Act::ActOnOwn, goals::ending::show)
        .post("/me/goals/{goal}/ending", Act::ActOnOwn, goals::ending::create)
        // tasks
        .get("/cases/{case}/tasks", Act::ReadCase, tasks::list::show)
        .get("/cases/{case}/tasks/new", Act::WorkOnCase, tasks::new::show)
        .post("/cases/{case}/tasks", Act::WorkOnCase, tasks::new::create)
        .get("/cases/{case}/tasks/{task}", Act::ReadCase, tasks::show::show)
        .get("/cases/{case}/tasks/{task}/wording", Act::WorkOnCase, tasks::wording::show)
        .post("/cases/{case}/tasks/{task}/wording", Act::WorkOnCase, tasks::wording::create)
        .get("/cases/{case}/tasks/{task}/agreement", Act::WorkOnCase, tasks::agreement::show)
        .post("/cases/{case}/tasks/{task}/agreement", Act::WorkOnCase, tasks::agreement::create)
        .get("/cases/{case}/tasks/{task}/report", Act::WorkOnCase, tasks::report::show)
        .post("/cases/{case}/tasks/{task}/report", Act::WorkOnCase, tasks::report::create)
        .get("/cases/{case}/tasks/{task}/ending", Act::WorkOnCase, tasks::ending::show)
        .post("/cases/{case}/tasks/{task}/ending", Act::WorkOnCase, tasks::ending::create)
        .get("/me/tasks", Act::ReadOwn, tasks::list::show)
        .get("/me/tasks/new", Act::ActOnOwn, tasks::new::show)
        .post("/me/tasks", Act::ActOnOwn, tasks::new::create)
        .get("/me/tasks/{task}", Act::ReadOwn, tasks::show::show)
        .get("/me/tasks/{task}/wording", Act::ActOnOwn, tasks::wording::show)
        .post("/me/tasks/{task}/wording", Act::ActOnOwn, tasks::wording::create)
        .get("/me/tasks/{task}/agreement", Act::ActOnOwn, tasks::agreement::show)
        .post("/me/tasks/{task}/agreement", Act::ActOnOwn, tasks::agreement::create)
        .get("/me/tasks/{task}/report", Act::ActOnOwn, tasks::report::show)
        .post("/me/tasks/{task}/report", Act::ActOnOwn, tasks::report::create)
        .get("/me/tasks/{task}/ending", Act::ActOnOwn, tasks::ending::show)
        .post("/me/tasks/{task}/ending", Act::ActOnOwn, tasks::ending::create)
        // privacy
        .get("/me/about", Act::ReadOwn, privacy::show)
        .post("/me/talk", Act::ActOnOwn, privacy::talk)
        .post("/me/supervision", Act::ActOnOwn, privacy::supervision)
        // rights
        .get("/me/rights", Act::ClaimRights, rights::own::show)
        .post("/me/rights/withdrawal", Act::ClaimRights, rights::own::withdraw)
        .post("/me/rights/restriction", Act::ClaimRights, rights::own::restrict)
        .get("/me/rights/new/{kind}", Act::ClaimRights, rights::asking::new)
        .post("/me/rights/requests", Act::ClaimRights, rights::asking::create)
        .post("/me/rights/requests/{request}/withdrawal", Act::ClaimRights, rights::asking::withdraw)
        .post("/me/rights/requests/{request}/reading", Act::ClaimRights, rights::answered::read)
        .get("/me/rights/copy", Act::Export, rights::copy::show)
        .get("/me/rights/copy.json", Act::Export, rights::copy::file)
        // requests
        .get("/cases/{case}/requests", Act::Review, requests::list::show)
        .get("/cases/{case}/requests/{request}", Act::Review, requests::answer::show)
        .post("/cases/{case}/requests/{request}/answer", Act::Review, requests::answer::create)
        .post("/cases/{case}/requests/{request}/erasure", Act::Erase, requests::erasure::create)
        .get("/caseload/certificates/{certificate}", Act::SignedIn, requests::erasure::show)
        .get("/practice/requests", Act::KeepRecords, requests::practice::show)
        // supervision
        .get("/supervision", Act::Supervise, supervision::show)
        // practice
        .get("/practice", Act::RunPractice, practice::team::show)
        .post("/practice/supervisions", Act::RunPractice, practice::team::supervise)
        .get("/practice/staff/new", Act::RunPractice, practice::staff::new)
        .post("/practice/staff", Act::RunPractice, practice::staff::create)
        .post("/practice/staff/{person}/link", Act::RunPractice, practice::staff::link)
        .post("/practice/staff/{person}/ending", Act::RunPractice, practice::staff::end)
        .post("/practice/staff/{person}/factors/reset", Act::RunPractice, practice::factors::reset)
        .get("/practice/factors", Act::RunPractice, practice::factors::show)
        .post("/practice/factors", Act::RunPractice, practice::factors::update)
        .get("/practice/providers", Act::RunPractice, practice::providers::list::show)
        .get("/practice/providers/new", Act::RunPractice, practice::providers::new::show)
        .post("/practice/providers", Act::RunPractice, practice::providers::new::create)
        .get("/practice/providers/{provider}", Act::RunPractice, practice::providers::show::show)
        .post("/practice/providers/{provider}", Act::RunPractice, practice::providers::show::update)
        .post("/practice/providers/{provider}/untying", Act::RunPractice, practice::providers::show::untie)
        .post("/practice/providers/{provider}/ending", Act::RunPractice, practice::providers::ending::create)
        .get("/practice/settings", Act::RunPractice, practice::settings::show)
        .post("/practice/settings", Act::RunPractice, practice::settings::update)
        // audit
        .get("/practice/audit", Act::ReadAudit, audit::list::show)
        .get("/practice/audit/anchors", Act::ReadAudit, audit::anchors::show)
        // processing
        .get("/practice/processing", Act::KeepRecords, processing::show::show)
        .get("/practice/data-contact", Act::KeepRecords, processing::contact::show)
        .post("/practice/data-contact", Act::KeepRecords, processing::contact::update)
        // breaches
        .get("/practice/breaches", Act::KeepRecords, breaches::list::show)
        .get("/practice/breaches/new", Act::KeepRecords, breaches::create::show)
        .post("/practice/breaches", Act::KeepRecords, breaches::create::create)
        .get("/practice/breaches/{breach}", Act::KeepRecords, breaches::show::show)
        .get("/practice/breaches/{breach}/letter", Act::KeepRecords, breaches::letter::show)
        .post("/practice/breaches/{breach}/steps", Act::KeepRecords, breaches::show::step)
        .get("/me/breaches", Act::ClaimRights, breaches::told::show)
        .post("/me/breaches", Act::ClaimRights, breaches::told::read)
        // retention
        .get("/practice/retention", Act::KeepRecords, retention::list::show)
        .get("/practice/retention/periods", Act::KeepRecords, retention::periods::show)
        .post("/practice/retention/periods", Act::KeepRecords, retention::periods::update)
        .post("/practice/retention/destruction", Act::KeepRecords, retention::destruction::create)
        .get("/practice/retention/certificates/{certificate}", Act::KeepRecords, retention::certificate::show)
        .get("/practice/retention/{case}", Act::KeepRecords, retention::case::show)
        .post("/practice/retention/{case}/stay", Act::KeepRecords, retention::case::keep)
        .post("/practice/retention/{case}/lifting", Act::KeepRecords, retention::case::lift)
        .post("/practice/staff/{person}/emergencies", Act::RunPractice, emergency::naming::create)
        // emergencies
        .get("/emergency", Act::StandBy, emergency::door::show)
        .post("/emergency", Act::StandBy, emergency::door::find)
        .get("/cases/{case}/emergency", Act::BreakGlass, emergency::opening::show)
        .post("/cases/{case}/emergency", Act::BreakGlass, emergency::opening::create)
        .post("/me/emergency", Act::ClaimRights, emergency::told::read)
        // signals
        .get("/cases/{case}/signals/{signal}", Act::ReadCase, signals::show::show)
        .post(
            "/cases/{case}/signals/{signal}/acknowledgement",
            Act::WorkOnCase,
            signals::acknowledgement::create,
        )
        .post("/cases/{case}/signals/{signal}/talk", Act::WorkOnCase, signals::talk::create)
        .post("/cases/{case}/signals/{signal}/closing", Act::WorkOnCase, signals::closing::create)
        // ruptures
        .get("/me/ruptures", Act::ReadOwn, ruptures::list::show)
        .post("/me/ruptures", Act::ActOnOwn, ruptures::creation::create)
        .get("/me/ruptures/{rupture}", Act::ReadOwn, ruptures::show::show)
        .post("/me/ruptures/{rupture}/saying", Act::ActOnOwn, ruptures::saying::create)
        .post("/me/ruptures/{rupture}/plan", Act::ActOnOwn, ruptures::plan::create)
        .post("/me/ruptures/{rupture}/agreement", Act::ActOnOwn, ruptures::agreement::create)
        .post("/me/ruptures/{rupture}/verdict", Act::ActOnOwn, ruptures::verdict::create)
        .get("/cases/{case}/ruptures", Act::ReadCase, ruptures::list::show)
        .post("/cases/{case}/ruptures", Act::WorkOnCase, ruptures::creation::create)
        .get("/cases/{case}/ruptures/{rupture}", Act::ReadCase, ruptures::show::show)
        .post("/cases/{case}/ruptures/{rupture}/self-check", Act::WorkOnCase, ruptures::check::create)
        .post("/cases/{case}/ruptures/{rupture}/plan", Act::WorkOnCase, ruptures::plan::create)
        .post("/cases/{case}/ruptures/{rupture}/agreement", Act::WorkOnCase, ruptures::agreement::create)
        .post("/cases/{case}/ruptures/{rupture}/verdict", Act::WorkOnCase, ruptures::verdict::create)
        .get("/practice/ruptures", Act::RunPractice, ruptures::figures::show)
        // sessions
        .get("/me/sessions", Act::ReadOwn, sessions::own::show)
        .get("/me/sessions/{session}", Act::ReadOwn, sessions::mine::show)
        .get("/me/sessions/{session}/calendar", Act::ReadOwn, sessions::calendar::show)
        .post("/me/sessions/{session}/question", Act::ActOnOwn, sessions::said::question)
        .post("/me/sessions/{session}/summary", Act::ActOnOwn, sessions::said::add)
        .post(
            "/me/sessions/{session}/decisions/{decision}/preference",
            Act::ActOnOwn,
            sessions::decision::lean,
        )
        .get("/cases/{case}/sessions", Act::ReadCase, sessions::list::show)
        .post("/cases/{case}/sessions", Act::WorkOnCase, sessions::list::create)
        .get("/cases/{case}/sessions/{session}", Act::ReadCase, sessions::show::show)
        .get("/cases/{case}/sessions/{session}/calendar", Act::ReadCase, sessions::calendar::show)
        .post("/cases/{case}/sessions/{session}/answer", Act::WorkOnCase, sessions::said::answer)
        .get("/cases/{case}/sessions/{session}/decisions/new", Act::WorkOnCase, sessions::decision::new)
        .post("/cases/{case}/sessions/{session}/decisions", Act::WorkOnCase, sessions::decision::create)
        .post("/cases/{case}/sessions/{session}/purpose", Act::WorkOnCase, sessions::show::replan)
        .post("/cases/{case}/sessions/{session}/beginning", Act::WorkOnCase, sessions::step::begin)
        .post("/cases/{case}/sessions/{session}/closing", Act::WorkOnCase, sessions::closing::create)
        .post("/cases/{case}/sessions/{session}/absence", Act::WorkOnCase, sessions::step::miss)
        .post("/cases/{case}/sessions/{session}/cancellation", Act::WorkOnCase, sessions::step::cancel)
        .get("/cases/{case}/sessions/{session}/note", Act::ReadPrivateNotes, sessions::note::show)
        .post("/cases/{case}/sessions/{session}/note", Act::ReadPrivateNotes, sessions::note::create)
        // reviews
        .get("/cases/{case}/review", Act::ReadCase, reviews::show::show)
        .post("/cases/{case}/review", Act::WorkOnCase, reviews::record::create)
        .post("/cases/{case}/review/{review}/answer", Act::WorkOnCase, reviews::answer::create)
        .get("/me/review", Act::ReadOwn, reviews::show::show)
        .post("/me/review/helps", Act::ActOnOwn, reviews::helps::create)
        .post("/me/review/helps/{help}/withdrawal", Act::ActOnOwn, reviews::helps::withdraw)
        .post("/me/review/{review}/answer", Act::ActOnOwn, reviews::answer::create)
        // papers
        .get("/cases/{case}/papers", Act::Review, papers::list::show)
        .post("/cases/{case}/papers", Act::WorkOnCase, papers::list::create)
        .post("/cases/{case}/papers/entry", Act::WorkOnCase, papers::list::find)
        .get("/cases/{case}/papers/{code}", Act::WorkOnCase, papers::entry::show)
        .post("/cases/{case}/papers/{code}", Act::WorkOnCase, papers::entry::create)
        .get("/cases/{case}/sessions/{session}/papers", Act::WorkOnCase, papers::sheet::show)
        // agenda
        .post("/me/agenda", Act::ActOnOwn, agenda::creation::create)
        .post("/me/agenda/{item}/withdrawal", Act::ActOnOwn, agenda::ending::withdraw)
        .post("/me/agenda/{item}/order", Act::ActOnOwn, agenda::order::create)
        .post("/cases/{case}/agenda", Act::WorkOnCase, agenda::creation::create)
        .post("/cases/{case}/agenda/{item}/ending", Act::WorkOnCase, agenda::ending::create)
        // checkins
        .get("/me/checkin", Act::ActOnOwn, checkins::new::show)
        .post("/me/checkin", Act::ActOnOwn, checkins::new::create)
        .get("/me/checkin/thanks", Act::ReadOwn, checkins::thanks::show)
        // feedback
        .get("/me/feedback/{session}", Act::ActOnOwn, feedback::new::show)
        .post("/me/feedback/{session}", Act::ActOnOwn, feedback::new::create)
        .get("/me/feedback/{session}/thanks", Act::ReadOwn, feedback::thanks::show)
        .get("/cases/{case}/feedback/{session}", Act::ReadCase, feedback::own::show)
        .post("/cases/{case}/feedback/{session}", Act::WorkOnCase, feedback::own::create)
        // preferences
        .get("/me/preferences", Act::ActOnOwn, preferences::own::show)
        .post("/me/preferences", Act::ActOnOwn, preferences::own::create)
        .post("/me/preferences/confirmation", Act::ActOnOwn, preferences::confirmation::create)
        .get("/me/preferences/kept", Act::ActOnOwn, preferences::kept::show)
        .post("/me/preferences/kept", Act::ActOnOwn, preferences::kept::create)
        .get("/cases/{case}/preferences", Act::ReadCase, preferences::theirs::show)
        .get("/cases/{case}/preferences/kept", Act::WorkOnCase, preferences::kept::show)
        .post("/cases/{case}/preferences/kept", Act::WorkOnCase, preferences::kept::create)
        // accommodations
        .get("/me/accommodations", Act::ReadOwn, accommodations::own::show)
        .post("/me/accommodations", Act::ReadOwn, accommodations::own::update)
        // profile
        .get("/me/profile", Act::ReadOwn, profile::own::show)
        .post("/me/profile", Act::ClaimRights, profile::creation::create)
        .get("/me/profile/{entry}", Act::ReadOwn, profile::edit::show)
        .post("/me/profile/{entry}", Act::ClaimRights, profile::edit::update)
        .post("/me/profile/{entry}/withdrawal", Act::ClaimRights, profile::edit::withdraw)
        .post("/me/profile/{entry}/removal", Act::ClaimRights, profile::edit::remove)
        .get("/cases/{case}/profile", Act::ReadCase, profile::theirs::show)
        // contributions
        .get("/me/words", Act::ReadOwn, contributions::own::show)
        .post("/me/words/{id}/opening", Act::ActOnOwn, contributions::opening::create)
        .get("/cases/{case}/words", Act::ReadCase, contributions::theirs::show)
        .post("/cases/{case}/contributions/{id}/mark", Act::WorkOnCase, contributions::mark::create)
        // reflections
        .post("/me/reflections", Act::ActOnOwn, reflections::creation::create)
        .get("/me/reflections", Act::ReadOwn, reflections::list::show)
        .get("/me/reflections/new", Act::ActOnOwn, reflections::creation::new)
        .get("/me/reflections/{id}", Act::ReadOwn, reflections::edit::show)
        .post("/me/reflections/{id}", Act::ClaimRights, reflections::edit::update)
        .post("/me/reflections/{id}/sharing", Act::ActOnOwn, reflections::reach::share)
        .post("/me/reflections/{id}/withdrawal", Act::ClaimRights, reflections::reach::withdraw)
        .post("/me/reflections/{id}/removal", Act::ClaimRights, reflections::edit::remove)
}

/// The router that answers at these addresses.
pub fn router(app: App) -> Router {
    let mut router = Router::new()
        .route("/", get(server::front))
        .route("/health", get(server::health))
        .route("/assets/{file}", get(server::asset))
        .route("/language/{language}", get(language::choose))
        .route("/sign-in", get(sign_in::show).post(sign_in::create))
        .route("/sign-in/passkey", post(passkey::create))
        .route("/sign-in/code", get(code::show).post(code::create))
        .route("/sign-in/elsewhere/{provider}", get(elsewhere::begin::show))
        .route("/sign-in/elsewhere/{provider}/back", get(elsewhere::back::show))
        .route("/unlock", get(unlock::show).post(unlock::create))
        .route("/proof", get(proof::show).post(proof::create))
        .route("/setup/{token}", get(setup::show).post(setup::create))
        .route("/l/{token}", get(link::show).post(link::create));
    for address in map().addresses {
        let Some(page) = address.page else { continue };
        let answer = move |app, request| gate::answer(app, request, address, page);
        let method: MethodRouter<App> = match address.method {
            Get => get(answer),
            Post => post(answer),
        };
        router = router.route(address.path, method);
    }
    for (path, above) in only_taking_forms(&map()) {
        router = router.route(path, get(move |uri: Uri| async move { server::above(&uri, above) }));
    }
    server::hardened(router, &app).with_state(app)
}

/// The addresses that only take forms, each with the nearest page above it: where a reload leads, or a device that
/// was signed in again.
fn only_taking_forms(map: &Map) -> Vec<(&'static str, &'static str)> {
    let shows = |path: &str| map.addresses.iter().any(|one| one.method == Get && one.path == path);
    let above = |path: &'static str| {
        let ends = path.match_indices('/').map(|(at, _)| &path[..at]);
        ends.rev().find(|above| shows(above)).unwrap_or("/")
    };
    let takes = map.addresses.iter().filter(|one| one.method == Post && !shows(one.path));
    takes.map(|one| (one.path, above(one.path))).collect()
}
