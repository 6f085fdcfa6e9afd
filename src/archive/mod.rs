//! Step 13. Many articles with what they say, in one SQLite file: graphs → tables → graphs.
//!
//! `schema/archive.sql` describes the tables and the views, which other tools read. Nothing else is kept beside them: a
//! graph is made of the rows, so that what a query in SQL says and what a command answers cannot part.

mod check;
mod erase;
mod file;
mod info;
mod insert;
mod limits;
mod load;
mod meant;
mod part;
mod path;
mod record;
mod rows;
mod schema;
mod select;
mod text;
mod wanted;
mod write;

pub use check::Finding;
pub use file::{Archive, is_archive};
pub use info::Info;
pub use part::{CountedTimes, OtherTimes, WantedPart};
pub use path::PathEnds;
pub use record::{ArticleRecord, ReadWith, data_digest, read_digest};
pub use schema::VERSION;
pub use select::Selection;
pub use text::{KeptArticle, Presence};
pub use wanted::{Wanted, WantedName, WantedNear, WantedRelations};
pub use write::Written;
