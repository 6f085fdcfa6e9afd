//! A name and a description side by side that mean one: "the interior minister, Lena Koch,".

use super::CoreferenceLexicon;
use super::discourse::Salient;
use super::in_role::named_behind;
use super::politician::is_party;
use super::resolve::Resolver;
use crate::clause::ParsedText;
use crate::evidence::Party;
use crate::mention::{Found, Gazetteer, NameKind};
use crate::ontology::{Kind, Trait};
use crate::sentence::Tag;
use std::sync::Arc;

/// What stands beside a noun phrase and means the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// The phrase is a description, and this one names whom it describes.
    Name(usize),
    /// The phrase is a name, and this one describes its bearer.
    Description(usize),
}

/// Gives for every noun phrase what stands beside it and means the same.
///
/// In a list nobody is the same: "Putin, the prime minister and Modi".
pub(super) fn find_beside(
    parsed: ParsedText,
    gazetteer: &Gazetteer,
    lexicon: &CoreferenceLexicon,
) -> Vec<Option<Beside>> {
    let phrases = &parsed.clauses.noun_phrases;
    let mut beside = vec![None; phrases.len()];
    for (first, phrase) in phrases.iter().enumerate() {
        if let Some(name) = phrase
            .conjunct
            .filter(|&name| shares_bearer(parsed, lexicon, first, name))
        {
            beside[first] = Some(Beside::Name(name));
        }
        if let Some(name) =
            named_behind(parsed, lexicon, first).filter(|&name| may_hold(parsed, gazetteer, name, first))
        {
            beside[first] = Some(Beside::Name(name));
            beside[name] = Some(Beside::Description(first));
        }
        let Some(second) = phrase.apposition else { continue };
        if let Some(third) = second_post(parsed, lexicon, first, second)
            && may_hold(parsed, gazetteer, first, second)
        {
            beside[first] = Some(Beside::Description(second));
            beside[second] = Some(Beside::Name(first));
            beside[third] = Some(Beside::Name(first));
            continue;
        }
        let is_beside = is_closed(parsed, second) || opens_sentence(parsed, first, second);
        // "suspects the chief of staff, Emil Roe, of it": the name is taken already.
        let is_taken = matches!(beside[second], Some(Beside::Description(other)) if other < first);
        if phrases[second].conjunct.is_some() || !is_beside || is_taken {
            continue;
        }
        for (name, description) in [(first, second), (second, first)] {
            let fits = names(parsed, name) && describes(parsed, lexicon, description, name);
            if fits && may_hold(parsed, gazetteer, name, description) {
                beside[name] = Some(Beside::Description(description));
                beside[description] = Some(Beside::Name(name));
            }
        }
    }
    beside
}

/// The words before a description that belong to it are so many at most.
const FARTHEST: usize = 6;

/// Posts that go with another one of the same firm. Grammar.
const SECOND_POSTS: [&str; 5] = ["CEO", "chief executive", "co-founder", "founder", "publisher"];

/// "Vice President and CEO Wayne Roe", "Foreign minister and deputy premier Lena Koch": says whether a post without an
/// article and a name with another post mean one person; but "the president and Secretary Koch" are two.
fn shares_bearer(parsed: ParsedText, lexicon: &CoreferenceLexicon, post: usize, name: usize) -> bool {
    let noun_phrase = parsed.phrase(post);
    // "Acme's president and CEO Lena Koch" is one, "Chad's president and Prime Minister Koch" are two.
    let second = parsed.text()[..parsed.phrase(name).span.start as usize].trim_end();
    let of_firm = SECOND_POSTS.iter().any(|post| second.ends_with(post))
        || SECOND_POSTS.contains(&parsed.word(parsed.phrase(name).tokens.start));
    let is_owned = noun_phrase.possessor.is_some();
    let first = parsed.tag(noun_phrase.tokens.start);
    let is_bare = !is_owned && !matches!(first, Tag::Determiner | Tag::PossessivePronoun) || is_owned && of_firm;
    let is_post = lexicon.is_person(parsed.head(post)) && parsed.tag(noun_phrase.head) != Tag::PluralNoun;
    let own = parsed.name_of(post).is_none_or(|own| own.found == Found::Title);
    let start = parsed.phrase(name).span.start;
    let named = parsed
        .name_of(name)
        .filter(|named| named.full.start.min(start) < named.span.start);
    let is_last = parsed.phrase(name).conjunct.is_none();
    is_bare && is_post && own && is_last && named.is_some_and(|named| named.is(Trait::Person))
}

