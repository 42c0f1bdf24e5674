//! The PDF that the browser makes is the PDF that the tests judge: the same bytes, natively and in the worker.

use super::support::{built_app, Browser, Site};
use super::{first_visit, go, open_example, speak};
use klinikkvern::binder::{drafts, Binder};
use klinikkvern::content::Lang;
use klinikkvern::domain::parse_date;

#[tokio::test]
async fn worker_and_native_write_the_same_bytes() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    for lang in Lang::ALL {
        speak(&browser, lang.code()).await;
        open_example(&browser).await;
        let today = browser
            .js("const d = new Date(); return new Date(d - d.getTimezoneOffset() * 60000).toISOString().slice(0, 10)")
            .await;
        let today = today.as_str().and_then(parse_date).expect("a date");
        for draft in drafts(&Binder::example(lang, today), lang, today) {
            go(&browser, &format!("#/dokumenter/utkast/{}", draft.document.kind)).await;
            // Twice: run to run the bytes are the same as well.
            for _ in 0..2 {
                browser.click("#download-draft").await;
                let made = browser.download(&draft.document.file_name()).await;
                let native = klinikkvern::documents::pdf::write(&draft.document, &mut |_| ()).expect("a PDF");
                assert!(made == native, "{} differs between worker and native", draft.document.file_name());
            }
        }
    }
    browser.assert_quiet().await;
}
