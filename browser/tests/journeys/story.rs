//! Two people and what they do together, step by step, as they would: along the words on the pages.

use anyhow::{Context, Result, ensure};
use selaras_browser::House;
use selaras_browser::house::PIN;
use selaras_browser::walker::{DESK, Device, Walker};
use selaras_core::id::PracticeId;
use selaras_core::language::{Address, Language};
use selaras_core::people::Role;
use selaras_store::fresh;
use selaras_testkit::people::{START, a_practice};

/// A counsellor at a desk and a client with a phone, in a house of their own.
pub struct Pair {
    pub house: House,
    pub counsellor: Walker,
    pub client: Walker,
    /// The address of their case on the counsellor's side.
    pub case: String,
    language: Language,
}

impl Pair {
    /// A practice with one counsellor, who has signed in; the client has a device and nothing else.
    pub async fn meet(language: Language, phone: Device) -> Result<Self> {
        let house = House::open().await?;
        let practice: PracticeId = fresh(START);
        house.keep(move |tx| selaras_store::practices::add(tx, &a_practice(practice))).await?;
        let sari = house.person(practice, "Sari", Role::Counsellor).await?;
        house.account(practice, sari, "sari").await?;
        let counsellor = house.visitor(DESK, language, Address::Anda).await?;
        let client = house.visitor(phone, language, Address::Kamu).await?;
        // The first page speaks the language of the browser; what is chosen by hand holds afterwards too.
        counsellor.go("/").await?;
        if language == Language::En {
            counsellor.go(&format!("/language/{language}?to=/sign-in")).await?;
        }
        counsellor.sign_in("sari").await?;
        Ok(Self { house, counsellor, client, case: String::new(), language })
    }

    /// One of two texts, in the language of this story.
    pub fn text<'t>(&self, id: &'t str, en: &'t str) -> &'t str {
        if self.language == Language::Id { id } else { en }
    }

    /// The counsellor opens a case and invites; the client opens the link and chooses a PIN.
    pub async fn open_case(&mut self) -> Result<()> {
        let (sari, dewi) = (&self.counsellor, &self.client);
        sari.go("/caseload").await?;
        sari.press("caseload-new").await?;
        sari.write("name", "Dewi").await?;
        sari.choose("address", "kamu").await?;
        sari.choose("language", self.language.code()).await?;
        sari.press("opening-button").await?;
        sari.reads_key("done-case-opened").await?;
        sari.press("invitation-button").await?;
        let link = sari.page.value("#link").await?;
        let whatsapp = sari.page.attribute("a[href*='wa.me']", "href").await?.context("no WhatsApp link")?;
        ensure!(whatsapp.contains("%2Fl%2F"), "the message carries no link: {whatsapp}");
        ensure!(sari.page.has("figure svg").await?, "there is no code to scan");
        sari.press("invitation-to-case").await?;
        self.case = sari.path().await?;

        dewi.go(&link).await?;
        dewi.write("pin", PIN).await?;
        dewi.write("pin-again", PIN).await?;
        dewi.press("link-button").await?;
        ensure!(dewi.path().await? == "/me", "the link leads to {}", dewi.path().await?);
        Ok(())
    }

    /// The client is a pupil: the counsellor writes down the mother, who has signed on paper.
    pub async fn guardian_consents(&self) -> Result<()> {
        let sari = &self.counsellor;
        sari.go(&self.case).await?;
        sari.press("guardians-title").await?;
        sari.write("name", "Bu Wulan").await?;
        sari.choose("kinship", "mother").await?;
        sari.press_blind(&sari.say("guardians-add-button")).await?;
        // How one knows was forgotten: the form comes back with the name.
        sari.reads_key("guardians-proof-missing").await?;
        sari.choose("proof", "family-card").await?;
        sari.press("guardians-add-button").await?;
        sari.reads_key("done-guardian-added").await?;
        sari.write("born", "2012-05-17").await?;
        sari.press("guardians-born-button").await?;
        sari.reads_key("done-birthday-kept").await?;
        sari.go(&format!("{}/agreement", self.case)).await?;
        sari.press("agreement-paper-link").await?;
        let pick = "[...document.querySelectorAll('label')].find(one => one.textContent.includes('Bu Wulan')).querySelector('input').value";
        let wulan = sari.page.evaluate(pick).await?;
        sari.choose("who", wulan.as_str().context("Bu Wulan is not to be chosen")?).await?;
        sari.choose("kept", "yes").await?;
        sari.press("agreement-paper-button").await?;
        sari.reads_key("done-agreement-paper-kept").await
    }

