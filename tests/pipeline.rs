//! All steps together, on any text: nothing panics, every place is a place in the text, two runs give the same.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

use demarche::article::Article;
use demarche::evidence::Party;
use demarche::extraction::{Extraction, ExtractionLine};
use demarche::knowledge::Knowledge;
use demarche::pipeline::extract;
use demarche::span::Span;
use proptest::prelude::*;
use proptest::sample::select;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// Loaded once: every case needs it.
fn knowledge() -> &'static Knowledge {
    static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::built_in().unwrap());
    &KNOWLEDGE
}

/// The texts of `seeds/`, sorted by path.
fn seeds() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = paths.filter(|path| path.extension().unwrap() == "txt").collect();
    paths.sort();
    let read = |path: PathBuf| (path.clone(), fs::read_to_string(path).unwrap());
    paths.into_iter().map(read).collect()
}

/// What may stand between and beside words, and breaks readers that count bytes or trust their input.
const ODDITIES: &[&str] = &[
    ".",
    ",",
    ";",
    ":",
    "…",
    "...",
    "?!",
    "-",
    "—",
    "–",
    "/",
    "%",
    "$",
    "(",
    ")",
    "[",
    "]",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "''",
    "``",
    "«",
    "»",
    "'s",
    "’s",
    "n't",
    "then-",
    "ex-",
    "U.S.",
    "Mr.",
    "Gen.",
    "p.m.",
    "1956",
    "June 5",
    "5-7",
    "2024-06-05",
    "9/11",
    "0",
    "99999999999999999999",
    "\u{a0}",
    "\u{2009}",
    "\u{200b}",
    "\u{feff}",
    "\u{ad}",
    "\u{202e}",
    "\u{2028}",
    "\u{85}",
    "\u{0}",
    "\t",
    "\r\n",
    "\n",
    "\n\n",
    "e\u{301}",
    "\u{301}",
    "İ",
    "ẞ",
    "ß",
    "ﬁ",
    "ǆ",
    "Ō",
    "島",
    "日本語。",
    "👩‍👩‍👧",
    "\u{10ffff}",
    "that",
    "to",
    "said",
    "says",
    "told",
    "not",
    "who",
    "and",
    "he",
    "they",
    "the two",
    "according to",
    "Putin",
    "Japan",
    "Tokyo",
    "Northern Territories",
    "http://x.y/“z”",
];

