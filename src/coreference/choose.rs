//! Which of its candidates a name means: by the words around it, the people named before, and the date.

use super::resolve::Resolver;
use crate::evidence::Party;
use crate::mention::{Candidate, Entity, Found, Mention, NameKind, Tenure};
use crate::ontology::{EntityId, RuleId};

/// Prepositions after which a capital is the place: "in Tokyo"; after others it is the government: "a dispute with Tokyo".
const LOCATIVE: [&str; 14] = [
    "in", "at", "near", "outside", "around", "into", "through", "via", "to", "from", "toward", "towards", "across",
    "off",
];

/// Where a name stands: the noun phrase that it heads, if it heads one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Setting<'a> {
    pub(super) heads_phrase: bool,
    pub(super) preposition: Option<&'a str>,
    /// Whether the verb that governs it goes to places: "visited Tokyo".
    pub(super) visited: bool,
    /// "TOKYO (Reuters) —" at the beginning of a line.
    pub(super) dateline: bool,
}

impl Resolver<'_> {
    /// Gives whom a mention means; without an entity where none fits or several do.
    pub(super) fn choose(&self, mention: &Mention, setting: Setting) -> (Party, RuleId) {
        let words = mention.span.slice(&self.article.text);
        let (entity, rule) = match mention.candidates.as_slice() {
            [] if mention.found == Found::Title => self.choose_holder(mention),
            [] => (None, "unknown-name"),
            [only] => (self.gazetteer.entity(&only.entity), "only-candidate"),
            several => self.choose_among(mention, several, setting),
        };
        let party = match entity {
            Some(entity) => Party {
                entity: Some(entity.id.clone()),
                name: entity.label.clone(),
                kind: Some(entity.kind.clone()),
                span: Some(mention.span),
            },
            None => Party {
                entity: None,
                name: self.longest_name(words),
                kind: mention.kind.clone(),
                span: Some(mention.span),
            },
        };
        (party, rule.into())
    }

    fn choose_among(
        &self,
        mention: &Mention,
        several: &[Candidate],
        setting: Setting,
    ) -> (Option<&Entity>, &'static str) {
        let entity = |candidate: &Candidate| self.gazetteer.entity(&candidate.entity);
        if let Some(capital) = several
            .iter()
            .find(|candidate| candidate.name_kind == NameKind::Capital)
        {
            let locative = setting
                .preposition
                .is_some_and(|preposition| LOCATIVE.contains(&preposition));
            let is_place = locative || setting.visited || setting.dateline || !setting.heads_phrase;
            let place = several.iter().find(|candidate| candidate.name_kind == NameKind::Name);
            return match place {
                Some(place) if is_place => (entity(place), "capital-as-place"),
                _ => (entity(capital), "capital-as-state"),
            };
        }
        if let Some(named) = several.iter().find(|candidate| self.named_before(&candidate.entity)) {
            return (entity(named), "named-before");
        }
        let by_title: Vec<&Entity> = match &mention.title {
            Some(title) if !title.offices.is_empty() => several
                .iter()
                .filter_map(entity)
                .filter(|person| person.offices.iter().any(|term| title.offices.contains(&term.office)))
                .collect(),
            _ => Vec::new(),
        };
        match by_title.as_slice() {
            [only] => return (Some(only), "title"),
            [] => {}
            several => {
                let tenure = mention.title.as_ref().map_or(Tenure::Current, |title| title.tenure);
                if let Some(person) = self.in_office(several, tenure) {
                    return (Some(person), "title-on-date");
                }
            }
        }
        let people: Vec<&Entity> = several.iter().filter_map(entity).collect();
        match self.in_office(&people, Tenure::Current) {
            Some(person) => (Some(person), "office-on-date"),
            None => (None, "ambiguous"),
        }
    }

    /// Gives the one person of some who is in office on the article's date, or was before it.
    fn in_office<'e>(&self, people: &[&'e Entity], tenure: Tenure) -> Option<&'e Entity> {
        let day = self.article.published?;
        let holds = |person: &&&Entity| {
            person.offices.iter().any(|term| {
                let begun = term.from.is_none_or(|from| from <= day);
                let ended = term.to.is_some_and(|to| to <= day);
                match tenure {
                    Tenure::Former | Tenure::Then => begun && ended,
                    _ => begun && !ended,
                }
            })
        };
        let mut holding = people.iter().filter(holds);
        match (holding.next(), holding.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }

    /// Gives who holds the office that a title names: "the Russian leader".
    fn choose_holder(&self, mention: &Mention) -> (Option<&Entity>, &'static str) {
        let Some(title) = &mention.title else {
            return (None, "unknown-name");
        };
        // "the former prime minister" is one of many, unless one of them has been named.
        if let [office] = title.offices.as_slice()
            && title.tenure != Tenure::Former
            && let Some(day) = self.article.published
        {
            let holders = self.gazetteer.holders(office, day);
            if let [holder] = holders.as_slice() {
                return (Some(holder), "office-on-date");
            }
        }
        let holds = |id: &EntityId| {
            let person = self.gazetteer.entity(id);
            person.is_some_and(|person| person.offices.iter().any(|term| title.offices.contains(&term.office)))
        };
        let named = self
            .discourse
            .find(|salient| salient.party.entity.as_ref().is_some_and(&holds));
        let entity = named
            .and_then(|salient| salient.party.entity.as_ref())
            .and_then(|id| self.gazetteer.entity(id));
        (entity, "title-of-person-named")
    }
}