    /// Both sides read and sign the agreement.
    pub async fn sign(&self) -> Result<()> {
        let (sari, dewi) = (&self.counsellor, &self.client);
        dewi.press("home-sign-action").await?;
        dewi.choose("consent", "yes").await?;
        dewi.press("agreement-sign").await?;
        dewi.reads_key("done-agreement-signed").await?;
        sari.go(&format!("{}/agreement", self.case)).await?;
        sari.choose("consent", "yes").await?;
        sari.press("agreement-sign").await?;
        sari.reads_key("done-agreement-signed").await?;
        dewi.go("/me/agreement").await?;
        dewi.reads("Sari").await?;
        ensure!(!dewi.page.has("[name=consent]").await?, "there is something left to sign");
        Ok(())
    }

    /// The client says how they like to be counselled.
    pub async fn prefer(&self) -> Result<()> {
        let dewi = &self.client;
        dewi.go("/me").await?;
        dewi.press("home-preferences-action").await?;
        for name in ["lead", "focus", "time", "manner"] {
            let value = dewi.page.attribute(&format!("input[name={name}]"), "value").await?;
            dewi.choose(name, value.context("nothing to choose")?).await?;
        }
        dewi.write("dislikes", self.text("Jangan dipaksa bicara.", "Being made to talk.")).await?;
        dewi.press("preferences-send").await
    }

    /// The client words a goal, and the counsellor agrees.
    pub async fn agree_on_a_goal(&self) -> Result<()> {
        let (sari, dewi) = (&self.counsellor, &self.client);
        let goal = self.text("Aku berani bertanya di kelas.", "I dare to ask in class.");
        dewi.go("/me/goals").await?;
        dewi.press("goals-empty-button").await?;
        dewi.write("words", goal).await?;
        dewi.press("goals-new-button").await?;
        dewi.reads_key("done-goal-proposed").await?;
        sari.go(&format!("{}/goals", self.case)).await?;
        sari.press_text(goal).await?;
        sari.press("proposals-agree").await?;
        sari.reads_key("proposals-agreed").await?;
        dewi.go("/me/goals").await?;
        dewi.reads_key("proposals-agreed").await?;
        dewi.press("goals-rate").await?;
        dewi.choose("near", 3).await?;
        dewi.press("goals-rating-button").await?;
        dewi.reads_key("done-goal-rated").await
    }

    /// The counsellor proposes a task, the client puts it into other words, and the counsellor agrees.
    pub async fn agree_on_a_task(&self) -> Result<()> {
        let (sari, dewi) = (&self.counsellor, &self.client);
        let first = self.text("Tanya satu hal tiap hari.", "Ask one thing every day.");
        let better = self.text("Tanya satu hal di pelajaran Bu Rina.", "Ask one thing in Mrs Rina's lesson.");
        sari.go(&format!("{}/goals", self.case)).await?;
        sari.press("tasks-new-title").await?;
        sari.write("words", first).await?;
        sari.choose("place", "between").await?;
        sari.press("tasks-new-button").await?;
        sari.reads_key("done-task-proposed-to-client").await?;
        dewi.go("/me").await?;
        dewi.press("home-answer-task-action").await?;
        dewi.press("proposals-amend").await?;
        dewi.write("words", better).await?;
        dewi.press("proposals-send-words").await?;
        dewi.reads_key("done-task-reworded").await?;
        sari.go(&format!("{}/goals", self.case)).await?;
        sari.press_text(better).await?;
        sari.press("proposals-agree").await?;
        dewi.go("/me/tasks").await?;
        dewi.reads(better).await
    }

