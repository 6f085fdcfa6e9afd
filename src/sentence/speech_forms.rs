//! Verbs of speech whose past looks like the participle of something done to somebody.

use super::Tag;
use super::phrase::TaggedPhrase;
use super::verb_forms::may_be;

/// Verbs whose object is whoever is told: "voters told that taxes would fall".
const TELLING: [&str; 10] = [
    "advise", "assure", "convince", "inform", "notify", "persuade", "remind", "show", "teach", "tell",
];

/// Verbs that somebody does himself before an infinitive; nobody is declined or refused to do a thing.
const RESOLVING: [&str; 9] = [
    "agree", "decide", "decline", "hope", "offer", "refuse", "seek", "threaten", "vow",
];

/// Verbs that have no object, with the prepositions that take its place.
const WITHOUT_OBJECT: [(&str, &str); 9] = [
    ("appeal", "for"),
    ("argue", "against"),
    ("argue", "for"),
    ("call", "for"),
    ("complain", "about"),
    ("insist", "on"),
    ("object", "to"),
    ("react", "to"),
    ("respond", "to"),
];

/// "The council last week accused Kyiv", "Peskov promised late Thursday that …", "The mayor claimed Lyon is safe", "aides
/// called for talks": says whether a participle is the past of whoever acts.
pub(super) fn is_spoken(phrase: &TaggedPhrase, at: usize) -> bool {
    let may_be_past = may_be(phrase, at, Tag::VerbPast) || phrase.word(at).ends_with("ed");
    let speaks = may_be_past && has_speaker(phrase, at) && !phrase.follows_auxiliary(at);
    let follows_day = || at > 0 && phrase.is_day(at - 1) && phrase.is_of_noun_phrase(at + 1) && !gives_name(phrase, at);
    speaks
        && (follows_day()
            || tells_that(phrase, at)
            || tells_somebody(phrase, at)
            || tells_clause(phrase, at)
            || tells_of_pronoun(phrase, at)
            || closes_report(phrase, at)
            || lacks_object(phrase, at)
            || is_only_verb_of_told(phrase, at))
}

/// Says whether a verb gives a name: "a raid last week dubbed Dawn".
pub(super) fn gives_name(phrase: &TaggedPhrase, at: usize) -> bool {
    ["appoint", "call", "dub", "elect", "name", "title"].contains(&phrase.lemma(at).as_ref())
}

/// Says whether a noun stands before a verb, with nothing but a day and adverbs between.
fn has_speaker(phrase: &TaggedPhrase, at: usize) -> bool {
    let before = (0..at).rev().find(|&before| phrase.tag(before) != Tag::Adverb);
    before.is_some_and(|before| phrase.is_noun(before) || phrase.tag(before) == Tag::Comma && before > 0)
}

/// "promised late Thursday that", "warned in 2014 that"
fn tells_that(phrase: &TaggedPhrase, at: usize) -> bool {
    let lemma = phrase.lemma(at);
    let behind = past_time(phrase, at + 1);
    let that = phrase.is(behind, "that") && phrase.subject_and_verb(behind + 1) == Some(true);
    that && phrase.lexicon.takes_clause(&lemma) && !TELLING.contains(&lemma.as_ref())
}

/// "Lind, the director, informed aide Koch that he would go", "said it planned to go": such a form is no adjective.
pub(super) fn is_no_adjective(phrase: &TaggedPhrase, at: usize) -> bool {
    let told_to = tells_somebody(phrase, at) && has_speaker(phrase, at) && !phrase.follows_auxiliary(at);
    told_to || is_done_by_pronoun(phrase, at)
}

/// "said it planned to go": behind a verb that reports a pronoun acts.
fn is_done_by_pronoun(phrase: &TaggedPhrase, at: usize) -> bool {
    let acts = at > 1
        && ["he", "she", "it", "they", "we"]
            .iter()
            .any(|word| phrase.is(at - 1, word));
    let reports = |before: usize| {
        let that = phrase.tag(before) == Tag::Complementizer;
        that || phrase.is_finite(before) && phrase.lexicon.takes_clause(&phrase.lemma(before))
    };
    let infinitive = phrase.is(at + 1, "to") && phrase.tag(at + 2) == Tag::VerbBase;
    acts && infinitive && may_be(phrase, at, Tag::VerbPast) && reports(at - 2)
}

