//! What statements are to each other, whom they are about, and in what office their speakers spoke.

use super::Statement;
use super::find::Draft;
use super::reader::Reader;
use crate::evidence::Party;
use crate::ontology::EntityId;
use crate::span::Span;

impl Reader<'_> {
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
        // "he said he hoped", "he said his country was ready": an attitude of the speaker is a part of what is said.
        let keeps: Vec<bool> = (0..drafts.len())
            .map(|inner| match outer_of(drafts, inner) {
                Some(outer) => !(drafts[inner].attitude && self.is_part_of(&drafts[inner], &drafts[outer])),
                // "“I do not want a fight”": where nobody is known to say it, nobody is known to want it.
                None => !is_first_person(&drafts[inner]) || !self.is_quoted(drafts[inner].statement.cue),
            })
            .collect();
        let mut keeps = keeps.into_iter();
        drafts.retain(|_| keeps.next().unwrap_or(true));
        for inner in 0..drafts.len() {
            drafts[inner].statement.within = outer_of(drafts, inner);
        }
    }

    /// Says whether an attitude told inside a statement is the speaker's own, or not held: "wants Japan to recognize".
    fn is_part_of(&self, inner: &Draft, outer: &Draft) -> bool {
        let held = inner
            .clause
            .is_none_or(|clause| self.clauses.clauses[clause].verb.is_finite());
        let speaker = &inner.statement.speaker;
        !held || is_first_person(inner) || self.is_own(speaker, &outer.statement.speaker)
    }

    fn is_quoted(&self, span: Span) -> bool {
        self.quotations_in(span).any(|quotation| quotation.span.contains(span))
    }

    /// Gives whom and what the content is about, each once.
    pub(super) fn about(&self, statement: &Statement) -> Vec<Party> {
        let mut about: Vec<Party> = Vec::new();
        let references = &self.references.references;
        let first = statement
            .content
            .iter()
            .map(|span| span.start)
            .min()
            .unwrap_or_default();
        let last = statement.content.iter().map(|span| span.end).max().unwrap_or_default();
        let begin = references.partition_point(|reference| reference.span.start < first);
        let near = references[begin..]
            .iter()
            .take_while(|reference| reference.span.start < last);
        for reference in near {
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
            .and_then(|said| said.when.value.bounds())
            .map(|(_, last)| last);
        let day = said.or(self.article.published)?;
        let mut offices = self.gazetteer.offices_on(speaker, day).into_iter();
        offices.next().map(|office| office.id.clone())
    }
}

fn is_first_person(draft: &Draft) -> bool {
    ["we", "i"].contains(&draft.statement.speaker.name.to_lowercase().as_str())
}

/// Gives the length of all of a statement's content in bytes.
fn size(statement: &Statement) -> usize {
    statement.content.iter().map(|span| span.len()).sum()
}
