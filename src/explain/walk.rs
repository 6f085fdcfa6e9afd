//! A sentence step by step: a line for all that each step made of it.

use crate::article::Article;
use crate::clause::{Clause, Clauses, NounPhrase, Tense, VerbGroup};
use crate::coreference::Reference;
use crate::evidence::{Anchor, Party, TimeRelation};
use crate::extraction::Extraction;
use crate::graph::status_labels;
use crate::mention::Mention;
use crate::moment::Moment;
use crate::ontology::{EdgeType, Ontology};
use crate::relation::Relation;
use crate::sentence::Sentence;
use crate::span::Span;
use crate::stance::Stance;
use crate::statement::Statement;
use crate::status::{Sign, Status};
use crate::time::TimeExpression;

/// Gives the lines of one sentence, in the order of the steps; `number` counts it from 1.
///
/// A relation that is told as planned or supposed, and of no type that says so itself, is marked as no edge.
pub fn walk_sentence(
    article: &Article,
    extraction: &Extraction,
    number: usize,
    sentence: &Sentence,
    ontology: &Ontology,
) -> Vec<String> {
    let words = ArticleText(&article.text);
    let inside = |span: Span| sentence.span.contains(span);
    let mut lines = vec![line("text", format!("{number}. {}", words.at(sentence.span)))];
    let references = &extraction.references.references;
    for mention in extraction.mentions.iter().filter(|mention| inside(mention.span)) {
        if !references.iter().any(|reference| reference.span == mention.span) {
            lines.push(line("mention", words.mention(mention)));
        }
    }
    for reference in references.iter().filter(|reference| inside(reference.span)) {
        lines.push(line("mention", words.reference(reference)));
    }
    for time in extraction.times.iter().filter(|time| inside(time.span)) {
        lines.push(line("time", words.time(time)));
    }
    for place in extraction.clauses.of_sentence(number - 1) {
        let clause = &extraction.clauses.clauses[place];
        lines.push(line("clause", words.clause(&extraction.clauses, clause)));
        let status = words.status(extraction.statuses.of(place));
        lines.extend(status.map(|status| line("status", status)));
    }
    for moment in extraction.moments.moments.iter().filter(|moment| inside(moment.span)) {
        // A date that something happens on has its line above.
        if moment.is_named() || moment.when.relation != TimeRelation::During {
            lines.push(line("moment", words.moment(moment)));
        }
    }
    for (place, statement) in extraction.statements.iter().enumerate() {
        if inside(statement.cue) {
            lines.push(line("statement", words.statement(statement)));
            let stances = extraction.stances_of(place).iter();
            lines.extend(stances.map(|stance| line("stance", words.stance(stance))));
        }
    }
    for relation in extraction.relations.iter().filter(|relation| inside(relation.trigger)) {
        let told = ontology.edge(&relation.relation_type, relation.polarity, relation.modality);
        let name = if told.is_edge { "edge" } else { "no edge" };
        lines.push(line(name, words.relation(relation, &told)));
    }
    lines
}

fn line(step: &str, text: String) -> String {
    format!("{step:<10} {text}")
}

/// The text of the article, to show what stands at a place.
struct ArticleText<'a>(&'a str);

