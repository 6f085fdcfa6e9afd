//! Why a statement is believed: its sentence with the parts marked, the cue, the rules, and who else could be meant.

use super::walk::anchor;
use crate::article::Article;
use crate::extraction::Extraction;
use crate::graph::one_line;
use crate::knowledge::Knowledge;
use crate::moment::Moment;
use crate::span::Span;
use crate::statement::{Cue, Statement};

/// Gives the lines that explain a statement.
pub fn explain_statement(
    article: &Article,
    extraction: &Extraction,
    statement: &Statement,
    knowledge: &Knowledge,
) -> Vec<String> {
    let text = article.text.as_str();
    let day = article
        .published
        .map_or("on an unknown day".to_owned(), |day| day.to_string());
    let mut lines = vec![format!(
        "statement {} in {} (published {day})",
        statement.id, article.id
    )];
    let mut line = |name: &str, value: String| lines.push(format!("{name:<11} {value}"));
    line("text", marked(text, extraction, statement));
    line(
        "rule",
        format!(
            "{} · right in {} of such statements",
            statement.rule, statement.confidence
        ),
    );
    if let Some(cue) = cue(knowledge, statement) {
        let frames: Vec<&str> = cue.frames.iter().map(|frame| frame.as_str()).collect();
        let example = cue
            .fires
            .first()
            .map_or(String::new(), |example| format!(" · as in \"{}\"", example.text));
        line(
            "cue",
            format!("{} · takes {} · act {}{example}", cue.id, frames.join(", "), cue.act),
        );
    }
    line(
        "act",
        format!(
            "{} · by \"{}\"",
            statement.act,
            one_line(statement.act_shown.slice(text))
        ),
    );
    let speakers = std::iter::once(&statement.speaker).chain(&statement.co_speakers);
    for speaker in speakers {
        let words = speaker.span.map_or("nobody", |span| span.slice(text));
        let who = speaker
            .entity
            .as_ref()
            .map_or("not linked".to_owned(), ToString::to_string);
        line(
            "speaker",
            format!(
                "\"{}\" → {} ({who}){}",
                one_line(words),
                speaker.name,
                tell_rule(extraction, speaker.span)
            ),
        );
        let others = list_others(extraction, speaker.span, &who);
        if !others.is_empty() {
            line("", format!("not {}", others.join(", not ")));
        }
    }
    if let Some(office) = &statement.office {
        let by = if office.entity.is_some() {
            "held on the day"
        } else {
            "as the article describes it"
        };
        line("office", format!("{}, {by}", office.name));
    }
    match &statement.said {
        Some(said) => line("said on", moment(text, said)),
        None => line("said on", "no words tell when".to_owned()),
    }
    for about in &statement.about_when {
        line("about when", moment(text, about));
    }
    if let Some(outer) = statement.within.and_then(|outer| extraction.statements.get(outer)) {
        line("told by", format!("{} in statement {}", outer.speaker.name, outer.id));
    }
    lines
}

/// Writes the sentences of a statement with its parts in brackets: `[speaker He] [cue said] [content …]`.
fn marked(text: &str, extraction: &Extraction, statement: &Statement) -> String {
    let mut parts = vec![("cue", statement.cue)];
    parts.extend(statement.content.iter().map(|&span| ("content", span)));
    parts.extend(statement.occasion.map(|span| ("occasion", span)));
    parts.extend(statement.said.iter().map(|said| ("said on", said.span)));
    for (name, party) in [
        ("speaker", Some(&statement.speaker)),
        ("to", statement.addressee.as_ref()),
        ("at", statement.place.as_ref()),
    ] {
        parts.extend(party.and_then(|party| party.span).map(|span| (name, span)));
    }
    let touches = |span: Span| span.overlaps(statement.cue) || statement.content.iter().any(|part| part.overlaps(span));
    let sentences = extraction.sentences.sentences.iter().map(|sentence| sentence.span);
    let Some(whole) = sentences.filter(|&span| touches(span)).reduce(Span::cover) else {
        return String::new();
    };
    parts.retain(|(_, span)| whole.contains(*span));
    // Where two begin together the longer one opens first; where they end together it closes last.
    parts.sort_by_key(|(_, span)| (span.start, std::cmp::Reverse(span.end)));
    let mut marked = String::new();
    let mut open: Vec<u32> = Vec::new();
    let mut next = parts.into_iter().peekable();
    for (place, character) in whole.slice(text).char_indices() {
        let place = whole.start + place as u32;
        while open.last().is_some_and(|&end| end <= place) {
            open.pop();
            marked.push(']');
        }
        while let Some((name, span)) = next.next_if(|(_, span)| span.start <= place) {
            marked.push_str(&format!("[{name} "));
            // A part that crosses another ends with it.
            open.push(open.last().map_or(span.end, |&outer| span.end.min(outer)));
        }
        marked.push(character);
    }
    marked.extend(open.iter().map(|_| ']'));
    one_line(&marked)
}

/// Gives the cue of a statement's rule: `say` of `say-clause`.
fn cue<'k>(knowledge: &'k Knowledge, statement: &Statement) -> Option<&'k Cue> {
    let rule = statement.rule.as_str();
    let cues = knowledge.statement.cues().iter();
    let of_rule = cues.filter(|cue| {
        rule.strip_prefix(cue.id.as_str())
            .is_some_and(|rest| rest.starts_with('-'))
    });
    of_rule.max_by_key(|cue| cue.id.len())
}

/// Gives the rule that chose whom words mean.
fn tell_rule(extraction: &Extraction, span: Option<Span>) -> String {
    let references = &extraction.references.references;
    let reference = references
        .iter()
        .find(|reference| span.is_some_and(|span| span.contains(reference.span)));
    reference.map_or(String::new(), |reference| format!(" · rule {}", reference.rule))
}

/// Gives whom else a name could mean, by their ids.
fn list_others(extraction: &Extraction, span: Option<Span>, chosen: &str) -> Vec<String> {
    let mut mentions = extraction.mentions.iter();
    let mention = mentions.find(|mention| span.is_some_and(|span| span.contains(mention.span)));
    let candidates = mention.into_iter().flat_map(|mention| &mention.candidates);
    let ids = candidates.map(|candidate| candidate.entity.to_string());
    ids.filter(|id| id != chosen).collect()
}

fn moment(text: &str, moment: &Moment) -> String {
    let mut parts = vec![format!("\"{}\" → {}", one_line(moment.span.slice(text)), moment.when)];
    parts.push(format!("precision {}", moment.when.value.precision()));
    parts.push(format!("rule {}", moment.rule));
    parts.extend(moment.anchor.as_ref().map(anchor));
    parts.extend(moment.via.as_ref().map(|via| format!("taken over by {via}")));
    parts.extend(moment.inferred.then(|| "inferred".to_owned()));
    parts.join(" · ")
}
