//! The first page. The binder is a program of its own, see `bin/binder.rs`.

fn main() {
    klinikkvern::app::mount_front();
}
