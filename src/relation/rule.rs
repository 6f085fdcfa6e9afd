//! Relation rules: what fires them and where the two ends stand. What can never stand together fails at load.

use super::conditions::VerbConditions;
use super::example::EdgeExample;
use super::family::FamilyLine;
use super::frame::{frame, verb_frame};
use crate::data::WordSet;
use crate::ontology::{ActId, KindId, RelationTypeId};
use serde::Deserialize;
use serde_json::Value;

/// Where an end stands, seen from a verb.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VerbEnd {
    /// Who does what the verb says; of a passive, the phrase with `by`.
    Subject,
    /// To whom it is done; of a passive, its subject.
    Object,
    /// The other part of the actor: Putin in "Abe and Putin met"; nobody where the type is not symmetric.
    Partner,
    /// After one of these prepositions, behind the verb.
    After(Vec<String>),
    /// What is named below the verb: "agreed to step up peace treaty talks".
    Below,
    /// Whose the object is: Russia in "welcomed Russia's decision", "praised the Russian answer".
    ObjectOwner,
    /// Whose the subject is: Japan in "aid from Japan reached Kenya", "Japanese medics arrived".
    SubjectOwner,
    /// For whom the act below the verb is good: Kenya in "promised to help Kenya", "agreed to sell water to Kenya".
    Benefit,
    /// With whom the border is at which it happens: Chad in "massed troops on its border with Chad".
    AcrossBorder,
    /// Whose the thing after one of these prepositions is: China in "protested over China's decree".
    OwnerAfter(Vec<String>),
    /// To whom the act below the verb is done: Guam in "threatened to attack Guam".
    Inner,
    /// Of whom something is demanded below the verb: "marched to demand that Putin resign".
    Asked,
    /// Who is to do or leave what it depends on: Chile in "threatened to leave unless Chile paid".
    Condition,
    /// What is forbidden or done, in its own words: "bars the country from transferring territory".
    Phrase,
    /// When: "took effect in July".
    Time,
    /// Who says what the verb tells.
    Speaker,
    /// The names that the verb gives, in their own words: "called the Southern Kurils in Russia".
    Names,
}

/// Where an end stands, seen from a noun.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NounEnd {
    /// Whose the noun is: "Russia's invasion".
    Owner,
    /// The noun phrase itself, or what it means.
    Noun,
    /// After one of these prepositions, behind the noun.
    After(Vec<String>),
    /// Of whom the noun is said: "Japan is a member of …".
    Subject,
}

/// Where an end stands, seen from a compound: "Russian-held islands".
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompoundEnd {
    /// Who stands before the hyphen.
    Owner,
    /// The noun phrase that the compound describes.
    Noun,
}

/// Where an end stands, seen from a number: "The two larger of the islands are Etorofu and Kunashiri".
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartsEnd {
    /// What is counted, by its names.
    Part,
    /// Of what it is counted.
    Whole,
}

/// Where an end stands, seen from a statement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatementEnd {
    /// Who makes it.
    Speaker,
    /// Whom it is aimed at.
    Target,
    /// Whom the speaker addresses.
    Addressee,
    /// What the content is about first.
    ContentSubject,
    /// Who is to do what the speaker makes his own act depend on: Chad in "said it would leave unless Chad paid".
    Unless,
    /// Whom the content is about first, where that is neither the speaker nor his own and is told as a fact: Chad in "said
    /// Chad had the right to wait".
    Other,
    /// Who does what the rule's words tell in the content, or whose doing it is: Japan in "said Japan's plan was illegal".
    Doer,
}

/// Words that fire a rule, with the ends that can stand around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFrame<E> {
    /// The words.
    pub words: Vec<String>,
    /// Where the actor stands.
    pub actor: E,
    /// Where the recipient stands.
    pub recipient: E,
}

/// A verb, by its base form with its particle, and what must stand around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerbFrame {
    /// The verbs and the ends.
    pub frame: RuleFrame<VerbEnd>,
    /// What must stand around them.
    pub on: VerbConditions,
}

/// A noun that tells an act by itself: "the Russian invasion of Ukraine", "talks between Japan and Russia".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NominalFrame {
    /// The nouns, as singulars.
    pub words: Vec<String>,
    /// The recipient stands behind one of these prepositions.
    pub toward: Vec<String>,
}

