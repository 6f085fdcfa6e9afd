//! Step 3. Sentences → Mentions: names, titles, unknown names.

mod body;
mod body_name;
mod build;
mod dateline;
mod domain;
mod elsewhere;
mod entity;
mod fold;
mod gazetteer;
mod given_names;
mod halves;
mod lexicon;
mod name_index;
mod opening;
mod particle;
mod record;
mod run;
mod shared_name;
mod short_form;
mod time_name;
mod title;
mod title_words;
mod unknown;
mod word_index;
mod work;

pub use entity::{Alias, Entity, PartyName, Sure, Term, Valid};
pub(crate) use fold::fold_name;
pub use gazetteer::Gazetteer;
pub use lexicon::MentionLexicon;
pub(crate) use title::sides_with;
pub(crate) use title_words::{TitleWord, TitleWords};

use crate::article::Article;
use crate::ontology::{EntityId, Kind, Trait};
use crate::sentence::Sentences;
use crate::span::Span;
use body::join_bodies;
use build::MentionBuilder;
use elsewhere::{
    drop_bodies_elsewhere, drop_cities_elsewhere, drop_parties_of_cases, drop_parts_elsewhere, unlink_private_people,
};
use name_index::{FoundNames, NameMatch, Owner};
use shared_name::name_shared_halves;
use std::borrow::Cow;
use std::sync::Arc;
use title::TitleReader;
use unknown::{UnknownNames, add_unknown_names, last_word};

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
    /// `foreign ministry`: names a body only together with its state.
    Body,
}

impl NameKind {
    /// Says whether such a name tells by itself whom it means: not a surname, a title or a body without its state.
    pub(crate) fn is_whole(self) -> bool {
        self != Self::Surname && !self.is_title_or_body()
    }

    fn is_title_or_body(self) -> bool {
        matches!(self, Self::Title | Self::Body)
    }
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
    /// Whether it is a family name that many bear: more than the name must tell.
    pub weak: bool,
}

/// When an office was held, as the words before a title say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
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
    /// The office without its holder's state, and without when it was held: `Chief Cabinet Secretary`, `deputy foreign
    /// minister`.
    pub name: String,
    /// The offices that it can be: one where the state is named or only one state has such an office.
    pub offices: Vec<EntityId>,
    /// Whose office it is, where the words say so and mean one state: `Japan`.
    pub of: Option<EntityId>,
    /// Whether the words say whose office it is, if not plainly: `Korean`.
    pub owned: bool,
    /// Whether the words without their owner are a name of one office, and not of a role that many have: "Chief Cabinet
    /// Secretary", but not "Governor".
    pub is_name: bool,
    /// When it was held.
    pub tenure: Tenure,
    /// Whether it is another office than its name says: `deputy foreign minister`, `president of the company`.
    pub other: bool,
}

/// A place in the text that names somebody or something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The name alone: `Hayashi Yoshimasa`. For [`Found::Title`] the title without its state. For a description the
    /// words that name nothing else: `invasion` in `invasion of Ukraine`.
    pub span: Span,
    /// With the title: `Japan's Chief Cabinet Secretary Hayashi Yoshimasa`; with all words of a description. The state
    /// in it is a mention of its own.
    pub full: Span,
    /// Whom it may name, best first; empty for unknown names and for titles alone.
    pub candidates: Vec<Candidate>,
    /// The kind, as far as the name, the title or a neighbour tells.
    pub kind: Option<Arc<Kind>>,
    /// How it was found.
    pub found: Found,
    /// The title that stands before or after the name.
    pub title: Option<Title>,
}

impl Mention {
    /// Says what it is in the text; false where its kind is not known.
    pub fn is(&self, asked: Trait) -> bool {
        self.kind.as_ref().is_some_and(|kind| kind.is(asked))
    }

    /// Gives the entity, where it is one alone; `None` for an unknown or an ambiguous name.
    pub fn entity(&self) -> Option<&EntityId> {
        match self.candidates.as_slice() {
            [candidate] => Some(&candidate.entity),
            _ => None,
        }
    }
}

/// The names of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundMentions {
    /// In text order; their spans do not overlap.
    pub mentions: Vec<Mention>,
    /// The stretches in which words only name and none tells a time, in text order: "the Sunday Tribune", “Six Nights in
    /// August”. "The 1956 declaration" tells one.
    pub names: Vec<Span>,
}

