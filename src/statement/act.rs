//! What a statement does, read off its content where the cue names no act, or names only that something is held to be so.

use super::Statement;
use super::cue::{ActRule, Whose};
use super::find::Draft;
use super::finder::StatementFinder;
use super::way::Way;
use crate::clause::{Clause, ClauseKind, Tense};
use crate::evidence::Party;
use crate::mention::Tenure;
use crate::ontology::{ActId, Trait};
use crate::sentence::Tag;
use crate::span::Span;

/// The act of a content is shown by its first clauses.
const CLAUSES: usize = 16;

/// And by so many words at most.
const WORDS: usize = 32;

/// The clause that `and` sets beside another one stands so many places further on at most.
const BESIDE: usize = 5;

/// A condition stands so many tokens behind what depends on it at most.
const FAR: usize = 30;

/// Verbs by which somebody owns to what he does.
const OWNING: [&str; 6] = ["acknowledge", "admit", "announce", "boast", "concede", "confess"];

/// A word of an act rule in a content, with the clause that it stands in.
struct ActWord<'a> {
    word: &'a str,
    span: Span,
    clause: Option<usize>,
}

impl StatementFinder<'_> {
    /// Gives the act that a content shows, with the words that show it: that of the first clause that shows one.
    pub(super) fn read_act(&self, draft: &Draft) -> Option<(ActId, Span)> {
        let statement = &draft.statement;
        // "took the view that the arrest was unlawful": what is held is not said to anybody.
        if draft.attitude && statement.act.as_str() == "affirm" {
            return None;
        }
        let words = self.act_words(statement);
        if draft.way == Way::SmallClause {
            return self.called(statement, &words);
        }
        let told = |&place: &usize| self.is_told(place, statement);
        let spans = statement.content.iter();
        let places = spans.flat_map(|&span| self.places_in(span)).take(CLAUSES);
        places.filter(told).find_map(|place| {
            let own = words.iter().filter(|found| found.clause == Some(place));
            let verb = &self.clause(place).verb.lemma;
            let mut rules = self.lexicon.act_rules_for(verb, own.map(|found| found.word));
            let by_rule = rules.find_map(|rule| {
                let shown = self.fits(rule, place, &words, statement)?;
                Some((rule.act.clone(), shown))
            });
            by_rule.or_else(|| self.performed(place, statement))
        })
    }

    fn act_words<'s>(&'s self, statement: &Statement) -> Vec<ActWord<'s>> {
        let spans = statement.content.iter();
        let found = spans.flat_map(|&content| {
            let words = self.lexicon.find_act_words(content.slice(self.text()));
            words.map(move |(word, span)| (word, span.moved(content.start)))
        });
        let placed = found.take(WORDS).map(|(word, span)| ActWord {
            word,
            span,
            clause: self.clauses.innermost(self.sentence_at(span), span),
        });
        placed.collect()
    }

    /// Gives the act of what something is called: "called the arrest [illegal]".
    fn called(&self, statement: &Statement, words: &[ActWord]) -> Option<(ActId, Span)> {
        let is_denied = |span: Span| {
            let before = self.token_at(span.start).saturating_sub(3)..self.token_at(span.start);
            before.into_iter().any(|token| self.tag(token) == Tag::Negation)
        };
        let (first, content) = (statement.content.first()?, statement.extent());
        let mut rules = self
            .lexicon
            .act_rules()
            .iter()
            .filter(|rule| rule.predicate && rule.denied == Some(false));
        rules.find_map(|rule| {
            // "called [illegal fishing] a crime": what is named first is what is called so.
            let found = words.iter().find(|found| {
                let is_name = found.span.start == first.start && found.span.end < content.end;
                rule.any.iter().any(|word| word == found.word) && !is_name && !is_denied(found.span)
            })?;
            Some((rule.act.clone(), found.span))
        })
    }

    /// Says whether a speaker tells a clause as such: it is no condition or description of another one, and what
    /// somebody else says in it is not his.
    fn is_told(&self, place: usize, statement: &Statement) -> bool {
        let is_inside = |&above: &usize| statement.holds(self.clause(above).verb.span);
        let is_described = |phrase: usize| statement.holds(self.phrase(phrase).span);
        let is_beside = |above: usize| {
            let clause = self.clause(above);
            let told_in = self.statuses.of(above).told_in;
            // "caps how much firms have to pay": what is asked or measured is not told.
            let is_wh = |token: usize| self.tag(token) == Tag::Wh && !self.is_any(token, &["that"]);
            let is_below = clause.parent.is_some_and(|parent| is_inside(&parent));
            told_in.is_some_and(|teller| is_inside(&teller) && !self.owns_to(teller, above))
                || is_below && clause.kind == ClauseKind::Complement && clause.introducer.is_some_and(is_wh)
                || matches!(clause.kind, ClauseKind::Complement | ClauseKind::Relative)
                    && clause.antecedent.is_some_and(is_described)
        };
        let is_adverbial = |place: usize| self.clause(place).kind == ClauseKind::Adverbial;
        let way = self.clauses.lineage(place).take_while(is_inside);
        let (mut found, mut outermost) = (false, None);
        for above in way {
            if is_beside(above) || outermost.is_some_and(is_adverbial) {
                return false;
            }
            (found, outermost) = (true, Some(above));
        }
        found
    }

    /// "said Japan had announced it was joining the siege": what somebody owns to himself is told of him.
    fn owns_to(&self, teller: usize, deed: usize) -> bool {
        let owns = OWNING.contains(&self.clause(teller).verb.lemma.as_str());
        let deeds = self.clauses.lineage(deed).take_while(|&above| above != teller);
        let doers = deeds
            .last()
            .map(|first| self.subjects(self.clause(first)))
            .unwrap_or_default();
        let tellers = self.subjects(self.clause(teller));
        owns && doers
            .iter()
            .any(|doer| tellers.iter().any(|teller| teller.is_same(doer)))
    }

    /// Gives the words by which a clause shows the act of a rule; `None` where it does not.
    fn fits(&self, rule: &ActRule, place: usize, words: &[ActWord], statement: &Statement) -> Option<Span> {
        let clause = self.clause(place);
        let status = self.statuses.of(place);
        let has = |list: &[String], word: &str| list.iter().any(|listed| listed == word);
        let modal_fits = || {
            let modal = clause.verb.modal;
            rule.modals.is_empty() || modal.is_some_and(|modal| self.is_any(modal, &rule.modals))
        };
        let own = || words.iter().filter(|found| found.clause == Some(place));
        // What costs least is asked first.
        let fits = (rule.told.is_empty() || rule.told.contains(&status.modality))
            && rule.denied.is_none_or(|denied| denied == status.is_denied())
            && rule.passive.is_none_or(|passive| passive == clause.verb.passive)
            && (rule.any.is_empty() || own().next().is_some())
            && modal_fits()
            && (rule.verbs.is_empty() || has(&rule.verbs, &clause.verb.lemma))
            && !has(&rule.not_verbs, &clause.verb.lemma)
            && rule
                .quoted
                .is_none_or(|quoted| quoted == self.is_quoted(clause.verb.span));
        let verb = &clause.verb;
        // What the verb alone shows, it shows with a tense, or of what is done: "went on to [undermine] the truce".
        let by_verb = rule.any.is_empty() && rule.introducers.is_empty();
        let is_done = match rule.denied {
            Some(true) => verb.is_finite() && status.is_verb_denied,
            Some(false) => verb.is_finite() || status.is_fact(),
            None => verb.is_finite(),
        };
        let is_past = !rule.past || verb.tense == Tense::Past || verb.perfect;
        if !fits || !is_past || by_verb && !is_done {
            return None;
        }
        if own().any(|found| has(&rule.none, found.word)) {
            return None;
        }
        let mut shown = clause.verb.span;
        if !rule.introducers.is_empty() {
            shown = self.condition(place, &rule.introducers)?;
        }
        if !rule.prepositions.is_empty() {
            let mut phrases = self.clauses.prepositional_of(clause);
            let holds = |noun: usize| has(&rule.nouns, self.lemma(self.phrase(noun).head));
            let told = phrases.find(|phrase| has(&rule.prepositions, &phrase.preposition) && holds(phrase.object));
            shown = told?.span;
        }
        if !rule.any.is_empty() {
            let mut own = own().filter(|found| has(&rule.any, found.word));
            let word = own.find(|found| !rule.predicate || self.is_predicate(clause, found.span));
            shown = word?.span;
        }
        let is_listed = |below: &Clause| rule.below.is_empty() || has(&rule.below, &below.verb.lemma);
        let has_infinitive = || self.below_of(place, ClauseKind::Infinitive).any(is_listed);
        let other_acts = || {
            let mut below = self.below_of(place, ClauseKind::Complement);
            let mut infinitives = self.below_of(place, ClauseKind::Infinitive);
            let acts = |below: &Clause| is_listed(below) && self.subject_fits(Whose::Other, below, statement);
            below.any(acts) || infinitives.any(acts)
        };
        let all = (!rule.of_pact || self.is_of_pact(statement))
            && (!rule.infinitive || has_infinitive())
            && (!rule.of_other || other_acts())
            && self.subject_fits(rule.subject, clause, statement);
        all.then_some(shown)
    }

    /// Says whether a word is what a verb says of its subject or object: "is [illegal]", "is an act of [aggression]",
    /// "regards it as a [provocation]".
    fn is_predicate(&self, clause: &Clause, span: Span) -> bool {
        let holds = |phrase: usize| {
            let mut of = self.behind(phrase).filter(|of| of.preposition == "of");
            self.phrase(phrase).span.contains(span) || of.any(|of| self.phrase(of.object).span.contains(span))
        };
        let mut named_as = self
            .clauses
            .prepositional_of(clause)
            .filter(|phrase| phrase.preposition == "as");
        let mut adjectives = clause.adjectives.iter().map(|&token| self.sentences.tokens[token].span);
        clause.objects.iter().any(|&object| holds(object))
            || named_as.any(|phrase| holds(phrase.object))
            || adjectives.any(|adjective| span.contains(adjective))
    }

    /// Says whether it is a pact that speaks: what it says will be done, those who made it promise.
    fn is_of_pact(&self, statement: &Statement) -> bool {
        let tokens = statement
            .speaker
            .span
            .map(|span| self.token_at(span.start)..self.token_at(span.end));
        let mut tokens = tokens.into_iter().flatten();
        statement.speaker.is(Trait::Document) || tokens.any(|token| self.lexicon.is_pact(self.lemma(token)))
    }

    /// Gives the word that introduces a condition of a clause: "[unless] Japan agrees".
    fn condition(&self, place: usize, introducers: &[String]) -> Option<Span> {
        // "would have stayed if I had asked": nothing depends on it any more.
        if self.clause(place).verb.perfect {
            return None;
        }
        // "will build it and sell it if Japan agrees": what depends on it stands in both.
        let next = (place + 1..place + BESIDE).find(|&next| {
            let beside = self
                .clauses
                .clauses
                .get(next)
                .and_then(|clause| clause.coordinated_with);
            beside == Some(place)
        });
        let places = std::iter::once(place).chain(next);
        let mut below = places.flat_map(|place| self.below_of(place, ClauseKind::Adverbial));
        let introduced = below.find_map(|below| below.introducer.filter(|&token| self.is_any(token, introducers)));
        let introduced = introduced.or_else(|| {
            introducers
                .iter()
                .any(|word| word == "if")
                .then(|| self.inverted(place))?
        });
        introduced.map(|token| self.sentences.tokens[token].span)
    }

    /// "[Should] Chad agree, we will answer", "will answer [should] Chad agree": before a noun phrase it opens a condition.
    fn inverted(&self, place: usize) -> Option<usize> {
        let clause = self.clause(place);
        let sentence = self.sentence(clause).tokens.clone();
        let behind = clause.verb.tokens.end..sentence.end.min(clause.verb.tokens.end + FAR);
        let opens = |&token: &usize| {
            let is_phrase = matches!(
                self.tag(token + 1),
                Tag::ProperNoun | Tag::Determiner | Tag::Pronoun | Tag::PossessivePronoun
            );
            is_phrase && self.is_any(token, &["should"])
        };
        let first = sentence.start + usize::from(self.tag(sentence.start) == Tag::OpenQuote);
        behind.chain([first]).find(opens)
    }

    /// Gives the act of a verb by which the speaker does what he says: "said it [rejects] the plan", "We [urge] Japan to".
    fn performed(&self, place: usize, statement: &Statement) -> Option<(ActId, Span)> {
        let clause = self.clause(place);
        let verb = &clause.verb;
        let is_done = verb.is_finite() && !verb.perfect && self.statuses.of(place).is_fact();
        let does = || self.subject_fits(Whose::Speaker, clause, statement);
        // Asked first, as it costs least.
        if !is_done || self.lexicon.cues_of(&verb.lemma).next().is_none() || !does() {
            return None;
        }
        let mut cues = self.cues_of(clause);
        let (act, way) = cues.find_map(|cue| {
            let way = self.read_cue(place, cue)?.way;
            Some((cue.act_by(false, way), way))
        })?;
        // "said he backed the talks", but not "said he believed that they failed": what he holds he says anyhow.
        let is_plain = act.as_str() == "state" || act.as_str() == "affirm" && way != Way::Object;
        (!is_plain).then(|| (act.clone(), verb.span))
    }

    fn subject_fits(&self, whose: Whose, clause: &Clause, statement: &Statement) -> bool {
        if whose == Whose::Any {
            return true;
        }
        // "there needs to be more"
        let is_somebody = |&subject: &usize| self.tag(self.phrase(subject).head) != Tag::Existential;
        let Some(subject) = clause.subject.filter(is_somebody) else {
            return whose == Whose::NotOwn || whose == Whose::Thing;
        };
        let sides = self.sides(statement);
        // "Chad said its president would go": whoever acts for a state that speaks is on its side.
        let is_side = |party: &Party, side: &Party| self.is_own(party, side) || self.is_own(side, party);
        let own = |party: &Party| sides.iter().any(|side| is_side(party, side));
        let other = |party: &Party| (party.is_agent() || party.may_be_person()) && !own(party);
        let everybody = self.everybody(subject);
        let is_speaker = everybody.iter().any(own) || self.is_any(self.phrase(subject).head, &["we", "i"]);
        if whose == Whose::Speaker || is_speaker {
            return is_speaker && matches!(whose, Whose::Speaker | Whose::Own);
        }
        // "Japan's answer", "the Japanese answer", "the answer of Japan"
        let of = self
            .behind(subject)
            .filter(|of| matches!(of.preposition.as_str(), "of" | "by"));
        let mut owners = self.references.owners(subject).to_vec();
        owners.extend(of.flat_map(|of| self.everybody(of.object)));
        let named = self.references_in(self.phrase(subject).span).iter();
        owners.extend(named.flat_map(|reference| reference.parties.iter().cloned()));
        // "our answer"
        let begins = self.phrase(subject).tokens.start;
        let is_owned = owners.iter().any(own) || self.is_any(begins, &["our", "my"]);
        let is_other = everybody.iter().chain(&owners).any(other);
        match whose {
            Whose::Own => is_owned,
            Whose::Other => !is_owned && is_other,
            Whose::NotOwn => !is_owned,
            Whose::Thing => !is_owned && !is_other,
            Whose::Any | Whose::Speaker => unreachable!(),
        }
    }

    /// Gives who speaks, and for whom: those whose office a speaker holds, by the words that say so.
    fn sides(&self, statement: &Statement) -> Vec<Party> {
        let mut sides: Vec<Party> = statement.speakers().cloned().collect();
        for speaker in statement.speakers() {
            // "the Finnish army spokesman Erik Aho", "a Finnish official"
            let titles = self
                .references
                .offices_of(speaker)
                .filter(|reading| reading.tenure != Tenure::Former);
            let unnamed = speaker
                .span
                .filter(|_| speaker.entity.is_none() && !speaker.may_be_person());
            let unnamed = unnamed.filter(|&span| {
                let mut tokens = self.token_at(span.start)..self.token_at(span.end);
                tokens.any(|token| self.lexicon.speaks_for(self.lemma(token)))
            });
            for span in titles.map(|reading| reading.span).chain(unnamed) {
                let named = self.references_in(span).iter().flat_map(|reference| &reference.parties);
                sides.extend(
                    named
                        .filter(|party| party.is_agent() && !party.is(Trait::Person))
                        .cloned(),
                );
            }
        }
        sides
    }
}
