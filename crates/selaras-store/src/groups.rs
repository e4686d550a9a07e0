//! Groups of cases, who belongs to them, and the sessions that they share.

use std::collections::BTreeMap;

use selaras_core::group::{Kind, Member, Shows};
use selaras_core::id::{CaseId, GroupId, MeetingId, PersonId, PracticeId, SessionId};
use selaras_core::moment::Moment;

use crate::audit::{self, By};
use crate::engine::{Result, Row, Tx};
use crate::secrets::{Place, Whose};
use crate::sessions;

/// A group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its identifier.
    pub id: GroupId,
    /// Whose cases it joins.
    pub counsellor: PersonId,
    /// What kind of group.
    pub kind: Kind,
    /// What it is called.
    pub name: String,
    /// When it was made.
    pub made_at: Moment,
    /// When it ended.
    pub ended_at: Option<Moment>,
}

/// A meeting of a group: one session in the case of each member who was asked to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its identifier.
    pub id: MeetingId,
    /// When it was planned for.
    pub planned_at: Moment,
    /// The session in each case.
    pub sessions: Vec<(CaseId, SessionId)>,
}

/// Makes a group; nobody belongs to it yet.
///
/// # Errors
/// What the database said.
pub fn add(tx: &mut Tx<'_>, by: By, counsellor: PersonId, kind: Kind, name: &str) -> Result<GroupId> {
    let id: GroupId = crate::fresh(by.now);
    let name = tx.seal(Whose::Practice(by.practice), &place(id), name)?;
    tx.run(
        "INSERT INTO groups_of_cases (practice, id, counsellor, kind, name, made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        &[
            by.practice.into(),
            id.into(),
            counsellor.into(),
            kind.code().into(),
            name.as_str().into(),
            by.now.into(),
        ],
    )?;
    audit::note(tx, by, "group.creation", Some(id))?;
    Ok(id)
}

/// The groups of a counsellor that have not ended, the newest first.
///
/// # Errors
/// What the database said.
pub fn of_counsellor(tx: &mut Tx<'_>, practice: PracticeId, counsellor: PersonId) -> Result<Vec<Group>> {
    let mut all = tx.all(
        "SELECT id, counsellor, kind, name, made_at, ended_at FROM groups_of_cases
         WHERE practice = ?1 AND counsellor = ?2 AND ended_at IS NULL",
        &[practice.into(), counsellor.into()],
        read,
    )?;
    for one in &mut all {
        one.name = tx.open(Whose::Practice(practice), &place(one.id), &one.name)?;
    }
    all.sort_by_key(|one| std::cmp::Reverse((one.made_at, one.id)));
    Ok(all)
}

/// The group with this id.
///
/// # Errors
/// What the database said.
pub fn find(tx: &mut Tx<'_>, practice: PracticeId, id: GroupId) -> Result<Option<Group>> {
    let found = tx.first(
        "SELECT id, counsellor, kind, name, made_at, ended_at FROM groups_of_cases WHERE practice = ?1 AND id = ?2",
        &[practice.into(), id.into()],
        read,
    )?;
    let Some(mut found) = found else { return Ok(None) };
    found.name = tx.open(Whose::Practice(practice), &place(id), &found.name)?;
    Ok(Some(found))
}

/// The groups that a case belongs to or was asked to join, the newest invitation first.
///
/// # Errors
/// What the database said.
pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<(Group, Member)>> {
    let mut mine = tx.all(
        "SELECT group_id, case_id, invited_at, joined_at, left_at, shows FROM group_members
         WHERE practice = ?1 AND case_id = ?2 AND left_at IS NULL",
        &[practice.into(), case.into()],
        |row| Ok((row.get::<GroupId>(0)?, member(row)?)),
    )?;
    mine.sort_by_key(|(_, member)| std::cmp::Reverse(member.invited_at));
    let mut all = Vec::new();
    for (id, member) in mine {
        if let Some(group) = find(tx, practice, id)?.filter(|group| group.ended_at.is_none()) {
            all.push((group, member));
        }
    }
    Ok(all)
}

/// Everybody who was ever asked to join, in the order in which they were asked.
///
/// # Errors
/// What the database said.
pub fn members(tx: &mut Tx<'_>, practice: PracticeId, group: GroupId) -> Result<Vec<Member>> {
    let mut all = tx.all(
        "SELECT group_id, case_id, invited_at, joined_at, left_at, shows FROM group_members
         WHERE practice = ?1 AND group_id = ?2",
        &[practice.into(), group.into()],
        member,
    )?;
    all.sort_by_key(|one| (one.invited_at, one.case));
    Ok(all)
}

/// Asks the client of a case to join; who declined or left is asked anew.
///
/// # Errors
/// What the database said.
pub fn invite(tx: &mut Tx<'_>, by: By, group: GroupId, case: CaseId) -> Result<()> {
    tx.run(
        "INSERT INTO group_members (practice, group_id, case_id, invited_at, shows) VALUES (?1, ?2, ?3, ?4, 'nothing')
         ON CONFLICT (practice, group_id, case_id) DO UPDATE SET
            invited_at = CASE WHEN group_members.left_at IS NULL THEN group_members.invited_at ELSE excluded.invited_at END,
            joined_at = CASE WHEN group_members.left_at IS NULL THEN group_members.joined_at ELSE NULL END,
            shows = CASE WHEN group_members.left_at IS NULL THEN group_members.shows ELSE 'nothing' END,
            left_at = NULL",
        &[by.practice.into(), group.into(), case.into(), by.now.into()],
    )?;
    audit::note(tx, By { case: Some(case), ..by }, "group.invitation", Some(group))
}

