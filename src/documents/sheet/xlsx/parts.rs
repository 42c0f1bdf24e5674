//! Which parts of a workbook hold the first sheet, the texts and the styles. Names differ; relations lead to them.

use super::package::Package;
use super::xml::{walk, Piece};
use crate::documents::sheet::SheetError;

/// Where what we read stands, and how it counts days.
#[derive(Default)]
pub struct Parts {
    /// The first sheet that somebody can see.
    pub sheet: String,
    /// Texts that cells share.
    pub strings: Option<String>,
    /// Formats of cells.
    pub styles: Option<String>,
    /// Days are counted from 1904.
    pub from_1904: bool,
}

/// A relation from one part to another.
struct Relation {
    id: String,
    kind: String,
    target: String,
}

impl Parts {
    /// Follows the relations from the package to the first sheet.
    pub fn find(package: &mut Package) -> Result<Parts, SheetError> {
        let top = relations(package, "")?;
        let workbook = top.iter().find(|relation| relation.kind == "officeDocument");
        let workbook =
            workbook.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target.clone());
        let Some(xml) = package.part(&workbook)? else { return Err(other_kind(package)) };
        if workbook.ends_with(".bin") {
            return Err(SheetError::OtherFormat);
        }
        let relations = relations(package, &workbook)?;
        let of_kind = |kind: &str| {
            relations.iter().find(|relation| relation.kind == kind).map(|own| own.target.clone())
        };
        let mut parts =
            Parts { strings: of_kind("sharedStrings"), styles: of_kind("styles"), ..Parts::default() };
        let (mut is_workbook, mut first) = (false, None);
        walk(&xml, |piece| {
            let Piece::Open(element) = piece else { return Ok(()) };
            match element.name() {
                "workbook" => is_workbook = true,
                "workbookPr" => {
                    let from_1904 = element.attribute("date1904");
                    parts.from_1904 = from_1904.is_some_and(|said| said == "1" || said == "true");
                }
                "sheet" if first.is_none() => {
                    let is_shown = element.attribute("state").is_none_or(|state| state == "visible");
                    let id = element.attribute("id").unwrap_or_default();
                    let of_sheet = |own: &&Relation| own.id == id && own.kind == "worksheet";
                    first =
                        relations.iter().find(of_sheet).filter(|_| is_shown).map(|own| own.target.clone());
                }
                _ => {}
            }
            Ok(())
        })?;
        match (is_workbook, first) {
            (false, _) => Err(other_kind(package)),
            (true, None) => Err(SheetError::Empty),
            (true, Some(sheet)) => Ok(Parts { sheet, ..parts }),
        }
    }
}

/// What a zip file is that is no workbook of ours.
fn other_kind(package: &mut Package) -> SheetError {
    let mark = package.part("mimetype").ok().flatten().unwrap_or_default();
    let is_open_document = mark.starts_with("application/vnd.oasis.opendocument.spreadsheet");
    match is_open_document || package.has("xl/workbook.bin") || package.has("Index/Document.iwa") {
        true => SheetError::OtherFormat,
        false => SheetError::NotASheet,
    }
}

/// The relations of a part; those of the package itself for "".
fn relations(package: &mut Package, part: &str) -> Result<Vec<Relation>, SheetError> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let place = format!("{folder}{}_rels/{name}.rels", if folder.is_empty() { "" } else { "/" });
    let mut relations = vec![];
    let Some(xml) = package.part(&place)? else { return Ok(relations) };
    walk(&xml, |piece| {
        if let Piece::Open(element) = piece {
            if let (Some(id), Some(kind), Some(target)) =
                (element.attribute("Id"), element.attribute("Type"), element.attribute("Target"))
            {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                relations.push(Relation { id, kind, target: resolved(folder, &target) });
            }
        }
        Ok(())
    })?;
    Ok(relations)
}

/// A target as a name in the package: from its root with a slash in front, else from the folder of the part.
fn resolved(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(from_root) => from_root.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut steps: Vec<&str> = vec![];
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn a_target_leads_from_the_part_or_from_the_root() {
        assert_eq!(resolved("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolved("xl/a", "../../../b/./c.xml"), "b/c.xml");
        assert_eq!(resolved("", "xl/workbook.xml"), "xl/workbook.xml");
    }
}
