//! Step 13. EventGraph → answers.
//!
//! A [`View`] is a graph made ready for questions; a [`Filter`] says what is asked for, with names and times resolved;
//! each question gives an [`Answer`].

mod answer;
mod contested;
mod cut;
mod dates;
mod deeds;
pub mod diff;
mod filter;
mod matter;
mod named;
mod opposed;
mod order;
mod path;
mod reaction;
mod record;
mod records;
mod replies;
mod said;
mod said_data;
#[cfg(feature = "sparql")]
pub mod sparql;
mod stance;
mod timeline;
mod told;
mod turns;
mod view;
mod words;

pub use answer::{Answer, Row};
pub use contested::{SideOf, contested};
pub use cut::{Around, Cut, Excerpt};
pub use dates::dates;
pub use deeds::{Deed, DeedGroup, DeedType, counted_deeds, deeds, find_deeds};
pub use filter::{Certainty, Filter, TimeFit, Who};
pub use order::{Group, Sort, counted, grouped, sort};
pub use path::path;
pub use reaction::Answering;
pub use records::{is_of_statements, write_records};
pub use replies::replies;
pub use said::said;
pub use said_data::said_data;
pub use stance::{TimedPosition, Turn, changes, positions, positions_read, turns_among};
pub use timeline::{Only, dated_rows, timeline};
pub use told::{ToldOnce, note_copies, told_once};
pub use turns::{position_table, tell, turn_table};
pub use view::{Known, Said, SaidDays, View, Whole, by_days};
