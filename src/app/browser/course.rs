//! Where somebody is in the yearly course: name, answers and the course itself, and nothing of any binder.
//!
//! Until it is signed it outlives the browser, so that a phone in a pocket may close the page. After that only this tab
//! remembers it: what is done does not lie on a PC that others use.

use gloo::storage::{LocalStorage, SessionStorage, Storage};

const COURSE: &str = "klinikkvern-course";

/// What this browser kept of a course, if anything.
pub fn kept_course() -> Option<String> {
    SessionStorage::get(COURSE).or_else(|_| LocalStorage::get(COURSE)).ok()
}

/// Keeps it for a reload.
pub fn keep_course(course: &str, is_signed: bool) {
    if is_signed {
        LocalStorage::delete(COURSE);
        let _ = SessionStorage::set(COURSE, course);
    } else {
        SessionStorage::delete(COURSE);
        let _ = LocalStorage::set(COURSE, course);
    }
}

/// Forgets it.
pub fn forget_course() {
    SessionStorage::delete(COURSE);
    LocalStorage::delete(COURSE);
}