/// "Anna Roe, president and chief executive of the fund,": gives the second of two bare posts behind a name.
fn second_post(parsed: ParsedText, lexicon: &CoreferenceLexicon, name: usize, post: usize) -> Option<usize> {
    // "met Anna Roe, president and chief executive": the list begins with the post.
    let joined = parsed.phrase(name).conjunct.or(parsed.phrase(post).conjunct);
    let third = joined.filter(|&third| third == post + 1)?;
    let end = parsed.phrase(post).tokens.end;
    let phrase = parsed.phrase(third);
    let is_next = parsed.tag(end) == Tag::Coordinator && phrase.tokens.start == end + 1;
    let is_bare = [post, third].iter().all(|&post| {
        let first = parsed.tag(parsed.phrase(post).tokens.start);
        let own = parsed.name_of(post).is_none_or(|own| own.found == Found::Title);
        own && lexicon.is_person(parsed.head(post)) && !matches!(first, Tag::Determiner | Tag::PossessivePronoun)
    });
    let is_one = is_next && is_bare && parsed.tag(phrase.head) != Tag::PluralNoun && phrase.conjunct.is_none();
    (is_one && is_closed(parsed, third) && names(parsed, name) && describes(parsed, lexicon, post, name))
        .then_some(third)
}

/// Says whether a mark stands behind a phrase with what belongs to it: not "fired Koch, the president said".
fn is_closed(parsed: ParsedText, phrase: usize) -> bool {
    let end = parsed.token_at(parsed.full_span(phrase).end);
    let is_mark = matches!(
        parsed.tag(end),
        Tag::Comma | Tag::Stop | Tag::Dash | Tag::Semicolon | Tag::Colon | Tag::CloseBracket | Tag::CloseQuote
    );
    // "Ann Roe, a senator who had left,", "Ann Roe, his former lawyer who accused him", "Ann Roe, the mayor of Lille who"
    let first = parsed.phrase(phrase).tokens.start;
    let is_one = parsed.is_any(first, &["a", "an", "the"]) || parsed.tag(first) == Tag::PossessivePronoun;
    is_mark || is_one && parsed.is(end, "who")
}

/// "A top diplomat in Oman, Lena Koch told reporters": says whether a sentence opens with a phrase and a verb follows the
/// name behind its comma.
fn opens_sentence(parsed: ParsedText, first: usize, second: usize) -> bool {
    let sentence = &parsed.sentences.sentences[parsed.sentence_of(first)];
    let end = parsed.token_at(parsed.full_span(second).end);
    let follows = matches!(parsed.tag(end), Tag::VerbPast | Tag::VerbPresent | Tag::Modal);
    // "The president, Lena Koch said, is ill"
    let is_aside = parsed.tag(end + 1) == Tag::Comma;
    follows && !is_aside && parsed.phrase(first).tokens.start == sentence.tokens.start
}

/// Says whether a phrase names somebody or something, other than by the words for a people: "the French".
fn names(parsed: ParsedText, phrase: usize) -> bool {
    let mention = parsed.name_of(phrase).filter(|mention| mention.found != Found::Title);
    mention.is_some_and(|mention| {
        let mut kinds = mention.candidates.iter().map(|candidate| candidate.name_kind);
        let is_people = kinds.any(|kind| kind == NameKind::Demonym);
        // One word that nothing else tells of may be anything: "Menendez, D-N.J., the ranking member".
        let is_sure = mention.kind.is_some() || mention.span.slice(parsed.text()).contains(' ');
        // "a spokesman for Ann Roe, Ohio Republican": her party names nobody.
        let last = mention.span.slice(parsed.text()).rsplit(' ').next();
        let is_party = mention.candidates.is_empty() && last.is_some_and(is_party);
        !is_people && is_sure && !is_party && mention.span.end == parsed.phrase(phrase).span.end
    })
}

/// Says whether a phrase tells what the bearer of a name is: a person by post or trade, a body by its kind.
fn describes(parsed: ParsedText, lexicon: &CoreferenceLexicon, phrase: usize, name: usize) -> bool {
    let noun_phrase = parsed.phrase(phrase);
    let own = parsed.name_of(phrase);
    if noun_phrase.time.is_some() || own.is_some_and(|own| own.found != Found::Title) {
        return false;
    }
    let Some(named) = parsed.name_of(name) else {
        return false;
    };
    if phrase < name && is_of_another(parsed, lexicon, noun_phrase.tokens.start) {
        return false;
    }
    let head = parsed.head(phrase);
    let is_one = parsed.tag(noun_phrase.head) != Tag::PluralNoun;
    // "Koch, chair of the committee": some posts are things too.
    let of_person = lexicon.is_person(head) || lexicon.is_office(head) || own.is_some();
    let of_body = || lexicon.kinds(head).iter().any(|kind| kind.is(Trait::Body));
    // "The harbor master, Emil Sandor, said": whatever acts under two names is one.
    let acts = || phrase < name && parsed.clauses.with_subject(phrase).next().is_some();
    match &named.kind {
        Some(kind) if kind.is(Trait::Person) => is_one && (of_person || named.candidates.is_empty() && acts()),
        Some(kind) if kind.is(Trait::Body) => of_body(),
        Some(_) => false,
        None => is_one && (of_person || of_body() || acts()),
    }
}

