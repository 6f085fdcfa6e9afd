//! What several sides claim of the same thing, side by side; nobody is made right.

use super::answer::{Answer, Row};
use super::filter::Filter;
use super::record;
use super::said;
use super::told::ToldOnce;
use super::view::{View, by_days};
use super::words::has_words;
use crate::graph::{NodeId, Part, QuotedEvidence, article_label, one_line, reported_label};
use crate::ontology::Polarity;
use crate::timex::Interval;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Acts by which somebody takes a side.
const TAKING_SIDES: [&str; 5] = ["accuse", "affirm", "demand", "deny", "refuse"];

/// Relations of which a thing can have only one, so that two who have it contradict each other.
const EXCLUSIVE: [&str; 1] = ["claims"];

/// Gives the label of the side that a speaker stands on: his state; `None` for whoever is his own side.
pub type SideOf<'s> = &'s dyn Fn(&NodeId) -> Option<String>;

/// Something that is said of a thing by a side.
struct Claim {
    side: String,
    days: Option<Interval>,
    place: (NodeId, u32),
    row: Row,
}

/// Gives the claims about each thing of which at least two sides claim something, by thing and side, then by date.
///
/// A statement takes a side by its act, or by one of the judging words, each folded.
pub fn contested(view: &View, filter: &Filter, judging: &[String], side_of: SideOf) -> Answer {
    let mut answer = Answer::new(&["about", "side", "by", "said on", "claim", "read in"]);
    let mut things: BTreeMap<(String, &NodeId), Vec<Claim>> = BTreeMap::new();
    let wanted = |node: &NodeId| filter.about.as_ref().is_none_or(|about| about.ids.contains(node));
    let is_party = |node: &NodeId| view.takes_part(node, &[Part::Speaker]);
    for said in &filter.told(view) {
        let act = TAKING_SIDES.contains(&said.statement.act.as_str()) || said.statement.polarity == Polarity::Denied;
        let takes_side = act || judging.iter().any(|word| has_words(&said.folded, word));
        for &about in said.about.iter().filter(|about| takes_side && wanted(about)) {
            // Who speaks himself is no thing that is contested, unless somebody asks for him.
            if filter.about.is_some() || !is_party(about) {
                things
                    .entry((view.label(about), about))
                    .or_default()
                    .push(by_statement(view, said, side_of));
            }
        }
    }
    for (actor, relation, recipient) in view.relations.iter().copied() {
        let exclusive = EXCLUSIVE.contains(&relation.key.relation_type.as_str());
        let by_words = relation
            .evidence
            .iter()
            .find(|evidence| exclusive || !evidence.voices.is_empty());
        let told = |evidence: &QuotedEvidence| exclusive || evidence.statement.is_none();
        if let Some(evidence) = by_words.filter(|evidence| wanted(recipient) && told(evidence)) {
            let voice = evidence.voices.last().unwrap_or(actor);
            let claim = by_relation(
                view,
                actor,
                &super::timeline::relation_label(view, relation),
                recipient,
                evidence,
                voice,
                side_of,
            );
            things
                .entry((view.label(recipient), recipient))
                .or_default()
                .push(claim);
        }
    }
    for ((_, thing), mut claims) in things {
        claims.sort_by(|one, other| {
            (one.side.cmp(&other.side))
                .then_with(|| by_days(one.days, other.days))
                .then_with(|| one.place.cmp(&other.place))
        });
        let sides = claims
            .iter()
            .map(|claim| claim.side.as_str())
            .collect::<std::collections::BTreeSet<_>>();
        if sides.len() > 1 {
            answer
                .rows
                .extend(claims.into_iter().map(|claim| with_thing(view, thing, claim)));
        }
    }
    answer
}

fn by_statement(view: &View, said: &ToldOnce, side_of: SideOf) -> Claim {
    let speakers = said::labels(view, &said.speakers);
    let side = said.speakers.first().and_then(|speaker| side_of(speaker));
    Claim {
        days: said.days,
        place: (said.statement.cue.article.clone(), said.statement.cue.start),
        row: Row {
            cells: vec![
                said::speaker(view, said),
                said.statement.said.as_ref().map_or_else(String::new, said::when),
                reported_label(said.statement),
                said.read_in(view),
            ],
            record: record::told(view, said),
        },
        side: side.unwrap_or(speakers),
    }
}

fn by_relation(
    view: &View,
    actor: &NodeId,
    label: &str,
    recipient: &NodeId,
    evidence: &QuotedEvidence,
    voice: &NodeId,
    side_of: SideOf,
) -> Claim {
    let mut record = Map::new();
    record.insert("actor".to_owned(), record::entity(view, actor));
    record.insert("relation".to_owned(), Value::from(label));
    record.insert("recipient".to_owned(), record::entity(view, recipient));
    record.insert("quote".to_owned(), record::quote(&evidence.quote));
    let by = match evidence.voices.last() {
        Some(voice) => view.label(voice),
        None => format!("{}, by the article's word", view.label(actor)),
    };
    Claim {
        side: side_of(voice).unwrap_or_else(|| view.label(voice)),
        days: evidence.happened.as_ref().and_then(|happened| happened.when.days()),
        place: (evidence.quote.article.clone(), evidence.quote.start),
        row: Row {
            cells: vec![
                by,
                evidence.happened.as_ref().map_or_else(String::new, said::when),
                format!(
                    "{} {label} {}: {}",
                    view.label(actor),
                    view.label(recipient),
                    one_line(&evidence.quote.exact)
                ),
                article_label(view.graph, &evidence.quote.article),
            ],
            record,
        },
    }
}

fn with_thing(view: &View, thing: &NodeId, claim: Claim) -> Row {
    let Row { mut cells, mut record } = claim.row;
    record.insert("contested".to_owned(), record::entity(view, thing));
    record.insert("side".to_owned(), Value::from(claim.side.as_str()));
    cells.insert(0, claim.side);
    cells.insert(0, view.label(thing));
    Row { cells, record }
}
