//! The steps in order: one article in, one extraction out.

use crate::article::{Article, read_article};
use crate::clause::{ParsedText, find_clauses};
use crate::coreference::find_references;
use crate::extraction::Extraction;
use crate::knowledge::Knowledge;
use crate::mention::{FoundMentions, find_mentions};
use crate::moment::find_moments;
use crate::page::Page;
use crate::relation::find_relations;
use crate::sentence::{TaggedText, split_sentences};
use crate::stance::find_stances;
use crate::statement::{ToldStatements, find_statements};
use crate::status::find_statuses;
use crate::time::find_times;

/// Reads an article. Never fails: a sentence that says nothing gives nothing.
///
/// The steps read its text without markup, a paragraph a line; what they give has the spans of the file's own text.
pub fn extract(article: &Article, knowledge: &Knowledge) -> Extraction {
    let reading = read_article(article, &knowledge.article);
    let mut extraction = extract_read(&reading.article, knowledge);
    extraction.point_to(article, &reading);
    extraction
}

/// Reads an article whose text is plain words.
fn extract_read(article: &Article, knowledge: &Knowledge) -> Extraction {
    let gazetteer = &knowledge.gazetteer;
    let sentences = split_sentences(article, &knowledge.sentence);
    let tagged = TaggedText {
        article,
        sentences: &sentences,
        words: &knowledge.sentence,
    };
    let FoundMentions { mentions, names } = find_mentions(article, &sentences, gazetteer, &knowledge.mention);
    let times = find_times(article, &sentences, &names, &knowledge.time);
    let clauses = find_clauses(tagged, &mentions, &times, &knowledge.clause);
    let parsed = ParsedText {
        tagged,
        mentions: &mentions,
        times: &times,
        clauses: &clauses,
    };
    let references = find_references(parsed, gazetteer, &knowledge.coreference);
    let moments = find_moments(parsed, &references, gazetteer, &knowledge.moment);
    let statuses = find_statuses(parsed, &moments, &knowledge.status);
    let page = Page::new(parsed, &references, &moments, &statuses, gazetteer);
    let statements = find_statements(&page, &knowledge.statement);
    let told = ToldStatements::new(&statements);
    let relations = find_relations(&page, &told, &knowledge.relation);
    let stances = find_stances(&page, &told, &knowledge.stance);
    Extraction {
        sentences,
        mentions,
        times,
        clauses,
        references,
        moments,
        statuses,
        statements,
        relations,
        stances,
    }
}
