//! Pieces of a sentence → clauses, from left to right with a stack of the clauses that are open.

use super::chunk::{Piece, PieceKind};
use super::finish::add_clauses;
use super::frame::{ClauseFrame, Separator};
use super::parenthetical::find_parentheticals;
use super::text::ClauseText;
use super::{ClauseKind, Clauses, NounPhrase, PrepositionalPhrase};
use crate::sentence::Tag;

/// Reads the clauses of some pieces of a sentence and adds them.
pub(super) fn build_clauses(text: &ClauseText, sentence: usize, quoted: bool, pieces: &[Piece], found: &mut Clauses) {
    let mut start = 0;
    while start < pieces.len() {
        let divides = |piece: &Piece| matches!(piece.kind, PieceKind::Semicolon | PieceKind::Colon);
        let stop = pieces[start..]
            .iter()
            .position(divides)
            .map_or(pieces.len(), |offset| start + offset);
        let opens = matches!(pieces.get(stop).map(|piece| &piece.kind), Some(PieceKind::Colon));
        build_segment(text, sentence, quoted, &pieces[start..stop], opens, found);
        start = stop + 1;
    }
}

/// Reads a part of a sentence; what is put between commas to report it is read apart.
///
/// What reports before a colon reports what follows: "On strategy, Carville warned: “…”".
fn build_segment(text: &ClauseText, sentence: usize, quoted: bool, pieces: &[Piece], opens: bool, found: &mut Clauses) {
    let mut parentheticals = find_parentheticals(text, pieces, &found.noun_phrases);
    parentheticals.retain(|range| !opens || range.end < pieces.len());
    let mut keeps = vec![true; pieces.len()];
    for range in &parentheticals {
        // "Unless Japan changes course, Lavrov said, there will be …": one of the commas closes what comes before.
        let with_second_mark = range.start..pieces.len().min(range.end + 1);
        keeps[with_second_mark].fill(false);
    }
    let kept = pieces.iter().zip(keeps).filter(|(_, keeps)| *keeps);
    let rest: Vec<&Piece> = kept.map(|(piece, _)| piece).collect();
    read_clauses(text, sentence, quoted, ClauseKind::Main, &rest, found);
    for range in parentheticals {
        let pieces: Vec<&Piece> = pieces[range].iter().collect();
        read_clauses(text, sentence, quoted, ClauseKind::Parenthetical, &pieces, found);
    }
}

fn read_clauses(
    text: &ClauseText,
    sentence: usize,
    quoted: bool,
    kind: ClauseKind,
    pieces: &[&Piece],
    found: &mut Clauses,
) {
    if !pieces.is_empty() {
        let mut builder = Builder::new(text, kind, pieces, found);
        builder.read();
        let frames = builder.frames;
        add_clauses(text, sentence, quoted, frames, found);
    }
}

/// What stands before "after" and "before" to say how long: grammar, no list to grow.
const PERIODS: [&str; 7] = ["minutes", "hours", "days", "weeks", "months", "years", "moments"];

/// Prepositions before those who have a part in what a noun tells. Grammar.
const ENDS: [&str; 4] = ["against", "between", "to", "with"];

/// What time is given in. Grammar.
const LENGTHS: [&str; 6] = ["day", "hour", "minute", "month", "week", "year"];

/// Verbs that give somebody time. Grammar.
const GIVING: [&str; 4] = ["allow", "give", "grant", "have"];

pub(super) struct Builder<'a, 'p> {
    pub(super) text: &'a ClauseText<'p>,
    pub(super) pieces: &'a [&'a Piece],
    pub(super) phrases: &'a mut Vec<NounPhrase>,
    pub(super) prepositional: &'a mut Vec<PrepositionalPhrase>,
    pub(super) frames: Vec<ClauseFrame>,
    /// The frames that may still take words, the outermost first.
    pub(super) open: Vec<usize>,
}

