//! The command line: exit codes, messages, and what is written where.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[path = "support/folder.rs"]
mod folder;

use folder::{Folder, Ran, undated, words};
use std::path::Path;
use std::process::{Command, Stdio};

fn seeds() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("seeds")
        .display()
        .to_string()
}

#[test]
fn build_writes_a_graph_in_every_format_and_nothing_else() {
    let folder = Folder::new("build");
    let ran = folder.run(&["build", &seeds(), "-o", "graphs/seeds"], "");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(lines[0].starts_with("2 articles, "), "{}", ran.out);
    assert!(lines[1].starts_with("speakers: Vladimir Putin ("), "{}", ran.out);
    assert!(lines[2].starts_with("relations: "), "{}", ran.out);
    assert!(lines.len() <= 6, "{}", ran.out);
    let next = "next: `demarche said graphs/seeds/graph.jsonld`, `demarche said graphs/seeds/graph.jsonld --by 'Vladimir \
                Putin'`, or open graphs/seeds/graph.html";
    assert_eq!(lines.last(), Some(&next));
    let names = ["graph.dot", "graph.html", "graph.jsonld", "graph.svg"];
    assert_eq!(folder.names("graphs/seeds"), names);
}

#[test]
fn a_graph_of_parts_is_the_graph_of_the_whole_with_any_number_of_threads() {
    let folder = Folder::new("threads");
    let seeds = seeds();
    let export = |arguments: &[&str]| {
        let ran = folder.run(&[&["export", "--format", "jsonld"], arguments].concat(), "");
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        ran.out
    };
    let whole = export(&[&seeds, "--threads", "1"]);
    assert_eq!(export(&[&seeds, "--threads", "2"]), whole);
    for (name, article) in [("one", "000_560f2771e4cc42f3"), ("two", "003_2c964f4983a04a42")] {
        folder.write(&format!("{name}.jsonld"), &export(&[&format!("{seeds}/{article}.txt")]));
    }
    assert_eq!(export(&["two.jsonld", "one.jsonld", "one.jsonld"]), whole);
}

#[test]
fn extract_gives_a_line_for_each_article_in_order() {
    let folder = Folder::new("extract");
    let input = "{\"id\":\"b\",\"text\":\"Two.\"}\n{\"id\":\"a\",\"text\":\"One.\",\"date\":\"2020-02-01\"}\n";
    let ran = folder.run(&["extract", "-", "--published", "2024-06-06"], input);
    let expected = r#"{"article":"b","published":"2024-06-06","mentions":[],"times":[],"statements":[],"relations":[],"unrealized":[]}
{"article":"a","published":"2020-02-01","mentions":[],"times":[],"statements":[],"relations":[],"unrealized":[]}
"#;
    let (out, err) = (expected.to_owned(), "read 2 articles\n".to_owned());
    assert_eq!(
        ran,
        Ran {
            code: Some(0),
            out,
            err
        }
    );
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_done() {
    let folder = Folder::new("rest");
    folder.write("good.txt", "One.");
    folder.write("bad.txt", "Two.");
    folder.write("bad.json", "{\"published\": ");
    let ran = folder.run(&["extract", "missing", "bad.txt", "good.txt"], "");
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.starts_with("{\"article\":\"good\""), "{}", ran.out);
    let lines: Vec<&str> = ran.err.lines().collect();
    assert!(lines[0].starts_with("error: missing: No such file"), "{}", ran.err);
    assert!(
        lines[1].starts_with("error: bad.json:1: no JSON object: EOF while parsing a value"),
        "{}",
        ran.err
    );
}

#[test]
fn nothing_is_written_where_nothing_was_read() {
    let folder = Folder::new("nothing");
    folder.write("empty.txt", "");
    let ran = folder.run(&["build", "empty.txt"], "");
    let err =
        "error: empty.txt: article `empty` is empty\nread 0 articles, skipped 1: 1 without text\nerror: nothing was \
               read, so nothing is written\n"
            .to_owned();
    assert_eq!(
        ran,
        Ran {
            code: Some(1),
            out: String::new(),
            err
        }
    );
    assert_eq!(folder.names("."), ["empty.txt"]);
}

