//! Parts of speech, as coarse as the later steps need them.

use serde::Deserialize;

/// A part of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Tag {
    /// A common noun in the singular: `treaty`.
    Noun,
    /// A common noun in the plural: `talks`.
    PluralNoun,
    /// A name, or a capitalised word inside one: `Tokyo`, `Ministry`.
    ProperNoun,
    /// `he`, `them`, `itself`, `nobody`, `everyone`.
    Pronoun,
    /// `his`, `their`, `its` before a noun.
    PossessivePronoun,
    /// The `'s` or `'` of a possessive.
    Possessive,
    /// `the`, `a`, `this`, `some`, `each`, `no`.
    Determiner,
    /// `1956`, `four`, `2.5`.
    Number,
    /// `unfair`, `Russian`, `fourth`.
    Adjective,
    /// `not`, `never`, `n't`.
    Negation,
    /// `yet`, `carefully`, `here`.
    Adverb,
    /// A verb in its base form: `continue` after `to`, a modal, or as imperative.
    VerbBase,
    /// A finite present: `says`, `say`.
    VerbPresent,
    /// A finite past: `said`.
    VerbPast,
    /// A past participle: `occupied` in `were occupied`, `the islands occupied by Russia`.
    VerbPastParticiple,
    /// A form in -ing that is a verb: `shifting`.
    VerbGerund,
    /// `will`, `would`, `can`, `should`, `must`.
    Modal,
    /// `of`, `in`, `after` before a noun phrase.
    Preposition,
    /// `because`, `after`, `if` before a clause.
    Subordinator,
    /// `that` before a clause that is reported, and `whether`.
    Complementizer,
    /// `who`, `which`, `what`, `when`, `where`, `how`, `why`, relative `that`.
    Wh,
    /// `and`, `or`, `but`.
    Coordinator,
    /// The `to` of an infinitive.
    To,
    /// The `up` of `set up`.
    Particle,
    /// `there` in `there is`.
    Existential,
    /// `.`, `?`, `!`, `…`
    Stop,
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `;`
    Semicolon,
    /// `—`, `–`, ` - `
    Dash,
    /// `(`, `[`
    OpenBracket,
    /// `)`, `]`
    CloseBracket,
    /// A quotation mark that opens.
    OpenQuote,
    /// A quotation mark that closes.
    CloseQuote,
    /// `%`, `$`, `oh`, and what else is no word.
    Other,
}

impl Tag {
    /// Says whether it is a form of a verb, with or without a tense, or a modal verb.
    pub fn is_verb(self) -> bool {
        matches!(
            self,
            Self::VerbBase
                | Self::VerbPresent
                | Self::VerbPast
                | Self::VerbPastParticiple
                | Self::VerbGerund
                | Self::Modal
        )
    }
}
