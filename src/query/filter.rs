//! What an answer is limited to.

use super::told::{ToldOnce, told_once};
use super::view::{Said, View};
use super::words::has_words;
use crate::evidence::Confidence;
use crate::graph::{Dated, NodeId, count_stems, fold};
use crate::ontology::{Polarity, StatementKind};
use crate::timex::Interval;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// What is told of so many times as long a stretch is only possible in a shorter one.
const COARSER: i64 = 10;

/// Takes one limit away.
type Change = fn(&mut Filter);

/// What an answer is limited to, each part by itself. Empty: everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// By this speaker.
    pub by: Option<Who>,
    /// To this addressee.
    pub to: Option<Who>,
    /// About this entity, or in these words.
    pub about: Option<Who>,
    /// At this place.
    pub place: Option<Who>,
    /// In this office.
    pub office: Option<Who>,
    /// By this speaker's word, as the one who tells it or above him.
    pub voice: Option<Who>,
    /// With one of these acts.
    pub acts: Vec<String>,
    /// Reported so or reported not to be said.
    pub polarity: Option<Polarity>,
    /// Quoted so.
    pub kind: Option<StatementKind>,
    /// Said on some of these days.
    pub said: Option<Interval>,
    /// How surely it was said then.
    pub certainty: Certainty,
    /// About some of these days.
    pub about_when: Option<Interval>,
    /// Published on some of these days.
    pub published: Option<Interval>,
    /// On an occasion with these words, folded.
    pub occasion: Option<String>,
    /// Read in an article of a publisher, or with an id, that has these words, folded.
    pub outlet: Option<String>,
    /// With these stems.
    pub text: Vec<String>,
    /// How many of them may be missing.
    pub missing: usize,
    /// The first so many of them are names, which may not.
    pub named: usize,
    /// By a speaker who is linked, or is not.
    pub linked: Option<bool>,
    /// At least so sure.
    pub confidence: Option<Confidence>,
    /// Whether what several articles print is shown for each of them.
    pub copies: bool,
}

/// How surely something lies in the days that are asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Certainty {
    /// By its words, or by the day of publication where that lies in them.
    #[default]
    Likely,
    /// On no other day.
    Surely,
    /// Even if other days are as possible.
    Possibly,
}

/// How the days of a statement lie to those that are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeFit {
    /// All of them lie there.
    Surely,
    /// Some of them do.
    Possibly,
    /// None does.
    Out,
    /// Nothing bounds them.
    Unknown,
}

impl TimeFit {
    /// Compares the days that are possible with those that are asked for.
    pub fn of(wanted: Interval, days: Option<Interval>) -> Self {
        let Some(days) = days else { return Self::Unknown };
        let begins = wanted.earliest.is_none_or(|first| days.earliest >= Some(first));
        let ends = wanted
            .latest
            .is_none_or(|last| days.latest.is_some_and(|day| day <= last));
        match (days.overlaps(wanted), begins && ends) {
            (false, _) => Self::Out,
            (true, true) => Self::Surely,
            (true, false) => Self::Possibly,
        }
    }
}

/// Somebody or something that is asked for: entities of the graph, or else words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Who {
    /// Any of these.
    pub ids: FxHashSet<NodeId>,
    /// Or these stems in what is said, where there are any. Only for `about`.
    pub stems: Vec<String>,
    /// So many of them at least.
    pub least: usize,
}

impl Who {
    /// Says whether one of the nodes is asked for.
    pub fn is_any(&self, nodes: &[&NodeId]) -> bool {
        nodes.iter().any(|node| self.ids.contains(*node))
    }
}

impl Filter {
    /// Gives the statements that fit, in their order, each copy too.
    pub fn statements<'v, 'a>(&self, view: &'v View<'a>) -> impl Iterator<Item = &'v Said<'a>> {
        let has_voice = |said: &Said, voice: &Who| {
            voice.is_any(&said.speakers) || view.above(said).any(|outer| voice.is_any(&outer.speakers))
        };
        let statements = view.statements.iter();
        statements.filter(move |said| self.voice.as_ref().is_none_or(|voice| has_voice(said, voice)) && self.fits(said))
    }

    /// Gives the statements that fit, in their order: what several articles print once, unless copies are wanted.
    pub fn told<'v, 'a>(&self, view: &'v View<'a>) -> Vec<ToldOnce<'v, 'a>> {
        self.once(view, self.statements(view).collect())
    }

