//! What this step knows: the rules, a file per type of relation.

use super::by_party::PartyWords;
use super::place_words::PlaceWords;
use super::rule::{
    CompoundEnd, NominalFrame, NounEnd, PartsEnd, RelationRule, RuleFrame, StatementEnd, StatementPart, Trigger,
    VerbFrame,
};
use super::shared_words::SharedWords;
use super::word_lists::WordLists;
use crate::data::{DataFile, WordSet, below};
use crate::error::Result;
use crate::ontology::{Aspect, Kind, KindId, Ontology, RelationType, RelationTypeId, Trait};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// A rule's place, and that of the trigger in it.
type TriggerPlace = (usize, usize);

/// A verb that fires a rule. A verb like "make" has dozens of frames, of which a clause can fill the few whose noun stands in
/// it: this tells it without a look at the others.
#[derive(Debug, Clone, Copy)]
struct VerbPlace {
    trigger: TriggerPlace,
    /// Whether the verb must govern one of some nouns.
    wants_noun: bool,
}

/// The knowledge of this step.
#[derive(Debug, Clone, Default)]
pub struct RelationLexicon {
    rules: Vec<RelationRule>,
    types: FxHashMap<RelationTypeId, RelationType>,
    by_verb: FxHashMap<String, Vec<VerbPlace>>,
    /// By noun: the frames of verbs that must govern it or another one.
    by_governed: FxHashMap<String, Vec<TriggerPlace>>,
    /// The nouns of several words that verbs carry: `phone conversation`, `resumption of tie`.
    carried: WordSet,
    by_noun: FxHashMap<String, Vec<TriggerPlace>>,
    by_compound: FxHashMap<String, Vec<TriggerPlace>>,
    /// Those that no word fires.
    of_parts: Vec<TriggerPlace>,
    of_statements: Vec<TriggerPlace>,
    /// The first words of nouns with `of` that verbs carry: `resumption` of "resumption of tie".
    first_words: WordSet,
    /// The last words of nouns of two words that verbs carry: `conversation`.
    last_words: WordSet,
    /// The last words of nouns of two words that tell an act: `relation` of "tense relation".
    last_of_nominals: WordSet,
    /// The kinds of what people agree on, sign or turn down: treaties, documents, events.
    pub(super) matter_kinds: [Option<Arc<Kind>>; 3],
    /// The kind of ships, weapons.
    thing: Option<Arc<Kind>>,
    /// Nouns and verbs by what they tell.
    pub(super) words: WordLists,
    /// Words for places and for what lies in them.
    pub(super) places: PlaceWords,
    /// Which parties words tell of.
    pub(super) parties: PartyWords,
    /// Every kind.
    kinds: Vec<Arc<Kind>>,
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
            thing: ontology.kinds.iter().find(|kind| is_thing(kind)).cloned(),
            kinds: ontology.kinds.clone(),
            anybody: ontology.kinds.iter().find(|kind| kind.is(Trait::Agent)).cloned(),
            ..Self::default()
        };
        let shared = SharedWords::read(files);
        for file in below(files, "data/relation/").filter(|file| !SharedWords::is_list(file)) {
            let name = file.path.rsplit('/').next().unwrap_or_default();
            if name == "parties.txt" {
                lexicon.parties = PartyWords::read(file);
                continue;
            }
            let list = lexicon.words.of_file(name);
            if let Some(list) = list.or_else(|| lexicon.places.of_file(name)) {
                list.extend(file.words().map(str::to_owned));
                continue;
            }
            for (line, rule) in shared.put_into(file)?.records::<RelationRule>()? {
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
                    let several = verb.on.object.iter().filter(|noun| noun.contains(' '));
                    self.carried.extend(several.cloned());
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
                    let trigger = (place, trigger_place);
                    let wants_noun = !verb.on.object.is_empty() && verb.on.object_kinds.is_empty();
                    for noun in verb.on.object.iter().filter(|_| wants_noun) {
                        self.by_governed.entry(noun.clone()).or_default().push(trigger);
                    }
                    for word in &verb.frame.words {
                        let places = self.by_verb.entry(word.clone()).or_default();
                        places.push(VerbPlace { trigger, wants_noun });
                    }
                    continue;
                }
                Trigger::Noun(frame) => (&mut self.by_noun, &frame.words),
                Trigger::Nominal(frame) => {
                    let of = frame.words.iter().filter_map(|words| words.split_once(" of "));
                    self.first_words.extend(of.map(|(first, _)| first.to_owned()));
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

    /// Gives the verbs that fire rules, in their base forms with their particles.
    pub fn verbs(&self) -> impl Iterator<Item = &str> {
        self.by_verb.keys().map(String::as_str)
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

    /// Says whether a rule of a verb names a noun of several words as what the verb carries.
    pub(super) fn carries(&self, verb: &str, words: &str) -> bool {
        // Of nearly all words one look-up tells it.
        self.carried.contains(words) && self.by_verb(verb).any(|(_, frame)| frame.on.object.contains(words))
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

    /// Gives a kind by its id.
    pub(super) fn kind(&self, id: &KindId) -> Option<&Arc<Kind>> {
        self.kinds.iter().find(|kind| kind.id == *id)
    }

    /// Gives the widest kind of bodies that are no states.
    pub(super) fn body_kind(&self) -> Option<&Arc<Kind>> {
        self.kinds
            .iter()
            .find(|kind| kind.is(Trait::Body) && !kind.is(Trait::State))
    }

    /// Gives the kind of things without a name.
    pub(super) fn thing_kind(&self) -> Option<&Arc<Kind>> {
        self.thing.as_ref()
    }

    /// Gives the kind of what happens.
    pub(super) fn event_kind(&self) -> Option<&Arc<Kind>> {
        self.matter_kinds[2].as_ref()
    }

    /// Gives the kind of a place of which nothing else is known.
    pub(super) fn place_kind(&self) -> Option<&Arc<Kind>> {
        self.place.as_ref()
    }

    pub(super) fn by_verb(&self, lemma: &str) -> impl Iterator<Item = (&RelationRule, &VerbFrame)> {
        let places = self.by_verb.get(lemma).into_iter().flatten();
        places.filter_map(|place| self.verb_frame(place.trigger))
    }

    /// Gives the rules and frames of a verb without those that want other nouns than these.
    pub(super) fn by_verb_and_nouns<'n, N: Iterator<Item = &'n str>>(
        &self,
        lemma: &str,
        nouns: impl FnOnce() -> N,
    ) -> impl Iterator<Item = (&RelationRule, &VerbFrame)> {
        let places = self.by_verb.get(lemma).map(Vec::as_slice).unwrap_or_default();
        let nouns = places.iter().any(|place| place.wants_noun).then(nouns);
        let named = nouns
            .into_iter()
            .flatten()
            .filter_map(|noun| self.by_governed.get(noun));
        // A noun is wanted by many verbs; the places of one come in their order.
        let is_own = |trigger: &&TriggerPlace| places.binary_search_by_key(*trigger, |place| place.trigger).is_ok();
        let mut named: Vec<TriggerPlace> = named.flatten().filter(is_own).copied().collect();
        named.sort_unstable();
        let fits = move |place: &&VerbPlace| !place.wants_noun || named.binary_search(&place.trigger).is_ok();
        let fitting = places.iter().filter(fits);
        fitting.filter_map(|place| self.verb_frame(place.trigger))
    }

    fn verb_frame(&self, (rule, trigger): TriggerPlace) -> Option<(&RelationRule, &VerbFrame)> {
        let rule = self.rules.get(rule)?;
        match rule.triggers.get(trigger)? {
            Trigger::Verb(verb) => Some((rule, verb.as_ref())),
            _ => None,
        }
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

/// Says whether what is of a kind neither acts nor happens, is no place and not made of words.
fn is_thing(kind: &Kind) -> bool {
    let others = [Trait::Agent, Trait::Place, Trait::Document, Trait::Event];
    kind.broader.is_some() && !others.iter().any(|&other| kind.is(other))
}
