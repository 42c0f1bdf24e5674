//! Where things are: the repository, its build folders, and the tools that all checkouts share.

use std::env;
use std::path::{Path, PathBuf};

/// The repository's root. Asked at run time first, so that a moved checkout finds itself.
pub fn root() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map(Path::to_path_buf).unwrap_or(here)
}

/// The release site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The development site: not `dist/`, so that serving never replaces what the end-to-end tests test.
pub fn development_site() -> PathBuf {
    root().join("target/site-dev")
}

/// Where the `samples` program writes its PDFs, one folder a language.
pub fn samples() -> PathBuf {
    root().join("target/samples")
}

/// Cargo's home: `CARGO_HOME`, or `.cargo` in the user's home folder.
pub fn cargo_home() -> PathBuf {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .unwrap_or_else(|| root().join("target/cargo-home"))
}

/// A tool of one version, shared by all checkouts on this machine: a new version gets a folder of its own.
pub fn shared_tool(name: &str, version: &str) -> PathBuf {
    cargo_home().join("klinikkvern-tools").join(format!("{name}-{version}"))
}

/// All files below `folder`, as sorted paths relative to it, with `/` between the parts.
pub fn files_below(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut found = vec![];
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(relative) = path.strip_prefix(folder) {
                found.push(relative.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    Ok(found)
}
