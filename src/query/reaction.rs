//! What a statement speaks to: what another side said that it denies, turns down or calls by name.

use super::contested::SideOf;
use super::matter::Matters;
use super::named::{NamedAs, NamedWords, named};
use super::view::{Said, View};
use super::words::has_words;
use crate::graph::{NodeId, content_label, fold, stems};
use crate::ontology::Polarity;
use crate::timex::Interval;
use chrono::NaiveDate;
use rustc_hash::FxHashMap;

/// Acts by which somebody says that something is not so, or not to be.
const DENYING: [&str; 2] = ["deny", "refuse"];
/// Acts that put something forward which can be denied or turned down.
const CLAIMING: [&str; 6] = ["accuse", "affirm", "demand", "promise", "propose", "state"];
/// Acts that want something.
const WANTING: [&str; 3] = ["demand", "propose", "condition"];
/// What is reported says something if it has so many words that tell.
const CLAUSE: usize = 3;
/// "The claim" takes up what stands so many bytes before it, "it" what stands next to it, "the accusations" and
/// "Russia's remarks" what stands further off.
const NEAR: (u32, u32, u32) = (300, 600, 1500);
/// Two of different articles speak of the same if no more than so many days lie between.
const WITHIN: i64 = 60;
/// Two whose words begin alike over so many words report the same.
const ALIKE: usize = 6;

/// The words that tell that somebody speaks to what another said, each with a space before and behind it.
#[derive(Debug, Clone, Copy)]
pub struct Answering<'a> {
    /// Verbs that report an answer: `rejected`.
    pub replying: &'a [String],
    /// What one said, as others call it: `remarks`.
    pub utterances: &'a [String],
    /// What one is blamed with: `involvement`.
    pub blame: &'a [String],
    /// What one wants, as others call it: `proposal`.
    pub wishes: &'a [String],
    /// Verbs that say what another's words are: `called`.
    pub naming: &'a [String],
    /// What is said of words that are not so: `baseless`.
    pub rebutting: &'a [String],
}

/// Finds what statements speak to.
pub(super) struct Reactions<'v, 'a> {
    view: &'v View<'a>,
    matters: Matters<'v>,
    answering: Answering<'v>,
    side_of: SideOf<'v>,
    /// The statements of each article, as they stand in it.
    articles: FxHashMap<&'v NodeId, Vec<&'v Said<'a>>>,
}

/// What a statement speaks to, and how surely.
pub(super) struct Reaction<'v, 'a> {
    pub(super) to: &'v Said<'a>,
    /// Whether it says that what the other said is not so, or not to be.
    pub(super) opposes: bool,
}

impl<'v, 'a> Reactions<'v, 'a> {
    pub(super) fn new(view: &'v View<'a>, answering: Answering<'v>, side_of: SideOf<'v>) -> Self {
        let mut articles: FxHashMap<&NodeId, Vec<&Said>> = FxHashMap::default();
        for said in &view.statements {
            articles.entry(&said.statement.cue.article).or_default().push(said);
        }
        for statements in articles.values_mut() {
            statements.sort_by_key(|said| said.statement.cue.start);
        }
        Self {
            matters: Matters::new(view),
            view,
            answering,
            side_of,
            articles,
        }
    }

    /// Gives the label of the side that a statement is from: the state of the speaker, or himself.
    pub(super) fn side(&self, said: &Said) -> Option<String> {
        let speaker = said.speakers.first()?;
        Some((self.side_of)(speaker).unwrap_or_else(|| self.view.label(speaker)))
    }

    /// Gives what a statement speaks to; `None` where it speaks to nothing that is known.
    pub(super) fn find(&self, later: &Said) -> Option<Reaction<'v, 'a>> {
        // Who has yet to answer does not.
        if later.statement.polarity == Polarity::Denied {
            return None;
        }
        let cue = fold(&later.statement.cue.exact);
        let replies = has_any(&cue, self.answering.replying);
        let denies = denies(later);
        let named = named(later, self.answering);
        let rebuts = named.is_some() && has_any(later.folded(), self.answering.rebutting);
        let found = match &named {
            Some(named) if replies || rebuts || denies && !named.owner.trim().is_empty() => self.named(later, named),
            // "Mexico said Trump's comments were offensive", "Russia called Trump's comments extremely negative".
            Some(named) if named.is_judged || has_any(&cue, self.answering.naming) => {
                let judged = NamedWords {
                    is_judged: true,
                    ..named.clone()
                };
                self.named(later, &judged).filter(|_| !named.owner.trim().is_empty())
            }
            _ => None,
        };
        let found = found.or_else(|| (denies && replies && named.is_none()).then(|| self.of_the_same(later))?);
        found.map(|to| Reaction {
            to,
            opposes: denies || rebuts,
        })
    }

