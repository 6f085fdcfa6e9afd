//! What this step knows: the nouns that point back, and the nouns for people.

use crate::data::{DataFile, WordSet, named};
use crate::error::Result;
use crate::mention::{TitleWord, TitleWords};
use crate::ontology::{Kind, KindId, Ontology};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::sync::Arc;

/// The knowledge of this step.
#[derive(Debug, Clone, Default)]
pub struct CoreferenceLexicon {
    /// By word: the place of its rule.
    heads: FxHashMap<String, usize>,
    rules: Vec<HeadRule>,
    people: WordSet,
    groups: WordSet,
    governments: WordSet,
    /// Adjectives that tell of a clause: "it is clear that".
    impersonal: WordSet,
    /// Verbs of what happens: "it may take place".
    happening: WordSet,
    /// Nouns for those who act for the one whose they are: "his office".
    staffs: WordSet,
    collectives: WordSet,
    classifiers: WordSet,
    motion: WordSet,
    making: WordSet,
    going: WordSet,
    place_nouns: WordSet,
    message_nouns: WordSet,
    telling: WordSet,
    media: WordSet,
    institutions: WordSet,
    body_nouns: WordSet,
    offices: WordSet,
    office_adjectives: WordSet,
    ranks: WordSet,
    women: WordSet,
    men: WordSet,
    body_posts: WordSet,
    state_posts: WordSet,
    politicians: WordSet,
    political_titles: WordSet,
    political_posts: WordSet,
    title_words: TitleWords,
}

