//! Offices of one holder that two people hold at once.

use super::{CheckedLine, FoundProblem, Severity};
use crate::knowledge::Knowledge;
use crate::mention::{Entity, Valid};
use crate::ontology::EntityId;
use chrono::NaiveDate;
use rustc_hash::FxHashMap;

/// One holder may leave on the day on which the next one comes.
const HANDOVER: i64 = 1;

/// A term and whose it is.
struct Held<'a> {
    holder: &'a EntityId,
    days: Valid,
    /// The line that has it; none for what the gazetteer knows.
    line: Option<&'a CheckedLine<'a>>,
}

/// Looks at the terms of offices that are not shared, beside those that the gazetteer knows.
pub(super) fn check_terms(lines: &[CheckedLine<'_>], knowledge: &Knowledge, found: &mut Vec<FoundProblem>) {
    let known = knowledge.gazetteer.entities();
    let all = || {
        let own = lines.iter().map(|line| (&line.entity, Some(line)));
        known.iter().map(|entity| (entity, None)).chain(own)
    };
    let shared = all().filter(|(entity, _)| entity.shared);
    let shared: FxHashMap<&EntityId, &Entity> = shared.map(|(entity, _)| (&entity.id, entity)).collect();
    let mut held: FxHashMap<&EntityId, Vec<Held<'_>>> = FxHashMap::default();
    for (entity, line) in all() {
        for term in entity.offices.iter().filter(|term| !shared.contains_key(&term.office)) {
            let terms = held.entry(&term.office).or_default();
            terms.push(Held {
                holder: &entity.id,
                days: term.days(),
                line,
            });
        }
    }
    let mut offices: Vec<_> = held.into_iter().collect();
    offices.sort_by_key(|(office, _)| (*office).clone());
    for (office, terms) in offices {
        for (index, term) in terms.iter().enumerate() {
            let Some(line) = term.line else { continue };
            for other in terms[..index].iter().filter(|other| other.holder != term.holder) {
                let (from, to) = common(term.days, other.days);
                if (to - from).num_days() > HANDOVER {
                    let reason = format!(
                        "`{}` holds `{office}` together with `{}`{}, and it is not `shared`",
                        term.holder,
                        other.holder,
                        stretch(from, to)
                    );
                    found.push(line.problem(Severity::Warning, reason));
                }
            }
        }
    }
}

/// Gives the days that two stretches have in common, the end excluded.
fn common(left: Valid, right: Valid) -> (NaiveDate, NaiveDate) {
    let from = left.from.max(right.from).unwrap_or(NaiveDate::MIN);
    let ends = [left.to, right.to].into_iter().flatten();
    (from, ends.min().unwrap_or(NaiveDate::MAX))
}

fn stretch(from: NaiveDate, to: NaiveDate) -> String {
    let from = (from > NaiveDate::MIN).then(|| format!(" from {from}"));
    let to = (to < NaiveDate::MAX).then(|| format!(" to {to}"));
    from.into_iter().chain(to).collect()
}
