//! Files that fit on a few screens, and say at the top what they are for.

use super::{Fault, Tree};

const MEDIAN: usize = 120;
const NINE_IN_TEN: usize = 300;
const MOST: usize = 500;
const TEMPLATE: usize = 120;

/// Sizes in lines; the tests at the end of a file do not count.
pub fn sizes(tree: &Tree) -> Vec<Fault> {
    let length = |text: &str| text.lines().count();
    let mut faults = Vec::new();
    let mut all: Vec<usize> = Vec::new();
    for file in tree.sources() {
        let lines = length(file.program());
        all.push(lines);
        if lines > MOST {
            faults.push(Fault::new("size", &file.path, format!("{lines} lines; at most {MOST}")));
        }
    }
    for file in tree.templates() {
        let lines = length(&file.text);
        if lines > TEMPLATE {
            faults.push(Fault::new(
                "size",
                &file.path,
                format!("{lines} lines; a template has at most {TEMPLATE}"),
            ));
        }
    }
    all.sort_unstable();
    for (place, part, most) in [("median", 0.5, MEDIAN), ("nine-in-ten", 0.9, NINE_IN_TEN)] {
        let lines = quantile(&all, part);
        if lines > most {
            faults.push(Fault::new("size", place, format!("{lines} lines; at most {most}")));
        }
    }
    faults
}

/// A module opens with a sentence that says what it is for.
pub fn openings(tree: &Tree) -> Vec<Fault> {
    let silent = tree.sources().filter(|file| {
        let sentence = file.text.lines().next().and_then(|line| line.strip_prefix("//! "));
        sentence.is_none_or(|words| words.split_whitespace().count() < 2)
    });
    silent
        .map(|file| Fault::new("opening", &file.path, "does not open with `//! ` and its purpose"))
        .collect()
}

/// The smallest size that this part of all files does not exceed.
fn quantile(sorted: &[usize], part: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "small"
    )]
    let at = (part * sorted.len() as f64).ceil() as usize;
    sorted.get(at.saturating_sub(1)).copied().unwrap_or(0)
}
