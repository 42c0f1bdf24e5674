//! The export worker. The work itself is compiled only into the worker (`src/bin/export.rs`).

use super::task::{Reply, Task};
use gloo_worker::{HandlerId, Worker, WorkerScope};

/// The worker that makes, signs and checks PDFs.
pub struct PdfWorker {
    #[cfg(feature = "export")]
    desk: std::rc::Rc<std::cell::RefCell<super::signer::Desk>>,
}

impl Worker for PdfWorker {
    type Message = ();
    /// A number that comes back with every answer, and what is asked for.
    type Input = (u32, Task);
    type Output = (u32, Reply);

    fn create(_scope: &WorkerScope<Self>) -> Self {
        PdfWorker {
            #[cfg(feature = "export")]
            desk: Default::default(),
        }
    }

    fn update(&mut self, _scope: &WorkerScope<Self>, (): ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, (number, task): (u32, Task), id: HandlerId) {
        let scope = scope.clone();
        let tell = move |reply| scope.respond(id, (number, reply));
        #[cfg(feature = "export")]
        at_work::carry_out(&self.desk, number, task, tell);
        // The page itself holds no PDF writer; it only names the worker.
        #[cfg(not(feature = "export"))]
        {
            let _ = task;
            tell(Reply::Failed(super::Failure::Document("built without the feature `export`".into())));
        }
    }
}

/// Each task with its answer.
#[cfg(feature = "export")]
mod at_work {
    use crate::app::export::pack;
    use crate::app::export::signer::{self, Desk};
    use crate::app::export::task::{Failure, Reply, Task};
    use crate::documents::calendar::calendar;
    use crate::documents::pdf::{write, Progress};
    use crate::documents::sheet::{read_rows, to_csv, to_xlsx, Limits, SheetFormat};
    use crate::signing::verify;
    use serde_bytes::ByteBuf;
    use std::cell::RefCell;
    use std::rc::Rc;
    use wasm_bindgen_futures::spawn_local;

    pub fn carry_out(desk: &Rc<RefCell<Desk>>, number: u32, task: Task, tell: impl Fn(Reply) + 'static) {
        let desk = desk.clone();
        match task {
            Task::Make(document) => {
                tell(make(&document, &tell).map_or_else(Reply::Failed, |pdf| Reply::Pdf(pdf.into())));
            }
            Task::OwnKey => spawn_local(async move {
                tell(signer::own_key(&desk).await.unwrap_or_else(Reply::Failed));
            }),
            Task::Sign(order) => spawn_local(async move {
                let reply = signer::begin(&desk, number, *order, |document| make(document, &tell)).await;
                tell(reply.unwrap_or_else(Reply::Failed));
            }),
            Task::Certified(signatures) => spawn_local(async move {
                tell(signer::go_on(&desk, number, signatures).await.unwrap_or_else(Reply::Failed));
            }),
            Task::Check(pdf) => tell(Reply::Checked(Box::new(verify(&pdf)))),
            Task::Unpack(packed) => tell(bytes_or_misfit(pack::unpack(&packed), Reply::Unpacked)),
            Task::Pack(pdf) => tell(bytes_or_misfit(pack::pack(&pdf), Reply::Packed)),
            Task::Folder { day, files } => tell(bytes_or_misfit(pack::folder(&day, &files), Reply::Folder)),
            Task::WriteSheet(sheet, SheetFormat::Csv) => tell(Reply::SheetWritten(to_csv(&sheet).into())),
            Task::WriteSheet(sheet, SheetFormat::Xlsx) => {
                tell(bytes_or_misfit(to_xlsx(&sheet), Reply::SheetWritten))
            }
            Task::ReadSheet(bytes) => tell(Reply::SheetRead(read_rows(&bytes, Limits::LIST))),
            Task::WriteCalendar(events, made) => tell(Reply::CalendarWritten(calendar(&events, made))),
        }
    }

    fn bytes_or_misfit(bytes: Option<Vec<u8>>, reply: impl FnOnce(ByteBuf) -> Reply) -> Reply {
        bytes.map_or(Reply::Failed(Failure::Misfit), |bytes| reply(bytes.into()))
    }

    fn make(document: &str, tell: impl Fn(Reply)) -> Result<Vec<u8>, Failure> {
        let cause = |error: &dyn std::fmt::Display| Failure::Document(error.to_string());
        let document: crate::documents::Document =
            serde_json::from_str(document).map_err(|error| cause(&error))?;
        let made = write(&document, &mut |progress| match progress {
            Progress::LayingOut { .. } => tell(Reply::Page(0, 0)),
            Progress::Drawing { page, pages } => tell(Reply::Page(page, pages)),
            Progress::Completing => {}
        });
        made.map_err(|error| cause(&error))
    }
}
