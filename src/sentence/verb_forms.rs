//! Verbs whose form only more distant words decide.

use super::Tag;
use super::gerund_forms::{acts_first, describes_subject, is_going_on};
use super::noun_forms::{
    begins_report, describes_counted, ends_quoted_noun, ends_title, follows_owner, heads_object, is_counted,
    is_quoted_judgement, is_subject,
};
use super::phrase::TaggedPhrase;
use super::reduced_relative::is_reduced_relative;
use super::speech_forms::{
    follows_modal, follows_report, gives_name, is_demanded, is_no_adjective, is_spoken, is_title_of_speaker,
    is_unknown_object, name_reports, name_reports_from, reports_quotation, will_do,
};

/// Sets right the forms of verbs that the two words before them do not tell.
pub(super) fn check_verb_forms(phrase: &mut TaggedPhrase) {
    for at in 0..phrase.len() {
        match phrase.tag(at) {
            Tag::VerbPast if is_quoted_judgement(phrase, at) || describes_counted(phrase, at) => {
                phrase.set(at, Tag::Adjective);
            }
            Tag::VerbPresent | Tag::VerbBase if ends_quoted_noun(phrase, at) => phrase.set(at, Tag::Noun),
            Tag::Noun if follows_modal(phrase, at) => phrase.set(at, Tag::VerbBase),
            Tag::Adjective if ends_title(phrase, at) => phrase.set(at, Tag::Noun),
            _ if is_title_of_speaker(phrase, at) => phrase.set(at, Tag::Noun),
            Tag::Noun if is_demanded(phrase, at) => {
                phrase.set(at, Tag::VerbBase);
                if phrase.tag(at + 1) == Tag::VerbPresent {
                    phrase.set(at + 1, Tag::PluralNoun);
                }
            }
            Tag::Noun if will_do(phrase, at) => {
                phrase.set(at, Tag::Modal);
                phrase.set(phrase.past_adverbs(at + 1), Tag::VerbBase);
            }
            _ => {}
        }
    }
    for at in 0..phrase.len() {
        match phrase.tag(at) {
            Tag::VerbPast if is_participle(phrase, at) && !is_spoken(phrase, at) => {
                phrase.set(at, Tag::VerbPastParticiple);
            }
            Tag::VerbPastParticiple if is_main_verb(phrase, at) || is_report(phrase, at) || is_spoken(phrase, at) => {
                phrase.set(at, Tag::VerbPast);
            }
            // "quoted a port official as saying"
            Tag::Adjective
                if at > 0
                    && phrase.tag(at - 1) == Tag::Noun
                    && phrase.is(at + 1, "as")
                    && may_be(phrase, at, Tag::Noun) =>
            {
                phrase.set(at, Tag::Noun);
            }
            Tag::Adjective if is_no_adjective(phrase, at) => phrase.set(at, Tag::VerbPast),
            Tag::Adjective | Tag::VerbPastParticiple
                if phrase.word(at).ends_with("ed") && follows_report(phrase, at) =>
            {
                phrase.set(at, Tag::VerbPast);
            }
            Tag::Adjective if completes_perfect(phrase, at) => phrase.set(at, Tag::VerbPastParticiple),
            Tag::Adjective | Tag::VerbPastParticiple if goes_on(phrase, at) || reports_quotation(phrase, at) => {
                phrase.set(at, Tag::VerbPast);
            }
            Tag::VerbBase if resumes_after_relative(phrase, at) => phrase.set(at, Tag::VerbPresent),
            Tag::Adjective | Tag::Noun | Tag::VerbPastParticiple if acts_on_name(phrase, at) => {
                phrase.set(at, Tag::VerbPast);
            }
            Tag::Noun | Tag::VerbBase if phrase.is(at, "say") && says(phrase, at) => phrase.set(at, Tag::VerbPresent),
            // "was quoted as saying", "released a statement saying, “…”"
            Tag::Noun if phrase.is(at, "saying") && at > 0 && (phrase.is(at - 1, "as") || phrase.is_noun(at - 1)) => {
                phrase.set(at, Tag::VerbGerund);
            }
            Tag::Noun if names_before_that(phrase, at) => phrase.set(at, Tag::VerbPast),
            Tag::Adjective | Tag::Noun | Tag::ProperNoun if leads_report(phrase, at) => phrase.set(at, Tag::VerbGerund),
            Tag::Adjective | Tag::Noun if acts_first(phrase, at) => phrase.set(at, Tag::VerbGerund),
            Tag::VerbGerund if describes_subject(phrase, at) => phrase.set(at, Tag::Adjective),
            Tag::Preposition if is_going_on(phrase, at) => phrase.set(at, Tag::VerbGerund),
            // "Roe, whose plans Koch mocked"
            Tag::VerbPresent if begins_report(phrase, at) || at > 0 && phrase.is(at - 1, "whose") => {
                let plural = may_be(phrase, at, Tag::PluralNoun);
                phrase.set(at, if plural { Tag::PluralNoun } else { Tag::Noun });
            }
            Tag::PluralNoun if follows_date(phrase, at) => phrase.set(at, Tag::VerbPresent),
            Tag::Adjective | Tag::VerbPastParticiple if resumes_clause(phrase, at) => phrase.set(at, Tag::VerbPast),
            Tag::VerbPresent if is_subject(phrase, at) || is_unknown_object(phrase, at) => {
                phrase.set(at, Tag::PluralNoun);
                // "threatened further tariffs"
                if at > 0 && phrase.is(at - 1, "further") {
                    phrase.set(at - 1, Tag::Adjective);
                }
            }
            Tag::VerbPresent if heads_object(phrase, at) || is_member_state(phrase, at) => {
                phrase.set(at, Tag::PluralNoun)
            }
            Tag::PluralNoun if name_reports(phrase, at) || name_reports_from(phrase, at) => {
                phrase.set(at, Tag::VerbPresent)
            }
            Tag::VerbPresent if is_counted(phrase, at) => {
                phrase.set(at - 1, Tag::Determiner);
                phrase.set(at, Tag::PluralNoun);
            }
            Tag::VerbBase if follows_owner(phrase, at) => phrase.set(at, Tag::Noun),
            Tag::VerbBase if !is_licensed(phrase, at) => phrase.set(at, Tag::VerbPresent),
            _ => {}
        }
    }
}

