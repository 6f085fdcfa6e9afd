//! The statements that a verb reports.

use super::Statement;
use super::content::Content;
use super::cue::{Cue, Frame};
use super::finder::StatementFinder;
use super::way::Way;
use crate::clause::{Clause, ClauseKind};
use crate::evidence::Party;
use crate::ontology::{Modality, Polarity, StatementKind, Trait};
use crate::sentence::Tag;
use crate::span::Span;

/// A statement on its way: with the clause and the sentence that it comes from, how it was found, and whether it tells of
/// an attitude.
pub(super) struct Draft {
    pub(super) statement: Statement,
    pub(super) clause: Option<usize>,
    pub(super) sentence: usize,
    pub(super) way: Way,
    pub(super) attitude: bool,
}

/// Pronouns that point to people without a name: grammar, no list to grow.
const POINTING: [&str; 13] = [
    "those", "these", "both", "each", "all", "either", "few", "many", "most", "several", "who", "which", "what",
];

/// Adverbs that make another verb of the one before them: grammar's closed class.
const PARTICLES: [&str; 6] = ["away", "down", "off", "out", "aside", "up"];

impl StatementFinder<'_> {
    /// Finds the statements that a verb reports.
    pub(super) fn find_by_clause(&self, drafts: &mut Vec<Draft>) {
        for (index, clause) in self.clauses.clauses.iter().enumerate() {
            let mut cues = self.cues_of(clause);
            drafts.extend(cues.find_map(|cue| self.draft(index, cue, self.read_cue(index, cue)?)));
        }
    }

    /// Gives the cues that a clause's verb may be, those with a particle or preposition first.
    pub(super) fn cues_of<'r>(&'r self, clause: &'r Clause) -> impl Iterator<Item = &'r Cue> {
        let mut phrases = self.clauses.prepositional_of(clause);
        let behind = self.sentences.tokens.get(clause.verb.tokens.end);
        let next = phrases.find(|phrase| behind.is_some_and(|token| token.span.start == phrase.span.start));
        let with = next.map(|phrase| format!("{} {}", clause.verb.lemma, phrase.preposition));
        let longer = with.iter().flat_map(|with| self.lexicon.cues_of(with));
        let longer: Vec<&Cue> = longer.filter(|cue| cue.verb == with).collect();
        // "hammered out a deal", "backed away from it": another verb than the one that judges.
        let particle = self.is_any(clause.verb.tokens.end, &PARTICLES);
        let lemma = clause.verb.lemma.as_str();
        let is_own = move |cue: &Cue| !particle && !lemma.contains(' ') || cue.verb.as_deref() == Some(lemma);
        let plain = self
            .lexicon
            .cues_of(lemma)
            .filter(move |cue| !cue.of_matters || is_own(cue));
        longer.into_iter().chain(plain)
    }

    pub(super) fn read_cue(&self, index: usize, cue: &Cue) -> Option<Content> {
        if let Some(answer) = self.answer(index, cue) {
            return Some(answer);
        }
        let quote = || {
            cue.frames
                .contains(&Frame::Quote)
                .then(|| self.find_quoted_content(index))
                .flatten()
        };
        let behind_that = || {
            let plain = cue.frames.contains(&Frame::Clause) && cue.nouns.is_empty();
            plain.then(|| self.rest_behind_that(index)).flatten()
        };
        self.find_content(index, cue).or_else(quote).or_else(behind_that)
    }

    fn draft(&self, index: usize, cue: &Cue, content: Content) -> Option<Draft> {
        let clause = self.clause(index);
        if !self.is_made(index) || self.is_done_otherwise(clause, cue, content.way) {
            return None;
        }
        let (speakers, span) = self.speakers(clause, cue, content.way)?;
        let mut speakers = speakers.into_iter();
        let speaker = speakers.next()?;
        // "they fight on, suggesting that it is over": what happens suggests it, and nobody says so.
        if speaker.name == Party::nobody().name && clause.kind == ClauseKind::Participle && cue.of_things {
            return None;
        }
        let end = content
            .cue_end
            .map_or(clause.verb.span.end, |token| self.sentences.tokens[token].span.end);
        let denied = self.statuses.of(index).is_denied();
        if cue.done && (denied || !self.is_done(clause)) {
            return None;
        }
        let rule = format!("{}-{}", cue.id, content.way.as_str());
        let addressee = self.addressee(clause, cue, &content);
        let mut spans = self.without_asides(index, content.spans);
        if matches!(content.way, Way::Quote | Way::Parenthetical) {
            let last = spans.last().copied().unwrap_or_default();
            spans.extend(self.find_continuation(last.cover(clause.span)));
        } else if let Some(last) = spans.last_mut() {
            last.end = self.end_of_own_quotation(*last);
            last.end = self.end_of_open_quotation(*last, self.sentence(clause).span.end);
            last.end = self.end_of_quoted_conjunct(index, *last, content.way);
            let behind = self.behind_colon(index, *last, content.way);
            spans.extend(behind);
            spans.splice(..0, self.condition_before(index, content.way));
        }
        if let Some(first) = spans.first_mut() {
            first.start = self.behind_label(*first);
            let bracketed = self.in_brackets(clause, first.start, content.way);
            spans.splice(..0, bracketed);
        }
        let speaker = Party {
            span: speaker.span.map(|_| span),
            ..speaker
        };
        let cue_span = Span {
            start: clause.verb.span.start,
            end: end.max(clause.verb.span.end),
        };
        let act = cue.act_by(denied, content.way).clone();
        // "repeated his [opposition] to it": what is repeated shows the act.
        let shown = (content.way == Way::Attitude)
            .then(|| clause.objects.first().copied())
            .flatten();
        let shown = shown.map(|object| self.sentences.tokens[self.phrase(object).head].span);
        let statement = Statement {
            co_speakers: speakers.collect(),
            polarity: if denied { Polarity::Denied } else { Polarity::Affirmed },
            addressee,
            act_shown: shown.unwrap_or(cue_span),
            ..Statement::new(speaker, cue_span, spans, self, act, (rule.into(), content.way))
        };
        Some(Draft {
            statement,
            clause: Some(index),
            sentence: clause.sentence,
            way: content.way,
            attitude: cue.attitude,
        })
    }

    /// Says whether a report is made: one that is planned, demanded, supposed or asked is none.
    ///
    /// "wrote to complain that", "called reporters in to deny it": what is done for a report is a report; "would not say",
    /// "will not confirm": so is what is kept back.
    fn is_made(&self, index: usize) -> bool {
        let status = self.statuses.of(index);
        match status.modality {
            Modality::Actual => true,
            Modality::Planned => status.is_attempted || status.is_denied(),
            Modality::Possible => status.is_attempted,
            Modality::Demanded | Modality::Supposed | Modality::Asked => false,
        }
    }

    /// Gives who speaks, with the words that say so; `None` where nobody can be meant.
    fn speakers(&self, clause: &Clause, cue: &Cue, way: Way) -> Option<(Vec<Party>, Span)> {
        let subject = if clause.verb.passive && !cue.passive {
            match self.agent_of(clause) {
                Some(agent) => agent.object,
                // "It was announced in Kyiv that …"
                None if matches!(way, Way::Clause | Way::SubjectInfinitive | Way::Object) => {
                    return Some((vec![Party::nobody()], clause.verb.span));
                }
                None => return None,
            }
        } else {
            let subject = clause.subject.or_else(|| self.lent_subject(clause))?;
            self.speaker_for(clause, self.speaker_at(clause, subject).unwrap_or(subject))?
        };
        let phrase = self.phrase(subject);
        if phrase.time.is_some() || self.tag(phrase.head) == Tag::Existential {
            return None;
        }
        // "Rubel, an analyst,"
        let span = phrase.apposition.map_or(self.full_span(subject), |beside| {
            self.full_span(subject).cover(self.full_span(beside))
        });
        let mut everybody = self.everybody(subject);
        // "No state said so", "Nobody believes that": who says it is just not there.
        if self.is_nobody(subject) {
            return None;
        }
        let is_pronoun = self.tag(phrase.head) == Tag::Pronoun;
        if self.lexicon.can_speak(self.head(subject)) && everybody.iter().all(|party| party.entity.is_none()) {
            everybody = match self.issuer(subject) {
                Some(issuer) => vec![issuer],
                // "The resolution demands": what it is made of speaks for itself; a report is somebody's.
                None if phrase.mention.is_none() && self.lexicon.is_somebodys(self.head(subject)) => vec![Party {
                    span: Some(span),
                    ..Party::nobody()
                }],
                None => everybody,
            };
        }
        if let Some(issuer) = self.issuer_meant(subject, &everybody) {
            everybody = vec![issuer];
        }
        // "Bolton met Chung, and both said", "envoys, many of whom said": here it is known who.
        let is_known = everybody.len() == 2 || self.is(phrase.tokens.end + 1, "whom") && !everybody.is_empty();
        let points = self.is_any(phrase.head, &POINTING) && phrase.tokens.len() == 1 && !is_known;
        if everybody.is_empty() || points {
            if self.is_any(phrase.head, &["it", "this", "that"]) {
                return None;
            }
            // What nobody is known to be meant by is nobody; who "I" is, the statement around it tells.
            let name = span.slice(self.text());
            everybody = vec![Party {
                name: if is_first_or_second(name) {
                    name.to_owned()
                } else {
                    Party::nobody().name
                },
                kind: is_pronoun.then(|| self.gazetteer.own_kinds().person.clone()),
                span: Some(span),
                entity: None,
            }];
        }
        // "They fear that it is lost": a thing that the pronoun is led back to fears nothing.
        let is_named = |party: &Party| party.name.split(' ').all(|word| word.starts_with(char::is_uppercase));
        let is_thing = |party: &Party| party.kind.is_none() && party.entity.is_none() && !is_named(party);
        if is_pronoun && cue.attitude && everybody.iter().all(is_thing) {
            everybody = vec![Party {
                span: Some(span),
                ..Party::nobody()
            }];
        }
        let first = everybody.first()?;
        if cue.of_one && (everybody.len() > 1 || self.tag(phrase.head) == Tag::PluralNoun || self.meets(clause)) {
            return None;
        }
        // "Everyone wants to be at the table.", "Anyone who says so is wrong."
        if cue.attitude && self.is_anybody(phrase.head) || self.is_any(phrase.head, &["anybody", "anyone", "whoever"]) {
            return None;
        }
        // "an emphasis on finding work", "by saying so, you lose"
        let is_idea = clause.kind == ClauseKind::Gerund && (cue.of_documents || self.is(phrase.head, "you"));
        if is_idea || cue.of_documents && !self.lexicon.can_speak(self.head(subject)) {
            return None;
        }
        let can_speak = first.is_agent()
            || first.is(Trait::Document)
            || self.lexicon.can_speak(self.head(subject))
            || self.lexicon.is_body(self.head(subject))
            || first.kind.is_none()
                && (phrase.mention.is_some() || self.tag(phrase.head) == Tag::Number && !self.is_lone_one(subject))
            || cue.attitude && way == Way::Clause && first.kind.is_none() && self.are_people_of(cue, phrase.head)
            || !cue.of_things
                && !cue.attitude
                && !cue.of_matters
                // "stopped a march to protest the cuts": it is not the march that protests.
                && clause.kind != ClauseKind::Infinitive
                && (first.kind.is_none() || first.is(Trait::Region));
        can_speak.then_some((everybody, span))
    }

    /// "Environmentalists worry that …": only people do; that they know or see something tells little of them.
    fn are_people_of(&self, cue: &Cue, head: usize) -> bool {
        const FINDING_OUT: [&str; 11] = [
            "decide",
            "discover",
            "find",
            "know",
            "learn",
            "realise",
            "realize",
            "recognise",
            "recognize",
            "see",
            "understand",
        ];
        let verb = cue.verb.as_deref().unwrap_or(&cue.id);
        let people = matches!(self.tag(head), Tag::PluralNoun | Tag::Pronoun | Tag::Wh) && !self.is(head, "it");
        people && cue.nouns.is_empty() && !FINDING_OUT.contains(&verb)
    }

    /// "“…,” Koch said, while arguing that …", "those who left and called for talks": gives who speaks where the clause has no
    /// subject of its own.
    fn lent_subject(&self, clause: &Clause) -> Option<usize> {
        if clause.verb.is_finite() {
            return clause.antecedent.filter(|_| clause.kind == ClauseKind::Relative);
        }
        let reports = |other: &&Clause| {
            let is_outer = matches!(other.kind, ClauseKind::Main | ClauseKind::Parenthetical);
            let speaks = self.lexicon.cues_of(&other.verb.lemma).next().is_some();
            is_outer && speaks && other.quoted == clause.quoted && other.verb.span.end <= clause.verb.span.start
        };
        let before = self.clauses_of(clause.sentence).iter().filter(reports);
        before.max_by_key(|other| other.verb.span.start)?.subject
    }

    /// "Koch said at a news conference announcing that …": who speaks at the conference.
    fn speaker_at(&self, clause: &Clause, subject: usize) -> Option<usize> {
        let head = self.head(subject);
        let holds = self.lexicon.is_occasion(head) && !self.lexicon.can_speak(head);
        let governed = self
            .phrase(subject)
            .governed_by
            .filter(|_| holds && self.tag(clause.verb.head) == Tag::VerbGerund)?;
        let around = self.clauses.prepositional[governed].clause?;
        self.clause(around).subject.filter(|&other| other != subject)
    }

    /// "discussed the plan with Wang"
    fn meets(&self, clause: &Clause) -> bool {
        let mut phrases = self.clauses.prepositional_of(clause);
        phrases.any(|phrase| phrase.preposition == "with")
    }

    fn is_anybody(&self, head: usize) -> bool {
        const ANYBODY: [&str; 8] = [
            "anyone",
            "anybody",
            "everyone",
            "everybody",
            "someone",
            "somebody",
            "nobody",
            "one",
        ];
        self.is_any(head, &ANYBODY)
    }

    /// Says whether a subject denies that there is anybody: "no state", "neither side", "none of them".
    fn is_nobody(&self, subject: usize) -> bool {
        let phrase = self.phrase(subject);
        const NOBODY: [&str; 5] = ["no", "neither", "none", "nobody", "nothing"];
        // "fewer polls show it", but "fewer men than women said so"
        let full = self.full_span(subject);
        let compares = (phrase.tokens.start..self.token_at(full.end)).any(|token| self.is(token, "than"));
        let are_few = self.is_any(phrase.tokens.start, &["few", "fewer"]) && !compares;
        // "The leadership of neither party wants it."
        let mut behind = self.behind(subject).filter(|phrase| phrase.preposition == "of");
        let of_nobody = behind.any(|phrase| self.is_any(self.phrase(phrase.object).tokens.start, &["no", "neither"]));
        of_nobody || are_few || self.is_any(phrase.tokens.start, &NOBODY)
    }

    /// Tells how much of a content stands in quotation marks.
    pub(super) fn kind(&self, spans: &[Span]) -> StatementKind {
        let mut quoted = 0;
        let mut words = 0;
        for span in spans {
            let first = self.token_at(span.start);
            let quotations: Vec<Span> = self.quotations_in(*span).map(|quotation| quotation.span).collect();
            for token in self.sentences.tokens[first..]
                .iter()
                .take_while(|token| token.span.end <= span.end)
            {
                let is_word = token.span.slice(self.text()).starts_with(char::is_alphanumeric);
                words += usize::from(is_word);
                quoted += usize::from(is_word && quotations.iter().any(|quotation| quotation.contains(token.span)));
            }
        }
        match quoted {
            0 => StatementKind::Indirect,
            quoted if quoted == words => StatementKind::Direct,
            _ => StatementKind::Mixed,
        }
    }
}

/// Says whether words are a pronoun for the one who speaks or is spoken to.
pub(super) fn is_first_or_second(words: &str) -> bool {
    ["i", "we", "you"]
        .iter()
        .any(|pronoun| words.eq_ignore_ascii_case(pronoun))
}
