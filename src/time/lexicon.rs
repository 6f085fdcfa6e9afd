//! What step 4 knows: the words of time.

use crate::data::DataFile;
use crate::error::Result;

/// The knowledge of step 4.
#[derive(Debug, Clone, Default)]
pub struct TimeLexicon {}

impl TimeLexicon {
    /// Reads `data/time/`.
    pub fn parse(_files: &[DataFile]) -> Result<Self> {
        Ok(Self::default())
    }
}
