//! The policies as text, and putting a question to them.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicySet, Request,
    RestrictedExpression,
};

use super::{Category, Question};
use crate::people::Role;

/// The policies: one file per role, and one that holds for everyone. Each by the code of its role.
pub const TEXTS: [(&str, &str); 13] = [
    ("everyone", include_str!("../../policies/everyone.cedar")),
    ("client", include_str!("../../policies/client.cedar")),
    ("counsellor", include_str!("../../policies/counsellor.cedar")),
    ("supervisor", include_str!("../../policies/supervisor.cedar")),
    ("administrator", include_str!("../../policies/administrator.cedar")),
    ("guardian", include_str!("../../policies/guardian.cedar")),
    ("psychologist", include_str!("../../policies/psychologist.cedar")),
    ("homeroom-teacher", include_str!("../../policies/homeroom-teacher.cedar")),
    ("head-of-school", include_str!("../../policies/head-of-school.cedar")),
    ("proctor", include_str!("../../policies/proctor.cedar")),
    ("commissioner", include_str!("../../policies/commissioner.cedar")),
    ("researcher", include_str!("../../policies/researcher.cedar")),
    ("auditor", include_str!("../../policies/auditor.cedar")),
];

/// The words that the policies may use.
pub const SCHEMA: &str = include_str!("../../policies/schema.cedarschema");

static POLICIES: LazyLock<Option<PolicySet>> = LazyLock::new(|| {
    let all: Vec<&str> = TEXTS.iter().map(|(_, text)| *text).collect();
    all.join("\n").parse().ok()
});

/// Whether the policies permit it. A question that cannot be put is denied.
pub(super) fn permit(question: &Question<'_>) -> bool {
    put(question).unwrap_or(false)
}

fn put(question: &Question<'_>) -> Option<bool> {
    let policies = POLICIES.as_ref()?;
    let (who, mut entities) = asker(question)?;
    let what = if question.act.is_about_a_case() {
        entities.push(case(question, &who)?);
        uid("Case", "asked about")?
    } else {
        uid("Practice", "here")?
    };
    let purpose = RestrictedExpression::new_string(question.purpose.code().to_owned());
    let context = Context::from_pairs([("purpose".to_owned(), purpose)]).ok()?;
    let request = Request::new(who, uid("Action", question.act.name())?, what, context, None).ok()?;
    entities.extend(groups(question)?);
    let entities = Entities::from_entities(entities, None).ok()?;
    let answer = Authorizer::new().is_authorized(&request, policies, &entities);
    // A policy that could not be worked out is left aside by Cedar; were it a `forbid`, that would loosen the rules.
    Some(answer.decision() == Decision::Allow && answer.diagnostics().errors().next().is_none())
}

fn asker(question: &Question<'_>) -> Option<(EntityUid, Vec<Entity>)> {
    let Some(roles) = question.roles else {
        let stranger = uid("Stranger", "unknown")?;
        return Some((stranger.clone(), vec![Entity::with_uid(stranger)]));
    };
    let who = uid("Person", "asks")?;
    let parts: Option<HashSet<EntityUid>> =
        roles.iter().map(|role: &Role| uid("Role", role.code())).collect();
    let parts = parts?;
    let reach = |category: Option<Category>| RestrictedExpression::new_long(category.map_or(0, |c| c as i64));
    let qualified = question.qualified;
    let attributes = HashMap::from([
        ("administers".to_owned(), reach(qualified.administers)),
        ("views".to_owned(), reach(qualified.views)),
        ("interprets".to_owned(), reach(qualified.interprets)),
        ("signs".to_owned(), reach(qualified.signs)),
    ]);
    let mut entities: Vec<Entity> = parts.iter().cloned().map(Entity::with_uid).collect();
    entities.push(Entity::new(who.clone(), attributes, parts).ok()?);
    Some((who, entities))
}

/// The case as the policies see it: the asker stands in it where the relation says so, and else somebody else does.
fn case(question: &Question<'_>, who: &EntityUid) -> Option<Entity> {
    let is = question.relation;
    let asker = || RestrictedExpression::new_entity_uid(who.clone());
    let other = RestrictedExpression::new_entity_uid(uid("Person", "somebody else")?);
    let person = |stands: bool| if stands { asker() } else { other.clone() };
    let set = |stands: bool| RestrictedExpression::new_set(stands.then(asker));
    let agreed = [
        ("supervision", is.agreed_supervision),
        ("sharing", is.agreed_sharing),
        ("test", is.agreed_test),
        ("research", is.agreed_research),
    ];
    let agreed = agreed.iter().filter(|(_, yes)| *yes);
    let agreed = agreed.map(|(purpose, _)| RestrictedExpression::new_string((*purpose).to_owned()));
    let attributes = [
        ("client", person(is.client)),
        ("counsellor", person(is.of_record)),
        ("supervisors", set(is.supervises)),
        ("guardians", set(is.guardian)),
        ("school", set(is.school)),
        ("assigned", set(is.assigned)),
        ("named", set(is.named)),
        ("broken_by", set(is.glass)),
        ("agreed", RestrictedExpression::new_set(agreed)),
        ("open", RestrictedExpression::new_bool(is.open)),
        ("restricted", RestrictedExpression::new_bool(is.restricted)),
        ("erased", RestrictedExpression::new_bool(is.erased)),
        ("category", RestrictedExpression::new_long(question.category.map_or(0, |c| c as i64))),
    ];
    let attributes = attributes.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Entity::new(uid("Case", "asked about")?, attributes, HashSet::new()).ok()
}

/// The act itself, in the groups that the schema puts it into.
fn groups(question: &Question<'_>) -> Option<Vec<Entity>> {
    let mut groups = HashSet::new();
    if question.act.is_about_a_case() {
        groups.insert(uid("Action", "about a case")?);
    }
    if question.act.changes_a_case() {
        groups.insert(uid("Action", "changes a case")?);
    }
    let mut entities: Vec<Entity> = groups.iter().cloned().map(Entity::with_uid).collect();
    entities.push(Entity::new(uid("Action", question.act.name())?, HashMap::new(), groups).ok()?);
    Some(entities)
}

fn uid(kind: &str, name: &str) -> Option<EntityUid> {
    Some(EntityUid::from_type_name_and_id(kind.parse::<EntityTypeName>().ok()?, EntityId::new(name)))
}