impl FoundMentions {
    fn new(mut mentions: Vec<Mention>, fixed: Vec<Span>) -> Self {
        mentions.sort_by_key(|mention| mention.span);
        let only_names = |mention: &&Mention| match mention.found {
            Found::Unknown => true,
            Found::Name => !mention.is(Trait::Event) && !mention.is(Trait::Document),
            Found::Title | Found::Reference => false,
        };
        let mut names = fixed;
        names.extend(mentions.iter().filter(only_names).map(|mention| mention.span));
        names.sort();
        Self { mentions, names }
    }
}

/// A name or a title as the passes of this step hand it on.
#[derive(Debug, Clone)]
struct Sighting<'a> {
    span: Span,
    /// With the words of a description around it.
    full: Span,
    /// Whom it may name; empty for what no gazetteer knows.
    owners: Cow<'a, [Owner]>,
    is_title: bool,
    /// The kind of an unknown name.
    kind: Option<Arc<Kind>>,
}

impl<'a> Sighting<'a> {
    fn known(name: NameMatch<'a>) -> Self {
        Self {
            span: name.span,
            full: name.full,
            is_title: name.owners.iter().all(|owner| owner.name_kind == NameKind::Title),
            owners: name.owners,
            kind: None,
        }
    }

    /// Makes a name that no gazetteer knows.
    fn unknown(span: Span) -> Self {
        Self {
            span,
            full: span,
            owners: Cow::default(),
            is_title: false,
            kind: None,
        }
    }

    /// Makes a title that no office in the gazetteer has.
    fn title(span: Span) -> Self {
        Self {
            is_title: true,
            ..Self::unknown(span)
        }
    }
}

/// Finds every name, longest first where names overlap.
///
/// Empty if the text names nobody. Names must stand as whole words. Boilerplate sentences are left unread.
pub fn find_mentions(
    article: &Article,
    sentences: &Sentences,
    gazetteer: &Gazetteer,
    lexicon: &MentionLexicon,
) -> FoundMentions {
    let text = article.text.as_str();
    let FoundNames { names, mut named } = gazetteer.names().find(text, article.published);
    let UnknownNames {
        mut sightings,
        mut people,
        fixed,
        mut namesakes,
    } = add_unknown_names(text, sentences, names, gazetteer, lexicon);
    name_shared_halves(text, &mut sightings, gazetteer);
    let private = unlink_private_people(text, &mut sightings, gazetteer, lexicon);
    if !private.is_empty() {
        let is_person = |kind: &Arc<Kind>| kind.is(Trait::Person);
        let strangers = sightings
            .iter()
            .filter(|sighting| sighting.kind.as_ref().is_some_and(is_person));
        people.extend(strangers.map(|sighting| last_word(sighting.span.slice(text))));
        namesakes.extend(private);
    }
    named.retain(|entity| !namesakes.contains(entity));
    drop_parties_of_cases(text, &mut sightings, &named);
    let mut sightings = join_bodies(text, sightings, gazetteer, lexicon, &named);
    drop_cities_elsewhere(text, &mut sightings, gazetteer);
    drop_bodies_elsewhere(text, &mut sightings, gazetteer);
    drop_parts_elsewhere(text, &mut sightings, gazetteer, lexicon);
    let reader = TitleReader {
        text,
        sightings: &sightings,
        gazetteer,
        lexicon,
    };
    let mut titles: Vec<Option<Title>> = vec![None; sightings.len()];
    let mut mentions = Vec::with_capacity(sightings.len());
    for (place, sighting) in sightings.iter().enumerate().filter(|(_, sighting)| sighting.is_title) {
        let Some(read) = reader.read(place) else { continue };
        match read.holder {
            Some(holder) => titles[holder] = Some(read.title),
            None if read.stands_alone => mentions.push(Mention {
                span: sighting.span,
                full: read.title.span,
                candidates: Vec::new(),
                kind: Some(gazetteer.own_kinds().office.clone()),
                found: Found::Title,
                title: Some(read.title),
            }),
            None => {}
        }
    }
    let builder = MentionBuilder {
        text,
        gazetteer,
        lexicon,
        tokens: &sentences.tokens,
        named,
        people,
    };
    for (sighting, title) in sightings.into_iter().zip(titles) {
        mentions.extend(builder.build(sighting, title));
    }
    FoundMentions::new(mentions, fixed)
}
