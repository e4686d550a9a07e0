//! A decision as both sides read it: the options, who leant which way, and what was chosen.

use selaras_core::id::DecisionId;
use selaras_core::people::Side;
use selaras_core::session::decision::Decision;

use crate::ask::Ask;
use crate::layout::field::{Field, Text};
use crate::sides::Reader;

/// A decision on a page.
pub struct Decided {
    /// Its identifier.
    pub id: DecisionId,
    /// What was to be decided.
    pub question: String,
    /// What was weighed.
    pub options: Vec<Weighed>,
    /// Why it was decided so.
    pub reason: Option<String>,
    /// When it was written down, and by whom the client's leaning was told.
    pub note: Text,
    /// Whether nothing has been chosen yet.
    pub open: bool,
    /// With which the client says themselves which way they lean.
    pub leans: Field,
}

/// An option.
pub struct Weighed {
    /// What it is.
    pub words: String,
    /// Who leant to it, and whether it was chosen.
    pub marks: Vec<(&'static str, Text)>,
}

/// A decision for this reader.
pub fn decided(ask: &Ask<'_>, reader: &Reader, decision: &Decision) -> Decided {
    let weighed = &decision.weighed;
    let options = (1..).zip(&weighed.options).map(|(number, words)| {
        let mut marks = Vec::new();
        let leans = [(Side::Client, weighed.client), (Side::Counsellor, weighed.counsellor)];
        for (side, _) in leans.into_iter().filter(|(_, leans)| *leans == Some(number)) {
            let key = reader.key("sessions-leans", side);
            marks.push(("calm", ask.words.with(&key, "name", reader.name(side))));
        }
        if weighed.chosen == Some(number) {
            marks.push(("good", ask.words.say("sessions-chosen")));
        }
        Weighed { words: words.clone(), marks }
    });
    let date = ask.calendar().date(decision.noted_at);
    let note = match decision.client_said_at {
        Some(at) => ask.words.fill(
            "sessions-decision-said",
            &[
                ("date", date.into()),
                ("name", reader.name(Side::Client).into()),
                ("when", ask.calendar().date(at).into()),
            ],
        ),
        None => ask.words.with("sessions-decision-noted", "date", date),
    };
    Decided {
        id: decision.id,
        question: weighed.question.clone(),
        options: options.collect(),
        reason: weighed.reason.clone(),
        note,
        open: weighed.chosen.is_none(),
        leans: leaning(ask, decision),
    }
}

fn leaning(ask: &Ask<'_>, decision: &Decision) -> Field {
    let mut field = Field::new(format!("leans-{}", decision.id), ask.words.say("sessions-leans-question"));
    for (number, words) in (1..).zip(&decision.weighed.options) {
        field = field.choice(i64::from(number).to_string(), words.clone());
    }
    let now = decision.weighed.client.unwrap_or(0);
    field.choice("0", ask.words.say("sessions-leans-none")).value(now.to_string())
}
