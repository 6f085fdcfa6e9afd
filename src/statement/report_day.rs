//! Days that follow from what else a report dates.
//!
//! A wire report does not by itself date its undated quotations; but its lead is news of the day that it names, whoever
//! speaks for the same side of the same matter goes on on that day, and nobody speaks of an event before it happened.
//!
//! Measured on a thousand articles by hiding the day of one statement: where all other recent days are the day of
//! publication, a lead is of that day in 92 of 100; what the body says of its matter is in 85, and stays without a day as
//! a lead does of which no day is told at all: 74, in the present and the perfect tense no more.

use super::Statement;
use super::find::Draft;
use super::finder::StatementFinder;
use super::finish::contents;
use super::way::Way;
use crate::clause::{Clause, ClauseKind, Tense};
use crate::evidence::{Anchor, Party, TimeRelation, TimeStatus};
use crate::moment::Moment;
use crate::ontology::Trait;
use crate::sentence::{SentenceKind, Tag, small_letters};
use crate::timex::Precision;
use chrono::{Days, NaiveDate};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::ops::Range;

/// News is of so many days before publication.
pub(super) const RECENT: Days = Days::new(7);

/// A lead has so many paragraphs at most, with the headline and a caption.
const LEAD: usize = 4;

/// So many words in common tell that two of one side speak of one matter.
pub(super) const COMMON: usize = 2;

/// Where a report has a day it stands in one of its first sentences.
const NEWS: usize = 12;

/// Words for another time stand so many tokens from the verb at most.
const NEAR: usize = 25;

/// What is known of the day of a report.
pub(super) struct ReportDay<'a> {
    /// Its own words for recent days, none in what somebody says, in text order.
    pub(super) narrated: Vec<(NaiveDate, &'a Moment)>,
    /// The sentence behind the lead.
    pub(super) lead: usize,
    /// What headline and lead are about.
    pub(super) matter: FxHashSet<Cow<'a, str>>,
    /// Where all recent days that it names are the day of publication: the first words for it.
    only: Option<&'a Moment>,
    /// By sentence of the lead: the beginnings of the words that say what it is about.
    lead_stems: Vec<Vec<Cow<'a, str>>>,
}

