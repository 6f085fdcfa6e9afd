//! What this step knows: the rules, a file per type of relation.

use super::rule::{
    CompoundEnd, NominalFrame, NounEnd, PartsEnd, RelationRule, RuleFrame, StatementEnd, StatementPart, Trigger,
    VerbFrame,
};
use crate::data::{DataFile, below};
use crate::error::Result;
use crate::ontology::{Aspect, Kind, KindId, Ontology, RelationType, RelationTypeId, Trait};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// A rule's place, and that of the trigger in it.
type TriggerPlace = (usize, usize);

/// The knowledge of this step.
#[derive(Debug, Clone, Default)]
pub struct RelationLexicon {
    rules: Vec<RelationRule>,
    types: FxHashMap<RelationTypeId, RelationType>,
    by_verb: FxHashMap<String, Vec<TriggerPlace>>,
    by_noun: FxHashMap<String, Vec<TriggerPlace>>,
    by_compound: FxHashMap<String, Vec<TriggerPlace>>,
    /// Those that no word fires.
    of_parts: Vec<TriggerPlace>,
    of_statements: Vec<TriggerPlace>,
    arms: FxHashSet<String>,
    belongings: FxHashSet<String>,
    fighters: FxHashSet<String>,
    governments: FxHashSet<String>,
    intents: FxHashSet<String>,
    deeds: FxHashSet<String>,
    laws: FxHashSet<String>,
    law_making: FxHashSet<String>,
    unreal: FxHashSet<String>,
    unwilled: FxHashSet<String>,
    bodies: FxHashSet<String>,
    bare: FxHashSet<String>,
    /// The first words of nouns with `of` that verbs carry: `resumption` of "resumption of tie".
    first_words: FxHashSet<String>,
    /// The last words of nouns of two words that verbs carry: `conversation`.
    last_words: FxHashSet<String>,
    /// The last words of nouns of two words that tell an act: `relation` of "tense relation".
    last_of_nominals: FxHashSet<String>,
    /// Nouns for what people agree on, sign or turn down, by what they are: `accord`, `bill`, `mediation`.
    matters: [FxHashSet<String>; 3],
    /// The kinds of these: treaties, documents, events.
    matter_kinds: [Option<Arc<Kind>>; 3],
    sites: FxHashSet<String>,
    facilities: FxHashSet<String>,
    missions: FxHashSet<String>,
    /// The widest kind of places.
    place: Option<Arc<Kind>>,
    /// The kind of whoever can act.
    anybody: Option<Arc<Kind>>,
    /// The kinds of bodies that act.
    body_kinds: FxHashSet<KindId>,
    /// The kinds of those who act and of places.
    agents_and_places: FxHashSet<KindId>,
}

