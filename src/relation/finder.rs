//! What the parts of this step share: ends, kinds, voices, and the making of an edge.

use super::Relation;
use super::lexicon::{RelationLexicon, RelationRule};
use super::status::Status;
use crate::evidence::{Evidence, Party};
use crate::moment::Moment;
use crate::ontology::{KindId, Modality, Ontology, Polarity, RelationType};
use crate::sentence::Tag;
use crate::span::Span;
use crate::statement::{Page, Statement};

/// An article as this step sees it.
pub(super) struct Finder<'a> {
    pub(super) page: Page<'a>,
    pub(super) statements: &'a [Statement],
    pub(super) lexicon: &'a RelationLexicon,
    ontology: &'a Ontology,
}

/// Where and how an edge was found.
pub(super) struct Found<'r> {
    pub(super) rule: &'r RelationRule,
    pub(super) trigger: Span,
    pub(super) when: Option<Moment>,
    pub(super) status: Status,
    /// Whether the words only describe: "Russian-held islands", a title. In indirect speech such words are the
    /// reporter's, not the speaker's.
    pub(super) describes: bool,
    pub(super) evidence: Option<Span>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(
        page: Page<'a>,
        statements: &'a [Statement],
        lexicon: &'a RelationLexicon,
        ontology: &'a Ontology,
    ) -> Self {
        Self {
            page,
            statements,
            lexicon,
            ontology,
        }
    }

    pub(super) fn text(&self) -> &'a str {
        &self.page.article.text
    }

    pub(super) fn tag(&self, token: usize) -> Tag {
        self.page
            .sentences
            .tokens
            .get(token)
            .map_or(Tag::Stop, |token| token.tag)
    }

    pub(super) fn word(&self, token: usize) -> &'a str {
        self.page
            .sentences
            .tokens
            .get(token)
            .map_or("", |token| token.span.slice(self.text()))
    }

    /// Gives a noun as its singular, lower-cased.
    pub(super) fn singular(&self, token: usize) -> String {
        self.page.words.lemma(self.word(token), self.tag(token)).to_lowercase()
    }

    pub(super) fn head(&self, phrase: usize) -> String {
        self.singular(self.page.clauses.noun_phrases[phrase].head)
    }

    pub(super) fn everybody(&self, phrase: usize) -> Vec<Party> {
        self.page.references.everybody(self.page.clauses, phrase)
    }

    /// Makes the edges of a rule between every actor and every recipient that may stand there.
    pub(super) fn make(&self, found: &Found, actors: &[Party], recipients: &[Party], relations: &mut Vec<Relation>) {
        let (relation_type, status) = match (found.status.polarity, found.status.modality) {
            (Polarity::Denied, _) if found.rule.denied_as.is_some() => {
                (found.rule.denied_as.as_ref(), Status::default())
            }
            (Polarity::Affirmed, Modality::Planned) if found.rule.planned_as.is_some() => {
                let planned = Status {
                    modality: Modality::Planned,
                    ..Status::default()
                };
                (found.rule.planned_as.as_ref(), planned)
            }
            _ => (Some(&found.rule.relation), found.status),
        };
        let planned = status.modality == Modality::Planned && found.rule.planned_as.is_some();
        let other = planned || relation_type != Some(&found.rule.relation);
        let Some(relation_type) = relation_type.and_then(|id| self.lexicon.relation_type(id)) else {
            return;
        };
        // What is only wanted, planned or imagined is no edge, unless a type says so: `plans_to_visit`.
        if status.modality != Modality::Actual && !other {
            return;
        }
        for actor in actors {
            for recipient in recipients {
                let actor = self.as_actor(actor, relation_type);
                let recipient = self.as_actor(recipient, relation_type);
                if self.fits(&actor, &relation_type.actor)
                    && self.fits(&recipient, &relation_type.recipient)
                    && !same(&actor, &recipient)
                {
                    relations.push(self.edge(found, relation_type, actor, recipient, status));
                }
            }
        }
    }

    fn edge(
        &self,
        found: &Found,
        relation_type: &RelationType,
        actor: Party,
        recipient: Party,
        status: Status,
    ) -> Relation {
        let ends = [actor.span, recipient.span].into_iter().flatten();
        let near = ends.filter(|span| self.same_sentence(*span, found.trigger));
        let evidence = found.evidence.unwrap_or_else(|| near.fold(found.trigger, Span::cover));
        let mut voices = self.voices(found.trigger, found.describes);
        // "He suggested he would visit": who makes the plan tells of it with authority.
        if status.modality == Modality::Planned && voices.last().is_some_and(|voice| same(voice, &actor)) {
            voices.pop();
        }
        Relation {
            relation_type: relation_type.id.clone(),
            actor,
            recipient,
            trigger: found.trigger,
            happened: found.when.clone(),
            place: None,
            polarity: status.polarity,
            modality: status.modality,
            evidence: Evidence {
                span: evidence,
                rule: found.rule.id.as_str().into(),
                voices,
            },
        }
    }

    /// Gives the speakers inside whose words a place lies, outermost first.
    pub(super) fn voices(&self, place: Span, describes: bool) -> Vec<Party> {
        let quoted = self
            .page
            .sentences
            .quotations
            .iter()
            .any(|quotation| quotation.inner.contains(place));
        if describes && !quoted {
            return Vec::new();
        }
        let holds = |statement: &&Statement| statement.content.iter().any(|span| span.contains(place));
        let mut holding: Vec<&Statement> = self.statements.iter().filter(holds).collect();
        holding
            .sort_by_key(|statement| std::cmp::Reverse(statement.content.iter().map(|span| span.len()).sum::<usize>()));
        holding.into_iter().map(|statement| statement.speaker.clone()).collect()
    }

    /// The acts of a government are those of its state.
    fn as_actor(&self, party: &Party, relation_type: &RelationType) -> Party {
        let entity = party.entity.as_ref().and_then(|id| self.page.gazetteer.entity(id));
        let Some(entity) =
            entity.filter(|entity| entity.label.starts_with("Government of ") && !relation_type.actor.is_empty())
        else {
            return party.clone();
        };
        match self.page.gazetteer.state_of(&entity.id) {
            Some(state) => Party {
                entity: Some(state.id.clone()),
                name: state.label.clone(),
                kind: Some(state.kind.clone()),
                span: party.span,
            },
            None => party.clone(),
        }
    }

    /// Says whether a party may stand at an end that takes these kinds; any known one where it takes all.
    fn fits(&self, party: &Party, kinds: &[KindId]) -> bool {
        match &party.kind {
            Some(kind) if kind.as_str() == "Phrase" || kind.as_str() == "Name" => kinds.is_empty(),
            Some(kind) => {
                kinds.is_empty() && party.entity.is_some() || kinds.iter().any(|wider| self.ontology.is_a(kind, wider))
            }
            None => false,
        }
    }

    pub(super) fn same_sentence(&self, one: Span, other: Span) -> bool {
        let place = |span: Span| {
            self.page
                .sentences
                .sentences
                .partition_point(|sentence| sentence.span.end <= span.start)
        };
        place(one) == place(other)
    }

    /// Says whether two edges are the same, by the same word.
    pub(super) fn is_same(&self, one: &Relation, other: &Relation) -> bool {
        let symmetric = self
            .lexicon
            .relation_type(&one.relation_type)
            .is_some_and(|relation_type| relation_type.symmetric);
        let along = same(&one.actor, &other.actor) && same(&one.recipient, &other.recipient);
        let across = same(&one.actor, &other.recipient) && same(&one.recipient, &other.actor);
        one.relation_type == other.relation_type
            && (along || symmetric && across)
            && (one.polarity, one.modality) == (other.polarity, other.modality)
            && one.evidence.voices.iter().map(|voice| &voice.name).eq(other
                .evidence
                .voices
                .iter()
                .map(|voice| &voice.name))
    }

    /// Makes a party of words alone: what is forbidden, a name, a date.
    pub(super) fn words(&self, span: Span, kind: &str) -> Party {
        Party {
            entity: None,
            name: span.slice(self.text()).to_owned(),
            kind: Some(kind.into()),
            span: Some(span),
        }
    }
}

/// Says whether two parties are the same entity, or the same words where they are not linked.
pub(super) fn same(one: &Party, other: &Party) -> bool {
    match (&one.entity, &other.entity) {
        (Some(one), Some(other)) => one == other,
        (None, None) => one.name == other.name,
        _ => false,
    }
}
