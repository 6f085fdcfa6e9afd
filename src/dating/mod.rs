//! When an article was published, as far as the text itself tells: an interval of days with its proof.
//!
//! It reads the article as if its date were not known. What the text says of the past ("In 2018 they agreed"), who holds
//! an office in it, and a beginning that the gazetteer dates ("took office in September last year") each narrow the days.

mod proof;

use crate::article::Article;
use crate::knowledge::Knowledge;
use crate::ontology::RuleId;
use crate::pipeline::extract;
use crate::span::Span;
use crate::timex::Interval;
use proof::Prover;

/// Why an article can be only of these days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The words.
    pub span: Span,
    /// The days that they leave.
    pub days: Interval,
    /// `past-date`, `office-held`, or the start in `data/time/starts.jsonl`: `took-office`.
    pub rule: RuleId,
    /// What the gazetteer knows of it: `Yoshihide Suga: Prime Minister of Japan`; empty where the words say all.
    pub fact: String,
}

/// The days on which an article can have been published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dating {
    /// What all proofs leave; open at both ends where there is none.
    pub days: Interval,
    /// In text order.
    pub proofs: Vec<Proof>,
    /// What contradicts the proofs before it and was left aside, in text order.
    pub against: Vec<Proof>,
}

/// Dates an article from within; its own date is not looked at.
pub fn date_article(article: &Article, knowledge: &Knowledge) -> Dating {
    let mut undated = article.clone();
    undated.published = None;
    undated.inferred = None;
    let extraction = extract(&undated, knowledge);
    let prover = Prover::new(&undated, &extraction, knowledge);
    let mut dating = Dating::default();
    for proof in prover.past_dates().into_iter().chain(prover.offices_held()) {
        dating.add(proof);
    }
    for proof in prover.starts(dating.days) {
        dating.add(proof);
    }
    dating.proofs.sort_by_key(|proof| proof.span);
    dating.against.sort_by_key(|proof| proof.span);
    dating
}

impl Dating {
    /// Gives the days by which times can be resolved: both ends are known, and nothing speaks against them.
    pub fn inferred(&self) -> Option<Interval> {
        let closed = self.days.earliest.is_some() && self.days.latest.is_some();
        (closed && self.against.is_empty()).then_some(self.days)
    }

    fn add(&mut self, proof: Proof) {
        match self.days.meet(proof.days) {
            Some(days) => {
                self.days = days;
                self.proofs.push(proof);
            }
            None => self.against.push(proof),
        }
    }
}
