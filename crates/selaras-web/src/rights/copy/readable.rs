//! A copy as a page: sections of entries, in the reader's language.

use super::record::{Case, Goal, Look, Record, Response, Stance, Task, Wording};
use crate::ask::Ask;
use crate::layout::field::Text;

/// A heading with what stands under it.
pub struct Section {
    /// Its heading.
    pub title: Text,
    /// What stands under it.
    pub entries: Vec<Entry>,
}

/// One thing in a copy.
#[derive(Default)]
pub struct Entry {
    /// What it is.
    pub head: String,
    /// When.
    pub when: String,
    /// What was said, word for word.
    pub words: Vec<String>,
    /// What else is to be said about it.
    pub lines: Vec<String>,
}

/// A copy of one case as sections; sections without an entry are left out.
pub fn sections(ask: &Ask<'_>, record: &Record) -> Vec<Section> {
    let page = Page { ask };
    record.cases.iter().flat_map(|case| page.case(case)).filter(|one| !one.entries.is_empty()).collect()
}

struct Page<'p> {
    ask: &'p Ask<'p>,
}

impl Page<'_> {
    fn case(&self, case: &Case) -> Vec<Section> {
        let section = |name: &str, entries: Vec<Entry>| Section {
            title: self.say(&format!("rights-copy-section-{name}")).into(),
            entries,
        };
        vec![
            section("case", vec![self.in_short(case)]),
            section("agreement", self.agreements(case)),
            section("consents", self.consents(case)),
            section("goals", case.goals.iter().map(|one| self.goal(one)).collect()),
            section("tasks", case.tasks.iter().map(|one| self.task(one)).collect()),
            section("sessions", self.sessions(case)),
            section("responses", case.responses.iter().map(|one| self.response(one)).collect()),
            section("topics", self.topics(case)),
            section("reflections", self.reflections(case)),
            section("reviews", self.reviews(case)),
            section("profile", self.profile(case)),
            section("wishes", self.wishes(case)),
            section("signals", self.signals(case)),
            section("ruptures", self.ruptures(case)),
            section("requests", self.requests(case)),
            section("emergencies", self.emergencies(case)),
            section("looks", case.looks.iter().map(|one| self.look(one)).collect()),
        ]
    }

    fn say(&self, key: &str) -> String {
        self.ask.words.say(key).into_owned()
    }

    fn when(&self, moment: &str) -> String {
        let moment = moment.parse::<jiff::Timestamp>().map(Into::into);
        moment.map(|moment| self.ask.calendar().date_time(moment)).unwrap_or_default()
    }

    fn who(&self, side: &str) -> String {
        self.say(match side {
            "client" => "rights-copy-you",
            "guardian" => "rights-copy-guardian",
            _ => "rights-copy-counsellor",
        })
    }

    fn in_short(&self, case: &Case) -> Entry {
        let with = |key: &str, value: String| self.ask.words.with(key, "value", value).into_owned();
        let mut lines = vec![
            with("rights-copy-number", case.number.clone()),
            with("rights-copy-with", case.counsellor.clone()),
            with("rights-copy-opened", self.when(&case.opened_at)),
        ];
        lines.extend(case.closed_at.as_ref().map(|at| with("rights-copy-closed", self.when(at))));
        lines.extend(case.ending.map(|ending| self.say(&format!("cases-ended-{ending}"))));
        lines.extend(case.stopped_at.as_ref().map(|at| with("rights-copy-stopped", self.when(at))));
        lines.push(self.say(&format!("privacy-talk-{}", case.talk)));
        Entry { lines, words: case.ending_words.iter().cloned().collect(), ..Entry::default() }
    }

    fn agreements(&self, case: &Case) -> Vec<Entry> {
        let signed = |one: &super::record::Signature| {
            let places = [("who", self.who(one.side).into()), ("when", self.when(&one.at).into())];
            self.ask.words.fill("rights-copy-signed", &places).into_owned()
        };
        let entry = |one: &super::record::Agreement| Entry {
            head: self.ask.words.with("rights-copy-version", "number", i64::from(one.version)).into_owned(),
            when: self.when(&one.made_at),
            lines: one.signatures.iter().map(signed).collect(),
            words: one.text.iter().map(|text| text.replace("# ", "")).collect(),
        };
        let change = |one: &super::record::Amendment| {
            let mut lines = self.proposed(&one.wordings, &one.stances, "agreement", "", None);
            lines.extend(
                one.withdrawn_at
                    .as_ref()
                    .map(|at| format!("{}: {}", self.when(at), self.say("amendment-withdrawn"))),
            );
            Entry {
                head: self.say(&format!("agreement-{}-title", one.clause)),
                when: self.when(&one.made_at),
                lines,
                ..Entry::default()
            }
        };
        case.agreements.iter().map(entry).chain(case.amendments.iter().map(change)).collect()
    }

    fn consents(&self, case: &Case) -> Vec<Entry> {
        let line = |one: &super::record::Consent| {
            let what = self.say(&format!("rights-purpose-{}", one.purpose));
            let places = [("what", what.into()), ("when", self.when(&one.at).into())];
            self.ask
                .words
                .fill(if one.given { "rights-given" } else { "rights-taken-back" }, &places)
                .into_owned()
        };
        let lines: Vec<String> = case.consents.iter().map(line).collect();
        if lines.is_empty() { Vec::new() } else { vec![Entry { lines, ..Entry::default() }] }
    }

    fn goal(&self, goal: &Goal) -> Entry {
        Entry {
            head: newest(&goal.wordings),
            when: self.when(&goal.made_at),
            words: Vec::new(),
            lines: self.proposed(
                &goal.wordings,
                &goal.stances,
                "goals",
                goal.state,
                goal.ended_at.as_deref(),
            ),
        }
    }

    fn task(&self, task: &Task) -> Entry {
        let mut lines = vec![self.say(&format!("tasks-place-{}", task.place))];
        lines.extend(self.proposed(
            &task.wordings,
            &task.stances,
            "tasks",
            task.state,
            task.ended_at.as_deref(),
        ));
        for report in &task.reports {
            let mut line =
                format!("{}: {}", self.when(&report.at), self.say(&format!("tasks-went-{}", report.done)));
            if let Some(useful) = report.useful {
                let useful = self.ask.words.with("tasks-useful-told", "number", i64::from(useful));
                line.push_str(&format!(" · {useful}"));
            }
            lines.push(line);
            lines.extend(report.words.as_ref().map(|words| self.said(report.side, words)));
        }
        Entry { head: newest(&task.wordings), when: self.when(&task.made_at), words: Vec::new(), lines }
    }

    /// Wordings and stances of a goal or task, and how it ended.
    fn proposed(
        &self,
        wordings: &[Wording],
        stances: &[Stance],
        room: &str,
        state: &str,
        ended_at: Option<&str>,
    ) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for one in wordings {
            let words = self.said(one.side, &one.words);
            lines.push(format!("{}: {words}", self.when(&one.at)));
        }
        for one in stances {
            let stood =
                self.ask.words.with(&format!("rights-copy-{}", one.stance), "who", self.who(one.side));
            let said = one.words.as_ref().map(|words| format!(" “{words}”")).unwrap_or_default();
            lines.push(format!("{}: {stood}{said}", self.when(&one.at)));
        }
        lines.extend(
            ended_at.map(|at| format!("{}: {}", self.when(at), self.say(&format!("{room}-state-{state}")))),
        );
        lines
    }

    fn said(&self, side: &str, words: &str) -> String {
        let places = [("who", self.who(side).into()), ("words", words.into())];
        self.ask.words.fill("rights-copy-said", &places).into_owned()
    }

    fn sessions(&self, case: &Case) -> Vec<Entry> {
        case.sessions.iter().map(|one| self.session(one)).collect()
    }

    fn session(&self, one: &super::record::Session) -> Entry {
        let mut lines = vec![self.say(&format!("rights-copy-session-{}", one.state))];
        lines.extend(one.goals.iter().map(|goal| format!("{} {goal}", self.say("sessions-serves"))));
        lines.extend(one.came.map(|came| self.say(&format!("sessions-came-{came}"))));
        for topic in &one.topics {
            lines.push(format!("{}: {}", topic.words, self.say(&format!("agenda-came-{}", topic.came))));
        }
        for decision in &one.decisions {
            lines.extend(self.decided(decision));
        }
        for remark in &one.remarks {
            let key = match remark.kind {
                "purpose" | "plan" | "summary" => format!("sessions-said-{}", remark.kind),
                kind if remark.side == "client" => format!("sessions-said-{kind}-you"),
                kind => format!("sessions-said-{kind}-other"),
            };
            let head = self.ask.words.with(&key, "name", self.who(remark.side));
            lines.push(format!("{}: {head}: {}", self.when(&remark.at), remark.words));
        }
        let words = [Some(one.purpose.clone()), one.plan.clone(), one.summary.clone()];
        Entry {
            head: self.ask.words.with("rights-copy-session", "number", i64::from(one.number)).into_owned(),
            when: self.when(one.began_at.as_ref().unwrap_or(&one.planned_at)),
            lines,
            words: words.into_iter().flatten().filter(|words| !words.is_empty()).collect(),
        }
    }

    fn decided(&self, one: &super::record::Decision) -> Vec<String> {
        let mut lines = vec![format!("{}: {}", self.say("sessions-decisions"), one.question)];
        for (number, option) in (1..).zip(&one.options) {
            let leans = [("client", one.client), ("counsellor", one.counsellor)];
            let mut marks: Vec<String> = leans
                .into_iter()
                .filter(|(_, leans)| *leans == Some(number))
                .map(|(side, _)| {
                    let who = self.who(side);
                    self.ask.words.with("sessions-leans-other", "name", who).into_owned()
                })
                .collect();
            marks.extend((one.chosen == Some(number)).then(|| self.say("sessions-chosen")));
            lines.push(format!("{number}. {option} {}", marks.join(" · ")));
        }
        lines.extend(one.reason.clone());
        lines
    }

    fn response(&self, one: &Response) -> Entry {
        let mut lines: Vec<String> = Vec::new();
        lines.extend(one.session.map(|number| {
            self.ask.words.with("rights-copy-session", "number", i64::from(number)).into_owned()
        }));
        lines.extend(one.goal.clone());
        lines.extend(one.answers.iter().map(|answer| format!("{} {}", answer.question, answer.answer)));
        lines.extend(one.scores.iter().map(|score| format!("{} {}", score.says, score.rests_on)));
        lines.extend(one.helped.then(|| self.say("answer-was-helped")));
        lines.extend(one.easy_wording.then(|| self.say("answer-was-easy")));
        Entry {
            head: format!("{} · {}", one.title, self.who(one.side)),
            when: self.when(&one.given_at),
            lines,
            words: one.words.iter().cloned().collect(),
        }
    }

    fn topics(&self, case: &Case) -> Vec<Entry> {
        let entry = |one: &super::record::Topic| Entry {
            head: self.who(one.side),
            when: self.when(&one.made_at),
            words: vec![one.words.clone()],
            lines: vec![self.say(&format!("rights-copy-topic-{}", one.state))],
        };
        case.topics.iter().map(entry).collect()
    }

    fn reflections(&self, case: &Case) -> Vec<Entry> {
        let entry = |one: &super::record::Reflection| Entry {
            head: self.say(&format!("rights-copy-seen-by-{}", one.seen_by)),
            when: self.when(&one.written_at),
            words: one.earlier.iter().map(|old| old.words.clone()).chain([one.words.clone()]).collect(),
            lines: one
                .openness
                .iter()
                .map(|open| {
                    let places = [("answer", i64::from(*open).into()), ("most", 6i64.into())];
                    self.ask.words.fill("reflections-open", &places).into_owned()
                })
                .collect(),
        };
        case.reflections.iter().map(entry).collect()
    }

    fn reviews(&self, case: &Case) -> Vec<Entry> {
        let entry = |one: &super::record::Review| {
            let told = |side: &str, kept: &str| {
                let key = format!("reviews-kept-{kept}-told");
                self.ask.words.with(&key, "name", self.who(side)).into_owned()
            };
            let answer = |code: &str| {
                let key = if code == "here" {
                    "reviews-agreed-here".to_owned()
                } else {
                    format!("reviews-answer-{code}")
                };
                self.ask.words.with(&key, "name", self.who("client")).into_owned()
            };
            let lines = one.kept_client.iter().map(|kept| told("client", kept));
            let lines = lines.chain(one.kept_counsellor.iter().map(|kept| told("counsellor", kept)));
            let words = [Some(one.words.clone()), one.helped.clone(), one.answer_words.clone()];
            Entry {
                head: self.say(&format!("reviews-outcome-{}", one.outcome)),
                when: self.when(&one.recorded_at),
                words: words.into_iter().flatten().collect(),
                lines: lines.chain(one.answer.map(answer)).collect(),
            }
        };
        let help = |one: &super::record::Help| Entry {
            head: self.say("reviews-choose"),
            when: self.when(&one.chosen_at),
            words: one.words.iter().cloned().collect(),
            lines: Vec::new(),
        };
        case.reviews.iter().map(entry).chain(case.helps.iter().map(help)).collect()
    }

    fn profile(&self, case: &Case) -> Vec<Entry> {
        let entry = |one: &super::record::ProfileEntry| Entry {
            head: self.say(&format!("profile-theme-{}", one.theme)),
            when: self.when(&one.written_at),
            words: vec![one.words.clone()],
            lines: vec![self.say(&format!("profile-seen-by-{}", one.seen_by))],
        };
        case.profile.iter().map(entry).collect()
    }

    fn wishes(&self, case: &Case) -> Vec<Entry> {
        let entry = |one: &super::record::Telling| Entry {
            head: self.who(one.side),
            when: self.when(&one.at),
            words: Vec::new(),
            lines: one
                .wishes
                .iter()
                .map(|wish| {
                    format!("{}: {}", wish.wish, self.say(&format!("preferences-kept-{}", wish.kept)))
                })
                .collect(),
        };
        case.wishes_kept.iter().map(entry).collect()
    }

    fn signals(&self, case: &Case) -> Vec<Entry> {
        let entry = |one: &super::record::Signal| Entry {
            head: one.title.clone(),
            when: self.when(&one.raised_at),
            words: one.steps.iter().filter_map(|step| step.words.clone()).collect(),
            lines: one
                .outcome
                .iter()
                .map(|outcome| self.say(&format!("signals-outcome-{outcome}")))
                .collect(),
        };
        case.signals.iter().map(entry).collect()
    }

    fn ruptures(&self, case: &Case) -> Vec<Entry> {
        let entry = |one: &super::record::Rupture| Entry {
            head: self.who(one.opened_by),
            when: self.when(&one.opened_at),
            words: one.steps.iter().flat_map(|step| [&step.heard, &step.words]).flatten().cloned().collect(),
            lines: vec![self.say(&format!("ruptures-state-{}", one.state))],
        };
        case.ruptures.iter().map(entry).collect()
    }

    fn requests(&self, case: &Case) -> Vec<Entry> {
        let entry = |one: &super::record::Request| Entry {
            head: self.say(&format!("rights-kind-{}", one.kind)),
            when: self.when(&one.asked_at),
            words: one.words.iter().cloned().collect(),
            lines: std::iter::once(self.say(&format!("rights-state-{}", one.state)))
                .chain(one.answer.iter().map(|words| self.said("counsellor", words)))
                .chain(one.addendum.then(|| self.say("rights-addendum")))
                .collect(),
        };
        case.requests.iter().map(entry).collect()
    }

    fn emergencies(&self, case: &Case) -> Vec<Entry> {
        let entry = |one: &super::record::Emergency| Entry {
            head: one.by.clone(),
            when: self.when(&one.at),
            words: vec![one.reason.clone()],
            lines: Vec::new(),
        };
        case.emergencies.iter().map(entry).collect()
    }

    fn look(&self, one: &Look) -> Entry {
        let who = one.by.clone().unwrap_or_else(|| self.say("brand"));
        Entry { lines: vec![format!("{} · {who} {}", self.when(&one.at), one.did)], ..Entry::default() }
    }
}

fn newest(wordings: &[Wording]) -> String {
    wordings.last().map(|one| one.words.clone()).unwrap_or_default()
}
