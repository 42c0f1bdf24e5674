//! The overview of roles: each role's rights in words, and how it differs from the template.

use super::{document, fields, heading, list, paragraph, table, Frame, ROLES};
use crate::content::Lang;
use crate::documents::{Block, Cell};
use crate::domain::{Ctx, DateExt};
use crate::features::access::content::{lone, Lone};
use crate::features::access::overview::{difference_words, matrix};
use crate::features::access::roles::RoleView;
use crate::features::access::state::Access;
use crate::features::access::{t, words};
use crate::features::Draft;
use serde_json::{json, Map, Value};

/// The draft, once the clinic has roles: also one that takes the templates as they are.
pub fn draft(ctx: &Ctx, access: &Access) -> Option<Draft> {
    let used = access.roles_in_use(ctx.clinic);
    (!used.is_empty()).then(|| Draft {
        document: document(ctx, frame(ctx, access, &used)),
        statement: t::ROLES_STATEMENT.string(ctx.lang),
        blockers: vec![],
    })
}

fn frame(ctx: &Ctx, access: &Access, used: &[RoleView]) -> Frame {
    let lang = ctx.lang;
    let changed = used.iter().filter(|role| !access.differences(role.id()).is_empty()).count();
    let mut blocks = vec![
        Block::Notice(lone(Lone::TemplatesAreProposals).string(lang)),
        heading(2, t::ROLES_HEADING.get(lang)),
        Block::Paragraph(lone(Lone::SeveralRoles).string(lang)),
    ];
    for role in used {
        blocks.extend(section(access, *role, lang));
    }
    blocks.push(heading(2, t::RIGHTS_HEADING.get(lang)));
    let rights = super::super::content::rights().iter();
    let rights = rights.map(|own| (own.name.string(lang), own.hint.string(lang)));
    blocks.push(fields(rights.collect()));
    let ids: Vec<&str> = used.iter().map(|role| role.id()).collect();
    let struck: Vec<&String> =
        access.roles.iter().filter(|(_, own)| own.used == Some(false)).map(|(id, _)| id).collect();
    let adjusted: Map<String, Value> = access
        .roles
        .iter()
        .filter(|(_, own)| !own.rights.is_empty() || !own.note.trim().is_empty())
        .map(|(id, own)| (id.clone(), json!({ "rights": own.rights, "note": own.note })))
        .collect();
    Frame {
        kind: ROLES.to_owned(),
        title: t::ROLES_TITLE.string(lang),
        result: t::ROLES_RESULT.fill(lang, &[("all", &used.len()), ("changed", &changed)]),
        blocks,
        valid_until: Some(ctx.today.plus_months(12)),
        data: json!({ "in_use": ids, "struck": struck, "adjusted": adjusted, "own_roles": access.own_roles }),
        named: Default::default(),
    }
}

fn section(access: &Access, role: RoleView, lang: Lang) -> Vec<Block> {
    let mut about = vec![
        (t::FIELD_PURPOSE.string(lang), role.purpose(lang)),
        (t::FIELD_SCOPE.string(lang), role.scope(lang)),
        (t::FIELD_END_REQUIRED.string(lang), words::yes_no(role.end_required()).string(lang)),
    ];
    if let Some(template) = role.template() {
        let proposal = super::super::content::self_proposals().iter();
        let proposal = proposal.filter(|own| own.id == template.self_authorisation).map(|own| &own.name);
        about.extend(proposal.map(|name| (t::FIELD_SELF.string(lang), name.string(lang))));
        about.push((t::FIELD_WHY.string(lang), template.why.string(lang)));
    }
    let mut blocks = vec![heading(3, role.name(lang)), fields(about)];
    let rows: Vec<Vec<Cell>> = matrix(access, role.id(), lang)
        .into_iter()
        .filter(|row| !row.rights.is_empty() || row.difference.is_some())
        .map(|row| {
            vec![
                row.information.name.get(lang).into(),
                row.sensitivity.name.get(lang).into(),
                row.words.into(),
                super::or_dash(&row.notes.join(". ")).into(),
            ]
        })
        .collect();
    if rows.is_empty() {
        blocks.push(paragraph(&t::ROLE_NO_ACCESS, lang));
    } else {
        let columns = [
            (&t::COLUMN_INFORMATION, 3),
            (&t::COLUMN_SENSITIVITY, 2),
            (&t::COLUMN_RIGHTS, 4),
            (&t::COLUMN_NOTE, 3),
        ];
        let caption = t::ROLE_CAPTION.fill(lang, &[("role", &role.name(lang))]);
        blocks.push(table(caption, &columns, rows, lang));
    }
    blocks.extend(differences(access, role, lang));
    blocks
}

fn differences(access: &Access, role: RoleView, lang: Lang) -> Vec<Block> {
    let own = access.differences(role.id());
    let mut said: Vec<String> = vec![];
    for difference in &own {
        if let Some(kind) = super::super::content::Information::find(&difference.information) {
            said.push(format!("{}: {}", kind.name.get(lang), difference_words(difference, lang)));
        }
    }
    let note = access.roles.get(role.id()).map(|own| own.note.trim()).unwrap_or_default();
    let mut blocks = vec![];
    if !said.is_empty() {
        blocks.push(paragraph(&t::ROLE_DIFFERS, lang));
        blocks.push(list(said));
    }
    blocks.extend(super::written(note));
    blocks
}
