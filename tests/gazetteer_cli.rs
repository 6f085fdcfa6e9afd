//! The commands about the gazetteer: what they write, what they tell, how they end.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[path = "support/folder.rs"]
mod folder;

use folder::Folder;

/// Makes a folder with these files.
fn folder_with(name: &str, files: &[(&str, &[u8])]) -> Folder {
    let folder = Folder::new(&format!("gazetteer-{name}"));
    for (name, bytes) in files {
        folder.write(name, bytes);
    }
    folder
}

/// Runs `demarche gazetteer` with some words and a standard input: exit code, output, errors.
fn run(folder: &Folder, arguments: &[&str], input: &str) -> (Option<i32>, String, String) {
    let ran = folder.run(&[&["gazetteer"], arguments].concat(), input);
    (ran.code, ran.out, ran.err)
}

const CLEAN: &str = r#"{"id":"office/zz-keeper","kind":"Office","label":"Keeper of Zork","source":"test","sure":"A"}
{"id":"person/bo-zork","kind":"Person","label":"Bo Zork","aliases":["B. Zork"],"offices":[{"office":"office/zz-keeper","from":"2001","to":"2005-10-17"}],"source":"test","sure":"A"}
{"id":"person/cy-zork","kind":"Person","label":"Cy Zork","offices":[{"office":"office/zz-keeper","from":"2005-10-16"}],"source":"test","sure":"A"}
"#;

/// Almost every line is wrong in its own way; the fourth and the last stand at the wrong place.
const WRONG: &str = r#"{"id":"person/a","kind":"Person"
{"id":"person/b","kind":"Person","label":"Bee Zork","colour":"red","source":"test","sure":"A"}
{"id":"person/c","kind":"Human","label":"Cee Zork","source":"test","sure":"A"}
{"id":"human/d","kind":"Person","label":"Dee Zork","source":"test","sure":"A"}
{"id":"person/E","kind":"Person","label":"Eee Zork","source":"test","sure":"A"}
{"id":"person/f","kind":"Person","label":"Eff Zork","part_of":"state/zork","offices":[{"office":"office/zork"}],"source":"test","sure":"A"}
{"id":"person/f","kind":"Person","label":"Eff Zork","source":"test","sure":"A"}
{"id":"person/g","kind":"Person","label":"Gee Zork","valid":{"from":"2001-02-30"},"source":"test","sure":"A"}
{"id":"person/h","kind":"Person","label":"Aitch Zork","valid":{"from":"2001","to":"2000"},"part_of":"person/b","source":"test","sure":"A"}
{"id":"person/shinzo-abe","kind":"Person","label":"Zork Zork","source":"test","sure":"A"}
{"id":"person/i","kind":"Person","label":"Eye Zork","part_of":"person/b","source":"test","sure":"A"}
"#;

const DOUBTFUL: &str = r#"{"id":"office/zz-keeper","kind":"Office","label":"Keeper of Zork","aliases":[{"text":"front","kind":"title"}],"source":"test","sure":"A"}
{"id":"organization/front","kind":"Organization","label":"Front","aliases":["NATO","9","Z","2020","WHO",{"text":"Talks","weak":true}],"source":"test","sure":"A"}
{"id":"person/bo-rice","kind":"Person","label":"Bo Rice","offices":[{"office":"office/zz-keeper","from":"2001","to":"2005"}],"source":"test","sure":"A"}
{"id":"person/bo-rice-2","kind":"Person","label":"Bo Rice","aliases":[{"text":"Rice","kind":"surname","weak":true}],"offices":[{"office":"office/zz-keeper","from":"2004-01-01"}],"source":"test","sure":"A"}
{"id":"person/yoshimasa-zork","kind":"Person","label":"Yoshimasa Zork","offices":[{"office":"office/jp-prime-minister","from":"2018-01-01","to":"2018-02-01"}],"source":"test","sure":"A"}
{"id":"territory/zork","kind":"Territory","label":"Zork Rocks","parties":[{"party":"state/jp","name":"Zorkjima","other_names":["Senkaku Islands"]}],"source":"test","sure":"A"}
"#;

#[test]
fn a_clean_file_gives_its_counts() {
    let folder = folder_with("clean", &[("clean.jsonl", CLEAN.as_bytes())]);
    // Three labels and one alias.
    let counts = "3 entities, 4 names, 0 errors, 0 warnings\n".to_owned();
    assert_eq!(
        run(&folder, &["check", "clean.jsonl"], ""),
        (Some(0), counts.clone(), String::new())
    );
    assert_eq!(run(&folder, &["check", "-"], CLEAN), (Some(0), counts, String::new()));
}