impl RelationLexicon {
    /// Reads `data/relation/`; fails on a type or an act that `schema/` does not list, and on a type that only says how
    /// another one is denied or planned.
    pub fn parse(files: &[DataFile], ontology: &Ontology) -> Result<Self> {
        let mut lexicon = Self {
            types: ontology
                .relation_types
                .iter()
                .map(|listed| (listed.id.clone(), listed.clone()))
                .collect(),
            agents_and_places: ontology
                .kinds
                .iter()
                .filter(|kind| kind.is(Trait::Agent) || kind.is(Trait::Place))
                .map(|kind| kind.id.clone())
                .collect(),
            body_kinds: ontology
                .kinds
                .iter()
                .filter(|kind| kind.is(Trait::Body) && kind.is(Trait::Agent))
                .map(|kind| kind.id.clone())
                .collect(),
            place: ontology
                .kinds
                .iter()
                .find(|kind| kind.is(Trait::Place) && !kind.is(Trait::State) && !kind.is(Trait::Agent))
                .cloned(),
            // The first kind of documents is the one that states agree on.
            matter_kinds: [
                ontology.kinds.iter().find(|kind| kind.is(Trait::Document)).cloned(),
                ontology.kinds.iter().rfind(|kind| kind.is(Trait::Document)).cloned(),
                ontology.kinds.iter().find(|kind| kind.is(Trait::Event)).cloned(),
            ],
            anybody: ontology.kinds.iter().find(|kind| kind.is(Trait::Agent)).cloned(),
            ..Self::default()
        };
        for file in below(files, "data/relation/") {
            let [pacts, papers, proceedings] = &mut lexicon.matters;
            let words = [
                ("arms.txt", &mut lexicon.arms),
                ("belongings.txt", &mut lexicon.belongings),
                ("fighters.txt", &mut lexicon.fighters),
                ("governments.txt", &mut lexicon.governments),
                ("intents.txt", &mut lexicon.intents),
                ("deeds.txt", &mut lexicon.deeds),
                ("laws.txt", &mut lexicon.laws),
                ("law_making.txt", &mut lexicon.law_making),
                ("unreal.txt", &mut lexicon.unreal),
                ("unwilled.txt", &mut lexicon.unwilled),
                ("pacts.txt", pacts),
                ("papers.txt", papers),
                ("proceedings.txt", proceedings),
                ("bodies.txt", &mut lexicon.bodies),
                ("bare.txt", &mut lexicon.bare),
                ("sites.txt", &mut lexicon.sites),
                ("facilities.txt", &mut lexicon.facilities),
                ("missions.txt", &mut lexicon.missions),
            ];
            let name = file.path.rsplit('/').next().unwrap_or_default();
            if let Some((_, list)) = words.into_iter().find(|(listed, _)| *listed == name) {
                list.extend(file.words().map(str::to_owned));
                continue;
            }
            for (line, rule) in file.records::<RelationRule>()? {
                if !lexicon.types.contains_key(&rule.relation) {
                    return Err(file.error(line, format!("unknown relation type `{}`", rule.relation)));
                }
                if let Some(base) = ontology.told_by(&rule.relation) {
                    let reason = format!("`{}` is how `{}` is denied or planned", rule.relation, base.id);
                    return Err(file.error(line, reason));
                }
                let listed = |act| ontology.acts.iter().any(|listed| listed.id == act);
                if let Some(unknown) = rule.acts().find(|act| !listed(act.clone())) {
                    return Err(file.error(line, format!("`trigger`: unknown act `{unknown}`")));
                }
                let mut kinds = rule.actor_kinds.iter().chain(&rule.recipient_kinds);
                if let Some(unknown) = kinds.find(|kind| ontology.kind(kind).is_none()) {
                    return Err(file.error(line, format!("unknown kind `{unknown}`")));
                }
                lexicon.add(rule);
            }
        }
        Ok(lexicon)
    }

    fn add(&mut self, rule: RelationRule) {
        let place = self.rules.len();
        for (trigger_place, trigger) in rule.triggers.iter().enumerate() {
            let (index, words) = match trigger {
                Trigger::Verb(verb) => {
                    let of = verb.on.object.iter().filter_map(|noun| noun.split_once(" of "));
                    self.first_words.extend(of.map(|(first, _)| first.to_owned()));
                    for two in verb
                        .on
                        .object
                        .iter()
                        .filter(|noun| noun.contains(' ') && !noun.contains(" of "))
                    {
                        self.last_words.extend(two.rsplit(' ').next().map(str::to_owned));
                    }
                    (&mut self.by_verb, &verb.frame.words)
                }
                Trigger::Noun(frame) => (&mut self.by_noun, &frame.words),
                Trigger::Nominal(frame) => {
                    let last = frame.words.iter().filter_map(|words| words.split_once(' '));
                    self.last_of_nominals.extend(last.map(|(_, last)| last.to_owned()));
                    (&mut self.by_noun, &frame.words)
                }
                Trigger::Compound(frame) => (&mut self.by_compound, &frame.words),
                Trigger::Parts(_) => {
                    self.of_parts.push((place, trigger_place));
                    continue;
                }
                Trigger::Statement(..) => {
                    self.of_statements.push((place, trigger_place));
                    continue;
                }
            };
            for word in words {
                index.entry(word.clone()).or_default().push((place, trigger_place));
            }
        }
        self.rules.push(rule);
    }

    /// Gives every rule with its examples.
    pub fn rules(&self) -> &[RelationRule] {
        &self.rules
    }

    /// Gives a type by its id.
    pub(super) fn relation_type(&self, id: &RelationTypeId) -> Option<&RelationType> {
        self.types.get(id)
    }

