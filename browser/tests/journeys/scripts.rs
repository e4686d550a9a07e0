//! Scripts in every free-text field of every page, stored and thrown back: none runs, all are shown as the words they are.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail, ensure};
use selaras_browser::walker::{DESK, PHONE};
use selaras_browser::{House, Walker};
use selaras_core::id::PersonId;
use selaras_core::language::{Address, Language};
use selaras_testkit::app::{TestApp, Visitor, encoded};
use selaras_testkit::forms::{Form, Kind, forms_on};
use selaras_testkit::lived::{Lived, NOW, Things};
use selaras_testkit::stores;
use selaras_web::map::Method;
use selaras_web::router::map;
use serde_json::{Value, json};

/// What an attacker writes: out of every place where words may stand, and into whatever would run them. Short enough
/// for a name.
fn script(number: usize) -> String {
    format!(
        "\"'></title></textarea><script>__ran=1</script><img src=x onerror=__ran=2><svg onload=__ran=3>{{{{7*7}}}}k{number}k"
    )
}

/// What there is on a page that an attacker would like to see, and all its words, also folded and in fields.
const LOOK: &str = "(() => {
    const traps = 'img[src=x], svg[onload], [onerror], script:not([src]), [href^=\"javascript:\" i], [action^=\"javascript:\" i]';
    const fields = [...document.querySelectorAll('input, textarea')].map(one => one.value);
    const words = [document.title, document.body?.textContent ?? '', ...fields].join('\\n');
    return { ran: window.__ran ?? null, words, traps: [...document.querySelectorAll(traps)].map(one => one.outerHTML) };
})()";

/// Fills every text field of a form with words that are too long, lets go of all choices, and sends it as it is.
const SEND: &str = "(() => {
    const form = [...document.forms].find(one => one.method === 'post' && one.getAttribute('action') === action);
    if (!form) return false;
    for (const one of form.elements) {
        if (one.type === 'hidden') { if (stale && one.name === 'ticket') one.value = 'x'; continue; }
        if (one.type === 'radio' || one.type === 'checkbox') one.checked = false;
        else if (one.matches('textarea, input:not([type]), input[type=text], input[type=search]')) one.value = words;
    }
    HTMLFormElement.prototype.submit.call(form);
    return true;
})()";

/// The addresses of the forms that take words.
const FORMS: &str = "[...document.forms].filter(one => one.method === 'post'
    && one.querySelector('textarea, input:not([type]), input[type=text], input[type=search]'))
    .map(one => one.getAttribute('action'))";

/// What somebody read on their walk, and how each form was answered.
#[derive(Default)]
struct Walked {
    words: String,
    answers: BTreeMap<String, Option<u16>>,
}

/// What one look found.
struct Seen {
    words: String,
    /// What ran, or would have without the policy.
    harm: Vec<String>,
}

async fn look(walker: &Walker) -> Result<Seen> {
    let found = walker.page.evaluate(LOOK).await?;
    let words = found["words"].as_str().unwrap_or_default().to_owned();
    let mut harm: Vec<String> =
        found["traps"].as_array().into_iter().flatten().map(ToString::to_string).collect();
    if found["ran"] != Value::Null {
        harm.push(format!("a script ran: {}", found["ran"]));
    }
    if words.contains("3>49k") {
        harm.push("a template was worked out".to_owned());
    }
    // A page that refuses is a complaint too; what the policy forbade says so in other words.
    let complaints = walker.page.complaints().into_iter();
    harm.extend(complaints.filter(|one| !one.contains("the server responded with a status of 4")));
    Ok(Seen { words, harm })
}

/// Looks at the page, which must be harmless; gives back its words.
async fn harmless(walker: &Walker) -> Result<String> {
    let seen = look(walker).await?;
    ensure!(seen.harm.is_empty(), "{}: {:?}", walker.path().await?, seen.harm);
    Ok(seen.words)
}

/// A page with a form that takes words.
#[derive(Clone)]
struct Place {
    who: usize,
    page: String,
    action: String,
}

/// The forms that take words, each address once for everyone who finds it on a page.
async fn places(test: &TestApp, things: &Things, people: &[PersonId]) -> Vec<Place> {
    let mut found: BTreeMap<(usize, String), Place> = BTreeMap::new();
    for (who, person) in people.iter().enumerate() {
        let mut visitor = test.signed_in(*person).await;
        for page in pages(things) {
            for form in forms_on(&visitor.get(&page).await.text).into_iter().filter(takes_words) {
                let kind = pattern(&form.action);
                let place = Place { who, page: page.clone(), action: form.action };
                found.entry((who, kind)).or_insert(place);
            }
        }
    }
    found.into_values().collect()
}

