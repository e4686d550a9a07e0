//! Writes the shared picture of several made-up cases to `target/pictures/*.html`, to look at:
//! `cargo run -p selaras-web --example pictures`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::Path;

use selaras_core::language::{Address, Language};
use selaras_core::people::{Role, Side};
use selaras_web::picture::{
    Accord, Alliance, AllianceSession, Attendance, Better, CheckIn, Component, Day, Ending, Event, EventKind,
    Goal, GoalRating, Goals, Item, Names, Picture, Rating, Signal, Task, TaskState, Timeline, Triangle,
    Wellbeing, alliance, goals, timeline, triangle, wellbeing,
};
use selaras_web::words::Words;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/pictures");
    fs::create_dir_all(&folder).unwrap();
    let id = Words::new(Language::Id, Address::Anda);
    let kamu = Words::new(Language::Id, Address::Kamu);
    let en = Words::new(Language::En, Address::Anda);
    let pages = [
        ("strained", id, Role::Counsellor, strained as fn(&Words, Role) -> Vec<Picture>),
        ("strained-en", en, Role::Client, strained),
        ("young", kamu, Role::Client, young),
        ("empty", kamu, Role::Client, empty),
        ("long", id, Role::Supervisor, long),
        ("worsening", en, Role::Counsellor, worsening),
    ];
    for (name, words, reader, case) in pages {
        let figures: String =
            case(&words, reader).iter().map(|p| format!("<h2>{}</h2>{p}", escaped(&p.title))).collect();
        let style =
            concat!(include_str!("../src/assets/client.css"), include_str!("../src/assets/picture.css"));
        for (wrap, filter) in [("", ""), ("-grey", "filter:grayscale(1);")] {
            let page = format!(
                "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
                 <title>{name}</title><style>{style}main{{max-width:46rem;{filter}}}</style><main>{figures}</main></html>",
                words.language()
            );
            fs::write(folder.join(format!("{name}{wrap}.html")), page).unwrap();
        }
    }
    println!("{}", folder.display());
}