    /// Says whether a relation is a taking of places and things: `seized`.
    pub(super) fn is_taking(&self, id: &RelationTypeId) -> bool {
        let listed = self.types.get(id);
        listed.is_some_and(|listed| listed.plover.as_deref() == Some("COERCE-seize"))
    }

    pub(super) fn is_symmetric(&self, id: &RelationTypeId) -> bool {
        self.types.get(id).is_some_and(|relation_type| relation_type.symmetric)
    }

    /// Says whether somebody signs something by it: CAMEO 057.
    pub(super) fn is_signing(&self, id: &RelationTypeId) -> bool {
        let listed = self
            .types
            .get(id)
            .filter(|listed| listed.aspect == Aspect::Event && !listed.symmetric);
        listed.is_some_and(|listed| listed.cameo.as_deref() == Some("057"))
    }

    /// Says whether what a noun, given as its singular, does is done by its state: `army`.
    pub(super) fn is_arm(&self, noun: &str) -> bool {
        self.arms.contains(noun)
    }

    /// Says whether what is done to a thing that a noun, given as its singular, names is done to its state: `steel`.
    pub(super) fn is_belonging(&self, noun: &str) -> bool {
        self.belongings.contains(noun)
    }

    /// Says whether entities of a kind act or are places.
    pub(super) fn is_agent_or_place(&self, kind: &KindId) -> bool {
        self.agents_and_places.contains(kind)
    }

    /// Says whether a kind is one of bodies that act: states, organizations, groups.
    pub(super) fn is_body_kind(&self, kind: &KindId) -> bool {
        self.body_kinds.contains(kind)
    }

    /// Says whether a kind is the widest one of places.
    pub(super) fn is_place_kind(&self, kind: &KindId) -> bool {
        self.place.as_ref().is_some_and(|place| place.id == *kind)
    }

    /// Gives the widest kind of whoever can act.
    pub(super) fn anybody(&self) -> Option<&Arc<Kind>> {
        self.anybody.as_ref()
    }

    /// Says whether a noun, given as its singular, names a body of people that can have a name of its own: `network`.
    pub(super) fn is_body(&self, noun: &str) -> bool {
        self.bodies.contains(noun)
    }

    /// Says whether a word in small letters alone names nobody: `committee`.
    pub(super) fn is_bare(&self, word: &str) -> bool {
        self.bare.contains(word)
    }

    /// Says whether a noun with `of` that some rule names begins with this one: `resumption`.
    pub(super) fn begins_with_of(&self, noun: &str) -> bool {
        self.first_words.contains(noun)
    }

    /// Says whether a noun of two words that some rule names ends in this one: `conversation`.
    pub(super) fn ends_two_words(&self, noun: &str) -> bool {
        self.last_words.contains(noun)
    }

    /// Says whether a noun of two words that tells an act ends in this one: `relation`.
    pub(super) fn ends_nominal(&self, noun: &str) -> bool {
        self.last_of_nominals.contains(noun)
    }

    /// Gives the kind of what a noun, given as its singular, names, if people agree on it, sign it or turn it down:
    /// `accord`, `bill`, `mediation`.
    pub(super) fn matter_kind(&self, noun: &str) -> Option<&Arc<Kind>> {
        let place = self.matters.iter().position(|nouns| nouns.contains(noun))?;
        self.matter_kinds[place].as_ref()
    }

    /// Says whether states agree on what a noun, given as its singular, names: `accord`.
    pub(super) fn is_pact(&self, noun: &str) -> bool {
        let [pacts, _, _] = &self.matters;
        pacts.contains(noun)
    }

    /// Says whether a noun, given as its singular, names a place that lies in another one: `city`.
    pub(super) fn is_site(&self, noun: &str) -> bool {
        self.sites.contains(noun) || self.is_facility(noun)
    }

    /// Says whether a noun, given as its singular, names a place that people have built: `airport`.
    pub(super) fn is_facility(&self, noun: &str) -> bool {
        self.facilities.contains(noun)
    }

    /// Says whether a noun, given as its singular, names what a state keeps in another one: `embassy`.
    pub(super) fn is_mission(&self, noun: &str) -> bool {
        self.missions.contains(noun)
    }

    /// Gives the kind of a place of which nothing else is known.
    pub(super) fn place_kind(&self) -> Option<&Arc<Kind>> {
        self.place.as_ref()
    }

