//! When, where, to whom and on what occasion a statement was made, by its own words or by those beside it.

use super::Statement;
use super::calendar::Calendar;
use super::find::Draft;
use super::finder::StatementFinder;
use super::finish::contents;
use super::occasion::{Occasion, fill, fill_unheard};
use super::way::Way;
use crate::clause::{Clause, ClauseKind, NounPhrase, PrepositionalPhrase, Tense};
use crate::evidence::TimeStatus;
use crate::moment::Moment;
use crate::ontology::{EntityId, Trait};
use crate::span::{Span, SpanIndex};
use rustc_hash::FxHashMap;

/// A headline and a lead have so many sentences at most.
const LEAD: usize = 10;

/// And what they tell of is described so many sentences behind at most.
const AHEAD: usize = 25;

impl StatementFinder<'_> {
    /// Gives every statement its circumstances.
    pub(super) fn find_circumstances(&self, drafts: &mut [Draft]) {
        let dates = self.document_dates();
        let said = contents(drafts);
        let mut calendar = Calendar::new(self.find_occasions());
        for index in 0..drafts.len() {
            let own = self.own_time(drafts, index, &said);
            self.read_own(&mut drafts[index], own, &dates);
            if let Some(own) = self.own_occasion(drafts, index) {
                calendar.add(own);
            }
            let outer = drafts[index].statement.within;
            let outer = outer.map(|outer| drafts[outer].statement.speaker.name.clone());
            let draft = &mut drafts[index];
            match outer {
                Some(outer) => self.inherit_nested(draft, &outer, &calendar),
                None => self.inherit(draft, &calendar),
            }
        }
        for draft in drafts {
            self.look_ahead(draft, &calendar);
            let statement = &mut draft.statement;
            let hearer = statement.addressee.take();
            statement.addressee = hearer.filter(|hearer| !hearer.is_same(&statement.speaker));
        }
    }

    /// A headline and a lead tell of the occasion that the next sentences describe.
    fn look_ahead(&self, draft: &mut Draft, calendar: &Calendar) {
        let statement = &draft.statement;
        let place = self.paragraph(draft.sentence).unwrap_or(0);
        let leads = place <= 1 && draft.sentence < LEAD;
        if !leads || statement.within.is_some() || statement.said.is_some() {
            return;
        }
        let speaker = &statement.speaker;
        // "Taiwan says drones circled" above "Taiwan's defence ministry said on Thursday …"
        let acts_for = |occasion: &Occasion| {
            let other = occasion.speaker.as_ref();
            place == 0
                && self.paragraph(occasion.sentence) == Some(1)
                && other.is_some_and(|other| self.is_own(other, speaker) || self.is_own(speaker, other))
        };
        let tells = |occasion: &&Occasion| {
            let same = occasion.people.first() == Some(&speaker.name);
            let ahead = draft.sentence + 1..=draft.sentence + AHEAD;
            (same || acts_for(occasion)) && ahead.contains(&occasion.sentence) && occasion.said.is_some()
        };
        if let Some(later) = calendar.all().iter().find(tells) {
            fill(&mut draft.statement, later, TimeStatus::Inferred);
        }
    }

    /// Gives the prepositional phrases of a clause and of what is fronted before it, up to a byte, in text order.
    pub(super) fn phrases_of(&self, index: usize, end: u32) -> Vec<&PrepositionalPhrase> {
        let fronted = |below: &Clause| matches!(below.kind, ClauseKind::Participle | ClauseKind::Adverbial);
        let below = self
            .clauses
            .below(index)
            .map(|below| self.clause(below))
            .filter(|below| fronted(below));
        let clauses = std::iter::once(self.clause(index)).chain(below);
        let mut places: Vec<usize> = clauses
            .flat_map(|clause| clause.prepositional.iter().copied())
            .collect();
        places.sort_unstable();
        let phrases = places.into_iter().map(|place| &self.clauses.prepositional[place]);
        phrases.filter(|phrase| phrase.span.start < end).collect()
    }

    /// Reads what a prepositional phrase tells of an occasion.
    pub(super) fn read_phrase(&self, phrase: &PrepositionalPhrase, occasion: &mut Occasion) {
        let Some(party) = self.references.parties(phrase.object).first() else {
            return;
        };
        let noun = self.head(phrase.object);
        if let Some(hearer) = self.heard_by(phrase) {
            occasion.addressee.get_or_insert(hearer);
            return;
        }
        match phrase.preposition.as_str() {
            "in" | "at" if (party.is(Trait::Place) || party.is(Trait::State)) && !self.is_seat(phrase) => {
                occasion.place.get_or_insert_with(|| party.clone());
            }
            // "told Kim by phone": what one says next belongs to the call.
            "by" if ["phone", "telephone", "videoconference"].contains(&noun) => {
                occasion.words.get_or_insert(phrase.span);
            }
            preposition if self.lexicon.leads_to_occasion(preposition) && self.lexicon.is_occasion(noun) => {
                occasion
                    .words
                    .get_or_insert(phrase.span.cover(self.phrase(phrase.object).full));
            }
            _ => {}
        }
    }

    /// "Ann Roe of the Orbis Institute in London said": the seat of what is named before the verb is not where she spoke.
    fn is_seat(&self, phrase: &PrepositionalPhrase) -> bool {
        let is_body = |noun: usize| self.name_of(noun).is_some_and(|mention| mention.is(Trait::Body));
        let before = phrase
            .clause
            .is_some_and(|clause| phrase.span.end <= self.clause(clause).verb.span.start);
        before && phrase.after.is_some_and(is_body)
    }

    /// Gives the times that the content of a statement is about.
    pub(super) fn about_when(&self, statement: &Statement) -> Vec<Moment> {
        let inside = statement.content.iter().flat_map(|&span| self.moments.within(span));
        inside.cloned().collect()
    }

    /// Gives the time in a statement's own clause, none of what another one says: "said, predicting a landslide on Tuesday".
    fn own_time(&self, drafts: &[Draft], place: usize, said: &SpanIndex) -> Option<Moment> {
        let Draft { statement, clause, .. } = &drafts[place];
        let Some(index) = *clause else {
            return self.time_of_account(&drafts[place]).cloned();
        };
        let is_others = |moment: &Moment| {
            let mut holding = said
                .holding(moment.span)
                .filter(|_| moment.span.start >= statement.cue.end);
            holding.any(|other| {
                let below = drafts[other].clause.filter(|&below| below != index);
                below.is_some_and(|below| self.clauses.lineage(below).any(|above| above == index))
            })
        };
        let mut told = self.moments.of_report(index, &statement.content);
        told.find(|moment| !is_others(moment) && self.can_date(index, moment))
            .or_else(|| self.time_behind_object(index, statement))
            .or_else(|| self.time_of_occasion(index, &statement.content))
            .or_else(|| self.time_before_comma(index))
            .or_else(|| self.time_of_demand(index, statement))
            .cloned()
    }

    /// "refused an offer Sunday to buy them", "rejected the plan Monday": a bare day behind an object is the verb's, though
    /// it stands in what is reported.
    fn time_behind_object(&self, index: usize, statement: &Statement) -> Option<&Moment> {
        let clause = self.clause(index);
        let objects = clause.objects.iter().map(|&object| self.phrase(object));
        let mut told = objects.filter(|object| statement.holds(object.span));
        let day = told.find_map(|object| {
            let next = self.sentences.tokens.get(object.tokens.end)?.span;
            let mut near = self.moments.within(object.span.cover(next)).iter();
            near.find(|moment| moment.span.start == next.start || moment.span.end == object.span.end)
        })?;
        let is_own = clause.verb.tense == Tense::Past && self.day_of(day).is_some() && self.can_date(index, day);
        is_own.then_some(day)
    }

    /// "asked on her April 6 show": the day in the name of the occasion.
    fn time_of_occasion(&self, index: usize, content: &[Span]) -> Option<&Moment> {
        let phrases = self.phrases_of(index, u32::MAX).into_iter();
        let outside = phrases.filter(|phrase| !content.iter().any(|span| span.contains(phrase.span)));
        let occasions =
            outside.filter(|phrase| phrase.preposition == "on" && self.lexicon.is_programme(self.head(phrase.object)));
        let mut moments = occasions.flat_map(|phrase| self.moments.within(self.phrase(phrase.object).span));
        moments.find(|moment| self.can_date(index, moment))
    }

    /// "according to a note from her doctor on Monday", "according to a June 3 letter": the day of the account
    /// that words are taken from, none of what a clause about it tells.
    fn time_of_account(&self, draft: &Draft) -> Option<&Moment> {
        let statement = &draft.statement;
        if draft.way != Way::AccordingTo {
            return None;
        }
        let sentence = self.sentences.sentences[draft.sentence].span;
        let behind = statement.content.iter().map(|span| span.start);
        let behind = behind.filter(|&start| start > statement.cue.end).min();
        let words = Span {
            start: statement.cue.end,
            end: behind.unwrap_or(sentence.end),
        };
        let own = self.clauses.innermost(draft.sentence, statement.cue);
        let phrases: Vec<&NounPhrase> = self
            .clauses
            .phrases_of(draft.sentence)
            .map(|phrase| self.phrase(phrase))
            .collect();
        let is_of_account = |moment: &&Moment| {
            // "according to a transcript of Monday's call"
            let mut around = phrases
                .iter()
                .filter(|phrase| phrase.time.is_none() && phrase.span.contains(moment.span));
            let is_its_own = around.all(|phrase| {
                let governing = phrase.governed_by.map(|place| self.clauses.prepositional[place].span);
                governing.is_none_or(|governing| governing.start <= statement.cue.start)
            });
            is_its_own && self.clauses.innermost(draft.sentence, moment.span) == own
        };
        let account = self
            .clauses
            .phrases_of(draft.sentence)
            .find(|&phrase| self.phrase(phrase).span.start >= words.start);
        let stated = self.moments.within(words).iter().find(is_of_account);
        let stated = stated.or_else(|| self.moments.of_phrase(account?));
        stated.filter(|moment| !self.lies_ahead(moment))
    }

    /// Reads the circumstances that stand in a statement's own clause.
    fn read_own(&self, draft: &mut Draft, own: Option<Moment>, dates: &FxHashMap<&EntityId, &Moment>) {
        draft.statement.said = own;
        if draft.statement.said.is_some() {
            draft.statement.days.status = TimeStatus::Stated;
        }
        let Some(index) = draft.clause else {
            return self.read_document(&mut draft.statement, dates);
        };
        let statement = &mut draft.statement;
        let mut occasion = Occasion::default();
        let content = statement.content.clone();
        // "referred to Chad": what is reported is not told to anybody, though its preposition stands outside.
        let outside = |phrase: &&PrepositionalPhrase| {
            let object = self.phrase(phrase.object).span;
            !content
                .iter()
                .any(|span| span.contains(phrase.span) || span.contains(object))
        };
        for phrase in self.phrases_of(index, u32::MAX).into_iter().filter(outside) {
            self.read_phrase(phrase, &mut occasion);
        }
        if occasion.addressee.is_none() {
            occasion.addressee = self.addressed_by_letter(index);
        }
        statement.place = occasion.place;
        statement.addressee = statement.addressee.take().or(occasion.addressee);
        statement.occasion = occasion.words;
        if statement.said.is_none()
            && let Some(known) = self.known_occasion(index, &content)
        {
            statement.said = Some(Moment {
                via: Some("same-occasion".into()),
                ..known
            });
            statement.days.status = TimeStatus::Carried;
        }
        self.read_document(statement, dates);
    }

    /// Gives when documents were made, by the first date in their names: "a 1956 joint declaration".
    fn document_dates(&self) -> FxHashMap<&EntityId, &Moment> {
        let mut dates = FxHashMap::default();
        for reference in &self.references.references {
            let documents = reference.parties.iter().filter(|party| party.is(Trait::Document));
            for entity in documents.filter_map(|party| party.entity.as_ref()) {
                if let Some(moment) = self.moments.within(reference.span).first() {
                    dates.entry(entity).or_insert(moment);
                }
            }
        }
        dates
    }

    /// A document speaks when it was made: "a 1956 joint declaration … The document states".
    fn read_document(&self, statement: &mut Statement, dates: &FxHashMap<&EntityId, &Moment>) {
        if statement.said.is_some() || !statement.speaker.is(Trait::Document) {
            return;
        }
        let made = statement.speaker.entity.as_ref().and_then(|entity| dates.get(entity));
        if let Some(&made) = made {
            statement.said = Some(Moment {
                via: Some("date-in-name".into()),
                ..made.clone()
            });
            statement.days.status = TimeStatus::Carried;
        }
    }

    /// Takes over what the last occasion of the same speaker tells.
    fn inherit(&self, draft: &mut Draft, calendar: &Calendar) {
        if draft.attitude
            && draft
                .clause
                .is_some_and(|clause| self.clauses.clauses[clause].verb.perfect)
        {
            return;
        }
        let speaker = draft.statement.speaker.clone();
        if !speaker.is_agent() || draft.statement.said.is_none() && self.is_apart(draft) {
            return;
        }
        // "argued when he was in Congress", "has accused": of the same occasion only where that is told just before.
        let is_loose = draft
            .clause
            .is_some_and(|clause| self.clauses.clauses[clause].verb.perfect)
            || self.is_of_another_time(draft);
        let own = draft.statement.said.as_ref().map(|said| said.when.clone());
        let earlier = calendar.before(&speaker.name, draft.sentence);
        // "met Kim on Tuesday. He said on Twitter": that was not at the meeting.
        let is_written = self.is_on_medium(draft);
        let earlier = earlier.filter(|occasion| !(is_written && occasion.is_meeting));
        let earlier = earlier.filter(|occasion| self.takes_part(&speaker, draft.sentence, occasion));
        let fits = |occasion: &&Occasion| match (&own, &occasion.said) {
            (Some(own), Some(said)) => *own == said.when,
            (None, Some(_)) => occasion.names_day() || !calendar.has_day(&speaker.name),
            (_, None) => true,
        };
        let near = |occasion: &Occasion| {
            let is_beside = draft.sentence - occasion.sentence <= 2;
            // "Putin said in response to a question from Kyodo. … “We are ready,” he said", but "Koch warned Lavrov. … Koch
            // said to the press": what only hears one sentence hears nothing of the next paragraph.
            let goes_on =
                self.paragraph(draft.sentence) == self.paragraph(occasion.sentence) || occasion.words.is_some();
            match &occasion.addressee {
                // "Kim told Xi … He said he had met Xi": whom he tells of, he does not tell it.
                Some(hearer) if hearer.entity.is_some() => {
                    is_beside && goes_on && !self.tells_of(&draft.statement, hearer)
                }
                _ => is_beside || occasion.words.is_some(),
            }
        };
        let told = |occasion: &&Occasion| !is_loose || draft.sentence - occasion.sentence <= 2;
        let earlier = earlier.filter(fits).filter(told);
        let earlier: Vec<(&Occasion, bool)> = earlier.map(|occasion| (occasion, near(occasion))).collect();
        // What its own words leave open, the last occasion tells; what that leaves open, the one before on the same day.
        for (occasion, is_near) in earlier {
            let statement = &mut draft.statement;
            let own = statement.said.as_ref().map(|said| &said.when);
            let same_day = occasion
                .said
                .as_ref()
                .is_none_or(|said| own.is_none_or(|own| *own == said.when));
            match is_near {
                _ if !same_day => {}
                true => fill(statement, occasion, TimeStatus::Carried),
                false => fill_unheard(statement, occasion, TimeStatus::Carried),
            }
        }
    }

    /// "Suga said he told Putin …": what is told inside belongs to the occasion on which the two spoke.
    fn inherit_nested(&self, draft: &mut Draft, outer: &str, calendar: &Calendar) {
        let speaker = draft.statement.speaker.name.clone();
        let addressee = draft.statement.addressee.as_ref().map(|party| party.name.clone());
        let other = addressee.unwrap_or_else(|| outer.to_owned());
        let both = |occasion: &&Occasion| speaker != other && occasion.people.contains(&other);
        let Some(occasion) = calendar.before(&speaker, draft.sentence).find(both) else {
            return;
        };
        let mut occasion = occasion.clone();
        if occasion.people.first() != Some(&speaker) {
            occasion.addressee = occasion.speaker.clone();
        }
        fill(&mut draft.statement, &occasion, TimeStatus::Carried);
    }
}
