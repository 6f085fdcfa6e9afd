//! Whoever speaks for the same side of the same matter goes on on the same day.

use super::find::Draft;
use super::finder::StatementFinder;
use super::report_day::{COMMON, RECENT, ReportDay, inferred};
use crate::clause::{Clause, ClauseKind};
use crate::evidence::{Party, TimeStatus};
use crate::mention::Tenure;
use crate::moment::Moment;
use crate::ontology::{EntityId, Trait};
use chrono::NaiveDate;
use rustc_hash::FxHashSet;

/// A speaker goes on over so many paragraphs.
const CHAIN: usize = 2;

/// So many statements before one count at most, and as many of the lead.
const REACH: usize = 20;

/// "the spokesman" is one of whom the last so many sentences tell.
const POINTING: usize = 2;

/// Verbs that go on with what was said just before: grammar, no list to grow.
const ADDING: [&str; 3] = ["add", "continue", "go on"];

impl StatementFinder<'_> {
    /// Gives the day on which the same side spoke of the same matter last.
    pub(super) fn by_side(&self, drafts: &[Draft], place: usize, report: &ReportDay) -> Option<(Moment, TimeStatus)> {
        let draft = &drafts[place];
        let speaker = &draft.statement.speaker;
        let first = self.article.published.and_then(|day| day.checked_sub_days(RECENT));
        let day_of = |other: &Draft| other.statement.said.as_ref().and_then(|said| self.day_of(said));
        // In a text without end only the lead and what stands near count.
        let lead = drafts
            .partition_point(|other| other.sentence < report.lead)
            .min(REACH)
            .min(place);
        let near = place.saturating_sub(REACH).max(lead)..place;
        let before = drafts[..lead]
            .iter()
            .chain(&drafts[near])
            .filter(|other| other.sentence <= draft.sentence);
        let dated: Vec<&Draft> = before.filter(|other| day_of(other).is_some()).collect();
        if let Some(said) = self.said_beside(drafts, place, &dated) {
            return Some((said, TimeStatus::Carried));
        }
        let earlier: Vec<&Draft> = dated
            .into_iter()
            .filter(|other| other.statement.speakers().any(|other| self.same_side(other, speaker)))
            .collect();
        // "said on its website …, he added": what has no day gives none.
        if self.adds(draft) || self.is_on_page(draft) {
            return None;
        }
        if earlier.is_empty() {
            return self.by_act(draft, report);
        }
        // What somebody said long ago is told beside the news: "vowed on April 27".
        let recent: Vec<&Draft> = earlier.iter().copied().filter(|other| day_of(other) >= first).collect();
        let last = recent.iter().max_by_key(|other| other.sentence)?;
        let one_day = recent.iter().all(|other| day_of(other) == day_of(last));
        let leads = recent.iter().any(|other| other.sentence < report.lead);
        // "state media", "his predecessors" are others in another sentence.
        let is_known =
            speaker.entity.is_some() || speaker.name.starts_with(char::is_uppercase) || speaker.name.contains("spokes");
        let is_one = last.statement.speakers().any(|other| self.is_one(other, speaker));
        let is_same = speaker.is(Trait::Person) && is_one;
        // A spokeswoman goes on with what her ministry said, whatever she adds.
        let is_voice =
            |other: &Party| other.is(Trait::Body) && !other.is(Trait::State) && self.speaks_for(speaker, other);
        let is_same = is_same || is_voice(&last.statement.speaker);
        let is_of_matter = || {
            let told = recent.iter().map(|other| &self.sentences.sentences[other.sentence]);
            let told: FxHashSet<_> = told.flat_map(|sentence| self.stems(sentence.tokens.clone())).collect();
            let own = self.stems_said(&draft.statement);
            let common = own
                .iter()
                .filter(|&stem| told.contains(stem) || report.matter.contains(stem));
            common.count() >= COMMON
        };
        let said = last.statement.said.as_ref().filter(|_| one_day && is_known)?;
        if leads && (is_same || is_of_matter()) {
            return Some((inferred(said, "lead-day"), TimeStatus::Inferred));
        }
        // A paper goes on about what it has printed on any day, a ministry about its news.
        let acts_for = |body: &EntityId| self.gazetteer.state_acted_for(body).is_some();
        let is_ministry = is_one && !speaker.is(Trait::State) && speaker.entity.as_ref().is_some_and(acts_for);
        let speaks_on = (is_same || is_ministry) && self.no_day_between(last, draft, report);
        speaks_on.then(|| (inferred(said, "speakers-day"), TimeStatus::Inferred))
    }

    /// Says whether no other day is told from one statement to a later one: who speaks on another day is said to.
    fn no_day_between(&self, earlier: &Draft, later: &Draft, report: &ReportDay) -> bool {
        let day = earlier.statement.said.as_ref().and_then(|said| self.day_of(said));
        let own = &self.sentences.sentences[later.sentence];
        let mut near = self.moments.within(own.span).iter();
        let is_timed = near.any(|moment| !later.statement.holds(moment.span))
            || self.narrated_near(later).any(|token| self.is(token, "later"));
        // Of a book only what lies between the two is read.
        let begin = |sentence: usize| {
            let narrated = &report.narrated;
            narrated.partition_point(|(_, moment)| self.sentence_at(moment.span) < sentence)
        };
        let (first, behind) = (begin(earlier.sentence + 1), begin(later.sentence));
        let mut told = report.narrated.get(first..behind).unwrap_or_default().iter();
        !is_timed && told.all(|&(told, _)| Some(told) == day)
    }

    /// Says whether a statement goes on with what was said just before: "he added".
    pub(super) fn adds(&self, draft: &Draft) -> bool {
        let clause = draft.clause.map(|clause| self.clause(clause));
        clause.is_some_and(|clause| ADDING.contains(&clause.verb.lemma.as_str()))
    }

    /// Says whether a pronoun names the speaker: "he added".
    pub(super) fn is_pronoun(&self, draft: &Draft) -> bool {
        let speaker = draft.statement.speaker.span.map(|span| span.slice(self.text()));
        let pronouns = ["he", "she", "it", "they"];
        speaker.is_some_and(|words| pronouns.iter().any(|pronoun| words.eq_ignore_ascii_case(pronoun)))
    }

    /// Gives the day of what was said in the sentence before by the same side, or by the speaker himself a paragraph before.
    fn said_beside(&self, drafts: &[Draft], place: usize, dated: &[&Draft]) -> Option<Moment> {
        let draft = &drafts[place];
        let speaker = &draft.statement.speaker;
        let paragraph = |draft: &Draft| self.paragraph(draft.sentence).unwrap_or_default();
        if let Some(said) = self.goes_on_from(drafts, place) {
            return Some(said);
        }
        let nearest = dated.iter().rev().find(|other| {
            // "He told him so on Monday, the ministry said, adding": the ministry's statement has a day of its own.
            let is_top = other.statement.within.is_none();
            other.statement.speakers().any(|other| {
                let is_side =
                    self.is_own(other, speaker) || self.is_own(speaker, other) || self.same_side(other, speaker);
                is_side && (is_top || self.is_one(other, speaker))
            })
        })?;
        let is_beside = paragraph(nearest) == paragraph(draft) && draft.sentence - nearest.sentence <= 1;
        let is_own = |other: &Draft| other.statement.within.is_some() || self.is_one(&other.statement.speaker, speaker);
        let between = drafts[..place]
            .iter()
            .rev()
            .take_while(|other| other.sentence > nearest.sentence);
        let goes_on = nearest.statement.speakers().any(|other| self.is_one(other, speaker))
            && paragraph(draft) - paragraph(nearest) <= CHAIN
            && between.take(REACH).all(is_own);
        let said = nearest.statement.said.as_ref().filter(|_| is_beside || goes_on)?;
        Some(inferred(said, "same-side"))
    }

    /// "The statement said that they would leave. It added that", "said KCNA, citing a spokesman. “…,” the spokesman was
    /// quoted as saying": whoever is meant goes on.
    fn goes_on_from(&self, drafts: &[Draft], place: usize) -> Option<Moment> {
        let draft = &drafts[place];
        let mut before = drafts[..place].iter().rev().take(REACH);
        let last = before.find(|other| other.statement.within.is_none() && other.sentence < draft.sentence)?;
        let back = draft.sentence - last.sentence;
        let adds = back == 1 && self.adds(draft) && self.is_pronoun(draft);
        let points = back <= POINTING && self.points_back(draft, last.sentence);
        let said = last
            .statement
            .said
            .as_ref()
            .filter(|_| !last.attitude && (adds || points))?;
        self.day_of(said).map(|_| inferred(said, "same-side"))
    }

    /// "the spokesman", of whom a sentence tells as "a spokesman".
    fn points_back(&self, draft: &Draft, sentence: usize) -> bool {
        let Some(span) = draft.statement.speaker.span else {
            return false;
        };
        let at = |&phrase: &usize| self.phrase(phrase).span.start == span.start;
        let Some(own) = self.clauses.phrases_of(self.sentence_at(span)).find(at) else {
            return false;
        };
        let noun = self.phrase(own);
        let is_bare = noun.tokens.len() == 2 && self.is(noun.tokens.start, "the") && noun.mention.is_none();
        let mut told = self.clauses.phrases_of(sentence);
        is_bare
            && told.any(|told| {
                let is_new = self.is_any(self.phrase(told).tokens.start, &["a", "an", "another", "one"]);
                is_new && self.head(told) == self.head(own)
            })
    }

    /// "said on his ministry's website": that stands there since some day.
    fn is_on_page(&self, draft: &Draft) -> bool {
        let phrases = draft.clause.map(|clause| self.phrases_of(clause, u32::MAX));
        let mut phrases = phrases.unwrap_or_default().into_iter();
        phrases.any(|phrase| phrase.preposition == "on" && self.head(phrase.object) == "website")
    }

    /// Says whether two are one, by a part of the name too: "Gao Feng … Gao said".
    fn is_one(&self, long: &Party, short: &Party) -> bool {
        let is_name = short.entity.is_none() && short.name.starts_with(char::is_uppercase);
        let shortens = || is_name && long.may_be_person() && long.name.split(' ').any(|word| word == short.name);
        long.is_same(short) || shortens()
    }

    /// "denounced the order and demanded an answer on Sunday": both on Sunday.
    pub(super) fn by_clause_beside(&self, drafts: &[Draft], place: usize) -> Option<(Moment, TimeStatus)> {
        let own = drafts[place].clause?;
        let behind = drafts[place + 1..].iter().take(REACH);
        let mut beside = behind.filter(|other| {
            let clause = other.clause.map(|clause| self.clause(clause));
            let shares =
                |clause: &Clause| clause.coordinated_with == Some(own) && clause.subject == self.clause(own).subject;
            other.statement.days.status == TimeStatus::Stated && clause.is_some_and(shares)
        });
        let said = beside.next()?.statement.said.as_ref()?;
        let ends = said.span.start > self.clause(own).verb.span.end;
        ends.then(|| (inferred(said, "same-sentence"), TimeStatus::Carried))
    }

    /// "Putin resisted a call on Friday to expel them. … Putin said in a statement": his news of that day.
    fn by_act(&self, draft: &Draft, report: &ReportDay) -> Option<(Moment, TimeStatus)> {
        let speaker = &draft.statement.speaker;
        let is_act = |moment: &Moment, place: usize| {
            let clause = self.clause(place);
            let dated = self
                .moments
                .of_event(place)
                .is_some_and(|dated| dated.span == moment.span);
            let is_news = clause.kind == ClauseKind::Main && self.happened(place);
            dated && is_news && self.subjects(clause).iter().any(|party| party.is_same(speaker))
        };
        let acts = report.narrated.iter().take(REACH).filter(|(_, moment)| {
            let sentence = self.sentence_at(moment.span);
            self.clauses.of_sentence(sentence).any(|place| is_act(moment, place))
        });
        // "Lin was asked on Friday whether it would. “China,” he said, “has always been sincere.”"
        let is_beside = |moment: &Moment| {
            let sentence = self.sentence_at(moment.span);
            let mut clauses = self.clauses_of(sentence).iter();
            let asked = clauses.any(|clause| clause.verb.lemma == "ask" && clause.verb.passive);
            asked && sentence + 1 == draft.sentence && self.paragraph(sentence) == self.paragraph(draft.sentence)
        };
        let acts: Vec<&(NaiveDate, &Moment)> = acts.collect();
        if let Some(&&(_, moment)) = acts.iter().find(|(_, moment)| is_beside(moment)) {
            return Some((inferred(moment, "same-side"), TimeStatus::Carried));
        }
        let in_lead = acts
            .into_iter()
            .filter(|(_, moment)| self.sentence_at(moment.span) < report.lead);
        let days: Vec<&(NaiveDate, &Moment)> = in_lead.collect();
        let &&(day, moment) = days.last()?;
        let one_day = days.iter().all(|&&(other, _)| other == day);
        // Whoever the lead is about speaks of it in few words: "We will expel nobody."
        let is_of_matter = || !self.stems_said(&draft.statement).is_disjoint(&report.matter);
        let fits = one_day && speaker.is(Trait::Person) && is_of_matter();
        fits.then(|| (inferred(moment, "lead-day"), TimeStatus::Inferred))
    }

    /// Says whether one speaks for the other: a ministry for its state, a spokesman for his ministry, the spokesman whom the
    /// lead leaves without a name.
    pub(super) fn same_side(&self, one: &Party, other: &Party) -> bool {
        // "the president's spokesman said … Presidential spokesman Salvador Panelo told"
        let describes = |words: &Party, person: &Party| {
            let is_description = words.entity.is_none() && words.name.starts_with(char::is_lowercase);
            let head = words.name.rsplit(' ').next().unwrap_or_default();
            let mut offices = self.references.offices_of(person).filter(|_| is_description);
            offices.any(|reading| reading.office.name.to_lowercase().split(' ').any(|word| word == head))
        };
        self.is_one(one, other) || self.speaks_for(other, one) || self.speaks_for(one, other) || describes(one, other)
    }

    fn speaks_for(&self, speaker: &Party, whole: &Party) -> bool {
        let is_part = |id: &EntityId| {
            self.gazetteer
                .lineage(id)
                .any(|part| Some(&part.id) == whole.entity.as_ref())
        };
        // A state has many who hold an office of it and say what they like, a ministry has not.
        let can_speak = |office: &str| !whole.is(Trait::State) || office.contains("Spokes");
        if speaker.is(Trait::Person) {
            let told = self.references.offices_of(speaker);
            let told = told.filter(|reading| reading.tenure == Tenure::Current && can_speak(&reading.office.name));
            let mut told = told.filter_map(|reading| reading.office.entity.as_ref());
            let day = speaker.entity.as_ref().zip(self.article.published);
            let held = day.map(|(person, day)| self.gazetteer.offices_on(person, day));
            let mut held = held.into_iter().flatten().filter(|office| can_speak(&office.label));
            return told.any(is_part) || held.any(|office| is_part(&office.id));
        }
        // "a Peruvian trade ministry spokesman", "the island's official news agency"
        let named = || {
            let inside = speaker.span.map(|span| self.references_in(span)).unwrap_or_default();
            let mut named = inside.iter().flat_map(|reference| &reference.parties);
            named.any(|named| named.entity.as_ref().is_some_and(is_part))
        };
        whole.entity.is_some() && !whole.is(Trait::Person) && (speaker.entity.as_ref().is_some_and(is_part) || named())
    }
}
