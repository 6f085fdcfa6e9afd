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
        let before = |place: &usize| {
            let other = self.clause(*place);
            let is_plain = other.kind == ClauseKind::Main && other.verb.is_finite() && !other.quoted;
            is_plain && other.verb.span.end <= own.start
        };
        let reports = |place: usize| {
            let mut cues = self.cues_of(self.clause(place));
            cues.any(|cue| !cue.attitude && self.find_content(place, cue).is_some())
        };
        let mut others = self.clauses.of_sentence(clause.sentence).filter(before).peekable();
        // "As the crowd cheers, he says, “…”", "He said he knew it, and, when asked, said, “…”"
        let begins = self.tag(sentence.tokens.start);
        let is_plain = !matches!(begins, Tag::Preposition | Tag::Subordinator);
        let told = clause.kind == ClauseKind::Parenthetical && is_plain && others.peek().is_some();
        let told = told && !others.any(reports);
        // "said it “will stay,” adding: “…”": what was said before is told by another verb.
        let leads = matches!(clause.kind, ClauseKind::Parenthetical | ClauseKind::Main) && clause.verb.is_finite();
        let mut quotations = self.quotations_of(sentence).filter(|_| leads);
        let closes = quotations.any(|quotation| self.closes_before(quotation, own));
        let span = self.trim(Span {
            start: sentence.span.start,
            end: own.start,
        });
        (told || closes).then_some(span).filter(|span| !span.is_empty())
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
        let begin = self.token_at(first.span.start);
        let told = |clause: &Clause| {
            clause.sentence == self.sentence_at(sentence.span)
                && !clause.quoted
                && clause.verb.is_finite()
                && clause.verb.span.end <= first.span.start
        };
        let lead = sentence.tokens.start..begin;
        let names = lead.clone().any(|token| {
            matches!(
                self.tag(token),
                Tag::Noun | Tag::PluralNoun | Tag::ProperNoun | Tag::Pronoun
            )
        });
        let joins = lead.last().is_some_and(|token| self.tag(token) != Tag::Colon);
        let place = self.sentence_at(sentence.span);
        let integrated = names && joins && !self.clauses_of(place).iter().any(told);
        let gaps = before.windows(2).any(|pair| {
            let between = self.token_at(pair[0].span.end)..self.token_at(pair[1].span.start);
            between
                .into_iter()
                .any(|token| !matches!(self.tag(token), Tag::Comma | Tag::Dash | Tag::Stop))
        });
        match (integrated, gaps) {
            (false, false) => before.iter().map(|quotation| quotation.inner).collect(),
            (true, _) => vec![Span {
                start: sentence.span.start,
                end: last.inner.end,
            }],
            (false, true) => vec![first.inner.cover(last.inner)],
        }
    }
}
