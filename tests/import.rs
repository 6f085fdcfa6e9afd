//! Other lists as records of our gazetteer: every fixture of `tests/import/` with its records and its account.
//!
//! `UPDATE=1` writes what is expected anew; read its diff like code.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

use demarche::data::DataFile;
use demarche::import::{Format, Import, ImportTables, import};
use demarche::knowledge::Knowledge;
use demarche::mention::Gazetteer;
use demarche::ontology::Ontology;
use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

fn file(name: &str, text: String) -> DataFile {
    DataFile {
        path: Cow::Owned(name.to_owned()),
        text: Cow::Owned(text),
    }
}

fn fixture(name: &str) -> DataFile {
    file(name, fs::read_to_string(folder().join(name)).unwrap())
}

/// Gives the gazetteer of these tests, which knows little and stays as it is.
fn gazetteer(ontology: &Ontology) -> Gazetteer {
    let mut gazetteer = Gazetteer::new(ontology);
    gazetteer.add(&fixture("known.jsonl"), ontology).unwrap();
    gazetteer
}

fn import_files(format: Format, files: &[DataFile]) -> Import {
    let ontology = Knowledge::load_also(None, Ontology::parse).unwrap();
    let tables = Knowledge::load_also(None, |files| ImportTables::parse(files, &ontology)).unwrap();
    import(format, files, &gazetteer(&ontology), &tables)
}

/// Compares what a fixture gives with `<stem>.jsonl` and `<stem>.report.txt`, and lets the gazetteer take the records.
fn check(format: Format, name: &str) -> Import {
    let made = import_files(format, &[fixture(name)]);
    let stem = name.split('.').next().unwrap();
    let lines = made.to_jsonl().unwrap();
    let account = made.report.to_string();
    for (path, text) in [
        (format!("{stem}.jsonl"), &lines),
        (format!("{stem}.report.txt"), &account),
    ] {
        let path = folder().join(path);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, text).unwrap();
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), *text, "{}", path.display());
    }
    let ontology = Knowledge::load_also(None, Ontology::parse).unwrap();
    let taken = gazetteer(&ontology).add(&file(name, lines), &ontology);
    assert_eq!(taken, Ok(()));
    made
}

fn errors(made: &Import) -> Vec<String> {
    made.errors.iter().map(ToString::to_string).collect()
}

#[test]
fn a_dictionary_of_petrarch_becomes_states_people_groups_and_offices() {
    // Counted by hand: 15 entries, 9 names behind `+` and 2 forms in braces, 22 codes.
    let made = check(Format::Petrarch, "petrarch.txt");
    assert_eq!(errors(&made), [""; 0]);
}

#[test]
fn every_wrong_line_of_a_dictionary_is_told_and_the_others_count() {
    let made = import_files(Format::Petrarch, &[fixture("petrarch-wrong.txt")]);
    let expected = [
        "petrarch-wrong.txt:1: the synonym `+SYNONYM_FIRST` stands before the first name",
        "petrarch-wrong.txt:2: a code stands before the first name",
        "petrarch-wrong.txt:3: a `[` without its `]`",
        "petrarch-wrong.txt:4: `930230` is no date (write it as YYYYMMDD or YYMMDD)",
        "petrarch-wrong.txt:5: `2004017` is no date (write it as YYYYMMDD or YYMMDD)",
        "petrarch-wrong.txt:6: `930120` is no restriction (write it as <date, >date or date-date)",
        "petrarch-wrong.txt:7: the term `940101-930101` ends before it begins",
        "petrarch-wrong.txt:8: `RUBBISH` behind a code",
        "petrarch-wrong.txt:9: an empty code",
        "petrarch-wrong.txt:10: `<950601` is no code",
        "petrarch-wrong.txt:12: a synonym has the codes of its name and none of its own",
        "petrarch-wrong.txt:13: a `{` without its `}` at the end of the name",
        "petrarch-wrong.txt:14: a name without a letter",
        "petrarch-wrong.txt:15: a comment without its end `-->`",
    ];
    assert_eq!(errors(&made), expected);
    let good = made.entities.iter().find(|entity| entity.label == "Good Name").unwrap();
    assert_eq!(good.offices[0].days.from.as_deref(), Some("1993-01-20"));
    assert_eq!(good.aliases[0].text, "Synonym Code");
}

#[test]
fn the_order_of_files_changes_nothing() {
    let lines = |files: &[DataFile]| import_files(Format::Petrarch, files).to_jsonl().unwrap();
    let one = file(
        "one.txt",
        "LENA_MOE_ [NORGOV 030101-041231]\nOLA_DAHL_ [NORGOV >050101]\n".to_owned(),
    );
    let two = file("two.txt", "LENA-MOE [SWEGOV 030101-041231]\nNORWAY [NOR]\n".to_owned());
    assert_eq!(lines(&[one.clone(), two.clone()]), lines(&[two, one]));
}