pub(super) fn may_be(phrase: &TaggedPhrase, at: usize, tag: Tag) -> bool {
    phrase.lexicon.may_be(phrase.word(at), tag)
}

fn is_participle(phrase: &TaggedPhrase, at: usize) -> bool {
    may_be(phrase, at, Tag::VerbPastParticiple)
        && (phrase.follows_auxiliary(at)
            || follows_inverted_auxiliary(phrase, at)
            || has_no_subject(phrase, at)
            || !phrase.is(at, "had") && is_reduced_relative(phrase, at)
            || is_parenthesis(phrase, at))
}

/// "three member states to keep"
fn is_member_state(phrase: &TaggedPhrase, at: usize) -> bool {
    phrase.is(at, "states") && at > 0 && phrase.is(at - 1, "member")
}

/// "has repeatedly accused Kyiv", "has in the past accused Kyiv"
fn completes_perfect(phrase: &TaggedPhrase, at: usize) -> bool {
    let in_past = at > 3 && phrase.is(at - 3, "in") && phrase.is(at - 2, "the") && phrase.is(at - 1, "past");
    let end = if in_past { at - 3 } else { at };
    let before = (0..end).rev().find(|&before| phrase.tag(before) != Tag::Adverb);
    let has = before.is_some_and(|before| phrase.is_verb(before) && phrase.lemma(before) == "have");
    has && may_be(phrase, at, Tag::VerbPastParticiple)
}

/// "Has the minister resigned?"
fn follows_inverted_auxiliary(phrase: &TaggedPhrase, at: usize) -> bool {
    at > 1
        && phrase.is_finite(0)
        && matches!(phrase.lemma(0).as_ref(), "have" | "be")
        && (1..at).all(|before| !phrase.is_verb(before) && phrase.tag(before) != Tag::Comma)
}