/// "the son of the king, Emil Roe", "a spokesman for the British premier, Emil Roe": says whether the words at a place
/// tell whose somebody else is, so that a name behind them may be that other's.
pub(super) fn is_of_another(parsed: ParsedText, lexicon: &CoreferenceLexicon, first: usize) -> bool {
    let opens = |&token: &usize| matches!(parsed.tag(token), Tag::Adjective | Tag::Determiner | Tag::ProperNoun);
    let before = (0..first).rev().take(FARTHEST);
    let start = before.take_while(opens).last().unwrap_or(first);
    let Some(of) = start
        .checked_sub(1)
        .filter(|&of| parsed.is_any(of, &["for", "of", "to"]))
    else {
        return false;
    };
    // "played host to the king"
    let is_his = |noun: &usize| {
        let is_verb = |token: usize| matches!(parsed.tag(token), Tag::VerbBase | Tag::VerbPast | Tag::VerbPresent);
        parsed.tag(*noun) == Tag::Noun && noun.checked_sub(1).is_none_or(|before| !is_verb(before))
    };
    let noun = of.checked_sub(1).filter(is_his);
    noun.is_some_and(|noun| lexicon.is_person(parsed.lemma(noun)))
}

/// Says whether somebody who is known can bear the title beside his name: in "Putin, the Japanese prime minister, and
/// Modi" three people meet.
fn may_hold(parsed: ParsedText, gazetteer: &Gazetteer, name: usize, description: usize) -> bool {
    let title = parsed.name_of(description).and_then(|mention| mention.title.as_ref());
    let candidates = parsed.name_of(name).map_or(&[][..], |mention| &mention.candidates);
    let Some(title) = title.filter(|title| !title.offices.is_empty() && !candidates.is_empty()) else {
        return true;
    };
    let mut people = candidates
        .iter()
        .filter_map(|candidate| gazetteer.entity(&candidate.entity));
    people.any(|person| person.offices.iter().any(|term| title.offices.contains(&term.office)))
}

impl Resolver<'_> {
    /// Gives whom a name means that stands beside a description.
    pub(super) fn bearer(&self, name: usize) -> Party {
        let known = self
            .name_of(name)
            .map(|mention| self.choose(mention, self.setting(name)).0);
        self.as_described(name, known.unwrap_or_else(Party::nobody))
    }

    /// "India's Supreme Court", "Israel's High Court of Justice": every state has one, so that its name tells whose it is.
    pub(super) fn with_state(&self, phrase: usize, party: Party) -> Party {
        let last = party.name.rsplit(' ').next().unwrap_or_default();
        if party.entity.is_some() || !self.lexicon.is_institution(&last.to_lowercase()) {
            return party;
        }
        let possessor = self.clauses.noun_phrases[phrase].possessor;
        match possessor.map(|possessor| self.found.parties(possessor)) {
            Some([state]) if state.is(Trait::State) => Party {
                name: format!("{} ({})", party.name, state.name),
                ..party
            },
            Some(_) => party,
            // "The Supreme Court" is the one that has been named.
            None => {
                let named = |salient: &Salient| {
                    let rest = salient.party.name.strip_prefix(party.name.as_str());
                    rest.is_some_and(|rest| rest.starts_with(" ("))
                };
                let named = self.discourse.find(named);
                let name = named.map(|named| named.party.name.clone());
                Party {
                    name: name.unwrap_or(party.name),
                    ..party
                }
            }
        }
    }

    /// "the ratings firm Orbis Vale": gives the kind of body that the noun right before a name in its phrase tells.
    fn kind_before(&self, name: usize) -> Option<Arc<Kind>> {
        let start = self.name_of(name).filter(|name| name.candidates.is_empty())?.span.start;
        let noun = self.token_at(start).checked_sub(1)?;
        let is_inside = self.phrase(name).tokens.contains(&noun) && self.word(noun).starts_with(char::is_lowercase);
        let kinds = self.lexicon.kinds(self.lemma(noun)).iter();
        let mut kinds = kinds.filter(|kind| is_inside && kind.is(Trait::Body) && !kind.is(Trait::State));
        kinds.next().cloned()
    }

    /// Gives a party of no known kind the one that the description beside its name tells.
    pub(super) fn as_described(&self, name: usize, party: Party) -> Party {
        if party.kind.is_none()
            && let Some(kind) = self.kind_before(name)
        {
            return Party {
                kind: Some(kind),
                ..party
            };
        }
        let Some(Beside::Description(description)) = self.beside[name].filter(|_| party.kind.is_none()) else {
            return party;
        };
        let head = self.head(description);
        let is_person = self.lexicon.is_person(head) || self.name_of(description).is_some();
        let kind = match is_person {
            true => Some(&self.gazetteer.own_kinds().person),
            false => self.lexicon.kinds(head).first(),
        };
        Party {
            kind: kind.cloned(),
            ..party
        }
    }
}