/// "Lind, the director, informed Koch that he would go": who is told stands behind the verb.
fn tells_somebody(phrase: &TaggedPhrase, at: usize) -> bool {
    let that = (at + 2..at + 6).find(|&that| phrase.is(that, "that"));
    let told = that.filter(|&that| (at + 1..that).all(|token| phrase.is_of_noun_phrase(token)));
    let lemma = phrase.lexicon.lemma(phrase.word(at), Tag::VerbPast);
    TELLING.contains(&lemma.as_ref()) && told.is_some_and(|that| phrase.subject_and_verb(that + 1) == Some(true))
}

/// "a decision they say allowed it to grow": what they say has no other verb.
pub(super) fn follows_report(phrase: &TaggedPhrase, at: usize) -> bool {
    if at < 3 || !phrase.is_finite(at - 1) || !phrase.lexicon.takes_clause(&phrase.lemma(at - 1)) {
        return false;
    }
    let subject = phrase.is_noun(at - 2) || phrase.tag(at - 2) == Tag::Pronoun;
    let begin = (0..at - 2)
        .rev()
        .find(|&before| !phrase.is_of_noun_phrase(before))
        .map_or(0, |before| before + 1);
    let gap = phrase.tag_before(begin) == Tag::Wh || phrase.is_noun(at - 3) && phrase.tag(at - 2) == Tag::Pronoun;
    let ends = |after: &usize| matches!(phrase.tag(*after), Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Colon);
    let end = (at + 1..phrase.len()).find(ends).unwrap_or(phrase.len());
    subject && gap && !(at + 1..end).any(|other| phrase.is_finite(other))
}

/// "told Fox that support for him “fell” after the vote": what is told has no other verb.
fn is_only_verb_of_told(phrase: &TaggedPhrase, at: usize) -> bool {
    let is_mark = |before: &usize| {
        matches!(
            phrase.tag(*before),
            Tag::Comma | Tag::Stop | Tag::Colon | Tag::Semicolon
        )
    };
    let mut before = (0..at).rev().take_while(|before| !is_mark(before));
    let links =
        |before: usize| matches!(phrase.tag(before), Tag::Complementizer | Tag::Wh) && phrase.is(before, "that");
    let that = before.find(|&before| links(before));
    let end = (at + 1..phrase.len())
        .find(|after| is_mark(after))
        .unwrap_or(phrase.len());
    let is_told =
        |that: usize| (0..that).any(|verb| phrase.is_finite(verb) && phrase.lexicon.takes_clause(&phrase.lemma(verb)));
    that.is_some_and(|that| {
        let others = (that + 1..end).filter(|&other| other != at);
        is_told(that) && !others.into_iter().any(|other| phrase.is_verb(other))
    })
}

/// "The mayor claimed Lyon is safe", but not "The deal announced Friday is safe".
fn tells_clause(phrase: &TaggedPhrase, at: usize) -> bool {
    let lemma = phrase.lemma(at);
    let begins = phrase.is_of_noun_phrase(at + 1) || phrase.tag(at + 1) == Tag::Pronoun;
    begins
        && past_time(phrase, at + 1) == at + 1
        && phrase.is_noun(at.saturating_sub(1))
        && phrase.lexicon.takes_clause(&lemma)
        && !TELLING.contains(&lemma.as_ref())
        && phrase.subject_and_verb(at + 1) == Some(true)
}

/// "The airport announced on Twitter it was ready": behind a place a pronoun with its verb begins what is told.
fn tells_of_pronoun(phrase: &TaggedPhrase, at: usize) -> bool {
    let governs = phrase.tag(at + 1) == Tag::Preposition;
    let ends = |token: &usize| !phrase.is_of_noun_phrase(*token);
    let behind = (at + 2..at + 6).find(ends).filter(|&behind| governs && behind > at + 2);
    let begins = |pronoun: usize| {
        let words = ["he", "she", "they", "it", "we"];
        words.iter().any(|word| phrase.is(pronoun, word)) && phrase.is_finite(phrase.past_adverbs(pronoun + 1))
    };
    behind.is_some_and(begins) && phrase.lexicon.takes_clause(&phrase.lemma(at))
}