/// "Asked about the raid, he …", "if elected"; but "Said he: …" has its subject after it.
fn has_no_subject(phrase: &TaggedPhrase, at: usize) -> bool {
    let subject_follows =
        matches!(phrase.tag(at + 1), Tag::ProperNoun | Tag::Pronoun) && phrase.lexicon.takes_clause(&phrase.lemma(at));
    at == 0 && !subject_follows || phrase.tag_before(at) == Tag::Subordinator
}

/// "The islands, called the Outer Banks, are low"
fn is_parenthesis(phrase: &TaggedPhrase, at: usize) -> bool {
    let mark = phrase.tag_before(at);
    if at < 2 || !matches!(mark, Tag::Comma | Tag::Dash | Tag::OpenBracket) || !phrase.is_noun(at - 2) {
        return false;
    }
    let close = if mark == Tag::OpenBracket {
        Tag::CloseBracket
    } else {
        mark
    };
    let is_first = (0..at - 1).all(|before| phrase.tag(before) != mark);
    let end = (at..phrase.len()).find(|&after| phrase.tag(after) == close);
    is_first
        && end.is_some_and(|end| {
            phrase.is_finite(phrase.past_adverbs(end + 1)) && !(at + 1..end).any(|inside| phrase.is_finite(inside))
        })
}

/// "a presidential aide, Mammadov, said by telephone": this form is hardly ever a participle.
fn is_report(phrase: &TaggedPhrase, at: usize) -> bool {
    phrase.is(at, "said") && !phrase.follows_auxiliary(at)
        || opens_report(phrase, at)
        || opens_colon(phrase, at)
        || resumes_after_relative(phrase, at)
}

/// "At the meeting, the supporter retorted: “…”"
fn opens_colon(phrase: &TaggedPhrase, at: usize) -> bool {
    phrase.tag(at + 1) == Tag::Colon
        && at > 0
        && phrase.is_noun(at - 1)
        && may_be(phrase, at, Tag::VerbPast)
        && phrase.lexicon.takes_clause(&phrase.lemma(at))
}

/// "The consultant, who had tried to stop him, said, “…”": only who speaks stands so before a quotation or a clause.
fn opens_report(phrase: &TaggedPhrase, at: usize) -> bool {
    let after = at + 1 + usize::from(phrase.tag(at + 1) == Tag::Comma);
    let opens = phrase.tag(after) == Tag::Complementizer || phrase.begins_quotation(after);
    phrase.tag_before(at) == Tag::Comma
        && opens
        && may_be(phrase, at, Tag::VerbPast)
        && phrase.lexicon.takes_clause(&phrase.lemma(at))
}

/// "Maduro, who flew home early, later posted that …", "The rebels, who broke the truce, say …"
fn resumes_after_relative(phrase: &TaggedPhrase, at: usize) -> bool {
    let comma = (0..at).rev().find(|&before| phrase.tag(before) != Tag::Adverb);
    let Some(comma) = comma.filter(|&comma| phrase.tag(comma) == Tag::Comma) else {
        return false;
    };
    let Some(open) = (1..comma).find(|&before| phrase.tag(before) == Tag::Comma) else {
        return false;
    };
    phrase.tag(open + 1) == Tag::Wh
        && phrase.is_noun(open - 1)
        && !(0..open).any(|before| phrase.is_verb(before))
        && (open..comma).any(|inside| phrase.is_finite(inside))
        && !phrase.is_finite(phrase.past_adverbs(at + 1))
        && (may_be(phrase, at, Tag::VerbPast) || may_be(phrase, at, Tag::VerbPresent))
}

/// "Finland, which joined in 2023, accused Russia", "Mali accused Niger": between two names of a clause that would have
/// no verb.
fn acts_on_name(phrase: &TaggedPhrase, at: usize) -> bool {
    let before_name = phrase.tag(at + 1) == Tag::ProperNoun && may_be(phrase, at, Tag::VerbPast);
    let is_only = || !(0..phrase.len()).any(|other| phrase.is_finite(other));
    let behind_name = at > 0 && phrase.tag(at - 1) == Tag::ProperNoun;
    before_name && (behind_name && is_only() || resumes_after_relative(phrase, at))
}

