//! The text of a factor model: which items show which factor, and what else may covary.

use crate::{Error, Result};

/// A confirmatory factor model, read from text.
///
/// Statements are separated by `;` or line ends; `#` starts a comment.
/// - `visual = x1 + x2 + x3` (or `=~`): the factor and its items. All factors covary freely.
/// - `x1 ~~ x2`: the residuals of two items covary. `visual ~~ 0*speed`: these two factors do not.
/// - `0.7*x2` fixes a loading, `NA*x1` frees the first one.
///
/// ```
/// use psychometrics::factor::Model;
/// let model = Model::parse("visual = x1 + x2 + x3; textual = x4 + x5 + x6; x1 ~~ x4")?;
/// assert_eq!(model.factors().collect::<Vec<_>>(), ["visual", "textual"]);
/// assert_eq!(model.items().len(), 6);
/// # Ok::<(), psychometrics::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    pub(super) factors: Vec<Factor>,
    pub(super) covariances: Vec<Covariance>,
    pub(super) items: Vec<String>,
}

/// A factor and its loadings.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Factor {
    pub name: String,
    pub loadings: Vec<(usize, Setting)>,
}

/// A stated covariance (or variance, of a thing with itself).
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Covariance {
    pub of: (Variable, Variable),
    pub setting: Setting,
}

/// An item or a factor, by its place in the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Variable {
    Item(usize),
    Factor(usize),
}

/// What the text says about a parameter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Setting {
    /// Nothing: it follows the rules.
    Usual,
    /// `NA*`: estimated in any case.
    Freed,
    /// `0.5*`: this value.
    Fixed(f64),
}

impl Model {
    /// Reads a model text.
    ///
    /// # Errors
    /// [`Error::Unreadable`] with the statement and what is wrong with it.
    pub fn parse(text: &str) -> Result<Self> {
        let mut model = Self { factors: Vec::new(), covariances: Vec::new(), items: Vec::new() };
        let mut stated = Vec::new();
        for line in text.lines() {
            let code = line.split('#').next().unwrap_or_default();
            for statement in code.split(';').map(str::trim).filter(|s| !s.is_empty()) {
                match statement.split_once("~~") {
                    Some(sides) => stated.push((statement, sides)),
                    None => model.read_factor(statement)?,
                }
            }
        }
        if model.factors.is_empty() {
            return Err(unreadable(text, "it names no factor; write \"factor = item + item + item\""));
        }
        for (statement, sides) in stated {
            model.read_covariance(statement, sides)?;
        }
        if let Some(both) = model.items.iter().find(|i| model.factors.iter().any(|f| f.name == **i)) {
            return Err(unreadable(
                text,
                &format!("\"{both}\" is a factor and an item; factors of factors are not fitted here"),
            ));
        }
        Ok(model)
    }

    /// The factors' names in order.
    pub fn factors(&self) -> impl Iterator<Item = &str> {
        self.factors.iter().map(|f| f.name.as_str())
    }

    /// The items' names, in the order of their first appearance.
    pub fn items(&self) -> &[String] {
        &self.items
    }

    fn read_factor(&mut self, statement: &str) -> Result<()> {
        let Some((name, terms)) = statement.split_once("=~").or_else(|| statement.split_once('=')) else {
            return Err(unreadable(statement, "it has neither \"=\" nor \"~~\""));
        };
        let name = named(statement, name)?;
        if self.factors.iter().any(|f| f.name == name) {
            return Err(unreadable(statement, &format!("the factor \"{name}\" is defined twice")));
        }
        let mut loadings: Vec<(usize, Setting)> = Vec::new();
        for term in terms.split('+') {
            let (setting, item) = term_of(statement, term)?;
            let place = self.items.iter().position(|i| *i == item).unwrap_or(self.items.len());
            if place == self.items.len() {
                self.items.push(item.clone());
            }
            if loadings.iter().any(|(i, _)| *i == place) {
                return Err(unreadable(statement, &format!("the item \"{item}\" stands there twice")));
            }
            loadings.push((place, setting));
        }
        self.factors.push(Factor { name, loadings });
        Ok(())
    }

    fn read_covariance(&mut self, statement: &str, (left, right): (&str, &str)) -> Result<()> {
        let left = self.variable(statement, &named(statement, left)?)?;
        for term in right.split('+') {
            let (setting, name) = term_of(statement, term)?;
            let right = self.variable(statement, &name)?;
            if matches!(
                (left, right),
                (Variable::Item(_), Variable::Factor(_)) | (Variable::Factor(_), Variable::Item(_))
            ) {
                return Err(unreadable(statement, "an item and a factor cannot covary; write a loading"));
            }
            self.covariances.push(Covariance { of: (left, right), setting });
        }
        Ok(())
    }

    fn variable(&self, statement: &str, name: &str) -> Result<Variable> {
        let item = self.items.iter().position(|i| i == name).map(Variable::Item);
        let factor = self.factors.iter().position(|f| f.name == name).map(Variable::Factor);
        factor.or(item).ok_or_else(|| {
            unreadable(statement, &format!("\"{name}\" is neither an item nor a factor of the model"))
        })
    }

    /// What the text says about a covariance, whichever way round it was written.
    pub(super) fn stated(&self, a: Variable, b: Variable) -> Option<Setting> {
        self.covariances.iter().rev().find(|c| c.of == (a, b) || c.of == (b, a)).map(|c| c.setting)
    }
}

fn term_of(statement: &str, term: &str) -> Result<(Setting, String)> {
    let Some((value, name)) = term.split_once('*') else {
        return Ok((Setting::Usual, named(statement, term)?));
    };
    let value = value.trim();
    if value == "NA" {
        return Ok((Setting::Freed, named(statement, name)?));
    }
    match value.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok((Setting::Fixed(number), named(statement, name)?)),
        _ => Err(unreadable(statement, &format!("\"{value}\" before \"*\" is neither a number nor NA"))),
    }
}

fn named(statement: &str, name: &str) -> Result<String> {
    let name = name.trim();
    if name.is_empty() {
        return Err(unreadable(statement, "a name is missing"));
    }
    if name.contains(['=', '~', '+', '*']) || name.contains(char::is_whitespace) {
        return Err(unreadable(statement, &format!("\"{name}\" is not a name")));
    }
    Ok(name.to_owned())
}

fn unreadable(text: &str, why: &str) -> Error {
    Error::Unreadable { text: text.trim().to_owned(), why: why.to_owned() }
}