/// "…, she told him on Friday, state media reported.": the last word behind a comma and who says it.
fn closes_report(phrase: &TaggedPhrase, at: usize) -> bool {
    let begin = (0..at).rev().find(|&before| !phrase.is_of_noun_phrase(before));
    let apart = begin.is_some_and(|begin| phrase.tag(begin) == Tag::Comma && begin > 0);
    apart && phrase.tag(at + 1) == Tag::Stop && phrase.lexicon.takes_clause(&phrase.lemma(at))
}

/// "called for talks", "declined to say"
fn lacks_object(phrase: &TaggedPhrase, at: usize) -> bool {
    let lemma = phrase.lemma(at);
    let infinitive = phrase.is(at + 1, "to") && phrase.tag(at + 2) == Tag::VerbBase;
    let governs = phrase.is_of_noun_phrase(at + 2) || phrase.tag(at + 2) == Tag::VerbGerund;
    let stands = |(verb, preposition): &(&str, &str)| lemma == *verb && phrase.is(at + 1, preposition);
    infinitive && RESOLVING.contains(&lemma.as_ref()) || governs && WITHOUT_OBJECT.iter().any(stands)
}

/// Gives the word behind the day or year that begins here: "late Thursday", "in 2014".
fn past_time(phrase: &TaggedPhrase, at: usize) -> usize {
    let leads = ["early", "earlier", "in", "last", "late", "on", "this"];
    let begin = at + usize::from(leads.iter().any(|word| phrase.is(at, word)));
    let is_time = phrase.is_day(begin) || phrase.tag(begin) == Tag::Number;
    if is_time { begin + 1 } else { at }
}

/// "threatened further tariffs", "battling allegations": a word that is in no list of verbs is none behind another verb.
pub(super) fn is_unknown_object(phrase: &TaggedPhrase, at: usize) -> bool {
    let describes = |before: &usize| matches!(phrase.tag(*before), Tag::Adverb | Tag::Adjective);
    let verb = (0..at).rev().find(|before| !describes(before));
    let governs = verb.is_some_and(|verb| {
        let lemma = phrase.lemma(verb);
        phrase.is_verb(verb) && phrase.tag(verb) != Tag::Modal && !["be", "do", "have"].contains(&lemma.as_ref())
    });
    governs && !phrase.lexicon.is_known(phrase.word(at)) && may_be(phrase, at, Tag::PluralNoun)
}

/// "the ad will air on Monday": behind a noun, and before what may be a verb, this is none.
pub(super) fn will_do(phrase: &TaggedPhrase, at: usize) -> bool {
    let next = phrase.past_adverbs(at + 1);
    phrase.is(at, "will")
        && at > 0
        && phrase.is_noun(at - 1)
        && (may_be(phrase, next, Tag::VerbBase) || phrase.tag(next) == Tag::Noun)
        && !phrase.is_finite(next)
}

/// "“…,” councilmember Mark Levine said": behind a quotation and before a name an unknown word is a title.
pub(super) fn is_title_of_speaker(phrase: &TaggedPhrase, at: usize) -> bool {
    if !phrase.is_verb(at) || phrase.tag(at + 1) != Tag::ProperNoun {
        return false;
    }
    let word = phrase.word(at);
    let is_form = word.ends_with("ed") || word.ends_with("ing") || word.ends_with('s');
    (phrase.follows_quotation(at) || phrase.tag_before(at) == Tag::Comma) && !is_form && !phrase.lexicon.is_known(word)
}

/// "“…,” tweeted Mike Nellis": behind a quotation and before a name.
pub(super) fn reports_quotation(phrase: &TaggedPhrase, at: usize) -> bool {
    phrase.follows_quotation(at)
        && matches!(
            phrase.tag(at + 1),
            Tag::ProperNoun | Tag::Pronoun | Tag::Determiner | Tag::PossessivePronoun
        )
        && may_be(phrase, at, Tag::VerbPast)
        && phrase
            .lexicon
            .takes_clause(&phrase.lexicon.lemma(phrase.word(at), Tag::VerbPast))
}

