//! What this step knows besides names: the words of titles, and what capital letters mean.

use super::title_words::{TitleWord, TitleWords};
use crate::data::{DataFile, WordSet, named};
use crate::error::Result;
use crate::ontology::{Kind, KindId, Ontology};
use crate::sentence::small_letters;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::sync::Arc;

/// The knowledge of this step.
#[derive(Debug, Clone, Default)]
pub struct MentionLexicon {
    title_words: TitleWords,
    heads: FxHashMap<String, Arc<Kind>>,
    posts: WordSet,
    honorifics: WordSet,
    particles: WordSet,
    connectors: WordSet,
    not_names: WordSet,
    in_names: WordSet,
    inner_nouns: WordSet,
    private_jobs: WordSet,
    title_given_names: WordSet,
    verb_given_names: WordSet,
    inverted_verbs: WordSet,
    name_articles: WordSet,
    place_adjectives: WordSet,
    title_surnames: WordSet,
    ships: WordSet,
    general_titles: WordSet,
    parts: WordSet,
    domains: WordSet,
    party_members: WordSet,
    outposts: WordSet,
    /// The words of each, by its first.
    holidays: FxHashMap<String, Vec<Vec<String>>>,
    holiday_words: WordSet,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadRecord {
    #[serde(rename = "id")]
    _id: String,
    kind: KindId,
    words: Vec<String>,
}

impl MentionLexicon {
    /// Reads `data/mention/`; fails on the first line that is wrong.
    pub fn parse(files: &[DataFile], ontology: &Ontology) -> Result<Self> {
        let words = |name: &str| -> Result<WordSet> {
            let file = named(files, &format!("data/mention/{name}.txt"))?;
            Ok(file.words().map(str::to_owned).collect())
        };
        let mut lexicon = Self {
            title_words: TitleWords::parse(files)?,
            posts: words("posts")?,
            honorifics: words("honorifics")?,
            particles: words("particles")?,
            connectors: words("connectors")?,
            not_names: words("not-names")?,
            in_names: words("in-names")?,
            inner_nouns: words("inner-nouns")?,
            private_jobs: words("private-jobs")?,
            title_given_names: words("title-given-names")?,
            verb_given_names: words("verb-given-names")?,
            inverted_verbs: words("inverted-verbs")?,
            name_articles: words("name-articles")?,
            place_adjectives: words("place-adjectives")?,
            title_surnames: words("title-surnames")?,
            ships: words("ships")?,
            general_titles: words("general-titles")?,
            parts: words("parts")?,
            domains: words("domains")?,
            party_members: words("party-members")?,
            outposts: words("outposts")?,
            ..Self::default()
        };
        for name in named(files, "data/mention/holidays.txt")?.words() {
            let words: Vec<String> = name.split(' ').map(str::to_owned).collect();
            lexicon.holiday_words.extend(words.iter().cloned());
            if let Some(first) = words.first() {
                lexicon.holidays.entry(first.clone()).or_default().push(words);
            }
        }
        let file = named(files, "data/mention/heads.jsonl")?;
        for (line, record) in file.records::<HeadRecord>()? {
            let kind = ontology.kind(&record.kind);
            let kind = kind.ok_or_else(|| file.error(line, format!("unknown kind `{}`", record.kind)))?;
            lexicon
                .heads
                .extend(record.words.into_iter().map(|word| (word, kind.clone())));
        }
        Ok(lexicon)
    }

    /// Gives what a word before a title means, in any case; `next` is the text that follows.
    pub(super) fn title_word(&self, word: &str, next: &str) -> Option<TitleWord> {
        self.title_words.meaning(word, next)
    }

    /// Gives the kind of what this capitalised word heads: `Institute`.
    pub(crate) fn head(&self, word: &str) -> Option<&Arc<Kind>> {
        self.heads.get(word)
    }

    /// Says whether this stands before the name of somebody of a party: `Republican`.
    pub(super) fn is_party_member(&self, word: &str) -> bool {
        self.party_members.contains(word)
    }

