//! Running other programs: one search path for all of them, and failures that say what to do.

use crate::places;
use crate::setup;
use crate::trouble::{Outcome, Trouble};
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

/// A program from the extended search path, to be run in the repository's root.
pub fn program(name: &str) -> Command {
    let mut command = Command::new(find(name).unwrap_or_else(|| name.into()));
    command.current_dir(places::root()).env("PATH", search_path());
    command
}

/// Cargo, the same one that runs us.
pub fn cargo() -> Command {
    program("cargo")
}

/// Whether the program is on the extended search path.
pub fn installed(name: &str) -> bool {
    find(name).is_some()
}

/// Runs to the end, with the program's own output on the screen.
pub fn run(command: &mut Command, remedy: &str) -> Outcome {
    eprintln!("   + {}", line(command));
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Trouble::new(format!("`{}` ended with {status}", line(command)), remedy)),
        Err(error) => Err(Trouble::new(format!("`{}` did not start: {error}", line(command)), remedy)),
    }
}

/// What the program prints, or `None` if it is absent or fails. For questions such as `--version`.
pub fn ask(command: &mut Command) -> Option<String> {
    let answer = command.output().ok().filter(|answer| answer.status.success())?;
    Some(String::from_utf8_lossy(&answer.stdout).into_owned())
}

/// The bytes that the program prints. On failure its error output becomes part of the message.
pub fn capture(command: &mut Command, remedy: &str) -> Outcome<Vec<u8>> {
    let answer = command
        .output()
        .map_err(|error| Trouble::new(format!("`{}` did not start: {error}", line(command)), remedy))?;
    if answer.status.success() {
        return Ok(answer.stdout);
    }
    let said =
        format!("{}{}", String::from_utf8_lossy(&answer.stdout), String::from_utf8_lossy(&answer.stderr));
    Err(Trouble::new(format!("`{}` ended with {}:\n{}", line(command), answer.status, said.trim()), remedy))
}

/// The tools of this project, then cargo's, then the user's own path.
fn search_path() -> OsString {
    let mut folders = setup::tool_folders();
    folders.push(places::cargo_home().join("bin"));
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(folders).unwrap_or_else(|_| env::var_os("PATH").unwrap_or_default())
}

/// `Command::new` would look in our own PATH, not in the one that we hand to the child: so look it up ourselves.
fn find(name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    env::split_paths(&search_path())
        .flat_map(|folder| endings.iter().map(move |ending| folder.join(format!("{name}{ending}"))))
        .find(|file| file.is_file())
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let name = std::path::Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    let words = std::iter::once(name).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
