//! Extraction → lines for people: what each step made of a sentence, and why a statement is believed.

mod reason;
mod walk;

pub use reason::reasons;
pub use walk::walk_sentence;
