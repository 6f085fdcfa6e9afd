//! Step 13: an archive gives the graph of its articles, byte for byte, whatever was added, changed and removed.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[path = "support/copies.rs"]
mod copies;
#[path = "support/folder.rs"]
mod folder;
#[path = "support/graphs.rs"]
mod graphs;
mod support;
#[path = "support/written.rs"]
mod written;

use demarche::archive::{Archive, ArticleRecord, ReadWith, Selection};
use demarche::article::Article;
use demarche::ask::{Purpose, Request, wanted};
use demarche::graph::{EventGraph, build_graph};
use demarche::pipeline::extract;
use folder::{Folder, Ran};
use graphs::{HOSTILE, hostile_graph, knowledge, write};
use std::fs;
use std::path::Path;

/// The commands that take a graph, each with what they are asked; `{}` stands for the graph.
const COMMANDS: &[&str] = &[
    "said {}",
    "said {} --by Putin",
    "said {} --by 'Vladimir Putin' --about Japan --format json",
    "said {} --by Putin --about 'peace treaty' --since 2021",
    "said {} --by Kishida --about talks --text response",
    "said {} --by 'the Japanese prime minister' --format ndjson",
    "said {} --by person/vladimir-putin --to Japan --format md",
    "said {} --by state/jp",
    "said {} --by Nobody",
    "said {} --by Abe",
    "said {} --by 'Angela Merkel'",
    "said {} --by 'Angela Merkel' --about Japan --kind direct",
    "said {} --by Putin --to Norway --act deny",
    "said {} --by Putin --outlet nowhere --format json",
    "said {} --by Putin --about 'unheard response' --to Japan",
    "said {} --by Putin --voice Kishida --about zebra",
    "said {} --by Kshida --about Japan --format json",
    "said {} --by Putin --about zebra",
    "said {} --by Putin --about zebra --format csv",
    "said {} --by Putin --about zebra --copies",
    "said {} --by Putin --about zebra --kind direct --format json",
    "said {} --by Putin --about Japan --said 1910",
    "said {} --by Putin --about Japan --text zebra --said 2024",
    "said {} --by Putin --said 1910",
    "said {} --by Putin --said 1910 --possibly",
    "said {} --by Putin --to Norway --place Tokyo --act accuse --said 2024",
    "said {} --text zebra --said 2024-01",
    "said {} --text zebra --act accuse --outlet daily",
    "said {} --act accuse --published-when 1910",
    "said {} --about Japan --text sanctions --until 1910",
    "said {} --text responses --said 2024-01",
    "said {} --text responding --since 2023-06 --until 2023-09 --possibly",
    "said {} --text 'class classes' --by Putin",
    "said {} --about Japan --limit 3",
    "said {} --about sanction --limit 2 --format ndjson",
    "said {} --text sanctions --limit 1 --copies",
    "said {} --outlet nowhere --copies",
    "said {} --said 1910 --surely",
    "said {} --published-when 1910 --act deny --possibly",
    "said {} --by Kshida",
    "said {} --by Tokyo",
    "said {} --by diplomat",
    "said {} --by Putin --about 'no such matter at all'",
    "said {} --about islands",
    "said {} --about 'unfair response'",
    "said {} --about 'response sanctions unheard'",
    "said {} --about Russia --said 2024 --possibly",
    "said {} --by Putin --about 'peace treaty' --said 2024 --possibly --format json",
    "said {} --by Putin --about sanctions --since 2023 --until 2023-12 --surely",
    "said {} --by Kishida --text 'unfair response' --said 2023-11",
    "said {} --by Kishida --text 'unheard unfair response' --said 2023-11",
    "said {} --by Putin --to Japan --act accuse --published-when 2024 --said 2024",
    "said {} --by 'Putin and Kishida'",
    "said {} --about Japan --place Tokyo --since 2024 --format jsonld",
    "said {} --to Norway --surely --said 2024-01",
    "said {} --text 'sanctions on Japan'",
    "said {} --text zebra",
    "said {} --act accuse,deny --outlet 'news co'",
    "said {} --act accuse --polarity denied",
    "said {} --outlet Daily --kind direct",
    "said {} --published-when 2024-02",
    "said {} --published-when 'until 2023-09' --by Putin",
    "said {} --since 2024-03",
    "said {} --until 2023-08",
    "said {} --said 'June 2021'",
    "said {} --said 2023-11 --surely --sort speaker",
    "said {} --said 2023-11 --possibly --count month",
    "said {} --said 1910",
    "dates {} --since 2024-05",
    "ask 'What was said in January 2024?' {}",
    "said {} --voice Putin",
    "said {} --office 'Prime Minister of Japan'",
    "said {} --place Tokyo",
    "said {} --place Tokyo --by Kishida",
    "said {} --linked false --by diplomat",
    "said {} --since 2024 --until 2024-02",
    "said {} --by Putin --count month",
    "said {} --count outlet",
    "said {} --by 'Abiy Ahmed'",
    "said {} --by Putin --format csv --copies",
    "said {} --about border --outlet Daily",
    "said {} --published-when 2024-06 --format json",
    "said {} --by Putin --group about --format csv",
    "said {} --by Putin --sort published --reverse --limit 3",
    "said {} --by Wang --format jsonld",
    "said {} --about China --format jsonld",
    "said {} --filter '{\"by\":\"Putin\",\"min_confidence\":0.9}'",
    "said {} --by Putin --min-confidence 0.9",
    "ask 'What did Putin say about Japan in 2024?' {}",
    "ask 'Who replied to Putin?' {}",
    "ask 'What happened between Japan and Russia?' {}",
    "ask 'Did Putin change his position on continuing the talks?' {}",
    "about Putin {}",
    "about 'Northern Territories' {} --format md",
    "about Kishida {} --format json",
    "about Nobody {}",
    "about 'Angela Merkel' {}",
    "about 'Angela Merkel' {} --format json",
    "about 'Putin and Kishida' {}",
    "ask 'Who is Angela Merkel?' {}",
    "ask 'What do we know about Angela Merkel?' {} --format csv",
    "timeline {}",
    "timeline {} --by Japan",
    "timeline {} --by Japan --to Russia",
    "timeline {} --by Japan --to Russia --said 2024 --format json",
    "timeline {} --about 'Northern Territories' --only relations",
    "timeline {} --only facts --format csv",
    "timeline {} --by Putin --format json",
    "timeline {} --to Kishida",
    "timeline {} --by Tokyo --about Russia",
    "timeline {} --by Putin --said 2024 --possibly",
    "timeline {} --by Tokyo --since 2024 --until 2024-03",
    "timeline {} --office 'Prime Minister of Japan' --by Putin --said 2024",
    "timeline {} --about 'unfair response'",
    "timeline {} --by Japan --text unfair --outlet daily",
    "timeline {} --by Abe --to Putin --only relations --format json",
    "timeline {} --by Lavrov --place Tokyo",
    "timeline {} --by diplomat",
    "timeline {} --by Kshida",
    "timeline {} --by Norway --about zebra",
    "timeline {} --by Putin --about zebra --said 2024",
    "timeline {} --by 'Angela Merkel' --text unheard",
    "timeline {} --by Putin --relation accused",
    "stance {}",
    "stance {} --by Putin",
    "stance {} --by Putin --on 'continuing the talks'",
    "stance {} --by Norway",
    "stance {} --by Kshida --on 'continuing the talks'",
    "stance {} --changes",
    "contested {}",
    "contested {} --about 'Northern Territories'",
    "contested {} --replies",
    "contested {} --replies --to Putin --format json",
    "path Putin Kishida {}",
    "path Kishida Putin {} --format json",
    "path Putin Putin {}",
    "path Putin Kshida {}",
    "path Putin 'Angela Merkel' {}",
    "path Hayashi Etorofu {}",
    "path Suga Shikotan {}",
    "path Japan Ethiopia {}",
    "path Egypt Russia {}",
    "path 'Abiy Ahmed' Kishida {}",
    "path Lavrov Guyana {} --format csv",
    "path diplomat Japan {}",
    "path Tokyo Moscow {}",
    "path Norway Kishida {}",
    "dates {}",
    "dates {} --by Putin --format csv",
    "export {} --format jsonld",
    "export {} --format jsonld --focus Putin --depth 2",
    "export {} --format jsonld --between Japan Russia",
    "export {} --format jsonld --since 2024 --only facts",
    "export {} --format graphml",
    "export {} --format graphml --copies",
    "export {} --format dna",
    "merge {}",
    "verify {} articles.ndjson",
];

