//! How long each class of record is kept, and what is due to be destroyed on a day.
//!
//! The law gives no numbers for counselling (UU 27/2022 asks every practice to set its own and to say them), so the
//! defaults here are ours, and a practice changes them with a reason. Nothing is destroyed by a rule alone: what is
//! due is proposed, and a person decides.

use std::str::FromStr;

use jiff::Span;
use jiff::tz::Offset;

use crate::language::UnknownWord;
use crate::moment::Moment;

/// What a record is, as far as its keeping goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// The counselling record: who the client is, the agreement, goals, tasks, sessions, shared words, signals.
    Counselling,
    /// Answers item by item; their scores stay.
    Answers,
    /// The counsellor's private notes.
    PrivateNotes,
    /// What clients wrote for themselves alone.
    Reflections,
    /// Scores that were brought in from before Selaras.
    ImportedScores,
    /// Scores and other numbers: without the record they lead to nobody.
    Scores,
    /// The audit: who opened or did what and when, without content.
    Audit,
    /// Sign-ins, links, forms already taken.
    SignIns,
    /// Who works at the practice and how they sign in.
    Staff,
    /// What shows that the duties were kept: certificates, breaches, consents, exceptions.
    Accountability,
    /// The practice's own settings and keys.
    Practice,
}

/// What ends the keeping of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// It is proposed for destruction so many months after the last session, unless the practice sets another number.
    Months(u32),
    /// The program forgets it by itself after so many days.
    Days(u32),
    /// It stays as a number without a person: destroying the record cuts what led to somebody.
    WithoutName,
    /// It stays as long as the practice needs it to work and to answer for its work.
    WhileNeeded,
}

impl Class {
    /// All classes.
    pub const ALL: [Class; 11] = [
        Class::Counselling,
        Class::Answers,
        Class::PrivateNotes,
        Class::Reflections,
        Class::ImportedScores,
        Class::Scores,
        Class::Audit,
        Class::SignIns,
        Class::Staff,
        Class::Accountability,
        Class::Practice,
    ];

    /// Those that a practice sets a period for, and that are proposed when it is over.
    pub const TIMED: [Class; 5] =
        [Class::Counselling, Class::Answers, Class::PrivateNotes, Class::Reflections, Class::ImportedScores];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Class::Counselling => "counselling",
            Class::Answers => "answers",
            Class::PrivateNotes => "private-notes",
            Class::Reflections => "reflections",
            Class::ImportedScores => "imported-scores",
            Class::Scores => "scores",
            Class::Audit => "audit",
            Class::SignIns => "sign-ins",
            Class::Staff => "staff",
            Class::Accountability => "accountability",
            Class::Practice => "practice",
        }
    }

    /// What ends its keeping where the practice has set nothing: our own defaults.
    pub fn end(self) -> End {
        match self {
            Class::Answers => End::Months(24),
            Class::Counselling | Class::PrivateNotes | Class::Reflections | Class::ImportedScores => {
                End::Months(60)
            }
            Class::Scores | Class::Audit => End::WithoutName,
            Class::SignIns => End::Days(SIGN_IN_DAYS),
            Class::Staff | Class::Accountability | Class::Practice => End::WhileNeeded,
        }
    }
}

impl FromStr for Class {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Class::ALL.into_iter().find(|c| c.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// Days after which ended sign-ins, used links and forms already taken are forgotten.
pub const SIGN_IN_DAYS: u32 = 31;
/// The longest period a practice may set, in months: a hundred years.
pub const LONGEST: u32 = 1200;
/// Until a client is this old, in years, the period does not begin.
pub const OF_AGE: i16 = 18;

/// The periods of one practice, in months.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Periods {
    set: Vec<(Class, u32)>,
}

impl Periods {
    /// What a practice has set, class by class; the others have our defaults.
    pub fn of(set: Vec<(Class, u32)>) -> Self {
        Self { set }
    }

    /// Months after the last session. A part of the record is never kept longer than the record, with which it goes.
    /// None for a class that no period ends.
    pub fn months(&self, class: Class) -> Option<u32> {
        let own = self.own(class)?;
        Some(self.own(Class::Counselling).map_or(own, |whole| own.min(whole)))
    }

    fn own(&self, class: Class) -> Option<u32> {
        let End::Months(default) = class.end() else { return None };
        let set = self.set.iter().find(|(one, _)| *one == class).map(|(_, months)| *months);
        Some(set.unwrap_or(default).clamp(1, LONGEST))
    }
}

/// What is known of a case (of all of a client's cases, for the counselling record).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// Whether any is still open.
    pub open: bool,
    /// The last session, or the closing where none was held.
    pub last: Moment,
    /// The year the client was born in, where it is known. (No page asks for it yet.)
    pub born: Option<i16>,
}

/// Why something stays though its period is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stay {
    /// A reasoned exception of the practice.
    Exception,
    /// A court, an investigation or a complaint: also stops erasure at the client's own request.
    LegalHold,
}

impl Stay {
    /// Both.
    pub const ALL: [Stay; 2] = [Stay::Exception, Stay::LegalHold];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Stay::Exception => "exception",
            Stay::LegalHold => "legal-hold",
        }
    }
}

