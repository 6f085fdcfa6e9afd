//! What the parts of this step share: ends, kinds, voices, and the making of an edge.

use super::Relation;
use super::earlier::end_key;
use super::lexicon::RelationLexicon;
use super::rule::RelationRule;
use super::told_place::ToldPlaces;
use crate::evidence::{Evidence, Party};
use crate::mention::Entity;
use crate::moment::Moment;
use crate::ontology::{Aspect, EntityId, Kind, KindId, Modality, Polarity, RelationType, RelationTypeId, Trait};
use crate::page::Page;
use crate::span::Span;
use crate::statement::{Statement, ToldStatements};
use crate::status::Status;
use rustc_hash::FxHashSet;
use std::cell::OnceCell;
use std::ops::Deref;
use std::sync::Arc;

/// An article as this step sees it.
pub(super) struct RelationFinder<'a> {
    page: &'a Page<'a>,
    pub(super) told: &'a ToldStatements<'a>,
    pub(super) lexicon: &'a RelationLexicon,
    /// Whom and what the article speaks of, noted when it is first asked.
    spoken_of: OnceCell<FxHashSet<&'a EntityId>>,
    /// By clause: the innermost statement that tells it.
    tellers: OnceCell<Vec<Option<&'a Statement>>>,
    places: OnceCell<ToldPlaces>,
}

impl<'a> Deref for RelationFinder<'a> {
    type Target = Page<'a>;

    fn deref(&self) -> &Page<'a> {
        self.page
    }
}

/// A rule that has fired: where, and what holds for the edges that it makes there.
pub(super) struct Firing<'r> {
    pub(super) rule: &'r RelationRule,
    pub(super) trigger: Span,
    pub(super) when: Option<Moment>,
    pub(super) place: Option<Party>,
    pub(super) status: Status,
    /// Whether the words only describe: "Russian-held islands", a title. In indirect speech such words are the
    /// reporter's, not the speaker's.
    pub(super) describes: bool,
    pub(super) evidence: Option<Span>,
}

impl<'a> RelationFinder<'a> {
    pub(super) fn new(page: &'a Page<'a>, told: &'a ToldStatements<'a>, lexicon: &'a RelationLexicon) -> Self {
        Self {
            page,
            told,
            lexicon,
            spoken_of: OnceCell::new(),
            tellers: OnceCell::new(),
            places: OnceCell::new(),
        }
    }

