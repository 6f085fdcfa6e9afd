//! What is said partly in quotation marks before the clause that reports it: “…” but “…,” he said.

use super::finder::StatementFinder;
use crate::clause::{Clause, ClauseKind};
use crate::sentence::{Quotation, Sentence, Tag};
use crate::span::Span;

impl StatementFinder<'_> {
    /// "adding that “he liked it and said he would come”": what begins with a quotation goes on to the end of it.
    pub(super) fn end_of_own_quotation(&self, span: Span) -> u32 {
        let first = self.token_at(span.start);
        let begins = first > 0 && self.tag(first - 1) == Tag::OpenQuote;
        let mut own = self.quotations_in(span).filter(|quotation| begins && quotation.closed);
        let own = own.find(|quotation| self.token_at(quotation.inner.start) == first && quotation.inner.end > span.end);
        own.map_or(span.end, |quotation| self.trim(quotation.inner).end)
    }

    /// "Chad would answer, he said, “with all means”", "The “mood is good,” he told Kim, “and it will last”": gives what is
    /// said in the narrator's words before the clause, where a quotation goes on with it.
    ///
    /// "When he left, he said, “…”" tells nothing before.
    pub(super) fn lead(&self, clause: &Clause, own: Span, sentence: &Sentence) -> Option<Span> {
        if !self.told_before(clause, own, sentence) && !self.quotation_closes(clause, own, sentence) {
            return None;
        }
        let span = self.trim(Span {
            start: sentence.span.start,
            end: own.start,
        });
        Some(span).filter(|span| !span.is_empty())
    }

    /// Says whether the narrator's words before a parenthesis are what it reports: "Chad would answer, he said, “…”".
    fn told_before(&self, clause: &Clause, own: Span, sentence: &Sentence) -> bool {
        // "As the crowd cheers, he says, “…”": that is when he says it.
        let begins = self.tag(sentence.tokens.start);
        if clause.kind != ClauseKind::Parenthetical || matches!(begins, Tag::Preposition | Tag::Subordinator) {
            return false;
        }
        let stands_before = |place: &usize| {
            let other = self.clause(*place);
            let is_told = other.kind == ClauseKind::Main && other.verb.is_finite() && !other.quoted;
            is_told && other.verb.span.end <= own.start
        };
        let before = self.clauses.of_sentence(clause.sentence).filter(stands_before);
        let before: Vec<usize> = before.collect();
        // "He said he knew it, and, when asked, said, “…”"
        let reports = |&place: &usize| {
            let mut cues = self.cues_of(self.clause(place));
            cues.any(|cue| !cue.attitude && self.find_content(place, cue).is_some())
        };
        !before.is_empty() && !before.iter().any(reports)
    }

    /// Says whether a quotation ends directly before a clause that reports it with a verb of its own: "said it “will
    /// stay,” adding: “…”" tells what was said before by another verb.
    fn quotation_closes(&self, clause: &Clause, own: Span, sentence: &Sentence) -> bool {
        let leads = matches!(clause.kind, ClauseKind::Parenthetical | ClauseKind::Main) && clause.verb.is_finite();
        let mut quotations = self.quotations_of(sentence);
        leads && quotations.any(|quotation| self.closes_before(quotation, own))
    }

    /// Says whether a quotation ends in a comma directly before a clause: "“…,” he said".
    fn closes_before(&self, quotation: &Quotation, own: Span) -> bool {
        let ends = quotation.inner.slice(self.text()).ends_with([',', '?', '!', '—']);
        ends && quotation.level == 0 && self.token_at(quotation.span.end) == self.token_at(own.start)
    }

    /// Gives quotations with the fragment that closes what they say: "“They are painful” but needed “for the growth,” he
    /// said".
    pub(super) fn up_to<'q>(&'q self, own: Span, sentence: &Sentence, before: &[&'q Quotation]) -> Vec<&'q Quotation> {
        let last = before.last().map_or(0, |last| last.span.end);
        let closing = self.quotations_of(sentence).find(|quotation| {
            let is_next = quotation.span.start >= last;
            is_next && self.closes_before(quotation, own)
        });
        before.iter().copied().chain(closing).collect()
    }

    /// Gives quotations with the words between them and before them that belong to the same sentence: "The party, held
    /// yearly, “lets us speak,” he said", "“They are painful” but needed “for the growth,” he said".
    pub(super) fn whole(&self, sentence: &Sentence, before: &[&Quotation]) -> Vec<Span> {
        let (Some(first), Some(last)) = (before.first(), before.last()) else {
            return Vec::new();
        };
        if self.begins_unquoted(sentence, first) {
            return vec![Span {
                start: sentence.span.start,
                end: last.inner.end,
            }];
        }
        let has_words = |pair: &[&Quotation]| {
            let mut between = self.token_at(pair[0].span.end)..self.token_at(pair[1].span.start);
            between.any(|token| !matches!(self.tag(token), Tag::Comma | Tag::Dash | Tag::Stop))
        };
        if before.windows(2).any(has_words) {
            return vec![first.inner.cover(last.inner)];
        }
        before.iter().map(|quotation| quotation.inner).collect()
    }

    /// Says whether the sentence that goes on in a quotation begins before it: "The party, held yearly, “lets us speak,” he
    /// said", not "He was clear: “…”".
    fn begins_unquoted(&self, sentence: &Sentence, quotation: &Quotation) -> bool {
        let mut lead = sentence.tokens.start..self.token_at(quotation.span.start);
        let joins = lead.clone().last().is_some_and(|token| self.tag(token) != Tag::Colon);
        let is_name = |tag: Tag| matches!(tag, Tag::Noun | Tag::PluralNoun | Tag::ProperNoun | Tag::Pronoun);
        let names = lead.any(|token| is_name(self.tag(token)));
        let is_told =
            |clause: &Clause| !clause.quoted && clause.verb.is_finite() && clause.verb.span.end <= quotation.span.start;
        names && joins && !self.clauses_of(self.sentence_at(sentence.span)).iter().any(is_told)
    }
}
