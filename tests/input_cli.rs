//! The command line on what people have: what is told of files that are read in part, in doubt, or not at all.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[path = "support/folder.rs"]
mod folder;

use folder::Folder;
use serde_json::Value;

/// Gives the ids and days of what `extract` wrote.
fn days(out: &str) -> Vec<String> {
    let lines = out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let days = lines.map(|line| {
        let day = line["published"].as_str().unwrap_or("-").to_owned();
        format!("{} {day}", line["article"].as_str().unwrap())
    });
    days.collect()
}

#[test]
fn a_folder_tells_what_was_read_undated_skipped_and_left_out() {
    let folder = Folder::new("summary");
    folder.write(
        "a.csv",
        "title;text;date\nOne;Words.;2024-06-06\nTwo;Words.;soon\nThree;;2024-06-07\n",
    );
    folder.write("talks.pdf", "%PDF-1.7");
    folder.write("picture.png", "x");
    folder.write("README.md", "About these files.");
    folder.write("2024-06-08-note.txt", "Words.");
    let ran = folder.run(&["extract", "."], "");
    assert_eq!(
        days(&ran.out),
        ["2024-06-08-note 2024-06-08", "a-1 2024-06-06", "a-2 -"]
    );
    assert_eq!(
        ran.err.lines().collect::<Vec<_>>(),
        [
            "warning: ./2024-06-08-note.txt: published 2024-06-08, by the name of the file",
            "warning: ./a.csv: article `a-2`: `soon` is no date that can be read: undated",
            "error: ./a.csv:4: no text under any of `date`, `text`, `title` (`--column text=NAME` says where)",
            "warning: ./talks.pdf: a PDF: make a text of it with `pdftotext talks.pdf article.txt`",
            "read 3 articles (1 undated), skipped 2: 1 of a kind to convert first, 1 without text; left out 2 files of other \
             kinds: 1 .png, 1 README.md",
            "undated: \"Friday\" and \"last year\" stay open; `--published DATE`, a date in the name of the file \
             (2024-06-06-talks.txt), or `--infer-date` resolves them",
        ]
    );
    assert_eq!(ran.code, Some(1));
}

#[test]
fn a_file_to_convert_that_was_asked_for_is_an_error() {
    let folder = Folder::new("foreign");
    folder.write("a b.pdf", "%PDF-1.7");
    let ran = folder.run(&["extract", "a b.pdf"], "");
    let told = "error: a b.pdf: a PDF: make a text of it with `pdftotext 'a b.pdf' article.txt`\nread 0 articles, skipped 1: \
                1 of a kind to convert first\n";
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), told));
}

#[test]
fn the_user_says_what_columns_are_and_which_number_is_the_month() {
    let folder = Folder::new("columns");
    let table = "nr,story,day\n1,Words.,7/8/17\n2,Words.,23/8/17\n";
    let run = |more: &[&str]| folder.run(&[&["extract", "-"], more].concat(), table);
    let columns = [
        "--column",
        "text=story",
        "--column",
        "published=day",
        "--column",
        "id=nr",
    ];
    let ran = run(&columns);
    assert_eq!(days(&ran.out), ["1 2017-07-08", "2 2017-08-23"]);
    assert!(
        ran.err
            .contains("warning: standard input: 2017-08-23 can only be read with the day first"),
        "{}",
        ran.err
    );
    let ran = run(&[&columns[..], &["--day-first"]].concat());
    assert_eq!(days(&ran.out), ["1 2017-08-07", "2 2017-08-23"]);
    // Without a word about it a line of words is a text.
    let ran = run(&[]);
    assert_eq!(days(&ran.out), ["stdin -"]);
    let ran = run(&["--column", "texts=story"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("`texts` is no part of an article: id, title, text"),
        "{}",
        ran.err
    );
}

#[test]
fn the_given_day_is_before_that_in_a_name() {
    let folder = Folder::new("given");
    folder.write("2024-06-08-note.txt", "Words.");
    let ran = folder.run(&["extract", "2024-06-08-note.txt", "--published", "7 June 2024"], "");
    assert_eq!(days(&ran.out), ["2024-06-08-note 2024-06-07"]);
    assert_eq!(ran.err, "read 1 article\n");
}

#[test]
fn the_text_in_which_offsets_count_is_written_on_demand() {
    let folder = Folder::new("text");
    folder.write("a.md", "# Talks\n\nPutin *met* Suga.\n");
    let ran = folder.run(&["extract", "a.md", "--text", "--published", "2021-06-05"], "");
    let line: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(line["text"], "Talks\n\nPutin met Suga.");
    assert_eq!(line["mentions"][0]["span"], serde_json::json!([7, 12]));
}

#[test]
fn a_row_without_end_and_a_page_without_bottom_are_refused() {
    let folder = Folder::new("hostile");
    folder.write("a.csv", &format!("title,text\nOne,\"{}", "word ".repeat(50_000)));
    let ran = folder.run(&["extract", "a.csv", "--max-article-bytes", "100000"], "");
    assert!(ran.err.starts_with("error: a.csv:"), "{}", ran.err);
    assert!(
        ran.err.contains("a row is too long: is a quote not closed?"),
        "{}",
        ran.err
    );
    folder.write(
        "a.html",
        &format!("<html><body>{}<p>Words.</p>", "<div>".repeat(30_000)),
    );
    let ran = folder.run(&["extract", "a.html"], "");
    assert!(
        ran.err.contains("more than 1000 elements stand in each other"),
        "{}",
        ran.err
    );
}