#[test]
fn items_of_wikidata_become_entities_with_terms_as_precise_as_they_are() {
    // Counted by hand: of 15 elements 13 are items that exist, and 3 of these are not written: a family name, a fish,
    // and one without an English label. Japan is known. Terms: of 8 + 2 without the deprecated one 4 are written.
    let made = check(Format::Wikidata, "wikidata.json");
    assert_eq!(errors(&made), [""; 0]);
}

#[test]
fn an_answer_of_wikidata_that_spans_lines_is_read_as_a_whole() {
    let made = import_files(Format::Wikidata, &[fixture("wikidata-entity-data.json")]);
    let expected = "{\"id\":\"organization/fish-league\",\"kind\":\"Organization\",\"label\":\"Fish League\",\
                    \"qid\":\"Q900050\",\"source\":\"Wikidata\",\"sure\":\"A\"}\n";
    assert_eq!((made.to_jsonl().unwrap().as_str(), errors(&made).len()), (expected, 0));
}

#[test]
fn entities_of_follow_the_money_become_people_organizations_and_offices() {
    // Counted by hand: 25 entities are 10 of our schemas with a name, one without, one twice, a vessel and 12
    // occupancies. Of these 4 have one holder, one post and dates that tell when.
    let made = check(Format::FollowTheMoney, "follow-the-money.json");
    assert_eq!(errors(&made), [""; 0]);
}

#[test]
fn every_wrong_line_of_json_is_told() {
    let told = |format| errors(&import_files(format, &[fixture("wrong.json")]));
    let open = "wrong.json:1: EOF while parsing an object (column 10)";
    assert_eq!(
        told(Format::Wikidata),
        [
            open,
            "wrong.json:2: no item of Wikidata: it has no `id`",
            "wrong.json:5: no item of Wikidata: it has no `id`"
        ]
    );
    assert_eq!(
        told(Format::FollowTheMoney),
        [
            open,
            "wrong.json:2: no entity of FollowTheMoney: missing field `id`",
            "wrong.json:3: no entity of FollowTheMoney: missing field `schema`",
            "wrong.json:4: no entity of FollowTheMoney: invalid type: string \"Text\", expected a sequence",
            "wrong.json:5: no entity of FollowTheMoney: invalid type: string \"a\", expected struct Record"
        ]
    );
}

#[test]
fn capitals_are_restored_as_names_are_written() {
    let cases = [
        ("URSULA_VON_DER_LEYEN", "Ursula von der Leyen"),
        ("VAN_HOLM", "Van Holm"),
        ("OSAMA_BIN_HOLM", "Osama bin Holm"),
        ("MUHAMMAD_AL-HOLM", "Muhammad al-Holm"),
        ("AL-QAEDA", "Al-Qaeda"),
        ("JEAN-MARIE_D'HOLM", "Jean-Marie D'Holm"),
        ("ROBERT_MCNAMARA", "Robert McNamara"),
        ("FUND_OF_THE_CHILDREN'S_AID", "Fund of the Children's Aid"),
        ("R.K._HOLM", "R.K. Holm"),
        ("MANFRED_WÖRNER", "Manfred Wörner"),
        ("NPP_LEAGUE", "NPP League"),
        ("MR_HOLM", "Mr Holm"),
        ("NATO_COMMAND", "NATO Command"),
        ("FRONT_(GREECE)", "Front (Greece)"),
        ("Already Mixed", "Already Mixed"),
    ];
    let lines: String = cases
        .iter()
        .map(|(name, _)| format!("{name} [SWEGOV 200101-201231]\n"))
        .collect();
    let made = import_files(Format::Petrarch, &[file("cases.txt", lines)]);
    let mut labels: Vec<&str> = made.entities.iter().map(|entity| entity.label.as_str()).collect();
    labels.retain(|label| !label.contains("PETRARCH"));
    labels.sort_unstable();
    let mut expected = cases.map(|(_, name)| name);
    expected.sort_unstable();
    assert_eq!(labels, expected);
}

#[test]
fn an_import_takes_no_id_and_no_entity_that_is_there() {
    // The first is one of the gazetteer's people by its item, though its name is another; the second only shares the
    // name of one, as its item is another.
    let item = |id: &str, label: &str| {
        format!(
            "{{\"id\":\"{id}\",\"labels\":{{\"en\":{{\"value\":\"{label}\"}}}},\"claims\":{{\"P31\":[{{\"mainsnak\":\
             {{\"snaktype\":\"value\",\"datavalue\":{{\"value\":{{\"id\":\"Q6256\"}}}}}},\"rank\":\"normal\"}}]}}}}\n"
        )
    };
    let lines = item("Q17", "Nippon") + &item("Q99", "Japan");
    let made = import_files(Format::Wikidata, &[file("items.json", lines)]);
    let ids: Vec<&str> = made.entities.iter().map(|entity| entity.id.as_str()).collect();
    let known: Vec<&str> = made.report.known.keys().map(String::as_str).collect();
    assert_eq!((ids, known), (vec!["state/japan"], vec!["state/jp"]));
}
