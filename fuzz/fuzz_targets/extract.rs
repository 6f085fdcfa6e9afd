//! Any text is read without a panic, and what is found stands in it.

#![no_main]

use chrono::NaiveDate;
use demarche::article::Article;
use demarche::extraction::ExtractionLine;
use demarche::knowledge::Knowledge;
use demarche::pipeline::extract;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::built_in().expect("the built-in knowledge loads"));

fuzz_target!(|text: &str| {
    let article = Article::from_text("fuzz", text, NaiveDate::from_ymd_opt(2024, 6, 6));
    let extraction = extract(&article, &KNOWLEDGE);
    let contents = extraction.statements.iter().flat_map(|statement| &statement.content);
    let evidence = extraction.relations.iter().map(|relation| &relation.evidence.span);
    for span in contents.chain(evidence) {
        let words = text.get(span.range()).unwrap_or_default();
        assert!(!words.trim().is_empty(), "{span:?} holds no word");
    }
    let line = ExtractionLine::new(&article, &extraction, &KNOWLEDGE);
    serde_json::to_string(&line).expect("an extraction is JSON");
});
