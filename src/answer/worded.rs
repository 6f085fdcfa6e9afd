//! Positions on a matter that no topic has, by the words that somebody asks for: "a second referendum".

use crate::article::Article;
use crate::graph::{NodeId, Quote, StanceNode, StatementNode, content_label, stems};
use crate::knowledge::Knowledge;
use crate::lookup::find_meaning;
use crate::ontology::{Position, RuleId, StatementKind, TopicId};
use crate::pipeline::extract;
use crate::query::View;

/// Words of a matter that say nothing of it.
const PLAIN: [&str; 12] = [
    "a",
    "additional",
    "an",
    "any",
    "further",
    "its",
    "more",
    "new",
    "other",
    "some",
    "the",
    "their",
];
/// Words behind which more is said of a matter.
const BEHIND: [&str; 10] = [
    "about", "against", "between", "by", "for", "in", "of", "on", "to", "with",
];
/// Who stands for whoever says it: what is read are his words.
const SPEAKER: &str = "Ann Lee";

/// A position that is read from a statement, with who takes it.
pub(super) struct WordedPosition<'g> {
    pub(super) speaker: &'g NodeId,
    pub(super) statement: &'g NodeId,
    pub(super) stance: StanceNode,
}

/// A matter that no topic is called: its own words, and those that say more of it.
pub(super) struct Matter {
    /// A topic that its words name, where they do: "sanctions" of "new sanctions on Iran".
    pub(super) topic: Option<TopicId>,
    /// What it is called, without what says more: "nuclear deal" of "the nuclear deal with Iran".
    head: String,
    /// The stems that a statement on it has besides.
    rest: Vec<String>,
}

impl Matter {
    /// Reads what somebody calls a matter.
    pub(super) fn new(words: &str, knowledge: &Knowledge) -> Self {
        let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
        let known: Vec<&str> = words
            .iter()
            .map(String::as_str)
            .filter(|word| !PLAIN.contains(word))
            .collect();
        let end = known
            .iter()
            .position(|word| BEHIND.contains(word))
            .unwrap_or(known.len());
        let topic = |from: usize| {
            let topic = knowledge.stance.topic_named(&known[from..end].join(" "))?;
            Some((from, topic.id.clone()))
        };
        let found = (0..end).find_map(topic);
        let start = found.as_ref().map_or(0, |(from, _)| *from);
        let more = known[..start].iter().chain(&known[end..]).copied().collect::<Vec<_>>();
        Self {
            topic: found.map(|(_, topic)| topic),
            head: known[start..end].join(" "),
            rest: stems(&more.join(" ")),
        }
    }

    /// Says whether a statement has the words that say more, or is about whom they name.
    pub(super) fn fits(&self, view: &View, statement: &NodeId) -> bool {
        let Some(said) = view.statement(statement) else {
            return false;
        };
        let mut own = stems(said.folded());
        own.extend(said.about.iter().flat_map(|about| stems(&view.label(about))));
        self.rest.iter().all(|stem| own.contains(stem))
    }
}

/// Reads the statements that have the words of a matter, and gives where they stand on it; and how many there are.
pub(super) fn worded<'g>(
    view: &View<'g>,
    matter: &Matter,
    words: &str,
    knowledge: &Knowledge,
) -> (Vec<WordedPosition<'g>>, usize) {
    let topic = TopicId::from(matter.head.as_str());
    let mut nouns = vec![matter.head.clone()];
    // "The Iran nuclear deal" is the Joint Comprehensive Plan of Action as well.
    let mut entities = Vec::new();
    for found in find_meaning(words, None, knowledge).names {
        let entity = knowledge.gazetteer.entity(&found.entity.entity);
        nouns.extend(entity.into_iter().map(|entity| entity.label.to_lowercase()));
        entities.push(NodeId::entity(&found.entity.entity));
    }
    let knowledge = Knowledge {
        stance: knowledge.stance.with_topic(&topic, nouns.clone()),
        ..knowledge.clone()
    };
    let wanted = stems(&matter.head);
    let statements = view.statements.iter().filter(|said| {
        let own = stems(said.folded());
        wanted.iter().all(|stem| own.contains(stem)) && matter.fits(view, said.id)
            || said.about.iter().any(|about| entities.contains(about))
    });
    let mut found = Vec::new();
    let mut count = 0;
    for said in statements {
        let Some(&speaker) = said.speakers.first() else {
            continue;
        };
        count += 1;
        for (position, words, rule) in read(said.statement, &topic, &knowledge) {
            found.push(WordedPosition {
                speaker,
                statement: said.id,
                stance: StanceNode {
                    topic: topic.clone(),
                    position,
                    words,
                    rule,
                },
            });
        }
    }
    (found, count)
}

/// A position, the words that show it and the rule that found it.
type Read = (Position, Quote, RuleId);

/// Reads a statement as a sentence of its own.
fn read(statement: &StatementNode, topic: &TopicId, knowledge: &Knowledge) -> Vec<Read> {
    let Some(first) = statement.content.first() else {
        return Vec::new();
    };
    let cue = statement.cue.exact.trim();
    let is_verb = cue.chars().any(char::is_alphabetic) && !cue.to_lowercase().starts_with("according");
    let cue = if is_verb { cue } else { "said" };
    let content = content_label(statement);
    let text = match statement.kind {
        StatementKind::Direct => format!("{SPEAKER} {cue}: \"{content}.\""),
        _ => format!("{SPEAKER} {cue} {content}."),
    };
    let article = Article::from_text("statement", text, None);
    let extraction = extract(&article, knowledge);
    let own = extraction.stances.iter().filter(|stance| stance.topic == *topic);
    own.map(|stance| {
        let words = stance.span.slice(&article.text);
        (stance.position, quote(first, words), stance.rule.clone())
    })
    .collect()
}

/// Gives some words where they stand in the article; all of the first piece where they do not stand in it.
fn quote(piece: &Quote, words: &str) -> Quote {
    let Some(at) = piece.exact.find(words) else {
        return piece.clone();
    };
    let before = piece.exact[..at].chars().count();
    let start = piece.start + u32::try_from(before).unwrap_or_default();
    Quote {
        article: piece.article.clone(),
        start,
        end: start + u32::try_from(words.chars().count()).unwrap_or_default(),
        exact: words.to_owned(),
    }
}
