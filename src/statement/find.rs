//! All statements of an article: by clause, then those without a verb of their own, then what they share.

use super::content::Content;
use super::lexicon::{Addressee, Cue, Frame};
use super::reader::Reader;
use super::{Said, Statement, StatementKind};
use crate::clause::{Clause, ClauseKind};
use crate::evidence::Party;
use crate::ontology::{ActId, EntityId, Polarity};
use crate::sentence::{SentenceKind, Tag};
use crate::span::Span;

/// A statement on its way: with the clause and the noun phrase that it comes from.
pub(super) struct Draft {
    pub(super) statement: Statement,
    pub(super) clause: Option<usize>,
    pub(super) sentence: usize,
    pub(super) attitude: bool,
}

impl Reader<'_> {
    /// Finds the statements that a verb reports.
    pub(super) fn find_by_clause(&self, drafts: &mut Vec<Draft>) {
        for (index, clause) in self.clauses.clauses.iter().enumerate() {
            let found = self
                .cues_of(clause)
                .find_map(|cue| Some((cue, self.read_cue(index, cue)?)));
            if let Some((cue, content)) = found
                && let Some(draft) = self.draft(index, cue, content)
            {
                drafts.push(draft);
            }
        }
    }

    /// Gives the cues that a clause's verb may be, those with a particle or preposition first.
    fn cues_of<'r>(&'r self, clause: &'r Clause) -> impl Iterator<Item = &'r Cue> {
        let preposition = clause
            .prepositional
            .first()
            .map(|&place| &self.clauses.prepositional[place]);
        let next = preposition.filter(|phrase| self.token_at(phrase.span.start) == clause.verb.tokens.end);
        let with = next
            .map(|phrase| format!("{} {}", clause.verb.lemma, phrase.preposition))
            .unwrap_or_default();
        let longer: Vec<&Cue> = self
            .lexicon
            .cues_of(&with)
            .filter(|cue| cue.verb.as_deref() == Some(with.as_str()))
            .collect();
        longer.into_iter().chain(self.lexicon.cues_of(&clause.verb.lemma))
    }

    fn read_cue(&self, index: usize, cue: &Cue) -> Option<Content> {
        let quote = || {
            cue.frames
                .contains(&Frame::Quote)
                .then(|| self.find_quoted_content(index))
                .flatten()
        };
        self.find_content(index, cue).or_else(quote)
    }

    fn draft(&self, index: usize, cue: &Cue, content: Content) -> Option<Draft> {
        let clause = &self.clauses.clauses[index];
        let (speakers, span) = self.speakers(clause, cue)?;
        let mut speakers = speakers.into_iter();
        let speaker = speakers.next()?;
        let end = content
            .cue_end
            .map_or(clause.verb.span.end, |token| self.sentences.tokens[token].span.end);
        let denied = clause.verb.negated;
        let rule = format!("{}-{}", cue.id, content.frame);
        let addressee = content
            .addressee
            .and_then(|phrase| self.references.parties(phrase).first().cloned());
        let passive_addressee = || {
            (clause.verb.passive && cue.addressee == Addressee::Object)
                .then(|| clause.subject)
                .flatten()
        };
        let addressee = addressee
            .filter(|party| self.is_agent(party))
            .or_else(|| passive_addressee().and_then(|phrase| self.references.parties(phrase).first().cloned()));
        let mut spans = self.without_asides(index, content.spans);
        if content.frame == "quote" || content.frame == "parenthetical" {
            let last = spans.last().copied().unwrap_or_default();
            spans.extend(self.find_continuation(last.cover(clause.span)));
        }
        let statement = Statement {
            id: String::new(),
            speaker: Party {
                span: Some(span),
                ..speaker
            },
            co_speakers: speakers.collect(),
            office: None,
            cue: Span {
                start: clause.verb.span.start,
                end: end.max(clause.verb.span.end),
            },
            kind: self.kind(&spans),
            content: spans,
            act: match (&cue.act_denied, denied) {
                (Some(act), true) => act.clone(),
                _ => cue.act.clone(),
            },
            polarity: if denied { Polarity::Denied } else { Polarity::Affirmed },
            addressee,
            said: None,
            place: None,
            occasion: None,
            about: Vec::new(),
            within: None,
            rule: rule.into(),
        };
        Some(Draft {
            statement,
            clause: Some(index),
            sentence: clause.sentence,
            attitude: cue.attitude,
        })
    }

    /// Gives who speaks, with the words that say so; `None` where nobody can be meant.
    fn speakers(&self, clause: &Clause, cue: &Cue) -> Option<(Vec<Party>, Span)> {
        let subject = if clause.verb.passive {
            let agent = clause
                .prepositional
                .iter()
                .map(|&place| &self.clauses.prepositional[place]);
            agent
                .filter(|phrase| phrase.preposition == "by")
                .map(|phrase| phrase.object)
                .next()?
        } else {
            clause.subject?
        };
        let phrase = &self.clauses.noun_phrases[subject];
        if phrase.time.is_some() || self.tag(phrase.head) == Tag::Existential {
            return None;
        }
        let span = self.full_span(subject);
        let mut everybody = self.everybody(subject);
        let is_pronoun = self.tag(phrase.head) == Tag::Pronoun;
        if everybody.is_empty() {
            if cue.of_things || ["it", "this", "that"].contains(&self.word(phrase.head).to_lowercase().as_str()) {
                return None;
            }
            everybody.push(Party {
                entity: None,
                name: span.slice(self.text()).to_owned(),
                kind: is_pronoun.then(|| "Person".into()),
                span: Some(span),
            });
        }
        let first = everybody.first()?;
        let can_speak = self.is_agent(first)
            || self.is_one_of(first, &["Treaty", "Document"])
            || self.lexicon.can_speak(&self.head(subject))
            || !cue.of_things && !cue.attitude && !self.is_one_of(first, &["Event", "Territory", "Place", "Object"]);
        can_speak.then_some((everybody, span))
    }

    /// Cuts out what the narrator adds between marks: "the islands — called the Southern Kurils in Russia — were …".
    fn without_asides(&self, index: usize, spans: Vec<Span>) -> Vec<Span> {
        let mut kept = spans;
        let sentence = self.clauses.clauses[index].sentence;
        for aside in self
            .clauses
            .clauses
            .iter()
            .filter(|clause| clause.sentence == sentence && clause.kind == ClauseKind::Relative)
        {
            let first = self.token_at(aside.span.start);
            let last = self.token_at(aside.span.end);
            let marks = |tag| matches!(tag, Tag::Dash | Tag::OpenBracket | Tag::CloseBracket | Tag::Comma);
            if self.lexicon.gives_name(&aside.verb.lemma)
                && first > 0
                && marks(self.tag(first - 1))
                && marks(self.tag(last))
            {
                kept = kept
                    .into_iter()
                    .flat_map(|span| match span.contains(aside.span) {
                        true => vec![
                            Span {
                                start: span.start,
                                end: aside.span.start,
                            },
                            Span {
                                start: aside.span.end,
                                end: span.end,
                            },
                        ],
                        false => vec![span],
                    })
                    .map(|span| self.trim(span))
                    .filter(|span| !span.is_empty())
                    .collect();
            }
        }
        kept
    }

    /// Tells how much of a content stands in quotation marks.
    pub(super) fn kind(&self, spans: &[Span]) -> StatementKind {
        let quotations: Vec<Span> = self
            .sentences
            .quotations
            .iter()
            .filter(|quotation| quotation.level == 0)
            .map(|quotation| quotation.span)
            .collect();
        let mut quoted = 0;
        let mut words = 0;
        for span in spans {
            let first = self.token_at(span.start);
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

    /// Finds the statements that no verb reports: "Putin: …", "according to Suga", "speculation that …".
    pub(super) fn find_without_verb(&self, drafts: &mut Vec<Draft>) {
        self.find_colons(drafts);
        self.find_according_to(drafts);
        self.find_nouns(drafts);
    }

    /// "Putin: Conditions not yet ready", and the lines of a transcript.
    fn find_colons(&self, drafts: &mut Vec<Draft>) {
        for (index, sentence) in self.sentences.sentences.iter().enumerate() {
            let tokens = sentence.tokens.clone();
            let Some(colon) = tokens.clone().take(8).find(|&token| self.tag(token) == Tag::Colon) else {
                continue;
            };
            let before = Span {
                start: sentence.span.start,
                end: self.sentences.tokens[colon].span.start,
            };
            let fills = |mention: &&crate::mention::Mention| {
                mention.full.start == before.start && mention.full.end == before.end
            };
            let named = self.mentions.iter().find(fills).and_then(|mention| {
                let found = self
                    .references
                    .references
                    .iter()
                    .find(|reference| reference.span == mention.span)?;
                found.parties.first().cloned()
            });
            let Some(speaker) = named.filter(|party| self.is_agent(party)) else {
                continue;
            };
            if sentence.kind != SentenceKind::Boilerplate && colon + 2 < tokens.end {
                let rest = Span {
                    start: self.sentences.tokens[colon].span.end,
                    end: sentence.span.end,
                };
                let party = Party {
                    span: Some(before),
                    ..speaker
                };
                self.push(
                    drafts,
                    index,
                    None,
                    party,
                    self.sentences.tokens[colon].span,
                    vec![rest],
                    "name-colon",
                    "state".into(),
                );
            }
        }
    }

    /// "…, according to Suga."
    fn find_according_to(&self, drafts: &mut Vec<Draft>) {
        for phrase in self
            .clauses
            .prepositional
            .iter()
            .filter(|phrase| phrase.preposition == "according to")
        {
            let place = self
                .sentences
                .sentences
                .partition_point(|sentence| sentence.span.end <= phrase.span.start);
            let (Some(sentence), Some(speaker)) = (
                self.sentences.sentences.get(place),
                self.references.parties(phrase.object).first(),
            ) else {
                continue;
            };
            let full = phrase.span.cover(self.full_span(phrase.object));
            let before = Span {
                start: sentence.span.start,
                end: full.start,
            };
            let after = Span {
                start: full.end,
                end: sentence.span.end,
            };
            let spans = vec![before, after];
            let cue = Span {
                start: phrase.span.start,
                end: self.clauses.noun_phrases[phrase.object].span.start,
            };
            let cue = self.trim(cue);
            let party = Party {
                span: Some(self.full_span(phrase.object)),
                ..speaker.clone()
            };
            self.push(drafts, place, None, party, cue, spans, "according-to", "state".into());
        }
    }

    /// "speculation in Moscow that …", "Russia's claim that …".
    fn find_nouns(&self, drafts: &mut Vec<Draft>) {
        for clause in self
            .clauses
            .clauses
            .iter()
            .filter(|clause| clause.kind == ClauseKind::Complement)
        {
            let (Some(token), Some(antecedent)) = (clause.introducer, clause.antecedent) else {
                continue;
            };
            let noun = self.noun_before(antecedent);
            let Some(cue) = self.lexicon.noun_cue(&self.head(noun)) else {
                continue;
            };
            let is_taken = drafts.iter().any(|draft| {
                draft.statement.content.iter().any(|span| {
                    span.start == clause.span.start || {
                        let first = self.token_at(span.start);
                        first == token + 1
                    }
                })
            });
            if is_taken || self.tag(token) != Tag::Complementizer {
                continue;
            }
            let by = |phrase: &&crate::clause::PrepositionalPhrase| {
                phrase.after == Some(noun) && ["by", "from", "of"].contains(&phrase.preposition.as_str())
            };
            let agent = self
                .clauses
                .prepositional
                .iter()
                .find(by)
                .and_then(|phrase| self.references.parties(phrase.object).first());
            let speaker = self
                .references
                .owners(noun)
                .first()
                .or(agent)
                .filter(|party| self.is_agent(party))
                .cloned();
            let head = self.sentences.tokens[self.clauses.noun_phrases[noun].head].span;
            let party = speaker.unwrap_or_else(|| Party {
                entity: None,
                name: "unspecified".to_owned(),
                kind: None,
                span: None,
            });
            let content = Span {
                start: self.sentences.tokens[token].span.end,
                end: clause.span.end,
            };
            self.push(
                drafts,
                clause.sentence,
                None,
                party,
                head,
                vec![content],
                "noun-that",
                cue.act.clone(),
            );
        }
    }

    /// "speculation in Moscow that": the noun before the place.
    fn noun_before(&self, phrase: usize) -> usize {
        let governed = self.clauses.noun_phrases[phrase]
            .governed_by
            .map(|place| &self.clauses.prepositional[place]);
        match governed.and_then(|governed| governed.after) {
            Some(before) if self.lexicon.noun_cue(&self.head(phrase)).is_none() => before,
            _ => phrase,
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn push(
        &self,
        drafts: &mut Vec<Draft>,
        sentence: usize,
        clause: Option<usize>,
        speaker: Party,
        cue: Span,
        spans: Vec<Span>,
        rule: &str,
        act: ActId,
    ) {
        let spans: Vec<Span> = spans
            .into_iter()
            .map(|span| self.trim(span))
            .filter(|span| !span.is_empty())
            .collect();
        if spans.is_empty() {
            return;
        }
        let statement = Statement {
            id: String::new(),
            speaker,
            co_speakers: Vec::new(),
            office: None,
            cue,
            kind: self.kind(&spans),
            content: spans,
            act,
            polarity: Polarity::Affirmed,
            addressee: None,
            said: None,
            place: None,
            occasion: None,
            about: Vec::new(),
            within: None,
            rule: rule.into(),
        };
        drafts.push(Draft {
            statement,
            clause,
            sentence,
            attitude: false,
        });
    }

    /// Tells which statement stands in which: the innermost whose content holds the other's cue.
    pub(super) fn nest(&self, drafts: &mut Vec<Draft>) {
        drafts.sort_by_key(|draft| {
            let statement = &draft.statement;
            (
                statement
                    .content
                    .first()
                    .copied()
                    .unwrap_or_default()
                    .start
                    .min(statement.cue.start),
                std::cmp::Reverse(size(statement)),
            )
        });
        let holds = |outer: &Statement, inner: &Statement| {
            outer.cue != inner.cue
                && size(outer) > size(inner)
                && outer.content.iter().any(|span| span.contains(inner.cue))
        };
        let outer_of = |drafts: &[Draft], inner: usize| {
            let outer = (0..drafts.len()).filter(|&outer| holds(&drafts[outer].statement, &drafts[inner].statement));
            outer.min_by_key(|&outer| size(&drafts[outer].statement))
        };
        // "he said he hoped": an attitude of the speaker is a part of what is said.
        let keeps: Vec<bool> = (0..drafts.len())
            .map(|inner| match outer_of(drafts, inner) {
                Some(outer) => {
                    let same = drafts[outer].statement.speaker.name == drafts[inner].statement.speaker.name;
                    !(drafts[inner].attitude && same)
                }
                None => true,
            })
            .collect();
        let mut keeps = keeps.into_iter();
        drafts.retain(|_| keeps.next().unwrap_or(true));
        for inner in 0..drafts.len() {
            drafts[inner].statement.within = outer_of(drafts, inner);
        }
    }

    /// Gives whom and what the content is about, each once.
    pub(super) fn about(&self, statement: &Statement) -> Vec<Party> {
        let mut about: Vec<Party> = Vec::new();
        for reference in &self.references.references {
            if statement.content.iter().any(|span| span.contains(reference.span)) {
                for party in &reference.parties {
                    if about
                        .iter()
                        .all(|other| other.entity != party.entity || other.name != party.name)
                    {
                        about.push(Party {
                            span: Some(reference.span),
                            ..party.clone()
                        });
                    }
                }
            }
        }
        about
    }

    /// Gives the office that the speaker held on the day of the statement, or of the article.
    pub(super) fn office(&self, statement: &Statement) -> Option<EntityId> {
        let speaker = statement.speaker.entity.as_ref()?;
        let said = statement
            .said
            .as_ref()
            .and_then(|said: &Said| said.value.bounds())
            .map(|(_, last)| last);
        let day = said.or(self.article.published)?;
        let mut offices = self.gazetteer.offices_on(speaker, day).into_iter();
        offices.next().map(|office| office.id.clone())
    }
}

/// Gives the length of all of a statement's content in bytes.
fn size(statement: &Statement) -> usize {
    statement.content.iter().map(|span| span.len()).sum()
}
