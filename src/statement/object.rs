//! What a cue reports in a noun phrase: "denied the charge", "warned against a raid".

use super::content::Content;
use super::cue::{Addressee, Cue, Frame};
use super::finder::StatementFinder;
use super::way::Way;
use crate::clause::{Clause, ClauseKind, PrepositionalPhrase};
use crate::evidence::Party;
use crate::ontology::Trait;
use crate::sentence::Tag;
use crate::span::Span;

/// What somebody does for a plan, with words or without.
const BACKING: [&str; 5] = ["back", "endorse", "favor", "favour", "support"];
/// What is no word about somebody: "Kishida backed Abe", where "Putin defended Lavrov" is one.
const SIDING: [&str; 6] = ["back", "echo", "favor", "favour", "oppose", "support"];

/// What is defended with votes, arms or skill.
const HELD: [&str; 12] = [
    "airport",
    "belt",
    "border",
    "championship",
    "crown",
    "frontier",
    "lead",
    "majority",
    "position",
    "seat",
    "territory",
    "title",
];
/// Who is addressed, next to bodies and occasions.
const HEARERS: [&str; 6] = ["audience", "crowd", "gathering", "nation", "session", "supporter"];

impl StatementFinder<'_> {
    /// "denied the charge", "Russia was accused by Ukraine of shelling the port".
    pub(super) fn object(&self, index: usize, cue: &Cue) -> Option<Content> {
        let clause = self.clause(index);
        if clause.verb.passive {
            // "took the port (and was fined, and been rebuked by Mali)": who was stands too far off to be known.
            if self.is(clause.verb.tokens.start, "been") {
                return None;
            }
            let matter = |subject| !cue.of_matters || self.is_matter(subject, clause);
            return clause
                .subject
                .filter(|&subject| matter(subject))
                .and_then(|_| self.undergone(index, cue));
        }
        // "the plan, which Kyiv denounced"
        let points_back = clause.kind == ClauseKind::Relative && clause.subject != clause.antecedent;
        if points_back && clause.objects.is_empty() && cue.act.as_str() != "state" {
            // "a speech in which he announced": not what he announced.
            let points = |token: &usize| {
                let governed = self.tag(token.saturating_sub(1)) == Tag::Preposition;
                self.tag(*token) == Tag::Wh && !self.is(*token, "what") && !governed
            };
            let token = clause.introducer.filter(points)?;
            let pronoun = self.sentences.tokens[token].span;
            // "whether he had something on Koch, which he dismissed": "which" is nobody.
            let means = |antecedent: &usize| {
                let mut parties = self.references.parties(*antecedent).iter();
                !self.is(token, "which") || !parties.any(|party| party.is(Trait::Person))
            };
            // "Vucic, whom Russia supports"
            if cue.of_matters && clause.antecedent.is_some_and(|whom| !self.is_matter(whom, clause)) {
                return None;
            }
            let antecedent = clause.antecedent.filter(means);
            let antecedent = antecedent.map_or(pronoun, |antecedent| self.phrase(antecedent).span);
            return Some(Content {
                spans: std::iter::once(antecedent).chain(self.rest_behind(index)).collect(),
                ..Content::of(antecedent, Way::Object)
            });
        }
        let object = *clause.objects.first()?;
        if let Some(told) = self.bare_subjunctive(index, cue, object) {
            return Some(told);
        }
        // "addressed parliament": to whom, not of what.
        let head = self.head(object);
        // "addressing a rally"
        let hears = clause.verb.lemma == "address" && (self.lexicon.is_occasion(head) || HEARERS.contains(&head));
        let is_told = hears || cue.of_one && self.lexicon.is_body(head);
        if is_told || self.is_put_at_risk(clause, object) || cue.of_matters && !self.is_matter(object, clause) {
            return None;
        }
        let noun_phrase = self.phrase(object);
        // "History repeated itself."
        if self.word(noun_phrase.head).ends_with("self") {
            return None;
        }
        // "denied him a visa": somebody is refused something; nothing is said.
        // "accused Peru and Chile of theft": both are one object.
        let second = clause.objects.get(1);
        let is_other = second.is_some_and(|&second| self.clauses.joined(object).all(|(place, _)| place != second));
        let receives = is_other && self.references.parties(object).iter().all(|party| party.is_agent());
        let after = noun_phrase.span.start >= clause.verb.span.end && !receives;
        // "dismissed labels, a view shared by many", "endorsed him in an interview"
        let own_end = match noun_phrase.apposition {
            Some(_) => noun_phrase.span.end,
            None => self.before_occasion(index, noun_phrase.span.end, noun_phrase.full.end),
        };
        let is_person = self
            .references
            .parties(object)
            .iter()
            .any(|party| party.is(Trait::Person));
        let at_least = if is_person { noun_phrase.span.end } else { own_end };
        let beside = noun_phrase
            .apposition
            .filter(|&beside| !self.begins_list(index, beside));
        let beside = beside.map(|beside| self.phrase(beside).span.start);
        let end = self.content_end(index, at_least);
        let span = Span {
            start: noun_phrase.span.start,
            end: beside
                .filter(|&start| start > at_least)
                .map_or(end, |start| end.min(start)),
        };
        // "accused Russia on Friday of breaking the truce"
        let when = self.clauses.prepositional_of(clause).find(|phrase| {
            let is_time = self.phrase(phrase.object).time.is_some();
            is_time
                && self.token_at(phrase.span.start) == self.token_at(noun_phrase.span.end)
                && phrase.span.end < span.end
        });
        let spans = match when {
            Some(when) => vec![
                Span {
                    start: span.start,
                    end: when.span.start,
                },
                Span {
                    start: when.span.end,
                    end: span.end,
                },
            ],
            None => vec![span],
        };
        after.then(|| Content {
            spans,
            ..Content::of(span, Way::Object)
        })
    }

    /// "demanded [Japan reverse the order]": a clause without `that` whose form asks for it.
    fn bare_subjunctive(&self, index: usize, cue: &Cue, object: usize) -> Option<Content> {
        let asks = cue.frames.contains(&Frame::Clause) && matches!(cue.act.as_str(), "demand" | "propose");
        let phrase = self.phrase(object);
        let mut below = self.below_of(index, ClauseKind::Participle).filter(|_| asks);
        let below = below.find(|below| {
            let between = phrase.tokens.end..below.verb.tokens.start;
            self.tag(below.verb.tokens.start) == Tag::VerbBase
                && phrase.tokens.end <= below.verb.tokens.start
                && between.into_iter().all(|token| self.tag(token) == Tag::Adverb)
        })?;
        let start = phrase.span.start;
        let end = self.content_end(index, below.span.end);
        Some(Content::of(Span { start, end }, Way::Clause))
    }

    /// "Japan backed the plan", "Putin defended Lavrov", but not "Russia attacked Ukraine", "Police questioned Abe",
    /// "Kishida backed Abe".
    fn is_matter(&self, object: usize, clause: &Clause) -> bool {
        let sides = SIDING.contains(&clause.verb.lemma.as_str());
        let person = |party: &Party| party.is(Trait::Person);
        // Of a passive the subject is what is judged.
        let judge = clause.subject.filter(|_| !clause.verb.passive);
        let people = judge.is_some_and(|judge| self.references.parties(judge).iter().any(person));
        let acts = |party: &Party| party.is_agent() && !(people && !sides && person(party));
        // "supports him", "backs those who left"
        let phrase = self.phrase(object);
        let somebody = sides && self.is_any(phrase.head, &["him", "her", "them", "us", "me", "who", "whom", "those"]);
        // "citing Ruzicka": a name of one word that nothing else tells of is mostly somebody's.
        let name = phrase.mention.filter(|_| sides || phrase.tokens.len() == 1);
        let may_act = name.is_some() && self.references.parties(object).iter().all(|party| party.kind.is_none());
        // "defend seven seats", "defended the border"
        let is_held = clause.verb.lemma == "defend" && HELD.contains(&self.head(object));
        !somebody && !may_act && !is_held && !self.references.parties(object).iter().any(acts)
    }

    /// Of a passive the subject is what is judged, with what follows the agent.
    fn undergone(&self, index: usize, cue: &Cue) -> Option<Content> {
        let clause = self.clause(index);
        let subject = clause.subject?;
        // "It was reported by the paper that …", "He was quoted by the paper as saying …"
        let has_clause = || self.below_of(index, ClauseKind::Complement).next().is_some();
        let is_empty =
            self.tag(self.phrase(subject).head) == Tag::Pronoun && self.head(subject) == "it" && has_clause();
        // "The tour was first reported by the paper": what it tells of, it does not say.
        if is_empty || ["quote", "report"].contains(&clause.verb.lemma.as_str()) {
            return None;
        }
        // "Its claim that contacts were under way was denied by Islamabad."
        let belongs = |clause: &&Clause| clause.kind == ClauseKind::Complement && clause.antecedent == Some(subject);
        let carried = self.clauses_of(clause.sentence).iter().filter(belongs);
        let subject = carried.fold(self.full_span(subject), |span, clause| span.cover(clause.span));
        let Some(agent) = self.agent_of(clause) else {
            // "Chad was accused [of shelling the port]": somebody accuses it, whoever that is.
            let behind = clause.verb.tokens.end;
            let start = self.sentences.tokens.get(behind)?.span.start;
            let rest = Span {
                start,
                end: self.content_end(index, start),
            };
            // "It was welcomed as a step forward."
            let judges =
                cue.act.as_str() == "accuse" || ["welcome", "hail", "dismiss"].contains(&clause.verb.lemma.as_str());
            let judged = judges && self.is(behind, "as") && clause.verb.is_finite();
            return (judged || self.is_any(behind, &cue.prepositions)).then(|| Content {
                spans: vec![subject, rest],
                ..Content::of(subject, Way::Object)
            });
        };
        let beside = self.phrase(agent.object).apposition;
        let agent_end = beside.map_or(self.full_span(agent.object).end, |beside| self.full_span(beside).end);
        let told = self.before_agent(clause, agent);
        let behind = self.token_at(agent_end);
        let goes_on = !matches!(self.tag(behind), Tag::Comma | Tag::Dash);
        // "accused of theft by two aides during the vote"
        let goes_on = goes_on && (told.is_none() || self.is_any(behind, &["as", "for", "of"]));
        let rest = Span {
            start: agent_end,
            end: self.content_end(index, agent_end),
        };
        let spans = std::iter::once(subject).chain(told).chain(goes_on.then_some(rest));
        Some(Content {
            spans: spans.collect(),
            ..Content::of(subject, Way::Object)
        })
    }

    /// "Spain, which Mali accused of theft": what stands behind a verb whose object stands before it.
    fn rest_behind(&self, index: usize) -> Option<Span> {
        let clause = self.clause(index);
        let mut phrases = self.clauses.prepositional_of(clause);
        let behind = phrases.find(|phrase| {
            // "accused of theft", "blames on Mali"; but "praised in a speech"
            let belongs = matches!(phrase.preposition.as_str(), "of" | "for" | "on" | "over");
            belongs && self.token_at(phrase.span.start) == clause.verb.tokens.end
        })?;
        Some(Span {
            start: behind.span.start,
            end: self.content_end(index, behind.span.end),
        })
    }

    /// "maintains its commitment to talks": the noun that the cue lists, with what belongs to it.
    pub(super) fn attitude(&self, index: usize, cue: &Cue) -> Option<Content> {
        let clause = self.clause(index);
        let object = clause
            .objects
            .first()
            .filter(|&&object| cue.nouns.contains(self.head(object)))?;
        let noun_phrase = &self.clauses.noun_phrases[*object];
        let start = noun_phrase.span.start;
        Some(Content::of(
            Span {
                start,
                end: self.content_end(index, noun_phrase.full.end),
            },
            Way::Attitude,
        ))
    }

    /// "called for talks", "appealed to Japan for radars", "warned Russia against sending tanks".
    pub(super) fn preposition(&self, index: usize, cue: &Cue) -> Option<Content> {
        let clause = self.clause(index);
        let phrases = || self.clauses.prepositional_of(clause);
        let addressed = clause
            .objects
            .first()
            .copied()
            .filter(|_| cue.addressee == Addressee::Object);
        let spoken_to = phrases()
            .find(|phrase| phrase.preposition == "to")
            .map(|phrase| phrase.object);
        let end = self.end_of_cue(clause, cue);
        let told = addressed
            .or(spoken_to)
            .map_or(end, |phrase| self.phrase(phrase).tokens.end);
        let follows = |first: usize| {
            first >= end && self.words_between(end, first) == 0 || first >= told && self.words_between(told, first) == 0
        };
        // "warned Russia of consequences", but not "spoke to representatives of the press"
        let belongs = |phrase: &PrepositionalPhrase| {
            phrase.preposition == "of" && phrase.after.is_some_and(|after| Some(after) != addressed)
        };
        let phrase = phrases()
            .filter(|phrase| cue.prepositions.contains(&phrase.preposition) && !belongs(phrase))
            // "stood by his words", but not "stood by Argentina"
            .filter(|phrase| !cue.of_matters || self.is_matter(phrase.object, clause))
            .find(|phrase| follows(self.token_at(phrase.span.start)));
        // "spoke about it": a word that only points tells nothing.
        let points =
            |phrase: &PrepositionalPhrase| self.is_any(self.phrase(phrase.object).head, &["it", "this", "that"]);
        if cue.act.as_str() == "state" && phrase.is_some_and(|phrase| phrase.preposition == "about" && points(phrase)) {
            return None;
        }
        // "warned against sending tanks", "boasted of how he left"
        let governed = |kind| {
            self.below_of(index, kind).find(|below| {
                // "warned it against “playing with fire”"
                let first = self.token_at(below.span.start);
                let mut before = (0..first).rev().take_while(|&token| token + 3 > first);
                let before = before.find(|&token| self.tag(token) != Tag::OpenQuote);
                before.is_some_and(|before| self.is_any(before, &cue.prepositions) && follows(before))
            })
        };
        let span = match phrase {
            Some(phrase) => {
                let noun_phrase = &self.phrase(phrase.object);
                Span {
                    start: noun_phrase.span.start,
                    end: self.content_end(index, noun_phrase.full.end),
                }
            }
            None => {
                let below = governed(ClauseKind::Gerund).or_else(|| governed(ClauseKind::Complement))?;
                below.span
            }
        };
        Some(Content {
            addressee: addressed,
            cue_end: self.governed_noun(clause, cue),
            ..Content::of(span, Way::Preposition)
        })
    }

    pub(super) fn after_comma(&self, clause: &Clause) -> bool {
        let first = self.token_at(clause.span.start);
        let first = first - usize::from(first > 0 && self.tag(first - 1) == Tag::Preposition);
        first > 0 && self.tag(first - 1) == Tag::Comma
    }

    /// "lost a vote in the Council condemning the raid", "began an effort in parliament denouncing it": says whether what stands
    /// behind a name belongs to the noun before it, which nobody has said yet.
    fn is_of_attempt(&self, clause: &Clause) -> bool {
        const ATTEMPTS: [&str; 6] = ["attempt", "bid", "effort", "motion", "push", "vote"];
        let acts = clause.kind == ClauseKind::Relative && self.tag(clause.verb.head) == Tag::VerbGerund;
        let governed = clause.antecedent.and_then(|phrase| self.phrase(phrase).governed_by);
        let before = governed.and_then(|place| self.clauses.prepositional[place].after);
        acts && before.is_some_and(|before| ATTEMPTS.contains(&self.head(before)))
    }

    /// "he spoke of guns, thus underscoring the split", "members reporting an assault", "must file a form to report a sale",
    /// "inquiries related to the vote", "the moment you decide it is over": says whether a verb tells of no words of anybody.
    pub(super) fn is_done_otherwise(&self, clause: &Clause, cue: &Cue, way: Way) -> bool {
        let before = clause.verb.tokens.start.saturating_sub(1);
        let follows = clause.kind == ClauseKind::Participle && self.is_any(before, &["thus", "thereby", "hence"]);
        let describes = match clause.kind {
            ClauseKind::Infinitive => true,
            ClauseKind::Relative => self.tag(clause.verb.head) == Tag::VerbGerund,
            _ => false,
        };
        // "It is worth noting that the port is shut": nobody notes it.
        let is_nobodys = self.is(before, "worth") && self.tag(clause.verb.tokens.start) == Tag::VerbGerund;
        let is_tied = clause.verb.lemma == "relate" && self.is(clause.verb.tokens.end, "to");
        let is_anybody = |phrase: usize| self.is(self.phrase(phrase).head, "you") && !self.is_quoted(clause.verb.span);
        let is_anybodys = clause.subject.is_some_and(is_anybody);
        // "the plan, backed by the left": who backs it has not said so here.
        let is_backed =
            clause.verb.passive && !clause.verb.is_finite() && BACKING.contains(&clause.verb.lemma.as_str());
        // "spent a million to back the plan"
        let is_aim = clause.kind == ClauseKind::Infinitive && SIDING.contains(&clause.verb.lemma.as_str());
        follows
            || is_aim
            || self.is_of_attempt(clause)
            || is_backed
            || is_nobodys
            || is_tied
            || is_anybodys
            || way == Way::Object && describes && cue.verb.as_deref().unwrap_or(cue.id.as_str()) == "report"
    }

    /// "one that threatened the firm", but "one of the delegates said": says whether a phrase means one of things named before.
    pub(super) fn is_lone_one(&self, phrase: usize) -> bool {
        self.is(self.phrase(phrase).head, "one") && self.behind(phrase).next().is_none()
    }
}
