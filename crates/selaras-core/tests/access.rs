//! The policies: whether they read as what they should, and what must hold for everybody in every standing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::str::FromStr;

use cedar_policy::{PolicySet, Schema, ValidationMode, Validator};
use proptest::prelude::*;
use selaras_core::access::policies::{SCHEMA, TEXTS};
use selaras_core::access::{Act, Category, Purpose, Qualified, Question, Refused, Relation, may};
use selaras_core::people::Role;

/// What is said and written in counselling, or changed there.
const CONTENT: [Act; 6] =
    [Act::ReadCase, Act::WorkOnCase, Act::ReadPrivateNotes, Act::ReadOwn, Act::ActOnOwn, Act::Review];

/// Acts that change a case.
const CHANGES: [Act; 5] =
    [Act::WorkOnCase, Act::ActOnOwn, Act::AdministerTest, Act::Interpret, Act::SignReport];

/// Acts that are about no case.
const PRACTICE: [Act; 9] = [
    Act::Anyone,
    Act::SignedIn,
    Act::Care,
    Act::Counsel,
    Act::Supervise,
    Act::StandBy,
    Act::RunPractice,
    Act::ReadAudit,
    Act::KeepRecords,
];

#[test]
fn every_policy_is_valid_against_the_schema() {
    let (schema, warnings) = Schema::from_cedarschema_str(SCHEMA).unwrap();
    assert_eq!(warnings.count(), 0);
    let validator = Validator::new(schema);
    for (name, text) in TEXTS {
        let policies = PolicySet::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let found = validator.validate(&policies, ValidationMode::Strict);
        let errors: Vec<String> = found.validation_errors().map(ToString::to_string).collect();
        let warnings: Vec<String> = found.validation_warnings().map(ToString::to_string).collect();
        assert!(errors.is_empty() && warnings.is_empty(), "{name}: {errors:#?} {warnings:#?}");
    }
}

#[test]
fn every_role_has_a_file_of_its_own_which_speaks_of_no_other_role() {
    let files: Vec<&str> = TEXTS.iter().map(|(name, _)| *name).filter(|name| *name != "everyone").collect();
    assert_eq!(files, Role::ALL.map(Role::code));
    for (name, text) in TEXTS {
        for role in Role::ALL {
            let speaks = text.contains(&format!("Role::\"{}\"", role.code()));
            assert_eq!(speaks, role.code() == name, "{name} about {role:?}");
        }
    }
}

#[test]
fn a_plain_sentence_stands_above_each_policy() {
    for (name, text) in TEXTS {
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            if line.starts_with("permit") || line.starts_with("forbid") {
                let above = at.checked_sub(1).map_or("", |at| lines[at]);
                assert!(above.starts_with("// ") && above.ends_with('.'), "{name}: `{line}` under `{above}`");
            }
        }
    }
}

/// The groups of acts in the schema are those the program asks with: what the one forbids, the other knows.
#[test]
fn the_schema_groups_the_acts_as_the_program_does() {
    let names = SCHEMA.lines().filter(|line| line.starts_with("action \"") && line.contains("appliesTo"));
    assert_eq!(names.clone().count(), Act::ALL.len());
    assert_eq!(names.clone().filter(|line| line.contains("\"about a case\"")).count(), 30 - PRACTICE.len());
    assert_eq!(names.filter(|line| line.contains("\"changes a case\"")).count(), CHANGES.len());
}

#[test]
fn without_signing_in_only_open_addresses_answer() {
    for act in Act::ALL {
        for at in 0..Relation::FACTS {
            for relation in [0, 1 << at, !0, !(1 << at)].map(Relation::from_bits) {
                let expected = if act == Act::Anyone { Ok(()) } else { Err(Refused::NotSignedIn) };
                assert_eq!(may(act, None, Some(relation)), expected, "{act:?}");
            }
        }
    }
}

#[test]
fn someone_without_any_part_or_without_any_standing_may_do_next_to_nothing() {
    for act in Act::ALL.into_iter().filter(|act| !matches!(act, Act::Anyone | Act::SignedIn)) {
        assert_eq!(may(act, Some(&[]), None), Err(Refused::NotYours), "{act:?}");
        let without_standing = [Act::Erase, Act::SeeSchedule];
        if !PRACTICE.contains(&act) && !without_standing.contains(&act) {
            assert_eq!(may(act, Some(&Role::ALL), None), Err(Refused::NotYours), "{act:?}");
        }
    }
}

