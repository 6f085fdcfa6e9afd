//! Drafts → records: what is known already stays out, the rest gets ids, and references become ids.

use super::draft::{DraftTerm, EntityDraft, Target};
use super::line::{AliasLine, EntityLine, TermLine};
use super::report::Report;
use super::slug::slug;
use crate::mention::{Entity, Gazetteer, NameKind, Sure};
use crate::ontology::EntityId;
use rustc_hash::{FxHashMap, FxHashSet};

/// Two holders who have more days than these in common hold an office together. One may leave on the day on which the
/// next one comes, and a month or a year stands for its first day.
const HANDOVER: i64 = 31;

/// Ids of ours by the drafts' keys.
type Ids = FxHashMap<String, String>;

/// Makes the records, sorted by id; the same drafts give the same records in whatever order they come.
///
/// A draft that is one entity of the gazetteer, by its item in Wikidata or by kind and label, is not written again.
pub(super) fn finish_drafts(
    mut drafts: Vec<EntityDraft>,
    gazetteer: &Gazetteer,
    dataset: &str,
    report: &mut Report,
) -> Vec<EntityLine> {
    drafts.sort_by(|left, right| left.key.cmp(&right.key));
    let mut ids = Ids::default();
    let mut fresh = Vec::new();
    for draft in drafts {
        match find_known(&draft, gazetteer) {
            Some(entity) => {
                ids.insert(draft.key.clone(), entity.id.to_string());
                if !draft.if_named {
                    report_known(&draft, entity, report);
                }
            }
            None => fresh.push(draft),
        }
    }
    let named: FxHashSet<String> = fresh
        .iter()
        .filter(|draft| !draft.if_named)
        .flat_map(|draft| &draft.terms)
        .map(|term| term.office.clone())
        .collect();
    fresh.retain(|draft| !draft.if_named || named.contains(&draft.key));
    give_ids(&fresh, gazetteer, &mut ids);
    let together = held_together(&fresh);
    let finisher = Finisher {
        gazetteer,
        labels: fresh
            .iter()
            .filter_map(|draft| Some((ids.get(&draft.key)?.clone(), draft.label.clone())))
            .collect(),
        ids,
        dataset,
    };
    let mut lines: Vec<EntityLine> = fresh
        .into_iter()
        .map(|mut draft| {
            draft.shared |= together.contains(&draft.key);
            finisher.line(draft, report)
        })
        .collect();
    lines.sort_by(|left, right| left.id.cmp(&right.id));
    for line in &lines {
        *report.written.entry(line.kind.clone()).or_default() += 1;
        report.names += 1 + line.aliases.len();
        report.terms += line.offices.len();
    }
    lines
}

/// Finds the one entity of the gazetteer that a draft is; `None` if it has none, or several.
fn find_known<'g>(draft: &EntityDraft, gazetteer: &'g Gazetteer) -> Option<&'g Entity> {
    if let Some(id) = &draft.id {
        return gazetteer.entity(&EntityId::from(id.as_str()));
    }
    let of_kind = |entity: &&&Entity| entity.kind.id.as_str() == draft.kind;
    if let Some(qid) = &draft.qid
        && let Some(entity) = gazetteer
            .entities()
            .iter()
            .find(|entity| entity.qid.as_ref() == Some(qid))
    {
        return Some(entity);
    }
    let by_label: Vec<&Entity> = match draft.kind.as_str() {
        // The label of an office is no name that is searched.
        "Office" => {
            let offices = gazetteer.entities().iter();
            offices.filter(|entity| entity.label == draft.label).collect()
        }
        _ => gazetteer.named(&draft.label),
    };
    let found: Vec<&&Entity> = by_label.iter().filter(of_kind).collect();
    match found.as_slice() {
        [entity] if entity.qid.is_none() || draft.qid.is_none() || entity.qid == draft.qid => Some(entity),
        _ => None,
    }
}

/// Tells of a draft that is known, and of all that the entity lacks.
fn report_known(draft: &EntityDraft, entity: &Entity, report: &mut Report) {
    report.know(entity.id.as_str(), &draft.place, &draft.label);
    let names: FxHashSet<&str> = std::iter::once(entity.label.as_str())
        .chain(entity.aliases.iter().map(|alias| alias.text.as_str()))
        .collect();
    let mut seen = FxHashSet::default();
    for name in std::iter::once(&draft.label).chain(draft.aliases.iter().map(|alias| &alias.text)) {
        if !names.contains(name.as_str()) && seen.insert(name) {
            report.leave_out(format!("name that `{}` lacks", entity.id), &draft.place, name);
        }
    }
    for term in &draft.terms {
        let reason = format!("term of `{}`, which is known already", entity.id);
        report.leave_out(reason, &term.place, &term.office);
    }
}

