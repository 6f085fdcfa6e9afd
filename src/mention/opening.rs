//! The first words of sentences and quotations, whose capitals say nothing: `Visiting Kazan`, `Added Haynes`.

use super::unknown::{NamedSentence, is_acronym, is_capitalised};
use crate::ontology::Trait;
use crate::sentence::{Tag, Token};

// Grammar's closed class: words that have a capital inside a line only where nearly all have.
const SMALL_WORDS: [&str; 38] = [
    "A", "About", "After", "Against", "Amid", "An", "And", "Are", "As", "At", "Before", "But", "By", "Can", "For",
    "From", "Has", "Have", "His", "If", "In", "Into", "Is", "It", "Its", "Not", "Of", "On", "Or", "Over", "Says",
    "That", "The", "Their", "To", "Was", "With", "Would",
];

/// Says whether the word after a mark has a capital as at the beginning of a sentence.
pub(super) fn opens(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::OpenQuote | Tag::Colon | Tag::Dash | Tag::OpenBracket | Tag::Stop
    )
}

impl NamedSentence<'_, '_, '_> {
    /// Says whether a word has its capital because something begins here: a sentence, a quotation.
    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.is_none_or(|token| opens(token.tag))
    }

    /// Says whether a word that begins a sentence is a name for all that.
    pub(super) fn is_sure_name(&self, at: usize, end: usize) -> bool {
        let word = self.word(at);
        let several = end - at > 1;
        match self.tag(at) {
            Tag::ProperNoun => true,
            // "Will Harmon said", "Second Home Friday, a chess club, said": else no name would begin here.
            // But "Now Ann Roe has left".
            _ if several
                && (word == "Will"
                    || self.lexicon.leads_on(word) && !self.gazetteer.is_given_name(self.word(at + 1))) =>
            {
                true
            }
            // "Sue Harlan, president of the club, left"
            _ if several && self.lexicon.is_verb_given_name(word) && self.does(end) => true,
            Tag::Noun | Tag::Adjective if several && self.gazetteer.is_given_name(word) => true,
            // "Human Relief Fund said": where no article stands before the name of an institution, it begins here.
            Tag::Noun | Tag::Adjective if several && self.is_institution(end) => true,
            // Tags are not set, or tell nothing: two capitals in a row are a name, but for "Visiting Kazan".
            Tag::Other if several => !word.ends_with("ing") && !word.ends_with("ly"),
            tag => {
                // "Watch the video", "Parliament voted".
                let head = || !tag.is_verb() && self.lexicon.head(word).is_some();
                is_acronym(word) || self.inside.contains(word) || head()
            }
        }
    }

    /// Says whether a number at the beginning of a sentence begins a name: "Nine Oaks Bakery said", "Second Home
    /// Friday, a chess club", not "Two Labour Party members", "Three Democrats".
    pub(super) fn is_counted_name(&self, at: usize) -> bool {
        let end = (at + 1..self.tokens.len()).find(|&end| !self.is_name_word(end) || !self.is_adjacent(end));
        let end = end.unwrap_or(self.tokens.len());
        let last = self.word(end - 1);
        let named = end - at > 2 && self.does(end) && !last.ends_with('s');
        self.lexicon.is_no_name(self.word(at)) && (named || self.ends_with_day(at, end))
    }

    /// Says whether the name that ends here is an institution that does something: "… Relief Fund said".
    fn is_institution(&self, end: usize) -> bool {
        let head = self.lexicon.head(self.word(end - 1));
        head.is_some_and(|kind| kind.is(Trait::Body)) && self.does(end)
    }

    /// Says whether a verb or an apposition follows a name, and no noun that the name would only describe.
    pub(super) fn does(&self, end: usize) -> bool {
        matches!(
            self.tag(end),
            Tag::VerbPast | Tag::VerbPresent | Tag::Modal | Tag::Possessive | Tag::Comma
        )
    }

    /// Says whether a verb of saying stands before its subject: "Added Haynes: …", not "Said Hassan said …".
    pub(super) fn is_inverted_verb(&self, at: usize, end: usize) -> bool {
        let told = || {
            let mut rest = self.tokens.get(end..).unwrap_or_default().iter();
            // What follows the colon belongs to the words that are told.
            let clause = rest.find_map(|token| match token.tag {
                Tag::Colon | Tag::OpenQuote => Some(true),
                Tag::VerbPast | Tag::VerbPresent | Tag::Modal => Some(false),
                _ => None,
            });
            clause.unwrap_or(true)
        };
        end - at > 1 && self.lexicon.is_inverted_verb(self.word(at)) && told()
    }

    /// Says whether "Will" is somebody's name: "Will Harmon said", not "Will Okoye resign?"
    pub(super) fn is_given_will(&self, at: usize) -> bool {
        let next = at + 1;
        if self.word(at) != "Will" || !self.is_adjacent(next) || !self.is_name_word(next) {
            return false;
        }
        let asks = self.word(self.tokens.len() - 1).starts_with('?');
        let end = (next..self.tokens.len()).find(|&end| !self.is_name_word(end));
        !self.begins_sentence(at) || !asks && self.does(end.unwrap_or(self.tokens.len()))
    }

    /// Says whether words have capitals because they are a headline, a crosshead or a link: that tells nothing about
    /// names. "By Jane Doe in Kyiv" has only names.
    pub(super) fn is_title_case(&self) -> bool {
        // "and Bob Corker, R-Tenn.": the point of the last word closes the sentence, too.
        let is_closed = |token: &Token| token.tag == Tag::Stop || token.span.slice(self.text).ends_with('.');
        if self.tokens.last().is_some_and(is_closed) || self.word(0) == "By" {
            return false;
        }
        let unknown = (0..self.tokens.len()).filter(|&at| self.known_at[at].is_none());
        let words = unknown.filter(|&at| self.word(at).starts_with(char::is_alphabetic));
        let words: Vec<usize> = words.collect();
        // "Ghana Warns Togo Of Delay": a small word has a capital where only a headline gives it one.
        let small = |&&at: &&usize| at > 0 && !self.begins_sentence(at) && SMALL_WORDS.contains(&self.word(at));
        let raised = words.iter().filter(small).any(|&at| is_capitalised(self.word(at)));
        let long: Vec<usize> = words.into_iter().filter(|&at| self.word(at).len() > 3).collect();
        let capitalised = long.iter().filter(|&&at| is_capitalised(self.word(at))).count();
        let enough = if raised { 1 } else { 3 };
        long.len() >= enough && capitalised * 4 >= long.len() * 3
    }
}