#[test]
fn every_command_answers_from_an_archive_as_from_the_graph_of_its_articles() {
    let folder = Folder::new("archive-commands");
    folder.write("articles.ndjson", &json_lines(written::articles()));
    let printed: Vec<Article> = copies::cases().iter().flat_map(copies::Case::articles).collect();
    folder.write("copies.ndjson", &json_lines(&printed));
    let mut sources = vec![root("seeds"), "articles.ndjson".to_owned(), "copies.ndjson".to_owned()];
    let reports = folder.names(&root("tests/articles")).into_iter();
    sources.extend(
        reports
            .filter(|name| name.ends_with(".txt"))
            .map(|name| root(&format!("tests/articles/{name}"))),
    );
    let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
    let built = folder.run(&[&["merge", "-o", "graph.jsonld"], &sources[..]].concat(), "");
    let added = folder.run(&[&["archive", "add", "graph.db"], &sources[..]].concat(), "");
    assert_eq!(
        (built.code, added.code),
        (Some(0), Some(0)),
        "{}{}",
        built.err,
        added.err
    );
    let mut failures = Vec::new();
    for command in COMMANDS {
        let [graph, archive] = ["graph.jsonld", "graph.db"].map(|file| {
            let words = folder::words(&command.replace("{}", file));
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            folder.run(&words, "")
        });
        if graph != archive {
            failures.push(format!("{command}\n{}", first_difference(&graph, &archive)));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn what_comes_near_is_counted_and_not_read() {
    let folder = Folder::new("archive-near");
    folder.write("articles.ndjson", &json_lines(written::articles()));
    assert_eq!(
        folder.run(&["archive", "add", "all.db", "articles.ndjson"], "").code,
        Some(0)
    );
    let told = folder.run(
        &["said", "all.db", "--by", "Putin", "--copies", "--format", "ndjson"],
        "",
    );
    let request = Request {
        by: Some("Putin".to_owned()),
        about: Some("zebra".to_owned()),
        ..Request::default()
    };
    let wanted = wanted(&request, Purpose::Statements, knowledge(), None).unwrap();
    let archive = Archive::open(&folder.0.join("all.db")).unwrap();
    let near = archive.graph_near(&wanted).unwrap().unwrap();
    let counted = near.near["--about"].iter().map(|one| one.count).sum::<usize>();
    assert_eq!(counted, told.out.lines().count());
    assert!(counted > near.graph.statements().len());
}

#[test]
fn a_page_of_an_archive_is_the_page_of_its_articles() {
    let folder = Folder::new("archive-pages");
    let seeds = root("seeds");
    assert_eq!(folder.run(&["archive", "add", "seeds.db", &seeds], "").code, Some(0));
    assert_eq!(
        folder
            .run(&["archive", "add", "bare.db", &seeds, "--no-texts"], "")
            .code,
        Some(0)
    );
    assert_eq!(folder.run(&["merge", &seeds, "-o", "seeds.jsonld"], "").code, Some(0));
    for limit in [&[][..], &["--by", "Putin"], &["--about", "Japan", "--since", "2024"]] {
        let page = |path: &str| {
            let ran = folder.run(&[&["view", path, "-o", "page.html"], limit].concat(), "");
            assert_eq!(ran.code, Some(0), "{}", ran.err);
            fs::read(folder.0.join("page.html")).unwrap()
        };
        assert!(page("seeds.db") == page(&seeds), "with texts, {limit:?}");
        assert!(page("bare.db") == page("seeds.jsonld"), "without texts, {limit:?}");
    }
}

#[test]
fn what_was_read_elsewhere_gives_the_archive_of_its_articles() {
    let folder = Folder::new("archive-elsewhere");
    folder.write("articles.ndjson", &json_lines(&written::articles()[..60]));
    folder.write(
        "undated.txt",
        "Hayashi said on 5 June 2024 that Russia's response is unfair. It ended in 2022.",
    );
    folder.write(
        "odd.ndjson",
        "{\"id\":\"odd\u{fe0f}/?#\",\"text\":\"Putin \u{1f642} said \\\"Japan\u{2028} is unfair\\\".\"}\n",
    );
    let seeds = root("seeds");
    let paths = [
        seeds.as_str(),
        "articles.ndjson",
        "undated.txt",
        "odd.ndjson",
        "--infer-date",
    ];
    let run = |words: &[&str]| {
        let ran = folder.run(words, "");
        // What is undated is told beside it.
        assert_eq!(
            (ran.code, ran.err.contains("error")),
            (Some(0), false),
            "{words:?}: {}",
            ran.err
        );
        ran.out
    };
    run(&[&["archive", "add", "read.db", "--quiet"], &paths[..]].concat());
    let lines = run(&[&["extract", "--graph", "--quiet"], &paths[..]].concat());
    fs::create_dir(folder.0.join("lines")).unwrap();
    let (one, other) = lines.split_at(lines[..lines.len() / 2].rfind('\n').unwrap() + 1);
    folder.write("lines/part-0.txt", one);
    folder.write("lines/part-1.txt", other);
    folder.write("lines/_SUCCESS", "");
    let articles = lines.lines().count();
    let add = ["archive", "add", "elsewhere.db", "lines", "--extracted"];
    assert_eq!(
        run(&add),
        format!("elsewhere.db: {articles} articles added, 0 replaced, 0 there already\n")
    );
    assert!(run(&["merge", "elsewhere.db"]) == run(&["merge", "read.db"]));
    assert_eq!(
        run(&["archive", "info", "elsewhere.db"]),
        run(&["archive", "info", "read.db"])
    );
    run(&["archive", "check", "elsewhere.db"]);
    // It is what reading gives: neither has anything new for the other.
    let again = format!("0 articles added, 0 replaced, {articles} there already\n");
    assert!(run(&add).ends_with(&again));
    assert!(run(&[&["archive", "add", "elsewhere.db"], &paths[..]].concat()).ends_with(&again));
}

#[test]
fn a_line_that_its_text_does_not_bear_out_is_no_article() {
    let folder = Folder::new("archive-lines");
    let article = r#"{"id":"one","date":"2024-06-06","text":"Putin said on Wednesday that Japan is unfair."}"#;
    let line = folder.run(&["extract", "--graph", "-"], article).out;
    let cases = [
        (
            line.replace("\"text\":\"Putin", "\"text\":\"Lavrov"),
            "its text is not the one that was read",
        ),
        (
            line.replace("Japan is unfair\\\"", "Japan is fair\\\""),
            "its id does not follow from its content",
        ),
        (
            line.replace("\"read_with\"", "\"read\""),
            "is no line with a graph: `demarche extract --graph` writes them",
        ),
        (
            article.to_owned(),
            "is no line with a graph: `demarche extract --graph` writes them",
        ),
        ("no JSON".to_owned(), "expected ident"),
    ];
    for (line, reason) in &cases {
        let ran = folder.run(&["archive", "add", "a.db", "-", "--extracted"], line);
        assert_eq!(ran.code, Some(1), "{reason}: {}", ran.out);
        assert!(
            ran.err.starts_with("error: -:1: ") && ran.err.contains(reason),
            "{reason}: {}",
            ran.err
        );
        assert_eq!(ran.out, "a.db: 0 articles added, 0 replaced, 0 there already\n");
    }
    // The lines behind one that is no text are read all the same.
    let bytes = [b"\xff\n\n", line.as_bytes()].concat();
    fs::write(folder.0.join("lines.ndjson"), bytes).unwrap();
    let ran = folder.run(&["archive", "add", "a.db", "lines.ndjson", "--extracted"], "");
    assert_eq!(ran.out, "a.db: 1 article added, 0 replaced, 0 there already\n");
    assert!(
        ran.err.starts_with("error: lines.ndjson:1: invalid utf-8"),
        "{}",
        ran.err
    );
    // Of two readings of an article the later one counts, and none twice.
    let article = article.replace("06-06", "06-16");
    let later = folder.run(&["extract", "--graph", "-"], &article).out;
    let lines = format!("{line}{line}{later}{later}");
    let ran = folder.run(&["archive", "add", "b.db", "-", "--extracted"], &lines);
    assert_eq!(ran.out, "b.db: 1 article added, 1 replaced, 2 there already\n");
    assert!(folder.run(&["merge", "b.db"], "").out == folder.run(&["merge", "-"], &article).out);
}

#[test]
fn odd_texts_come_back_as_they_were() {
    let folder = Folder::new("archive-hostile");
    let mut archive = Archive::open_to_write(&folder.0.join("hostile.db"), true).unwrap();
    // Each hostile article has a graph of its own: what is shared is merged again by reading.
    let whole = hostile_graph();
    let mut expected = EventGraph::default();
    for (number, text) in HOSTILE.iter().enumerate() {
        let article = Article {
            title: Some((*text).to_owned()),
            publisher: Some((*text).to_owned()),
            ..Article::from_text(text, format!("said {text}"), None)
        };
        let graph = build_graph(&article, &extract(&article, knowledge()), knowledge());
        expected.merge(graph.clone());
        let record = ArticleRecord::new(&article, false, graph, number % 2 == 0);
        archive.write(&reading(), &[record]).unwrap();
    }
    assert!(write("jsonld", &archive.graph(&Selection::all()).unwrap()) == write("jsonld", &expected));
    assert!(!whole.nodes().is_empty());
}

#[test]
fn what_was_changed_and_removed_leaves_nothing_behind() {
    let folder = Folder::new("archive-changes");
    let articles = written::articles();
    let graph_of = |articles: &[Article]| {
        let mut graph = EventGraph::default();
        articles
            .iter()
            .for_each(|article| graph.merge(written::read_article(article)));
        write("jsonld", &graph)
    };
    let records = |articles: &[Article]| -> Vec<ArticleRecord> {
        let record = |article| ArticleRecord::new(article, false, written::read_article(article), true);
        articles.iter().map(record).collect()
    };
    let mut archive = Archive::open_to_write(&folder.0.join("changes.db"), true).unwrap();
    archive.write(&reading(), &records(&articles[..60])).unwrap();
    // Every other article gets the text of another one.
    let mut changed = articles[..60].to_vec();
    for place in (0..60).step_by(2) {
        changed[place].text.clone_from(&articles[place + 100].text);
    }
    let replaced = archive.write(&reading(), &records(&changed)).unwrap();
    assert_eq!((replaced.added, replaced.replaced), (0, 60));
    assert!(write("jsonld", &archive.graph(&Selection::all()).unwrap()) == graph_of(&changed));
    for article in changed.drain(20..40) {
        assert!(archive.remove(article.id.as_str()).unwrap());
    }
    assert!(!archive.remove("report-30").unwrap());
    assert!(write("jsonld", &archive.graph(&Selection::all()).unwrap()) == graph_of(&changed));
    assert_eq!(archive.check_file().unwrap(), []);
    changed
        .drain(..)
        .for_each(|article| assert!(archive.remove(article.id.as_str()).unwrap()));
    let info = archive.info().unwrap();
    let left = (
        info.articles,
        info.statements,
        info.relations,
        info.evidence,
        info.times,
        info.stances,
    );
    assert_eq!((left, info.linked, info.unlinked), ((0, 0, 0, 0, 0, 0), 0, 0));
}

#[test]
fn every_column_of_the_schema_is_described() {
    let schema = fs::read_to_string(root("schema/archive.sql")).unwrap();
    let mut failures = Vec::new();
    let mut inside = false;
    let mut before = "";
    for line in schema.lines() {
        let is_index = line.starts_with("CREATE INDEX");
        if line.starts_with("CREATE ") && !is_index {
            inside = true;
            if !before.starts_with("-- ") {
                failures.push(format!("no description before `{line}`"));
            }
        } else if line.starts_with(')') || line.starts_with("FROM ") {
            inside = false;
        } else if inside && is_column(line) && !line.contains("-- ") {
            failures.push(format!("not described: `{}`", line.trim()));
        }
        before = line;
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Says whether a line of the schema ends a column: options of a table and the beginning of a longer one do not.
fn is_column(line: &str) -> bool {
    let line = line.trim();
    let is_option = ["PRIMARY KEY", "content =", "SELECT"]
        .iter()
        .any(|word| line.starts_with(word));
    !is_option && !line.starts_with("(SELECT")
}

/// Gives the first lines that differ, of the graph and of the archive.
fn first_difference(graph: &Ran, archive: &Ran) -> String {
    let lines = |ran: &Ran| -> Vec<String> {
        let all = format!("{:?}\n{}{}", ran.code, ran.err, ran.out);
        all.lines().map(str::to_owned).collect()
    };
    let (graph, archive) = (lines(graph), lines(archive));
    let same = graph
        .iter()
        .zip(&archive)
        .take_while(|(one, other)| one == other)
        .count();
    let line = |lines: &[String]| lines.get(same).cloned().unwrap_or_default();
    format!("  graph:   {}\n  archive: {}", line(&graph), line(&archive))
}

fn reading() -> ReadWith {
    ReadWith {
        program: "1".to_owned(),
        data: "2".to_owned(),
        infer_date: false,
    }
}

fn root(path: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path).display().to_string()
}

/// Writes articles as lines of JSON.
fn json_lines(articles: &[Article]) -> String {
    let line = |article: &Article| {
        let published = article.published.map(|day| day.to_string());
        let record = serde_json::json!({"id": article.id.as_str(), "text": article.text, "published": published,
            "publisher": article.publisher});
        format!("{record}\n")
    };
    articles.iter().map(line).collect()
}
