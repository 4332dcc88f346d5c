//! Finding steps by what people remember of them: the name, the type, the image, a parameter.

use pipewright_pipeline::definition::{Definition, Step};
use pipewright_pipeline::json::Node;
use pipewright_pipeline::mention::{Target, step_sites};

use crate::dto::gesture::{FoundBy, FoundStep};

/// The steps in which every word of the query is found, in the definition's order; none for an empty query.
/// What is told of each is where the first word is.
pub fn find(definition: &Definition, query: &str) -> Vec<FoundStep> {
    let words: Vec<_> = query.split_whitespace().map(str::to_lowercase).collect();
    let Some(first) = words.first() else { return Vec::new() };
    let found = definition.steps().iter().filter_map(|step| {
        let texts = texts(definition, step);
        let holds = |word: &String, text: &str| text.to_lowercase().contains(word.as_str());
        let all = words.iter().all(|word| texts.iter().any(|(_, text)| holds(word, text)));
        let (by, text) = texts.iter().find(|(_, text)| holds(first, text)).filter(|_| all)?;
        Some(FoundStep { step: step.name.clone(), by: *by, text: text.clone() })
    });
    found.collect()
}

/// What a step can be found by, the most telling first.
fn texts(definition: &Definition, step: &Step) -> Vec<(FoundBy, String)> {
    let mut texts = vec![(FoundBy::Name, step.name.clone()), (FoundBy::Type, step.step_type.clone())];
    let Some(node) = definition.step_node(step) else { return texts };
    for member in node.members() {
        if *member.name == *"Arguments" {
            images(&member.node, &mut |image| texts.push((FoundBy::Image, image.to_owned())));
        }
    }
    step_sites(node, &mut |site| {
        // The steps of a branch are found by themselves.
        if site.owner.is_some_and(|owner| std::ptr::eq(owner, node)) {
            for mention in site.mentions() {
                if let Target::Parameter(name) = mention.target {
                    texts.push((FoundBy::Parameter, name.to_owned()));
                }
            }
        }
    });
    texts
}

/// Every image that a value names: a member `…Image` or `ImageUri` with a text.
fn images<'n>(node: &'n Node, visit: &mut dyn FnMut(&'n str)) {
    for element in node.elements() {
        images(element, visit);
    }
    for member in node.members() {
        let nested = ["IfSteps", "ElseSteps", "ForEachBody"].contains(&member.name.as_str());
        match member.node.as_str() {
            Some(image) if member.name.ends_with("Image") || member.name == "ImageUri" => visit(image),
            _ if !nested => images(&member.node, visit),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIPELINE: &str = r#"{"Parameters": [{"Name": "Depth", "Type": "Integer"}], "Steps": [
      {"Name": "Fit", "Type": "Training", "Arguments": {"AlgorithmSpecification": {"TrainingImage": "1.dkr.ecr/xgboost:1.7"},
        "HyperParameters": {"max_depth": {"Get": "Parameters.Depth"}}}},
      {"Name": "Gate", "Type": "Condition", "Arguments": {"IfSteps": [
        {"Name": "Deploy", "Type": "Model", "Arguments": {"PrimaryContainer": {"Image": "1.dkr.ecr/serve:2", "Env": {"Get": "Parameters.Depth"}}}}]}}]}"#;

    #[track_caller]
    fn check(query: &str, expect: &[&str]) {
        let definition = Definition::parse(PIPELINE).unwrap();
        let found = find(&definition, query);
        let found: Vec<_> =
            found.into_iter().map(|one| format!("{} {:?} {}", one.step, one.by, one.text)).collect();
        assert_eq!(found, expect, "{query}");
    }

    #[test]
    fn steps_are_found_by_name_type_image_and_parameter() {
        check("fit", &["Fit Name Fit"]);
        check("condition", &["Gate Type Condition"]);
        check("XGBoost", &["Fit Image 1.dkr.ecr/xgboost:1.7"]);
        check("depth", &["Fit Parameter Depth", "Deploy Parameter Depth"]);
        check("dkr model", &["Deploy Image 1.dkr.ecr/serve:2"]);
        check("  ", &[]);
        check("fit serve", &[]);
    }
}
