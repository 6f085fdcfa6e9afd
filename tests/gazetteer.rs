//! The gazetteer: what it answers, and the errors of its files.

use chrono::NaiveDate;
use demarche::data::DataFile;
use demarche::knowledge::Knowledge;

fn labels(entities: Vec<&demarche::mention::Entity>) -> Vec<&str> {
    entities.into_iter().map(|entity| entity.label.as_str()).collect()
}

#[test]
fn an_office_has_its_holder_on_the_day() {
    let gazetteer = Knowledge::built_in().unwrap().gazetteer;
    let holders = |office: &str, day: &str| {
        let day: NaiveDate = day.parse().unwrap();
        gazetteer.holders(&format!("office/{office}").into(), day)
    };
    assert_eq!(labels(holders("jp-prime-minister", "2018-11-14")), ["Shinzo Abe"]);
    assert_eq!(labels(holders("jp-prime-minister", "2020-09-16")), ["Yoshihide Suga"]);
    assert_eq!(
        labels(holders("jp-chief-cabinet-secretary", "2021-06-05")),
        ["Katsunobu Kato"]
    );
    assert_eq!(
        labels(holders("jp-chief-cabinet-secretary", "2024-06-06")),
        ["Yoshimasa Hayashi"]
    );
    assert_eq!(labels(holders("ru-president", "2010-01-01")), ["Dmitry Medvedev"]);
    assert_eq!(labels(holders("ru-president", "1850-01-01")), [""; 0]);
}

#[test]
fn a_person_has_its_offices_on_the_day() {
    let gazetteer = Knowledge::built_in().unwrap().gazetteer;
    let offices = |day: &str| gazetteer.offices_on(&"person/shinzo-abe".into(), day.parse().unwrap());
    assert_eq!(labels(offices("2006-01-01")), ["Chief Cabinet Secretary of Japan"]);
    assert_eq!(labels(offices("2010-01-01")), [""; 0]);
    assert_eq!(labels(offices("2018-01-01")), ["Prime Minister of Japan"]);
}

#[test]
fn a_name_leads_to_its_entities_and_an_office_to_its_state() {
    let gazetteer = Knowledge::built_in().unwrap().gazetteer;
    assert_eq!(labels(gazetteer.named("Tokyo")), ["Tokyo", "Japan"]);
    assert_eq!(labels(gazetteer.named("Southern Kurils")), ["Northern Territories"]);
    assert_eq!(labels(gazetteer.named("Abe")), [""; 0]);
    let state = gazetteer.state_of(&"office/ru-presidential-spokesperson".into());
    assert_eq!(state.map(|state| state.label.as_str()), Some("Russia"));
}

#[test]
fn a_users_file_adds_names() {
    let mut knowledge = Knowledge::built_in().unwrap();
    let line = r#"{"id":"state/zubrowka","kind":"State","label":"Zubrowka","source":"a test","sure":"C"}"#;
    knowledge.gazetteer.add(&file(line), &knowledge.ontology).unwrap();
    assert_eq!(labels(knowledge.gazetteer.named("Zubrowka")), ["Zubrowka"]);
    assert_eq!(labels(knowledge.gazetteer.named("Japan")), ["Japan"]);
}

fn file(text: &str) -> DataFile {
    DataFile {
        path: "mine.jsonl".into(),
        text: text.to_owned().into(),
    }
}

#[test]
fn what_is_wrong_in_a_file_is_told_with_its_line() {
    let good = r#"{"id":"state/zubrowka","kind":"State","label":"Zubrowka","source":"a test","sure":"C"}"#;
    let with = |more: &str| good.replace("\"sure\"", &format!("{more},\"sure\""));
    let cases = [
        (good.replace("State", "Stat"), "unknown kind `Stat`"),
        (good.replace("zubrowka", "jp"), "a second entity with the id `state/jp`"),
        (
            with(r#""part_of":"state/oz""#),
            "`state/zubrowka` refers to the unknown `state/oz`",
        ),
        (with(r#""signed":"1956-13""#), "`1956-13` is no date"),
        (
            with(r#""valid":{"from":"1991","to":"1922"}"#),
            "the stretch from 1991-01-01 to 1922-01-01 holds no day",
        ),
        (
            with(r#""aliases":[{"text":"the war in Zubrowka","head":"peace"}]"#),
            "the head `peace` is no part of `the war in Zubrowka`",
        ),
    ];
    for (line, reason) in cases {
        let mut knowledge = Knowledge::built_in().unwrap();
        let text = format!("\n{line}\n");
        let error = knowledge.gazetteer.add(&file(&text), &knowledge.ontology).unwrap_err();
        assert_eq!(error.to_string(), format!("mine.jsonl:2: {reason}"));
    }
}
