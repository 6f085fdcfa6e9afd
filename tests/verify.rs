//! `demarche verify`: an untouched graph has no fault, and whatever is tampered with is found and named.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[path = "support/folder.rs"]
mod folder;
#[path = "support/written.rs"]
mod written;

use demarche::article::Article;
use demarche::error::Error;
use demarche::export::jsonld;
use demarche::graph::{EventGraph, find_inconsistent, find_otherwise_read, find_unsupported};
use folder::Folder;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use std::sync::LazyLock;
use written::{ARTICLES, articles, graph_of, knowledge, read_article, text_of};

const BASE: &str = "https://w3id.org/demarche/";

/// The graph of every fourth article: a file of some hundred lines.
fn places() -> Vec<usize> {
    (0..ARTICLES).step_by(4).collect()
}

/// The same as read from the articles.
fn again() -> &'static EventGraph {
    static AGAIN: LazyLock<EventGraph> = LazyLock::new(|| graph_of(&places()));
    &AGAIN
}

fn file() -> Value {
    static FILE: LazyLock<Value> = LazyLock::new(|| {
        let bytes = jsonld::write(again(), &knowledge().ontology).unwrap();
        serde_json::from_slice(&bytes).unwrap()
    });
    FILE.clone()
}

/// Gives what the file alone shows, and what the texts show.
fn verify(file: &Value) -> (Vec<String>, Vec<String>) {
    let lines = |errors: Vec<Error>| errors.iter().map(ToString::to_string).collect::<Vec<_>>();
    let bytes = serde_json::to_vec(file).unwrap();
    let graph = jsonld::read("graph.jsonld", &bytes).unwrap();
    let mut alone = jsonld::find_edited("graph.jsonld", &bytes, &knowledge().ontology).unwrap();
    alone.extend(find_inconsistent(&graph));
    let mut texts = find_unsupported(&graph, text_of);
    texts.extend(find_otherwise_read(&graph, again()));
    (lines(alone), lines(texts))
}

fn is_statement(node: &Value) -> bool {
    node["@type"][0] == "Statement"
}

/// Gives a random statement of the file for changing.
fn statement(file: &mut Value, index: Index) -> &mut Value {
    let nodes = file["@graph"].as_array_mut().unwrap();
    let mut statements: Vec<&mut Value> = nodes.iter_mut().filter(|node| is_statement(node)).collect();
    let place = index.index(statements.len());
    statements.swap_remove(place)
}

/// Gives the id of a node as it stands in findings.
fn short(node: &Value) -> String {
    node["@id"].as_str().unwrap().strip_prefix(BASE).unwrap().to_owned()
}

/// Gives the IRIs of all linked people of the file.
fn people(file: &Value) -> Vec<Value> {
    let nodes = file["@graph"].as_array().unwrap().iter();
    let people = nodes.filter(|node| node["@id"].as_str().unwrap().contains("/entity/person/"));
    people.map(|node| node["@id"].clone()).collect()
}

/// Gives a selector of a statement: of its cue or of a piece of its content.
fn selector(statement: &mut Value, of_cue: bool) -> &mut Value {
    match (of_cue, statement["content"].is_array()) {
        (true, _) => &mut statement["cue"]["selector"],
        (_, true) => &mut statement["content"][0]["selector"],
        (_, false) => &mut statement["content"]["selector"],
    }
}