impl FromStr for Stay {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Stay::ALL.into_iter().find(|s| s.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// When a class of a case becomes due: none while it is open, and none for what no period ends.
pub fn due_at(class: Class, periods: &Periods, facts: &Facts) -> Option<Moment> {
    let months = periods.months(class).filter(|_| !facts.open)?;
    let after = months_after(facts.last, months);
    let grown = facts.born.and_then(grown_up).map(|grown| months_after(grown, months));
    Some(grown.map_or(after, |grown| grown.max(after)))
}

/// Whether it is due now. `stays` are the moments until which exceptions and legal holds keep the case.
pub fn is_due(class: Class, periods: &Periods, facts: &Facts, stays: &[Moment], now: Moment) -> bool {
    stays.iter().all(|until| *until <= now) && due_at(class, periods, facts).is_some_and(|due| due <= now)
}

/// So many calendar months later; the last day of a shorter month where the day is missing.
fn months_after(moment: Moment, months: u32) -> Moment {
    let civil = Offset::UTC.to_datetime(moment.timestamp());
    let later = civil.checked_add(Span::new().months(months)).ok();
    let later = later.and_then(|civil| Offset::UTC.to_timestamp(civil).ok());
    // Beyond the calendar's end nothing is ever due.
    later.map_or(Moment::from_unix_ms(i64::MAX), Into::into)
}

/// The end of the year in which somebody comes of age: only the year of birth is asked for, so the latest day counts.
fn grown_up(born: i16) -> Option<Moment> {
    let new_year = jiff::civil::Date::new(born.checked_add(OF_AGE + 1)?, 1, 1).ok()?;
    Offset::UTC.to_timestamp(new_year.at(0, 0, 0, 0)).ok().map(Into::into)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    const TODAY: Moment = Moment::from_unix_ms(1_795_505_400_000);

    fn closed(last: Moment) -> Facts {
        Facts { open: false, last, born: None }
    }

    fn any_periods() -> impl Strategy<Value = Periods> {
        proptest::collection::vec((0..5usize, 1..LONGEST), 0..6)
            .prop_map(|set| Periods::of(set.into_iter().map(|(i, m)| (Class::TIMED[i], m)).collect()))
    }

    fn any_moment() -> impl Strategy<Value = Moment> {
        (-20_000..40_000i64).prop_map(|days| Moment::from_unix_ms(0).plus_days(days))
    }

    proptest! {
        #[test]
        fn nothing_is_due_while_the_case_is_open(
            i in 0..11usize, periods in any_periods(), last in any_moment(), now in any_moment()
        ) {
            let facts = Facts { open: true, last, born: None };
            prop_assert!(!is_due(Class::ALL[i], &periods, &facts, &[], now));
        }

        #[test]
        fn a_hold_stops_everything_until_its_day_and_no_longer(
            i in 0..5usize, periods in any_periods(), last in any_moment(), until in any_moment(), now in any_moment()
        ) {
            let (class, facts) = (Class::TIMED[i], closed(last));
            let free = is_due(class, &periods, &facts, &[], now);
            prop_assert_eq!(is_due(class, &periods, &facts, &[until], now), free && until <= now);
        }

        #[test]
        fn what_is_due_stays_due(
            i in 0..5usize, periods in any_periods(), last in any_moment(), now in any_moment(), more in 0..9999i64
        ) {
            let facts = closed(last);
            if is_due(Class::TIMED[i], &periods, &facts, &[], now) {
                prop_assert!(is_due(Class::TIMED[i], &periods, &facts, &[], now.plus_days(more)));
            }
        }

        #[test]
        fn no_part_of_the_record_outlives_the_record(periods in any_periods(), last in any_moment()) {
            let facts = closed(last);
            let whole = due_at(Class::Counselling, &periods, &facts);
            for class in Class::TIMED {
                prop_assert!(due_at(class, &periods, &facts) <= whole);
            }
        }

        #[test]
        fn a_childs_record_is_kept_at_least_as_long_as_an_adults_and_past_coming_of_age(
            i in 0..5usize, periods in any_periods(), last in any_moment(), born in 1950..2030i16
        ) {
            let (class, adult) = (Class::TIMED[i], closed(last));
            let child = due_at(class, &periods, &Facts { born: Some(born), ..adult }).unwrap();
            prop_assert!(child >= due_at(class, &periods, &adult).unwrap());
            let grown = Offset::UTC.to_datetime(child.timestamp()).year();
            prop_assert!(grown > born + OF_AGE);
        }
    }

    #[test]
    fn periods_are_calendar_months_after_the_last_session() {
        let last: Moment = "2024-02-29T03:00:00Z".parse::<jiff::Timestamp>().unwrap().into();
        let due = |class| due_at(class, &Periods::default(), &closed(last)).unwrap().timestamp().to_string();
        assert_eq!(due(Class::Counselling), "2029-02-28T03:00:00Z");
        assert_eq!(due(Class::Answers), "2026-02-28T03:00:00Z");
        let born = Facts { born: Some(2010), ..closed(last) };
        let child = due_at(Class::Counselling, &Periods::default(), &born).unwrap();
        assert_eq!(child.timestamp().to_string(), "2034-01-01T00:00:00Z", "18 and five years");
    }

    #[test]
    fn what_no_period_ends_is_never_due() {
        let long_ago = closed(Moment::from_unix_ms(0));
        for class in Class::ALL {
            let due = is_due(class, &Periods::default(), &long_ago, &[], TODAY);
            assert_eq!(due, Class::TIMED.contains(&class), "{class:?}");
        }
    }

    #[test]
    fn every_class_and_stay_reads_back_from_its_code() {
        assert!(Class::ALL.into_iter().all(|class| class.code().parse() == Ok(class)));
        assert!(Stay::ALL.into_iter().all(|stay| stay.code().parse() == Ok(stay)));
    }
}
