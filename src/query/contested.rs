//! On what several sides oppose each other, side by side; nobody is made right.

use super::answer::{Answer, Row};
use super::filter::Filter;
use super::opposed::{Ground, opposed};
use super::reaction::{Answering, Reactions};
use super::record;
use super::said;
use super::told::ToldOnce;
use super::view::{View, by_days};
use super::words::has_words;
use crate::graph::{NodeId, Part, QuotedEvidence, article_label, one_line, reported_label};
use crate::timex::Interval;
use rustc_hash::FxHashSet;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Relations of which a thing can have only one, so that two who have it contradict each other.
const EXCLUSIVE: [&str; 1] = ["claims"];

/// Gives the label of the side that a speaker stands on: his state; `None` for whoever is his own side.
pub type SideOf<'s> = &'s dyn Fn(&NodeId) -> Option<String>;

/// Something that is said of a thing by a side.
struct Claim<'v> {
    side: String,
    ground: Ground<'v>,
    days: Option<Interval>,
    place: (NodeId, u32),
    row: Row,
    /// The words that it denies, or that deny it.
    against: Option<String>,
}

/// The claims about each thing, by its label.
type Things<'v> = BTreeMap<(String, &'v NodeId), Vec<Claim<'v>>>;

/// Gives the claims about each thing that two sides oppose each other on, by thing and side, then by date.
///
/// Two oppose each other by their positions, by a denial of what the other says, or where both have for their own what
/// only one can have, also by one of the judging words, each folded. Each claim stands with the words that oppose it.
pub fn contested(
    view: &View,
    filter: &Filter,
    judging: &[String],
    answering: Answering<'_>,
    side_of: SideOf,
) -> Answer {
    let mut answer = Answer::new(&["about", "side", "by", "said on", "claim", "opposed by", "read in"]);
    let mut things = Things::new();
    let wanted = |node: &NodeId| filter.about.as_ref().is_none_or(|about| about.ids.contains(node));
    let is_party = |node: &NodeId| view.takes_part(node, &[Part::Speaker]);
    // Who says "the accusations are false" names nothing of what they are about.
    let of_all = Filter {
        about: None,
        ..filter.clone()
    };
    let told = of_all.told(view);
    let is_about: FxHashSet<&NodeId> = filter.statements(view).map(|said| said.id).collect();
    let claim = |said| by_statement(view, said, judging, side_of);
    for said in told.iter().filter(|said| is_about.contains(said.id)) {
        for &about in said.about.iter().filter(|about| wanted(about)) {
            // Who speaks himself is no thing that is contested, unless somebody asks for him.
            if filter.about.is_some() || !is_party(about) {
                things.entry((view.label(about), about)).or_default().push(claim(said));
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
    let reactions = Reactions::new(view, answering, side_of);
    for later in &told {
        let Some(reaction) = reactions.find(later).filter(|reaction| reaction.opposes) else {
            continue;
        };
        let earlier = told
            .iter()
            .find(|said| said.printed().any(|printed| printed.id == reaction.to.id));
        let Some(earlier) = earlier.filter(|earlier| [later.id, earlier.id].iter().any(|id| is_about.contains(id)))
        else {
            continue;
        };
        let Some(thing) = matter(view, later, earlier, wanted) else {
            continue;
        };
        let claims = things.entry((view.label(thing), thing)).or_default();
        for (said, other) in [(later, earlier), (earlier, later)] {
            let known = claims.iter().position(|claim| claim.is_of(said));
            let place = known.unwrap_or_else(|| {
                claims.push(claim(said));
                claims.len() - 1
            });
            claims[place]
                .against
                .get_or_insert_with(|| reported_label(other.statement));
        }
    }
    for ((_, thing), mut claims) in things {
        claims.sort_by(|one, other| {
            (one.side.cmp(&other.side))
                .then_with(|| by_days(one.days, other.days))
                .then_with(|| one.place.cmp(&other.place))
        });
        for claim in &claims {
            let others = claims.iter().filter(|other| other.side != claim.side);
            let against = || {
                let words = others.filter_map(|other| opposed(&claim.ground, &other.ground));
                // The shortest words tell most clearly.
                words.min_by_key(String::len)
            };
            if let Some(words) = claim.against.clone().or_else(against) {
                answer.rows.push(with_thing(view, thing, claim, words));
            }
        }
    }
    answer
}

impl Claim<'_> {
    fn is_of(&self, said: &ToldOnce) -> bool {
        matches!(&self.ground, Ground::Said { said: own, .. } if own.id == said.id)
    }
}

/// Gives what a denial and what it denies are about: what both name, else who is told of and denies it, else what one of
/// them names.
fn matter<'a>(
    view: &View<'a>,
    later: &ToldOnce<'_, 'a>,
    earlier: &ToldOnce<'_, 'a>,
    wanted: impl Fn(&NodeId) -> bool,
) -> Option<&'a NodeId> {
    let linked = |node: &&NodeId| node.is_linked() && wanted(node);
    let both = || earlier.about.iter().filter(|node| later.about.contains(node)).copied();
    let is_party = |node: &&NodeId| view.takes_part(node, &[Part::Speaker]);
    let denier = later.speakers.iter().copied();
    let all = || earlier.about.iter().chain(&later.about).copied();
    (both().find(|node| linked(node) && !is_party(node)))
        .or_else(|| both().find(linked))
        .or_else(|| denier.clone().find(|node| wanted(node) && earlier.about.contains(node)))
        .or_else(|| all().find(linked))
        .or_else(|| all().chain(denier.clone()).find(|node| wanted(node)))
}

fn by_statement<'t>(view: &View, said: &'t ToldOnce<'t, 't>, judging: &[String], side_of: SideOf) -> Claim<'t> {
    let speakers = said::labels(view, &said.speakers);
    let side = said.speakers.first().and_then(|speaker| side_of(speaker));
    Claim {
        ground: Ground::Said {
            said,
            judges: judging.iter().any(|word| has_words(said.folded(), word)),
        },
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
        against: None,
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
) -> Claim<'static> {
    let mut record = Map::new();
    record.insert("actor".to_owned(), record::entity(view, actor));
    record.insert("relation".to_owned(), Value::from(label));
    record.insert("recipient".to_owned(), record::entity(view, recipient));
    record.insert("quote".to_owned(), record::quote(&evidence.quote));
    let by = match evidence.voices.last() {
        Some(voice) => view.label(voice),
        None => format!("{}, by the article's word", view.label(actor)),
    };
    let exclusive = EXCLUSIVE.iter().any(|name| name.replace('_', " ") == label);
    Claim {
        against: None,
        ground: Ground::Relation { exclusive },
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

fn with_thing(view: &View, thing: &NodeId, claim: &Claim<'_>, against: String) -> Row {
    let Row { mut cells, mut record } = claim.row.clone();
    record.insert("contested".to_owned(), record::entity(view, thing));
    record.insert("side".to_owned(), Value::from(claim.side.as_str()));
    record.insert("opposed_by".to_owned(), Value::from(against.as_str()));
    cells.insert(3, against);
    cells.insert(0, claim.side.clone());
    cells.insert(0, view.label(thing));
    Row { cells, record }
}
