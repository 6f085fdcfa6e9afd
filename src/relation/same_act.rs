//! One act told more than once: which of its evidence stays. "Chad expelled Malians. … Chad expelled them on Monday."

use super::Relation;
use super::finder::RelationFinder;
use crate::clause::Tense;
use crate::ontology::{Aspect, RelationType};
use crate::timex::Interval;
use chrono::Days;
use rustc_hash::FxHashMap;

/// What a report calls by no day is its news where the day told is one of the last before it appeared.
const RECENT: Days = Days::new(14);

/// The CAMEO codes of what is done once: to sign or join, to dismiss, to kill, to seize. A closed list of the scheme.
const ONCE: [&str; 4] = ["057", "083", "186", "192"];

/// What tells of another time than that of the news. Grammar, no list to grow.
pub(super) const OTHER_TIME: [&str; 13] = [
    "ago",
    "again",
    "already",
    "before",
    "earlier",
    "first",
    "last",
    "later",
    "once",
    "past",
    "previous",
    "previously",
    "repeatedly",
];

impl RelationFinder<'_> {
    /// Keeps the same edge by the same word once, with its first evidence; of acts one for every day that is told.
    ///
    /// What no day is told of is none besides where it is the act that has one: "They met. … They met on Monday".
    /// Expects them in text order.
    pub(super) fn keep_distinct(&self, relations: &mut Vec<Relation>) {
        let mut groups: FxHashMap<_, Vec<usize>> = FxHashMap::default();
        for (place, relation) in relations.iter().enumerate() {
            groups.entry(self.edge_key(relation)).or_default().push(place);
        }
        let mut stays = vec![false; relations.len()];
        for places in groups.into_values() {
            for place in self.distinct(relations, &places) {
                stays[place] = true;
            }
        }
        let mut stays = stays.into_iter();
        relations.retain(|_| stays.next().unwrap_or_default());
    }

    /// Gives which of the places of one edge stay.
    fn distinct(&self, relations: &[Relation], places: &[usize]) -> Vec<usize> {
        let first = places.first().copied();
        let listed = first.and_then(|first| self.lexicon.relation_type(&relations[first].relation_type));
        let act = listed.filter(|listed| listed.aspect == Aspect::Event && places.len() > 1);
        let Some(listed) = act else {
            return first.into_iter().collect();
        };
        let days = |place: usize| relations[place].happened.as_ref().and_then(|moment| moment.when.days());
        let mut dated: Vec<(usize, Interval)> = Vec::new();
        for (place, own) in places.iter().filter_map(|&place| Some((place, days(place)?))) {
            // "in May … on 5 May": the finer tells more of the same.
            if dated.iter().any(|(_, other)| lies_in(*other, own)) {
                continue;
            }
            dated.retain(|(_, other)| !lies_in(own, *other));
            dated.push((place, own));
        }
        let mut stay: Vec<usize> = dated.iter().map(|&(place, _)| place).collect();
        let open = places.iter().copied().find(|&place| days(place).is_none());
        let is_same = |open: &usize| match dated.as_slice() {
            [(_, only)] => self.is_same_act(listed, &relations[*open], *only),
            _ => false,
        };
        stay.extend(open.filter(|open| !is_same(open)));
        stay
    }

    /// Says whether what has no day is the only act of its kind that has one.
    fn is_same_act(&self, listed: &RelationType, open: &Relation, days: Interval) -> bool {
        let is_once = listed.cameo.as_deref().is_some_and(|code| ONCE.contains(&code));
        let first = self.article.published.and_then(|day| day.checked_sub_days(RECENT));
        let is_news = first.is_some() && days.earliest >= first && days.latest <= self.article.published;
        is_once || is_news && !self.tells_other_time(open)
    }

    /// "had met before", "their first meeting"
    fn tells_other_time(&self, relation: &Relation) -> bool {
        let sentence = self.sentence_at(relation.trigger);
        let clause = self.clauses.innermost(sentence, relation.trigger);
        let is_before = clause.is_some_and(|clause| {
            let verb = &self.clause(clause).verb;
            verb.perfect && verb.tense == Tense::Past
        });
        let mut tokens = self.sentences.sentences[sentence].tokens.clone();
        is_before || tokens.any(|token| self.is_any(token, &OTHER_TIME))
    }
}

fn lies_in(inner: Interval, outer: Interval) -> bool {
    outer.earliest <= inner.earliest
        && inner.earliest.is_some()
        && inner.latest.is_some()
        && outer.latest.is_none_or(|latest| inner.latest <= Some(latest))
}