impl StatementFinder<'_> {
    /// Gives days to statements that no words of their own date.
    pub(super) fn infer_days(&self, drafts: &mut [Draft]) {
        self.date_documents(drafts);
        let report = self.read_report(drafts);
        if let Some(only) = report.only {
            self.date_lead(drafts, &report, only);
        }
        self.date_restated(drafts, &report);
        let events = self.dated_events(drafts, &report.narrated, report.lead);
        for place in 0..drafts.len() {
            if self.is_once(drafts, place)
                && let Some((said, status)) = self.beside_event(&drafts[place], &events)
            {
                drafts[place].statement.set_said(said, status);
            }
            if self.speaks_now(&drafts[place])
                && let Some((said, status)) = self.by_heading(&drafts[place])
            {
                drafts[place].statement.set_said(said, status);
            }
            if !self.is_open(drafts, place) {
                self.date_by_reaction(drafts, place, &events);
                continue;
            }
            let by_words = self
                .by_clause_beside(drafts, place)
                .or_else(|| self.by_heading(&drafts[place]));
            if let Some((said, status)) = by_words.or_else(|| self.by_side(drafts, place, &report)) {
                drafts[place].statement.set_said(said, status);
            }
            self.date_by_reaction(drafts, place, &events);
            if self.is_open(drafts, place)
                && let Some(event) = self.event_spoken_of(&events, &drafts[place])
            {
                self.date_by_event(&mut drafts[place].statement, event);
            }
            // "suggested over the weekend"
            let is_timed = self.is_timed(&drafts[place]);
            let only = report
                .only
                .filter(|_| !is_timed && self.speaks_of_news(&drafts[place], &report));
            if let (None, Some(only)) = (&drafts[place].statement.said, only) {
                let said = inferred(only, "report-day");
                drafts[place].statement.set_said(said, TimeStatus::Inferred);
            }
        }
        self.date_what_is_added_to(drafts);
        self.date_acts_in_words(drafts);
    }

    fn read_report(&self, drafts: &[Draft]) -> ReportDay<'_> {
        let lead = self.lead_end();
        let first = self.article.published.and_then(|day| day.checked_sub_days(RECENT));
        let recent = first.zip(self.article.published).map(|(first, last)| first..=last);
        let moments = self.moments.moments.iter();
        let days = moments.filter_map(|moment| Some((self.day_of(moment)?, moment)));
        let days = days.filter(|(day, _)| recent.as_ref().is_some_and(|recent| recent.contains(day)));
        let days: Vec<(NaiveDate, &Moment)> = days.collect();
        let one_day = days.iter().all(|&(day, _)| Some(day) == self.article.published);
        let said = contents(drafts);
        // "“More are dead tonight,” the host": a quotation whose speaker is not read is no telling either.
        let own = |(_, moment): &(NaiveDate, &Moment)| {
            said.holding(moment.span).next().is_none() && !self.is_quoted(moment.span)
        };
        let narrated: Vec<_> = days.into_iter().filter(own).collect();
        let sentences = self.sentences.sentences[..lead].iter();
        let lead_stems: Vec<Vec<_>> = sentences
            .map(|sentence| self.stems(sentence.tokens.clone()).collect())
            .collect();
        let matter = lead_stems.iter().flatten().cloned().chain(self.stems_of_title());
        ReportDay {
            only: narrated
                .iter()
                .map(|&(_, moment)| moment)
                .find(|moment| one_day && self.tells_report_day(moment)),
            narrated,
            lead,
            matter: matter.collect(),
            lead_stems,
        }
    }

    /// "On Friday, Israel hailed it", but not "as people do today", "that same day", "the word of the day", "as of Friday".
    fn tells_report_day(&self, moment: &Moment) -> bool {
        let first = self.token_at(moment.span.start);
        let is_state = first > 1 && self.is(first - 1, "of") && self.is(first - 2, "as");
        // "Later in the day, Putin called it" tells of the report's own.
        let is_named = || !self.is_any(first, &["earlier", "later", "late"]);
        if is_state || moment.rule.as_str() == "same-unit" && is_named() {
            return false;
        }
        let is_today = moment.span.slice(self.text()).eq_ignore_ascii_case("today");
        let is_counted = moment.anchor.as_ref().is_none_or(|anchor| *anchor == Anchor::Published);
        is_counted && !is_today && self.sentence_at(moment.span) < NEWS
    }

    /// Gives the place of the sentence behind the lead.
    fn lead_end(&self) -> usize {
        let mut paragraphs = 0;
        let mut last = None;
        let sentences = self.sentences.sentences.iter();
        let lead = sentences.take_while(|sentence| {
            let tells = sentence.kind.is_news() && !self.clauses_of(self.sentence_at(sentence.span)).is_empty();
            if tells && last != Some(sentence.paragraph) {
                paragraphs += 1;
                last = Some(sentence.paragraph);
            }
            paragraphs <= LEAD
        });
        lead.count()
    }

    /// Gives the one day in which a moment lies.
    pub(super) fn day_of(&self, moment: &Moment) -> Option<NaiveDate> {
        let is_day = moment.when.relation == TimeRelation::During && moment.when.value.precision() <= Precision::Day;
        let (first, last) = moment.when.value.bounds().filter(|_| is_day)?;
        (first == last).then_some(first)
    }

    /// "The ministry has said a mission will open. … On Friday, Israel hailed it": the lead is news of that day.
    fn date_lead(&self, drafts: &mut [Draft], report: &ReportDay, only: &Moment) {
        for draft in drafts.iter_mut().take_while(|draft| draft.sentence < report.lead) {
            let statement = &draft.statement;
            let own = &self.sentences.sentences[draft.sentence];
            let is_lead = statement.within.is_none() && statement.said.is_none();
            let is_report = draft.clause.is_some() || own.kind == SentenceKind::Headline;
            // "Economists say": so they do on other days.
            let is_habit = draft.clause.is_some_and(|clause| {
                let verb = &self.clause(clause).verb;
                verb.tense == Tense::Present && !verb.perfect && statement.speaker.name.starts_with(char::is_lowercase)
            });
            let is_apart = self.is_of_another_time(draft) || self.is_timed(draft);
            let is_once = self.may_speak_once(&statement.speaker) && !is_apart && !is_habit;
            if !is_lead || !is_report || draft.attitude || !is_once {
                continue;
            }
            let sentences = report.lead_stems.iter().enumerate();
            let others = sentences.filter(|&(sentence, _)| sentence != draft.sentence);
            let mut told: FxHashSet<&str> = others.flat_map(|(_, stems)| stems).map(|stem| &**stem).collect();
            let title: Vec<_> = self.stems_of_title().collect();
            told.extend(title.iter().map(|stem| &**stem));
            let said = self.stems_said(statement);
            if said.iter().filter(|stem| told.contains(&***stem)).count() >= COMMON {
                draft
                    .statement
                    .set_said(inferred(only, "report-day"), TimeStatus::Inferred);
            }
        }
    }

    /// Says whether a state, a body of it or somebody in office speaks of the matter of the report: they say it when it is
    /// news, while analysts, papers and witnesses said it any day.
    fn speaks_of_news(&self, draft: &Draft, report: &ReportDay) -> bool {
        let speaker = &draft.statement.speaker;
        let is_body = || speaker.entity.is_some() && (speaker.is(Trait::State) || speaker.is(Trait::Body));
        let is_official = || speaker.is(Trait::Person) && self.references.offices_of(speaker).next().is_some();
        let is_of_matter = || self.stems_said(&draft.statement).intersection(&report.matter).count() >= COMMON;
        draft.clause.is_some() && (is_body() || is_official()) && is_of_matter()
    }

    /// Says whether a statement may be dated by what stands around it: told as done, once, by somebody.
    pub(super) fn is_open(&self, drafts: &[Draft], place: usize) -> bool {
        self.is_once(drafts, place) && !self.tells_when(&drafts[place])
    }

    /// Says whether a statement has no day and is told as done, once, by somebody.
    pub(super) fn is_once(&self, drafts: &[Draft], place: usize) -> bool {
        let draft = &drafts[place];
        let statement = &draft.statement;
        // "the captain said, according to Interfax"
        let relayed = |outer: usize| drafts[outer].way == Way::AccordingTo;
        let is_told = || match draft.clause {
            Some(clause) => self.is_told_past(draft, clause),
            None => draft.way == Way::AccordingTo,
        };
        statement.said.is_none()
            && !draft.attitude
            && statement.within.is_none_or(relayed)
            && self.may_speak_once(&statement.speaker)
            && is_told()
            && !self.is_apart(draft)
            && !self.is_on_medium(draft)
    }

    /// Says whether somebody speaks who can do so on one day: no document, nobody unnamed, no "September 2014 report".
    pub(super) fn may_speak_once(&self, speaker: &Party) -> bool {
        let is_somebody = speaker.is_agent() || speaker.kind.is_none();
        let is_dated = || speaker.span.is_some_and(|span| !self.moments.within(span).is_empty());
        !speaker.is_nobody() && !speaker.is(Trait::Document) && is_somebody && !is_dated()
    }

    /// Says whether a verb tells of the one time that the news is of: "said", "adding" below it; but not "says", "has said",
    /// "previously said".
    fn is_told_past(&self, draft: &Draft, clause: usize) -> bool {
        let mut lineage = self.clauses.lineage(clause);
        let Some(finite) = lineage.find(|&place| self.clause(place).verb.is_finite()) else {
            return false;
        };
        let Clause { verb, kind, .. } = self.clause(finite);
        let is_news = matches!(kind, ClauseKind::Main | ClauseKind::Parenthetical) || draft.statement.within.is_some();
        let is_past = verb.tense == Tense::Past && !verb.perfect && verb.modal.is_none();
        is_past && is_news && !self.is_of_another_time(draft)
    }

    /// "previously said", "had said at the time"
    pub(super) fn is_of_another_time(&self, draft: &Draft) -> bool {
        // Grammar, no list to grow.
        let tells = |token: usize| match self.small(token) {
            "previously" | "earlier" | "recently" | "once" | "already" | "long" | "formerly" | "initially"
            | "originally" | "repeatedly" | "often" | "ago" | "then" => true,
            "time" => token > 1 && self.small(token - 2) == "at",
            _ => false,
        };
        // What is said is looked at only where such a word stands.
        let mut near = self.near_cue(draft);
        near.any(|token| tells(token) && !draft.statement.holds(self.span(token)))
    }

    /// "said before he left", "When it became clear that they would, Moscow ordered", but not "said when asked".
    fn tells_when(&self, draft: &Draft) -> bool {
        let tells = |token: usize| match self.small(token) {
            "before" | "until" | "since" => true,
            "when" => self.tag(token + 1) != Tag::VerbPastParticiple,
            _ => false,
        };
        let mut near = self.near_cue(draft);
        near.any(|token| tells(token) && !draft.statement.holds(self.span(token)) && !self.is_told_inside(draft, token))
    }

    /// "Asked if they would dine when Lula comes to Lima, Boric said": that is no time of Boric's.
    fn is_told_inside(&self, draft: &Draft, token: usize) -> bool {
        let first = self.sentences.sentences[draft.sentence].tokens.start;
        if self.is(first, "asked") && self.span(token).end <= draft.statement.cue.start {
            return true;
        }
        let clause = self.clauses.innermost(draft.sentence, self.span(token));
        let mut above = clause
            .into_iter()
            .flat_map(|clause| self.clauses.lineage(clause).skip(1));
        above.any(|above| self.clause(above).kind == ClauseKind::Complement && Some(above) != draft.clause)
    }

    /// Gives the tokens around a cue that are none of what is said.
    pub(super) fn narrated_near<'d>(&'d self, draft: &'d Draft) -> impl Iterator<Item = usize> + 'd {
        let near = self.near_cue(draft);
        near.filter(|&token| !draft.statement.holds(self.span(token)))
    }

    fn near_cue(&self, draft: &Draft) -> Range<usize> {
        let sentence = &self.sentences.sentences[draft.sentence].tokens;
        let cue = self.token_at(draft.statement.cue.start);
        cue.saturating_sub(NEAR).max(sentence.start)..(cue + NEAR).min(sentence.end)
    }

    /// Gives the beginnings of the words of a headline that stands beside the text: they are not tagged.
    fn stems_of_title(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let words = self
            .article
            .title
            .as_deref()
            .unwrap_or_default()
            .split(|letter: char| !letter.is_alphanumeric());
        let long = words.filter(|word| word.len() >= 4);
        long.map(|word| Cow::Owned(stem(&small_letters(word)).to_owned()))
    }

    /// Gives the beginnings of the words that say what a statement is about.
    pub(super) fn stems_said(&self, statement: &Statement) -> FxHashSet<Cow<'_, str>> {
        let tokens = statement
            .content
            .iter()
            .map(|span| self.token_at(span.start)..self.token_at(span.end.saturating_sub(1)) + 1);
        tokens.flat_map(|tokens| self.stems(tokens)).collect()
    }

    /// Gives the beginnings of the words that say what some tokens are about, in text order.
    pub(super) fn stems(&self, tokens: Range<usize>) -> impl Iterator<Item = Cow<'_, str>> {
        tokens.filter_map(|token| Some(Cow::Borrowed(self.stem_of(token)?)))
    }

    /// Gives the beginning of a noun, verb or adjective that says what is spoken about. `None` for other words.
    fn stem_of(&self, token: usize) -> Option<&str> {
        let tag = self.tag(token);
        let is_word = matches!(tag, Tag::Noun | Tag::PluralNoun | Tag::ProperNoun | Tag::Adjective);
        let tells = (is_word || tag.is_verb()) && self.span(token).len() >= 4;
        let lemma = tells.then(|| self.lemma(token))?;
        // "said", "told", "added" stand everywhere.
        (self.lexicon.cues_of(lemma).next().is_none() && lemma != "have").then(|| stem(lemma))
    }
}

impl Statement {
    /// Gives everybody who says it, the first speaker first.
    pub(super) fn speakers(&self) -> impl Iterator<Item = &Party> {
        std::iter::once(&self.speaker).chain(&self.co_speakers)
    }

    pub(super) fn set_said(&mut self, said: Moment, status: TimeStatus) {
        self.said = Some(said);
        self.days.status = status;
    }
}

/// Takes a time over to what other words tell.
pub(super) fn inferred(moment: &Moment, via: &str) -> Moment {
    Moment {
        via: Some(via.into()),
        ..moment.clone()
    }
}

/// Gives the first letters of a word: "negotiations" and "negotiating" are of one matter.
fn stem(word: &str) -> &str {
    word.char_indices().nth(5).map_or(word, |(end, _)| &word[..end])
}