/// A case of nine sessions: it strained at the sixth, was talked about and repaired.
fn strained(words: &Words, reader: Role) -> Vec<Picture> {
    let names = Names::seen_by(reader, words);
    let indonesian = words.language() == Language::Id;
    let say = |id: &str, en: &str| if indonesian { id } else { en }.to_owned();
    let client =
        [Some(5.0), Some(5.33), Some(5.0), None, Some(5.33), Some(3.67), Some(4.67), Some(5.33), Some(5.67)];
    let own = [Some(4.7), Some(5.0), Some(5.3), Some(5.0), Some(5.3), Some(5.0), Some(4.3), None, Some(5.3)];
    let guess = [None, Some(5.0), Some(5.0), None, Some(5.3), Some(5.3), Some(4.0), None, Some(5.3)];
    let sessions = (0..9)
        .map(|i| AllianceSession {
            number: i as u32 + 1,
            date: date(7 * i as i64, indonesian),
            client: client[i].map(|v: f64| Rating::with_error(v, 0.38)),
            counsellor: own[i],
            guess: guess[i],
            signal: (i == 5).then(|| {
                say("Turun dari biasanya: “langkahnya terlalu cepat”", "Below the usual: “too fast for me”")
            }),
            repair: (i == 7).then(|| say("Tempo disepakati ulang", "We agreed on a slower pace")),
        })
        .collect();
    let scores = [14.0, 15.0, 13.0, 16.0, 17.0, 15.0, 20.0, 22.0, 23.0];
    let checkins = scores.iter().enumerate().map(|(i, s)| checkin(i, Some(*s), indonesian)).collect();
    let item =
        |component, id: &str, en: &str, now: f64, counsellor: f64, before: f64, before_counsellor: f64| {
            Item {
                component,
                words: say(id, en),
                client: Some(now),
                counsellor: Some(counsellor),
                client_before: Some(before),
                counsellor_before: Some(before_counsellor),
            }
        };
    let items = vec![
        item(
            Component::Goal,
            "Kami membahas hal yang penting bagi saya.",
            "We worked on what matters to me.",
            5.0,
            5.0,
            5.0,
            5.0,
        ),
        item(
            Component::Task,
            "Cara kami bekerja cocok untuk saya.",
            "The way we work suits me.",
            2.0,
            5.0,
            5.0,
            5.0,
        ),
        item(Component::Bond, "Saya merasa diterima.", "I felt accepted.", 4.0, 5.0, 6.0, 6.0),
    ];
    let rating = |i: usize, client: f64, counsellor: Option<f64>| GoalRating {
        number: i as u32 + 1,
        date: date(7 * i as i64, indonesian),
        client: Some(client),
        counsellor,
    };
    let goal_list = vec![
        Goal {
            words: say(
                "Berani bicara di depan kelas tanpa gemetar",
                "Speak in front of the class without trembling",
            ),
            accord: Accord::Agreed,
            ratings: [2.0, 2.0, 3.0, 3.0, 4.0, 4.0, 5.0, 6.0, 7.0]
                .iter()
                .enumerate()
                .map(|(i, v)| rating(i, *v, (i % 2 == 0).then_some(*v + 0.5)))
                .collect(),
            tasks: vec![
                task(
                    say("Latihan napas sebelum presentasi", "Breathing before a talk"),
                    TaskState::Done(Some((5.0, 6.0))),
                ),
                task(
                    say("Bercerita tiga menit kepada adik", "A three-minute story for my brother"),
                    TaskState::UnderWay,
                ),
                task(say("Menulis hal yang menenangkan", "Write down what calms me"), TaskState::Undone),
            ],
        },
        Goal {
            words: say("Tidur sebelum pukul sebelas malam", "Asleep before eleven"),
            accord: Accord::WaitsFor(Side::Client),
            ratings: vec![],
            tasks: vec![task(
                say("Ponsel di luar kamar", "Phone outside the bedroom"),
                TaskState::WaitsFor(Side::Client),
            )],
        },
    ];
    vec![
        alliance(&Alliance { names: names.clone(), range: (0.0, 6.0), baseline: Some(5.2), sessions }, words),
        triangle(
            &Triangle {
                names: names.clone(),
                range: (0.0, 6.0),
                now: say("Sesi 6, 7 April 2026", "Session 6, 7 April 2026"),
                before: Some(say("Sesi 5, 31 Maret 2026", "Session 5, 31 March 2026")),
                items,
            },
            words,
        ),
        wellbeing(
            &Wellbeing {
                names: names.clone(),
                instrument: say("cek-in", "check-in"),
                range: (0.0, 30.0),
                better: Better::Higher,
                error_of_difference: Some(2.9),
                checkins,
            },
            words,
        ),
        goals(&Goals { names, range: (0.0, 10.0), goals: goal_list }, words),
        timeline(&story(indonesian), words),
    ]
}

fn story(indonesian: bool) -> Timeline {
    let say = |id: &str, en: &str| if indonesian { id } else { en }.to_owned();
    let mut events = vec![event(0, EventKind::Agreement, None, indonesian)];
    for i in 0..9 {
        let attendance = if i == 3 { Attendance::Missed } else { Attendance::Held };
        events.push(event(7 * i + 1, EventKind::Session(Some(i as u32 + 1), attendance), None, indonesian));
    }
    events.push(event(
        50,
        EventKind::Repair,
        Some(say("tempo disepakati ulang", "a slower pace")),
        indonesian,
    ));
    events.push(event(71, EventKind::Session(Some(10), Attendance::Planned), None, indonesian));
    let signals = vec![
        Signal {
            words: say("kerja sama turun dari biasanya", "working together fell below the usual"),
            opened: day(36, indonesian),
            talked: Some(day(43, indonesian)),
            closed: Some(day(50, indonesian)),
        },
        Signal {
            words: say(
                "tujuan “tidur” belum dijawab dua sesi",
                "the goal “sleep” has had no answer for two sessions",
            ),
            opened: day(43, indonesian),
            talked: None,
            closed: None,
        },
    ];
    Timeline { events, signals }
}

