//! Questions → answers for people: what `ask`, `about`, `stance`, `who` and `names` tell, and the page.
//!
//! A question is resolved by `ask` and asked of a graph by `query`; here is which of them answers what, and what is told
//! where nothing is found.

mod about;
mod asker;
mod command;
mod deeds;
mod event;
mod names;
mod page;
mod question;
mod stance;
mod who;
mod worded;

pub use about::build_dossier;
pub use command::write_command;
pub use deeds::{DeedQuestion, answer_deeds};
pub use names::{NameCount, find_entity};
pub use page::write_page;
pub use question::{Answered, Answerer, wrap_answer};
pub use stance::{AskedStance, Stances};
pub use who::find_holders;

use crate::ask::{Asked, Request};
use crate::query::{Answer, Filter, View};

/// Adds how the request was understood to an answer, and to an empty one what was searched.
pub fn complete_answer(mut answer: Answer, asked: &Asked, view: &View, request: &Request) -> Answer {
    answer.notes.splice(0..0, asked.notes.iter().cloned());
    if answer.rows.is_empty() {
        answer.notes.push(searched(view, request));
        // What comes near: the same with one limit less. Copies are not looked for where nothing is shown.
        for (flag, filter) in asked.filter.loosened() {
            let found = view.count_without(flag, &filter);
            if found > 0 && filter != Filter::default() {
                answer
                    .notes
                    .push(format!("without {flag} there are {found}, each copy counted"));
            }
        }
    }
    answer
}

/// Says what was searched in vain.
fn searched(view: &View, request: &Request) -> String {
    let (statements, articles) = view.counts();
    let flags = request.to_flags();
    let limits = if flags.is_empty() {
        String::new()
    } else {
        format!(" by {flags}")
    };
    format!("nothing found{limits} among {statements} statements of {articles} articles")
}

/// A part of an answer under a title; an answer of one part has none.
#[derive(Debug, Clone)]
pub struct Section {
    /// Empty where there is only one part.
    pub title: &'static str,
    /// What stands under it.
    pub answer: Answer,
}
