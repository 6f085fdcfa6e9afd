//! Questions as people put them → Filters: one request in four spellings, flags, a sentence, JSON, or what a page asks.
//!
//! Names are looked up in the gazetteer and among those of the graph, times are read by the time step. What cannot be
//! resolved is an error that names what comes near.

mod asker;
mod capitals;
mod deed;
mod event;
mod form;
mod keyword;
mod misread;
mod misspelt;
mod nearest;
mod opening;
mod part;
mod party;
mod peel;
mod question;
mod question_time;
mod reading;
mod request;
mod resolve;
mod settle;
mod side;
mod time;
mod turning;
mod verdict;
mod wanted;

pub use asker::plural_of;
pub use deed::{Asks, find_told};
pub use event::{EventOrder, EventTime};
pub use form::{
    AskLexicon, Form, FormExample, PeopleKind, QuestionCommand, QuestionTurn, TurnExample, TurnOrder, TurnedQuestion,
    turn_words,
};
pub use part::{PartRequest, resolve_part};
pub use party::is_near;
pub use question::{InOrder, Understood};
pub use reading::read_question;
pub use request::{Request, quoted};
pub use resolve::{Asked, deed_types, resolve, resolve_anywhere, resolve_deeds};
pub use side::side;
pub use time::find_days;
pub use verdict::verdict;
pub use wanted::{Purpose, needs_all, wanted};
