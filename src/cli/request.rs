//! Requests as flags: what to show, and what part of a graph.

use crate::ask::{PartRequest, Request};
use crate::ontology::{Polarity, StatementKind};
use crate::query::Only;
use clap::Args;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What an answer is limited to, as flags.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
#[command(next_help_heading = "What to show")]
pub(super) struct RequestArgs {
    /// Only by this speaker: a name, an office, an id
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Only to this addressee
    #[arg(long, value_name = "NAME")]
    to: Option<String>,
    /// Only about this: a name, or words that must stand in what is said
    #[arg(long, value_name = "NAME|WORDS")]
    about: Option<String>,
    /// Only by this voice: who says it, or who tells that he said it
    #[arg(long, value_name = "NAME")]
    voice: Option<String>,
    /// Only in this office
    #[arg(long, value_name = "NAME")]
    office: Option<String>,
    /// Only at this place
    #[arg(long, value_name = "NAME")]
    place: Option<String>,
    /// Only on an occasion with these words
    #[arg(long, value_name = "WORDS")]
    occasion: Option<String>,
    /// Only in articles of this publisher, or with this id
    #[arg(long, value_name = "WORDS")]
    outlet: Option<String>,
    /// Only with these words, in any of their forms
    #[arg(long, value_name = "WORDS")]
    text: Option<String>,
    /// Only these acts of schema/acts.json: accuse,deny
    #[arg(long, value_name = "ACT", value_delimiter = ',')]
    act: Vec<String>,
    /// Only what is reported as said (affirmed) or as not said (denied)
    #[arg(long, value_name = "POLARITY", value_parser = parse_word::<Polarity>)]
    polarity: Option<Polarity>,
    /// Only quoted so: direct, indirect or mixed
    #[arg(long, value_name = "KIND", value_parser = parse_word::<StatementKind>)]
    kind: Option<StatementKind>,
    /// Only said then: 2024, 2024-06, "June 2021", "since the invasion of Ukraine"
    #[arg(long, value_name = "TIME")]
    said: Option<String>,
    /// Only said on or after this time
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// Only said on or before this time
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// Only what was surely said then, on no other day
    #[arg(long, conflicts_with = "possibly")]
    surely: bool,
    /// Also what may have been said then, even if other days are as possible
    #[arg(long)]
    possibly: bool,
    /// Only about this time
    #[arg(long, value_name = "TIME")]
    about_when: Option<String>,
    /// Only published then: "until 2022-01-01" is what was known by that day
    #[arg(long, value_name = "TIME")]
    published_when: Option<String>,
    /// Only by speakers who are linked to an entity, or only by those who are not
    #[arg(long, value_name = "true|false")]
    linked: Option<bool>,
}

impl RequestArgs {
    /// Gives them as whoever answers takes them.
    pub(super) fn request(&self) -> Request {
        let Self {
            by,
            to,
            about,
            voice,
            office,
            place,
            occasion,
            outlet,
            text,
            act,
            polarity,
            kind,
            said,
            since,
            until,
            surely,
            possibly,
            about_when,
            published_when,
            linked,
        } = self.clone();
        Request {
            by,
            to,
            about,
            voice,
            office,
            place,
            occasion,
            outlet,
            text,
            act,
            polarity,
            kind,
            said,
            since,
            until,
            surely,
            possibly,
            about_when,
            published: published_when,
            linked,
            min_confidence: None,
            copies: false,
        }
    }
}

/// What part of a graph is taken, as flags.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
#[command(next_help_heading = "What part of the graph")]
pub(super) struct PartArgs {
    /// Only what links this one to others; may be given several times
    #[arg(long, value_name = "NAME")]
    focus: Vec<String>,
    /// How many links away from it, 1 if not given
    #[arg(long, value_name = "N", requires = "focus", value_parser = clap::value_parser!(u8).range(1..))]
    depth: Option<u8>,
    /// Only what links the two, and the shortest chains through others
    #[arg(long, num_args = 2, value_names = ["A", "B"], conflicts_with = "focus")]
    between: Vec<String>,
    /// Only what was said or happened on or after this time: 2024, "June 2021", "the invasion of Ukraine"
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// Only what was said or happened on or before this time
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// Only things of this sort
    #[arg(long, value_enum, value_name = "WHAT")]
    only: Option<Only>,
}

impl PartArgs {
    /// Gives them as whoever answers takes them.
    pub(super) fn request(&self) -> PartRequest {
        let Self {
            focus,
            depth,
            between,
            since,
            until,
            only,
        } = self.clone();
        PartRequest {
            focus,
            depth,
            between,
            since,
            until,
            only,
        }
    }
}

/// Reads the word of a closed set: `denied`.
fn parse_word<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let word = Value::from(text.to_lowercase());
    serde_json::from_value(word).map_err(|error| error.to_string())
}
