//! Who cannot be meant by a pronoun: "He thinks that Koch is ill" is not said of Koch.

use super::resolve::Resolver;
use crate::clause::ClauseKind;
use crate::evidence::Party;
use crate::mention::Found;

/// A clause lies so many clauses below another at most.
const DEEPEST: usize = 10;

impl Resolver<'_> {
    /// Gives whom names mean that stand behind a subject in its clause or below it: a pronoun that is this subject means
    /// none of them.
    ///
    /// Not who says it himself, "He is well, Koch said", nor behind a possessive: "His friends say that Koch is ill".
    pub(super) fn named_below(&self, subject: usize, possessive: bool) -> Vec<Party> {
        let Some(clause) = self.subject_of[subject].filter(|_| !possessive) else {
            return Vec::new();
        };
        let sentence = self.clauses.phrases_of(self.sentence_of(subject));
        let behind = sentence.filter(|&other| other > subject && self.is_below(other, clause));
        let named = behind.filter_map(|other| Some((other, self.name_of(other)?)));
        let named = named.filter(|(_, mention)| mention.found != Found::Title);
        named
            .map(|(other, mention)| self.choose(mention, self.setting(other)).0)
            .collect()
    }

    /// Says whether a noun phrase stands in a clause or in what that tells.
    fn is_below(&self, phrase: usize, clause: usize) -> bool {
        let mut place = self.subject_of[phrase].or_else(|| self.clauses.around(phrase));
        for _ in 0..DEEPEST {
            let Some(here) = place else { return false };
            if here == clause {
                return true;
            }
            let above = &self.clauses.clauses[here];
            // "He praised the law that Koch wrote" may well be said of Koch.
            if !matches!(above.kind, ClauseKind::Complement | ClauseKind::Infinitive) {
                return false;
            }
            place = above.parent;
        }
        false
    }
}
