//! Writes the structure tree and the way back from marked content to it.

use super::metadata::text;
use crate::documents::layout::{Child, Layout, Node, Numbering, Role};
use lopdf::{dictionary, Dictionary, Document, Object, ObjectId};

/// Adds the tree for these pages and returns its root.
pub(super) fn write(
    file: &mut Document,
    layout: &Layout,
    pages: &[ObjectId],
) -> Result<ObjectId, lopdf::Error> {
    let nodes = &layout.structure.nodes;
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = nodes.iter().map(|_| file.new_object_id()).collect();
    let mut parents = vec![root; nodes.len()];
    for (node, id) in nodes.iter().zip(&ids) {
        for child in &node.children {
            if let Child::Node(child) = child {
                parents[*child] = *id;
            }
        }
    }
    for ((node, id), parent) in nodes.iter().zip(&ids).zip(parents) {
        file.set_object(*id, element(node, parent, &ids, pages, layout.paper.height));
    }
    let parent_tree = parent_tree(file, layout, &ids, pages)?;
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => vec![Object::Reference(ids[0])],
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => pages.len() as i64,
    };
    file.set_object(root, tree);
    Ok(root)
}

fn element(
    node: &Node,
    parent: ObjectId,
    ids: &[ObjectId],
    pages: &[ObjectId],
    page_height: f32,
) -> Dictionary {
    let first_page = node.children.iter().find_map(|child| match child {
        Child::Content(page, _) => Some(*page),
        Child::Node(_) => None,
    });
    let kids: Vec<Object> = node
        .children
        .iter()
        .map(|child| match *child {
            Child::Node(child) => Object::Reference(ids[child]),
            Child::Content(page, mark) if Some(page) == first_page => Object::Integer(mark as i64),
            Child::Content(page, mark) => {
                dictionary! { "Type" => "MCR", "Pg" => pages[page], "MCID" => mark as i64 }.into()
            }
        })
        .collect();
    let mut element = dictionary! { "Type" => "StructElem", "S" => node.role.name(), "P" => parent };
    if let Some(page) = first_page {
        element.set("Pg", pages[page]);
    }
    if !kids.is_empty() {
        element.set("K", kids);
    }
    if let Some(attributes) = attributes(node, page_height) {
        element.set("A", attributes);
    }
    match node.role {
        Role::Heading(_) => element.set("T", text(&node.text)),
        Role::Figure => element.set("Alt", text(&node.text)),
        _ => {}
    }
    element
}

fn attributes(node: &Node, page_height: f32) -> Option<Dictionary> {
    match node.role {
        Role::ThColumn => Some(dictionary! { "O" => "Table", "Scope" => "Column" }),
        Role::ThRow => Some(dictionary! { "O" => "Table", "Scope" => "Row" }),
        Role::L(numbering) => {
            let name = match numbering {
                Numbering::Disc => "Disc",
                Numbering::Decimal => "Decimal",
                Numbering::Words => "None",
            };
            Some(dictionary! { "O" => "List", "ListNumbering" => name })
        }
        Role::Figure => {
            let [left, top, right, bottom] = node.bounds?;
            let corners = [left, page_height - bottom, right, page_height - top];
            let bounds: Vec<Object> =
                corners.iter().map(|place| Object::Real((place * 100.0).round() / 100.0)).collect();
            Some(dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => bounds })
        }
        _ => None,
    }
}

/// For each page, the elements of its marks in order; the page is told its number in this tree.
fn parent_tree(
    file: &mut Document,
    layout: &Layout,
    ids: &[ObjectId],
    pages: &[ObjectId],
) -> Result<ObjectId, lopdf::Error> {
    let mut numbers: Vec<Object> = vec![];
    for (index, (page, id)) in layout.pages.iter().zip(pages).enumerate() {
        let owners: Vec<Object> = page.owners.iter().map(|owner| Object::Reference(ids[*owner])).collect();
        let owners = file.add_object(owners);
        numbers.extend([Object::Integer(index as i64), Object::Reference(owners)]);
        let dictionary = file.get_object_mut(*id)?.as_dict_mut()?;
        dictionary.set("StructParents", index as i64);
        dictionary.set("Tabs", "S");
        // printpdf writes an empty list.
        dictionary.remove(b"Annots");
    }
    Ok(file.add_object(dictionary! { "Nums" => numbers }))
}
