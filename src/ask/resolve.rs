//! Requests → Filters.

use super::part::linked;
use super::party::{FoundParty, PartyFinder};
use super::request::{Request, fold_outlet};
use super::time::find_days;
use crate::error::{Error, Result};
use crate::graph::{NodeId, Part, empty_words, fold, stems};
use crate::knowledge::Knowledge;
use crate::query::{Certainty, DeedType, Filter, TimeFit, View, Who, dated_rows};
use crate::timex::Interval;
use chrono::NaiveDate;
use rustc_hash::FxHashSet;

/// A filter with what should be known about how the request was understood.
#[derive(Debug, Default)]
pub struct Asked {
    /// What is asked for.
    pub filter: Filter,
    /// Who could be meant, who is known but not in the graph, what was taken for words: a line each.
    pub notes: Vec<String>,
}

/// Resolves the names and times of a request; `today` is the day that "last year" counts from.
///
/// Fails at the first that means nothing, naming what comes near.
pub fn resolve(request: &Request, view: &View, knowledge: &Knowledge, today: Option<NaiveDate>) -> Result<Asked> {
    let resolver = RequestResolver {
        parties: PartyFinder { view, knowledge },
        ends: None,
        notes: Vec::new(),
    };
    resolve_with(resolver, request, view, knowledge, today)
}

/// Resolves as [`resolve`] does, but takes those for meant who are an end of a relation of one of the types.
pub fn resolve_deeds(
    request: &Request,
    types: &[DeedType],
    view: &View,
    knowledge: &Knowledge,
    today: Option<NaiveDate>,
) -> Result<Asked> {
    let is_wanted = |id: &str| types.iter().any(|wanted| wanted.id == id);
    let relations = view.relations.iter();
    let relations = relations.filter(|(_, relation, _)| is_wanted(relation.key.relation_type.as_str()));
    let ends = relations.flat_map(|&(actor, _, recipient)| [actor.clone(), recipient.clone()]);
    let resolver = RequestResolver {
        parties: PartyFinder { view, knowledge },
        ends: Some(ends.collect()),
        notes: Vec::new(),
    };
    resolve_with(resolver, request, view, knowledge, today)
}

/// Resolves as [`resolve`] does, but takes those for meant who take any part in a statement or a relation.
pub fn resolve_anywhere(
    request: &Request,
    view: &View,
    knowledge: &Knowledge,
    today: Option<NaiveDate>,
) -> Result<Asked> {
    let resolver = RequestResolver {
        parties: PartyFinder { view, knowledge },
        ends: Some(linked(view)),
        notes: Vec::new(),
    };
    let mut asked = resolve_with(resolver, request, view, knowledge, today)?;
    let notes = [
        widen(&mut asked.filter, view, request),
        widen_anywhere(&mut asked.filter, view, request),
        by_time(&asked.filter, view),
    ];
    asked.notes.extend(notes.into_iter().flatten());
    Ok(asked)
}

/// Looks types of relations up; fails at one that `schema/` does not list.
pub fn deed_types(ids: &[String], knowledge: &Knowledge) -> Result<Vec<DeedType>> {
    let listed = |id: &String| {
        let listed = knowledge.ontology.relation_type(&id.as_str().into());
        let listed = listed.ok_or_else(|| Error::new("--relation", format!("no relation type `{id}`")))?;
        Ok(DeedType {
            id: id.clone(),
            symmetric: listed.symmetric,
        })
    };
    ids.iter().map(listed).collect()
}

fn resolve_with(
    mut resolver: RequestResolver,
    request: &Request,
    view: &View,
    knowledge: &Knowledge,
    today: Option<NaiveDate>,
) -> Result<Asked> {
    let of_deeds = resolver.ends.is_some();
    let days = |flag: &str, text: &Option<String>| {
        let text = text.as_deref();
        text.map(|text| find_days(flag, text, today, knowledge)).transpose()
    };
    let said = said_days(request, knowledge, today)?;
    for act in &request.act {
        resolver.check_act(act)?;
    }
    let mut filter = Filter {
        by: resolver.who("--by", &request.by, &[Part::Speaker, Part::Office])?,
        to: resolver.who("--to", &request.to, &[Part::Addressee])?,
        about: resolver.matter(&request.about),
        voice: resolver.who("--voice", &request.voice, &[Part::Speaker])?,
        office: resolver.who("--office", &request.office, &[Part::Office])?,
        place: resolver.who("--place", &request.place, &[Part::At])?,
        acts: request.act.clone(),
        polarity: request.polarity,
        kind: request.kind,
        said,
        certainty: match (request.surely, request.possibly) {
            (true, _) => Certainty::Surely,
            (false, true) => Certainty::Possibly,
            (false, false) => Certainty::Likely,
        },
        about_when: days("--about-when", &request.about_when)?,
        published: days("--published-when", &request.published)?,
        occasion: request.occasion.as_deref().map(fold),
        outlet: request.outlet.as_deref().map(fold_outlet),
        text: request.text.as_deref().map(stems).unwrap_or_default(),
        missing: 0,
        named: 0,
        linked: request.linked,
        confidence: request.min_confidence,
        copies: request.copies,
    };
    let mut notes = resolver.notes;
    notes.extend(request.text.as_deref().map(tell_words).transpose()?.flatten());
    if !of_deeds {
        notes.extend(widen(&mut filter, view, request));
        notes.extend(widen_text(&mut filter, view, request));
        notes.extend(by_time(&filter, view));
    }
    Ok(Asked { filter, notes })
}

