//! What the module promises, beyond what stands at the foot of its files.

mod catalogues;
mod documents;
mod plan;
mod register;
mod sample;
mod staff_list;

use super::model::Access;
use super::{AccessControl, CLINIC_SAMPLE};
use crate::content::{localise, Lang};
use crate::domain::{Clinic, Ctx, Date, Digest};
use crate::features::Feature;

/// The day on which everything is looked at.
const DAY: Date = jiff::civil::date(2026, 11, 22);

/// Normland's facts.
fn clinic(lang: Lang) -> Clinic {
    serde_json::from_value(localise(CLINIC_SAMPLE, lang).expect("JSON")).expect("the clinic's sample")
}

fn access(lang: Lang) -> Access {
    AccessControl::sample(lang)
}

fn in_ctx<T>(clinic: &Clinic, lang: Lang, today: Date, work: impl Fn(&Ctx) -> T) -> T {
    let digest = Digest { series: "7F3A".into(), ..Digest::default() };
    work(&Ctx { clinic, digest: &digest, lang, today })
}
