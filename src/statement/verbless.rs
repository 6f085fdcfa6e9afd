//! Statements that no verb reports: "Putin: …", "according to Suga", "speculation that …".

use super::Statement;
use super::cue::NounCue;
use super::find::Draft;
use super::finder::StatementFinder;
use super::relayed::taken;
use super::way::Way;
use crate::clause::{Clause, ClauseKind};
use crate::evidence::Party;
use crate::ontology::ActId;
use crate::sentence::Tag;
use crate::span::Span;
use rustc_hash::FxHashSet;

impl StatementFinder<'_> {
    /// Finds the statements that no verb reports: "Putin: …", "according to Suga", "speculation that …".
    pub(super) fn find_without_verb(&self, drafts: &mut Vec<Draft>) {
        self.find_colons(drafts);
        self.find_quoted_after_colon(drafts);
        self.find_according_to(drafts);
        self.find_nouns(drafts);
        self.find_equated(drafts);
        self.find_relayed(drafts);
        self.find_left_alone(drafts);
    }

    /// "Rubio returned to his theme: “…”": a quotation behind a colon is whose the clause is, whatever its verb.
    fn find_quoted_after_colon(&self, drafts: &mut Vec<Draft>) {
        let taken = taken(drafts);
        for quotation in self.outer_quotations() {
            let open = self.token_at(quotation.span.start);
            if open == 0 || self.tag(open - 1) != Tag::Colon || taken.touches(quotation.inner) {
                continue;
            }
            let colon = self.sentences.tokens[open - 1].span;
            let place = self.sentence_at(colon);
            let leads = |clause: &&Clause| {
                clause.sentence == place
                    && clause.kind == ClauseKind::Main
                    && !clause.quoted
                    && clause.span.end <= colon.end
            };
            let clause = self.clauses_of(place).iter().rev().find(leads);
            let Some(subject) = clause.and_then(|clause| clause.subject) else {
                continue;
            };
            let speakers = self.everybody(subject);
            let Some(speaker) = speakers.first().filter(|party| party.is_agent()) else {
                continue;
            };
            let party = Party {
                span: Some(self.full_span(subject)),
                ..speaker.clone()
            };
            let mut spans = vec![quotation.inner];
            spans.extend(self.find_continuation(quotation.span));
            let statement = self.statement(party, colon, spans, Way::QuoteColon, "state".into());
            self.push(drafts, place, Way::QuoteColon, statement);
        }
    }

    /// "…, according to Suga."
    fn find_according_to(&self, drafts: &mut Vec<Draft>) {
        for phrase in self
            .clauses
            .prepositional
            .iter()
            .filter(|phrase| phrase.preposition == "according to")
        {
            let place = self.sentence_at(phrase.span);
            let mut speakers = self.everybody(phrase.object);
            // "according to a letter sent by Boric"
            let is_document = self.lexicon.can_speak(self.head(phrase.object));
            if is_document && speakers.iter().all(|party| party.entity.is_none()) {
                speakers = self.issuer(phrase.object).map_or(speakers, |issuer| vec![issuer]);
            }
            let mut speakers = speakers.into_iter();
            let (Some(sentence), Some(speaker)) = (self.sentences.sentences.get(place), speakers.next()) else {
                continue;
            };
            // "According to Jim Townsend, a former official, …"
            let beside = |&place: &usize| {
                let next = self.phrase(place).apposition;
                next.filter(|&next| self.clauses.with_subject(next).next().is_none())
            };
            let words = std::iter::successors(Some(phrase.object), beside).map(|place| self.full_span(place));
            let full = words.fold(phrase.span, Span::cover);
            let full = self.with_description(place, full);
            let before = Span {
                start: sentence.span.start,
                end: full.start,
            };
            // "According to a miner, who gave no name, …"
            let describes = |clause: &&Clause| {
                let begins = self.token_at(clause.span.start).saturating_sub(self.token_at(full.end)) <= 1;
                clause.kind == ClauseKind::Relative && clause.span.start >= full.end && begins
            };
            let relative = self.clauses_of(place).iter().find(describes);
            let ended = relative.map_or(full.end, |clause| clause.span.end);
            // "according to his doctors in a long note, and …": to the next mark the words are the speaker's.
            let marks = |token: &usize| matches!(self.tag(*token), Tag::Comma | Tag::Dash | Tag::Stop | Tag::Semicolon);
            let mark = (self.token_at(ended)..sentence.tokens.end).find(marks);
            let after = Span {
                start: mark.map_or(ended, |mark| self.sentences.tokens[mark].span.start),
                end: sentence.span.end,
            };
            let spans = vec![before, after];
            let cue = Span {
                start: phrase.span.start,
                end: self.phrase(phrase.object).span.start,
            };
            let cue = self.trim(cue);
            let party = Party {
                span: Some(self.full_span(phrase.object)),
                ..speaker
            };
            let mut statement = self.statement(party, cue, spans, Way::AccordingTo, "state".into());
            statement.co_speakers = speakers.collect();
            self.push(drafts, place, Way::AccordingTo, statement);
        }
    }

    /// "according to Ivan Roux, a former pilot.": covers what describes the speaker between two marks.
    fn with_description(&self, sentence: usize, speaker: Span) -> Span {
        let comma = self.token_at(speaker.end);
        let begins = |&phrase: &usize| self.phrase(phrase).tokens.start == comma + 1;
        let beside = self.clauses.phrases_of(sentence).find(begins);
        let described = beside.filter(|&phrase| {
            let is_common = self.phrase(phrase).mention.is_none() && self.phrase(phrase).time.is_none();
            let behind = self.tag(self.token_at(self.phrase(phrase).full.end));
            is_common && matches!(behind, Tag::Comma | Tag::Stop) && self.clauses.with_subject(phrase).next().is_none()
        });
        match described {
            Some(phrase) if self.tag(comma) == Tag::Comma => speaker.cover(self.phrase(phrase).full),
            _ => speaker,
        }
    }

    /// "claims that he was met and praised": gives the end of the last of the clauses that stand beside one.
    fn end_with_beside(&self, index: usize) -> u32 {
        let clause = self.clause(index);
        let mut last = index;
        for other in self.clauses.of_sentence(clause.sentence) {
            if self.clause(other).coordinated_with == Some(last) {
                last = other;
            }
        }
        self.clause(last).span.end.max(clause.span.end)
    }

    /// "speculation in Moscow that …", "Russia's claim that …".
    fn find_nouns(&self, drafts: &mut Vec<Draft>) {
        let contents = drafts.iter().flat_map(|draft| &draft.statement.content);
        let taken: FxHashSet<usize> = contents.map(|span| self.token_at(span.start)).collect();
        for (index, clause) in self.clauses.clauses.iter().enumerate() {
            let Some(antecedent) = clause.antecedent else {
                continue;
            };
            let noun = self.noun_before(antecedent);
            let Some(cue) = self.lexicon.noun_cue(self.head(noun)) else {
                continue;
            };
            let first = self.token_at(clause.span.start);
            let token = clause.introducer.unwrap_or(first);
            let that = clause.introducer.is_some_and(|token| self.is(token, "that"));
            let is_told = match clause.kind {
                ClauseKind::Complement => that,
                ClauseKind::Relative if that => self.is_whole(index),
                ClauseKind::Relative => clause.introducer.is_none() && self.may_omit_that(noun) && self.is_whole(index),
                _ => false,
            };
            // "under suspicion of an attack officials are investigating": without `that` it stands right behind the noun.
            let is_told = is_told && (that || noun == antecedent);
            // "drafted and passed": what stands beside another is told with it.
            let is_taken = taken.contains(&(token + 1)) || taken.contains(&first) || clause.coordinated_with.is_some();
            // "There are no guarantees that a deal is near."
            let is_none = self.is(self.phrase(noun).tokens.start, "no");
            if is_taken || !is_told || is_none || self.lacks_object(clause) {
                continue;
            }
            let by = self
                .behind(noun)
                .find(|phrase| ["by", "from", "of"].contains(&phrase.preposition.as_str()));
            let agent = by.and_then(|phrase| self.references.parties(phrase.object).first());
            let speaker = self
                .references
                .owners(noun)
                .first()
                .or(agent)
                .filter(|party| party.is_agent() || party.kind.is_none() && party.name.starts_with(char::is_uppercase))
                .cloned();
            let head = self.sentences.tokens[self.phrase(noun).head].span;
            let speaker = speaker.or_else(|| self.who_makes(noun));
            let party = speaker.unwrap_or_else(Party::nobody);
            let start = if that { self.span(token).end } else { clause.span.start };
            let own = self.before_comment(clause);
            let end = if own < clause.span.end {
                own
            } else {
                self.end_with_beside(index)
            };
            let statement = self.noun_statement(party, head, Span { start, end }, Way::NounThat, cue);
            self.push(drafts, clause.sentence, Way::NounThat, statement);
        }
    }

    /// "reports Mali was arming, which shook the markets": gives the end of what is told before what the narrator says of it.
    fn before_comment(&self, clause: &Clause) -> u32 {
        let comments = |other: &&Clause| {
            let which = other.introducer.is_some_and(|token| self.is(token, "which"));
            let reaches = other.span.start > clause.verb.span.end && other.span.end.abs_diff(clause.span.end) <= 2;
            other.kind == ClauseKind::Relative && which && reaches && self.after_comma(other)
        };
        let mut others = self.clauses_of(clause.sentence).iter().filter(comments);
        others.next().map_or(clause.span.end, |other| other.span.start)
    }

    /// "The minister sent the message that …": who makes the words known says them.
    fn who_makes(&self, noun: usize) -> Option<Party> {
        let mut clauses = self.clauses.of_sentence(self.sentence_of(noun));
        let makes = |place: &usize| {
            let clause = self.clause(*place);
            let is_plain = !clause.verb.passive && !clause.verb.negated && clause.objects.contains(&noun);
            is_plain && self.lexicon.is_issuing(&clause.verb.lemma)
        };
        let subject = clauses.find(makes).map(|place| self.subjects(self.clause(place)))?;
        subject.into_iter().next().filter(Party::is_agent)
    }

    /// "the promise that Abe made", "the threat that Iran poses": the noun is what the verb does, and nothing is told.
    ///
    /// "a fear that lawmakers say can only be met by talks": what they say has no subject of its own.
    fn lacks_object(&self, clause: &Clause) -> bool {
        let verb = &clause.verb;
        let next = self.tag(verb.tokens.end);
        let says = matches!(next, Tag::Modal | Tag::VerbPresent | Tag::VerbPast) && verb.is_finite();
        if says && self.lexicon.cues_of(&verb.lemma).next().is_some() {
            return true;
        }
        // "messages that she deemed private": what she judges stands before.
        const JUDGING: [&str; 8] = ["call", "consider", "declare", "deem", "find", "judge", "keep", "label"];
        let judges = JUDGING.contains(&verb.lemma.as_str()) && clause.objects.is_empty();
        if judges && !verb.passive && clause.adjectives.contains(&verb.tokens.end) {
            return true;
        }
        !verb.passive
            && !self.argues(clause)
            && clause.objects.is_empty()
            && clause.adjectives.is_empty()
            && self.lexicon.is_done_to_words(&verb.lemma)
    }

    /// "allegations his aides colluded with Kyiv", "accusations that Kyiv sought to win": says whether nothing is missing in
    /// a clause that looks like a relative one, as it is in "the claims Kyiv rejects".
    fn is_whole(&self, index: usize) -> bool {
        let clause = self.clause(index);
        let verb = &clause.verb;
        let own_subject = clause.subject.is_some() && clause.subject != clause.antecedent;
        let speaks = self.lexicon.cues_of(&verb.lemma).next().is_some();
        let has_object =
            verb.passive || !clause.objects.is_empty() || !clause.adjectives.is_empty() || verb.lemma == "be";
        let mut below = self.clauses.below(index).map(|below| self.clause(below));
        let goes_on = below.any(|below| !below.objects.is_empty() || !below.prepositional.is_empty());
        let next = self.tag(verb.tokens.end);
        let has_object = has_object || self.argues(clause);
        let follows = clause.span.end > verb.span.end && matches!(next, Tag::Preposition | Tag::Adverb);
        own_subject && verb.is_finite() && (has_object || !speaks && (goes_on || follows))
    }

    /// "reports China was pushing for a delay": nothing is missing before such a preposition.
    fn argues(&self, clause: &Clause) -> bool {
        self.is_any(clause.verb.tokens.end, &["for", "against"])
    }

    /// "fears the raid failed", "Putin's claim the raid failed", but not "the message Putin is sending".
    fn may_omit_that(&self, noun: usize) -> bool {
        let phrase = self.phrase(noun);
        let felt = ["concern", "fear", "hope", "suggestion"].contains(&self.head(noun));
        self.tag(phrase.head) == Tag::PluralNoun || phrase.possessor.is_some() || felt
    }

    /// "Japan's position is that …", "The hope has been that …", "The message of Abe to them was: “…”".
    fn find_equated(&self, drafts: &mut Vec<Draft>) {
        for (index, clause) in self.clauses.clauses.iter().enumerate() {
            let Some(subject) = clause
                .subject
                .filter(|_| clause.verb.lemma == "be" && clause.objects.is_empty())
            else {
                continue;
            };
            let Some(cue) = self.lexicon.noun_cue(self.head(subject)) else {
                continue;
            };
            let Some(content) = self.equated_clause(index).or_else(|| self.equated_quotation(clause)) else {
                continue;
            };
            let of = self
                .behind(subject)
                .find(|of| ["of", "from"].contains(&of.preposition.as_str()));
            let whose = of.map(|of| self.references.parties(of.object)).unwrap_or_default();
            let mut owners = self.references.owners(subject).iter().chain(whose);
            let owner = owners.find(|party| party.is_agent());
            let party = owner.cloned().unwrap_or_else(Party::nobody);
            let head = self.sentences.tokens[self.phrase(subject).head].span;
            let words = head.cover(clause.verb.span);
            let statement = self.noun_statement(party, words, content, Way::NounIsThat, cue);
            self.push(drafts, clause.sentence, Way::NounIsThat, statement);
        }
    }

    /// Gives the words of a clause with `that` right below one.
    fn equated_clause(&self, index: usize) -> Option<Span> {
        let below = self.clauses.below(index).map(|below| self.clause(below));
        let mut told = below.filter(|below| below.kind == ClauseKind::Complement && below.antecedent.is_none());
        told.find_map(|below| {
            let that = below.introducer.filter(|&token| self.is(token, "that"))?;
            Some(Span {
                start: self.sentences.tokens[that].span.end,
                end: below.span.end,
            })
        })
    }

    /// Gives the words of a quotation right behind a verb.
    fn equated_quotation(&self, clause: &Clause) -> Option<Span> {
        let mut next = clause.verb.tokens.end;
        next += usize::from(self.is_any(next, &[":", ","]));
        let start = self.sentences.tokens.get(next)?.span.start;
        let mut quotations = self.quotations_of(&self.sentences.sentences[clause.sentence]);
        let quotation = quotations.find(|quotation| quotation.span.start == start)?;
        // "The message was “clear”"
        let is_whole = quotation.inner.slice(self.text()).split_whitespace().count() > 2;
        is_whole.then_some(quotation.inner)
    }

    /// "speculation in Moscow that": the noun before the place.
    pub(super) fn noun_before(&self, phrase: usize) -> usize {
        let governed = self
            .phrase(phrase)
            .governed_by
            .map(|place| &self.clauses.prepositional[place]);
        match governed.and_then(|governed| governed.after) {
            Some(before) if self.lexicon.noun_cue(self.head(phrase)).is_none() => before,
            _ => phrase,
        }
    }

    /// Adds a statement without a verb; nothing if its content is empty.
    pub(super) fn push(&self, drafts: &mut Vec<Draft>, sentence: usize, way: Way, statement: Statement) {
        if !statement.content.is_empty() {
            drafts.push(Draft {
                statement,
                clause: None,
                sentence,
                way,
                attitude: false,
            });
        }
    }

    /// "The claim that …": the rule tells which noun reports.
    fn noun_statement(&self, speaker: Party, words: Span, content: Span, way: Way, cue: &NounCue) -> Statement {
        let rule = format!("{}-{}", cue.id, way.as_str());
        Statement {
            rule: rule.into(),
            ..self.statement(speaker, words, vec![content], way, cue.act.clone())
        }
    }

    pub(super) fn statement(&self, speaker: Party, cue: Span, spans: Vec<Span>, way: Way, act: ActId) -> Statement {
        let trimmed = spans.into_iter().map(|span| self.trim(span));
        let spans = trimmed.filter(|span| !span.is_empty()).collect();
        Statement::new(speaker, cue, spans, self, act, (way.as_str().into(), way))
    }
}