    /// Finds what is called by name: the nearest before it that can be meant.
    fn named(&self, later: &Said, named: &NamedWords) -> Option<&'v Said<'a>> {
        let side = self.side(later)?;
        let start = later.statement.cue.start;
        let own = self.articles.get(&later.statement.cue.article)?;
        let before = own.iter().rev().filter(|said| {
            said.statement.cue.start < start && end(said) <= start.max(first(later)) && self.can_answer(later, said)
        });
        let blames = |said: &Said| said.statement.act.as_str() == "accuse" && self.speaks_of(said, &side, later);
        let about = stems(&named.rest);
        let is_same = |said: &Said| self.matters.tells(&about, said);
        let is_owned = !named.is_fault && later.about.iter().any(|node| self.is_called(node, &named.owner));
        let fits = |said: &Said| match (named.kind, is_owned) {
            (NamedAs::Pronoun, _) => blames(said),
            (NamedAs::Noun, true) => {
                let is_owner = said
                    .speakers
                    .iter()
                    .any(|speaker| self.is_owner(speaker, later, &named.owner));
                let is_near = start.saturating_sub(end(said)) <= NEAR.1 && (about.is_empty() || named.is_judged);
                let is_of_sort = wants(said) == named.is_wish && (is_near || blames(said));
                is_owner && is_clause(said) && (is_same(said) || is_of_sort)
            }
            (NamedAs::Noun, false) if named.is_wish => wants(said) && (about.is_empty() || is_same(said)),
            (NamedAs::Noun, false) => blames(said) && (named.is_blame || about.is_empty() || is_same(said)),
        };
        let far = match (named.kind, is_owned || named.is_blame) {
            (NamedAs::Pronoun, _) => NEAR.0,
            (NamedAs::Noun, false) => NEAR.1,
            (NamedAs::Noun, true) => NEAR.2,
        };
        let near = before.filter(|said| start.saturating_sub(end(said)) <= far && fits(said));
        let near: Vec<&&Said> = near.collect();
        // "Russia's response is unfair" answers what was said of the one who answers, before what was said next to it.
        let of_him = near.iter().find(|said| self.speaks_of(said, &side, later));
        of_him.or(near.first()).map(|said| **said)
    }

    /// Says whether some folded words before a noun call somebody: "Russian" and "Moscow's" Russia, "Trump's" him.
    fn is_called(&self, node: &NodeId, owner: &str) -> bool {
        let known = self.view.entities.binary_search_by(|known| known.id.cmp(node));
        let Some(known) = known.ok().map(|place| &self.view.entities[place]) else {
            return false;
        };
        let is_person = node.as_str().starts_with("entity/person/") || !node.is_linked();
        let surname = known.names.iter().filter(|_| is_person);
        let surname = surname.filter_map(|name| name.split_whitespace().next_back());
        let mut names = known.names.iter().map(|name| name.trim()).chain(surname);
        names.any(|name| !name.is_empty() && has_words(owner, &format!(" {name} ")))
    }

    /// Says whether somebody is the one whose the words are called, or speaks for him.
    fn is_owner(&self, speaker: &NodeId, later: &Said, owner: &str) -> bool {
        let side = (self.side_of)(speaker);
        let named = later.about.iter().filter(|node| self.is_called(node, owner));
        self.is_called(speaker, owner)
            || named
                .into_iter()
                .any(|node| *node == speaker || Some(self.view.label(node)) == side)
    }

    /// Says whether a statement speaks of somebody: of the speaker of another one, or of his side.
    fn speaks_of(&self, said: &Said, side: &str, later: &Said) -> bool {
        let named = said.about.iter().chain(&said.addressees);
        let mut named = named.filter(|node| !said.speakers.contains(node));
        named.any(|node| later.speakers.contains(node) || (self.side_of)(node).as_deref() == Some(side))
            || has_words(said.folded(), &fold(side))
    }