/// A text of pieces: words of the seeds, oddities, any letters, with or without spaces between them.
fn any_text() -> impl Strategy<Value = String> {
    let words: Vec<String> = seeds()
        .iter()
        .flat_map(|(_, text)| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let piece = prop_oneof![
        12 => select(words),
        6 => select(ODDITIES).prop_map(str::to_owned),
        1 => "\\PC{0,3}",
    ];
    let space = prop_oneof![8 => Just(" "), 2 => Just(""), 1 => Just("\u{a0}"), 1 => Just("\r\n"), 1 => Just("\n\n")];
    let joined = |pieces: Vec<(String, &str)>| pieces.iter().map(|(piece, space)| piece.clone() + space).collect();
    prop::collection::vec((piece, space), 0..60).prop_map(joined)
}

/// A seed with some of its letters cut out and oddities put in their place.
fn any_broken_seed() -> impl Strategy<Value = String> {
    let texts: Vec<String> = seeds().into_iter().map(|(_, text)| text).collect();
    let cut = (any::<prop::sample::Index>(), 0..12_usize, select(ODDITIES));
    (select(texts), prop::collection::vec(cut, 1..12)).prop_map(|(mut text, cuts)| {
        for (place, length, oddity) in cuts {
            let starts: Vec<usize> = text.char_indices().map(|(start, _)| start).collect();
            let first = place.index(starts.len());
            let end = starts.get(first + length).copied().unwrap_or(text.len());
            text.replace_range(starts[first]..end, oddity);
        }
        text
    })
}

fn read(text: &str, published: bool) -> (Article, Extraction) {
    let day = chrono::NaiveDate::from_ymd_opt(2024, 6, 6).filter(|_| published);
    let article = Article::from_text("case", text, day);
    let extraction = extract(&article, knowledge());
    (article, extraction)
}

/// Every place that the steps of language give, with its name.
fn places(extraction: &Extraction) -> Vec<(&'static str, Span)> {
    let sentences = &extraction.sentences;
    let mut places: Vec<(&'static str, Span)> = Vec::new();
    places.extend(sentences.sentences.iter().map(|sentence| ("sentence", sentence.span)));
    places.extend(sentences.tokens.iter().map(|token| ("token", token.span)));
    for quotation in &sentences.quotations {
        places.extend([
            ("quotation", quotation.span),
            ("inside of a quotation", quotation.inner),
        ]);
    }
    for mention in &extraction.mentions {
        places.extend([("mention", mention.span), ("whole mention", mention.full)]);
        places.extend(mention.title.iter().map(|title| ("title", title.span)));
    }
    places.extend(extraction.times.iter().map(|time| ("time", time.span)));
    for phrase in &extraction.clauses.noun_phrases {
        places.extend([("noun phrase", phrase.span), ("whole noun phrase", phrase.full)]);
    }
    for phrase in &extraction.clauses.prepositional {
        places.push(("prepositional phrase", phrase.span));
    }
    for clause in &extraction.clauses.clauses {
        places.extend([("clause", clause.span), ("verb", clause.verb.span)]);
    }
    let references = &extraction.references.references;
    places.extend(references.iter().map(|reference| ("reference", reference.span)));
    let parties = references.iter().flat_map(|reference| &reference.parties);
    places.extend(parties.filter_map(place_of));
    places
}

/// Every place that statements and relations give as evidence, with its name.
fn evidence(extraction: &Extraction) -> Vec<(&'static str, Span)> {
    let mut places = Vec::new();
    for statement in &extraction.statements {
        places.push(("cue", statement.cue));
        places.extend(statement.content.iter().map(|&span| ("content", span)));
        places.extend(statement.occasion.map(|span| ("occasion", span)));
        let said = statement.said.as_ref().map(|said| said.span);
        places.extend(said.map(|span| ("day of a statement", span)));
        let parties = [&statement.speaker].into_iter().chain(&statement.co_speakers);
        let parties = parties.chain(&statement.addressee).chain(&statement.place);
        places.extend(parties.chain(&statement.about).filter_map(place_of));
    }
    for relation in &extraction.relations {
        places.extend([("trigger", relation.trigger), ("evidence", relation.evidence.span)]);
        let parties = [&relation.actor, &relation.recipient].into_iter();
        let parties = parties.chain(&relation.place).chain(&relation.evidence.voices);
        places.extend(parties.filter_map(place_of));
    }
    places
}

fn place_of(party: &Party) -> Option<(&'static str, Span)> {
    party.span.map(|span| ("party", span))
}

fn check(text: &str, published: bool) -> Result<(), TestCaseError> {
    let (article, extraction) = read(text, published);
    for (name, span) in places(&extraction) {
        prop_assert!(article.text.get(span.range()).is_some(), "{name} {span:?}");
    }
    for (name, span) in evidence(&extraction) {
        let words = article.text.get(span.range()).unwrap_or_default();
        prop_assert!(!words.trim().is_empty(), "{name} {span:?} is {words:?}");
    }
    for (index, statement) in extraction.statements.iter().enumerate() {
        prop_assert!(!statement.content.is_empty(), "statement {index} says nothing");
        let outer_is_another = statement
            .within
            .is_none_or(|outer| outer != index && outer < extraction.statements.len());
        prop_assert!(outer_is_another, "statement {index} stands in {:?}", statement.within);
    }
    let line = |extraction| serde_json::to_string(&ExtractionLine::new(&article, extraction, knowledge()));
    let (_, again) = read(text, published);
    prop_assert_eq!(line(&extraction).unwrap(), line(&again).unwrap());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_evidence_that_stands_in_it(text in any_text(), published: bool) {
        check(&text, published)?;
    }

    #[test]
    fn a_broken_article_gives_evidence_that_stands_in_it(text in any_broken_seed(), published: bool) {
        check(&text, published)?;
    }
}

#[test]
fn the_order_of_articles_and_the_number_of_threads_change_no_byte_of_what_build_writes() {
    let folder = std::env::temp_dir().join(format!("demarche-pipeline-{}", std::process::id()));
    let build = |name: &str, paths: &[&PathBuf], threads: &str| -> Vec<(String, Vec<u8>)> {
        let out = folder.join(name);
        let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
        command.arg("build").args(paths).arg("-o").arg(&out);
        let status = command.args(["--threads", threads, "--quiet"]).status().unwrap();
        assert!(status.success());
        let entries = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap());
        let mut files: Vec<_> = entries
            .map(|entry| {
                (
                    entry.file_name().into_string().unwrap(),
                    fs::read(entry.path()).unwrap(),
                )
            })
            .collect();
        files.sort();
        files
    };
    let seeds = seeds();
    let paths: Vec<&PathBuf> = seeds.iter().map(|(path, _)| path).collect();
    let reversed: Vec<&PathBuf> = paths.iter().rev().copied().collect();
    let forwards = build("forwards", &paths, "1");
    let backwards = build("backwards", &reversed, "2");
    assert_eq!(forwards.len(), 4);
    for ((name, left), (_, right)) in forwards.iter().zip(&backwards) {
        assert!(left == right, "{name} differs");
    }
    fs::remove_dir_all(&folder).unwrap();
}
