//! The page of a graph: it is the same every time, holds all that the graph holds, and nothing in it is ever markup.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[path = "support/folder.rs"]
mod folder;
#[path = "support/graphs.rs"]
mod graphs;
#[path = "support/articles.rs"]
mod reading;
mod support;

use demarche::article::Article;
use demarche::export::page::{Extras, NameOfParty, source_of, write};
use demarche::graph::{EventGraph, Node, NodeId, build_graph};
use demarche::pipeline::extract;
use folder::Folder;
use graphs::{HOSTILE, hostile_graph, knowledge, small_graph};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::{fs, iter};

fn page(graph: &EventGraph, extras: &Extras) -> String {
    String::from_utf8(write(graph, &knowledge().ontology, extras).unwrap()).unwrap()
}

/// Gives what stands between two texts, of which each is there once.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    assert_eq!(text.matches(before).count(), 1, "{before}");
    text.split_once(before).unwrap().1.split_once(after).unwrap().0
}

fn data(page: &str) -> Value {
    serde_json::from_str(between(
        page,
        "<script type=\"application/json\" id=\"data\">",
        "</script>",
    ))
    .unwrap()
}

fn read(articles: Vec<Article>) -> (EventGraph, Extras) {
    let (mut graph, mut extras) = (EventGraph::default(), Extras::default());
    for article in articles {
        graph.merge(build_graph(&article, &extract(&article, knowledge()), knowledge()));
        extras.texts.insert(NodeId::article(&article.id), article.text);
    }
    (graph, extras)
}

fn articles(path: &str) -> Vec<Article> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    reading::read_articles(&[path])
        .into_iter()
        .map(Result::unwrap)
        .collect()
}

/// Gives every object with words and a place, wherever it stands, with the text of its article.
fn quotes(data: &Value) -> Vec<(&Value, &Value)> {
    let article = |thing: &Value| &data["articles"][thing["article"].as_u64().unwrap() as usize];
    let mut found = Vec::new();
    for statement in data["statements"].as_array().unwrap() {
        let parts = ["who", "verb", "occasion"]
            .iter()
            .filter_map(|part| statement.get(part));
        let words = parts.chain(statement["words"].as_array().unwrap());
        found.extend(words.map(|words| (words, article(statement))));
    }
    for relation in data["relations"].as_array().unwrap() {
        let evidence = relation["evidence"].as_array().unwrap();
        found.extend(evidence.iter().map(|evidence| (&evidence["words"], article(evidence))));
    }
    found
}

#[test]
fn the_page_of_the_seeds_is_small_and_always_the_same() {
    let (graph, extras) = read(articles("seeds"));
    let once = page(&graph, &extras);
    let mut other = EventGraph::default();
    let parts = articles("seeds").into_iter().rev().map(|article| read(vec![article]).0);
    parts.for_each(|part| other.merge(part));
    assert_eq!(once, page(&other, &extras));
    assert!(once.len() < 300_000, "{} bytes", once.len());
}

#[test]
fn everything_of_the_graph_stands_in_the_page() {
    let (graph, extras) = read(articles("seeds"));
    for graph in [graph, small_graph(), hostile_graph()] {
        let data = data(&page(&graph, &extras));
        let ids = |list: &str| -> Vec<String> {
            let items = data[list].as_array().unwrap().iter();
            items.map(|item| item["id"].as_str().unwrap().to_owned()).collect()
        };
        let nodes = |is: fn(&Node) -> bool| -> Vec<String> {
            let nodes = graph.nodes().into_iter().filter(|(_, node)| is(node));
            nodes.map(|(id, _)| id.to_string()).collect()
        };
        assert_eq!(ids("entities"), nodes(|node| matches!(node, Node::Entity(_))));
        assert_eq!(ids("articles"), nodes(|node| matches!(node, Node::Article(_))));
        assert_eq!(ids("statements"), nodes(|node| matches!(node, Node::Statement(_))));
        let relations = graph.relations();
        assert_eq!(ids("relations").len(), relations.len());
        for (item, (actor, relation, recipient)) in iter::zip(data["relations"].as_array().unwrap(), relations) {
            let end = |end: &str| data["entities"][item[end].as_u64().unwrap() as usize]["id"].clone();
            let fact = item["fact"].as_bool().unwrap();
            assert_eq!(
                (end("actor"), end("recipient"), fact),
                (actor.as_str().into(), recipient.as_str().into(), relation.is_fact())
            );
        }
        for (item, (_, statement)) in iter::zip(data["statements"].as_array().unwrap(), graph.statements()) {
            let words: Vec<&str> = item["words"]
                .as_array()
                .unwrap()
                .iter()
                .map(|words| words["exact"].as_str().unwrap())
                .collect();
            let content: Vec<&str> = statement.content.iter().map(|quote| quote.exact.as_str()).collect();
            assert_eq!(words, content);
            let value = statement.said.as_ref().map(|said| said.when.to_string());
            assert_eq!(item["said"]["value"].as_str(), value.as_deref());
        }
    }
}

