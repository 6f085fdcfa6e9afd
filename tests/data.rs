//! The files of `data/`: sorted, and without contradictions.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

use demarche::data::WordSet;
use demarche::knowledge::Knowledge;
use demarche::mention::{Entity, Valid};
use demarche::ontology::Trait;
use std::collections::BTreeSet;
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
        assert_eq!(folder, entity.kind.id.as_str().to_lowercase(), "{}", entity.id);
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
        .filter(|entity| entity.kind.is(Trait::Office) && !entity.shared)
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

#[test]
fn a_file_holds_one_kind_or_one_dispute() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/gazetteer");
    for path in files_below(Path::new(folder)) {
        let is_dispute = path.parent().unwrap().ends_with("disputes");
        let mut kinds = BTreeSet::new();
        for line in fs::read_to_string(&path).unwrap().lines() {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            kinds.insert(record["kind"].as_str().unwrap().to_owned());
        }
        // A dependency is a territory among states, a region one among places, a resolution one among treaties.
        let company = [["State", "Territory"], ["Place", "Region"], ["Treaty", "Document"]];
        let one = kinds.len() == 1
            || company
                .iter()
                .any(|pair| kinds.iter().all(|kind| pair.contains(&kind.as_str())));
        assert!(is_dispute || one, "{} holds {kinds:?}", path.display());
    }
}

#[test]
fn a_disputed_territory_tells_who_claims_it() {
    let knowledge = Knowledge::built_in().unwrap();
    let claimants = |id: &str| {
        let territory = knowledge.gazetteer.entity(&id.into()).unwrap();
        let claimants = territory.parties.iter().filter(|party| party.claims);
        claimants.map(|party| party.party.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(claimants("territory/northern-territories"), ["state/jp", "state/ru"]);
    assert_eq!(claimants("territory/falklands"), ["state/gb", "state/ar"]);
    let golan = knowledge.gazetteer.entity(&"territory/golan".into()).unwrap();
    assert_eq!(golan.administered_by, ["state/il".into()]);
    assert_eq!(golan.since.as_ref().map(|since| since.as_str()), Some("1967-06-10"));
}

#[test]
fn every_role_has_somebody_to_hold_it() {
    let knowledge = Knowledge::built_in().unwrap();
    let roles: BTreeSet<String> = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/data/mention/roles.jsonl"))
        .unwrap()
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["id"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    let entities = knowledge.gazetteer.entities().iter();
    let used: BTreeSet<String> = entities
        .flat_map(|entity| &entity.roles)
        .map(ToString::to_string)
        .collect();
    assert_eq!(roles, used);
}

#[test]
fn a_list_of_words_holds_its_words_and_no_others() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/relation");
    let lists = files_below(Path::new(folder));
    let lists: Vec<BTreeSet<String>> = lists
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect())
        .collect();
    let asked: BTreeSet<&String> = lists.iter().flatten().collect();
    for list in &lists {
        let words: WordSet = list.iter().cloned().collect();
        for &word in &asked {
            assert_eq!(words.contains(word), list.contains(word), "{word}");
            if let Some((first, second)) = word.split_once(' ') {
                assert_eq!(words.contains_two(first, second), list.contains(word), "{word}");
            }
        }
    }
    let empty = WordSet::default();
    assert!(empty.is_empty() && !empty.contains("") && !empty.contains_two("", ""));
}
