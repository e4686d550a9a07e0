//! The forms on a page, filled in and ready to be sent the way a browser would.

/// One form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Where it is sent.
    pub action: String,
    /// What it asks, in the order of the page; a name may stand there once for each of its choices no more.
    pub asked: Vec<Asked>,
}

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The name under which it is sent.
    pub name: String,
    /// How it is asked.
    pub kind: Kind,
    /// What stands in it.
    pub value: String,
    /// What can be chosen.
    pub choices: Vec<String>,
}

/// How a field is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Sent as it stands.
    Hidden,
    /// One of several.
    Choice,
    /// Ticked or not.
    Tick,
    /// A day and a time.
    Moment,
    /// A day.
    Day,
    /// Anything in words.
    Words,
    /// An address.
    Address,
    /// A whole number.
    Number,
    /// A password: never shown again.
    Password,
    /// A PIN: never shown again.
    Pin,
    /// The name of the button that sends it.
    Button,
}

impl Form {
    /// What somebody willing would send: everything ticked, the middle of each choice, words of their own.
    pub fn filled(&self) -> Vec<(String, String)> {
        self.asked.iter().map(|asked| (asked.name.clone(), asked.answer())).collect()
    }

    /// The ticket it carries.
    pub fn ticket(&self) -> Option<&str> {
        self.asked.iter().find(|asked| asked.name == "ticket").map(|asked| asked.value.as_str())
    }
}

impl Asked {
    fn answer(&self) -> String {
        let middle = || self.choices.get(self.choices.len() / 2).cloned().unwrap_or_default();
        match self.kind {
            Kind::Hidden => self.value.clone(),
            Kind::Choice if self.value.is_empty() => middle(),
            Kind::Choice | Kind::Button => self.choices.first().cloned().unwrap_or_default(),
            Kind::Tick => self.choices.first().cloned().unwrap_or_default(),
            Kind::Moment if self.value.is_empty() => "2026-11-20T10:00".to_owned(),
            Kind::Day if self.value.is_empty() => "2026-12-31".to_owned(),
            Kind::Moment | Kind::Day => self.value.clone(),
            // Another number than the one that stands there, so that something changes.
            Kind::Number => (self.value.parse::<u32>().unwrap_or(11) + 1).to_string(),
            Kind::Address if self.value.is_empty() => "https://id.contoh.example".to_owned(),
            Kind::Address => self.value.clone(),
            Kind::Password => "kopi tubruk di teras 1987".to_owned(),
            Kind::Pin => "402917".to_owned(),
            // Words that differ from those that stand there, so that a new wording is one.
            Kind::Words => format!("{} Sungguh.", self.value).trim().to_owned(),
        }
    }
}

/// All forms that post, in the order of the page.
pub fn forms_on(page: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let (mut open, mut select): (bool, Option<String>) = (false, None);
    for tag in tags(page) {
        match tag.name {
            "form" => {
                open = tag.get("method").as_deref() == Some("post");
                if open {
                    forms.push(Form { action: tag.get("action").unwrap_or_default(), asked: Vec::new() });
                }
            }
            "/form" => open = false,
            "/select" => select = None,
            "select" => select = tag.get("name"),
            _ => {}
        }
        if let (true, Some(form)) = (open, forms.last_mut()) {
            note(form, &tag, select.as_deref());
        }
    }
    forms
}

