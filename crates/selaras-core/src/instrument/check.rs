//! From a file to an instrument: everything is checked, and everything that is wrong is named at once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Instrument;
use super::check_scale::scale;
use super::fault::{Complaint, InstrumentFault};
use super::file::{InstrumentFile, ItemFile, OpenFile, ResponseScaleFile};
use super::item::{Anchor, Item, OpenQuestion, ResponseScale};
use super::name::{Name, Version};
use super::rights::Origin;
use super::text::Text;
use crate::people::Side;

/// No answer lies further from zero.
const LIMIT: i16 = 1000;

/// The instrument in a file, or everything that is wrong with it.
pub(super) fn instrument(file: InstrumentFile) -> Result<Instrument, InstrumentFault> {
    let answered_by = file.answered_by.parse().ok();
    let mut faults = Faults { complaints: Vec::new(), origin: file.origin, answered_by };
    let id = faults.name(&file.id);
    let version = Version::new(file.version);
    if version.is_none() {
        faults.add(Complaint::NoVersion);
    }
    if answered_by.is_none() {
        faults.add(Complaint::WhoAnswers(file.answered_by));
    }
    if file.rights.trim().is_empty() {
        faults.add(Complaint::NoRights);
    }
    faults.wording("the title", &file.title);
    faults.wording("the short title", &file.short);
    if let Some(text) = &file.instruction {
        faults.wording("the instruction", text);
        faults.ours_to_word("the instruction");
    }
    faults.easy("the instruction", file.instruction_easy.as_ref());
    if file.item.is_empty() && file.open.is_empty() {
        faults.add(Complaint::NothingAsked);
    }
    faults.no_twins(
        "item or open question",
        file.item.iter().map(|i| &i.id).chain(file.open.iter().map(|o| &o.id)),
    );
    faults.no_twins("scale", file.scale.iter().map(|s| &s.id));
    let responses = response_scales(file.response, &file.item, &mut faults);
    let items: Vec<_> = file.item.into_iter().filter_map(|raw| item(raw, &responses, &mut faults)).collect();
    let open: Vec<_> = file.open.into_iter().filter_map(|raw| open_question(raw, &mut faults)).collect();
    let scales: Vec<_> = file.scale.into_iter().filter_map(|raw| scale(raw, &items, &mut faults)).collect();
    match (id, version, answered_by) {
        (Some(id), Some(version), Some(answered_by)) if faults.complaints.is_empty() => Ok(Instrument {
            id,
            version,
            title: file.title,
            short: file.short,
            origin: file.origin,
            rights: file.rights.trim().to_owned(),
            qualification: file.qualification,
            answered_by,
            complete: file.complete,
            instruction: file.instruction,
            instruction_easy: file.instruction_easy,
            items,
            open,
            scales,
        }),
        _ => Err(InstrumentFault::Broken { instrument: file.id, complaints: faults.complaints }),
    }
}

/// What was found wrong so far.
pub(super) struct Faults {
    complaints: Vec<Complaint>,
    origin: Origin,
    answered_by: Option<Side>,
}

impl Faults {
    pub(super) fn add(&mut self, complaint: Complaint) {
        self.complaints.push(complaint);
    }

    pub(super) fn name<K>(&mut self, text: &str) -> Option<Name<K>> {
        text.parse().map_err(|fault: super::name::NotAName| self.add(fault.into())).ok()
    }

    pub(super) fn wording(&mut self, place: &str, text: &Text) {
        if let Some(flaw) = text.flaw(self.origin, self.answered_by) {
            self.add(Complaint::Wording { place: place.to_owned(), flaw });
        }
    }

    fn ours_to_word(&mut self, place: &str) {
        if self.origin == Origin::Catalogue {
            self.add(Complaint::WordsNotOurs(place.to_owned()));
        }
    }

    /// An easier wording of something, if there is one.
    fn easy(&mut self, place: &str, text: Option<&Text>) {
        if let Some(text) = text {
            let place = format!("the easy wording of {place}");
            self.wording(&place, text);
            self.ours_to_word(&place);
        }
    }

