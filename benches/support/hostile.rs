//! Texts of any length that tempt a reader to look, for every word, at all that it has read.

/// A kind of text: its name, and how it is made so many bytes long.
pub(crate) type Kind = (&'static str, fn(usize) -> String);

/// The kinds of hostile texts.
pub(crate) const HOSTILE: [Kind; 19] = [
    ("words without a stop", |length| {
        endless(length, |at| PHRASES[at % PHRASES.len()].to_owned())
    }),
    ("clauses without a stop", |length| {
        endless(length, |at| {
            format!("the {} met envoys in {}, and ", NOUNS[at % 7], STATES[at % 6])
        })
    }),
    ("said that", |length| endless(length, |_| "said that ".to_owned())),
    ("A said B said C said", |length| {
        endless(length, |at| format!("{} said ", name(at)))
    }),
    ("adjectives", |length| endless(length, |_| "small new ".to_owned())),
    ("names", |length| {
        endless(length, |at| format!("{} {}, ", name(at), name(at / 3)))
    }),
    ("names without commas", |length| endless(length, |at| name(at) + " ")),
    ("cities elsewhere", |length| {
        endless(length, |_| "Moscow, Idaho, ".to_owned())
    }),
    ("former former president", |length| {
        endless(length, |_| "former Japanese president of ".to_owned())
    }),
    ("quotation marks that open", |length| {
        endless(length, |_| "he said “".to_owned())
    }),
    ("quotations", |length| {
        endless(length, |_| "“Yes, we will go,” he said, ".to_owned())
    }),
    ("apostrophes in a quotation", |length| {
        endless(length, |at| {
            let mark = if at < length / 32 {
                "“"
            } else {
                "the workers’ ‘n vote "
            };
            mark.to_owned()
        })
    }),
    ("brackets", |length| {
        endless(length, |at| ["(", "the vote "][at % 2].to_owned())
    }),
    ("one letter", |length| endless(length, |_| "a".to_owned())),
    ("one word with hyphens", |length| {
        endless(length, |_| "two-million-".to_owned())
    }),
    ("numbers", |length| {
        endless(length, |_| "two million hundred ".to_owned())
    }),
    ("dates", |length| {
        endless(length, |at| format!("on {} May 19{:02} and ", 1 + at % 28, at % 100))
    }),
    ("spaces", |length| {
        endless(length, |at| [" ", "\u{a0}"][at % 2].to_owned())
    }),
    ("one paragraph", |length| {
        endless(length, |at| {
            format!(
                "The {} met envoys in {} on Monday. He said that talks failed. ",
                NOUNS[at % 7],
                STATES[at % 6]
            )
        })
    }),
];

const PHRASES: [&str; 8] = [
    "the ministers of both states met in the capital ",
    "where they spoke about the islands ",
    "and after a long day of talks they agreed ",
    "that the dispute must be settled by peaceful means ",
    "but the president told reporters ",
    "he would not give up the northern territories ",
    "because history had shown ",
    "what such promises were worth to people there ",
];
const NOUNS: [&str; 7] = [
    "minister",
    "envoy",
    "president",
    "council",
    "bloc",
    "general",
    "ambassador",
];
const STATES: [&str; 6] = ["Japan", "Russia", "Peru", "Kenya", "Norway", "Malta"];

/// Puts parts together until they are so many bytes or a few more.
pub(crate) fn endless(length: usize, part: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(length + 64);
    let mut at = 0;
    while text.len() < length {
        text += &part(at);
        at += 1;
    }
    text
}

/// Makes a name that no other number has: `Bakodu`.
fn name(mut number: usize) -> String {
    let mut name = String::new();
    for _ in 0..4 {
        name.push(char::from(b"BDFGKLMNPRSTVZ"[number % 14]));
        name.push(char::from(b"aeiou"[number / 14 % 5]));
        number /= 70;
    }
    name[..1].to_owned() + &name[1..].to_lowercase()
}
