//! Draws the layouts, the forms and the pieces with sample content into `target/gallery/`, to be looked at.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use askama::Template;
use selaras_core::language::{Address, Language};
use selaras_web::assets;
use selaras_web::layout::Frame;
use selaras_web::layout::field::{Fault, Field, faults};
use selaras_web::layout::views::TwoViews;
use selaras_web::ticket::Tickets;
use selaras_web::words::Words;

/// Sample text in the page's language.
macro_rules! sample {
    ($page:ident { $($field:ident: $kind:ty),* $(,)? } at $path:literal) => {
        #[derive(Template)]
        #[template(path = $path, config = "examples/gallery/askama.toml")]
        struct $page { frame: Frame, $($field: $kind),* }
        impl $page {
            fn t<'a>(&self, id: &'a str, en: &'a str) -> &'a str {
                pick(self.frame.words.language(), id, en)
            }
        }
    };
}

sample!(Checkin { areas: Vec<Field>, topic: Field, faults: Vec<Fault> } at "checkin.html");
sample!(Home { views: Vec<TwoViews> } at "home.html");
sample!(Empty {} at "empty.html");
sample!(SignIn {
    name: Field, password: Field, pin: Field, day: Field, counsellor: Field, method: Field, consent: Field,
    faults: Vec<Fault>,
} at "signin.html");

fn main() {
    let out = Path::new("target/gallery");
    fs::create_dir_all(out.join("assets")).unwrap();
    for asset in [&*assets::STAFF_CSS, &*assets::SCRIPT, &*assets::ICON] {
        fs::write(out.join(&asset.address[1..]), &asset.body).unwrap();
    }
    for language in Language::ALL {
        let save = |name: &str, html: String| {
            // Pages name their assets from the root; files on disk find them beside themselves.
            let html = html.replace("\"/assets/", "\"assets/");
            println!("{name}-{language}.html {} bytes", html.len());
            fs::write(out.join(format!("{name}-{language}.html")), html).unwrap();
        };
        save("checkin", checkin(language, false).render().unwrap());
        save("checkin-back", checkin(language, true).render().unwrap());
        save("home", home(language).render().unwrap());
        save("empty", Empty { frame: frame(language, "goals", "Tujuan", "Goals") }.render().unwrap());
        save("signin", sign_in(language).render().unwrap());
    }
}

fn checkin(language: Language, back: bool) -> Checkin {
    let t = |id: &'static str, en: &'static str| pick(language, id, en);
    let ends = (t("berat sekali", "very hard"), t("baik sekali", "very well"));
    let area = |name, id, en| Field::scale(name, t(id, en), (1, 7), ends.0, ends.1);
    let mut areas = vec![
        area("self", "Perasaan saya sendiri", "How I feel in myself").middle(t("biasa", "so-so")),
        area("close", "Orang-orang terdekat", "The people close to me"),
        area("work", "Sekolah, kuliah atau pekerjaan", "School, study or work"),
        area("body", "Tidur dan badan", "Sleep and body"),
        Field::scale(
            "near",
            t("Seberapa dekat dengan tujuan “bicara di rapat”?", "How near is the goal “speak in meetings”?"),
            (0, 10),
            t("belum sama sekali", "not at all"),
            t("tercapai", "reached"),
        ),
    ];
    if back {
        let missing =
            t("Pilih satu angka untuk orang terdekat", "Choose a number for the people close to you");
        areas[0].value = "5".into();
        areas[1].error = Some(missing.into());
        areas[4].value = "6".into();
    }
    Checkin {
        frame: frame(language, "home", "Bagaimana minggu ini?", "How was this week?"),
        faults: faults(&areas),
        areas,
        topic: Field::new("topic", t("Ada yang ingin dibahas?", "Anything you want to bring up?"))
            .hint(t("Masuk ke agenda sesi berikutnya.", "Goes on the agenda of the next session."))
            .optional(),
    }
}

fn home(language: Language) -> Home {
    let t = |id: &'static str, en: &'static str| pick(language, id, en);
    let row = |id, en, client, counsellor, remark| TwoViews {
        label: t(id, en).into(),
        client,
        counsellor,
        range: (1.0, 7.0),
        remark,
    };
    Home {
        frame: Frame {
            notice: Some(t("Cek-in Anda sudah terkirim.", "Your check-in has been sent.").into()),
            ..frame(language, "home", "Halo, Sari", "Hello, Sari")
        },
        views: vec![
            row("Tujuan", "Goals", Some(6.0), Some(6.0), None),
            row(
                "Cara bekerja",
                "The way we work",
                Some(3.0),
                Some(6.0),
                Some(t("ada selisih untuk dibicarakan", "a gap worth talking about").into()),
            ),
            row("Rasa dipahami", "Feeling understood", Some(5.0), None, None),
        ],
    }
}

fn sign_in(language: Language) -> SignIn {
    let t = |id: &'static str, en: &'static str| pick(language, id, en);
    let name = Field::new("name", t("Nama atau surel", "Name or e-mail")).value("ratna");
    let password = Field::new("password", t("Kata sandi", "Password"))
        .error(Some(t("Nama dan kata sandi ini tidak cocok", "This name and password do not match")));
    SignIn {
        frame: Frame { reader: None, ..frame(language, "", "Masuk", "Sign in") },
        faults: faults([&name, &password]),
        name,
        password,
        pin: Field::new("pin", "PIN")
            .hint(t("Enam angka yang mudah Anda ingat.", "Six digits that you will remember.")),
        day: Field::new("when", t("Waktu sesi", "Time of the session")).value("2026-08-20T15:30"),
        counsellor: Field::new("counsellor", t("Konselor", "Counsellor"))
            .choice("1", "Ratna Dewi")
            .choice("2", "Yohanes Lado")
            .value("1"),
        method: Field::new(
            "method",
            t("Bagaimana Anda ingin membahas jawaban?", "How would you like to talk about your answers?"),
        )
        .choice("direct", t("Bicara langsung", "We talk about it"))
        .meaning(t("Jawaban dibuka bersama di awal sesi.", "We open the answers together at the start."))
        .choice("indirect", t("Tidak langsung", "You read it"))
        .meaning(t("Konselor membaca dan menyesuaikan diri.", "The counsellor reads them and adjusts."))
        .value("direct"),
        consent: Field::new(
            "consent",
            t(
                "Saya sudah membaca dan menyetujui kesepakatan ini",
                "I have read this agreement and accept it",
            ),
        ),
    }
}

fn frame(language: Language, here: &'static str, id: &str, en: &str) -> Frame {
    Frame {
        words: Words::new(language, Address::Anda),
        title: pick(language, id, en).to_owned(),
        here,
        reader: Some("Sari".into()),
        practice: pick(language, "Ruang Temu Konseling", "Ruang Temu Counselling").to_owned(),
        roles: vec!["client"],
        path: "/me".into(),
        notice: None,
        tickets: Tickets::new([7; 32], [9; 32], 1_786_000_000_000),
    }
}

fn pick<'a>(language: Language, id: &'a str, en: &'a str) -> &'a str {
    match language {
        Language::Id => id,
        Language::En => en,
    }
}