impl ArticleText<'_> {
    fn at(&self, span: Span) -> &str {
        span.slice(self.0)
    }

    fn mention(&self, mention: &Mention) -> String {
        let ids: Vec<&str> = mention
            .candidates
            .iter()
            .map(|candidate| candidate.entity.as_str())
            .collect();
        let entity = if ids.is_empty() {
            "not linked".to_owned()
        } else {
            ids.join(" or ")
        };
        format!("{} → {entity}", self.at(mention.full))
    }

    fn reference(&self, reference: &Reference) -> String {
        let parties: Vec<String> = reference.parties.iter().map(id_or_name).collect();
        format!(
            "{} → {} · rule {}",
            self.at(reference.span),
            parties.join(", "),
            reference.rule
        )
    }

    fn time(&self, time: &TimeExpression) -> String {
        let mut parts = vec![format!("{} → {}", self.at(time.span), time.value)];
        parts.push(format!("rule {}", time.rule));
        parts.extend(time.anchor.as_ref().map(anchor));
        parts.extend(time.inferred.then(|| "inferred".to_owned()));
        parts.join(" · ")
    }

    fn moment(&self, moment: &Moment) -> String {
        let mut parts = vec![format!("{} → {}", self.at(moment.span), moment.when)];
        parts.push(format!("rule {}", moment.rule));
        parts.extend(moment.anchor.as_ref().map(anchor));
        parts.join(" · ")
    }

    /// Writes the parts of a clause that it has: `main · subject [Hayashi] · verb say, past · [in Tokyo]`.
    fn clause(&self, clauses: &Clauses, clause: &Clause) -> String {
        let phrase = |index: usize| {
            clauses
                .noun_phrases
                .get(index)
                .map(|phrase: &NounPhrase| self.at(phrase.full))
        };
        let mut parts = vec![format!("{:?}", clause.kind).to_lowercase()];
        let subject = clause.subject.and_then(phrase);
        parts.extend(subject.map(|subject| format!("subject [{subject}]")));
        parts.push(format!("verb {}", verb(&clause.verb)));
        let objects = clause.objects.iter().filter_map(|&object| phrase(object));
        parts.extend(objects.map(|object| format!("object [{object}]")));
        let prepositional = clause
            .prepositional
            .iter()
            .filter_map(|&index| clauses.prepositional.get(index));
        parts.extend(prepositional.map(|phrase| format!("[{}]", self.at(phrase.span))));
        parts.join(" · ")
    }

    /// Writes how a clause is told: `denied · planned · by "no" (negation), "plans" (plan)`. `None` for a fact.
    fn status(&self, status: &Status) -> Option<String> {
        let labels = status_labels(status.polarity, status.modality);
        let mut parts: Vec<String> = labels.map(str::to_owned).collect();
        let sign = |sign: &Sign| format!("\"{}\" ({})", self.at(sign.span), sign.rule);
        let signs: Vec<String> = status.signs.iter().map(sign).collect();
        let shown = (!signs.is_empty()).then(|| format!("by {}", signs.join(", ")));
        parts.extend(shown);
        (!parts.is_empty()).then(|| parts.join(" · "))
    }

    /// Writes the parts of a statement that it has.
    fn statement(&self, statement: &Statement) -> String {
        let content: Vec<&str> = statement.content.iter().map(|&span| self.at(span)).collect();
        let speakers: Vec<&str> = [&statement.speaker]
            .into_iter()
            .chain(&statement.co_speakers)
            .map(name)
            .collect();
        let mut parts = vec![format!("speaker {}", speakers.join(", "))];
        parts.extend(statement.office.as_ref().map(|office| format!("as {}", office.name)));
        parts.push(format!("cue \"{}\"", self.at(statement.cue)));
        let by = match statement.act_shown.overlaps(statement.cue) {
            true => String::new(),
            false => format!(" by \"{}\"", self.at(statement.act_shown)),
        };
        parts.push(format!("act {}{by}", statement.act));
        parts.extend(
            statement
                .addressee
                .as_ref()
                .map(|addressee| format!("to {}", addressee.name)),
        );
        parts.extend(statement.said.as_ref().map(|said| format!("said {}", said.when)));
        parts.extend(statement.place.as_ref().map(|place| format!("at {}", place.name)));
        parts.push(format!("content \"{}\"", content.join(" … ")));
        parts.push(format!("rule {} ({})", statement.rule, statement.confidence));
        parts.join(" · ")
    }

    /// Writes a position: `continue-talks: for · by "ready to continue talks" · rule ready`.
    fn stance(&self, stance: &Stance) -> String {
        let (topic, position) = (&stance.topic, stance.position.as_str());
        let words = self.at(stance.span);
        format!("{topic}: {position} · by \"{words}\" · rule {}", stance.rule)
    }

    /// Writes a relation as an arrow, with what bounds it.
    fn relation(&self, relation: &Relation, told: &EdgeType) -> String {
        let (actor, recipient) = (&relation.actor.name, &relation.recipient.name);
        let mut parts = vec![format!("{actor} —{}→ {recipient}", told.relation_type)];
        parts.extend(status_labels(told.polarity, relation.modality).map(str::to_owned));
        parts.extend(relation.happened.as_ref().map(|when| format!("when {}", when.when)));
        parts.extend(relation.place.as_ref().map(|place| format!("at {}", place.name)));
        let voices: Vec<&str> = relation.evidence.voices.iter().map(name).collect();
        if !voices.is_empty() {
            parts.push(format!("by the word of {}", voices.join(", ")));
        }
        parts.push(format!("by \"{}\"", self.at(relation.trigger)));
        parts.push(format!("rule {}", relation.evidence.rule));
        parts.join(" · ")
    }
}

/// Writes a verb: `say, past, negated`.
fn verb(verb: &VerbGroup) -> String {
    let mut parts = vec![verb.lemma.as_str()];
    match verb.tense {
        Tense::Present => parts.push("present"),
        Tense::Past => parts.push("past"),
        Tense::Future => parts.push("future"),
        Tense::None => {}
    }
    for (holds, word) in [
        (verb.perfect, "perfect"),
        (verb.passive, "passive"),
        (verb.negated, "negated"),
        (verb.modal.is_some(), "modal"),
    ] {
        if holds {
            parts.push(word);
        }
    }
    parts.join(", ")
}

/// Writes what a time is counted from.
pub(super) fn anchor(anchor: &Anchor) -> String {
    match anchor {
        Anchor::Published => "counted from publication".to_owned(),
        Anchor::Text(value) => format!("counted from {value}"),
        Anchor::Entity(entity) => format!("by the days of {entity}"),
    }
}

fn name(party: &Party) -> &str {
    &party.name
}

fn id_or_name(party: &Party) -> String {
    match &party.entity {
        Some(entity) => entity.to_string(),
        None => format!("{} (not linked)", party.name),
    }
}
