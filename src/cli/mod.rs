//! The command line: one file per command, each thin.

mod about;
mod answer;
mod archive;
mod ask;
mod build;
mod chart;
mod completions;
mod contested;
mod dates;
mod diff;
mod drawing;
mod explain;
mod export;
mod extract;
mod extracted;
mod gazetteer;
mod graphviz;
mod layout;
mod loading;
mod merge;
mod names;
mod network;
mod order;
mod output;
mod path;
mod reading;
mod request;
mod said;
mod sparql;
mod stance;
mod summary;
mod table;
mod terminal;
mod timeline;
mod unlinked;
mod value;
mod verify;
mod view;
mod who;

use crate::article::{DayOrder, InputOptions, NamedColumn};
use crate::batch::ReadOptions;
use crate::error::{Error, Result};
use crate::evidence::Confidence;
use crate::knowledge::Knowledge;
use chrono::NaiveDate;
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand};
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::process::ExitCode;
use terminal::Terminal;

const EXIT_CODES: &str = "\
Exit codes:
  0  all went well
  1  something could not be read or written; the rest was done
  2  the command was called in a wrong way";

/// Reads news about diplomacy and builds a knowledge graph of who said what when.
#[derive(Debug, Parser)]
#[command(name = "demarche", version, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    options: Options,
}

/// What holds for every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Options of every command")]
struct Options {
    /// Add entities: a `.jsonl` file, or a folder of them; `none` leaves out the built-in ones
    #[arg(long, global = true, value_name = "PATH")]
    gazetteer: Vec<PathBuf>,
    /// Use the knowledge of this folder in place of the built-in
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Day of publication of articles that give none: 2024-06-06; else a date in the name of the file or the first line
    #[arg(long, global = true, value_name = "DATE", value_parser = parse_published)]
    published: Option<NaiveDate>,
    /// Read `7/8/17` as the 7th of August; a month comes first if this is not given
    #[arg(long, global = true)]
    day_first: bool,
    /// Take a part of the articles from this column or key: text=body, published=issued.on
    #[arg(long, global = true, value_name = "PART=NAME")]
    column: Vec<NamedColumn>,
    /// Date articles that give no day of publication from within, and resolve their times by it, marked as inferred
    #[arg(long, global = true)]
    infer_date: bool,
    /// Note this day as the one on which the articles were taken in
    #[arg(long, global = true, value_name = "DATE", value_parser = parse_published)]
    recorded: Option<NaiveDate>,
    /// Leave out statements that are less sure than this, from 0 to 1: 0.8
    #[arg(long, global = true, value_name = "SHARE")]
    min_confidence: Option<Confidence>,
    /// Read so many articles at once; one per processor if not given
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    threads: Option<u16>,
    /// Refuse articles of more bytes than this; 64000000 if not given
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    max_article_bytes: Option<u32>,
    /// Show errors only
    #[arg(long, short, global = true)]
    quiet: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::BuildCommand),
    Said(said::SaidCommand),
    Ask(ask::AskCommand),
    Who(who::WhoCommand),
    About(about::AboutCommand),
    Names(names::NamesCommand),
    Timeline(timeline::TimelineCommand),
    Stance(stance::StanceCommand),
    Contested(contested::ContestedCommand),
    Path(path::PathCommand),
    Dates(dates::DatesCommand),
    Export(export::ExportCommand),
    Merge(merge::MergeCommand),
    Diff(diff::DiffCommand),
    Verify(verify::VerifyCommand),
    Sparql(sparql::SparqlCommand),
    View(view::ViewCommand),
    Archive(archive::ArchiveCommand),
    Extract(extract::ExtractCommand),
    Explain(explain::ExplainCommand),
    Gazetteer(gazetteer::GazetteerCommand),
    Completions(completions::CompletionsCommand),
}

