//! Offices that no gazetteer has, as the words describe them: "Ohio Governor John Kasich", "the mayor of Lyon".

use super::OfficeProof;
use super::office_owner::{OfficeOwner, PARTIES};
use super::resolve::Resolver;
use crate::evidence::Party;
use crate::mention::{Found, Tenure, Title, TitleWord};
use crate::ontology::Trait;
use crate::sentence::{Tag, small_letters};
use crate::span::Span;

/// What a speaker is who holds no office: "the evening's keynote speaker".
const OF_AN_EVENT: [&str; 5] = ["guest", "keynote", "main", "motivational", "plenary"];

/// What has "senior" in its name.
const GRADED: [&str; 9] = [
    "adviser",
    "advisor",
    "associate",
    "counsel",
    "counselor",
    "director",
    "executive",
    "policy",
    "vice",
];

/// Posts that are trades where nothing tells in whose service. Grammar.
const TRADES: [&str; 3] = ["attorney", "director", "executive"];

/// An office with when and by what proof it is held.
pub(super) type Described = Option<(Party, Tenure, OfficeProof)>;

impl Resolver<'_> {
    /// Describes the office of a title before or behind a name: "Kyrgyz Foreign Minister", "Ohio Governor".
    ///
    /// `None` for a title without a name, and for a bare one of somebody who is known: that says nothing new.
    pub(super) fn describe_title(&self, place: usize, title: &Title, bearer: &Party) -> Described {
        let mention = &self.mentions[place];
        let last = small_letters(post_of(&title.name)).into_owned();
        let is_name = mention.span.slice(self.text()).starts_with(char::is_uppercase);
        let bears = mention.found != Found::Title && bearer.is(Trait::Person) && is_name;
        // "Joint Chiefs of Staff Army General": what "of" leads on from stands before the title.
        let is_rest = title.name.starts_with("of ");
        if !bears || is_rest || self.is_rank(&title.name) && last != "officer" || self.is_cut(mention) {
            return None;
        }
        let title = &self.with_words_before(title);
        // "Exxon's chief financial officer Lena Koch"
        let is_chief = || last == "officer" && small_letters(&title.name).starts_with("chief ");
        if !self.lexicon.is_office(&last) && !is_chief() {
            return None;
        }
        let matter = self.nearest_owner(title).map(|(name, _)| name);
        let matter = matter.filter(|name| self.is_matter(name, &last));
        let owner = match title.of.as_ref().and_then(|id| self.gazetteer.entity(id)) {
            _ if let Some(name) = matter => Some(OfficeOwner::With(name.span.slice(self.text()))),
            Some(owner) => Some(OfficeOwner::Of(owner.party(None))),
            None => self.owner_of(title).or_else(|| self.owner_before(title)),
        };
        let owner = owner.or_else(|| self.owner_behind(mention));
        let owner = owner.or_else(|| self.speaks_for(title).map(OfficeOwner::Of));
        // News about Oman tells of "Deputy Foreign Minister Abbas Araghchi" of Iran.
        let home = bearer.entity.as_ref().and_then(|id| self.gazetteer.home(id));
        let is_his = |owner: &OfficeOwner| match (owner, home) {
            (OfficeOwner::Of(state), Some(home)) => state.entity.as_ref() == Some(&home.id),
            _ => true,
        };
        let owner = owner.or_else(|| self.plain_owner(&title.name, title.span).filter(is_his));
        // "director Steven Roe", "attorney Ann Roe": a trade, as long as nobody is told whose.
        let is_trade = TRADES.contains(&small_letters(&title.name).as_ref());
        if owner.is_none() && (bearer.entity.is_some() || is_trade) {
            return None;
        }
        // "Republican Senator": of which party he is, is no part of his office.
        let rest = PARTIES
            .iter()
            .find_map(|party| title.name.strip_prefix(party)?.strip_prefix(' '));
        let is_post = |rest: &&str| {
            let first = rest.split(' ').next().unwrap_or_default();
            self.lexicon.is_office(&small_letters(first))
        };
        let words = rest.filter(is_post).unwrap_or(&title.name);
        let office = self.office(self.without_rank(words), owner, title.span);
        Some((office, title.tenure, OfficeProof::Described))
    }

    /// Adds the nouns that a title without an owner goes on from: "harbour police chief", "campaign spokeswoman".
    fn with_words_before(&self, title: &Title) -> Title {
        let mut title = title.clone();
        let mut at = self.token_at(title.span.start);
        // "On the front row Queen Maud sat": before a capital another phrase may end.
        let goes_on = !title.owned && (title.name.starts_with(char::is_lowercase) || self.is_of_named_body(at));
        while let Some(before) = at.checked_sub(1).filter(|_| goes_on) {
            let token = self.sentences.tokens[before];
            let word = token.span.slice(self.text());
            let is_word = word.starts_with(char::is_lowercase)
                && (token.tag == Tag::Noun
                    || token.tag == Tag::Adjective && self.lexicon.is_office_adjective(self.small(before)));
            // "Foreign ministry spokesman": the ministry owns the title.
            let named = self
                .mentions
                .partition_point(|mention| mention.span.end <= token.span.start);
            let is_named = self
                .mentions
                .get(named)
                // "chief negotiator": the adjective alone is a title too.
                .is_some_and(|mention| mention.span.overlaps(token.span) && mention.found != Found::Title);
            let is_free = self.times_in(token.span).is_empty() && !is_named;
            let is_adjacent = self.text().get(token.span.end as usize..title.span.start as usize) == Some(" ");
            if !(is_word && is_free && is_adjacent) {
                break;
            }
            title.span = title.span.cover(token.span);
            title.name = format!("{word} {}", title.name);
            at = before;
        }
        title
    }

    /// Describes the office that a noun phrase tells of: "the mayor of Lyon", "a spokesman for the port".
    ///
    /// `None` for what somebody only is like: "A powerful speaker, Koch can move people".
    pub(super) fn describe_phrase(&self, phrase: usize) -> Described {
        let noun_phrase = self.phrase(phrase);
        if let Some(kindred) = self.describe_kindred(phrase) {
            return kindred;
        }
        let all = self.sentences.tokens[noun_phrase.head].span;
        let has_rank = || self.is_rank(all.slice(self.text())) && !self.is_general_of_post(noun_phrase.head);
        if !self.is_post(phrase) || self.tag(noun_phrase.head) == Tag::PluralNoun || has_rank() {
            return None;
        }
        let possessor = noun_phrase.possessor;
        let begin = possessor.map_or(noun_phrase.tokens.start, |place| self.phrase(place).tokens.end + 1);
        let mut owner = possessor.and_then(|place| self.found.parties(place).first()).cloned();
        // "its head, Koch": of whom `his` tells, serves him and not his state.
        if self.tag(noun_phrase.tokens.start) == Tag::PossessivePronoun {
            let body = self.found.owners(phrase).first();
            owner = body
                .filter(|body| body.is(Trait::Body) && (body.entity.is_some() || self.is_named_here(body, phrase)))
                .cloned();
        }
        let mut tenure = Tenure::Current;
        let mut words: Vec<String> = Vec::new();
        for token in begin..=noun_phrase.head {
            let span = self.sentences.tokens[token].span;
            let word = span.slice(self.text());
            match self.lexicon.title_word(word, self.word(token + 1)) {
                Some(TitleWord::Tenure(told)) => tenure = told,
                Some(TitleWord::OtherOffice) => words.push(word.to_owned()),
                None if self.is_matter_inside(phrase, token) => words.push(word.to_owned()),
                None => match self.owner_inside(phrase, token, owner.as_ref(), words.is_empty()) {
                    Some(inside) => owner = owner.or(Some(inside)),
                    None if self.belongs_to_office(token) => words.push(word.to_owned()),
                    None => {}
                },
            }
        }
        // "Trump's foreign minister" is one of his state.
        if let Some(person) = owner.as_ref().filter(|owner| owner.is(Trait::Person)) {
            let of_state = words.iter().any(|word| self.lexicon.is_state_post(word));
            let state = person
                .entity
                .as_ref()
                .filter(|_| of_state)
                .and_then(|id| self.gazetteer.home(id));
            owner = state.map(|state| state.party(None)).or(owner);
        }
        if self.head(phrase) == "speaker" && words.iter().any(|word| OF_AN_EVENT.contains(&word.as_str())) {
            return None;
        }
        let mut is_told = owner.is_some();
        let mut behind = Vec::new();
        // "Koch, president and chief executive of the fund"
        let shared = noun_phrase
            .conjunct
            .or_else(|| self.post_beside(phrase))
            .filter(|&other| self.is_bare_of_name(other))
            .filter(|&other| self.is_post(other) || self.lexicon.is_person(self.head(other)));
        let shared = shared.filter(|_| self.behind(phrase).next().is_none() && possessor.is_none());
        for of in self.behind(shared.unwrap_or(phrase)).take(2) {
            // "an aide for a month"
            if self.phrase(of.object).time.is_some() {
                break;
            }
            let Some(named) = self.found_or_chosen(of.object) else {
                break;
            };
            let is_name = self.name_of(of.object).is_some();
            match of.preposition.as_str() {
                // "a delegate from Naples" has her home there, "a senator from Ohio" her seat.
                "from" if !(named.is(Trait::State) || named.is(Trait::Region)) => break,
                // "the American head of the Red Cross", but "the Japanese minister of finance"
                "of" | "from" if possessor.is_none() && (is_name || owner.is_none()) => {
                    let whole = self.name_of(of.object);
                    let whole = whole.and_then(|mention| self.with_second_word(mention, named.clone()));
                    owner = Some(self.whole_name(of.object, whole.unwrap_or(named)));
                }
                "of" | "for" | "to" | "at" => {
                    behind.push(format!("{} {}", of.preposition, self.with_modifiers(of.object, named)));
                }
                _ => break,
            }
            is_told = true;
        }
        let first = self.small(noun_phrase.tokens.start);
        // "Koch, president and chief executive of the fund": of what, the word alone does not tell.
        if !is_told && (words.len() < 2 && first != "the" || ["a", "an"].contains(&first)) {
            return None;
        }
        let full = self.full_span(phrase);
        // "Georgia's secretary of state": all of it is the title.
        if owner.is_some() && behind.first().is_some_and(|first| first.starts_with("of ")) {
            words.append(&mut behind);
        }
        let owner = owner.map(OfficeOwner::Of);
        let owner = owner.or_else(|| self.plain_owner(&words.join(" "), full).filter(|_| behind.is_empty()));
        let mut office = self.office(&words.join(" "), owner, full);
        for words in behind {
            office.name = format!("{} {words}", office.name);
        }
        Some((office, tenure, OfficeProof::Described))
    }

    /// "Koch, president and chief executive of the fund": gives the phrase behind the "and" that follows a post.
    fn post_beside(&self, phrase: usize) -> Option<usize> {
        let end = self.phrase(phrase).tokens.end;
        let next = self.clauses.noun_phrases.get(phrase + 1)?;
        let is_joined = self.tag(end) == Tag::Coordinator && next.tokens.start == end + 1;
        (is_joined && self.phrase(phrase).conjunct.is_none()).then_some(phrase + 1)
    }

    /// Says whether a post has no article of its own and belongs to whom a name tells: not "and head of foreign trade".
    fn is_bare_of_name(&self, post: usize) -> bool {
        let first = self.tag(self.phrase(post).tokens.start);
        let of_name = self
            .behind(post)
            .next()
            .is_none_or(|of| self.name_of(of.object).is_some());
        of_name && !matches!(first, Tag::Determiner | Tag::PossessivePronoun)
    }

    /// Says whether a name that nobody knows stands in the sentence of a phrase: "the Port Agency and its head".
    fn is_named_here(&self, body: &Party, phrase: usize) -> bool {
        let is_name = body.name.contains(' ') && body.name.starts_with(char::is_uppercase);
        let mut names = self
            .mentions_in(self.sentences.sentences[self.sentence_of(phrase)].span)
            .iter();
        is_name && names.any(|name| name.span.slice(self.text()) == body.name)
    }

    /// Gives the state, the place or, for a post that bodies have, the body that a word before a post names: "a Hamas
    /// spokesman", but "a Labour senator".
    fn owner_inside(&self, phrase: usize, token: usize, known: Option<&Party>, is_first: bool) -> Option<Party> {
        if token >= self.phrase(phrase).head {
            return None;
        }
        let owner = self.owner_at(self.sentences.tokens[token].span)?;
        // "Facebook's Trending News chief", "a National Security Council spokesman"
        let is_own = known.map_or(is_first, |known| known.is_same(&owner));
        let is_body = || is_own && owner.is(Trait::Body) && self.lexicon.is_body_post(self.head(phrase));
        (owner.is(Trait::State) || owner.is(Trait::Place) || is_body()).then_some(owner)
    }

    /// Says whether a phrase's noun is a post; an officer is one only by his rank: "chief financial officer".
    pub(super) fn is_post(&self, phrase: usize) -> bool {
        let noun_phrase = self.phrase(phrase);
        let is_chief = || noun_phrase.tokens.clone().any(|token| self.is(token, "chief"));
        let head = self.small(noun_phrase.head);
        // "vice-president"
        let last = self.head(phrase).rsplit('-').next().unwrap_or_default();
        self.lexicon.is_office(last) || head == "ceo" || head == "officer" && is_chief()
    }

    /// Gives the name of what a post is for, with the words that stand before it in its phrase: "for African Affairs".
    fn with_modifiers(&self, phrase: usize, named: Party) -> String {
        let noun_phrase = self.phrase(phrase);
        let own = self.name_of(phrase).filter(|_| named.entity.is_none());
        let skip = usize::from(self.tag(noun_phrase.tokens.start) == Tag::Determiner);
        let start = self.sentences.tokens[noun_phrase.tokens.start + skip].span.start;
        // "director for trade and ports at the fund"
        let listed = noun_phrase.conjunct.filter(|_| named.entity.is_none());
        let is_thing = |last: usize| {
            let first = self.tag(self.phrase(last).tokens.start);
            self.name_of(last).is_none() && first != Tag::Determiner && !self.is_post(last)
        };
        if let Some(last) = listed.filter(|&last| is_thing(last)) {
            return self.text()[start as usize..self.full_span(last).end as usize].to_owned();
        }
        match own.filter(|mention| start < mention.full.start) {
            Some(mention) => self.text()[start as usize..mention.span.end as usize].to_owned(),
            // "envoy to the talks with Oslo and a close friend": the friend is no part of the talks.
            None => {
                let ends = [" and a ", " and an ", " and the "]
                    .iter()
                    .filter_map(|and| named.name.find(and));
                let end = ends.min().filter(|_| named.entity.is_none());
                named.name[..end.unwrap_or(named.name.len())].to_owned()
            }
        }
    }

    /// Says whether a word before the head of a title is a part of it: "agriculture minister", "chief executive".
    pub(super) fn belongs_to_office(&self, token: usize) -> bool {
        match self.tag(token) {
            Tag::Noun | Tag::PluralNoun | Tag::ProperNoun | Tag::Coordinator => true,
            // "a senior adviser" has that post, "a senior aide" is one of several.
            Tag::Adjective if self.is(token, "senior") => self.is_any(token + 1, &GRADED),
            Tag::VerbGerund => self.is(token, "managing"),
            Tag::Adjective | Tag::Number => self.lexicon.is_office_adjective(self.small(token)),
            _ => false,
        }
    }

    /// Gives whom the phrase behind a preposition means; the phrase comes later and may not be read yet.
    fn found_or_chosen(&self, phrase: usize) -> Option<Party> {
        let party = match self.name_of(phrase) {
            Some(mention) => Some(self.choose(mention, self.setting(phrase)).0),
            None => self.resolve_description(phrase).0.into_iter().next(),
        };
        party.filter(|party| !party.name.is_empty())
    }

    /// Makes an office of its words and its owner: `Governor of Ohio`, `Senate Majority Leader`.
    pub(super) fn office(&self, words: &str, owner: Option<OfficeOwner>, span: Span) -> Party {
        let title: Vec<String> = words.split_whitespace().map(capitalised).collect();
        let title = title.join(" ");
        let name = match owner {
            // "Ambassador of India to Nepal"
            Some(OfficeOwner::Of(owner)) => match title.split_once(" to ") {
                Some((post, to)) => format!("{post} of {} to {to}", owner.name),
                None => format!("{title} of {}", self.seat_of(&title, owner).name),
            },
            Some(OfficeOwner::With(owner)) => format!("{owner} {title}"),
            None => title,
        };
        Party {
            entity: None,
            name,
            kind: Some(self.gazetteer.own_kinds().office.clone()),
            span: Some(span),
        }
    }
}

/// Gives the word that says what an office is: `Secretary` of "Secretary of Labor".
fn post_of(title: &str) -> &str {
    let post = [" of ", " for ", " to ", " in "]
        .iter()
        .filter_map(|of| Some(title.split_once(of)?.0));
    let post = post.min_by_key(|post| post.len()).unwrap_or(title);
    post.rsplit(' ').next().unwrap_or_default()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    match word {
        "and" | "at" | "for" | "in" | "of" | "the" | "to" => word.to_owned(),
        _ => first.chain(letters).collect(),
    }
}