/// Gives every draft its id; those that would share one get their own keys behind it.
fn give_ids(drafts: &[EntityDraft], gazetteer: &Gazetteer, ids: &mut Ids) {
    let base = |draft: &EntityDraft| match &draft.id {
        Some(id) => id.clone(),
        None => {
            let name = slug(&draft.label);
            let name = if name.is_empty() { slug(&draft.key) } else { name };
            format!("{}/{name}", draft.kind.to_lowercase())
        }
    };
    let mut wanted: FxHashMap<String, usize> = FxHashMap::default();
    for draft in drafts {
        *wanted.entry(base(draft)).or_default() += 1;
    }
    let is_free = |id: &str| gazetteer.entity(&EntityId::from(id)).is_none();
    let mut taken: FxHashSet<String> = FxHashSet::default();
    let (alone, others): (Vec<&EntityDraft>, Vec<&EntityDraft>) = drafts.iter().partition(|draft| {
        let id = base(draft);
        wanted.get(&id) == Some(&1) && is_free(&id)
    });
    for draft in alone {
        taken.insert(base(draft));
        ids.insert(draft.key.clone(), base(draft));
    }
    for draft in others {
        let (base, key) = (base(draft), slug(&draft.key));
        let long = if base.ends_with(&key) {
            base
        } else {
            format!("{base}-{key}")
        };
        let mut id = long.clone();
        let mut number = 2;
        while taken.contains(&id) || !is_free(&id) {
            id = format!("{long}-{number}");
            number += 1;
        }
        taken.insert(id.clone());
        ids.insert(draft.key.clone(), id);
    }
}

/// Finds the offices that two people hold at once, by their keys.
fn held_together(drafts: &[EntityDraft]) -> FxHashSet<String> {
    let mut held: FxHashMap<&str, Vec<(&str, &DraftTerm)>> = FxHashMap::default();
    for draft in drafts {
        for term in &draft.terms {
            held.entry(&term.office).or_default().push((&draft.key, term));
        }
    }
    let together = |terms: &Vec<(&str, &DraftTerm)>| {
        terms.iter().enumerate().any(|(index, (person, term))| {
            let mut later = terms[index + 1..].iter();
            later.any(|(other, days)| person != other && term.days.common(&days.days) > HANDOVER)
        })
    };
    let offices = held.iter().filter(|(_, terms)| together(terms));
    offices.map(|(&office, _)| office.to_owned()).collect()
}

struct Finisher<'a> {
    gazetteer: &'a Gazetteer,
    ids: Ids,
    /// The drafts' labels by their new ids.
    labels: FxHashMap<String, String>,
    dataset: &'a str,
}

impl Finisher<'_> {
    fn line(&self, draft: EntityDraft, report: &mut Report) -> EntityLine {
        let part_of = self.part_of(&draft, report);
        let mut offices = Vec::with_capacity(draft.terms.len());
        for term in &draft.terms {
            match self.ids.get(&term.office) {
                Some(office) => offices.push(TermLine {
                    office: office.clone(),
                    days: term.days.clone(),
                }),
                None => report.leave_out("term of an office that is not in the input", &term.place, &term.office),
            }
        }
        offices.sort_by(|left, right| (&left.days.from, &left.office).cmp(&(&right.days.from, &right.office)));
        offices.dedup();
        let mut aliases = draft.aliases;
        if draft.kind == "Office"
            && let Some(title) = part_of.as_deref().and_then(|whole| self.title(&draft.label, whole))
        {
            aliases.insert(0, title);
        }
        aliases = distinct(aliases, &draft.label);
        EntityLine {
            id: self.ids.get(&draft.key).cloned().unwrap_or_default(),
            kind: draft.kind,
            label: draft.label,
            aliases,
            surname: draft.surname,
            gender: draft.gender,
            part_of,
            offices,
            shared: draft.shared,
            valid: draft.valid,
            qid: draft.qid,
            source: self.dataset.to_owned(),
            sure: Sure::A,
        }
    }

    /// Gives the first of what it may belong to that is there; what is not is reported.
    fn part_of(&self, draft: &EntityDraft, report: &mut Report) -> Option<String> {
        for target in &draft.part_of {
            let resolved = self.resolve(target);
            if resolved.is_some() {
                return resolved;
            }
            let (Target::Id(what) | Target::Key(what) | Target::Qid(what)) = target;
            let reason = format!("that it is part of `{what}`, which nobody has");
            report.leave_out(reason, &draft.place, &draft.label);
        }
        None
    }

    fn resolve(&self, target: &Target) -> Option<String> {
        match target {
            Target::Id(id) => {
                let is_there = self.labels.contains_key(id) || self.gazetteer.entity(&id.as_str().into()).is_some();
                is_there.then(|| id.clone())
            }
            Target::Key(key) => self.ids.get(key).cloned(),
            Target::Qid(qid) => {
                let mut entities = self.gazetteer.entities().iter();
                let known = entities.find(|entity| entity.qid.as_ref() == Some(qid));
                known
                    .map(|entity| entity.id.to_string())
                    .or_else(|| self.ids.get(qid).cloned())
            }
        }
    }

    /// Gives the office without its state: "Prime Minister" for "Prime Minister of Japan", which is part of Japan.
    fn title(&self, label: &str, whole: &str) -> Option<AliasLine> {
        let known = self.gazetteer.entity(&whole.into());
        let state = known.map(|entity| &entity.label).or_else(|| self.labels.get(whole))?;
        let title = label.strip_suffix(state.as_str())?;
        let title = title.strip_suffix(" of ").or_else(|| title.strip_suffix(" of the "))?;
        let mut alias = AliasLine::name(title);
        alias.name_kind = NameKind::Title;
        Some(alias)
    }
}

/// Keeps each name once, and without the label, which is a name too.
fn distinct(aliases: Vec<AliasLine>, label: &str) -> Vec<AliasLine> {
    let mut seen = FxHashSet::default();
    let mut kept = Vec::with_capacity(aliases.len());
    for alias in aliases {
        let is_label = alias.text == label && !alias.any_case;
        if !is_label && seen.insert((alias.text.clone(), alias.any_case)) {
            kept.push(alias);
        }
    }
    kept
}
