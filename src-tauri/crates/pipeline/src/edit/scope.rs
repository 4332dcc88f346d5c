//! Whose a change is: worked out from where in the tree it happens, so that no edit can forget to say.

use crate::definition::Branch;
use crate::edit::change::TreeChange;
use crate::json::{Node, Value};

/// Which part of a definition a change can alter.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// The positions of the steps whose own JSON it alters: one, and the one around it when a name changes.
    pub(super) owners: Vec<Vec<u32>>,
    /// Where steps come, go or are replaced.
    pub(super) region: Region,
    /// Whether declarations of parameters are altered.
    pub(super) parameters: bool,
    /// Whether another top-level member is altered.
    pub(super) document: bool,
}

/// Where steps come, go or are replaced.
#[derive(Debug, Default, PartialEq)]
pub(super) enum Region {
    /// Nowhere: all steps stay as they are, and where they are.
    #[default]
    None,
    /// At this element of a list of steps.
    Element(Vec<u32>),
    /// Among the steps nested in the step at this position.
    Nested(Vec<u32>),
    /// Anywhere.
    All,
}

impl Scope {
    /// The scope of what happens at a position. `names` are those that the member there has, or will have.
    fn at(root: &Node, at: &[u32], names: &[&str]) -> Self {
        let is = |name: &str| names.contains(&name);
        match at {
            [] => Self { region: Region::All, parameters: true, document: true, owners: Vec::new() },
            [_] => Self {
                region: if is("Steps") { Region::All } else { Region::None },
                parameters: is("Parameters"),
                document: true,
                owners: Vec::new(),
            },
            [first, ..] => {
                let first = Some(*first as usize);
                let list = |name| root.get(name).is_some_and(|node| matches!(node.value, Value::Array(_)));
                if first == root.member_index("Steps") && list("Steps") {
                    Self::in_list(root, at, 1, names)
                } else if first == root.member_index("Parameters") {
                    Self { parameters: true, ..Self::default() }
                } else {
                    Self { document: true, ..Self::default() }
                }
            }
        }
    }

    /// `at[..list]` is a list of steps, and `at` lies below it.
    fn in_list(root: &Node, at: &[u32], list: usize, names: &[&str]) -> Self {
        let element = &at[..=list];
        if at.len() == list + 1 {
            let region = Region::Element(element.to_vec());
            return Self { owners: holder(at, list), region, ..Self::default() };
        }
        match root.at(element) {
            Some(step) if matches!(step.value, Value::Object(_)) => {
                Self::in_step(root, step, at, list + 1, names)
            }
            _ => Self { document: list == 1, owners: holder(at, list), ..Self::default() },
        }
    }

    /// `at[..step]` is `node`, a step, and `at` lies below it.
    fn in_step(root: &Node, node: &Node, at: &[u32], step: usize, names: &[&str]) -> Self {
        let owner = || at[..step].to_vec();
        let own = |region| Self { owners: vec![owner()], region, ..Self::default() };
        let nested = |yes| own(if yes { Region::Nested(owner()) } else { Region::None });
        if at.len() == step + 1 {
            let mut scope = nested(names.contains(&"Arguments"));
            if names.contains(&"Name") {
                scope.owners.extend(holder(at, step - 1));
            }
            return scope;
        }
        if node.member_index("Arguments") != Some(at[step] as usize) {
            return own(Region::None);
        }
        if at.len() == step + 2 {
            return nested(BRANCHES.iter().any(|branch| names.contains(&branch.member())));
        }
        let arguments = &root.at(&at[..=step]);
        let is_list = |branch: &Branch| {
            arguments.is_some_and(|arguments| {
                arguments.member_index(branch.member()) == Some(at[step + 1] as usize)
                    && arguments
                        .get(branch.member())
                        .is_some_and(|list| matches!(list.value, Value::Array(_)))
            })
        };
        if BRANCHES.iter().any(is_list) {
            Self::in_list(root, at, step + 2, names)
        } else {
            own(Region::None)
        }
    }

    /// The scopes of a change, read before it is carried out.
    pub(super) fn before(root: &Node, change: &TreeChange) -> Self {
        let (at, new) = match change {
            TreeChange::Replace { at, .. } | TreeChange::Remove { at } => (at, None),
            TreeChange::Insert { at, name, .. } => (at, name.as_deref()),
            TreeChange::Rename { at, name } => (at, Some(name.as_str())),
            TreeChange::Move { from, .. } => (from, None),
        };
        let old = at
            .split_last()
            .and_then(|(index, parent)| Some(root.at(parent)?.members().get(*index as usize)?.name.as_str()));
        let names: Vec<_> = old.into_iter().chain(new).collect();
        Self::at(root, at, &names)
    }

    /// The scope of where an element was moved to, read afterwards.
    pub(super) fn arrival(root: &Node, to: &[u32]) -> Self {
        Self::at(root, to, &[])
    }
}

/// The step that holds the list `at[..list]`; nothing for the pipeline's own.
fn holder(at: &[u32], list: usize) -> Vec<Vec<u32>> {
    if list > 1 { vec![at[..list - 2].to_vec()] } else { Vec::new() }
}

const BRANCHES: [Branch; 3] = [Branch::True, Branch::False, Branch::Body];

/// The name of the step at a position, as the definition reads it.
pub(super) fn name_at(root: &Node, at: &[u32]) -> String {
    let name = root.at(at).and_then(|step| step.get("Name")?.as_str());
    name.unwrap_or_default().to_owned()
}

/// The names of the steps in a region as the tree is now.
pub(super) fn names_in(root: &Node, region: &Region) -> Vec<String> {
    let mut names = Vec::new();
    match region {
        Region::None => {}
        Region::Element(at) => {
            if let Some(step) = root.at(at) {
                names_of(step, &mut names);
            }
        }
        Region::Nested(at) => {
            if let Some(step) = root.at(at) {
                nested_names(step, &mut names);
            }
        }
        Region::All => root
            .get("Steps")
            .map(Node::elements)
            .unwrap_or_default()
            .iter()
            .for_each(|step| names_of(step, &mut names)),
    }
    names
}

/// The names of a step and of those nested in it, as the definition reads them.
fn names_of(step: &Node, names: &mut Vec<String>) {
    if matches!(step.value, Value::Object(_)) {
        names.push(step.get("Name").and_then(Node::as_str).unwrap_or_default().to_owned());
        nested_names(step, names);
    }
}

fn nested_names(step: &Node, names: &mut Vec<String>) {
    let Some(arguments) = step.get("Arguments") else { return };
    for branch in BRANCHES {
        let list = arguments.get(branch.member()).map(Node::elements).unwrap_or_default();
        for step in list {
            names_of(step, names);
        }
    }
}
