//! What step 2 knows: abbreviations, boilerplate, words with their tags.

use crate::data::DataFile;
use crate::error::Result;

/// The knowledge of step 2.
#[derive(Debug, Clone, Default)]
pub struct SentenceLexicon {}

impl SentenceLexicon {
    /// Reads `data/sentence/`.
    pub fn parse(_files: &[DataFile]) -> Result<Self> {
        Ok(Self::default())
    }
}