    fn no_twins<'a>(&mut self, kind: &'static str, names: impl Iterator<Item = &'a String>) {
        let mut seen = BTreeSet::new();
        for name in names {
            if !seen.insert(name) {
                self.add(Complaint::Twice { kind, name: name.clone() });
            }
        }
    }
}

fn response_scales(
    raw: BTreeMap<String, ResponseScaleFile>,
    items: &[ItemFile],
    faults: &mut Faults,
) -> BTreeMap<String, Arc<ResponseScale>> {
    raw.into_iter()
        .map(|(name, raw)| {
            let used = items.iter().any(|item| item.response == name);
            let scale = response_scale(&name, used, raw, faults);
            (name, Arc::new(scale))
        })
        .collect()
}

fn response_scale(name: &str, used: bool, raw: ResponseScaleFile, faults: &mut Faults) -> ResponseScale {
    let mut flaws = Vec::new();
    if !used {
        flaws.push("is used by no item".to_owned());
    }
    if !(-LIMIT..=LIMIT).contains(&raw.min) || !(-LIMIT..=LIMIT).contains(&raw.max) || raw.min >= raw.max {
        flaws.push(format!(
            "runs from {} to {}; it must rise, between -{LIMIT} and {LIMIT}",
            raw.min, raw.max
        ));
    }
    let mut anchors: Vec<_> = raw.anchors.into_iter().map(|a| Anchor { at: a.at, text: a.text }).collect();
    anchors.sort_by_key(|anchor| anchor.at);
    for anchor in &anchors {
        if !(raw.min..=raw.max).contains(&anchor.at) {
            flaws.push(format!("has words at {}, outside {} to {}", anchor.at, raw.min, raw.max));
        }
        faults.wording(&format!("the point {} of response scale `{name}`", anchor.at), &anchor.text);
    }
    if let Some(pair) = anchors.windows(2).find(|pair| pair[0].at == pair[1].at) {
        flaws.push(format!("has words at {} twice", pair[0].at));
    }
    let has = |at| anchors.iter().any(|anchor| anchor.at == at);
    if faults.origin == Origin::Catalogue {
        if !anchors.is_empty() {
            faults.ours_to_word(&format!("response scale `{name}`"));
        }
    } else if !has(raw.min) || !has(raw.max) {
        flaws.push("needs words at both ends".to_owned());
    }
    for flaw in flaws {
        faults.add(Complaint::ResponseScale { name: name.to_owned(), flaw });
    }
    ResponseScale { min: raw.min, max: raw.max, choices: raw.choices, anchors }
}

fn item(
    raw: ItemFile,
    responses: &BTreeMap<String, Arc<ResponseScale>>,
    faults: &mut Faults,
) -> Option<Item> {
    match (&raw.text, faults.origin) {
        (Some(_), Origin::Catalogue) => faults.ours_to_word(&format!("item `{}`", raw.id)),
        (Some(text), _) => faults.wording(&format!("item `{}`", raw.id), text),
        (None, Origin::Catalogue) => {}
        (None, _) => faults.add(Complaint::NoText(raw.id.clone())),
    }
    faults.easy(&format!("item `{}`", raw.id), raw.easy.as_ref());
    let Some(response) = responses.get(&raw.response).cloned() else {
        faults.add(Complaint::UnknownResponseScale { item: raw.id, response: raw.response });
        return None;
    };
    if let Some(from) = raw.danger_from
        && !(i32::from(response.min) + 1..=i32::from(response.max)).contains(&i32::from(from))
    {
        let (min, max) = (response.min, response.max);
        faults.add(Complaint::DangerFrom { item: raw.id.clone(), from, min, max });
    }
    Some(Item {
        id: faults.name(&raw.id)?,
        text: raw.text,
        easy: raw.easy,
        response,
        reverse: raw.reverse,
        optional: raw.optional,
        danger_from: raw.danger_from,
    })
}

fn open_question(raw: OpenFile, faults: &mut Faults) -> Option<OpenQuestion> {
    let place = format!("open question `{}`", raw.id);
    faults.wording(&place, &raw.text);
    faults.ours_to_word(&place);
    faults.easy(&place, raw.easy.as_ref());
    Some(OpenQuestion { id: faults.name(&raw.id)?, text: raw.text, easy: raw.easy })
}
