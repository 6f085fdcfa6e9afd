//! How `demarche export` draws, and when it rather does not.

use crate::error::{Error, Result};
use crate::export::{CLEAR, Look, MOST, Statements, size};
use crate::graph::EventGraph;
use crate::ontology::Ontology;
use clap::{Args, ValueEnum};

/// How a picture is drawn.
#[derive(Debug, Args)]
#[command(next_help_heading = "How to draw dot, svg and png")]
pub(super) struct Drawing {
    /// How statements are drawn; what reads best if not given
    #[arg(long, value_enum, value_name = "HOW")]
    pub(super) statements: Option<Statements>,
    /// Draw all, however large it is; without it a picture has the 50 with links to the most others
    #[arg(long, conflicts_with = "top")]
    pub(super) all: bool,
    /// Draw so many, those with links to the most others
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(2..))]
    pub(super) top: Option<u16>,
    /// Who draws an SVG: we ourselves, or Graphviz's `dot`, which must be installed
    #[arg(long, value_enum, default_value_t = Engine::Own)]
    pub(super) engine: Engine,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Engine {
    Own,
    Dot,
}

impl Drawing {
    /// Gives how many entities are drawn at most; `None` for all.
    pub(super) fn most(&self) -> Option<usize> {
        (!self.all).then(|| self.top.map_or(CLEAR, usize::from))
    }

    /// Says whether a picture in a look is not too large to be read.
    pub(super) fn check_size(&self, format: &str, look: &Look, graph: &EventGraph, ontology: &Ontology) -> Result<()> {
        let (boxes, lines) = size(graph, ontology, look);
        if boxes > MOST && !self.all {
            let reason = format!(
                "{boxes} nodes and {lines} lines are more than anybody reads (at most {MOST} nodes); take a part with \
                 `--focus NAME`, `--between A B`, `--since TIME` or `--only facts`, or draw it anyway with `--all`"
            );
            return Err(Error::new(format!("--format {format}"), reason));
        }
        Ok(())
    }
}
