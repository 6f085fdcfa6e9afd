//! Step 13: whatever happens to an archive, it is valid or the error says what is wrong.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[path = "support/folder.rs"]
mod folder;
#[path = "support/written.rs"]
mod written;

use folder::{Folder, Ran};
use std::fs::{self, File};
use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// How often the program is stopped in the middle of its work.
const STOPS: u64 = 12;

/// Writes the articles of the tests with so many more under other ids: enough for several batches.
fn write_articles(folder: &Folder, times: usize) -> usize {
    let mut lines = String::new();
    for round in 0..times {
        for article in written::articles() {
            let published = article.published.map(|day| day.to_string());
            let id = format!("{}-{round}", article.id);
            let record = serde_json::json!({"id": id, "text": article.text, "published": published});
            lines += &format!("{record}\n");
        }
    }
    folder.write("articles.ndjson", &lines);
    times * written::articles().len()
}

fn add(folder: &Folder) -> Ran {
    folder.run(&["archive", "add", "a.db", "articles.ndjson"], "")
}

fn articles(ran: &Ran) -> usize {
    let line = ran.out.lines().find(|line| line.starts_with("articles")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[test]
fn an_archive_whose_writer_was_killed_is_valid_and_the_next_run_goes_on() {
    let folder = Folder::new("archive-killed");
    let all = write_articles(&folder, 3);
    let mut kept = 0;
    for stop in 0..STOPS {
        let mut child = Command::new(env!("CARGO_BIN_EXE_demarche"))
            .args(["archive", "add", "a.db", "articles.ndjson", "--quiet"])
            .current_dir(&folder.0)
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        // At other moments each time: while it starts, makes the tables, reads, writes.
        thread::sleep(Duration::from_millis(40 + stop * 97));
        child.kill().unwrap();
        child.wait().unwrap();
        // Stopped before it made anything, there is nothing to check.
        let is_made = fs::metadata(folder.0.join("a.db")).is_ok_and(|file| file.len() > 0);
        if is_made && folder.run(&["archive", "info", "a.db"], "").code == Some(0) {
            let checked = folder.run(&["archive", "check", "a.db"], "");
            assert_eq!(checked.code, Some(0), "{}{}", checked.out, checked.err);
            let now = articles(&folder.run(&["archive", "info", "a.db"], ""));
            assert!(now >= kept, "{now} articles are left of {kept}");
            kept = now;
        }
    }
    let ran = add(&folder);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(articles(&folder.run(&["archive", "info", "a.db"], "")), all);
    // Indexes are made at the end of the first run that gets there.
    let file = String::from_utf8_lossy(&fs::read(folder.0.join("a.db")).unwrap()).into_owned();
    let schema = fs::read_to_string("schema/archive.sql").unwrap();
    for index in schema.lines().filter(|line| line.starts_with("CREATE INDEX")) {
        assert!(file.contains(index.trim_end_matches(';')), "{index}");
    }
    // What was written bit by bit is what is written at once.
    let whole = folder.run(&["merge", "articles.ndjson"], "");
    assert!(folder.run(&["merge", "a.db"], "") == whole);
    assert_eq!(folder.names("."), ["a.db", "articles.ndjson"]);
}

#[cfg(unix)]
#[test]
fn a_full_disk_loses_no_article_that_was_written() {
    let folder = Folder::new("archive-full");
    let all = write_articles(&folder, 2);
    let mut kept = 0;
    // As many KB as a file may have: for no table, for some batches, for more.
    for most in [64, 600, 1200] {
        let limited = format!("trap '' XFSZ; ulimit -f {most}; exec \"$0\" archive add a.db articles.ndjson");
        let ran = Command::new("sh")
            .args(["-c", &limited, env!("CARGO_BIN_EXE_demarche")])
            .current_dir(&folder.0)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let told = Ran::new(&ran);
        assert_eq!(told.code, Some(1), "{most}: {}{}", told.out, told.err);
        assert!(told.err.starts_with("error: a.db: the disk "), "{most}: {}", told.err);
        if folder.run(&["archive", "info", "a.db"], "").code == Some(0) {
            let checked = folder.run(&["archive", "check", "a.db"], "");
            assert_eq!(checked.code, Some(0), "{most}: {}{}", checked.out, checked.err);
            let now = articles(&folder.run(&["archive", "info", "a.db"], ""));
            assert!(now >= kept, "{now} articles are left of {kept}");
            kept = now;
        }
    }
    assert!(kept < all);
    assert_eq!(add(&folder).code, Some(0));
    assert!(folder.run(&["merge", "a.db"], "") == folder.run(&["merge", "articles.ndjson"], ""));
}

#[test]
fn two_programs_write_into_one_archive_in_turn() {
    let folder = Folder::new("archive-two");
    let all = write_articles(&folder, 2);
    let start = || {
        Command::new(env!("CARGO_BIN_EXE_demarche"))
            .args(["archive", "add", "a.db", "articles.ndjson"])
            .current_dir(&folder.0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    let (one, other) = (start(), start());
    for child in [one, other] {
        let ran = Ran::new(&child.wait_with_output().unwrap());
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    }
    assert_eq!(articles(&folder.run(&["archive", "info", "a.db"], "")), all);
    assert_eq!(folder.run(&["archive", "check", "a.db"], "").code, Some(0));
    assert!(folder.run(&["merge", "a.db"], "") == folder.run(&["merge", "articles.ndjson"], ""));
}

#[test]
fn the_same_is_not_read_again_and_what_changed_takes_the_place_of_the_old() {
    let folder = Folder::new("archive-again");
    let run = |words: &[&str], input: &str| {
        let ran = folder.run(&[&["archive", "add", "a.db", "-"], words].concat(), input);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        ran.out
    };
    let article = r#"{"id":"one","date":"2024-06-06","text":"Putin said on Wednesday that Japan is unfair."}"#;
    assert_eq!(
        run(&[], article),
        "a.db: 1 article added, 0 replaced, 0 there already\n"
    );
    assert_eq!(
        run(&[], article),
        "a.db: 0 articles added, 0 replaced, 1 there already\n"
    );
    let said = || folder.run(&["said", "a.db", "--format", "csv"], "").out;
    assert!(said().contains("2024-06-05"), "{}", said());
    // Another day of publication is another reading of "Wednesday".
    let later = article.replace("06-06", "06-16");
    assert_eq!(
        run(&[], &later),
        "a.db: 0 articles added, 1 replaced, 0 there already\n"
    );
    assert!(
        said().contains("2024-06-12") && !said().contains("2024-06-05"),
        "{}",
        said()
    );
    let removed = folder.run(&["archive", "remove", "a.db", "one", "two"], "");
    assert_eq!(removed.code, Some(1));
    assert_eq!(removed.err, "error: a.db: has no article `two`\n");
    assert_eq!(removed.out, "a.db: 1 article removed\n");
}

#[test]
fn what_other_data_read_is_read_again() {
    let folder = Folder::new("archive-refresh");
    let text = r#"{"id":"one","date":"2024-06-06","text":"Zanele Quist said on Wednesday that Japan is unfair."}"#;
    folder.write(
        "mine.jsonl",
        r#"{"id":"person/zanele-quist","kind":"Person","label":"Zanele Quist","aliases":["Zanele Quist"],"source":"made up","sure":"C"}"#,
    );
    assert_eq!(folder.run(&["archive", "add", "a.db", "-"], text).code, Some(0));
    let with = ["--gazetteer", "mine.jsonl"];
    let info = folder.run(&[&["archive", "info", "a.db"], &with[..]].concat(), "");
    assert!(info.out.contains("older       1 articles"), "{}", info.out);
    let refreshed = folder.run(&[&["archive", "refresh", "a.db"], &with[..]].concat(), "");
    assert_eq!(
        (refreshed.err.as_str(), refreshed.out.as_str()),
        ("", "a.db: 1 article read again\n")
    );
    let again = folder.run(&[&["archive", "refresh", "a.db"], &with[..]].concat(), "");
    assert_eq!(again.out, "a.db: 0 articles read again\n");
    let said = folder.run(
        &["said", "a.db", "--by", "person/zanele-quist", "--format", "ndjson"],
        "",
    );
    assert_eq!(said.out.lines().count(), 1, "{}{}", said.out, said.err);
    assert_eq!(folder.run(&["archive", "check", "a.db"], "").code, Some(0));
    let unsure = folder.run(&["archive", "add", "a.db", "-", "--min-confidence", "0.9"], text);
    assert_eq!(unsure.code, Some(2), "{}", unsure.err);
}

#[test]
fn what_is_no_archive_is_told_so() {
    let folder = Folder::new("archive-none");
    folder.write("text.db", "Putin said that Japan is unfair.");
    folder.write("half.db", &b"SQLite format 3\0"[..]);
    folder.write(
        "articles.ndjson",
        r#"{"id":"one","text":"Putin said that Japan is unfair."}"#,
    );
    let error = |words: &[&str]| {
        let ran = folder.run(words, "");
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{words:?}");
        ran.err
    };
    let add = |file: &str| error(&["archive", "add", file, "articles.ndjson"]);
    assert_eq!(add("text.db"), "error: text.db: is no archive: no SQLite file\n");
    assert_eq!(add("half.db"), "error: half.db: is no archive: no SQLite file\n");
    let missing = "error: none.db: no such file (`demarche archive add FILE.db PATH…` makes it)\n";
    for command in ["info", "check", "refresh"] {
        assert_eq!(error(&["archive", command, "none.db"]), missing);
    }
    assert_eq!(error(&["archive", "remove", "none.db", "one"]), missing);
    assert!(add("no/folder/a.db").starts_with("error: no/folder/a.db: cannot be opened"));
    assert_eq!(
        folder.run(&["archive", "add", "a.db", "articles.ndjson"], "").code,
        Some(0)
    );
    let articles = error(&["extract", "a.db"]);
    assert!(
        articles.starts_with("error: a.db: is an archive of articles that have been read"),
        "{articles}"
    );
}

/// A number of the file's head, as SQLite keeps it: four bytes from a place on.
fn set_head(folder: &Folder, place: usize, number: u32) {
    let path = folder.0.join("a.db");
    let mut bytes = fs::read(&path).unwrap();
    bytes[place..place + 4].copy_from_slice(&number.to_be_bytes());
    fs::write(path, bytes).unwrap();
}

#[test]
fn an_archive_of_a_newer_program_and_a_database_of_another_one_are_left_alone() {
    const USER_VERSION: usize = 60;
    const APPLICATION: usize = 68;
    let folder = Folder::new("archive-newer");
    write_articles(&folder, 1);
    assert_eq!(add(&folder).code, Some(0));
    set_head(&folder, USER_VERSION, 7);
    let newer = "error: a.db: is an archive of version 7, and this program knows none above 1: a newer one reads it\n";
    assert_eq!(add(&folder).err, newer);
    assert_eq!(folder.run(&["said", "a.db"], "").err, newer);
    set_head(&folder, USER_VERSION, 1);
    set_head(&folder, APPLICATION, 0);
    let other = "error: a.db: is a database of another program, no archive\n";
    assert_eq!(add(&folder).err, other);
    assert_eq!(folder.run(&["archive", "info", "a.db"], "").err, other);
}

#[test]
fn a_file_that_was_cut_off_is_told_to_be_damaged() {
    let folder = Folder::new("archive-cut");
    write_articles(&folder, 1);
    assert_eq!(add(&folder).code, Some(0));
    let path = folder.0.join("a.db");
    let whole = fs::read(&path).unwrap();
    for share in [1, 4, 7] {
        File::create(&path)
            .unwrap()
            .write_all(&whole[..whole.len() * share / 8])
            .unwrap();
        for words in [
            &["archive", "check", "a.db"][..],
            &["merge", "a.db"],
            &["archive", "add", "a.db", "articles.ndjson"],
        ] {
            let ran = folder.run(words, "");
            assert_eq!(ran.code, Some(1), "{words:?} of {share}/8: {}", ran.out);
            let told = ran.out + &ran.err;
            assert!(told.contains("a.db: is damaged: "), "{words:?} of {share}/8: {told}");
        }
    }
    // A letter changed in what somebody said is found too: everywhere, as pages keep what was moved.
    let mut bytes = whole;
    let said = |words: &[u8]| words == b"would resume";
    let places: Vec<usize> = (0..bytes.len() - 12)
        .filter(|&place| said(&bytes[place..place + 12]))
        .collect();
    places.into_iter().for_each(|place| bytes[place] = b'W');
    fs::write(&path, bytes).unwrap();
    let checked = folder.run(&["archive", "check", "a.db"], "");
    assert_eq!(checked.code, Some(1), "{}", checked.out);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_only_be_read_is_read_and_not_written() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("archive-read-only");
    write_articles(&folder, 1);
    assert_eq!(add(&folder).code, Some(0));
    let before = folder.run(&["merge", "a.db"], "");
    let permit = |mode| fs::set_permissions(folder.0.join("a.db"), fs::Permissions::from_mode(mode)).unwrap();
    permit(0o444);
    // Who may do everything may write this file too.
    let is_barred = File::options().append(true).open(folder.0.join("a.db")).is_err();
    assert!(folder.run(&["merge", "a.db"], "") == before);
    if is_barred {
        let ran = folder.run(&["archive", "remove", "a.db", "report-1-0"], "");
        let error = "error: a.db: cannot be written: the file or its folder is read-only\n";
        assert_eq!((ran.code, ran.err.as_str()), (Some(1), error));
    }
    permit(0o644);
}
