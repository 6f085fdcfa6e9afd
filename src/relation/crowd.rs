//! Crowds: who protests where nobody names them: "some 500 people marched against Putin in Sofia".

use super::earlier::EarlierRelations;
use super::finder::{Firing, RelationFinder};
use super::rule::RelationRule;
use crate::clause::Clause;
use crate::evidence::Party;
use crate::ontology::Trait;
use crate::sentence::Tag;
use crate::span::Span;

/// Prepositions before what people attend.
const ATTENDING: [&str; 3] = ["at", "during", "in"];

/// What those are called who take part in a protest of this name; of others, they are protesters.
const WHO_TAKE_PART: [(&str, &str); 4] = [
    ("demonstration", "demonstrators"),
    ("march", "marchers"),
    ("riot", "rioters"),
    ("strike", "strikers"),
];

/// Verbs below a protest with whom it is to move for their object: "blocked roads to force Chad to pay". Grammar.
const MOVING: [&str; 5] = ["compel", "force", "press", "pressure", "push"];

/// Nouns that verbs below a protest carry, with whom it is to move behind them: "to press demands on Chad". Grammar.
const PRESSING: [&str; 3] = ["claim", "demand", "pressure"];

/// Numbers that stand for people: "thousands marched".
const COUNTS: [&str; 5] = ["dozen", "hundred", "thousand", "ten", "million"];

/// Verbs by which a protest reaches a place: "riots swept the cities". Grammar.
const SPREADING: [&str; 22] = [
    "begin",
    "break out",
    "continue",
    "enter",
    "erupt",
    "flare",
    "flare up",
    "go on",
    "grip",
    "grow",
    "hit",
    "engulf",
    "paralyse",
    "paralyze",
    "persist",
    "rage",
    "resume",
    "rock",
    "shake",
    "spread",
    "start",
    "sweep",
];

/// Nouns for people as one body.
const BODIES: [&str; 3] = ["crowd", "mob", "throng"];

