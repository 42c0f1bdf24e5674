//! How a failure is told: which step, what happened, what to do.

use std::fmt;

/// The result of a step, or of a part of one.
pub type Outcome<T = ()> = Result<T, Trouble>;

/// Why a step failed, and what the reader can do about it.
#[derive(Debug)]
pub struct Trouble {
    step: Option<String>,
    what: String,
    remedy: String,
}

impl Trouble {
    /// `what` says what happened, `remedy` what to do now.
    pub fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { step: None, what: what.into(), remedy: remedy.into() }
    }

    /// Names the step that failed. The innermost name stays.
    pub fn in_step(mut self, title: &str) -> Self {
        self.step.get_or_insert_with(|| title.to_owned());
        self
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match &self.step {
            Some(step) => writeln!(f, "FAILED: {step}")?,
            None => writeln!(f, "FAILED")?,
        }
        writeln!(f, "  what happened: {}", self.what)?;
        write!(f, "  what to do:    {}", self.remedy)
    }
}

/// Adds a path to an I/O error, which does not know which file it was about.
pub fn about(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Trouble + '_ {
    move |error| {
        Trouble::new(
            format!("{}: {error}", path.display()),
            "check that the file is there and can be read and written",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Trouble;

    #[test]
    fn the_innermost_step_is_named() {
        let text = Trouble::new("no such file", "build first").in_step("Budget").in_step("Test").to_string();
        assert!(text.starts_with("FAILED: Budget\n"), "{text}");
        assert!(text.ends_with("what to do:    build first"), "{text}");
    }
}
