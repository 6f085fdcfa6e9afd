//! Step 5. Sentences, Mentions, Times → Clauses: who does what to whom, where, when, and what follows.

mod beside;
mod build;
mod chunk;
mod connect;
mod contact;
mod finish;
mod finite;
mod frame;
mod gerund_subject;
mod group;
mod index;
mod joined;
mod lexicon;
mod nonfinite;
mod noun_phrase;
mod parenthetical;
mod parsed_text;
mod subject;
mod superlative;
mod text;
mod undergone;

pub use lexicon::ClauseLexicon;
pub use parsed_text::ParsedText;
pub use superlative::tells_first;

use crate::mention::Mention;
use crate::sentence::{Quotation, TaggedText};
use crate::span::Span;
use crate::time::TimeExpression;
use build::build_clauses;
use chunk::{cut_pieces, find_quoted};
use finish::extend_noun_phrases;
use index::{ClauseIndex, SentenceEnd};
use std::ops::Range;
use text::ClauseText;

/// A noun phrase: `Japan's Chief Cabinet Secretary Hayashi Yoshimasa`, without what follows its head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NounPhrase {
    /// From the possessor or determiner to the head.
    pub span: Span,
    /// The same as tokens.
    pub tokens: Range<usize>,
    /// The token of the head: the last noun, `Yoshimasa`.
    pub head: usize,
    /// The noun phrase before `'s`.
    pub possessor: Option<usize>,
    /// The next part of "Abe, Suga and Putin".
    pub conjunct: Option<usize>,
    /// What stands beside it for the same thing: "Lavrov, the foreign minister,".
    pub apposition: Option<usize>,
    /// The preposition that governs it, as its place among the prepositional phrases.
    pub governed_by: Option<usize>,
    /// The expression of time that it is, as its place in the list of times.
    pub time: Option<usize>,
    /// The mention that its head lies in, as its place in the list of mentions.
    pub mention: Option<usize>,
    /// With what belongs to it: "the sovereignty of Russian-held islands off Hokkaido".
    pub full: Span,
}

/// A preposition with its noun phrase: `off Hokkaido`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrepositionalPhrase {
    /// From the preposition to the end of the noun phrase.
    pub span: Span,
    /// The preposition, lower-cased, of one word or several: `off`, `on the sidelines of`.
    pub preposition: String,
    /// The noun phrase.
    pub object: usize,
    /// The noun phrase that stands directly before: "islands off Hokkaido".
    pub after: Option<usize>,
    /// The clause that it stands in.
    pub clause: Option<usize>,
}

/// When a verb's action lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// `says`, `is saying`.
    Present,
    /// `said`, `had said`.
    Past,
    /// `will say`.
    Future,
    /// `to say`, `saying`: the clause above tells.
    None,
}

/// A verb with its auxiliaries: `did not rule out`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerbGroup {
    /// From the first auxiliary to the verb and its particle.
    pub span: Span,
    /// The same as tokens.
    pub tokens: Range<usize>,
    /// The token of the verb itself.
    pub head: usize,
    /// With its particle: `say`, `rule out`.
    pub lemma: String,
    /// When.
    pub tense: Tense,
    /// Whether the subject undergoes it: "was told".
    pub passive: bool,
    /// Whether `not`, `never` or "has yet to" stands in it.
    pub negated: bool,
    /// The token of the modal verb: `would`.
    pub modal: Option<usize>,
    /// Whether it is a perfect: "has taken".
    pub perfect: bool,
}

/// What a clause is to the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClauseKind {
    /// Stands by itself, or beside another one that does.
    Main,
    /// Reports it: "said (that) Russia's response is unfair".
    Complement,
    /// `to continue talks`.
    Infinitive,
    /// `continuing talks`, after a preposition or as an object.
    Gerund,
    /// `, saying that …`, `Asked about it, …`.
    Participle,
    /// `which took effect in July`, `called the Southern Kurils`.
    Relative,
    /// `because relations are in a harsh situation`.
    Adverbial,
    /// `, he said,` inside what is reported.
    Parenthetical,
}