/// A case after its first session.
fn young(words: &Words, reader: Role) -> Vec<Picture> {
    let names = Names::seen_by(reader, words);
    let first = AllianceSession {
        number: 1,
        date: date(0, true),
        client: Some(Rating::with_error(4.33, 0.4)),
        counsellor: Some(5.0),
        guess: Some(4.7),
        ..AllianceSession::default()
    };
    let item = |component, words: &str, client, counsellor| Item {
        component,
        words: words.to_owned(),
        client,
        counsellor,
        client_before: None,
        counsellor_before: None,
    };
    let goal = Goal {
        words: "Bisa mempertanggungjawabkan keputusan jurusanku kepada keluarga tanpa bertengkar".to_owned(),
        accord: Accord::Agreed,
        ratings: vec![GoalRating { number: 1, date: date(0, true), client: Some(3.0), counsellor: None }],
        tasks: vec![task("Mencatat kekhawatiran Ibu".to_owned(), TaskState::UnderWay)],
    };
    vec![
        alliance(
            &Alliance { names: names.clone(), range: (0.0, 6.0), baseline: None, sessions: vec![first] },
            words,
        ),
        triangle(
            &Triangle {
                names: names.clone(),
                range: (0.0, 6.0),
                now: "Sesi 1, 3 Maret 2026".to_owned(),
                before: None,
                items: vec![
                    item(Component::Goal, "Kita membahas hal yang penting bagiku.", Some(5.0), Some(5.0)),
                    item(Component::Task, "Cara kita bekerja cocok untukku.", None, Some(4.0)),
                    item(Component::Bond, "Aku merasa diterima.", Some(4.0), Some(5.0)),
                ],
            },
            words,
        ),
        wellbeing(
            &Wellbeing {
                names: names.clone(),
                instrument: "cek-in".to_owned(),
                range: (0.0, 30.0),
                better: Better::Higher,
                error_of_difference: Some(2.9),
                checkins: vec![checkin(0, Some(17.0), true)],
            },
            words,
        ),
        goals(&Goals { names, range: (0.0, 10.0), goals: vec![goal] }, words),
        timeline(
            &Timeline {
                events: vec![
                    event(0, EventKind::Agreement, None, true),
                    event(1, EventKind::Session(Some(1), Attendance::Held), None, true),
                    event(8, EventKind::Session(Some(2), Attendance::Planned), None, true),
                ],
                signals: vec![],
            },
            words,
        ),
    ]
}

/// A case that has only been opened.
fn empty(words: &Words, reader: Role) -> Vec<Picture> {
    let names = Names::seen_by(reader, words);
    vec![
        alliance(
            &Alliance { names: names.clone(), range: (0.0, 6.0), baseline: None, sessions: vec![] },
            words,
        ),
        triangle(
            &Triangle {
                names: names.clone(),
                range: (0.0, 6.0),
                now: String::new(),
                before: None,
                items: vec![],
            },
            words,
        ),
        wellbeing(
            &Wellbeing {
                names: names.clone(),
                instrument: "cek-in".to_owned(),
                range: (0.0, 30.0),
                better: Better::Higher,
                error_of_difference: Some(2.9),
                checkins: vec![],
            },
            words,
        ),
        goals(&Goals { names, range: (0.0, 10.0), goals: vec![] }, words),
        timeline(&Timeline::default(), words),
    ]
}

