//! Retry policies.

use pipewright_pipeline::json::Node;

use crate::subject::StepSubject;

pub(crate) mod bad_retry;
pub(crate) mod retry_not_supported;

/// The policies of a step.
fn policies<'a>(step: &StepSubject<'a>) -> &'a [Node] {
    step.node.get("RetryPolicies").map(Node::elements).unwrap_or_default()
}

/// The exceptions of a policy with their places in the list; `None` for the one text that stands for a list.
fn exceptions(policy: &Node) -> impl Iterator<Item = (Option<usize>, &str)> {
    let node = policy.get("ExceptionType");
    let one = node.and_then(Node::as_str).map(|word| (None, word));
    let list = node.map(Node::elements).unwrap_or_default().iter().enumerate();
    one.into_iter().chain(list.filter_map(|(index, node)| Some((Some(index), node.as_str()?))))
}