    /// Says whether a noun, given as its singular, names those who fight for a body: `militant`.
    pub(super) fn is_fighter(&self, noun: &str) -> bool {
        self.fighters.contains(noun)
    }

    /// Says whether a noun, given as its singular, names those who govern: `administration`.
    pub(super) fn is_government(&self, noun: &str) -> bool {
        self.governments.contains(noun)
    }

    /// Says whether a noun, given as its singular, tells what its owner means to do: `plan`.
    pub(super) fn is_intent(&self, noun: &str) -> bool {
        self.intents.contains(noun)
    }

    /// Says whether a noun, given as its singular, names what somebody does: `decision`.
    pub(super) fn is_deed(&self, noun: &str) -> bool {
        self.deeds.contains(noun)
    }

    /// Says whether a noun, given as its singular, names a paper that orders something: `decree`.
    pub(super) fn is_law(&self, noun: &str) -> bool {
        self.laws.contains(noun)
    }

    /// Says whether somebody makes a paper law by what a verb tells: `sign`.
    pub(super) fn makes_law(&self, verb: &str) -> bool {
        self.law_making.contains(verb)
    }

    /// Says whether a verb, as its base form, tells what comes about and nobody is asked to do: `win`.
    pub(super) fn comes_about(&self, verb: &str) -> bool {
        self.unwilled.contains(verb)
    }

    /// Says whether an act that this word, as its base form, governs or describes is not told as done: `threaten`.
    pub(super) fn is_unreal(&self, word: &str) -> bool {
        self.unreal.contains(word)
    }

    pub(super) fn by_verb(&self, lemma: &str) -> impl Iterator<Item = (&RelationRule, &VerbFrame)> {
        let triggers = self.at(self.by_verb.get(lemma));
        triggers.filter_map(|(rule, trigger)| match trigger {
            Trigger::Verb(verb) => Some((rule, verb)),
            _ => None,
        })
    }

    pub(super) fn by_noun(&self, noun: &str) -> impl Iterator<Item = (&RelationRule, &RuleFrame<NounEnd>)> {
        let triggers = self.at(self.by_noun.get(noun));
        triggers.filter_map(|(rule, trigger)| match trigger {
            Trigger::Noun(frame) => Some((rule, frame)),
            _ => None,
        })
    }

    /// Gives the rules for which a noun, given as its singular, tells an act.
    pub(super) fn by_nominal(&self, noun: &str) -> impl Iterator<Item = (&RelationRule, &NominalFrame)> {
        let triggers = self.at(self.by_noun.get(noun));
        triggers.filter_map(|(rule, trigger)| match trigger {
            Trigger::Nominal(frame) => Some((rule, frame)),
            _ => None,
        })
    }

    pub(super) fn by_compound(&self, word: &str) -> impl Iterator<Item = (&RelationRule, &RuleFrame<CompoundEnd>)> {
        let triggers = self.at(self.by_compound.get(word));
        triggers.filter_map(|(rule, trigger)| match trigger {
            Trigger::Compound(frame) => Some((rule, frame)),
            _ => None,
        })
    }

    pub(super) fn of_parts(&self) -> impl Iterator<Item = (&RelationRule, &RuleFrame<PartsEnd>)> {
        self.at(Some(&self.of_parts))
            .filter_map(|(rule, trigger)| match trigger {
                Trigger::Parts(frame) => Some((rule, frame)),
                _ => None,
            })
    }

    pub(super) fn of_statements(
        &self,
    ) -> impl Iterator<Item = (&RelationRule, StatementPart, &RuleFrame<StatementEnd>)> {
        self.at(Some(&self.of_statements))
            .filter_map(|(rule, trigger)| match trigger {
                Trigger::Statement(part, frame) => Some((rule, *part, frame)),
                _ => None,
            })
    }

    fn at<'a>(
        &'a self,
        places: Option<&'a Vec<TriggerPlace>>,
    ) -> impl Iterator<Item = (&'a RelationRule, &'a Trigger)> {
        places.into_iter().flatten().filter_map(|&(rule, trigger)| {
            let rule = self.rules.get(rule)?;
            Some((rule, rule.triggers.get(trigger)?))
        })
    }
}
