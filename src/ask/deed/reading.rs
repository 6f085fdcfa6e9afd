//! A sentence that tells what is asked → the relation in it, and the words that it leaves over.

use super::told::Telling;
use super::{Asks, DeedAsked};
use crate::article::Article;
use crate::evidence::Party;
use crate::extraction::Extraction;
use crate::graph::stems;
use crate::knowledge::Knowledge;
use crate::ontology::{Modality, Polarity, RelationTypeId, Trait};
use crate::pipeline::extract;
use crate::relation::Relation;
use crate::sentence::Tag;
use crate::span::Span;
use std::collections::BTreeSet;

/// Relations that names tell, beside what the verb does.
const BY_NAME: [&str; 4] = ["holds_office", "located_in", "part_of", "party_to"];
/// A noun that says nothing, for one of which it is asked whether the relation needs it.
const NOTHING: &str = "matters";
/// Prepositions that lead to what something is about or where it is done.
const BEFORE_MATTERS: [&str; 7] = ["about", "at", "during", "on", "over", "regarding", "to"];
/// Verbs that carry others.
const CARRIERS: [&str; 4] = ["do", "have", "be", "will"];

/// Reads the relation that a sentence tells; `None` if it tells none, or several between others.
pub(super) fn read(telling: &Telling, knowledge: &Knowledge) -> Option<DeedAsked> {
    let (article, extraction) = extracted(&telling.text, knowledge);
    let mut relations: Vec<&Relation> = relations(&extraction, telling).collect();
    // "the Paris climate agreement" names a party by the way.
    if relations.iter().any(|relation| !is_by_name(relation)) {
        relations.retain(|relation| !is_by_name(relation));
    }
    let ends = |relation: &&Relation| {
        let end = |party: &Party| name(party, telling);
        (end(&relation.actor), end(&relation.recipient))
    };
    let pairs: BTreeSet<_> = relations.iter().map(ends).collect();
    // "Did Abe and Moon visit China?" asks of two.
    if pairs.len() != 1 {
        return None;
    }
    let (by, to) = pairs.into_iter().next()?;
    let first = relations.first()?;
    // "Will Russia impose sanctions?" asks for no sanctions that are imposed.
    let is_future = telling.text.split(' ').any(|word| word == "will");
    if first.polarity == Polarity::Denied || is_future && relations.iter().any(|told| told.modality == Modality::Actual)
    {
        return None;
    }
    let mut deed = DeedAsked {
        kind: telling.kind,
        types: with_criticism(types(&relations, telling.asks, knowledge)?, &telling.text),
        asks: telling.asks,
        is_counted: telling.is_counted,
        place: relations
            .iter()
            .find_map(|relation| relation.place.as_ref())
            .map(|place| place.name.clone()),
        by,
        to,
        text: None,
    };
    // "Did Ukraine agree to leave Donetsk?": nobody is called "leave Donetsk".
    let act = deed.to.take_if(|to| is_act(to, &telling.text, knowledge));
    if let Some(asked) = telling.asked {
        let is_actor = first.actor.span.is_some_and(|span| span.slice(&article.text) == asked);
        deed.asks = if is_actor { Asks::Who } else { Asks::Whom };
    }
    let mut deed = rest(telling, &article, &extraction, &relations, deed, knowledge)?;
    deed.text = act
        .into_iter()
        .chain(deed.text.take())
        .reduce(|act, text| format!("{act} {text}"));
    Some(deed)
}

/// Says whether words begin with a verb: "leave Donetsk" behind "to",: "dismantle its sites".
fn is_act(words: &str, text: &str, knowledge: &Knowledge) -> bool {
    let first = words.split(' ').next().unwrap_or_default();
    let may_be = |tag| knowledge.sentence.may_be(first, tag);
    let is_noun = || may_be(Tag::Noun) || may_be(Tag::PluralNoun);
    let is_infinitive = || text.contains(&format!(" to {words}"));
    first.starts_with(char::is_lowercase) && may_be(Tag::VerbBase) && (is_infinitive() || !is_noun())
}

/// Says whether a relation is one that names alone tell.
fn is_by_name(relation: &Relation) -> bool {
    BY_NAME.contains(&relation.relation_type.as_str())
}

