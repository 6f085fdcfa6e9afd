//! Who uses which name: every place where articles name an entity, with whose word it is.

use crate::article::{Article, plain_words};
use crate::extraction::Extraction;
use crate::knowledge::Knowledge;
use crate::mention::{Entity, fold_name};
use crate::ontology::{ArticleId, EntityId};
use crate::span::{CodePoints, Span};

/// A name at a place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameUse {
    /// As it is written: `Northern Territories`.
    pub name: String,
    /// Whose name for it this is, as the gazetteer has it: `Japan`; empty where no party owns it.
    pub party: Vec<String>,
    /// In whose words it stands, the innermost speaker; empty where the article uses it itself.
    pub voice: Option<String>,
    /// The article.
    pub article: ArticleId,
    /// Who printed it.
    pub publisher: Option<String>,
    /// The first code point and the one behind the last.
    pub place: [u32; 2],
}

/// Finds where an article uses a name of an entity, in text order; what only refers to it, "the islands", is none.
pub fn find_uses(article: &Article, extraction: &Extraction, id: &EntityId, knowledge: &Knowledge) -> Vec<NameUse> {
    let Some(entity) = knowledge.gazetteer.entity(id) else {
        return Vec::new();
    };
    let points = CodePoints::new(&article.text);
    let mentions = extraction
        .mentions
        .iter()
        .filter(|mention| mention.entity() == Some(id));
    let named = mentions.map(|mention| mention.span);
    // "called the Southern Kurils in Russia": a name that a relation gives, whether or not it is linked.
    let given = extraction.relations.iter().filter(|relation| {
        relation.relation_type.as_str() == "also_known_as" && relation.recipient.entity.as_ref() == Some(id)
    });
    let mut spans: Vec<Span> = named.chain(given.filter_map(|relation| relation.actor.span)).collect();
    spans.sort();
    spans.dedup();
    let use_of = |span: Span| {
        let name = plain_words(span.slice(&article.text), &knowledge.article);
        NameUse {
            party: parties(entity, &name, knowledge),
            name: name.into_owned(),
            voice: voice(extraction, span),
            article: article.id.clone(),
            publisher: article.publisher.clone(),
            place: points.span(&article.text, span),
        }
    };
    spans.into_iter().map(use_of).collect()
}

/// Gives the labels of the parties whose name for the entity this is.
fn parties(entity: &Entity, name: &str, knowledge: &Knowledge) -> Vec<String> {
    let folded = |name: &str| fold_name(name).to_lowercase();
    let asked = folded(name);
    let owners = entity
        .parties
        .iter()
        .filter(|party| party.names().any(|name| folded(name) == asked));
    let labels = owners.filter_map(|party| knowledge.gazetteer.entity(&party.party));
    labels.map(|party| party.label.clone()).collect()
}

/// Gives the speaker of the innermost statement whose content holds a place.
fn voice(extraction: &Extraction, span: Span) -> Option<String> {
    let holding = extraction
        .statements
        .iter()
        .filter(|statement| statement.content.iter().any(|content| content.contains(span)));
    let length =
        |statement: &&crate::statement::Statement| statement.content.iter().map(|span| span.len()).sum::<usize>();
    holding
        .min_by_key(length)
        .map(|statement| statement.speaker.name.clone())
}
