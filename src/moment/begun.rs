//! Clauses as times: "shortly after he took office", "since coming into force".

use super::find::MomentFinder;
use super::{Moment, beginnings};
use crate::clause::{Clause, ClauseKind, Tense};
use crate::evidence::{Anchor, When};
use crate::timex::Timex;

impl MomentFinder<'_> {
    /// Gives the moment of a clause behind such a word that tells what the gazetteer dates.
    ///
    /// None where the clause has a date of its own: "after he took office in September last year".
    pub(super) fn by_clause(&self, place: usize) -> Option<Moment> {
        let clause = &self.clauses.clauses[place];
        let dates = clause.parent?;
        if !matches!(clause.kind, ClauseKind::Adverbial | ClauseKind::Gerund)
            || !is_told(clause)
            || self.date_in(clause.span).is_some()
        {
            return None;
        }
        let starts = self.lexicon.starts().iter();
        let start = starts
            .filter(|start| start.fits(clause, **self))
            .find_map(|start| Some((start, self.introducer(clause)?)));
        let (start, (word, rule)) = start?;
        let [party] = self.references.parties(clause.subject?) else {
            return None;
        };
        let entity = self.gazetteer.entity(party.entity.as_ref()?)?;
        let value = self.beginning(beginnings(start.begins, entity))?;
        Some(Moment {
            span: self.span(word).cover(clause.span),
            when: When {
                relation: rule.relation,
                value,
            },
            anchor: Some(Anchor::Entity(entity.id.clone())),
            rule: start.id.as_str().into(),
            via: None,
            inferred: false,
            clause: Some(dates),
        })
    }

    /// Gives the word before a clause that says how it lies in time: "after", "since".
    fn introducer(&self, clause: &Clause) -> Option<(usize, &super::NamedTime)> {
        let before = clause.verb.tokens.start.checked_sub(1);
        let tokens = clause.introducer.into_iter().chain(before);
        tokens
            .filter_map(|token| Some((token, self.lexicon.rule(self.small(token))?)))
            .next()
    }

    /// Gives the beginning that is meant: the last before publication; without its date the only one.
    fn beginning(&self, mut beginnings: Vec<Timex>) -> Option<Timex> {
        match self.article.published {
            Some(published) => {
                beginnings.retain(|begun| begun.days().is_some_and(|days| days.earliest <= Some(published)));
                beginnings.pop()
            }
            None => beginnings.pop().filter(|_| beginnings.is_empty()),
        }
    }
}

/// "after taking office", "after he took office", but not "before he takes office".
fn is_told(clause: &Clause) -> bool {
    let verb = &clause.verb;
    let past = verb.tense == Tense::Past || clause.kind == ClauseKind::Gerund || verb.perfect;
    past && !verb.negated && verb.modal.is_none()
}
