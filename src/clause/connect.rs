//! Words and marks between clauses: `that`, `which`, commas, dashes, brackets.

use super::build::Builder;
use super::chunk::PieceKind;
use super::frame::ClauseFrame;
use super::{ClauseKind, VerbGroup};
use crate::ontology::Trait;
use crate::sentence::Tag;

impl Builder<'_, '_> {
    pub(super) fn read_complementizer(&mut self, index: usize) {
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
            None => self.reporting_frame(token).or(self.open.last().copied()),
        };
        if let Some(parent) = parent.filter(|_| beside.is_none()) {
            self.close_above(parent);
        }
        let frame = self.push_below(ClauseKind::Complement, parent, token);
        frame.introducer = Some(token);
        frame.coordinated_with = beside;
        // "speculation that …"
        frame.antecedent = noun.filter(|_| beside.is_none());
    }

    /// "said if the vote fails, talks will end": before a fronted adverbial, what is said has begun.
    pub(super) fn await_complement(&mut self, index: usize) {
        let comma = matches!(self.previous(index), Some(PieceKind::Comma));
        // "saying, if he won, he would go", but not "he said, as he left, …"
        let opens = self
            .text
            .is_any(self.pieces[index].tokens.start, &["if", "unless", "once"]);
        let before = index - usize::from(comma && opens);
        let after_verb = matches!(self.previous(before), Some(PieceKind::Verb(_)));
        let is_active = |frame: &ClauseFrame| frame.verb.as_ref().is_some_and(|verb| !verb.passive);
        if after_verb && self.reports() && is_active(self.top()) {
            self.push(ClauseKind::Complement, index);
        }
    }

    /// Gives the innermost open frame of something said that has neither subject nor verb yet.
    pub(super) fn empty_complement(&self) -> Option<usize> {
        let is_empty = |frame: &&usize| {
            let frame = &self.frames[**frame];
            frame.kind == ClauseKind::Complement && frame.verb.is_none() && frame.candidate.is_none()
        };
        self.open.iter().rev().find(is_empty).copied()
    }

    pub(super) fn read_wh(&mut self, index: usize) {
        let token = self.pieces[index].tokens.start;
        let text = self.text;
        let mut antecedent = None;
        let mut after_comma = false;
        let verb_next = matches!(self.next(index), Some(PieceKind::Verb(_)));
        for piece in self.pieces[..index].iter().rev() {
            match piece.kind {
                PieceKind::Comma | PieceKind::Dash => after_comma = true,
                PieceKind::Preposition => {}
                // "her records in July, which showed", "a report Wednesday that said": a day shows and says nothing.
                PieceKind::NounPhrase(phrase) if (after_comma || verb_next) && self.phrases[phrase].time.is_some() => {}
                PieceKind::NounPhrase(phrase) => {
                    antecedent = Some(phrase);
                    break;
                }
                _ => break,
            }
        }
        if text.is(token, "who") || text.is(token, "whose") && antecedent.is_some_and(|phrase| self.is_home(phrase)) {
            antecedent = antecedent.map(|phrase| self.person_before(phrase));
        }
        if let Some(PieceKind::Verb(group)) = self.next(index) {
            let defines = text.is(token, "that") && !after_comma;
            antecedent = antecedent.map(|phrase| self.agreeing_before(phrase, group, defines));
        }
        // "said in a speech in Kyiv that the ships had left", but "said in a speech that shocked Kyiv"
        let governed = antecedent
            .is_some_and(|phrase| self.phrases[phrase].governed_by.is_some() || self.phrases[phrase].time.is_some());
        if text.is(token, "that") && governed && !verb_next && !after_comma && self.reporting_frame(token).is_some() {
            return self.read_complementizer(index);
        }
        let adverbial = ["when", "where", "while", "how", "why"]
            .iter()
            .any(|word| text.is(token, word));
        let fronted = index == 0;
        // "described how he left", "boasted of how he left"
        let is_asked = ["how", "why"].iter().any(|word| text.is(token, word))
            && matches!(
                index.checked_sub(1).map(|index| &self.pieces[index].kind),
                Some(PieceKind::Verb(_) | PieceKind::Preposition)
            );
        // "told the host on Thursday how surprised he was": no noun has a `how`.
        let is_asked = is_asked || text.is(token, "how") && self.reports();
        let kind = match antecedent {
            _ if is_asked && !after_comma => ClauseKind::Complement,
            Some(_) if adverbial && after_comma => ClauseKind::Adverbial,
            Some(_) => ClauseKind::Relative,
            None if fronted || after_comma => ClauseKind::Adverbial,
            None if adverbial && !(self.reports() && self.asks_or_denies()) => ClauseKind::Adverbial,
            None => ClauseKind::Complement,
        };
        let frame = self.push(kind, index);
        frame.introducer = Some(token);
        frame.antecedent = antecedent.filter(|_| kind == ClauseKind::Relative);
        frame.mark = (after_comma || fronted).then_some(Tag::Comma);
    }

    /// "forces from Syria that threaten Israel": where the number of the last noun does not fit the verb and that of the
    /// noun before its preposition does, the one before is meant; so it is where the last is a name, which "that" does not
    /// define: "forces from Syria that shelled Israel".
    fn agreeing_before(&self, phrase: usize, group: &VerbGroup, defines: bool) -> usize {
        let before = self.phrases[phrase].governed_by;
        let before = before.and_then(|place| self.prepositional[place].after);
        let Some(before) = before else { return phrase };
        let is_name = |phrase: usize| self.text.tag(self.phrases[phrase].head) == Tag::ProperNoun;
        if defines && is_name(phrase) && !is_name(before) {
            return before;
        }
        let first = group.tokens.start;
        let word = self.text.small(first);
        let plural = match word {
            "are" | "were" | "have" | "do" => true,
            "is" | "was" | "has" | "does" => false,
            _ if self.text.tag(first) == Tag::VerbPresent => !word.ends_with('s'),
            _ => return phrase,
        };
        let fits = |phrase: usize| {
            let noun_phrase = &self.phrases[phrase];
            (self.text.tag(noun_phrase.head) == Tag::PluralNoun || noun_phrase.conjunct.is_some()) == plural
        };
        // A name in the plural, "the Maldives", takes either.
        let is_either = is_name(phrase) && !plural;
        match !is_either && !fits(phrase) && fits(before) {
            true => before,
            false => phrase,
        }
    }

    /// "Senator Lena Koch of Ohio, whose plan": says whether a phrase is only where somebody who is named comes from.
    fn is_home(&self, phrase: usize) -> bool {
        let name = |phrase: usize| self.text.mentions.get(self.phrases[phrase].mention?);
        let of = self.phrases[phrase].governed_by.map(|place| &self.prepositional[place]);
        let of = of.filter(|of| of.preposition == "of").and_then(|of| name(of.after?));
        let is_place = name(phrase).is_some_and(|name| name.is(Trait::Place));
        is_place && of.is_some_and(|name| name.is(Trait::Person) || name.candidates.is_empty() && name.kind.is_none())
    }

    /// "Senator Ana Lund of Ohio, who": where the last name is no person's, the one that it belongs to is meant.
    fn person_before(&self, phrase: usize) -> usize {
        let noun_phrase = &self.phrases[phrase];
        let mention = noun_phrase.mention.and_then(|mention| self.text.mentions.get(mention));
        let kind = mention.and_then(|mention| mention.kind.as_ref());
        let head = self.text.lemma(noun_phrase.head);
        let is_thing = match mention {
            Some(_) => kind.is_some_and(|kind| !kind.is(Trait::Person)),
            None => self.text.lexicon.is_thing(head),
        };
        let place = noun_phrase.governed_by;
        // "a person familiar with the matter, who left"
        let familiar = || {
            let preposition = self.prepositional[place?].span.start;
            let adjective = self.text.token_at(preposition).checked_sub(1)?;
            let is_adjective = self.text.tag(adjective) == Tag::Adjective;
            let mut before = (0..phrase).rev().take(3);
            before.find(|&before| is_adjective && self.phrases[before].tokens.end == adjective)
        };
        // "two clerks named in the plot who left"
        let described = || self.open.last().and_then(|&frame| self.frames[frame].antecedent);
        let before = place.and_then(|place| self.prepositional[place].after.or_else(familiar).or_else(described));
        before.filter(|_| is_thing).unwrap_or(phrase)
    }

    /// Gives the innermost open frame whose verb takes a clause and has none yet, where only what describes a noun lies
    /// between: "said in a statement posted on its website that …".
    fn reporting_frame(&self, token: usize) -> Option<usize> {
        let has_clause = |frame: usize| {
            let below = |other: &ClauseFrame| {
                other.parent == Some(frame) && other.kind == ClauseKind::Complement && other.verb.is_some()
            };
            // A frame comes behind the one above it.
            self.frames[frame + 1..].iter().any(below)
        };
        for &frame in self.open.iter().rev() {
            let Some(verb) = self.frames[frame].verb.as_ref() else {
                // "said that claims by Kyiv that Minsk was behind it were false": what waits for its verb has the clause.
                let waits = self.frames[frame].kind == ClauseKind::Complement && self.frames[frame].candidate.is_some();
                if waits {
                    return None;
                }
                continue;
            };
            if self.text.lexicon.takes_clause(&verb.lemma) && !verb.passive && !has_clause(frame) {
                return Some(frame);
            }
            // "said when asked that …", but not "said when asked whether …"
            let passes = match self.frames[frame].kind {
                // "said, because he was not authorized to speak, that …"
                _ if self.text.is(token, "that") && token > 0 && self.text.tag(token - 1) == Tag::Comma => true,
                ClauseKind::Relative => true,
                // "reported, citing a diplomat, that …"
                ClauseKind::Adverbial | ClauseKind::Participle => self.text.is(token, "that"),
                _ => false,
            };
            if !passes {
                return None;
            }
        }
        None
    }

    /// "did not say when", "asked how", but not "said when asked".
    fn asks_or_denies(&self) -> bool {
        const ASKING: [&str; 9] = [
            "ask",
            "know",
            "explain",
            "wonder",
            "decide",
            "describe",
            "reveal",
            "understand",
            "see",
        ];
        let verb = self.open.last().and_then(|&top| self.frames[top].verb.as_ref());
        verb.is_some_and(|verb| verb.negated || ASKING.contains(&verb.lemma.as_str()))
    }

    /// "wondered if he would go", "did not know if": the conjunction asks.
    pub(super) fn asks_if(&self, index: usize) -> bool {
        let after_verb = matches!(self.previous(index), Some(PieceKind::Verb(_)));
        self.text.is(self.pieces[index].tokens.start, "if") && after_verb && self.reports() && self.asks_or_denies()
    }

    /// Says whether the innermost verb takes a clause: "explained why", not "happens when".
    pub(super) fn reports(&self) -> bool {
        let verb = self.open.last().and_then(|&top| self.frames[top].verb.as_ref());
        verb.is_some_and(|verb| self.text.lexicon.takes_clause(&verb.lemma))
    }

    pub(super) fn read_comma(&mut self, index: usize) {
        if self.lacks_verb() {
            self.open.pop();
        }
        let root = self.open.first().copied().unwrap_or(0);
        let fronted = self.frames[root].verb.is_none() && self.frames[root].candidate.is_none();
        if fronted && self.frames[root].prepositional.is_empty() | self.top().verb.is_some() {
            self.close_above(root);
        } else if let Some(complement) = self.empty_complement().filter(|_| self.has_led_in(index)) {
            // "wrote that after the dam had burst, Lula came …", "pledged that, if elected, she would go"
            self.close_above(complement);
        } else if let Some(waiting) = self.waiting() {
            let verb_next = matches!(self.next(index), Some(PieceKind::Verb(group)) if group.is_finite());
            if verb_next || self.top().mark == Some(Tag::Comma) && self.top().verb.is_some() {
                self.close_above(waiting);
            }
        }
        self.top().separator.comma = true;
    }

    /// "called it an error while in office, but she denied it": says whether the innermost clause is one of a conjunction and a
    /// phrase, behind a verb; in "left when, in May, she came" its subject is still to come.
    fn lacks_verb(&self) -> bool {
        let Some(top) = self.open.last().map(|&top| &self.frames[top]) else {
            return false;
        };
        let led = top.introducer.is_some_and(|token| {
            let follows = self.text.tag(token + 1) != Tag::Comma;
            // "when in fact, they did"
            let stresses = self.text.is_any(token + 2, &["fact", "reality", "truth"]);
            follows
                && !stresses
                && self
                    .text
                    .is_any(token, &["while", "when", "once", "though", "although"])
        });
        let above = top.parent.is_some_and(|above| self.frames[above].verb.is_some());
        let is_bare = top.verb.is_none() && top.candidate.is_none() && !top.prepositional.is_empty();
        top.kind == ClauseKind::Adverbial && led && above && is_bare
    }

    /// Says whether what stands before a comma is whole: it has its verb, or needs none, as "if elected president" where a
    /// clause follows.
    fn has_led_in(&self, comma: usize) -> bool {
        let Some(&top) = self.open.last() else {
            return false;
        };
        let follows = matches!(
            self.pieces.get(comma + 1).map(|piece| &piece.kind),
            Some(PieceKind::NounPhrase(_))
        );
        let is_short = self.frames[top].kind == ClauseKind::Adverbial && follows && self.starts_clause(comma + 1);
        self.frames[top].verb.is_some() || is_short
    }

    /// Reads a dash or an opening bracket: it opens an aside, or a second dash closes it.
    pub(super) fn read_aside(&mut self, index: usize, mark: Tag) {
        let is_open = self.open.iter().any(|&frame| self.frames[frame].mark == Some(mark));
        if mark == Tag::Dash && is_open {
            self.close_aside(mark);
            return;
        }
        let first = self.pieces[index].tokens.end;
        let frame = self.push(ClauseKind::Main, index);
        frame.mark = Some(mark);
        frame.first = first;
    }

    pub(super) fn close_aside(&mut self, mark: Tag) {
        if let Some(position) = self
            .open
            .iter()
            .rposition(|&frame| self.frames[frame].mark == Some(mark))
        {
            self.open.truncate(position.max(1));
        }
    }
}
