//! What the narrator puts into a content and behind it: how it was received, whose figures it tells, who else said something else.

use super::finder::StatementFinder;
use crate::clause::{Clause, ClauseKind};
use crate::sentence::Tag;
use crate::span::Span;

/// What words get from those who hear them: a speech draws applause.
const GETTING: [&str; 4] = ["draw", "earn", "elicit", "win"];
/// What those who hear words do.
const ANSWERS: [&str; 16] = [
    "applause",
    "boo",
    "cheer",
    "condemnation",
    "criticism",
    "gasp",
    "ire",
    "jeer",
    "laugh",
    "laughter",
    "outrage",
    "ovation",
    "praise",
    "rebuke",
    "ridicule",
    "smile",
];

impl StatementFinder<'_> {
    /// Gives the end of a content before what the narrator puts behind it.
    pub(super) fn before_tail(&self, index: usize, span: Span) -> u32 {
        let sentence = self.clause(index).sentence;
        let clauses = self.clauses_of(sentence).iter();
        let received = clauses.clone().filter_map(|other| self.received(other, span));
        let beside = clauses.clone().filter_map(|other| self.side_beside(index, other, span));
        let added = clauses.clone().filter(|other| self.adds_words(index, other, span));
        let added = added.map(|other| other.span.start);
        let starts = received.chain(beside).chain(added);
        let starts = starts.chain(self.whose_figures(span));
        let starts = starts.chain(self.behind_quotation(span)).chain(self.led_in(span));
        let starts = starts.chain(self.behind_whole_quotation(index, span));
        let end = starts.fold(span.end, u32::min);
        end.max(span.start)
    }

    /// "said the hall would reopen, drawing loud applause", "said he would mind, implicitly warning them": gives where a clause
    /// begins that tells what those did who heard the words, or what the words do.
    ///
    /// "said the bank had cut rates, drawing money out of savings" goes on with what is said.
    fn received(&self, other: &Clause, span: Span) -> Option<u32> {
        const ADVERBS: [&str; 6] = [
            "apparently",
            "implicitly",
            "pointedly",
            "presumably",
            "seemingly",
            "tacitly",
        ];
        let reaches = other.span.start > span.start && other.span.end.abs_diff(span.end) <= 2;
        if !reaches || other.kind != ClauseKind::Participle || self.is_quoted(other.verb.span) {
            return None;
        }
        let adverb = other.verb.tokens.start.saturating_sub(1);
        if self.is_any(adverb, &ADVERBS) && self.tag(adverb.saturating_sub(1)) == Tag::Comma {
            return Some(self.span(adverb).start);
        }
        let gets = GETTING.contains(&other.verb.lemma.as_str()) && self.after_comma(other);
        let answers = || other.objects.iter().any(|&object| ANSWERS.contains(&self.head(object)));
        (gets && answers()).then_some(other.span.start)
    }

    /// Gives the end of a content before a word that leads in what was cut off: "the crew of the show, in", "these themes, most
    /// notably".
    pub(super) fn before_dangling(&self, span: Span) -> u32 {
        let end = self.token_at(span.end);
        let tokens = self.token_at(span.start) + 1..end;
        let Some(comma) = tokens.rev().take(4).find(|&token| self.tag(token) == Tag::Comma) else {
            return span.end;
        };
        let leads = |token: usize| {
            let tag = self.tag(token);
            matches!(tag, Tag::Preposition | Tag::Subordinator | Tag::Wh) && token + 1 == end
        };
        let is_adverb = |token: usize| self.tag(token) == Tag::Adverb;
        let goes_on = !matches!(self.tag(end), Tag::Stop | Tag::CloseQuote);
        let hangs = comma + 2 == end && leads(comma + 1) || comma + 1 < end && (comma + 1..end).all(is_adverb);
        match hangs && goes_on {
            true => self.span(comma).start,
            false => span.end,
        }
    }

    /// "arguing that the plan was sound and saying, “We won”": says whether a gerund goes on with what the speaker does, as the
    /// one before does; "said that they were arguing and saying no" tells of others.
    fn adds_words(&self, index: usize, other: &Clause, span: Span) -> bool {
        let is_gerund = |clause: &Clause| self.tag(clause.verb.tokens.start) == Tag::VerbGerund;
        let first = other.verb.tokens.start;
        let joined = first > 0 && self.tag(first - 1) == Tag::Coordinator && is_gerund(other);
        let opens = matches!(
            self.tag(other.verb.tokens.end),
            Tag::Comma | Tag::Colon | Tag::Complementizer
        );
        // "touting their record and saying the other lacks one": behind a noun it goes on with the verb before that.
        let mut before = self.token_at(span.start)..first;
        let opens = opens || !before.any(|token| self.tag(token).is_verb());
        let inside = other.verb.span.start > span.start && other.verb.span.end <= span.end;
        let speaks = || self.cues_of(other).any(|cue| !cue.attitude && cue.nouns.is_empty());
        joined && opens && inside && is_gerund(self.clause(index)) && speaks() && !self.is_quoted(other.verb.span)
    }

    /// "expect four more rises this year, per data of the exchange": gives where the narrator names whose figures it tells;
    /// "would cost ten dollars, per head" tells how much.
    fn whose_figures(&self, span: Span) -> Option<u32> {
        const FIGURES: [&str; 10] = [
            "agency", "analysis", "census", "data", "estimate", "figure", "poll", "report", "survey", "study",
        ];
        let phrases = self.clauses.prepositional_in(self.sentence_at(span)).iter();
        let mut last = phrases.filter(|phrase| phrase.preposition == "per" && phrase.span.start > span.start);
        let phrase = last.find(|phrase| self.full_span(phrase.object).end.abs_diff(span.end) <= 2)?;
        let first = self.token_at(phrase.span.start);
        let apart = first > 0 && self.tag(first - 1) == Tag::Comma && !self.is_quoted(phrase.span);
        let is_telling = FIGURES.contains(&self.head(phrase.object)) || self.name_of(phrase.object).is_some();
        (apart && is_telling).then_some(phrase.span.start)
    }

    /// "with Democrats objecting to the text and Republicans saying it is old": gives where the other side begins.
    fn side_beside(&self, index: usize, other: &Clause, span: Span) -> Option<u32> {
        let is_gerund = |clause: &Clause| self.tag(clause.verb.tokens.start) == Tag::VerbGerund;
        let subject = other
            .subject
            .filter(|_| is_gerund(other) && is_gerund(self.clause(index)))?;
        let phrase = self.phrase(subject);
        let first = phrase.tokens.start;
        let is_inside = phrase.span.start > span.start && other.verb.span.end <= span.end;
        let is_own = phrase.tokens.end == other.verb.tokens.start && self.clause(index).subject != Some(subject);
        let joined = first > 0 && (self.tag(first - 1) == Tag::Coordinator || self.is(first - 1, "while"));
        let speaks = self.cues_of(other).any(|cue| !cue.attitude);
        (is_inside && is_own && joined && speaks && !self.is_quoted(other.verb.span)).then_some(phrase.span.start)
    }
    /// "said he had “lied to me” -- he had not said so before", "if the vote is “a fraud,” lawmakers": gives the end of a
    /// quotation behind which a dash opens what the narrator tells, or whose comma ends what is said.
    fn behind_quotation(&self, span: Span) -> Option<u32> {
        let quotation = self
            .quotations_in(span)
            .filter(|quotation| quotation.level == 0)
            .last()?;
        let first = self.token_at(quotation.span.end);
        let behind = first..self.token_at(span.end);
        if behind.is_empty() || quotation.span.start <= span.start {
            return None;
        }
        let has_verb = behind.clone().any(|token| self.tag(token).is_verb());
        let goes_on = |token: usize| {
            matches!(
                self.tag(token),
                Tag::Coordinator | Tag::OpenQuote | Tag::Comma | Tag::Dash
            )
        };
        let is_last = !behind.skip(1).any(goes_on);
        // "forces — whom he calls “gangsters” — went on": the second dash closes.
        let before = self.token_at(span.start)..self.token_at(quotation.span.start);
        let opens = self.tag(first) == Tag::Dash && !before.into_iter().any(|token| self.tag(token) == Tag::Dash);
        // "that is “the hoax,” not the flood", "had “much to discuss,” from trade to arms": that belongs to it.
        let names = matches!(
            self.tag(first),
            Tag::Determiner | Tag::Noun | Tag::PluralNoun | Tag::ProperNoun | Tag::Pronoun | Tag::PossessivePronoun
        );
        let dash = opens && has_verb && is_last;
        let comma = quotation.inner.slice(self.text()).ends_with(',') && names && !has_verb && is_last;
        (dash || comma).then_some(quotation.inner.end)
    }

    /// "said “we are done” as he left": gives the end of a whole sentence in quotation marks right behind the verb, before what
    /// the narrator does at the time; "said “the port” closed as he left" goes on with what is said.
    fn behind_whole_quotation(&self, index: usize, span: Span) -> Option<u32> {
        let first = self.clause(index).verb.tokens.end;
        let mut quotations = self.quotations_in(span).filter(|quotation| quotation.closed);
        let quotation = quotations.find(|quotation| self.token_at(quotation.span.start) == first)?;
        let behind = self.token_at(quotation.span.end);
        let follows = self.is_any(behind, &["after", "as", "before", "when", "while"]) && quotation.span.end < span.end;
        let mut told = self.clauses_in(quotation.inner);
        let is_whole = told.any(|clause| clause.verb.is_finite() && clause.subject.is_some());
        (follows && is_whole).then_some(quotation.inner.end)
    }

    /// "said he would support a deal, and in our talks, the Democrats have gone along": gives where a phrase begins that
    /// leads in another clause behind the content.
    fn led_in(&self, span: Span) -> Option<u32> {
        let end = self.token_at(span.end);
        let tokens = self.token_at(span.start)..end;
        // "said fathers would not get it, and when pressed on why, she replied"
        let is_asked = |&token: &usize| {
            let joins = self.tag(token) == Tag::Comma && self.tag(token + 1) == Tag::Coordinator;
            let asked = self.is_any(token + 3, &["asked", "pressed", "questioned"]);
            joins && self.is(token + 2, "when") && asked && !self.is_quoted(self.span(token))
        };
        if let Some(token) = tokens.clone().find(is_asked) {
            return Some(self.span(token).start);
        }
        let begins = |&token: &usize| {
            let joins = self.tag(token) == Tag::Comma && self.tag(token + 1) == Tag::Coordinator;
            let leads = self.tag(token + 2) == Tag::Preposition && self.tag(token + 3) != Tag::Number;
            joins && leads && token + 2 < end
        };
        let first = tokens.rev().find(begins)?;
        let is_bare = (first + 3..end).all(|token| !self.tag(token).is_verb() && self.tag(token) != Tag::Comma);
        (is_bare && self.tag(end) == Tag::Comma).then(|| self.span(first).start)
    }

    /// Cuts out what the narrator adds between marks: "the islands — called the Southern Kurils in Russia — were …".
    pub(super) fn without_asides(&self, index: usize, spans: Vec<Span>) -> Vec<Span> {
        let mut kept = spans;
        let sentence = self.clauses.clauses[index].sentence;
        for aside in self
            .clauses_of(sentence)
            .iter()
            .filter(|clause| clause.kind == ClauseKind::Relative)
        {
            let first = self.token_at(aside.span.start);
            let last = self.token_at(aside.span.end);
            let marks = |tag| matches!(tag, Tag::Dash | Tag::OpenBracket | Tag::CloseBracket | Tag::Comma);
            if self.lexicon.gives_name(&aside.verb.lemma)
                && first > 0
                && marks(self.tag(first - 1))
                && marks(self.tag(last))
            {
                kept = kept
                    .into_iter()
                    .flat_map(|span| match span.contains(aside.span) {
                        true => vec![
                            Span {
                                start: span.start,
                                end: aside.span.start,
                            },
                            Span {
                                start: aside.span.end,
                                end: span.end,
                            },
                        ],
                        false => vec![span],
                    })
                    .map(|span| self.trim(span))
                    .filter(|span| !span.is_empty())
                    .collect();
            }
        }
        kept
    }
}
