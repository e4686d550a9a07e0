//! One adaptive test as it goes on.

use super::{Bank, Exposure, Rules};
use crate::irt::{Method, Score, score};
use crate::random::Random;
use crate::{Error, Result};

/// A test under way: which items were asked, what was answered, and the score so far.
///
/// The choice of the next item depends only on the answers and the random numbers, so a test can be resumed from its
/// recorded answers.
#[derive(Debug, Clone)]
pub struct Test<'a> {
    bank: &'a Bank,
    rules: &'a Rules,
    given: Vec<(usize, u8)>,
    pattern: Vec<Option<u8>>,
    score: Score,
}

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Ask this item of the bank.
    Ask(usize),
    /// Stop, for this reason.
    Stop(Reason),
}

/// Why a test ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The standard error is small enough.
    SureEnough,
    /// As many items as allowed were asked.
    MostItems,
    /// Every item of the bank (or of the content areas wished for) was asked.
    BankExhausted,
    /// No item left says enough at this score.
    NothingToLearn,
}

impl<'a> Test<'a> {
    /// A test before its first item.
    ///
    /// # Errors
    /// Those of rules that do not make sense or do not suit the bank: [`Error::OutOfRange`], [`Error::TooFew`],
    /// [`Error::UnequalLengths`], [`Error::NotFinite`].
    pub fn begin(bank: &'a Bank, rules: &'a Rules) -> Result<Self> {
        rules.check(bank)?;
        let score = Score { theta: rules.start, standard_error: f64::INFINITY };
        Ok(Self { bank, rules, given: Vec::new(), pattern: vec![None; bank.items().len()], score })
    }

    /// A test with the answers `given` so far, as pairs of item and category.
    ///
    /// # Errors
    /// As [`Test::begin`] and [`Test::answer`].
    pub fn resumed(bank: &'a Bank, rules: &'a Rules, given: &[(usize, u8)]) -> Result<Self> {
        let mut test = Self::begin(bank, rules)?;
        for &(item, category) in given {
            test.answer(item, category)?;
        }
        Ok(test)
    }

    /// Records the answer to an item, counted from 0 like its categories, and returns the new score.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] if there is no such item, it was answered already, or it has no such category.
    pub fn answer(&mut self, item: usize, category: u8) -> Result<Score> {
        let items = self.bank.items();
        if item >= items.len() {
            return Err(Error::out_of_range("the item", item as f64, format!("below {}", items.len())));
        }
        if self.pattern[item].is_some() {
            return Err(Error::out_of_range("the item", item as f64, "among those not answered yet"));
        }
        if usize::from(category) >= items[item].categories() {
            let bounds = format!("below {}", items[item].categories());
            return Err(Error::out_of_range(
                format!("the category of item {}", item + 1),
                f64::from(category),
                bounds,
            ));
        }
        self.pattern[item] = Some(category);
        self.given.push((item, category));
        self.score = self.scored()?;
        Ok(self.score)
    }

    /// The score so far; before the first answer the starting trait with an infinite standard error.
    pub fn score(&self) -> Score {
        self.score
    }

    /// Items and categories answered, in order.
    pub fn given(&self) -> &[(usize, u8)] {
        &self.given
    }

    /// The next item, or why there is none. `random` is used only for exposure control.
    pub fn next(&self, random: &mut Random) -> Step {
        let stop = &self.rules.stop;
        if self.given.len() >= stop.most_items {
            return Step::Stop(Reason::MostItems);
        }
        let sure = stop.standard_error.is_some_and(|se| self.score.standard_error <= se);
        if sure && self.given.len() >= stop.least_items {
            return Step::Stop(Reason::SureEnough);
        }
        let Some(area) = self.area() else { return Step::Stop(Reason::BankExhausted) };
        let mut ranked = self.ranked(area);
        ranked.retain(|&(_, information)| information >= stop.least_information);
        if ranked.is_empty() {
            return Step::Stop(Reason::NothingToLearn);
        }
        let choice = match self.rules.exposure {
            Exposure::Uncontrolled => 0,
            Exposure::Randomesque(k) => random.below(k.min(ranked.len())),
        };
        Step::Ask(ranked[choice].0)
    }

    fn scored(&self) -> Result<Score> {
        let of = |method| score(self.bank.items(), &self.pattern, method, &self.rules.nodes);
        match of(self.rules.method) {
            Err(Error::NotIdentified { .. }) => of(Method::Eap),
            other => other,
        }
    }

    /// The content area that lags most behind its share and still has items (`Some(None)`: any); `None` if no item is
    /// left that may be asked.
    fn area(&self) -> Option<Option<usize>> {
        let left = |area: usize| {
            self.bank.areas().iter().zip(&self.pattern).any(|(&a, answer)| a == area && answer.is_none())
        };
        if self.rules.shares.is_empty() {
            return self.pattern.iter().any(Option::is_none).then_some(None);
        }
        let asked =
            |area: usize| self.given.iter().filter(|(i, _)| self.bank.areas()[*i] == area).count() as f64;
        let next = (self.given.len() + 1) as f64;
        let lag = |area: usize| self.rules.shares[area] * next - asked(area);
        let open = (0..self.rules.shares.len()).filter(|&a| self.rules.shares[a] > 0.0 && left(a));
        // Of equal lags the first area is taken.
        open.reduce(|best, a| if lag(a) > lag(best) + 1e-12 { a } else { best }).map(Some)
    }

    /// Items of the area not asked yet, the most informative first, equals in the bank's order.
    fn ranked(&self, area: Option<usize>) -> Vec<(usize, f64)> {
        let open = (0..self.pattern.len())
            .filter(|&i| self.pattern[i].is_none() && area.is_none_or(|a| self.bank.areas()[i] == a));
        let mut ranked: Vec<(usize, f64)> =
            open.map(|i| (i, self.bank.items()[i].information(self.score.theta))).collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        ranked
    }
}
