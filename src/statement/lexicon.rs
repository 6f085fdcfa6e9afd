//! What step 7 knows: cues by family, occasions, and what a content shows of its act.

use crate::data::{DataFile, below, named};
use crate::error::{Error, Result};
use crate::ontology::{ActId, Ontology};
use aho_corasick::AhoCorasick;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// How a cue takes its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frame {
    /// "said (that) talks failed".
    Clause,
    /// "said the talks [that nobody followed to their end] had failed": where no clause was found, the rest of the
    /// sentence, if a verb stands in it. Only for verbs that govern nothing else.
    Rest,
    /// "said: “Talks failed.”", and ", he said," inside what is reported.
    Quote,
    /// "explained why talks failed".
    Wh,
    /// "promised to sign": the content begins with `to`.
    Infinitive,
    /// "urged Japan to sign": Japan is addressed, the content begins with `to`.
    ObjectInfinitive,
    /// "wants Japan to sign": the content begins with Japan.
    ClauseInfinitive,
    /// "did not rule out signing".
    Gerund,
    /// "denied the charge".
    Object,
    /// "maintains its commitment to talks": only with one of the nouns that the cue lists.
    Attitude,
    /// "called the seizure illegal", "described it as theft".
    SmallClause,
    /// "called for talks": only with one of the prepositions that the cue lists.
    Preposition,
    /// "is believed to be ready": what is said is the subject with the infinitive, and nobody is named who says it.
    SubjectInfinitive,
}

/// To whom, as the grammar of a cue says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Addressee {
    /// "said to reporters".
    #[default]
    To,
    /// "told reporters".
    Object,
}

/// A word that reports, with the ways in which it does.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// What fires it: `say`, `take-view`.
    pub id: String,
    /// The verb with its particle, where it is not the id: `rule out`.
    #[serde(default)]
    pub verb: Option<String>,
    /// The noun that the verb must govern: `view` in "takes the view that".
    #[serde(default)]
    pub nouns: Vec<String>,
    /// The prepositions of [`Frame::Preposition`].
    #[serde(default)]
    pub prepositions: Vec<String>,
    /// How it takes its content.
    pub frames: Vec<Frame>,
    /// The act that it names.
    #[serde(default = "plain_act")]
    pub act: ActId,
    /// The act that it names where it is negated.
    #[serde(default)]
    pub act_denied: Option<ActId>,
    /// How it takes whom it addresses.
    #[serde(default)]
    pub addressee: Addressee,
    /// Whether it tells of an attitude and not of words: inside words of the same person it makes no statement.
    #[serde(default)]
    pub attitude: bool,
    /// Whether things can be its subject too without speaking: "Photographs suggest that …" makes no statement.
    #[serde(default)]
    pub of_things: bool,
    /// Whether its object must be a matter: "Japan backed the plan" tells a position, "Japan backed Ukraine" a deed.
    #[serde(default)]
    pub of_matters: bool,
    /// Whether only what can be read is its subject: "the poll shows a lead", not "Putin showed courage".
    #[serde(default)]
    pub of_documents: bool,
    /// Whether it stands in the passive, and who undergoes it speaks: "is convinced that".
    #[serde(default)]
    pub passive: bool,
    /// Sentences with the statement that the cue makes.
    pub fires: Vec<Example>,
    /// Sentences that come near and in which the cue makes none.
    #[serde(default)]
    pub not: Vec<String>,
}

/// A sentence with the statement that a cue makes in it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// Who says it.
    pub speaker: String,
    /// What, with ` … ` between the pieces.
    pub content: String,
}

fn plain_act() -> ActId {
    "state".into()
}

/// A noun that carries what somebody says: "speculation that …".
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NounCue {
    /// The noun.
    pub id: String,
    /// The act that it names.
    #[serde(default = "plain_act")]
    pub act: ActId,
    /// Sentences with the statement that the noun makes.
    pub fires: Vec<Example>,
    /// Sentences that come near and in which it makes none.
    #[serde(default)]
    pub not: Vec<String>,
}

/// What in a content shows the act of a cue that names none.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActRule {
    /// What fires it: `other-should`.
    pub id: String,
    /// The act.
    pub act: ActId,
    /// One of these modal verbs must stand with the content's first verb.
    #[serde(default)]
    pub modals: Vec<String>,
    /// One of these words or phrases must stand in the content.
    #[serde(default)]
    pub any: Vec<String>,
    /// One of these must stand in it as well.
    #[serde(default)]
    pub and_any: Vec<String>,
    /// Who the content's subject must be.
    #[serde(default)]
    pub subject: Whose,
    /// Contents, with their reporting sentence, that show the act.
    pub fires: Vec<String>,
    /// Sentences that come near and do not.
    #[serde(default)]
    pub not: Vec<String>,
}

/// Who the subject of a content is to its speaker.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// Anybody or anything.
    #[default]
    Any,
    /// The speaker, or whom the speaker acts for.
    Own,
    /// Another person, state or body, or what is theirs.
    Other,
}

/// Nouns and verbs of the situations in which people speak.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct OccasionRecord {
    #[serde(rename = "id")]
    _id: String,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    meetings: Vec<String>,
    #[serde(default)]
    prepositions: Vec<String>,
    #[serde(default)]
    bodies: Vec<String>,
    #[serde(default)]
    things: Vec<String>,
    #[serde(default)]
    asides: Vec<String>,
}

/// The knowledge of step 7.
#[derive(Debug, Clone, Default)]
pub struct StatementLexicon {
    cues: Vec<Cue>,
    by_verb: FxHashMap<String, Vec<usize>>,
    nouns: FxHashMap<String, NounCue>,
    act_rules: Vec<ActRule>,
    /// The words of all act rules, and the search for them.
    act_words: Vec<String>,
    act_search: Option<AhoCorasick>,
    occasion_nouns: FxHashSet<String>,
    occasion_verbs: FxHashSet<String>,
    meeting_verbs: FxHashSet<String>,
    occasion_prepositions: FxHashSet<String>,
    bodies: FxHashSet<String>,
    speaking_things: FxHashSet<String>,
    naming_verbs: FxHashSet<String>,
}

