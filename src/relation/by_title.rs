//! Relations that titles fire: "Russian President Vladimir Putin" holds that office.

use super::Relation;
use super::finder::RelationFinder;
use crate::coreference::{OfficeProof, OfficeReading};
use crate::evidence::{Anchor, Evidence, TimeRelation, When};
use crate::mention::{Entity, Tenure};
use crate::moment::Moment;
use crate::ontology::{RuleId, Trait};
use crate::span::Span;
use crate::timex::Timex;

impl RelationFinder<'_> {
    /// Finds the offices that titles name; whose they are is proved in coreference.
    pub(super) fn find_by_title(&self, relations: &mut Vec<Relation>) {
        let readings = self.references.offices.iter();
        relations.extend(readings.filter_map(|reading| self.by_title(reading)));
        let phrases = 0..self.clauses.noun_phrases.len();
        relations.extend(phrases.filter_map(|phrase| self.by_counterpart(phrase)));
        let given = self.references.offices.iter().flat_map(|reading| self.given(reading));
        relations.extend(given);
    }

    /// "Trump named Mike Pompeo secretary of state", "Rosa Holm was made head of the fund by Chad": who gives somebody an
    /// office appoints him.
    fn given(&self, reading: &OfficeReading) -> Vec<Relation> {
        const GIVING: [&str; 4] = ["choose", "make", "name", "pick"];
        let clause = reading.said_in.filter(|&clause| self.statuses.of(clause).is_fact());
        let clause = clause.map(|clause| self.clause(clause));
        let Some(clause) = clause.filter(|clause| GIVING.contains(&clause.verb.lemma.as_str())) else {
            return Vec::new();
        };
        let by = self.clauses.prepositional_of(clause).find(|by| by.preposition == "by");
        let maker = match clause.verb.passive {
            true => by.map(|by| by.object),
            false => clause.subject,
        };
        let makers = maker.into_iter().flat_map(|maker| self.references.parties(maker));
        let makers = makers.filter(|maker| maker.kind.as_ref().is_some_and(|kind| kind.is(Trait::Agent)));
        let appointed = makers.map(|maker| {
            let evidence = Evidence {
                span: clause.span,
                rule: "office-given".into(),
                voices: self.voices(reading.span, true),
            };
            let happened = reading.said_in.and_then(|clause| self.moments.of_event(clause));
            Relation {
                happened: happened.cloned(),
                ..Relation::fact(
                    "appointed",
                    (maker.clone(), reading.bearer.clone()),
                    clause.verb.span,
                    evidence,
                )
            }
        });
        appointed.collect()
    }

    /// "His Japanese counterpart, Taro Kono": the one office that he held there on the day.
    fn by_counterpart(&self, phrase: usize) -> Option<Relation> {
        let noun_phrase = self.phrase(phrase);
        let mut tokens = noun_phrase.tokens.clone();
        let token = tokens.find(|&token| self.lemma(token) == "counterpart")?;
        let bearer = self
            .references
            .parties(phrase)
            .first()
            .filter(|bearer| bearer.is(Trait::Person))?;
        let name = match token == noun_phrase.head {
            // ", Taro Kono"
            true => {
                let start = noun_phrase.span.end + 2;
                let place = self.mentions.partition_point(|mention| mention.span.start < start);
                let next = self.mentions.get(place).filter(|mention| mention.span.start == start)?;
                next.span
            }
            false => noun_phrase.span,
        };
        let before = Span {
            start: noun_phrase.span.start,
            end: self.span(token).start,
        };
        let inside = self
            .references_in(before)
            .iter()
            .flat_map(|reference| &reference.parties);
        let state = inside
            .filter(|party| party.is(Trait::State))
            .find_map(|party| party.entity.as_ref())?;
        let held = self
            .gazetteer
            .offices_on(bearer.entity.as_ref()?, self.article.published?);
        let of_state = |office: &&&Entity| self.gazetteer.home(&office.id).is_some_and(|home| home.id == *state);
        let mut held = held.iter().filter(of_state);
        let (Some(office), None) = (held.next(), held.next()) else {
            return None;
        };
        let span = noun_phrase.span.cover(name);
        let trigger = self.span(token);
        let ends = (bearer.clone(), office.party(Some(trigger)));
        let evidence = Evidence {
            span,
            rule: "title-counterpart".into(),
            voices: self.voices(span, true),
        };
        Some(Relation::fact("holds_office", ends, trigger, evidence))
    }

    fn by_title(&self, reading: &OfficeReading) -> Option<Relation> {
        let bearer = reading.bearer.span.filter(|&bearer| bearer != reading.span)?;
        if !reading.bearer.is(Trait::Person) {
            return None;
        }
        if reading
            .said_in
            .is_some_and(|clause| !self.statuses.of(clause).is_fact())
        {
            return None;
        }
        let then = || self.clauses.innermost(self.sentence_at(bearer), bearer);
        let when = (reading.tenure == Tenure::Then)
            .then(then)
            .flatten()
            .or(reading.said_in);
        // "who was then her lawyer": when that was, the word does not tell.
        let is_told = |moment: &&Moment| !moment.span.slice(self.text()).eq_ignore_ascii_case("then");
        let happened = when.and_then(|clause| self.moments.of_event(clause));
        let happened = happened.filter(|moment| reading.said_in.is_none() || is_told(moment));
        let ends = (reading.bearer.clone(), reading.office.clone());
        let trigger = reading.office.span.unwrap_or(reading.span);
        let evidence = Evidence {
            span: reading.span,
            rule: match reading.said_in {
                Some(_) => "office-said".into(),
                None => rule(reading.proof),
            },
            // "“President Xi was right,” he said": that he is president is no claim of the speaker's where it is known.
            voices: match reading.proof {
                OfficeProof::Held => Vec::new(),
                _ => self.voices(reading.span, true),
            },
        };
        let former = || match reading.tenure {
            Tenure::Former => self.before_publication(reading.span),
            _ => None,
        };
        Some(Relation {
            happened: happened.cloned().or_else(former),
            ..Relation::fact("holds_office", ends, trigger, evidence)
        })
    }

    /// "former Alaska governor Ann Roe": she was so before this was told; unknown where nobody knows when.
    fn before_publication(&self, words: Span) -> Option<Moment> {
        Some(Moment {
            span: words,
            when: When {
                relation: TimeRelation::Before,
                value: Timex::day(self.article.published?),
            },
            anchor: Some(Anchor::Published),
            rule: "former-title".into(),
            via: None,
            inferred: false,
            clause: None,
        })
    }
}

fn rule(proof: OfficeProof) -> RuleId {
    match proof {
        OfficeProof::Owned => "title-owned",
        OfficeProof::Held => "title-held",
        OfficeProof::Named => "title-name",
        OfficeProof::Described => "title-described",
    }
    .into()
}
