//! Step 9. The Page → Statements: who said what, to whom, when, where.

mod act;
mod act_index;
mod agent;
mod arrival;
mod beside;
mod bounds;
mod calendar;
mod circumstance;
mod content;
mod cue;
mod days;
mod document_day;
mod event;
mod find;
mod finder;
mod finish;
mod hearer;
mod issuer;
mod judgement;
mod kept_back;
mod lexicon;
mod meet;
mod missed;
mod name_colon;
mod object;
mod occasion;
mod own_day;
mod partly_quoted;
mod quote;
mod reach;
mod relayed;
mod report_day;
mod rest;
mod restated;
mod section;
mod side;
mod tail;
mod telling;
mod threat;
mod told;
mod verbless;
mod way;

pub use cue::{ActRule, Addressee, Cue, Example, Frame, NounCue, Whose};
pub use days::{Bound, SaidDays, said_value};
pub use lexicon::StatementLexicon;
pub use missed::{Lacking, Missed, find_missed};
pub use told::ToldStatements;

use crate::evidence::{Confidence, Party};
use crate::moment::Moment;
use crate::ontology::{ActId, ArticleId, Polarity, RuleId, StatementKind};
use crate::page::Page;
use crate::span::{CodePoints, Span};
use find::Draft;
use finder::StatementFinder;
use finish::{depths, reference_depths};
use way::Way;

/// One reporting expression with its speaker and what is reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Names the statement by its content: the same words at the same place give the same id.
    pub id: String,
    /// Who says it: `unspecified` where nobody is named.
    pub speaker: Party,
    /// Who else says it, in text order: "Abe and Putin said".
    pub co_speakers: Vec<Party>,
    /// The office that the speaker held on the day, or holds by the words of the article.
    pub office: Option<Party>,
    /// The words that report: `said`, `has taken the view`, `:` in a headline.
    pub cue: Span,
    /// What is reported, in text order; several pieces where the cue breaks a quotation.
    pub content: Vec<Span>,
    /// How much of it is quoted.
    pub kind: StatementKind,
    /// What the speaker does with it: `accuse`; `state` where nothing is clear.
    pub act: ActId,
    /// The words that show the act: those that report, or those of the content: "should" of "should withdraw".
    pub act_shown: Span,
    /// Denied where the report is negated: "did not say".
    pub polarity: Polarity,
    /// To whom.
    pub addressee: Option<Party>,
    /// The words that tell when it was said; `None` where only bounds are known.
    pub said: Option<Moment>,
    /// Between which days, and how that is known.
    pub days: SaidDays,
    /// Where it was said.
    pub place: Option<Party>,
    /// On what occasion: "on the sidelines of an economic forum".
    pub occasion: Option<Span>,
    /// Whom and what the content is about, in text order, each once.
    pub about: Vec<Party>,
    /// What times the content is about, in text order.
    pub about_when: Vec<Moment>,
    /// The statement that this one is told in, as its place in the list: "Suga said he told Putin …".
    pub within: Option<usize>,
    /// The rule that found it: `say-clause`.
    pub rule: RuleId,
    /// How often what is found in this way is right, as measured on newspaper articles.
    pub confidence: Confidence,
}

impl Statement {
    /// Makes a statement that says no more than who, by what words, and what.
    ///
    /// `way` is how its content was found: `clause`, `according-to`.
    fn new(
        speaker: Party,
        cue: Span,
        content: Vec<Span>,
        finder: &StatementFinder,
        act: ActId,
        (rule, way): (RuleId, Way),
    ) -> Self {
        Self {
            id: String::new(),
            speaker,
            co_speakers: Vec::new(),
            office: None,
            cue,
            kind: finder.kind(&content),
            content,
            act,
            act_shown: cue,
            polarity: Polarity::Affirmed,
            addressee: None,
            said: None,
            days: SaidDays::default(),
            place: None,
            occasion: None,
            about: Vec::new(),
            about_when: Vec::new(),
            within: None,
            confidence: finder.lexicon.confidence(way, false),
            rule,
        }
    }
}

/// Finds every statement, in text order.
///
/// Empty where nobody is said to say anything. A statement told inside another one names it in `within`.
pub fn find_statements(page: &Page, lexicon: &StatementLexicon) -> Vec<Statement> {
    let finder = StatementFinder::new(page, lexicon);
    let mut drafts = Vec::new();
    finder.find_by_clause(&mut drafts);
    finder.find_without_verb(&mut drafts);
    finder.nest(&mut drafts);
    finder.find_circumstances(&mut drafts);
    finder.bound_days(&mut drafts);
    finder.infer_days(&mut drafts);
    finder.bound_days(&mut drafts);
    finder.name_those_told(&mut drafts);
    let text = page.text();
    let points = CodePoints::new(text);
    let depths = depths(&drafts);
    let of_references = reference_depths(&page.references.references, &drafts, &depths);
    let finish = |(draft, depth): (Draft, usize)| {
        let shown = matches!(draft.statement.act.as_str(), "state" | "affirm").then(|| finder.read_act(&draft));
        let mut statement = draft.statement;
        let of_nobody = statement.speaker.name == Party::nobody().name;
        statement.confidence = finder.lexicon.confidence(draft.way, of_nobody);
        // "insisted that Japan was to blame": that he holds it to be so says less than what he says.
        if let Some((act, span)) = shown.flatten() {
            (statement.act, statement.act_shown) = (act, span);
        }
        statement.about = finder.about(&statement, depth, &of_references);
        statement.about_when = finder.about_when(&statement);
        statement.office = finder.office(&statement);
        let content = statement
            .content
            .iter()
            .map(|span| (points.at(text, span.start), span.slice(text)));
        statement.id = content_id(&page.article.id, points.at(text, statement.cue.start), content);
        statement
    };
    drafts.into_iter().zip(depths).map(finish).collect()
}

/// Names a statement by its article, the place of its cue, and the places and words of its content: FNV-1a, 64 bits, in
/// hexadecimal.
///
/// Places are code points, so that a graph can name its statements again without the text.
pub fn content_id<'a>(article: &ArticleId, cue: u32, content: impl IntoIterator<Item = (u32, &'a str)>) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |bytes: &[u8]| {
        for byte in bytes.iter().chain(&[0]) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    add(article.as_str().as_bytes());
    add(&cue.to_le_bytes());
    for (start, words) in content {
        add(&start.to_le_bytes());
        add(words.as_bytes());
    }
    format!("{hash:016x}")
}
