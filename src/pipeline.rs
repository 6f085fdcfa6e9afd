//! The steps in order: one article in, one extraction out.

use crate::article::Article;
use crate::clause::{Clauses, find_clauses};
use crate::coreference::{References, find_references};
use crate::evidence::Confidence;
use crate::knowledge::Knowledge;
use crate::mention::{Mention, find_mentions};
use crate::moment::{Moment, find_moments};
use crate::relation::{Relation, find_relations};
use crate::sentence::{Sentences, split_sentences};
use crate::stance::{Stance, find_stances};
use crate::statement::{Page, Statement, find_statements};
use crate::time::{TimeExpression, find_times};

/// What one article says, with the value of every step.
#[derive(Debug, Clone)]
pub struct Extraction {
    /// Step 2.
    pub sentences: Sentences,
    /// Step 3.
    pub mentions: Vec<Mention>,
    /// Step 4.
    pub times: Vec<TimeExpression>,
    /// Step 5.
    pub clauses: Clauses,
    /// Step 6.
    pub references: References,
    /// Step 6, second half.
    pub moments: Vec<Moment>,
    /// Step 7.
    pub statements: Vec<Statement>,
    /// Step 8.
    pub relations: Vec<Relation>,
    /// Step 8, second half.
    pub stances: Vec<Stance>,
}

impl Extraction {
    /// Gives what the steps have made of an article, for whoever reads on.
    pub fn page<'a>(&'a self, article: &'a Article, knowledge: &'a Knowledge) -> Page<'a> {
        Page {
            article,
            sentences: &self.sentences,
            mentions: &self.mentions,
            times: &self.times,
            clauses: &self.clauses,
            references: &self.references,
            moments: &self.moments,
            gazetteer: &knowledge.gazetteer,
            words: &knowledge.sentence,
        }
    }

    /// Leaves out statements that are less sure than this, with their stances and the relations that only they tell; a
    /// statement that was told in one of them moves up.
    pub fn keep_confident(&mut self, least: Confidence) {
        let outer: Vec<Option<usize>> = self.statements.iter().map(|statement| statement.within).collect();
        let keeps: Vec<bool> = self
            .statements
            .iter()
            .map(|statement| statement.confidence >= least)
            .collect();
        let places: Vec<usize> = keeps
            .iter()
            .scan(0, |next, &keeps| {
                let place = *next;
                *next += usize::from(keeps);
                Some(place)
            })
            .collect();
        for statement in &mut self.statements {
            while let Some(place) = statement.within.filter(|&place| !keeps[place]) {
                statement.within = outer[place];
            }
            statement.within = statement.within.map(|place| places[place]);
        }
        let (kept, unsure): (Vec<_>, Vec<_>) = std::mem::take(&mut self.statements)
            .into_iter()
            .partition(|statement| statement.confidence >= least);
        self.statements = kept;
        self.stances.retain(|stance| keeps[stance.statement]);
        for stance in &mut self.stances {
            stance.statement = places[stance.statement];
        }
        let is_told = |relation: &Relation| {
            let voice = relation.evidence.voices.last();
            unsure.iter().any(|statement| {
                let holds = statement.content.iter().any(|span| span.contains(relation.trigger));
                holds && voice.is_some_and(|voice| voice.name == statement.speaker.name)
            })
        };
        self.relations.retain(|relation| !is_told(relation));
    }
}

/// Reads an article. Never fails: a sentence that says nothing gives nothing.
pub fn extract(article: &Article, knowledge: &Knowledge) -> Extraction {
    let Knowledge {
        gazetteer, sentence, ..
    } = knowledge;
    let sentences = split_sentences(article, sentence);
    let mentions = find_mentions(article, &sentences, gazetteer, &knowledge.mention);
    let times = find_times(article, &sentences, &knowledge.time);
    let clauses = find_clauses(article, &sentences, &mentions, &times, sentence, &knowledge.clause);
    let references = find_references(
        article,
        &sentences,
        &mentions,
        &times,
        &clauses,
        gazetteer,
        sentence,
        &knowledge.coreference,
    );
    let moments = find_moments(
        article,
        &sentences,
        &times,
        &clauses,
        &references,
        gazetteer,
        sentence,
        &knowledge.moment,
    );
    let mut extraction = Extraction {
        sentences,
        mentions,
        times,
        clauses,
        references,
        moments,
        statements: Vec::new(),
        relations: Vec::new(),
        stances: Vec::new(),
    };
    extraction.statements = find_statements(extraction.page(article, knowledge), &knowledge.statement);
    let page = extraction.page(article, knowledge);
    extraction.relations = find_relations(page, &extraction.statements, &knowledge.relation, &knowledge.ontology);
    let page = extraction.page(article, knowledge);
    extraction.stances = find_stances(page, &extraction.statements, &knowledge.stance);
    extraction
}
