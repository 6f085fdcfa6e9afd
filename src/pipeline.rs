//! The steps in order: one article in, one extraction out.

use crate::article::Article;
use crate::knowledge::Knowledge;
use crate::mention::{Mention, find_mentions};
use crate::relation::Relation;
use crate::sentence::{Sentences, split_sentences};
use crate::statement::Statement;
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
    /// Step 7.
    pub statements: Vec<Statement>,
    /// Step 8.
    pub relations: Vec<Relation>,
}

/// Reads an article. Never fails: a sentence that says nothing gives nothing.
pub fn extract(article: &Article, knowledge: &Knowledge) -> Extraction {
    let sentences = split_sentences(article, &knowledge.sentence);
    let mentions = find_mentions(article, &sentences, &knowledge.gazetteer, &knowledge.mention);
    let times = find_times(article, &sentences, &knowledge.time);
    let statements = Vec::new();
    let relations = Vec::new();
    Extraction {
        sentences,
        mentions,
        times,
        statements,
        relations,
    }
}
