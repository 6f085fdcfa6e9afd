//! Whether time grows with the text: MB/s of every step on hostile texts of growing length, beside news.
//!
//! `cargo bench --bench scaling -- names 4` reads only the texts whose kind holds the word, up to so many MB, and `2-5` leaves out
//! the later steps. The last
//! column is how many times the time of news each MB takes; `-` stands for a step that would outlast patience.

#![allow(clippy::print_stdout)] // the table is what it makes

#[path = "support/hostile.rs"]
mod hostile;
#[path = "support/news.rs"]
mod news;

use chrono::NaiveDate;
use demarche::article::Article;
use demarche::clause::find_clauses;
use demarche::coreference::find_references;
use demarche::extraction::{Extraction, ExtractionLine};
use demarche::knowledge::Knowledge;
use demarche::mention::find_mentions;
use demarche::moment::find_moments;
use demarche::relation::find_relations;
use demarche::sentence::split_sentences;
use demarche::stance::find_stances;
use demarche::statement::{ToldStatements, find_statements};
use demarche::status::find_statuses;
use demarche::time::find_times;
use hostile::HOSTILE;
use news::news;
use std::error::Error;
use std::time::{Duration, Instant};

const SIZES: [usize; 4] = [64_000, 256_000, 1_000_000, 4_000_000];
const LARGER: [usize; 3] = [1_000_000, 10_000_000, 100_000_000];

/// A step is left out where it would take longer, were its time to grow twice as fast as the text.
const PATIENCE: Duration = Duration::from_secs(120);

/// Steps 2 to 5, without which none of the others can be.
const LOWER: &str = "2-5";

const STEPS: [&str; 11] = [
    "sentence",
    "mention",
    "time",
    "clause",
    "coref",
    "moment",
    "status",
    "statement",
    "relation",
    "stance",
    "line",
];

/// The time of each step; `None` for those that were left out.
type Times = [Option<Duration>; STEPS.len()];

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    let most = words
        .iter()
        .find_map(|word| word.parse().ok())
        .map_or(usize::MAX, |most: usize| most * 1_000_000);
    let steps = if words.iter().any(|word| word == LOWER) {
        4
    } else {
        STEPS.len()
    };
    let asked = words
        .iter()
        .find(|word| word.parse::<usize>().is_err() && *word != LOWER);
    let is_asked = |kind: &str| asked.is_none_or(|word| kind.contains(word.as_str()));
    let knowledge = Knowledge::built_in()?;
    print!("MB/s{:<33}", "");
    STEPS
        .iter()
        .chain(&[LOWER, "all", "× 2-5", "× all"])
        .for_each(|step| print!("{step:>10}"));
    println!();

    let text = news(SIZES[2])?;
    let timer = || Timer {
        knowledge: &knowledge,
        steps,
        last: None,
    };
    let per_byte = Shares::new(text.len(), &timer().time(&text));
    let show = |kind: &str, sizes: &[usize], make: &dyn Fn(usize) -> Result<String, Box<dyn Error>>| {
        let mut timer = timer();
        for &size in sizes.iter().filter(|&&size| size <= most && is_asked(kind)) {
            let text = make(size)?;
            let times = timer.time(&text);
            print_row(kind, text.len(), &times, &per_byte);
        }
        Ok::<(), Box<dyn Error>>(())
    };
    show("news", &LARGER, &news)?;
    for (kind, make) in HOSTILE {
        let sizes: &[usize] = if kind == "one paragraph" { &LARGER[..2] } else { &SIZES };
        show(kind, sizes, &|size| Ok(make(size)))?;
    }
    Ok(())
}

/// How many nanoseconds a byte takes in steps 2 to 5, and in all.
struct Shares {
    first: Option<f64>,
    all: Option<f64>,
}

impl Shares {
    fn new(bytes: usize, times: &Times) -> Self {
        let share = |times: &[Option<Duration>]| {
            let all: Option<Duration> = times.iter().copied().sum();
            all.map(|all| all.as_nanos() as f64 / bytes as f64)
        };
        Self {
            first: share(&times[..4]),
            all: share(times),
        }
    }
}

