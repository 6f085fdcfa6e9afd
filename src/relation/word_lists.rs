//! Nouns and verbs by what they tell of those who act: `army`, `delegation`, `decree`.

use super::lexicon::RelationLexicon;
use crate::data::WordSet;
use crate::ontology::Kind;
use std::sync::Arc;

/// Lists of words, each a file of `data/relation/`; nouns as their singular, verbs as their base form.
#[derive(Debug, Clone, Default)]
pub(super) struct WordLists {
    arms: WordSet,
    bare: WordSet,
    belongings: WordSet,
    bodies: WordSet,
    deeds: WordSet,
    delegations: WordSet,
    doings: WordSet,
    fighters: WordSet,
    governments: WordSet,
    intents: WordSet,
    law_making: WordSet,
    laws: WordSet,
    premises: WordSet,
    private: WordSet,
    targets: WordSet,
    undergone: WordSet,
    unreal: WordSet,
    unwilled: WordSet,
    /// Nouns for what people agree on, sign or turn down, by what they are: `accord`, `bill`, `mediation`.
    matters: [WordSet; 3],
}

impl WordLists {
    /// Gives the list of a file; `None` for other files.
    pub(super) fn of_file(&mut self, file: &str) -> Option<&mut WordSet> {
        let [pacts, papers, proceedings] = &mut self.matters;
        Some(match file {
            "arms.txt" => &mut self.arms,
            "bare.txt" => &mut self.bare,
            "belongings.txt" => &mut self.belongings,
            "bodies.txt" => &mut self.bodies,
            "deeds.txt" => &mut self.deeds,
            "delegations.txt" => &mut self.delegations,
            "doings.txt" => &mut self.doings,
            "fighters.txt" => &mut self.fighters,
            "governments.txt" => &mut self.governments,
            "intents.txt" => &mut self.intents,
            "law_making.txt" => &mut self.law_making,
            "laws.txt" => &mut self.laws,
            "premises.txt" => &mut self.premises,
            "private.txt" => &mut self.private,
            "targets.txt" => &mut self.targets,
            "undergone.txt" => &mut self.undergone,
            "unreal.txt" => &mut self.unreal,
            "unwilled.txt" => &mut self.unwilled,
            "pacts.txt" => pacts,
            "papers.txt" => papers,
            "proceedings.txt" => proceedings,
            _ => return None,
        })
    }
}

impl RelationLexicon {
    /// Says whether what a noun, given as its singular, does is done by its state: `army`.
    pub(super) fn is_arm(&self, noun: &str) -> bool {
        self.words.arms.contains(noun)
    }

    /// Says whether what is done to a thing that a noun, given as its singular, names is done to its state: `steel`.
    pub(super) fn is_belonging(&self, noun: &str) -> bool {
        self.words.belongings.contains(noun)
    }

    /// Says whether a noun, given as its singular, names a body of people that can have a name of its own: `network`.
    pub(super) fn is_body(&self, noun: &str) -> bool {
        self.words.bodies.contains(noun)
    }

    /// Says whether a word in small letters alone names nobody: `committee`.
    pub(super) fn is_bare(&self, word: &str) -> bool {
        self.words.bare.contains(word)
    }

    /// Gives the kind of what a noun, given as its singular, names, if people agree on it, sign it or turn it down:
    /// `accord`, `bill`, `mediation`.
    pub(super) fn matter_kind(&self, noun: &str) -> Option<&Arc<Kind>> {
        let place = self.words.matters.iter().position(|nouns| nouns.contains(noun))?;
        self.matter_kinds[place].as_ref()
    }

    /// Says whether states agree on what a noun, given as its singular, names: `accord`.
    pub(super) fn is_pact(&self, noun: &str) -> bool {
        let [pacts, _, _] = &self.words.matters;
        pacts.contains(noun)
    }

    /// Says whether a noun, given as its singular, names those who fight for a body: `militant`.
    pub(super) fn is_fighter(&self, noun: &str) -> bool {
        self.words.fighters.contains(noun)
    }

    /// Says whether a noun, given as its singular, names those who govern: `administration`.
    pub(super) fn is_government(&self, noun: &str) -> bool {
        self.words.governments.contains(noun)
    }

    /// Says whether a noun, given as its singular, tells what its owner means to do: `plan`.
    pub(super) fn is_intent(&self, noun: &str) -> bool {
        self.words.intents.contains(noun)
    }

    /// Says whether a noun, given as its singular, names what somebody does: `decision`.
    pub(super) fn is_deed(&self, noun: &str) -> bool {
        self.words.deeds.contains(noun)
    }

    /// Says whether what stands behind the `of` of a noun, given as its singular, does what it names: `policy`.
    pub(super) fn is_doing(&self, noun: &str) -> bool {
        self.words.doings.contains(noun)
    }

    /// Says whether a noun, given as its singular, names a paper that orders something: `decree`.
    pub(super) fn is_law(&self, noun: &str) -> bool {
        self.words.laws.contains(noun)
    }

    /// Says whether somebody makes a paper law by what a verb tells: `sign`.
    pub(super) fn makes_law(&self, verb: &str) -> bool {
        self.words.law_making.contains(verb)
    }

    /// Says whether a verb, as its base form, tells what comes about and nobody is asked to do: `win`.
    pub(super) fn comes_about(&self, verb: &str) -> bool {
        self.words.unwilled.contains(verb)
    }

    /// Says whether an act that this word, as its base form, governs or describes is not told as done: `threaten`.
    pub(super) fn is_unreal(&self, word: &str) -> bool {
        self.words.unreal.contains(word)
    }

    /// Says whether a noun, given as its singular, names people who are sent together: `delegation`.
    pub(super) fn is_delegation(&self, noun: &str) -> bool {
        self.words.delegations.contains(noun)
    }

    /// Says whether a noun, given as its singular, names what armies hold and attack: `outpost`.
    pub(super) fn is_people_of_arms(&self, noun: &str) -> bool {
        const PEOPLE: [&str; 14] = [
            "air force",
            "armor",
            "armour",
            "army",
            "commando",
            "force",
            "garrison",
            "jet",
            "marine",
            "military",
            "navy",
            "soldier",
            "tank",
            "troop",
        ];
        PEOPLE.contains(&noun)
    }

    /// Says whether a noun, given as its singular, names where people live, work and meet: `hotel`.
    pub(super) fn is_premise(&self, noun: &str) -> bool {
        self.words.premises.contains(noun)
    }

    /// Says whether a noun names what armies hold and attack: `position`.
    pub(super) fn is_target(&self, noun: &str) -> bool {
        self.words.targets.contains(noun)
    }

    /// Says whether what a noun, given as its singular, names is done to whoever has it: `release`.
    pub(super) fn is_undergone(&self, noun: &str) -> bool {
        self.words.undergone.contains(noun)
    }

    /// Says whether people do for themselves what a verb, as its base form, tells: `sleep`.
    pub(super) fn is_private(&self, verb: &str) -> bool {
        self.words.private.contains(verb)
    }
}
