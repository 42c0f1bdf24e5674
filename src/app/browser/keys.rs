//! Signing keys by WebCrypto: ECDSA on P-256 with SHA-256, in a worker. The page itself makes no keys.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, CryptoKeyPair, EcKeyGenParams, EcdsaParams, SubtleCrypto};

const CURVE: &str = "P-256";

/// A private key in the browser's keeping.
pub struct HeldKey(CryptoKey);

impl HeldKey {
    /// A new key and its public half, an uncompressed point. `None` where the browser has no WebCrypto, as on a page that
    /// came without https. Only a key that can be `exported` can be kept.
    pub async fn make(exported: bool) -> Option<(HeldKey, Vec<u8>)> {
        let subtle = subtle()?;
        let kind = EcKeyGenParams::new("ECDSA", CURVE);
        let usages = usages(&["sign", "verify"]);
        let made = subtle.generate_key_with_object(&kind, exported, &usages).ok()?;
        let pair: CryptoKeyPair = JsFuture::from(made).await.ok()?.unchecked_into();
        let public = subtle.export_key("raw", &pair.get_public_key()).ok()?;
        let public = bytes(JsFuture::from(public).await.ok()?)?;
        Some((HeldKey(pair.get_private_key()), public))
    }

    /// A key that was kept as PKCS#8. It can't be taken out again.
    #[cfg(feature = "seal")]
    pub async fn import(pkcs8: &[u8]) -> Option<HeldKey> {
        let kind = web_sys::EcKeyImportParams::new("ECDSA");
        kind.set_named_curve(CURVE);
        let given = Uint8Array::from(pkcs8);
        let usages = usages(&["sign"]);
        let promise = subtle()?.import_key_with_object("pkcs8", &given, &kind, false, &usages);
        let imported = match promise {
            Ok(promise) => JsFuture::from(promise).await.ok(),
            Err(_) => None,
        };
        given.fill(0, 0, given.length());
        Some(HeldKey(imported?.unchecked_into()))
    }

    /// The key as PKCS#8, to be kept.
    #[cfg(feature = "seal")]
    pub async fn export(&self) -> Option<Vec<u8>> {
        let exported = subtle()?.export_key("pkcs8", &self.0).ok()?;
        bytes(JsFuture::from(exported).await.ok()?)
    }

    /// The signature of some bytes: r and s, 64 bytes.
    pub async fn sign(&self, to_sign: &[u8]) -> Option<Vec<u8>> {
        let kind = EcdsaParams::new("ECDSA", &JsValue::from_str("SHA-256"));
        let given = Uint8Array::from(to_sign);
        let signed = subtle()?.sign_with_object_and_js_u8_array(&kind, &self.0, &given).ok()?;
        bytes(JsFuture::from(signed).await.ok()?)
    }
}

/// WebCrypto of the page or of the worker. Absent where the browser does not trust the connection.
fn subtle() -> Option<SubtleCrypto> {
    let crypto = js_sys::Reflect::get(&js_sys::global(), &"crypto".into()).ok()?;
    let subtle = crypto.dyn_into::<Crypto>().ok()?.subtle();
    (!subtle.is_undefined()).then_some(subtle)
}

fn usages(words: &[&str]) -> JsValue {
    words.iter().map(|word| JsValue::from_str(word)).collect::<Array>().into()
}

/// What the browser answered, as bytes of ours; its own are overwritten, for they may be a key.
fn bytes(answer: JsValue) -> Option<Vec<u8>> {
    let given = Uint8Array::new(&answer.dyn_into::<ArrayBuffer>().ok()?.into());
    let bytes = given.to_vec();
    given.fill(0, 0, given.length());
    Some(bytes)
}
