//! Which of its candidates a name means: by the words around it, what else the article names, and the date.

use super::discourse::Salient;
use super::resolve::Resolver;
use crate::evidence::Party;
use crate::mention::{Candidate, Entity, Found, Mention, NameKind};
use crate::ontology::{Kind, RuleId, Trait};
use crate::timex::Timex;
use chrono::NaiveDate;

/// Prepositions after which a capital is the place: "in Tokyo"; after others it is the government: "a dispute with Tokyo".
const LOCATIVE: [&str; 11] = [
    "in", "at", "near", "outside", "around", "into", "through", "via", "toward", "towards", "across",
];

/// Where a name stands: the noun phrase that it heads, if it heads one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Setting<'a> {
    pub(super) heads_phrase: bool,
    pub(super) preposition: Option<&'a str>,
    /// Whether somebody or something goes there or comes from there: "visited Tokyo", "a flight to Tokyo", but not
    /// "a protest to Tokyo".
    pub(super) visited: bool,
    /// Whether it is what somebody is or becomes, and means no person: "was elected president of Turkey".
    pub(super) predicate: bool,
    /// Whether words behind a title say whose it is, and it is no state: "the president of the firm".
    pub(super) of_another: bool,
    /// "TOKYO (Reuters) —" at the beginning of a line.
    pub(super) dateline: bool,
    /// The first and the last day of the time that its clause tells of: "In 2018, the Japanese prime minister said".
    pub(super) spoken_of: Option<(NaiveDate, NaiveDate)>,
}

