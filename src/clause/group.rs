//! Verb groups: a verb with its auxiliaries, negation and particle.

use super::text::ClauseText;
use super::{Tense, VerbGroup};
use crate::sentence::Tag;

/// What the words before the verb have said so far.
#[derive(Default)]
struct Auxiliaries {
    tense: Option<Tense>,
    modal: Option<usize>,
    negated: bool,
    perfect: bool,
    be: bool,
}

/// Reads the verb group that begins at a token: `has been taking`, `did not rule out`, `to continue`.
///
/// `None` if no verb stands there. The `to` of an infinitive belongs to the group.
pub(super) fn read_verb_group(text: &ClauseText, start: usize, end: usize) -> Option<VerbGroup> {
    let mut auxiliaries = Auxiliaries::default();
    let mut at = start;
    if text.tag(at) == Tag::To || text.is(at, "to") && text.tag(at + 1) == Tag::VerbBase {
        auxiliaries.tense = Some(Tense::None);
        at = skip_adverbs(text, at + 1, end, &mut auxiliaries);
        // "threatened to “tear up” the maps"
        at += usize::from(text.tag(at) == Tag::OpenQuote);
        if text.tag(at) != Tag::VerbBase {
            return None;
        }
    }
    loop {
        if at >= end || !is_verb(text.tag(at)) {
            return None;
        }
        let denied = auxiliaries.negated;
        let after = skip_adverbs(text, at + 1, end, &mut auxiliaries);
        match auxiliary(text, at) {
            Some(auxiliary) if after < end && continues(text, auxiliary, after) => {
                note(text, auxiliary, at, &mut auxiliaries);
                at = if text.tag(after) == Tag::To {
                    skip_adverbs(text, after + 1, end, &mut auxiliaries)
                } else {
                    after
                };
            }
            auxiliary => {
                // "agreed not to sign": what is not done is the signing.
                if text.tag(after) == Tag::To && auxiliary != Some(Auxiliary::Be) {
                    auxiliaries.negated = denied;
                }
                return Some(finish(text, start, at, end, auxiliaries));
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Auxiliary {
    Modal,
    Be,
    Have,
    Do,
}

fn is_verb(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Modal | Tag::VerbBase | Tag::VerbPresent | Tag::VerbPast | Tag::VerbPastParticiple | Tag::VerbGerund
    )
}

fn auxiliary(text: &ClauseText, at: usize) -> Option<Auxiliary> {
    if text.tag(at) == Tag::Modal {
        return Some(Auxiliary::Modal);
    }
    match text.small(at) {
        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am" | "'s" | "'re" | "'m" | "get" | "gets"
        | "got" | "gotten" => Some(Auxiliary::Be),
        "has" | "have" | "had" | "having" | "'ve" | "'d" => Some(Auxiliary::Have),
        "do" | "does" | "did" => Some(Auxiliary::Do),
        _ => None,
    }
}

/// Says whether the next word goes on with the group of this auxiliary.
fn continues(text: &ClauseText, auxiliary: Auxiliary, next: usize) -> bool {
    match (auxiliary, text.tag(next)) {
        (Auxiliary::Modal | Auxiliary::Do, Tag::VerbBase) => true,
        // "did appear to grow": the plain form, read as a present.
        (Auxiliary::Modal | Auxiliary::Do, Tag::VerbPresent) => text.is_plain(next),
        (Auxiliary::Be, Tag::VerbPastParticiple | Tag::VerbGerund) => true,
        (Auxiliary::Have, Tag::VerbPastParticiple) => true,
        // "has in the past accused": the same form, read as a past where words stand between.
        (Auxiliary::Have, Tag::VerbPast) => text.words.may_be(text.word(next), Tag::VerbPastParticiple),
        // "has to leave", "have yet to meet", "ought to go"
        (Auxiliary::Have | Auxiliary::Modal, Tag::To) => text.tag(next + 1) == Tag::VerbBase,
        _ => false,
    }
}

fn note(text: &ClauseText, auxiliary: Auxiliary, at: usize, auxiliaries: &mut Auxiliaries) {
    let tag = text.tag(at);
    if auxiliary == Auxiliary::Modal {
        auxiliaries.modal = Some(at);
    }
    auxiliaries.tense.get_or_insert_with(|| tense(text, at));
    auxiliaries.perfect |= auxiliary == Auxiliary::Have && tag != Tag::Modal;
    auxiliaries.be |= auxiliary == Auxiliary::Be;
    if auxiliary != Auxiliary::Be {
        auxiliaries.be = false;
    }
}

fn tense(text: &ClauseText, at: usize) -> Tense {
    match text.tag(at) {
        Tag::VerbPresent => Tense::Present,
        Tag::VerbPast => Tense::Past,
        Tag::Modal
            if ["will", "shall", "'ll", "’ll", "wo"]
                .iter()
                .any(|word| text.is(at, word)) =>
        {
            Tense::Future
        }
        Tag::Modal if ["can", "may", "must", "ca"].iter().any(|word| text.is(at, word)) => Tense::Present,
        Tag::Modal => Tense::Past,
        _ => Tense::None,
    }
}

/// Skips adverbs and negations that stand inside a group, and what else may: quotation marks, "was “fuelling” it"; times,
/// "has in the past accused"; "has itself been accused".
fn skip_adverbs(text: &ClauseText, mut at: usize, end: usize, auxiliaries: &mut Auxiliaries) -> usize {
    let mut after = at;
    let (mut denied, mut timed) = (false, false);
    while at < end {
        let is_negation = text.tag(at) == Tag::Negation || text.is(at, "never") || text.is(at, "neither");
        denied |= is_negation || text.is(at, "yet") && text.tag(at + 1) == Tag::To;
        let is_inside = matches!(
            text.tag(at),
            Tag::Adverb | Tag::Negation | Tag::OpenQuote | Tag::CloseQuote
        );
        at = match end_of_time(text, at, end) {
            Some(behind) => {
                timed = true;
                behind
            }
            None if is_inside || is_negation || text.word(at).ends_with("self") => at + 1,
            None => break,
        };
    }
    auxiliaries.negated |= denied;
    // "has until June to answer": somebody has a time.
    if timed && text.tag(at) == Tag::To {
        return after;
    }
    if at < end && (is_verb(text.tag(at)) || text.tag(at) == Tag::To) || auxiliaries.negated {
        after = at;
    }
    after
}

/// Gives the end of a time that begins at a token, with its preposition: "in the past", "last month".
fn end_of_time(text: &ClauseText, at: usize, end: usize) -> Option<usize> {
    if text.is(at, "in") && text.is(at + 1, "the") && text.is(at + 2, "past") {
        return Some(at + 3);
    }
    let begins = match text.tag(at) {
        Tag::Preposition if text.tag(at + 1) == Tag::Determiner && text.time(at + 1).is_none() => at + 2,
        Tag::Preposition => at + 1,
        _ => at,
    };
    let time = text.time(begins)?;
    (begins..end)
        .find(|&token| text.time(token) != Some(time))
        .or(Some(end))
}

fn finish(text: &ClauseText, start: usize, head: usize, end: usize, auxiliaries: Auxiliaries) -> VerbGroup {
    let tag = text.tag(head);
    let lemma = text.lemma(head);
    // "said up to 20 had left"
    let counts = text.is(head + 1, "up") && text.is(head + 2, "to") && text.tag(head + 3) == Tag::Number;
    let has_particle = head + 1 < end && text.tag(head + 1) == Tag::Particle && !counts;
    let lemma = if has_particle {
        format!("{lemma} {}", text.small(head + 1))
    } else {
        lemma.to_owned()
    };
    let tokens = start..head + 1 + usize::from(has_particle);
    VerbGroup {
        span: text.stretch(&tokens),
        tokens,
        head,
        lemma,
        tense: auxiliaries.tense.unwrap_or_else(|| tense(text, head)),
        passive: auxiliaries.be && tag == Tag::VerbPastParticiple && !is_own_doing(text, head),
        negated: auxiliaries.negated || text.tag(head + 1) == Tag::Negation && text.tag(head + 2) != Tag::To,
        modal: auxiliaries.modal,
        perfect: auxiliaries.perfect,
    }
}

/// "get rid of the arms", "got involved in it": who gets there does it.
fn is_own_doing(text: &ClauseText, head: usize) -> bool {
    let doing = ["engaged", "involved", "rid", "started"];
    let get = ["get", "gets", "getting", "got", "gotten"];
    let is_any = |at: usize, words: &[&str]| words.iter().any(|word| text.is(at, word));
    is_any(head, &doing) && head > 0 && is_any(head - 1, &get)
}
