//! A user's gazetteer file, looked over: all that is wrong or may mislead, not the first alone.

mod name;
mod term;

use crate::data::DataFile;
use crate::error::Error;
use crate::knowledge::Knowledge;
use crate::mention::Entity;
use crate::ontology::{EntityId, Ontology};
use name::check_names;
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;
use term::check_terms;

/// Whether a file with this problem can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It cannot, or not as it is meant.
    Error,
    /// It can, but somebody should look.
    Warning,
}

/// A line that is wrong, or may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// Where it is and what.
    pub error: Error,
}

/// What was found in some files.
#[derive(Debug, Clone, Default)]
pub struct Check {
    /// In the order of the files and lines.
    pub problems: Vec<Problem>,
    /// How many entities could be read.
    pub entities: usize,
    /// How many names they have: labels, aliases, and what the parties of a dispute call it.
    pub names: usize,
}

impl Check {
    /// Counts the problems of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let problems = self.problems.iter();
        problems.filter(|problem| problem.severity == severity).count()
    }
}

/// An entity and where it stands.
struct CheckedLine<'a> {
    /// The place of its file among those that are checked.
    file: usize,
    number: usize,
    entity: Entity,
    path: &'a str,
}

impl CheckedLine<'_> {
    fn problem(&self, severity: Severity, reason: String) -> FoundProblem {
        let error = Error::at_line(self.path, self.number, reason);
        FoundProblem {
            file: self.file,
            problem: Problem { severity, error },
        }
    }
}

/// A problem with what sorts it.
struct FoundProblem {
    file: usize,
    problem: Problem,
}

/// Looks over files that are to be added to the gazetteer; they may refer to each other.
pub fn check_gazetteer(files: &[DataFile], knowledge: &Knowledge) -> Check {
    let mut found = Vec::new();
    let (lines, mut ids) = read_lines(files, &knowledge.ontology, &mut found);
    ids.extend(knowledge.gazetteer.entities().iter().map(|entity| entity.id.clone()));
    check_ids(&lines, knowledge, &mut found);
    for line in &lines {
        for id in line.entity.references().filter(|id| !ids.contains(id)) {
            let reason = format!("`{}` refers to the unknown `{id}`", line.entity.id);
            found.push(line.problem(Severity::Error, reason));
        }
    }
    check_names(&lines, knowledge, &mut found);
    check_terms(&lines, knowledge, &mut found);
    found.sort_by_key(|found| (found.file, found.problem.error.line, found.problem.severity));
    Check {
        problems: found.into_iter().map(|found| found.problem).collect(),
        entities: lines.len(),
        names: lines.iter().map(|line| count_names(&line.entity)).sum(),
    }
}

fn count_names(entity: &Entity) -> usize {
    let of_parties = entity.parties.iter().flat_map(|party| party.names());
    1 + entity.aliases.len() + of_parties.count()
}

/// Reads what can be read, and the ids of all lines that have one.
fn read_lines<'a>(
    files: &'a [DataFile],
    ontology: &Ontology,
    found: &mut Vec<FoundProblem>,
) -> (Vec<CheckedLine<'a>>, FxHashSet<EntityId>) {
    let mut lines = Vec::new();
    let mut ids = FxHashSet::default();
    for (file, data) in files.iter().enumerate() {
        for (number, text) in (1..).zip(data.text.lines()) {
            if text.trim().is_empty() {
                continue;
            }
            match Entity::parse(text, ontology) {
                Ok(entity) => {
                    ids.insert(entity.id.clone());
                    lines.push(CheckedLine {
                        file,
                        number,
                        entity,
                        path: &data.path,
                    });
                }
                Err(reason) => {
                    let value: Option<Value> = serde_json::from_str(text).ok();
                    let id = value.and_then(|value| value.get("id")?.as_str().map(EntityId::from));
                    ids.extend(id);
                    let error = data.error(number, reason);
                    found.push(FoundProblem {
                        file,
                        problem: Problem {
                            severity: Severity::Error,
                            error,
                        },
                    });
                }
            }
        }
    }
    (lines, ids)
}

/// Looks at kinds, ids and their order.
fn check_ids(lines: &[CheckedLine<'_>], knowledge: &Knowledge, found: &mut Vec<FoundProblem>) {
    let mut first: FxHashMap<&EntityId, &CheckedLine<'_>> = FxHashMap::default();
    let mut before: Option<&CheckedLine<'_>> = None;
    for line in lines {
        let (id, kind) = (&line.entity.id, &line.entity.kind);
        let mut tell = |severity, reason| found.push(line.problem(severity, reason));
        let small = kind.id.as_str().to_lowercase();
        if !is_id(id.as_str(), &small) {
            let reason = format!("the id `{id}` is not `{small}/` with small letters, digits and hyphens behind it");
            tell(Severity::Error, reason);
        }
        if knowledge.gazetteer.entity(id).is_some() {
            tell(Severity::Error, format!("the gazetteer has an entity `{id}` already"));
        } else if let Some(other) = first.get(id) {
            let place = format!("{}:{}", other.path, other.number);
            tell(
                Severity::Error,
                format!("a second entity with the id `{id}`, after {place}"),
            );
        }
        if let Some(last) = before.filter(|last| last.file == line.file && last.entity.id > *id) {
            let reason = format!("not sorted: `{id}` stands behind `{}`", last.entity.id);
            tell(Severity::Warning, reason);
        }
        first.entry(id).or_insert(line);
        before = Some(line);
    }
}

fn is_id(id: &str, kind: &str) -> bool {
    let name = id.strip_prefix(kind).and_then(|rest| rest.strip_prefix('/'));
    let fits = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
    name.is_some_and(|name| !name.is_empty() && name.bytes().all(fits))
}