fn extracted(text: &str, knowledge: &Knowledge) -> (Article, Extraction) {
    let article = Article::from_text("question", format!("{text}."), None);
    let extraction = extract(&article, knowledge);
    (article, extraction)
}

/// Gives the relations that are told by nobody else, and have all who stand for somebody as their ends.
fn relations<'e>(extraction: &'e Extraction, telling: &'e Telling) -> impl Iterator<Item = &'e Relation> {
    let needed: Vec<&str> = telling
        .open
        .iter()
        .copied()
        .chain(telling.asked)
        .chain(telling.instead.iter().map(|(stand_in, _)| *stand_in))
        .collect();
    extraction.relations.iter().filter(move |relation| {
        let words = |party: &Party| party.span.map(|span| span.slice(telling.text.as_str()).to_owned());
        let ends = [words(&relation.actor), words(&relation.recipient)];
        let has = |name: &&str| ends.iter().flatten().any(|end| end == name);
        relation.evidence.voices.is_empty() && ends.iter().all(Option::is_some) && needed.iter().all(has)
    })
}

/// Gives by what name an end is looked up; `None` for who stands for anybody.
fn name(party: &Party, telling: &Telling) -> Option<String> {
    let words = party.span?.slice(telling.text.as_str());
    if telling.asked == Some(words) || telling.open.contains(&words) {
        return None;
    }
    let instead = telling.instead.iter().find(|(stand_in, _)| *stand_in == words);
    Some(instead.map_or_else(|| party.name.clone(), |(_, name)| name.clone()))
}

/// Gives the types as edges tell them, for a yes or no also those that deny or plan the same.
///
/// `None` for a plan that is told only as one of many: whoever "will impose sanctions" plans to act against somebody, and so
/// does who will invade him.
fn types(relations: &[&Relation], asks: Asks, knowledge: &Knowledge) -> Option<Vec<String>> {
    let ontology = &knowledge.ontology;
    let mut types: Vec<String> = Vec::new();
    let mut push = |id: &str| {
        if !types.iter().any(|known| known == id) {
            types.push(id.to_owned());
        }
    };
    for relation in relations {
        let id = &relation.relation_type;
        let edge = |polarity, modality| ontology.edge(id, polarity, modality).relation_type;
        let told = edge(relation.polarity, relation.modality);
        if told != id && relation.modality == Modality::Planned && !says_the_same(told, id, knowledge) {
            return None;
        }
        push(told.as_str());
        let exact = ontology.relation_type(told).map(|listed| &listed.includes);
        exact.into_iter().flatten().for_each(|id| push(id.as_str()));
        if asks == Asks::Whether && relation.modality == Modality::Actual {
            push(edge(Polarity::Denied, Modality::Actual).as_str());
            let planned = edge(Polarity::Affirmed, Modality::Planned);
            if says_the_same(planned, id, knowledge) {
                push(planned.as_str());
            }
        }
    }
    Some(types)
}

/// "Who criticised Trump?" asks for whatever finds fault with him, "Who accused Trump?" for charges alone.
fn with_criticism(mut types: Vec<String>, text: &str) -> Vec<String> {
    let charges = ["accus", "blam", "charg"].iter().any(|word| text.contains(word));
    if !charges && types.iter().any(|id| id == "accused") && types.iter().all(|id| id != "criticized") {
        types.push("criticized".to_owned());
    }
    types
}

/// Says whether a plan names what is planned: "plans to meet with" does for "met with".
fn says_the_same(plan: &RelationTypeId, id: &RelationTypeId, knowledge: &Knowledge) -> bool {
    let verb = id.as_str().split('_').next().unwrap_or_default();
    let lemma = knowledge.sentence.lemma(verb, Tag::VerbPast);
    plan.as_str().split('_').any(|word| word == lemma)
}