/// Nouns that point back to something named before: "the document", "the islands".
#[derive(Debug, Clone)]
pub struct HeadRule {
    /// `document`.
    pub id: String,
    pub(super) words: Vec<String>,
    pub(super) kinds: Vec<Arc<Kind>>,
    /// Whether one of the words must stand in the name that it points back to: "the talks" are no war.
    pub(super) by_name: bool,
    /// Whether it means what the sentences right before name, and only if one alone can be meant: "the country".
    pub(super) near: bool,
    /// Whether it means whoever prints the article, and nothing named before, behind "this": "told this newspaper".
    pub(super) printing: bool,
    /// Whether it means what no state has: "the company" is no ministry.
    pub(super) private: bool,
    /// The last words of names that it never points back to: no company is an "Office".
    pub(super) not_named: Vec<String>,
    /// Texts in which it points back.
    pub fires: Vec<String>,
    /// Texts that come near and in which it does not.
    pub not: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadRuleRecord {
    id: String,
    words: Vec<String>,
    kinds: Vec<KindId>,
    #[serde(default)]
    by_name: bool,
    #[serde(default)]
    near: bool,
    #[serde(default)]
    printing: bool,
    #[serde(default)]
    private: bool,
    #[serde(default)]
    not_named: Vec<String>,
    fires: Vec<String>,
    not: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeopleRecord {
    id: String,
    words: Vec<String>,
    number: Number,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Number {
    Singular,
    Plural,
    Any,
}

impl CoreferenceLexicon {
    /// Reads `data/coreference/`; fails on the first line that is wrong.
    pub fn parse(files: &[DataFile], ontology: &Ontology) -> Result<Self> {
        let mut lexicon = Self::default();
        let heads = named(files, "data/coreference/heads.jsonl")?;
        for (line, rule) in heads.records::<HeadRuleRecord>()? {
            let kinds = rule.kinds.iter().map(|id| {
                let kind = ontology.kind(id).cloned();
                kind.ok_or_else(|| heads.error(line, format!("unknown kind `{id}`")))
            });
            let kinds = kinds.collect::<Result<_>>()?;
            for word in &rule.words {
                lexicon.heads.insert(word.clone(), lexicon.rules.len());
            }
            lexicon.rules.push(HeadRule {
                id: rule.id,
                words: rule.words,
                kinds,
                by_name: rule.by_name,
                near: rule.near,
                printing: rule.printing,
                private: rule.private,
                not_named: rule.not_named,
                fires: rule.fires,
                not: rule.not,
            });
        }
        for (name, list) in [
            ("motion_verbs", &mut lexicon.motion),
            ("happening_verbs", &mut lexicon.happening),
            ("making_verbs", &mut lexicon.making),
            ("going_verbs", &mut lexicon.going),
            ("place_nouns", &mut lexicon.place_nouns),
            ("message_nouns", &mut lexicon.message_nouns),
            ("telling_verbs", &mut lexicon.telling),
            ("media_nouns", &mut lexicon.media),
            ("institutions", &mut lexicon.institutions),
            ("body_nouns", &mut lexicon.body_nouns),
            ("office_nouns", &mut lexicon.offices),
            ("office_adjectives", &mut lexicon.office_adjectives),
            ("ranks", &mut lexicon.ranks),
            ("women", &mut lexicon.women),
            ("men", &mut lexicon.men),
            ("body_posts", &mut lexicon.body_posts),
            ("state_posts", &mut lexicon.state_posts),
            ("politicians", &mut lexicon.politicians),
            ("political_titles", &mut lexicon.political_titles),
            ("political_posts", &mut lexicon.political_posts),
            ("impersonal_adjectives", &mut lexicon.impersonal),
        ] {
            let file = named(files, &format!("data/coreference/{name}.txt"))?;
            list.extend(file.words().map(str::to_owned));
        }
        lexicon.title_words = TitleWords::parse(files)?;
        let people = named(files, "data/coreference/people.jsonl")?;
        for (line, record) in people.records::<PeopleRecord>()? {
            let words = match (record.id.as_str(), record.number) {
                ("person", Number::Singular) => &mut lexicon.people,
                ("group", Number::Plural) => &mut lexicon.groups,
                ("state", Number::Any) => &mut lexicon.governments,
                ("staff", Number::Any) => &mut lexicon.staffs,
                ("collective", Number::Any) => &mut lexicon.collectives,
                ("classifier", Number::Singular) => &mut lexicon.classifiers,
                (id, _) => {
                    return Err(people.error(line, format!("no list of people is called `{id}` with this number")));
                }
            };
            words.extend(record.words);
        }
        Ok(lexicon)
    }

    /// Gives the rules for nouns that point back, with their examples.
    pub fn head_rules(&self) -> &[HeadRule] {
        &self.rules
    }

    /// Says whether a politician is called by a noun, given as its singular: `senator`, `republican`.
    pub(super) fn is_politician(&self, noun: &str) -> bool {
        self.politicians.contains(noun)
    }

    /// Gives the short title in the words before a politician's name: `Sen.`
    pub(super) fn political_title<'t>(&self, before: &'t str) -> Option<&'t str> {
        let mut words = before.split_whitespace();
        words.find(|word| self.political_titles.contains(word))
    }

    /// Gives what a politician's title ends in, in small letters: `speaker` of "house speaker".
    pub(super) fn political_post<'t>(&self, title: &'t str) -> Option<&'t str> {
        let last = title.rsplit(' ').next();
        last.filter(|post| self.political_posts.contains(post))
    }

    /// Gives the rule of a noun, given as its singular, that can point back.
    pub(super) fn head_rule(&self, noun: &str) -> Option<&HeadRule> {
        self.heads.get(noun).and_then(|&place| self.rules.get(place))
    }

    /// Gives the kinds that a noun, given as its singular, can point back to; empty for other nouns.
    pub(super) fn kinds(&self, noun: &str) -> &[Arc<Kind>] {
        self.head_rule(noun)
            .map(|rule| rule.kinds.as_slice())
            .unwrap_or_default()
    }

    /// Says whether bodies are called by a noun alone that have been named: `department`.
    pub(super) fn is_body_noun(&self, noun: &str) -> bool {
        self.body_nouns.contains(noun)
    }

    /// Says whether every state has one of what a noun names: `parliament`.
    pub(super) fn is_institution(&self, noun: &str) -> bool {
        self.institutions.contains(noun)
    }

    /// Says whether words, in small letters, say that a name before them is a medium's: `news agency`.
    pub(super) fn is_medium(&self, words: &str) -> bool {
        self.media.contains(words)
    }

    /// Says whether a noun names one person by post or trade: "the minister".
    pub(super) fn is_person(&self, noun: &str) -> bool {
        self.people.contains(noun)
    }

    /// Says whether a noun, given as its singular, names people together: "reporters".
    pub(super) fn is_group(&self, noun: &str) -> bool {
        self.groups.contains(noun)
    }

    /// Says whether a noun stands for a state after its name: "the Japanese side".
    pub(super) fn is_government(&self, noun: &str) -> bool {
        self.governments.contains(noun)
    }

    /// Says whether an adjective tells of the clause behind it: "it is clear that".
    pub(super) fn is_impersonal(&self, adjective: &str) -> bool {
        self.impersonal.contains(adjective)
    }

    /// Says whether a verb tells what happens, not what a party does: "it may take place".
    pub(super) fn happens(&self, lemma: &str) -> bool {
        self.happening.contains(lemma)
    }

    /// Says whether a noun means those who act for the one whose they are: "his office", "their campaign".
    pub(super) fn is_staff(&self, noun: &str) -> bool {
        self.staffs.contains(noun)
    }

    /// Says whether a noun means what follows its `of`: "the group of four islands", "the island of Hokkaido".
    pub(super) fn means_of(&self, noun: &str) -> bool {
        self.collectives.contains(noun) || self.classifiers.contains(noun)
    }

    /// Says whether a verb makes somebody what its object says: "was elected president".
    pub(super) fn makes(&self, lemma: &str) -> bool {
        self.making.contains(lemma)
    }

    /// Says whether a verb's object is a place: "visited Tokyo".
    pub(super) fn goes_to(&self, lemma: &str) -> bool {
        self.motion.contains(lemma)
    }

    /// Says whether somebody or something changes its place by a verb: "flew to Tokyo", not "appealed to Tokyo".
    pub(super) fn moves(&self, lemma: &str) -> bool {
        self.going.contains(lemma) || self.goes_to(lemma)
    }

    /// Says whether what a noun, given as its singular, has behind its preposition is a place: "a flight to Tokyo".
    pub(super) fn is_of_place(&self, noun: &str) -> bool {
        self.place_nouns.contains(noun)
    }

    /// Says whether a noun, given as its singular, goes to governments: "sent a note to Tokyo".
    pub(super) fn is_message(&self, noun: &str) -> bool {
        self.message_nouns.contains(noun)
    }

    /// Says whether a verb goes to governments: "appealed to Tokyo".
    pub(super) fn tells(&self, lemma: &str) -> bool {
        self.telling.contains(lemma)
    }

    /// Says whether a noun, given as its singular, is a post that one holds: `mayor`.
    pub(super) fn is_office(&self, noun: &str) -> bool {
        self.offices.contains(noun)
    }

    /// Gives the gender that a noun tells, given as its singular: `f` of `spokeswoman`.
    pub(super) fn gender_of(&self, noun: &str) -> Option<char> {
        let woman = self.women.contains(noun).then_some('f');
        woman.or_else(|| self.men.contains(noun).then_some('m'))
    }

    /// Says whether a word, in small letters, is a rank and not a post: `colonel`.
    pub(super) fn is_rank(&self, word: &str) -> bool {
        self.ranks.contains(word)
    }

    /// Says whether a post is one that a body names before it: `spokesman` of "a Hamas spokesman".
    pub(super) fn is_body_post(&self, noun: &str) -> bool {
        self.body_posts.contains(noun)
    }

    /// Says whether a word of a title, in small letters, tells that only states have such a post: `minister`.
    pub(super) fn is_state_post(&self, noun: &str) -> bool {
        self.state_posts.contains(noun)
    }

    /// Says whether an adjective, in small letters, belongs to the name of an office: `foreign`.
    pub(super) fn is_office_adjective(&self, word: &str) -> bool {
        self.office_adjectives.contains(word)
    }

    /// Gives what a word before a title says of it, in any case: `former`; `next` is the word that follows.
    pub(super) fn title_word(&self, word: &str, next: &str) -> Option<TitleWord> {
        self.title_words.meaning(word, next)
    }
}
