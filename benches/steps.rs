//! How fast each step reads: MB/s on the articles of `seeds/`, one thread, beside a bare search for the same names.
//!
//! `cargo bench` gives the fastest round and the median of all; noise only slows a round down.

#![allow(clippy::print_stdout)] // the table is what it makes

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use demarche::article::{Article, Articles, InputOptions};
use demarche::clause::find_clauses;
use demarche::coreference::find_references;
use demarche::extraction::{Extraction, ExtractionLine};
use demarche::graph::build_graph;
use demarche::knowledge::Knowledge;
use demarche::mention::{NameKind, find_mentions};
use demarche::moment::find_moments;
use demarche::pipeline::extract;
use demarche::relation::find_relations;
use demarche::sentence::split_sentences;
use demarche::stance::find_stances;
use demarche::statement::{ToldStatements, find_statements};
use demarche::status::find_statuses;
use demarche::time::find_times;
use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

/// How often each step is timed.
const ROUNDS: usize = 15;

/// How long a round lasts at least: long enough for the clock, short enough for patience.
const ROUND: Duration = Duration::from_millis(40);

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let start = Instant::now();
    let knowledge = Knowledge::built_in()?;
    println!("knowledge loaded in {} ms", start.elapsed().as_millis());
    let options = InputOptions::default();
    let articles = Articles::new(&[folder], &knowledge.article, &options).collect::<Result<Vec<_>, _>>()?;
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    println!("{} articles, {bytes} bytes; MB/s\n", articles.len());
    println!("{:<34}{:>10}{:>10}", "", "fastest", "median");

    let (names, automaton) = bare_search(&knowledge)?;
    let read: Vec<(&Article, Extraction)> = articles
        .iter()
        .map(|article| (article, extract(article, &knowledge)))
        .collect();
    let words = &knowledge.sentence;
    let gazetteer = &knowledge.gazetteer;
    let time = |name: &str, step: &dyn Fn(&Article, &Extraction)| {
        let all = || read.iter().for_each(|(article, made)| step(article, made));
        let speeds = speeds(bytes, all);
        println!(
            "{name:<34}{:>10.2}{:>10.2}",
            speeds[speeds.len() - 1],
            speeds[speeds.len() / 2]
        );
    };

    time(&format!("bare search for {names} names"), &|article, _| {
        black_box(automaton.find_overlapping_iter(&article.text).count());
    });
    time("sentence", &|article, _| {
        black_box(split_sentences(article, words));
    });
    time("mention", &|article, made| {
        black_box(find_mentions(article, &made.sentences, gazetteer, &knowledge.mention));
    });
    time("time", &|article, made| {
        black_box(find_times(article, &made.sentences, &[], &knowledge.time));
    });
    time("clause", &|article, made| {
        let tagged = made.parsed(article, &knowledge).tagged;
        black_box(find_clauses(tagged, &made.mentions, &made.times, &knowledge.clause));
    });
    time("coreference", &|article, made| {
        let parsed = made.parsed(article, &knowledge);
        black_box(find_references(parsed, gazetteer, &knowledge.coreference));
    });
    time("moment", &|article, made| {
        let parsed = made.parsed(article, &knowledge);
        black_box(find_moments(parsed, &made.references, gazetteer, &knowledge.moment));
    });
    time("status", &|article, made| {
        let parsed = made.parsed(article, &knowledge);
        black_box(find_statuses(parsed, &made.moments, &knowledge.status));
    });
    time("statement", &|article, made| {
        black_box(find_statements(&made.page(article, &knowledge), &knowledge.statement));
    });
    time("relation", &|article, made| {
        let (page, told) = (made.page(article, &knowledge), ToldStatements::new(&made.statements));
        black_box(find_relations(&page, &told, &knowledge.relation));
    });
    time("stance", &|article, made| {
        let (page, told) = (made.page(article, &knowledge), ToldStatements::new(&made.statements));
        black_box(find_stances(&page, &told, &knowledge.stance));
    });
    time("all steps", &|article, _| {
        black_box(extract(article, &knowledge));
    });
    time("all steps, and the line of JSON", &|article, _| {
        let made = extract(article, &knowledge);
        black_box(serde_json::to_string(&ExtractionLine::new(article, &made, &knowledge)).is_ok());
    });
    time("all steps, and the graph", &|article, _| {
        let made = extract(article, &knowledge);
        black_box(build_graph(article, &made, &knowledge));
    });
    Ok(())
}

/// Makes the automaton of all names as they are written, titles left out, and counts them.
fn bare_search(knowledge: &Knowledge) -> Result<(usize, AhoCorasick), Box<dyn Error>> {
    let mut names: Vec<&str> = Vec::new();
    for entity in knowledge.gazetteer.entities() {
        names.push(&entity.label);
        let aliases = entity.aliases.iter().filter(|alias| alias.name_kind != NameKind::Title);
        names.extend(aliases.map(|alias| alias.text.as_str()));
        names.extend(entity.surname.as_deref());
        names.extend(entity.parties.iter().filter_map(|party| party.name.as_deref()));
    }
    names.sort_unstable();
    names.dedup();
    let mut builder = AhoCorasick::builder();
    let automaton = builder.kind(Some(AhoCorasickKind::ContiguousNFA)).build(&names)?;
    Ok((names.len(), automaton))
}

/// Gives the MB/s of every round, slowest first.
fn speeds(bytes: usize, all: impl Fn()) -> Vec<f64> {
    let mut speeds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            let mut times = 0;
            while start.elapsed() < ROUND {
                all();
                times += 1;
            }
            (bytes * times) as f64 / 1e6 / start.elapsed().as_secs_f64()
        })
        .collect();
    speeds.sort_by(f64::total_cmp);
    speeds
}
