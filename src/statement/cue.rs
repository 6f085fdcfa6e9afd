//! Cues and rules as `data/statement/` gives them, each with its examples.

use super::way::Way;
use crate::data::WordSet;
use crate::ontology::{ActId, Modality};
use serde::Deserialize;

/// How a cue takes its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frame {
    /// "said (that) talks failed".
    Clause,
    /// "said the talks [that nobody followed to their end] had failed": where no clause was found, the rest of the
    /// sentence, if a verb stands in it. Only for verbs that govern nothing else.
    Rest,
    /// "said: “Talks failed.”", and ", he said," inside what is reported.
    Quote,
    /// "explained why talks failed".
    Wh,
    /// "asked that Japan be told": a clause whose form asks for it.
    Subjunctive,
    /// "promised to sign": the content begins with `to`.
    Infinitive,
    /// "urged Japan to sign": Japan is addressed, the content begins with `to`.
    ObjectInfinitive,
    /// "wants Japan to sign": the content begins with Japan.
    ClauseInfinitive,
    /// "did not rule out signing".
    Gerund,
    /// "denied the charge".
    Object,
    /// "maintains its commitment to talks": only with one of the nouns that the cue lists.
    Attitude,
    /// "called the seizure illegal", "described it as theft".
    SmallClause,
    /// "called for talks": only with one of the prepositions that the cue lists.
    Preposition,
    /// "is believed to be ready": what is said is the subject with the infinitive, and nobody is named who says it.
    SubjectInfinitive,
}

impl Frame {
    /// Gives it as the data writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clause => "clause",
            Self::Rest => "rest",
            Self::Quote => "quote",
            Self::Wh => "wh",
            Self::Subjunctive => "subjunctive",
            Self::Infinitive => "infinitive",
            Self::ObjectInfinitive => "object_infinitive",
            Self::ClauseInfinitive => "clause_infinitive",
            Self::Gerund => "gerund",
            Self::Object => "object",
            Self::Attitude => "attitude",
            Self::SmallClause => "small_clause",
            Self::Preposition => "preposition",
            Self::SubjectInfinitive => "subject_infinitive",
        }
    }
}

/// To whom, as the grammar of a cue says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Addressee {
    /// "said to reporters".
    #[default]
    To,
    /// "told reporters".
    Object,
}

/// A word that reports, with the ways in which it does.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// What fires it: `say`, `take-view`.
    pub id: String,
    /// The verb with its particle, where it is not the id: `rule out`.
    #[serde(default)]
    pub verb: Option<String>,
    /// The noun that the verb must govern: `view` in "takes the view that".
    #[serde(default)]
    pub nouns: WordSet,
    /// The prepositions of [`Frame::Preposition`], and those behind a passive without an agent: "was accused of fraud".
    #[serde(default)]
    pub prepositions: Vec<String>,
    /// How it takes its content.
    pub frames: Vec<Frame>,
    /// The act that it names.
    #[serde(default = "plain_act")]
    pub act: ActId,
    /// The act that it names where it is negated.
    #[serde(default)]
    pub act_denied: Option<ActId>,
    /// The act where it is the speaker himself who is to do it: "wants to stay" demands nothing.
    #[serde(default)]
    pub act_own: Option<ActId>,
    /// How it takes whom it addresses.
    #[serde(default)]
    pub addressee: Addressee,
    /// Whether it tells of an attitude and not of words: inside words of the same person it makes no statement.
    #[serde(default)]
    pub attitude: bool,
    /// Whether things can be its subject too without speaking: "Photographs suggest that …" makes no statement.
    #[serde(default)]
    pub of_things: bool,
    /// Whether its object must be a matter: "Japan backed the plan" tells a position, "Japan backed Ukraine" a deed.
    #[serde(default)]
    pub of_matters: bool,
    /// Whether only what can be read is its subject: "the poll shows a lead", not "Putin showed courage".
    #[serde(default)]
    pub of_documents: bool,
    /// Whether only one speaks: "Lavrov discussed the plan", not "Lavrov and Wang discussed it".
    #[serde(default)]
    pub of_one: bool,
    /// Whether its clause must begin with `that`: "holds that it is late", not "holds a talk it likes".
    #[serde(default)]
    pub behind_that: bool,
    /// Whether it counts only where it is told as done: "discussed the plan", not "left to discuss it", "failed to address it".
    #[serde(default)]
    pub done: bool,
    /// Whether it stands in the passive, and who undergoes it speaks: "is convinced that".
    #[serde(default)]
    pub passive: bool,
    /// Sentences with the statement that the cue makes.
    pub fires: Vec<Example>,
    /// Sentences that come near and in which the cue makes none.
    #[serde(default)]
    pub not: Vec<String>,
}

