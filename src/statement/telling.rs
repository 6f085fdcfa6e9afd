//! Where a content ends before the words for how it was told and what the narrator sets against it.

use super::cue::{Cue, Frame};
use super::finder::StatementFinder;
use crate::clause::{Clause, ClauseKind, PrepositionalPhrase};
use crate::ontology::Trait;
use crate::sentence::Tag;
use crate::span::Span;

/// Verbs for what is found in words rather than said in them: "said he read it in a letter".
const FINDING: [&str; 10] = [
    "appear", "find", "give", "hear", "learn", "make", "publish", "read", "see", "show",
];

impl StatementFinder<'_> {
    /// "called for a truce in a statement", "attacked Mali on Twitter", "denied it through a lawyer": gives the end of a
    /// content before what tells how it was told, if only that stands behind.
    ///
    /// The words of a quotation stay whole, and what a noun for words has beside it: "rejected the claim in a letter".
    pub(super) fn before_telling(&self, index: usize, span: Span) -> u32 {
        let sentence = self.clause(index).sentence;
        let phrases = self.clauses.prepositional_in(sentence).iter();
        let mut inside = phrases.filter(|phrase| phrase.span.start > span.start && phrase.span.end <= span.end);
        // "the pledge in his speech at a summit": the summit is that of the speech.
        let first =
            inside.find(|phrase| self.tells_how(index, phrase) || self.lexicon.is_telling(self.head(phrase.object)));
        let told = first.filter(|phrase| {
            let apart = !self.is_quoted(phrase.span) && self.ends_with(phrase, span.end);
            apart && self.tells_how(index, phrase)
        });
        told.map_or(span.end, |phrase| phrase.span.start)
    }

    /// Says whether nothing is told behind a phrase: no verb but those that describe a noun, no words in quotation marks.
    fn ends_with(&self, phrase: &PrepositionalPhrase, end: u32) -> bool {
        let tokens = self.token_at(phrase.span.end)..self.token_at(end);
        if tokens.into_iter().any(|token| self.tag(token) == Tag::OpenQuote) {
            return false;
        }
        let mut behind = self.clauses_of(self.sentence_at(phrase.span)).iter().filter(|clause| {
            let verb = clause.verb.span;
            verb.start >= phrase.span.end && verb.end <= end
        });
        behind.all(|clause| clause.kind == ClauseKind::Relative)
    }

    /// "said it was late, although he came at noon", "even as he came", "as did Mali": gives where what the narrator sets
    /// against the words begins, at their end and outside of quotation marks.
    pub(super) fn concession(&self, other: &Clause, start: u32, end: u32) -> Option<u32> {
        let token = other.introducer?;
        let led = token > 0 && self.is(token, "as") && self.is_any(token - 1, &["even", "just"]);
        let first = token - usize::from(led);
        let is_last = other.span.start > start + 2 && other.span.end.abs_diff(end) <= 2 && other.verb.is_finite();
        let is_apart = first > 0 && self.tag(first - 1) == Tag::Comma && !self.is_quoted(other.verb.span);
        let compares = self.is(token, "as") && self.is_any(token + 1, &["did", "do", "does", "had", "has", "have"]);
        let concedes = led || compares || self.is_any(token, &["although", "though"]);
        // "said they should go on, although he would think it over": his own words again.
        let is_pronoun = |subject: usize| self.tag(self.phrase(subject).head) == Tag::Pronoun;
        let goes_on = other.verb.modal.is_some() && other.subject.is_some_and(is_pronoun);
        let concedes = concedes && !goes_on;
        (concedes && is_last && is_apart).then(|| self.span(first).start)
    }

    /// "said the port was closed, despite a promise": gives where that begins, as [`Self::concession`] does.
    pub(super) fn despite(&self, sentence: usize, start: u32, end: u32) -> Option<u32> {
        let phrases = self.clauses.prepositional_in(sentence).iter().rev();
        let mut inside = phrases.filter(|phrase| phrase.span.start > start + 2 && phrase.span.end <= end);
        let phrase = inside.find(|phrase| phrase.preposition == "despite")?;
        let first = self.token_at(phrase.span.start);
        let is_apart = first > 0 && self.tag(first - 1) == Tag::Comma && !self.is_quoted(phrase.span);
        (is_apart && self.ends_with(phrase, end)).then_some(phrase.span.start)
    }

    /// "said they do not know, a higher level than before", "…, however this time fewer do": gives where the narrator sums up
    /// what is told, at its end and outside of quotation marks.
    pub(super) fn summed_up(&self, start: u32, end: u32) -> Option<u32> {
        let tokens = self.token_at(start) + 1..self.token_at(end);
        let begins = |&token: &usize| {
            if self.tag(token - 1) != Tag::Comma || self.is_quoted(self.span(token)) {
                return false;
            }
            let is_contrast = self.is(token, "however") && self.tag(token + 1) != Tag::Comma;
            is_contrast || self.is_any(token, &["a", "an"]) && self.is_summary(token, end)
        };
        tokens.into_iter().find(begins).map(|token| self.span(token).start)
    }

    /// Says whether the noun phrase that begins at a token is a noun that sums a clause up, and the last of a content.
    fn is_summary(&self, token: usize, end: u32) -> bool {
        let mut phrases = self.clauses.phrases_of(self.sentence_at(self.span(token)));
        let Some(phrase) = phrases.find(|&phrase| self.phrase(phrase).tokens.start == token) else {
            return false;
        };
        let is_listed = self.phrase(phrase).conjunct.is_some();
        let full = self.full_span(phrase);
        let mut behind = self.clauses_of(self.sentence_at(full)).iter();
        let acts = behind.any(|clause| {
            let other = clause.kind != ClauseKind::Relative && clause.verb.is_finite();
            other && clause.verb.span.start >= full.end && clause.verb.span.end <= end
        });
        let goes_on = (self.phrase(phrase).tokens.end..self.token_at(end)).any(|token| self.is(token, "and"));
        !is_listed && !goes_on && !acts && self.lexicon.sums_up(self.head(phrase))
    }

    fn tells_how(&self, index: usize, phrase: &PrepositionalPhrase) -> bool {
        let head = self.head(phrase.object);
        let inner = self.clauses.around(phrase.object).filter(|&inner| inner != index);
        let is_of_one = || phrase.after.is_none_or(|noun| self.names_somebody(noun));
        let is_telling = || {
            let of_words = phrase.after.is_some_and(|noun| self.names_words(noun));
            self.lexicon.is_telling(head) && self.is_one_of_many(phrase.object, inner.is_none()) && !of_words
        };
        let is_way = match phrase.preposition.as_str() {
            "in" => is_telling(),
            "at" | "during" => is_telling() || inner.is_none() && self.lexicon.is_occasion(head) && is_of_one(),
            "on" => inner.is_none() && self.lexicon.carries_words(head) && is_of_one(),
            "through" | "via" => inner.is_none() && self.lexicon.speaks_for(head),
            _ => false,
        };
        is_way && inner.is_none_or(|inner| self.only_tells_what(index, inner))
    }

    /// "the claim in a letter", "the mood at a rally": what words and occasions are in belongs to them.
    fn names_words(&self, phrase: usize) -> bool {
        let noun = self.head(phrase);
        let speaks = self.lexicon.noun_cue(noun).is_some() || self.lexicon.is_telling(noun);
        speaks || self.lexicon.is_occasion(noun) || self.lexicon.can_speak(noun)
    }

    /// "attacked Mali at the summit": who is attacked is not of the summit, as a mood would be.
    fn names_somebody(&self, phrase: usize) -> bool {
        let is_pronoun = self.tag(self.phrase(phrase).head) == Tag::Pronoun;
        is_pronoun
            || self
                .name_of(phrase)
                .is_some_and(|mention| mention.is(Trait::Person) || mention.is(Trait::State))
    }

    /// "in a tweet", "in recent interviews", not "in the speech" of somebody else; "in his speech", where `own` is true.
    fn is_one_of_many(&self, phrase: usize, own: bool) -> bool {
        let noun_phrase = self.phrase(phrase);
        let first = noun_phrase.tokens.start;
        let is_bare = first == noun_phrase.head || self.tag(first) == Tag::Adjective;
        let is_plural = self.tag(noun_phrase.head) == Tag::PluralNoun && is_bare && own;
        let is_his = own && self.tag(first) == Tag::PossessivePronoun;
        self.is_any(first, &["a", "an", "another", "other", "several"]) || is_his || is_plural
    }

    /// Says whether a clause is told and itself no telling, which the words may belong to: "said Kim had denied it in a
    /// letter", "said he learned it in a letter".
    fn only_tells_what(&self, index: usize, inner: usize) -> bool {
        let clause = self.clause(inner);
        let lemma = clause.verb.lemma.as_str();
        let quotes = |cue: &Cue| {
            cue.frames
                .iter()
                .any(|frame| matches!(frame, Frame::Clause | Frame::Quote))
        };
        let speaks = self.lexicon.cues_of(lemma).any(quotes) || FINDING.contains(&lemma);
        let is_told = clause.kind == ClauseKind::Complement && clause.parent == Some(index) && clause.verb.is_finite();
        is_told && !speaks && !clause.verb.passive
    }
}
