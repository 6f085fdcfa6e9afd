//! Arguments → files, in the order of the arguments and of the file names.

use crate::article::input::kind::NamedInput;
use crate::error::{Error, Result};
use rustc_hash::FxHashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The argument that stands for standard input.
pub const STANDARD_INPUT: &str = "-";

/// Texts that may have their metadata beside them.
const BESIDE: [&str; 5] = ["txt", "md", "markdown", "html", "htm"];

/// Files that tell of a folder, and are none of its articles.
const OF_FOLDERS: [&str; 4] = ["readme", "license", "changelog", "notice"];

/// Files of these endings are told where they lie in a folder: there is text in them that somebody has to take out.
const DOCUMENTS: [&str; 6] = ["pdf", "docx", "doc", "odt", "rtf", "epub"];

/// What comes next.
pub(super) enum Step {
    /// A file to read, and whether it was asked for by its name.
    File { path: PathBuf, asked: bool },
    /// A file of a folder that holds no article, by its ending.
    LeftOut(String),
    /// What cannot be walked.
    Failed(Error),
}

/// The files that are still to be read.
pub(super) struct Walk {
    /// The next one last.
    pending: Vec<Pending>,
}

/// A part of the walk.
enum Pending {
    /// A file or folder that was asked for.
    Asked(PathBuf),
    /// A file or folder below one that was asked for.
    Below(PathBuf),
    /// A file below one that holds no article.
    LeftOut(String),
    /// All below a folder that was asked for has been read; so many articles and errors were given before.
    FolderEnd { folder: PathBuf, before: usize },
}

impl Walk {
    pub(super) fn new(paths: &[PathBuf]) -> Self {
        // `seeds/*` names a text and its metadata: one article.
        let texts = paths
            .iter()
            .map(|path| text_beside(path).unwrap_or_else(|| path.clone()));
        let mut asked = FxHashSet::default();
        let mut pending: Vec<Pending> = texts
            .filter(|path| asked.insert(path.clone()))
            .map(Pending::Asked)
            .collect();
        pending.reverse();
        Self { pending }
    }

    /// Gives the next step; `given` is how many articles and errors there were.
    pub(super) fn next(&mut self, given: usize) -> Option<Step> {
        loop {
            let (path, asked) = match self.pending.pop()? {
                Pending::Asked(path) => (path, true),
                Pending::Below(path) => (path, false),
                Pending::LeftOut(ending) => return Some(Step::LeftOut(ending)),
                Pending::FolderEnd { folder, before } if before == given => {
                    let reason = "no articles (text, Markdown, pages, JSON, tables, feeds)";
                    return Some(Step::Failed(Error::new(folder.display(), reason)));
                }
                Pending::FolderEnd { .. } => continue,
            };
            if !path.is_dir() {
                return Some(Step::File { path, asked });
            }
            match list_folder(&path) {
                Ok(below) => {
                    if asked {
                        let before = given;
                        self.pending.push(Pending::FolderEnd { folder: path, before });
                    }
                    self.pending.extend(below.into_iter().rev());
                }
                Err(error) => return Some(Step::Failed(error)),
            }
        }
    }
}

/// Lists the folders and articles of a folder, sorted; metadata, hidden files and the pictures of saved pages are not
/// among them.
fn list_folder(folder: &Path) -> Result<Vec<Pending>> {
    let failed = |error: io::Error| Error::new(folder.display(), error);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            paths.push((entry.path(), name, entry.file_type().map_err(failed)?.is_dir()));
        }
    }
    paths.sort();
    let names: FxHashSet<String> = paths.iter().map(|(_, name, _)| name.clone()).collect();
    let is_of_page = |name: &str| {
        let page = name.strip_suffix("_files");
        page.is_some_and(|page| {
            ["html", "htm"]
                .iter()
                .any(|ending| names.contains(&format!("{page}.{ending}")))
        })
    };
    let below = paths.iter().filter_map(|(path, name, is_folder)| {
        let input = NamedInput::new(name);
        let is_about = OF_FOLDERS.contains(&input.stem.to_lowercase().as_str());
        if *is_folder {
            return (!is_of_page(name)).then(|| Pending::Below(path.clone()));
        }
        if text_beside(path).is_some() {
            return None;
        }
        let is_read = input.kind().is_some() || DOCUMENTS.contains(&input.ending.as_str());
        Some(match is_read && !is_about {
            true => Pending::Below(path.clone()),
            false if input.ending.is_empty() || is_about => Pending::LeftOut(name.clone()),
            false => Pending::LeftOut(format!(".{}", input.ending)),
        })
    });
    Ok(below.collect())
}

/// Gives the text whose metadata a `.json` file is.
pub(super) fn text_beside(path: &Path) -> Option<PathBuf> {
    let is_json = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let mut texts = BESIDE.iter().map(|ending| path.with_extension(ending));
    is_json.then(|| texts.find(|text| text.is_file())).flatten()
}