impl Cue {
    /// Gives the act that it names where it is negated or not, and takes its content in some way.
    pub(super) fn act_by(&self, denied: bool, way: Way) -> &ActId {
        match (&self.act_denied, &self.act_own) {
            (Some(act), _) if denied => act,
            (_, Some(act)) if way == Way::Infinitive => act,
            _ => &self.act,
        }
    }
}

/// A sentence with the statement that a cue makes in it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// Who says it.
    pub speaker: String,
    /// What, with ` … ` between the pieces.
    pub content: String,
}

fn plain_act() -> ActId {
    "state".into()
}

/// A noun that carries what somebody says: "speculation that …".
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NounCue {
    /// The noun.
    pub id: String,
    /// The act that it names.
    #[serde(default = "plain_act")]
    pub act: ActId,
    /// Sentences with the statement that the noun makes.
    pub fires: Vec<Example>,
    /// Sentences that come near and in which it makes none.
    #[serde(default)]
    pub not: Vec<String>,
}

/// What in a content shows the act of a cue that names none, or only that something is held to be so.
///
/// All that a rule asks for must hold of one clause of the content: of one that the speaker tells himself, or, where
/// words are asked for, of the one around them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActRule {
    /// What fires it: `other-should`; rules are tried in the order of these.
    pub id: String,
    /// The act.
    pub act: ActId,
    /// As what the clause must be told.
    #[serde(default)]
    pub told: Vec<Modality>,
    /// Whether the clause must be told as not so, or as so; either where it is not said.
    #[serde(default)]
    pub denied: Option<bool>,
    /// Whose the clause's subject must be.
    #[serde(default)]
    pub subject: Whose,
    /// One of these must be the clause's verb: `resume`.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// None of these must be.
    #[serde(default)]
    pub not_verbs: Vec<String>,
    /// One of these modal verbs must stand with it.
    #[serde(default)]
    pub modals: Vec<String>,
    /// Whether the verb must stand in the passive, or must not.
    #[serde(default)]
    pub passive: Option<bool>,
    /// Whether a pact must speak: "The accord says".
    #[serde(default)]
    pub of_pact: bool,
    /// Whether the verb must tell of what is past: "did not sell", "has not sold".
    #[serde(default)]
    pub past: bool,
    /// Whether the verb must stand within quotation marks, or outside any: "would" is "will" only in words that are not
    /// quoted.
    #[serde(default)]
    pub quoted: Option<bool>,
    /// One of these words or phrases must stand in the clause.
    #[serde(default)]
    pub any: Vec<String>,
    /// None of these must stand in it.
    #[serde(default)]
    pub none: Vec<String>,
    /// One of these prepositions must stand in the clause before one of the `nouns`: "is behind the attack".
    #[serde(default)]
    pub prepositions: Vec<String>,
    /// The nouns behind one of the `prepositions`, in the singular.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// A clause with one of these must hang on it: `unless`; `if` stands for "should Japan agree" as well.
    #[serde(default)]
    pub introducers: Vec<String>,
    /// Whether an infinitive must hang on it, of whatever verb: "needs to leave".
    #[serde(default)]
    pub infinitive: bool,
    /// Whether somebody else must be the one who acts in the clause or infinitive that hangs on it: "hopes Japan agrees".
    #[serde(default)]
    pub of_other: bool,
    /// One of these must be the verb of what so hangs on it: "tried to undermine", "hopes Japan agrees".
    #[serde(default)]
    pub below: Vec<String>,
    /// Whether its words must be what is said of something: "is illegal", "called it illegal", not "is in an illegal
    /// camp".
    #[serde(default)]
    pub predicate: bool,
    /// Sentences whose content shows the act.
    pub fires: Vec<String>,
    /// Sentences that come near and do not.
    #[serde(default)]
    pub not: Vec<String>,
}

/// Whose the subject of a clause is, as its speaker sees it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// Anybody's or anything.
    #[default]
    Any,
    /// The speaker, or whom the speaker acts for, or what is theirs.
    Own,
    /// The speaker, or whom the speaker acts for, but nothing of theirs.
    Speaker,
    /// Another person, state or body, or what is theirs.
    Other,
    /// Anybody and anything but the speaker's own.
    NotOwn,
    /// Something that is nobody's: "the talks".
    Thing,
}