/// A verb with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The sentence.
    pub sentence: usize,
    /// From its introducing word or subject to the end of the last clause below it.
    pub span: Span,
    /// What it is to the one above it.
    pub kind: ClauseKind,
    /// The clause above it.
    pub parent: Option<usize>,
    /// The token of `that`, `because`, `which`, `to`.
    pub introducer: Option<usize>,
    /// The noun phrase that it hangs on: the antecedent of a relative clause.
    pub antecedent: Option<usize>,
    /// The noun phrase that does it; of a passive, the one that undergoes it.
    pub subject: Option<usize>,
    /// The verb.
    pub verb: VerbGroup,
    /// Noun phrases that the verb governs, in text order, without expressions of time.
    pub objects: Vec<usize>,
    /// Prepositional phrases that stand in the clause, in text order.
    pub prepositional: Vec<usize>,
    /// The tokens of adjectives that stand by themselves, in text order: `ready` in "is ready to talk".
    pub adjectives: Vec<usize>,
    /// Whether it stands in a quotation that was read apart.
    pub quoted: bool,
    /// The clause before that `and`, `but` or a comma sets it beside.
    pub coordinated_with: Option<usize>,
}

/// An article's clauses with their phrases, each in text order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clauses {
    /// A clause stands after the one above it.
    pub clauses: Vec<Clause>,
    /// Every noun phrase, possessors too.
    pub noun_phrases: Vec<NounPhrase>,
    /// Every prepositional phrase.
    pub prepositional: Vec<PrepositionalPhrase>,
    index: ClauseIndex,
}

impl Clauses {
    /// Gives the prepositional phrases that stand in a clause, in text order.
    pub fn prepositional_of<'a>(
        &'a self,
        clause: &'a Clause,
    ) -> impl DoubleEndedIterator<Item = &'a PrepositionalPhrase> + Clone {
        clause.prepositional.iter().map(|&place| &self.prepositional[place])
    }
}

impl VerbGroup {
    /// Says whether the verb shows a tense of its own: "says", not "to say".
    pub fn is_finite(&self) -> bool {
        self.tense != Tense::None
    }
}

/// A clause has so many words at least, nearly always; so has a noun phrase, with what stands around it.
const CLAUSE: usize = 6;
const NOUN_PHRASE: usize = 3;

/// Finds the clauses of every sentence that is news.
///
/// Empty where there is no verb. What stands in a quotation of its own is read apart.
pub fn find_clauses(
    tagged: TaggedText,
    mentions: &[Mention],
    times: &[TimeExpression],
    lexicon: &ClauseLexicon,
) -> Clauses {
    let sentences = tagged.sentences;
    let text = ClauseText::new(tagged, mentions, times, lexicon);
    let words = sentences.tokens.len();
    let mut found = Clauses {
        clauses: Vec::with_capacity(words / CLAUSE),
        noun_phrases: Vec::with_capacity(words / NOUN_PHRASE),
        ..Clauses::default()
    };
    let mut ends = Vec::with_capacity(sentences.sentences.len());
    let outer = sentences.quotations.iter().filter(|quotation| quotation.level == 0);
    let outer: Vec<Quotation> = outer.copied().collect();
    for (index, sentence) in sentences.sentences.iter().enumerate() {
        if sentence.kind.is_news() {
            let next = outer.partition_point(|quotation| quotation.span.end <= sentence.span.start);
            let quoted = find_quoted(&text, &sentence.tokens, &outer[next..]);
            read_sentence(&text, index, sentence.tokens.clone(), quoted, &mut found);
        }
        ends.push(SentenceEnd {
            clauses: found.clauses.len(),
            noun_phrases: found.noun_phrases.len(),
            prepositional: found.prepositional.len(),
        });
    }
    found.index = ClauseIndex::new(&found, &ends);
    found
}

/// Reads the clauses of a sentence: those around what it quotes, then those of each quotation.
fn read_sentence(
    text: &ClauseText,
    index: usize,
    tokens: Range<usize>,
    quoted: Vec<Range<usize>>,
    found: &mut Clauses,
) {
    let from = found.prepositional.len();
    let pieces = cut_pieces(text, tokens, &quoted, &mut found.noun_phrases);
    build_clauses(text, index, false, &pieces, found);
    for range in quoted {
        let pieces = cut_pieces(text, range, &[], &mut found.noun_phrases);
        build_clauses(text, index, true, &pieces, found);
    }
    extend_noun_phrases(text, found, from);
}