fn note(form: &mut Form, tag: &Tag<'_>, select: Option<&str>) {
    let value = tag.get("value").unwrap_or_default();
    let (name, kind) = match (tag.name, tag.get("type").as_deref().unwrap_or("text")) {
        ("option", _) => (select.map(str::to_owned), Kind::Choice),
        ("button", _) => (tag.get("name"), Kind::Button),
        ("textarea", _) => (tag.get("name"), Kind::Words),
        ("input", "hidden") => (tag.get("name"), Kind::Hidden),
        ("input", "radio") => (tag.get("name"), Kind::Choice),
        ("input", "checkbox") => (tag.get("name"), Kind::Tick),
        ("input", "datetime-local") => (tag.get("name"), Kind::Moment),
        ("input", "url") => (tag.get("name"), Kind::Address),
        ("input", "date") => (tag.get("name"), Kind::Day),
        ("input", "password") if tag.get("inputmode").as_deref() == Some("numeric") => {
            (tag.get("name"), Kind::Pin)
        }
        ("input", "password") => (tag.get("name"), Kind::Password),
        ("input", "number") => (tag.get("name"), Kind::Number),
        ("input", _) if tag.get("inputmode").as_deref() == Some("numeric") => (tag.get("name"), Kind::Number),
        ("input", _) => (tag.get("name"), Kind::Words),
        _ => return,
    };
    let Some(name) = name else { return };
    let chosen = tag.has("checked") || tag.has("selected");
    let chooses = matches!(kind, Kind::Choice | Kind::Button | Kind::Tick);
    let at = form.asked.iter().position(|asked| asked.name == name).unwrap_or_else(|| {
        form.asked.push(Asked { name, kind, value: String::new(), choices: Vec::new() });
        form.asked.len() - 1
    });
    let asked = &mut form.asked[at];
    if chooses && !value.is_empty() {
        if chosen {
            asked.value.clone_from(&value);
            asked.choices.insert(0, value);
        } else {
            asked.choices.push(value);
        }
    } else if tag.name == "textarea" {
        asked.value = plain(tag.after.split("</textarea>").next().unwrap_or("").trim_start_matches('\n'));
    } else if !chooses {
        asked.value = value;
    }
}

struct Tag<'p> {
    name: &'p str,
    inside: &'p str,
    after: &'p str,
}

impl Tag<'_> {
    fn get(&self, attribute: &str) -> Option<String> {
        let start = format!(" {attribute}=\"");
        let value = self.inside.split(start.as_str()).nth(1)?;
        Some(plain(value.split('"').next().unwrap_or("")))
    }

    fn has(&self, attribute: &str) -> bool {
        self.inside.split(['"', ' ']).any(|word| word == attribute)
    }
}

/// Our pages escape `<` and `>` inside attributes, so a tag ends at the next `>`.
fn tags(page: &str) -> impl Iterator<Item = Tag<'_>> {
    page.split('<').skip(1).filter_map(|text| {
        let (inside, after) = text.split_once('>')?;
        let name = inside.split_whitespace().next().unwrap_or("");
        Some(Tag { name, inside, after })
    })
}

fn plain(text: &str) -> String {
    [
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&quot;", "\""),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_and_filled_in_as_a_browser_would() {
        let page = r#"<form method="get" action="/x"><input name="no"></form>
<form method="post" action="/me/goals" novalidate><input type="hidden" name="ticket" value="abc">
<textarea id="f-words" name="words" rows="4" required>
Tidur &#38; belajar</textarea>
<input type="radio" name="near" value="0"><input type="radio" name="near" value="1"><input type="radio" name="near" value="2">
<select name="goal"><option value="">-</option><option value="g1" selected>G</option><option value="g2">H</option></select>
<input type="checkbox" name="yes" value="yes"><button name="when" value="next">N</button><button name="when" value="later">L</button></form>"#;
        let forms = forms_on(page);
        assert_eq!(forms.len(), 1);
        assert_eq!((forms[0].action.as_str(), forms[0].ticket()), ("/me/goals", Some("abc")));
        let sent = forms[0].filled();
        let sent: Vec<(&str, &str)> = sent.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let expected = [
            ("ticket", "abc"),
            ("words", "Tidur & belajar Sungguh."),
            ("near", "1"),
            ("goal", "g1"),
            ("yes", "yes"),
            ("when", "next"),
        ];
        assert_eq!(sent, expected);
    }
}
