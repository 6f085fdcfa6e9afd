//! How the times of statements and relations were found.

use super::answer::{Answer, Row};
use super::filter::Filter;
use super::record;
use super::view::View;
use crate::graph::{Dated, DatedFrom, Quote, article_label, one_line};
use serde_json::Value;
use std::collections::BTreeMap;

/// Gives every time that words tell, once for each place where they stand, in the order of the articles.
pub fn dates(view: &View, filter: &Filter) -> Answer {
    let head = [
        "words",
        "time",
        "precision",
        "rule",
        "counted from",
        "used for",
        "read in",
    ];
    let mut answer = Answer::new(&head);
    let mut found: BTreeMap<&Quote, (&Dated, Vec<&'static str>)> = BTreeMap::new();
    let mut add = |dated, used| {
        let uses = &mut found.entry(words_of(dated)).or_insert((dated, Vec::new())).1;
        if !uses.contains(&used) {
            uses.push(used);
        }
    };
    for said in filter.statements(view) {
        said.statement.said.iter().for_each(|dated| add(dated, "said"));
        said.statement.about_when.iter().for_each(|dated| add(dated, "about"));
    }
    if *filter == Filter::default() {
        for (_, relation, _) in view.relations.iter().copied() {
            let happened = relation
                .evidence
                .iter()
                .filter_map(|evidence| evidence.happened.as_ref());
            happened.for_each(|dated| add(dated, "happened"));
        }
    }
    for (words, (dated, uses)) in found {
        let mut record = record::moment(dated).as_object().cloned().unwrap_or_default();
        record.insert("article".to_owned(), Value::from(words.article.as_str()));
        let from = match &dated.anchor {
            None => String::new(),
            Some(DatedFrom::Publication) => "publication".to_owned(),
            Some(DatedFrom::Time(value)) => value.to_string(),
            Some(DatedFrom::Entity(entity)) => view.label(entity),
        };
        let inferred = if dated.inferred { ", inferred" } else { "" };
        let cells = vec![
            one_line(&words.exact),
            format!("{}{inferred}", dated.when),
            dated.when.value.precision().to_string(),
            dated.rule.to_string(),
            from,
            uses.join(", "),
            article_label(view.graph, &words.article),
        ];
        answer.rows.push(Row { cells, record });
    }
    answer
}

fn words_of(dated: &Dated) -> &Quote {
    &dated.words
}
