//! Who may take part in an act: whoever is named, and the state instead of its army.

use super::finder::RelationFinder;
use crate::clause::PrepositionalPhrase;
use crate::evidence::Party;
use crate::mention::Found;
use crate::ontology::Trait;
use crate::sentence::Tag;
use crate::span::Span;

/// Prepositions before those whose a treaty or talks are, or before what they are about.
const ABOUT: [&str; 5] = ["against", "between", "on", "over", "with"];

/// The marks that join the words of a compound.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// What makes the state or body before the hyphen the one whose something is: "a Kenyan-flagged tanker". Grammar.
const COMMANDED: [&str; 10] = [
    "commanded",
    "controlled",
    "flagged",
    "held",
    "led",
    "occupied",
    "operated",
    "owned",
    "registered",
    "run",
];

/// Nouns for bodies of a state that are where it is: "a court in Niger". Grammar.
const SEATED: [&str; 6] = ["court", "legislature", "ministry", "parliament", "police", "senate"];

/// Adjectives that tell how new a thing is and not what it is: "the recent nuclear test".
const FRESH: [&str; 8] = [
    "current", "earlier", "last", "latest", "new", "next", "previous", "recent",
];

impl RelationFinder<'_> {
    /// "granted him asylum despite a plea by Oman to Chad": says whether a noun tells an act on which the rest does not
    /// hang, or who does it; what stands behind is the act's own.
    pub(super) fn is_act_apart(&self, noun: usize) -> bool {
        const APART: [&str; 7] = ["about", "amid", "because of", "despite", "over", "through", "without"];
        let doing = self
            .governing(noun)
            .filter(|by| ["by", "from"].contains(&by.preposition.as_str()));
        let act = doing.and_then(|by| by.after).unwrap_or(noun);
        let apart = self
            .governing(act)
            .is_some_and(|phrase| APART.contains(&phrase.preposition.as_str()));
        apart && self.name_of(act).is_none() && self.lexicon.by_nominal(self.head(act)).next().is_some()
    }

    /// Gives those who act: named, and a state or body instead of its arms: "Russian troops", "Hezbollah fighters".
    pub(super) fn acting(&self, parties: &[Party]) -> Vec<Party> {
        parties.iter().flat_map(|party| self.actors_of(party)).collect()
    }

    fn actors_of(&self, party: &Party) -> Vec<Party> {
        let states = self.commanders(party, |head| self.lexicon.is_arm(head));
        match states.is_empty() {
            true => self.named(party).into_iter().collect(),
            false => states,
        }
    }

    /// Gives the states or bodies of which a party is an arm, or the party itself.
    pub(super) fn wholes_or_self(&self, party: &Party) -> Vec<Party> {
        let wholes = self.commanders(party, |head| self.lexicon.is_arm(head));
        match wholes.is_empty() {
            true => vec![party.clone()],
            false => wholes,
        }
    }

    /// Says whether words that are not linked begin with `his` or `its`: whose they are, nobody reads in them.
    pub(super) fn is_owned_by_pronoun(&self, party: &Party) -> bool {
        let span = party.span.filter(|_| party.entity.is_none());
        span.is_some_and(|span| self.tag(self.token_at(span.start)) == Tag::PossessivePronoun)
    }

    /// Gives what is taken: of "Kenyan ships" not Kenya.
    pub(super) fn taken(&self, parties: &[Party]) -> Vec<Party> {
        let taken = |party| self.named(party).or_else(|| self.thing_of_state(party));
        parties.iter().filter_map(taken).collect()
    }

    /// Gives those to whom something is done; who are people stay people: "killed Israeli soldiers".
    pub(super) fn undergoing(&self, parties: &[Party]) -> Vec<Party> {
        let is_whole = |head: &str| self.lexicon.is_arm(head) || self.lexicon.is_belonging(head);
        // "sanctioned a Chinese firm": one of them is not China.
        let is_one_body = |party: &Party| {
            let last = party.span.map(|span| self.token_at(span.end.saturating_sub(1)));
            last.is_some_and(|last| self.tag(last) == Tag::Noun && self.lexicon.is_body(self.lemma(last)))
        };
        let wholes = |party: &Party| match party.kind {
            None if !is_one_body(party) => self.commanders(party, is_whole),
            _ => Vec::new(),
        };
        let undergoing = parties.iter().flat_map(|party| {
            let span = party.span.filter(|_| party.entity.is_none());
            let phrase = span.and_then(|span| self.phrase_at(span));
            if let Some(rebels) = phrase.and_then(|phrase| self.rebels_with(phrase)) {
                return vec![rebels];
            }
            let wholes = wholes(party);
            match wholes.is_empty() {
                true => self
                    .named(party)
                    .or_else(|| self.where_targets_lie(party))
                    .into_iter()
                    .collect(),
                false => wholes,
            }
        });
        undergoing.collect()
    }

    /// Gives a party that words name: "Turkish police", but neither "police" nor "the senator".
    pub(super) fn named(&self, party: &Party) -> Option<Party> {
        let own = self.gazetteer.own_kinds();
        let is_words = party
            .kind
            .as_ref()
            .is_some_and(|kind| *kind == own.phrase || *kind == own.name);
        let Some(span) = party.span.filter(|_| party.entity.is_none() && !is_words) else {
            return Some(party.clone());
        };
        if let Some(matter) = self.matter(party, span).or_else(|| self.delegation(party, span)) {
            return Some(matter);
        }
        // "banned Huawei", "the West imposed": a name of which nothing else is known.
        let article = ["The ", "the "]
            .into_iter()
            .find(|article| span.slice(self.text()).starts_with(article));
        let start = span.start + article.map_or(0, |article| article.len() as u32);
        let mut names = self.mentions_in(span).iter();
        // Which North is meant, the word does not tell.
        let name = Span { start, end: span.end };
        let is_side = ["North", "South", "East"].contains(&name.slice(self.text()));
        let is_name = party.kind.is_none() && !is_side && names.any(|mention| mention.span == name);
        if party.kind.is_some() || party.may_be_person() && !(is_name && article.is_some()) {
            // "The president" is a title of nobody named.
            let mut names = self.mentions_in(span).iter();
            let is_named = names.any(|name| name.found != Found::Title) || self.has_capital(party, span);
            return match is_named {
                true => Some(party.clone()),
                false => self.people_of(party, span),
            };
        }
        // The state of "its ambassador to Russia" is read with the title.
        let known = self.gazetteer.named(span.slice(self.text()));
        if let Some(known) = known.first().filter(|known| known.kind.is(Trait::State)) {
            return Some(known.party(Some(span)));
        }
        let last = self.token_at(span.end.saturating_sub(1));
        let own = self.gazetteer.own_kinds();
        let kind = match self.tag(last) {
            // "attacked Kurds"
            Tag::PluralNoun if is_name => Some(&own.group),
            _ => self
                .lexicon
                .anybody()
                .filter(|_| is_name || self.is_called_body(party, span)),
        };
        // "sanctioned Chinese firms for hacking": why, is no part of who.
        let name = match party.name.split_once(" for ") {
            Some((name, _)) if !is_name => name.to_owned(),
            _ => party.name.clone(),
        };
        let named = kind.map(|kind| Party {
            name,
            kind: Some(kind.clone()),
            ..party.clone()
        });
        named.or_else(|| self.people_of(party, span))
    }

    /// Gives the phrase of which these are the words.
    pub(super) fn phrase_at(&self, span: Span) -> Option<usize> {
        let mut phrases = self.clauses.phrases_of(self.sentence_at(span));
        phrases.find(|&phrase| self.phrase(phrase).span == span)
    }

    /// "the Wagner network", "Chinese firms", but not "a Chinese firm": which it is, nobody tells.
    fn is_called_body(&self, party: &Party, span: Span) -> bool {
        let first = self.word(self.token_at(span.start));
        let is_one = ["a", "an"].iter().any(|word| first.eq_ignore_ascii_case(word));
        let head = self.lemma(self.token_at(span.end.saturating_sub(1)));
        !is_one && self.lexicon.is_body(head) && !self.is_owned_by_pronoun(party) && self.has_capital(party, span)
    }

    /// Gives what people agree on in its own words: "a labour accord", "an accord with Peru", but not "the accord".
    pub(super) fn matter(&self, party: &Party, span: Span) -> Option<Party> {
        let (first, last) = (self.token_at(span.start), self.token_at(span.end.saturating_sub(1)));
        let kind = self.lexicon.matter_kind(self.lemma(last))?;
        if self.tag(last) == Tag::PluralNoun && !kind.is(Trait::Event) {
            return None;
        }
        let is_own = |token: &usize| {
            let is_fresh = FRESH.iter().any(|word| self.word(*token).eq_ignore_ascii_case(word));
            !is_fresh && !matches!(self.tag(*token), Tag::Determiner | Tag::PossessivePronoun)
        };
        let mark = (first..last).rev().find(|&token| self.tag(token) == Tag::Possessive);
        let start = (mark.map_or(first, |mark| mark + 1)..=last).find(is_own)?;
        let mut words = Span {
            start: self.span(start).start,
            end: span.end,
        };
        // "the deal", told before as "a grain deal"
        let told = party.name.as_str();
        let is_told_before = told.contains(' ') && told != span.slice(self.text()) && told.ends_with(self.word(last));
        let names_it = is_told_before && party.entity.is_none() && !told.starts_with(['“', '"', '\'']);
        if start == last && names_it {
            return Some(Party {
                kind: Some(kind.clone()),
                ..party.clone()
            });
        }
        if start == last {
            let phrase = self.phrase_at(span)?;
            let mut behind = self.behind(phrase).chain(self.behind_making(phrase));
            // "signed a law on Wednesday": on a day it tells nothing.
            let tells = |behind: &PrepositionalPhrase| self.phrase(behind.object).time.is_none();
            let behind = behind.find(|behind| ABOUT.contains(&behind.preposition.as_str()) && tells(behind))?;
            let parts = self.clauses.joined(behind.object).map(|(_, part)| part.span);
            words = parts.fold(words, Span::cover);
            // "a deal between Chad, Mali and Niger"
            let listed = self.everybody(behind.object);
            let listed = listed.iter().filter_map(|party| party.span);
            words = listed.filter(|part| part.start > words.start).fold(words, Span::cover);
        }
        // "signed a “permanent ceasefire”", but "signed an “amnesty” bill"
        let own = words.slice(self.text());
        let marks = ['“', '”', '"'];
        let is_open = own.matches(marks).count() % 2 == 1;
        Some(Party {
            name: if is_open { own.trim_matches(marks) } else { own }.to_owned(),
            kind: Some(kind.clone()),
            ..party.clone()
        })
    }

    /// Says whether a word of a name begins with a capital that is not due to its place: "Western countries", but neither
    /// "Angry farmers" nor "his child".
    fn has_capital(&self, party: &Party, span: Span) -> bool {
        let sentence = &self.sentences.sentences[self.sentence_at(span)];
        let own = span.slice(self.text());
        // "Western countries" of "Western sanctions" is no word of the text.
        let opens = sentence.span.start == span.start && (own.contains(' ') || own == party.name);
        // "Kurdish militants": the first word of a sentence is a name where it is known as nothing else.
        let first = self.token_at(span.start);
        let is_name = !self.tagged.words.is_known(&self.word(first).to_lowercase());
        let mut words = party.name.split(' ').skip(usize::from(opens && !is_name));
        // "pro-Russian rebels"
        let is_capital = |part: &str| part.trim_start_matches('(').starts_with(char::is_uppercase);
        words.any(|word| word.split('-').any(is_capital))
    }

    /// Gives the states or bodies of which words name an arm: Israel for "Israel's military", both for "US and British
    /// forces".
    fn commanders(&self, party: &Party, of_state: impl Fn(&str) -> bool) -> Vec<Party> {
        let Some(span) = party.span.filter(|_| party.entity.is_none()) else {
            return Vec::new();
        };
        let head = self.lemma(self.token_at(span.end.saturating_sub(1)));
        let of_state = of_state(head)
            || (self.token_at(span.start)..=self.token_at(span.end.saturating_sub(1)))
                .any(|token| is_designation(self.word(token)));
        // "bombed Hamas positions"
        let of_body = self.lexicon.is_fighter(head) || of_state && self.lexicon.is_target(head);
        if !of_state && !of_body {
            return Vec::new();
        }
        // "the US Treasury": the name alone does not say whose it is.
        let before = self.token_at(span.start).checked_sub(1).map(|before| self.span(before));
        let named = before.filter(|before| self.meant_at(*before).iter().any(|state| state.is(Trait::State)));
        let words = named
            .filter(|_| self.mentions_in(span).len() == 1)
            .map_or(span, |named| named.cover(span));
        // "pro-Russian forces", "Russian-backed forces" are not Russia's, "Russian-led" ones are.
        let is_whole = |place: Span| {
            let rest = self.text()[place.end as usize..].strip_prefix(HYPHENS);
            let how = rest.and_then(|rest| rest.split(|letter: char| !letter.is_alphanumeric()).next());
            !self.text()[..place.start as usize].ends_with(HYPHENS) && how.is_none_or(|how| COMMANDED.contains(&how))
        };
        let inside = self.references_in(words).iter().rev();
        let inside = inside.filter(move |reference| is_whole(reference.span));
        let wholes = inside.clone().flat_map(|reference| &reference.parties);
        // "the Obama administration", "Gaddafi's troops"
        let leads = |leader: &&Party| {
            self.lexicon.is_government(head) || self.lexicon.is_people_of_arms(head) && leader.is(Trait::Person)
        };
        if let Some(state) = wholes
            .clone()
            .filter(leads)
            .find_map(|leader| self.gazetteer.home(leader.entity.as_ref()?))
        {
            return vec![state.party(Some(span))];
        }
        let commands = |whole: &&Party| match whole.is(Trait::State) {
            true => of_state,
            false => of_body && whole.is(Trait::Body) && whole.entity.is_some(),
        };
        // "the two countries' ships", "each other's goods": all whom the words mean.
        let meant = inside
            .clone()
            .find(|reference| reference.parties.iter().any(|whole| commands(&whole)));
        let Some(meant) = meant else {
            // "troops from Kenya and Chad", "steel from China"
            let behind = self.phrase_at(span).into_iter().flat_map(|phrase| self.behind(phrase));
            // "the junta in Niger", but troops in Niger need not be its own
            let is_ruling = self.lexicon.is_government(head) || SEATED.contains(&head);
            let mut of = behind
                .filter(|of| ["of", "from"].contains(&of.preposition.as_str()) || is_ruling && of.preposition == "in");
            let named = of.next().map(|of| self.everybody(of.object)).unwrap_or_default();
            let named = named.iter().filter(|whole| whole.entity.is_some() && commands(whole));
            return named
                .cloned()
                .map(|whole| Party {
                    span: Some(span),
                    ..whole
                })
                .collect();
        };
        let mut all: Vec<&Party> = meant.parties.iter().filter(commands).collect();
        // "US and British forces", "Chinese, Indian and Thai troops"
        let mut next = all.first().and_then(|last| last.span);
        for other in inside.flat_map(|reference| &reference.parties) {
            let (Some(before), Some(behind)) = (other.span, next) else {
                continue;
            };
            let between = self
                .text()
                .get(before.end as usize..behind.start as usize)
                .map(str::trim);
            let is_listed = matches!(between, Some("and" | "," | ", and"));
            if is_listed && commands(&other) && !all.iter().any(|one| one.is_same(other)) {
                all.push(other);
                next = other.span;
            }
        }
        let whole = |whole: &&Party| Party {
            span: Some(span),
            ..(*whole).clone()
        };
        all.iter().rev().map(whole).collect()
    }
}

/// Says whether a word is the designation of a weapon: `F-16s`, `Su-24`.
fn is_designation(word: &str) -> bool {
    let Some((letters, number)) = word.split_once('-') else {
        return false;
    };
    let number = number.strip_suffix('s').unwrap_or(number);
    let is_short = (1..=3).contains(&letters.len()) && letters.starts_with(char::is_uppercase);
    is_short && number.len() > 1 && number.starts_with(|first: char| first.is_ascii_digit())
}