/// Runs the command that the program was called with.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    if let Command::Export(command) = &cli.command
        && let Err(reason) = command.check()
    {
        Cli::command().error(ErrorKind::ArgumentConflict, reason).exit();
    }
    let mut terminal = Terminal::new(cli.options.quiet);
    let done = match &cli.command {
        Command::Build(command) => command.run(&cli.options, &mut terminal),
        Command::Said(command) => command.run(&cli.options, &mut terminal),
        Command::Ask(command) => command.run(&cli.options, &mut terminal),
        Command::Who(command) => command.run(&cli.options, &mut terminal),
        Command::About(command) => command.run(&cli.options, &mut terminal),
        Command::Names(command) => command.run(&cli.options, &mut terminal),
        Command::Timeline(command) => command.run(&cli.options, &mut terminal),
        Command::Stance(command) => command.run(&cli.options, &mut terminal),
        Command::Contested(command) => command.run(&cli.options, &mut terminal),
        Command::Path(command) => command.run(&cli.options, &mut terminal),
        Command::Dates(command) => command.run(&cli.options, &mut terminal),
        Command::Export(command) => command.run(&cli.options, &mut terminal),
        Command::Merge(command) => command.run(&cli.options, &mut terminal),
        Command::Diff(command) => command.run(&cli.options, &mut terminal),
        Command::Verify(command) => command.run(&cli.options, &mut terminal),
        Command::Sparql(command) => command.run(&cli.options, &mut terminal),
        Command::View(command) => command.run(&cli.options, &mut terminal),
        Command::Archive(command) => command.run(&cli.options, &mut terminal),
        Command::Extract(command) => command.run(&cli.options, &mut terminal),
        Command::Explain(command) => command.run(&cli.options, &mut terminal),
        Command::Gazetteer(command) => command.run(&cli.options, &mut terminal),
        Command::Completions(command) => command.run(),
    };
    match done {
        // Whoever reads our output has seen enough: `demarche extract … | head`.
        Err(error) if error.reason == output::BROKEN_PIPE => {}
        // An option that means nothing is a wrong call, even where only the graph could tell.
        Err(error) if error.place.starts_with("--") => {
            terminal.error(&error);
            return ExitCode::from(2);
        }
        Err(error) => terminal.error(&error),
        Ok(()) => {}
    }
    terminal.exit_code()
}

/// Reads a day: the value of `--published` or `--recorded`.
fn parse_published(text: &str) -> std::result::Result<NaiveDate, String> {
    crate::article::parse_day("", text).map_err(|error| error.reason)
}

impl Options {
    /// Loads the knowledge that these options ask for.
    ///
    /// It serves to the end of the program: giving back a hundred thousand names one by one would take a tenth of the time
    /// in which they are read.
    fn knowledge(&self) -> Result<ManuallyDrop<Knowledge>> {
        Knowledge::load(self.data.as_deref(), &self.gazetteer).map(ManuallyDrop::new)
    }

    /// Gives how articles are to be read.
    fn input(&self) -> InputOptions {
        let usual = InputOptions::default();
        InputOptions {
            published: self.published,
            order: match self.day_first {
                true => DayOrder::DayFirst,
                false => DayOrder::MonthFirst,
            },
            columns: self.column.clone(),
            longest: self.max_article_bytes.map_or(usual.longest, |longest| longest as usize),
        }
    }

    /// Gives what is wanted of the reading.
    fn reading(&self) -> ReadOptions {
        ReadOptions {
            infer_date: self.infer_date,
            recorded: self.recorded,
            min_confidence: self.min_confidence,
        }
    }

    /// Gives the same options, but for whether undated articles are dated from within.
    fn with_infer_date(&self, infer_date: bool) -> Self {
        Self {
            infer_date,
            ..self.clone()
        }
    }

    /// Makes the threads that read articles.
    fn pool(&self) -> Result<rayon::ThreadPool> {
        rayon::ThreadPoolBuilder::new()
            .num_threads(self.threads.map_or(0, usize::from))
            .build()
            .map_err(|error| Error::new("--threads", error))
    }
}
