//! What has to stay for now.

use super::Fault;

/// The lines of `tidy-exceptions.txt`: rule, place, and after `#` the reason.
#[derive(Debug, Default)]
pub struct Exceptions(Vec<(String, String)>);

impl Exceptions {
    pub fn read() -> Self {
        Self::parse(include_str!("../../tidy-exceptions.txt"))
    }

    pub fn parse(text: &str) -> Self {
        let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default());
        let words = lines.filter_map(|line| line.trim().split_once(char::is_whitespace));
        Self(words.map(|(rule, place)| (rule.to_owned(), place.trim().to_owned())).collect())
    }

    pub fn count(&self) -> usize {
        self.0.len()
    }

    fn cover(&self, fault: &Fault) -> bool {
        self.0.iter().any(|(rule, place)| rule == fault.rule && *place == fault.place)
    }
}

/// What remains to be mended: faults without an exception, and exceptions without a fault.
pub fn settle(faults: &[Fault], exceptions: &Exceptions) -> Vec<String> {
    let open = faults.iter().filter(|fault| !exceptions.cover(fault)).map(Fault::to_string);
    let idle = exceptions
        .0
        .iter()
        .filter(|(rule, place)| !faults.iter().any(|fault| fault.rule == rule && fault.place == *place));
    let idle = idle
        .map(|(rule, place)| format!("{rule} {place}: mended, so its line in tidy-exceptions.txt can go"));
    open.chain(idle).collect()
}
