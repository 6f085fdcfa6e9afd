//! Words of a content that stand apart from the clause that was read for it: before the verb that reports it, in
//! quotation marks at its beginning, behind `and` at its end.

use super::finder::StatementFinder;
use super::way::Way;
use crate::clause::{Clause, ClauseKind, Tense};
use crate::sentence::{Quotation, Sentence, Tag};
use crate::span::Span;

impl StatementFinder<'_> {
    /// "said it had hit the port and “two ships were sunk.”": gives the end of a clause that is told, with one behind `and`
    /// that stands in quotation marks up to the end of the sentence.
    ///
    /// "said it had hit the port and “the dock”" has it within its clause; in "said he was done and “we are too,” he added"
    /// another verb reports it.
    pub(super) fn end_of_quoted_conjunct(&self, index: usize, last: Span, way: Way) -> u32 {
        let sentence = self.sentence(self.clause(index));
        let mut token = self.token_at(last.end);
        token += usize::from(self.tag(token) == Tag::CloseQuote);
        token += usize::from(self.tag(token) == Tag::Comma);
        let joins = self.is_any(token, &["and", "but"]) && self.tag(token + 1) == Tag::OpenQuote;
        if !joins || !matches!(way, Way::Clause | Way::Rest) || self.clause(index).quoted {
            return last.end;
        }
        let mut quotations = self.quotations_of(sentence).filter(|quotation| quotation.closed);
        let quotation = quotations.find(|quotation| self.token_at(quotation.span.start) == token + 1);
        let reports = |quotation: &&Quotation| {
            // "said it had left and “said it was late.”": a report of its own
            let first = self.token_at(quotation.inner.start);
            let mut clauses = self.clauses_in(quotation.inner);
            clauses.any(|clause| {
                let mut cues = self.cues_of(clause);
                clause.verb.tokens.start == first && cues.any(|cue| cue.nouns.is_empty() && !cue.attitude)
            })
        };
        let is_last = |quotation: &&Quotation| {
            let behind = self.token_at(quotation.span.end)..sentence.tokens.end;
            let ends = behind.into_iter().all(|token| self.tag(token) == Tag::Stop);
            ends && self.is_clause(quotation.inner)
        };
        quotation
            .filter(|quotation| is_last(quotation) && !reports(quotation))
            .map_or(last.end, |quotation| self.trim(quotation.inner).end)
    }

    /// Says whether some words have a subject and a verb with a tense.
    fn is_clause(&self, span: Span) -> bool {
        let is_whole = |clause: &Clause| clause.verb.is_finite() && clause.subject.is_some();
        self.clauses_in(span).any(is_whole)
    }

    /// "said ‘low level’ staff should go": gives the start of a clause with the words in quotation marks between it and the
    /// verb that reports it.
    pub(super) fn start_with_marked(&self, clause: &Clause, start: u32) -> u32 {
        let first = self.token_at(start);
        let begin = clause.verb.tokens.end;
        let begin = begin + usize::from(self.is(begin, "that"));
        if begin >= first || self.tag(begin) != Tag::OpenQuote || self.tag(first - 1) != Tag::CloseQuote {
            return start;
        }
        let is_mark = |&token: &usize| matches!(self.tag(token), Tag::OpenQuote | Tag::CloseQuote);
        let is_word = |token: usize| !matches!(self.tag(token), Tag::Comma | Tag::Stop) && !self.tag(token).is_verb();
        let alone = (begin..first).filter(is_mark).count() == 2;
        match alone && (begin + 1..first - 1).all(is_word) && first - begin <= 6 {
            true => self.span(begin + 1).start,
            false => start,
        }
    }

    /// "said [at least] twenty were hurt", "said [almost] all were freed": gives the start of a clause with what makes its number
    /// less exact.
    pub(super) fn start_with_count(&self, clause: &Clause, start: u32) -> u32 {
        const PAIRS: [[&str; 2]; 10] = [
            ["at", "least"],
            ["at", "most"],
            ["more", "than"],
            ["less", "than"],
            ["fewer", "than"],
            ["up", "to"],
            ["many", "as"],
            ["much", "as"],
            ["few", "as"],
            ["close", "to"],
        ];
        const WORDS: [&str; 10] = [
            "about", "almost", "around", "as", "just", "nearly", "only", "over", "roughly", "some",
        ];
        let begin = clause.verb.tokens.end;
        let mut first = self.token_at(start);
        let counts = |token: usize| matches!(self.tag(token), Tag::Number | Tag::Determiner);
        let is_counted = counts(first) || self.is_any(first, &["all", "every", "half"]);
        // "That 20 had died, he knew": a clause before its verb begins with its first word.
        if first <= begin || !is_counted {
            return start;
        }
        let pair = |first: usize| {
            PAIRS
                .iter()
                .any(|[one, two]| self.is(first - 2, one) && self.is(first - 1, two))
        };
        if first >= begin + 2 && pair(first) {
            first -= 2;
        }
        // "said about the ships" tells of what; "said about 20 ships were lost" how many.
        let is_word = self.is_any(first - 1, &WORDS)
            && (self.tag(first) != Tag::Determiner || self.is_any(first, &["all", "every", "half"]));
        if is_word && first > begin {
            first -= 1;
        }
        self.span(first).start.min(start)
    }

    /// "If the vote fails, Koch warned the port would close": gives the condition that stands before who reports; what is
    /// said depends on it. "If asked, Koch said the port was closed" tells when he says it.
    pub(super) fn condition_before(&self, index: usize, way: Way) -> Option<Span> {
        let clause = self.clause(index);
        let sentence = self.sentence(clause);
        let first = sentence.tokens.start;
        let fits = way == Way::Clause && clause.kind == ClauseKind::Main && clause.verb.tense == Tense::Past;
        if !fits || !self.is_any(first, &["if", "unless"]) {
            return None;
        }
        let mut below = self.below_of(index, ClauseKind::Complement);
        let looks_ahead = below.any(|told| told.verb.modal.is_some() && told.span.start >= clause.verb.span.end);
        let mut below = self.below_of(index, ClauseKind::Adverbial);
        let condition = below.find(|below| below.introducer == Some(first))?;
        let asks = ["ask", "press", "question"].contains(&condition.verb.lemma.as_str());
        let whole = condition.verb.is_finite() && condition.subject.is_some() && !asks;
        let before = clause
            .subject
            .map_or(clause.verb.span, |subject| self.phrase(subject).span);
        let closes = self.tag(self.token_at(before.start).saturating_sub(1)) == Tag::Comma;
        (looks_ahead && whole && closes && condition.span.end <= before.start).then_some(condition.span)
    }

    /// "“We are committed” to that goal, Koch said": gives the end of a quotation with the words up to the comma before who
    /// reports it.
    ///
    /// "“We are done.” With that, Koch said goodbye": what ends a sentence goes on in none.
    pub(super) fn end_before_report(&self, clause: &Clause, own: Span, sentence: &Sentence, last: Span) -> u32 {
        let own_first = self.token_at(own.start);
        let mut close = self.token_at(last.end);
        while self.tag(close) == Tag::CloseQuote {
            close += 1;
        }
        let ends = last.slice(self.text()).ends_with([',', '.', '!', '?', '…', '—']);
        let ends = ends || matches!(self.tag(self.token_at(last.end)), Tag::Comma | Tag::Stop);
        let goes_on = matches!(self.tag(close), Tag::Preposition | Tag::To);
        let short = close < own_first && own_first - close <= 12 && own_first <= sentence.tokens.end;
        if ends || !goes_on || !short || self.tag(own_first - 1) != Tag::Comma || clause.quoted {
            return last.end;
        }
        let is_plain = |token: usize| {
            let tag = self.tag(token);
            // "“You drove them on” to raise the price and the pay, Koch said"
            let has_tense = tag.is_verb() && tag != Tag::VerbBase;
            !has_tense && !matches!(tag, Tag::Comma | Tag::OpenQuote | Tag::CloseQuote | Tag::Dash)
        };
        match (close..own_first - 1).all(is_plain) {
            true => self.span(own_first - 2).end,
            false => last.end,
        }
    }
    /// "told the board (“We are broke”) that the yard would close": gives what is said in brackets behind whom it is said to.
    ///
    /// "told Koch (“the Bull”) that he would go": a name says nothing.
    pub(super) fn in_brackets(&self, clause: &Clause, start: u32, way: Way) -> Option<Span> {
        let between = Span {
            start: clause.verb.span.end,
            end: start,
        };
        if way != Way::Clause || between.end <= between.start || clause.quoted {
            return None;
        }
        let bracketed = |quotation: &&Quotation| {
            let first = self.token_at(quotation.span.start);
            let opens = first > 0 && self.tag(first - 1) == Tag::OpenBracket;
            opens && self.tag(self.token_at(quotation.span.end)) == Tag::CloseBracket
        };
        let mut quotations = self.quotations_in(between);
        let quotation = quotations.find(bracketed)?;
        self.is_clause(quotation.inner).then(|| self.trim(quotation.inner))
    }

    /// "wrote: Point 2: Chad is poor": gives the start of what is said behind its place in a list.
    pub(super) fn behind_label(&self, span: Span) -> u32 {
        const LABELS: [&str; 8] = ["claim", "fact", "item", "lesson", "myth", "point", "reason", "step"];
        let first = self.token_at(span.start);
        let is_label = self.is_any(first, &LABELS) && self.tag(first + 1) == Tag::Number;
        let ends = self.tag(first + 2) == Tag::Colon && self.span(first + 2).end < span.end;
        if is_label && ends {
            self.span(first + 3).start
        } else {
            span.start
        }
    }

    /// "said that on Iran, and he meant it": says whether `that` is all that is said, and what stands behind it tells only
    /// about what; in "said that in Peru, and in Chile, ports were shut" a clause follows.
    pub(super) fn only_points(&self, that: usize) -> bool {
        if !self.is(that, "that") || self.tag(that + 1) != Tag::Preposition {
            return false;
        }
        let mark = |&token: &usize| self.tag(token) == Tag::Comma || self.tag(token).is_verb();
        let first = (that + 2..that + 8).find(mark);
        first.is_some_and(|token| {
            let joins = self.tag(token) == Tag::Comma && self.tag(token + 1) == Tag::Coordinator;
            joins && self.tag(token + 2) != Tag::Preposition
        })
    }

    /// "said “just about all” of the looters will be freed", "said “the old guard” was gone": gives the clause that begins with
    /// words in quotation marks right behind the verb, up to the end of the sentence.
    ///
    /// In "said “we are done” as he left" it is over with the quotation.
    pub(super) fn quoted_subject(&self, index: usize, after: &[&Quotation]) -> Option<Span> {
        let clause = self.clause(index);
        let sentence = self.sentence(clause);
        let quotation = after.first().filter(|_| after.len() == 1)?;
        let begin = self.token_at(quotation.span.start);
        let behind = self.token_at(quotation.span.end);
        let is_finite = |token: usize| matches!(self.tag(token), Tag::VerbPast | Tag::VerbPresent | Tag::Modal);
        let goes_on = is_finite(behind) || self.is(behind, "of") && (behind..sentence.tokens.end).any(is_finite);
        let is_plain = !quotation.inner.slice(self.text()).ends_with([',', '.', '!', '?', '…']);
        let fits = clause.verb.tokens.end == begin && is_plain && goes_on && clause.kind == ClauseKind::Main;
        if !fits || self.is_clause(quotation.inner) {
            return None;
        }
        let (start, end) = (quotation.inner.start, sentence.span.end);
        let end = self.before_contrast(index, start, self.before_mark(quotation.span.end, end));
        Some(Span {
            start,
            end: self.before_tail(index, Span { start, end }),
        })
    }

    /// "The ban is an insult, Koch said, as she left the hall": says whether a clause behind a parenthetical tells only what who
    /// reports did at the time. "The talks failed, he said, as the two had quarrelled" goes on with what is said.
    pub(super) fn accompanies(&self, clause: &Clause, other: &Clause, after: Span) -> bool {
        let introduced = other
            .introducer
            .is_some_and(|token| self.is_any(token, &["as", "while"]));
        let begins = other.span.start.abs_diff(after.start) <= 2 && other.span.end + 2 >= after.end;
        let verb = &other.verb;
        let is_past = verb.tense == Tense::Past && !verb.perfect && verb.modal.is_none() && verb.lemma != "be";
        let by_pronoun = other
            .subject
            .is_some_and(|subject| self.is_any(self.phrase(subject).head, &["he", "she", "they"]));
        introduced && begins && is_past && by_pronoun && clause.verb.tense == Tense::Past && !self.is_quoted(verb.span)
    }
}