#[test]
fn hostile_text_is_never_markup() {
    let is_safe = |page: &str| {
        assert_eq!(
            (page.matches("<script").count(), page.matches("</script").count()),
            (2, 2)
        );
        let json = between(page, "<script type=\"application/json\" id=\"data\">", "</script>");
        assert!(!json.contains(['<', '>', '&', '\0', '\u{FEFF}', '\u{FFFE}', '\u{FFFF}']));
        assert!(!between(page, "<title>", "</title>").contains('<'));
        assert!(!between(page, "<h1>", "</h1>").contains('<'));
    };
    is_safe(&page(&hostile_graph(), &Extras::default()));
    let graph = small_graph();
    let id = NodeId::article(&graph.articles().next().unwrap().id);
    for text in HOSTILE {
        let extras = Extras {
            title: Some((*text).to_owned()),
            texts: iter::once((id.clone(), (*text).to_owned())).collect(),
            ..Extras::default()
        };
        let page = page(&graph, &extras);
        is_safe(&page);
        assert_eq!(data(&page)["articles"][0]["text"], *text);
    }
}

#[test]
fn the_policy_allows_this_script_and_this_style_and_nothing_else() {
    // FIPS 180-4: of nothing, of three letters, and of more than a block.
    assert_eq!(source_of(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    assert_eq!(
        source_of("abc"),
        "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='"
    );
    let two = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    assert_eq!(source_of(two), "'sha256-JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE='");
    let page = page(&small_graph(), &Extras::default());
    let script = between(&page, "<script>", "</script>");
    let style = between(&page, "<style>", "</style>");
    let policy = format!(
        "default-src 'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        source_of(script),
        source_of(style)
    );
    assert_eq!(between(&page, "Content-Security-Policy\" content=\"", "\""), policy);
    for wrong in [" style=\"", " onclick=", "<link rel=\"stylesheet", "@import", "url("] {
        assert!(!page.replace(script, "").contains(wrong), "{wrong}");
    }
}

#[test]
fn no_part_of_the_script_makes_markup_of_texts_or_is_too_long() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/export/page");
    let scripts = fs::read_dir(folder.join("js"))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let parts: Vec<PathBuf> = scripts
        .chain(["page.html", "page.css"].map(|name| folder.join(name)))
        .collect();
    let page = page(&small_graph(), &Extras::default());
    for path in parts {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.lines().count() <= 400, "{}", path.display());
        for wrong in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "new Function",
            "fetch(",
            "import(",
        ] {
            assert!(!text.contains(wrong), "{}: {wrong}", path.display());
        }
        // All that is there is used.
        assert!(
            path.extension().is_some_and(|ending| ending == "html") || page.contains(text.trim()),
            "{}",
            path.display()
        );
    }
}

#[test]
fn places_in_texts_are_those_that_javascript_counts() {
    let (graph, extras) = read(articles("tests/exports/astral.ndjson"));
    let data = data(&page(&graph, &extras));
    let quotes = quotes(&data);
    assert!(quotes.len() > 8, "{quotes:?}");
    for (words, article) in quotes {
        let units: Vec<u16> = article["text"].as_str().unwrap().encode_utf16().collect();
        let at: Vec<usize> = words["at"]
            .as_array()
            .unwrap()
            .iter()
            .map(|at| at.as_u64().unwrap() as usize)
            .collect();
        assert_eq!(
            String::from_utf16(&units[at[0]..at[1]]).unwrap(),
            words["exact"].as_str().unwrap()
        );
    }
}

