//! Questions on an article: what they say beside their form limits the answer, or is named as not used.

#![allow(clippy::unwrap_used)]

#[path = "support/folder.rs"]
mod folder;

use folder::Folder;

const ARTICLE: &str = "Senator Ann Roe said on Monday that the grain talks had failed. Jim Poe, a farmer, said that the grain \
    talks would go on.\n\nShinzo Abe visited Vietnam on 5 May 2018. Jim Poe said on Sunday that the ferries were late. Jim \
    Poe said on 2 March 2018 that the harbour was full.";

#[test]
fn a_kind_of_people_and_what_happened_then_limit_an_answer_or_are_named() {
    let folder = Folder::new("asking");
    folder.write("2018-05-09.txt", ARTICLE);
    let asked: [(&str, &[&str], &[&str]); 6] = [
        (
            "Which senators spoke about the grain talks?",
            &["Ann Roe", "1 more are by others"],
            &["Jim Poe"],
        ),
        (
            "Which ambassadors spoke about the grain talks?",
            &["Ann Roe", "Jim Poe", "not used: the kind of people"],
            &[],
        ),
        (
            "What did Jim Poe say when Shinzo Abe visited Vietnam?",
            &["the ferries were late", "--said 2018-05-05/2018-05-12"],
            &["the harbour was full"],
        ),
        (
            "What did Jim Poe say before Abe visited Vietnam?",
            &["the harbour was full"],
            &["the ferries were late"],
        ),
        (
            "What did Jim Poe say when the bridge fell?",
            &["the ferries were late", "not used: `when the bridge fell`"],
            &[],
        ),
        (
            "Who visited Vietnam in 2018 and whom did he meet there?",
            &["Shinzo Abe", "not used: `whom did he meet there`"],
            &[],
        ),
    ];
    for (question, told, left_out) in asked {
        let ran = folder.run(&["ask", question, "2018-05-09.txt"], "");
        assert_eq!(ran.code, Some(0), "{question}: {}", ran.err);
        for words in told {
            assert!(ran.out.contains(words), "{question}: no {words}: {}", ran.out);
        }
        for words in left_out {
            assert!(!ran.out.contains(words), "{question}: {words}: {}", ran.out);
        }
    }
}
