//! Frames from what a line says of them; fails on what can never be met.

use super::rule::{RuleFrame, VerbEnd};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Fails on a list that is empty or has a word that no text meets: text is compared in small letters.
pub(super) fn check_words(field: &str, words: &[String]) -> Result<(), String> {
    if words.is_empty() {
        return Err(format!("`{field}` has no words"));
    }
    let unread = |word: &&String| word.trim() != word.as_str() || word.is_empty() || word.to_lowercase() != **word;
    match words.iter().find(unread) {
        Some(word) => Err(format!("`{field}` never meets `{word}`: write it in small letters")),
        None => Ok(()),
    }
}

pub(super) fn frame<E: DeserializeOwned + PartialEq>(
    words: Vec<String>,
    actor: Value,
    recipient: Value,
) -> Result<RuleFrame<E>, String> {
    check_words("trigger", &words)?;
    let end = |field, value| serde_json::from_value::<E>(value).map_err(|error| format!("`{field}`: {error}"));
    let (actor, recipient) = (end("actor", actor)?, end("recipient", recipient)?);
    if actor == recipient {
        return Err("`actor` and `recipient` stand at the same place".to_owned());
    }
    Ok(RuleFrame {
        words,
        actor,
        recipient,
    })
}

pub(super) fn verb_frame(words: Vec<String>, actor: Value, recipient: Value) -> Result<RuleFrame<VerbEnd>, String> {
    let frame: RuleFrame<VerbEnd> = frame(words, actor, recipient)?;
    if matches!(
        frame.actor,
        VerbEnd::Partner | VerbEnd::Names | VerbEnd::Phrase | VerbEnd::Time
    ) {
        return Err("`actor`: a partner, names, a phrase and a time can only be the recipient".to_owned());
    }
    let may_be_several = matches!(frame.actor, VerbEnd::Subject | VerbEnd::Object | VerbEnd::After(_));
    if frame.recipient == VerbEnd::Partner && !may_be_several {
        return Err("`recipient`: a partner stands by a subject, an object or behind a preposition".to_owned());
    }
    Ok(frame)
}
