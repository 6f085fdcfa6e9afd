//! What a question needs of an archive, as the question says it.

use crate::graph::{NodeId, Part, fold};
use crate::ontology::EntityId;
use crate::timex::Interval;

/// What a question is limited to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Statements that have all of these in one of their parts.
    pub names: Vec<WantedName>,
    /// With words that begin so, each of them.
    pub text: Vec<String>,
    /// With one of these acts, if there are any.
    pub acts: Vec<String>,
    /// Read in articles of a publisher or an agency, or with an id, that has these words, folded.
    pub outlet: Option<String>,
    /// Read in articles that can have been published on some of these days.
    pub published: Option<Interval>,
    /// Said on some of these days, as far as it is known. Only where all that is limited besides stands here: of what is
    /// left out it has to be known how many statements that is.
    pub said: Option<Interval>,
    /// Even if other days are as possible: else what was only published later, and tells no day, is counted and not read.
    pub possibly: bool,
    /// Only statements that take a position.
    pub takes_position: bool,
    /// Which relations.
    pub relations: WantedRelations,
    /// What is told where nothing is found.
    pub near: WantedNear,
}

/// What an answer that is empty tells: what comes near.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum WantedNear {
    /// How much was searched: there is but one limit.
    Counts,
    /// What there is with one limit less, too.
    OneLimitLess {
        /// Whether the tables can count that: they know all limits.
        is_counted: bool,
    },
    /// What everything has to be looked at for.
    #[default]
    Everything,
}

/// Somebody or something that is asked for by a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WantedName {
    /// The flag that limits to it: `--by`.
    pub flag: &'static str,
    /// As it was typed.
    pub name: String,
    /// Whom the gazetteer knows by it.
    pub entities: Vec<EntityId>,
    /// In which parts of a statement.
    pub parts: Vec<Part>,
    /// In which of them a statement has to have it, where others are shown as well.
    pub told: &'static [Part],
    /// What parts decide who can be meant.
    pub deciding: &'static [Part],
    /// Whether the ends of relations decide it too.
    pub decides_by_relations: bool,
    /// Or in words that begin so, all of them, where there are any.
    pub words: Vec<String>,
    /// Whether its relations are wanted, where any are.
    pub has_relations: bool,
}

/// Which relations are wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum WantedRelations {
    /// None.
    #[default]
    No,
    /// Those that the wanted statements tell.
    Told,
    /// Those of the names.
    OfNames,
}

impl Wanted {
    /// Says whether indexes lead to what is wanted.
    pub(super) fn is_selective(&self) -> bool {
        let is_findable = |name: &WantedName| {
            // "Putin and Abe" are two, if nobody is called so.
            let are_two = name.words.is_empty() && name.name.contains(" and ");
            !are_two && !name.is_node_of_article() && !fold(&name.name).trim().is_empty()
        };
        let relations = self.relations != WantedRelations::OfNames || self.names.iter().any(|name| name.has_relations);
        let of_articles = self.outlet.is_some() || self.published.is_some();
        let of_statements = !self.text.is_empty() || !self.acts.is_empty() || self.said.is_some();
        let is_limited = !self.names.is_empty() || of_articles || of_statements;
        is_limited && relations && self.names.iter().all(is_findable)
    }
}

impl WantedName {
    /// Says whether it is the id of words in one article.
    fn is_node_of_article(&self) -> bool {
        self.name.starts_with("article/")
    }

    /// Gives the ids in the archive of whom the gazetteer knows by it.
    pub(super) fn ids(&self) -> impl Iterator<Item = String> {
        let nodes = self.entities.iter().map(|entity| NodeId::entity(entity).to_string());
        nodes.map(|id| id.strip_prefix("entity/").unwrap_or(&id).to_owned())
    }
}
