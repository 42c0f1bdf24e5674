//! Mounts the app.

fn main() {
    klinikkvern::app::mount();
}
