//! The steps in order: one article in, one extraction out.

use crate::article::Article;
use crate::clause::{Clauses, find_clauses};
use crate::coreference::{References, find_references};
use crate::knowledge::Knowledge;
use crate::mention::{Mention, find_mentions};
use crate::relation::{Relation, find_relations};
use crate::sentence::{Sentences, split_sentences};
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
    /// Step 7.
    pub statements: Vec<Statement>,
    /// Step 8.
    pub relations: Vec<Relation>,
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
    let page = Page {
        article,
        sentences: &sentences,
        mentions: &mentions,
        times: &times,
        clauses: &clauses,
        references: &references,
        gazetteer,
        words: sentence,
    };
    let statements = find_statements(page, &knowledge.statement);
    let relations = find_relations(page, &statements, &knowledge.relation, &knowledge.ontology);
    Extraction {
        sentences,
        mentions,
        times,
        clauses,
        references,
        statements,
        relations,
    }
}
