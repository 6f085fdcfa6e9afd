//! Pieces of a sentence → clauses, from left to right with a stack of the clauses that are open.

use super::chunk::{Piece, PieceKind};
use super::frame::{Frame, Separator};
use super::page::Page;
use super::{Clause, ClauseKind, Clauses, NounPhrase, PrepositionalPhrase, Tense, VerbGroup};
use crate::sentence::Tag;
use crate::span::Span;

/// Reads the clauses of some pieces of a sentence and adds them.
pub(super) fn build_clauses(page: &Page, sentence: usize, quoted: bool, pieces: &[Piece], found: &mut Clauses) {
    let mut start = 0;
    while start < pieces.len() {
        let divides = |piece: &Piece| matches!(piece.kind, PieceKind::Semicolon | PieceKind::Colon);
        let stop = pieces[start..]
            .iter()
            .position(divides)
            .map_or(pieces.len(), |offset| start + offset);
        if start < stop {
            let mut builder = Builder::new(page, &pieces[start..stop], found);
            builder.read();
            let frames = builder.frames;
            add_clauses(page, sentence, quoted, frames, found);
        }
        start = stop + 1;
    }
}

struct Builder<'a, 'p> {
    page: &'a Page<'p>,
    pieces: &'a [Piece],
    phrases: &'a mut Vec<NounPhrase>,
    prepositional: &'a mut Vec<PrepositionalPhrase>,
    frames: Vec<Frame>,
    /// The frames that may still take words, the outermost first.
    open: Vec<usize>,
}

impl<'a, 'p> Builder<'a, 'p> {
    fn new(page: &'a Page<'p>, pieces: &'a [Piece], found: &'a mut Clauses) -> Self {
        let first = pieces.first().map_or(0, |piece| piece.tokens.start);
        Self {
            page,
            pieces,
            phrases: &mut found.noun_phrases,
            prepositional: &mut found.prepositional,
            frames: vec![Frame::new(ClauseKind::Main, None, first)],
            open: vec![0],
        }
    }

