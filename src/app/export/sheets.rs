//! Spreadsheets and calendar files that a module asks for: saved through the worker to the downloads, or read from what
//! somebody chose.

use super::{ExportClient, Reply, Task};
use crate::app::{browser, t};
use crate::content::Lang;
use crate::documents::sheet::SheetError;
use crate::documents::{calendar, calendar_file_name, sheet_file_name};
use crate::domain::Date;
use crate::features::{CalendarToSave, SheetToRead, SheetToSave};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// Saves a table, and says whether it was saved.
pub fn save_sheet(client: ExportClient, order: SheetToSave, today: Date, lang: Lang, say: Callback<String>) {
    spawn_local(async move {
        let name = sheet_file_name(&order.name, today, order.format);
        let media_type = order.format.media_type();
        let made = client.ask(Task::WriteSheet(Box::new(order.sheet), order.format)).await;
        let saved = match made {
            Some(Reply::SheetWritten(bytes)) => browser::download(&bytes, &name, media_type).is_ok(),
            _ => false,
        };
        say.emit(match saved {
            true => t::FILE_SAVED.fill(lang, &[("name", &name)]),
            false => t::SHEET_NOT_SAVED.string(lang),
        });
    });
}

/// Saves days as a calendar file, and says whether it was saved.
pub fn save_calendar(
    client: ExportClient,
    order: CalendarToSave,
    today: Date,
    lang: Lang,
    say: Callback<String>,
) {
    spawn_local(async move {
        let name = calendar_file_name(&order.name, today);
        let saved = match client.ask(Task::WriteCalendar(order.events, today)).await {
            Some(Reply::CalendarWritten(text)) => {
                browser::download(text.as_bytes(), &name, calendar::MEDIA_TYPE).is_ok()
            }
            _ => false,
        };
        say.emit(match saved {
            true => t::FILE_SAVED.fill(lang, &[("name", &name)]),
            false => t::CALENDAR_NOT_SAVED.string(lang),
        });
    });
}

/// Reads a list, and tells what stands in it.
pub fn read_sheet(client: ExportClient, order: SheetToRead) {
    spawn_local(async move {
        let found = match client.ask(Task::ReadSheet(order.bytes.into())).await {
            Some(Reply::SheetRead(found)) => found,
            _ => Err(SheetError::NotRead),
        };
        order.tell.emit(found);
    });
}