    /// Gives some statements, what several articles print once, unless copies are wanted.
    pub(super) fn once<'v, 'a>(&self, view: &View<'a>, statements: Vec<&'v Said<'a>>) -> Vec<ToldOnce<'v, 'a>> {
        match self.copies {
            true => statements.into_iter().map(ToldOnce::alone).collect(),
            false => told_once(view, statements),
        }
    }

    /// Gives the filters with one limit less each, by the flag of the limit; only limits that are set.
    pub fn loosened(&self) -> Vec<(&'static str, Self)> {
        let changes: [(&'static str, Change); 16] = [
            ("--by", |filter| filter.by = None),
            ("--to", |filter| filter.to = None),
            ("--about", |filter| filter.about = None),
            ("--voice", |filter| filter.voice = None),
            ("--office", |filter| filter.office = None),
            ("--place", |filter| filter.place = None),
            ("--occasion", |filter| filter.occasion = None),
            ("--outlet", |filter| filter.outlet = None),
            ("--text", |filter| filter.text.clear()),
            ("--act", |filter| filter.acts.clear()),
            ("--polarity", |filter| filter.polarity = None),
            ("--kind", |filter| filter.kind = None),
            ("--said", |filter| filter.said = None),
            ("--about-when", |filter| filter.about_when = None),
            ("--published-when", |filter| filter.published = None),
            ("--linked", |filter| filter.linked = None),
        ];
        let loosened = changes.into_iter().map(|(flag, change)| {
            let mut filter = self.clone();
            change(&mut filter);
            (flag, filter)
        });
        loosened.filter(|(_, filter)| filter != self).collect()
    }

    /// Says whether a statement fits, whoever tells it.
    fn fits(&self, said: &Said) -> bool {
        let one = |who: &Option<Who>, node: Option<&NodeId>| {
            who.as_ref()
                .is_none_or(|who| node.is_some_and(|node| who.ids.contains(node)))
        };
        let any = |who: &Option<Who>, nodes: &[&NodeId]| who.as_ref().is_none_or(|who| who.is_any(nodes));
        let statement = said.statement;
        let is_by = |by: &Who| by.is_any(&said.speakers) || said.office.is_some_and(|office| by.ids.contains(office));
        self.by.as_ref().is_none_or(is_by)
            && any(&self.to, &said.addressees)
            && one(&self.place, said.place)
            && one(&self.office, said.office)
            && self.about.as_ref().is_none_or(|about| is_about(about, said))
            && (self.acts.is_empty() || self.acts.iter().any(|act| act == statement.act.as_str()))
            && self.polarity.is_none_or(|polarity| polarity == statement.polarity)
            && self.kind.is_none_or(|kind| kind == statement.kind)
            && self.confidence.is_none_or(|least| statement.confidence >= least)
            && self
                .linked
                .is_none_or(|linked| said.speakers.iter().all(|speaker| speaker.is_linked() == linked))
            && self.are_days(said)
            && self.are_words(said)
    }

    fn are_days(&self, said: &Said) -> bool {
        let overlap = |wanted: Option<Interval>, days: Option<Interval>| {
            wanted.is_none_or(|wanted| days.is_some_and(|days| wanted.overlaps(days)))
        };
        let days_of = |dated: &Dated| dated.when.days();
        let published = said
            .article
            .and_then(|(_, article)| article.published.map(Interval::of_day).or(article.inferred));
        let about_when = &said.statement.about_when;
        self.is_of_time(said)
            && overlap(self.published, published)
            && (self.about_when.is_none() || about_when.iter().any(|dated| overlap(self.about_when, days_of(dated))))
    }

    /// Says whether what happened or holds on some of these days did so at the time that is asked for.
    pub(super) fn is_then(&self, days: Option<Interval>) -> bool {
        let Some(wanted) = self.said else { return true };
        // What holds since 1956 holds in 2018, what happened by then may have happened on no day of it.
        let goes_on = |days: Interval| days.earliest.is_some() && days.latest.is_none();
        let is_likely = || days.is_some_and(|days| goes_on(days) || is_near(days, wanted));
        match (TimeFit::of(wanted, days), self.certainty) {
            (TimeFit::Surely, _) | (TimeFit::Possibly, Certainty::Possibly) => true,
            (TimeFit::Possibly, Certainty::Likely) => is_likely(),
            (TimeFit::Possibly, Certainty::Surely) | (TimeFit::Out | TimeFit::Unknown, _) => false,
        }
    }

    /// Says the same of what an article tells, which was printed on some day: what tells no day is of the time in which it
    /// was printed, unless it has to be so surely.
    pub(super) fn may_be_then(&self, days: Option<Interval>, printed: Option<Interval>) -> bool {
        let is_printed = || {
            let wanted = self.said.zip(printed);
            wanted.is_some_and(|(wanted, printed)| printed.overlaps(wanted))
        };
        self.is_then(days) || days.is_none() && self.certainty != Certainty::Surely && is_printed()
    }

    fn is_of_time(&self, said: &Said) -> bool {
        self.are_of_time(said.days, said.bounds)
    }

    /// Says whether what was said on such days, by its words and by all that bounds it, is of the time that is asked for.
    pub fn are_of_time(&self, days: Option<Interval>, bounds: Option<Interval>) -> bool {
        let Some(wanted) = self.said else { return true };
        let told = || days.is_some_and(|days| days.overlaps(wanted) && is_near(days, wanted));
        let printed = || {
            let last = bounds.and_then(|days| days.latest);
            last.is_some_and(|last| Interval::of_day(last).overlaps(wanted))
        };
        match (TimeFit::of(wanted, bounds), self.certainty) {
            (TimeFit::Surely, _) | (TimeFit::Possibly, Certainty::Possibly) => true,
            (TimeFit::Possibly, Certainty::Likely) => told() || printed(),
            (TimeFit::Possibly, Certainty::Surely) | (TimeFit::Out | TimeFit::Unknown, _) => false,
        }
    }

    /// Counts how those that fit otherwise lie to the time that is asked for, with how many of the possible ones are left
    /// out; `None` where no time is.
    pub fn count_by_time(&self, view: &View) -> Option<(BTreeMap<TimeFit, usize>, usize)> {
        let wanted = self.said?;
        let others = Self {
            said: None,
            ..self.clone()
        };
        let mut counts = view.left_out.clone();
        // What is possible and was left in an archive is what is left out here.
        let mut left_out = counts.get(&TimeFit::Possibly).copied().unwrap_or_default();
        for said in others.statements(view) {
            let fit = TimeFit::of(wanted, said.bounds);
            *counts.entry(fit).or_default() += 1;
            left_out += usize::from(fit == TimeFit::Possibly && !self.is_of_time(said));
        }
        Some((counts, left_out))
    }

    fn are_words(&self, said: &Said) -> bool {
        let outlet = |words: &String| {
            said.article.is_some_and(|(_, article)| {
                let names = [
                    article.publisher.as_deref(),
                    article.agency.as_deref(),
                    Some(article.id.as_str()),
                ];
                names.into_iter().flatten().any(|name| has_words(&fold(name), words))
            })
        };
        let occasion = |words: &String| {
            let occasion = said.statement.occasion.as_ref();
            occasion.is_some_and(|quote| has_words(&fold(&quote.exact), words))
        };
        let names = self.text.get(..self.named).unwrap_or_default();
        let has_all = |folded: &str| {
            count_stems(folded, &self.text) + self.missing >= self.text.len()
                && count_stems(folded, names) == names.len()
        };
        self.outlet.as_ref().is_none_or(outlet)
            && self.occasion.as_ref().is_none_or(occasion)
            && (self.text.is_empty() || has_all(said.folded()))
    }
}

/// Says whether days are few enough for those that are asked for: "in 2018" tells of no day of it.
fn is_near(days: Interval, wanted: Interval) -> bool {
    length(days) <= length(wanted).saturating_mul(COARSER)
}

/// Gives how many days lie between the ends; all of them where one is open.
fn length(days: Interval) -> i64 {
    let ends = days.earliest.zip(days.latest);
    ends.map_or(i64::MAX, |(first, last)| (last - first).num_days() + 1)
}

/// Says whether a statement is about an entity, or has the words where nobody goes by the name.
fn is_about(about: &Who, said: &Said) -> bool {
    about.is_any(&said.about) || !about.stems.is_empty() && count_stems(said.folded(), &about.stems) >= about.least
}
