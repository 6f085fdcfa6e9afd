//! Names looked up: what a name means, and who uses which for the same thing.

mod meaning;
mod usage;

pub use meaning::{EntityFound, Lookup, NameFound, NameReading, TermFound, Verdict, find_meaning};
pub use usage::{NameUse, find_uses};
