//! Of any definition and any edits of it: what is made is taken back exactly, what cannot be made changes nothing.

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::Edit;
use pipewright_pipeline::json::Node;

use crate::laws;

/// The member of an input that holds the definition.
pub(crate) const DEFINITION: &str = "Definition";
/// The member of an input that holds the edits, as they cross to the window.
pub(crate) const EDITS: &str = "Edits";

/// The definition and the edits that an input holds.
pub(crate) fn read(text: &str) -> Option<(Definition, Vec<Edit>)> {
    let input = Node::parse(text).ok()?;
    let (definition, edits) = (input.get(DEFINITION)?, input.get(EDITS)?);
    let edits = edits.elements().iter().filter_map(|edit| serde_json::from_value(edit.to_serde()).ok());
    Some((Definition::from_tree(definition.clone()), edits.collect()))
}

/// Reads `{"Definition": …, "Edits": […]}`, makes the edits one after another and takes all of them back.
pub fn edits(text: &str) {
    let Some((mut definition, edits)) = read(text) else { return };
    let before = definition.print();
    let mut inverses = Vec::new();
    for edit in edits {
        match laws::apply(&mut definition, &edit) {
            Ok(applied) => inverses.push(applied.inverse),
            Err(error) => assert!(error.to_string().ends_with('.'), "no sentence: {error}"),
        }
        Definition::parse(&definition.print()).expect("what is edited can be read again");
    }
    for inverse in inverses.into_iter().rev() {
        definition.apply(&inverse).expect("an inverse holds where its edit left off");
    }
    assert_eq!(definition.print(), before, "not all of it was taken back");
}