/// Every relation in which at most two facts differ from none, with a case that is open or not, restricted or not:
/// each policy asks for no more standing than that.
fn relations() -> impl Iterator<Item = Relation> {
    (0..1u32 << Relation::FACTS)
        .filter(|bits| (bits & 0b1111_1111).count_ones() <= 2)
        .map(Relation::from_bits)
}

#[test]
fn a_relation_comes_back_from_its_bits() {
    for bits in 0..1u32 << Relation::FACTS {
        assert_eq!(Relation::from_bits(bits).bits(), bits);
    }
}

#[test]
fn who_runs_or_checks_or_watches_or_commissions_never_sees_counselling() {
    let roles = [
        Role::Administrator,
        Role::HeadOfSchool,
        Role::HomeroomTeacher,
        Role::Proctor,
        Role::Commissioner,
        Role::Researcher,
        Role::Auditor,
        Role::Guardian,
        Role::Psychologist,
    ];
    for relation in relations().filter(|r| r.agreed_supervision && r.agreed_sharing && r.agreed_test) {
        for act in CONTENT {
            assert_eq!(
                may(act, Some(&roles), Some(relation)),
                Err(Refused::NotYours),
                "{act:?} {relation:?}"
            );
        }
    }
}

fn any_role() -> impl Strategy<Value = Vec<Role>> {
    prop::collection::vec(prop::sample::select(Role::ALL.to_vec()), 0..5)
}

fn any_relation() -> impl Strategy<Value = Relation> {
    (0..1u32 << Relation::FACTS).prop_map(Relation::from_bits)
}

fn any_act() -> impl Strategy<Value = Act> {
    prop::sample::select(Act::ALL.to_vec())
}

fn any_category() -> impl Strategy<Value = Option<Category>> {
    use Category::{A, B, C, D};
    prop::sample::select(vec![None, Some(A), Some(B), Some(C), Some(D)])
}

