//! The steps in order: one article in, one extraction out.

use crate::article::Article;
use crate::clause::find_clauses;
use crate::coreference::find_references;
use crate::extraction::Extraction;
use crate::knowledge::Knowledge;
use crate::mention::find_mentions;
use crate::moment::find_moments;
use crate::relation::find_relations;
use crate::sentence::split_sentences;
use crate::stance::find_stances;
use crate::statement::find_statements;
use crate::time::find_times;

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
