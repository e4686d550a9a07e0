//! `…/sessions/{session}/calendar`: the session as a file for the calendar of a phone or a desk. On it stands no name, and
//! nothing says what the appointment is for: a calendar is read over shoulders and shared with families.

use std::fmt::Write;

use jiff::tz::Offset;
use selaras_core::moment::Moment;
use selaras_core::session::{Session, State};
use selaras_store::Tx;

use super::show::named;
use crate::ask::{Answer, Ask, Outcome};

/// How long an appointment is shown, in minutes.
const MINUTES: i64 = 60;

/// The file.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let session = named(ask, tx)?;
    let zone = Zone::named(&ask.me.practice.zone);
    let text = written(&session, &ask.words.say("sessions-calendar-title"), zone, ask.now);
    let name = format!("{}.ics", ask.words.say("sessions-calendar-file"));
    Ok(Answer::File("text/calendar; charset=utf-8", name, text.into_bytes()))
}

/// A zone of Indonesia: none has had summer time since 1964.
#[derive(Debug, Clone, Copy)]
struct Zone {
    name: &'static str,
    short: &'static str,
    hours: i8,
}

impl Zone {
    fn named(name: &str) -> Self {
        match name {
            "Asia/Makassar" => Self { name: "Asia/Makassar", short: "WITA", hours: 8 },
            "Asia/Jayapura" => Self { name: "Asia/Jayapura", short: "WIT", hours: 9 },
            _ => Self { name: "Asia/Jakarta", short: "WIB", hours: 7 },
        }
    }

    fn local(self, moment: Moment) -> String {
        let civil = Offset::constant(self.hours).to_datetime(moment.timestamp());
        civil.strftime("%Y%m%dT%H%M%S").to_string()
    }
}

/// The file of a session (RFC 5545). Its name never changes, so that a calendar that has it already moves or strikes it.
fn written(session: &Session, title: &str, zone: Zone, now: Moment) -> String {
    let cancelled = session.state == State::Cancelled;
    let utc = |moment: Moment| moment.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string();
    let (from, until) = (session.planned_at, session.planned_at.plus_ms(MINUTES * 60_000));
    let title = escaped(title);
    let offset = format!("+{:02}00", zone.hours);
    // Whatever is asked for later counts as newer: minutes since 1970 only rise.
    let sequence = now.unix_ms().max(0) / 60_000;
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Calendar//1//EN".to_owned(),
        format!("METHOD:{}", if cancelled { "CANCEL" } else { "PUBLISH" }),
        "BEGIN:VTIMEZONE".to_owned(),
        format!("TZID:{}", zone.name),
        "BEGIN:STANDARD".to_owned(),
        "DTSTART:19700101T000000".to_owned(),
        format!("TZOFFSETFROM:{offset}"),
        format!("TZOFFSETTO:{offset}"),
        format!("TZNAME:{}", zone.short),
        "END:STANDARD".to_owned(),
        "END:VTIMEZONE".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", session.id),
        format!("SEQUENCE:{sequence}"),
        format!("DTSTAMP:{}", utc(now)),
        format!("DTSTART;TZID={}:{}", zone.name, zone.local(from)),
        format!("DTEND;TZID={}:{}", zone.name, zone.local(until)),
        format!("SUMMARY:{title}"),
        format!("STATUS:{}", if cancelled { "CANCELLED" } else { "CONFIRMED" }),
        "CLASS:PRIVATE".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    let mut text = String::new();
    for line in lines {
        let _ = write!(text, "{line}\r\n");
    }
    text
}

/// Text as it stands in a calendar file.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use selaras_core::id::Id;

    fn session() -> Session {
        let at = Moment::from_unix_ms(1_795_505_400_000);
        Session::planned(Id::from_bytes([7; 16]), 3, at, "Bicara tentang tidur".to_owned())
    }

    #[test]
    fn the_file_tells_when_in_the_practices_zone_and_nothing_about_why() {
        let now = Moment::from_unix_ms(1_795_000_000_000);
        let text = written(&session(), "Janji temu", Zone::named("Asia/Jayapura"), now);
        assert!(text.contains("DTSTART;TZID=Asia/Jayapura:20261124T163000\r\n"), "{text}");
        assert!(text.contains("DTEND;TZID=Asia/Jayapura:20261124T173000\r\n"), "{text}");
        assert!(text.contains("TZOFFSETTO:+0900\r\n") && text.contains("SUMMARY:Janji temu\r\n"), "{text}");
        assert!(text.contains("STATUS:CONFIRMED\r\n") && text.contains("METHOD:PUBLISH\r\n"), "{text}");
        let lower = text.to_lowercase();
        for told in ["tidur", "sesi", "konsel", "counsel", "selaras", "session"] {
            assert!(!lower.contains(told), "{told} stands in {text}");
        }
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert!(!text.replace("\r\n", "").contains('\n'), "every line ends as the standard says");
    }

    #[test]
    fn a_session_that_was_called_off_strikes_the_same_appointment() {
        let now = Moment::from_unix_ms(1_795_000_000_000);
        let zone = Zone::named("Asia/Jakarta");
        let (kept, mut off) = (written(&session(), "x", zone, now), session());
        off.state = State::Cancelled;
        let struck = written(&off, "x", zone, now.plus_ms(60_000));
        let line = |text: &str, name: &str| {
            text.lines().find(|line| line.starts_with(name)).map(str::to_owned).unwrap_or_default()
        };
        assert_eq!(line(&kept, "UID:"), line(&struck, "UID:"));
        assert!(struck.contains("METHOD:CANCEL\r\n") && struck.contains("STATUS:CANCELLED\r\n"));
        let number =
            |text: &str| line(text, "SEQUENCE:").trim_start_matches("SEQUENCE:").parse().unwrap_or(0i64);
        assert!(number(&struck) > number(&kept), "a calendar takes the newer one");
    }

    #[test]
    fn what_means_something_to_a_calendar_is_escaped() {
        assert_eq!(escaped("a,b;c\\d\ne"), "a\\,b\\;c\\\\d\\ne");
    }
}
