//! The fields of a form or of an address's query, as they were sent.

/// Names and values in the order they were sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `application/x-www-form-urlencoded` text; whatever it holds, it reads. NUL, which no keyboard has and
    /// PostgreSQL does not keep, is left out; every kind of line break is one line feed, so that words that are carried
    /// on through another form stay as they are.
    pub fn read(encoded: &[u8]) -> Self {
        Self(
            form_urlencoded::parse(encoded)
                .map(|(name, value)| {
                    (name.into_owned(), value.replace('\0', "").replace("\r\n", "\n").replace('\r', "\n"))
                })
                .collect(),
        )
    }

    /// From names and values, for tests and for calling a page's function directly.
    pub fn of(pairs: &[(&str, &str)]) -> Self {
        Self(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    /// The value of the last field with this name, without the spaces around it; `""` when there is none.
    pub fn text(&self, name: &str) -> &str {
        self.raw(name).unwrap_or("").trim()
    }

    /// The value when there is one that is more than spaces.
    pub fn given(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|value| !value.is_empty())
    }

    /// The value as it was sent.
    pub fn raw(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Every value sent under this name.
    pub fn each<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.trim())
    }

    /// Whether a box with this name was ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.given(name).is_some()
    }

    /// All fields, for carrying them on.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether nothing was sent.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_kind_of_line_break_is_one_so_that_words_stay_the_same_when_they_are_carried_on() {
        let fields = Fields::read(b"words=a%0D%0Ab%0Dc%0D%0D%0Ad%0D%00%0Ae%00");
        assert_eq!(fields.raw("words").unwrap(), "a\nb\nc\n\nd\ne");
    }
}
