//! Pictures of any size: who is drawn of many, networks with weights, charts over time; ids by their beginning.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[path = "support/folder.rs"]
mod folder;

use folder::Folder;

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");

/// Makes a text in which 70 people each met Putin, and officials speak of him a hundred times.
fn crowd() -> String {
    let mut text = String::new();
    for number in 0..70 {
        let name: String = format!("{number:02}")
            .bytes()
            .map(|digit| char::from(digit - b'0' + b'a'))
            .collect();
        text += &format!("Putin met with Mr. X{name}son Y{name}berg. ");
        text += &format!("Officials said that Mr. X{name}son Y{name}berg was late. ");
        text += &format!("The officials in the room said that Russia would talk to Y{name}berg. ");
    }
    text
}

#[test]
fn of_many_the_most_connected_are_drawn_and_nobody_without_a_name() {
    let folder = Folder::new("crowd");
    folder.write("a.txt", &crowd());
    folder.run(&["export", "a.txt", "--format", "jsonld", "-o", "a.jsonld"], "");
    let ran = folder.run(&["export", "a.jsonld", "--format", "svg"], "");
    assert!(ran.err.contains("drawn are the "), "{}", ran.err);
    assert!(
        ran.out.contains("with links to the most others"),
        "the picture does not say so"
    );
    assert!(ran.out.contains(">Vladimir Putin<"), "the most connected is left out");
    assert!(!ran.out.to_lowercase().contains(">officials"), "officials are drawn");
    let size: f64 = ran
        .out
        .split("height=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap_or("")
        .parse()
        .unwrap_or(f64::MAX);
    assert!(size < 3000.0, "{size} pixels high");
    let whole = folder.run(&["export", "a.jsonld", "--format", "svg", "--all"], "");
    assert!(!whole.err.contains("drawn are"), "{}", whole.err);
    // Whom a picture is about is in it, however few he knows.
    let focus = folder.run(&["export", "a.jsonld", "--format", "svg", "--focus", "Yaaberg"], "");
    assert!(focus.out.contains("Yaaberg"), "whom it is about is left out");
}

#[test]
fn a_network_of_states_counts_what_those_who_act_for_them_say_and_do() {
    let folder = Folder::new("states");
    folder.write(
        "a.txt",
        "Putin met with Shinzo Abe in 2018. Abe said that Russia must leave the islands. Putin said that Abe was wrong.",
    );
    let network = |of: &str, format: &str| {
        folder
            .run(&["export", "a.txt", "--format", format, "--network", of], "")
            .out
    };
    let graphml = network("states", "graphml");
    for wanted in [
        "<node id=\"entity/state/jp\">",
        "<node id=\"entity/state/ru\">",
        "<data key=\"edge_weight\">",
    ] {
        assert!(graphml.contains(wanted), "{wanted}\n{graphml}");
    }
    assert!(!graphml.contains("person/"), "{graphml}");
    let gexf = network("speakers", "gexf");
    assert!(
        gexf.contains("label=\"Shinzo Abe\"") && gexf.contains("weight=\""),
        "{gexf}"
    );
    let svg = network("states", "svg");
    assert!(svg.contains(">Japan<") && svg.contains(">Russia<"), "{svg}");
    let wrong = folder.run(&["export", "a.txt", "--format", "turtle", "--network", "states"], "");
    assert_eq!(wrong.code, Some(2));
}

#[test]
fn positions_and_events_are_drawn_over_time() {
    let folder = Folder::new("charts");
    let stance = folder
        .run(&["stance", SEEDS, "--format", "svg", "--by", "Putin"], "")
        .out;
    for wanted in [
        "Vladimir Putin: continuing talks",
        ">against<",
        "turns from for to against",
        ">2024",
    ] {
        assert!(stance.contains(wanted), "{wanted}\n{stance}");
    }
    let timeline = folder
        .run(&["timeline", SEEDS, "--format", "svg", "--by", "Putin"], "")
        .out;
    for wanted in [
        "What was said and what happened: by Putin",
        "Shinzo Abe agreed with Vladimir Putin",
        "somebody says so",
    ] {
        assert!(timeline.contains(wanted), "{wanted}\n{timeline}");
    }
    assert_eq!(
        timeline,
        folder
            .run(&["timeline", SEEDS, "--format", "svg", "--by", "Putin"], "")
            .out
    );
    let wrong = folder.run(&["said", SEEDS, "--format", "svg"], "");
    assert!(wrong.err.contains("only `stance` and `timeline`"), "{}", wrong.err);
}

#[test]
fn an_id_is_known_by_its_beginning_where_no_other_begins_so() {
    let folder = Folder::new("beginnings");
    let shown = folder.run(&["said", SEEDS, "--by", "Hayashi"], "").out;
    assert!(shown.contains("0802f6f8"), "{shown}");
    assert!(!shown.contains(['\t', '─', '\u{1b}']), "{shown}");
    let one = folder.run(&["explain", "0802f6f8", SEEDS], "");
    assert!(one.out.starts_with("statement 0802f6f888558783 "), "{}", one.out);
    let several = folder.run(&["explain", "0", SEEDS], "");
    assert_eq!(several.code, Some(1));
    assert!(
        several.err.contains("statements begin so: ") && several.err.contains("0802f6f888558783"),
        "{}",
        several.err
    );
}