    /// Finds what says the same as is denied: most of the words of the denial in one sentence.
    fn of_the_same(&self, later: &Said) -> Option<&'v Said<'a>> {
        let head = self.matters.head(later);
        let own = &later.statement.cue.article;
        let side = self.side(later)?;
        // What is turned down was wanted, what is denied was said.
        let is_refused = later.statement.act.as_str() == "refuse";
        let statements = self.view.statements.iter();
        let same = statements.filter(|said| {
            let is_near = || match said.statement.cue.article == *own {
                true => true,
                false => is_within(later, said) && self.speaks_of(said, &side, later),
            };
            let is_put = is_refused == wants(said);
            is_put && is_near() && self.can_answer(later, said) && !repeats(later, said)
        });
        let measured = same.filter_map(|said| {
            let is_here = said.statement.cue.article == *own;
            let shared = self.matters.in_one_sentence(&head, said, !is_here);
            let is_same = match is_here {
                true => shared >= 2 && shared * 2 >= head.len(),
                // In another article the same words are more often of something else.
                false => shared >= 3 && shared * 3 >= head.len() * 2,
            };
            is_same.then_some(((shared, is_here, said.bounds.and_then(|days| days.latest)), said))
        });
        measured.max_by_key(|(key, _)| *key).map(|(_, said)| said)
    }

    /// Says whether one can speak to the other: from another side, to what puts something forward, not before it.
    fn can_answer(&self, later: &Said, earlier: &Said) -> bool {
        let sides = (self.side(later), self.side(earlier));
        let (Some(one), Some(other)) = sides else { return false };
        let is_told = later.within == Some(earlier.id) || earlier.within == Some(later.id);
        let shares = later.speakers.iter().any(|speaker| earlier.speakers.contains(speaker));
        one != other
            && !is_told
            && !shares
            && !denies(earlier)
            && CLAIMING.contains(&earlier.statement.act.as_str())
            && earlier
                .speakers
                .iter()
                .chain(&later.speakers)
                .all(|node| is_somebody(self.view, node))
            && !is_before(later.days, earlier.days)
    }
}

/// Says whether a statement says that something is not so, or not to be; who "has yet to deny" it does not.
fn denies(said: &Said) -> bool {
    !said.statement.cue.exact.starts_with("to ")
        && DENYING.contains(&said.statement.act.as_str())
        && said.statement.polarity != Polarity::Denied
}

/// Says whether a statement is of something wanted.
fn wants(said: &Said) -> bool {
    WANTING.contains(&said.statement.act.as_str())
}

/// Says whether what is reported says something: "defended our territory" does not.
fn is_clause(said: &Said) -> bool {
    !said.statement.cue.exact.starts_with("to ") && stems(&content_label(said.statement)).len() >= CLAUSE
}

fn has_any(folded: &str, words: &[String]) -> bool {
    words.iter().any(|word| has_words(folded, word))
}

/// Says whether a speaker is told at all.
fn is_somebody(view: &View, node: &NodeId) -> bool {
    view.label(node) != "unspecified"
}

fn first(said: &Said) -> u32 {
    let content = said.statement.content.first();
    content.map_or(said.statement.cue.start, |quote| quote.start)
}

fn end(said: &Said) -> u32 {
    let ends = said.statement.content.iter().map(|quote| quote.end);
    ends.chain([said.statement.cue.end]).max().unwrap_or_default()
}

/// Says whether all of some days lie before all of the others.
fn is_before(days: Option<Interval>, others: Option<Interval>) -> bool {
    let last = days.and_then(|days| days.latest);
    let first = others.and_then(|days| days.earliest);
    last.zip(first).is_some_and(|(last, first)| last < first)
}

/// Says whether two statements are known to be of nearly the same time.
fn is_within(one: &Said, other: &Said) -> bool {
    let day = |said: &Said| -> Option<NaiveDate> { said.bounds.and_then(|days| days.latest) };
    let days = day(one).zip(day(other));
    days.is_some_and(|(one, other)| (one - other).num_days().abs() <= WITHIN)
}

/// Says whether one statement has the words of the other in it: he who tells of a denial denies nothing himself.
fn repeats(one: &Said, other: &Said) -> bool {
    let contents = [one, other].map(|said| fold(&content_label(said.statement)));
    let start = |content: &str| {
        let words: Vec<&str> = content.split_whitespace().take(ALIKE).collect();
        format!(" {} ", words.join(" "))
    };
    let [one, other] = &contents;
    // Who begins with the same words says the same of himself.
    let tells = |whole: &String, part: String| whole.find(&part).is_some_and(|at| at > 0);
    tells(one, start(other)) || tells(other, start(one))
}
