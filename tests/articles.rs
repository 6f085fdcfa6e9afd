//! Step 1: what files, folders and lines give as articles, and what bad input is answered with.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[path = "support/articles.rs"]
mod reading;

use demarche::article::{Article, Articles, InputOptions};
use demarche::error::Result;
use reading::{LEXICON, read_articles};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder for one test, taken away at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("demarche-articles-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Reads paths and gives articles by id and text, errors as they are shown without this folder's path.
    fn read(&self, paths: &[PathBuf]) -> Vec<String> {
        let place = format!("{}/", self.0.display());
        read_articles(paths)
            .into_iter()
            .map(|article| match article {
                Ok(article) => format!("{} = {}", article.id, article.text).replace(&place, ""),
                Err(error) => error
                    .to_string()
                    .replace(&place, "")
                    .replace(&place[..place.len() - 1], "."),
            })
            .collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn read_one(path: &Path) -> Article {
    let articles: Result<Vec<Article>> = read_articles(&[path.to_owned()]).into_iter().collect();
    let [article] = articles.unwrap().try_into().unwrap();
    article
}

#[test]
fn a_text_is_kept_byte_for_byte_with_the_metadata_beside_it() {
    let folder = Folder::new("text");
    let text = "\u{FEFF} Putin: “Нет”\r\n\r\nhe said.\t";
    let path = folder.write("a.txt", text);
    folder.write(
        "a.json",
        r#"{"id":"x 1","title":null,"publisher":"P","agency":"A","author":"B","published":"2024-06-06","url":"http://a"}"#,
    );
    let mut expected = Article::from_text("x 1", text, chrono::NaiveDate::from_ymd_opt(2024, 6, 6));
    expected.publisher = Some("P".to_owned());
    expected.agency = Some("A".to_owned());
    expected.author = Some("B".to_owned());
    expected.url = Some("http://a".to_owned());
    assert_eq!(read_one(&path), expected);
}

#[test]
fn a_folder_is_read_sorted_with_what_lies_below_and_without_metadata() {
    let folder = Folder::new("folder");
    folder.write("b/2.txt", "two");
    folder.write("a.txt", "one");
    folder.write("a.json", "{}");
    folder.write("c.json", r#"{"id":"three","body":"3"}"#);
    folder.write("d.ndjson", "{\"id\":\"four\",\"text\":\"4\"}\n\n{\"text\":\"5\"}\n");
    folder.write("picture.png", [0xFF]);
    folder.write("b/.git/config.txt", "hidden");
    folder.write("empty/README.md", "About the folder.");
    let expected = ["a = one", "2 = two", "three = 3", "four = 4", "d-3 = 5"];
    assert_eq!(folder.read(std::slice::from_ref(&folder.0)), expected);
}

#[test]
fn a_text_and_its_metadata_named_together_are_one_article() {
    let folder = Folder::new("glob");
    let text = folder.write("a.txt", "one");
    let metadata = folder.write("a.json", "{}");
    assert_eq!(folder.read(&[metadata.clone(), text]), ["a = one"]);
    assert_eq!(folder.read(&[metadata]), ["a = one"]);
}

#[test]
fn the_names_that_news_tools_write_are_understood() {
    let folder = Folder::new("tools");
    let records = [
        // trafilatura
        r#"{"title":"T","author":"A; B","hostname":"x.org","date":"2024-06-06","fingerprint":"f","id":null,"raw_text":"r","text":"words","source":"https://x.org/1","sitename":"X"}"#,
        // newspaper
        r#"{"title":"T","authors":["A","B"],"publish_date":"2024-06-06 00:00:00","text":"words","url":"https://x.org/1","images":[]}"#,
        // news APIs
        r#"{"source":{"id":null,"name":"X"},"author":"A","title":"T","url":"https://x.org/1","publishedAt":"2024-06-06T23:30:00-05:00","content":"words"}"#,
        // feeds
        r#"{"title":"T","link":"https://x.org/1","pubDate":"Thu, 06 Jun 2024 10:00:00 GMT","body":"words","publisher":"X"}"#,
    ];
    for (number, record) in records.iter().enumerate() {
        let article = read_one(&folder.write(&format!("{number}.json"), record));
        assert_eq!(article.id.as_str(), "https://x.org/1", "{record}");
        assert_eq!(article.text, "words", "{record}");
        assert_eq!(article.title.as_deref(), Some("T"), "{record}");
        assert_eq!(article.url.as_deref(), Some("https://x.org/1"), "{record}");
        assert_eq!(article.published.unwrap().to_string(), "2024-06-06", "{record}");
        assert!(article.publisher.is_none_or(|publisher| publisher == "X"), "{record}");
    }
}

#[test]
fn lists_and_wrapped_lists_give_each_article() {
    let folder = Folder::new("lists");
    let list = folder.write("list.json", r#"[{"text":"1"},{"id":"b","text":"2"}]"#);
    let wrapped = folder.write("wrapped.json", r#"{"status":"ok","articles":[{"id":"c","text":"3"}]}"#);
    assert_eq!(folder.read(&[list, wrapped]), ["list-1 = 1", "b = 2", "c = 3"]);
}

#[test]
fn files_with_other_endings_are_told_apart_by_looking() {
    let folder = Folder::new("looking");
    let lines = folder.write("lines", "{\"id\":\"a\",\"text\":\"1\"}\n{\"id\":\"b\",\"text\":\"2\"}");
    let value = folder.write("value", "\n{\n\"id\":\"c\",\n\"text\":\"3\"}\n");
    let list = folder.write("list.dat", "[\n{\"id\":\"d\",\"text\":\"4\"}]");
    let text = folder.write("text", "[Kyodo] Putin said\nso.");
    let expected = ["a = 1", "b = 2", "c = 3", "d = 4", "text = [Kyodo] Putin said\nso."];
    assert_eq!(folder.read(&[lines, value, list, text]), expected);
}

#[test]
fn the_given_day_is_for_articles_that_have_none() {
    let folder = Folder::new("published");
    let path = folder.write("a.ndjson", "{\"text\":\"1\"}\n{\"text\":\"2\",\"date\":\"2020-01-02\"}");
    let given = chrono::NaiveDate::from_ymd_opt(2024, 6, 6);
    let options = InputOptions::from(given);
    let days: Vec<String> = Articles::new(&[path], &LEXICON, &options)
        .map(|article| article.unwrap().published.unwrap().to_string())
        .collect();
    assert_eq!(days, ["2024-06-06", "2020-01-02"]);
}

#[test]
fn bad_input_is_named_by_place_and_reason_and_the_rest_is_read() {
    let folder = Folder::new("bad");
    let good = folder.write("good.txt", "good");
    folder.write("date.json", r#"{"published":"yesterday"}"#);
    folder.write("key.json", "{\n\"sorce\": \"NHK\"}");
    let paths = [
        folder.0.join("missing.txt"),
        folder.write("blank.txt", " \n"),
        folder.write("bytes.txt", b"Kun\xE1shir"),
        folder.write("date.txt", "x"),
        folder.write("key.txt", "x"),
        folder.write("broken.json", "{\"text\": \n\"a}"),
        folder.write(
            "lines.ndjson",
            "{\"id\":\"good\",\"text\":\"again\"}\nnonsense\n{\"id\":\"l\",\"text\":\"3\"}",
        ),
        folder.write("other.json", r#"{"name":"package"}"#),
        good,
        folder.write("good.jsonl", "{\"id\":\"good\",\"text\":\"x\"}"),
    ];
    fs::create_dir(folder.0.join("nothing")).unwrap();
    let mut paths = Vec::from(paths);
    paths.push(folder.0.join("nothing"));
    assert_eq!(
        folder.read(&paths),
        [
            "missing.txt: No such file or directory (os error 2)",
            "blank.txt: article `blank` is empty",
            "bytes = Kunáshir",
            "date = x",
            "key = x",
            "broken.json:2: no JSON: EOF while parsing a string (column 3)",
            "good = again",
            "lines.ndjson:2: no JSON: expected ident (column 2)",
            "l = 3",
            "other.json: no text under any of `name` (`--column text=NAME` says where)",
            "good.txt: article `good` was read before, from lines.ndjson",
            "good.jsonl: article `good` was read before, from lines.ndjson",
            "nothing: no articles (text, Markdown, pages, JSON, tables, feeds)",
        ]
    );
}

#[test]
fn a_line_without_end_is_skipped_and_not_kept_in_memory() {
    let folder = Folder::new("long");
    let mut bytes = vec![b'a'; 65_000_000];
    bytes.extend(b"\n{\"id\":\"b\",\"text\":\"2\"}\n");
    let path = folder.write("long.ndjson", bytes);
    assert_eq!(
        folder.read(&[path]),
        [
            "long.ndjson:1: the line is longer than 64000000 bytes (`--max-article-bytes` lifts the bound)",
            "b = 2"
        ]
    );
}

#[test]
fn a_bound_of_ones_own_refuses_and_admits() {
    let folder = Folder::new("bound");
    let path = folder.write("a.txt", "12345");
    let read = |longest| {
        let options = InputOptions {
            longest,
            ..InputOptions::default()
        };
        let mut articles = Articles::new(std::slice::from_ref(&path), &LEXICON, &options);
        articles.next().unwrap().map_err(|error| error.to_string())
    };
    let refused = format!(
        "{}: article `a` is longer than 4 bytes (`--max-article-bytes` lifts the bound)",
        path.display()
    );
    assert_eq!(read(4), Err(refused));
    assert_eq!(read(5).unwrap().text, "12345");
}
