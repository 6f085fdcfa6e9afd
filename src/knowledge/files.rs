//! The user's own files of knowledge, under the paths that the steps look for.

use crate::data::DataFile;
use crate::error::{Error, Result};
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::{fs, io};

const DATA: &str = "data/";
const GAZETTEER: &str = "data/gazetteer/";

/// What stands for no gazetteer at all in place of a path.
const NONE: &str = "none";

/// Puts the files of a folder in place of the built-in `data/`, and adds gazetteers: files, or folders of `.jsonl`.
///
/// `none` among the gazetteers leaves those out that are not the user's own.
pub(super) fn read_files(built_in: &[DataFile], data: Option<&Path>, gazetteers: &[PathBuf]) -> Result<Vec<DataFile>> {
    let keep = |file: &&DataFile| data.is_none() || !file.path.starts_with(DATA);
    let mut files: Vec<DataFile> = built_in.iter().filter(keep).cloned().collect();
    if let Some(folder) = data {
        for path in list_files(folder)? {
            let below = path.strip_prefix(folder).unwrap_or(&path);
            files.push(read_file(&path, format!("{DATA}{}", plain(below)))?);
        }
    }
    if gazetteers.iter().any(|path| path == Path::new(NONE)) {
        files.retain(|file| !file.path.starts_with(GAZETTEER));
    }
    for gazetteer in gazetteers.iter().filter(|path| *path != Path::new(NONE)) {
        for path in list_files(gazetteer)? {
            files.push(read_file(&path, format!("{GAZETTEER}{}", plain(&path)))?);
        }
    }
    Ok(files)
}

/// Gives an error the path under which the user knows the file.
pub(super) fn name_place(mut error: Error, data: Option<&Path>, gazetteers: &[PathBuf]) -> Error {
    let added = error.place.strip_prefix(GAZETTEER).filter(|place| {
        let place = Path::new(place);
        gazetteers.iter().any(|gazetteer| place.starts_with(gazetteer))
    });
    if let Some(place) = added {
        error.place = place.to_owned();
    } else if let (Some(folder), Some(below)) = (data, error.place.strip_prefix(DATA)) {
        error.place = plain(&folder.join(below));
    }
    error
}

fn read_file(path: &Path, place: String) -> Result<DataFile> {
    let text = fs::read_to_string(path).map_err(|error| Error::new(path.display(), error))?;
    Ok(DataFile {
        path: Cow::Owned(place),
        text: Cow::Owned(text),
    })
}

/// Lists the files of a folder and of those below it, sorted; a file gives itself.
fn list_files(path: &Path) -> Result<Vec<PathBuf>> {
    let failed = |error: io::Error| Error::new(path.display(), error);
    if !fs::metadata(path).map_err(failed)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = fs::read_dir(path).map_err(failed)?;
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()
        .map_err(failed)?;
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        files.extend(list_files(&path)?);
    }
    Ok(files)
}

/// Writes a path with `/` between names on every system.
fn plain(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