#[test]
fn a_wrong_call_ends_with_2_and_says_what_is_wrong() {
    let folder = Folder::new("usage");
    for (arguments, reason) in [
        (&["extract"][..], "required arguments"),
        (
            &["export", "x", "--format", "bmp"],
            "[possible values: jsonld, dot, svg, ",
        ),
        (
            &["export", "x", "--format", "csv"],
            "several files: `-o DIR` says where to put them",
        ),
        (&["export", "x", "--list"], "cannot be used with"),
        (&["extract", "-", "--published", "6 of June"], "`6 of June` is no date"),
        (
            &["said", "-", "--since", "lately"],
            "`lately` depends on the day; give it with --published, or write a year",
        ),
        (
            &["export", "x", "--format", "dot", "--engine", "dot"],
            "draws only `--format svg`",
        ),
        (
            &["export", "x", "--format", "json", "--statements", "none"],
            "invalid value",
        ),
        (
            &["export", "x", "--format", "gexf", "--statements", "none"],
            "`--statements` is for pictures",
        ),
        (
            &["export", "x", "--format", "svg", "--focus", "a", "--between", "a", "b"],
            "cannot be used with",
        ),
        (&["export", "x", "--format", "svg", "--depth", "2"], "--focus <NAME>"),
        (
            &["export", "-", "--format", "svg", "--since", "2024", "--until", "2023"],
            "no day lies between the times that are given",
        ),
        (&["build", "x", "--threads", "0"], "0 is not in 1..=512"),
    ] {
        let ran = folder.run(arguments, "");
        assert_eq!(ran.code, Some(2), "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(reason), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn a_file_in_the_place_of_a_name_is_told_as_that() {
    let folder = Folder::new("order");
    folder.write("a.txt", "Abe met Moon.");
    for arguments in [
        &["about", "a.txt", "Abe"][..],
        &["about", "a.txt"],
        &["ask", "a.txt", "Who met Moon?"],
    ] {
        let ran = folder.run(arguments, "");
        assert_eq!(ran.code, Some(1), "{arguments:?}: {}", ran.err);
        let reason = "is a file; the ";
        assert!(ran.err.contains(reason), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn an_undated_article_is_resolved_by_its_own_words_only_on_demand() {
    let folder = Folder::new("infer");
    let text = "Prime Minister Yoshihide Suga, who took office in September last year, spoke on Friday. Suga said on \
                Friday that talks began in 2020.";
    let plain = folder.run(&["extract", "-"], text);
    assert!(plain.out.contains("\"value\":\"XXXX-WXX-5\""), "{}", plain.out);
    assert!(!plain.out.contains("\"inferred\":true"), "{}", plain.out);
    let inferred = folder.run(&["extract", "-", "--infer-date"], text);
    for part in [
        "\"published\":null,\"published_within\":\"2021-01-01/2021-10-04\"",
        "{\"span\":[50,69],\"type\":\"DATE\",\"value\":\"2020-09\",\"rule\":\"part-of-period\",\
          \"anchor\":{\"of\":\"publication\",\"value\":\"2021-01-01/2021-10-04\"},\"inferred\":true}",
        "\"value\":\"2021\",\"earliest\":\"2021-01-01\",\"latest\":\"2021-10-01\",\"status\":\"stated\"",
    ] {
        assert!(inferred.out.contains(part), "{part} is not in {}", inferred.out);
    }
}

#[test]
fn the_day_of_recording_is_kept_where_the_user_gives_it() {
    let folder = Folder::new("recorded");
    let text = "Hayashi said on Thursday that the response is unfair.";
    let plain = folder.run(&["extract", "-"], text);
    assert!(!plain.out.contains("recorded"), "{}", plain.out);
    let recorded = folder.run(&["extract", "-", "--recorded", "2024-06-07"], text);
    assert!(recorded.out.contains("\"recorded\":\"2024-06-07\""), "{}", recorded.out);
}

#[test]
fn every_command_shows_examples_in_its_help() {
    let folder = Folder::new("help");
    for command in [
        "build",
        "said",
        "ask",
        "who",
        "about",
        "names",
        "timeline",
        "stance",
        "contested",
        "path",
        "dates",
        "export",
        "view",
        "merge",
        "diff",
        "verify",
        "sparql",
        "extract",
        "explain",
        "completions",
    ] {
        let ran = folder.run(&[command, "--help"], "");
        assert_eq!(ran.code, Some(0));
        assert!(
            ran.out.contains(&format!("Examples:\n  demarche {command}")),
            "{}",
            ran.out
        );
    }
    assert!(folder.run(&["--help"], "").out.contains("Exit codes:"));
}

#[test]
fn said_without_a_graph_says_how_to_make_one() {
    let folder = Folder::new("said");
    let ran = folder.run(&["said"], "");
    let err = "error: out/graph.jsonld: no such file (`demarche build PATH…` makes it)\n".to_owned();
    assert_eq!(
        ran,
        Ran {
            code: Some(1),
            out: String::new(),
            err
        }
    );
    assert_eq!(folder.run(&["build", &seeds(), "--quiet"], "").out, "");
    assert_eq!(folder.run(&["said"], "").code, Some(0));
    let ran = folder.run(&["said", "--by", "Hayasi"], "");
    let near = "error: --by: nobody is called `Hayasi`; near: Yoshimasa Hayashi, Hayat Tahrir al-Sham, Hamas\n";
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), near));
    // Who is known but says nothing gives an empty answer that says where it was looked for.
    let ran = folder.run(&["said", "--by", "Macron"], "");
    let searched = "Emmanuel Macron is known, but not part of this\nnothing found by --by Macron among 30 statements of 2 \
                    articles\n";
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), searched));
}

