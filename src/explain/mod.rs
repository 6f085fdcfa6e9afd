//! Extraction → lines for people: what each step made of a sentence, and why a statement is believed.

mod reason;
mod walk;

pub use reason::explain_statement;
pub use walk::walk_sentence;