/// Says which words of `--text` are looked for, where not all are.
///
/// Fails if none says anything: "he is" would be in every statement.
fn tell_words(text: &str) -> Result<Option<String>> {
    let empty = empty_words(text);
    if empty.is_empty() {
        return Ok(None);
    }
    let is_sought = |word: &&str| !stems(word).is_empty();
    let sought: Vec<&str> = text.split_whitespace().filter(is_sought).collect();
    if stems(text).is_empty() {
        return Err(Error::new(
            "--text",
            format!("words as common as `{text}` are not looked for"),
        ));
    }
    let (sought, empty) = (sought.join(" "), empty.join("`, `"));
    Ok(Some(format!(
        "looked for: `{sought}`; words as common as `{empty}` are not"
    )))
}

/// Gives the days on which something has to be said; `None` where any will do.
pub(super) fn said_days(
    request: &Request,
    knowledge: &Knowledge,
    today: Option<NaiveDate>,
) -> Result<Option<Interval>> {
    let days = |flag: &str, text: &Option<String>| {
        let text = text.as_deref();
        text.map(|text| find_days(flag, text, today, knowledge)).transpose()
    };
    let (since, until) = (days("--since", &request.since)?, days("--until", &request.until)?);
    let between = Interval {
        earliest: since.and_then(|since| since.earliest),
        latest: until.and_then(|until| until.latest),
    };
    let mut said = days("--said", &request.said)?;
    if since.is_some() || until.is_some() {
        let both = said.unwrap_or_default().meet(between);
        said = Some(both.ok_or_else(|| Error::new("--since", "no day lies between the times that are given"))?);
    }
    Ok(said)
}

/// Says how many were said at the time that is asked for surely, possibly, and not.
fn by_time(filter: &Filter, view: &View) -> Option<String> {
    let (counts, left_out) = filter.count_by_time(view).filter(|(counts, _)| !counts.is_empty())?;
    let words = [
        (TimeFit::Surely, "surely"),
        (TimeFit::Possibly, "possibly"),
        (TimeFit::Out, "not"),
        (TimeFit::Unknown, "unknown"),
    ];
    let parts = words.map(|(fit, word)| Some(format!("{} {word}", counts.get(&fit)?)));
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let mut note = format!("by time: {}", parts.join(", "));
    if left_out > 0 {
        note.push_str(&format!(
            "; {left_out} that are only possible are left out, --possibly shows them"
        ));
    }
    Some(note)
}

/// Gives the words that begin with a capital, as names do.
fn capitalised(words: &str) -> String {
    let names = words.split(' ').filter(|word| word.starts_with(char::is_uppercase));
    names.collect::<Vec<&str>>().join(" ")
}

/// Takes statements that have at least half of the words where none has them all; says so.
fn widen(filter: &mut Filter, view: &View, request: &Request) -> Option<String> {
    let about = filter.about.as_ref().filter(|about| about.ids.is_empty())?;
    let all = about.stems.len();
    // "the Skripal case": what is said of any other case is not of it.
    let words = request.about.as_deref().unwrap_or_default();
    let names = capitalised(words);
    let named = stems(&names);
    let has_all = |filter: &mut Filter, least: usize| {
        filter.about.iter_mut().for_each(|about| about.least = least);
        filter.statements(view).next().is_some()
    };
    if !named.is_empty() && named.len() < all && named.len() * 2 <= all && !has_all(filter, all) {
        let whole = filter.about.clone();
        if let Some(about) = &mut filter.about {
            about.stems.clone_from(&named);
        }
        if has_all(filter, named.len()) {
            return Some(format!("nothing has all words of `{words}`; these have `{names}`"));
        }
        filter.about = whole;
    }
    for least in (all.div_ceil(2)..=all).rev() {
        if let Some(about) = &mut filter.about {
            about.least = least;
        }
        if filter.statements(view).next().is_some() {
            let words = request.about.as_deref().unwrap_or_default();
            return (least < all).then(|| format!("nothing has all words of `{words}`; these have {least} of {all}"));
        }
    }
    None
}

/// Takes statements that have more than half of the words, two at least and every name, where none has them all; says so.
fn widen_text(filter: &mut Filter, view: &View, request: &Request) -> Option<String> {
    let all = filter.text.len();
    let words = request.text.as_deref().unwrap_or_default();
    // "accusing Russia of interfering in the election": whoever is accused of it must be Russia.
    let names = stems(&capitalised(words));
    filter.text.sort_by_key(|stem| !names.contains(stem));
    filter.named = filter.text.iter().filter(|stem| names.contains(stem)).count();
    for least in (2..=all).rev().take_while(|least| least * 2 > all) {
        filter.missing = all - least;
        if filter.statements(view).next().is_some() {
            return (least < all).then(|| format!("nothing has all words of `{words}`; these have {least} of {all}"));
        }
    }
    filter.missing = 0;
    None
}

