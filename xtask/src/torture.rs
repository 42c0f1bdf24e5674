//! `cargo xtask torture`: the tests that take chances from a seed, with the full numbers.

use crate::journal::Journal;
use crate::programs::{cargo, run};
use crate::trouble::Outcome;

/// A long run: what it is called, the test target with its filters, and the counts as environment variables.
struct Long {
    title: &'static str,
    test: &'static [&'static str],
    counts: &'static [(&'static str, &'static str)],
    /// A million of anything wants optimised code; what is compiled anew for a few seconds does not.
    profile: &'static str,
    /// True when the test drives the built app in a browser.
    needs_site: bool,
}

/// All long runs, one entry each. A new one is a line here; its test reads its count from the environment.
const LONG: &[Long] = &[
    Long {
        title: "Store: 10,000 stops of the machine, 2,000 schedules of tabs",
        test: &["simulator", "--skip", "planted::"],
        counts: &[
            ("KLINIKKVERN_KILLS", "10000"),
            ("KLINIKKVERN_SCHEDULES", "2000"),
            ("KLINIKKVERN_SEALED", "60"),
        ],
        profile: "dev",
        needs_site: false,
    },
    Long {
        title: "Store: every planted bug is found",
        test: &["simulator", "planted::"],
        counts: &[("KLINIKKVERN_PLANTS", "all")],
        profile: "dev",
        needs_site: false,
    },
    Long {
        title: "Files: 1,000,000 altered ones",
        test: &["mutations"],
        counts: &[("KLINIKKVERN_MUTATIONS", "1000000")],
        profile: "torture",
        needs_site: false,
    },
    Long {
        title: "Chain: 10,000 chains of sign-offs, altered in eight ways",
        test: &["chain"],
        counts: &[("KLINIKKVERN_CHAINS", "10000")],
        profile: "torture",
        needs_site: false,
    },
    Long {
        title: "Suppliers: 1,000,000 altered answers",
        test: &["answers"],
        counts: &[("KLINIKKVERN_MUTATIONS", "1000000")],
        profile: "torture",
        needs_site: false,
    },
    Long {
        title: "Browser: killed 300 times while it saves",
        test: &["e2e", "kills::"],
        counts: &[("KLINIKKVERN_BROWSER_KILLS", "300")],
        profile: "dev",
        needs_site: true,
    },
];

/// Runs them all, or those whose title or target has one of these words.
pub fn all(journal: &mut Journal, filters: &[String]) -> Outcome {
    let is_chosen = |long: &Long| {
        let name = format!("{} {}", long.title.to_lowercase(), long.test.join(" "));
        filters.is_empty() || filters.iter().any(|filter| name.contains(&filter.to_lowercase()))
    };
    for long in LONG.iter().filter(|long| is_chosen(long)) {
        if long.needs_site {
            crate::site::build(journal, &[])?;
        }
        journal.step(long.title, || one(long))?;
    }
    Ok(())
}

fn one(long: &Long) -> Outcome {
    let mut command = cargo();
    let (target, filters) = long.test.split_first().unwrap_or((&"", &[]));
    command.args(["test", "--locked", "--all-features", "--profile", long.profile, "--test", target]);
    command.args(["--", "--nocapture"]);
    command.arg("--test-threads=1").args(filters).envs(long.counts.iter().copied());
    run(&mut command, "the message above names the seed and the command that shows it again")
}
