//! What the parts of a question can only mean together: whom "the president" asks for, of what "most" counts.

use super::form::QuestionCommand;
use super::party::known;
use super::question::Understood;
use crate::knowledge::Knowledge;
use crate::lookup::{EntityFound, Verdict, find_meaning};
use crate::query::Group;

/// Takes whoever speaks for anybody, and a government for its state: "What did people say about the drills?", "What did
/// Japan's government reply?"
pub(super) fn settle_party(understood: &mut Understood, anybody: &[String]) {
    let request = &mut understood.request;
    if understood.command == QuestionCommand::Said {
        request.by = request.by.take().filter(|by| !anybody.contains(&by.to_lowercase()));
    }
    for party in [&mut request.by, &mut request.to].into_iter().flatten() {
        for government in ["'s government", "’s government"] {
            if let Some(state) = party.strip_suffix(government) {
                *party = state.to_owned();
            }
        }
    }
}

/// Takes a name among the words for what is spoken of, and whoever is answered for a party only where he is one.
///
/// "Who criticized the Iran nuclear deal?" asks for what is said of it, by whatever name; "How did Japan react to the
/// drills?" for what it said of them.
pub(super) fn settle_matter(understood: &mut Understood, knowledge: &Knowledge) {
    let request = &mut understood.request;
    let is_name = |words: &str| {
        let plain = words.strip_prefix("the ").unwrap_or(words);
        is_named(plain) && !find_meaning(plain, None, knowledge).names.is_empty()
    };
    let is_said = understood.command == QuestionCommand::Said;
    // "What did Mattis say about China in Singapore?": China is not in Singapore.
    let matter = request.about.as_deref().filter(|_| is_said && request.place.is_none());
    let apart = matter.and_then(|about| about.rsplit_once(" in ").or_else(|| about.rsplit_once(" at ")));
    if let Some((about, place)) = apart.filter(|(about, place)| is_name(about) && is_name(place)) {
        (request.about, request.place) = (Some(about.to_owned()), Some(place.to_owned()));
    }
    if is_said && request.about.is_none() && request.text.as_deref().is_some_and(is_name) {
        request.about = request.text.take();
    }
    // "Who objected to the deal?": nobody is called so.
    if is_said
        && request.about.is_none()
        && request.act == ["refuse"]
        && request.to.as_deref().is_some_and(|to| !is_name(to))
    {
        request.about = request.to.take();
    }
    if understood.command == QuestionCommand::Replies
        && request.by.is_some()
        && let Some(to) = request.to.take()
    {
        // "North Korea's charges" are answered to North Korea.
        let owned = to.split_once("'s ").or_else(|| to.split_once("’s "));
        // "Trump's offer of talks" may be one of many.
        let more = owned.map(|(_, own)| own).filter(|own| own.contains(' '));
        understood.unused.extend(more.map(str::to_owned));
        let owner = owned.map(|(owner, _)| owner.to_owned());
        match owner.or_else(|| is_name(&to).then(|| to.clone())) {
            Some(party) => request.to = Some(party),
            None => {
                understood.command = QuestionCommand::Said;
                request.about = Some(to);
            }
        }
    }
}

/// "Who spoke most about drones?" counts the speakers; what has no order is not read.
pub(super) fn settle_order(understood: &mut Understood) -> Result<(), String> {
    match understood.command {
        QuestionCommand::Said if understood.is_counted => {
            understood.command = QuestionCommand::Count;
            understood.group = Some(Group::Speaker);
            Ok(())
        }
        QuestionCommand::Said if understood.place.is_some() => Ok(()),
        // "Which outlet wrote most about drones?": counted they are anyway.
        QuestionCommand::Count if understood.is_counted && understood.group.is_some() => Ok(()),
        _ if understood.is_counted => Err("most".to_owned()),
        _ => Err("first, last".to_owned()),
    }
}

/// "Who is the president of France?" asks for an office, "Who is Shinzo Abe?" for him.
pub(super) fn settle_who(understood: &mut Understood, knowledge: &Knowledge) -> Result<(), String> {
    let asked = understood.request.office.take().unwrap_or_default();
    let plain = asked.strip_prefix("the ").unwrap_or(&asked);
    // "the prime ministers of Britain"
    let singular = plain
        .replacen("ministers", "minister", 1)
        .replacen("presidents", "president", 1);
    let lookup = find_meaning(&singular, None, knowledge);
    let is_office = |entity: &EntityFound| entity.entity.as_str().starts_with("office/");
    let mut found = lookup.names.iter().map(|found| &found.entity);
    let mut read = lookup.readings.iter().flat_map(|reading| &reading.entities);
    if found.any(is_office) || read.any(is_office) {
        understood.request.office = Some(singular);
    } else if lookup.verdict == Verdict::Unknown && is_name(&asked) {
        // Whoever the articles name may be known to the graph alone.
        understood.command = QuestionCommand::About;
        understood.request.about = Some(asked);
    } else if known(plain, knowledge).is_empty() {
        // "Who is accusing Russia of it?" asks for nobody called so.
        return Err(asked);
    } else {
        understood.command = QuestionCommand::About;
        understood.request.about = Some(plain.to_owned());
    }
    Ok(())
}

fn is_named(words: &str) -> bool {
    words.split(' ').any(|word| word.starts_with(char::is_uppercase))
}

pub(super) fn is_outlet(name: &str, knowledge: &Knowledge) -> bool {
    let found = find_meaning(name, None, knowledge).names;
    found.is_empty()
        || found
            .iter()
            .any(|found| found.entity.entity.as_str().starts_with("media/"))
}

fn is_name(words: &str) -> bool {
    words.contains(' ') && is_capital(words)
}

pub(super) fn is_capital(words: &str) -> bool {
    words.split(' ').all(|word| word.starts_with(char::is_uppercase))
}
