//! Requests → what of an archive they need, so that not all of it is read for an answer about one.

use super::party::known;
use super::request::{Request, fold_outlet};
use super::resolve::said_days;
use super::time::find_days;
use crate::archive::{Wanted, WantedName, WantedNear, WantedRelations};
use crate::graph::{Part, stems};
use crate::knowledge::Knowledge;
use crate::query::Filter;
use chrono::NaiveDate;

/// What is answered: it says which statements and relations beside those that fit decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The statements that fit.
    Statements,
    /// These as a graph, with the relations that they tell.
    Graph,
    /// All of somebody: what he said, what is said of him, his relations.
    About,
    /// What somebody takes any part in, said or done.
    Timeline,
    /// The positions of somebody.
    Positions,
    /// Who is meant at the two ends of a path.
    Ends,
    /// What several sides claim of something.
    Contested,
    /// What only the whole graph can tell.
    Everything,
}

/// Gives what of an archive answers a request; `None` where all of it is needed. `today` is what "last year" counts from.
///
/// When something was said limits it only beside what the archive itself can tell: an answer says how many of all that fit
/// otherwise lie in that time, and how many do not.
pub fn wanted(request: &Request, purpose: Purpose, knowledge: &Knowledge, today: Option<NaiveDate>) -> Option<Wanted> {
    let name = |flag: &'static str, name: &Option<String>, parts: &[Part], told: &'static [Part]| {
        name.as_ref().map(|name| WantedName {
            flag,
            entities: known(name, knowledge)
                .into_iter()
                .map(|(id, _)| id.as_str().into())
                .collect(),
            name: name.clone(),
            parts: parts.to_vec(),
            told,
            deciding: told,
            ..WantedName::default()
        })
    };
    // Whoever is asked for by name: as a speaker, or in any part that shows him.
    const ANY: &[Part] = &[Part::Speaker, Part::Office, Part::Addressee, Part::About];
    let (by, to): (&[Part], &[Part]) = match purpose {
        Purpose::Timeline => (ANY, ANY),
        Purpose::About => (&[Part::Speaker, Part::Office, Part::About], &[Part::Addressee]),
        Purpose::Positions => (&[Part::Speaker], &[Part::Addressee]),
        _ => (&[Part::Speaker, Part::Office], &[Part::Addressee]),
    };
    let relations = match purpose {
        Purpose::Statements | Purpose::Positions | Purpose::Ends => WantedRelations::No,
        Purpose::Graph => WantedRelations::Told,
        Purpose::About | Purpose::Timeline => WantedRelations::OfNames,
        // Who denies "the accusations" names nothing of what they are about.
        Purpose::Contested | Purpose::Everything => return None,
    };
    // Who tells that somebody said something stands in another statement, which no index leads to.
    if request.voice.is_some() || request.by.is_none() && purpose == Purpose::Positions {
        return None;
    }
    let mut about = name("--about", &request.about, &[Part::About], &[Part::About]);
    if let Some(about) = &mut about {
        about.words = stems(&about.name);
    }
    let (mut by, mut to) = (
        name("--by", &request.by, by, &[Part::Speaker, Part::Office]),
        name("--to", &request.to, to, &[Part::Addressee]),
    );
    let mut office = name("--office", &request.office, &[Part::Office], &[Part::Office]);
    if purpose == Purpose::Timeline {
        // Of a timeline somebody is meant who takes part in any way.
        for name in [&mut by, &mut to, &mut office].into_iter().flatten() {
            name.deciding = &[Part::Speaker, Part::Addressee, Part::About];
            name.decides_by_relations = true;
        }
    }
    // The relations of a timeline are those of the two that are named, else those of what it is about.
    let two = purpose != Purpose::Contested && (by.is_some() || to.is_some());
    for name in [&mut by, &mut to].into_iter().flatten() {
        name.has_relations = two;
    }
    about.iter_mut().for_each(|about| about.has_relations = !two);
    let place = name("--place", &request.place, &[Part::At], &[Part::At]);
    let times = Request {
        said: request.said.clone(),
        since: request.since.clone(),
        until: request.until.clone(),
        surely: request.surely,
        possibly: request.possibly,
        copies: request.copies,
        published: request.published.clone(),
        by: request.by.clone(),
        to: request.to.clone(),
        about: request.about.clone(),
        office: request.office.clone(),
        place: request.place.clone(),
        text: request.text.clone(),
        act: request.act.clone(),
        ..Request::default()
    };
    let is_counted = matches!(purpose, Purpose::Statements | Purpose::Graph | Purpose::Timeline);
    let said = (is_counted && *request == times).then(|| said_days(request, knowledge, today));
    let published = request
        .published
        .as_deref()
        .map(|days| find_days("--published-when", days, today, knowledge));
    let wanted = Wanted {
        outlet: request.outlet.as_deref().map(fold_outlet),
        published: published.transpose().ok()?,
        said: said.transpose().ok()?.flatten(),
        possibly: request.possibly,
        names: [by, to, about, office, place].into_iter().flatten().collect(),
        text: request.text.as_deref().map(stems).unwrap_or_default(),
        acts: request.act.clone(),
        takes_position: purpose == Purpose::Positions,
        relations,
        near: WantedNear::default(),
    };
    Some(Wanted {
        near: near(request, purpose, &wanted),
        ..wanted
    })
}

/// Of so many words some are enough where nothing has them all.
const MOST_WORDS: usize = 3;

/// Gives what an empty answer tells: how much was searched, and how much there is with one limit less.
fn near(request: &Request, purpose: Purpose, wanted: &Wanted) -> WantedNear {
    if matches!(
        purpose,
        Purpose::Graph | Purpose::Ends | Purpose::Contested | Purpose::Everything
    ) {
        return WantedNear::Everything;
    }
    let one_each = [
        !wanted.text.is_empty(),
        !wanted.acts.is_empty(),
        wanted.outlet.is_some(),
        wanted.published.is_some(),
        wanted.said.is_some(),
    ];
    if wanted.text.len() >= MOST_WORDS {
        return WantedNear::Everything;
    }
    let limits = wanted.names.len() + one_each.into_iter().filter(|is_set| *is_set).count();
    let is_said_found = wanted.said.is_some();
    let time = |time: &Option<String>| time.clone().filter(|_| !is_said_found);
    // What no index leads to.
    let others = Request {
        by: None,
        to: None,
        about: None,
        office: None,
        place: None,
        text: None,
        act: Vec::new(),
        outlet: None,
        published: None,
        said: time(&request.said),
        since: time(&request.since),
        until: time(&request.until),
        ..request.clone()
    };
    match limits {
        2.. => WantedNear::OneLimitLess {
            is_counted: others == Request::default(),
        },
        // Of several words some may be said where all are not.
        1 if others == Request::default() && request.about.is_none() => WantedNear::Counts,
        _ => WantedNear::Everything,
    }
}

/// Says whether a request was widened because nothing has all of its words: then all of an archive has to be looked at.
pub fn needs_all(filter: &Filter) -> bool {
    let widened = |about: &crate::query::Who| about.ids.is_empty() && about.least < about.stems.len();
    filter.missing > 0 || filter.about.as_ref().is_some_and(widened)
}