impl StatementLexicon {
    /// Reads `data/statement/`; fails on an act that `schema/acts.json` does not list.
    pub fn parse(files: &[DataFile], ontology: &Ontology) -> Result<Self> {
        let mut lexicon = Self::default();
        let known = |file: &DataFile, line: usize, act: &ActId| {
            let listed = ontology.acts.iter().any(|listed| listed.id == *act);
            if listed {
                Ok(())
            } else {
                Err(file.error(line, format!("unknown act `{act}`")))
            }
        };
        for file in below(files, "data/statement/cues/") {
            for (line, cue) in file.records::<Cue>()? {
                known(file, line, &cue.act)?;
                let verb = cue.verb.clone().unwrap_or_else(|| cue.id.clone());
                lexicon.by_verb.entry(verb).or_default().push(lexicon.cues.len());
                lexicon.cues.push(cue);
            }
        }
        let file = named(files, "data/statement/nouns.jsonl")?;
        for (line, cue) in file.records::<NounCue>()? {
            known(file, line, &cue.act)?;
            lexicon.nouns.insert(cue.id.clone(), cue);
        }
        let file = named(files, "data/statement/acts.jsonl")?;
        for (line, rule) in file.records::<ActRule>()? {
            known(file, line, &rule.act)?;
            lexicon.act_words.extend(rule.any.iter().chain(&rule.and_any).cloned());
            lexicon.act_rules.push(rule);
        }
        lexicon.act_words.sort();
        lexicon.act_words.dedup();
        let search = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(&lexicon.act_words);
        lexicon.act_search = Some(search.map_err(|error| Error::new(&file.path, error))?);
        for (_, record) in named(files, "data/statement/occasions.jsonl")?.records::<OccasionRecord>()? {
            lexicon.occasion_nouns.extend(record.nouns);
            lexicon.occasion_verbs.extend(record.verbs);
            lexicon.meeting_verbs.extend(record.meetings);
            lexicon.occasion_prepositions.extend(record.prepositions);
            lexicon.bodies.extend(record.bodies);
            lexicon.speaking_things.extend(record.things);
            lexicon.naming_verbs.extend(record.asides);
        }
        Ok(lexicon)
    }

    /// Gives every cue with its examples.
    pub fn cues(&self) -> &[Cue] {
        &self.cues
    }

    /// Gives every noun cue with its examples, by noun.
    pub fn noun_cues(&self) -> Vec<&NounCue> {
        let mut cues: Vec<&NounCue> = self.nouns.values().collect();
        cues.sort_by(|one, other| one.id.cmp(&other.id));
        cues
    }

    /// Gives the rules that read an act off a content, in the order in which they are tried.
    pub fn act_rules(&self) -> &[ActRule] {
        &self.act_rules
    }

    /// Finds the words of act rules that stand as whole words in some texts.
    pub(super) fn find_act_words<'t>(&self, texts: impl Iterator<Item = &'t str>) -> FxHashSet<&str> {
        let mut found = FxHashSet::default();
        let Some(search) = &self.act_search else {
            return found;
        };
        for text in texts {
            for hit in search.find_overlapping_iter(text) {
                let before = text[..hit.start()].chars().next_back();
                let after = text[hit.end()..].chars().next();
                if !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric) {
                    found.extend(self.act_words.get(hit.pattern().as_usize()).map(String::as_str));
                }
            }
        }
        found
    }

    /// Gives the cues of a verb, `rule out` before `rule`.
    pub(super) fn cues_of(&self, lemma: &str) -> impl Iterator<Item = &Cue> {
        let bare = lemma
            .split_once(' ')
            .map(|(verb, _)| verb)
            .filter(|_| !self.by_verb.contains_key(lemma));
        let places = self
            .by_verb
            .get(bare.unwrap_or(lemma))
            .map(Vec::as_slice)
            .unwrap_or_default();
        places.iter().filter_map(|&place| self.cues.get(place))
    }

    pub(super) fn noun_cue(&self, noun: &str) -> Option<&NounCue> {
        self.nouns.get(noun)
    }

    /// Says whether people speak on such an occasion: `interview`, `conference`.
    pub(super) fn is_occasion(&self, noun: &str) -> bool {
        self.occasion_nouns.contains(noun)
    }

    /// Says whether a verb tells of an occasion: "Putin spoke to reporters".
    pub(super) fn opens_occasion(&self, lemma: &str) -> bool {
        self.occasion_verbs.contains(lemma)
    }

    /// Says whether a verb tells of a meeting, on which all who take part speak: "met", "received".
    pub(super) fn is_meeting(&self, lemma: &str) -> bool {
        self.meeting_verbs.contains(lemma)
    }

    pub(super) fn leads_to_occasion(&self, preposition: &str) -> bool {
        self.occasion_prepositions.contains(preposition)
    }

    /// Says whether a noun names people who speak as one: `campaign`, `ministry`, "about a third".
    pub(super) fn is_body(&self, noun: &str) -> bool {
        self.bodies.contains(noun)
    }

    /// Says whether a thing can speak: `statement`, `report`, `letter`.
    pub(super) fn can_speak(&self, noun: &str) -> bool {
        self.speaking_things.contains(noun)
    }

    /// Says whether a verb gives a name, as in ", known as the Southern Kurils,".
    pub(super) fn gives_name(&self, lemma: &str) -> bool {
        self.naming_verbs.contains(lemma)
    }
}
