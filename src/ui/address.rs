/// The address of this page up to `#`: what comes before a route when it is handed to somebody else.
pub fn page_address() -> String {
    let address = gloo::utils::window().location().href().unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}
