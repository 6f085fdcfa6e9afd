//! Quotations and parentheticals: “…,” he said, “…”; what goes on without a cue.

use super::content::Content;
use super::cue::Frame;
use super::finder::StatementFinder;
use super::way::Way;
use crate::clause::{Clause, ClauseKind};
use crate::sentence::{Quotation, Sentence, Tag};
use crate::span::Span;

/// What is said in one go without a new cue has so many sentences at most.
pub(super) const LONGEST_RUN: usize = 100;

impl StatementFinder<'_> {
    /// Finds what stands in quotation marks, or around commas, beside a clause that reports it.
    pub(super) fn find_quoted_content(&self, index: usize) -> Option<Content> {
        let clause = self.clause(index);
        let first = clause.verb.tokens.start;
        let reports = matches!(
            clause.kind,
            ClauseKind::Main | ClauseKind::Parenthetical | ClauseKind::Participle
        ) || clause.verb.is_finite()
            // "released a statement saying, “…”", "concluded by saying, “…”"
            || self.tag(first) == Tag::VerbGerund
            || first > 0 && self.word(first - 1).eq_ignore_ascii_case("as"); // "was quoted as saying"
        // "Reacting to the vote, Koch said: “…”": he says it.
        let above = clause.parent.map(|parent| self.clause(parent));
        let is_fronted = clause.kind == ClauseKind::Participle
            && above.is_some_and(|above| above.verb.span.start > clause.verb.span.end && self.quotes(above));
        if clause.quoted || !reports || is_fronted {
            return None;
        }
        let sentence = self.sentence(clause);
        let own = self.own_span(index);
        let beside: Vec<&Quotation> = self
            .quotations_of(sentence)
            .filter(|quotation| !self.is_fragment(quotation, sentence, clause))
            .filter(|quotation| !self.is_of_other(quotation.span, own))
            .collect();
        let (nearer, beside): (Vec<&Quotation>, Vec<&Quotation>) = beside
            .into_iter()
            .partition(|quotation| self.is_reported_nearer(index, quotation.span, own));
        if beside.is_empty() && !nearer.is_empty() {
            return None;
        }
        // "“…,” she said, describing how …", "“…,” said O'Donnell, who wrote about it": the words before are not theirs.
        let as_put = clause
            .introducer
            .is_some_and(|token| self.word(token).eq_ignore_ascii_case("as"));
        let hangs = matches!(clause.kind, ClauseKind::Participle | ClauseKind::Relative)
            || clause.kind == ClauseKind::Adverbial && !as_put;
        // "“…,” Boric said, noting that Lula agreed": what is told inside another report has its words behind it.
        let hangs = hangs || clause.kind == ClauseKind::Complement;
        let before: Vec<&Quotation> = beside
            .iter()
            .filter(|quotation| quotation.span.end <= own.start && !hangs)
            .copied()
            .collect();
        // "The two fight, he said, adding, “…”": what he adds is not what he said first.
        let mut below = self.clauses.below(index).map(|below| self.clause(below));
        let adds = below.find(|below| {
            let reports = self.lexicon.cues_of(&below.verb.lemma).next().is_some();
            let opens = |quotation: &&Quotation| {
                let first = self.token_at(quotation.span.start);
                (below.verb.tokens.end..=below.verb.tokens.end + 1).contains(&first)
            };
            below.kind == ClauseKind::Participle && reports && beside.iter().any(opens)
        });
        let end = adds.map_or(u32::MAX, |adds| adds.verb.span.end);
        let after: Vec<&Quotation> = beside
            .iter()
            .filter(|quotation| quotation.span.start >= own.end && quotation.span.start < end)
            .copied()
            .collect();
        let spans: Vec<Span> = match (before.is_empty(), after.is_empty()) {
            (true, true) if self.quotation_before(own, sentence).is_some() => {
                self.quotation_before(own, sentence).into_iter().collect()
            }
            (true, true) => {
                return self
                    .parenthetical(clause, own, sentence)
                    .or_else(|| self.after_colon(clause, own, sentence));
            }
            (true, false) => {
                if let Some(whole) = self.quoted_subject(index, &after) {
                    return self.contents(vec![whole], Way::Quote);
                }
                let lead = self.lead(clause, own, sentence);
                let after = after.iter().map(|quotation| quotation.inner);
                lead.into_iter().chain(after).collect()
            }
            (false, _) => {
                let earlier = self.left_open_before(before[0]);
                let mut before = self.whole(sentence, &self.up_to(own, sentence, &before));
                if let Some(last) = before.last_mut() {
                    last.end = self.end_before_report(clause, own, sentence, *last);
                }
                earlier
                    .into_iter()
                    .chain(before)
                    .chain(after.iter().map(|quotation| quotation.inner))
                    .collect()
            }
        };
        self.contents(spans, Way::Quote)
    }

    /// Gives the end of a quotation that begins inside a content and goes on behind its sentence: "said the plan “may have
    /// failed. I will not go on.”"
    pub(super) fn end_of_open_quotation(&self, span: Span, sentence_end: u32) -> u32 {
        let goes_on = |quotation: &&Quotation| {
            let inside = quotation.span.start > span.start && quotation.span.start < span.end;
            quotation.level == 0 && quotation.closed && inside && quotation.inner.end > sentence_end
        };
        // "stated that “it harms Chad; it harms Mali.”": a semicolon ends no quotation.
        let cut = self.tag(self.token_at(span.end)) == Tag::Semicolon;
        let is_cut = |quotation: &&Quotation| {
            let inside = quotation.inner.start >= span.start && quotation.inner.start < span.end;
            cut && quotation.level == 0 && quotation.closed && inside && quotation.inner.end > span.end
        };
        let mut open = self
            .quotations_in(span)
            .filter(|quotation| goes_on(quotation) || is_cut(quotation));
        open.next().map_or(span.end, |quotation| self.trim(quotation.inner).end)
    }

    /// “When do we meet?” Abe asked: the mark has ended the sentence, and the next one only reports.
    fn quotation_before(&self, own: Span, sentence: &Sentence) -> Option<Span> {
        let ends = self.tag(self.token_at(own.end)) == Tag::Comma;
        let begins = own.start == sentence.span.start && (ends || sentence.tokens.len() <= 12);
        let before = self.last_quotation_before(own.start)?;
        let gap = Span {
            start: before.span.end,
            end: own.start,
        };
        let asked = before.inner.slice(self.text()).ends_with(['?', '!', '…', '—']);
        (begins && asked && gap.slice(self.text()).trim().is_empty() && !gap.slice(self.text()).contains('\n'))
            .then_some(before.inner)
    }

    pub(super) fn contents(&self, spans: Vec<Span>, way: Way) -> Option<Content> {
        let spans: Vec<Span> = spans
            .into_iter()
            .map(|span| self.trim(span))
            .filter(|span| !span.is_empty())
            .collect();
        (!spans.is_empty()).then_some(Content {
            spans,
            addressee: None,
            cue_end: None,
            way,
        })
    }

    /// Gives a clause without what hangs below it after its verb.
    fn own_span(&self, index: usize) -> Span {
        let clause = self.clause(index);
        clause.subject.map_or(clause.verb.span, |subject| {
            let subject = self.phrase(subject).span;
            if self.near(subject, clause.verb.span) {
                subject.cover(clause.verb.span)
            } else {
                clause.verb.span
            }
        })
    }

    /// Says whether two stretches of a sentence stand beside each other, as a verb and its subject do.
    fn near(&self, one: Span, other: Span) -> bool {
        let gap = if one.end <= other.start {
            one.end..other.start
        } else {
            other.end..one.start
        };
        !Span {
            start: gap.start,
            end: gap.end,
        }
        .slice(self.text())
        .contains(['“', '"', '”'])
    }

    pub(super) fn quotations_of(&self, sentence: &Sentence) -> impl Iterator<Item = &Quotation> {
        self.quotations_in(sentence.span)
    }

    /// Says whether a quotation stands behind or before a semicolon where another clause may report it: "“…,” Abe said;
    /// “…,” Putin said".
    fn is_of_other(&self, quotation: Span, own: Span) -> bool {
        let sentence = self.sentence_at(own);
        let tokens = self.sentences.sentences[sentence].tokens.clone();
        let is_border = |&token: &usize| self.tag(token) == Tag::Semicolon && !self.is_quoted(self.span(token));
        let (near, far) = (self.token_at(own.start), self.token_at(quotation.start));
        if !(near.min(far)..near.max(far)).any(|token| is_border(&token)) {
            return false;
        }
        let start = (tokens.start..far).rev().find(is_border).unwrap_or(tokens.start);
        let end = (far..tokens.end).find(is_border).unwrap_or(tokens.end);
        let stretch = start..end;
        let mut clauses = self.clauses_of(sentence).iter();
        clauses.any(|clause| stretch.contains(&clause.verb.head) && !self.is_quoted(clause.verb.span))
    }

    /// "“…,” said Roux, who led the party and now advises another", "of the group that attacked it, Roux said, “…”": says whether
    /// another clause that reports stands between a clause and a quotation.
    fn is_reported_nearer(&self, index: usize, quotation: Span, own: Span) -> bool {
        let clause = self.clause(index);
        let (start, end) = match quotation.end <= own.start {
            true => (quotation.end, own.start),
            false => (own.end, quotation.start),
        };
        let reports = |other: &Clause| {
            let is_plain = matches!(other.kind, ClauseKind::Main | ClauseKind::Parenthetical) && !other.quoted;
            let is_between = other.verb.span.start >= start && other.verb.span.end <= end;
            is_plain && is_between && other.verb.is_finite() && self.quotes(other)
        };
        let is_odd = clause.kind == ClauseKind::Relative || quotation.end <= own.start;
        is_odd && self.clauses_of(clause.sentence).iter().any(reports)
    }

    fn quotes(&self, clause: &Clause) -> bool {
        let mut cues = self.lexicon.cues_of(&clause.verb.lemma);
        cues.any(|cue| cue.frames.contains(&Frame::Quote))
    }

    /// Says whether a quotation is only a part of a sentence: to hold “frank discussions”.
    fn is_fragment(&self, quotation: &Quotation, sentence: &Sentence, clause: &Clause) -> bool {
        let first = self.token_at(quotation.span.start);
        // "The decade (“the lost years”) ended badly, she said."
        let is_aside = first > 0
            && self.tag(first - 1) == Tag::OpenBracket
            && self.tag(self.token_at(quotation.span.end)) == Tag::CloseBracket;
        let opens = first <= sentence.tokens.start
            || matches!(
                self.tag(first - 1),
                Tag::Comma | Tag::Colon | Tag::Semicolon | Tag::Dash | Tag::CloseQuote | Tag::OpenBracket
            )
            || clause.verb.tokens.end == first
            || self.joins_whole(first, sentence, clause);
        let words = quotation.inner.slice(self.text()).split_whitespace().count();
        is_aside || !opens || words < 2 && !quotation.inner.slice(self.text()).ends_with([',', '.', '!', '?'])
    }

    /// "chanted “we stay” and “no war”": says whether only a conjunction stands before a quotation and one that is no part of
    /// a sentence.
    fn joins_whole(&self, first: usize, sentence: &Sentence, clause: &Clause) -> bool {
        let is_joined = first > 1 && self.tag(first - 1) == Tag::Coordinator && self.tag(first - 2) == Tag::CloseQuote;
        let mut earlier = self.quotations_of(sentence).filter(|_| is_joined);
        let before = earlier.find(|other| self.token_at(other.span.end) == first - 1);
        before.is_some_and(|before| !self.is_fragment(before, sentence, clause))
    }

    /// "The talks, he said, had failed": what stands around the clause in the same sentence.
    fn parenthetical(&self, clause: &Clause, own: Span, sentence: &Sentence) -> Option<Content> {
        if clause.kind != ClauseKind::Parenthetical {
            return None;
        }
        let end = clause.span.end.max(own.end);
        // "Asked if Peru would come, Boric said": what he was asked he does not say; "Paying taxes is smart, he said".
        let asks = |first: &Clause| {
            let asked = first.verb.passive || first.verb.lemma == "ask";
            first.kind == ClauseKind::Participle && asked && first.verb.span.end <= own.start
        };
        if self.clauses_of(clause.sentence).first().is_some_and(asks) {
            return None;
        }
        let before = Span {
            start: sentence.span.start,
            end: own.start,
        };
        // "The port is closed, Koch told Lund, state media reported": the next one reports that.
        let next = |other: &&Clause| {
            let apart = other.kind == ClauseKind::Parenthetical && other.span.start >= end;
            apart && other.sentence == clause.sentence && !other.quoted
        };
        let next = self.clauses_of(clause.sentence).iter().find(next);
        let after = Span {
            start: end,
            end: next.map_or(sentence.span.end, |next| next.span.start),
        };
        // "The road is open, the mayor said on Sunday, sounding relieved": what the report does, the reporter tells.
        let near = self.times.partition_point(|time| time.span.start < clause.span.start);
        let says_when = self.times.get(near).is_some_and(|time| clause.span.contains(time.span));
        let comments = |other: &&Clause| {
            let begins = other.span.start.abs_diff(end) <= 2 && self.tag(other.verb.tokens.start) == Tag::VerbGerund;
            other.kind == ClauseKind::Participle && begins && other.span.end + 2 >= sentence.span.end
        };
        let comments = says_when && self.clauses_of(clause.sentence).iter().any(|other| comments(&other));
        let comments = comments
            || self
                .clauses_of(clause.sentence)
                .iter()
                .any(|other| self.accompanies(clause, other, after));
        let after = if comments { Span::default() } else { after };
        // "after a flood in which, he said, three drowned": of the flood the reporter tells.
        match self.broken_by(clause) {
            Some(_) => self.contents(vec![after], Way::Parenthetical),
            None => self.contents(vec![before, after], Way::Parenthetical),
        }
    }

    /// Gives the quotations that go on after a statement without a cue of their own.
    ///
    /// They follow in the same paragraph, or fill the next one; a sentence with a cue outside its marks ends the run.
    pub(super) fn find_continuation(&self, last: Span) -> Vec<Span> {
        let place = self
            .sentences
            .sentences
            .partition_point(|sentence| sentence.span.end < last.end);
        let Some(first) = self.sentences.sentences.get(place) else {
            return Vec::new();
        };
        let mut spans: Vec<Span> = Vec::new();
        let mut paragraph = first.paragraph;
        for sentence in self.sentences.sentences.iter().skip(place + 1).take(LONGEST_RUN) {
            let Some(quotation) = self.quotations_of(sentence).next() else {
                break;
            };
            let fills = quotation.span.start <= sentence.span.start && quotation.span.end >= sentence.span.end;
            let next_paragraph = sentence.paragraph != paragraph;
            if !fills || next_paragraph && !self.fills_paragraph(quotation, sentence.paragraph) {
                break;
            }
            if next_paragraph && self.is_of_next(quotation) {
                break;
            }
            paragraph = sentence.paragraph;
            let inner = self.trim(quotation.inner);
            if spans.last() != Some(&inner) && !inner.is_empty() && inner.start > last.end {
                spans.push(inner);
            }
        }
        spans
    }

    /// Gives what one quotation after another has left open that fills its paragraph, up to this one: “The train stopped.
    /// ¶ “It went on,” said Krag.
    fn left_open_before(&self, quotation: &Quotation) -> Vec<Span> {
        let mut open: Vec<Span> = Vec::new();
        let mut place = self.sentence_at(quotation.span);
        while open.len() < LONGEST_RUN {
            // "The driver slept.¶ “Here we are,” she said: a book that is quoted has marks of its own.
            let mark = self.word(self.token_at(quotation.span.start));
            let is_same = |before: &&Quotation| self.word(self.token_at(before.span.start)) == mark;
            let Some(before) = self.left_open(place).filter(is_same) else {
                break;
            };
            open.push(self.trim(before.inner));
            place = self.sentence_at(before.span);
        }
        open.reverse();
        open
    }

    /// Gives the quotation that fills the paragraph before a sentence and is not closed.
    fn left_open(&self, place: usize) -> Option<&Quotation> {
        let paragraph = self.paragraph(place)?;
        let before = &self.sentences.sentences[..place];
        let last = before.last().filter(|last| last.paragraph != paragraph)?;
        let first = before.partition_point(|sentence| sentence.paragraph < last.paragraph);
        let stretch = before[first].span.cover(last.span);
        // Where marks are missing or turned around, others stand in it.
        let mut quotations = self.quotations_in(stretch);
        let quotation = quotations.next().filter(|_| quotations.next().is_none())?;
        let fills = quotation.span.start <= before[first].span.start && quotation.span.end >= last.span.end;
        (fills && !quotation.closed).then_some(quotation)
    }

    /// Says whether the paragraph behind a quotation that is left open goes on with it and tells who speaks.
    fn is_of_next(&self, quotation: &Quotation) -> bool {
        let sentences = &self.sentences.sentences;
        let behind = sentences.partition_point(|sentence| sentence.span.start < quotation.span.end);
        let Some(next) = sentences.get(behind).filter(|_| !quotation.closed) else {
            return false;
        };
        let opens = |other: &&Quotation| other.span.start <= next.span.start;
        let goes_on = self.quotations_of(next).find(opens);
        goes_on.is_some_and(|other| !self.fills_paragraph(other, next.paragraph))
    }

    fn fills_paragraph(&self, quotation: &Quotation, paragraph: usize) -> bool {
        let all = &self.sentences.sentences;
        let first = all.partition_point(|sentence| sentence.paragraph < paragraph);
        let mut sentences = all[first..]
            .iter()
            .take_while(|sentence| sentence.paragraph == paragraph);
        sentences.all(|sentence| {
            quotation.span.contains(sentence.span)
                || self
                    .quotations_of(sentence)
                    .any(|other| other.span.contains(sentence.span))
        })
    }
}
