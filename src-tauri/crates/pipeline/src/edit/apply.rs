//! Carrying out an edit: change by change, with the way back written down as it goes.

use std::collections::BTreeSet;

use super::change::TreeChange;
use super::error::EditError;
use super::scope::{Region, Scope, name_at, names_in};
use super::touched::Touched;
use super::{Edit, dependencies, duplicate, parameters, property_files, rename, steps, values};
use crate::definition::{Definition, Stale};
use crate::json::Node;

/// An edit that was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Applied {
    /// What takes it back, exactly; and the inverse of that makes it again.
    pub inverse: Edit,
    /// What it touched.
    pub touched: Touched,
}

impl Definition {
    /// Makes an edit in place, or changes nothing.
    ///
    /// Spans in the tree are those of the text that was read, and hold until the first edit, made or refused.
    pub fn apply(&mut self, edit: &Edit) -> Result<Applied, EditError> {
        let mut undo = Vec::new();
        match make(self, edit, &mut undo) {
            Ok(touched) => {
                undo.reverse();
                Ok(Applied { inverse: Edit::Patch { label: edit.label(), changes: undo }, touched })
            }
            Err(error) => {
                for change in undo.into_iter().rev() {
                    // The inverse of a change that was just carried out always holds.
                    let taken_back = change.carry_out(self.root_mut());
                    debug_assert!(taken_back.is_ok(), "an inverse does not hold");
                }
                self.refresh(&Stale::All);
                Err(error)
            }
        }
    }
}

fn make(definition: &mut Definition, edit: &Edit, undo: &mut Vec<TreeChange>) -> Result<Touched, EditError> {
    if let Edit::All { edits, .. } = edit {
        let mut touched = Touched::default();
        for edit in edits {
            touched.then(make(definition, edit, undo)?);
        }
        return Ok(touched);
    }
    let mut editor = Editor { definition, undo, marks: Marks::default() };
    plan(&mut editor, edit)?;
    Ok(editor.finish())
}

fn plan(editor: &mut Editor<'_>, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::AddStep { step, into, position } => steps::add(editor, step, into, *position),
        Edit::RemoveStep { step } => steps::remove(editor, step),
        Edit::DuplicateStep { step } => duplicate::duplicate(editor, step),
        Edit::RenameStep { step, name } => rename::step(editor, step, name),
        Edit::MoveStep { step, into, position } => steps::relocate(editor, step, into, *position),
        Edit::RetypeStep { step, step_type } => steps::retype(editor, step, step_type),
        Edit::Set { pointer, value } => values::set(editor, pointer, value),
        Edit::Insert { pointer, value } => values::insert(editor, pointer, value),
        Edit::Clear { pointer } => values::clear(editor, pointer),
        Edit::RenameMember { pointer, name } => values::rename_member(editor, pointer, name),
        Edit::MoveElement { pointer, position } => values::move_element(editor, pointer, *position),
        Edit::Connect { from, path, step, pointer } => {
            dependencies::connect(editor, from, path, step, pointer)
        }
        Edit::Disconnect { pointer, literal } => dependencies::disconnect(editor, pointer, literal.as_ref()),
        Edit::AddDependency { step, on, trigger } => dependencies::add(editor, step, on, *trigger),
        Edit::RemoveDependency { step, on } => dependencies::remove(editor, step, on),
        Edit::AddParameter { parameter, position } => parameters::add(editor, parameter, *position),
        Edit::RemoveParameter { parameter } => parameters::remove(editor, parameter),
        Edit::RenameParameter { parameter, name } => rename::parameter(editor, parameter, name),
        Edit::ChangeParameter { parameter, field, value } => {
            parameters::change(editor, parameter, *field, value.as_ref())
        }
        Edit::MoveParameter { parameter, position } => parameters::relocate(editor, parameter, *position),
        Edit::AddPropertyFile { step, name, output_name, file_path } => {
            property_files::add(editor, step, name, output_name, file_path)
        }
        Edit::RemovePropertyFile { step, name } => property_files::remove(editor, step, name),
        Edit::RenamePropertyFile { step, property_file, name } => {
            rename::property_file(editor, step, property_file, name)
        }
        Edit::All { .. } => Ok(()),
        Edit::Patch { changes, .. } => changes.iter().try_for_each(|change| editor.change(change.clone())),
    }
}

