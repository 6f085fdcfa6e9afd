//! What a speech verb reports where no clause could be read behind it: the rest of the sentence.

use super::content::Content;
use super::cue::{Cue, Frame};
use super::finder::StatementFinder;
use super::quote::LONGEST_RUN;
use super::way::Way;
use crate::clause::{Clause, ClauseKind, Tense};
use crate::sentence::{Quotation, Sentence, Tag};
use crate::span::Span;

/// How a narrator and his readers come to know.
const FINDING_OUT: [&str; 5] = ["discover", "know", "learn", "remember", "see"];

impl StatementFinder<'_> {
    /// "Asked whether Chile would pay, he said no."
    pub(super) fn answer(&self, index: usize, cue: &Cue) -> Option<Content> {
        let token = self.clause(index).verb.tokens.end;
        let ends = matches!(self.tag(token + 1), Tag::Stop | Tag::Comma | Tag::Semicolon);
        let answers = cue.frames.contains(&Frame::Quote) && ends && self.is_any(token, &["no", "yes"]);
        answers.then(|| Content::of(self.span(token), Way::Object))
    }

    /// "Officials said the conviction of the general is casting a shadow".
    ///
    /// `None` unless the verb follows its subject, a noun phrase or `that` follows the verb, and a finite verb that.
    pub(super) fn rest(&self, index: usize) -> Option<Content> {
        let clause = self.clause(index);
        let subject = &self.clauses.noun_phrases[clause.subject?];
        let follows = subject.span.end <= clause.verb.span.start && clause.kind != ClauseKind::Parenthetical;
        // "cannot say anything specific because relations are bad" reports nothing.
        if !follows || clause.verb.passive || clause.verb.negated || clause.verb.modal.is_some() {
            return None;
        }
        let sentence = self.sentence(clause);
        let mut first = clause.verb.tokens.end;
        if self.word(first).eq_ignore_ascii_case("that") && self.tag(first) == Tag::Complementizer {
            first += 1;
        }
        let begins = matches!(
            self.tag(first),
            Tag::Determiner
                | Tag::ProperNoun
                | Tag::Noun
                | Tag::PluralNoun
                | Tag::Pronoun
                | Tag::PossessivePronoun
                | Tag::Adjective
                | Tag::Number
                | Tag::VerbGerund
        );
        let is_finite = |&token: &usize| matches!(self.tag(token), Tag::VerbPast | Tag::VerbPresent | Tag::Modal);
        // "75 percent said yes"
        if self.is_any(first, &["yes", "no"]) && !self.continues_phrase(first + 1) {
            return Some(Content::of(self.sentences.tokens[first].span, Way::Rest));
        }
        if let Some(content) = self.rest_of_headline(clause, first) {
            return Some(content);
        }
        let is_mark = |token: usize| matches!(self.tag(token), Tag::Comma | Tag::Colon | Tag::Dash);
        let plain = (first..sentence.tokens.end).take_while(|&token| !is_mark(token));
        let verb = plain.skip(1).find(is_finite).filter(|_| begins)?;
        let start = self.sentences.tokens[first].span.start;
        let from = self.sentences.tokens[verb].span.start;
        let apart = |other: &&Clause| {
            let is_apart = matches!(other.kind, ClauseKind::Main | ClauseKind::Parenthetical);
            is_apart && other.sentence == clause.sentence && other.verb.span.start > from && other.span.start > from
        };
        let ends = self.clauses_of(clause.sentence).iter().filter(apart);
        let ends = ends.map(|other| other.span.start);
        let end = ends.fold(sentence.span.end, u32::min);
        Some(Content::of(Span { start, end }, Way::Rest))
    }

    /// "Koch says Mali summit still possible": headlines leave out the verb; but "Koch says goodbye to parliament".
    fn rest_of_headline(&self, clause: &Clause, first: usize) -> Option<Content> {
        let tokens = self.sentence(clause).tokens.clone();
        let is_headline = self.paragraph(clause.sentence) == Some(0) && self.tag(tokens.end - 1) != Tag::Stop;
        let says = clause.verb.lemma == "say" && clause.verb.tense == Tense::Present;
        let is_name = self.tag(first) == Tag::ProperNoun && !self.mentions_in(self.span(first)).is_empty();
        let is_finite = |token: usize| matches!(self.tag(token), Tag::VerbPast | Tag::VerbPresent | Tag::Modal);
        let lacks_verb = !(first..tokens.end).any(is_finite) && tokens.end - first > 3;
        let span = Span {
            start: self.span(first).start,
            end: self.span(tokens.end - 1).end,
        };
        (is_headline && says && is_name && lacks_verb).then(|| Content::of(span, Way::Rest))
    }

    /// "The talks, as the agency reported, had failed": what stands around the clause.
    pub(super) fn around_as(&self, index: usize) -> Option<Content> {
        let clause = self.clause(index);
        let as_put = clause
            .introducer
            .is_some_and(|token| self.word(token).eq_ignore_ascii_case("as"));
        let alone =
            clause.objects.is_empty() && self.clauses.below(index).next().is_none() && clause.adjectives.is_empty();
        // "As we soon learned, …": that is how the narrator tells it.
        let is_narrators = clause
            .subject
            .is_some_and(|subject| self.is_any(self.phrase(subject).head, &["we", "you"]));
        let is_narrators = is_narrators && !clause.quoted && FINDING_OUT.contains(&clause.verb.lemma.as_str());
        if clause.kind != ClauseKind::Adverbial || !as_put || !alone || clause.verb.passive || is_narrators {
            return None;
        }
        let sentence = self.sentence(clause);
        // "“As Chad has long held, peace will come,” Mali said": within somebody's words, these are all there is.
        let mut quotations = self.quotations_in(clause.span);
        let quoted = quotations.find(|quotation| quotation.inner.contains(clause.span));
        let (start, end) = quoted.map_or((0, u32::MAX), |quotation| (quotation.inner.start, quotation.inner.end));
        let before = Span {
            start: sentence.span.start.max(start),
            end: clause.span.start,
        };
        let after = Span {
            start: clause.span.end,
            end: sentence.span.end.min(end),
        };
        let marks = |token: usize| {
            let is_mark = matches!(self.tag(token), Tag::Comma | Tag::Dash | Tag::Stop | Tag::OpenBracket);
            is_mark || self.tag(token) == Tag::OpenQuote
        };
        let first = self.token_at(clause.span.start);
        let last = self.token_at(clause.span.end);
        let apart = (first == sentence.tokens.start || marks(first - 1))
            && (marks(last) || self.tag(last) == Tag::CloseBracket);
        apart.then(|| Content {
            spans: vec![before, after],
            ..Content::of(before, Way::As)
        })
    }

    /// "said that in the current climate, “I think …”": behind `that` there is always something said.
    pub(super) fn rest_behind_that(&self, index: usize) -> Option<Content> {
        let clause = self.clause(index);
        let sentence = self.sentence(clause);
        let that = clause.verb.tokens.end;
        let begins = self.word(that).eq_ignore_ascii_case("that") && self.tag(that) == Tag::Complementizer;
        let begins = begins && !self.only_points(that);
        let span = Span {
            start: self.sentences.tokens.get(that)?.span.end,
            end: sentence.span.end,
        };
        let is_finite = |token| matches!(self.tag(token), Tag::VerbPast | Tag::VerbPresent | Tag::Modal);
        let says = (that + 2..sentence.tokens.end).any(is_finite);
        let span = self.trim(span);
        (begins && !clause.verb.passive && says).then(|| Content::of(span, Way::Rest))
    }

    /// Says whether a word belongs with the one before it: "no deal", not "no, but".
    fn continues_phrase(&self, token: usize) -> bool {
        matches!(
            self.tag(token),
            Tag::Noun | Tag::PluralNoun | Tag::ProperNoun | Tag::Adjective | Tag::VerbGerund | Tag::Number
        )
    }

    /// "He said: We will go.", and "He wrote:" before a paragraph of its own.
    pub(super) fn after_colon(&self, clause: &Clause, own: Span, sentence: &Sentence) -> Option<Content> {
        let next = self.token_at(own.end);
        let colon = (next..sentence.tokens.end)
            .take(8)
            .find(|&token| self.tag(token) == Tag::Colon)?;
        if colon + 1 == sentence.tokens.end {
            return self.below_colon(clause, sentence);
        }
        let start = self.sentences.tokens[colon].span.end;
        self.contents(
            vec![Span {
                start,
                end: sentence.span.end,
            }],
            Way::Colon,
        )
    }

    /// "said the plan was dead: “We are done.”", "said the choice was plain: leave or stay": what follows a colon goes on
    /// with what is said before it, unless it has somebody of its own who says it.
    pub(super) fn behind_colon(&self, index: usize, last: Span, way: Way) -> Vec<Span> {
        let clause = self.clause(index);
        let sentence = self.sentence(clause);
        let behind = self.token_at(last.end);
        let mut tokens = behind..sentence.tokens.end;
        let colon = tokens.find(|&token| self.tag(token) != Tag::CloseQuote);
        let is_colon = |token: &usize| self.tag(*token) == Tag::Colon && !self.is_quoted(self.span(*token));
        let Some(colon) = colon.filter(is_colon).filter(|_| !clause.quoted) else {
            return Vec::new();
        };
        let start = self.span(colon).end;
        let reports = |other: &Clause| {
            let mut cues = self.lexicon.cues_of(&other.verb.lemma);
            other.span.start >= start && !other.quoted && other.verb.is_finite() && cues.any(|cue| !cue.attitude)
        };
        // "said both were idle, but he had a word for one: “…”": the narrator has gone on.
        let is_left = self.before_mark(last.start, last.end) < last.end;
        if is_left || self.clauses_of(clause.sentence).iter().any(reports) {
            return Vec::new();
        }
        let opens = |quotation: &&Quotation| self.token_at(quotation.span.start) == colon + 1;
        if let Some(quotation) = self.quotations_of(sentence).find(opens) {
            let mut spans = vec![self.trim(quotation.inner)];
            spans.extend(self.find_continuation(quotation.span));
            return spans;
        }
        let rest = self.trim(Span {
            start,
            end: sentence.span.end,
        });
        let goes_on = matches!(way, Way::Clause | Way::Rest) && !rest.is_empty();
        goes_on.then_some(rest).into_iter().collect()
    }

    /// Gives what stands below a sentence that ends in a colon: a quotation, or a paragraph without marks.
    fn below_colon(&self, clause: &Clause, sentence: &Sentence) -> Option<Content> {
        let place = self.sentence_at(sentence.span) + 1;
        let below = self.sentences.sentences.get(place)?;
        if let Some(quotation) = self.quotations_of(below).next()
            && quotation.span.start <= below.span.start
        {
            return self.contents(vec![quotation.inner], Way::Quote);
        }
        let paragraph = self.sentences.sentences[place..]
            .iter()
            .take(LONGEST_RUN)
            .take_while(|other| other.paragraph == below.paragraph && other.kind.is_news());
        let whole = paragraph.fold(below.span, |span, other| span.cover(other.span));
        // "Then he tweeted:" stands above a picture of it that the text lacks.
        let is_shown = matches!(clause.verb.lemma.as_str(), "tweet" | "post" | "share");
        let is_own = below.paragraph != sentence.paragraph && below.kind.is_news();
        let tells = is_own && !is_shown && self.has_verb(place);
        self.contents(vec![whole], Way::Colon).filter(|_| tells)
    }

    fn has_verb(&self, sentence: usize) -> bool {
        let mut clauses = self.clauses_of(sentence).iter();
        clauses.any(|clause| clause.verb.is_finite())
    }
}
