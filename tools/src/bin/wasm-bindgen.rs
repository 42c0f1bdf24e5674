//! The `wasm-bindgen` command that Trunk calls. `cargo xtask setup` puts it into the cargo home.

fn main() {
    if let Err(error) = wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(std::env::args_os()) {
        eprintln!("error: {error:?}");
        std::process::exit(1);
    }
}
