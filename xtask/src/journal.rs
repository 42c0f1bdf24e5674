//! Headings and times: what is being done, and how long it took.

use crate::trouble::Outcome;
use std::time::{Duration, Instant};

/// The steps of this run so far.
#[derive(Default)]
pub struct Journal {
    steps: Vec<(String, Duration)>,
}

impl Journal {
    /// Does one step: prints its heading first and its time afterwards. A failure gets the step's name.
    pub fn step<T>(&mut self, title: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        eprintln!("\n── {title}");
        let start = Instant::now();
        let outcome = work().map_err(|trouble| trouble.in_step(title));
        let time = start.elapsed();
        if outcome.is_ok() {
            eprintln!("   {title}: {}", clock(time));
        }
        self.steps.push((title.to_owned(), time));
        outcome
    }

    /// Lists all steps with their times, if there was more than one.
    pub fn close(&self) {
        if self.steps.len() < 2 {
            return;
        }
        eprintln!("\n── All steps");
        for (title, time) in &self.steps {
            eprintln!("   {:>8}  {title}", clock(*time));
        }
        eprintln!("   {:>8}  together", clock(self.steps.iter().map(|(_, time)| *time).sum()));
    }
}

/// A time for people: `0.3 s`, `12.4 s`, `3 min 5 s`.
fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::{clock, Journal};
    use crate::trouble::Trouble;
    use std::time::Duration;

    #[test]
    fn times_read_like_times() {
        assert_eq!(clock(Duration::from_millis(340)), "0.3 s");
        assert_eq!(clock(Duration::from_secs(185)), "3 min 5 s");
    }

    #[test]
    fn a_failure_carries_the_name_of_its_step() {
        let outcome: Result<(), _> =
            Journal::default().step("Bake", || Err(Trouble::new("burnt", "bake again")));
        assert!(outcome.is_err_and(|trouble| trouble.to_string().contains("FAILED: Bake")));
    }
}