/// A definition that is being edited. Its index is that from before the edit until [`Editor::finish`].
pub(super) struct Editor<'a> {
    pub(super) definition: &'a mut Definition,
    undo: &'a mut Vec<TreeChange>,
    marks: Marks,
}

/// What has been touched so far, before it is known which names are new.
#[derive(Default)]
struct Marks {
    own: BTreeSet<String>,
    region: BTreeSet<String>,
    moved: BTreeSet<String>,
    heads: BTreeSet<Vec<u32>>,
    restructured: bool,
    parameters: bool,
    document: bool,
}

impl Editor<'_> {
    /// The tree as it is now.
    pub(super) fn root(&self) -> &Node {
        self.definition.root()
    }

    /// Carries out one change.
    pub(super) fn change(&mut self, change: TreeChange) -> Result<(), EditError> {
        let scope = Scope::before(self.root(), &change);
        let arrival = match &change {
            TreeChange::Move { to, .. } => Some(to.clone()),
            _ => None,
        };
        // What stands at the place of the change is what it is about, before it or after it or both.
        let (before, after) = match change {
            TreeChange::Insert { .. } => (false, true),
            TreeChange::Remove { .. } => (true, false),
            TreeChange::Replace { .. } | TreeChange::Rename { .. } | TreeChange::Move { .. } => (true, true),
        };
        self.marks.note(self.definition.root(), &scope, before, arrival.is_some());
        self.undo.push(change.carry_out(self.definition.root_mut())?);
        let root = self.definition.root();
        match arrival {
            Some(to) => self.marks.note(root, &Scope::arrival(root, &to), after, true),
            None => self.marks.note(root, &scope, after, false),
        }
        Ok(())
    }

    /// Brings the index up to date and says what was touched.
    fn finish(self) -> Touched {
        let Self { definition, marks, .. } = self;
        let names: BTreeSet<&String> = marks.own.iter().chain(&marks.region).chain(&marks.moved).collect();
        let before: BTreeSet<&String> =
            names.iter().filter(|name| definition.step_index(name).is_some()).copied().collect();
        definition.refresh(&if marks.restructured {
            Stale::All
        } else {
            Stale::Some { steps: &marks.heads, parameters: marks.parameters }
        });
        let mut touched = Touched {
            renumbered: marks.restructured,
            parameters: marks.parameters,
            document: marks.document,
            ..Touched::default()
        };
        for name in names {
            let group = match (before.contains(name), definition.step_index(name).is_some()) {
                (true, false) => &mut touched.removed,
                (false, true) => &mut touched.added,
                (true, true) if marks.own.contains(name) || marks.region.contains(name) => {
                    &mut touched.changed
                }
                _ => continue,
            };
            group.insert(name.clone());
        }
        let there = |name: &String| definition.step_index(name).is_some();
        touched.moved = marks.moved.into_iter().filter(there).collect();
        touched
    }
}

impl Marks {
    /// Notes what a change at `scope` alters, as the tree is now; `present` says whether the element there is the
    /// one that the change is about, and not its neighbour.
    fn note(&mut self, root: &Node, scope: &Scope, present: bool, moving: bool) {
        self.parameters |= scope.parameters;
        self.document |= scope.document;
        self.restructured |= scope.region != Region::None;
        for owner in &scope.owners {
            self.own.insert(name_at(root, owner));
            self.heads.insert(owner.clone());
        }
        let element = matches!(scope.region, Region::Element(_));
        if element && !present {
            return;
        }
        let names = names_in(root, &scope.region);
        // Among the pipeline's steps, but none itself.
        self.document |= element && names.is_empty() && scope.owners.is_empty();
        if moving { self.moved.extend(names) } else { self.region.extend(names) }
    }
}