/// "said the line had been crossed, and accused Beijing of lying"
fn goes_on(phrase: &TaggedPhrase, at: usize) -> bool {
    phrase.tag_before(at) == Tag::Coordinator
        && matches!(
            phrase.tag(at + 1),
            Tag::ProperNoun | Tag::Pronoun | Tag::Determiner | Tag::PossessivePronoun
        )
        && may_be(phrase, at, Tag::VerbPast)
        && (0..at).any(|before| phrase.tag(before) == Tag::VerbPast)
}

/// "Nearly a third say they do not know", "It may not be so bad, say some diplomats".
fn says(phrase: &TaggedPhrase, at: usize) -> bool {
    let subject_behind = phrase.tag_before(at) == Tag::Comma && (phrase.is_of_noun_phrase(at + 1));
    let clause_behind = matches!(
        phrase.tag(at + 1),
        Tag::Pronoun | Tag::Complementizer | Tag::Existential
    ) || phrase.is(at + 1, "that");
    let has_subject = !matches!(
        phrase.tag_before(at),
        Tag::Determiner | Tag::To | Tag::Modal | Tag::PossessivePronoun
    );
    subject_behind || clause_behind && has_subject && phrase.tag(at) == Tag::Noun
}

/// "Mr. Putin forecast that the economy would rebound"
fn names_before_that(phrase: &TaggedPhrase, at: usize) -> bool {
    phrase.tag_before(at) == Tag::ProperNoun
        && phrase.is(at + 1, "that")
        && may_be(phrase, at, Tag::VerbPast)
        && phrase.subject_and_verb(at + 2) == Some(true)
}

/// "Promising that his book would tell more, Bolton …"
fn leads_report(phrase: &TaggedPhrase, at: usize) -> bool {
    let gerund = phrase.word(at).ends_with("ing") && phrase.is(at + 1, "that");
    at == 0
        && gerund
        && phrase
            .lexicon
            .takes_clause(&phrase.lexicon.lemma(phrase.word(at), Tag::VerbGerund))
}

/// "The agreement of February 12 states that …"
fn follows_date(phrase: &TaggedPhrase, at: usize) -> bool {
    at > 1
        && phrase.tag(at - 1) == Tag::Number
        && phrase.tag(at - 2) == Tag::ProperNoun
        && phrase.is(at + 1, "that")
        && may_be(phrase, at, Tag::VerbPresent)
}

/// "The service pointed to its report.", "A reporter asked: …": a clause that would have no finite verb.
fn is_main_verb(phrase: &TaggedPhrase, at: usize) -> bool {
    if !may_be(phrase, at, Tag::VerbPast) || phrase.follows_auxiliary(at) || follows_inverted_auxiliary(phrase, at) {
        return false;
    }
    if phrase.is(at, "had") {
        return true;
    }
    let Some(subject) = (0..at)
        .rev()
        .find(|&before| !matches!(phrase.tag(before), Tag::Adverb | Tag::Negation))
    else {
        return false;
    };
    let words = ["he", "she", "they", "it", "we", "i"];
    if words.iter().any(|word| phrase.is(subject, word)) {
        return true;
    }
    let begin = (0..subject).rev().find(|&before| !phrase.is_of_noun_phrase(before));
    // "On Twitter, Bush called it wrong.": no other verb.
    let is_only = !(0..phrase.len()).any(|other| phrase.is_finite(other));
    if begin.is_some_and(|begin| is_told(phrase, begin, subject, at)) {
        return true;
    }
    // "“…,” some protesters chanted"
    let begins_clause = begin.is_none_or(|begin| {
        matches!(
            phrase.tag(begin),
            Tag::Wh | Tag::Complementizer | Tag::Subordinator | Tag::Colon
        ) || phrase.follows_quotation(begin + 1)
    });
    // "Peru, which Chad blamed for delay, sold the boats": a comma ends what a comma began.
    let is_aside = begin.is_some_and(|begin| phrase.tag(begin) == Tag::Wh && phrase.tag_before(begin) == Tag::Comma);
    let end =
        (at + 1..phrase.len()).find(|&after| ends_clause(phrase, after) || is_aside && phrase.tag(after) == Tag::Comma);
    // Headlines end in no mark: "Two killed in clashes".
    // "which the four brokered"
    let is_count = subject > 0 && phrase.tag(subject) == Tag::Number && phrase.tag(subject - 1) == Tag::Determiner;
    (phrase.is_noun(subject) || is_count)
        && (begins_clause || is_only && phrase.lexicon.takes_clause(&phrase.lemma(at)))
        && end.is_some_and(|end| !(at + 1..end).any(|inside| phrase.is_finite(inside)))
}