    /// The counsellor plans a session; the client adds a topic and a question about its purpose.
    pub async fn plan(&self, when: &str, purpose: &str) -> Result<()> {
        let (sari, dewi) = (&self.counsellor, &self.client);
        sari.go(&format!("{}/sessions", self.case)).await?;
        sari.write("when-planned", when).await?;
        sari.write("purpose", purpose).await?;
        sari.press("sessions-plan-button").await?;
        dewi.go("/me/sessions").await?;
        dewi.reads(purpose).await?;
        dewi.write("topic", self.text("Soal ujian minggu depan", "The exam next week")).await?;
        dewi.press("agenda-add-next").await?;
        dewi.reads_key("done-agenda-added").await
    }

    /// The client checks in, the same answer to all areas.
    pub async fn check_in(&self, each: i16) -> Result<()> {
        let dewi = &self.client;
        dewi.arrive(PIN).await?;
        dewi.press("home-checkin-action").await?;
        for area in ["rest", "mood", "people", "duties", "hope"] {
            dewi.choose(area, each).await?;
        }
        dewi.choose("safety", 0).await?;
        dewi.press("checkin-send").await?;
        dewi.reads_key("checkin-thanks-title").await
    }

    /// The counsellor opens the planned session, runs it and closes it.
    pub async fn hold(&self, summary: &str) -> Result<()> {
        let sari = &self.counsellor;
        sari.go(&format!("{}/sessions", self.case)).await?;
        sari.press("sessions-open").await?;
        sari.press("sessions-begin").await?;
        sari.reads_key("sessions-under-way").await?;
        sari.press("agenda-mark-done").await?;
        self.house.minutes_pass(50);
        sari.write("summary", summary).await?;
        sari.write("note", "Rahasia konselor.").await?;
        sari.press("sessions-close-button").await
    }

    /// The counsellor gives the own view and the guess, each the same for all three items.
    pub async fn rate(&self, view: i16, guess: i16) -> Result<()> {
        let sari = &self.counsellor;
        for item in ["goal", "task", "bond"] {
            sari.choose(&format!("own-{item}"), view).await?;
            sari.choose(&format!("guess-{item}"), guess).await?;
        }
        sari.press("feedback-own-send").await?;
        sari.reads_key("done-rating-given").await
    }

    /// The client reads the summary and gives feedback, with words that wait for the next session.
    pub async fn give_feedback(&self, [goal, task, bond]: [i16; 3], words: &str) -> Result<()> {
        let dewi = &self.client;
        dewi.arrive(PIN).await?;
        dewi.press("home-feedback-action").await?;
        dewi.answer(&[("goal", goal), ("task", task), ("bond", bond)]).await?;
        if !words.is_empty() {
            dewi.write("words", words).await?;
            dewi.choose("words-when", "together").await?;
        }
        dewi.press("feedback-send").await?;
        dewi.reads_key("feedback-thanks-title").await
    }

    /// The counsellor marks everything the client gave.
    pub async fn mark_all(&self, mark: &str) -> Result<usize> {
        let sari = &self.counsellor;
        sari.go(&format!("{}/words", self.case)).await?;
        let mut marked = 0;
        while sari.page.count(&format!("button[value={mark}]:not([disabled])")).await? > 0 {
            let more = sari.page.count(".badge.care").await?;
            if more == 0 {
                break;
            }
            sari.page.submit(&format!("section:has(.badge.care) button[value={mark}]")).await?;
            marked += 1;
        }
        sari.look().await?;
        sari.reads_key("given-all-touched").await?;
        Ok(marked)
    }

    /// The client checks in, an hour passes, and the counsellor signs in anew: sign-ins end overnight.
    pub async fn come_to_session(&self, each: i16) -> Result<()> {
        self.check_in(each).await?;
        self.house.minutes_pass(60);
        self.counsellor.sign_in("sari").await?;
        self.counsellor.go("/caseload").await
    }

