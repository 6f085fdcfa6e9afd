//! Reads a text on standard input and writes a line `word TAB tag` for each token, a blank line after each sentence.

use demarche::article::Article;
use demarche::knowledge::Knowledge;
use demarche::sentence::split_sentences;
use std::error::Error;
use std::io::{self, Read, Write};

fn main() -> Result<(), Box<dyn Error>> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let knowledge = Knowledge::built_in()?;
    let article = Article::from_text("stdin", text, None);
    let found = split_sentences(&article, &knowledge.sentence);
    let mut out = io::BufWriter::new(io::stdout().lock());
    for sentence in &found.sentences {
        for token in found.tokens_of(sentence) {
            writeln!(out, "{}\t{:?}", token.span.slice(&article.text), token.tag)?;
        }
        writeln!(out)?;
    }
    out.flush()?;
    Ok(())
}