    /// Says whether a body whose name ends in this may have its name from another place: "Liaison Office in Seoul".
    pub(super) fn is_outpost(&self, word: &str) -> bool {
        self.outposts.contains(word)
    }

    /// Says whether this tells what an office is for: `Labor`, `Mission`.
    pub(super) fn is_domain(&self, word: &str) -> bool {
        self.domains.contains(word)
    }

    /// Says whether a title can end in this word, in any case: `minister`, `mayor-elect`.
    pub(super) fn is_post(&self, word: &str) -> bool {
        let word = small_letters(word);
        let post = ["-elect", "-designate"].iter().find_map(|end| word.strip_suffix(end));
        self.posts.contains(post.unwrap_or(&word))
    }

    /// Says whether this stands before a person's name: `Mr.`
    pub(super) fn is_honorific(&self, word: &str) -> bool {
        self.honorifics.contains(word)
    }

    /// Says whether this stands inside a person's name: `von`.
    pub(crate) fn is_particle(&self, word: &str) -> bool {
        self.particles.contains(word)
    }

    /// Says whether this stands inside an institution's name: `of`.
    pub(super) fn is_connector(&self, word: &str) -> bool {
        self.connectors.contains(word)
    }

    /// Says whether a noun that is no name by itself belongs to one inside it: `Relations`.
    pub(super) fn is_inner_noun(&self, word: &str) -> bool {
        self.inner_nouns.contains(word)
    }

    /// Says whether a word stands in the name of a holiday.
    pub(super) fn is_holiday_word(&self, word: &str) -> bool {
        self.holiday_words.contains(word)
    }

    /// Gives the words of the holidays that begin with a word.
    pub(super) fn holidays(&self, first: &str) -> &[Vec<String>] {
        self.holidays.get(first).map(Vec::as_slice).unwrap_or_default()
    }

    /// Says whether this has its capital letter for another reason than being a name: `Friday`, `However`.
    pub(super) fn is_no_name(&self, word: &str) -> bool {
        self.not_names.contains(word)
    }

    /// Says whether this goes on to a name where it has its capital inside a sentence: "the New Development Bank".
    pub(super) fn leads_on(&self, word: &str) -> bool {
        self.in_names.contains(word)
    }

    /// Says whether this is a given name as well as a verb: `Sue`.
    pub(super) fn is_verb_given_name(&self, word: &str) -> bool {
        self.verb_given_names.contains(word)
    }

    /// Says whether nobody who makes politics does this job: `plumber`.
    pub(super) fn is_private_job(&self, word: &str) -> bool {
        self.private_jobs.contains(word)
    }

    /// Says whether this title is a given name as well: `Dean`.
    pub(super) fn is_given_too(&self, word: &str) -> bool {
        self.title_given_names.contains(word)
    }

    /// Says whether this can stand before its subject at the beginning of a sentence: `Added`.
    pub(super) fn is_inverted_verb(&self, word: &str) -> bool {
        self.inverted_verbs.contains(word)
    }

    /// Says whether a name follows this and a hyphen: `al` in `al-Nunu`.
    pub(super) fn is_name_article(&self, word: &str) -> bool {
        self.name_articles.contains(word)
    }

    /// Says whether this only describes the place that follows: `Northern`.
    pub(super) fn is_place_adjective(&self, word: &str) -> bool {
        self.place_adjectives.contains(word)
    }

    /// Says whether this title is a family name as well: `King`.
    pub(super) fn is_surname_too(&self, word: &str) -> bool {
        self.title_surnames.contains(word)
    }

    /// Says whether a ship's name follows: `USS` before `Ronald Reagan`.
    pub(super) fn is_ship(&self, word: &str) -> bool {
        self.ships.contains(word)
    }

    /// Says whether this title leaves open which office is meant, in any case: `minister`.
    pub(super) fn is_general_title(&self, title: &str) -> bool {
        self.general_titles.contains(&title.to_lowercase())
    }

    /// Says whether this names a part of a state: `province`.
    pub(super) fn is_part(&self, word: &str) -> bool {
        self.parts.contains(word)
    }
}
