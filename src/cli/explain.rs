//! `demarche explain`: a text sentence by sentence, with what each step made of it.

use super::Options;
use super::output::Output;
use super::reading::read_articles;
use super::terminal::{Terminal, visible};
use crate::article::Article;
use crate::error::{Error, Result};
use crate::evidence::Party;
use crate::pipeline::Extraction;
use crate::relation::Relation;
use crate::sentence::Sentence;
use crate::span::Span;
use crate::statement::Statement;
use clap::Args;
use std::fmt::Write;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche explain seeds/000_560f2771e4cc42f3.txt
  demarche explain seeds/000_560f2771e4cc42f3.txt --sentence 12
  echo 'Hayashi said on Thursday that the response is unfair.' | demarche explain - --published 2024-06-06";

/// Show what each step made of each sentence
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Explain {
    /// A file of one article, or - for standard input
    article: PathBuf,
    /// Only this sentence, counted from 1
    #[arg(long, short, value_name = "N")]
    sentence: Option<usize>,
}

impl Explain {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let knowledge = options.knowledge()?;
        let mut output = Output::new();
        let articles = std::slice::from_ref(&self.article);
        read_articles(
            articles,
            options,
            &knowledge,
            terminal,
            |article, extraction| explain(article, extraction, self.sentence),
            |walk| output.write(walk?.as_bytes()),
        )?;
        output.flush()
    }
}

/// Writes the walk through an article; fails if it has no such sentence.
fn explain(article: &Article, extraction: &Extraction, only: Option<usize>) -> Result<String> {
    let sentences = &extraction.sentences.sentences;
    if let Some(number) = only.filter(|&number| number == 0 || number > sentences.len()) {
        let reason = format!("no sentence {number}: it has {}", sentences.len());
        return Err(Error::new(&article.id, reason));
    }
    let day = article
        .published
        .map_or("on an unknown day".to_owned(), |day| day.to_string());
    let mut lines = vec![format!("{} (published {day})", article.id)];
    for (index, sentence) in sentences.iter().enumerate() {
        if only.is_none_or(|number| number == index + 1) {
            lines.push(String::new());
            explain_sentence(article, extraction, index + 1, sentence, &mut lines);
        }
    }
    lines.push(String::new());
    Ok(lines.iter().map(|line| visible(line)).collect::<Vec<_>>().join("\n"))
}

/// Adds the lines of one sentence, step by step.
fn explain_sentence(
    article: &Article,
    extraction: &Extraction,
    number: usize,
    sentence: &Sentence,
    lines: &mut Vec<String>,
) {
    let words = |span: Span| span.slice(&article.text);
    let mut line = |step: &str, text: String| lines.push(format!("{step:<10} {text}"));
    line("text", format!("{number}. {}", words(sentence.span)));
    for mention in &extraction.mentions {
        if sentence.span.contains(mention.span) {
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
            line("mention", format!("{} → {entity}", words(mention.full)));
        }
    }
    for time in &extraction.times {
        if sentence.span.contains(time.span) {
            line("time", format!("{} → {} ({})", words(time.span), time.value, time.rule));
        }
    }
    for statement in &extraction.statements {
        if sentence.span.contains(statement.cue) {
            line("statement", describe_statement(article, statement));
        }
    }
    for relation in &extraction.relations {
        if sentence.span.contains(relation.trigger) {
            line("edge", describe_relation(relation));
        }
    }
}

/// Writes the parts of a statement that it has.
fn describe_statement(article: &Article, statement: &Statement) -> String {
    let words = |span: Span| span.slice(&article.text);
    let content: Vec<&str> = statement.content.iter().map(|&span| words(span)).collect();
    let mut text = format!("speaker {}", statement.speaker.name);
    let mut add = |part: &str, value: &str| {
        // Writing to a string cannot fail.
        let _ = write!(text, " · {part} {value}");
    };
    if let Some(office) = &statement.office {
        add("as", office.as_str());
    }
    add("cue", &format!("\"{}\"", words(statement.cue)));
    add("act", statement.act.as_str());
    if let Some(addressee) = &statement.addressee {
        add("to", &addressee.name);
    }
    if let Some(said) = &statement.said {
        add("said", said.value.as_str());
    }
    if let Some(place) = &statement.place {
        add("at", &place.name);
    }
    add("content", &format!("\"{}\"", content.join(" … ")));
    add("rule", statement.rule.as_str());
    text
}

/// Writes a relation as an arrow, with what bounds it.
fn describe_relation(relation: &Relation) -> String {
    let mut text = format!(
        "{} —{}→ {}",
        relation.actor.name, relation.relation_type, relation.recipient.name
    );
    let voices: Vec<&str> = relation.evidence.voices.iter().map(name).collect();
    let mut add = |part: &str, value: &str| {
        let _ = write!(text, " · {part} {value}");
    };
    if let Some(when) = &relation.when {
        add("when", when.as_str());
    }
    if !voices.is_empty() {
        add("by the word of", &voices.join(", "));
    }
    add("rule", relation.evidence.rule.as_str());
    text
}

fn name(party: &Party) -> &str {
    &party.name
}
