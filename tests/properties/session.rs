//! Of any definition and any edits of it: what is judged again after an edit is judged as if for the first time, and so is known who waits for whom.

use pipewright_pipeline::graph::{Edge, StepGraph};
use pipewright_validator::{Diagnostic, Session, Settings, validate};

use crate::edit::read;

/// Makes the edits of an input (see [`edits`](crate::edits)) one after another and judges after each.
pub fn session(text: &str) {
    let Some((mut definition, edits)) = read(text) else { return };
    let settings = Settings::default();
    let mut session = Session::new(&definition, settings.clone());
    for edit in edits {
        let Ok(applied) = definition.apply(&edit) else { continue };
        session.update(&definition, &applied.touched);
        let whole = validate(&definition, &settings);
        let known: Vec<Diagnostic> = session.diagnostics().into_iter().cloned().collect();
        assert_eq!(known, whole, "after {edit:?}, which touched {:?}", applied.touched);
        let (known, whole) = (edges(session.graph(&definition)), StepGraph::of(&definition));
        assert_eq!(known, edges(&whole), "the graph after {edit:?}, which touched {:?}", applied.touched);
    }
}

fn edges(graph: &StepGraph) -> Vec<(usize, usize, &Edge)> {
    graph.edges().collect()
}
