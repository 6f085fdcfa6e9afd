//! Every rule of `data/` shows where it fires and where it must not; here all of them do.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "support/report.rs"]
mod report;

use chrono::NaiveDate;
use demarche::article::Article;
use demarche::data::DataFile;
use demarche::extraction::Extraction;
use demarche::knowledge::Knowledge;
use demarche::pipeline::extract;
use demarche::relation::{EdgeDetails, ExampleEdge, Relation, RelationLexicon};
use report::report;

fn read(text: &str, knowledge: &Knowledge) -> (Article, Extraction) {
    let article = Article::from_text("example", text, NaiveDate::from_ymd_opt(2024, 6, 6));
    let extraction = extract(&article, knowledge);
    (article, extraction)
}

/// Gives the statements as speaker and content, with ` … ` between the pieces.
fn statements(article: &Article, extraction: &Extraction) -> Vec<(String, String, String)> {
    let words = |statement: &demarche::statement::Statement| {
        let pieces: Vec<&str> = statement.content.iter().map(|span| span.slice(&article.text)).collect();
        (
            statement.speaker.name.clone(),
            pieces.join(" … "),
            statement.rule.to_string(),
        )
    };
    extraction.statements.iter().map(words).collect()
}

#[test]
fn every_cue_shows_where_it_fires_and_where_it_must_not() {
    let knowledge = Knowledge::built_in().unwrap();
    let mut failures = Vec::new();
    for cue in knowledge.statement.cues() {
        for example in &cue.fires {
            let (article, extraction) = read(&example.text, &knowledge);
            let found = statements(&article, &extraction);
            let fires = |(speaker, content, rule): &(String, String, String)| {
                *speaker == example.speaker && *content == example.content && rule.starts_with(cue.id.as_str())
            };
            if !found.iter().any(fires) {
                failures.push(format!("{} does not fire: {}\n  found {found:?}", cue.id, example.text));
            }
        }
        for text in &cue.not {
            let (article, extraction) = read(text, &knowledge);
            let found = statements(&article, &extraction);
            if found
                .iter()
                .any(|(_, _, rule)| rule.starts_with(&format!("{}-", cue.id)))
            {
                failures.push(format!("{} fires: {text}\n  found {found:?}", cue.id));
            }
        }
    }
    report(&failures);
}

#[test]
fn every_noun_cue_shows_where_it_fires_and_where_it_must_not() {
    let knowledge = Knowledge::built_in().unwrap();
    let mut failures = Vec::new();
    for cue in knowledge.statement.noun_cues() {
        let noun = format!("{}-noun-", cue.id);
        for example in &cue.fires {
            let (article, extraction) = read(&example.text, &knowledge);
            let found = statements(&article, &extraction);
            let fires = |(speaker, content, rule): &(String, String, String)| {
                *speaker == example.speaker && *content == example.content && rule.starts_with(&noun)
            };
            if !found.iter().any(fires) {
                failures.push(format!("{} does not fire: {}\n  found {found:?}", cue.id, example.text));
            }
        }
        for text in &cue.not {
            let (article, extraction) = read(text, &knowledge);
            let found = statements(&article, &extraction);
            if found.iter().any(|(_, _, rule)| rule.starts_with(&noun)) {
                failures.push(format!("{} fires: {text}\n  found {found:?}", cue.id));
            }
        }
    }
    report(&failures);
}

#[test]
fn every_act_rule_shows_where_it_fires_and_where_it_must_not() {
    let knowledge = Knowledge::built_in().unwrap();
    let mut failures = Vec::new();
    for rule in knowledge.statement.act_rules() {
        let acts = |text: &str| {
            let (_, extraction) = read(text, &knowledge);
            let acts: Vec<String> = extraction
                .statements
                .iter()
                .map(|statement| statement.act.to_string())
                .collect();
            acts
        };
        for text in &rule.fires {
            if !acts(text).iter().any(|act| act == rule.act.as_str()) {
                failures.push(format!("{} does not fire: {text}\n  found {:?}", rule.id, acts(text)));
            }
        }
        for text in &rule.not {
            if acts(text).iter().any(|act| act == rule.act.as_str()) {
                failures.push(format!("{} fires: {text}", rule.id));
            }
        }
    }
    report(&failures);
}

#[test]
fn every_relation_rule_shows_where_it_fires_and_where_it_must_not() {
    let knowledge = Knowledge::built_in().unwrap();
    let mut failures = Vec::new();
    for rule in knowledge.relation.rules() {
        let edges = |text: &str| {
            let (_, extraction) = read(text, &knowledge);
            let relations = extraction.relations.iter();
            let own = relations.filter(|relation| relation.evidence.rule.as_str() == rule.id);
            own.map(|relation| edge(relation, &knowledge)).collect::<Vec<_>>()
        };
        for example in &rule.fires {
            let found = edges(&example.text);
            if found != example.edges {
                failures.push(format!(
                    "{}: {}\n  expected {}\n  found    {}",
                    rule.id,
                    example.text,
                    serde_json::to_string(&example.edges).unwrap(),
                    serde_json::to_string(&found).unwrap()
                ));
            }
        }
        for text in &rule.not {
            let found = edges(text);
            if !found.is_empty() {
                failures.push(format!("{} fires: {text}\n  found {found:?}", rule.id));
            }
        }
    }
    report(&failures);
}

/// Gives a relation as its edge is told, with all that is not plain.
fn edge(relation: &Relation, knowledge: &Knowledge) -> ExampleEdge {
    let ontology = &knowledge.ontology;
    let told = ontology.edge(&relation.relation_type, relation.polarity, relation.modality);
    let details = EdgeDetails {
        polarity: told.polarity,
        modality: relation.modality,
        when: relation.happened.as_ref().map(|happened| happened.when.to_string()),
        place: relation.place.as_ref().map(|place| place.name.clone()),
    };
    ExampleEdge(
        relation.actor.name.clone(),
        told.relation_type.clone(),
        relation.recipient.name.clone(),
        details,
    )
}