fn takes_words(form: &Form) -> bool {
    form.asked.iter().any(|asked| asked.kind == Kind::Words)
}

/// Every page of the map, with what stands in this case, and what unfolds by a question mark.
fn pages(things: &Things) -> Vec<String> {
    let kept = |path: &str| path.ends_with("/calendar") || path.ends_with(".json");
    let shown = map().addresses.into_iter().filter(|one| one.method == Method::Get && one.page.is_some());
    let shown = shown.filter(|one| !kept(one.path));
    let both = shown.flat_map(|one| {
        [things.held, things.due]
            .map(|id| things.address_but(one.path, |name| (name == "session").then(|| id.to_string())))
    });
    let mut seen = BTreeSet::new();
    let unfolded = ["/caseload?past=1", "/me/words?all=1", "/cases/{case}/words?all=1"];
    let case = things.people.case.to_string();
    let unfolded = unfolded.map(|path| path.replace("{case}", &case));
    both.chain(unfolded).filter(|path| seen.insert(path.clone())).collect()
}

/// An address without its identifiers.
fn pattern(path: &str) -> String {
    let part = |part: &str| if part.len() == 32 { "{}".to_owned() } else { part.to_owned() };
    path.split(['?', '#']).next().unwrap_or_default().split('/').map(part).collect::<Vec<_>>().join("/")
}

/// Whether a form ends something, so that others could not be sent after it.
fn ends(place: &Place) -> bool {
    ["closing", "ending", "talk"].iter().any(|end| place.action.ends_with(end))
}

/// Sends a form with scripts in every field for words; gives back those that were kept. Where it leads is looked at later:
/// what was made just now has a page of its own.
async fn plant(
    visitor: &mut Visitor,
    place: &Place,
    number: &mut usize,
    led: &mut BTreeSet<String>,
) -> Vec<String> {
    let page = visitor.get(&place.page).await.text;
    let Some(form) = forms_on(&page).into_iter().find(|form| form.action == place.action) else {
        return Vec::new();
    };
    let mut planted = Vec::new();
    let mut fields = form.filled();
    for asked in form.asked.iter().filter(|asked| asked.kind == Kind::Words) {
        *number += 1;
        let words = script(*number);
        let mut own = fields.iter_mut().filter(|(name, _)| *name == asked.name);
        own.by_ref().for_each(|(_, value)| value.clone_from(&words));
        planted.push(words);
    }
    let pairs: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let reply = visitor.post_plain(&form.action, &pairs).await;
    let Some(to) = reply.to.filter(|_| reply.status.as_u16() == 303) else { return Vec::new() };
    let path = to.split(['?', '#']).next().unwrap_or_default();
    if path.split('/').any(|part| part.len() == 32) {
        led.insert(path.to_owned());
    }
    planted
}

