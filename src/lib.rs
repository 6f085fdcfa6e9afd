//! Reads news about diplomacy and builds a knowledge graph of who said what when.
//!
//! The steps, each a module named after what it makes:
//! [`article`] → [`sentence`] → [`mention`], [`time`] → [`clause`] → [`coreference`], [`moment`] → [`statement`] →
//! [`relation`], [`stance`] → [`graph`] → [`export`], [`query`].

pub mod error;
pub mod span;
pub mod timex;

pub mod data;
pub mod evidence;
pub mod ontology;

pub mod article;
pub mod sentence;

pub mod mention;
pub mod time;

pub mod clause;
pub mod coreference;
pub mod moment;
pub mod statement;

pub mod relation;
pub mod stance;

pub mod knowledge;

pub mod extraction;
pub mod pipeline;

pub mod check;
pub mod dating;
pub mod import;
pub mod lookup;

pub mod graph;

pub mod export;
pub mod query;

pub mod ask;

pub mod cli;