#[test]
fn every_noun_that_points_back_shows_where_it_does_and_where_it_must_not() {
    let knowledge = Knowledge::built_in().unwrap();
    let mut failures = Vec::new();
    for rule in knowledge.coreference.head_rules() {
        let points = |text: &str| {
            let (_, extraction) = read(text, &knowledge);
            let rules = ["latest-of-kind", "only-islands", "only-near"];
            extraction
                .references
                .references
                .iter()
                .any(|reference| rules.contains(&reference.rule.as_str()))
        };
        failures.extend(
            rule.fires
                .iter()
                .filter(|text| !points(text))
                .map(|text| format!("{} does not fire: {text}", rule.id)),
        );
        failures.extend(
            rule.not
                .iter()
                .filter(|text| points(text))
                .map(|text| format!("{} fires: {text}", rule.id)),
        );
    }
    report(&failures);
}

/// Gives what a line of `data/relation/` fails with; empty if it loads.
fn failure_of(line: &str) -> String {
    let file = DataFile {
        path: "data/relation/wrong.jsonl".into(),
        text: line.to_owned().into(),
    };
    RelationLexicon::parse(&[file], &Knowledge::built_in().unwrap().ontology)
        .map_or_else(|error| error.to_string(), |_| String::new())
}

#[test]
fn a_rule_that_could_never_fire_fails_at_load() {
    let rule = |relation: &str, trigger: &str, rest: &str| {
        format!(r#"{{"id":"wrong","relation":"{relation}","trigger":{{{trigger}}},{rest},"fires":[],"not":[]}}"#)
    };
    let ends = r#""actor":"subject","recipient":"object""#;
    assert_eq!(failure_of(&rule("visited", r#""verb":["visit"]"#, ends)), "");
    let cases = [
        // A noun has no object, a statement no owner.
        (
            "visited",
            r#""noun":["visit"]"#,
            r#""actor":"owner","recipient":"object""#,
            "`recipient`",
        ),
        (
            "accused",
            r#""act":["accuse"]"#,
            r#""actor":"owner","recipient":"target""#,
            "`actor`",
        ),
        // What only verbs govern.
        (
            "visited",
            r#""noun":["visit"]"#,
            r#""actor":"owner","recipient":"noun","finite":true"#,
            "`finite`",
        ),
        (
            "accused",
            r#""act":["acuse"]"#,
            r#""actor":"speaker","recipient":"target""#,
            "unknown act `acuse`",
        ),
        (
            "plans_to_visit",
            r#""verb":["visit"]"#,
            ends,
            "`plans_to_visit` is how `visited` is denied or planned",
        ),
        ("vist", r#""verb":["visit"]"#, ends, "unknown relation type `vist`"),
    ];
    for (relation, trigger, rest, expected) in cases {
        let told = failure_of(&rule(relation, trigger, rest));
        assert!(told.starts_with("data/relation/wrong.jsonl:1: "), "{told}");
        assert!(told.contains(expected), "{told}, not {expected}");
    }
}

#[test]
fn a_family_that_could_never_fire_fails_at_load() {
    let family = |words: &str| format!(r#"{{"id":"wrong","relation":"expelled",{words},"fires":[],"not":[]}}"#);
    assert_eq!(failure_of(&family(r#""verbs":["expel"]"#)), "");
    assert_eq!(failure_of(&family(r#""nouns":["expulsion"],"toward":["of"]"#)), "");
    let cases = [
        (r#""light":["order"]"#, "`verbs` or `nouns` is missing"),
        (r#""verbs":["Expel"]"#, "`trigger` never meets `Expel`"),
        (r#""nouns":["expulsion"]"#, "`toward` has no words"),
        (
            r#""nouns":["expulsion"],"toward":["of"],"alone":false"#,
            "need `light` verbs",
        ),
        (r#""verbs":["expel"],"toward":["of"]"#, "belong to `nouns`"),
        (
            r#""verbs":["expel"],"recipient_kinds":["Diplomat"]"#,
            "unknown kind `Diplomat`",
        ),
        (r#""nouns":["expulsion"],"toward":["of"],"finite":true"#, "`finite`"),
    ];
    for (words, expected) in cases {
        let told = failure_of(&family(words));
        assert!(told.contains(expected), "{told}, not {expected}");
    }
}

#[test]
fn a_verb_added_from_outside_has_every_form() {
    let mut knowledge = Knowledge::built_in().unwrap();
    let line = r#"{"id":"boot-out","relation":"expelled","verbs":["eject"],"fires":[],"not":[]}"#;
    let file = DataFile {
        path: "data/relation/own.jsonl".into(),
        text: line.into(),
    };
    knowledge.relation = RelationLexicon::parse(&[file], &knowledge.ontology).unwrap();
    for text in [
        "Russia ejected two British diplomats.",
        "Two British diplomats were ejected by Russia.",
        "Two British diplomats ejected by Russia left on Monday.",
        "Russia, which had ejected two British diplomats, said nothing.",
    ] {
        let (_, extraction) = read(text, &knowledge);
        let found: Vec<ExampleEdge> = extraction
            .relations
            .iter()
            .map(|found| edge(found, &knowledge))
            .collect();
        let told = found
            .iter()
            .map(|ExampleEdge(actor, _, recipient, _)| (actor.as_str(), recipient.as_str()));
        assert_eq!(
            told.collect::<Vec<_>>(),
            [("Russia", "diplomats (United Kingdom)")],
            "{text}"
        );
    }
}
