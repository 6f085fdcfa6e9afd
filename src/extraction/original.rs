//! Spans of the text as it was read → spans of the file's text.

use super::Extraction;
use crate::article::{Article, ReadArticle};
use crate::evidence::Party;
use crate::moment::Moment;
use crate::span::{CodePoints, Span};
use crate::statement::{Statement, content_id};

impl Extraction {
    /// Moves every span from the text that was read to the one that was printed: what leaves the program points there.
    pub fn point_to(&mut self, article: &Article, reading: &ReadArticle) {
        if reading.is_as_printed() {
            return;
        }
        self.move_spans(&|span| *span = reading.original(*span));
        let points = CodePoints::new(&article.text);
        for statement in &mut self.statements {
            let place = |span: Span| points.at(&article.text, span.start);
            let content = statement.content.iter();
            let content = content.map(|&span| (place(span), span.slice(&article.text)));
            statement.id = content_id(&article.id, place(statement.cue), content);
        }
    }

    fn move_spans(&mut self, change: &impl Fn(&mut Span)) {
        self.sentences.move_spans(change);
        for mention in &mut self.mentions {
            change(&mut mention.span);
            change(&mut mention.full);
            if let Some(title) = &mut mention.title {
                change(&mut title.span);
            }
        }
        for time in &mut self.times {
            change(&mut time.span);
        }
        for clause in &mut self.clauses.clauses {
            change(&mut clause.span);
            change(&mut clause.verb.span);
        }
        for phrase in &mut self.clauses.noun_phrases {
            change(&mut phrase.span);
            change(&mut phrase.full);
        }
        for phrase in &mut self.clauses.prepositional {
            change(&mut phrase.span);
        }
        self.references.move_spans(change);
        self.statuses.move_spans(change);
        for moment in &mut self.moments.moments {
            change(&mut moment.span);
        }
        for statement in &mut self.statements {
            move_statement(statement, change);
        }
        for relation in &mut self.relations {
            change(&mut relation.trigger);
            change(&mut relation.evidence.span);
            move_moments(&mut relation.happened, change);
            let ends = [&mut relation.actor, &mut relation.recipient].into_iter();
            move_parties(
                ends.chain(&mut relation.place).chain(&mut relation.evidence.voices),
                change,
            );
        }
        for stance in &mut self.stances {
            change(&mut stance.span);
        }
    }
}

fn move_statement(statement: &mut Statement, change: &impl Fn(&mut Span)) {
    change(&mut statement.cue);
    change(&mut statement.act_shown);
    statement
        .content
        .iter_mut()
        .chain(&mut statement.occasion)
        .for_each(change);
    move_moments(statement.said.iter_mut().chain(&mut statement.about_when), change);
    let days = &mut statement.days;
    let bounds = days.earliest.iter_mut().chain(&mut days.latest);
    bounds.filter_map(|bound| bound.span.as_mut()).for_each(change);
    let parties = std::iter::once(&mut statement.speaker).chain(&mut statement.co_speakers);
    let parties = parties.chain(&mut statement.addressee).chain(&mut statement.place);
    let parties = parties.chain(&mut statement.office);
    move_parties(parties.chain(&mut statement.about), change);
}

fn move_moments<'a>(moments: impl IntoIterator<Item = &'a mut Moment>, change: &impl Fn(&mut Span)) {
    for moment in moments {
        change(&mut moment.span);
    }
}

fn move_parties<'a>(parties: impl IntoIterator<Item = &'a mut Party>, change: &impl Fn(&mut Span)) {
    parties
        .into_iter()
        .filter_map(|party| party.span.as_mut())
        .for_each(change);
}
