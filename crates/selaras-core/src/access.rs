//! Who may see and do what: one question, asked in one place, refused unless a rule says yes.
//!
//! A first, strict version. The rules in words are `docs/access.md`; the test that walks every address asks here.

use crate::people::Role;

/// What an address asks for. Every address of the program names exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Act {
    /// Open to everyone: signing in, a link, the health page.
    Anyone,
    /// Anyone who has signed in, on their own behalf.
    SignedIn,
    /// A counsellor's own caseload, and opening a case of their own.
    Counsel,
    /// Reading a case from the counsellor's side.
    ReadCase,
    /// Changing a case from the counsellor's side: only while it is open.
    WorkOnCase,
    /// What only the counsellor of record ever sees: private notes.
    ReadPrivateNotes,
    /// Reading one's own case as its client; stays possible after it is closed.
    ReadOwn,
    /// Acting on one's own case as its client: only while it is open.
    ActOnOwn,
    /// The supervisor's list of cases that clients have agreed to show.
    Supervise,
    /// Running the practice: staff and settings; no counselling content.
    RunPractice,
}

impl Act {
    /// All acts, for the table that is checked against the pages.
    pub const ALL: [Act; 10] = [
        Act::Anyone,
        Act::SignedIn,
        Act::Counsel,
        Act::ReadCase,
        Act::WorkOnCase,
        Act::ReadPrivateNotes,
        Act::ReadOwn,
        Act::ActOnOwn,
        Act::Supervise,
        Act::RunPractice,
    ];
}

/// How someone stands to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Relation {
    /// They are its client.
    pub client: bool,
    /// They are its counsellor of record.
    pub of_record: bool,
    /// They supervise its counsellor, and its client has agreed to be seen by the supervisor.
    pub supervises_with_consent: bool,
    /// The case is open.
    pub open: bool,
}

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nobody has signed in.
    #[error("not signed in")]
    NotSignedIn,
    /// It is not theirs. Said the same way whether the thing exists or not.
    #[error("not there, or not yours")]
    NotYours,
    /// It was theirs to change while the case was open.
    #[error("the case is closed")]
    CaseClosed,
}

/// May someone with these roles (none: not signed in), standing so to the case (none: no case is asked about), do this?
///
/// # Errors
/// The reason why not.
pub fn may(act: Act, roles: Option<&[Role]>, relation: Option<Relation>) -> Result<(), Refused> {
    if act == Act::Anyone {
        return Ok(());
    }
    let roles = roles.ok_or(Refused::NotSignedIn)?;
    let plays = |role| roles.contains(&role);
    let case = relation.unwrap_or_default();
    let counsels = plays(Role::Counsellor) && case.of_record;
    let own = plays(Role::Client) && case.client;
    let allowed = match act {
        Act::Anyone | Act::SignedIn => true,
        Act::Counsel => plays(Role::Counsellor),
        Act::ReadCase => counsels || (plays(Role::Supervisor) && case.supervises_with_consent),
        Act::WorkOnCase | Act::ReadPrivateNotes => counsels,
        Act::ReadOwn | Act::ActOnOwn => own,
        Act::Supervise => plays(Role::Supervisor),
        Act::RunPractice => plays(Role::Administrator),
    };
    match (allowed, act) {
        (false, _) => Err(Refused::NotYours),
        (true, Act::WorkOnCase | Act::ActOnOwn) if !case.open => Err(Refused::CaseClosed),
        (true, _) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_relation() -> impl Iterator<Item = Relation> {
        (0u8..16).map(|bits| Relation {
            client: bits & 1 != 0,
            of_record: bits & 2 != 0,
            supervises_with_consent: bits & 4 != 0,
            open: bits & 8 != 0,
        })
    }

    fn every_set_of_roles() -> impl Iterator<Item = Vec<Role>> {
        (0u8..16).map(|bits| {
            Role::ALL.into_iter().enumerate().filter(|(i, _)| bits & (1 << i) != 0).map(|(_, r)| r).collect()
        })
    }

    #[test]
    fn without_signing_in_only_open_addresses_answer() {
        for act in Act::ALL {
            for relation in every_relation() {
                let answer = may(act, None, Some(relation));
                assert_eq!(answer.is_ok(), act == Act::Anyone, "{act:?}");
            }
        }
    }

    #[test]
    fn an_administrator_alone_never_sees_counselling_content() {
        for relation in every_relation() {
            for act in [
                Act::ReadCase,
                Act::WorkOnCase,
                Act::ReadPrivateNotes,
                Act::ReadOwn,
                Act::ActOnOwn,
                Act::Counsel,
            ] {
                assert!(
                    may(act, Some(&[Role::Administrator]), Some(relation)).is_err(),
                    "{act:?} {relation:?}"
                );
            }
        }
    }

    #[test]
    fn private_notes_are_the_counsellors_of_record_alone() {
        for roles in every_set_of_roles() {
            for relation in every_relation() {
                let allowed = may(Act::ReadPrivateNotes, Some(&roles), Some(relation)).is_ok();
                assert_eq!(allowed, roles.contains(&Role::Counsellor) && relation.of_record);
            }
        }
    }

    #[test]
    fn a_closed_case_can_be_read_and_not_changed() {
        for roles in every_set_of_roles() {
            for relation in every_relation().filter(|r| !r.open) {
                assert!(may(Act::WorkOnCase, Some(&roles), Some(relation)).is_err());
                assert!(may(Act::ActOnOwn, Some(&roles), Some(relation)).is_err());
                let open = Relation { open: true, ..relation };
                for act in [Act::ReadCase, Act::ReadOwn, Act::ReadPrivateNotes] {
                    assert_eq!(may(act, Some(&roles), Some(relation)), may(act, Some(&roles), Some(open)));
                }
            }
        }
    }

    #[test]
    fn a_supervisor_reads_a_case_only_with_consent_and_never_changes_it() {
        for relation in every_relation().filter(|r| !r.of_record && !r.client) {
            let roles = [Role::Supervisor, Role::Counsellor];
            assert_eq!(
                may(Act::ReadCase, Some(&roles), Some(relation)).is_ok(),
                relation.supervises_with_consent
            );
            assert!(may(Act::WorkOnCase, Some(&roles), Some(relation)).is_err());
        }
    }
}
