//! Random definitions: nested Conditions and ForEaches, references of all kinds, and odd members.

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::json::{Member, Node, Value};

use super::Choices;

pub(crate) const STEPS: [&str; 9] = ["A", "B", "C", "D", "E", "Long-Name", "F", "G", "H"];
pub(crate) const PARAMETERS: [&str; 4] = ["P", "Q", "R", "Data"];
pub(crate) const FILES: [&str; 3] = ["File", "Other", "A"];

/// How odd a definition may be.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Oddity {
    /// Every name once, every list a list.
    Sound,
    /// Anything that is JSON.
    Wild,
}

pub(crate) struct Maker<'c> {
    choices: &'c mut Choices,
    oddity: Oddity,
    names: Vec<&'static str>,
}

impl<'c> Maker<'c> {
    pub(crate) fn new(choices: &'c mut Choices, oddity: Oddity) -> Self {
        Self { choices, oddity, names: STEPS.to_vec() }
    }

    pub(crate) fn definition(&mut self) -> Definition {
        let mut members = vec![("Version", Node::string("2020-12-01"))];
        if !self.choices.once_in(6) {
            members.push(("Parameters", self.parameters()));
        }
        let experiment = self.value(2);
        members.push(("PipelineExperimentConfig", Node::object([("TrialName", experiment)])));
        let steps = self.steps(0);
        members.push(("Steps", steps));
        if self.odd(8) {
            let (name, value) = (self.choices.of(&["Steps", "Parameters", "Metadata"]), self.value(2));
            members.insert(self.choices.below(members.len()), (name, value));
        }
        Definition::from_tree(Node::object(members))
    }

    fn odd(&mut self, times: usize) -> bool {
        let odd = self.choices.once_in(times);
        odd && self.oddity == Oddity::Wild
    }

    fn parameters(&mut self) -> Node {
        let count = self.choices.below(4);
        let mut list: Vec<Node> = PARAMETERS.iter().take(count).map(|name| self.parameter(name)).collect();
        if self.odd(6) {
            let again = self.choices.of(&PARAMETERS);
            list.push(self.parameter(again));
        }
        if self.odd(8) {
            list.push(Node::string("no parameter"));
        }
        Node::of(Value::Array(list))
    }

    pub(crate) fn parameter(&mut self, name: &str) -> Node {
        let kind = self.choices.of(&["String", "Integer", "Float", "Boolean", "Odd"]);
        let mut members = vec![("Name", Node::string(name)), ("Type", Node::string(kind))];
        if self.choices.once_in(2) {
            members.push(("DefaultValue", self.scalar()));
        }
        if self.choices.once_in(4) {
            members.push(("Description", Node::string("what for")));
        }
        Node::object(members)
    }

    fn steps(&mut self, depth: usize) -> Node {
        let count = self.choices.below(if depth == 0 { 6 } else { 3 });
        let mut list = Vec::new();
        for _ in 0..count {
            if self.odd(12) {
                list.push(self.value(2));
            } else if let Some(name) = self.next_name() {
                list.push(self.step(name, depth));
            }
        }
        let list = Node::of(Value::Array(list));
        if self.odd(40) { Node::object([("0", list)]) } else { list }
    }

