//! Descriptions → whom or what they mean: "the two", "the islands", "the minister", "Japanese officials".

use super::discourse::Salient;
use super::lexicon::HeadRule;
use super::resolve::Resolver;
use crate::clause::PrepositionalPhrase;
use crate::evidence::Party;
use crate::mention::Mention;
use crate::ontology::{RuleId, Trait};
use crate::sentence::Tag;
use crate::span::Span;

/// Nouns for those who act for one person. Grammar.
const AROUND: [&str; 3] = ["camp", "campaign", "team"];

/// Who tells something and has no name.
const SOURCE: &str = "source";

impl Resolver<'_> {
    /// Gives what a noun phrase without a name means, and the rule that tells; its own words, and no rule, where it points
    /// to nothing known.
    pub(super) fn resolve_description(&self, phrase: usize) -> (Vec<Party>, Option<RuleId>) {
        let noun_phrase = &self.clauses.noun_phrases[phrase];
        let tokens = &self.sentences.tokens[noun_phrase.tokens.clone()];
        let head = self.lemma(noun_phrase.head);
        let plural = self.tag(noun_phrase.head) == Tag::PluralNoun;
        let first = self.small(noun_phrase.tokens.start);
        // "expelled each other's envoys": each the other's, and not one's own.
        let of_each_other = noun_phrase.possessor.filter(|_| self.lexicon.is_person(head));
        if of_each_other.is_some_and(|owner| self.each_other(owner).is_some()) {
            return (Vec::new(), None);
        }
        if let Some(medium) = self.medium_named(phrase) {
            return (vec![medium], Some("what-it-is".into()));
        }
        let definite = ["the", "this", "that", "these", "those", "both"].contains(&first)
            || tokens.first().is_some_and(|token| token.tag == Tag::PossessivePronoun);
        if definite {
            let two = self.two_meant(phrase, head, plural);
            if !two.is_empty() {
                return (two, Some("the-two".into()));
            }
        }
        let state = self.state_within(phrase);
        if let Some(state) = &state
            && self.lexicon.is_government(head)
        {
            return (vec![state.clone()], Some("government-of-state".into()));
        }
        if let Some(government) = self
            .government_led(phrase)
            .or_else(|| self.administration_meant(phrase))
        {
            return (vec![government], Some("government-of-leader".into()));
        }
        let owned =
            tokens.first().is_some_and(|token| token.tag == Tag::PossessivePronoun) || noun_phrase.possessor.is_some();
        let is_person = self.lexicon.is_person(head) && !self.is_of_no_state(phrase);
        let is_person = is_person || head == SOURCE;
        if !plural && is_person && definite && !owned && state.is_none() {
            let named = self.discourse.find(|salient| {
                if self.is_described_alike(phrase, salient, head) {
                    return true;
                }
                let described = salient.described_as.as_deref() == Some(head);
                // "A Finnish foreign ministry spokesman … The spokesman": known by the office alone.
                let is_office = salient.party.entity.is_none() && salient.party.is(Trait::Office);
                (salient.is_person() || is_office && salient.party.name.contains(" of "))
                    && (described || self.has_title(&salient.party, head))
            });
            if let Some(named) = named {
                return (vec![named.party.clone()], Some("title-of-person-named".into()));
            }
        }
        // "The CIA hired twenty. The agency": one word alone points back by its kind, where it has one.
        let tells_kind = tokens.len() == 2 && self.lexicon.head_rule(head).is_some();
        if let Some(body) = self.body_by_last_words(phrase).filter(|_| !tells_kind) {
            return (vec![body], Some("last-words-of-name".into()));
        }
        if let Some(leader) = self.leader_named(phrase) {
            return (vec![leader], Some("leader-of-state".into()));
        }
        if ["his", "her"].contains(&first)
            && ["country", "nation"].contains(&head)
            && let Some(state) = self.state_of_owner(phrase)
        {
            return (vec![state], Some("country-of-person".into()));
        }
        if let Some(parties) = self.parties_of(phrase).filter(|_| self.lexicon.means_of(head)) {
            return (parties, Some("what-it-is-of".into()));
        }
        let bare = tokens.first().is_none_or(|token| token.tag != Tag::Determiner);
        if state.is_none()
            && let Some(rule) = self.lexicon.head_rule(head).filter(|_| definite || plural && bare)
            && !(rule.printing && first == "this")
            && let Some((party, rule)) = match rule.private {
                true => self
                    .private_body(phrase, head, rule)
                    .filter(|_| definite && !plural && !owned),
                false if rule.near => self
                    .one_near(phrase, rule)
                    .filter(|_| definite && !plural && !owned)
                    .map(|party| (party, "only-near")),
                false => self.latest_of(rule, plural, definite),
            }
        {
            return (vec![party], Some(rule.into()));
        }
        let mut joined = self.states_joined(phrase);
        if joined.len() < 2 && plural {
            joined = self.states_of(phrase);
        }
        if joined.len() > 1 && self.lexicon.is_government(head) {
            return (joined, Some("government-of-state".into()));
        }
        if joined.len() > 1 && plural && self.lexicon.is_group(head) {
            // "Irish and Danish officials" are two groups.
            let groups = joined
                .iter()
                .map(|state| self.own_words(phrase, head, plural, Some(state)));
            return (groups.collect(), None);
        }
        (vec![self.own_words(phrase, head, plural, state.as_ref())], None)
    }

    /// Gives the latest thing that a noun can point back to; for islands, a group that the article names later will do
    /// if it is the only one.
    fn latest_of(&self, rule: &HeadRule, plural: bool, definite: bool) -> Option<(Party, &'static str)> {
        let territory = rule.kinds.iter().any(|kind| kind.is(Trait::Territory));
        if territory && plural {
            return self.only_group_of_islands().map(|party| (party, "only-islands"));
        }
        let fits = |party: &Party| {
            let of_kind = party.kind.as_ref().is_some_and(|kind| rule.kinds.contains(kind));
            let single = party.entity.as_ref().is_none_or(|id| !territory || !self.is_group(id));
            of_kind && single && (!rule.by_name || self.has_name_with(party, &rule.words))
        };
        // "Hurriyet obtained the recording. … the newspaper reported": a name of which nothing else is known.
        let last = self.discourse.latest().next().map_or(0, |salient| salient.sentence);
        let of_body = rule.kinds.iter().any(|kind| kind.is(Trait::Body)) && !plural;
        let may_be = |salient: &Salient| {
            let unknown = salient.party.kind.is_none() && salient.party.entity.is_none();
            let acts = salient.subject_of.is_some_and(|clause| self.is_main(clause)) && salient.sentence + 1 >= last;
            of_body
                && unknown
                && acts
                && salient.party.name.starts_with(char::is_uppercase)
                && !salient.party.name.contains(' ')
        };
        let found = self
            .discourse
            .find(|salient| fits(&salient.party))
            .or_else(|| self.discourse.find(may_be));
        found
            .filter(|_| definite)
            .map(|salient| (salient.party.clone(), "latest-of-kind"))
    }

    /// Says whether one of these words stands in a name of a party: "talks" in "peace treaty talks".
    fn has_name_with(&self, party: &Party, words: &[String]) -> bool {
        let holds = |name: &str| {
            let name = name.to_lowercase();
            words.iter().any(|word| name.contains(word.as_str()))
        };
        let entity = party.entity.as_ref().and_then(|id| self.gazetteer.entity(id));
        holds(&party.name) || entity.is_some_and(|entity| entity.aliases.iter().any(|alias| holds(&alias.text)))
    }

    /// Gives the state whose demonym or name stands in a phrase before its head: "Japanese officials".
    pub(super) fn state_within(&self, phrase: usize) -> Option<Party> {
        let noun_phrase = &self.clauses.noun_phrases[phrase];
        let possessor = noun_phrase
            .possessor
            .map(|possessor| self.found.parties(possessor))
            .unwrap_or_default();
        let is_state = |party: &&Party| party.is(Trait::State);
        if let Some(state) = possessor.iter().find(is_state) {
            return Some(state.clone());
        }
        self.states_inside(phrase).next()
    }

    /// Gives the states that a conjunction joins before the head of a phrase: "Irish and Danish officials".
    fn states_joined(&self, phrase: usize) -> Vec<Party> {
        let tokens = self.clauses.noun_phrases[phrase].tokens.clone();
        match tokens.into_iter().any(|token| self.tag(token) == Tag::Coordinator) {
            true => self.states_inside(phrase).collect(),
            false => Vec::new(),
        }
    }

    /// Gives the states named inside a phrase as whole words, the last first.
    fn states_inside(&self, phrase: usize) -> impl Iterator<Item = Party> {
        let noun_phrase = &self.clauses.noun_phrases[phrase];
        // "Russian-held islands" are no islands of Russia's, "pro-Russian rebels" none of its rebels.
        let tokens = &self.sentences.tokens;
        let is_word = move |span: Span| {
            let begins = tokens
                .binary_search_by_key(&span.start, |token| token.span.start)
                .is_ok();
            begins && tokens.binary_search_by_key(&span.end, |token| token.span.end).is_ok()
        };
        let inside = self
            .found
            .references
            .iter()
            .rev()
            .take_while(|reference| reference.span.end > noun_phrase.span.start);
        let inside =
            inside.filter(move |reference| noun_phrase.span.contains(reference.span) && is_word(reference.span));
        let parties = inside.flat_map(|found| &found.parties);
        parties.filter(|party| party.is(Trait::State)).cloned()
    }

    /// Makes a party of the words themselves, as the guidelines write them: `officials (Japan)`.
    fn own_words(&self, phrase: usize, head: &str, plural: bool, state: Option<&Party>) -> Party {
        let noun_phrase = &self.clauses.noun_phrases[phrase];
        let text = self.text();
        let first = &self.sentences.tokens[noun_phrase.tokens.start];
        let skip = matches!(first.tag, Tag::Determiner) && noun_phrase.tokens.len() > 1;
        let is_people = plural && self.lexicon.is_group(head);
        let is_person = self.lexicon.is_person(head);
        let end = || self.end_of(phrase, is_people || is_person);
        let mut begin = noun_phrase.tokens.start + usize::from(skip);
        // "two officials" are officials, "one senator" is a senator.
        let counted = is_people || is_person;
        begin += usize::from(counted && self.tag(begin) == Tag::Number && begin < noun_phrase.head);
        let start = self.sentences.tokens[begin].span.start;
        let name = match state {
            Some(state) if is_people => {
                let from = self.sentences.tokens[self.kind_of_people(phrase)].span;
                let nouns = from.cover(self.sentences.tokens[noun_phrase.head].span).slice(text);
                format!("{} ({})", nouns.to_lowercase(), state.name)
            }
            _ if let Some((owner, from)) = self.owner_named(phrase, head, plural) => {
                let end = self.end_of(phrase, true);
                format!("{} ({})", &text[from as usize..end as usize], owner.name)
            }
            _ if let Some(owner) = self.owner_meant(phrase, head) => {
                let rest = self.sentences.tokens[noun_phrase.tokens.start + 1].span.start;
                format!("{}'s {}", owner.name, &text[rest as usize..end() as usize])
            }
            _ => text.get(start as usize..end() as usize).unwrap_or_default().to_owned(),
        };
        let own = self.gazetteer.own_kinds();
        let kind = if is_people || self.is_around_person(phrase) {
            Some(&own.group)
        } else if is_person && !plural {
            Some(&own.person)
        } else {
            // A company without a name stays what the words say.
            let named = self.lexicon.head_rule(head).filter(|rule| !rule.private);
            named.and_then(|rule| rule.kinds.first())
        };
        Party {
            entity: None,
            name,
            kind: kind.cloned(),
            span: Some(noun_phrase.span),
        }
    }

    /// "the Roe campaign", "Roe's team": those around somebody who is named, who act as one.
    fn is_around_person(&self, phrase: usize) -> bool {
        let noun_phrase = self.phrase(phrase);
        let first = self.sentences.tokens[noun_phrase.head].span.start;
        let is_person = |name: &Mention| name.is(Trait::Person) || name.kind.is_none();
        let inside = self.mentions_in(noun_phrase.span).iter();
        let mut before = inside.filter(|name| name.span.end < first && first - name.span.end <= 3);
        let is_called = AROUND.contains(&self.head(phrase)) && self.tag(noun_phrase.head) == Tag::Noun;
        is_called && before.any(is_person) && self.behind(phrase).all(|of| of.preposition != "of")
    }

    /// "Seoul's military", "Peru's ministry of mines", "Mr Moon's office": gives whose a body is that acts as one, where a
    /// name says so, and where the words for the body begin.
    fn owner_named(&self, phrase: usize, head: &str, plural: bool) -> Option<(&Party, u32)> {
        let possessor = self.clauses.noun_phrases[phrase].possessor?;
        let acts = self.lexicon.is_staff(head) || self.lexicon.is_institution(head);
        self.name_of(possessor)?;
        let [only] = self.found.parties(possessor) else {
            return None;
        };
        let begin = self.clauses.noun_phrases[possessor].tokens.end + 1;
        let is_owner = only.is_agent() && (only.entity.is_some() || only.is(Trait::Person));
        (acts && !plural && is_owner).then(|| (only, self.sentences.tokens[begin].span.start))
    }

    /// Gives the one whom the pronoun before a noun for people means: "his office", "her lawyer" is that of somebody.
    fn owner_meant(&self, phrase: usize, head: &str) -> Option<&Party> {
        let noun_phrase = &self.clauses.noun_phrases[phrase];
        let is_owned = self.tag(noun_phrase.tokens.start) == Tag::PossessivePronoun && noun_phrase.tokens.len() > 1;
        let acts = || {
            let is_people = self.lexicon.is_person(head) || self.lexicon.is_group(head);
            is_people || self.lexicon.is_staff(head) || self.lexicon.is_government(head)
        };
        match self.found.owners(phrase) {
            [only] if is_owned && acts() => {
                let is_named = only.is(Trait::Person) && only.name.starts_with(char::is_uppercase);
                (only.entity.is_some() || is_named && !only.name.contains('\'')).then_some(only)
            }
            _ => None,
        }
    }

    /// Gives the first of the words before the head of a phrase that tell what people these are: "senior US [military
    /// officials]", "[harbour and customs officers]".
    fn kind_of_people(&self, phrase: usize) -> usize {
        let noun_phrase = &self.clauses.noun_phrases[phrase];
        let mut first = noun_phrase.head;
        for token in (noun_phrase.tokens.start..noun_phrase.head).rev() {
            let span = self.sentences.tokens[token].span;
            let is_named = self
                .mentions
                .binary_search_by(|mention| span_order(mention.span, span))
                .is_ok();
            match self.tag(token) {
                Tag::Noun if !is_named => first = token,
                Tag::Adjective if !is_named && self.lexicon.is_office_adjective(self.small(token)) => {
                    first = token;
                }
                Tag::Coordinator => {}
                _ => break,
            }
        }
        first
    }

    /// Gives the end of a noun phrase with what belongs to it: "reporters on a conference call" are just reporters.
    fn end_of(&self, phrase: usize, is_people: bool) -> u32 {
        let noun_phrase = &self.clauses.noun_phrases[phrase];
        if !is_people {
            return noun_phrase.full.end;
        }
        let is_named = |other: &PrepositionalPhrase| self.name_of(other.object).is_some();
        // "Officials in Jakarta said", but "told reporters in Jakarta"
        let belongs = |other: &&PrepositionalPhrase| match other.preposition.as_str() {
            "of" | "for" | "from" | "at" => true,
            "in" => self.subject_of[phrase].is_some() && is_named(other),
            _ => false,
        };
        let behind = self.behind(phrase).filter(belongs);
        behind.fold(noun_phrase.span.end, |end, other| {
            end.max(self.clauses.noun_phrases[other.object].span.end)
        })
    }
}

/// Orders a name against a word: equal where they overlap.
fn span_order(name: Span, word: Span) -> std::cmp::Ordering {
    match name.overlaps(word) {
        true => std::cmp::Ordering::Equal,
        false => name.cmp(&word),
    }
}
