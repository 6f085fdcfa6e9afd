//! What one article says: the values of all steps, and the line that other tools read.

mod line;
mod original;
mod time_line;

pub use line::ExtractionLine;

use crate::article::Article;
use crate::clause::{Clauses, ParsedText};
use crate::coreference::References;
use crate::evidence::Confidence;
use crate::knowledge::Knowledge;
use crate::mention::Mention;
use crate::moment::Moments;
use crate::page::Page;
use crate::relation::Relation;
use crate::sentence::{Sentences, TaggedText};
use crate::stance::Stance;
use crate::statement::{Statement, ToldStatements};
use crate::status::Statuses;
use crate::time::TimeExpression;

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
    /// Step 7.
    pub moments: Moments,
    /// Step 8.
    pub statuses: Statuses,
    /// Step 9.
    pub statements: Vec<Statement>,
    /// Step 10.
    pub relations: Vec<Relation>,
    /// Step 11.
    pub stances: Vec<Stance>,
}

impl Extraction {
    /// Gives the article with what steps 2 to 5 have made of it.
    pub fn parsed<'a>(&'a self, article: &'a Article, knowledge: &'a Knowledge) -> ParsedText<'a> {
        ParsedText {
            tagged: TaggedText {
                article,
                sentences: &self.sentences,
                words: &knowledge.sentence,
            },
            mentions: &self.mentions,
            times: &self.times,
            clauses: &self.clauses,
        }
    }

    /// Gives the article with what steps 2 to 8 have made of it.
    pub fn page<'a>(&'a self, article: &'a Article, knowledge: &'a Knowledge) -> Page<'a> {
        let parsed = self.parsed(article, knowledge);
        Page::new(
            parsed,
            &self.references,
            &self.moments,
            &self.statuses,
            &knowledge.gazetteer,
        )
    }

    /// Gives the stances of a statement, by its place.
    pub fn stances_of(&self, statement: usize) -> &[Stance] {
        // They come by statement.
        let first = self.stances.partition_point(|stance| stance.statement < statement);
        let last = self.stances.partition_point(|stance| stance.statement <= statement);
        &self.stances[first..last]
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
        let unsure = ToldStatements::new(&unsure);
        let is_told = |relation: &Relation| {
            let voice = relation.evidence.voices.last();
            let mut holding = unsure.holding(relation.trigger).into_iter();
            holding.any(|place| voice.is_some_and(|voice| voice.is_same(&unsure.statements[place].speaker)))
        };
        self.relations.retain(|relation| !is_told(relation));
    }
}
