//! Words that are put in somebody's mouth without a verb of saying: "As Kallas put it, “…”", "In Sikorski's words, “…”",
//! "“…” — Sikorski", and a quotation alone behind what somebody said.

use super::Statement;
use super::find::Draft;
use super::finder::StatementFinder;
use super::way::Way;
use crate::clause::{Clause, ClauseKind};
use crate::evidence::Party;
use crate::ontology::Trait;
use crate::sentence::Tag;
use crate::span::{Span, SpanIndex};

impl StatementFinder<'_> {
    /// Finds the statements whose words are put in somebody's mouth.
    ///
    /// What another word reports already is left to that: "In his words, “…,” Koch said".
    pub(super) fn find_relayed(&self, drafts: &mut Vec<Draft>) {
        let taken = taken(drafts);
        for clause in &self.clauses.clauses {
            let puts = clause.verb.lemma == "put" && clause.kind == ClauseKind::Adverbial;
            let as_it = clause.introducer.is_some_and(|token| self.is(token, "as"))
                && clause
                    .objects
                    .iter()
                    .any(|&object| self.is(self.phrase(object).head, "it"));
            if puts && as_it && !clause.quoted {
                let speakers = self.subjects(clause);
                let words = clause.subject.map(|subject| self.full_span(subject));
                self.relay(drafts, &taken, clause.sentence, (speakers, words), clause.span);
            }
        }
        for phrase in &self.clauses.prepositional {
            let object = phrase.object;
            if phrase.preposition == "in" && self.is_any(self.phrase(object).head, &["words", "view", "opinion"]) {
                let words = self.phrase(object).possessor.map(|owner| self.full_span(owner));
                let speakers = self.references.owners(object).to_vec();
                let sentence = self.sentence_at(phrase.span);
                self.relay(drafts, &taken, sentence, (speakers, words), phrase.span);
            }
        }
        self.find_signed(drafts, &taken);
    }

    /// "“Peace needs patience” — Ursula von der Leyen, head of the commission": a name behind a dash, and no verb.
    fn find_signed(&self, drafts: &mut Vec<Draft>, taken: &SpanIndex) {
        for quotation in self.outer_quotations() {
            let dash = self.token_at(quotation.span.end);
            let first = self.span(self.token_at(quotation.inner.start));
            if self.tag(dash) != Tag::Dash || taken.holding(first).next().is_some() {
                continue;
            }
            // "“Peace is near.” ― Ana Pérez": the full stop has ended the sentence, and the name is the next one.
            let (opening, signing) = (self.sentence_at(first), self.sentence_at(self.span(dash)));
            let Some(around) = self.sentences.sentences.get(opening) else {
                continue;
            };
            let signs = |&phrase: &usize| self.phrase(phrase).tokens.start == dash + 1;
            let signer = self.clauses.phrases_of(signing).find(signs);
            let behind = |clause: &Clause| clause.verb.span.start >= quotation.span.end;
            let tells = self.clauses_of(signing).iter().any(behind);
            let is_beside = self.paragraph(opening) == self.paragraph(signing);
            let opens = quotation.span.start <= around.span.start;
            let Some(signer) = signer.filter(|_| opens && is_beside && !tells) else {
                continue;
            };
            let speakers = self.everybody(signer);
            let Some(speaker) = speakers
                .into_iter()
                .find(|party| party.is(Trait::Person) || party.may_be_person())
            else {
                continue;
            };
            let party = Party {
                span: Some(self.full_span(signer)),
                ..speaker
            };
            let statement = self.statement(party, self.span(dash), vec![quotation.inner], Way::As, "state".into());
            self.push(drafts, opening, Way::As, statement);
        }
    }

    /// “I am worried,” in a sentence of its own behind "Krantz said she was worried.": gives it to who spoke before it.
    pub(super) fn find_left_alone(&self, drafts: &mut [Draft]) {
        let taken = taken(drafts);
        let mut alone: Vec<(usize, Party, Vec<Span>)> = Vec::new();
        for draft in drafts.iter() {
            let Some(last) = draft.statement.content.last() else {
                continue;
            };
            let sentence = &self.sentences.sentences[draft.sentence];
            let is_outer = draft
                .clause
                .is_some_and(|clause| self.clauses.clauses[clause].kind == ClauseKind::Main);
            let ends = last.end <= sentence.span.end && !draft.attitude && is_outer;
            let next = self.sentences.sentences.get(draft.sentence + 1);
            let is_beside = next.is_some_and(|next| {
                let opens = self.tag(next.tokens.start) == Tag::OpenQuote;
                next.paragraph == sentence.paragraph && opens && !self.is_quoted(draft.statement.cue)
            });
            if !ends || !is_beside {
                continue;
            }
            let mut spans = self.find_continuation(sentence.span);
            spans.retain(|&span| !taken.touches(span));
            if !spans.is_empty() {
                alone.push((draft.sentence, draft.statement.speaker.clone(), spans));
            }
        }
        // "Feld was afraid, she said, and Kahn said he was not. “The wolves come.”": either may have said it.
        for beside in alone.chunk_by(|one, other| one.0 == other.0) {
            if let [(sentence, speaker, spans), others @ ..] = beside
                && others.iter().all(|(_, other, _)| other.is_same(speaker))
            {
                self.go_on(drafts, *sentence, speaker, spans);
            }
        }
    }

    /// Adds a quotation to what the last words of a sentence told: "said it was late, adding that nobody came. “Not one.”"
    fn go_on(&self, drafts: &mut [Draft], sentence: usize, speaker: &Party, spans: &[Span]) {
        let fits = |draft: &&mut Draft| {
            let outer = !draft.attitude && !self.is_quoted(draft.statement.cue) && draft.clause.is_some();
            draft.sentence == sentence && outer && draft.statement.speaker.is_same(speaker)
        };
        let last = drafts
            .iter_mut()
            .filter(fits)
            .max_by_key(|draft| draft.statement.cue.start);
        if let Some(draft) = last {
            draft.statement.content.extend_from_slice(spans);
            draft.statement.kind = self.kind(&draft.statement.content);
        }
    }

    /// Adds a statement of the first quotation of a sentence that nothing else reports.
    fn relay(
        &self,
        drafts: &mut Vec<Draft>,
        taken: &SpanIndex,
        sentence: usize,
        (speakers, words): (Vec<Party>, Option<Span>),
        cue: Span,
    ) {
        let around = self.sentences.sentences[sentence].span;
        let quoted = self
            .quotations_in(around)
            .find(|quotation| !cue.overlaps(quotation.span) && !taken.touches(quotation.inner));
        let mut speakers = speakers.into_iter();
        let (Some(quoted), Some(speaker)) = (quoted, speakers.next()) else {
            return;
        };
        if !speaker.is_agent() && speaker.kind.is_some() {
            return;
        }
        let party = Party { span: words, ..speaker };
        let content = self.trim(quoted.inner);
        let spans = (!content.is_empty()).then_some(content).into_iter().collect();
        let statement = Statement {
            co_speakers: speakers.collect(),
            ..self.statement(party, cue, spans, Way::As, "state".into())
        };
        self.push(drafts, sentence, Way::As, statement);
    }
}

/// Gives what some statements hold.
pub(super) fn taken(drafts: &[Draft]) -> SpanIndex {
    let contents = drafts.iter().flat_map(|draft| &draft.statement.content);
    SpanIndex::new(contents.map(|&span| (span, 0)))
}
