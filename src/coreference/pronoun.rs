//! Pronouns → whom they mean.

use super::apposition::Beside;
use super::discourse::Salient;
use super::near::only;
use super::resolve::Resolver;
use crate::clause::{Clause, ClauseKind};
use crate::evidence::Party;
use crate::ontology::{RuleId, Trait};
use crate::sentence::{Tag, small_letters};

/// Verbs whose object "it" means nothing: "as Abe put it", "made it clear". Grammar.
const FORMAL_OBJECT: [&str; 4] = ["find", "make", "put", "take"];

/// Adjectives that tell of a party what an infinitive behind them tells: "it is likely to sign". Grammar.
const RAISING: [&str; 2] = ["likely", "unlikely"];

/// What a pronoun can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Person {
    /// `he` and `she`, with the gender.
    One(char),
    It,
    They,
}

/// Sorts a pronoun; `None` for `we`, `this`, `nobody` and others that this step leaves alone.
fn sort(word: &str) -> Option<Person> {
    const SORTS: [(Person, &[&str]); 4] = [
        (Person::One('m'), &["he", "him", "his", "himself"]),
        (Person::One('f'), &["she", "her", "hers", "herself"]),
        (Person::It, &["it", "its", "itself"]),
        (Person::They, &["they", "them", "their", "theirs", "themselves"]),
    ];
    let same = |other: &&str| word.eq_ignore_ascii_case(other);
    SORTS
        .iter()
        .find(|(_, words)| words.iter().any(same))
        .map(|(person, _)| *person)
}