/// "NPR's Mary Kelm reports for our news desk:", "Reuters' Olga Brandt reports from Lima.": a name before this form, and
/// a colon or a place behind it.
pub(super) fn name_reports_from(phrase: &TaggedPhrase, at: usize) -> bool {
    if phrase.tag_before(at) != Tag::ProperNoun {
        return false;
    }
    let lemma = phrase.lexicon.lemma(phrase.word(at), Tag::VerbPresent);
    let end = phrase.len().saturating_sub(1);
    let opens = phrase.tag(end) == Tag::Colon && !(0..end).any(|other| phrase.is_finite(other));
    let from_place =
        phrase.is(at + 1, "from") && phrase.tag(at + 2) == Tag::ProperNoun && phrase.tag(at + 3) == Tag::Stop;
    phrase.lexicon.takes_clause(&lemma) && (opens || from_place)
}

/// Verbs before a clause with a base form: "demanded that the state end it". Grammar.
const MANDATIVE: [&str; 10] = [
    "ask",
    "demand",
    "direct",
    "insist",
    "mandate",
    "order",
    "propose",
    "recommend",
    "request",
    "urge",
];

/// "demanded that the government end curbs": the word that must be the verb of what is demanded, as no other is.
pub(super) fn is_demanded(phrase: &TaggedPhrase, at: usize) -> bool {
    // What costs least is asked first.
    if at == 0 || !phrase.is_noun(at - 1) {
        return false;
    }
    let ends = |at: usize| matches!(phrase.tag(at), Tag::Comma | Tag::Stop | Tag::Coordinator | Tag::Dash);
    let that = (0..at)
        .rev()
        .take_while(|&before| !ends(before) && !phrase.is_verb(before));
    let that = that.filter(|&before| phrase.is(before, "that")).last();
    let is_after_demand = that.is_some_and(|that| {
        let verb = (0..that).rev().take(4).find(|&before| phrase.is_verb(before));
        verb.is_some_and(|verb| MANDATIVE.contains(&phrase.lemma(verb).as_ref()))
    });
    if !is_after_demand || !may_be(phrase, at, Tag::VerbBase) {
        return false;
    }
    // "end curbs on trade": behind a verb this form is a noun.
    let is_object = may_be(phrase, at + 1, Tag::PluralNoun);
    let mut rest = (at + 1..phrase.len()).take_while(|&after| !ends(after) && !phrase.links_clause(after));
    let is_verb = |after: usize| phrase.is_finite(after) && !(is_object && after == at + 1);
    let governs = is_object
        || matches!(
            phrase.tag(at + 1),
            Tag::ProperNoun | Tag::Determiner | Tag::PossessivePronoun | Tag::Adjective
        );
    governs && !rest.any(is_verb)
}

/// "The Washington Post reports that Moscow disputed it", "Washington fears if Ankara buys them, …"
pub(super) fn name_reports(phrase: &TaggedPhrase, at: usize) -> bool {
    let links = phrase.is(at + 1, "that") || phrase.is(at + 1, "if");
    phrase.tag_before(at) == Tag::ProperNoun
        && links
        && phrase
            .lexicon
            .takes_clause(&phrase.lexicon.lemma(phrase.word(at), Tag::VerbPresent))
        && phrase.subject_and_verb(at + 2) == Some(true)
}

/// "said he would campaign with him", "helped broker the truce": behind a modal verb and `help` the word is no noun, unless it
/// ends there: "the iron will".
pub(super) fn follows_modal(phrase: &TaggedPhrase, at: usize) -> bool {
    let modal = at > 0 && phrase.tag(at - 1) == Tag::Modal && !phrase.is(at - 1, "will");
    let governs = matches!(
        phrase.tag(at + 1),
        Tag::Preposition | Tag::Determiner | Tag::Pronoun | Tag::ProperNoun | Tag::PossessivePronoun
    );
    let helps = at > 0 && phrase.is_verb(at - 1) && phrase.lemma(at - 1) == "help";
    let has_object = || matches!(phrase.tag(at + 1), Tag::Determiner | Tag::PossessivePronoun);
    (modal && governs || helps && has_object()) && may_be(phrase, at, Tag::VerbBase)
}
