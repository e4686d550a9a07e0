//! What belongs to the client: wishes and whether they were kept, what they want known of themselves, a diary, and what
//! they need of the program. Only the client whose link is printed has all of it.

use anyhow::Result;
use selaras_core::accommodation::Accommodations;
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::preference::Kept;
use selaras_core::profile::{SeenBy, Theme};
use selaras_core::reflection::{Kind, Reach};
use selaras_store::reflections::{self, New as Page};
use selaras_store::responses::{self, New};
use selaras_store::{accommodations, preferences, profile};

use super::super::answers::response;
use super::super::days::{Days, HOUR, MINUTE};
use super::super::model::Course;
use super::Life;

/// Lead, feelings, time, manner, between sessions; language, gender, spiritual matters, family, mode, time of day.
const WISHES: [i16; 11] = [-1, -3, 0, -2, 1, 4, 1, 3, 2, 1, 3];

/// What the client finds of three wishes, and what the counsellor finds.
const KEPT: [(&str, Kept, Kept); 5] = [
    ("focus", Kept::Yes, Kept::Yes),
    ("manner", Kept::Partly, Kept::Yes),
    ("spirit", Kept::No, Kept::Partly),
    ("family", Kept::Yes, Kept::Yes),
    ("dislikes", Kept::Yes, Kept::Partly),
];

/// What the client wants known, and by whom.
const PROFILE: [(Theme, SeenBy, &str); 5] = [
    (
        Theme::Background,
        SeenBy::Supervisor,
        "Besar di Wonosobo, merantau sejak kuliah. Di rumah kami perasaan jarang diucapkan; kalau sedih, orang memasak.",
    ),
    (
        Theme::Beliefs,
        SeenBy::Counsellor,
        "Doa malam itu pegangan saya. Kadang saya marah kepada Tuhan sejak Ibu meninggal, dan saya malu mengatakannya.",
    ),
    (
        Theme::Family,
        SeenBy::Counsellor,
        "Keputusan besar dibicarakan dengan Bapak dan Pakde. Adik saya belum tahu bahwa saya ikut konseling.",
    ),
    (
        Theme::Help,
        SeenBy::Client,
        "Dulu pernah sekali ke konselor kampus. Saya disuruh bersyukur. Saya tidak kembali.",
    ),
    (
        Theme::Safety,
        SeenBy::Counsellor,
        "Beri saya waktu diam. Kalau saya menunduk, saya tidak marah, saya sedang menahan tangis.",
    ),
];

impl Life<'_, '_> {
    /// Everything of the client's own, after the last session. Nothing is drawn by chance, so that no other case differs.
    pub(super) fn keep_own(&mut self, days: &Days) -> Result<()> {
        let Some(last) = days.past.last().copied().filter(|_| self.traits.course == Course::Guide) else {
            return Ok(());
        };
        self.write_diary(last)?;
        let evening = last.plus_ms(30 * HOUR);
        self.wish(evening)?;
        self.say_whether_kept(evening.plus_ms(20 * HOUR))?;
        self.introduce_themselves(evening.plus_ms(24 * HOUR))?;
        let needs = Accommodations { aloud: true, ..Accommodations::default() };
        let by = selaras_store::audit::By { case: None, ..self.by(Side::Client, evening) };
        accommodations::set(self.tx, by, self.case.client, needs)?;
        Ok(())
    }

    fn wish(&mut self, at: Moment) -> Result<()> {
        let new = New {
            case: self.case.id,
            person: self.case.client,
            side: Side::Client,
            session: None,
            subject: None,
            response: &response("preferences", &WISHES)?,
            words: Some("Jangan bilang waktu akan menyembuhkan segalanya."),
            words_when: None,
            given_at: at,
        };
        let by = self.by(Side::Client, at);
        responses::record(self.tx, by, &new)?;
        Ok(())
    }

    fn say_whether_kept(&mut self, at: Moment) -> Result<()> {
        let (client, counsellor) =
            (self.by(Side::Client, at), self.by(Side::Counsellor, at.plus_ms(2 * HOUR)));
        let told = KEPT.map(|(wish, client, _)| (wish, client));
        preferences::tell(self.tx, client, self.case.id, (self.case.client, Side::Client), &told)?;
        let told = KEPT.map(|(wish, _, counsellor)| (wish, counsellor));
        let who = (self.case.counsellor, Side::Counsellor);
        preferences::tell(self.tx, counsellor, self.case.id, who, &told)?;
        Ok(())
    }

    fn introduce_themselves(&mut self, at: Moment) -> Result<()> {
        let whose = (self.case.id, self.case.client);
        for (n, (theme, seen_by, words)) in (0..).zip(PROFILE) {
            let by = self.by(Side::Client, at.plus_ms(n * 4 * MINUTE));
            profile::write(self.tx, by, whose, theme, words, seen_by)?;
        }
        Ok(())
    }

    /// Private pages lie months back; what is shared came lately.
    fn write_diary(&mut self, last: Moment) -> Result<()> {
        let goal = self.so_far.goals.first().map(|goal| goal.id);
        let pages = [
            (
                -71,
                Page {
                    words: "Piring Ibu masih di rak. Hari ini saya pakai, dan tidak pecah apa-apa.",
                    ..Page::default()
                },
            ),
            (
                -43,
                Page {
                    words: "Tertawa waktu makan siang. Lalu merasa bersalah. Lalu tertawa lagi.",
                    ..Page::default()
                },
            ),
            (
                -29,
                Page {
                    words: "Langkah sekecil apa? Membuka jendela kamar Ibu. Itu saja dulu.",
                    goal,
                    ..Page::default()
                },
            ),
            (
                -12,
                Page {
                    words: "Saya bilang baik-baik saja waktu ditanya soal Bapak. Padahal tidak. Takut kalau mulai, tidak bisa berhenti.",
                    kind: Kind::Openness,
                    openness: "3".parse().ok(),
                    ..Page::default()
                },
            ),
            (
                2,
                Page {
                    words: "Ingin bicara tentang Bapak yang tidak pernah menyebut nama Ibu lagi.",
                    reach: Reach::Brought,
                    ..Page::default()
                },
            ),
        ];
        for (day, page) in pages {
            let by = self.by(Side::Client, last.plus_days(day).plus_ms(9 * HOUR));
            reflections::keep(self.tx, by, (self.case.id, self.case.client), &page)?;
        }
        Ok(())
    }
}
