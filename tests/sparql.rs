//! `demarche sparql`: with the feature `sparql` it answers, without it says how to get it.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[cfg(feature = "sparql")]
#[path = "support/articles.rs"]
mod articles;
#[path = "support/folder.rs"]
mod folder;

use folder::Folder;

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");

#[cfg(not(feature = "sparql"))]
#[test]
fn without_the_feature_the_command_says_how_to_get_it() {
    let ran = Folder::new("sparql").run(&["sparql", "ASK {}", SEEDS], "");
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(
        ran.err.contains("cargo install --path . --features sparql"),
        "{}",
        ran.err
    );
}

#[cfg(feature = "sparql")]
mod answers {
    use super::*;
    use demarche::article::Article;
    use demarche::export::jsonld;
    use demarche::graph::{EventGraph, build_graph};
    use demarche::knowledge::Knowledge;
    use demarche::pipeline::extract;
    use demarche::query::sparql::{Results, Triples};
    use oxjsonld::JsonLdParser;
    use oxrdf::{Dataset, Quad};
    use proptest::prelude::*;
    use proptest::sample::Index;
    use spareval::{QueryEvaluator, QueryResults};
    use spargebra::SparqlParser;
    use std::sync::LazyLock;

    fn knowledge() -> &'static Knowledge {
        static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::built_in().unwrap());
        &KNOWLEDGE
    }

    fn graph_of(paths: &[&str]) -> (EventGraph, Vec<u8>) {
        let mut graph = EventGraph::default();
        let paths: Vec<_> = paths.iter().map(Into::into).collect();
        for article in articles::read_articles(&paths).into_iter().map(Result::unwrap) {
            graph.merge(build_graph(&article, &extract(&article, knowledge()), knowledge()));
        }
        let bytes = jsonld::write(&graph, &knowledge().ontology).unwrap();
        (graph, bytes)
    }

    /// The seeds, and an article in which somebody claims something.
    fn bytes() -> &'static [u8] {
        static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| {
            let claim = Article::from_text("claim", "Putin said that Japan claims the Northern Territories.", None);
            let (mut graph, _) = graph_of(&[SEEDS]);
            graph.merge(build_graph(&claim, &extract(&claim, knowledge()), knowledge()));
            jsonld::write(&graph, &knowledge().ontology).unwrap()
        });
        &BYTES
    }

    fn ask(bytes: &[u8], query: &str, format: &str) -> String {
        let triples = Triples::read("x.jsonld", bytes).unwrap();
        let results = triples.ask("query", query).unwrap();
        String::from_utf8(results.write(format, &triples).unwrap()).unwrap()
    }

    #[test]
    fn no_statement_and_no_relation_is_lost_on_the_way_to_rdf() {
        let hostile = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/exports/hostile.ndjson");
        let (graph, bytes) = graph_of(&[SEEDS, hostile]);
        let query = "SELECT (COUNT(DISTINCT ?s) AS ?statements) (COUNT(DISTINCT ?r) AS ?relations) {
                       { ?s a :Statement; :cue/oa:hasSelector/oa:exact ?words; :digest ?d } UNION
                       { ?r a :Relation; :evidence/:quote/oa:hasSelector/oa:exact ?words; :digest ?d }
                     }";
        let expected = format!(
            "statements,relations\r\n{},{}\r\n",
            graph.statements().len(),
            graph.relations().len()
        );
        assert_eq!(ask(&bytes, query, "csv"), expected);
    }

    #[test]
    fn a_claim_stands_in_the_graph_of_its_statement_alone() {
        let claims = "<entity/state/jp> :claims <entity/territory/northern-territories>";
        let query = format!("SELECT ?name {{ GRAPH ?s {{ {claims} }} ?s prov:wasAttributedTo/rdfs:label ?name }}");
        assert_eq!(ask(bytes(), &query, "tsv"), "?name\n\"Vladimir Putin\"\n");
        let ask_default = "ASK { <entity/state/ru> :controls <entity/territory/northern-territories> }";
        assert_eq!(ask(bytes(), ask_default, "csv"), "true");
        let named = "ASK { GRAPH ?g { <entity/state/ru> :controls <entity/territory/northern-territories> } }";
        assert_eq!(ask(bytes(), named, "json"), "{\"head\":{},\"boolean\":false}");
    }

    #[test]
    fn triples_come_in_turtle_and_n_triples() {
        let query = "CONSTRUCT WHERE { <entity/state/jp> :imposed_sanctions_on ?b }";
        let line = "<https://w3id.org/demarche/entity/state/jp> <https://w3id.org/demarche/vocab#imposed_sanctions_on> \
                    <https://w3id.org/demarche/entity/state/ru> .\n";
        assert_eq!(ask(bytes(), query, "ntriples"), line);
        let turtle = ask(bytes(), query, "turtle");
        let last = "<entity/state/jp> :imposed_sanctions_on <entity/state/ru> .\n";
        assert!(turtle.ends_with(last), "{turtle}");
    }

    #[test]
    fn a_query_or_format_that_fits_nothing_is_an_error_with_its_place() {
        let triples = Triples::read("x.jsonld", bytes()).unwrap();
        let error = |query: &str| triples.ask("query", query).unwrap_err().to_string();
        assert!(error("SELECT").starts_with("query: error at 1:7: "));
        assert!(error("ASK { SERVICE <http://x/> { ?s ?p ?o } }").contains("not supported"));
        let yes = triples.ask("query", "ASK {}").unwrap();
        assert_eq!(
            yes.write("turtle", &triples).unwrap_err().to_string(),
            "--format: rows are written as json, csv or tsv, not as turtle"
        );
        assert!(matches!(yes, Results::Boolean(true)));
    }

    #[test]
    fn the_command_takes_a_query_or_a_file_of_one_and_shows_a_table() {
        let folder = Folder::new("sparql");
        let query = "# Who speaks?\nSELECT ?who (COUNT(?s) AS ?n) { ?s prov:wasAttributedTo ?who } \
                     GROUP BY ?who ORDER BY DESC(?n) LIMIT 1";
        folder.write("select.rq", query);
        for query in ["select.rq", &query[14..]] {
            let ran = folder.run(&["sparql", query, SEEDS], "");
            assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
            assert!(ran.out.contains("\nentity/person/vladimir-putin  14\n"), "{}", ran.out);
        }
        let ran = folder.run(&["sparql", "ask{}", SEEDS], "");
        assert_eq!((ran.code, ran.out.as_str()), (Some(0), "true\n"));
        let ran = folder.run(&["sparql", "missing.rq", SEEDS], "");
        assert_eq!(ran.code, Some(1));
        assert!(ran.err.starts_with("error: missing.rq: "), "{}", ran.err);
        let ran = folder.run(&["sparql", "SELECT ?s { ?s :nonsense ?o }", SEEDS], "");
        assert_eq!(
            (ran.code, ran.out.as_str(), ran.err.as_str()),
            (Some(0), "", "no such thing\n")
        );
    }

    #[test]
    fn every_example_of_the_help_works_on_the_seeds() {
        let folder = Folder::new("sparql-help");
        let help = folder.run(&["sparql", "--help"], "").out;
        let examples = help.lines().filter(|line| line.starts_with("  demarche sparql '"));
        for example in examples.clone() {
            let quoted: Vec<&str> = example.splitn(3, '\'').collect();
            let more = quoted[2].replace("seeds", SEEDS);
            let arguments: Vec<&str> = ["sparql", quoted[1]]
                .into_iter()
                .chain(more.split_whitespace())
                .collect();
            let ran = folder.run(&arguments, "");
            assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{example}");
        }
        assert_eq!(examples.count(), 5);
    }

    /// The quads of the same graph in a store that is not ours.
    fn dataset() -> &'static (Vec<Quad>, Dataset) {
        static DATASET: LazyLock<(Vec<Quad>, Dataset)> = LazyLock::new(|| {
            let quads: Vec<Quad> = JsonLdParser::new().for_slice(bytes()).map(Result::unwrap).collect();
            // Blank nodes have other names in every store.
            let named = |quad: &Quad| !quad.subject.is_blank_node() && !quad.object.is_blank_node();
            let dataset = quads.iter().cloned().collect();
            (quads.into_iter().filter(named).collect(), dataset)
        });
        &DATASET
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_pattern_finds_what_another_store_finds(index in any::<Index>(), bound in any::<[bool; 3]>(), named in any::<bool>()) {
            static TRIPLES: LazyLock<Triples> = LazyLock::new(|| Triples::read("x.jsonld", bytes()).unwrap());
            let (quads, dataset) = dataset();
            let quad = &quads[index.index(quads.len())];
            let ends = [quad.subject.to_string(), quad.predicate.to_string(), quad.object.to_string()];
            let mut pattern = String::new();
            for ((end, bound), variable) in ends.into_iter().zip(bound).zip(["?s ", "?p ", "?o "]) {
                pattern += &if bound { end + " " } else { variable.to_owned() };
            }
            let pattern = if named { format!("GRAPH ?g {{ {pattern} }}") } else { pattern };
            let query = format!("SELECT (COUNT(*) AS ?n) (SUM(STRLEN(STR(?s))) AS ?l) {{ {pattern} }}");
            let parsed = SparqlParser::new().parse_query(&query).unwrap();
            let found = QueryEvaluator::new().prepare(&parsed).execute(dataset).unwrap();
            let QueryResults::Solutions(solutions) = found else { panic!("no solutions") };
            let expected: Vec<String> = solutions.map(|row| format!("{:?}", row.unwrap())).collect();
            let Results::Solutions { rows, .. } = TRIPLES.ask("query", &query).unwrap() else { panic!("no solutions") };
            let rows: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
            prop_assert_eq!(rows, expected);
        }
    }
}
