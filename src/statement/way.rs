//! The ways in which what a statement reports is found.

/// How the content of a statement was found. Each has its confidence in `data/statement/confidence.jsonl`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Way {
    /// "According to Abe, …".
    AccordingTo,
    /// "As Abe said, …".
    As,
    /// "maintains its commitment to talks".
    Attitude,
    /// "said (that) talks had failed".
    Clause,
    /// "He said: We will go."
    Colon,
    /// "did not rule out signing".
    Gerund,
    /// "promised to sign".
    Infinitive,
    /// "ABE: We will go."
    NameColon,
    /// "Japan's position is that …".
    NounIsThat,
    /// "the claim that …".
    NounThat,
    /// "denied the charge".
    Object,
    /// "urged Japan to sign".
    ObjectInfinitive,
    /// "The talks, he said, had failed."
    Parenthetical,
    /// "called for talks".
    Preposition,
    /// "“…,” he said."
    Quote,
    /// "Rubio returned to his theme: “…”".
    QuoteColon,
    /// "said the talks that nobody followed to their end had failed": the rest of the sentence.
    Rest,
    /// "called the seizure illegal".
    SmallClause,
    /// "is believed to be ready".
    SubjectInfinitive,
    /// "explained why talks had failed".
    Wh,
}

impl Way {
    /// All of them, by their names.
    pub(super) const ALL: [Self; 20] = [
        Self::AccordingTo,
        Self::As,
        Self::Attitude,
        Self::Clause,
        Self::Colon,
        Self::Gerund,
        Self::Infinitive,
        Self::NameColon,
        Self::NounIsThat,
        Self::NounThat,
        Self::Object,
        Self::ObjectInfinitive,
        Self::Parenthetical,
        Self::Preposition,
        Self::Quote,
        Self::QuoteColon,
        Self::Rest,
        Self::SmallClause,
        Self::SubjectInfinitive,
        Self::Wh,
    ];

    /// Gives the name that rules and confidences have: `object-infinitive`.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::AccordingTo => "according-to",
            Self::As => "as",
            Self::Attitude => "attitude",
            Self::Clause => "clause",
            Self::Colon => "colon",
            Self::Gerund => "gerund",
            Self::Infinitive => "infinitive",
            Self::NameColon => "name-colon",
            Self::NounIsThat => "noun-is-that",
            Self::NounThat => "noun-that",
            Self::Object => "object",
            Self::ObjectInfinitive => "object-infinitive",
            Self::Parenthetical => "parenthetical",
            Self::Preposition => "preposition",
            Self::Quote => "quote",
            Self::QuoteColon => "quote-colon",
            Self::Rest => "rest",
            Self::SmallClause => "small-clause",
            Self::SubjectInfinitive => "subject-infinitive",
            Self::Wh => "wh",
        }
    }
}
