//! Who does with the subject what a verb tells: "followed the United States in imposing sanctions".

use super::finder::RelationFinder;
use crate::clause::{Clause, ClauseKind};
use crate::evidence::Party;

/// Verbs that say that their object does what the subject does. Grammar.
const WITH_OBJECT: [&str; 4] = ["accompany", "follow", "join", "mirror"];

impl RelationFinder<'_> {
    /// Gives whom the subject joins or follows in what a gerund tells: both of "Japan has joined the EU in imposing sanctions"
    /// impose them, but whom Japan is asked to join, nobody says that he does it.
    pub(super) fn joined_in(&self, clause: &Clause) -> Vec<Party> {
        let above = clause.parent.filter(|_| clause.kind == ClauseKind::Gerund);
        let is_in = |token: usize| self.is_any(token, &["in"]);
        let before = self.token_at(clause.verb.span.start).checked_sub(1);
        let Some(above) = above.filter(|_| before.is_some_and(is_in)) else {
            return Vec::new();
        };
        let joins = self.clause(above);
        let does = WITH_OBJECT.contains(&joins.verb.lemma.as_str()) && !joins.verb.passive;
        match does && self.statuses.of(above).is_fact() {
            true => joins.objects.iter().flat_map(|&object| self.all_of(object)).collect(),
            false => Vec::new(),
        }
    }
}