/// What of a statement a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementPart {
    /// What it does: its act is one of the words.
    Act,
    /// What it says: one of the words stands in its content.
    Content,
    /// Where it is said: one of the words stands in its occasion, `phone`.
    Occasion,
    /// Which verb says it: one of the words is a verb of its cue, `protest`; then no act of it counts besides.
    Cue,
    /// What it tells as done: one of the words is a verb of its content, `violate`.
    Done,
    /// What it calls something: one of the words is said of something in its content, `illegal`, `provocation`.
    Called,
    /// Of what it gives a name to: one of the words heads what it calls so, `aggression` in "what it calls Chad's aggression".
    Dubbed,
    /// What it says that somebody will meet with: one of the words heads what he will face, `sanction`.
    Faced,
    /// What it says that the speaker will do to somebody: one of the words is the verb, `strike`, alone or with what stands
    /// behind it, `turn into ash`.
    Intended,
    /// How it tells of what it tells: one of the words is a clause's modality, `demanded`.
    ToldAs,
}

/// What fires a rule, with its two ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trigger {
    /// A verb.
    Verb(Box<VerbFrame>),
    /// The head of a noun phrase, as its singular.
    Noun(RuleFrame<NounEnd>),
    /// The head of a noun phrase that tells an act.
    Nominal(NominalFrame),
    /// The second part of a compound: `held` in "Russian-held islands".
    Compound(RuleFrame<CompoundEnd>),
    /// A number before one of these prepositions: "two of the islands".
    Parts(RuleFrame<PartsEnd>),
    /// A statement.
    Statement(StatementPart, RuleFrame<StatementEnd>),
}

/// A rule: what fires it, and where its two ends stand.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "RuleLine")]
pub struct RelationRule {
    /// What fires it: `impose-sanctions`.
    pub id: String,
    /// The type that it makes.
    pub relation: RelationTypeId,
    /// What fires it, with its two ends; of several that one verb fires, the first that makes an edge counts.
    pub triggers: Vec<Trigger>,
    /// The kinds that its actor may have, where these are fewer than the type takes; else empty.
    pub actor_kinds: Vec<KindId>,
    /// The same of its recipient.
    pub recipient_kinds: Vec<KindId>,
    /// Whether a name of which nothing is known is taken for the first of these kinds: what has units is a body.
    pub names: bool,
    /// Words of which none may stand in the sentence: `tariff` where a truce is meant.
    pub not_about: Vec<String>,
    /// Sentences with the edges that the rule makes in them.
    pub fires: Vec<EdgeExample>,
    /// Sentences that come near and in which it makes none.
    pub not: Vec<String>,
}

impl RelationRule {
    /// Gives the acts of statements that fire it.
    pub(super) fn acts(&self) -> impl Iterator<Item = ActId> {
        let words = self.triggers.iter().flat_map(|trigger| match trigger {
            Trigger::Statement(StatementPart::Act, frame) => frame.words.as_slice(),
            _ => &[],
        });
        words.map(|word| word.as_str().into())
    }
}

/// A line of `data/relation/`, before what it says has been put together.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleLine {
    id: String,
    relation: RelationTypeId,
    trigger: Option<TriggerLine>,
    object: Option<WordSet>,
    #[serde(default)]
    object_kinds: Vec<KindId>,
    subject: Option<WordSet>,
    finite: Option<bool>,
    infinitive: Option<bool>,
    below: Option<WordSet>,
    or: Option<WordSet>,
    intransitive: Option<bool>,
    affirmed: Option<bool>,
    own: Option<bool>,
    abroad: Option<bool>,
    ahead: Option<bool>,
    with: Option<WordSet>,
    behind: Option<WordSet>,
    adverb: Option<WordSet>,
    without: Option<WordSet>,
    passive: Option<bool>,
    actor: Option<Value>,
    recipient: Option<Value>,
    verbs: Option<Vec<String>>,
    light: Option<Vec<String>>,
    nouns: Option<Vec<String>>,
    toward: Option<Vec<String>>,
    alone: Option<bool>,
    #[serde(default)]
    actor_kinds: Vec<KindId>,
    #[serde(default)]
    recipient_kinds: Vec<KindId>,
    #[serde(default)]
    names: bool,
    #[serde(default)]
    not_about: Vec<String>,
    fires: Vec<EdgeExample>,
    not: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum TriggerLine {
    Verb(Vec<String>),
    Noun(Vec<String>),
    Compound(Vec<String>),
    Parts(Vec<String>),
    Act(Vec<String>),
    Content(Vec<String>),
    Occasion(Vec<String>),
    Cue(Vec<String>),
    Done(Vec<String>),
    Called(Vec<String>),
    Dubbed(Vec<String>),
    Faced(Vec<String>),
    Intended(Vec<String>),
    ToldAs(Vec<String>),
}