#[test]
fn said_as_csv_is_a_table_of_data() {
    let folder = Folder::new("data");
    folder.write(
        "a.json",
        r#"{"id":"a","title":"Talks","publisher":"P","published":"2024-06-06","url":"https://x.example/1","text":"Putin said on Wednesday that the talks are over."}"#,
    );
    let ran = folder.run(&["said", "a.json", "--format", "csv"], "");
    let rows: Vec<&str> = ran.out.lines().collect();
    assert_eq!(
        rows[0],
        "id,earliest,latest,status,speaker,speaker_id,office,act,to,content,about,place,publisher,title,published,url,article"
    );
    let (id, row) = rows[1].split_once(',').unwrap();
    assert!(id.starts_with("article/a/statement/"), "{id}");
    let row = row.split_once(",state,").unwrap();
    assert!(
        row.0
            .starts_with("2024-06-05,2024-06-05,stated,Vladimir Putin,entity/person/vladimir-putin,"),
        "{}",
        row.0
    );
    assert!(
        row.1.ends_with(",P,Talks,2024-06-06,https://x.example/1,a") && row.1.contains(",the talks are over,"),
        "{}",
        row.1
    );
    // As many rows as there are groups, at most so many.
    let ran = folder.run(
        &[
            "said",
            &seeds(),
            "--count",
            "speaker",
            "--limit",
            "2",
            "--format",
            "csv",
        ],
        "",
    );
    assert_eq!(ran.out.lines().count(), 3, "{}", ran.out);
    assert!(ran.err.ends_with(" more\n"), "{}", ran.err);
}

#[test]
fn explain_walks_through_a_sentence() {
    let folder = Folder::new("explain");
    let ran = folder.run(&["explain", "-", "--sentence", "2"], "One sentence. Russia is here.\n");
    assert_eq!(ran.code, Some(0));
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(
        lines[..4],
        [
            "stdin (published on an unknown day)",
            "",
            "text       2. Russia is here.",
            lines[3]
        ]
    );
    assert!(lines[3].starts_with("mention    Russia → state/ru"), "{}", ran.out);
    let ran = folder.run(&["explain", "-", "--sentence", "3"], "One.");
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (Some(1), "error: stdin: no sentence 3: it has 1\n")
    );
}

#[test]
fn a_reader_that_stops_early_is_no_error() {
    let folder = Folder::new("pipe");
    let lines: String = (0..2000)
        .map(|id| format!("{{\"id\":\"{id}\",\"text\":\"One.\"}}\n"))
        .collect();
    folder.write("many.ndjson", &lines);
    let mut child = Command::new(env!("CARGO_BIN_EXE_demarche"))
        .args(["extract", "many.ndjson"])
        .current_dir(&folder.0)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ran = Ran::new(&child.wait_with_output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
}

#[test]
fn the_users_own_names_are_added_and_their_errors_named() {
    let folder = Folder::new("gazetteer");
    folder.write("mine.jsonl", "{\"id\":\"person/x\"}\n");
    let ran = folder.run(&["extract", "-", "--gazetteer", "mine.jsonl"], "One.");
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.starts_with("error: mine.jsonl:1: "), "{}", ran.err);
}