/// The client says yes, with what they show the others; false when they were not asked.
///
/// # Errors
/// What the database said.
pub fn join(tx: &mut Tx<'_>, by: By, group: GroupId, case: CaseId, shows: Shows) -> Result<bool> {
    let touched = tx.run(
        "UPDATE group_members SET joined_at = ?4, shows = ?5
         WHERE practice = ?1 AND group_id = ?2 AND case_id = ?3 AND joined_at IS NULL AND left_at IS NULL",
        &[by.practice.into(), group.into(), case.into(), by.now.into(), shows.code().into()],
    )?;
    noted(tx, by, touched, "group.joining", group)
}

/// The client shows the others more or less from now on; false when they do not belong.
///
/// # Errors
/// What the database said.
pub fn show(tx: &mut Tx<'_>, by: By, group: GroupId, case: CaseId, shows: Shows) -> Result<bool> {
    let touched = tx.run(
        "UPDATE group_members SET shows = ?4
         WHERE practice = ?1 AND group_id = ?2 AND case_id = ?3 AND joined_at IS NOT NULL AND left_at IS NULL",
        &[by.practice.into(), group.into(), case.into(), shows.code().into()],
    )?;
    noted(tx, by, touched, "group.showing", group)
}

/// The client declines or leaves, with effect at once; false when they were not asked, or left before.
///
/// # Errors
/// What the database said.
pub fn leave(tx: &mut Tx<'_>, by: By, group: GroupId, case: CaseId) -> Result<bool> {
    let touched = tx.run(
        "UPDATE group_members SET left_at = ?4, shows = 'nothing'
         WHERE practice = ?1 AND group_id = ?2 AND case_id = ?3 AND left_at IS NULL",
        &[by.practice.into(), group.into(), case.into(), by.now.into()],
    )?;
    noted(tx, by, touched, "group.leaving", group)
}

/// Ends a group; the cases go on, each by itself.
///
/// # Errors
/// What the database said.
pub fn end(tx: &mut Tx<'_>, by: By, group: GroupId) -> Result<()> {
    tx.run(
        "UPDATE groups_of_cases SET ended_at = ?3 WHERE practice = ?1 AND id = ?2 AND ended_at IS NULL",
        &[by.practice.into(), group.into(), by.now.into()],
    )?;
    audit::note(tx, by, "group.ending", Some(group))
}

/// Plans a meeting: the same session in each of these cases.
///
/// # Errors
/// What the database said.
pub fn plan(
    tx: &mut Tx<'_>,
    by: By,
    group: GroupId,
    cases: &[CaseId],
    planned_at: Moment,
    purpose: &str,
) -> Result<MeetingId> {
    let meeting: MeetingId = crate::fresh(by.now);
    for case in cases {
        let of_case = By { case: Some(*case), ..by };
        let session = sessions::plan(tx, of_case, *case, planned_at, purpose)?;
        tx.run(
            "INSERT INTO group_sessions (practice, group_id, meeting, case_id, session_id, planned_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            &[
                by.practice.into(),
                group.into(),
                meeting.into(),
                (*case).into(),
                session.into(),
                planned_at.into(),
            ],
        )?;
    }
    audit::note(tx, by, "group.session", Some(group))?;
    Ok(meeting)
}

/// The meetings of a group, the newest first.
///
/// # Errors
/// What the database said.
pub fn meetings(tx: &mut Tx<'_>, practice: PracticeId, group: GroupId) -> Result<Vec<Meeting>> {
    let rows = tx.all(
        "SELECT meeting, planned_at, case_id, session_id FROM group_sessions
         WHERE practice = ?1 AND group_id = ?2 ORDER BY meeting, case_id",
        &[practice.into(), group.into()],
        |row| Ok((row.get::<MeetingId>(0)?, row.get::<Moment>(1)?, (row.get(2)?, row.get(3)?))),
    )?;
    let mut all = BTreeMap::<MeetingId, Meeting>::new();
    for (id, planned_at, session) in rows {
        let meeting = all.entry(id).or_insert(Meeting { id, planned_at, sessions: Vec::new() });
        meeting.sessions.push(session);
    }
    let mut all: Vec<Meeting> = all.into_values().collect();
    all.sort_by_key(|one| std::cmp::Reverse((one.planned_at, one.id)));
    Ok(all)
}

fn noted(tx: &mut Tx<'_>, by: By, touched: u64, act: &'static str, group: GroupId) -> Result<bool> {
    if touched == 1 {
        audit::note(tx, by, act, Some(group))?;
    }
    Ok(touched == 1)
}

fn place(group: GroupId) -> Place {
    Place::of("groups_of_cases", "name").id(group)
}

fn member(row: &Row<'_>) -> Result<Member> {
    Ok(Member {
        case: row.get(1)?,
        invited_at: row.get(2)?,
        joined_at: row.get(3)?,
        left_at: row.get(4)?,
        shows: row.word(5)?,
    })
}

fn read(row: &Row<'_>) -> Result<Group> {
    Ok(Group {
        id: row.get(0)?,
        counsellor: row.get(1)?,
        kind: row.word(2)?,
        name: row.get(3)?,
        made_at: row.get(4)?,
        ended_at: row.get(5)?,
    })
}
