//! The save loop as a value: what waits, what is being written, and what may be said about it. No timer and no disk.

use super::DiskError;

/// What the page may say. "Saved" only when the disk has confirmed the newest change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Nothing has changed since the page opened.
    #[default]
    Idle,
    /// Something waits or is on its way.
    Saving,
    /// The disk has confirmed the newest change.
    Saved,
    /// Not saved; the work is still in memory.
    Failed(DiskError),
}

/// One write at a time, always of the newest state.
#[derive(Debug)]
pub struct Saving<T> {
    waiting: Option<T>,
    writing: bool,
    state: State,
}

impl<T> Default for Saving<T> {
    fn default() -> Saving<T> {
        Saving { waiting: None, writing: false, state: State::Idle }
    }
}

impl<T> Saving<T> {
    /// The newest state waits for its turn.
    pub fn changed(&mut self, newest: T) {
        self.waiting = Some(newest);
        self.state = State::Saving;
    }

    /// What to write now, if anything: the rest is over, the page is being hidden, or somebody pressed "try again".
    /// Whoever takes it has to say how it went with [`Saving::written`].
    pub fn take(&mut self) -> Option<T> {
        if self.writing {
            return None;
        }
        let next = self.waiting.take()?;
        self.writing = true;
        self.state = State::Saving;
        Some(next)
    }

    /// The write of `what` has ended. After a failure it waits again, unless something newer does.
    pub fn written(&mut self, what: T, result: Result<(), DiskError>) {
        self.writing = false;
        self.state = match result {
            Ok(()) if self.waiting.is_none() => State::Saved,
            Ok(()) => State::Saving,
            Err(error) => {
                self.waiting.get_or_insert(what);
                State::Failed(error)
            }
        };
    }

    /// What may be said now.
    pub fn state(&self) -> State {
        self.state
    }

    /// What could not be saved; `None` as long as saving works.
    pub fn failed(&self) -> Option<&T> {
        self.waiting.as_ref().filter(|_| matches!(self.state, State::Failed(_)))
    }

    /// True while leaving the page would lose something.
    pub fn is_unsaved(&self) -> bool {
        self.writing || self.waiting.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saved_is_said_only_of_the_newest_change() {
        let mut saving = Saving::default();
        saving.changed(1);
        let first = saving.take().unwrap();
        saving.changed(2);
        assert_eq!(saving.take(), None, "one write at a time");
        saving.written(first, Ok(()));
        assert_eq!(saving.state(), State::Saving);
        let second = saving.take().unwrap();
        saving.written(second, Ok(()));
        assert_eq!((saving.state(), saving.is_unsaved()), (State::Saved, false));
    }

    #[test]
    fn a_failed_write_waits_again_unless_something_newer_does() {
        let mut saving = Saving::default();
        saving.changed(1);
        let first = saving.take().unwrap();
        saving.written(first, Err(DiskError::Full));
        assert_eq!(saving.state(), State::Failed(DiskError::Full));
        assert!(saving.is_unsaved());
        assert_eq!(saving.failed(), Some(&1));
        let again = saving.take().unwrap();
        saving.changed(2);
        saving.written(again, Err(DiskError::Full));
        assert_eq!(saving.take(), Some(2));
    }
}
