//! Lists every file below `data/` and `schema/`, so that both are built into the binary.

use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
    let root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let mut files = Vec::new();
    for folder in ["data", "schema"] {
        println!("cargo::rerun-if-changed={folder}");
        list_files(Path::new(&root), Path::new(folder), &mut files)?;
    }
    files.sort();
    let mut list = String::from("&[\n");
    for file in files {
        println!("cargo::rerun-if-changed={file}");
        list.push_str(&format!(
            "    DataFile {{ path: Cow::Borrowed({file:?}), text: Cow::Borrowed(include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/\", {file:?}))) }},\n"
        ));
    }
    list.push_str("]\n");
    fs::write(Path::new(&out).join("built_in.rs"), list)
}

/// Adds the paths of all files below `folder`, with `/` between names on every system.
fn list_files(root: &Path, folder: &Path, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            list_files(root, &path, files)?;
        } else {
            files.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}