#[test]
fn without_a_gazetteer_the_words_of_the_text_are_kept() {
    let folder = Folder::new("none");
    let text = "President Vladimir Putin said Friday that his country is ready.";
    let mine = r#"{"id":"person/mine","kind":"Person","label":"Vladimir Putin","source":"a test","sure":"C"}"#;
    folder.write("mine.jsonl", mine);
    let linked = |arguments: &[&str]| {
        let ran = folder.run(&[&["extract", "-"], arguments].concat(), text);
        let line: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let speaker = &line["statements"][0]["speaker"];
        (speaker["name"].to_string(), speaker["entity"].to_string())
    };
    let pair = |name: &str, entity: &str| (name.to_owned(), entity.to_owned());
    let name = "\"Vladimir Putin\"";
    assert_eq!(linked(&[]), pair(name, "\"person/vladimir-putin\""));
    assert_eq!(linked(&["--gazetteer", "none"]), pair(name, "null"));
    let own = ["--gazetteer", "none", "--gazetteer", "mine.jsonl"];
    assert_eq!(linked(&own), pair(name, "\"person/mine\""));
}

#[test]
fn only_what_is_sure_enough_is_kept_from_articles_and_from_graphs() {
    let folder = Folder::new("confident");
    let text =
        "Lavrov accused Japan of delay. “The door is open,” Lavrov said. The two pilots are believed to be alive.";
    folder.write("a.txt", text);
    let cues = |arguments: &[&str]| {
        let ran = folder.run(&[&["said", "a.txt"], arguments].concat(), "");
        assert_eq!((ran.code, ran.err), (Some(0), undated("1 article")));
        ["accused", "said", "are believed"].map(|cue| ran.out.contains(cue))
    };
    assert_eq!(cues(&[]), [true, true, true]);
    assert_eq!(cues(&["--min-confidence", "0.6"]), [true, true, false]);
    assert_eq!(cues(&["--min-confidence", "0.9"]), [false, true, false]);
    let export = |path: &str, least: &str| {
        let arguments = ["export", path, "--format", "jsonld", "--min-confidence", least];
        folder.run(&arguments, "").out
    };
    folder.write("all.jsonld", &export("a.txt", "0"));
    assert_eq!(export("all.jsonld", "0.9"), export("a.txt", "0.9"));
    let ran = folder.run(&["extract", "a.txt", "--min-confidence", "2"], "");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("no number from 0 to 1"), "{}", ran.err);
}

#[test]
fn explain_lists_the_words_of_speech_that_led_to_nothing() {
    let folder = Folder::new("missed");
    folder.write(
        "a.txt",
        "Lavrov said the talks were stuck. Kishida said in vain. “Time will tell,” Abe said.",
    );
    let ran = folder.run(&["explain", "a.txt", "--missed"], "");
    let expected = "a: 1 words of speech led to no statement\n   2. \"said\" · nothing found that is reported · Kishida \
                    said in vain.\n";
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), expected));
}

#[test]
fn the_examples_of_questions_work_on_the_seeds_as_they_stand() {
    let folder = Folder::new("examples");
    let seeds = seeds();
    let commands = [
        "said",
        "ask",
        "who",
        "about",
        "names",
        "timeline",
        "stance",
        "contested",
        "path",
        "dates",
    ];
    for command in commands {
        let help = folder.run(&[command, "--help"], "").out;
        for example in help.lines().filter_map(|line| line.strip_prefix("  demarche ")) {
            let words = words(example);
            let place = |word| if word == "seeds" { seeds.as_str() } else { word };
            let arguments: Vec<&str> = words.iter().map(|word| place(word.as_str())).collect();
            let ran = folder.run(&arguments, "");
            assert_eq!(ran.code, Some(0), "{example}: {}", ran.err);
            assert!(
                !ran.out.is_empty() && !ran.out.contains("nothing found"),
                "{example}: {}",
                ran.out
            );
        }
    }
}
