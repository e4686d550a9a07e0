//! Telephone numbers in a practice's emergency words, so that a tap calls them.

/// A piece of the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it says.
    pub text: String,
    /// The number to call, when it is one.
    pub call: Option<String>,
}

/// The fewest digits that are taken for a number to call (112, 119), and the most that are dialled.
const DIGITS: std::ops::RangeInclusive<usize> = 3..=15;

/// The words in pieces. `119 ekstensi 8` is one number with a pause before the extension.
pub fn parts(words: &str) -> Vec<Part> {
    let mut found = Vec::new();
    let mut plain_from = 0;
    let mut at = 0;
    while let Some(start) = words[at..].find(|c: char| c.is_ascii_digit() || c == '+').map(|n| at + n) {
        let end = end_of_number(words, start);
        let digits = dialled(&words[start..end]);
        at = end.max(start + 1);
        if !DIGITS.contains(&digits.trim_start_matches('+').len()) {
            continue;
        }
        let (end, call) = match extension(&words[end..]) {
            Some((length, number)) => (end + length, format!("{digits},{number}")),
            None => (end, digits),
        };
        push(&mut found, &words[plain_from..start], None);
        push(&mut found, &words[start..end], Some(call));
        (plain_from, at) = (end, end);
    }
    push(&mut found, &words[plain_from..], None);
    found
}

/// Digits may be grouped by single spaces or hyphens.
fn end_of_number(words: &str, start: usize) -> usize {
    let mut end = start;
    let bytes = words.as_bytes();
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'0'..=b'9' => end = at + 1,
            b'+' if at == start => {}
            b' ' | b'-' if end == at => {}
            _ => break,
        }
        at += 1;
    }
    end
}

/// How long the extension named right after a number is, and which.
fn extension(rest: &str) -> Option<(usize, String)> {
    let after_space = rest.strip_prefix(' ')?;
    let word = ["ekstensi ", "extension ", "ext. ", "ext ", "pesawat "]
        .into_iter()
        .find(|word| after_space.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)))?;
    let digits: String = after_space[word.len()..].chars().take_while(char::is_ascii_digit).collect();
    (!digits.is_empty()).then(|| (1 + word.len() + digits.len(), digits))
}

fn dialled(number: &str) -> String {
    number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

fn push(found: &mut Vec<Part>, text: &str, call: Option<String>) {
    if !text.is_empty() {
        found.push(Part { text: text.to_owned(), call });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calls(words: &str) -> Vec<(String, String)> {
        parts(words).into_iter().filter_map(|p| p.call.map(|call| (p.text, call))).collect()
    }

    #[test]
    fn numbers_to_call_are_found_and_other_figures_are_not() {
        let words = "Hubungi 119 ekstensi 8 atau 112, 24 jam; kantor +62 812-3456-7890 pukul 08.00.";
        let pair = |text: &str, call: &str| (text.to_owned(), call.to_owned());
        assert_eq!(
            calls(words),
            [
                pair("119 ekstensi 8", "119,8"),
                pair("112", "112"),
                pair("+62 812-3456-7890", "+6281234567890")
            ]
        );
    }

    #[test]
    fn the_pieces_together_are_the_words() {
        for words in
            ["", "tanpa angka", "119", "+", "1 2 3 - x", "ä119é ekstensi 8", "119 ekstensi x", "119  112"]
        {
            assert_eq!(parts(words).into_iter().map(|p| p.text).collect::<String>(), words, "{words}");
        }
    }
}
