//! What step 8 knows: the rules, a file per type of relation.

use crate::data::{DataFile, below};
use crate::error::Result;
use crate::ontology::{ActId, Ontology, RelationType, RelationTypeId};
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Where an end of a relation stands, seen from the rule's trigger.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// Who does what the verb says; of a passive, the phrase with `by`.
    Subject,
    /// To whom it is done; of a passive, its subject.
    Object,
    /// The other part of the subject: Putin in "Abe and Putin met".
    Partner,
    /// After one of these prepositions, behind the verb or the noun.
    After(Vec<String>),
    /// Whose the noun is: "Russia's invasion".
    Owner,
    /// The noun phrase itself, or what it means.
    Noun,
    /// What is named below the verb: "agreed to step up [peace treaty talks]".
    Below,
    /// What is forbidden or done, in its own words: "bars the country from [transferring territory]".
    Phrase,
    /// When: "took effect in [July]".
    Time,
    /// Who makes the statement.
    Speaker,
    /// Whom the statement is aimed at.
    Target,
    /// Whom the speaker addresses.
    Addressee,
    /// What the content is about first.
    ContentSubject,
    /// The names that a verb gives, in their own words: "called [the Southern Kurils] in Russia".
    Names,
}

/// The words that fire a rule.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trigger {
    /// A verb, by its base form with its particle.
    Verb(Vec<String>),
    /// The head of a noun phrase, as its singular.
    Noun(Vec<String>),
    /// The second part of a compound: `held` in "Russian-held islands".
    Compound(Vec<String>),
    /// A statement with one of these acts.
    Act(Vec<ActId>),
    /// A statement whose content has one of these words.
    Content(Vec<String>),
    /// A statement on an occasion of this name: `phone`.
    Occasion(Vec<String>),
}

/// A rule: what fires it, and where its two ends stand.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationRule {
    /// What fires it: `impose-sanctions`.
    pub id: String,
    /// The type that it makes.
    pub relation: RelationTypeId,
    /// The words that fire it.
    pub trigger: Trigger,
    /// The verb must govern one of these nouns, as its object: `sanction` after `impose`.
    #[serde(default)]
    pub object: Vec<String>,
    /// The subject must be one of these nouns: `dispute` before `prevent`.
    #[serde(default)]
    pub subject: Vec<String>,
    /// Whether the verb must show a tense: "Putin spoke to reporters", not "Speaking to reporters, …".
    #[serde(default)]
    pub finite: bool,
    /// Where the actor stands.
    pub actor: End,
    /// Where the recipient stands.
    pub recipient: End,
    /// The type that it makes where it is denied: `has_not_met_with`.
    #[serde(default)]
    pub denied_as: Option<RelationTypeId>,
    /// The type that it makes where it is planned: `plans_to_visit`.
    #[serde(default)]
    pub planned_as: Option<RelationTypeId>,
    /// Sentences with the edges that the rule makes in them.
    pub fires: Vec<EdgeExample>,
    /// Sentences that come near and in which it makes none.
    pub not: Vec<String>,
}

/// A sentence with the edges that a rule makes in it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EdgeExample {
    /// The sentence.
    pub text: String,
    /// Actor, type, recipient.
    pub edges: Vec<[String; 3]>,
}

/// The knowledge of step 8.
#[derive(Debug, Clone, Default)]
pub struct RelationLexicon {
    rules: Vec<RelationRule>,
    types: FxHashMap<RelationTypeId, RelationType>,
    by_verb: FxHashMap<String, Vec<usize>>,
    by_noun: FxHashMap<String, Vec<usize>>,
    by_compound: FxHashMap<String, Vec<usize>>,
    of_statements: Vec<usize>,
}

impl RelationLexicon {
    /// Reads `data/relation/`; fails on a type that `schema/relation-types.json` does not list.
    pub fn parse(files: &[DataFile], ontology: &Ontology) -> Result<Self> {
        let mut lexicon = Self {
            types: ontology
                .relation_types
                .iter()
                .map(|listed| (listed.id.clone(), listed.clone()))
                .collect(),
            ..Self::default()
        };
        for file in below(files, "data/relation/") {
            for (line, rule) in file.records::<RelationRule>()? {
                let types = [Some(&rule.relation), rule.denied_as.as_ref(), rule.planned_as.as_ref()];
                if let Some(unknown) = types.into_iter().flatten().find(|id| !lexicon.types.contains_key(*id)) {
                    return Err(file.error(line, format!("unknown relation type `{unknown}`")));
                }
                lexicon.add(rule);
            }
        }
        Ok(lexicon)
    }

    fn add(&mut self, rule: RelationRule) {
        let place = self.rules.len();
        let (index, words) = match &rule.trigger {
            Trigger::Verb(words) => (&mut self.by_verb, words.as_slice()),
            Trigger::Noun(words) => (&mut self.by_noun, words.as_slice()),
            Trigger::Compound(words) => (&mut self.by_compound, words.as_slice()),
            Trigger::Act(_) | Trigger::Content(_) | Trigger::Occasion(_) => {
                self.of_statements.push(place);
                (&mut self.by_verb, &[][..])
            }
        };
        for word in words {
            index.entry(word.clone()).or_default().push(place);
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

    pub(super) fn by_verb(&self, lemma: &str) -> impl Iterator<Item = &RelationRule> {
        self.at(self.by_verb.get(lemma))
    }

    pub(super) fn by_noun(&self, noun: &str) -> impl Iterator<Item = &RelationRule> {
        self.at(self.by_noun.get(noun))
    }

    pub(super) fn by_compound(&self, word: &str) -> impl Iterator<Item = &RelationRule> {
        self.at(self.by_compound.get(word))
    }

    pub(super) fn of_statements(&self) -> impl Iterator<Item = &RelationRule> {
        self.at(Some(&self.of_statements))
    }

    fn at<'a>(&'a self, places: Option<&'a Vec<usize>>) -> impl Iterator<Item = &'a RelationRule> {
        places.into_iter().flatten().filter_map(|&place| self.rules.get(place))
    }
}
