//! What a cue says of its object: "called the seizure illegal", "described it as theft".

use super::content::Content;
use super::cue::Cue;
use super::finder::StatementFinder;
use super::way::Way;
use crate::clause::ClauseKind;
use crate::mention::Found;
use crate::sentence::{Quotation, Tag};
use crate::span::Span;

impl StatementFinder<'_> {
    /// "called the seizure illegal", "described it as theft"; a name makes no statement: "calls them the Kurils".
    pub(super) fn small_clause(&self, index: usize, cue: &Cue) -> Option<Content> {
        let clause = self.clause(index);
        let gap = matches!(clause.kind, ClauseKind::Relative | ClauseKind::Complement)
            && clause.introducer.is_some_and(|token| self.tag(token) == Tag::Wh)
            && clause.subject != clause.antecedent;
        if gap && !clause.verb.passive {
            return self.judgement_of_antecedent(index);
        }
        let object = *clause.objects.first()?;
        // "cast a veto in the council, blocking the text"
        if clause.verb.lemma == "cast" && ["ballot", "doubt", "veto", "vote"].contains(&self.head(object)) {
            return None;
        }
        let start = self.phrase(object).span.start;
        let is_name = |&phrase: &usize| {
            let noun_phrase = self.phrase(phrase);
            let mention = noun_phrase.mention.and_then(|mention| self.mentions.get(mention));
            // "called the vote a “DARK DAY”": one of many is no name.
            if self.is_any(noun_phrase.tokens.start, &["a", "an"]) {
                return false;
            }
            // "called him the most ignorant president": an office is no name.
            mention.is_some_and(|mention| mention.found != Found::Title)
                || mention.is_none() && self.tag(noun_phrase.head) == Tag::ProperNoun
        };
        // "The day after he declared his candidacy, she left": behind a comma something else begins.
        let is_apart = |second: usize| {
            let start = self.phrase(second).tokens.start;
            start > 0 && self.tag(start - 1) == Tag::Comma
        };
        let second = clause.objects.get(1);
        let second = second.filter(|phrase| !is_name(phrase) && !is_apart(**phrase));
        let mut phrases = self.clauses.prepositional_of(clause);
        let as_phrase = phrases.any(|phrase| phrase.preposition.split(' ').next() == Some("as"));
        let adjective = clause
            .adjectives
            .iter()
            .any(|&token| self.sentences.tokens[token].span.start > start);
        // "the poll shows Clinton leading"
        let acts = self.clauses.below(index).any(|below| {
            let below = self.clause(below);
            let gerund = self.tag(below.verb.tokens.start) == Tag::VerbGerund;
            gerund
                && below.kind == ClauseKind::Relative
                && below.antecedent.is_some_and(|phrase| clause.objects.contains(&phrase))
        });
        // "called the charges against Koch politically motivated"
        let judged = self.clauses.below(index).any(|below| {
            let below = self.clause(below);
            let first = self.token_at(below.span.start);
            let is_last = below.verb.tokens.end == self.token_at(below.span.end) && below.introducer.is_none();
            let inside = below
                .subject
                .is_some_and(|phrase| self.full_span(object).contains(self.phrase(phrase).span));
            let governed = below
                .subject
                .is_some_and(|phrase| self.phrase(phrase).governed_by.is_some());
            let begins = self.tag(first) == Tag::Adverb || self.tag(first.saturating_sub(1)) == Tag::Adverb;
            below.kind == ClauseKind::Relative && is_last && inside && governed && begins && below.verb.passive
        });
        let predicate = judged || second.is_some() || as_phrase || adjective || acts && cue.of_documents;
        let end = self.content_end(index, start);
        let end = match self.said_in_marks(index, object) {
            Some(marked) if !predicate => self.end_of_judgement(marked, end),
            Some(marked) => end.max(marked.inner.end),
            None if predicate => end,
            None => return None,
        };
        Some(Content::of(Span { start, end }, Way::SmallClause))
    }

    /// "called the feast “a day that unites us”": what is in the marks is said of it, unless it is a name: “the Showman”.
    fn said_in_marks(&self, index: usize, object: usize) -> Option<Quotation> {
        let object_end = self.phrase(object).tokens.end;
        let behind = Span {
            start: self.phrase(object).span.end,
            end: self.clause(index).span.end,
        };
        let mut quotations = self.quotations_in(behind).copied();
        let marked = quotations.find(|quotation| self.token_at(quotation.span.start) == object_end)?;
        let words = marked.inner.slice(self.text());
        let words = words.strip_prefix("the ").unwrap_or(words);
        words.starts_with(char::is_lowercase).then_some(marked)
    }

    /// "“deranged” and a “dotard”" goes on, "“alarming” in an interview" does not.
    fn end_of_judgement(&self, marked: Quotation, end: u32) -> u32 {
        let behind = self.token_at(marked.span.end);
        match self.tag(behind) {
            Tag::Coordinator => end.max(marked.inner.end),
            _ => marked.inner.end,
        }
    }

    /// "what he called a fraud", "the plan, which he described as absurd".
    fn judgement_of_antecedent(&self, index: usize) -> Option<Content> {
        let clause = self.clause(index);
        let as_phrase = self.clauses.prepositional_of(clause);
        let as_phrase = as_phrase
            .filter(|phrase| phrase.preposition == "as")
            .map(|phrase| phrase.span.start);
        let object = clause.objects.iter().map(|&object| self.phrase(object));
        let named = object.clone().any(|phrase| phrase.mention.is_some());
        let object = object.map(|phrase| phrase.span.start);
        let adjective = clause
            .adjectives
            .iter()
            .map(|&token| self.sentences.tokens[token].span.start);
        let start = as_phrase.chain(object.filter(|_| !named)).chain(adjective).min()?;
        let span = Span {
            start,
            end: self.content_end(index, start),
        };
        (start >= clause.verb.span.end).then(|| Content::of(span, Way::SmallClause))
    }
}