impl<'a, 'p> Builder<'a, 'p> {
    pub(super) fn new(
        text: &'a ClauseText<'p>,
        kind: ClauseKind,
        pieces: &'a [&'a Piece],
        found: &'a mut Clauses,
    ) -> Self {
        let first = pieces.first().map_or(0, |piece| piece.tokens.start);
        Self {
            text,
            pieces,
            phrases: &mut found.noun_phrases,
            prepositional: &mut found.prepositional,
            frames: vec![ClauseFrame::new(kind, None, first)],
            open: vec![0],
        }
    }

    pub(super) fn read(&mut self) {
        for index in 0..self.pieces.len() {
            let tokens = self.pieces[index].tokens.clone();
            match &self.pieces[index].kind {
                PieceKind::NounPhrase(phrase) => self.read_noun_phrase(index, *phrase),
                PieceKind::Verb(group) => self.read_verb(index, group.clone()),
                PieceKind::Complementizer => self.read_complementizer(index),
                PieceKind::Wh => self.read_wh(index),
                PieceKind::Subordinator if self.asks_if(index) => self.read_complementizer(index),
                PieceKind::Subordinator => {
                    self.await_complement(index);
                    let fronted = self.open.len() == 1 && self.top().verb.is_none() && self.top().candidate.is_none();
                    let frame = self.push(ClauseKind::Adverbial, index);
                    frame.introducer = Some(tokens.start);
                    frame.mark = fronted.then_some(Tag::Comma);
                }
                PieceKind::Coordinator => self.top().separator.coordinator = true,
                PieceKind::Comma => self.read_comma(index),
                PieceKind::Dash => self.read_aside(index, Tag::Dash),
                PieceKind::OpenBracket => self.read_aside(index, Tag::CloseBracket),
                PieceKind::CloseBracket => self.close_aside(Tag::CloseBracket),
                PieceKind::Adjective => {
                    let token = tokens.start;
                    self.top().adjectives.push(token);
                }
                PieceKind::Preposition if self.text.is(tokens.start, "according") => self.open.truncate(1),
                PieceKind::Preposition | PieceKind::Quoted | PieceKind::Other => {}
                PieceKind::Semicolon | PieceKind::Colon => {}
            }
            if !matches!(
                self.pieces[index].kind,
                PieceKind::Comma
                    | PieceKind::Dash
                    | PieceKind::Coordinator
                    | PieceKind::CloseBracket
                    | PieceKind::OpenBracket
            ) {
                for &frame in &self.open {
                    self.frames[frame].end = self.frames[frame].end.max(tokens.end);
                }
            }
        }
    }

    pub(super) fn top(&mut self) -> &mut ClauseFrame {
        let top = self.open.last().copied().unwrap_or(0);
        &mut self.frames[top]
    }

    /// Opens a frame below the innermost one.
    pub(super) fn push(&mut self, kind: ClauseKind, index: usize) -> &mut ClauseFrame {
        let parent = self.open.last().copied();
        self.push_below(kind, parent, self.pieces[index].tokens.start)
    }

    pub(super) fn push_below(&mut self, kind: ClauseKind, parent: Option<usize>, first: usize) -> &mut ClauseFrame {
        self.open.push(self.frames.len());
        self.frames.push(ClauseFrame::new(kind, parent, first));
        self.top()
    }

    /// Closes the frames above this one; it stays open.
    pub(super) fn close_above(&mut self, frame: usize) {
        if let Some(position) = self.open.iter().position(|&open| open == frame) {
            self.open.truncate(position + 1);
        }
    }

    pub(super) fn previous(&self, index: usize) -> Option<&'a PieceKind> {
        let before = self.pieces[..index].iter().rev();
        before
            .map(|piece| &piece.kind)
            .find(|kind| !matches!(kind, PieceKind::Other))
    }

    pub(super) fn next(&self, index: usize) -> Option<&'a PieceKind> {
        let after = self.pieces.get(index + 1..).unwrap_or_default().iter();
        after
            .map(|piece| &piece.kind)
            .find(|kind| !matches!(kind, PieceKind::Other))
    }

    pub(super) fn read_noun_phrase(&mut self, index: usize, phrase: usize) {
        let before = index.checked_sub(1).map(|index| &self.pieces[index].kind);
        if let Some(PieceKind::Preposition) = before {
            self.govern(index, phrase);
            return;
        }
        let neighbour = self.neighbour(index);
        let is_time = self.phrases[phrase].time.is_some();
        // Asked of few phrases: what follows is read for it.
        let starts_clause = (is_time || neighbour.is_some()) && self.starts_clause(index);
        let text = self.text;
        // "Albright recently urged": an adverb is no subject.
        let is_adverb = text.tag(self.phrases[phrase].head) == Tag::Adverb;
        // "one in four voters last year said": nor is a day behind the subject.
        let next_reports = is_time && self.next_reports(index);
        let top = self.top();
        let has_subject = top.verb.is_none() && (top.candidate.is_some() || top.antecedent.is_some());
        // "has threatened to leave, and last month called it a trap"
        let shares = top.verb.is_some() && top.separator.coordinator || next_reports;
        // "Days after Abe left, he said …"
        let counts = || PERIODS.iter().any(|period| text.is(self.phrases[phrase].head, period));
        if matches!(self.next(index), Some(PieceKind::Subordinator)) && counts() {
            return;
        }
        // "gave Greece 48 hours to leave": the hours are what is given.
        let is_given = || {
            let verb = self.frames[*self.open.last()?].verb.as_ref()?;
            let is_length = LENGTHS.contains(&text.lemma(self.phrases[phrase].head));
            Some(is_length && GIVING.contains(&verb.lemma.as_str()))
        };
        if is_time && (!starts_clause || is_adverb || has_subject || shares) && is_given() != Some(true) {
            return;
        }
        if let Some((neighbour, coordinator)) = neighbour {
            // "of the four islands, the smaller two …": what a fronted phrase ends in stands beside nothing.
            // "Recalling that moment, Axelrod said …"
            let top = self.top();
            let waits = top.verb.is_none();
            let governed = self.phrases[neighbour].governed_by.is_some();
            let is_root = self.open.len() == 1;
            let top = self.top();
            let fronted = !coordinator && waits && top.candidate.is_none() && (governed || is_root);
            let complement_begins = top.objects == [neighbour]
                && top
                    .verb
                    .as_ref()
                    .is_some_and(|verb| text.lexicon.takes_clause(&verb.lemma))
                && top.before_candidate == Separator::default();
            // "holds the islands, but Japan claims them"
            let begins_list = complement_begins && coordinator && !top.separator.comma;
            if !fronted && !starts_clause || (waits && top.candidate.is_some()) || begins_list {
                // "the ports of Peru, Chile and Kenya"
                let goes_on =
                    governed && (matches!(self.next(index), Some(PieceKind::Coordinator)) || self.lists_on(index));
                self.join(neighbour, phrase, coordinator, goes_on);
                return;
            }
        }
        let top = self.top();
        if top.inverted && top.subject.is_none() {
            top.subject = Some(phrase);
            return;
        }
        if top.verb.is_some() {
            top.objects.push(phrase);
        }
        if top.verb.is_some() || top.candidate.is_none() || !top.separator.comma {
            top.candidate = Some(phrase);
            top.before_candidate = std::mem::take(&mut top.separator);
        }
    }

    /// "last week said": a day says nothing.
    fn next_reports(&self, index: usize) -> bool {
        matches!(self.next(index), Some(PieceKind::Verb(group)) if self.text.lexicon.takes_clause(&group.lemma))
    }

    /// Gives the noun phrase that a comma or `and` divides from this one, and whether it was `and`.
    pub(super) fn neighbour(&self, index: usize) -> Option<(usize, bool)> {
        let mut coordinator = false;
        let mut divided = false;
        let mut before = self.pieces[..index].iter().rev().peekable();
        let is_joined = |next: Option<&&&Piece>| {
            next.is_some_and(|next| {
                matches!(next.kind, PieceKind::Coordinator) && self.text.is(next.tokens.start, "and")
            })
        };
        let waits = self.open.last().is_none_or(|&top| self.frames[top].verb.is_none());
        while let Some(piece) = before.next() {
            match piece.kind {
                // "Chad and then Mali left", but not "met Roe and then Lund left"
                PieceKind::Other if waits && !divided && is_joined(before.peek()) => {}
                PieceKind::Coordinator => (coordinator, divided) = (true, true),
                PieceKind::Comma | PieceKind::Dash | PieceKind::OpenBracket => divided = true,
                PieceKind::NounPhrase(phrase) if divided => return Some((phrase, coordinator)),
                _ => return None,
            }
        }
        None
    }

    /// Says whether a finite verb follows this noun phrase, with nothing but its own phrases between.
    pub(super) fn starts_clause(&self, index: usize) -> bool {
        let rest = self.pieces.get(index + 1..).unwrap_or_default();
        // "and an aide, Novruz Mammadov, said"
        if let [comma, name, other, verb, ..] = rest
            && matches!((&comma.kind, &other.kind), (PieceKind::Comma, PieceKind::Comma))
            && matches!(name.kind, PieceKind::NounPhrase(_))
            && matches!(&verb.kind, PieceKind::Verb(group) if group.is_finite() && self.text.lexicon.takes_clause(&group.lemma))
        {
            return true;
        }
        let mut after = self.pieces.get(index + 1..).unwrap_or_default().iter().peekable();
        let mut governed = false;
        let mut described = false;
        while let Some(piece) = after.next() {
            match &piece.kind {
                // "and boats bought by Peru last spring have sunk"
                PieceKind::Verb(group)
                    if !described
                        && self.text.tag(group.head) == Tag::VerbPastParticiple
                        && !group.is_finite()
                        && matches!(after.peek().map(|next| &next.kind), Some(PieceKind::Preposition)) =>
                {
                    described = true;
                }
                PieceKind::Verb(group) => return group.is_finite(),
                PieceKind::Preposition => governed = true,
                PieceKind::NounPhrase(phrase) if governed || self.phrases[*phrase].time.is_some() => governed = false,
                PieceKind::Coordinator
                    if matches!(after.peek().map(|next| &next.kind), Some(PieceKind::NounPhrase(_))) =>
                {
                    governed = true;
                }
                PieceKind::Other => {}
                _ => return false,
            }
        }
        false
    }

    /// Makes a prepositional phrase of a noun phrase and the preposition before it.
    pub(super) fn govern(&mut self, index: usize, phrase: usize) {
        let preposition = &self.pieces[index - 1].tokens;
        let words = self.text.stretch(preposition).slice(self.text.text()).to_lowercase();
        let after = match index.checked_sub(2).map(|index| &self.pieces[index].kind) {
            Some(PieceKind::NounPhrase(before)) => Some(*before),
            _ => None,
        };
        // "accused Japan of delay", "was accused by Japan of delay": the verb's
        let top = self.open.last().map(|&top| &self.frames[top]);
        let verb = top.and_then(|top| top.verb.as_ref());
        let of_verb = verb.is_some_and(|verb| self.text.lexicon.takes(&verb.lemma, &words));
        let after = after.filter(|&before| {
            let governed = self.phrases[before].governed_by.map(|place| &self.prepositional[place]);
            // "by a member of the council of lying": the last one is the verb's.
            let is_last = || {
                !self.pieces[index + 1..]
                    .iter()
                    .any(|piece| self.text.is(piece.tokens.start, &words))
            };
            let is_agent = governed.is_some_and(|governed| governed.preposition == "by") && is_last();
            let is_object = top.is_some_and(|top| top.objects.contains(&before))
                || governed.is_some() && (is_agent || self.phrases[before].mention.is_some());
            !(of_verb && is_object)
        });
        // "warned Sunday of": a day takes no phrase.
        let is_day = |before: usize| self.phrases[before].time.is_some() && self.phrases[before].tokens.len() == 1;
        // "In a call on Saturday with Roe, he said": what is with him is the call.
        let is_end = verb.is_none() && ENDS.contains(&words.as_str());
        let of_day = |day: usize| self.prepositional[self.phrases[day].governed_by?].after;
        let after = match after {
            Some(day) if is_day(day) => of_day(day).filter(|_| is_end),
            after => after,
        };
        let span = self.text.stretch(preposition).cover(self.phrases[phrase].span);
        let place = self.prepositional.len();
        self.phrases[phrase].governed_by = Some(place);
        self.prepositional.push(PrepositionalPhrase {
            span,
            preposition: words,
            object: phrase,
            after,
            clause: None,
        });
        self.top().prepositional.push(place);
    }
}
