//! Whether what a clause tells is so, is denied, is planned, or depends.

use super::finder::RelationFinder;
use crate::clause::{Clause, ClauseKind};
use crate::ontology::{Modality, Polarity};

/// Polarity and modality together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Status {
    pub(super) polarity: Polarity,
    pub(super) modality: Modality,
}

/// Verbs and nouns after which an infinitive or gerund is planned: "agreed to meet", "his plan to visit".
const PLANNING: [&str; 18] = [
    "plan", "agree", "intend", "promise", "pledge", "vow", "decide", "want", "hope", "offer", "propose", "expect",
    "schedule", "prepare", "wish", "aim", "arrange", "seek",
];

/// Verbs after which a gerund is planned: "discussed meeting again".
const PLANNING_GERUND: [&str; 4] = ["discuss", "consider", "propose", "contemplate"];

/// Verbs after which what follows does not happen: "prevented Japan from signing", "refused to sign", "failed to meet".
const PREVENTING: [&str; 14] = [
    "prevent", "stop", "keep", "hinder", "refuse", "fail", "decline", "bar", "prohibit", "forbid", "ban", "avoid",
    "block", "cancel",
];

/// Verbs after which what follows happens: "managed to meet", "began controlling".
const ACHIEVING: [&str; 6] = ["manage", "begin", "start", "continue", "come", "go on"];

impl RelationFinder<'_> {
    /// Tells whether what a clause says is so.
    pub(super) fn status(&self, clause: &Clause) -> Status {
        let sentence = self.sentence(clause);
        let is_question = sentence.span.slice(self.text()).trim_end().ends_with('?');
        let conditional = is_question || self.is_conditional(clause);
        let own = if clause.verb.is_finite() {
            self.finite(clause)
        } else {
            self.nonfinite(clause)
        };
        match (clause.verb.negated, conditional) {
            (_, true) => Status {
                modality: Modality::Conditional,
                ..own
            },
            (true, false) if own.modality != Modality::Conditional => Status {
                polarity: match own.polarity {
                    Polarity::Affirmed => Polarity::Denied,
                    Polarity::Denied => Polarity::Affirmed,
                },
                ..own
            },
            _ => own,
        }
    }

    fn finite(&self, clause: &Clause) -> Status {
        let modal = clause.verb.modal.map(|token| self.word(token).to_lowercase());
        let modality = match modal.as_deref() {
            None => Modality::Actual,
            Some("will" | "would" | "shall" | "'ll" | "’ll" | "wo") => Modality::Planned,
            Some(_) => Modality::Conditional,
        };
        Status {
            polarity: Polarity::Affirmed,
            modality,
        }
    }

    /// An infinitive or gerund is what the verb above makes of it; where that says nothing, it depends.
    fn nonfinite(&self, clause: &Clause) -> Status {
        let own = |polarity, modality| Status { polarity, modality };
        if matches!(clause.kind, ClauseKind::Relative | ClauseKind::Participle) {
            return own(Polarity::Affirmed, Modality::Actual);
        }
        let above = clause.parent.map(|parent| self.clause(parent));
        let Some(above) = above else {
            return own(Polarity::Affirmed, Modality::Conditional);
        };
        let lemma = above.verb.lemma.as_str();
        let with_noun = above.objects.iter().any(|&object| {
            ["plan", "agreement", "promise", "decision", "intention"].contains(&self.head(object).as_str())
                && self.phrase(object).span.end <= clause.verb.span.start
        });
        if PREVENTING.contains(&lemma) {
            return own(Polarity::Denied, Modality::Actual);
        }
        let planning = if clause.kind == ClauseKind::Gerund {
            &PLANNING_GERUND[..]
        } else {
            &PLANNING[..]
        };
        if planning.contains(&lemma) || with_noun {
            let no = above.objects.iter().any(|&object| {
                let first = self.phrase(object).tokens.start;
                self.word(first).eq_ignore_ascii_case("no")
            });
            let denied = above.verb.negated || no;
            return own(
                if denied { Polarity::Denied } else { Polarity::Affirmed },
                Modality::Planned,
            );
        }
        if ACHIEVING.contains(&lemma) {
            return self.status(above);
        }
        own(Polarity::Affirmed, Modality::Conditional)
    }

    /// "if Japan signs", "unless …", "should it …".
    fn is_conditional(&self, clause: &Clause) -> bool {
        // "Had Russia signed, Japan would be glad."
        let sentence = self.sentence(clause);
        let first = self.word(sentence.tokens.start);
        if ["Had", "Were", "Should"].contains(&first) {
            return true;
        }
        let mut next = Some(clause);
        while let Some(clause) = next {
            let word = clause.introducer.map(|token| self.word(token).to_lowercase());
            if word.is_some_and(|word| ["if", "unless", "whether", "until"].contains(&word.as_str())) {
                return true;
            }
            next = clause.parent.map(|parent| self.clause(parent));
        }
        false
    }
}
