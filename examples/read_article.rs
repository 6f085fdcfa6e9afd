//! Reads one article and prints who said what when.

use demarche::article::Article;
use demarche::knowledge::Knowledge;
use demarche::pipeline::extract;
use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let knowledge = Knowledge::built_in()?;
    let text = "Hayashi said in Tokyo on Thursday that Russia's response is unfair.";
    let article = Article::from_text("example", text, "2024-06-06".parse().ok());
    let extraction = extract(&article, &knowledge);
    for statement in &extraction.statements {
        let words: Vec<&str> = statement.content.iter().map(|span| span.slice(text)).collect();
        let day = statement
            .said
            .as_ref()
            .map_or("some day".to_owned(), |said| said.when.to_string());
        writeln!(
            std::io::stdout(),
            "{} said on {day}: {}",
            statement.speaker.name,
            words.join(" … ")
        )?;
    }
    Ok(())
}