impl TryFrom<RuleLine> for RelationRule {
    type Error = String;

    fn try_from(line: RuleLine) -> Result<Self, String> {
        Ok(Self {
            id: line.id.clone(),
            relation: line.relation.clone(),
            actor_kinds: line.actor_kinds.clone(),
            recipient_kinds: line.recipient_kinds.clone(),
            names: line.names,
            not_about: line.not_about.clone(),
            fires: line.fires.clone(),
            not: line.not.clone(),
            triggers: line.triggers()?,
        })
    }
}

impl RuleLine {
    fn triggers(self) -> Result<Vec<Trigger>, String> {
        let conditions = VerbConditions {
            object: self.object.unwrap_or_default(),
            object_kinds: self.object_kinds,
            subject: self.subject.unwrap_or_default(),
            finite: self.finite.unwrap_or_default(),
            infinitive: self.infinitive.unwrap_or_default(),
            below: self.below.unwrap_or_default(),
            or: self.or.unwrap_or_default(),
            intransitive: self.intransitive.unwrap_or_default(),
            affirmed: self.affirmed.unwrap_or_default(),
            own: self.own.unwrap_or_default(),
            abroad: self.abroad.unwrap_or_default(),
            ahead: self.ahead.unwrap_or_default(),
            with: self.with.unwrap_or_default(),
            behind: self.behind.unwrap_or_default(),
            adverb: self.adverb.unwrap_or_default(),
            without: self.without.unwrap_or_default(),
            passive: self.passive.unwrap_or_default(),
        };
        if !conditions.behind.is_empty() && conditions.with.is_empty() {
            return Err("`behind` needs the prepositions in `with`".to_owned());
        }
        let governs = self.verbs.is_some() || matches!(self.trigger, Some(TriggerLine::Verb(_)));
        let is_carried = |field: &str| self.light.is_some() && ["own", "with", "without"].contains(&field);
        if let Some(field) = conditions.first_given().filter(|field| !governs && !is_carried(field)) {
            return Err(format!("`{field}` belongs to a rule that a verb fires"));
        }
        let family = FamilyLine {
            verbs: self.verbs.unwrap_or_default(),
            light: self.light.unwrap_or_default(),
            nouns: self.nouns.unwrap_or_default(),
            toward: self.toward.unwrap_or_default(),
            alone: self.alone,
        };
        let Some(trigger) = self.trigger else {
            return family.triggers(self.actor, self.recipient, &conditions);
        };
        if !family.is_empty() {
            return Err("`trigger` stands alone: no `verbs`, `light`, `nouns`, `toward`, `alone` beside it".to_owned());
        }
        let (Some(actor), Some(recipient)) = (self.actor, self.recipient) else {
            return Err("`actor` or `recipient` is missing".to_owned());
        };
        let statement =
            |part, words, actor, recipient| Ok::<_, String>(Trigger::Statement(part, frame(words, actor, recipient)?));
        let trigger = match trigger {
            TriggerLine::Verb(words) => Trigger::Verb(Box::new(conditions.verb(verb_frame(words, actor, recipient)?))),
            TriggerLine::Noun(words) => Trigger::Noun(frame(words, actor, recipient)?),
            TriggerLine::Compound(words) => Trigger::Compound(frame(words, actor, recipient)?),
            TriggerLine::Parts(words) => Trigger::Parts(frame(words, actor, recipient)?),
            TriggerLine::Act(words) => statement(StatementPart::Act, words, actor, recipient)?,
            TriggerLine::Content(words) => statement(StatementPart::Content, words, actor, recipient)?,
            TriggerLine::Occasion(words) => statement(StatementPart::Occasion, words, actor, recipient)?,
            TriggerLine::Cue(words) => statement(StatementPart::Cue, words, actor, recipient)?,
            TriggerLine::Done(words) => statement(StatementPart::Done, words, actor, recipient)?,
            TriggerLine::Called(words) => statement(StatementPart::Called, words, actor, recipient)?,
            TriggerLine::Dubbed(words) => statement(StatementPart::Dubbed, words, actor, recipient)?,
            TriggerLine::Faced(words) => statement(StatementPart::Faced, words, actor, recipient)?,
            TriggerLine::Intended(words) => statement(StatementPart::Intended, words, actor, recipient)?,
            TriggerLine::ToldAs(words) => statement(StatementPart::ToldAs, words, actor, recipient)?,
        };
        Ok(vec![trigger])
    }
}
