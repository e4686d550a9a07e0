//! The stated model behind the demonstration: what is drawn for each case, and the levels that follow from it.
//!
//! Everything lies on one latent line whose units are standard deviations of people who come for counselling;
//! `answers` turns levels into answers. Described in `docs/adr/0005-demo-model.md`.

use psychometrics::random::Random;
use serde::Deserialize;

/// How a case goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Course {
    /// The printed client's: a strain that was repaired, and the whole loop open.
    Guide,
    /// Just begun.
    New,
    /// Going well.
    Thriving,
    /// A strain that nobody has repaired yet.
    Strained,
    /// A strain that was repaired.
    Repaired,
    /// No progress.
    Stalled,
    /// Ended by staying away.
    DroppedOut,
    /// Ended as planned.
    Planned,
    /// Handed to somebody else.
    Transferred,
}

impl Course {
    /// Whether the case is closed by now.
    pub fn has_ended(self) -> bool {
        matches!(self, Course::DroppedOut | Course::Planned | Course::Transferred)
    }

    /// The fewest and the most sessions.
    fn sessions(self) -> (usize, usize) {
        match self {
            Course::Guide => (8, 8),
            Course::New => (0, 2),
            Course::Thriving => (6, 15),
            Course::Strained => (6, 11),
            Course::Repaired => (9, 14),
            Course::Stalled => (10, 13),
            Course::DroppedOut => (3, 9),
            Course::Planned => (9, 14),
            Course::Transferred => (4, 7),
        }
    }

    /// Mean and standard deviation of what well-being gains in the long run.
    fn gain(self) -> (f64, f64) {
        match self {
            Course::Thriving | Course::Planned => (1.75, 0.25),
            Course::Guide | Course::Repaired => (1.3, 0.2),
            Course::New => (1.0, 0.3),
            Course::Strained => (0.7, 0.3),
            Course::DroppedOut | Course::Transferred => (0.3, 0.3),
            Course::Stalled => (0.0, 0.08),
        }
    }
}

/// A strain: from which session on, how deep, and at which session it is talked about and repaired.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rupture {
    /// The first session it is felt in.
    pub at: usize,
    /// How far the alliance falls: to the same low level, from wherever it was.
    pub depth: f64,
    /// The session that repairs it.
    pub repaired_at: Option<usize>,
}

/// What is drawn once for a case.
#[derive(Debug, Clone)]
pub struct Traits {
    /// How it goes.
    pub course: Course,
    /// How many sessions its client comes (or could come) to.
    pub sessions: usize,
    /// Days from one session to the next.
    pub every: i64,
    /// Well-being when it begins.
    pub intake: f64,
    /// What well-being gains in the long run.
    pub gain: f64,
    /// The client's usual level of the alliance.
    pub alliance: f64,
    /// How far the counsellor's own view lies above the client's.
    pub own_bias: f64,
    /// How far the counsellor's guess lies above the client's answer.
    pub guess_bias: f64,
    /// How the single items lie around the level: five of the check-in.
    pub wellbeing_items: [f64; 5],
    /// Goal, task and bond.
    pub alliance_items: [f64; 3],
    /// The strain, in cases that have one.
    pub rupture: Option<Rupture>,
    /// How often feedback or a check-in stays away.
    pub silence: f64,
}

/// Sessions until well-being has come about two thirds of its way.
const PACE: f64 = 4.0;

impl Traits {
    /// Draws them.
    pub fn draw(course: Course, random: &mut Random) -> Self {
        let (gain, spread) = course.gain();
        let sessions = if course == Course::DroppedOut { survived(random) } else { between(random, course) };
        let weekly = matches!(course, Course::Guide | Course::New);
        let every = if !weekly && sessions <= 11 && random.uniform() < 0.35 { 14 } else { 7 };
        let alliance = (0.6 + 0.3 * random.normal()).max(0.0);
        Self {
            course,
            sessions,
            every,
            intake: -0.6 + 0.3 * random.normal(),
            gain: gain + spread * random.normal(),
            alliance,
            own_bias: 0.25 * random.normal(),
            guess_bias: 0.1 + 0.25 * random.normal(),
            wellbeing_items: std::array::from_fn(|_| 0.3 * random.normal()),
            alliance_items: std::array::from_fn(|_| 0.2 * random.normal()),
            rupture: rupture(course, sessions, alliance, random),
            silence: 0.04 + 0.12 * random.uniform(),
        }
    }

    /// Well-being just before this session (counted from 1): an intake level, and a gain that is quick at first.
    pub fn wellbeing(&self, session: usize) -> f64 {
        let strain = if self.is_strained(session.saturating_sub(1)) { 0.25 } else { 0.0 };
        self.intake + self.gain * grown(session) - strain
    }

    /// How near the goals are, from 0 (as far as at the start) to about 1.
    pub fn nearness(&self, session: usize) -> f64 {
        (self.gain * grown(session) / 1.8).clamp(0.0, 1.0)
    }