fn any_qualified() -> impl Strategy<Value = Qualified> {
    (any_category(), any_category(), any_category(), any_category()).prop_map(
        |(administers, views, interprets, signs)| Qualified { administers, views, interprets, signs },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn what_was_erased_is_not_there_for_anybody(roles in any_role(), relation in any_relation(), act in any_act()) {
        prop_assume!(!PRACTICE.contains(&act));
        let erased = Relation { erased: true, ..relation };
        prop_assert_eq!(may(act, Some(&roles), Some(erased)), Err(Refused::NotYours));
    }

    #[test]
    fn an_ended_case_can_be_read_and_not_changed(roles in any_role(), relation in any_relation()) {
        let (closed, open) = (Relation { open: false, ..relation }, Relation { open: true, ..relation });
        for act in CHANGES {
            prop_assert!(may(act, Some(&roles), Some(closed)).is_err());
        }
        for act in [Act::ReadCase, Act::ReadOwn, Act::ReadPrivateNotes, Act::ClaimRights, Act::Export, Act::Review] {
            prop_assert_eq!(may(act, Some(&roles), Some(closed)), may(act, Some(&roles), Some(open)));
        }
    }

    #[test]
    fn a_restriction_stops_everyone_but_the_client_and_leaves_reading_to_the_counsellor_of_record(
        roles in any_role(), relation in any_relation(), act in any_act()
    ) {
        let restricted = Relation { restricted: true, erased: false, ..relation };
        let allowed = may(act, Some(&roles), Some(restricted)).is_ok();
        if CHANGES.contains(&act) {
            prop_assert!(!allowed || relation.client);
        }
        if act == Act::ReadCase {
            let of_record = roles.contains(&Role::Counsellor) && relation.of_record;
            prop_assert!(!allowed || of_record || relation.glass);
            prop_assert!(allowed || !of_record);
        }
        if [Act::ReadShared, Act::ReadSummary, Act::SeeSchedule, Act::ReadDisguised, Act::ReadSelectionReport].contains(&act) {
            prop_assert!(!allowed);
        }
        if [Act::ReadOwn, Act::ClaimRights, Act::Export, Act::ReadOwnAudit].contains(&act) {
            prop_assert_eq!(allowed, roles.contains(&Role::Client) && relation.client);
        }
    }

    #[test]
    fn private_notes_are_the_counsellors_of_record_alone(roles in any_role(), relation in any_relation()) {
        let allowed = may(Act::ReadPrivateNotes, Some(&roles), Some(relation)).is_ok();
        prop_assert_eq!(allowed, roles.contains(&Role::Counsellor) && relation.of_record && !relation.erased);
    }

    #[test]
    fn a_supervisor_reads_a_case_only_with_consent_or_through_the_glass_and_never_changes_it(relation in any_relation()) {
        let relation = Relation { of_record: false, client: false, erased: false, ..relation };
        let roles = [Role::Supervisor, Role::Counsellor];
        let consented = relation.supervises && relation.agreed_supervision && !relation.restricted;
        let broken = relation.glass && (relation.supervises || relation.named);
        prop_assert_eq!(may(Act::ReadCase, Some(&roles), Some(relation)).is_ok(), consented || broken);
        prop_assert!(may(Act::WorkOnCase, Some(&roles), Some(relation)).is_err());
        prop_assert!(may(Act::Review, Some(&roles), Some(relation)).is_err());
    }

    #[test]
    fn only_who_supervises_or_is_named_breaks_the_glass_and_only_of_an_open_case(roles in any_role(), relation in any_relation()) {
        let allowed = may(Act::BreakGlass, Some(&roles), Some(relation)).is_ok();
        let supervises = roles.contains(&Role::Supervisor) && relation.supervises;
        let named = roles.contains(&Role::Counsellor) && relation.named;
        prop_assert_eq!(allowed, (supervises || named) && !relation.of_record && relation.open && !relation.erased);
    }

    #[test]
    fn several_parts_permit_what_one_of_them_permits_and_no_more(
        roles in any_role(), relation in any_relation(), act in any_act(), qualified in any_qualified(), category in any_category()
    ) {
        prop_assume!(!roles.is_empty());
        let asks = |roles: &[Role]| Question { qualified, category, ..Question::new(act, Some(roles), Some(relation)) }.answer().is_ok();
        prop_assert_eq!(asks(&roles), roles.iter().any(|role| asks(&[*role])));
    }

    #[test]
    fn each_step_of_a_test_needs_its_own_category_and_the_clients_consent(
        roles in any_role(), relation in any_relation(), qualified in any_qualified(), category in any_category()
    ) {
        let steps = [
            (Act::AdministerTest, qualified.administers),
            (Act::ReadScores, qualified.views),
            (Act::Interpret, qualified.interprets),
            (Act::SignReport, qualified.signs),
        ];
        for (act, reach) in steps {
            let question = Question { qualified, category, ..Question::new(act, Some(&roles), Some(relation)) };
            let allowed = question.answer().is_ok();
            prop_assert!(!allowed || (category.is_some() && reach >= category && relation.agreed_test), "{act:?}");
            prop_assert!(!allowed || relation.assigned || relation.of_record);
            if act == Act::SignReport || (act == Act::Interpret && category > Some(Category::A)) {
                prop_assert!(!allowed || roles.contains(&Role::Psychologist));
            }
            for purpose in Purpose::ALL.into_iter().filter(|purpose| *purpose != Purpose::Test) {
                let refused = Question { purpose, ..question }.answer().is_err();
                prop_assert!(refused);
            }
        }
    }

    #[test]
    fn guardian_and_school_see_only_what_is_shared_with_them(roles in any_role(), relation in any_relation()) {
        for act in [Act::ReadShared, Act::ReadSummary] {
            let guardian = roles.contains(&Role::Guardian) && relation.guardian;
            let school = (roles.contains(&Role::HomeroomTeacher) || roles.contains(&Role::HeadOfSchool)) && relation.school;
            let expected = (guardian || school) && relation.agreed_sharing && !relation.restricted && !relation.erased;
            prop_assert_eq!(may(act, Some(&roles), Some(relation)).is_ok(), expected);
        }
    }

    #[test]
    fn asking_twice_gives_the_same_answer(roles in any_role(), relation in any_relation(), act in any_act()) {
        prop_assert_eq!(may(act, Some(&roles), Some(relation)), may(act, Some(&roles), Some(relation)));
    }
}

#[test]
fn who_is_stopped_by_the_state_of_a_case_is_told_and_nobody_else() {
    let of_record = Relation { of_record: true, open: true, ..Relation::default() };
    let roles = [Role::Counsellor];
    let asks = |relation| may(Act::WorkOnCase, Some(&roles), Some(relation));
    assert_eq!(asks(of_record), Ok(()));
    assert_eq!(asks(Relation { open: false, ..of_record }), Err(Refused::CaseClosed));
    assert_eq!(asks(Relation { restricted: true, ..of_record }), Err(Refused::Restricted));
    assert_eq!(asks(Relation { restricted: true, open: false, ..of_record }), Err(Refused::CaseClosed));
    assert_eq!(asks(Relation { of_record: false, restricted: true, ..of_record }), Err(Refused::NotYours));
    assert_eq!(asks(Relation { of_record: false, open: false, ..of_record }), Err(Refused::NotYours));
}
