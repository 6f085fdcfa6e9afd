//! "The Ohio Republican", "the senator" → the politician whom the article has told of last.

use super::resolve::Resolver;
use crate::evidence::Party;
use crate::mention::{Found, Mention};
use crate::sentence::Tag;
use crate::span::Span;

/// Whom a description means was named so many sentences before at most.
const NEAR: usize = 4;

/// What an article tells of somebody's politics.
#[derive(Debug, Default, Clone)]
struct Politics {
    party: Option<char>,
    /// From where: `Ohio`, `Calif`.
    region: Option<String>,
    /// `senator`, `Gov.`
    post: Option<String>,
}

impl Politics {
    fn is_known(&self) -> bool {
        self.party.is_some() || self.post.is_some()
    }

    fn add(&mut self, other: Self) {
        self.party = self.party.or(other.party);
        self.region = self.region.take().or(other.region);
        self.post = self.post.take().or(other.post);
    }
}

impl Resolver<'_> {
    /// Gives the politician whom "the Ohio Republican", "the senator" means: the last one named whose party, region and
    /// post, as far as the article tells them, are these.
    ///
    /// None where it tells nothing of the kind of anybody near.
    pub(super) fn politician_named(&self, phrase: usize) -> Option<Party> {
        let noun_phrase = self.phrase(phrase);
        let head = self.lemma(noun_phrase.head);
        if !self.lexicon.is_politician(head) {
            return None;
        }
        let is_the = self.is(noun_phrase.tokens.start, "the") && noun_phrase.possessor.is_none();
        let is_one = self.tag(noun_phrase.head) != Tag::PluralNoun && noun_phrase.tokens.len() < 6;
        let is_name = self
            .name_of(phrase)
            .is_some_and(|name| name.found == Found::Title || !name.candidates.is_empty());
        // "the 14 Republicans", "the Senate Republican"
        let mut words = noun_phrase.tokens.start + 1..noun_phrase.head;
        let is_plain = |token: usize| {
            let word = self.word(token);
            self.tag(token) == Tag::Adjective
                || word.starts_with(char::is_uppercase) && word != "Senate" && word != "House"
        };
        if !is_the || !is_one || is_name || !words.all(is_plain) {
            return None;
        }
        let region: Vec<&str> = (noun_phrase.tokens.start + 1..noun_phrase.head)
            .map(|token| self.word(token))
            .filter(|word| word.starts_with(char::is_uppercase) && !is_party(word))
            .collect();
        let wanted = Politics {
            party: letter_of(self.word(noun_phrase.head)).or_else(|| self.party_within(phrase)),
            region: Some(region.join(" ")).filter(|region| !region.is_empty()),
            post: Some(head.to_owned()),
        };
        let sentence = self.sentence_of(phrase);
        let near = self.discourse.latest();
        let near = near.take_while(|salient| salient.sentence + NEAR >= sentence);
        let mut seen: Vec<&Party> = Vec::new();
        let mut others = Vec::new();
        for salient in near.filter(|salient| salient.may_be_person()) {
            let party = &salient.party;
            // "One senator said": who that is, nobody knows.
            if party.entity.is_none() && party.name.ends_with(wanted.post.as_deref().unwrap_or_default()) {
                break;
            }
            let is_told = self.is_quoted(salient.span) && !self.is_quoted(noun_phrase.span);
            if is_told || seen.iter().any(|seen| seen.is_same(party)) {
                continue;
            }
            seen.push(party);
            let politics = self.politics_of(party);
            if !politics.is_known() || !fits(&wanted, &politics) {
                continue;
            }
            if wanted.region.is_none() || politics.region.is_some() {
                return Some(party.clone());
            }
            others.push(salient);
        }
        // Nothing tells that they are not from there.
        match others.as_slice() {
            [only] => Some(only.party.clone()),
            others => {
                let acting = others.iter().find(|salient| salient.subject_of.is_some());
                acting.map(|salient| salient.party.clone())
            }
        }
    }

    /// Says whether words stand inside a quotation.
    pub(super) fn is_quoted(&self, span: Span) -> bool {
        let quotations = &self.sentences.quotations;
        let begun = quotations.partition_point(|quotation| quotation.span.start <= span.start);
        let mut near = quotations[..begun].iter().rev().take(NEAR);
        near.any(|quotation| quotation.span.contains(span))
    }

    /// Gives the party of "the Republican governor".
    fn party_within(&self, phrase: usize) -> Option<char> {
        let noun_phrase = self.phrase(phrase);
        let mut words = noun_phrase.tokens.start..noun_phrase.head;
        words.find_map(|token| letter_of(self.word(token)))
    }

    /// Puts together what stands beside all names of somebody so far.
    fn politics_of(&self, party: &Party) -> Politics {
        let mut politics = Politics::default();
        for salient in self.discourse.latest().filter(|salient| salient.party.is_same(party)) {
            let named = salient.party.span.and_then(|span| self.mention_at(span));
            if let Some(mention) = named.filter(|mention| mention.found != Found::Title) {
                politics.add(self.politics_beside(mention));
            }
        }
        politics
    }

    fn politics_beside(&self, mention: &Mention) -> Politics {
        let text = self.text();
        let mut politics = told_behind(&text[mention.span.end as usize..]);
        let before = &text[mention.full.start as usize..mention.span.start as usize];
        let honorific = self.lexicon.political_title(before);
        let title = mention.title.as_ref().map(|title| title.name.to_lowercase());
        let post = title.as_deref().and_then(|title| self.lexicon.political_post(title));
        let mut around = text[..mention.full.start as usize].rsplit([' ', '\n']).skip(1);
        let last = around.next().unwrap_or_default();
        politics.add(Politics {
            party: letter_of(last).or_else(|| before.split(' ').find_map(letter_of)),
            // "Ohio Sen. Ann Roe"
            region: honorific
                .and(Some(last))
                .filter(|word| is_region(word))
                .map(str::to_owned),
            post: honorific.or(post).map(str::to_owned),
        });
        politics
    }
}

