//! The size budget: what a browser must fetch before the first page can be used.

use crate::places::{dist, files_below};
use crate::programs::{capture, program};
use crate::trouble::{about, Outcome, Trouble};

/// Bytes after Brotli, level 11. Clinics have slow lines and old phones; peers load 1.9 MB and more.
const LIMIT: usize = 400_000;

/// Prints the table, and fails over the limit.
pub fn check() -> Outcome {
    let site = dist();
    let files = files_below(&site).map_err(about(&site))?;
    let mut rows = vec![];
    for file in files {
        let path = site.join(&file);
        let raw = std::fs::metadata(&path).map_err(about(&path))?.len() as usize;
        let small = capture(
            program("brotli").args(["-q", "11", "-c"]).arg(&path),
            "install brotli, then run this again",
        )?
        .len();
        rows.push((file, raw, small));
    }
    rows.sort_by_key(|(_, _, small)| std::cmp::Reverse(*small));
    let (first, later): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(file, ..)| is_first_load(file));
    let total = table("First load", &first);
    table("Later, or never by the page itself", &later);
    println!("   first load: {} of {} kB", kilobytes(total), kilobytes(LIMIT));
    if total <= LIMIT {
        return Ok(());
    }
    Err(Trouble::new(
        format!("the first load is {} kB, {} kB over the budget", kilobytes(total), kilobytes(total - LIMIT)),
        "move what the first page does not need into a worker, or find the new dependency with `cargo tree -e normal`",
    ))
}

/// Not the binder, which is fetched after the first page is up, nor the workers for PDFs and for the vault, which are
/// fetched when first needed, nor sw.js, which is fetched after the start.
fn is_first_load(file: &str) -> bool {
    !(file.starts_with("export")
        || file.starts_with("binder")
        || file.starts_with("vault")
        || file == "sw.js"
        || file == "_headers"
        || file.ends_with(".txt"))
}

fn table(title: &str, rows: &[(String, usize, usize)]) -> usize {
    println!("   {title:<50} {:>10} {:>10}", "raw kB", "brotli kB");
    for (file, raw, small) in rows {
        println!("     {file:<48} {:>10} {:>10}", kilobytes(*raw), kilobytes(*small));
    }
    rows.iter().map(|(_, _, small)| small).sum()
}

fn kilobytes(bytes: usize) -> String {
    format!("{:.1}", bytes as f64 / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::is_first_load;

    #[test]
    fn the_page_counts_and_the_worker_does_not() {
        for file in [
            "index.html",
            "klinikkvern-1f.js",
            "klinikkvern-1f_bg.wasm",
            "fonts/KvernSans.woff2",
            "app.webmanifest",
        ] {
            assert!(is_first_load(file), "{file}");
        }
        for file in [
            "binder.js",
            "binder_bg.wasm",
            "export.js",
            "export_bg.wasm",
            "export_loader.js",
            "vault_bg.wasm",
            "sw.js",
            "_headers",
            "fonts/OFL.txt",
        ] {
            assert!(!is_first_load(file), "{file}");
        }
    }
}
