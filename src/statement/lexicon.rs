//! What this step knows: cues by family, occasions, and what a content shows of its act.

use super::act_index::ActIndex;
use super::cue::{ActRule, Cue, Frame, NounCue};
use super::way::Way;
use crate::data::{DataFile, WordSet, below, named};
use crate::error::{Error, Result};
use crate::evidence::Confidence;
use crate::ontology::{ActId, Ontology};
use crate::span::Span;
use aho_corasick::AhoCorasick;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// How often statements that are found in one way are right: words and speaker; and where nobody was found to say them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ConfidenceRecord {
    id: String,
    precision: f64,
    of_nobody: f64,
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
    officials: Vec<String>,
    #[serde(default)]
    pacts: Vec<String>,
    #[serde(default)]
    exchanges: Vec<String>,
    #[serde(default)]
    things: Vec<String>,
    #[serde(default)]
    asides: Vec<String>,
    #[serde(default)]
    programmes: Vec<String>,
    #[serde(default)]
    media: Vec<String>,
}

/// The knowledge of this step.
#[derive(Debug, Clone, Default)]
pub struct StatementLexicon {
    cues: Vec<Cue>,
    by_verb: FxHashMap<String, Vec<usize>>,
    nouns: FxHashMap<String, NounCue>,
    act_rules: Vec<ActRule>,
    act_index: ActIndex,
    /// The words of all act rules, and the search for them.
    act_words: Vec<String>,
    act_search: Option<AhoCorasick>,
    occasion_nouns: WordSet,
    occasion_verbs: WordSet,
    meeting_verbs: WordSet,
    occasion_prepositions: WordSet,
    programmes: WordSet,
    bodies: WordSet,
    officials: WordSet,
    pacts: WordSet,
    exchanges: WordSet,
    speaking_things: WordSet,
    somebodys: WordSet,
    issuing_verbs: WordSet,
    messages: WordSet,
    tellings: WordSet,
    summaries: WordSet,
    speechless: WordSet,
    verbs_of_words: WordSet,
    naming_verbs: WordSet,
    media: WordSet,
    confidences: FxHashMap<Way, [Confidence; 2]>,
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
            lexicon.act_words.extend(rule.any.iter().chain(&rule.none).cloned());
            lexicon.act_index.add(&rule, lexicon.act_rules.len());
            lexicon.act_rules.push(rule);
        }
        lexicon.act_words.sort();
        lexicon.act_words.dedup();
        let search = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(&lexicon.act_words);
        lexicon.act_search = Some(search.map_err(|error| Error::new(&file.path, error))?);
        let file = named(files, "data/statement/confidence.jsonl")?;
        for (line, record) in file.records::<ConfidenceRecord>()? {
            let way = Way::ALL.into_iter().find(|way| way.as_str() == record.id);
            let shares = Confidence::new(record.precision).zip(Confidence::new(record.of_nobody));
            let Some((way, (confidence, of_nobody))) = way.zip(shares) else {
                let (precision, of_nobody) = (record.precision, record.of_nobody);
                let reason = format!("`{}` is no way, or {precision} or {of_nobody} no share of 1", record.id);
                return Err(file.error(line, reason));
            };
            lexicon.confidences.insert(way, [confidence, of_nobody]);
        }
        if let Some(way) = Way::ALL.iter().find(|way| !lexicon.confidences.contains_key(way)) {
            return Err(Error::new(&file.path, format!("no confidence for `{}`", way.as_str())));
        }
        let somebodys = named(files, "data/statement/somebodys.txt")?;
        lexicon.somebodys = somebodys.words().map(str::to_owned).collect();
        let verbs_of_words = named(files, "data/statement/verbs_of_words.txt")?;
        lexicon.verbs_of_words = verbs_of_words.words().map(str::to_owned).collect();
        let messages = named(files, "data/statement/messages.txt")?;
        lexicon.messages = messages.words().map(str::to_owned).collect();
        let tellings = named(files, "data/statement/tellings.txt")?;
        lexicon.tellings = tellings.words().map(str::to_owned).collect();
        let summaries = named(files, "data/statement/summaries.txt")?;
        lexicon.summaries = summaries.words().map(str::to_owned).collect();
        let speechless = named(files, "data/statement/speechless.txt")?;
        lexicon.speechless = speechless.words().map(str::to_owned).collect();
        let issuing_verbs = named(files, "data/statement/issuing_verbs.txt")?;
        lexicon.issuing_verbs = issuing_verbs.words().map(str::to_owned).collect();
        for (_, record) in named(files, "data/statement/occasions.jsonl")?.records::<OccasionRecord>()? {
            lexicon.occasion_nouns.extend(record.nouns);
            lexicon.occasion_verbs.extend(record.verbs);
            lexicon.meeting_verbs.extend(record.meetings);
            lexicon.occasion_prepositions.extend(record.prepositions);
            lexicon.bodies.extend(record.bodies);
            lexicon.officials.extend(record.officials);
            lexicon.pacts.extend(record.pacts);
            lexicon.exchanges.extend(record.exchanges);
            lexicon.speaking_things.extend(record.things);
            lexicon.naming_verbs.extend(record.asides);
            lexicon.programmes.extend(record.programmes);
            lexicon.media.extend(record.media);
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

    /// Gives the rules that a clause with this verb and these words of act rules may show, in the order in which they are
    /// tried.
    pub(super) fn act_rules_for<'s>(
        &'s self,
        verb: &str,
        words: impl Iterator<Item = &'s str>,
    ) -> impl Iterator<Item = &'s ActRule> {
        let places = self.act_index.find(verb, words).into_iter();
        places.filter_map(|place| self.act_rules.get(place))
    }

    /// Gives how often statements found in a way are right, where somebody is found who says them or nobody is.
    pub(super) fn confidence(&self, way: Way, of_nobody: bool) -> Confidence {
        let confidences = self.confidences.get(&way).copied().unwrap_or_default();
        confidences[usize::from(of_nobody)]
    }

    /// Finds the words of act rules that stand as whole words in a text, each with its place in it.
    pub(super) fn find_act_words<'s>(&'s self, text: &'s str) -> impl Iterator<Item = (&'s str, Span)> {
        let hits = self
            .act_search
            .iter()
            .flat_map(move |search| search.find_overlapping_iter(text));
        let is_whole = |span: Span| {
            let before = text[..span.start as usize].chars().next_back();
            let after = text[span.end as usize..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        };
        hits.filter_map(move |hit| {
            let span = Span {
                start: hit.start() as u32,
                end: hit.end() as u32,
            };
            let word = self.act_words.get(hit.pattern().as_usize())?;
            is_whole(span).then_some((word.as_str(), span))
        })
    }

    /// Gives the act of a verb that reports, `rule out` other than `rule`; `None` where it is no such verb.
    pub fn act_of(&self, lemma: &str) -> Option<&ActId> {
        let cue = self.by_verb.get(lemma)?.first()?;
        self.cues.get(*cue).map(|cue| &cue.act)
    }

    /// Gives the act of a verb that tells a whole clause, any of it where it tells none: whoever "warned that" demands nothing.
    pub fn act_of_clause(&self, lemma: &str) -> Option<&ActId> {
        let places = self.by_verb.get(lemma)?;
        let mut cues = places.iter().filter_map(|&place| self.cues.get(place));
        let clause = cues.find(|cue| cue.frames.contains(&Frame::Clause));
        clause.map(|cue| &cue.act).or_else(|| self.act_of(lemma))
    }

    /// Gives the cues of a verb, `rule out` before `rule`.
    pub(super) fn cues_of(&self, lemma: &str) -> impl Iterator<Item = &Cue> {
        let bare = || lemma.split_once(' ').map(|(verb, _)| verb);
        let places = self.by_verb.get(lemma).or_else(|| self.by_verb.get(bare()?));
        let places = places.map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|&place| self.cues.get(place))
    }

    /// Gives the verbs that report, in their base forms with their particles.
    pub fn verbs(&self) -> impl Iterator<Item = &str> {
        self.by_verb.keys().map(String::as_str)
    }

    /// Gives the act of a verb with a preposition behind it, `demand` of "call for"; `None` where that is no act of its own.
    pub fn act_with(&self, lemma: &str, preposition: &str) -> Option<&ActId> {
        let mut cues = self
            .by_verb
            .get(lemma)?
            .iter()
            .filter_map(|&place| self.cues.get(place));
        let cue = cues.find(|cue| cue.prepositions.iter().any(|known| known == preposition));
        cue.map(|cue| &cue.act)
    }

    /// Gives the act of a noun of what is said: `demand` of "demand".
    pub fn act_of_noun(&self, noun: &str) -> Option<&ActId> {
        self.nouns.get(noun).map(|cue| &cue.act)
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

    /// Says whether a noun names what people speak on: "on her Sunday show", "on a call".
    pub(super) fn is_programme(&self, noun: &str) -> bool {
        self.programmes.contains(noun)
    }

    /// Says whether a noun names people who speak as one: `campaign`, `ministry`, "about a third".
    pub(super) fn is_body(&self, noun: &str) -> bool {
        self.bodies.contains(noun)
    }

    /// Says whether a noun names people who speak for those whose they are: "a Finnish official", "the Finnish army".
    pub(super) fn speaks_for(&self, noun: &str) -> bool {
        self.officials.contains(noun)
    }

    /// Says whether a thing that speaks binds those who made it: `accord`, "a [joint] statement".
    pub(super) fn is_pact(&self, noun: &str) -> bool {
        self.pacts.contains(noun)
    }

    /// Says whether a noun names words that are for somebody: `letter`, `call`, `interview`.
    pub(super) fn is_told_to(&self, noun: &str) -> bool {
        self.exchanges.contains(noun)
    }

    /// Says whether a thing can speak: `statement`, `report`, `letter`.
    pub(super) fn can_speak(&self, noun: &str) -> bool {
        self.speaking_things.contains(noun)
    }

    /// Says whether a thing that speaks is somebody's who says something by it: `report`, not `treaty`.
    pub(super) fn is_somebodys(&self, noun: &str) -> bool {
        self.somebodys.contains(noun)
    }

    /// Says whether a verb has words for its object: "made a promise", "posed a threat".
    pub(super) fn is_done_to_words(&self, lemma: &str) -> bool {
        self.verbs_of_words.contains(lemma)
    }

    /// Says whether who sends or publishes this says what stands in it: a letter, no video.
    pub(super) fn is_message(&self, noun: &str) -> bool {
        self.messages.contains(noun)
    }

    /// Says whether somebody says something in this: `interview`, `tweet`, no `treaty`.
    pub(super) fn is_telling(&self, noun: &str) -> bool {
        self.tellings.contains(noun)
    }

    /// Says whether a noun sums up what was said: `move` of "…, a move that surprised Mali".
    pub(super) fn sums_up(&self, noun: &str) -> bool {
        self.summaries.contains(noun)
    }

    /// Says whether a noun is for what never says anything: `street`.
    pub(super) fn is_speechless(&self, noun: &str) -> bool {
        self.speechless.contains(noun)
    }

    /// Says whether a verb makes a document known: "issued a statement".
    pub(super) fn is_issuing(&self, lemma: &str) -> bool {
        self.issuing_verbs.contains(lemma)
    }

    /// Says whether words are carried by this: "on Twitter", "on its website", "on air".
    pub(super) fn carries_words(&self, noun: &str) -> bool {
        self.media.contains(noun)
    }

    /// Says whether a verb gives a name, as in ", known as the Southern Kurils,".
    pub(super) fn gives_name(&self, lemma: &str) -> bool {
        self.naming_verbs.contains(lemma)
    }
}
