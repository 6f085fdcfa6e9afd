//! What is put between commas to say whose words the sentence is: ", Lavrov said," and ", said the minister".

use super::chunk::{Piece, PieceKind};
use super::text::ClauseText;
use super::{NounPhrase, VerbGroup};
use crate::sentence::Tag;
use std::ops::Range;

/// Finds the parentheticals of a sentence that report it, as ranges of pieces without the marks around them.
///
/// Between two marks, or between a mark and the end, stand one noun phrase and one verb that takes a clause, with
/// nothing but their own phrases: "on Monday", "in Tokyo", "reporters".
pub(super) fn find_parentheticals(text: &ClauseText, pieces: &[Piece], phrases: &[NounPhrase]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let is_mark = |piece: &Piece| matches!(piece.kind, PieceKind::Comma | PieceKind::Quoted | PieceKind::Dash);
    let mut before = Before::default();
    let mut start = 0;
    while let Some(mark) = pieces.get(start..).and_then(|rest| rest.iter().position(is_mark)) {
        let first = start + mark + 1;
        let after = pieces.get(first..).unwrap_or_default();
        let end = after
            .iter()
            .position(is_mark)
            .map_or(pieces.len(), |length| first + length);
        before.read_to(text, pieces, first - 1);
        let reports_something = before.has_verb
            || matches!(pieces[first - 1].kind, PieceKind::Quoted)
            // "Still, Lavrov said, the debate goes on": in between the adverb and the clause.
            || end < pieces.len() && first > 1 && !is_followed_by_that(text, pieces, end)
            || before.has_free_phrase && first > 2;
        let is_whole = before.is_whole || matches!(pieces[first - 1].kind, PieceKind::Quoted);
        let end = if end == pieces.len() || !is_whole {
            end
        } else {
            end_of_speaker(pieces, first, end, phrases)
        };
        // "The survey, conducted by the institute, finds Koch ahead": the verb is that of the survey.
        let waits = matches!(pieces.get(first).map(|piece| &piece.kind), Some(PieceKind::Verb(_))) && before.waits;
        let speaks = matches!(pieces[first - 1].kind, PieceKind::Quoted)
            || !waits && !is_verb_of_thing(text, &pieces[first..end], phrases);
        // "As she spoke, he answered while he left": what is fronted is not what he answered.
        let is_fronted = matches!(pieces[0].kind, PieceKind::Subordinator | PieceKind::Preposition);
        let goes_on = pieces[first..end]
            .iter()
            .any(|piece| matches!(piece.kind, PieceKind::Subordinator));
        let speaks = speaks && !(is_fronted && goes_on);
        if reports_something && speaks && reports(text, &pieces[first..end], phrases) {
            let end = if matches!(pieces[first].kind, PieceKind::Verb(_)) {
                end_of_description(pieces, end, phrases)
            } else {
                end
            };
            let end = end_of_report(text, pieces, end_of_day(pieces, first, end, phrases));
            found.push(first..end);
            start = end;
        } else {
            start = first;
        }
    }
    found
}

/// "Indeed, Koch noted, once again, that it was late": what he noted stands behind `that`.
fn is_followed_by_that(text: &ClauseText, pieces: &[Piece], end: usize) -> bool {
    let that = |piece: &&Piece| matches!(piece.kind, PieceKind::Complementizer);
    let is_finite = |place: &usize| match &pieces[*place].kind {
        // "Koch tells a crowd, gathered on the patio, that it was late", but "Chad, she said, knew that it was late"
        PieceKind::Verb(group)
            if *place == end + 1 && group.tokens.len() == 1 && text.tag(group.head) == Tag::VerbPast =>
        {
            let behind = &pieces[end + 2..];
            let closes = behind.iter().position(|piece| matches!(piece.kind, PieceKind::Comma));
            let told = behind.iter().position(|piece| that(&piece));
            closes.zip(told).is_none_or(|(closes, told)| closes + 1 != told)
        }
        PieceKind::Verb(group) => group.is_finite(),
        _ => false,
    };
    let behind = (end..pieces.len()).take_while(|place| !is_finite(place));
    let mut behind = behind.map(|place| &pieces[place]);
    behind.any(|piece| that(&piece))
}

/// What stands before a mark; it grows from mark to mark.
#[derive(Default)]
struct Before {
    /// How many pieces it is.
    length: usize,
    /// Whether a verb or something quoted is among them.
    has_verb: bool,
    /// Whether a noun phrase without a preposition is: "No deal, Lavrov said" has more than "On Monday".
    has_free_phrase: bool,
    /// Whether the last clause has its verb, as not in "confirmed that President Tshisekedi", "says President Tshisekedi".
    is_whole: bool,
    reports: bool,
    /// Whether only a participle between commas stands behind the subject, as in "The survey, conducted by them".
    waits: bool,
}

