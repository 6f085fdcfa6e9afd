//! People who share their name with somebody known: "David Cameron, a plumber from Perth".

use super::CoreferenceLexicon;
use crate::clause::ParsedText;
use crate::mention::{Gazetteer, Mention};
use crate::ontology::{EntityId, Trait};
use rustc_hash::FxHashSet;

/// Gives the people of the gazetteer whose names an article gives to somebody else: by a trade that no office holder has.
///
/// Whoever is named with his office as well is meant himself.
pub(super) fn find_strangers(
    parsed: ParsedText,
    gazetteer: &Gazetteer,
    lexicon: &CoreferenceLexicon,
) -> FxHashSet<EntityId> {
    let mut strangers = FxHashSet::default();
    for (phrase, noun_phrase) in parsed.clauses.noun_phrases.iter().enumerate() {
        let Some(mention) = parsed.name_of(phrase).filter(|mention| mention.is(Trait::Person)) else {
            continue;
        };
        let described = noun_phrase
            .apposition
            .filter(|&beside| parsed.name_of(beside).is_none());
        let described = described.is_some_and(|beside| {
            // "Mikheil Kavelashvili, a former footballer," may have become anything.
            let mut words = parsed.phrase(beside).tokens.clone().map(|token| parsed.word(token));
            lexicon.is_other_trade(&parsed.head(beside)) && words.all(|word| lexicon.title_word(word, "").is_none())
        });
        // "the Welsh fly-half David Cameron"
        let before = parsed.text()[..mention.span.start as usize].trim_end();
        let before = before.rsplit([' ', '\n']).next().unwrap_or_default();
        if described || lexicon.is_other_trade(before) {
            strangers.extend(mention.candidates.iter().map(|candidate| candidate.entity.clone()));
        }
    }
    if !strangers.is_empty() {
        let titled = parsed.mentions.iter().flat_map(|mention| holders(gazetteer, mention));
        titled.for_each(|person| {
            strangers.remove(person);
        });
    }
    strangers
}

/// Gives those whom a name with a title can mean who have held what the title says.
fn holders<'a>(gazetteer: &'a Gazetteer, mention: &'a Mention) -> impl Iterator<Item = &'a EntityId> {
    let offices = mention.title.as_ref().map_or(&[][..], |title| &title.offices);
    let people = mention.candidates.iter().map(|candidate| &candidate.entity);
    people.filter(move |id| {
        let terms = gazetteer.entity(id).map_or(&[][..], |person| &person.offices);
        terms.iter().any(|term| offices.contains(&term.office))
    })
}