impl Resolver<'_> {
    /// Gives whom a mention means; without an entity where none fits or several do.
    pub(super) fn choose(&self, mention: &Mention, setting: Setting) -> (Party, RuleId) {
        let (entity, rule) = match mention.candidates.as_slice() {
            [] if mention.found == Found::Title && setting.predicate => (None, "office-itself"),
            [] if mention.found == Found::Title && setting.of_another => (None, "office-of-another"),
            [] if mention.found == Found::Title => self.choose_holder(mention, setting.spoken_of),
            [] => self.medium_by_last_word(mention),
            several if self.is_capital(several) => self.choose_capital(several, setting),
            several => self.choose_among(mention, several),
        };
        let party = match entity {
            Some(entity) => entity.party(Some(mention.span)),
            None => Party {
                entity: None,
                name: self
                    .office_told(mention)
                    .map_or_else(|| self.full_name(mention), |office| office.label.clone()),
                kind: mention.kind.clone(),
                span: Some(mention.span),
            },
        };
        (party, rule.into())
    }

    /// "the Bonn Street Journal … told the Journal": the last word of a medium that has been named is short for it.
    fn medium_by_last_word(&self, mention: &Mention) -> (Option<&Entity>, &'static str) {
        let word = mention.span.slice(self.text());
        let is_short = |salient: &Salient| {
            let name = &salient.party.name;
            let is_same_kind = mention.kind.is_some() && salient.party.kind == mention.kind;
            let before = name.strip_suffix(word).is_some_and(|before| before.ends_with(' '));
            is_same_kind && salient.party.entity.is_some() && before
        };
        let may_be = mention.is(Trait::Body) && !mention.is(Trait::State) && !word.contains(' ');
        let named = may_be.then(|| self.discourse.find(is_short)).flatten();
        let entity = named.and_then(|named| self.gazetteer.entity(named.party.entity.as_ref()?));
        match entity {
            Some(entity) => (Some(entity), "named-before"),
            None => (None, "unknown-name"),
        }
    }

    /// Gives the office that a title alone names, where its words say whose it is: "a Finnish foreign ministry
    /// spokesman".
    fn office_told(&self, mention: &Mention) -> Option<&Entity> {
        let title = mention.title.as_ref().filter(|title| title.owned)?;
        let [only] = title.offices.as_slice() else { return None };
        let office = self.gazetteer.entity(only).filter(|_| mention.found == Found::Title)?;
        // "A Finnish spokesman" may be that of any ministry.
        (office.part_of == title.of).then_some(office)
    }

    /// Says whether a name is a city and a state: "Tokyo", "Singapore".
    fn is_capital(&self, several: &[Candidate]) -> bool {
        let any = |fits: &dyn Fn(&Kind) -> bool| {
            let mut entities = several
                .iter()
                .filter_map(|candidate| self.gazetteer.entity(&candidate.entity));
            entities.any(|entity| fits(&entity.kind))
        };
        let is_city = |kind: &Kind| kind.is(Trait::Place) && !kind.is(Trait::Region) && !kind.is(Trait::Territory);
        let stands_for = |candidate: &Candidate| candidate.name_kind == NameKind::Capital;
        several.iter().any(stands_for) || several.len() == 2 && any(&is_city) && any(&|kind| kind.is(Trait::State))
    }

    /// "Tokyo said" is Japan, "in Tokyo" is the city.
    fn choose_capital(&self, several: &[Candidate], setting: Setting) -> (Option<&Entity>, &'static str) {
        let entities = several
            .iter()
            .filter_map(|candidate| self.gazetteer.entity(&candidate.entity));
        let (places, states): (Vec<&Entity>, Vec<&Entity>) = entities.partition(|entity| entity.kind.is(Trait::Place));
        let locative = setting
            .preposition
            .is_some_and(|preposition| LOCATIVE.contains(&preposition));
        let is_place = locative || setting.visited || setting.dateline || !setting.heads_phrase;
        match places.first() {
            Some(place) if is_place || states.is_empty() => (Some(place), "capital-as-place"),
            _ => (self.of_its_time(&states), "capital-as-state"),
        }
    }

    /// Gives the first of some entities; of several the only one that was there on the article's date.
    fn of_its_time<'e>(&self, entities: &[&'e Entity]) -> Option<&'e Entity> {
        let day = self.article.published;
        let is_there = |entity: &&&Entity| day.is_none_or(|day| entity.valid.contains(day));
        let mut there = entities.iter().filter(is_there);
        match (there.next(), there.next()) {
            (Some(only), None) => Some(only),
            _ => entities.first().copied(),
        }
    }

    fn choose_among(&self, mention: &Mention, several: &[Candidate]) -> (Option<&Entity>, &'static str) {
        let is_whole = |candidate: &&Candidate| candidate.name_kind != NameKind::Surname;
        let entity = |candidate: &Candidate| self.gazetteer.entity(&candidate.entity);
        let whole: Vec<&Entity> = several.iter().filter(is_whole).filter_map(entity).collect();
        if let [only] = whole.as_slice() {
            return (Some(only), "only-candidate");
        }
        let entities: Vec<&Entity> = match whole.is_empty() {
            true => several.iter().filter_map(entity).collect(),
            false => whole,
        };
        if entities.iter().all(|entity| entity.kind.is(Trait::Person)) {
            return self.choose_person(mention, &entities);
        }
        if let Some(named) = entities.iter().find(|entity| self.named_before(&entity.id)) {
            return (Some(named), "named-before");
        }
        // "Yugoslavia" in 1999 is what Serbia and Montenegro called themselves; nobody speaks of a treaty to come.
        if let Some(day) = self.article.published {
            let signed = |entity: &Entity| entity.signed.as_ref().and_then(Timex::bounds);
            let is_there =
                |entity: &&&Entity| entity.valid.contains(day) && signed(entity).is_none_or(|(first, _)| first <= day);
            let mut there = entities.iter().filter(is_there);
            if let (Some(only), None) = (there.next(), there.next()) {
                return (Some(only), "there-on-date");
            }
        }
        match self.company.choose(&entities, self.gazetteer) {
            Some(entity) => (Some(entity), "by-company"),
            None => (None, "ambiguous"),
        }
    }
}
