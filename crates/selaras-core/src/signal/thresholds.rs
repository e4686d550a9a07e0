//! From where on the rules speak up. Every number here is an assumption of ours until data replace it, and the
//! handbook says so; a practice may choose others.

/// The thresholds of a practice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// How many earlier ratings make a client's own usual level, before a drop from it can be seen.
    pub usual_from: usize,
    /// The line under which first ratings of the alliance count as low, as a share of the scale's length from
    /// its lowest point: 2/3 is 4 on a scale from 0 to 6. Alliance ratings gather near the top of their scale.
    pub low_line: f64,
    /// After how many further scores improvement could be expected. Late responders of one large service
    /// improved only after the sixth session (4,394 people), so an earlier alarm misjudges them.
    pub improvement_after: usize,
    /// After how many held sessions without a check-in or feedback that is a silence worth a question.
    pub silent_sessions: usize,
    /// How many days feedback may take before its session counts as one without.
    pub feedback_days: i64,
    /// After how many held sessions a goal or task without both sides' yes is worth a question.
    pub unanswered_sessions: usize,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            usual_from: 2,
            low_line: 2.0 / 3.0,
            improvement_after: 6,
            silent_sessions: 2,
            feedback_days: 2,
            unanswered_sessions: 2,
        }
    }
}
