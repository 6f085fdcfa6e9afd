//! Step 4. Sentences → Times, resolved against the publication date.

mod count;
mod holiday;
mod inferred;
mod lexicon;
mod meaning;
mod name;
mod piece;
mod read;
mod resolve;
mod spoken;
mod tense;
mod word;

pub use lexicon::{TimeHoliday, TimeLexicon, TimePhrase};

use crate::article::Article;
use crate::evidence::Anchor;
use crate::ontology::RuleId;
use crate::sentence::{SentenceKind, Sentences};
use crate::span::Span;
use crate::timex::Timex;
use chrono::NaiveDate;
use inferred::infer_times;
use piece::{silence, split_pieces};
use read::Reader;
use resolve::TimeResolver;
use serde::Serialize;

/// The four types of TIMEX3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeType {
    /// A day, month, year, or a reference such as "now".
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that comes again.
    Set,
}

/// Words that say when or how long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeExpression {
    /// Without the preposition: `Thursday`, `July last year`.
    pub span: Span,
    /// The TIMEX3 type.
    pub time_type: TimeType,
    /// The value, as precise as the words; without a publication date "Friday" stays `XXXX-WXX-5`.
    pub value: Timex,
    /// The rule that resolved it: `weekday-past`.
    pub rule: RuleId,
    /// What it is counted from; `None` where the words say all, or nothing is known.
    pub anchor: Option<Anchor>,
    /// Whether it hangs on a day of publication that the text itself had to tell.
    pub inferred: bool,
}

/// Finds the expressions of time, in text order, none inside another.
///
/// Empty if the text has none. Boilerplate sentences are left unread. No word of time tells one inside the `names`, which
/// come in text order: "the Sunday Tribune", "21st Century Fox". An article that has only the days between which
/// it was published gets what holds on all of them: "Friday" is a range of days.
pub fn find_times(
    article: &Article,
    sentences: &Sentences,
    names: &[Span],
    lexicon: &TimeLexicon,
) -> Vec<TimeExpression> {
    let read = |published| read_times(article, sentences, names, lexicon, published);
    match (article.published, article.inferred) {
        (None, Some(days)) => infer_times(days, &read),
        (published, _) => read(published),
    }
}

fn read_times(
    article: &Article,
    sentences: &Sentences,
    names: &[Span],
    lexicon: &TimeLexicon,
    published: Option<NaiveDate>,
) -> Vec<TimeExpression> {
    let text = article.text.as_str();
    let mut resolver = TimeResolver::new(published);
    let mut pieces = Vec::new();
    let mut times = Vec::new();
    let mut names = names.iter().copied().peekable();
    for sentence in &sentences.sentences {
        if sentence.kind == SentenceKind::Boilerplate || !split_pieces(text, sentences, sentence, lexicon, &mut pieces)
        {
            continue;
        }
        silence(&mut pieces, &mut names);
        let reader = Reader {
            text,
            pieces: &pieces,
            lexicon,
        };
        resolver.begin_sentence();
        let mut at = 0;
        while at < pieces.len() {
            let Some((meaning, end)) = reader.expression(at) else {
                at += 1;
                continue;
            };
            let resolved = resolver.resolve(&meaning, lexicon, &|| reader.tense(at, end));
            if let Some(found) = resolved {
                times.push(TimeExpression {
                    span: pieces[at].span.cover(pieces[end - 1].span),
                    time_type: found.time_type,
                    value: found.value,
                    rule: found.rule.into(),
                    anchor: found.anchor,
                    inferred: false,
                });
            }
            at = end;
        }
    }
    times
}
