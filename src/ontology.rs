//! What may be said: ids, kinds of entities, types of relations, acts of statements, as `schema/` lists them.

mod kind;

pub use kind::{Kind, OwnKinds, Trait};

use crate::data::{DataFile, named};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Gives the id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, formatter)
            }
        }
    };
}

id!(
    /// Names an entity of the gazetteer: `person/shinzo-abe`.
    EntityId
);
id!(
    /// Names an article: the id of its metadata, or its file's name.
    ArticleId
);
id!(
    /// Names a kind of entity: `State`.
    KindId
);
id!(
    /// Names what kind of office or body something is: `prime-minister`, `foreign-ministry`.
    RoleId
);
id!(
    /// Names a type of relation: `imposed_sanctions_on`.
    RelationTypeId
);
id!(
    /// Names what a statement does: `accuse`; a plain statement is a `state`.
    ActId
);
id!(
    /// Names what speakers take a position on: `continue-talks`.
    TopicId
);
id!(
    /// Names the rule that made something, by what fires it: `condemn-verb`.
    RuleId
);

/// Whether something is said to be so or said not to be so.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    /// It is so.
    #[default]
    Affirmed,
    /// It is not so.
    Denied,
}

/// As what something is told, the least certain last.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// It is or was.
    #[default]
    Actual,
    /// Somebody means to: "will visit", "agreed to meet".
    Planned,
    /// Somebody wants it of another one: "urged Japan to sign".
    Demanded,
    /// It may be so: "could meet", "a rumour that they met".
    Possible,
    /// It would be, if: "if Japan signs", "would have left".
    Supposed,
    /// It is asked: "did they meet?"
    Asked,
}

impl Modality {
    /// Gives the word for it: `planned`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Planned => "planned",
            Self::Demanded => "demanded",
            Self::Possible => "possible",
            Self::Supposed => "supposed",
            Self::Asked => "asked",
        }
    }
}

/// Where a speaker stands on a topic, as far as his words show it.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Position {
    /// He wants it, does it, or holds it right.
    For,
    /// He does not want it, for now or ever.
    Against,
    /// It depends on something that he names, or he keeps it open.
    Conditional,
    /// He speaks of it as something to be decided.
    Unclear,
}

impl Position {
    /// Gives the position that a word is for; `None` where it is for none.
    pub fn named(word: &str) -> Option<Self> {
        let all = [Self::For, Self::Against, Self::Conditional, Self::Unclear];
        all.into_iter().find(|position| position.as_str() == word)
    }

    /// Gives the word for it: `against`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Conditional => "conditional",
            Self::Unclear => "unclear",
        }
    }
}

/// How much of a statement's content stands in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StatementKind {
    /// Every word.
    Direct,
    /// None.
    Indirect,
    /// A part.
    Mixed,
}

/// A type of relation, as `schema/relation-types.json` lists it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationType {
    /// `imposed_sanctions_on`.
    pub id: RelationTypeId,
    /// For people: `imposed sanctions on`.
    pub label: String,
    /// What it says of its two ends, in one sentence.
    pub comment: String,
    /// Whether it holds for a time (`state`) or happens (`event`).
    pub aspect: Aspect,
    /// Whether both ends play the same part.
    #[serde(default)]
    pub symmetric: bool,
    /// The type as which an edge tells that it is denied: `has_not_met_with`.
    #[serde(default)]
    pub denied: Option<RelationTypeId>,
    /// The type as which an edge tells that it is planned: `plans_to_visit`; itself where its own words say the plan.
    #[serde(default)]
    pub planned: Option<RelationTypeId>,
    /// The types that tell the same more exactly, `spoke_by_phone_with` of `spoke_with`: who asks for this one asks for
    /// them too.
    #[serde(default)]
    pub includes: Vec<RelationTypeId>,
    /// The kinds that its actor may have; empty for any.
    #[serde(default)]
    pub actor: Vec<KindId>,
    /// The kinds that its recipient may have; empty for any.
    #[serde(default)]
    pub recipient: Vec<KindId>,
    /// The PLOVER event with its mode, `CONSULT-visit`; none for states.
    #[serde(default)]
    pub plover: Option<String>,
    /// The CAMEO code.
    #[serde(default)]
    pub cameo: Option<String>,
}

