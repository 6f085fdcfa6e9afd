//! Relations that a noun or a compound fires: "its invasion of Ukraine", "Russian-held islands".

use super::Relation;
use super::finder::{Firing, RelationFinder};
use super::rule::{CompoundEnd, NounEnd, PartsEnd, RelationRule, RuleFrame};
use crate::clause::{NounPhrase, PrepositionalPhrase};
use crate::evidence::Party;
use crate::mention::Found;
use crate::moment::Moment;
use crate::ontology::{Aspect, Trait};
use crate::sentence::Tag;
use crate::span::Span;
use crate::status::Status;

/// What stands beside a phrase has so few phrases between, its possessor's.
const WITHIN: usize = 3;

impl RelationFinder<'_> {
    /// Finds the relations of every noun phrase.
    pub(super) fn find_by_noun(&self, relations: &mut Vec<Relation>) {
        for phrase in 0..self.clauses.noun_phrases.len() {
            let tokens = self.phrase(phrase).tokens.clone();
            let name = self.name_of(phrase).map(|name| name.span.start);
            for token in tokens {
                let is_noun = matches!(self.tag(token), Tag::Noun | Tag::PluralNoun | Tag::ProperNoun);
                // "his sister Kim Yo Jong"
                let names = || name == self.sentences.tokens.get(token + 1).map(|next| next.span.start);
                let heads = || {
                    token == self.phrase(phrase).head
                        || self.tag(token + 1) == Tag::Preposition
                        || names()
                        || self.is_before_state(phrase, token)
                };
                if is_noun && heads() {
                    for (rule, frame) in self.lexicon.by_noun(self.lemma(token)) {
                        self.apply_to_noun(rule, frame, (phrase, token), relations);
                    }
                    self.find_nominal(phrase, token, relations);
                }
                self.find_compound(phrase, token, relations);
            }
            self.find_parts(phrase, relations);
        }
    }

    /// "seven EU member states"
    fn is_before_state(&self, phrase: usize, token: usize) -> bool {
        let heads = token + 1 == self.phrase(phrase).head;
        heads && ["country", "nation", "state"].contains(&self.head(phrase))
    }

    fn apply_to_noun(
        &self,
        rule: &RelationRule,
        frame: &RuleFrame<NounEnd>,
        (phrase, token): (usize, usize),
        relations: &mut Vec<Relation>,
    ) {
        // "wants to conclude a peace treaty with Russia" makes nobody its party.
        let is_pact = frame.recipient == NounEnd::Noun && self.lexicon.matter_kind(self.lemma(token)).is_some();
        if is_pact && (!self.is_told_as_done(phrase, token) || self.is_only_sought(phrase)) {
            return;
        }
        let holds = self
            .lexicon
            .relation_type(&rule.relation)
            .is_some_and(|listed| listed.aspect == Aspect::State);
        if holds && frame.actor == NounEnd::Noun && self.is_of_old(phrase, token) {
            return;
        }
        let mut actors = self.noun_end(&frame.actor, phrase, token);
        // "an agreement between friends"
        if matches!(frame.actor, NounEnd::After(_)) {
            actors = self.acting(&actors);
        }
        if actors.is_empty() {
            return;
        }
        let recipients = self.noun_end(&frame.recipient, phrase, token);
        let being = self.being(phrase).filter(|_| frame.actor == NounEnd::Subject);
        let found = Firing {
            rule,
            trigger: self.sentences.tokens[token].span,
            when: self.time_inside(phrase),
            place: None,
            status: match being {
                Some(clause) => self.statuses.of(clause).clone(),
                None => self.statuses.of_noun(phrase).clone(),
            },
            // "Japan says that the bank is a part of the fund": so says Japan.
            describes: being.is_none(),
            evidence: None,
        };
        self.make(&found, &actors, &recipients, relations);
    }

    fn noun_end(&self, end: &NounEnd, phrase: usize, token: usize) -> Vec<Party> {
        let noun_phrase = self.phrase(phrase);
        match end {
            NounEnd::Owner => {
                let mut owners = self.references.owners(phrase).to_vec();
                // Whose "his wife" or "the president's son" is, is guessed too often.
                let possessor = self
                    .phrase(phrase)
                    .possessor
                    .and_then(|possessor| self.name_of(possessor));
                let is_named = possessor.is_some_and(|name| name.found != Found::Title);
                let is_owned = !owners.is_empty();
                // "the Paris Agreement" is not France's.
                let name = self.name_of(phrase).filter(|name| name.span.contains(self.span(token)));
                let directly = || {
                    let before = token.checked_sub(1).map(|before| self.span(before).slice(self.text()));
                    let known = before.map(|before| self.gazetteer.named(before)).unwrap_or_default();
                    known.iter().any(|known| known.kind.is(Trait::State))
                };
                if !is_owned && name.is_some_and(|name| !name.candidates.is_empty()) && directly() {
                    return Vec::new();
                }
                owners.retain(|owner| is_named || !owner.is(Trait::Person));
                if is_owned {
                    return owners;
                }
                let before = self.demonym_before(phrase, token);
                // "NATO member Turkey"
                let mut doers = match before.is_empty() {
                    true => self.doers(phrase, token),
                    false => before,
                };
                doers.retain(|doer| !self.is_made_there(phrase, doer));
                if doers.is_empty() {
                    doers.extend(self.body_before(phrase, token));
                }
                doers
            }
            NounEnd::Noun => {
                // "Trump's son" names nobody.
                let is_name = |party: &&Party| {
                    party.entity.is_some() || party.name.split(' ').all(|word| word.starts_with(char::is_uppercase))
                };
                // "the Paris Agreement, a key pact with China"
                let paper = self.beside(phrase).map(|other| self.references.parties(other));
                let is_paper = |party: &Party| party.entity.is_some() && party.is(Trait::Document);
                if let Some([paper]) = paper
                    && is_paper(paper)
                {
                    return vec![paper.clone()];
                }
                let own = self.references.parties(phrase);
                // "the grain deal between Kenya and Sudan"
                if let [unknown] = own
                    && unknown.entity.is_none()
                    && let Some(matter) = self.matter(unknown, noun_phrase.span)
                {
                    // "the deal with Kenya" is what it is by whom it is with; that needs more words than these.
                    let is_named = noun_phrase.span.slice(self.text()).ends_with(&matter.name);
                    // "its test", "the country's deal": whose it is, is guessed too often.
                    let possessor = noun_phrase.possessor.is_none_or(|place| {
                        let known = self
                            .references
                            .parties(place)
                            .iter()
                            .any(|party| party.entity.is_some());
                        known && self.name_of(place).is_some() || self.phrase(place).time.is_some()
                    });
                    let is_owned = possessor && self.tag(noun_phrase.tokens.start) != Tag::PossessivePronoun;
                    let is_whole = is_owned && (is_named || matter.name.contains(" between "));
                    return Some(matter).filter(|_| is_whole).into_iter().collect();
                }
                let mut parties: Vec<Party> = own.iter().filter(is_name).cloned().collect();
                // "Turkey, a NATO member,", "a NATO member, Turkey,"
                if parties.iter().all(|party| party.entity.is_none()) {
                    let named = self.beside(phrase).filter(|&other| self.name_of(other).is_some());
                    // "Kim's sister, Kim Yo Jong,", but not "Kim's lawyer, Ri and Pak"
                    let is_one = |other: usize| {
                        let beside = self.phrase(phrase).apposition == Some(other);
                        beside && self.phrase(other).conjunct.is_none() && self.phrase(phrase).conjunct.is_none()
                    };
                    let is_body = |other: &usize| {
                        self.references
                            .parties(*other)
                            .iter()
                            .all(|party| party.is(Trait::Body) || party.is(Trait::Document))
                    };
                    let named = named.filter(|other| is_body(other) || is_one(*other));
                    let named = named.map(|other| self.references.parties(other).to_vec());
                    parties = named.unwrap_or(parties);
                }
                // "American allies, including India and Turkey,"
                if parties.is_empty() {
                    return self.members(phrase);
                }
                parties
                    .into_iter()
                    .map(|party| Party {
                        span: Some(noun_phrase.span),
                        ..party
                    })
                    .collect()
            }
            NounEnd::After(words) => {
                let behind = self.behind(phrase).filter(|behind| words.contains(&behind.preposition));
                let mut found: Vec<Party> = behind.flat_map(|behind| self.everybody(behind.object)).collect();
                // "a professor of law at the Orbis Institute"
                if found.is_empty() && words.iter().any(|word| word == "at") {
                    let of = self.behind(phrase).filter(|of| of.preposition == "of");
                    let at = of
                        .flat_map(|of| self.behind(of.object))
                        .filter(|at| at.preposition == "at");
                    found = at.flat_map(|at| self.everybody(at.object)).collect();
                }
                if found.is_empty() {
                    found = self.made_between(phrase, words);
                }
                if found.is_empty() {
                    self.inside(noun_phrase, token, words)
                } else {
                    found
                }
            }
            // "Japan is a member of …"
            NounEnd::Subject => self.said_of(phrase),
        }
    }

    /// "the Paris Climate Change Agreement": a pact is called after the city where it was made, whose state need not be in it.
    fn is_made_there(&self, pact: usize, state: &Party) -> bool {
        let words = state.span.filter(|_| self.lexicon.is_pact(self.head(pact)));
        let named = words
            .map(|words| self.gazetteer.named(words.slice(self.text())))
            .unwrap_or_default();
        named
            .iter()
            .any(|named| named.kind.is(Trait::Place) && !named.kind.is(Trait::State))
    }

    /// Gives the name of a state or body before a description of it: Georgia in "Georgia, a country which fought Russia".
    pub(super) fn named_beside(&self, phrase: usize) -> Option<usize> {
        let mut before = (phrase.saturating_sub(WITHIN)..phrase).rev();
        let named = before.find(|&before| self.phrase(before).apposition == Some(phrase))?;
        let is_body = |party: &Party| party.entity.is_some() && party.is(Trait::Body);
        let is_named = self.name_of(named).is_some() && self.references.parties(named).iter().all(is_body);
        (is_named && self.name_of(phrase).is_none()).then_some(named)
    }

    /// Gives the phrase that stands beside another one for the same thing.
    fn beside(&self, phrase: usize) -> Option<usize> {
        let before = phrase.saturating_sub(WITHIN)..phrase;
        let mut before = before.rev();
        let own = self.phrase(phrase).apposition;
        own.or_else(|| before.find(|&before| self.phrase(before).apposition == Some(phrase)))
    }

    /// Gives the state whose demonym stands before a noun: "the Russian invasion".
    fn demonym_before(&self, phrase: usize, token: usize) -> Vec<Party> {
        let before = self.span(token.saturating_sub(1));
        let found = match before.start >= self.phrase(phrase).span.start {
            true => self.meant_at(before),
            false => &[],
        };
        let is_state = |party: &&Party| party.is(Trait::State);
        found.iter().filter(is_state).cloned().collect()
    }

    /// Gives what follows the preposition inside a name: "invasion of Ukraine".
    pub(super) fn inside(&self, noun_phrase: &NounPhrase, token: usize, words: &[String]) -> Vec<Party> {
        let preposition = token + 1;
        let last = noun_phrase.tokens.end;
        if preposition + 1 >= last
            || !words
                .iter()
                .any(|word| self.word(preposition).eq_ignore_ascii_case(word))
        {
            return Vec::new();
        }
        let tokens = &self.sentences.tokens;
        let span = tokens[preposition + 1].span.cover(tokens[last - 1].span);
        let named = self.gazetteer.named(span.slice(self.text()));
        let party = |entity: &crate::mention::Entity| entity.party(Some(span));
        named.first().map(|entity| party(entity)).into_iter().collect()
    }

    /// "Russian-held islands": the people before the hyphen hold what follows.
    fn find_compound(&self, phrase: usize, token: usize, relations: &mut Vec<Relation>) {
        let Some((_, second)) = self.word(token).split_once(['-', '\u{2010}', '\u{2011}']) else {
            return;
        };
        let span = self.sentences.tokens[token].span;
        for (rule, frame) in self.lexicon.by_compound(second) {
            let is_place_kind = |kind: &_| self.lexicon.is_place_kind(kind);
            let place = || {
                self.place_before_hyphen(span)
                    .filter(|_| rule.recipient_kinds.iter().any(is_place_kind))
            };
            let end = |end: &CompoundEnd| match end {
                CompoundEnd::Owner => place().map_or_else(|| self.before_hyphen(span), |place| vec![place]),
                CompoundEnd::Noun => self
                    .everybody(phrase)
                    .into_iter()
                    .map(|party| self.behind_compound(party, span))
                    .collect(),
            };
            let found = Firing {
                rule,
                trigger: span,
                when: None,
                place: None,
                status: Status::default(),
                describes: true,
                evidence: Some(span.cover(self.phrase(phrase).full)),
            };
            self.make(&found, &end(&frame.actor), &end(&frame.recipient), relations);
        }
    }

    /// Gives whom the words before the hyphen of a compound name: "US-led", "New York-based".
    fn before_hyphen(&self, compound: Span) -> Vec<Party> {
        if let Some(west) = self.west_before(compound) {
            return vec![west];
        }
        let inside = self.references_in(compound).iter();
        let inside: Vec<Party> = inside.flat_map(|reference| reference.parties.clone()).collect();
        if !inside.is_empty() {
            return inside;
        }
        let mut names = self.mentions_touching(compound).iter();
        let is_cut = |name: &Span| name.start < compound.start && name.end < compound.end;
        let name = names.find(|name| is_cut(&name.span));
        name.map(|name| self.meant_at(name.span).to_vec()).unwrap_or_default()
    }

    pub(super) fn time_inside(&self, phrase: usize) -> Option<Moment> {
        let span = self.phrase(phrase).span;
        let mut moments = self.moments.within(span).iter();
        moments.find(|moment| span.contains(moment.span)).cloned()
    }

    /// "The two larger of the disputed islands are Etorofu and Kunashiri": the named are parts of the whole.
    fn find_parts(&self, phrase: usize, relations: &mut Vec<Relation>) {
        let tokens = self.phrase(phrase).tokens.clone();
        if !tokens.into_iter().any(|token| self.tag(token) == Tag::Number) {
            return;
        }
        for (rule, frame) in self.lexicon.of_parts() {
            let end = |end: &PartsEnd| match end {
                PartsEnd::Part => self.named_parts(phrase),
                PartsEnd::Whole => self.whole(phrase, &frame.words).into_iter().collect(),
            };
            let found = Firing {
                rule,
                trigger: self.phrase(phrase).span,
                when: None,
                place: None,
                status: Status::default(),
                describes: true,
                evidence: None,
            };
            self.make(&found, &end(&frame.actor), &end(&frame.recipient), relations);
        }
    }

    /// Gives the places that are counted: named beside the number, or said to be it.
    fn named_parts(&self, phrase: usize) -> Vec<Party> {
        let beside = self.phrase(phrase).apposition;
        let clause = self.clauses.with_subject(phrase).next();
        let clause = clause.map(|clause| self.clause(clause));
        let said = clause.filter(|clause| clause.verb.lemma == "be");
        let said = said.into_iter().flat_map(|clause| &clause.objects).copied();
        let named = beside.into_iter().chain(said);
        named
            .flat_map(|phrase| self.everybody(phrase))
            .filter(is_place)
            .collect()
    }

    /// Gives the place of which a number counts the parts; it stands behind the number, or opens the clause: "Of the
    /// four islands, the two larger, Etorofu and Kunashiri, …".
    fn whole(&self, phrase: usize, prepositions: &[String]) -> Option<Party> {
        let around = self.clauses.around(phrase);
        let counts = |of: &&PrepositionalPhrase| {
            let opens = of.after.is_none() && of.clause == around && of.span.end <= self.phrase(phrase).span.start;
            prepositions.contains(&of.preposition) && (of.after == Some(phrase) || opens)
        };
        let of = self.clauses.prepositional_in(self.sentence_of(phrase)).iter();
        let mut wholes = of.filter(counts).flat_map(|of| self.everybody(of.object));
        wholes.find(|whole| whole.entity.is_some()).filter(is_place)
    }
}

fn is_place(party: &Party) -> bool {
    party.is(Trait::Place)
}
