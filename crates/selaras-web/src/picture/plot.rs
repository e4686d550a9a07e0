//! A plain of sessions by values that stretches with the page while its text keeps its size.

use std::fmt::Write;

use super::ink::{self, percent, px, text};
use crate::words::Words;

/// Room on the left for the numbers of the scale, in pixels.
const GUTTER: f64 = 26.0;
/// The share of the whole width that the sessions take; with the gutter it fills a phone and never overflows.
const SHARE: f64 = 0.91;
/// So many sessions have room from the start: a new case shows the room that is still to come.
const FEWEST_SLOTS: usize = 6;

/// The mark of a value that is missing, around the point 0,0.
pub const MISSING: &str = r##"<circle class="pic-o pic-g" r="4.5" fill="#fff" stroke="#777" stroke-width="1.4" stroke-dasharray="2 2"/>"##;

/// Where sessions (from left to right) and values (from bottom to top) lie.
#[derive(Debug, Clone)]
pub struct Plot {
    /// How many sessions have a place.
    slots: usize,
    /// The ends of the scale.
    range: (f64, f64),
    /// Pixels above the highest value.
    top: f64,
    /// Pixels from the highest to the lowest value.
    height: f64,
}

impl Plot {
    /// A plain for so many sessions and this scale. A scale without extent gets one.
    pub fn new(sessions: usize, range: (f64, f64), top: f64, height: f64) -> Plot {
        Plot { slots: sessions.max(FEWEST_SLOTS), range: ink::range(range), top, height }
    }

    /// The horizontal place of a session, as a percentage.
    pub fn x(&self, slot: usize) -> String {
        percent(self.share(slot))
    }

    /// The vertical place of a value, in pixels; values beyond the scale lie at its end.
    pub fn y(&self, value: f64) -> f64 {
        let (low, high) = self.range;
        let value = if value.is_finite() { value.clamp(low, high) } else { low };
        self.top + self.height * (1.0 - (value - low) / (high - low))
    }

    /// The pixels of the lowest value.
    pub fn foot(&self) -> f64 {
        self.top + self.height
    }

    /// How large marks may be so that neighbours do not touch on a phone.
    pub fn mark_size(&self) -> f64 {
        (22.0 / self.slots as f64).clamp(0.5, 1.0)
    }

    /// How far beside a session's middle its second mark may stand, in pixels.
    pub fn aside(&self) -> f64 {
        (72.0 / self.slots as f64).min(8.0)
    }

    /// Whether sessions lie so far apart that each can have its own whisker.
    pub fn roomy(&self) -> bool {
        self.slots <= 24
    }

    /// The whole drawing with its name and description, `inside` being drawn on the plain.
    pub fn svg(&self, total: f64, title: &str, description: &str, inside: &str) -> String {
        format!(
            r##"<svg role="img" width="100%" height="{h}" font-size="12" fill="none" stroke-linecap="round" class="pic-d"><title>{}</title><desc>{}</desc><svg x="{GUTTER}" width="{}" height="{h}" overflow="visible">{inside}</svg></svg>"##,
            text(title),
            text(description),
            percent(SHARE),
            h = px(total),
        )
    }

    /// Thin lines across, from the low end of the scale in such steps, each with its number on the left.
    pub fn scale(&self, step: f64, words: &Words) -> String {
        let (low, high) = self.range;
        let mut out = String::new();
        let values = (0..=8).map(|i| low + step * f64::from(i)).take_while(|value| *value <= high);
        for (i, value) in values.enumerate() {
            let y = px(self.y(value));
            let class = if i == 0 { "pic-f" } else { "pic-l" };
            let _ = write!(
                out,
                r##"<line class="{class}" x2="100%" y1="{y}" y2="{y}" stroke="#ccc"/><text x="-8" y="{y}" dy=".35em" text-anchor="end" class="pic-t" fill="#555">{}</text>"##,
                words.number(value, 0)
            );
        }
        out
    }

