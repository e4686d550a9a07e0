//! How a picture calls the two people, depending on who looks.

use selaras_core::people::{Role, Side};

use crate::words::Words;

/// What the two sides are called in this picture, as they stand inside a sentence: "you", "the client",
/// "Bu Ratna".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// The one who came for counselling.
    pub client: String,
    /// The counsellor of record.
    pub counsellor: String,
}

impl Names {
    /// The usual names for whoever looks: the reader is "you", the other side keeps its part's name.
    pub fn seen_by(reader: Role, words: &Words) -> Names {
        let (client, counsellor) = match reader {
            Role::Client => ("picture-name-you", "picture-name-your-counsellor"),
            Role::Counsellor => ("picture-name-client", "picture-name-you"),
            _ => ("picture-name-client", "picture-name-counsellor"),
        };
        Names { client: words.say(client).into_owned(), counsellor: words.say(counsellor).into_owned() }
    }

    /// The name of one side.
    pub fn of(&self, side: Side) -> &str {
        match side {
            Side::Client => &self.client,
            Side::Counsellor => &self.counsellor,
        }
    }
}
