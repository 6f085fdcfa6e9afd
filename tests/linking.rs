//! Steps 3 and 6: every line of `tests/linking/*.jsonl` is a sentence with all links from its names to entities.
//!
//! A link is the words and the entity, in text order; pronouns and descriptions are not asked for. A wrong link is
//! worse than none: beside the cases one by one, the precision over all files has a bound.

#[path = "support/lines.rs"]
mod lines;
#[path = "support/report.rs"]
mod report;

use demarche::knowledge::Knowledge;
use demarche::mention::Found;
use demarche::pipeline::extract;
use lines::read_cases;
use report::report;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    published: Option<chrono::NaiveDate>,
    links: Vec<(String, String)>,
    /// What a careless program would link.
    #[serde(rename = "trap")]
    _trap: Option<String>,
    /// Why we live with a wrong answer.
    wrong: Option<String>,
}

fn links(case: &Case, knowledge: &Knowledge) -> Vec<(String, String)> {
    let article = demarche::article::Article::from_text("case", case.text.clone(), case.published);
    let extraction = extract(&article, knowledge);
    let references = extraction.references.references.iter();
    let names = references.filter(|reference| reference.found != Found::Reference);
    let linked = names.filter_map(|reference| match reference.parties.as_slice() {
        [party] => Some((
            reference.span.slice(&case.text).to_owned(),
            party.entity.as_ref()?.to_string(),
        )),
        _ => None,
    });
    linked.collect()
}

#[test]
fn every_sentence_gives_its_links_and_hardly_any_wrong_one() {
    let knowledge = Knowledge::built_in().unwrap();
    let (mut right, mut found, mut expected) = (0usize, 0usize, 0usize);
    let mut failures = Vec::new();
    for (place, case) in read_cases::<Case>("linking") {
        let links = links(&case, &knowledge);
        let mut left = case.links.clone();
        right += links
            .iter()
            .filter(|link| {
                left.iter()
                    .position(|other| other == *link)
                    .map(|at| left.remove(at))
                    .is_some()
            })
            .count();
        found += links.len();
        expected += case.links.len();
        match (links == case.links, &case.wrong) {
            (false, None) => failures.push(format!(
                "{place}: {}\n  expected {:?}\n  found    {links:?}",
                case.text, case.links
            )),
            (true, Some(wrong)) => failures.push(format!("{place}: {}\n  no longer wrong: {wrong}", case.text)),
            _ => {}
        }
    }
    let precision = right as f64 / found as f64;
    let recall = right as f64 / expected as f64;
    println!("{found} links, precision {precision:.4}, recall {recall:.4}");
    report(&failures);
    assert!(precision >= 0.99, "precision {precision:.4}");
}
