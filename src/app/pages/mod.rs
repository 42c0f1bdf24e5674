//! The screens that belong to no single module.

mod about;
mod actions;
mod check;
mod course;
mod documents;
mod draft;
mod finish;
mod home;
mod merge;
mod rescue;
mod settings;
mod supplier;
mod tasks;
mod welcome;

pub use about::{About, Accessibility, NotFound};
pub use actions::Actions;
pub use check::{check_for, CheckPage};
pub use course::{open_course_here, use_keeping, CoursePage, Learning, LearningHandle};
pub use documents::{inspection_index, CountersignPage, Documents, FolderPage, SignedPage};
pub use draft::{progress, DraftPage, ExportStatus};
pub use finish::Finish;
pub use home::Home;
pub use merge::{ChangesList, DifferencesPreview, MergePage};
pub use rescue::{Rescue, Unreadable};
pub use settings::{Appearance, Settings};
pub use supplier::{use_leave_warning, Answering, AnsweringHandle, SupplierPage};
pub use tasks::Tasks;
pub use welcome::Welcome;
