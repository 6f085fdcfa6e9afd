//! What this step knows: prepositions of several words, verbs that take a clause.

use crate::data::{DataFile, WordSet, named};
use crate::error::Result;
use rustc_hash::FxHashMap;

/// The knowledge of this step.
#[derive(Debug, Clone, Default)]
pub struct ClauseLexicon {
    /// By first word: the words after it.
    prepositions: FxHashMap<String, Vec<Vec<String>>>,
    clause_verbs: WordSet,
    object_control: WordSet,
    saying_participles: WordSet,
    of_verbs: WordSet,
    for_verbs: WordSet,
    gerund_control: WordSet,
    gerund_nouns: WordSet,
    gerund_verbs: WordSet,
    result_verbs: WordSet,
    infinitive_nouns: WordSet,
    thing_nouns: WordSet,
    split_particles: WordSet,
    messages: WordSet,
}

impl ClauseLexicon {
    /// Reads `data/clause/`.
    pub fn parse(files: &[DataFile]) -> Result<Self> {
        let mut lexicon = Self::default();
        for preposition in named(files, "data/clause/prepositions.txt")?.words() {
            let mut words = preposition.split(' ').map(str::to_owned);
            if let Some(first) = words.next() {
                lexicon.prepositions.entry(first).or_default().push(words.collect());
            }
        }
        for rests in lexicon.prepositions.values_mut() {
            rests.sort_by_key(|rest| std::cmp::Reverse(rest.len()));
        }
        for (name, list) in [
            ("clause/clause_verbs", &mut lexicon.clause_verbs),
            ("clause/object_control", &mut lexicon.object_control),
            ("clause/of_verbs", &mut lexicon.of_verbs),
            ("clause/for_verbs", &mut lexicon.for_verbs),
            ("clause/gerund_control", &mut lexicon.gerund_control),
            ("clause/gerund_nouns", &mut lexicon.gerund_nouns),
            ("clause/gerund_verbs", &mut lexicon.gerund_verbs),
            ("clause/result_verbs", &mut lexicon.result_verbs),
            ("clause/saying_participles", &mut lexicon.saying_participles),
            ("clause/infinitive_nouns", &mut lexicon.infinitive_nouns),
            ("clause/thing_nouns", &mut lexicon.thing_nouns),
            ("clause/split_particles", &mut lexicon.split_particles),
            ("statement/messages", &mut lexicon.messages),
        ] {
            let file = named(files, &format!("data/{name}.txt"))?;
            list.extend(file.words().map(str::to_owned));
        }
        Ok(lexicon)
    }

    /// Says whether a verb with its second word may have what it governs between the two: "gave the statue back".
    pub(super) fn is_split(&self, verb: &str, second: &str) -> bool {
        self.split_particles.contains_two(verb, second)
    }

    /// Says whether a verb's object can be a whole clause without "that".
    pub(super) fn takes_clause(&self, lemma: &str) -> bool {
        self.clause_verbs.contains(lemma)
    }

    /// Says whether a participle behind ", he said," is his too: "adding that", "accusing Japan of".
    pub(super) fn goes_on_reporting(&self, lemma: &str) -> bool {
        self.saying_participles.contains(lemma)
    }

    /// Says whether a preposition behind a verb's object is the verb's: "accused Japan of delay", "blamed it for the delay".
    pub(super) fn takes(&self, lemma: &str, preposition: &str) -> bool {
        match preposition {
            "of" => self.of_verbs.contains(lemma),
            "for" => self.for_verbs.contains(lemma),
            _ => false,
        }
    }

    /// Says whether an infinitive behind a noun is done by whoever has it: "a chance to speak".
    pub(super) fn leaves_infinitive(&self, noun: &str) -> bool {
        self.infinitive_nouns.contains(noun)
    }

    /// Says whether behind a noun and its preposition somebody does what a gerund says: "the risk of Chad attacking".
    pub(super) fn leads_to_gerund(&self, noun: &str) -> bool {
        self.gerund_nouns.contains(noun)
    }

    /// Says whether the object of a verb does what a gerund behind it says: "opposes Chad sending troops".
    pub(super) fn has_acting_object(&self, lemma: &str) -> bool {
        self.gerund_verbs.contains(lemma)
    }

    /// Says whether somebody does, makes or says this: `attack`, `deal`.
    pub(super) fn is_thing(&self, noun: &str) -> bool {
        self.thing_nouns.contains(noun)
    }

    /// Says whether somebody speaks in this: `letter`.
    pub(super) fn is_message(&self, noun: &str) -> bool {
        self.messages.contains(noun)
    }

    /// Says whether a verb's object does what the infinitive after it says.
    pub(super) fn controls_by_object(&self, lemma: &str) -> bool {
        self.object_control.contains(lemma)
    }

    /// Says whether a verb's object is to undergo what a participle behind it says: "wants the ban lifted".
    pub(super) fn wants_done(&self, lemma: &str) -> bool {
        self.result_verbs.contains(lemma)
    }

    /// Says whether a verb's object does what the gerund behind a preposition says: "praised Abe for coming".
    pub(super) fn controls_gerund(&self, lemma: &str, preposition: &str) -> bool {
        match preposition {
            "from" | "into" => true,
            "about" | "for" | "of" | "on" | "over" | "with" => self.gerund_control.contains(lemma),
            _ => false,
        }
    }

    /// Gives the number of words of the longest preposition of several words that the words, in small letters, begin with.
    pub(super) fn preposition_length<'a>(&self, mut words: impl Iterator<Item = &'a str> + Clone) -> Option<usize> {
        let first = words.next()?;
        let rests = self.prepositions.get(first)?;
        let fits = |rest: &&Vec<String>| {
            let mut words = words.clone();
            rest.iter().all(|word| words.next() == Some(word))
        };
        rests.iter().find(fits).map(|rest| rest.len() + 1)
    }
}