    /// The client tells that the task was done, and how useful it was.
    pub async fn tell_about_the_task(&self) -> Result<()> {
        let dewi = &self.client;
        dewi.arrive(PIN).await?;
        dewi.go("/me/tasks").await?;
        dewi.press("tasks-tick-done").await?;
        dewi.choose("useful", 5).await?;
        dewi.write("remark", self.text("Ternyata Bu Rina ramah.", "Mrs Rina turned out to be kind.")).await?;
        dewi.press("tasks-report-button").await?;
        dewi.reads_key("done-task-report-done").await
    }

    /// A signal has risen: the counsellor takes note, both talk about it, and it closes once both find it repaired.
    pub async fn repair(&self) -> Result<()> {
        let (sari, dewi) = (&self.counsellor, &self.client);
        dewi.go("/me").await?;
        dewi.reads_key("signals-own-alliance-drop").await?;
        sari.go("/caseload").await?;
        sari.reads_key("signals-alliance-drop-brief").await?;
        sari.press_text("Dewi").await?;
        sari.reads_key("signals-alliance-drop-title").await?;
        sari.press("signals-acknowledge").await?;
        sari.reads_key("done-signal-acknowledgement").await?;
        sari.go(&self.case).await?;
        sari.press("signals-open").await?;
        sari.write(
            "talk",
            self.text("Saya akan menyimak dulu sebelum memberi saran.", "I shall listen before I advise."),
        )
        .await?;
        sari.press("signals-talk-send").await?;
        sari.reads_key("done-signal-talk").await?;
        sari.press("ruptures-from-signal-button").await?;
        sari.reads_key("done-rupture-opened").await?;
        dewi.go("/me").await?;
        dewi.press("home-repair-say-action").await?;
        dewi.choose("missed", "unheard").await?;
        dewi.write("said", self.text("Aku belum selesai cerita.", "I had not finished.")).await?;
        dewi.press("ruptures-send").await?;
        dewi.reads_key("done-rupture-said").await?;
        let path = dewi.path().await?.replace("/me", &self.case);
        sari.go(&path).await?;
        sari.write("heard", self.text("Dewi belum selesai bercerita.", "Dewi had not finished.")).await?;
        sari.write("change", self.text("Aku menunggu sampai selesai.", "I wait to the end.")).await?;
        sari.press("ruptures-plan-send").await?;
        sari.reads_key("done-rupture-planned-to-client").await?;
        dewi.go("/me").await?;
        dewi.press("home-repair-answer-action").await?;
        dewi.press("ruptures-plan-yes").await?;
        dewi.reads_key("done-rupture-agreed").await?;
        // Once one side has said how they find it, the other is asked at once.
        sari.go(&path).await?;
        sari.unfold("ruptures-verdict-title").await?;
        let own = path.replace(&self.case, "/me");
        for (walker, there) in [(sari, &path), (dewi, &own)] {
            if walker.page.count("form[action$=verdict]").await? == 0
                || walker.path().await? != *there
                || there == &own
            {
                walker.go(there).await?;
            }
            walker.choose("verdict", "repaired").await?;
            walker.page.submit("form[action$=verdict]").await?;
            walker.look().await?;
            walker.reads_key("done-rupture-judged").await?;
        }
        dewi.reads_key("ruptures-next-repaired").await?;
        dewi.go("/me").await?;
        dewi.reads_not(&dewi.say("signals-own-alliance-drop")).await?;
        dewi.press("home-picture-all").await
    }

    /// The counsellor closes the case as planned; both may still read.
    pub async fn part(&self) -> Result<()> {
        let (sari, dewi) = (&self.counsellor, &self.client);
        sari.go(&self.case).await?;
        sari.press("cases-close").await?;
        sari.choose("ending", "planned").await?;
        sari.write("words", self.text("Dewi sudah berani bertanya.", "Dewi dares to ask now.")).await?;
        sari.press("ending-button").await?;
        sari.reads_key("done-case-closed").await?;
        sari.go("/caseload").await?;
        sari.reads("Dewi").await?;
        for page in
            ["/me", "/me/goals", "/me/sessions", "/me/words", "/me/agreement", "/me/picture", "/me/about"]
        {
            dewi.go(page).await?;
        }
        Ok(())
    }
}
