//! A name before a colon: "Putin: Conditions not yet ready", and the lines of a transcript.

use super::find::Draft;
use super::finder::StatementFinder;
use super::way::Way;
use crate::evidence::Party;
use crate::sentence::Tag;
use crate::span::Span;
use rustc_hash::FxHashSet;

/// The colon behind a speaker is one of the first so many tokens.
const FIRST: usize = 8;

impl StatementFinder<'_> {
    /// Finds what stands behind a name and a colon.
    pub(super) fn find_colons(&self, drafts: &mut Vec<Draft>) {
        let places = 0..self.sentences.sentences.len();
        let leads: Vec<(usize, usize, Span)> = places.filter_map(|place| self.leading_words(place)).collect();
        let lines = leads
            .iter()
            .filter(|(place, _, words)| self.is_line_of_transcript(*place, *words));
        let lines: Vec<&str> = lines.map(|(_, _, words)| words.slice(self.text())).collect();
        // Two talk, and one of them twice; a single line may be a label: "READ MORE: …".
        let names: FxHashSet<&str> = lines.iter().copied().collect();
        let is_transcript = names.len() > 1 && lines.len() > names.len();
        for &(place, colon, before) in &leads {
            let line = is_transcript && self.is_line_of_transcript(place, before);
            let mut names = self.mentions_in(before).iter();
            let named = names.find(|mention| mention.full == before);
            let named = named.and_then(|mention| self.meant_at(mention.span).first().cloned());
            let is_headline = self.sentences.sentences[place].paragraph == 0;
            let speaks = |party: &Party| party.is_agent() || line || is_headline && party.may_be_person();
            let named = named.filter(speaks);
            let Some(speaker) = named.or_else(|| self.speaker_of_headline(place, before)) else {
                continue;
            };
            // "NATO: Who pays?" heads a section.
            let words = self.sentences.sentences[place].span.slice(self.text());
            if words.trim_end().ends_with('?') && !line && !is_headline {
                continue;
            }
            let end = match line {
                true => self.end_of_paragraph(place),
                false => self.sentences.sentences[place].span.end,
            };
            let start = self.sentences.tokens[colon].span.end;
            let party = Party {
                span: Some(before),
                ..speaker
            };
            let rest = vec![Span { start, end }];
            let cue = self.sentences.tokens[colon].span;
            let statement = self.statement(party, cue, rest, Way::NameColon, "state".into());
            self.push(drafts, place, Way::NameColon, statement);
        }
    }

    /// Gives a sentence, the colon near its beginning, and the words before that; `None` where nothing follows it.
    fn leading_words(&self, place: usize) -> Option<(usize, usize, Span)> {
        let sentence = self
            .sentences
            .sentences
            .get(place)
            .filter(|sentence| sentence.kind.is_news())?;
        let tokens = sentence.tokens.clone();
        let begin = tokens.start + usize::from(self.tag(tokens.start) == Tag::OpenQuote);
        let colon = (begin..tokens.end)
            .take(FIRST)
            .find(|&token| self.tag(token) == Tag::Colon)?;
        let last = colon.checked_sub(1).filter(|&last| last >= begin)?;
        let words = self.span(begin).cover(self.span(last));
        (colon + 2 < tokens.end).then_some((place, colon, words))
    }

    /// "WALLACE: Will you go?": a paragraph begins with a name in capitals that is no word of English.
    fn is_line_of_transcript(&self, place: usize, words: Span) -> bool {
        let is_first = place == 0 || self.paragraph(place) != self.paragraph(place - 1);
        let words = words.slice(self.text());
        let is_capital = |letter: char| letter.is_uppercase() || !letter.is_alphabetic();
        let is_name = |word: &str| !self.words.is_common_word(&word.to_lowercase());
        is_first && words.len() > 2 && words.chars().all(is_capital) && words.split(' ').any(is_name)
    }

    fn end_of_paragraph(&self, place: usize) -> u32 {
        let own = self.paragraph(place);
        let rest = self.sentences.sentences[place..].iter();
        let inside = rest.take_while(|sentence| Some(sentence.paragraph) == own);
        inside.map(|sentence| sentence.span.end).max().unwrap_or_default()
    }

    /// "Poll: …", "Insiders: …": what can speak, or people, in a headline.
    fn speaker_of_headline(&self, sentence: usize, before: Span) -> Option<Party> {
        if self.sentences.sentences[sentence].paragraph != 0 {
            return None;
        }
        let fills = |&phrase: &usize| self.phrase(phrase).span == before;
        let phrase = self.clauses.phrases_of(sentence).find(fills)?;
        let head = self.head(phrase);
        let party = self.references.parties(phrase).first()?;
        let speaks = party.is_agent() || self.lexicon.can_speak(head) || self.lexicon.is_body(head);
        speaks.then(|| party.clone())
    }
}
