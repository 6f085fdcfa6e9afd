//! Reads news about diplomacy and builds a knowledge graph of who said what when.
//!
//! ```
//! use demarche::article::Article;
//! use demarche::knowledge::Knowledge;
//! use demarche::pipeline::extract;
//!
//! let text = "Hayashi said in Tokyo on Thursday that Russia's response is unfair.";
//! let article = Article::from_text("example", text, "2024-06-06".parse().ok());
//! let knowledge = Knowledge::built_in()?;
//! let extraction = extract(&article, &knowledge);
//!
//! let statement = &extraction.statements[0];
//! assert_eq!(statement.speaker.name, "Yoshimasa Hayashi");
//! assert_eq!(statement.content[0].slice(text), "Russia's response is unfair");
//! assert_eq!(statement.said.as_ref().map(|said| said.when.to_string()).as_deref(), Some("2024-06-06"));
//! # Ok::<(), demarche::error::Error>(())
//! ```
//!
//! The modules in the order in which to read them; each step is named after what it makes.
//!
//! From text to what it says, which [`pipeline`] does in this order:
//!
//! - [`article`]: an article with its text, publisher and date, from files and lines; its text without markup, a
//!   paragraph a line.
//! - [`sentence`]: its sentences, their tagged tokens, and quotations.
//! - [`mention`]: whom and what it names, by the gazetteer; names that this does not know.
//! - [`time`]: its expressions of time, resolved against its date.
//! - [`clause`]: who does what to whom: verbs with their subjects, objects and complements.
//! - [`coreference`]: whom "he", "the minister" and "the two leaders" mean.
//! - [`moment`]: in, before or after which time a thing lies: "since 2014", "after the war"; when each clause is.
//! - [`status`]: how each clause is told: as fact, denied, planned, possible, supposed, demanded, asked.
//! - [`page`]: all of these side by side, for the steps that follow.
//! - [`statement`]: who said what, to whom, when and where.
//! - [`relation`]: who did what to whom, and what holds between them.
//! - [`stance`]: the positions that statements take on topics.
//! - [`knowledge`]: what the steps know, loaded from `data/` and `schema/`.
//! - [`extraction`]: what one article says, the values of all steps; the line that other tools read.
//! - [`pipeline`]: the steps in their order.
//!
//! What reads extractions and lists of names:
//!
//! - [`dating`]: when an article was published, as far as its text tells.
//! - [`lookup`]: what a name means, and who uses which.
//! - [`import`]: other people's lists of names as lines of a gazetteer.
//! - [`check`]: a user's gazetteer, looked over.
//! - [`batch`]: many articles through the pipeline on many threads, in bounded batches.
//!
//! From many articles to answers:
//!
//! - [`graph`]: the graph of many extractions, and what it keeps of each.
//! - [`explain`]: what each step made of a sentence, and why a statement is believed.
//! - [`archive`]: many articles with what they say, in one SQLite file.
//! - [`publication`]: statements that several articles print, each once.
//! - [`export`]: it in other formats: tables, pictures, linked data, a page.
//! - [`query`]: it asked: what was said, what is contested, how positions turned.
//! - [`ask`]: questions as people put them, for `query`: flags, plain English, names and times in their own words.
//! - [`answer`]: which question is answered by what, and what is told where nothing is found.
//! - [`cli`]: the command line.
//!
//! What all of them share:
//!
//! - [`error`]: a place with a reason.
//! - [`span`]: a stretch of text.
//! - [`timex`]: values of time, and days between two ends.
//! - [`data`]: files of knowledge, a record a line.
//! - [`ontology`]: what may be said: kinds, types of relations, acts.
//! - [`evidence`]: who takes part, when, and by whose word.

pub mod article;
pub mod sentence;

pub mod mention;
pub mod time;

pub mod clause;
pub mod coreference;
pub mod moment;

pub mod status;

pub mod page;

pub mod statement;

pub mod relation;
pub mod stance;

pub mod knowledge;

pub mod extraction;
pub mod pipeline;

pub mod dating;
pub mod lookup;

pub mod batch;
pub mod check;
pub mod import;

pub mod graph;

pub mod archive;
pub mod explain;

pub mod publication;

pub mod export;
pub mod query;

pub mod ask;

pub mod answer;

pub mod cli;

pub mod error;
pub mod span;
pub mod timex;

pub mod data;
pub mod evidence;
pub mod ontology;
