//! The files of `data/`: sorted, and without contradictions.

use demarche::knowledge::Knowledge;
use demarche::mention::{Entity, Valid};
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn the_gazetteer_loads() {
    let knowledge = Knowledge::built_in().unwrap();
    assert!(!knowledge.gazetteer.entities().is_empty());
}

#[test]
fn the_lines_of_the_gazetteer_are_sorted_by_id() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/gazetteer");
    for path in files_below(Path::new(folder)) {
        let mut ids = Vec::new();
        for line in fs::read_to_string(&path).unwrap().lines() {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            ids.push(record["id"].as_str().unwrap().to_owned());
        }
        assert!(ids.is_sorted(), "{} is not sorted", path.display());
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let below = |path: PathBuf| if path.is_dir() { files_below(&path) } else { vec![path] };
    entries.flat_map(below).collect()
}

#[test]
fn an_id_begins_with_its_kind() {
    let knowledge = Knowledge::built_in().unwrap();
    for entity in knowledge.gazetteer.entities() {
        let folder = entity.id.as_str().split('/').next().unwrap();
        assert_eq!(folder, entity.kind.as_str().to_lowercase(), "{}", entity.id);
    }
}

#[test]
fn one_person_at_a_time_holds_an_office_that_is_not_shared() {
    let knowledge = Knowledge::built_in().unwrap();
    let overlap = |left: Valid, right: Valid| {
        left.from < right.to.or(Some(chrono::NaiveDate::MAX)) && right.from < left.to.or(Some(chrono::NaiveDate::MAX))
    };
    for office in knowledge
        .gazetteer
        .entities()
        .iter()
        .filter(|entity| entity.kind.as_str() == "Office" && !entity.shared)
    {
        let held = |person: &'_ Entity| -> Vec<(String, Valid)> {
            let terms = person.offices.iter().filter(|term| term.office == office.id);
            terms.map(|term| (person.label.clone(), term.days())).collect()
        };
        let terms: Vec<_> = knowledge.gazetteer.entities().iter().flat_map(held).collect();
        for (index, (left, left_days)) in terms.iter().enumerate() {
            for (right, right_days) in &terms[index + 1..] {
                assert!(
                    !overlap(*left_days, *right_days),
                    "{left} and {right} both hold {}",
                    office.label
                );
            }
        }
    }
}
