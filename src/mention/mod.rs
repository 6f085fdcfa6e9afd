//! Step 3. Sentences → Mentions: names, titles, unknown names.

mod entity;
mod fold;
mod gazetteer;
mod matcher;
mod record;

pub use entity::{Alias, Entity, PartyName, Sure, Term, Valid};
pub use gazetteer::Gazetteer;

use crate::article::Article;
use crate::ontology::{EntityId, KindId};
use crate::sentence::{SentenceKind, Sentences};
use crate::span::Span;

/// In what way an alias names its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    /// `Japan`.
    Name,
    /// `Abe`: a family name alone.
    Surname,
    /// `Japanese`: its people, or what is theirs.
    Demonym,
    /// `Tokyo` for Japan.
    Capital,
    /// `NHK`.
    Acronym,
    /// `the Kremlin`.
    Metonym,
    /// `Prime Minister` for an office.
    Title,
}

/// How a mention was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Found {
    /// By a name of the gazetteer.
    Name,
    /// By an office without a name: `the Japanese prime minister`.
    Title,
    /// By its capital letters: no gazetteer knows it.
    Unknown,
    /// By coreference: `he`, `the Russian leader`, `the two`.
    Reference,
}

/// One entity that a name may stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The entity.
    pub entity: EntityId,
    /// In what way the name stands for it.
    pub name_kind: NameKind,
}

/// When an office was held, as the words before a title say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tenure {
    /// `Prime Minister`: on the day of the report.
    Current,
    /// `then-Prime Minister`: on the day that is spoken of.
    Then,
    /// `former`, `ex-`, `late`: before.
    Former,
    /// `acting`, `interim`.
    Acting,
    /// `incoming`, `-elect`, `newly elected`.
    Incoming,
}

/// An office in the words of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// The words, with whose office it is: `Japan's Chief Cabinet Secretary`.
    pub span: Span,
    /// The office without its holder's state: `Chief Cabinet Secretary`.
    pub name: String,
    /// The offices that it can be: one where the state is named or only one state has such an office.
    pub offices: Vec<EntityId>,
    /// Whose office it is, where the words say so: `Japan`.
    pub of: Option<EntityId>,
    /// When it was held.
    pub tenure: Tenure,
}

/// A place in the text that names somebody or something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The name alone: `Hayashi Yoshimasa`. For [`Found::Title`] the title.
    pub span: Span,
    /// With the title: `Japan's Chief Cabinet Secretary Hayashi Yoshimasa`.
    pub full: Span,
    /// Whom it may name, best first; empty for unknown names and for titles alone.
    pub candidates: Vec<Candidate>,
    /// The kind, as far as the name, the title or a neighbour tells.
    pub kind: Option<KindId>,
    /// How it was found.
    pub found: Found,
    /// The title that stands before or after the name.
    pub title: Option<Title>,
}

impl Mention {
    /// Gives the entity, where it is one alone; `None` for an unknown or an ambiguous name.
    pub fn entity(&self) -> Option<&EntityId> {
        match self.candidates.as_slice() {
            [candidate] => Some(&candidate.entity),
            _ => None,
        }
    }
}

/// Finds every name, longest first where names overlap, in text order.
///
/// A name inside a description that is a name itself is found too: `Ukraine` in `invasion of Ukraine`.
/// Empty if the text names nobody. Names must stand as whole words. Boilerplate sentences are left unread.
pub fn find_mentions(article: &Article, sentences: &Sentences, gazetteer: &Gazetteer) -> Vec<Mention> {
    let found = gazetteer.names().find(&article.text, article.published);
    let mut mentions = Vec::new();
    for name in found.names.iter().chain(&found.inner) {
        let owners = || name.owners.iter().filter(|owner| owner.name_kind != NameKind::Title);
        let entities = || owners().filter_map(|owner| gazetteer.entities().get(owner.entity as usize));
        let candidates = owners().zip(entities()).map(|(owner, entity)| Candidate {
            entity: entity.id.clone(),
            name_kind: owner.name_kind,
        });
        let first = entities().next().map(|entity| &entity.kind);
        if is_read(sentences, name.span) && first.is_some() {
            mentions.push(Mention {
                span: name.span,
                full: name.span,
                candidates: candidates.collect(),
                kind: first
                    .filter(|kind| entities().all(|entity| entity.kind == **kind))
                    .cloned(),
                found: Found::Name,
                title: None,
            });
        }
    }
    mentions.sort_by_key(|mention| (mention.span.start, u32::MAX - mention.span.end));
    mentions
}

/// Says whether a place lies in a sentence that is news, or in none.
fn is_read(sentences: &Sentences, span: Span) -> bool {
    let after = sentences
        .sentences
        .partition_point(|sentence| sentence.span.start <= span.start);
    let sentence = after.checked_sub(1).and_then(|index| sentences.sentences.get(index));
    sentence.is_none_or(|sentence| sentence.kind != SentenceKind::Boilerplate)
}
