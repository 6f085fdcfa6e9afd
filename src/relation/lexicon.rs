//! What this step knows: the rules, a file per type of relation.

use super::rule::{
    CompoundEnd, NounEnd, PartsEnd, RelationRule, RuleFrame, StatementEnd, StatementPart, Trigger, VerbFrame,
};
use crate::data::{DataFile, below};
use crate::error::Result;
use crate::ontology::{Ontology, RelationType, RelationTypeId};
use rustc_hash::FxHashMap;

/// The knowledge of this step.
#[derive(Debug, Clone, Default)]
pub struct RelationLexicon {
    rules: Vec<RelationRule>,
    types: FxHashMap<RelationTypeId, RelationType>,
    by_verb: FxHashMap<String, Vec<usize>>,
    by_noun: FxHashMap<String, Vec<usize>>,
    by_compound: FxHashMap<String, Vec<usize>>,
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
            ..Self::default()
        };
        for file in below(files, "data/relation/") {
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
                lexicon.add(rule);
            }
        }
        Ok(lexicon)
    }

    fn add(&mut self, rule: RelationRule) {
        let place = self.rules.len();
        let indexed = match &rule.trigger {
            Trigger::Verb(verb) => Some((&mut self.by_verb, &verb.frame.words)),
            Trigger::Noun(frame) => Some((&mut self.by_noun, &frame.words)),
            Trigger::Compound(frame) => Some((&mut self.by_compound, &frame.words)),
            Trigger::Parts(_) | Trigger::Statement(..) => None,
        };
        if let Some((index, words)) = indexed {
            for word in words {
                index.entry(word.clone()).or_default().push(place);
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

    pub(super) fn by_verb(&self, lemma: &str) -> impl Iterator<Item = (&RelationRule, &VerbFrame)> {
        let rules = self.at(self.by_verb.get(lemma));
        rules.filter_map(|rule| match &rule.trigger {
            Trigger::Verb(verb) => Some((rule, verb)),
            _ => None,
        })
    }

    pub(super) fn by_noun(&self, noun: &str) -> impl Iterator<Item = (&RelationRule, &RuleFrame<NounEnd>)> {
        let rules = self.at(self.by_noun.get(noun));
        rules.filter_map(|rule| match &rule.trigger {
            Trigger::Noun(frame) => Some((rule, frame)),
            _ => None,
        })
    }

    pub(super) fn by_compound(&self, word: &str) -> impl Iterator<Item = (&RelationRule, &RuleFrame<CompoundEnd>)> {
        let rules = self.at(self.by_compound.get(word));
        rules.filter_map(|rule| match &rule.trigger {
            Trigger::Compound(frame) => Some((rule, frame)),
            _ => None,
        })
    }

    pub(super) fn of_parts(&self) -> impl Iterator<Item = (&RelationRule, &RuleFrame<PartsEnd>)> {
        self.rules.iter().filter_map(|rule| match &rule.trigger {
            Trigger::Parts(frame) => Some((rule, frame)),
            _ => None,
        })
    }

    pub(super) fn of_statements(
        &self,
    ) -> impl Iterator<Item = (&RelationRule, StatementPart, &RuleFrame<StatementEnd>)> {
        self.rules.iter().filter_map(|rule| match &rule.trigger {
            Trigger::Statement(part, frame) => Some((rule, *part, frame)),
            _ => None,
        })
    }

    fn at<'a>(&'a self, places: Option<&'a Vec<usize>>) -> impl Iterator<Item = &'a RelationRule> {
        places.into_iter().flatten().filter_map(|&place| self.rules.get(place))
    }
}
