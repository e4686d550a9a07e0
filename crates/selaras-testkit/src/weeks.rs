//! A case lived through week by week: a session, and around it what both sides give.

use selaras_core::id::SessionId;
use selaras_core::instrument::shelf;
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::response::Response;
use selaras_store::audit::By;
use selaras_store::responses::{self, New};
use selaras_store::{StoreError, Tx, sessions};

use crate::people::{START, Small};

const HOUR: i64 = 3_600_000;

/// What is given around one session.
#[derive(Debug, Clone, Copy, Default)]
pub struct Week {
    /// The check-in before it: the same answer to all five areas, and the answer about danger.
    pub checkin: Option<(i16, i16)>,
    /// The client's short feedback: goal, task, bond.
    pub feedback: Option<[i16; 3]>,
    /// The counsellor's own view and guess, each the same for all three items.
    pub view: Option<(i16, i16)>,
}

impl Week {
    /// A week in which everybody gives everything, and the guess fits.
    pub fn whole(checkin: i16, feedback: [i16; 3]) -> Self {
        let mean = feedback.iter().sum::<i16>() / 3;
        Self { checkin: Some((checkin, 0)), feedback: Some(feedback), view: Some((mean, mean)) }
    }

    /// Lives through it: the session of this number begins as many weeks after [`START`] and lasts an hour; the
    /// check-in comes an hour before, feedback an hour after, the counsellor's view between.
    ///
    /// # Errors
    /// What the database said.
    pub fn live(self, tx: &mut Tx<'_>, small: &Small, number: u32) -> Result<SessionId, StoreError> {
        let at = START.plus_days(7 * i64::from(number));
        let (case, begin) = (small.case, at.plus_ms(HOUR));
        let session =
            sessions::plan(tx, small.by_counsellor(at.plus_days(-6)), case, begin, "Bicara di kelas")?;
        if let Some((each, danger)) = self.checkin {
            let answers = [each, each, each, each, each, danger];
            give(tx, small, "check-in", session, &answers, at)?;
        }
        sessions::begin(tx, small.by_counsellor(begin), case, session)?;
        let ended = small.by_counsellor(begin.plus_ms(HOUR));
        sessions::close(tx, ended, case, session, "Kita mencoba latihan napas.")?;
        if let Some((own, guess)) = self.view {
            let answers = [own, own, own, guess, guess, guess];
            give(tx, small, "alliance-counsellor", session, &answers, begin.plus_ms(HOUR + 1))?;
        }
        if let Some(answers) = self.feedback {
            give(tx, small, "alliance-client-short", session, &answers, begin.plus_ms(2 * HOUR))?;
        }
        Ok(session)
    }
}

/// The side whose instrument it is answers it about a session.
///
/// # Errors
/// What the database said.
///
/// # Panics
/// When the answers do not fit the instrument.
#[expect(clippy::expect_used, reason = "a test whose answers do not fit has failed")]
pub fn give(
    tx: &mut Tx<'_>,
    small: &Small,
    instrument: &str,
    session: SessionId,
    answers: &[i16],
    at: Moment,
) -> Result<(), StoreError> {
    let form = shelf().newest(instrument).expect("an instrument on the shelf");
    let texts: Vec<String> = answers.iter().map(i16::to_string).collect();
    let place = |name: &str| form.items().iter().position(|item| *item.id() == name);
    let response =
        Response::read(form, |item| place(item.as_str()).and_then(|at| texts.get(at)).map(String::as_str))
            .expect("answers that fit");
    let side = form.answered_by();
    let person = if side == Side::Client { small.client } else { small.counsellor };
    let by = By { practice: small.practice, person: Some(person), now: at, case: Some(small.case) };
    let new = New {
        case: small.case,
        person,
        side,
        session: Some(session),
        subject: None,
        response: &response,
        words: None,
        words_when: None,
        given_at: at,
    };
    responses::record(tx, by, &new).map(drop)
}
