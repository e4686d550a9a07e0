//! Two views of the same thing: what the client answered beside what the counsellor answered.

use crate::layout::field::Text;

/// One row of the comparison, on a scale that both sides used.
#[derive(Debug, Clone)]
pub struct TwoViews {
    /// What both were asked about.
    pub label: Text,
    /// The client's answer, if given.
    pub client: Option<f64>,
    /// The counsellor's answer, if given.
    pub counsellor: Option<f64>,
    /// The lowest and highest answer that the scale allows.
    pub range: (f64, f64),
    /// A word on the difference, when there is one to be said.
    pub remark: Option<Text>,
}

impl TwoViews {
    /// Where an answer lies between the ends of the track, as a percentage of its width. The ends keep room for
    /// the marks themselves.
    pub fn place(&self, value: &f64) -> String {
        let (low, high) = self.range;
        let share = if high > low { ((value - low) / (high - low)).clamp(0.0, 1.0) } else { 0.5 };
        format!("{:.1}%", 4.0 + 92.0 * share)
    }

    /// The answers' two places, when both sides answered, for the line between them.
    pub fn span(&self) -> Option<(String, String)> {
        Some((self.place(self.client.as_ref()?), self.place(self.counsellor.as_ref()?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_stay_on_the_track() {
        let row = TwoViews {
            label: "".into(),
            client: Some(1.0),
            counsellor: None,
            range: (1.0, 7.0),
            remark: None,
        };
        assert_eq!(row.place(&1.0), "4.0%");
        assert_eq!(row.place(&7.0), "96.0%");
        assert_eq!(row.place(&9.0), "96.0%");
        assert_eq!(row.span(), None);
    }
}
