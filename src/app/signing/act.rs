//! The whole act behind the button: sign, archive, download.

use super::{sign, trouble, Root, Signed, What};
use crate::app::export::{hand_over, Export};
use crate::app::lock::Trouble;
use crate::app::session::Act;
use crate::app::AppContext;
use crate::documents::Signature;

/// Signs, puts the result into the archive and hands the PDF to the browser's downloads. Shows how far it has come, and
/// why it was not done. Returns the document's address in the binder. Pressed again meanwhile, it does nothing.
pub async fn sign_and_archive(app: AppContext, what: What, signature: Signature) -> Option<String> {
    if !app.exporter.begin_signing() {
        return None;
    }
    let done = carry_out(&app, what, signature).await;
    app.exporter.end_signing();
    match done {
        Ok((address, export)) => {
            app.exporter.show.emit(export);
            Some(address)
        }
        Err(trouble) => {
            app.exporter.show.emit(Export::NotSigned(trouble));
            None
        }
    }
}

async fn carry_out(app: &AppContext, what: What, signature: Signature) -> Result<(String, Export), Trouble> {
    let binder = check(app, &what)?;
    let root = Root::of(&binder, &app.saver.safe).await;
    let show = |page, pages| app.exporter.show.emit(Export::Signing(page, pages));
    let signed = sign(&app.exporter.client, &root, what.clone(), signature, &show).await?;
    // While the workers were busy, another tab may have taken over, or the binder may have been put away.
    let now = check(app, &what)?;
    if now.id != binder.id {
        return Err(trouble::read_only());
    }
    let document = serde_json::to_vec(&*signed.document).map_or(0, |json| json.len());
    now.room_for(signed.file.packed.len(), document)?;
    Ok(archive(app, what, signed))
}

/// The open binder, if this may be signed in it now.
fn check(app: &AppContext, what: &What) -> Result<std::rc::Rc<crate::binder::Binder>, Trouble> {
    let binder = app.session.binder().cloned().ok_or(trouble::read_only())?;
    if app.session.read_only.is_some() {
        return Err(trouble::read_only());
    }
    match what {
        What::Draft(document) if binder.signed(&document.id).is_some() => Err(trouble::already()),
        _ => Ok(binder),
    }
}

fn archive(app: &AppContext, what: What, signed: Signed) -> (String, Export) {
    let (address, act): (_, fn(Box<Signed>, String) -> Act) = match what {
        What::Draft(document) => (document.id.clone(), |signed, _| Act::Sign(signed)),
        What::Signed { address, .. } => (address, Act::Countersign),
    };
    let (pdf, name) = (signed.pdf.clone(), signed.document.file_name());
    app.session.dispatch(act(Box::new(signed), address.clone()));
    (address, hand_over(&pdf, name))
}
