//! Where a name stands: whether as a place or as somebody who acts, and of what day it tells.

use super::choose::Setting;
use super::discourse::Salient;
use super::resolve::Resolver;
use crate::clause::{Clause, NounPhrase, PrepositionalPhrase, Tense};
use crate::evidence::Party;
use crate::mention::{Found, Mention};
use crate::ontology::Trait;
use crate::sentence::Tag;
use crate::span::Span;
use crate::time::TimeType;
use chrono::NaiveDate;

/// Prepositions before the date of a clause: "in July 2012", not "the events of July 1974".
const DATING: [&str; 5] = ["in", "on", "during", "at", "by"];

impl Resolver<'_> {
    /// Gives where the name at the head of a noun phrase stands.
    pub(super) fn setting(&self, phrase: usize) -> Setting<'_> {
        let noun_phrase = &self.clauses.noun_phrases[phrase];
        let preposition = noun_phrase
            .governed_by
            .and_then(|place| self.clauses.prepositional.get(place));
        let clause = self
            .clauses
            .around(phrase)
            .and_then(|clause| self.clauses.clauses.get(clause));
        Setting {
            heads_phrase: true,
            visited: self.is_visited(phrase, preposition, clause),
            predicate: self.is_predicate(phrase, preposition, clause),
            of_another: self.is_of_another(phrase),
            preposition: preposition.map(|phrase| phrase.preposition.as_str()),
            spoken_of: clause
                .filter(|_| self.is_title(noun_phrase))
                .and_then(|clause| self.days_of(clause)),
            dateline: self.is_dateline(noun_phrase),
        }
    }

    fn is_title(&self, noun_phrase: &NounPhrase) -> bool {
        let mention = noun_phrase.mention.and_then(|mention| self.mentions.get(mention));
        mention.is_some_and(|mention| mention.found == Found::Title)
    }

    /// "visited Tokyo", "flew from Moscow to Tokyo", "a flight to Tokyo", "the streets of Tokyo".
    fn is_visited(&self, phrase: usize, preposition: Option<&PrepositionalPhrase>, clause: Option<&Clause>) -> bool {
        let Some(preposition) = preposition else {
            return clause.is_some_and(|clause| {
                let undergoes =
                    clause.objects.contains(&phrase) || clause.verb.passive && clause.subject == Some(phrase);
                undergoes && self.lexicon.goes_to(&clause.verb.lemma)
            });
        };
        let after = preposition
            .after
            .map(|after| self.lemma(self.clauses.noun_phrases[after].head));
        let of_place = after.as_ref().is_some_and(|noun| self.lexicon.is_of_place(noun));
        let lemma = clause.and_then(|clause| clause.verb.lemma.split(' ').next());
        let tells = lemma.is_some_and(|lemma| self.lexicon.tells(lemma));
        let is_message = match &after {
            Some(noun) => self.lexicon.is_message(noun),
            None => self.sends_message(clause),
        };
        match preposition.preposition.as_str() {
            "to" => of_place || !tells && !is_message,
            // "An address from Belgrade" comes from the city whatever the verb is.
            "from" => of_place || !is_message && (after.is_some() || !tells),
            "for" => of_place || lemma.is_some_and(|lemma| self.lexicon.moves(lemma)),
            "of" | "off" | "over" | "on" => of_place,
            _ => false,
        }
    }

    /// "sent a note of protest to Tokyo", "drew protests from Tokyo".
    fn sends_message(&self, clause: Option<&Clause>) -> bool {
        let mut objects = clause.into_iter().flat_map(|clause| &clause.objects);
        objects.any(|&object| {
            self.lexicon
                .is_message(self.lemma(self.clauses.noun_phrases[object].head))
        })
    }

    /// Gives where a name stands that heads no noun phrase: "Tokyo residents", "promised Kyiv ammunition".
    pub(super) fn setting_inside(&self, mention: Span) -> Setting<'static> {
        let text = self.text();
        let at = self
            .sentences
            .tokens
            .partition_point(|token| token.span.end <= mention.start);
        let before = at.checked_sub(1).map_or(Tag::Stop, |before| self.tag(before));
        let rest = &text[mention.end as usize..];
        // "Tokyo-based" and "Tokyo-born" are of the city, "Moscow-backed" is of the government.
        let compound = rest.starts_with('-') && !["-based", "-born", "-area"].iter().any(|end| rest.starts_with(end));
        let after = self
            .sentences
            .tokens
            .partition_point(|token| token.span.end <= mention.end);
        let of_place = after < self.sentences.tokens.len() && self.lexicon.is_of_place(self.lemma(after));
        let verb_follows = matches!(
            self.tag(after),
            Tag::VerbPast | Tag::VerbPastParticiple | Tag::VerbPresent
        );
        let acts = verb_follows
            || matches!(
                before,
                Tag::VerbPast
                    | Tag::VerbPresent
                    | Tag::VerbBase
                    | Tag::VerbGerund
                    | Tag::Complementizer
                    | Tag::Subordinator
                    | Tag::Wh
            );
        Setting {
            heads_phrase: (acts || compound) && !of_place,
            ..Setting::default()
        }
    }

    /// Says whether a party is a group, or named as one: "Democrats", not "the Democrats' plan".
    pub(super) fn are_several(&self, party: &Party) -> bool {
        let last = party.span.map(|span| self.token_at(span.end.saturating_sub(1)));
        let is_plural = |token: usize| {
            let word = self.word(token);
            let is_name = self.tag(token) == Tag::ProperNoun
                && party.kind.is_none()
                && !party.may_be_person()
                && word.ends_with('s');
            let are_people = || self.lexicon.is_group(self.lemma(token)) || self.lexicon.is_person(self.lemma(token));
            self.tag(token) == Tag::PluralNoun && are_people() || is_name && word.chars().any(char::is_lowercase)
        };
        party.is(Trait::Group) || party.entity.is_none() && last.is_some_and(is_plural)
    }

    /// "Chad was criticised in Mali because of its support": says whether something is where a passive takes place whose
    /// subject comes before it.
    pub(super) fn is_place_of_passive(&self, salient: &Salient, phrase: usize) -> bool {
        let Some(place) = self.clauses.around(phrase) else {
            return false;
        };
        let clause = &self.clauses.clauses[place];
        let mut inside = self.clauses.prepositional_of(clause);
        let is_there = inside.any(|other| {
            let object = self.phrase(other.object);
            other.preposition == "in"
                && other.after.is_none()
                && object.span.contains(salient.span)
                && !salient.modifies
        });
        let acts = clause.subject.map(|subject| self.found.parties(subject));
        is_there
            && clause.verb.passive
            && acts.is_some_and(|parties| matches!(parties, [party] if party.is(Trait::Body)))
    }

    /// Gives the quotation right before a noun phrase that says something: "“…,” he said", "“…,” she was quoted as saying".
    pub(super) fn words_before(&self, phrase: usize) -> Option<Span> {
        let clause = self.subject_of[phrase].map(|clause| &self.clauses.clauses[clause])?;
        let start = self.clauses.noun_phrases[phrase].span.start;
        let quotations = &self.sentences.quotations;
        let ended = quotations.partition_point(|quotation| quotation.span.end <= start);
        let words = quotations[..ended].last()?.span;
        let gap = self.text().get(words.end as usize..start as usize)?;
        let is_quoted = clause.verb.passive && clause.verb.lemma == "quote";
        let says = is_quoted || self.words.takes_clause(&clause.verb.lemma);
        (says && gap.chars().all(|letter| letter.is_whitespace() || letter == ',')).then_some(words)
    }

    /// "was elected president of Turkey", "as foreign minister", "the first Greek premier": the office, not its holder.
    fn is_predicate(&self, phrase: usize, preposition: Option<&PrepositionalPhrase>, clause: Option<&Clause>) -> bool {
        let noun_phrase = &self.clauses.noun_phrases[phrase];
        let determiner = self.small(noun_phrase.tokens.start);
        let indefinite = ["a", "an", "any", "each", "every", "another", "no", "first", "next"].contains(&determiner);
        let tokens = &self.sentences.tokens[noun_phrase.tokens.clone()];
        let one_of_many = tokens.iter().any(|token| {
            let word = token.span.slice(self.text());
            matches!(
                word,
                "first" | "second" | "third" | "next" | "last" | "only" | "previous" | "future"
            )
        });
        let made = determiner != "the"
            && clause.is_some_and(|clause| clause.objects.contains(&phrase) && self.lexicon.makes(&clause.verb.lemma));
        // "as foreign minister", "is running for president of Chad"
        let is_bare = noun_phrase.tokens.len() == 1
            || noun_phrase
                .mention
                .is_some_and(|mention| self.mentions[mention].span == noun_phrase.span);
        let appointed = preposition.is_some_and(|preposition| match preposition.preposition.as_str() {
            "as" => true,
            "for" => is_bare && self.word(noun_phrase.head).starts_with(char::is_lowercase),
            _ => false,
        });
        indefinite || one_of_many || made || appointed || self.is_bare_title(noun_phrase)
    }

    fn is_of_another(&self, phrase: usize) -> bool {
        let title = self.name_of(phrase).and_then(|mention| mention.title.as_ref());
        title.is_some_and(|title| !title.owned) && self.is_of_no_state(phrase)
    }

    /// Says whether words behind a post say whose it is, and that is no state: "the president of the firm", but not "the
    /// president of the country".
    pub(super) fn is_of_no_state(&self, phrase: usize) -> bool {
        let mut owners = self.behind(phrase).filter(|of| of.preposition == "of");
        let is_state = |noun: usize| {
            let kinds = self.lexicon.kinds(self.head(noun));
            let is_land = |name: &Mention| name.is(Trait::State) || name.is(Trait::Place);
            let named = self.name_of(noun).is_some_and(is_land);
            named || kinds.iter().any(|kind| kind.is(Trait::State)) || self.lexicon.means_of(self.head(noun))
        };
        owners.any(|of| !is_state(of.object) && self.phrase(of.object).time.is_none())
    }

    /// "running for president", "as nominee and president": a title that nothing says whose it is.
    fn is_bare_title(&self, noun_phrase: &NounPhrase) -> bool {
        let mention = noun_phrase.mention.and_then(|mention| self.mentions.get(mention));
        let title = mention.and_then(|mention| mention.title.as_ref());
        title.is_some_and(|title| !title.owned && noun_phrase.span.start >= title.span.start)
    }

    /// "TOKYO (Reuters) —", "TOKYO, June 6 —" at the beginning of a line.
    fn is_dateline(&self, noun_phrase: &NounPhrase) -> bool {
        let sentences = &self.sentences.sentences;
        let starts = sentences
            .binary_search_by_key(&noun_phrase.tokens.start, |sentence| sentence.tokens.start)
            .is_ok();
        let words = noun_phrase.span.slice(self.text());
        let capitals = words.len() > 3 && !words.contains(char::is_lowercase);
        starts && (capitals || matches!(self.tag(noun_phrase.tokens.end), Tag::Dash | Tag::OpenBracket))
    }

    /// Gives the first and the last day that a clause about the past is dated with: "In 2018, … agreed".
    fn days_of(&self, clause: &Clause) -> Option<(NaiveDate, NaiveDate)> {
        if clause.verb.tense != Tense::Past || ["be", "bear"].contains(&clause.verb.lemma.as_str()) {
            return None;
        }
        let published = self.article.published?;
        let phrases = clause
            .prepositional
            .iter()
            .filter_map(|&place| self.clauses.prepositional.get(place));
        let dating = phrases.filter(|phrase| DATING.contains(&phrase.preposition.as_str()));
        let bare = self.clauses.phrases_of(clause.sentence).filter(|&place| {
            let noun_phrase = &self.clauses.noun_phrases[place];
            let own = self.clauses.around(place).and_then(|own| self.clauses.clauses.get(own));
            noun_phrase.time.is_some()
                && noun_phrase.governed_by.is_none()
                && own.is_some_and(|own| own.span == clause.span)
        });
        let dated = dating.map(|phrase| phrase.object).chain(bare);
        let times = dated.filter_map(|phrase| self.times.get(self.clauses.noun_phrases[phrase].time?));
        let days = times
            .filter(|time| time.time_type == TimeType::Date)
            .filter_map(|time| time.value.bounds());
        days.min().filter(|days| days.1 < published)
    }
}
