//! What somebody does not say: "declined to comment".

use crate::clause::Clause;

/// What nobody refuses, who only says nothing.
const SAYING_NOTHING: [&str; 2] = ["comment", "elaborate"];

/// What is kept back by him who says nothing of it.
const KEPT_BACK: [&str; 14] = [
    "address",
    "answer",
    "describe",
    "disclose",
    "discuss",
    "give",
    "identify",
    "name",
    "provide",
    "respond",
    "speak",
    "specify",
    "speculate",
    "talk",
];

/// Says whether what somebody does not do is to say something: "declined to comment on the plan", "declined to answer".
///
/// "Declined to sign it" refuses something.
pub(super) fn keeps_back(clause: &Clause, below: &Clause) -> bool {
    let lemma = below.verb.lemma.as_str();
    SAYING_NOTHING.contains(&lemma) || clause.verb.lemma == "decline" && KEPT_BACK.contains(&lemma)
}
