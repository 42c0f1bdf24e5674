//! `…/formal` and the like: one part of a row, with the way to change it.

use super::{basis, choices, frame, own, text, Context};
use crate::content::Localized;
use crate::features::records::model::Field;
use crate::features::records::overview::href;
use crate::features::records::page::t;
use crate::features::records::row::Row;
use crate::features::records::t as names;
use crate::ui::LinkButton;
use yew::prelude::*;

/// A part of a row that has a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What a row of the clinic's own is called, and what it is about.
    Name,
    /// Why the clinic does it.
    Purpose,
    /// The legal basis, in the GDPR and in Norwegian law.
    Basis,
    /// Whose data it is.
    Subjects,
    /// Kinds of data.
    Categories,
    /// Who gets data.
    Recipients,
    /// Transfers out of the EEA.
    Transfers,
    /// How long data is kept.
    Retention,
    /// How the data is protected.
    Security,
}

impl Part {
    const ALL: [Part; 9] = [
        Part::Name,
        Part::Purpose,
        Part::Basis,
        Part::Subjects,
        Part::Categories,
        Part::Recipients,
        Part::Transfers,
        Part::Retention,
        Part::Security,
    ];

    /// The part at this path.
    pub fn at(path: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.path() == path)
    }

    fn path(self) -> &'static str {
        match self {
            Part::Name => "navn",
            Part::Purpose => "formal",
            Part::Basis => "grunnlag",
            Part::Subjects => "hvem",
            Part::Categories => "opplysninger",
            Part::Recipients => "mottakere",
            Part::Transfers => "eos",
            Part::Retention => "lagring",
            Part::Security => "sikkerhet",
        }
    }

    /// Where a row's part is changed.
    pub fn href(self, row: &str) -> String {
        format!("{}/{}", href(row), self.path())
    }

    /// What the part is called.
    pub fn title(self) -> &'static Localized {
        match self {
            Part::Name => &t::NAME_TITLE,
            Part::Purpose => &names::FIELD_PURPOSE,
            Part::Basis => &names::FIELD_ARTICLE_6,
            Part::Subjects => &names::FIELD_SUBJECTS,
            Part::Categories => &names::FIELD_CATEGORIES,
            Part::Recipients => &names::FIELD_RECIPIENTS,
            Part::Transfers => &names::FIELD_TRANSFERS,
            Part::Retention => &names::FIELD_RETENTION,
            Part::Security => &names::FIELD_SECURITY,
        }
    }

    /// The first part of a row in which something is missing.
    pub fn missing(row: &Row) -> Option<Part> {
        let interest = row.rests_on_interest() && row.interest.is_empty();
        let parts = [
            (row.lacks().is_some() || interest, Part::Basis),
            (row.purpose.is_empty(), Part::Purpose),
            (row.subjects.is_empty(), Part::Subjects),
            (row.categories.is_empty(), Part::Categories),
            (row.retention.is_empty(), Part::Retention),
            (row.security.is_empty(), Part::Security),
        ];
        parts.into_iter().find(|(is_missing, _)| *is_missing).map(|(_, part)| part)
    }
}

/// The page of a part.
pub fn page(ctx: &Context, row: &Row, part: Part) -> Html {
    let body = match part {
        Part::Name => own::page(ctx, row),
        Part::Basis => basis::page(ctx, row),
        Part::Purpose => text::area(ctx, row, Field::Purpose),
        Part::Subjects => text::area(ctx, row, Field::Subjects),
        Part::Security => text::area(ctx, row, Field::Security),
        Part::Categories => choices::categories(ctx, row),
        Part::Recipients => choices::recipients(ctx, row),
        Part::Retention => choices::retention(ctx, row),
        Part::Transfers => choices::transfers(ctx, row),
    };
    let body = html! {
        <>
            { body }
            <div class="button-row"><LinkButton label={t::DONE.string(ctx.lang)} href={href(&row.id)} /></div>
        </>
    };
    frame(ctx, row, part.title(), body)
}
