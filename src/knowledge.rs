//! All that the steps know, loaded and checked once.

mod files;

use crate::article::ArticleLexicon;
use crate::clause::ClauseLexicon;
use crate::coreference::CoreferenceLexicon;
use crate::data::DataFile;
use crate::error::Result;
use crate::mention::{Gazetteer, MentionLexicon};
use crate::moment::MomentLexicon;
use crate::ontology::Ontology;
use crate::relation::RelationLexicon;
use crate::sentence::SentenceLexicon;
use crate::stance::StanceLexicon;
use crate::statement::StatementLexicon;
use crate::status::StatusLexicon;
use crate::time::TimeLexicon;
use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// The files of `data/` and `schema/`, as they were when the program was built.
const BUILT_IN: &[DataFile] = include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// The knowledge of every step.
#[derive(Debug, Clone)]
pub struct Knowledge {
    /// What may be said.
    pub ontology: Ontology,
    /// The list of names.
    pub gazetteer: Gazetteer,
    /// What `article` knows.
    pub article: ArticleLexicon,
    /// What `sentence` knows.
    pub sentence: SentenceLexicon,
    /// What `mention` knows besides names.
    pub mention: MentionLexicon,
    /// What `time` knows.
    pub time: TimeLexicon,
    /// What `clause` knows.
    pub clause: ClauseLexicon,
    /// What `coreference` knows.
    pub coreference: CoreferenceLexicon,
    /// What `moment` knows.
    pub moment: MomentLexicon,
    /// What `status` knows.
    pub status: StatusLexicon,
    /// What `statement` knows.
    pub statement: StatementLexicon,
    /// What `relation` knows.
    pub relation: RelationLexicon,
    /// What `stance` knows.
    pub stance: StanceLexicon,
}

impl Knowledge {
    /// Gives what is built into the program.
    pub fn built_in() -> Result<Self> {
        Self::parse(BUILT_IN)
    }

    /// Gives what is built in, with the user's folder in place of `data/` and the user's gazetteers added.
    pub fn load(data: Option<&Path>, gazetteers: &[PathBuf]) -> Result<Self> {
        read(data, gazetteers, Self::parse)
    }

    /// Reads what no step knows but the same files tell: forms of questions, tables of an import.
    ///
    /// `parse` gets the files of `data/` and `schema/`, with the user's folder in place of `data/`.
    pub fn load_also<T>(data: Option<&Path>, parse: impl FnOnce(&[DataFile]) -> Result<T>) -> Result<T> {
        read(data, &[], parse)
    }

    /// Gives the files that [`Self::load`] reads to whoever wants to know which knowledge it is.
    pub fn load_files<T>(
        data: Option<&Path>,
        gazetteers: &[PathBuf],
        parse: impl FnOnce(&[DataFile]) -> Result<T>,
    ) -> Result<T> {
        read(data, gazetteers, parse)
    }

    /// Reads the files of `data/` and `schema/`; fails on the first line that is wrong.
    pub fn parse(files: &[DataFile]) -> Result<Self> {
        let ontology = Ontology::parse(files)?;
        // The list of names takes as long as all others.
        let (gazetteer, others) = rayon::join(
            || Gazetteer::parse(files, &ontology),
            || Self::parse_others(files, &ontology),
        );
        Ok(Self {
            gazetteer: gazetteer?,
            ..others?
        })
    }

    /// Reads all but the list of names.
    fn parse_others(files: &[DataFile], ontology: &Ontology) -> Result<Self> {
        Ok(Self {
            gazetteer: Gazetteer::new(ontology),
            article: ArticleLexicon::parse(files)?,
            sentence: SentenceLexicon::parse(files)?,
            mention: MentionLexicon::parse(files, ontology)?,
            time: TimeLexicon::parse(files)?,
            clause: ClauseLexicon::parse(files)?,
            coreference: CoreferenceLexicon::parse(files, ontology)?,
            moment: MomentLexicon::parse(files)?,
            status: StatusLexicon::parse(files)?,
            statement: StatementLexicon::parse(files, ontology)?,
            relation: RelationLexicon::parse(files, ontology)?,
            stance: StanceLexicon::parse(files)?,
            ontology: ontology.clone(),
        })
    }
}

/// Reads the files and parses them; an error names a file of the user by its own path.
fn read<T>(data: Option<&Path>, gazetteers: &[PathBuf], parse: impl FnOnce(&[DataFile]) -> Result<T>) -> Result<T> {
    let files = files::read_files(BUILT_IN, data, gazetteers)?;
    parse(&files).map_err(|error| files::name_place(error, data, gazetteers))
}
