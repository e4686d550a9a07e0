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
const ROOMS: [Room; 9] = [
    Room {
        word: "preferences",
        client: Some("/preferences"),
        counsellor: Some("/preferences"),
        of_children: false,
    },
    Room { word: "profile", client: Some("/profile"), counsellor: Some("/profile"), of_children: false },
    Room { word: "reflections", client: Some("/reflections"), counsellor: None, of_children: false },
    Room { word: "accommodations", client: Some("/accommodations"), counsellor: None, of_children: false },
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

/// Where the rooms are that a supervisor reads too, where the client has agreed.
const SUPERVISED: [&str; 5] = ["preferences", "profile", "guardians", "review", "ruptures"];

/// The rooms of a case that somebody may look into who only looks on.
pub fn doors_to_look(words: Words, under: &str) -> Vec<Door> {
    let mut doors = doors(words, Side::Counsellor, under, false);
    doors.retain(|door| SUPERVISED.iter().any(|place| door.address == format!("{under}/{place}")));
    doors
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
                name: said(words, side, &format!("{}-title", room.word)),
                text: said(words, side, &format!("rooms-{}", room.word)),
            })
        })
        .collect()
}

/// What a room is called: what is the client's own has another name on the counsellor's side.
fn said(words: Words, side: Side, key: &str) -> Text {
    let theirs = (side == Side::Counsellor).then(|| words.look_up(&format!("{key}-counsellor"))).flatten();
    theirs.unwrap_or_else(|| words.say(key))
}
