//! A noun phrase behind a comma or `and` → the one that it is listed with, or stands beside.

use super::build::Builder;
use super::chunk::PieceKind;
use crate::mention::Mention;
use crate::ontology::Trait;
use crate::sentence::Tag;

impl Builder<'_, '_> {
    /// Joins a noun phrase to the one before the comma or `and`.
    ///
    /// `goes_on` tells that another one follows in a list behind a preposition.
    pub(super) fn join(&mut self, neighbour: usize, phrase: usize, coordinator: bool, goes_on: bool) {
        let neighbour = self
            .listed_person(neighbour, phrase)
            .filter(|_| coordinator)
            .unwrap_or(neighbour);
        let is_list = coordinator || self.phrases[neighbour].conjunct.is_some();
        // "the president's chief of staff, Andriy Yermak, said": the name stands beside the chief.
        let top = self.open.last().map(|&top| &self.frames[top]);
        let waiting = top.filter(|top| top.verb.is_none()).and_then(|top| top.candidate);
        let comma = self.open.last().is_some_and(|&top| self.frames[top].separator.comma);
        let before = self.phrases[phrase].tokens.start.checked_sub(2);
        let is_own = self.phrases[neighbour].governed_by.is_none();
        let closed = comma && (is_own || before.is_some_and(|before| self.text.tag(before) == Tag::Comma));
        let is_joined = |waiting: usize| {
            let next = |&place: &usize| self.phrases[place].conjunct.or(self.phrases[place].apposition);
            std::iter::successors(Some(waiting), next).any(|place| place == neighbour)
        };
        let neighbour = match waiting {
            // "Engel, the chairman, and McCaul, his rival, said": each description stands beside its own.
            Some(waiting) if !is_list && !goes_on && !is_joined(waiting) && !self.is_in(neighbour, phrase) => waiting,
            // "Roe, director for trade and ports, left": no comma closes what stands beside.
            Some(waiting) if coordinator && closed && self.phrases[waiting].apposition.is_some() => waiting,
            _ => neighbour,
        };
        self.phrases[phrase].governed_by = self.phrases[neighbour].governed_by;
        if is_list {
            self.phrases[neighbour].conjunct = Some(phrase);
        } else {
            // "His lawyer, Lena Koch, a partner of the firm, said": each stands beside the one before.
            let last = std::iter::successors(Some(neighbour), |&place| self.phrases[place].apposition).last();
            self.phrases[last.unwrap_or(neighbour)].apposition = Some(phrase);
        }
        if let Some(place) = self.phrases[phrase].governed_by {
            self.prepositional[place].span = self.prepositional[place].span.cover(self.phrases[phrase].span);
        }
        let top = self.top();
        // "the economy, including jobs and wages, should": this conjunction joins no clauses.
        top.separator.coordinator &= !coordinator;
        if is_list && top.objects.contains(&neighbour) {
            top.objects.push(phrase);
        }
    }

    /// "the ports of Peru, Chile, Kenya and Mali": says whether names of one kind follow each other behind commas up to the
    /// `and`, from the one before a noun phrase on; but not in "the king of Chad, Emil Roe, and Lena Koch".
    pub(super) fn lists_on(&self, index: usize) -> bool {
        let kind = |piece: &PieceKind| match piece {
            PieceKind::NounPhrase(phrase) => {
                let mention = self.text.mentions.get(self.phrases[*phrase].mention?)?;
                let known = self.phrases[*phrase].span == mention.span;
                mention.kind.as_ref().filter(|_| known)
            }
            _ => None,
        };
        let Some(first) = kind(&self.pieces[index].kind) else {
            return false;
        };
        let before = self.pieces[..index].iter().rev().nth(1);
        if before.and_then(|before| kind(&before.kind)) != Some(first) {
            return false;
        }
        let mut behind = self.pieces[index + 1..].chunks(2);
        behind.find_map(|pair| match pair {
            [mark, next] if kind(&next.kind) == Some(first) => match mark.kind {
                PieceKind::Comma => None,
                PieceKind::Coordinator => Some(true),
                _ => Some(false),
            },
            _ => Some(false),
        }) == Some(true)
    }

    /// "Lund of Peru and Roux": gives the person whom the place before the `and` belongs to, if a person follows.
    fn listed_person(&self, neighbour: usize, phrase: usize) -> Option<usize> {
        let is_person = |phrase: usize| {
            let mention = self.phrases[phrase]
                .mention
                .and_then(|place| self.text.mentions.get(place));
            mention.is_some_and(|mention| mention.is(Trait::Person) || mention.candidates.is_empty())
        };
        let before = self.prepositional[self.phrases[neighbour].governed_by?].after?;
        (is_person(phrase) && is_person(before) && !is_person(neighbour)).then_some(before)
    }

    /// "an attack in Benghazi, Libya, killed three": says whether a name tells where the place before it lies.
    fn is_in(&self, place: usize, phrase: usize) -> bool {
        let name = |phrase: usize| self.text.mentions.get(self.phrases[phrase].mention?);
        let is_wider = |name: &Mention| name.is(Trait::State) || name.is(Trait::Region);
        let is_place = |name: &Mention| name.is(Trait::Place) || name.candidates.is_empty() && name.kind.is_none();
        self.phrases[place].governed_by.is_some()
            && name(place).is_some_and(is_place)
            && name(phrase).is_some_and(is_wider)
    }
}
