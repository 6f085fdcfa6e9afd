//! All that the steps know, loaded and checked once.

use crate::data::DataFile;
use crate::error::Result;
use crate::mention::{Gazetteer, MentionLexicon};
use crate::ontology::Ontology;
use crate::sentence::SentenceLexicon;
use crate::time::TimeLexicon;
use std::borrow::Cow;

/// The files of `data/` and `schema/`, as they were when the program was built.
const BUILT_IN: &[DataFile] = include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// The knowledge of every step.
#[derive(Debug, Clone)]
pub struct Knowledge {
    /// What may be said.
    pub ontology: Ontology,
    /// The list of names.
    pub gazetteer: Gazetteer,
    /// What step 2 knows.
    pub sentence: SentenceLexicon,
    /// What step 3 knows besides names.
    pub mention: MentionLexicon,
    /// What step 4 knows.
    pub time: TimeLexicon,
}

impl Knowledge {
    /// Gives what is built into the program.
    pub fn built_in() -> Result<Self> {
        Self::parse(BUILT_IN)
    }

    /// Reads the files of `data/` and `schema/`; fails on the first line that is wrong.
    pub fn parse(files: &[DataFile]) -> Result<Self> {
        let ontology = Ontology::parse(files)?;
        Ok(Self {
            gazetteer: Gazetteer::parse(files, &ontology)?,
            sentence: SentenceLexicon::parse(files)?,
            mention: MentionLexicon::parse(files, &ontology)?,
            time: TimeLexicon::parse(files)?,
            ontology,
        })
    }
}
