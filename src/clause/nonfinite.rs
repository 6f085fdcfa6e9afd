//! Infinitives, gerunds and participles → clauses with the subject that another clause gives them.

use super::build::Builder;
use super::chunk::PieceKind;
use super::frame::ClauseFrame;
use super::{ClauseKind, Tense, VerbGroup};
use crate::ontology::Trait;
use crate::sentence::Tag;

impl Builder<'_, '_> {
    pub(super) fn read_nonfinite(&mut self, index: usize, mut group: VerbGroup) {
        let first = group.tokens.start;
        if self.is_past_again(index, &group) {
            group.tense = Tense::Past;
            return self.share_subject(group);
        }
        if let Some(beside) = self.passive_before(index, &group) {
            let verb = self.frames[beside].verb.as_ref();
            (group.tense, group.modal) = verb.map_or((Tense::None, None), |verb| (verb.tense, verb.modal));
            group.passive = true;
            return self.push_beside(beside, first, None, group);
        }
        // "demanded that it be withdrawn"
        let plain = self.text.tag(first) == Tag::VerbBase;
        let waits = self.open.last().is_some_and(|&top| {
            let frame = &self.frames[top];
            frame.kind == ClauseKind::Complement && frame.verb.is_none() && frame.candidate.is_some()
        });
        if plain && waits {
            group.tense = Tense::Present;
            return self.read_finite(index, group);
        }
        // "texts that he says prove it": what he says has its verb.
        if plain && group.tokens.len() == 1 && (self.has_gap(index) || self.is_asked(index)) {
            group.tense = Tense::Present;
            return self.read_finite(index, group);
        }
        if self.resumes(index, &group) {
            group.tense = Tense::Past;
            return self.read_finite(index, group);
        }
        let previous = self.previous(index);
        let top = self.open.last().copied().unwrap_or(0);
        // "denied having met Abe": the whole is a gerund.
        let tag = match self.text.tag(first) {
            Tag::VerbGerund => Tag::VerbGerund,
            _ => self.text.tag(group.head),
        };
        let starts_with_to = self.text.is(first, "to");
        let leads_nothing = self.frames[top].verb.is_none() && self.frames[top].candidate.is_none();
        if leads_nothing
            && tag == Tag::VerbPastParticiple
            && self.frames[top].mark.is_some()
            && self.frames[top].antecedent.is_none()
        {
            // "the islands — called the Southern Kurils in Russia — were …"
            let antecedent = self.last_noun_phrase(index);
            group.passive = true;
            let frame = &mut self.frames[top];
            (frame.kind, frame.antecedent, frame.subject) = (ClauseKind::Relative, antecedent, antecedent);
            frame.verb = Some(group);
            return;
        }
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
                    // "did not meet Sall or visit Dakar"
                    let has_do = |verb: &VerbGroup| verb.tokens.len() > 1 && self.text.tag(verb.head) == Tag::VerbBase;
                    verb.is_some_and(|verb| {
                        verb.modal.is_some() || has_do(verb) || self.frames[**frame].kind == ClauseKind::Infinitive
                    })
                };
                if let Some(beside) = self.open.iter().rev().find(shares).copied() {
                    let verb = self.frames[beside].verb.as_ref();
                    (group.tense, group.modal) = verb.map_or((Tense::None, None), |verb| (verb.tense, verb.modal));
                    self.push_beside(beside, first, None, group);
                }
                return;
            }
            (Tag::VerbGerund, Some(PieceKind::NounPhrase(_))) if self.message_before(index).is_some() => {
                ClauseKind::Relative
            }
            // "the possibility of Putin travelling"
            (Tag::VerbGerund, Some(PieceKind::NounPhrase(phrase)))
                if !leads_nothing && self.acts_in_gerund(*phrase) =>
            {
                ClauseKind::Gerund
            }
            (Tag::VerbGerund, Some(PieceKind::NounPhrase(_))) | (Tag::VerbPastParticiple, _) if !leads_nothing => {
                ClauseKind::Relative
            }
            (Tag::VerbGerund, Some(PieceKind::Comma | PieceKind::Dash)) => ClauseKind::Participle,
            (Tag::VerbGerund | Tag::VerbPastParticiple, None | Some(PieceKind::Comma)) => ClauseKind::Participle,
            (Tag::VerbGerund, _) => ClauseKind::Gerund,
            _ => ClauseKind::Participle,
        };
        // "addressing her as a friend and telling her": a gerund goes on with the one before the conjunction.
        if let Some(beside) = self.gerund_beside(&group, previous) {
            return self.push_beside(beside, first, None, group);
        }
        group.passive |= tag == Tag::VerbPastParticiple && first == group.head;
        let after_comma = matches!(previous, Some(PieceKind::Comma | PieceKind::Dash));
        let lexicon = self.text.lexicon;
        let tells = lexicon.takes_clause(&group.lemma) || lexicon.goes_on_reporting(&group.lemma);
        if kind == ClauseKind::Participle && after_comma && tells {
            // "said the talks had failed, adding that …": who said it adds it.
            let main = |frame: &&usize| self.frames[**frame].verb.is_some();
            // "referred to words of Kim, who said it was late, adding that …": Kim adds it, who says the rest.
            let adds = group.lemma == "add";
            let speaks = |frame: &&usize| {
                let verb = self.frames[**frame].verb.as_ref().filter(|_| adds);
                verb.is_some_and(|verb| lexicon.takes_clause(&verb.lemma) || lexicon.goes_on_reporting(&verb.lemma))
            };
            let open = self.open.iter();
            // "reports that Kyiv disputed it, saying it was late": Kyiv says so, which answers somebody.
            let answers = |frame: &&usize| {
                let frame = &self.frames[**frame];
                let verb = frame.verb.as_ref().filter(|verb| verb.is_finite() && !verb.passive);
                let says = self.text.is(first, "saying") && frame.kind == ClauseKind::Complement;
                says && verb.is_some_and(|verb| lexicon.goes_on_reporting(&verb.lemma))
            };
            let inner = open.clone().rev().find(answers);
            // "was referring to words of Kim, who said …, adding that …": who says it comes before who refers to it.
            let says = |frame: &&usize| {
                let verb = self.frames[**frame].verb.as_ref().filter(|_| adds);
                verb.is_some_and(|verb| lexicon.takes_clause(&verb.lemma))
            };
            let owner = inner
                .or_else(|| open.clone().find(says))
                .or_else(|| open.clone().find(speaks))
                .or_else(|| self.open.iter().find(main));
            if let Some(owner) = owner.copied() {
                self.close_above(owner);
            }
        }
        if kind == ClauseKind::Participle && after_comma {
            self.close_described();
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

    /// "welcomed the men freed by Chad, thanking Putin": behind the comma he goes on who welcomed them.
    fn close_described(&mut self) {
        let describes = |frame: usize| {
            let frame = &self.frames[frame];
            let verb = frame.verb.as_ref().filter(|verb| verb.passive && !verb.is_finite());
            frame.kind == ClauseKind::Relative && verb.is_some() && frame.mark.is_none()
        };
        let inner = self.open.iter().rev().take_while(|&&frame| describes(frame)).count();
        let left = self.open.len() - inner;
        if let Some(&above) = left
            .checked_sub(1)
            .and_then(|last| self.open.get(last))
            .filter(|_| inner > 0)
        {
            self.close_above(above);
        }
    }

    /// "said that the body, the group that rules on trade, needed mending": the comma that ends what describes the subject
    /// stands before its verb, where no other one follows.
    fn resumes(&self, index: usize, group: &VerbGroup) -> bool {
        let Some(&top) = self.open.last() else { return false };
        let relative = self.frames[top].kind == ClauseKind::Relative && self.frames[top].is_finite();
        let form = self.text.tag(group.head) == Tag::VerbPastParticiple && group.tokens.len() == 1;
        let after_comma = matches!(self.previous(index), Some(PieceKind::Comma));
        let told = self
            .waiting()
            .filter(|&frame| self.frames[frame].kind == ClauseKind::Complement);
        let is_finite = |kind: &PieceKind| matches!(kind, PieceKind::Verb(group) if group.is_finite());
        let follows = self.pieces[index + 1..].iter().any(|piece| is_finite(&piece.kind));
        relative && form && after_comma && told.is_some() && !follows
    }

    /// Gives the innermost open frame with a gerund that another one behind a conjunction stands beside.
    fn gerund_beside(&self, group: &VerbGroup, previous: Option<&PieceKind>) -> Option<usize> {
        let joins = self.text.tag(group.head) == Tag::VerbGerund && matches!(previous, Some(PieceKind::Coordinator));
        let has_gerund = |frame: usize| {
            let verb = self.frames[frame].verb.as_ref();
            verb.is_some_and(|verb| self.text.tag(verb.head) == Tag::VerbGerund)
        };
        // "said they were living there and taking lessons"
        let is_progressive = |frame: usize| has_gerund(frame) && self.frames[frame].is_finite();
        let inner = self.open.iter().rev().copied();
        let mut inner = inner.take_while(|&frame| joins && !is_progressive(frame));
        let lexicon = self.text.lexicon;
        let speaks = |verb: &VerbGroup| lexicon.takes_clause(&verb.lemma) || lexicon.goes_on_reporting(&verb.lemma);
        // "hinted at it by mentioning the wall and adding: “…”", but not "spoke of mending roads and making them safe"
        let is_fit = |frame: usize| match self.frames[frame].kind {
            ClauseKind::Participle | ClauseKind::Relative => true,
            _ => speaks(group) && self.frames[frame].verb.as_ref().is_some_and(speaks),
        };
        inner.find(|&frame| has_gerund(frame) && is_fit(frame))
    }

    /// "said Japan had chosen the wrong path and warned of consequences": a participle after a conjunction, where no
    /// passive stands before it, is a past that shares a subject.
    fn is_past_again(&self, index: usize, group: &VerbGroup) -> bool {
        let alone = group.tokens.len() == 1 && self.text.tag(group.head) == Tag::VerbPastParticiple;
        let after = matches!(self.previous(index), Some(PieceKind::Coordinator));
        let finite = |frame: &&usize| self.frames[**frame].is_finite();
        let inner = self
            .open
            .iter()
            .rev()
            .find(finite)
            .and_then(|&frame| self.frames[frame].verb.as_ref());
        let joins = alone && after;
        joins && inner.is_some_and(|verb| !verb.passive && (verb.lemma != "be" || self.goes_on_telling(index, group)))
    }

    /// "said the port was a ruin but warned of a rush", "said it is open, but noted, “…”": says whether a participle behind a form
    /// of "be" tells what the one who reports goes on to say.
    ///
    /// "said it was late and asked to wait", "was a fraud and called so by all" go on with "was".
    fn goes_on_telling(&self, index: usize, group: &VerbGroup) -> bool {
        let lexicon = self.text.lexicon;
        let tells = lexicon.takes_clause(&group.lemma) || lexicon.goes_on_reporting(&group.lemma);
        let behind = self.pieces.get(index + 1).map(|piece| piece.tokens.start);
        let opens = match self.next(index) {
            Some(PieceKind::Complementizer | PieceKind::Wh) => true,
            Some(PieceKind::Comma) => matches!(self.next(index + 1), None | Some(PieceKind::Quoted)),
            Some(PieceKind::Preposition) => {
                behind.is_some_and(|token| self.text.is_any(token, &["against", "for", "of"]))
            }
            _ => false,
        };
        tells && opens
    }

    /// "must not be cowed or bullied", "was leaked, then disowned": gives the passive right before the conjunction, whose
    /// auxiliaries are shared.
    fn passive_before(&self, index: usize, group: &VerbGroup) -> Option<usize> {
        let is_participle = self.text.tag(group.head) == Tag::VerbPastParticiple;
        let alone = group.tokens.len() == 1 && is_participle;
        let before = self.pieces[..index].last()?;
        // "then" is a piece of its own.
        let is_word = matches!(before.kind, PieceKind::Other);
        let conjunction = if is_word {
            self.pieces[..index - 1].last()?
        } else {
            before
        };
        let is_next = || (conjunction.tokens.end..group.head).any(|token| self.text.is(token, "then"));
        let is_joined = match conjunction.kind {
            PieceKind::Coordinator => alone && !is_word,
            PieceKind::Comma => is_participle && is_next(),
            _ => false,
        };
        let ends_there = |frame: &usize| {
            let verb = self.frames[*frame].verb.as_ref();
            verb.is_some_and(|verb| verb.passive && verb.is_finite() && verb.tokens.end == conjunction.tokens.start)
        };
        self.open.iter().rev().copied().find(ends_there).filter(|_| is_joined)
    }

    /// "wrote a letter to the envoy saying": gives the letter, where a verb that tells stands behind whom it is for.
    fn message_before(&self, index: usize) -> Option<usize> {
        let PieceKind::Verb(group) = &self.pieces[index].kind else {
            return None;
        };
        let before = self.last_noun_phrase(index)?;
        let message = self.prepositional[self.phrases[before].governed_by?].after?;
        let head = self.text.lemma(self.phrases[message].head);
        let lexicon = self.text.lexicon;
        (lexicon.takes_clause(&group.lemma) && lexicon.is_message(head)).then_some(message)
    }

    /// Says whether a noun phrase does what a gerund behind it says: behind a preposition a person and a pronoun, and
    /// whatever follows a noun like "risk", "the risk of Chad attacking", or a verb like "oppose".
    pub(super) fn acts_in_gerund(&self, phrase: usize) -> bool {
        let noun_phrase = &self.phrases[phrase];
        let lexicon = self.text.lexicon;
        let governor = noun_phrase
            .governed_by
            .and_then(|place| self.prepositional[place].after);
        let noun = governor.map(|noun| self.text.lemma(self.phrases[noun].head));
        // "opposes Chad sending troops"
        let above = self.open.last().map(|&top| &self.frames[top]);
        let above = above.filter(|above| above.objects.contains(&phrase) || above.candidate == Some(phrase));
        let verb = above.and_then(|above| above.verb.as_ref()).filter(|verb| !verb.passive);
        if noun.is_some_and(|noun| lexicon.leads_to_gerund(noun))
            || verb.is_some_and(|verb| lexicon.has_acting_object(&verb.lemma))
        {
            return true;
        }
        let mention = noun_phrase.mention.and_then(|mention| self.text.mentions.get(mention));
        let is_person = mention.is_some_and(|mention| mention.is(Trait::Person));
        noun_phrase.governed_by.is_some() && (is_person || self.text.tag(noun_phrase.head) == Tag::Pronoun)
    }

    /// Gives who does what an infinitive, gerund or participle says.
    pub(super) fn nonfinite_subject(&self, index: usize, kind: ClauseKind, parent: Option<usize>) -> Option<usize> {
        let parent = parent.map(|parent| &self.frames[parent])?;
        let before = self.last_noun_phrase(index);
        if kind == ClauseKind::Relative {
            return self.message_before(index).or(before);
        }
        let adjacent = matches!(self.previous(index), Some(PieceKind::NounPhrase(_)));
        let for_noun = adjacent
            && before
                .and_then(|phrase| self.phrases[phrase].governed_by)
                .is_some_and(|place| self.prepositional[place].preposition == "for");
        // "With Kenyans joining the rebels, Chad is on alert"
        let with_noun = || {
            let governed = before.and_then(|phrase| self.phrases[phrase].governed_by);
            let with = governed.filter(|&place| self.prepositional[place].preposition == "with");
            adjacent && with.is_some_and(|place| self.prepositional[place].after.is_none())
        };
        if for_noun
            || kind == ClauseKind::Gerund && with_noun()
            || kind == ClauseKind::Gerund && adjacent && before.is_some_and(|phrase| self.acts_in_gerund(phrase))
        {
            return before;
        }
        let joined = |object: usize| {
            parent
                .objects
                .iter()
                .any(|&other| self.phrases[other].conjunct == Some(object))
        };
        let last_object = parent.objects.iter().rev().copied().find(|&object| !joined(object));
        let does = |&object: &usize| {
            let head = self.phrases[object].head;
            !self.text.lexicon.leaves_infinitive(self.text.lemma(head))
        };
        let last_object = last_object.filter(does);
        let by_object = parent
            .verb
            .as_ref()
            .is_some_and(|verb| self.text.lexicon.controls_by_object(&verb.lemma));
        // "called on Japan to sign"
        let governed = before
            .filter(|_| adjacent && kind == ClauseKind::Infinitive)
            .filter(|&before| {
                let governed = self.phrases[before].governed_by.map(|place| &self.prepositional[place]);
                let verb = parent.verb.as_ref();
                governed.zip(verb).is_some_and(|(phrase, verb)| {
                    let words = format!("{} {}", verb.lemma, phrase.preposition);
                    self.text.lexicon.controls_by_object(&words)
                })
            });
        if governed.is_some() {
            return governed;
        }
        // "quoted an official as saying": the official says it.
        let quotes = || {
            parent
                .verb
                .as_ref()
                .is_some_and(|verb| verb.lemma == "quote" && !verb.passive)
        };
        let as_saying = index > 0 && self.text.is(self.pieces[index - 1].tokens.start, "as");
        if as_saying && quotes() && last_object.is_some() {
            return last_object;
        }
        let controlled = kind == ClauseKind::Infinitive && by_object && adjacent && last_object.is_some()
            || kind == ClauseKind::Gerund && last_object.is_some() && self.is_of_object(index, parent);
        match self.first_before(index).filter(|_| kind == ClauseKind::Infinitive) {
            _ if controlled => last_object,
            first => first.or(parent.subject).or(parent.candidate),
        }
    }

    /// "kept Japan from signing", "praised Abe for coming": says whether the object of the verb above does what a gerund says.
    fn is_of_object(&self, index: usize, above: &ClauseFrame) -> bool {
        // "kept Japan from openly signing"
        let mut before = self.pieces[..index].iter().rev().map(|piece| piece.tokens.start);
        let preposition = before.find(|&token| self.text.tag(token) != Tag::Adverb);
        let verb = above.verb.as_ref().zip(preposition);
        verb.is_some_and(|(verb, preposition)| {
            self.text
                .lexicon
                .controls_gerund(&verb.lemma, self.text.small(preposition))
        })
    }
}