/// How an edge tells a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EdgeType<'a> {
    /// The relation's type, or the one that says the denial or the plan: `has_not_met_with`.
    pub relation_type: &'a RelationTypeId,
    /// Denied only where the type does not say so itself.
    pub polarity: Polarity,
    /// Whether it is an edge of a graph: what is only planned or depends is none, unless its type says so.
    pub is_edge: bool,
}

impl RelationType {
    /// Says whether its class of PLOVER begins with one of these: `SANCTION`, `CONSULT-visit`; not for a type without class.
    pub fn is_of(&self, classes: &[&str]) -> bool {
        let plover = self.plover.as_deref().unwrap_or_default();
        classes.iter().any(|class| plover.starts_with(class))
    }

    /// Gives the type that says itself how a relation of this one is denied or planned. `None` where none does.
    pub fn told_as(&self, polarity: Polarity, modality: Modality) -> Option<&RelationTypeId> {
        match (polarity, modality) {
            // "will not meet Abe" does not say that the two never met.
            (Polarity::Denied, Modality::Actual) => self.denied.as_ref(),
            (Polarity::Affirmed, Modality::Planned) => self.planned.as_ref(),
            _ => None,
        }
    }
}

/// Whether a relation holds for a time or happens at one.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Aspect {
    /// It holds: `controls`.
    State,
    /// It happens: `met_with`.
    Event,
}

/// What a statement does, as `schema/acts.json` lists it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// `accuse`.
    pub id: ActId,
    /// What the speaker does, in one sentence.
    pub comment: String,
}

/// All that may be said.
#[derive(Debug, Clone)]
pub struct Ontology {
    /// In the order of the file.
    pub kinds: Vec<Arc<Kind>>,
    /// Those of them that the program gives itself.
    pub own_kinds: OwnKinds,
    /// In the order of the file.
    pub relation_types: Vec<RelationType>,
    /// In the order of the file.
    pub acts: Vec<Act>,
}

impl Ontology {
    /// Reads the three lists from the files of `schema/`.
    pub fn parse(files: &[DataFile]) -> Result<Self> {
        let file = named(files, "schema/entity-kinds.json")?;
        let kinds = kind::parse_kinds(file)?;
        let types = named(files, "schema/relation-types.json")?;
        let ontology = Self {
            own_kinds: OwnKinds::among(&kinds, file)?,
            kinds,
            relation_types: types.value()?,
            acts: named(files, "schema/acts.json")?.value()?,
        };
        for base in &ontology.relation_types {
            let told_as = [&base.denied, &base.planned].into_iter().flatten();
            for told in told_as.chain(&base.includes) {
                let Some(told_as) = ontology.relation_type(told) else {
                    return Err(Error::new(
                        &types.path,
                        format!("`{}`: unknown relation type `{told}`", base.id),
                    ));
                };
                if told_as.symmetric != base.symmetric {
                    let reason = format!("`{told}` must be symmetric where `{}` is, and only there", base.id);
                    return Err(Error::new(&types.path, reason));
                }
            }
        }
        Ok(ontology)
    }

    /// Gives a kind by its id.
    pub fn kind(&self, id: &KindId) -> Option<&Arc<Kind>> {
        self.kinds.iter().find(|kind| kind.id == *id)
    }

    /// Gives a type of relation by its id.
    pub fn relation_type(&self, id: &RelationTypeId) -> Option<&RelationType> {
        self.relation_types.iter().find(|relation_type| relation_type.id == *id)
    }

    /// Gives the type of which another one says the denial or the plan. `None` for a type that stands for itself.
    pub fn told_by(&self, id: &RelationTypeId) -> Option<&RelationType> {
        let says = |base: &&RelationType| {
            [&base.denied, &base.planned]
                .into_iter()
                .flatten()
                .any(|told| told == id)
        };
        self.relation_types.iter().find(|base| base.id != *id && says(base))
    }

    /// Gives how an edge tells a relation of this type: by a type that says the denial or the plan itself, if there is one.
    ///
    /// Such a type affirms: "has not met with" is so. That a visit is planned stays said, for `plans_to_visit` too.
    pub fn edge<'a>(&'a self, id: &'a RelationTypeId, polarity: Polarity, modality: Modality) -> EdgeType<'a> {
        let own = self
            .relation_type(id)
            .and_then(|listed| listed.told_as(polarity, modality));
        EdgeType {
            relation_type: own.unwrap_or(id),
            polarity: if own.is_some() { Polarity::Affirmed } else { polarity },
            is_edge: own.is_some() || modality == Modality::Actual,
        }
    }
}
