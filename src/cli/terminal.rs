//! What the user sees beside the output: errors, notes, progress.

use crate::error::Error;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

/// Standard error. Remembers with what code the program will end.
pub(super) struct Terminal {
    quiet: bool,
    colors: bool,
    code: u8,
    progress: Option<ProgressBar>,
    /// What need not be said again.
    said: Vec<&'static str>,
}

impl Terminal {
    /// Colours are for terminals, and only where `NO_COLOR` does not forbid them.
    pub(super) fn new(quiet: bool) -> Self {
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self {
            quiet,
            colors: io::stderr().is_terminal() && !no_color,
            code: 0,
            progress: None,
            said: Vec::new(),
        }
    }

    /// Shows an error; the program will end with 1.
    pub(super) fn error(&mut self, error: &Error) {
        self.end_with(1);
        let head = if self.colors {
            "\x1b[1;31merror:\x1b[0m"
        } else {
            "error:"
        };
        self.line(&format!("{head} {}", visible(&error.to_string())));
    }

    /// Shows what may be wrong, unless the user wants quiet; the program will not end with 1 for it.
    pub(super) fn warning(&self, warning: &Error) {
        self.note(&format!("warning: {}", visible(&warning.to_string())));
    }

    /// Shows a note, unless the user wants quiet.
    pub(super) fn note(&self, note: &str) {
        if !self.quiet {
            self.line(note);
        }
    }

    /// Shows a note that was not shown before.
    pub(super) fn note_once(&mut self, note: &'static str) {
        if !self.said.contains(&note) {
            self.said.push(note);
            self.note(note);
        }
    }

    /// Says whether the user wants to see more than errors.
    pub(super) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Shows how many articles were read. Nothing is drawn where standard error is no terminal.
    pub(super) fn progress(&mut self, articles: usize) {
        if self.quiet || !self.colors {
            return;
        }
        let bar = self.progress.get_or_insert_with(|| {
            let style = ProgressStyle::with_template("{spinner} {pos} articles, {per_sec}");
            let bar = ProgressBar::new_spinner();
            style.map_or(bar.clone(), |style| bar.with_style(style))
        });
        bar.set_position(articles as u64);
    }

    /// Takes the progress away.
    pub(super) fn end_progress(&mut self) {
        if let Some(bar) = self.progress.take() {
            bar.finish_and_clear();
        }
    }

    /// Lets the program end with this code, or a higher one that it has already.
    pub(super) fn end_with(&mut self, code: u8) {
        self.code = self.code.max(code);
    }

    /// Says whether an error was shown.
    pub(super) fn has_failed(&self) -> bool {
        self.code > 0
    }

    /// Gives 1 if something failed, or what a command ends with.
    pub(super) fn exit_code(&self) -> ExitCode {
        ExitCode::from(self.code)
    }

    /// Writes a line. If standard error is closed nobody can be told.
    fn line(&self, line: &str) {
        let write = || {
            let _ = writeln!(io::stderr(), "{line}");
        };
        match &self.progress {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }
}

/// Shows control characters as marks: text from files must not drive the terminal.
pub(super) fn visible(text: &str) -> String {
    let mark = |character: char| match character {
        '\n' | '\t' => ' ',
        _ if character.is_control() => '\u{FFFD}',
        _ => character,
    };
    text.chars().map(mark).collect()
}
