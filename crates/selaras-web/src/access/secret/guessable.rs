//! Guessable passwords: what somebody would try first, who knows how people choose and what the person is called.
//!
//! The list is ours and short. It holds the words; the patterns that people put around them are taken off by rule:
//! capitals, `4` for `a`, years, `123`, rows of the keyboard, repetitions. What is left then has to be worth something.

/// Words that many choose, in Indonesian and English.
const WORDS: &str = include_str!("guessable.txt");
/// Rows of keyboards and alphabets, along which fingers run.
const ROWS: [&str; 8] = [
    "12345678901234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "qazwsxedcrfvtgbyhnujm",
    "1q2w3e4r5t6y7u8i9o0p",
];
/// So long a run along a row is a pattern.
const RUN: usize = 4;
/// So many common words may be taken off: a sentence of more is worth something again.
const MOST_WORDS: usize = 2;
/// What is left has to be so long.
const LEAST_LEFT: usize = 5;

/// So much of a password is judged: whoever begins with so many signs worth nothing may choose again, and nobody keeps
/// us busy with a book.
const JUDGED: usize = 128;

/// Whether a password is among the first that somebody would try who knows these names: of the person, of the practice,
/// the one to sign in with.
pub fn is_guessable(password: &str, names: &[&str]) -> bool {
    let password: String = password.chars().take(JUDGED).collect();
    let plain = password.to_lowercase();
    let spelled: String = plain.chars().map(spelled).collect();
    [plain, spelled].iter().any(|text| {
        let words: Vec<String> = parts(text).map(str::to_owned).collect();
        repeats(&words.concat()) || left(words, names).chars().count() < LEAST_LEFT
    })
}

/// What stands between blanks and other signs.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric()).filter(|part| !part.is_empty())
}

/// The letter that a sign stands for where words are written with numbers.
fn spelled(sign: char) -> char {
    match sign {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        '8' => 'b',
        '9' => 'g',
        other => other,
    }
}

/// Few signs, or the same few over and over.
fn repeats(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    let mut different = signs.clone();
    different.sort_unstable();
    different.dedup();
    let over_and_over = |unit: usize| signs.iter().zip(&signs[unit..]).all(|(one, next)| one == next);
    different.len() <= 3 || (1..=signs.len() / 2).any(over_and_over)
}

/// What is left of these words without names, common words, years and runs.
fn left(mut words: Vec<String>, names: &[&str]) -> String {
    let mut own: Vec<String> = names.iter().flat_map(|name| parts(name).map(str::to_lowercase)).collect();
    own.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in &own {
        take_off(&mut words, name);
    }
    let mut common: Vec<&str> = WORDS.split_whitespace().collect();
    common.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut taken = 0;
    for word in common {
        taken += usize::from(taken < MOST_WORDS && take_off(&mut words, word));
    }
    without_years(&without_runs(&words.concat()))
}

/// Takes a known word off: where it stands alone, or with numbers around it; and out of the middle of what is written without
/// blanks. (Names of two or three letters stand inside many words, and are left there.)
fn take_off(words: &mut [String], known: &str) -> bool {
    let all = words.len();
    let mut found = false;
    for word in words {
        let letters = word.chars().filter(|sign| !sign.is_ascii_digit());
        if letters.eq(known.chars()) {
            word.retain(|sign| sign.is_ascii_digit());
            found = true;
        } else if all == 1 && known.chars().count() > 3 && word.contains(known) {
            *word = word.replace(known, "");
            found = true;
        }
    }
    found
}

fn without_runs(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let mut rest = String::with_capacity(text.len());
    let mut at = 0;
    while at < signs.len() {
        let longest = (RUN..=signs.len() - at).take_while(|length| runs(&signs[at..at + length])).last();
        if longest.is_none() {
            rest.push(signs[at]);
        }
        at += longest.unwrap_or(1);
    }
    rest
}

/// Along a row, forwards or backwards, or one sign again and again.
fn runs(signs: &[char]) -> bool {
    let forwards: String = signs.iter().collect();
    let backwards: String = signs.iter().rev().collect();
    let same = signs.windows(2).all(|two| two[0] == two[1]);
    same || ROWS.iter().any(|row| row.contains(&forwards) || row.contains(&backwards))
}

fn without_years(text: &str) -> String {
    let mut rest = text.to_owned();
    for century in ["19", "20"] {
        while let Some(at) = rest.match_indices(century).map(|(at, _)| at).find(|at| {
            let year = rest.as_bytes().get(*at..*at + 4);
            year.is_some_and(|year| year.iter().all(u8::is_ascii_digit))
        }) {
            rest.replace_range(at..at + 4, "");
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NAMES: [&str; 3] = ["Sari Wulandari", "Pusat Konseling Melati", "sari.w"];

    #[test]
    fn what_others_would_try_first_is_refused() {
        for common in [
            "1234567890",
            "0987654321",
            "qwertyuiop",
            "Qwerty12345",
            "1qaz2wsx3edc",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "121212121212",
            "bismillah123",
            "Bismillah2024!",
            "sayang12345",
            "s4y4ngku99",
            "P@ssw0rd123",
            "passwordpassword",
            "katasandi2026",
            "indonesia1945",
            "IndonesiaMerdeka",
            "iloveyou1998",
            "selamatdatang",
            "admin.admin.1",
            "rahasia_9471",
            "wulandari1990",
            "SariMelati01",
            "konselingmelati",
            "K0n5el1ngM3lati",
            "Pusat Konseling Melati",
            "sari.w.sari.w",
            "1q2w3e4r5t",
        ] {
            assert!(is_guessable(common, &NAMES), "{common}");
        }
    }

    #[test]
    fn a_few_words_of_ones_own_are_taken() {
        for good in [
            "kopi tubruk di teras 1987",
            "hujan di bulan november",
            "kata sandi yang baik",
            "cukup panjang",
            "ubi rebus hangat",
            "tujuh kambing di atap pasar",
            "Sari makan gudeg bertiga",
            "sayang kamu selamanya cinta",
            "correct horse battery staple",
            "hujandibulannovember",
            "xK9#mQ2$vL5p",
            "hJ7wq-bT3zr",
        ] {
            assert!(!is_guessable(good, &NAMES), "{good}");
        }
    }

    #[test]
    fn a_book_is_judged_as_quickly_as_a_word() {
        let book = format!("{}b", "a".repeat(100_000));
        assert!(is_guessable(&book, &NAMES));
        let other: String = (0..10_000).map(|n| format!("{n} kambing di atap pasar, ")).collect();
        assert!(!is_guessable(&other, &NAMES));
    }

    #[test]
    fn names_of_one_practice_are_fine_at_another() {
        assert!(is_guessable("rumbiaberduri", &["Rumbia Berduri"]));
        assert!(!is_guessable("rumbiaberduri", &NAMES));
        // A short name stands inside many words.
        assert!(!is_guessable("hujan di bulan november", &["Ibu Adi"]));
        assert!(is_guessable("Adi123456789", &["Ibu Adi"]));
    }

    proptest! {
        #[test]
        fn any_text_is_judged_and_a_common_word_with_numbers_never_passes(
            text in any::<String>(), word in "(bismillah|sayangku|password)", year in 1950u32..2030, mark in "[!.#_-]?",
        ) {
            is_guessable(&text, &[&text, &word]);
            let dressed = format!("{}{mark}{year}", word.to_uppercase());
            prop_assert!(is_guessable(&dressed, &[]));
        }
    }
}