    /// The sessions' numbers and the days of the first and the last under the plain.
    pub fn axis(&self, sessions: &[(u32, &str)], words: &Words) -> String {
        let days = match sessions {
            [] => String::new(),
            [(_, day)] => (*day).to_owned(),
            [(_, first), .., (_, last)] => format!("{first} – {last}"),
        };
        let caption = words.with("picture-axis", "days", days);
        let numbers: Vec<u32> = sessions.iter().map(|(number, _)| *number).collect();
        self.numbers(&numbers) + &self.remark(self.foot() + 35.0, caption.trim_end_matches([' ', '·']))
    }

    /// The sessions' numbers under the plain, thinned to fit a phone; more of them where the page is wide.
    fn numbers(&self, numbers: &[u32]) -> String {
        let y = px(self.foot() + 16.0);
        let (narrow, wide) = spacing(self.slots);
        let last = numbers.len().saturating_sub(1);
        let mut out = String::new();
        for (slot, number) in numbers.iter().enumerate() {
            let rest = |step: usize| *number as usize % step;
            let nth = |step: usize| {
                slot == last
                    || (last - slot > step / 2 && (rest(step) == 0 || (slot == 0 && rest(step) * 2 < step)))
            };
            let class = match (nth(narrow), nth(wide)) {
                (true, _) => "pic-t",
                (false, true) => "pic-t pic-w",
                _ => continue,
            };
            let weight = if slot == last { r#" font-weight="700""# } else { "" };
            let x = self.x(slot);
            let _ = write!(
                out,
                r##"<text x="{x}" y="{y}" text-anchor="middle" class="{class}" fill="#555"{weight}>{number}</text>"##
            );
        }
        out
    }

    /// A small remark at the left end of the plain, at this height.
    pub fn remark(&self, y: f64, words: &str) -> String {
        format!(r##"<text y="{}" class="pic-t" fill="#555">{}</text>"##, px(y), text(words))
    }

    /// Words above or below a mark and to its left, where the line does not run after a turn.
    pub fn words(&self, slot: usize, y: f64, words: &str) -> String {
        match self.share(slot) {
            share if share > 0.3 => self.halo(share, y, "end", words),
            _ => self.label(slot, y, words),
        }
    }

    /// Words or a number at a mark, with a pale edge so that lines under it do not disturb.
    pub fn label(&self, slot: usize, y: f64, words: &str) -> String {
        let share = self.share(slot);
        let anchor = if share > 0.82 {
            "end"
        } else if share < 0.14 {
            "start"
        } else {
            "middle"
        };
        self.halo(share, y, anchor, words)
    }

    fn halo(&self, share: f64, y: f64, anchor: &str, words: &str) -> String {
        format!(
            r##"<text x="{}" y="{}" text-anchor="{anchor}" class="pic-h" font-weight="700" fill="#222" stroke="#fff" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke">{}</text>"##,
            percent(share),
            px(y),
            text(words)
        )
    }

    /// A line through the values, broken where one is missing.
    pub fn line(&self, values: &[Option<f64>], class: &str, style: &str) -> String {
        let mut path = String::new();
        let mut pen_down = false;
        for (slot, value) in values.iter().enumerate() {
            if let Some(value) = value {
                let verb = if pen_down { 'L' } else { 'M' };
                let _ = write!(path, "{verb}{} {}", px(self.share(slot) * 1000.0), px(self.y(*value)));
            }
            pen_down = value.is_some();
        }
        self.stretched(&format!(
            r#"<path class="{class}" d="{path}" stroke="currentColor" vector-effect="non-scaling-stroke" {style}/>"#
        ))
    }

    /// A line across the whole plain at this value.
    pub fn across(&self, value: f64, class: &str, style: &str) -> String {
        let y = px(self.y(value));
        format!(r#"<line class="{class}" x2="100%" y1="{y}" y2="{y}" stroke="currentColor" {style}/>"#)
    }

    /// The interval of one value: an upright line with caps.
    pub fn whisker(&self, slot: usize, lower: f64, upper: f64) -> String {
        let (up, down) = (self.y(upper), self.y(lower));
        let h = px(down - up);
        format!(
            r#"<svg x="{}" y="{}" overflow="visible"><path class="pic-c" d="M0 0V{h}M-3.5 0h7M-3.5 {h}h7" stroke="currentColor" stroke-width="1.3"/></svg>"#,
            self.x(slot),
            px(up)
        )
    }

    /// The place of a value that is missing: a small dashed cup standing on the foot.
    pub fn missing(&self, slot: usize) -> String {
        let size = self.mark_size();
        format!(
            r#"<svg x="{}" y="{}" overflow="visible"><g transform="scale({})">{MISSING}</g></svg>"#,
            self.x(slot),
            px(self.foot() - 8.0 * size),
            (size * 100.0).round() / 100.0
        )
    }

    /// The outline of what will be drawn once there is something, for an empty picture.
    pub fn promise(&self, shares: &[f64]) -> String {
        let (low, high) = self.range;
        let values: Vec<Option<f64>> = shares.iter().map(|s| Some(low + s * (high - low))).collect();
        let mut out = self.line(&values, "pic-f", r#"stroke-width="1.5" stroke-dasharray="2 6""#);
        for (slot, value) in values.into_iter().enumerate() {
            let _ = write!(
                out,
                r##"<circle class="pic-o pic-g" cx="{}" cy="{}" r="4.5" fill="#fff" stroke="#999" stroke-dasharray="2 2"/>"##,
                self.x(slot),
                px(self.y(value.unwrap_or(low)))
            );
        }
        out
    }

    /// The field between lower and upper values, broken where one is missing.
    pub fn band(&self, bounds: &[Option<(f64, f64)>]) -> String {
        let mut path = String::new();
        let mut slot = 0;
        while slot < bounds.len() {
            let run: Vec<(f64, f64)> = bounds[slot..].iter().map_while(|b| *b).collect();
            let place = |i: usize, v: f64| format!("{} {}", px(self.share(slot + i) * 1000.0), px(self.y(v)));
            if run.len() > 1 {
                for (i, (_, upper)) in run.iter().enumerate() {
                    let _ = write!(path, "{}{}", if i == 0 { 'M' } else { 'L' }, place(i, *upper));
                }
                for (i, (lower, _)) in run.iter().enumerate().rev() {
                    let _ = write!(path, "L{}", place(i, *lower));
                }
                path.push('z');
            }
            slot += run.len().max(1);
        }
        self.stretched(&format!(r#"<path class="pic-c" d="{path}" fill="currentColor" fill-opacity=".14"/>"#))
    }

    /// Draws on a sheet 1000 units wide that stretches over the whole plain; heights stay pixels.
    fn stretched(&self, inside: &str) -> String {
        let h = px(self.foot());
        format!(
            r#"<svg viewBox="0 0 1000 {h}" width="100%" height="{h}" preserveAspectRatio="none" overflow="visible">{inside}</svg>"#
        )
    }

    fn share(&self, slot: usize) -> f64 {
        (slot as f64 + 0.5) / self.slots as f64
    }
}

/// Every how many-th session carries its number: on a phone, and on a wide page. The second divides the
/// first, so that the numbers that come with the width fall between the others.
pub fn spacing(sessions: usize) -> (usize, usize) {
    const STEPS: [usize; 9] = [1, 2, 5, 10, 20, 50, 100, 200, 500];
    let narrow = STEPS.into_iter().find(|step| sessions / step <= 12).unwrap_or(1000);
    let wide = STEPS.into_iter().find(|step| sessions / step <= 28 && narrow % step == 0);
    (narrow, wide.unwrap_or(narrow))
}
