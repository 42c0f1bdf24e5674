//! A browser's profile on the disk, which can outlive the browser.

use super::browser::Browser;
use super::folder::Folder;
use std::path::{Path, PathBuf};

/// A profile with its folder of downloads. It is gone when the test is over.
pub struct Profile {
    folder: Folder,
    path: PathBuf,
}

impl Profile {
    pub(super) fn new() -> Self {
        let folder = Folder::new();
        let path = folder.path().join("profile");
        let profile = Self { folder, path };
        std::fs::create_dir_all(profile.downloads()).expect("the temporary folder can be written");
        profile
    }

    /// Starts a browser on it. Switches and scripts of the browser before are not remembered.
    pub async fn open(self) -> Browser {
        Browser::start_on(self).await
    }

    /// Where the browser keeps what it keeps.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn downloads(&self) -> PathBuf {
        self.folder.path().join("downloads")
    }

    /// A folder for files that the test chooses.
    pub(super) fn files_to_choose(&self) -> PathBuf {
        let folder = self.folder.path().join("files");
        std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
        folder
    }

    /// Every file, in all folders, with its bytes.
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files = vec![];
        let mut folders = vec![self.path.clone()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
                let path = entry.path();
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() => folders.push(path),
                    // Sockets and links of a browser that has ended hold nothing.
                    // A running browser may have removed it meanwhile.
                    Ok(kind) if kind.is_file() => {
                        files.extend(std::fs::read(&path).map(|bytes| (path, bytes)))
                    }
                    _ => {}
                }
            }
        }
        files
    }
}