/// "said the outbreak added urgency": behind a verb that reports, what has an object and no other verb beside it acts.
fn is_told(phrase: &TaggedPhrase, begin: usize, subject: usize, at: usize) -> bool {
    let ends = |after: &usize| phrase.tag(*after) == Tag::Comma || ends_clause(phrase, *after);
    let end = (at + 1..phrase.len()).find(ends);
    phrase.is_finite(begin)
        && phrase.lexicon.takes_clause(&phrase.lemma(begin))
        && (phrase.is_noun(subject) || phrase.tag(subject) == Tag::Adjective && may_be(phrase, subject, Tag::Noun))
        && phrase.is_of_noun_phrase(at + 1)
        && !phrase.is_day(at + 1)
        && !gives_name(phrase, at)
        && end.is_some_and(|end| !(at + 1..end).any(|inside| phrase.is_finite(inside)))
}

/// Says whether a clause ends before a word, by a mark or by what begins another one.
fn ends_clause(phrase: &TaggedPhrase, at: usize) -> bool {
    let links = matches!(phrase.tag(at), Tag::Wh | Tag::Complementizer | Tag::Subordinator);
    links || matches!(phrase.tag(at), Tag::Stop | Tag::Colon | Tag::Semicolon)
}

/// "since the council, along with its allies, imposed sanctions"
fn resumes_clause(phrase: &TaggedPhrase, at: usize) -> bool {
    if at < 3 || phrase.tag(at - 1) != Tag::Comma || !may_be(phrase, at, Tag::VerbPast) {
        return false;
    }
    let Some(open) = (1..at - 1).rev().find(|&before| phrase.tag(before) == Tag::Comma) else {
        return false;
    };
    let is_addition = matches!(phrase.tag(open + 1), Tag::Preposition | Tag::Adverb);
    let begin = (0..open).rev().find(|&before| !phrase.is_of_noun_phrase(before));
    let begins_clause = begin.is_none_or(|begin| phrase.links_clause(begin));
    let has_object = phrase.is_of_noun_phrase(at + 1);
    is_addition
        && phrase.is_noun(open - 1)
        && begins_clause
        && has_object
        && !(open..at).any(|inside| phrase.is_verb(inside))
}

/// How many words before a base form may stand what calls for it.
const FARTHEST: usize = 40;

/// Says whether something calls for a base form: `to`, a modal, `did`, "let them go", or an imperative.
fn is_licensed(phrase: &TaggedPhrase, at: usize) -> bool {
    let starts = matches!(
        phrase.tag_before(at),
        Tag::Stop | Tag::Colon | Tag::Dash | Tag::Comma | Tag::Coordinator
    );
    let calls = |before: usize| match phrase.tag(before) {
        Tag::Modal | Tag::To => true,
        _ => phrase.is_verb(before) && phrase.lexicon.takes_base_form(&phrase.lemma(before)),
    };
    // "most see it as lost"
    let is_some = || {
        at > 0
            && ["most", "many", "few", "some", "others"]
                .iter()
                .any(|word| phrase.is(at - 1, word))
    };
    let subject_before = phrase.is_noun(at.saturating_sub(1)) || phrase.tag_before(at) == Tag::Pronoun || is_some();
    starts || !subject_before || (at.saturating_sub(FARTHEST)..at).any(calls)
}