impl Before {
    /// Reads on, up to a piece.
    fn read_to(&mut self, text: &ClauseText, pieces: &[Piece], end: usize) {
        for index in self.length..end {
            match &pieces[index].kind {
                PieceKind::Complementizer | PieceKind::Wh | PieceKind::Subordinator => self.is_whole = false,
                PieceKind::Verb(group) => {
                    self.waits = !self.has_verb && describes(text, pieces, index, group);
                    self.has_verb = true;
                    if group.is_finite() {
                        (self.is_whole, self.reports) = (true, text.lexicon.takes_clause(&group.lemma));
                    }
                }
                PieceKind::Quoted => self.has_verb = true,
                PieceKind::NounPhrase(_) => {
                    self.has_free_phrase |= index == 0 || !matches!(pieces[index - 1].kind, PieceKind::Preposition);
                    self.is_whole &= !self.reports;
                }
                _ => {}
            }
        }
        self.length = end;
    }
}

/// Says whether a verb describes the noun phrase before the comma in front of it: "The survey, conducted by the institute".
fn describes(text: &ClauseText, pieces: &[Piece], index: usize, group: &VerbGroup) -> bool {
    let [.., before, comma] = &pieces[..index] else {
        return false;
    };
    let apart = matches!(before.kind, PieceKind::NounPhrase(_)) && matches!(comma.kind, PieceKind::Comma);
    let governs = pieces[index + 1..]
        .iter()
        .find(|piece| !matches!(piece.kind, PieceKind::Other));
    let governs = governs.is_some_and(|piece| matches!(piece.kind, PieceKind::Preposition));
    let form = text.tag(group.head);
    let is_participle = matches!(form, Tag::VerbPast | Tag::VerbPastParticiple) && group.tokens.len() == 1;
    apart && (form == Tag::VerbGerund || is_participle && governs)
}

/// "— stressed the late hour": a verb before what is no name goes on with what stands before the mark.
fn is_verb_of_thing(text: &ClauseText, pieces: &[Piece], phrases: &[NounPhrase]) -> bool {
    let [first, second, ..] = pieces else {
        return false;
    };
    let verb = matches!(&first.kind, PieceKind::Verb(group) if group.lemma != "say");
    let thing = matches!(second.kind, PieceKind::NounPhrase(phrase) if {
        let head = text.tag(phrases[phrase].head);
        phrases[phrase].mention.is_none() && !matches!(head, Tag::ProperNoun | Tag::Pronoun)
    });
    verb && thing
}

/// "…, the bloc's policy chief, Josep Borrell, admitted.": gives the end of a parenthetical whose speaker has names
/// beside it.
fn end_of_speaker(pieces: &[Piece], first: usize, end: usize, phrases: &[NounPhrase]) -> usize {
    let is_phrase = |piece: &Piece| matches!(piece.kind, PieceKind::NounPhrase(_) | PieceKind::Preposition);
    let named = |piece: &Piece| matches!(piece.kind, PieceKind::NounPhrase(phrase) if phrases[phrase].time.is_none());
    let mut at = end;
    let mut start = first;
    while pieces[start..at].iter().all(is_phrase)
        && pieces.get(start).is_some_and(named)
        && matches!(pieces.get(at).map(|piece| &piece.kind), Some(PieceKind::Comma))
    {
        start = at + 1;
        let length = pieces[start..]
            .iter()
            .position(|piece| matches!(piece.kind, PieceKind::Comma));
        at = length.map_or(pieces.len(), |length| start + length);
    }
    let verb_at = pieces[start..at]
        .iter()
        .position(|piece| matches!(piece.kind, PieceKind::Verb(_)));
    // The name ends at a comma, and the verb comes first behind it.
    if start > first && verb_at == Some(0) { at } else { end }
}

/// "…, said Rubel, an analyst, who notes that …": what describes the speaker behind the verb is no part of what is said.
fn end_of_description(pieces: &[Piece], mut end: usize, phrases: &[NounPhrase]) -> usize {
    let is_finite = |piece: &Piece| matches!(&piece.kind, PieceKind::Verb(group) if group.is_finite());
    let is_comma = |piece: &Piece| matches!(piece.kind, PieceKind::Comma);
    while pieces.get(end).is_some_and(is_comma) {
        let rest = &pieces[end + 1..];
        match rest.first().map(|piece| &piece.kind) {
            Some(PieceKind::NounPhrase(phrase)) if phrases[*phrase].time.is_none() => {
                let length = rest.iter().position(is_comma).unwrap_or(rest.len());
                if rest[..length].iter().any(is_finite) {
                    break;
                }
                end += 1 + length;
            }
            Some(PieceKind::Wh) => {
                let resumes = |pair: &[Piece]| is_comma(&pair[0]) && is_finite(&pair[1]);
                return rest
                    .windows(2)
                    .position(resumes)
                    .map_or(pieces.len(), |length| end + 1 + length);
            }
            _ => break,
        }
    }
    end
}