    /// Gives the innermost statement that tells a clause.
    pub(super) fn teller(&self, clause: usize) -> Option<&'a Statement> {
        let tellers = self.tellers.get_or_init(|| {
            let verbs = self.page.clauses.clauses.iter().map(|clause| clause.verb.span);
            verbs.map(|verb| self.told.innermost(verb)).collect()
        });
        tellers.get(clause).copied().flatten()
    }

    /// Says whether the article speaks of an entity anywhere.
    pub(super) fn is_spoken_of(&self, entity: &EntityId) -> bool {
        let spoken_of = self.spoken_of.get_or_init(|| {
            let references = &self.page.references.references;
            let parties = references.iter().flat_map(|reference| &reference.parties);
            parties.filter_map(|party| party.entity.as_ref()).collect()
        });
        spoken_of.contains(entity)
    }

    /// Gives what the article tells about where places lie, found when it is first asked.
    pub(super) fn places(&self) -> &ToldPlaces {
        self.places.get_or_init(|| ToldPlaces::new(self))
    }

    /// Makes the relations of a rule between every actor and every recipient that may stand there.
    pub(super) fn make(&self, found: &Firing, actors: &[Party], recipients: &[Party], relations: &mut Vec<Relation>) {
        let Some(relation_type) = self.lexicon.relation_type(&found.rule.relation) else {
            return;
        };
        if self.is_about(found.trigger, &found.rule.not_about) {
            return;
        }
        // Any treaty can be left unsigned, known or not.
        let told = relation_type.told_as(found.status.polarity, found.status.modality);
        let told = told
            .and_then(|id| self.lexicon.relation_type(id))
            .unwrap_or(relation_type);
        for actor in actors {
            for recipient in recipients {
                let actor = self.as_actor(actor, relation_type, &relation_type.actor);
                let actor = self.state_of_ministry(&actor, relation_type).unwrap_or(actor);
                // "sanctioned Lavrov": he is meant, not his state.
                let recipient = self.as_actor(recipient, relation_type, &relation_type.recipient);
                let recipient = self.city_of(recipient, &relation_type.recipient);
                let actor = self.as_named(actor, found.rule.names, &found.rule.actor_kinds);
                let recipient = self.as_named(recipient, found.rule.names, &found.rule.recipient_kinds);
                let recipient = self.as_told_place(recipient);
                // "Those who came accused Turkey": an edge from nobody tells nothing.
                let is_bare =
                    |party: &Party| party.entity.is_none() && self.lexicon.is_bare(&party.name.to_lowercase());
                // "complained about the weak organization": a body that nobody names is none.
                let is_unnamed = |party: &Party| {
                    let is_place = || found.rule.names && party.is(Trait::Place);
                    let is_body = party.entity.is_none() && (party.is(Trait::Body) || is_place());
                    is_body && !party.name.contains(char::is_uppercase)
                };
                let is_somebody = |party: &Party| !party.is_nobody() && !is_bare(party) && !is_unnamed(party);
                let is_named =
                    is_somebody(&actor) && is_somebody(&recipient) && !self.may_be_thing(&recipient, relation_type);
                // "arrived back in the US", whose president he is: nobody visits his own state.
                let is_visit = relation_type.plover.as_deref() == Some("CONSULT-visit");
                // "directed his administration to look into it": what he asks of his own is no demand on his state.
                let is_demand = relation_type.id.as_str() == "demands_of";
                let is_between = relation_type.symmetric || is_visit || is_demand;
                let is_other = self.are_one_side(&actor, &recipient) && is_between
                    || self.is_landing_thing(&actor, relation_type)
                    || self.is_unsure(&actor, &recipient)
                    || self.is_unsure(&recipient, &actor);
                let fits_type = || {
                    self.fits(&actor, &told.actor)
                        && (self.fits(&recipient, &told.recipient) || self.is_somewhere(&recipient, relation_type))
                };
                let fits_rule = || {
                    let (actors, recipients) = (&found.rule.actor_kinds, &found.rule.recipient_kinds);
                    (self.is_of(&actor, actors) || self.may_be_one(&actor, actors))
                        && (self.is_of(&recipient, recipients) || self.may_be_people(&recipient, recipients))
                };
                if is_named && !is_other && fits_type() && fits_rule() && !actor.is_same(&recipient) {
                    relations.push(self.relation(found, relation_type, actor, recipient));
                }
            }
        }
    }

    /// Takes a name of which nothing is known for what a rule says that such names are: "Orbis Bank, the lending arm of Orbis".
    fn as_named(&self, party: Party, names: bool, kinds: &[KindId]) -> Party {
        let is_open = party.kind.is_none() || party.kind.as_ref() == self.lexicon.anybody();
        let is_name = party.entity.is_none() && is_open && party.name.starts_with(char::is_uppercase);
        let kind = kinds.first().filter(|_| names && is_name);
        match kind.and_then(|kind| self.lexicon.kind(kind)) {
            Some(kind) => Party {
                kind: Some(kind.clone()),
                ..party
            },
            None => party,
        }
    }

    /// Says whether `it` stands where a plan or a law can: "the Senate voted for it" is told of no state.
    fn may_be_thing(&self, party: &Party, relation_type: &RelationType) -> bool {
        let is_it = || {
            party
                .span
                .is_some_and(|span| span.slice(self.text()).eq_ignore_ascii_case("it"))
        };
        let kinds = &relation_type.recipient;
        // "withdrew from it": from a pact, as often as from a place.
        let is_left = relation_type.is_of(&["RETREAT"]);
        let takes_things =
            || is_left || kinds.is_empty() || kinds.iter().any(|kind| !self.lexicon.is_agent_or_place(kind));
        party.is_agent() && is_it() && takes_things()
    }

    fn relation(&self, found: &Firing, relation_type: &RelationType, actor: Party, recipient: Party) -> Relation {
        let status = &found.status;
        // What holds, holds everywhere; who visits a place is there, and a state acts in itself.
        let is_end = |place: &Party| place.is_same(&recipient) || place.is_same(&actor);
        let happens = |place: &&Party| relation_type.aspect == Aspect::Event && !is_end(place);
        let place = found.place.as_ref().filter(happens).cloned();
        let place_span = place.as_ref().and_then(|place| place.span);
        let ends = [actor.span, recipient.span, place_span].into_iter().flatten();
        let near = ends.filter(|span| self.same_sentence(*span, found.trigger));
        let evidence = found.evidence.unwrap_or_else(|| near.fold(found.trigger, Span::cover));
        let mut voices = self.voices(found.trigger, found.describes);
        // "Some think that they met", where nobody is known to think it: what is told in nobody's words is no fact.
        let modality = match status.told_in {
            Some(_) if voices.is_empty() && !found.describes => status.modality.max(Modality::Possible),
            _ => status.modality,
        };
        // "He suggested he would visit": who makes the plan tells of it with authority.
        let is_own = !voices.is_empty() && self.is_told_by(&actor, found.trigger);
        // "“We condemn Iran,” Biden said": who says so does it by saying it.
        if is_own && (status.modality == Modality::Planned || self.is_done_by_words(relation_type, found.trigger)) {
            voices.pop();
        }
        if self.is_announced(relation_type, &actor, found, &voices) {
            voices.clear();
        }
        // "invited him to a summit next month": what has happened lies no further ahead than the news of it.
        let lies_ahead = |when: &Moment| self.article.published.is_some_and(|day| when.lies_after(day));
        Relation {
            relation_type: relation_type.id.clone(),
            actor,
            recipient,
            trigger: found.trigger,
            happened: found.when.clone().filter(|when| !status.is_fact() || !lies_ahead(when)),
            place,
            polarity: status.polarity,
            modality,
            evidence: Evidence {
                span: evidence,
                rule: found.rule.id.as_str().into(),
                voices,
            },
        }
    }

    /// Says whether the innermost words around a place are somebody's, alone or with others: "Chad and Mali plan to go".
    fn is_told_by(&self, party: &Party, place: Span) -> bool {
        let Some(statement) = self.told.innermost(place) else {
            return false;
        };
        let mut speakers = std::iter::once(&statement.speaker).chain(&statement.co_speakers);
        speakers.any(|speaker| speaker.is_same(party))
    }

    /// The acts of a government are those of its state, and so is what only states do where its leader does it: "Putin
    /// annexed Crimea".
    fn as_actor(&self, party: &Party, relation_type: &RelationType, kinds: &[KindId]) -> Party {
        let entity = party.entity.as_ref().filter(|_| !relation_type.actor.is_empty());
        let Some(id) = entity else {
            return party.clone();
        };
        // "his ties to Russia" are his own.
        let may_be_person = self.fits_person(&relation_type.actor) || self.fits_person(kinds);
        let by_states = relation_type.aspect == Aspect::Event && !may_be_person && !party.is(Trait::State);
        let state = self.gazetteer.state_acted_for(id).or_else(|| {
            let is_led = by_states && (party.is(Trait::Person) || party.is(Trait::Office));
            is_led.then(|| self.state_led(id)).flatten()
        });
        state.map_or_else(|| party.clone(), |state| state.party(party.span))
    }

    /// Gives the state whose ministry does officially something to another: "the Treasury Department imposed sanctions".
    fn state_of_ministry(&self, party: &Party, relation_type: &RelationType) -> Option<Party> {
        let is_ministry = party.kind.as_ref().is_some_and(|kind| kind.is_of_government());
        let acts_for = relation_type.is_of(&["SANCTION"]) && is_ministry;
        let state = self.gazetteer.state_of(party.entity.as_ref().filter(|_| acts_for)?);
        state.map(|state| state.party(party.span))
    }

    /// Says whether people can do what needs an actor of these kinds.
    fn fits_person(&self, kinds: &[KindId]) -> bool {
        let own = self.gazetteer.own_kinds();
        kinds.is_empty() || kinds.iter().any(|wider| own.person.is_a(wider))
    }

    /// Gives the state of which somebody held an office when the article appeared, or of which something is an office.
    pub(super) fn state_led(&self, id: &EntityId) -> Option<&'a Entity> {
        let gazetteer = self.page.gazetteer;
        let day = self.article.published;
        let held = day.map(|day| gazetteer.offices_on(id, day)).unwrap_or_default();
        let of_person = held.iter().find_map(|office| gazetteer.state_of(&office.id));
        of_person.or_else(|| {
            gazetteer
                .entity(id)?
                .kind
                .is(Trait::Office)
                .then(|| gazetteer.state_of(id))
                .flatten()
        })
    }

    /// Says whether a party may stand at an end that takes these kinds; any known one where it takes all.
    fn fits(&self, party: &Party, kinds: &[KindId]) -> bool {
        let own = self.gazetteer.own_kinds();
        match &party.kind {
            Some(kind) if *kind == own.phrase || *kind == own.name => kinds.is_empty(),
            Some(kind) => {
                let is_thing = self.lexicon.thing_kind() == Some(kind);
                let is_known =
                    party.entity.is_some() || party.is(Trait::Document) || party.is(Trait::Event) || is_thing;
                // "the West imposed sanctions": of a name of which nothing is known, any agent may be meant.
                let is_anybody = party.entity.is_none() && self.lexicon.anybody() == Some(kind);
                let is_acting = kinds.iter().all(|kind| !self.lexicon.is_place_kind(kind));
                let may_be = |wider: &KindId| is_anybody && is_acting && self.lexicon.is_body_kind(wider);
                kinds.is_empty() && is_known || kinds.iter().any(|wider| kind.is_a(wider) || may_be(wider))
            }
            // "Marta Iglesias accused Cuba": a name like a person's stands where a person can.
            None => party.may_be_person() && kinds.iter().any(|wider| own.person.is_a(wider)),
        }
    }

    /// Says whether a party has one of the kinds that a rule asks for beside its type; any will do where it asks for none.
    pub(super) fn is_of(&self, party: &Party, kinds: &[KindId]) -> bool {
        let is_one = || match &party.kind {
            Some(kind) => kinds.iter().any(|wider| kind.is_a(wider)),
            None => self.fits(party, kinds),
        };
        kinds.is_empty() || is_one()
    }

    /// "Francis will travel to Peru": who can be anybody can be a person.
    fn may_be_one(&self, party: &Party, kinds: &[KindId]) -> bool {
        let is_anybody = party.entity.is_none() && party.kind.as_ref() == self.lexicon.anybody();
        is_anybody && self.fits_person(kinds)
    }

    /// "Muslims", "Christians": a name of several that nobody knows is one of people.
    fn may_be_people(&self, party: &Party, kinds: &[KindId]) -> bool {
        let is_anybody = party.entity.is_none() && party.kind.as_ref() == self.lexicon.anybody();
        let own = self.gazetteer.own_kinds();
        is_anybody && party.name.ends_with('s') && kinds.iter().any(|wider| own.group.is_a(wider))
    }

    /// "visited Flint": what one travels to is a place, known or not.
    fn is_somewhere(&self, party: &Party, relation_type: &RelationType) -> bool {
        // Of a name in a user's list it may not be known either what it is.
        let is_anybody = party.kind.as_ref() == self.lexicon.anybody();
        is_anybody && relation_type.plover.as_deref() == Some("CONSULT-visit")
    }

    /// Gives what makes an edge the same as another by the same word: its type, its ends, whether it is so, by whose word.
    pub(super) fn edge_key(&self, relation: &Relation) -> EdgeKey {
        let relation_type = self.lexicon.relation_type(&relation.relation_type);
        let symmetric = relation_type.is_some_and(|relation_type| relation_type.symmetric);
        let mut ends = [&relation.actor, &relation.recipient].map(end_key);
        if symmetric {
            ends.sort_unstable();
        }
        let voices = relation.evidence.voices.iter().map(|voice| voice.name.clone());
        EdgeKey {
            relation_type: relation.relation_type.clone(),
            ends,
            polarity: relation.polarity,
            modality: relation.modality,
            voices: voices.collect(),
        }
    }

    /// Makes a party of words alone: what is forbidden, a name, a date.
    pub(super) fn words(&self, span: Span, kind: &Arc<Kind>) -> Party {
        Party {
            entity: None,
            name: span.slice(self.text()).to_owned(),
            kind: Some(kind.clone()),
            span: Some(span),
        }
    }
}

/// What two edges share that are the same.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct EdgeKey {
    relation_type: RelationTypeId,
    ends: [(bool, String); 2],
    polarity: Polarity,
    modality: Modality,
    voices: Vec<String>,
}
