//! Words that a form of questions takes for a part although they are none.

use super::form::{FormFit, QuestionCommand};
use super::settle::is_capital;
use crate::graph::fold;
use crate::knowledge::Knowledge;
use crate::lookup::find_meaning;
use crate::sentence::Tag;

/// Gives words that a form takes for a part although they are none.
///
/// What asks for something is nothing that is said: "more about the dam, Egypt or Ethiopia". A name ends in no article, and
/// no preposition is one: "warned against a visit". Who "called Putin" may have phoned him or called him names.
pub(super) fn misread(fit: &FormFit, question: &str, knowledge: &Knowledge) -> Option<String> {
    const NOT_SAID: [&str; 9] = ["more", "most", "less", "least", "fewer", "first", "last", "how", "why"];
    const NO_END: [&str; 10] = ["the", "a", "an", "of", "to", "in", "on", "for", "against", "about"];
    const NO_BEGINNING: [&str; 6] = ["if", "is", "was", "are", "were", "against"];
    const NO_WORDS: [&str; 6] = ["for", "no", "nobody", "nothing", "who", "whether"];
    const NO_THING: [&str; 5] = ["about", "at", "from", "in", "with"];
    const NO_MATTER: [&str; 4] = ["after", "before", "until", "when"];
    const IN_NAMES: [&str; 10] = ["and", "de", "del", "der", "for", "la", "of", "on", "the", "van"];
    let is_misread = |(name, text): &(&String, &String)| {
        let lower = text.to_lowercase();
        let plain = |word: &str| word.trim_matches(',').to_owned();
        let asks = lower
            .split(' ')
            .take(2)
            .any(|word| NOT_SAID.contains(&plain(word).as_str()));
        let begins = lower.split(' ').next().is_some_and(|word| NO_BEGINNING.contains(&word));
        let ends = lower.rsplit(' ').next().is_some_and(|word| NO_END.contains(&word));
        // "What does the EU want from Iran?": nothing is said about "from Iran".
        let is_end = name.as_str() == "about" && lower.split(' ').next().is_some_and(|word| NO_THING.contains(&word));
        let is_party = matches!(name.as_str(), "by" | "to");
        // "When did Suga and Putin speak?" asks for two, "Trinidad and Tobago" is one.
        let are_two = || lower.contains(" and ") && find_meaning(text, None, knowledge).names.is_empty();
        // What two said is what each of them said.
        let is_told = fit.command == QuestionCommand::Said && name.as_str() == "by" && !fit.yes_or_no;
        let is_joined =
            is_party && (lower.contains(" by ") || are_two() && !(is_told && fit.form.starts_with("said-by")));
        // "Obama promise the Gulf" is nobody's name.
        let is_mixed = is_party
            && !lower.contains("'s ")
            && !lower.contains("’s ")
            && lower.split(' ').any(|word| !IN_NAMES.contains(&word))
            && text.starts_with(char::is_uppercase)
            && text
                .split(' ')
                .any(|word| word.starts_with(char::is_lowercase) && !IN_NAMES.contains(&word))
            && find_meaning(text, None, knowledge).names.is_empty();
        // "Who wants to impeach Trump?", "Who is accusing Russia?"
        let is_verb = name.as_str() == "to" && is_verb(text, fit.act.as_ref().map(|act| act.as_str()), knowledge)
            || name.as_str() == "office" && lower.split(' ').next().is_some_and(|word| word.ends_with("ing"));
        let is_time = matches!(name.as_str(), "about" | "text" | "place")
            && lower.split(' ').next().is_some_and(|word| NO_MATTER.contains(&word));
        // "What did Trump accuse China of at the UN?": nothing is said of "China of at the UN".
        let is_stranded = [" of at ", " of in ", " of on ", " of during ", " for at ", " for in "]
            .iter()
            .any(|words| lower.contains(words));
        let is_each_other = matches!(lower.as_str(), "each other" | "one another");
        // "What did Koch say about the deal that Roe did not?"
        let is_matter = matches!(name.as_str(), "about" | "topic") || lower.starts_with("about ");
        let is_denied = is_matter
            && lower
                .split(' ')
                .any(|word| ["not", "didn't", "doesn't", "never"].contains(&word));
        let calls = fold(question).contains(" called ") || fold(question).contains(" call ");
        name.as_str() != "voice" && asks
            || is_joined
            || is_mixed
            || is_stranded
            || is_each_other
            || is_time
            || is_denied
            || is_end
            || is_verb
            || lower.split(' ').any(|word| word == "whom")
            || is_party && (ends || begins)
            || name.as_str() == "text" && lower.split(' ').next().is_some_and(|word| NO_WORDS.contains(&word))
            || name.as_str() == "text" && calls && is_capital(text)
    };
    let parts = fit.parts.iter();
    parts.clone().find(is_misread).map(|(_, text)| text.clone())
}

/// Says whether words begin with a verb and what it is done to: "impeach Trump", but not "state media".
fn is_verb(words: &str, act: Option<&str>, knowledge: &Knowledge) -> bool {
    const ARTICLES: [&str; 6] = ["the", "a", "an", "his", "her", "their"];
    let mut words = words.split(' ');
    let first = words.next().unwrap_or_default();
    let is_object = |word: &str| word.starts_with(char::is_uppercase) || ARTICLES.contains(&word);
    let may_be = |tag| knowledge.sentence.may_be(first, tag);
    let wants = act.is_some_and(|act| ["demand", "promise", "propose", "refuse"].contains(&act));
    // "agree to send tanks"
    if first.starts_with(char::is_lowercase)
        && may_be(Tag::VerbBase)
        && !may_be(Tag::Noun)
        && !may_be(Tag::PluralNoun)
        && !may_be(Tag::Adjective)
    {
        return true;
    }
    // "promised to disarm", but "promised to voters"
    let is_alone = || wants && !may_be(Tag::PluralNoun);
    first.starts_with(char::is_lowercase)
        && words
            .next()
            .map_or_else(is_alone, |next| may_be(Tag::VerbBase) && is_object(next))
}
