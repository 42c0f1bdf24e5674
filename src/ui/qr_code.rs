use yew::prelude::*;

/// Props of [`QrCode`].
#[derive(Properties, PartialEq)]
pub struct QrCodeProps {
    /// Width and height in modules, the quiet zone included.
    pub size: u16,
    /// The dark parts, as the path of an SVG.
    pub path: AttrValue,
    /// What the code is for; also its name.
    pub caption: AttrValue,
}

/// A QR code. Black on white in the dark too, or cameras don't read it.
#[component]
pub fn QrCode(props: &QrCodeProps) -> Html {
    let size = props.size;
    html! {
        <figure class="qr-code">
            <svg class="qr-code__picture" viewBox={format!("0 0 {size} {size}")} role="img" aria-label={props.caption.clone()}>
                <rect class="qr-code__ground" width={size.to_string()} height={size.to_string()} />
                <path class="qr-code__dark" d={props.path.clone()} />
            </svg>
            <figcaption>{ &props.caption }</figcaption>
        </figure>
    }
}
