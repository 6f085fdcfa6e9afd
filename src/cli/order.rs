//! Arguments in the wrong order: a file where a name belongs.

use crate::error::{Error, Result};
use std::path::{Path, PathBuf};

/// Fails if a name is a file and no path that follows it is one: `demarche about seeds.jsonld Putin`.
pub(super) fn check_order(command: &str, what: &str, name: &str, paths: &[PathBuf]) -> Result<()> {
    let is_path = Path::new(name).exists();
    let is_missing = paths.iter().all(|path| !path.exists());
    if !is_path || !is_missing || paths.is_empty() && !Path::new(name).is_file() {
        return Ok(());
    }
    let given = paths
        .first()
        .map(|path| crate::ask::quoted(&path.display().to_string()));
    let given = given.unwrap_or_else(|| what.to_uppercase());
    let reason = format!("is a file; the {what} comes before it: demarche {command} {given} {name}");
    Err(Error::new(name, reason))
}