impl Resolver<'_> {
    /// Gives whom a pronoun means that stands in a noun phrase; empty if nobody fits.
    pub(super) fn resolve_pronoun(&self, word: &str, phrase: usize, possessive: bool) -> (Vec<Party>, RuleId) {
        if word.eq_ignore_ascii_case("both") {
            return (self.both_before(phrase).unwrap_or_default(), "the-two".into());
        }
        let Some(person) = sort(word) else {
            return (Vec::new(), "no-pronoun".into());
        };
        if person == Person::It && !possessive && self.stands_for_no_party(phrase) {
            return (Vec::new(), "no-party".into());
        }
        let fits = |parties: &[Party]| self.fits(person, parties);
        let small = small_letters(word);
        if ["self", "selves"].iter().any(|ending| small.ends_with(ending)) {
            let subject = self
                .clauses
                .around(phrase)
                .and_then(|clause| self.clauses.clauses[clause].subject);
            let own = subject
                .map(|subject| self.found.parties(subject).to_vec())
                .unwrap_or_default();
            return (own, "own-subject".into());
        }
        if let Some(parties) = self.subject_to_come(phrase).filter(|parties| fits(parties)) {
            return (parties, "subject-to-come".into());
        }
        if let Some(parties) = self.subject_above(phrase, possessive, &fits) {
            return (parties, "subject-above".into());
        }
        let is_plural = person == Person::They;
        let told = || self.subject_told(phrase).filter(|parties| fits(parties));
        if (possessive || is_plural)
            && let Some(parties) = told()
        {
            return (parties, "subject-told".into());
        }
        if let Some(parties) = self.subject_told_of(phrase).filter(|parties| fits(parties)) {
            return (parties, "subject-above".into());
        }
        if let Some(parties) = self.subject_beside(phrase).filter(|parties| self.fits(person, parties)) {
            return (parties, "subject-beside".into());
        }
        if let Some(parties) = self
            .subject_fronted(phrase)
            .filter(|parties| self.fits(person, parties))
        {
            return (parties, "subject-beside".into());
        }
        // "“I thought it was too early,” Abe said": in what is quoted, it is what the same words have named.
        let words = self.quotation_around(self.phrase(phrase).span);
        let words = words.filter(|_| matches!(person, Person::It | Person::They));
        let is_in_words = |salient: &Salient| words.is_none_or(|words| words.contains(salient.span));
        if person == Person::They {
            return self.latest_plural(phrase, &is_in_words);
        }
        let sentence = self.sentence_of(phrase);
        // "He told him": nobody does something to himself without "himself".
        let own = self
            .clauses
            .around(phrase)
            .and_then(|clause| self.clauses.clauses[clause].subject);
        let own = own
            .filter(|&subject| subject != phrase && !possessive)
            .map(|subject| self.found.parties(subject))
            .unwrap_or_default();
        let below = self.named_below(phrase, possessive);
        // "testimony from Michael Cohen, his former lawyer": he is not his own.
        let described = match self.beside[phrase] {
            Some(Beside::Name(name)) if possessive => Some(self.bearer(name)),
            _ => None,
        };
        // "“Thank you, President Trump,” he said": who is named only in the words is not who says them.
        let words = self.words_before(phrase);
        // "“We won. We are glad,” he said": it is the same place as where the words begin.
        let begun = words.map_or(sentence, |words| self.sentence_at(words));
        let is_told = |party: &Party| words.zip(party.span).is_some_and(|(words, span)| words.contains(span));
        let other = |salient: &Salient| {
            let is_own = own
                .iter()
                .chain(&below)
                .chain(&described)
                .any(|party| party.is_same(&salient.party));
            !is_own && !is_told(&salient.party) && is_in_words(salient)
        };
        // "Oman and Chad left": neither is "it".
        let is_joined = |salient: &Salient| {
            let subject = salient
                .subject_of
                .and_then(|clause| self.clauses.clauses[clause].subject);
            subject.is_some_and(|subject| self.phrase(subject).conjunct.is_some())
        };
        let acted = |salient: &Salient| {
            let main = salient.subject_of.is_some_and(|clause| self.is_main(clause));
            main && salient.sentence < sentence
                && self.suits(person, salient, possessive)
                && !(person == Person::It && is_joined(salient))
                && other(salient)
        };
        let is_near = |salient: &Salient| begun.saturating_sub(salient.sentence) <= 3;
        let subject_before = self.teller_before(phrase, begun, &acted);
        let subject_before =
            subject_before.or_else(|| self.discourse.find(|salient| is_near(salient) && acted(salient)));
        let is_place = |salient: &Salient| possessive && self.is_place_of_passive(salient, phrase);
        let suits = |salient: &Salient| self.suits(person, salient, possessive) && other(salient);
        let nearest = self.discourse.find(|salient| suits(salient) && !is_place(salient));
        // "They are wary of Oman since it closed the port": who acts above is no "it".
        let is_below = self.clauses.around(phrase).is_some_and(|clause| {
            let kind = self.clauses.clauses[clause].kind;
            matches!(kind, ClauseKind::Adverbial | ClauseKind::Relative)
        });
        if person == Person::It && is_below {
            let here = self
                .discourse
                .latest()
                .take_while(|salient| salient.sentence == sentence);
            let here = here.filter(|salient| suits(salient));
            if let Some(party) = only(here) {
                return (vec![party], "nearest".into());
            }
        }
        // "Koch met Roux. He told him": whom the one who acts meets is nearer than who acted before.
        let is_object = !own.is_empty();
        let near = nearest.filter(|salient| {
            let apart = sentence - salient.sentence;
            possessive && apart == 0 || is_object && apart <= 1
        });
        let (found, rule) = match (near, subject_before) {
            (Some(near), _) => (Some(near), "nearest"),
            (None, Some(subject)) => (Some(subject), "subject-before"),
            (None, None) => (nearest, "nearest"),
        };
        (
            found.map(|salient| salient.party.clone()).into_iter().collect(),
            rule.into(),
        )
    }

    /// "It is clear that the vote will fail", "it was unfair", "It may happen later", "as Abe put it": no party is meant.
    ///
    /// But "It is confident that the vote will fail", "It is likely to sign" tell of one.
    fn stands_for_no_party(&self, phrase: usize) -> bool {
        let Some(place) = self.subject_of[phrase] else {
            let around = self.clauses.around(phrase).map(|place| &self.clauses.clauses[place]);
            let is_object = |clause: &&Clause| clause.objects.contains(&phrase);
            return around
                .filter(is_object)
                .is_some_and(|clause| FORMAL_OBJECT.contains(&clause.verb.lemma.as_str()));
        };
        let clause = &self.clauses.clauses[place];
        let tells = |kind: ClauseKind| {
            let mut below = self.clauses.below(place);
            below.any(|place| self.clauses.clauses[place].kind == kind)
        };
        match clause.verb.lemma.as_str() {
            "be" | "become" => {
                let mut adjectives = clause.adjectives.iter().map(|&token| self.small(token));
                let is_impersonal = |word: &str| {
                    let is_raised = RAISING.contains(&word) && tells(ClauseKind::Infinitive);
                    self.lexicon.is_impersonal(word) && !is_raised
                };
                // "It is a fact that he left", "it was a joy to see her"
                let is_told = tells(ClauseKind::Complement) || tells(ClauseKind::Infinitive);
                adjectives.any(is_impersonal) || !clause.objects.is_empty() && is_told
            }
            "seem" | "appear" => tells(ClauseKind::Complement),
            verb => self.lexicon.happens(verb) || self.may_be_thought(phrase, verb),
        }
    }

    fn suits(&self, person: Person, salient: &Salient, possessive: bool) -> bool {
        match person {
            Person::One(gender) => salient.may_be_person() && salient.fits(Some(gender)) && !salient.plural,
            Person::It => {
                let acts = salient.party.is(Trait::Body) || !possessive && salient.party.is(Trait::Document);
                !salient.plural && (acts || !possessive && self.is_voice(salient))
            }
            Person::They => salient.plural,
        }
    }

    /// "Mr Moon's office said … it added": what is no person, and has said something.
    fn is_voice(&self, salient: &Salient) -> bool {
        let says = |clause: usize| self.words.takes_clause(&self.clauses.clauses[clause].verb.lemma);
        salient.party.kind.is_none() && !salient.may_be_person() && salient.subject_of.is_some_and(says)
    }

    fn fits(&self, person: Person, parties: &[Party]) -> bool {
        match (person, parties) {
            (Person::One(gender), [party]) => {
                party.may_be_person() && self.gender(party).is_none_or(|own| own == gender)
            }
            (Person::It, [party]) => {
                // "The family said it was threatened"
                let last = party.span.map(|span| self.token_at(span.end.saturating_sub(1)));
                let is_one = last.is_some_and(|last| self.tag(last) == Tag::Noun);
                match &party.kind {
                    Some(kind) => !kind.is(Trait::Person) && (is_one || !kind.is(Trait::Group)),
                    // "The Roe administration said it would wait"
                    None => {
                        let is_owned = party.name.contains(['\'', '’']);
                        is_one && !is_owned && party.name.contains(char::is_uppercase) && !party.may_be_person()
                    }
                }
            }
            (Person::They, parties) => parties.len() > 1 || parties.iter().any(|party| self.are_several(party)),
            _ => false,
        }
    }

    /// "shortly after he took office, Suga told …": the subject stands after what is fronted.
    fn subject_to_come(&self, phrase: usize) -> Option<Vec<Party>> {
        let clause = self.clauses.around(phrase)?;
        let clause = self.clauses.clauses.get(clause)?;
        let fronted = matches!(clause.kind, ClauseKind::Adverbial | ClauseKind::Participle);
        let main = clause
            .parent
            .and_then(|parent| self.clauses.clauses.get(parent))
            .filter(|_| fronted)?;
        let subject = main.subject.filter(|&subject| {
            self.clauses.noun_phrases[subject].tokens.start > self.clauses.noun_phrases[phrase].tokens.end
        })?;
        let mention = self.clauses.noun_phrases[subject]
            .mention
            .and_then(|mention| self.mentions.get(mention))?;
        Some(vec![self.choose(mention, self.setting(subject)).0])
    }

    /// "Suga told Putin he was eager": the subject of the clause above comes first.
    fn subject_above(&self, phrase: usize, possessive: bool, fits: &dyn Fn(&[Party]) -> bool) -> Option<Vec<Party>> {
        let mut clause = self.clauses.around(phrase);
        let governed = self.clauses.noun_phrases[phrase].governed_by.is_some();
        // "Koch was happy to let him go": who lets him is none of those whom he can be.
        let around = clause.and_then(|clause| self.clauses.clauses.get(clause));
        // "rejected the plan, calling it reckless": it is no party at all, more often than somebody else.
        let is_it = self.is(self.clauses.noun_phrases[phrase].head, "it");
        let barred = around.filter(|_| !possessive && !governed && !is_it);
        let barred = barred.and_then(|around| around.subject);
        let mut own = true;
        while let Some(index) = clause {
            let current = self.clauses.clauses.get(index)?;
            let subject = current.subject.filter(|&subject| subject != phrase);
            let subject = subject.filter(|_| own || subject != barred);
            // "sanctions on Russia over its invasion": inside a prepositional phrase the nearest state comes first.
            let skip = own && (!possessive || governed);
            if let Some(subject) = subject.filter(|_| !skip) {
                let parties = self.found.parties(subject);
                if fits(parties) {
                    return Some(parties.to_vec());
                }
                if let Some(owner) = self.owner_of_thing(subject).filter(|owner| fits(owner)) {
                    return Some(owner.to_vec());
                }
            }
            if possessive && governed {
                return None;
            }
            own = false;
            clause = current.parent;
        }
        None
    }

    /// "Mali closed the road on which, it said, nine had died": who speaks between the commas is who acts above.
    fn subject_told_of(&self, phrase: usize) -> Option<Vec<Party>> {
        let clause = &self.clauses.clauses[self.clauses.around(phrase)?];
        let below = self.broken_by(clause)?;
        let above = self.clauses.lineage(below).find_map(|place| {
            let subject = self.clauses.clauses[place].subject?;
            (place != below).then_some(subject)
        });
        Some(self.found.parties(above?).to_vec())
    }

    /// "Abadi asked Pompeo for a date, his office said": of whom is told, his office tells.
    fn subject_told(&self, phrase: usize) -> Option<Vec<Party>> {
        let clause = &self.clauses.clauses[self.clauses.around(phrase)?];
        if clause.kind != ClauseKind::Parenthetical || clause.subject != Some(phrase) {
            return None;
        }
        let mut told = self.clauses.of_sentence(clause.sentence);
        let main = told.find(|&place| {
            let told = &self.clauses.clauses[place];
            told.kind == ClauseKind::Main && told.span.start < clause.span.start && told.subject.is_some()
        })?;
        Some(self.found.parties(self.clauses.clauses[main].subject?).to_vec())
    }

    /// "The king did not say so, but he wrote …": who acts in the clause before in the same sentence.
    fn subject_beside(&self, phrase: usize) -> Option<Vec<Party>> {
        let clause = &self.clauses.clauses[self.clauses.around(phrase)?];
        let beside = &self.clauses.clauses[clause.coordinated_with.filter(|_| clause.subject == Some(phrase))?];
        let subject = beside.subject.filter(|&subject| subject != phrase)?;
        Some(self.found.parties(subject).to_vec())
    }

    /// "While Koch said that Roux had left, he did not say when": who acts in what is fronted.
    fn subject_fronted(&self, phrase: usize) -> Option<Vec<Party>> {
        let index = self.subject_of[phrase]?;
        let start = self.clauses.noun_phrases[phrase].span.start;
        let mut below = self.clauses.below(index).map(|place| &self.clauses.clauses[place]);
        let fronted = below.find(|below| below.kind == ClauseKind::Adverbial && below.span.end <= start)?;
        let subject = fronted.subject.filter(|_| fronted.verb.is_finite())?;
        Some(self.found.parties(subject).to_vec())
    }
}
