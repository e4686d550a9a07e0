//! Reads a formula of predictors: `+`, `:` and `*`, no functions but `factor(…)`.

use crate::{Error, Result};

/// The longest product a `*` may spell out; more is a mistake, not a model.
const MOST_STARS: usize = 6;

/// A product of one or more variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    variables: Vec<String>,
}

impl Term {
    /// The variables of the product, in the order in which they were written.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.variables.iter().map(String::as_str)
    }

    fn same(&self, other: &Self) -> bool {
        self.variables.len() == other.variables.len()
            && self.variables.iter().all(|v| other.variables.contains(v))
    }
}

/// The right side of a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    terms: Vec<Term>,
}

impl Formula {
    /// Reads `text`. An empty text or `1` has no terms but the intercept.
    ///
    /// # Errors
    /// [`Error::Unreadable`] that says what is wrong.
    pub fn read(text: &str) -> Result<Self> {
        let refuse = |why: String| Error::Unreadable { text: text.to_owned(), why };
        let mut terms: Vec<Term> = Vec::new();
        if text.trim().is_empty() {
            return Ok(Self { terms });
        }
        for part in text.split('+') {
            if part.trim() == "1" {
                continue;
            }
            let groups = part.split('*').map(|g| group(g).map_err(refuse)).collect::<Result<Vec<_>>>()?;
            if groups.len() > MOST_STARS {
                return Err(refuse(format!("at most {MOST_STARS} variables can be joined by *")));
            }
            for term in expanded(&groups) {
                if !terms.iter().any(|t| t.same(&term)) {
                    terms.push(term);
                }
            }
        }
        // Main effects before products, otherwise as written (a stable sort).
        terms.sort_by_key(|t| t.variables.len());
        Ok(Self { terms })
    }

    /// The terms, main effects first.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The columns that the formula uses, each once.
    pub fn columns(&self) -> Vec<String> {
        let mut columns: Vec<String> = Vec::new();
        for variable in self.terms.iter().flat_map(Term::variables) {
            let name = factor_of(variable).unwrap_or(variable);
            if !columns.iter().any(|c| c == name) {
                columns.push(name.to_owned());
            }
        }
        columns
    }

    /// Whether the model also holds `term` without `variable` (the intercept, for a term of one variable).
    pub(super) fn holds_without(&self, term: &Term, variable: &str) -> bool {
        let rest = Term { variables: term.variables.iter().filter(|v| *v != variable).cloned().collect() };
        rest.variables.is_empty() || self.terms.iter().any(|t| t.same(&rest))
    }
}

/// `wave` of `factor(wave)`.
pub(super) fn factor_of(variable: &str) -> Option<&str> {
    variable.strip_prefix("factor(")?.strip_suffix(')').map(str::trim)
}

/// The variables of `a:b`.
fn group(text: &str) -> std::result::Result<Vec<String>, String> {
    let mut variables: Vec<String> = Vec::new();
    for name in text.split(':').map(str::trim) {
        let column = factor_of(name).unwrap_or(name);
        if column.is_empty() {
            return Err("a column name is missing beside +, : or *".to_owned());
        }
        if let Some(sign) = column.chars().find(|c| "()^|~/%-".contains(*c)) {
            return Err(format!("\"{sign}\" has no meaning here; use +, :, * and factor(column)"));
        }
        if !variables.iter().any(|v| v == name) {
            variables.push(name.to_owned());
        }
    }
    Ok(variables)
}

/// Every product of some of the groups: `a`, `b`, `a:b` for `a*b`.
fn expanded(groups: &[Vec<String>]) -> Vec<Term> {
    (1_u32..1 << groups.len())
        .map(|chosen| {
            let mut variables: Vec<String> = Vec::new();
            for (_, group) in groups.iter().enumerate().filter(|(i, _)| chosen & (1 << i) != 0) {
                for variable in group {
                    if !variables.contains(variable) {
                        variables.push(variable.clone());
                    }
                }
            }
            Term { variables }
        })
        .collect()
}
