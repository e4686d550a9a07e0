//! One tiny trend: the newest ratings of the alliance as a line, with the last one marked.

use std::fmt::Write;

/// So many ratings fit.
const NEWEST: usize = 8;
const WIDTH: f64 = 72.0;
const HEIGHT: f64 = 30.0;

/// The line as markup; nothing for fewer than two ratings. It stands beside its number and is hidden from
/// screen readers.
pub fn spark(values: &[f64]) -> String {
    let values = &values[values.len().saturating_sub(NEWEST)..];
    if values.len() < 2 {
        return String::new();
    }
    let step = (WIDTH - 8.0) / (values.len() - 1) as f64;
    let place = |(at, value): (usize, &f64)| {
        let share = (value / 6.0).clamp(0.0, 1.0);
        (4.0 + at as f64 * step, HEIGHT - 4.0 - share * (HEIGHT - 8.0))
    };
    let mut points = String::new();
    for (x, y) in values.iter().enumerate().map(place) {
        let _ = write!(points, "{x:.1},{y:.1} ");
    }
    let (x, y) = place((values.len() - 1, &values[values.len() - 1]));
    format!(
        r#"<svg class="spark" width="{WIDTH}" height="{HEIGHT}" aria-hidden="true"><polyline points="{}" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/><circle cx="{x:.1}" cy="{y:.1}" r="3.2" fill="currentColor"/></svg>"#,
        points.trim_end()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_stays_inside_and_keeps_the_newest() {
        assert_eq!(spark(&[5.0]), "");
        let drawn = spark(&[9.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 6.0, -3.0]);
        assert_eq!(drawn.matches(',').count(), NEWEST);
        assert!(drawn.contains(r#"cx="68.0" cy="26.0""#), "{drawn}");
    }
}