#[test]
fn words_that_stand_elsewhere_in_a_text_have_no_place() {
    let (graph, mut extras) = read(articles("tests/exports/astral.ndjson"));
    for text in extras.texts.values_mut() {
        text.insert(0, '🙂');
    }
    let page = page(&graph, &extras);
    let data = data(&page);
    assert!(quotes(&data).iter().all(|(words, _)| words.get("at").is_none()));
}

#[test]
fn names_of_parties_and_stances_are_shown_where_they_are_given() {
    let graph = small_graph();
    let statement = graph.statements()[0].0.clone();
    let entity = NodeId::new("entity/state/jp");
    let name = |party: &str, name: &str| NameOfParty {
        entity: entity.clone(),
        party: party.to_owned(),
        name: name.to_owned(),
    };
    let extras = Extras {
        title: Some("A < B".to_owned()),
        names: vec![name("Japan", "Nippon"), name("China", "Riben")],
        stances: iter::once((statement, vec!["denied before".to_owned()])).collect(),
        ..Extras::default()
    };
    let page = page(&graph, &extras);
    let data = data(&page);
    assert_eq!(between(&page, "<title>", "</title>"), "A &lt; B");
    assert_eq!(data["parties"], serde_json::json!(["China", "Japan"]));
    assert_eq!(data["statements"][0]["stance"], serde_json::json!(["denied before"]));
    let japan = data["entities"]
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["id"] == entity.as_str());
    assert_eq!(
        japan.unwrap()["calls"],
        serde_json::json!([[1, "Nippon"], [0, "Riben"]])
    );
}

#[test]
fn no_two_nodes_stand_on_each_other() {
    let (graph, extras) = read(articles("seeds"));
    let data = data(&page(&graph, &extras));
    let items = ["entities", "statements"].map(|list| data[list].as_array().unwrap());
    let mut places: Vec<[i64; 2]> = items
        .iter()
        .flat_map(|list| list.iter())
        .map(|item| [0, 1].map(|axis| item["xy"][axis].as_i64().unwrap()))
        .collect();
    let count = places.len();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), count);
    let near = |one: &[i64; 2], other: &[i64; 2]| (one[0] - other[0]).abs() < 12 && (one[1] - other[1]).abs() < 12;
    let pairs = places
        .iter()
        .enumerate()
        .flat_map(|(index, one)| places[..index].iter().map(move |other| (one, other)));
    let close: Vec<_> = pairs.filter(|(one, other)| near(one, other)).collect();
    assert_eq!(close, []);
}

#[test]
fn view_writes_a_page_of_articles_of_graphs_and_of_a_part() {
    let folder = Folder::new("view");
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("seeds")
        .display()
        .to_string();
    let count = |arguments: &[&str]| {
        let ran = folder.run(&[&["view", "-o", "p.html"], arguments].concat(), "");
        assert_eq!(
            (ran.code, ran.err.as_str(), ran.out.as_str()),
            (Some(0), "", "written: p.html\n")
        );
        let data = data(&fs::read_to_string(folder.0.join("p.html")).unwrap());
        let texts = data["articles"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|article| article.get("text").is_some());
        (
            data["statements"].as_array().unwrap().len(),
            texts.count(),
            data["parties"].to_string(),
        )
    };
    let all = count(&[&seeds]);
    assert_eq!((all.1, all.2.as_str()), (2, "[\"Japan\",\"Russia\"]"));
    assert_eq!(folder.run(&["build", &seeds, "--quiet"], "").code, Some(0));
    assert_eq!(count(&[]), (all.0, 0, all.2.clone()));
    let part = count(&[&seeds, "--by", "Hayashi"]);
    assert!(part.0 > 0 && part.0 < all.0, "{part:?}");
    let ran = folder.run(&["view", "-", "--quiet"], "");
    assert_eq!(ran.code, Some(1));
    let built = fs::read_to_string(folder.0.join("out/graph.html")).unwrap();
    assert_eq!(data(&built)["statements"].as_array().unwrap().len(), all.0);
}
