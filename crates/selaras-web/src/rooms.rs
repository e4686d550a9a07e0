//! The rooms of a case that have no place in the navigation: each is named once here, and stands on the case's page
//! and on the client's home. A room adds one line.

use selaras_core::people::Side;

use crate::layout::field::Text;
use crate::words::Words;

/// A room, by the word that names it everywhere.
struct Room {
    /// Its word: the page's title is `<word>-title`, what it is for stands in `rooms-<word>`.
    word: &'static str,
    /// Its place under `/me`, when the client has a page of it.
    client: Option<&'static str>,
    /// Its place under `/cases/{case}`, when the counsellor has a page of it.
    counsellor: Option<&'static str>,
    /// Whether only clients who are not of age have it.
    of_children: bool,
}

/// All of them, in the order in which a course of counselling comes to need them.
const ROOMS: [Room; 6] = [
    Room { word: "preferences", client: Some("/preferences"), counsellor: None, of_children: false },
    Room { word: "guardians", client: Some("/guardians"), counsellor: Some("/guardians"), of_children: true },
    Room { word: "reviews", client: Some("/review"), counsellor: Some("/review"), of_children: false },
    Room { word: "papers", client: None, counsellor: Some("/papers"), of_children: false },
    Room { word: "requests", client: None, counsellor: Some("/requests"), of_children: false },
    Room { word: "ruptures", client: Some("/ruptures"), counsellor: Some("/ruptures"), of_children: false },
];

/// The way to a room.
pub struct Door {
    /// Where it leads.
    pub address: String,
    /// Its name.
    pub name: Text,
    /// What it is for.
    pub text: Text,
}

/// The rooms that this side can enter; their addresses begin with `under`. An adult client has no rooms of children.
pub fn doors(words: Words, side: Side, under: &str, child: bool) -> Vec<Door> {
    let place = |room: &Room| match side {
        Side::Client => room.client,
        Side::Counsellor => room.counsellor,
    };
    ROOMS
        .iter()
        .filter(|room| child || side == Side::Counsellor || !room.of_children)
        .filter_map(|room| {
            Some(Door {
                address: format!("{under}{}", place(room)?),
                name: words.say(&format!("{}-title", room.word)),
                text: words.say(&format!("rooms-{}", room.word)),
            })
        })
        .collect()
}
