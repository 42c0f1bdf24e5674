//! The structure tree: what a screen reader walks through instead of the picture.

/// The kind of a structure element, named as in PDF 1.7.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The root.
    Document,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph.
    P,
    /// A list and how its items are labelled.
    L(Numbering),
    /// A list item.
    Li,
    /// The label of a list item.
    Lbl,
    /// The body of a list item.
    LBody,
    /// A table.
    Table,
    /// The caption of a table.
    Caption,
    /// The header rows of a table.
    THead,
    /// The body rows of a table.
    TBody,
    /// A table row.
    Tr,
    /// A header cell for its column.
    ThColumn,
    /// A header cell for its row.
    ThRow,
    /// A data cell.
    Td,
    /// A picture with an alternative text.
    Figure,
}

/// What the labels of a list are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// Bullets.
    Disc,
    /// 1, 2, 3 …
    Decimal,
    /// Words: the names of fields.
    Words,
}

impl Role {
    /// The name of the standard structure type.
    pub fn name(self) -> &'static str {
        match self {
            Role::Document => "Document",
            Role::Heading(level) => ["H1", "H2", "H3", "H4", "H5", "H6"][usize::from(level.clamp(1, 6)) - 1],
            Role::P => "P",
            Role::L(_) => "L",
            Role::Li => "LI",
            Role::Lbl => "Lbl",
            Role::LBody => "LBody",
            Role::Table => "Table",
            Role::Caption => "Caption",
            Role::THead => "THead",
            Role::TBody => "TBody",
            Role::Tr => "TR",
            Role::ThColumn | Role::ThRow => "TH",
            Role::Td => "TD",
            Role::Figure => "Figure",
        }
    }
}

/// A child of a structure node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Child {
    /// Another node, by its index.
    Node(usize),
    /// Marked content: page index and the number on that page.
    Content(usize, usize),
}

/// A structure element.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// Nodes and content, in reading order.
    pub children: Vec<Child>,
    /// A heading's words, or the alternative text of a figure.
    pub text: String,
    /// Left, top, right and bottom of a figure.
    pub bounds: Option<[f32; 4]>,
}

/// All nodes; the first is the root.
#[derive(Clone, Debug, PartialEq)]
pub struct Structure {
    /// The nodes in the order in which they begin.
    pub nodes: Vec<Node>,
}

impl Structure {
    /// Index of the root.
    pub const ROOT: usize = 0;

    pub(super) fn new() -> Structure {
        Structure {
            nodes: vec![Node { role: Role::Document, children: vec![], text: String::new(), bounds: None }],
        }
    }

    /// A new node as the last child of `parent`.
    pub(super) fn add(&mut self, parent: usize, role: Role) -> usize {
        self.add_with_text(parent, role, String::new())
    }

    pub(super) fn add_with_text(&mut self, parent: usize, role: Role, text: String) -> usize {
        let node = self.nodes.len();
        self.nodes.push(Node { role, children: vec![], text, bounds: None });
        self.nodes[parent].children.push(Child::Node(node));
        node
    }
}
