//! How text and numbers are written so that they may stand in markup.

/// Text made safe for HTML and XML, in elements and in quoted attributes; control characters become spaces.
pub fn text(raw: &str) -> String {
    let mut safe = String::with_capacity(raw.len() + raw.len() / 8);
    for c in raw.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' => safe.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

/// A length in pixels with at most one decimal. What is not a number lies at 0.
pub fn px(value: f64) -> String {
    let value = if value.is_finite() { value.clamp(-9999.0, 9999.0) } else { 0.0 };
    let tenths = (value * 10.0).round() / 10.0;
    // Adding zero turns "-0" into "0".
    format!("{}", tenths + 0.0)
}

/// A share of the width (0 to 1) as a percentage with at most two decimals.
pub fn percent(share: f64) -> String {
    let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
    format!("{}%", (share * 10_000.0).round() / 100.0)
}

/// A sentence with its first letter as a capital, for names such as "you" at its start.
pub fn sentence(raw: &str) -> String {
    let mut letters = raw.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The value if it is a number at all.
pub fn finite(value: Option<f64>) -> Option<f64> {
    value.filter(|v| v.is_finite())
}

/// The ends of a scale, or 0 to 1 where they are no scale.
pub fn range((low, high): (f64, f64)) -> (f64, f64) {
    if low < high && (high - low).is_finite() { (low, high) } else { (0.0, 1.0) }
}
