//! Draws the layouts, the forms and the pieces with sample content into `target/gallery/`, to be looked at.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use askama::Template;
use selaras_core::language::{Address, Language};
use selaras_web::assets;
use selaras_web::layout::Frame;
use selaras_web::layout::field::{Fault, Field, faults};
use selaras_web::layout::navigation::Tab;
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
sample!(Agreement { consent: Field } at "agreement.html");
sample!(Caseload { rows: Vec<Row> } at "caseload.html");
sample!(Case { tabs: Vec<Tab>, views: Vec<TwoViews> } at "case.html");
sample!(SignIn {
    name: Field, password: Field, pin: Field, day: Field, counsellor: Field, method: Field, consent: Field,
    faults: Vec<Fault>,
} at "signin.html");

fn main() {
    let out = Path::new("target/gallery");
    fs::create_dir_all(out.join("assets")).unwrap();
    for asset in [&*assets::STAFF_CSS, &*assets::PICTURE_CSS, &*assets::SCRIPT, &*assets::ICON] {
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
        let consent = Field::new(
            "consent",
            pick(language, "Saya sudah membaca kesepakatan ini", "I have read this agreement"),
        );
        let page = frame(language, "", "Kesepakatan konseling", "Our counselling agreement");
        save("agreement", Agreement { frame: page, consent }.render().unwrap());
        save("caseload", caseload(language).render().unwrap());
        save("case", case(language).render().unwrap());
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
    Home {
        frame: Frame {
            notice: Some(t("Cek-in Anda sudah terkirim.", "Your check-in has been sent.").into()),
            ..frame(language, "home", "Halo, Sari", "Hello, Sari")
        },
        views: views(language),
    }
}

fn views(language: Language) -> Vec<TwoViews> {
    let t = |id: &'static str, en: &'static str| pick(language, id, en);
    let gap = t("ada selisih untuk dibicarakan", "a gap worth talking about");
    let row = |id, en, client, counsellor, remark| TwoViews {
        label: t(id, en).into(),
        client,
        counsellor,
        range: (1.0, 7.0),
        remark,
    };
    vec![
        row("Tujuan", "Goals", Some(6.0), Some(6.0), None),
        row("Cara bekerja", "The way we work", Some(3.0), Some(6.0), Some(gap.into())),
        row("Rasa dipahami", "Feeling understood", Some(5.0), None, None),
    ]
}

struct Row {
    name: &'static str,
    why: &'static str,
    kind: &'static str,
    state: &'static str,
    alliance: &'static str,
    session: u8,
    next: &'static str,
}

fn caseload(language: Language) -> Caseload {
    let t = |id: &'static str, en: &'static str| pick(language, id, en);
    let row = |name, why, kind, state, alliance, session, next| Row {
        name,
        why,
        kind,
        state,
        alliance,
        session,
        next,
    };
    Caseload {
        frame: staff(language, "caseload", "Kasus saya", "My cases"),
        rows: vec![
            row(
                "Sari Lestari",
                t("Hubungan kerja turun 1,5 dari kebiasaannya", "Alliance down 1.5 from her usual"),
                "strain",
                t("Renggang", "Strained"),
                t("4,3 ± 1,1", "4.3 ± 1.1"),
                4,
                t("Kam 20 Agu, 15.30", "Thu 20 Aug, 15:30"),
            ),
            row(
                "Yohanes Lado",
                t("Dua sesi tanpa umpan balik", "Two sessions without feedback"),
                "care",
                t("Sunyi", "Silent"),
                t("5,6 ± 1,1", "5.6 ± 1.1"),
                7,
                t("Jum 21 Agu, 09.00", "Fri 21 Aug, 09:00"),
            ),
            row(
                "Putu Ayu",
                t("Usulan tugas belum dijawab sejak 30 Juli", "A proposed task unanswered since 30 July"),
                "care",
                t("Menunggu jawaban", "Waiting"),
                t("6,1 ± 1,1", "6.1 ± 1.1"),
                3,
                "",
            ),
            row(
                "Bambang",
                "",
                "good",
                t("Berjalan baik", "Going well"),
                t("6,4 ± 1,1", "6.4 ± 1.1"),
                9,
                t("Sen 24 Agu, 13.00", "Mon 24 Aug, 13:00"),
            ),
            row(
                "Nur Aisyah",
                "",
                "calm",
                t("Baru", "New"),
                "",
                1,
                t("Sel 25 Agu, 10.00", "Tue 25 Aug, 10:00"),
            ),
        ],
    }
}

fn case(language: Language) -> Case {
    let t = |id: &'static str, en: &'static str| pick(language, id, en);
    let tab =
        |address: &str, word: &'static str, here| Tab { address: address.into(), word: word.into(), here };
    Case {
        frame: staff(language, "caseload", "Sari Lestari", "Sari Lestari"),
        tabs: vec![
            tab("#picture", t("Gambaran bersama", "Shared picture"), true),
            tab("#goals", t("Tujuan & tugas", "Goals & tasks"), false),
            tab("#sessions", t("Sesi", "Sessions"), false),
            tab("#agreement", t("Kesepakatan", "Agreement"), false),
        ],
        views: views(language),
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

fn staff(language: Language, here: &'static str, id: &str, en: &str) -> Frame {
    Frame {
        reader: Some("Ratna Dewi".into()),
        roles: vec!["counsellor", "administrator"],
        path: "/caseload".into(),
        ..frame(language, here, id, en)
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
        news: false,
        needs: Default::default(),
        tickets: Tickets::new([7; 32], [9; 32], 1_786_000_000_000),
    }
}

fn pick<'a>(language: Language, id: &'a str, en: &'a str) -> &'a str {
    match language {
        Language::Id => id,
        Language::En => en,
    }
}
