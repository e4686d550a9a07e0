//! One measurement, as the processes report it to each other: `outcome seconds processor_seconds peak_mb answer`.

/// Medians of a fit, and what it found.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub seconds: f64,
    pub processor: f64,
    pub peak_mb: f64,
    pub answer: f64,
}

impl Outcome {
    pub fn parse(line: &str) -> Option<Self> {
        let numbers: Option<Vec<f64>> =
            line.strip_prefix("outcome ")?.split_whitespace().map(|n| n.parse().ok()).collect();
        match numbers?.as_slice() {
            &[seconds, processor, peak_mb, answer] => Some(Self { seconds, processor, peak_mb, answer }),
            _ => None,
        }
    }

    pub fn row(&self, work: &str, who: &str, ours: &Self) -> String {
        let times = format!("{:.1}", self.seconds / ours.seconds);
        format!(
            "| {work} | {who} | {:.4} | {:.3} | {:.0} | {times} | {} |",
            self.seconds, self.processor, self.peak_mb, self.answer
        )
    }
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "outcome {} {} {} {}", self.seconds, self.processor, self.peak_mb, self.answer)
    }
}
