//! Conditions of a Condition step.

use crate::expression::brief;
use crate::json::Node;

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are SageMaker's own")]
pub enum Comparison {
    Equals,
    NotEquals,
    GreaterThan,
    GreaterThanOrEqualTo,
    LessThan,
    LessThanOrEqualTo,
}

/// One condition; a list of them holds when all hold.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition<'a> {
    /// `LeftValue` against `RightValue`.
    Compare {
        /// How.
        comparison: Comparison,
        /// The left side; `None` when missing.
        left: Option<&'a Node>,
        /// The right side; `None` when missing.
        right: Option<&'a Node>,
    },
    /// `In`: `QueryValue` among `Values` (the public schema spells them `Value` and `In`); `NotIn` negates.
    In {
        /// What is looked for.
        query: Option<&'a Node>,
        /// Among what.
        values: &'a [Node],
        /// Whether it is `NotIn`.
        negated: bool,
    },
    /// `Not`
    Not(Option<Box<Condition<'a>>>),
    /// `Or`
    Or(Vec<Condition<'a>>),
    /// A type nobody here knows.
    Unknown(&'a str),
}

impl Comparison {
    /// The word as SageMaker spells it.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "Equals" => Self::Equals,
            "NotEquals" => Self::NotEquals,
            "GreaterThan" => Self::GreaterThan,
            "GreaterThanOrEqualTo" => Self::GreaterThanOrEqualTo,
            "LessThan" => Self::LessThan,
            "LessThanOrEqualTo" => Self::LessThanOrEqualTo,
            _ => return None,
        })
    }

    /// The sign for people.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Equals => "=",
            Self::NotEquals => "≠",
            Self::GreaterThan => ">",
            Self::GreaterThanOrEqualTo => "≥",
            Self::LessThan => "<",
            Self::LessThanOrEqualTo => "≤",
        }
    }
}

impl<'a> Condition<'a> {
    /// Reads one condition.
    pub fn read(node: &'a Node) -> Self {
        let kind = node.get("Type").and_then(Node::as_str).unwrap_or_default();
        if let Some(comparison) = Comparison::parse(kind) {
            return Self::Compare { comparison, left: node.get("LeftValue"), right: node.get("RightValue") };
        }
        match kind {
            "In" | "NotIn" => Self::In {
                query: node.get("QueryValue").or_else(|| node.get("Value")),
                values: node.get("Values").or_else(|| node.get("In")).map(Node::elements).unwrap_or_default(),
                negated: kind == "NotIn",
            },
            "Not" => Self::Not(node.get("Condition").map(|inner| Box::new(Self::read(inner)))),
            "Or" => Self::Or(
                node.get("Conditions")
                    .map(Node::elements)
                    .unwrap_or_default()
                    .iter()
                    .map(Self::read)
                    .collect(),
            ),
            _ => Self::Unknown(kind),
        }
    }

    /// The condition as a sentence: `roc_auc ≥ AucThreshold`.
    pub fn sentence(&self) -> String {
        let value = |node: Option<&Node>| node.map_or_else(|| "…".to_owned(), brief);
        match self {
            Self::Compare { comparison, left, right } => {
                format!("{} {} {}", value(*left), comparison.sign(), value(*right))
            }
            Self::In { query, values, negated } => {
                let values = values.iter().map(brief).collect::<Vec<_>>().join(", ");
                format!("{} {} {values}", value(*query), if *negated { "not in" } else { "in" })
            }
            Self::Not(inner) => {
                format!("not ({})", inner.as_ref().map_or_else(|| "…".to_owned(), |inner| inner.sentence()))
            }
            Self::Or(any) => any.iter().map(Self::sentence).collect::<Vec<_>>().join(" or "),
            Self::Unknown(kind) => (*kind).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences() {
        for (text, expect) in [
            (r#"{"Type": "LessThan", "LeftValue": {"Get": "Parameters.A"}, "RightValue": 3.0}"#, "A < 3.0"),
            (r#"{"Type": "In", "QueryValue": {"Get": "Parameters.A"}, "Values": ["x", "y"]}"#, "A in x, y"),
            (r#"{"Type": "NotIn", "Value": 1, "In": [2]}"#, "1 not in 2"),
            (
                r#"{"Type": "Not", "Condition": {"Type": "Or", "Conditions": [
                    {"Type": "Equals", "LeftValue": 1, "RightValue": 1}, {"Type": "Equals", "LeftValue": 1}]}}"#,
                "not (1 = 1 or 1 = …)",
            ),
            (r#"{"Type": "Near"}"#, "Near"),
        ] {
            assert_eq!(Condition::read(&Node::parse(text).unwrap()).sentence(), expect);
        }
    }
}
