//! Statements once each, with the articles that print them: a report that many papers take over counts as one.

use super::view::{Said, View};
use crate::graph::{NodeId, article_label};
use crate::publication::{find_publications, is_first, published};
use std::ops::Deref;

/// A statement as the article has it that printed it first, with its copies.
pub struct ToldOnce<'v, 'a> {
    said: &'v Said<'a>,
    /// In other articles, by their days of publication.
    pub copies: Vec<&'v Said<'a>>,
    /// Whether the article is known to be the first of several.
    pub is_first: bool,
}

impl<'a> Deref for ToldOnce<'_, 'a> {
    type Target = Said<'a>;

    fn deref(&self) -> &Said<'a> {
        self.said
    }
}

impl<'v, 'a> ToldOnce<'v, 'a> {
    /// Takes a statement without looking for copies.
    pub fn alone(said: &'v Said<'a>) -> Self {
        Self {
            said,
            copies: Vec::new(),
            is_first: false,
        }
    }

    /// Gives the statement in each article that prints it, the first printed first.
    pub fn printed(&self) -> impl Iterator<Item = &'v Said<'a>> {
        std::iter::once(self.said).chain(self.copies.iter().copied())
    }

    /// Says where it was read: `Wire One, 2024-06-05, first of 4`; `and 3 more` where nobody is known to be the first.
    pub(super) fn read_in(&self, view: &View) -> String {
        let article = article_label(view.graph, &self.said.statement.cue.article);
        match self.copies.len() {
            0 => article,
            more if self.is_first => format!("{article}, first of {}", more + 1),
            more => format!("{article}, and {more} more"),
        }
    }
}

/// Gives statements once each, where the first printed of them stands. Which are copies is seen among these alone.
pub fn told_once<'v, 'a>(view: &View<'a>, statements: Vec<&'v Said<'a>>) -> Vec<ToldOnce<'v, 'a>> {
    let ids: Vec<&NodeId> = statements.iter().map(|said| said.id).collect();
    let mut told: Vec<Option<ToldOnce>> = statements.iter().map(|said| Some(ToldOnce::alone(said))).collect();
    for members in find_publications(view.graph, &ids) {
        let days: Vec<_> = members
            .iter()
            .map(|&member| published(view.graph, &statements[member].statement.cue.article))
            .collect();
        for &copy in &members[1..] {
            told[copy] = None;
        }
        if let Some(first) = &mut told[members[0]] {
            first.copies = members[1..].iter().map(|&copy| statements[copy]).collect();
            first.is_first = is_first(&days);
        }
    }
    told.into_iter().flatten().collect()
}

/// Says how many copies are not shown by themselves; `None` where there are none.
pub fn note_copies(told: &[ToldOnce]) -> Option<String> {
    let copies: usize = told.iter().map(|told| told.copies.len()).sum();
    match copies {
        0 => None,
        1 => Some("1 copy in another article counts once; --copies shows it".to_owned()),
        many => Some(format!(
            "{many} copies in other articles count once; --copies shows them"
        )),
    }
}