/// Sends a form in the browser so that it comes back with its words; gives back how the server answered.
async fn throw_back(walker: &Walker, action: &str, stale: bool) -> Result<Option<u16>> {
    let words = format!("{}{}", script(0), "x".repeat(20_000));
    let values = format!(
        "(() => {{ const action = {}, words = {}, stale = {stale}; return {SEND} }})()",
        json!(action),
        json!(words)
    );
    if walker.page.evaluate(&values).await? != true {
        return Ok(None);
    }
    walker.page.settle().await?;
    harmless(walker).await?;
    Ok(walker.page.status())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_script_that_somebody_wrote_runs_anywhere_and_all_are_shown_as_words() -> Result<()> {
    let fresh = stores::sqlite();
    let lived = fresh.store.write_here(|tx| {
        let lived = Lived::make(tx)?;
        lived.consent(tx)?;
        Ok::<_, selaras_store::StoreError>(lived)
    })?;
    let (small, things) = (lived.here.people, lived.here);
    let test = TestApp::around(&fresh.store, small, NOW);
    let people = [small.client, small.counsellor, small.administrator, small.supervisor];
    let places = places(&test, &things, &people).await;
    ensure!(places.len() > 25, "only {} forms take words", places.len());
    let (mut number, mut planted) = (0, BTreeMap::new());
    let (first, last): (Vec<Place>, Vec<Place>) = places.iter().cloned().partition(|place| !ends(place));
    let mut visitors = Vec::new();
    for person in people {
        visitors.push(test.signed_in(person).await);
    }
    let (mut kept, mut led) = (0, BTreeSet::new());
    for place in &first {
        let scripts = plant(&mut visitors[place.who], place, &mut number, &mut led).await;
        kept += usize::from(!scripts.is_empty());
        planted.extend(scripts.into_iter().map(|script| (script, pattern(&place.action))));
    }
    ensure!(kept * 3 > first.len() * 2, "only {kept} of {} forms were taken", first.len());

    let again = TestApp::around(&fresh.store, small, NOW);
    let house = House::around(test).await?;
    let mut walkers = Vec::new();
    for (at, person) in people.into_iter().enumerate() {
        let device = if at == 0 { PHONE } else { DESK };
        let walker = house.visitor(device, Language::En, Address::Anda).await?;
        house.come_in(&walker, small.practice, person).await?;
        walkers.push(walker);
    }
    // A new PIN has ended what was signed in before.
    for (visitor, person) in visitors.iter_mut().zip(people) {
        *visitor = again.signed_in(person).await;
    }
    control(&house).await?;
    let mut words = String::new();
    let mut answers = Vec::new();
    for walked in everyone(&walkers, &mut visitors, (&things, &led), true).await? {
        words.push_str(&walked.words);
        answers.extend(walked.answers);
    }
    let back = answers.iter().all(|(_, status)| matches!(status, Some(409 | 413 | 422)));
    ensure!(answers.len() > 20 && back, "all are too long, so all come back: {answers:#?}");
    thrown_back_by_addresses(&house, &walkers).await?;
    locked(&house, &walkers[0], "/me/goals/new", "/me/goals", 31).await?;
    walkers[0].go_blind("/unlock").await?;
    walkers[0].write("unlock-pin", selaras_browser::house::PIN).await?;
    walkers[0].page.submit("main form").await?;

    for place in &last {
        let scripts = plant(&mut visitors[place.who], place, &mut number, &mut led).await;
        planted.extend(scripts.into_iter().map(|script| (script, pattern(&place.action))));
    }
    for walked in everyone(&walkers[..2], &mut visitors[..2], (&things, &led), false).await? {
        words.push_str(&walked.words);
    }
    let unseen: BTreeSet<_> =
        planted.iter().filter(|(script, _)| !words.contains(*script)).map(|(_, at)| at.as_str()).collect();
    ensure!(unseen.is_empty(), "nobody reads what was written at {unseen:?}");
    locked(&house, &walkers[1], "/cases/new", "/cases", 9 * 60).await
}

/// Everyone's walk, two at a time.
async fn everyone(
    walkers: &[Walker],
    visitors: &mut [Visitor],
    (things, led): (&Things, &BTreeSet<String>),
    sends: bool,
) -> Result<Vec<Walked>> {
    let mut theirs = Vec::new();
    for visitor in visitors {
        let mut opens = Vec::new();
        let mut all = pages(things);
        let new: Vec<String> = led.iter().filter(|path| !all.contains(path)).cloned().collect();
        all.extend(new);
        for page in all {
            if visitor.get(&page).await.status.is_success() {
                opens.push(page);
            }
        }
        ensure!(opens.len() > 5, "only {opens:?} opens");
        theirs.push(opens);
    }
    let mut all = Vec::new();
    for (two, opens) in walkers.chunks(2).zip(theirs.chunks(2)) {
        let (one, other) =
            tokio::try_join!(walk(&two[0], &opens[0], sends), walk(&two[1], &opens[1], sends))?;
        all.extend([one, other]);
    }
    Ok(all)
}

/// Looks at every page that somebody may open and, when asked to, sends each of its forms so that it comes back; gives
/// back all words, and how each form was answered.
async fn walk(walker: &Walker, pages: &[String], sends: bool) -> Result<Walked> {
    let mut walked = Walked::default();
    for page in pages {
        walker.go_blind(page).await?;
        walked.words.push_str(&harmless(walker).await?);
        if !sends {
            continue;
        }
        let forms = walker.page.evaluate(FORMS).await?;
        for action in forms.as_array().into_iter().flatten().filter_map(Value::as_str) {
            if walked.answers.contains_key(&pattern(action)) {
                continue;
            }
            walker.go_blind(page).await?;
            // Now and then the form is an old one.
            let stale = walked.answers.len() % 5 == 4;
            let status = throw_back(walker, action, stale).await?;
            walked.answers.insert(pattern(action), status);
        }
    }
    Ok(walked)
}

/// What the test would see if something ran: on a page without a policy, and on one of ours.
async fn control(house: &House) -> Result<()> {
    let walker = house.visitor(DESK, Language::En, Address::Anda).await?;
    let bare = encoded(&[("", &script(0))]);
    walker.page.goto(&format!("data:text/html,<title>a</title><p>{}", &bare[1..])).await?;
    let seen = look(&walker).await?;
    ensure!(seen.harm.iter().any(|one| one.contains("a script ran")), "blind: {:?}", seen.harm);
    ensure!(seen.harm.iter().any(|one| one.contains("onerror")), "blind: {:?}", seen.harm);
    walker.go_blind("/sign-in").await?;
    let put = format!("document.body.insertAdjacentHTML('beforeend', {})", json!(script(0)));
    walker.page.evaluate(&put).await?;
    walker.page.settle().await?;
    let seen = look(&walker).await?;
    ensure!(!seen.harm.iter().any(|one| one.contains("a script ran")), "the policy lets it run");
    ensure!(seen.harm.iter().any(|one| one.contains("Content Security Policy")), "blind: {:?}", seen.harm);
    ensure!(seen.harm.iter().any(|one| one.contains("onload")), "blind: {:?}", seen.harm);
    Ok(())
}

/// Scripts in addresses: in their parts and behind the question mark, and in the form of a stranger.
async fn thrown_back_by_addresses(house: &House, walkers: &[Walker]) -> Result<()> {
    let part = &encoded(&[("", &script(0))])[1..];
    let jump = encoded(&[("to", "javascript:__ran=4")]);
    let paths = [
        format!("/{part}"),
        format!("/cases/{part}"),
        format!("/me/goals/{part}/wording"),
        format!("/l/{part}"),
        format!("/setup/{part}"),
        format!("/language/{part}?to=/{part}"),
        format!("/language/en?{jump}"),
        format!("/sign-in?to=/{part}"),
        format!("/sign-in?{jump}"),
        format!("/unlock?to=/{part}"),
        format!("/proof?{jump}"),
        format!("/caseload?done={part}"),
        format!("/me?done={part}"),
        format!("/me/tasks/new?goal={part}"),
        format!("/me/agreement?version={part}"),
        format!("/me/about?after={part}"),
        format!("/me/words?all={part}"),
        format!("/practice/audit?day={part}&person={part}"),
    ];
    let stranger = house.visitor(DESK, Language::Id, Address::Anda).await?;
    for walker in walkers[..3].iter().chain([&stranger]) {
        for path in &paths {
            walker.go_blind(path).await?;
            harmless(walker).await?;
        }
    }
    stranger.go_blind("/sign-in").await?;
    let status = throw_back(&stranger, "/sign-in", false).await?;
    ensure!(status == Some(422), "the sign-in answered {status:?}");
    Ok(())
}

/// A form that was open while the phone locked itself, or the desk was signed out: its words are carried along.
async fn locked(house: &House, walker: &Walker, page: &str, action: &str, minutes: i64) -> Result<()> {
    walker.go_blind(page).await?;
    house.minutes_pass(minutes);
    throw_back(walker, action, false).await?;
    let words = harmless(walker).await?;
    ensure!(words.contains(&script(0)), "the words are lost: {}", walker.path().await?);
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_practice_set_up_with_scripts_for_names_shows_them_as_words() -> Result<()> {
    let house = House::open().await?;
    let Some(setup) = house.keep(selaras_web::access::setup::address).await? else {
        bail!("nothing to set up");
    };
    let walker = house.visitor(DESK, Language::Id, Address::Anda).await?;
    walker.go_blind(&setup).await?;
    ensure!(throw_back(&walker, &setup, false).await? == Some(422), "a form with a faulty login comes back");
    let mut stranger = TestApp::stranger_before(house.app.clone());
    let (practice, name) = (script(1), script(2));
    let fields = [
        ("practice", practice.as_str()),
        ("zone", "Asia/Jakarta"),
        ("clients", "anda"),
        ("name", name.as_str()),
        ("counsels", "yes"),
        ("login", "wayan"),
        ("password", selaras_browser::house::PASSWORD),
        ("password-again", selaras_browser::house::PASSWORD),
    ];
    let done = stranger.post_plain(&setup, &fields).await;
    ensure!(done.status.as_u16() == 303, "{}", done.text);
    walker.go_blind("/sign-in").await?;
    walker.write("login", "wayan").await?;
    walker.write("password", selaras_browser::house::PASSWORD).await?;
    walker.page.submit("main form").await?;
    let mut words = String::new();
    for page in
        ["/caseload", "/practice", "/practice/settings", "/account", "/cases/new", "/practice/processing"]
    {
        walker.go_blind(page).await?;
        words.push_str(&harmless(&walker).await?);
    }
    ensure!(words.contains(&practice) && words.contains(&name), "the names are nowhere to be read");
    Ok(())
}
