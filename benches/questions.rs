//! Answers over a graph of 100,000 statements: time to build, write, load and ask, and memory.
//!
//! `support/generated.rs` makes the graph.

#![allow(clippy::print_stdout)] // a bench prints

#[path = "support/generated.rs"]
mod generated;

use demarche::ask::{AskLexicon, Request, read_question, resolve, side};
use demarche::export::jsonld;
use demarche::knowledge::Knowledge;
use demarche::query::{Filter, View, contested, dates, path, replies, said, timeline};
use generated::{build, timed};
use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let knowledge = Knowledge::built_in()?;
    let lexicon = AskLexicon::load(None)?;
    let graph = timed("build from texts", || build(&knowledge));
    println!(
        "{:>10} statements, {} nodes, memory {}",
        graph.statements().len(),
        graph.nodes().len(),
        memory()
    );
    let bytes = timed("write JSON-LD", || jsonld::write(&graph, &knowledge.ontology))?;
    println!("{:>10} MB of JSON-LD", bytes.len() / 1_000_000);
    drop(graph);
    let graph = timed("load JSON-LD", || jsonld::read("graph.jsonld", &bytes))?;
    drop(bytes);
    let view = timed("make ready for questions", || View::new(&graph));
    println!("{:>10} statements, memory {}", view.statements.len(), memory());
    let side_of = |node: &_| side(node, &knowledge);
    let filter = |request: &Request| resolve(request, &view, &knowledge, None).map(|asked| asked.filter);
    let flags = |fields: &[(&str, &str)]| -> Result<Filter, Box<dyn Error>> {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).into()));
        let request = serde_json::from_value(serde_json::Value::Object(fields.collect()))?;
        timed("  resolve the request", || filter(&request)).map_err(Into::into)
    };
    let table = |filter: &Filter| said(&view, &filter.told(&view)).rows.len();
    let (speaker, other) = (most_heard(&view, 0), most_heard(&view, 1));
    let one = flags(&[
        ("by", &speaker),
        ("about", "peace treaty"),
        ("said", "since the invasion of Ukraine"),
    ])?;
    answered("said --by --about --said", || table(&one));
    let words = flags(&[("text", "sanctions are illegal")])?;
    answered("said --text", || words.statements(&view).count());
    let everything = Filter::default();
    answered("said, everything", || everything.statements(&view).count());
    let two = flags(&[("by", &speaker), ("to", &other)])?;
    answered("path", || path(&view, &two).rows.len());
    answered("timeline --by --to", || timeline(&view, &two, None).rows.len());
    let japan = flags(&[("about", "Japan"), ("said", "2021")])?;
    answered("contested --about --said", || {
        contested(&view, &japan, lexicon.judging(), lexicon.answering(), &side_of)
            .rows
            .len()
    });
    let by_other = flags(&[("by", &other)])?;
    answered("contested --replies --by", || {
        replies(&view, &by_other, lexicon.answering(), &side_of).rows.len()
    });
    answered("dates --by", || dates(&view, &by_other).rows.len());
    answered("ask (read the question)", || {
        read_question(
            "What did Putin say about sanctions in June 2021?",
            &lexicon,
            &knowledge,
            None,
        )
        .map_or(0, |_| 1)
    });
    Ok(())
}

/// Gives the label of the speaker with the most statements but so many.
fn most_heard(view: &View, place: usize) -> String {
    let mut counts = std::collections::BTreeMap::new();
    for speaker in view.statements.iter().flat_map(|said| &said.speakers) {
        *counts.entry(view.label(speaker)).or_insert(0) += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().map(|(label, count)| (count, label)).collect();
    counts.sort_by(|one, other| other.cmp(one));
    counts
        .into_iter()
        .nth(place)
        .map_or_else(String::new, |(_, label)| label)
}

/// Asks three times and tells the fastest.
fn answered(name: &str, ask: impl Fn() -> usize) {
    let times = (0..3).map(|_| {
        let start = Instant::now();
        let rows = black_box(ask());
        (start.elapsed().as_secs_f64() * 1000.0, rows)
    });
    let fastest = times.min_by(|one, other| one.0.total_cmp(&other.0));
    if let Some((time, rows)) = fastest {
        println!("{time:>10.1} ms  {name}: {rows} rows");
    }
}

/// Gives the memory that the process holds.
fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS"));
    line.map_or_else(|| "unknown".to_owned(), |line| line["VmRSS:".len()..].trim().to_owned())
}