/// Takes statements of those who are named, in whatever part, that have most of the words where none has them all; says so.
fn widen_anywhere(filter: &mut Filter, view: &View, request: &Request) -> Option<String> {
    let all = filter.text.len();
    if all < 2 || filter.missing > 0 {
        return None;
    }
    for missing in 0..=all / 2 {
        filter.missing = missing;
        if !dated_rows(view, filter, None).is_empty() {
            let (least, words) = (all - missing, request.text.as_deref().unwrap_or_default());
            return (missing > 0).then(|| format!("nothing has all words of `{words}`; these have {least} of {all}"));
        }
    }
    filter.missing = 0;
    None
}

struct RequestResolver<'a> {
    parties: PartyFinder<'a>,
    /// Who can be meant, where relations are asked for.
    ends: Option<FxHashSet<NodeId>>,
    notes: Vec<String>,
}

impl RequestResolver<'_> {
    /// Finds somebody who takes such a part.
    fn who(&mut self, flag: &str, name: &Option<String>, parts: &[Part]) -> Result<Option<Who>> {
        let Some(name) = name else {
            return Ok(None);
        };
        let view = self.parties.view;
        let found = match self.ends.as_ref().filter(|_| parts != [Part::At]) {
            None => self.parties.find(name, |node| view.takes_part(node, parts)),
            Some(ends) => {
                let found = self.parties.find(name, |node| ends.contains(node));
                // Who takes part in none of the relations is not looked for among longer names: Taiwan is no ministry of it.
                match found.nodes.iter().any(|node| ends.contains(node)) {
                    true => found,
                    false => self.parties.find(name, |_| true),
                }
            }
        };
        // "Putin and Abe": whichever of them.
        if found.nodes.is_empty()
            && found.elsewhere.is_empty()
            && let Some((one, other)) = name.split_once(" and ")
        {
            let one = self.who(flag, &Some(one.to_owned()), parts)?;
            let other = self.who(flag, &Some(other.to_owned()), parts)?;
            let ids = one.into_iter().chain(other).flat_map(|who| who.ids);
            return Ok(Some(Who {
                ids: ids.collect(),
                ..Who::default()
            }));
        }
        if found.nodes.is_empty() && found.elsewhere.is_empty() {
            let near = self.parties.near(name);
            let reason = match near.as_slice() {
                [] => format!("nobody is called `{name}`"),
                near => format!("nobody is called `{name}`; near: {}", near.join(", ")),
            };
            return Err(Error::new(flag, reason));
        }
        self.note(name, &found);
        Ok(Some(Who {
            ids: found.nodes,
            ..Who::default()
        }))
    }

    /// Finds what something is about: an entity of the graph, or else words in what is said.
    fn matter(&mut self, words: &Option<String>) -> Option<Who> {
        let words = words.as_ref()?;
        let view = self.parties.view;
        let spoken_of = |node: &NodeId| view.takes_part(node, &[Part::About]);
        let found = self.parties.find(words, spoken_of);
        let ids: FxHashSet<NodeId> = found.nodes.iter().filter(|node| spoken_of(node)).cloned().collect();
        if !ids.is_empty() {
            self.note(words, &found);
            // "peace treaty" is about the talks on one as well, a name of one word only about who bears it.
            let stems = Some(stems(words)).filter(|stems| stems.len() > 1).unwrap_or_default();
            return Some(Who {
                ids,
                least: stems.len(),
                stems,
            });
        }
        let stems = stems(words);
        if stems.is_empty() {
            self.notes.push(format!("`{words}` says nothing by itself"));
        }
        Some(Who {
            ids,
            least: stems.len(),
            stems,
        })
    }

    fn note(&mut self, name: &str, found: &FoundParty) {
        if let [(_, label), ..] = found.elsewhere.as_slice() {
            self.notes.push(format!("{label} is known, but not part of this"));
        }
        let mut linked: Vec<String> = (found.nodes.iter())
            .filter(|node| node.is_linked())
            .map(|node| {
                format!(
                    "{} ({})",
                    self.parties.view.label(node),
                    node.as_str().trim_start_matches("entity/")
                )
            })
            .collect();
        linked.sort();
        if linked.len() > 1 {
            self.notes.push(format!(
                "`{name}` may be {}: all are shown, an id chooses",
                linked.join(" or ")
            ));
        }
    }

    fn check_act(&self, act: &str) -> Result<()> {
        let acts = &self.parties.knowledge.ontology.acts;
        if acts.iter().any(|known| known.id.as_str() == act) {
            return Ok(());
        }
        let names: Vec<&str> = acts.iter().map(|act| act.id.as_str()).collect();
        Err(Error::new(
            "--act",
            format!("no act `{act}`; there are {}", names.join(", ")),
        ))
    }
}
