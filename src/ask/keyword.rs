//! Words alone, as in a search box: "Essequibo Maduro" → all in which both take part.

use super::deed::Asks;
use super::form::QuestionCommand;
use super::question::Understood;
use super::request::Request;
use crate::graph::fold;
use crate::graph::stems;
use crate::knowledge::Knowledge;
use crate::lookup::find_meaning;
use crate::sentence::Tag;

/// Words of sentences.
const LINKING: [&str; 15] = [
    "vs", "versus", "the", "a", "an", "by", "that", "not", "i", "you", "me", "he", "it", "if", "whether",
];

/// So many words make a list; more are a sentence that is not understood.
const MOST: usize = 8;

/// So many names one request can limit.
const NAMES: usize = 3;

/// Reads names and words; `None` where the words ask or tell something, or there are too many.
pub(super) fn find_keywords(words: &str, asking: &[String], knowledge: &Knowledge) -> Option<Understood> {
    let folded = fold(words);
    let mut all = folded.split_whitespace();
    let count = folded.split_whitespace().count();
    if count == 0
        || count > MOST
        || all.any(|word| asking.iter().any(|asking| asking == word) || LINKING.contains(&word))
    {
        return None;
    }
    // "newest news on Huawei", "top five speakers on Hong Kong" ask for what words alone do not give.
    const ORDER: [&str; 9] = [
        "best", "first", "last", "latest", "most", "newest", "recent", "top", "worst",
    ];
    if folded.split_whitespace().any(|word| ORDER.contains(&word)) {
        return None;
    }
    // "Summarize the articles" orders something.
    let first = folded.split_whitespace().next().unwrap_or_default();
    let may_be = |tag| knowledge.sentence.may_be(first, tag);
    if may_be(Tag::VerbBase) && !may_be(Tag::Noun) {
        return None;
    }
    let words: Vec<&str> = words
        .split_whitespace()
        .map(|word| word.trim_matches([',', '"', ':', ';']))
        .collect();
    let mut names: Vec<String> = Vec::new();
    let mut rest: Vec<&str> = Vec::new();
    let mut said = None;
    let mut at = 0;
    while at < words.len() {
        // "North Korea" before "Korea".
        let ends = (at + 1..=words.len()).rev();
        let name = ends
            .map(|end| words[at..end].join(" "))
            .find(|name| is_name(name, knowledge));
        match name {
            Some(name) if names.len() < NAMES => {
                at += name.split(' ').count();
                names.push(name);
                continue;
            }
            _ if is_year(words[at]) && said.is_none() => said = Some(words[at].to_owned()),
            // "sanctions on North Korea"
            _ if stems(words[at]).is_empty() => {}
            _ => rest.push(words[at]),
        }
        at += 1;
    }
    let text = rest.join(" ");
    let mut names = names.into_iter();
    Some(Understood {
        command: QuestionCommand::Timeline,
        request: Request {
            by: names.next(),
            to: names.next(),
            about: names.next(),
            text: Some(text).filter(|text| !text.is_empty()),
            said,
            ..Request::default()
        },
        topic: None,
        position: None,
        own_voice: false,
        yes_or_no: false,
        relations: Vec::new(),
        asks: Asks::All,
        kind: None,
        is_counted: false,
        group: None,
        place: None,
        limit: None,
        asker: None,
        event: None,
        unused: Vec::new(),
        respelled: None,
        form: "keywords".to_owned(),
    })
}

fn is_name(words: &str, knowledge: &Knowledge) -> bool {
    words.starts_with(char::is_uppercase) && !find_meaning(words, None, knowledge).names.is_empty()
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1500..2100).contains(&year))
}