pub(super) fn is_party(word: &str) -> bool {
    letter_of(word).is_some()
}

fn is_region(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic) && !is_party(word)
}

fn letter_of(word: &str) -> Option<char> {
    match word {
        "Republican" | "GOP" => Some('R'),
        "Democrat" | "Democratic" => Some('D'),
        "Independent" | "independent" => Some('I'),
        _ => None,
    }
}

/// Reads what stands behind a name: " (R-Ohio)", ", D-N.J.,", " (R., Ky.)", ", an Ohio Republican,", ", Republican of Ohio,",
/// " of Ohio".
fn told_behind(rest: &str) -> Politics {
    let words = match [" (", ", "].iter().find_map(|mark| rest.strip_prefix(mark)) {
        Some(words) => words,
        None => {
            let place = rest.strip_prefix(" of ").unwrap_or_default();
            let place = place.split([',', '.', '(']).next().unwrap_or_default().trim_end();
            let words: Vec<&str> = place.split(' ').take_while(|word| is_region(word)).take(2).collect();
            return Politics {
                region: Some(words.join(" ")).filter(|place| !place.is_empty()),
                ..Politics::default()
            };
        }
    };
    let mut letters = words.chars();
    let letter = letters.next().filter(|letter| ['D', 'I', 'R'].contains(letter));
    let tag = letters.as_str().trim_start_matches('.');
    let tag = ["-", "\u{2011}", "\u{2013}", ", "]
        .iter()
        .find_map(|mark| tag.strip_prefix(mark));
    if let (Some(letter), Some(tag)) = (letter, tag) {
        let end = tag.find([',', ')', ' ', '\n']).unwrap_or(tag.len());
        return Politics {
            party: Some(letter),
            region: Some(tag[..end].to_owned()),
            post: None,
        };
    }
    let phrase = words.split([',', ')', '.', '\n']).next().unwrap_or_default();
    let all: Vec<&str> = phrase.split(' ').collect();
    let party = (all.len() <= 6)
        .then(|| all.iter().find_map(|word| letter_of(word)))
        .flatten();
    let named = all.iter().filter(|word| is_region(word)).copied();
    let region: Vec<&str> = named.collect();
    Politics {
        party,
        region: party.and(Some(region.join(" "))).filter(|region| !region.is_empty()),
        post: None,
    }
}

/// Says whether what an article tells of somebody is not against what a description tells.
fn fits(wanted: &Politics, told: &Politics) -> bool {
    let party = match (wanted.party, told.party) {
        (Some(wanted), Some(told)) => wanted == told,
        _ => true,
    };
    let region = match (&wanted.region, &told.region) {
        (Some(wanted), Some(told)) => is_short_for(told, wanted),
        _ => true,
    };
    let post = match (wanted.post.as_deref(), told.post.as_deref()) {
        (Some("governor"), told) => matches!(told, Some("governor" | "Gov." | "Govs.")),
        (Some("senator"), told) => matches!(told, Some("senator" | "Sen." | "Sens." | "leader" | "whip")),
        (Some("congressman" | "congresswoman" | "representative"), Some(told)) => {
            !matches!(told, "governor" | "Gov." | "Govs." | "senator" | "Sen." | "Sens.")
        }
        (Some("lawmaker" | "legislator"), Some(told)) => !matches!(told, "governor" | "Gov." | "Govs."),
        _ => true,
    };
    party && region && post
}

/// "Calif.", "N.J.", "KY": says whether a name's first letter and some others after it make the other.
fn is_short_for(short: &str, name: &str) -> bool {
    let letters = |text: &str| -> Vec<char> {
        let letters = text.chars().filter(|letter| letter.is_alphabetic());
        letters.flat_map(char::to_lowercase).collect()
    };
    let (short, name) = (letters(short), letters(name));
    let mut rest = name.iter();
    let is_inside = short.iter().all(|letter| rest.any(|other| other == letter));
    short.first() == name.first() && is_inside
}