#[test]
fn all_that_is_wrong_is_told_and_ends_with_1() {
    let folder = folder_with("wrong", &[("wrong.jsonl", WRONG.as_bytes())]);
    let (code, out, err) = run(&folder, &["check", "wrong.jsonl", "missing.jsonl"], "");
    let expected = [
        "missing.jsonl: No such file or directory (os error 2)",
        "wrong.jsonl:1: EOF while parsing an object (column 32)",
        "wrong.jsonl:2: unknown field `colour`, expected one of `id`, `kind`, `label`",
        "wrong.jsonl:3: unknown kind `Human`",
        "wrong.jsonl:4: the id `human/d` is not `person/` with small letters, digits and hyphens behind it",
        "wrong.jsonl:5: the id `person/E` is not `person/` with small letters, digits and hyphens behind it",
        "wrong.jsonl:6: `person/f` refers to the unknown `state/zork`",
        "wrong.jsonl:6: `person/f` refers to the unknown `office/zork`",
        "wrong.jsonl:7: a second entity with the id `person/f`, after wrong.jsonl:6",
        "wrong.jsonl:8: `2001-02-30` is no date",
        "wrong.jsonl:9: the stretch from 2001-01-01 to 2000-01-01 holds no day",
        "wrong.jsonl:10: the gazetteer has an entity `person/shinzo-abe` already",
    ];
    let mut errors = err.lines().filter_map(|line| line.strip_prefix("error: "));
    for expected in expected {
        let told = errors.next().unwrap_or_default();
        assert!(told.starts_with(expected), "{told}\n{expected}");
    }
    assert_eq!(errors.next(), None);
    let warnings: Vec<&str> = err.lines().filter(|line| line.starts_with("warning: ")).collect();
    assert_eq!(
        warnings,
        ["warning: wrong.jsonl:11: not sorted: `person/i` stands behind `person/shinzo-abe`"]
    );
    // Of 11 lines 5 cannot be read at all.
    assert_eq!(
        (code, out.as_str()),
        (Some(1), "6 entities, 6 names, 11 errors, 1 warning\n")
    );
}

#[test]
fn what_may_mislead_is_a_warning_and_ends_with_0() {
    let folder = folder_with("doubtful", &[("doubtful.jsonl", DOUBTFUL.as_bytes())]);
    let (code, out, err) = run(&folder, &["check", "doubtful.jsonl"], "");
    let expected = [
        "2: `Front` is an English word too",
        "2: `NATO` is a name of `organization/nato` as well",
        "2: `9` is a name without a letter",
        "2: `Z` is a name of one letter",
        "2: `2020` is a name without a letter",
        "2: `WHO` is a name of `organization/who` as well",
        "3: `Bo Rice` is a name of `person/bo-rice-2` as well (doubtful.jsonl:4)",
        "3: the surname `Rice` is an English word too (an alias of the kind `surname` can be weak)",
        "4: `Bo Rice` is a name of `person/bo-rice` as well (doubtful.jsonl:3)",
        "4: `person/bo-rice-2` holds `office/zz-keeper` together with `person/bo-rice` from 2004-01-01 to 2005-01-01, \
         and it is not `shared`",
        "5: `person/yoshimasa-zork` holds `office/jp-prime-minister` together with `person/shinzo-abe` from 2018-01-01 \
         to 2018-02-01, and it is not `shared`",
        "6: `Senkaku Islands` is a name of `territory/senkaku` as well",
    ];
    let expected = expected.map(|line| format!("warning: doubtful.jsonl:{line}"));
    assert_eq!(err.lines().collect::<Vec<_>>(), expected);
    assert_eq!(
        (code, out.as_str()),
        (Some(0), "6 entities, 16 names, 0 errors, 12 warnings\n")
    );
    let (code, _, err) = run(&folder, &["check", "doubtful.jsonl", "--quiet"], "");
    assert_eq!((code, err.as_str()), (Some(0), ""));
}