/// Sixty sessions, ended as planned.
fn long(words: &Words, reader: Role) -> Vec<Picture> {
    let names = Names::seen_by(reader, words);
    let wave = |i: usize, by: f64| ((i * 7919 % 13) as f64 / 13.0 - 0.5) * by;
    let sessions = (0..60)
        .map(|i| AllianceSession {
            number: i as u32 + 1,
            date: date(7 * i as i64, true),
            client: (i % 9 != 7)
                .then(|| Rating::with_error((4.6 + i as f64 / 60.0 + wave(i, 0.9)).min(6.0), 0.35)),
            counsellor: (i % 5 == 0).then(|| 4.8 + wave(i + 3, 1.0)),
            guess: (i % 7 == 0).then(|| 5.0 + wave(i + 5, 1.0)),
            signal: (i == 17 || i == 41).then(|| "turun dari biasanya".to_owned()),
            repair: (i == 19 || i == 42).then(|| "tempo disepakati ulang".to_owned()),
        })
        .collect();
    let checkins = (0..60)
        .map(|i| checkin(i, (i % 11 != 5).then(|| (36.0 - i as f64 * 0.45 + wave(i, 12.0)).round()), true))
        .collect();
    let mut events: Vec<Event> = (0..60)
        .map(|i| {
            let attendance = if i % 9 == 7 { Attendance::Missed } else { Attendance::Held };
            event(
                7 * i + if i > 30 { 70 } else { 0 },
                EventKind::Session(Some(i as u32 + 1), attendance),
                None,
                true,
            )
        })
        .collect();
    events.push(event(0, EventKind::Agreement, None, true));
    events.push(event(19 * 7, EventKind::Repair, None, true));
    events.push(event(42 * 7 + 70, EventKind::Repair, None, true));
    events.push(event(60 * 7 + 70, EventKind::Ending(Ending::Planned), None, true));
    let signal = |from: i64, to: i64| Signal {
        words: "kerja sama turun dari biasanya".to_owned(),
        opened: day(from, true),
        talked: Some(day(from + 7, true)),
        closed: Some(day(to, true)),
    };
    vec![
        alliance(&Alliance { names: names.clone(), range: (0.0, 6.0), baseline: Some(4.8), sessions }, words),
        wellbeing(
            &Wellbeing {
                names: names.clone(),
                instrument: "daftar keluhan (0–63)".to_owned(),
                range: (0.0, 63.0),
                better: Better::Lower,
                error_of_difference: Some(4.2),
                checkins,
            },
            words,
        ),
        timeline(
            &Timeline { events, signals: vec![signal(17 * 7, 19 * 7), signal(41 * 7 + 70, 42 * 7 + 70)] },
            words,
        ),
    ]
}

/// A case that grows worse, and ends early.
fn worsening(words: &Words, reader: Role) -> Vec<Picture> {
    let names = Names::seen_by(reader, words);
    let checkins = [18.0, 17.0, 15.0, 12.0, 10.0, 9.0].iter().enumerate();
    let sessions = [3.0, 2.33, 2.0, 1.33].iter().enumerate();
    vec![
        alliance(
            &Alliance {
                names: names.clone(),
                range: (0.0, 6.0),
                baseline: None,
                sessions: sessions
                    .map(|(i, v)| AllianceSession {
                        number: i as u32 + 1,
                        date: date(14 * i as i64, false),
                        client: Some(Rating::with_error(*v, 0.4)),
                        counsellor: Some(4.5),
                        guess: Some(4.0),
                        signal: (i == 0 || i == 3).then(|| "low from the start".to_owned()),
                        repair: (i == 3).then(|| "talked about".to_owned()),
                    })
                    .collect(),
            },
            words,
        ),
        wellbeing(
            &Wellbeing {
                names,
                instrument: "check-in".to_owned(),
                range: (0.0, 30.0),
                better: Better::Higher,
                error_of_difference: Some(2.5),
                checkins: checkins.map(|(i, s)| checkin(i, Some(*s), false)).collect(),
            },
            words,
        ),
        timeline(
            &Timeline {
                events: vec![
                    event(0, EventKind::Session(Some(1), Attendance::Held), None, false),
                    event(14, EventKind::Session(Some(2), Attendance::Held), None, false),
                    event(28, EventKind::Session(None, Attendance::Missed), None, false),
                    event(35, EventKind::Session(None, Attendance::Missed), None, false),
                    event(60, EventKind::Ending(Ending::DroppedOut), None, false),
                ],
                signals: vec![Signal {
                    words: "low from the start".to_owned(),
                    opened: day(0, false),
                    talked: None,
                    closed: None,
                }],
            },
            words,
        ),
    ]
}

fn checkin(i: usize, score: Option<f64>, indonesian: bool) -> CheckIn {
    CheckIn { number: i as u32 + 1, date: date(7 * i as i64, indonesian), score }
}

fn task(words: String, state: TaskState) -> Task {
    Task { words, state }
}

fn event(number: i64, kind: EventKind, words: Option<String>, indonesian: bool) -> Event {
    Event { day: day(number, indonesian), kind, words }
}

fn day(number: i64, indonesian: bool) -> Day {
    Day { number, date: date(number, indonesian) }
}

/// Days from 3 March 2026 on, well enough for an example.
fn date(days: i64, indonesian: bool) -> String {
    const ID: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];
    const EN: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let months = if indonesian { ID } else { EN };
    let days = days + 2;
    let month = 2 + days / 30;
    format!("{} {} {}", days % 30 + 1, months[(month % 12) as usize], 2026 + month / 12)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