/// "…, he told reporters in the capital, Quito, on Monday", "…, said Roe, an aide, early on Monday": the day behind what is
/// set beside a place or the speaker belongs to the report, where nothing but that follows.
fn end_of_day(pieces: &[Piece], first: usize, end: usize, phrases: &[NounPhrase]) -> usize {
    let is_time = |piece: &Piece| matches!(piece.kind, PieceKind::NounPhrase(phrase) if phrases[phrase].time.is_some());
    let is_comma = |piece: &Piece| matches!(piece.kind, PieceKind::Comma);
    let is_name = |piece: &Piece| matches!(piece.kind, PieceKind::NounPhrase(_)) && !is_time(piece);
    let is_word = |piece: &&Piece| !matches!(piece.kind, PieceKind::Other | PieceKind::Preposition);
    let behind_place = match (&pieces[first..end], &pieces[end..]) {
        ([.., before, _], [comma, name, other, ..])
            if matches!(before.kind, PieceKind::Preposition) && is_comma(comma) && is_name(name) && is_comma(other) =>
        {
            Some(end + 2)
        }
        _ => None,
    };
    // "Talks will resume, he said, on Monday": the day may be that of the talks.
    let leads = matches!(pieces[first].kind, PieceKind::Verb(_));
    let Some(comma) = behind_place
        .or(leads.then_some(end))
        .filter(|&at| pieces.get(at).is_some_and(is_comma))
    else {
        return end;
    };
    let rest = &pieces[comma + 1..];
    let day = &rest[..rest.iter().position(is_comma).unwrap_or(rest.len())];
    match day.iter().any(is_time) && day.iter().filter(is_word).count() == 1 {
        true => comma + 1 + day.len(),
        false => end,
    }
}

/// "…, he said, adding that …": what the speaker adds belongs to the parenthetical.
fn end_of_report(text: &ClauseText, pieces: &[Piece], end: usize) -> usize {
    let comma = matches!(pieces.get(end).map(|piece| &piece.kind), Some(PieceKind::Comma));
    let adds = match pieces.get(end + 1).map(|piece| &piece.kind) {
        Some(PieceKind::Verb(group)) => !group.is_finite() && text.lexicon.goes_on_reporting(&group.lemma),
        _ => false,
    };
    if comma && adds { pieces.len() } else { end }
}

/// Says whether some pieces are a speaker, a verb that takes a clause, and their phrases, in either order.
fn reports(text: &ClauseText, pieces: &[Piece], phrases: &[NounPhrase]) -> bool {
    let mut speakers = 0;
    let mut verbs = 0;
    let mut governed = false;
    let mut joined = false;
    let mut beside = false;
    for piece in pieces {
        match &piece.kind {
            // "disclosures filed on Sunday revealed"
            PieceKind::Verb(group)
                if !group.is_finite()
                    && speakers == 1
                    && verbs == 0
                    && text.tag(group.head) == Tag::VerbPastParticiple => {}
            PieceKind::Verb(group) => {
                if !group.is_finite() || !text.lexicon.takes_clause(&group.lemma) {
                    return false;
                }
                verbs += 1;
                beside = false;
            }
            PieceKind::NounPhrase(phrase) => {
                if !governed && !joined && !beside && phrases[*phrase].time.is_none() {
                    speakers += 1;
                }
                (governed, joined, beside) = (false, false, false);
            }
            PieceKind::Preposition => governed = true,
            // "a spokeswoman said after the ministry had revealed it"
            PieceKind::Subordinator
                if verbs == 1
                    && speakers == 1
                    && !joined
                    && text.is_any(piece.tokens.start, &["after", "before", "as", "when", "while"]) =>
            {
                return true;
            }
            // "said a diplomat who was there"
            PieceKind::Wh if verbs == 1 && speakers == 1 && !joined => return true,
            PieceKind::Coordinator if speakers > 0 => joined = true,
            // "pilots aware of the fault told Reuters"
            PieceKind::Adjective if speakers > 0 && verbs == 0 => {}
            // "the policy chief, Josep Borrell, admitted"
            PieceKind::Comma if speakers > 0 && verbs == 0 => beside = true,
            PieceKind::Other => {}
            _ => return false,
        }
    }
    let told = pieces.iter().any(|piece| match &piece.kind {
        PieceKind::Verb(group) => ["tell", "remind", "inform", "assure", "notify"].contains(&group.lemma.as_str()),
        _ => false,
    });
    // "told Reuters": whom it is told to is no speaker.
    let leads = matches!(pieces.first().map(|piece| &piece.kind), Some(PieceKind::Verb(_)));
    verbs == 1 && !joined && (speakers == 1 && !(told && leads) || speakers == 2 && told)
}