fn print_row(kind: &str, bytes: usize, times: &Times, news: &Shares) {
    print!("{kind:<28}{:>9}", format!("{} KB", bytes / 1000));
    let own = Shares::new(bytes, times);
    let each = times
        .iter()
        .map(|time| time.map(|time| time.as_nanos() as f64 / bytes as f64));
    let ratio = |own: Option<f64>, news: Option<f64>| own.zip(news).map(|(own, news)| own / news);
    let speed = |share: Option<f64>| share.map(|share| 1000.0 / share);
    let columns = each.map(speed).chain([speed(own.first), speed(own.all)]);
    for column in columns.chain([ratio(own.first, news.first), ratio(own.all, news.all)]) {
        print!(
            "{:>10}",
            column.map_or_else(|| "-".to_owned(), |column| format!("{column:.2}"))
        );
    }
    println!();
}

/// Reads texts of one kind, the shorter before the longer.
struct Timer<'a> {
    knowledge: &'a Knowledge,
    /// How many steps are timed.
    steps: usize,
    /// The length of the last text, and its times.
    last: Option<(usize, Times)>,
}

impl Timer<'_> {
    fn time(&mut self, text: &str) -> Times {
        let day = NaiveDate::from_ymd_opt(2024, 6, 6);
        let article = Article::from_text("text", text, day);
        let mut times = Times::default();
        self.time_steps(&article, &mut times);
        self.last = Some((text.len(), times));
        times
    }

    /// Times one step after the other, until one would outlast patience.
    fn time_steps(&self, article: &Article, times: &mut Times) -> Option<()> {
        let Knowledge {
            gazetteer,
            sentence: words,
            ..
        } = self.knowledge;
        let mut next = 0;
        let mut timed = |step: &mut dyn FnMut()| {
            if self.outlasts(next, article.text.len()) {
                return None;
            }
            let start = Instant::now();
            step();
            times[next] = Some(start.elapsed());
            next += 1;
            Some(())
        };
        let mut made = Extraction {
            sentences: Default::default(),
            mentions: Vec::new(),
            times: Vec::new(),
            clauses: Default::default(),
            references: Default::default(),
            moments: Default::default(),
            statuses: Default::default(),
            statements: Vec::new(),
            relations: Vec::new(),
            stances: Vec::new(),
        };
        let knowledge = self.knowledge;
        timed(&mut || made.sentences = split_sentences(article, words))?;
        timed(&mut || made.mentions = find_mentions(article, &made.sentences, gazetteer, &knowledge.mention).mentions)?;
        timed(&mut || made.times = find_times(article, &made.sentences, &[], &knowledge.time))?;
        timed(&mut || {
            let tagged = made.parsed(article, knowledge).tagged;
            made.clauses = find_clauses(tagged, &made.mentions, &made.times, &knowledge.clause);
        })?;
        timed(&mut || {
            let parsed = made.parsed(article, knowledge);
            made.references = find_references(parsed, gazetteer, &knowledge.coreference);
        })?;
        timed(&mut || {
            let parsed = made.parsed(article, knowledge);
            made.moments = find_moments(parsed, &made.references, gazetteer, &knowledge.moment);
        })?;
        timed(&mut || {
            let parsed = made.parsed(article, knowledge);
            made.statuses = find_statuses(parsed, &made.moments, &knowledge.status);
        })?;
        timed(&mut || made.statements = find_statements(&made.page(article, knowledge), &knowledge.statement))?;
        timed(&mut || {
            let (page, told) = (made.page(article, knowledge), ToldStatements::new(&made.statements));
            made.relations = find_relations(&page, &told, &knowledge.relation);
        })?;
        timed(&mut || {
            let (page, told) = (made.page(article, knowledge), ToldStatements::new(&made.statements));
            made.stances = find_stances(&page, &told, &knowledge.stance);
        })?;
        timed(&mut || {
            let line = ExtractionLine::new(article, &made, knowledge);
            std::hint::black_box(serde_json::to_vec(&line).map_or(0, |line| line.len()));
        })
    }

    /// Says whether a step would take too long on a text of so many bytes.
    fn outlasts(&self, step: usize, bytes: usize) -> bool {
        if step >= self.steps {
            return true;
        }
        let Some((before, times)) = &self.last else {
            return false;
        };
        let growth = bytes as f64 / *before as f64;
        times[step].is_none_or(|time| 2.0 * growth * time.as_secs_f64() > PATIENCE.as_secs_f64())
    }
}
