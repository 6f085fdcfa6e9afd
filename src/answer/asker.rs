//! Who is of a kind that a question asks for: "US senators", "Chinese officials".

use crate::ask::{PeopleKind, plural_of, side};
use crate::graph::{Node, NodeId, stems};
use crate::knowledge::Knowledge;
use crate::lookup::find_meaning;
use crate::query::View;
use rustc_hash::{FxHashMap, FxHashSet};

/// Relations that tell what somebody is.
const TELLING: [&str; 2] = ["holds_office", "member_of"];

/// Words of a kind that need not be told: "countries" are states.
const PLAIN: [&str; 10] = [
    "or",
    "and",
    "country",
    "countries",
    "government",
    "governments",
    "nation",
    "nations",
    "state",
    "states",
];
/// Words before an office that make it another: the deputy minister is not the minister.
const OTHER: [&str; 5] = ["deputy", "vice", "assistant", "shadow", "former"];

/// A kind of people, as a question names it.
pub(super) struct KindAsked<'k> {
    /// The nouns of `data/ask/askers.jsonl`; "countries" is none of them.
    askers: Vec<&'k PeopleKind>,
    /// The states that its people are of, by their labels; any if empty.
    states: Vec<String>,
    /// Words of their parties and offices: "Republican".
    others: Vec<String>,
    /// Words that nothing tells of anybody: "senior".
    pub(super) unused: Vec<String>,
    knowledge: &'k Knowledge,
}

impl<'k> KindAsked<'k> {
    /// Reads what a kind of people is called.
    pub(super) fn new(words: &str, askers: &'k [PeopleKind], knowledge: &'k Knowledge) -> Self {
        let mut rest = format!(" {words} ");
        let mut found = Vec::new();
        for asker in askers {
            for form in [plural_of(&asker.id), asker.id.clone()] {
                let at = rest.to_lowercase().find(&format!(" {form} "));
                if let Some(at) = at {
                    rest.replace_range(at..at + form.len() + 1, "");
                    found.push(asker);
                }
            }
        }
        let mut kind = Self {
            askers: found,
            states: Vec::new(),
            others: Vec::new(),
            unused: Vec::new(),
            knowledge,
        };
        let rest = rest.trim();
        if let Some(state) = kind.state(rest) {
            kind.states.push(state);
            return kind;
        }
        for word in rest.split_whitespace().filter(|word| !PLAIN.contains(word)) {
            if let Some(state) = kind.state(word) {
                kind.states.push(state);
            } else if word.starts_with(char::is_uppercase) {
                kind.others.push(word.to_lowercase());
            } else {
                kind.unused.push(word.to_owned());
            }
        }
        kind
    }

    /// Gives the label of the state that a word means: "Chinese".
    fn state(&self, words: &str) -> Option<String> {
        if words.is_empty() {
            return None;
        }
        let names = find_meaning(words, None, self.knowledge).names.into_iter();
        let mut states = names.filter(|found| found.entity.entity.as_str().starts_with("state/"));
        states.next().map(|found| found.entity.label)
    }

    /// Gives those of a graph who are told, or known, to be of this kind.
    pub(super) fn people(&self, view: &View) -> FxHashSet<NodeId> {
        let mut told: FxHashMap<&NodeId, Vec<String>> = FxHashMap::default();
        for &(actor, relation, recipient) in &view.relations {
            if TELLING.contains(&relation.key.relation_type.as_str()) {
                told.entry(actor).or_default().push(view.label(recipient));
            }
        }
        // The office in which somebody speaks.
        for said in &view.statements {
            if let (Some(office), [speaker, ..]) = (said.office, said.speakers.as_slice()) {
                told.entry(speaker).or_default().push(view.label(office));
            }
        }
        let none = Vec::new();
        let known = view.entities.iter().filter(|known| {
            let told = told.get(known.id).unwrap_or(&none);
            self.fits(known.id, told, view)
        });
        known.map(|known| known.id.clone()).collect()
    }

    fn fits(&self, node: &NodeId, told: &[String], view: &View) -> bool {
        let Some(Node::Entity(entity)) = view.graph.node(node) else {
            return false;
        };
        let kind = entity.kind.as_ref().map(crate::ontology::KindId::as_str);
        // "Which countries": a state, not whoever speaks for it.
        if self.askers.is_empty() {
            return kind == Some("State") && self.others.is_empty();
        }
        if matches!(kind, Some("State" | "Place" | "City" | "Treaty")) {
            return false;
        }
        let gazetteer = &self.knowledge.gazetteer;
        let id = node.as_str().trim_start_matches("entity/").into();
        let terms = gazetteer.entity(&id).map_or(&[][..], |known| known.offices.as_slice());
        let held = terms.iter().filter_map(|term| gazetteer.entity(&term.office));
        let offices: Vec<Vec<String>> = told
            .iter()
            .cloned()
            .chain(held.map(|office| office.label.clone()))
            .map(|label| stems(&label))
            .collect();
        let own = stems(&view.label(node));
        let has = |words: &str| {
            let words = stems(words);
            let all = |label: &Vec<String>| !words.is_empty() && has_office(label, &words);
            offices.iter().any(all) || all(&own)
        };
        let is_one = |asker: &&&PeopleKind| match asker.offices.is_empty() {
            true => !offices.is_empty() || has(&asker.id),
            false => asker.offices.iter().any(|office| has(office)),
        };
        let ones: Vec<&&PeopleKind> = self.askers.iter().filter(is_one).collect();
        if ones.is_empty() || !self.others.iter().all(|word| has(word)) {
            return false;
        }
        if self.states.is_empty() {
            return true;
        }
        match side(node, self.knowledge) {
            Some(side) => self.states.contains(&side),
            None => self.states.iter().any(|state| {
                has(state)
                    || ones.iter().filter_map(|asker| asker.of.as_ref()).any(|of| {
                        let own = gazetteer.entity(&of.as_str().into());
                        own.is_some_and(|own| own.label == *state)
                    })
            }),
        }
    }
}

/// Says whether the words of an office follow each other in a label: the Secretary of Defense of the United States is no
/// "secretary of state".
fn has_office(label: &[String], words: &[String]) -> bool {
    let mut places = label.windows(words.len()).enumerate();
    places.any(|(at, window)| {
        let is_other = at.checked_sub(1).is_some_and(|before| {
            let stem = |word: &&str| stems(word).first() == Some(&label[before]);
            OTHER.iter().any(stem)
        });
        window == words && !is_other
    })
}