#[test]
fn an_untouched_graph_has_no_fault() {
    assert_eq!(verify(&file()), (Vec::new(), Vec::new()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_swapped_speaker_is_found_and_named(index in any::<Index>(), other in any::<Index>()) {
        let mut file = file();
        let people = people(&file);
        let tampered = statement(&mut file, index);
        let others: Vec<&Value> = people.iter().filter(|person| **person != tampered["speaker"]).collect();
        tampered["speaker"] = others[other.index(others.len())].clone();
        let id = short(tampered);
        let (alone, texts) = verify(&file);
        prop_assert!(alone.contains(&format!("{id}: its digest does not fit its fields: it was edited")), "{alone:?}");
        prop_assert!(texts.iter().any(|line| line.starts_with(&format!("{id}: speaker is "))), "{texts:?}");
    }

    #[test]
    fn a_moved_span_is_found(index in any::<Index>(), of_cue in any::<bool>(), by in 1..5_i64, back in any::<bool>()) {
        let mut file = file();
        let tampered = statement(&mut file, index);
        let words = selector(tampered, of_cue);
        let by = if back && words["start"].as_i64().unwrap() >= by { -by } else { by };
        for end in ["start", "end"] {
            words[end] = json!(words[end].as_i64().unwrap() + by);
        }
        let id = short(tampered);
        let (alone, texts) = verify(&file);
        prop_assert!(alone.contains(&format!("{id}: its digest does not fit its fields: it was edited")), "{alone:?}");
        prop_assert!(alone.iter().any(|line| line.starts_with(&format!("{id}: its id does not follow"))), "{alone:?}");
        let field = if of_cue { "cue" } else { "content" };
        prop_assert!(texts.iter().any(|line| line.starts_with(&format!("{id}: {field} is "))), "{texts:?}");
    }

    #[test]
    fn a_statement_added_by_hand_is_found(index in any::<Index>(), digits in "[0-9a-f]{16}", signed in any::<bool>()) {
        let mut file = file();
        let mut added = statement(&mut file, index).clone();
        let (iri, last) = added["@id"].as_str().unwrap().rsplit_once('/').unwrap();
        prop_assume!(last != digits);
        added["@id"] = json!(format!("{iri}/{digits}"));
        if !signed {
            added.as_object_mut().unwrap().remove("digest");
        }
        let id = short(&added);
        file["@graph"].as_array_mut().unwrap().push(added);
        let (alone, texts) = verify(&file);
        prop_assert!(alone.iter().any(|line| line.starts_with(&format!("{id}: it"))), "{alone:?}");
        prop_assert!(alone.iter().any(|line| line.starts_with(&format!("{id}: its id does not follow"))), "{alone:?}");
        let line = format!("{id}: in the graph, but not in the text as it is read");
        prop_assert!(texts.contains(&line), "{texts:?}");
    }

    #[test]
    fn any_other_field_of_a_statement_or_relation_is_found(index in any::<Index>(), key in any::<Index>()) {
        let mut file = file();
        let nodes = file["@graph"].as_array_mut().unwrap();
        let mut told: Vec<&mut Value> = nodes.iter_mut().filter(|node| node.get("digest").is_some()).collect();
        let place = index.index(told.len());
        let node = told[place].as_object_mut().unwrap();
        let words = ["act", "rule", "confidence", "relationType"];
        let keys: Vec<&str> = words.into_iter().filter(|key| node.contains_key(*key)).collect();
        let key = keys[key.index(keys.len())];
        node[key] = if key == "confidence" { json!("0.01") } else { json!("other") };
        let id = short(told[place]);
        let (alone, texts) = verify(&file);
        prop_assert!(alone.iter().any(|line| line.starts_with(&format!("{id}: its "))), "{alone:?}");
        prop_assert!(!texts.is_empty());
    }

    #[test]
    fn a_changed_text_is_found_by_its_digest(index in any::<Index>(), at in any::<Index>()) {
        let place = index.index(ARTICLES);
        let article = &articles()[place];
        let digest = |article: &Article| {
            let file: Value = serde_json::from_slice(
                &jsonld::write(&read_article(article), &knowledge().ontology).unwrap(),
            ).unwrap();
            file["@graph"][0]["textDigest"].clone()
        };
        let mut changed = article.clone();
        let places: Vec<usize> = article.text.char_indices().map(|(place, _)| place).collect();
        changed.text.insert(places[at.index(places.len())], 'x');
        prop_assert_ne!(digest(&changed), digest(article));
    }
}

#[test]
fn the_command_lists_what_it_finds_and_says_what_it_checked() {
    let folder = Folder::new("verify");
    let text = "Putin said on Thursday that the talks are over. “The door is open,” Kishida told Putin.\n";
    folder.write("a.txt", text);
    folder.write("b.txt", "Lavrov accused Japan of delay.\n");
    let dated = ["--published", "2024-06-06"];
    let run = |arguments: &[&str]| {
        let ran = folder.run(&[arguments, &dated].concat(), "");
        (ran.code, ran.out, ran.err)
    };
    let said = |code: i32, out: &str, err: &str| (Some(code), out.to_owned(), err.to_owned());
    assert_eq!(run(&["build", "a.txt", "b.txt", "--quiet"]), said(0, "", ""));
    let counts = "all is well: 2 articles, 3 statements, 1 relations; checked";
    let alone = format!("{counts} by the graph alone: name the articles to check them against their texts\n");
    assert_eq!(run(&["verify"]), said(0, &alone, ""));
    assert_eq!(
        run(&["verify", "a.txt", "b.txt"]),
        said(0, &format!("{counts} against the texts\n"), "")
    );
    let some = format!("{counts} 1 of the articles against their texts, the others by the graph alone\n");
    assert_eq!(run(&["verify", "out/graph.jsonld", "b.txt"]), said(0, &some, ""));

    // The same text read as of another day is no longer the same reading.
    let ran = folder.run(&["verify", "a.txt", "--published", "2024-06-13"], "");
    assert_eq!(ran.code, Some(1));
    let line = "article/a: published is 2024-06-06 in the graph, 2024-06-13 in the text\n";
    assert!(ran.out.starts_with(line), "{}", ran.out);
    assert!(
        ran.out
            .contains("date is 2024-06-06 in the graph, 2024-06-13 in the text\n"),
        "{}",
        ran.out
    );

    folder.write("a.txt", &text.replace("open", "shut"));
    let (code, out, _) = run(&["verify", "a.txt"]);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!((code, lines.len()), (Some(1), 2), "{out}");
    assert_eq!(lines[0], "article/a: its text changed since it was read");
    assert!(
        lines[1].ends_with("`The door is open` does not stand at 49..65 of article/a"),
        "{out}"
    );
}

#[test]
fn the_label_of_a_speaker_is_no_place_to_hide() {
    let mut file = file();
    let nodes = file["@graph"].as_array_mut().unwrap();
    let person = nodes.iter_mut().find(|node| node["label"] == "Vladimir Putin").unwrap();
    person["label"] = json!("Fumio Kishida");
    let (_, texts) = verify(&file);
    let line = "entity/person/vladimir-putin: label is Fumio Kishida in the graph, Vladimir Putin in the text";
    assert_eq!(texts, [line]);
}
