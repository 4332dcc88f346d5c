//! Of any definition and any edits of it: what is made is taken back exactly, what cannot be made changes nothing.

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::Edit;
use pipewright_pipeline::json::Node;

use crate::laws;

/// The member of an input that holds the definition.
pub(crate) const DEFINITION: &str = "Definition";
/// The member of an input that holds the edits, as they cross to the window.
pub(crate) const EDITS: &str = "Edits";

/// Reads `{"Definition": …, "Edits": […]}`, makes the edits one after another and takes all of them back.
pub fn edits(text: &str) {
    let Ok(input) = Node::parse(text) else { return };
    let (Some(definition), Some(edits)) = (input.get(DEFINITION), input.get(EDITS)) else { return };
    let mut definition = Definition::from_tree(definition.clone());
    let before = definition.print();
    let mut inverses = Vec::new();
    for edit in edits.elements() {
        let Ok(edit) = serde_json::from_value::<Edit>(edit.to_serde()) else { continue };
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
