//! The binder: everything behind the first page.

fn main() {
    klinikkvern::app::mount();
}