#[test]
fn an_import_can_be_used_at_once() {
    let list = "ASTRID_HOLM_\n\t[NORGOV 930120-20010120]\n";
    let folder = folder_with("import", &[("list.txt", list.as_bytes())]);
    let (code, out, err) = run(
        &folder,
        &["import", "--from", "petrarch", "list.txt", "-o", "out/mine.jsonl"],
        "",
    );
    assert_eq!((code, out.as_str()), (Some(0), ""));
    let first = err.lines().next().unwrap();
    assert_eq!(first, "read: 1 codes, 1 entries, 1 names");
    let (code, out, err) = run(&folder, &["check", "out/mine.jsonl"], "");
    let counts = "2 entities, 2 names, 0 errors, 0 warnings\n";
    assert_eq!((code, out.as_str(), err.as_str()), (Some(0), counts, ""));
    let find = [
        "find",
        "Astrid Holm",
        "--gazetteer",
        "out/mine.jsonl",
        "--format",
        "json",
        "--on",
    ];
    let held = "\"label\":\"Government office of Norway (PETRARCH NORGOV)\"";
    for (day, is_held) in [
        ("1993-01-19", false),
        ("1993-01-20", true),
        ("2001-01-20", true),
        ("2001-01-21", false),
    ] {
        let (code, out, _) = run(&folder, &[&find[..], &[day]].concat(), "");
        assert!(out.contains("\"verdict\":\"linked\""), "{out}");
        assert_eq!((code, out.contains(held)), (Some(0), is_held), "{day}");
    }
}

#[test]
fn what_cannot_be_imported_is_told_with_its_line() {
    let files: [(&str, &[u8]); 3] = [
        ("latin.txt", b"GOOD_NAME [NORGOV]\nMANFRED_W\xd6RNER [IGO]\n"),
        ("good.txt", b"GOOD_NAME [NORGOV]\nBAD_NAME [NORGOV\n"),
        ("empty.txt", b"# nothing\n"),
    ];
    let folder = folder_with("told", &files);
    let import = ["import", "--from", "petrarch"];
    let (code, out, err) = run(&folder, &[&import[..], &["latin.txt", "good.txt"]].concat(), "");
    assert_eq!(code, Some(1));
    assert_eq!(out.lines().count(), 3, "two names and an office: {out}");
    let errors: Vec<&str> = err.lines().filter(|line| line.starts_with("error: ")).collect();
    assert_eq!(
        errors,
        [
            "error: latin.txt:2: no UTF-8",
            "error: good.txt:2: a `[` without its `]`"
        ]
    );
    let (code, out, err) = run(&folder, &[&import[..], &["empty.txt"]].concat(), "");
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(
        err.ends_with("error: no entity is new, so nothing is written\n"),
        "{err}"
    );
}

#[test]
fn find_tells_who_is_meant_and_says_so_where_nobody_knows() {
    let folder = folder_with("find", &[]);
    for (name, on, expected) in [
        (
            "Tokyo",
            "2020-01-01",
            &[
                "capital",
                "state/jp",
                "place/tokyo",
                "capital-as-state",
                "`Tokyo` is linked",
            ][..],
        ),
        (
            "the Japanese prime minister",
            "2018-06-06",
            &[
                "person/shinzo-abe",
                "office-on-date",
                "Prime Minister of Japan 2012-12-26 to",
            ],
        ),
        (
            "prime minister",
            "2018-06-06",
            &[
                "title",
                "Edi Rama",
                "more; `--format json` gives all",
                "`prime minister` is ambiguous on 2018-06-06",
            ],
        ),
        ("Japanese", "2018-06-06", &["demonym", "state/jp"]),
        ("Abe", "2018-06-06", &["surname", "person/shinzo-abe"]),
        (
            "Zork Blat",
            "2018-06-06",
            &["not linked", "nothing is known of `Zork Blat`"],
        ),
    ] {
        let (code, out, err) = run(&folder, &["find", name, "--on", on], "");
        assert_eq!((code, err.as_str()), (Some(0), ""));
        for part in expected {
            assert!(out.contains(part), "{name}: no `{part}` in\n{out}");
        }
    }
    let (code, _, err) = run(&folder, &["find", "Abe", "--on", "June"], "");
    assert_eq!(code, Some(2));
    assert!(err.contains("`June` is no date"), "{err}");
}

#[test]
fn every_command_about_the_gazetteer_shows_examples_in_its_help() {
    let folder = folder_with("help", &[]);
    for command in ["check", "find", "import"] {
        let (code, out, _) = run(&folder, &[command, "--help"], "");
        assert_eq!(code, Some(0));
        assert!(
            out.contains(&format!("Examples:\n  demarche gazetteer {command}")),
            "{out}"
        );
    }
}
