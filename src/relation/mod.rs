//! Step 10. The Page, Statements → Relations: who did what to whom, and what holds.

mod acting;
mod agreed;
mod aim;
mod asked_for;
mod attending;
mod behind_noun;
mod behind_thing;
mod behind_verb;
mod beside_place;
mod blame;
mod by_clause;
mod by_content;
mod by_employer;
mod by_nominal;
mod by_noun;
mod by_party;
mod by_place;
mod by_site;
mod by_statement;
mod by_title;
mod by_whole;
mod clause_day;
mod conditions;
mod crowd;
mod derive;
mod doing_with;
mod dubbed;
mod earlier;
mod example;
mod family;
mod finder;
mod frame;
mod governed;
mod intended;
mod lexicon;
mod made_between;
mod measured;
mod noun_aim;
mod noun_time;
mod object_told;
mod own_phrase;
mod own_words;
mod people;
mod place;
mod place_words;
mod promised;
mod rule;
mod said_of;
mod same_act;
mod several;
mod shared_noun;
mod shared_words;
mod site_name;
mod subject_whose;
mod term_day;
mod told_before;
mod told_day;
mod told_place;
mod told_through;
mod unsure;
mod verb_ends;
mod voices;
mod whose;
mod wished;
mod word_lists;

pub use conditions::VerbConditions;
pub use example::{EdgeDetails, EdgeExample, ExampleEdge};
pub use lexicon::RelationLexicon;
pub use rule::{
    CompoundEnd, NominalFrame, NounEnd, PartsEnd, RelationRule, RuleFrame, StatementEnd, StatementPart, Trigger,
    VerbEnd, VerbFrame,
};

use crate::evidence::{Evidence, Party};
use crate::moment::Moment;
use crate::ontology::{Modality, Polarity, RelationTypeId};
use crate::page::Page;
use crate::span::Span;
use crate::statement::ToldStatements;
use finder::RelationFinder;

/// What holds or happens between two parties, as the article or a speaker gives it.
///
/// What is denied, planned or only possible is a relation too; which of them are edges, [`edge`](crate::ontology::Ontology::edge) says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// `imposed_sanctions_on`.
    pub relation_type: RelationTypeId,
    /// Who does it, or of whom it holds.
    pub actor: Party,
    /// To whom, or to what.
    pub recipient: Party,
    /// The words that fire the rule: `imposed sanctions`.
    pub trigger: Span,
    /// When it holds or happened, if the text says so.
    pub happened: Option<Moment>,
    /// Where, if the text says so.
    pub place: Option<Party>,
    /// Whether it is said to be so.
    pub polarity: Polarity,
    /// As what it is told: a fact, a plan, a demand, something possible, supposed or asked.
    pub modality: Modality,
    /// The exact words, the rule, and by whose word.
    pub evidence: Evidence,
}

impl Relation {
    /// Makes a relation that is told as a fact, with no day and no place: "Chancellor Angela Merkel".
    fn fact(relation_type: &str, (actor, recipient): (Party, Party), trigger: Span, evidence: Evidence) -> Self {
        Relation {
            relation_type: relation_type.into(),
            actor,
            recipient,
            trigger,
            happened: None,
            place: None,
            polarity: Polarity::Affirmed,
            modality: Modality::Actual,
            evidence,
        }
    }
}

/// Finds every relation, in text order; the same edge by the same word once, with its first evidence, and acts once for
/// every day that is told.
///
/// Empty where no rule fires. What stands inside a statement carries its speakers as voices.
pub fn find_relations(page: &Page, told: &ToldStatements, lexicon: &RelationLexicon) -> Vec<Relation> {
    let finder = RelationFinder::new(page, told, lexicon);
    let mut relations = Vec::new();
    finder.find_by_title(&mut relations);
    finder.find_by_party(&mut relations);
    finder.find_by_employer(&mut relations);
    finder.find_by_clause(&mut relations);
    finder.find_by_noun(&mut relations);
    finder.add_places(&mut relations);
    finder.find_by_statement(&mut relations);
    relations.sort_by_key(|relation| (relation.trigger, relation.evidence.span));
    finder.date_by_text(&mut relations);
    finder.derive(&mut relations);
    relations.sort_by_key(|relation| (relation.evidence.span.start, relation.trigger));
    finder.keep_distinct(&mut relations);
    relations
}