/// Adds the words that the relation does not take in; a place among them is one. `None` if somebody is among them.
fn rest(
    telling: &Telling,
    article: &Article,
    extraction: &Extraction,
    relations: &[&Relation],
    mut deed: DeedAsked,
    knowledge: &Knowledge,
) -> Option<DeedAsked> {
    let mut taken: Vec<Span> = Vec::new();
    for relation in relations {
        let parties = [
            Some(&relation.actor),
            Some(&relation.recipient),
            relation.place.as_ref(),
        ];
        taken.extend(parties.into_iter().flatten().filter_map(|party| party.span));
        taken.push(relation.trigger);
    }
    // "President Trump"
    let around = extraction
        .mentions
        .iter()
        .filter(|mention| taken.iter().any(|span| mention.full.contains(*span)));
    let around: Vec<Span> = around.map(|mention| mention.full).collect();
    taken.extend(around);
    let mut left: Vec<String> = Vec::new();
    let mut done: Vec<Span> = Vec::new();
    for (at, token) in extraction.sentences.tokens.iter().enumerate() {
        let mention = extraction
            .mentions
            .iter()
            .find(|mention| mention.span.contains(token.span));
        let span = mention.map_or(token.span, |mention| mention.span);
        let words = span.slice(&article.text);
        let is_taken = taken.iter().any(|taken| taken.contains(token.span)) || done.contains(&span);
        let carries = CARRIERS.contains(&extraction.sentences.lemma(at));
        if is_taken || carries || !says_something(token.tag) || !words.contains(char::is_alphanumeric) {
            continue;
        }
        done.push(span);
        let before = article.text[..span.start as usize]
            .trim_end()
            .rsplit(' ')
            .next()
            .unwrap_or_default();
        let is_place = mention.is_some_and(|mention| mention.is(Trait::Place)) && matches!(before, "in" | "at");
        // "agreed with Trump on Syria", "met at the G-20": what it is about, or where, is a word of it.
        let is_matter = || BEFORE_MATTERS.contains(&before.to_lowercase().as_str());
        let is_after_article = || {
            let mut words = article.text[..span.start as usize].split_whitespace().rev();
            words.next() == Some("the") && words.next().is_some_and(|word| BEFORE_MATTERS.contains(&word))
        };
        if is_place && deed.place.is_none() {
            deed.place = Some(words.to_owned());
        } else if mention.is_some() && (is_matter() || is_after_article()) {
            left.push(words.to_owned());
        } else if mention.is_some() {
            // "Did Armenia and Azerbaijan sign a peace treaty?": who takes part is no word that somebody has to say.
            return None;
        } else if !is_named(words, relations, knowledge) && !is_needed(telling, span, relations, knowledge) {
            left.push(words.to_owned());
        }
    }
    // "sign or announce" asks for two things.
    let is_either = telling.text.split(' ').any(|word| word == "or");
    if is_either && !left.is_empty() {
        return None;
    }
    deed.text = Some(left.join(" ")).filter(|left| !left.is_empty());
    Some(deed)
}

fn says_something(tag: Tag) -> bool {
    !matches!(
        tag,
        Tag::Determiner
            | Tag::Preposition
            | Tag::Possessive
            | Tag::To
            | Tag::Particle
            | Tag::Modal
            | Tag::Coordinator
            | Tag::Complementizer
            | Tag::Stop
            | Tag::Comma
    )
}

/// Says whether a word names the relation itself: the "phone" in "phone call".
fn is_named(word: &str, relations: &[&Relation], knowledge: &Knowledge) -> bool {
    let word = stems(word);
    relations.iter().any(|relation| {
        let listed = knowledge.ontology.relation_type(&relation.relation_type);
        listed.is_some_and(|listed| word.iter().all(|word| stems(&listed.label).contains(word)))
    })
}

/// Says whether the relation is not told without some words: "on the phone" makes a talk a call.
fn is_needed(telling: &Telling, words: Span, relations: &[&Relation], knowledge: &Knowledge) -> bool {
    let (before, behind) = (
        &telling.text[..words.start as usize],
        &telling.text[words.end as usize..],
    );
    // "agree on" is no sentence, "agree on matters" is.
    [
        format!("{}{behind}", before.trim_end()),
        format!("{before}{NOTHING}{behind}"),
    ]
    .into_iter()
    .all(|text| {
        let without = Telling {
            text,
            ..telling.clone()
        };
        let (_, extraction) = extracted(&without.text, knowledge);
        let told: Vec<&Relation> = self::relations(&extraction, &without).collect();
        relations.iter().any(|relation| {
            !told.iter().any(|other| {
                other.relation_type == relation.relation_type
                    && other.actor.name == relation.actor.name
                    && other.recipient.name == relation.recipient.name
            })
        })
    })
}
