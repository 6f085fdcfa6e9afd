//! What statements are to each other, whom they are about, and in what office their speakers spoke.

use super::Statement;
use super::find::Draft;
use super::finder::StatementFinder;
use crate::evidence::Party;
use crate::ontology::EntityId;
use crate::span::SpanIndex;
use rustc_hash::FxHashSet;

impl StatementFinder<'_> {
    /// Tells which statement stands in which: the innermost whose content holds the other's cue.
    pub(super) fn nest(&self, drafts: &mut Vec<Draft>) {
        drafts.sort_by_key(|draft| {
            let statement = &draft.statement;
            let first = statement.content.first().copied().unwrap_or_default();
            let start = first.start.min(statement.cue.start);
            (start, std::cmp::Reverse(statement.size()))
        });
        // "he said he hoped", "he said his country was ready": an attitude of the speaker is a part of what is said.
        let outer = outer_ones(drafts);
        let keeps: Vec<bool> = drafts
            .iter()
            .zip(outer)
            .map(|(inner, outer)| match outer {
                Some(outer) => !(inner.attitude && self.is_part_of(inner, &drafts[outer])),
                // "“I do not want a fight”": where nobody is known to say it, nobody is known to want it.
                None => !is_first_person(inner) || !self.is_quoted(inner.statement.cue),
            })
            .collect();
        let mut keeps = keeps.into_iter();
        drafts.retain(|_| keeps.next().unwrap_or(true));
        for (inner, outer) in outer_ones(drafts).into_iter().enumerate() {
            drafts[inner].statement.within = outer;
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

    /// Gives whom and what the content is about, each once.
    pub(super) fn about(&self, statement: &Statement) -> Vec<Party> {
        let mut about: Vec<Party> = Vec::new();
        let mut seen = FxHashSet::default();
        let references = &self.references.references;
        let extent = statement.extent();
        let begin = references.partition_point(|reference| reference.span.start < extent.start);
        let near = references[begin..]
            .iter()
            .take_while(|reference| reference.span.start < extent.end);
        for reference in near {
            if statement.holds(reference.span) {
                for party in &reference.parties {
                    if seen.insert((party.entity.as_ref(), party.name.as_str())) {
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

/// Gives for every draft the shortest one that is longer and holds its cue.
fn outer_ones(drafts: &[Draft]) -> Vec<Option<usize>> {
    let contents = drafts.iter().enumerate();
    let contents = contents.flat_map(|(place, draft)| draft.statement.content.iter().map(move |&span| (span, place)));
    let contents = SpanIndex::new(contents);
    let size = |place: usize| drafts[place].statement.size();
    let outer = |(inner, draft): (usize, &Draft)| {
        let holding = contents.holding(draft.statement.cue);
        let others =
            holding.filter(|&outer| drafts[outer].statement.cue != draft.statement.cue && size(outer) > size(inner));
        others.min_by_key(|&outer| (size(outer), outer))
    };
    drafts.iter().enumerate().map(outer).collect()
}