    fn next_name(&mut self) -> Option<&'static str> {
        if self.odd(10) {
            return Some(self.choices.of(&STEPS));
        }
        (!self.names.is_empty()).then(|| self.names.remove(0))
    }

    /// A step; none is nested in it from depth 3 on.
    pub(crate) fn step(&mut self, name: &str, depth: usize) -> Node {
        let kind = match self.choices.below(8) {
            3 | 4 if depth < 3 => "Condition",
            5 | 6 if depth < 3 => "ForEach",
            7 => "Cleanup",
            0 => "Processing",
            _ => "Training",
        };
        let mut members = vec![("Name", Node::string(name)), ("Type", Node::string(kind))];
        if self.odd(15) {
            members.remove(self.choices.below(2));
        }
        if !self.choices.once_in(8) {
            members.push(("Arguments", self.arguments(kind, depth)));
        }
        if self.choices.once_in(3) {
            members.push(("DependsOn", self.list(3, Self::dependency)));
        }
        if kind == "Processing" || self.odd(6) {
            members.push(("PropertyFiles", self.property_files()));
        }
        if self.odd(6) {
            let name = self.choices.of(&["Odd", "Name", "Arguments", "DependsOn", "Type"]);
            let value = self.value(2);
            members.insert(self.choices.below(members.len()), (name, value));
        }
        Node::object(members)
    }

    fn property_files(&mut self) -> Node {
        let mut names = FILES.to_vec();
        self.list(3, |maker| {
            let name = match maker.oddity {
                Oddity::Sound => names.remove(0),
                Oddity::Wild => maker.choices.of(&FILES),
            };
            Node::object([("PropertyFileName", Node::string(name)), ("OutputName", Node::string("o"))])
        })
    }

    fn arguments(&mut self, kind: &str, depth: usize) -> Node {
        if self.odd(15) {
            return self.value(1);
        }
        let mut members = vec![("Input", self.value(3)), ("Text", Node::string("Steps.A.X"))];
        match kind {
            "Condition" => {
                let condition = Node::object([("LeftValue", self.value(3)), ("RightValue", self.scalar())]);
                members.push(("Conditions", Node::of(Value::Array(vec![condition]))));
                members.push(("IfSteps", self.steps(depth + 1)));
                if !self.choices.once_in(3) {
                    members.push(("ElseSteps", self.steps(depth + 1)));
                }
            }
            "ForEach" => {
                let field = format!("IterationOutput.{}.X", self.choices.of(&STEPS));
                let field = Node::object([("Get", Node::string(&field))]);
                members.push(("Selector", Node::object([("Pick", Node::string("MaxBy")), ("Field", field)])));
                members.push(("ForEachBody", self.steps(depth + 1)));
            }
            "Cleanup" => {
                let list = self.list(3, |maker| {
                    let name = maker.choices.of(&STEPS);
                    Node::object([("StepName", Node::string(name)), ("S3Uris", maker.value(2))])
                });
                members.push(("Resources", Node::object([("S3", list)])));
            }
            _ => members.push(("HyperParameters", self.value(3))),
        }
        if depth < 3 && self.odd(10) {
            let (name, list) = (self.choices.of(&["IfSteps", "ForEachBody"]), self.steps(depth + 1));
            members.insert(self.choices.below(members.len()), (name, list));
        }
        Node::object(members)
    }

    fn list(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> Node) -> Node {
        let count = self.choices.below(most);
        Node::of(Value::Array((0..count).map(|_| make(self)).collect()))
    }

    fn dependency(&mut self) -> Node {
        let name = Node::string(self.choices.of(&STEPS));
        match self.choices.below(5) {
            0 => Node::object([("Step", name), ("Trigger", Node::string("Any"))]),
            1 if self.oddity == Oddity::Wild => Node::object([("Trigger", Node::string("Any"))]),
            _ => name,
        }
    }

    pub(crate) fn scalar(&mut self) -> Node {
        let texts = ["", "text", "A", "Steps.A.X", "{\"Get\": \"Steps.A.X\"}", "\u{1}é\"/~"];
        let numbers = ["0", "0.80", "1e5", "-0", "100000000000000000000"];
        match self.choices.below(8) {
            0 => Node::string(self.choices.of(&texts)),
            1 => Node::of(Value::Null),
            2 => Node::of(Value::Bool(true)),
            _ => Node::of(Value::Number(self.choices.of(&numbers).into())),
        }
    }

    /// A value that nests no deeper than a few levels more than `depth`.
    pub(crate) fn value(&mut self, depth: usize) -> Node {
        let deeper = depth.saturating_sub(1);
        match self.choices.below(if depth == 0 { 5 } else { 9 }) {
            0 => self.scalar(),
            1..=4 => self.get(),
            5 => {
                let values = self.list(3, |maker| maker.value(deeper));
                let body = Node::object([("On", Node::string("/")), ("Values", values)]);
                Node::object([("Std:Join", body)])
            }
            6 => {
                let body = Node::object([("PropertyFile", self.get()), ("Path", Node::string("a.b"))]);
                Node::object([("Std:JsonGet", body)])
            }
            7 => self.list(4, |maker| maker.value(deeper)),
            _ => self.object(deeper),
        }
    }

    fn object(&mut self, deeper: usize) -> Node {
        let names: &[&str] = match self.oddity {
            Oddity::Sound => &["a", "b/c", "~d", ""],
            Oddity::Wild => &["a", "a", "b/c", "~d", "Get", "Name", "0", "Steps"],
        };
        let mut members: Vec<Member> = (0..self.choices.below(4))
            .map(|_| Member::new(self.choices.of(names), self.value(deeper)))
            .collect();
        if self.oddity == Oddity::Sound {
            members.sort_by(|left, right| left.name.cmp(&right.name));
            members.dedup_by(|left, right| left.name == right.name);
        }
        Node::of(Value::Object(members))
    }

    fn get(&mut self) -> Node {
        let (step, other) = (self.choices.of(&STEPS), self.choices.of(&STEPS));
        let text = match self.choices.below(9) {
            0 => format!("Parameters.{}", self.choices.of(&PARAMETERS)),
            1 => format!("Steps.{step}.PropertyFiles.{}", self.choices.of(&FILES)),
            2 => format!("Steps.{step}.PropertyFiles['{}']", self.choices.of(&FILES)),
            3 => format!("Steps.{step}.IterationOutputs[0].{other}.X"),
            4 => format!("IterationOutput.{step}.X"),
            5 => "ForEach.CurrentItem".to_owned(),
            6 => {
                let odd = ["Execution.PipelineName", "Steps.A", "Parameters.", "odd", "Steps.A.B['"];
                self.choices.of(&odd).to_owned()
            }
            _ => format!("Steps.{step}.Outputs['A'].Uri"),
        };
        Node::object([("Get", Node::string(&text))])
    }
}
