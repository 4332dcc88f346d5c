//! The least that understanding a definition costs with the usual crates: `serde_json` into a `Value`, the references
//! between steps into a `petgraph` graph, one topological sort. No positions, no spelling, no judgement.

use std::collections::HashMap;

use petgraph::algo::toposort;
use petgraph::graph::DiGraph;
use serde_json::Value;

/// The steps in an order in which they can run.
pub(crate) fn order(text: &str) -> Option<(Value, Vec<usize>)> {
    let root: Value = serde_json::from_str(text).ok()?;
    let steps = root["Steps"].as_array()?;
    let mut graph = DiGraph::<usize, ()>::with_capacity(steps.len(), steps.len() * 2);
    let mut by_name = HashMap::with_capacity(steps.len());
    for (index, step) in steps.iter().enumerate() {
        by_name.insert(step["Name"].as_str()?, graph.add_node(index));
    }
    for step in steps {
        let own = *by_name.get(step["Name"].as_str()?)?;
        let mut upstream = Vec::new();
        references(&step["Arguments"], &mut upstream);
        upstream.extend(step["DependsOn"].as_array().into_iter().flatten().filter_map(Value::as_str));
        for name in upstream {
            graph.update_edge(*by_name.get(name)?, own, ());
        }
    }
    let order = toposort(&graph, None).ok()?.into_iter().map(|node| graph[node]).collect();
    Some((root, order))
}

fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(members) => {
            let reference = members.get("Get").and_then(Value::as_str);
            if let Some(path) = reference.and_then(|text| text.strip_prefix("Steps.")) {
                found.extend(path.split('.').next());
            }
            members.values().for_each(|value| references(value, found));
        }
        Value::Array(elements) => elements.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}