    /// The client's level of the alliance after this session.
    pub fn bond(&self, session: usize) -> f64 {
        let warmed = 0.3 * (1.0 - (-(session as f64 - 1.0) / 2.0).exp());
        let repaired =
            self.rupture.and_then(|rupture| rupture.repaired_at).is_some_and(|repaired| session >= repaired);
        let depth = self.rupture.map_or(0.0, |rupture| rupture.depth);
        self.alliance + warmed + if repaired { 0.15 } else { 0.0 }
            - if self.is_strained(session) { depth } else { 0.0 }
    }

    /// How the counsellor sees the alliance after this session: partly what it is, partly what it usually is.
    pub fn own_view(&self, session: usize) -> f64 {
        self.alliance + 0.6 * (self.bond(session) - self.alliance) + self.own_bias
    }

    /// What the counsellor guesses that the client will answer: a fall is only half seen.
    pub fn guess(&self, session: usize) -> f64 {
        self.alliance + 0.5 * (self.bond(session) - self.alliance) + self.guess_bias
    }

    /// Whether a strain is felt in this session.
    pub fn is_strained(&self, session: usize) -> bool {
        self.rupture.is_some_and(|rupture| {
            session >= rupture.at && rupture.repaired_at.is_none_or(|repaired| session < repaired)
        })
    }

    /// How likely the client misses this session.
    pub fn absence(&self, session: usize) -> f64 {
        match self.course {
            Course::Guide => 0.0,
            _ if session <= 3 => 0.0,
            _ if self.is_strained(session - 1) => 0.15,
            _ => 0.04,
        }
    }
}

fn grown(session: usize) -> f64 {
    1.0 - (-(session as f64 - 1.0) / PACE).exp()
}

fn between(random: &mut Random, course: Course) -> usize {
    let (fewest, most) = course.sessions();
    fewest + random.below(most - fewest + 1)
}

/// Sessions before staying away, for those who did: a constant hazard of 0.2 from the third session on, given that
/// it struck by the ninth.
fn survived(random: &mut Random) -> usize {
    const HAZARD: f64 = 0.2;
    let (fewest, most) = Course::DroppedOut.sessions();
    loop {
        let struck = (fewest..=most).find(|_| random.uniform() < HAZARD);
        if let Some(session) = struck {
            return session;
        }
    }
}

fn rupture(course: Course, sessions: usize, usual: f64, random: &mut Random) -> Option<Rupture> {
    let depth = usual + 1.4 + 0.4 * random.uniform();
    let (at, repaired_at) = match course {
        Course::Guide => (4, Some(5)),
        Course::Repaired => {
            let at = 4 + random.below(sessions.saturating_sub(7));
            (at, Some(at + 1 + random.below(2)))
        }
        Course::Strained => (sessions - random.below(2), None),
        Course::DroppedOut if random.uniform() < 0.8 => (sessions, None),
        _ => return None,
    };
    Some(Rupture { at, depth, repaired_at })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Course; 9] = [
        Course::Guide,
        Course::New,
        Course::Thriving,
        Course::Strained,
        Course::Repaired,
        Course::Stalled,
        Course::DroppedOut,
        Course::Planned,
        Course::Transferred,
    ];

    fn drawn() -> impl Iterator<Item = Traits> {
        (0..400).flat_map(|seed| ALL.map(|course| Traits::draw(course, &mut Random::seeded(seed))))
    }

    #[test]
    fn every_case_fits_into_half_a_year() {
        for traits in drawn() {
            assert!(traits.sessions as i64 * traits.every <= 182, "{traits:?}");
        }
    }

    #[test]
    fn only_some_courses_have_a_strain_and_only_repaired_ones_an_end_of_it() {
        for traits in drawn() {
            let Some(rupture) = traits.rupture else { continue };
            assert!(traits.bond(rupture.at) < traits.bond(rupture.at - 1) - 1.0, "{traits:?}");
            match rupture.repaired_at {
                Some(repaired) => assert!(traits.bond(repaired) >= traits.bond(rupture.at - 1) - 0.01),
                None => assert!(traits.is_strained(traits.sessions), "{traits:?}"),
            }
        }
    }

    #[test]
    fn those_who_thrive_gain_and_those_who_stall_do_not() {
        for traits in drawn() {
            let gained = traits.wellbeing(traits.sessions.max(1)) - traits.wellbeing(1);
            match traits.course {
                Course::Thriving | Course::Planned => assert!(gained > 0.5, "{traits:?}"),
                Course::Stalled => assert!(gained.abs() < 0.4, "{traits:?}"),
                _ => {}
            }
        }
    }

    #[test]
    fn a_counsellors_guess_sees_only_half_of_a_fall() {
        for traits in drawn() {
            let Some(rupture) = traits.rupture else { continue };
            let (before, after) = (rupture.at - 1, rupture.at);
            let seen = traits.guess(before) - traits.guess(after);
            let felt = traits.bond(before) - traits.bond(after);
            assert!((seen - felt / 2.0).abs() < 1e-9);
        }
    }

    #[test]
    fn most_of_those_who_dropped_out_felt_a_strain_before() {
        let dropped = drawn().filter(|traits| traits.course == Course::DroppedOut);
        let strained = dropped.filter(|traits| traits.rupture.is_some()).count();
        assert!((280..360).contains(&strained), "{strained} of 400");
    }
}
