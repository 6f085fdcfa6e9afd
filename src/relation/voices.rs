//! By whose word an act is told, and what is done by being told: "Kenya has expelled two envoys, its foreign ministry
//! said", "we thank Japan".

use super::finder::{Firing, RelationFinder};
use crate::clause::{ClauseKind, Tense};
use crate::evidence::Party;
use crate::ontology::{RelationType, Trait};
use crate::sentence::Tag;
use crate::span::Span;
use crate::statement::Statement;

/// Verbs whose object is so whoever says them: who condemns an attack does not claim it. Grammar.
const PRESUPPOSING: [&str; 12] = [
    "applaud",
    "celebrate",
    "condemn",
    "decry",
    "denounce",
    "hail",
    "lament",
    "laud",
    "praise",
    "regret",
    "slam",
    "welcome",
];

/// Verbs that only give a thing a name. Grammar.
const NAMING: [&str; 6] = ["call", "consider", "describe", "label", "see", "term"];

impl RelationFinder<'_> {
    /// Says whether nobody but who acts tells of an official act of his: "Kenya has expelled two envoys, its foreign ministry
    /// said", where to announce it is to do it, but not "its army said it had struck a depot".
    pub(super) fn is_announced(
        &self,
        relation_type: &RelationType,
        actor: &Party,
        found: &Firing,
        voices: &[Party],
    ) -> bool {
        const OFFICIAL: [&str; 4] = ["AGREE", "CONCEDE", "CONSULT", "SANCTION"];
        let is_official = relation_type.is_of(&OFFICIAL);
        let [only] = voices else { return false };
        let is_own = actor.is(Trait::State)
            && actor.entity.is_some()
            && (self.is_own(actor, only) || self.is_office_of(actor, only));
        // "Trump said US troops were pulling out of Syria" tells of what is on its way.
        let clause = self.clauses.innermost(self.sentence_at(found.trigger), found.trigger);
        let goes_on = clause.is_some_and(|clause| self.tag(self.clause(clause).verb.head) == Tag::VerbGerund);
        is_official && is_own && found.status.is_fact() && !goes_on
    }

    /// Says whether an act is done by the words that tell it, here and now: "we thank Japan".
    pub(super) fn is_done_by_words(&self, relation_type: &RelationType, trigger: Span) -> bool {
        let clause = self.clauses.innermost(self.sentence_at(trigger), trigger);
        let says_now = |clause: usize| {
            let clause = self.clause(clause);
            let subject = clause.subject.map(|subject| self.phrase(subject).head);
            let is_first = subject.is_some_and(|subject| self.is_any(subject, &["i", "we"]));
            // "said they would counter what they called Chad's aggression", "a jet that they claim broke the truce"
            let is_what = clause.introducer.is_some_and(|token| self.is_any(token, &["what"]));
            let is_now = clause.verb.tense == Tense::Present && (is_first || clause.kind == ClauseKind::Relative);
            (is_what || is_now) && clause.verb.span.overlaps(trigger)
        };
        self.is_verbal(relation_type) && clause.is_some_and(says_now)
    }

    /// Says whether an act consists of words: thanks, blame, a demand.
    pub(super) fn is_verbal(&self, relation_type: &RelationType) -> bool {
        let codes = ["051", "052", "055", "100", "111", "112", "120"];
        relation_type.cameo.as_deref().is_some_and(|code| codes.contains(&code))
    }

    /// Gives the speakers inside whose words a place lies, outermost first.
    pub(super) fn voices(&self, place: Span, describes: bool) -> Vec<Party> {
        if describes && !self.is_quoted(place) {
            let named = self
                .told
                .innermost(place)
                .filter(|statement| self.is_named_so(statement));
            return named.map(|statement| statement.speaker.clone()).into_iter().collect();
        }
        let holding = self.told.holding(place).into_iter();
        let statements = holding.map(|statement| &self.told.statements[statement]);
        // "The Kremlin welcomed Trump's promise": that he made it, the narrator tells.
        let is_presupposed = |statement: &&Statement| {
            let cue = self.token_at(statement.cue.end.saturating_sub(1));
            let begins = |object: usize| self.phrase(object).full.contains(place);
            PRESUPPOSING.contains(&self.lemma(cue)) && self.object_told(statement).is_some_and(begins)
        };
        let statements = statements.filter(|statement| !is_presupposed(statement));
        statements.map(|statement| statement.speaker.clone()).collect()
    }

    /// "condemned what he called Chad's attack": only he calls it so; "called Chad's attack a crime" tells of one.
    fn is_named_so(&self, statement: &Statement) -> bool {
        let clause = self.clauses.innermost(self.sentence_at(statement.cue), statement.cue);
        let what = clause.and_then(|clause| self.clause(clause).introducer);
        let cue = self.lemma(self.token_at(statement.cue.end.saturating_sub(1)));
        NAMING.contains(&cue) && what.is_some_and(|what| self.is_any(what, &["what"]))
    }
}