    fn read(&mut self) {
        for index in 0..self.pieces.len() {
            let tokens = self.pieces[index].tokens.clone();
            match &self.pieces[index].kind {
                PieceKind::NounPhrase(phrase) => self.read_noun_phrase(index, *phrase),
                PieceKind::Verb(group) => self.read_verb(index, group.clone()),
                PieceKind::Complementizer => self.read_complementizer(index),
                PieceKind::Wh => self.read_wh(index),
                PieceKind::Subordinator => {
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
                PieceKind::Preposition if self.page.is(tokens.start, "according") => self.open.truncate(1),
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

    fn top(&mut self) -> &mut Frame {
        let top = self.open.last().copied().unwrap_or(0);
        &mut self.frames[top]
    }

    /// Opens a frame below the innermost one.
    fn push(&mut self, kind: ClauseKind, index: usize) -> &mut Frame {
        let parent = self.open.last().copied();
        self.push_below(kind, parent, self.pieces[index].tokens.start)
    }

    fn push_below(&mut self, kind: ClauseKind, parent: Option<usize>, first: usize) -> &mut Frame {
        self.open.push(self.frames.len());
        self.frames.push(Frame::new(kind, parent, first));
        self.top()
    }

    /// Closes the frames above this one; it stays open.
    fn close_above(&mut self, frame: usize) {
        if let Some(position) = self.open.iter().position(|&open| open == frame) {
            self.open.truncate(position + 1);
        }
    }

    fn previous(&self, index: usize) -> Option<&'a PieceKind> {
        let before = self.pieces[..index].iter().rev();
        before
            .map(|piece| &piece.kind)
            .find(|kind| !matches!(kind, PieceKind::Other))
    }

    fn next(&self, index: usize) -> Option<&'a PieceKind> {
        let after = self.pieces.get(index + 1..).unwrap_or_default().iter();
        after
            .map(|piece| &piece.kind)
            .find(|kind| !matches!(kind, PieceKind::Other))
    }

    fn read_noun_phrase(&mut self, index: usize, phrase: usize) {
        let before = index.checked_sub(1).map(|index| &self.pieces[index].kind);
        if let Some(PieceKind::Preposition) = before {
            self.govern(index, phrase);
            return;
        }
        let neighbour = self.neighbour(index);
        let starts_clause = self.starts_clause(index);
        let page = self.page;
        if self.phrases[phrase].time.is_some() && !starts_clause {
            return;
        }
        if let Some((neighbour, coordinator)) = neighbour {
            let top = self.top();
            let waits = top.verb.is_none();
            let complement_begins = top.objects == [neighbour]
                && top
                    .verb
                    .as_ref()
                    .is_some_and(|verb| page.lexicon.takes_clause(&verb.lemma))
                && top.before_candidate == Separator::default();
            if !starts_clause || (waits && top.candidate.is_some()) || (complement_begins && coordinator) {
                self.join(neighbour, phrase, coordinator);
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
            top.before_candidate = top.separator;
        }
    }

    /// Gives the noun phrase that a comma or `and` divides from this one, and whether it was `and`.
    fn neighbour(&self, index: usize) -> Option<(usize, bool)> {
        let mut coordinator = false;
        let mut divided = false;
        for piece in self.pieces[..index].iter().rev() {
            match piece.kind {
                PieceKind::Coordinator => (coordinator, divided) = (true, true),
                PieceKind::Comma | PieceKind::Dash | PieceKind::OpenBracket => divided = true,
                PieceKind::NounPhrase(phrase) if divided => return Some((phrase, coordinator)),
                _ => return None,
            }
        }
        None
    }

    /// Says whether a finite verb follows this noun phrase, with nothing but its own phrases between.
    fn starts_clause(&self, index: usize) -> bool {
        let mut after = self.pieces.get(index + 1..).unwrap_or_default().iter().peekable();
        let mut governed = false;
        while let Some(piece) = after.next() {
            match &piece.kind {
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
    fn govern(&mut self, index: usize, phrase: usize) {
        let preposition = &self.pieces[index - 1].tokens;
        let words = self.page.span(preposition).slice(self.page.text).to_lowercase();
        let after = match index.checked_sub(2).map(|index| &self.pieces[index].kind) {
            Some(PieceKind::NounPhrase(before)) => Some(*before),
            _ => None,
        };
        let span = self.page.span(preposition).cover(self.phrases[phrase].span);
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

    /// Joins a noun phrase to the one before the comma or `and`.
    fn join(&mut self, neighbour: usize, phrase: usize, coordinator: bool) {
        self.phrases[phrase].governed_by = self.phrases[neighbour].governed_by;
        let is_list = coordinator || self.phrases[neighbour].conjunct.is_some();
        if is_list {
            self.phrases[neighbour].conjunct = Some(phrase);
        } else {
            self.phrases[neighbour].apposition = Some(phrase);
        }
        if let Some(place) = self.phrases[phrase].governed_by {
            self.prepositional[place].span = self.prepositional[place].span.cover(self.phrases[phrase].span);
        }
        let top = self.top();
        if is_list && top.objects.contains(&neighbour) {
            top.objects.push(phrase);
        }
    }

    fn read_verb(&mut self, index: usize, group: VerbGroup) {
        if group.is_finite() {
            self.read_finite(index, group);
        } else {
            self.read_nonfinite(index, group);
        }
    }

    /// Gives the innermost open frame that still lacks its verb and has a subject for it.
    fn waiting(&self) -> Option<usize> {
        let waits = |frame: &&usize| self.frames[**frame].verb.is_none() && self.frames[**frame].candidate.is_some();
        self.open.iter().rev().find(waits).copied()
    }

    fn set_verb(&mut self, frame: usize, group: VerbGroup) {
        self.close_above(frame);
        let frame = &mut self.frames[frame];
        frame.subject = frame.candidate.or(frame.subject).or(frame.antecedent);
        frame.candidate = None;
        frame.separator = Separator::default();
        frame.verb = Some(group);
    }

    fn read_finite(&mut self, index: usize, group: VerbGroup) {
        let top = self.open.last().copied().unwrap_or(0);
        let takes_clause = self.page.lexicon.takes_clause(&group.lemma);
        if self.frames[top].verb.is_none() {
            let inverted = self.frames[top].candidate.is_none() && self.frames[top].antecedent.is_none();
            self.set_verb(top, group);
            self.frames[top].inverted = inverted && takes_clause;
            return;
        }
        let waiting = self.waiting();
        let candidate = self.frames[top].candidate;
        let above_takes = self.frames[top]
            .verb
            .as_ref()
            .is_some_and(|verb| self.page.lexicon.takes_clause(&verb.lemma));
        match (candidate, waiting) {
            // "the islands that Japan calls the Northern Territories are …"
            (Some(_), Some(waiting)) if !above_takes => self.set_verb(waiting, group),
            (Some(candidate), _) => self.begin_clause(index, candidate, group),
            (None, Some(waiting)) => self.set_verb(waiting, group),
            (None, None) => self.share_subject(index, group, takes_clause),
        }
    }

    /// Opens a clause whose subject stands after the verb of the innermost frame.
    fn begin_clause(&mut self, index: usize, candidate: usize, group: VerbGroup) {
        let top = self.open.last().copied().unwrap_or(0);
        let separator = self.frames[top].before_candidate;
        self.frames[top].objects.retain(|&object| object != candidate);
        self.frames[top].candidate = None;
        let first = self.phrases[candidate].tokens.start;
        let parenthetical = separator.comma
            && self.page.lexicon.takes_clause(&group.lemma)
            && matches!(
                self.next(index),
                None | Some(PieceKind::Comma | PieceKind::Preposition | PieceKind::NounPhrase(_) | PieceKind::Quoted)
            );
        if parenthetical && !separator.coordinator {
            let root = self.open.first().copied();
            let frame = self.push_below(ClauseKind::Parenthetical, root, first);
            frame.subject = Some(candidate);
            frame.verb = Some(group);
            return;
        }
        if separator == Separator::default() {
            let contact = self
                .contact_antecedent(candidate)
                .filter(|_| !self.above_takes_clause(top));
            let kind = if contact.is_some() {
                ClauseKind::Relative
            } else {
                ClauseKind::Complement
            };
            let frame = self.push_below(kind, Some(top), first);
            frame.antecedent = contact;
            frame.subject = Some(candidate);
            frame.verb = Some(group);
            return;
        }
        let beside = self.beside_with_subject(candidate, &group, separator);
        self.push_beside(beside, first, Some(candidate), group);
    }

    fn above_takes_clause(&self, frame: usize) -> bool {
        self.frames[frame]
            .verb
            .as_ref()
            .is_some_and(|verb| self.page.lexicon.takes_clause(&verb.lemma))
    }

    /// Gives the noun phrase directly before another one: "the islands Japan claims".
    fn contact_antecedent(&self, candidate: usize) -> Option<usize> {
        let start = self.phrases[candidate].tokens.start;
        let before = |phrase: &&NounPhrase| phrase.tokens.end == start && phrase.time.is_none();
        self.phrases
            .iter()
            .rev()
            .find(before)
            .and_then(|found| self.phrases.iter().position(|phrase| phrase == found))
    }

    fn push_beside(&mut self, beside: usize, first: usize, subject: Option<usize>, group: VerbGroup) {
        let (kind, parent, antecedent) = {
            let frame = &self.frames[beside];
            (frame.kind, frame.parent, frame.antecedent)
        };
        if let Some(position) = self.open.iter().position(|&open| open == beside) {
            self.open.truncate(position);
        }
        let inherited = self.frames[beside].subject;
        let frame = self.push_below(kind, parent, first);
        frame.coordinated_with = Some(beside);
        frame.antecedent = antecedent;
        frame.subject = subject.or(inherited);
        frame.verb = Some(group);
    }

    /// Chooses the clause that `and NOUN VERB` stands beside.
    ///
    /// "He said Japan cannot agree, but it will …" goes on with what is said; "Putin said he was ready and the two
    /// agreed to meet" does not: a new subject with a plain past event is told by the narrator.
    fn beside_with_subject(&self, candidate: usize, group: &VerbGroup, separator: Separator) -> usize {
        let root = self.open.first().copied().unwrap_or(0);
        let kinds = [ClauseKind::Complement, ClauseKind::Main];
        let finite = |frame: &&usize| self.frames[**frame].is_finite() && kinds.contains(&self.frames[**frame].kind);
        let inner = self.open.iter().rev().find(finite).copied().unwrap_or(root);
        let is_pronoun = self.page.tag(self.phrases[candidate].head) == Tag::Pronoun;
        let stays = is_pronoun
            || group.modal.is_some()
            || group.tense != Tense::Past
            || group.perfect
            || ["be", "have"].contains(&group.lemma.as_str())
            || self.frames[root]
                .verb
                .as_ref()
                .is_some_and(|verb| verb.tense != Tense::Past && !separator.comma);
        if stays { inner } else { root }
    }

    /// Reads a verb without a subject of its own: it shares one, or its subject follows.
    fn share_subject(&mut self, index: usize, group: VerbGroup, takes_clause: bool) {
        let first = group.tokens.start;
        let previous = self.previous(index);
        let noun_next = matches!(self.next(index), Some(PieceKind::NounPhrase(_)));
        if takes_clause
            && noun_next
            && matches!(previous, Some(PieceKind::Comma | PieceKind::Quoted))
            && !self.top().separator.coordinator
        {
            let root = self.open.first().copied();
            let frame = self.push_below(ClauseKind::Parenthetical, root, first);
            frame.verb = Some(group);
            frame.inverted = true;
            return;
        }
        let beside = self.beside_without_subject(&group);
        self.push_beside(beside, first, None, group);
    }

    /// Chooses the clause whose subject a verb shares: the innermost of the same form.
    fn beside_without_subject(&self, group: &VerbGroup) -> usize {
        let fitness = |frame: usize, depth: usize| {
            let verb = self.frames[frame].verb.as_ref()?;
            let reporting = |lemma: &str| self.page.lexicon.takes_clause(lemma);
            let mut score = depth;
            score += if verb.tense == group.tense { 20 } else { 0 };
            score += if verb.perfect == group.perfect { 5 } else { 0 };
            score += if verb.modal.is_some() == group.modal.is_some() {
                5
            } else {
                0
            };
            score += if reporting(&verb.lemma) == reporting(&group.lemma) {
                10
            } else {
                0
            };
            score += if (verb.lemma == "be") == (group.lemma == "be") {
                5
            } else {
                0
            };
            Some(score)
        };
        let finite = self
            .open
            .iter()
            .enumerate()
            .filter(|(_, frame)| self.frames[**frame].is_finite());
        let best = finite
            .filter_map(|(depth, &frame)| Some((fitness(frame, depth)?, frame)))
            .max();
        best.map_or(0, |(_, frame)| frame)
    }

    fn read_nonfinite(&mut self, index: usize, mut group: VerbGroup) {
        let first = group.tokens.start;
        let previous = self.previous(index);
        let top = self.open.last().copied().unwrap_or(0);
        let tag = self.page.tag(group.head);
        let starts_with_to = self.page.tag(first) == Tag::To;
        let leads_nothing = self.frames[top].verb.is_none() && self.frames[top].candidate.is_none();
        let kind = match (tag, previous) {
            _ if starts_with_to => ClauseKind::Infinitive,
            // "after meeting Abe", "when asked"
            (Tag::VerbGerund | Tag::VerbPastParticiple, Some(PieceKind::Subordinator | PieceKind::Wh))
                if leads_nothing =>
            {
                let subject = self.frames[top].parent.and_then(|parent| self.frames[parent].subject);
                group.passive |= tag == Tag::VerbPastParticiple;
                self.frames[top].subject = subject;
                self.frames[top].antecedent = None;
                self.frames[top].verb = Some(group);
                return;
            }
            (Tag::VerbBase, Some(PieceKind::Coordinator | PieceKind::Comma)) => {
                let shares = |frame: &&usize| {
                    let verb = self.frames[**frame].verb.as_ref();
                    verb.is_some_and(|verb| verb.modal.is_some() || self.frames[**frame].kind == ClauseKind::Infinitive)
                };
                if let Some(beside) = self.open.iter().rev().find(shares).copied() {
                    let verb = self.frames[beside].verb.as_ref();
                    (group.tense, group.modal) = verb.map_or((Tense::None, None), |verb| (verb.tense, verb.modal));
                    self.push_beside(beside, first, None, group);
                }
                return;
            }
            (Tag::VerbGerund, Some(PieceKind::NounPhrase(_))) | (Tag::VerbPastParticiple, _) if !leads_nothing => {
                ClauseKind::Relative
            }
            (Tag::VerbGerund, Some(PieceKind::Comma | PieceKind::Dash)) => ClauseKind::Participle,
            (Tag::VerbGerund | Tag::VerbPastParticiple, None | Some(PieceKind::Comma)) => ClauseKind::Participle,
            (Tag::VerbGerund, _) => ClauseKind::Gerund,
            _ => ClauseKind::Participle,
        };
        group.passive |= tag == Tag::VerbPastParticiple && !group.perfect;
        let after_comma = matches!(previous, Some(PieceKind::Comma));
        if kind == ClauseKind::Participle && after_comma && self.page.lexicon.takes_clause(&group.lemma) {
            // "said the talks had failed, adding that …": who said it adds it.
            let main = |frame: &&usize| self.frames[**frame].verb.is_some();
            if let Some(main) = self.open.iter().find(main).copied() {
                self.close_above(main);
            }
        }
        let parent = self.open.last().copied();
        let subject = self.nonfinite_subject(index, kind, parent);
        let antecedent = (kind == ClauseKind::Relative).then_some(subject).flatten();
        let mark = matches!(previous, None | Some(PieceKind::Comma)) && kind != ClauseKind::Infinitive;
        let frame = self.push_below(kind, parent, first);
        frame.verb = Some(group);
        frame.subject = subject;
        frame.antecedent = antecedent;
        frame.mark = mark.then_some(Tag::Comma);
    }

    /// Gives who does what an infinitive, gerund or participle says.
    fn nonfinite_subject(&self, index: usize, kind: ClauseKind, parent: Option<usize>) -> Option<usize> {
        let parent = parent.map(|parent| &self.frames[parent])?;
        let before = self.pieces[..index].iter().rev().find_map(|piece| match piece.kind {
            PieceKind::NounPhrase(phrase) => Some(phrase),
            _ => None,
        });
        if kind == ClauseKind::Relative {
            return before;
        }
        let adjacent = matches!(self.previous(index), Some(PieceKind::NounPhrase(_)));
        let for_noun = adjacent
            && before
                .and_then(|phrase| self.phrases[phrase].governed_by)
                .is_some_and(|place| self.prepositional[place].preposition == "for");
        if for_noun {
            return before;
        }
        let last_object = parent.objects.last().copied();
        let from = index > 0 && self.page.is(self.pieces[index - 1].tokens.start, "from");
        let controlled = kind == ClauseKind::Infinitive && adjacent && last_object == before
            || kind == ClauseKind::Gerund && from && last_object.is_some();
        if controlled {
            last_object
        } else {
            parent.subject.or(parent.candidate)
        }
    }

    fn read_complementizer(&mut self, index: usize) {
        let token = self.pieces[index].tokens.start;
        let after_coordinator = matches!(self.previous(index), Some(PieceKind::Coordinator));
        let reported = |frame: &&usize| self.frames[**frame].kind == ClauseKind::Complement;
        let beside = self
            .open
            .iter()
            .rev()
            .find(reported)
            .copied()
            .filter(|_| after_coordinator);
        let noun = match self.previous(index) {
            Some(PieceKind::NounPhrase(phrase)) => Some(*phrase),
            _ => None,
        };
        let parent = match beside {
            Some(beside) => {
                let position = self.open.iter().position(|&open| open == beside).unwrap_or(1);
                self.open.truncate(position);
                self.frames[beside].parent
            }
            None => self.open.last().copied(),
        };
        let frame = self.push_below(ClauseKind::Complement, parent, token);
        frame.introducer = Some(token);
        frame.coordinated_with = beside;
        // "speculation that …"
        frame.antecedent = noun.filter(|_| beside.is_none());
    }

    fn read_wh(&mut self, index: usize) {
        let token = self.pieces[index].tokens.start;
        let page = self.page;
        let mut antecedent = None;
        let mut after_comma = false;
        for piece in self.pieces[..index].iter().rev() {
            match piece.kind {
                PieceKind::Comma | PieceKind::Dash => after_comma = true,
                PieceKind::Preposition => {}
                PieceKind::NounPhrase(phrase) => {
                    antecedent = Some(phrase);
                    break;
                }
                _ => break,
            }
        }
        let adverbial = ["when", "where", "while", "how", "why"]
            .iter()
            .any(|word| page.is(token, word));
        let fronted = index == 0;
        let kind = match antecedent {
            Some(_) if adverbial && after_comma => ClauseKind::Adverbial,
            Some(_) => ClauseKind::Relative,
            None if fronted || after_comma => ClauseKind::Adverbial,
            None => ClauseKind::Complement,
        };
        let frame = self.push(kind, index);
        frame.introducer = Some(token);
        frame.antecedent = antecedent.filter(|_| kind == ClauseKind::Relative);
        frame.mark = (after_comma || fronted).then_some(Tag::Comma);
    }

    fn read_comma(&mut self, index: usize) {
        let root = self.open.first().copied().unwrap_or(0);
        let fronted = self.frames[root].verb.is_none() && self.frames[root].candidate.is_none();
        if fronted && self.frames[root].prepositional.is_empty() | self.top().verb.is_some() {
            self.close_above(root);
        } else if let Some(waiting) = self.waiting() {
            let verb_next = matches!(self.next(index), Some(PieceKind::Verb(group)) if group.is_finite());
            if verb_next || self.top().mark == Some(Tag::Comma) && self.top().verb.is_some() {
                self.close_above(waiting);
            }
        }
        self.top().separator.comma = true;
    }

    /// Reads a dash or an opening bracket: it opens an aside, or a second dash closes it.
    fn read_aside(&mut self, index: usize, mark: Tag) {
        let is_open = self.open.iter().any(|&frame| self.frames[frame].mark == Some(mark));
        if mark == Tag::Dash && is_open {
            self.close_aside(mark);
            return;
        }
        self.push(ClauseKind::Main, index + 1 - 1).mark = Some(mark);
    }

    fn close_aside(&mut self, mark: Tag) {
        if let Some(position) = self
            .open
            .iter()
            .rposition(|&frame| self.frames[frame].mark == Some(mark))
        {
            self.open.truncate(position.max(1));
        }
    }
}

/// Turns frames into clauses: those that found a verb.
fn add_clauses(page: &Page, sentence: usize, quoted: bool, frames: Vec<Frame>, found: &mut Clauses) {
    let mut place = vec![None; frames.len()];
    let mut next = found.clauses.len();
    for (index, frame) in frames.iter().enumerate() {
        if frame.verb.is_some() {
            place[index] = Some(next);
            next += 1;
        }
    }
    let parents: Vec<Option<usize>> = frames.iter().map(|frame| frame.parent).collect();
    let above = |mut frame: Option<usize>| {
        while let Some(index) = frame {
            if place[index].is_some() {
                return place[index];
            }
            frame = parents[index];
        }
        None
    };
    for frame in frames {
        let Some(verb) = frame.verb else {
            continue;
        };
        let clause = found.clauses.len();
        for &phrase in &frame.prepositional {
            found.prepositional[phrase].clause = Some(clause);
        }
        let first = frame.subject.map_or(frame.first, |subject| {
            frame.first.min(found.noun_phrases[subject].tokens.start)
        });
        let first = if frame.kind == ClauseKind::Relative {
            frame.first
        } else {
            first.max(frame.first.min(first))
        };
        found.clauses.push(Clause {
            sentence,
            span: page.span(&(first..frame.end)),
            kind: frame.kind,
            parent: above(frame.parent),
            introducer: frame.introducer,
            antecedent: frame.antecedent,
            subject: frame.subject,
            verb,
            objects: frame.objects,
            prepositional: frame.prepositional,
            adjectives: frame.adjectives,
            quoted,
            coordinated_with: frame.coordinated_with.and_then(|beside| place[beside]),
        });
    }
}

/// Extends every noun phrase by what belongs to it: "the sovereignty of the islands off Hokkaido".
///
/// A person takes no phrase but `of` and `for`: in "met Putin in Tokyo" the place belongs to the verb.
pub(super) fn extend_noun_phrases(page: &Page, found: &mut Clauses, from: usize) {
    for place in (from..found.prepositional.len()).rev() {
        let (after, object, span) = {
            let phrase = &found.prepositional[place];
            (phrase.after, phrase.object, phrase.span)
        };
        let Some(after) = after else {
            continue;
        };
        let full = span.cover(found.noun_phrases[object].full);
        let head = &found.noun_phrases[after];
        let is_person = page.tag(head.head) == Tag::Pronoun
            || head
                .mention
                .and_then(|mention| page.mentions[mention].kind.as_ref())
                .is_some_and(|kind| kind.as_str() == "Person");
        let belongs = ["of", "for"].contains(&found.prepositional[place].preposition.as_str())
            || !is_person && found.noun_phrases[object].time.is_none() && head.time.is_none();
        if belongs {
            let start: Span = found.noun_phrases[after].full;
            found.noun_phrases[after].full = start.cover(full);
        }
    }
}