impl RelationFinder<'_> {
    /// Says whether people tell by what a rule names that they are against somebody: there a crowd is somebody.
    pub(super) fn is_protest(&self, rule: &RelationRule) -> bool {
        self.is_of_class(rule, &["PROTEST"])
    }

    /// Gives the people that are the subject of a clause by their noun, and by where they are if the clause tells:
    /// `people (Sofia)` of "some 500 people marched in Sofia".
    pub(super) fn crowd(&self, clause: &Clause, place: Option<&Party>) -> Option<Party> {
        // "the palace was stormed by protesters"
        if clause.verb.passive {
            let mut by = self
                .clauses
                .prepositional_of(clause)
                .filter(|by| by.preposition == "by");
            return by.find_map(|by| self.crowd_of(by.object, place));
        }
        let subject = clause.subject?;
        // "farmers came for a rally to protest the law"
        let mut rules = self.lexicon.by_nominal(self.head(subject));
        match rules.any(|(rule, _)| self.is_protest(rule)) {
            true => {
                let around = self.clauses.around(subject).map(|around| self.clause(around))?;
                self.crowd_of(around.subject.filter(|&people| people != subject)?, place)
            }
            false => self.crowd_of(subject, place),
        }
    }

    /// Gives of whom people demand something by what a clause tells that they do: "marched to demand that Putin resign".
    pub(super) fn asked_below(&self, index: usize) -> Vec<Party> {
        let below = self.clauses.below(index).map(|below| self.clause(below));
        let below: Vec<&Clause> = below.filter(|below| !below.verb.is_finite()).collect();
        let heads = below.iter().map(|below| self.span(below.verb.head));
        let mut told = heads.flat_map(|head| self.told.of_cue(head));
        // "rallied to demand that Chad leave", "rallied to denounce Chad's decree"
        let asks = |act: &str| matches!(act, "accuse" | "demand" | "refuse");
        let is_protest = |cue: Span| self.lemma(self.token_at(cue.end.saturating_sub(1))) == "protest";
        let demand = told.find(|told| asks(told.act.as_str()) && !is_protest(told.cue));
        let nothing = &mut Vec::new();
        let earlier = EarlierRelations::new(nothing);
        let asked = demand.map(|told| self.targets(told, &earlier)).unwrap_or_default();
        match asked.is_empty() {
            true => below.iter().flat_map(|below| self.pressed(below)).collect(),
            false => asked,
        }
    }

    /// Gives whom a clause says that somebody is to be moved: "to press their demands on Chad", "to force Chad to pay".
    fn pressed(&self, clause: &Clause) -> Vec<Party> {
        let carries = |object: &usize| PRESSING.contains(&self.head(*object));
        if clause.objects.iter().any(carries) {
            let words = ["from", "on", "upon"].map(str::to_owned);
            let named = self.parties_behind(clause, &words);
            let behind = clause.objects.iter().flat_map(|&object| self.along(object, &words));
            return if named.is_empty() { behind.collect() } else { named };
        }
        match MOVING.contains(&clause.verb.lemma.as_str()) && !clause.verb.passive {
            true => clause.objects.iter().flat_map(|&object| self.all_of(object)).collect(),
            false => Vec::new(),
        }
    }

    fn crowd_of(&self, subject: usize, place: Option<&Party>) -> Option<Party> {
        let phrase = self.measured(subject);
        let noun_phrase = self.phrase(phrase);
        let people = self.references.parties(phrase).first();
        let (first, head) = (noun_phrase.tokens.start, noun_phrase.head);
        // "its students": whose they are, nobody reads in the words.
        let is_count = self.tag(head) == Tag::PluralNoun && COUNTS.contains(&self.lemma(head));
        let is_body = is_count || BODIES.contains(&self.lemma(head));
        let is_group = people.is_some_and(|people| people.entity.is_none() && people.is(Trait::Group)) || is_body;
        let is_people = is_group && self.tag(first) != Tag::PossessivePronoun;
        // "Police protested", "they marched": the one is an arm of some state, the other are told elsewhere.
        let is_noun = matches!(self.tag(head), Tag::Noun | Tag::PluralNoun) && !self.lexicon.is_arm(self.lemma(head));
        if !is_people || !is_noun {
            return None;
        }
        let counts = |tag| matches!(tag, Tag::Determiner | Tag::Number | Tag::Adverb);
        let start = (first..head).find(|&token| !counts(self.tag(token))).unwrap_or(head);
        let words = Span {
            start: self.span(start).start,
            end: self.span(head).end,
        };
        let words = match is_count {
            true => "people",
            false => words.slice(self.text()),
        };
        // "crowds in Hong Kong"
        let mut behind = self
            .behind(phrase)
            .filter(|of| ["from", "in", "of"].contains(&of.preposition.as_str()));
        let home = behind.find_map(|of| self.references.parties(of.object).first());
        let home = home.filter(|home| home.is(Trait::State) || home.is(Trait::Place));
        let name = match place.or(home).filter(|place| place.entity.is_some()) {
            Some(place) if is_count => format!("{words} ({})", place.name),
            Some(place) => format!("{} ({})", self.small(head), place.name),
            None => words.to_owned(),
        };
        Some(Party {
            entity: None,
            name,
            kind: Some(self.gazetteer.own_kinds().group.clone()),
            span: Some(noun_phrase.span),
        })
    }

    /// Gives who takes part in a protest that a noun tells: "students clashed with police at a rally against Putin".
    pub(super) fn protesters_at(&self, phrase: usize) -> Vec<Party> {
        let governor = self.phrase(phrase).governed_by;
        let governor = governor.map(|place| &self.clauses.prepositional[place]);
        let governor = governor.filter(|governor| ATTENDING.contains(&governor.preposition.as_str()));
        let clause = governor.and_then(|governor| Some(self.clause(governor.clause?)));
        let clause = clause.filter(|clause| !clause.verb.passive && clause.verb.is_finite());
        let Some(subject) = clause.and_then(|clause| clause.subject) else {
            return Vec::new();
        };
        let mut named = self.acting(&self.all_of(subject));
        named.retain(|party| !party.is(Trait::State));
        match named.is_empty() {
            true => self.crowd_of(subject, None).into_iter().collect(),
            false => named,
        }
    }

    /// Gives the people of the states and places that stand before a protest: `rioters (Kenya)` of "Kenyan riots against
    /// the bill"; nobody for "Kenya's protest", which its envoy can lodge.
    pub(super) fn protesters_of(&self, found: &Firing, owners: Vec<Party>) -> Vec<Party> {
        let is_whole = |party: &Party| party.is(Trait::State) || party.is(Trait::Place) && party.entity.is_some();
        let noun = self.lemma(self.token_at(found.trigger.start));
        let may_be_envoy = |party: &Party| noun == "protest" && party.is(Trait::State);
        let (wholes, people): (Vec<Party>, Vec<Party>) = owners.into_iter().partition(is_whole);
        let wholes = wholes.into_iter().filter(|party| !may_be_envoy(party)).collect();
        [people, self.people_at(found, wholes)].concat()
    }

    /// Gives the people of these states and places who take part in a protest: `rioters (Kenya)`.
    pub(super) fn people_at(&self, found: &Firing, wholes: Vec<Party>) -> Vec<Party> {
        let noun = self.lemma(self.token_at(found.trigger.start));
        let known = WHO_TAKE_PART.iter().find(|(told, _)| *told == noun);
        let people = known.map_or("protesters", |(_, people)| people);
        let named = wholes.into_iter().map(|party| Party {
            entity: None,
            name: format!("{people} ({})", party.name),
            kind: Some(self.gazetteer.own_kinds().group.clone()),
            span: party.span,
        });
        named.collect()
    }

    /// Gives where a protest is whose people nobody names: "protests in Kenya", "riots swept Kenya's towns", "riots broke
    /// out across Kenya".
    pub(super) fn home_of_protest(&self, phrase: usize) -> Vec<Party> {
        let words = ["across", "in", "throughout"].map(str::to_owned);
        let is_place = |party: &Party| party.entity.is_some() && (party.is(Trait::State) || party.is(Trait::Place));
        let mut home = self.along(phrase, &words);
        home.retain(is_place);
        let around = self.clauses.around(phrase).map(|around| self.clause(around));
        let told = around.filter(|clause| home.is_empty() && clause.subject == Some(phrase) && !clause.verb.passive);
        if let Some(clause) = told.filter(|clause| SPREADING.contains(&clause.verb.lemma.as_str())) {
            let objects = clause.objects.iter();
            home = objects
                .flat_map(|&object| [self.references.parties(object).to_vec(), self.owning_places(object)].concat())
                .chain(self.parties_behind(clause, &words))
                .collect();
            home.retain(is_place);
            home.truncate(1);
        }
        home
    }

    /// Gives those of whom no more is told than that they protest: `protesters` of "protests against Putin spread".
    pub(super) fn nameless(&self, found: &Firing, phrase: usize) -> Party {
        let noun = self.lemma(self.token_at(found.trigger.start));
        let known = WHO_TAKE_PART.iter().find(|(told, _)| *told == noun);
        Party {
            entity: None,
            name: known.map_or("protesters", |(_, people)| people).to_owned(),
            kind: Some(self.gazetteer.own_kinds().group.clone()),
            span: Some(self.phrase(phrase).span),
        }
    }

    /// Gives whom people are against by the words of a clause alone: "chanted anti-Japanese slogans", "anti-government
    /// protesters marched in Lima".
    pub(super) fn opposed_in(&self, clause: &Clause, place: Option<&Party>) -> Vec<Party> {
        let phrases = clause.subject.into_iter().chain(clause.objects.iter().copied());
        let phrases: Vec<usize> = phrases.map(|phrase| self.measured(phrase)).collect();
        let named = phrases
            .iter()
            .flat_map(|&phrase| self.opposed(phrase, self.phrase(phrase).head));
        let named: Vec<Party> = named.collect();
        let is_against = |&phrase: &usize| self.is_against_government(phrase, self.phrase(phrase).head);
        match named.is_empty() && phrases.iter().any(is_against) {
            true => self.governments_at(place.into_iter()),
            false => named,
        }
    }

    /// Gives the states of places: those whose governments a protest there is against.
    pub(super) fn governments_at<'p>(&self, places: impl Iterator<Item = &'p Party>) -> Vec<Party> {
        let states = places.map(|place| self.state_around(place));
        states.filter(|state| state.is(Trait::State)).collect()
    }

    /// "anti-government riots"
    pub(super) fn is_against_government(&self, phrase: usize, token: usize) -> bool {
        let mut before = self.phrase(phrase).tokens.start..token;
        before.any(|before| {
            let word = self.small(before).replace(['\u{2010}', '\u{2011}', '\u{2013}'], "-");
            ["anti-government", "anti-junta", "anti-regime", "antigovernment"].contains(&word.as_str())
        })
    }

    /// Gives against whom a protest is by the word before it: "anti-Japanese riots".
    pub(super) fn opposed(&self, phrase: usize, token: usize) -> Vec<Party> {
        let before = self.phrase(phrase).tokens.start..token;
        let words = before.map(|before| self.span(before));
        let against = words.filter_map(|span| {
            let word = span.slice(self.text());
            let (anti, name) = word.split_once(['-', '\u{2010}', '\u{2011}', '\u{2013}'])?;
            anti.eq_ignore_ascii_case("anti").then_some((name, span))
        });
        let named = against.flat_map(|(name, span)| {
            let known = self.gazetteer.named(name).into_iter();
            let agents = known.filter(|known| known.kind.is(Trait::State) || known.kind.is(Trait::Person));
            let agents: Vec<Party> = agents.map(|known| known.party(Some(span))).collect();
            // Which Bush "anti-Bush" means, the name alone does not tell.
            if agents.len() == 1 { agents } else { Vec::new() }
        });
        named.collect()
    }
}
