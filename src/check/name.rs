//! Names that may be found where nobody means them.

use super::{CheckedLine, FoundProblem, Severity};
use crate::knowledge::Knowledge;
use crate::mention::{Alias, Entity, NameKind};
use crate::ontology::Trait;
use rustc_hash::FxHashMap;

/// Looks at every name that is searched on its own; titles and what counts only beside other names are left alone.
pub(super) fn check_names(lines: &[CheckedLine<'_>], knowledge: &Knowledge, found: &mut Vec<FoundProblem>) {
    let mut owners: FxHashMap<&str, Vec<&CheckedLine<'_>>> = FxHashMap::default();
    for line in lines {
        for name in names(&line.entity) {
            owners.entry(name).or_default().push(line);
        }
    }
    for line in lines {
        let id = &line.entity.id;
        for name in names(&line.entity) {
            let mut tell = |reason: String| found.push(line.problem(Severity::Warning, format!("`{name}` {reason}")));
            let known = knowledge.gazetteer.named(name).into_iter();
            for other in known.filter(|other| other.id != *id) {
                tell(format!("is a name of `{}` as well", other.id));
            }
            let others = owners.get(name).map(Vec::as_slice).unwrap_or_default();
            for other in others.iter().filter(|other| other.entity.id != *id) {
                let place = format!("{}:{}", other.path, other.number);
                tell(format!("is a name of `{}` as well ({place})", other.entity.id));
            }
            if !name.chars().any(char::is_alphabetic) {
                tell("is a name without a letter".to_owned());
            } else if name.chars().filter(|letter| letter.is_alphanumeric()).count() == 1 {
                tell("is a name of one letter".to_owned());
            } else if is_word(name, knowledge) {
                tell("is an English word too".to_owned());
            }
        }
        if let Some(surname) = surname(&line.entity).filter(|surname| is_word(surname, knowledge)) {
            let reason =
                format!("the surname `{surname}` is an English word too (an alias of the kind `surname` can be weak)");
            found.push(line.problem(Severity::Warning, reason));
        }
    }
}

/// Gives the names that are searched on their own, each once.
fn names(entity: &Entity) -> Vec<&str> {
    let is_alone = |alias: &&Alias| {
        let whole = !matches!(alias.name_kind, NameKind::Title | NameKind::Surname | NameKind::Body);
        whole && !alias.weak && alias.needs.is_empty() && alias.near.is_empty()
    };
    // "Prime Minister of Japan" is no name that is searched.
    let label = (!entity.kind.is(Trait::Office)).then_some(entity.label.as_str());
    let parties = entity.parties.iter().flat_map(|party| party.names());
    let aliases = entity.aliases.iter().filter(is_alone).map(|alias| alias.text.as_str());
    let mut names: Vec<&str> = Vec::new();
    for name in label.into_iter().chain(parties).chain(aliases) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Gives the surname that counts wherever it stands: not that of a label of one word, nor a weak one.
fn surname(entity: &Entity) -> Option<&str> {
    let surname = entity.surname.as_deref()?;
    let mut aliases = entity.aliases.iter();
    let is_weak = aliases.any(|alias| alias.weak && alias.text == surname);
    (!is_weak && surname != entity.label).then_some(surname)
}

/// Says whether a name of one word looks like an English one: "May"; not "WHO", whose capitals set it apart.
fn is_word(name: &str, knowledge: &Knowledge) -> bool {
    let is_acronym = name.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    !is_acronym && !name.contains(' ') && knowledge.sentence.is_common_word(&name.to_lowercase())
}
