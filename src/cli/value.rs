//! Words of the command line for what a question or a picture can be told to do.

use crate::export::Statements;
use crate::query::{DeedGroup, Group, Only, Sort};
use clap::ValueEnum;
use clap::builder::PossibleValue;

impl ValueEnum for Sort {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Said, Self::Published, Self::Speaker, Self::Confidence]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Said => PossibleValue::new("said").help("By the days on which they were said"),
            Self::Published => PossibleValue::new("published").help("By the day of publication"),
            Self::Speaker => PossibleValue::new("speaker").help("By the name of the speaker"),
            Self::Confidence => PossibleValue::new("confidence").help("The surest first"),
        })
    }
}

impl ValueEnum for Group {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::Speaker,
            Self::About,
            Self::Act,
            Self::Outlet,
            Self::Year,
            Self::Month,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Speaker => PossibleValue::new("speaker").help("By whom"),
            Self::About => {
                PossibleValue::new("about").help("About whom or what: a statement about two stands under both")
            }
            Self::Act => PossibleValue::new("act").help("What the speaker does"),
            Self::Outlet => PossibleValue::new("outlet").help("Who printed it"),
            Self::Year => PossibleValue::new("year").help("The year in which they were said"),
            Self::Month => PossibleValue::new("month").help("The month in which they were said"),
        })
    }
}

impl ValueEnum for DeedGroup {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Who, Self::Whom, Self::Outlet, Self::Year, Self::Month]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let value = PossibleValue::new(self.label());
        Some(match self {
            Self::Who => value.help("Who does it"),
            Self::Whom => value.help("To whom"),
            Self::Outlet => value.help("Who printed it"),
            Self::Year => value.help("The year in which it happened"),
            Self::Month => value.help("The month in which it happened"),
        })
    }
}

impl ValueEnum for Only {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Relations, Self::Statements, Self::Facts]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Relations => PossibleValue::new("relations").help("What happened or holds"),
            Self::Statements => PossibleValue::new("statements").help("What was said"),
            Self::Facts => PossibleValue::new("facts").help("What articles say themselves, by nobody's word"),
        })
    }
}

impl ValueEnum for Statements {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Nodes, Self::Edges, Self::None]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Nodes => PossibleValue::new("nodes").help("With their words"),
            Self::Edges => PossibleValue::new("edges").help("As lines from who speaks to whom or what it is about"),
            Self::None => PossibleValue::new("none").help("Not at all"),
        })
    }
}
