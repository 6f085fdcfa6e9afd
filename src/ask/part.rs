//! Parts of a graph as people ask for them → Cuts.

use super::party::PartyFinder;
use super::time::find_days;
use crate::error::{Error, Result};
use crate::graph::NodeId;
use crate::knowledge::Knowledge;
use crate::query::{Around, Cut, Only, View};
use crate::timex::Interval;
use chrono::NaiveDate;
use rustc_hash::FxHashSet;

/// What part of a graph somebody asks for. Empty: all of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartRequest {
    /// Whose links to others are taken; everybody's if empty.
    pub focus: Vec<String>,
    /// How many links away from them, 1 if not given.
    pub depth: Option<u8>,
    /// The two whose links and whose shortest chains through others are taken; none if empty.
    pub between: Vec<String>,
    /// On or after which time it was said or happened: `2024`, `June 2021`, `the invasion of Ukraine`.
    pub since: Option<String>,
    /// On or before which time it was said or happened.
    pub until: Option<String>,
    /// Of which sort it is.
    pub only: Option<Only>,
}

/// Resolves the names and times of a part; `today` is the day that "last year" counts from.
///
/// Gives the cut, what it shows in words for people, and notes on whom names may mean. Fails at the first that means
/// nothing or nobody in the graph.
pub fn resolve_part(
    request: &PartRequest,
    view: &View,
    knowledge: &Knowledge,
    today: Option<NaiveDate>,
) -> Result<(Cut, String, Vec<String>)> {
    let mut finder = PartFinder {
        parties: PartyFinder { view, knowledge },
        linked: linked(view),
        notes: Vec::new(),
    };
    let mut titles = Vec::new();
    let mut around = Around::Nobody;
    let depth = request.depth.unwrap_or(1);
    if !request.focus.is_empty() {
        let mut ids = FxHashSet::default();
        let mut labels = Vec::new();
        for name in &request.focus {
            let (found, label) = finder.find("--focus", name)?;
            ids.extend(found);
            labels.push(label);
        }
        around = Around::Near(ids, depth.into());
        let labels = labels.join(", ");
        titles.push(match depth {
            1 => format!("{labels}: all direct links"),
            _ => format!("{labels}: all that is up to {depth} links away"),
        });
    }
    if let [one, other] = request.between.as_slice() {
        let (one, first) = finder.find("--between", one)?;
        let (other, second) = finder.find("--between", other)?;
        around = Around::Between(one, other);
        titles.push(format!("Between {first} and {second}"));
    }
    let is_around = around != Around::Nobody;
    titles.extend(
        match (is_around, request.only) {
            (true, None) => None,
            (false, None) => Some("Who said what when, and who did what to whom"),
            (true, Some(Only::Relations)) => Some("without statements"),
            (false, Some(Only::Relations)) => Some("What happened or holds"),
            (true, Some(Only::Statements)) => Some("only what was said"),
            (false, Some(Only::Statements)) => Some("What was said"),
            (true, Some(Only::Facts)) => Some("only what articles say themselves"),
            (false, Some(Only::Facts)) => Some("What articles say themselves"),
        }
        .map(str::to_owned),
    );
    titles.extend(request.since.iter().map(|since| format!("since {since}")));
    titles.extend(request.until.iter().map(|until| format!("until {until}")));
    let cut = Cut {
        around,
        days: days(request, knowledge, today)?,
        only: request.only,
    };
    Ok((cut, titles.join(", "), finder.notes))
}

/// Gives the days that are asked for; `None` where all are.
fn days(request: &PartRequest, knowledge: &Knowledge, today: Option<NaiveDate>) -> Result<Option<Interval>> {
    let days = |flag: &str, text: &Option<String>| {
        let text = text.as_deref();
        text.map(|text| find_days(flag, text, today, knowledge)).transpose()
    };
    let (since, until) = (days("--since", &request.since)?, days("--until", &request.until)?);
    if since.is_none() && until.is_none() {
        return Ok(None);
    }
    let days = Interval {
        earliest: since.and_then(|since| since.earliest),
        latest: until.and_then(|until| until.latest),
    };
    match days.meet(Interval::default()) {
        Some(days) => Ok(Some(days)),
        None => Err(Error::new("--since", "no day lies between the times that are given")),
    }
}

/// Gives whoever takes part in a statement or a relation.
pub(super) fn linked(view: &View) -> FxHashSet<NodeId> {
    let statements = view.statements.iter();
    let said = statements.flat_map(|said| [&said.speakers, &said.addressees, &said.about].into_iter().flatten());
    let relations = view.relations.iter().copied();
    let ends = relations.flat_map(|(actor, _, recipient)| [actor, recipient]);
    said.copied().chain(ends).cloned().collect()
}

struct PartFinder<'a> {
    parties: PartyFinder<'a>,
    linked: FxHashSet<NodeId>,
    notes: Vec<String>,
}

impl PartFinder<'_> {
    /// Finds the nodes of a name, and what they are called.
    fn find(&mut self, flag: &str, name: &str) -> Result<(FxHashSet<NodeId>, String)> {
        let found = self.parties.find(name, |node| self.linked.contains(node));
        let mut labels: Vec<String> = found.nodes.iter().map(|node| self.parties.view.label(node)).collect();
        labels.sort();
        labels.dedup();
        if labels.is_empty() {
            let reason = match (found.elsewhere.as_slice(), self.parties.near(name).as_slice()) {
                ([(_, label), ..], _) => format!("{label} is known, but not part of this"),
                ([], []) => format!("nobody is called `{name}`"),
                ([], near) => format!("nobody is called `{name}`; near: {}", near.join(", ")),
            };
            return Err(Error::new(flag, reason));
        }
        if labels.len() > 1 {
            let labels = labels.join(" or ");
            self.notes
                .push(format!("`{name}` may be {labels}: all are taken, an id chooses"));
        }
        Ok((found.nodes, labels.join(" / ")))
    }
}
