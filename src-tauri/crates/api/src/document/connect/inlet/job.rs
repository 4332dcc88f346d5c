//! Of jobs: inputs and channels, one of which may be new.

use pipewright_pipeline::json::{Node, Value};

use super::{Reader, Takes, free_name, null};

impl Reader<'_> {
    /// The name, or the name with a number, that no element of a list bears.
    pub(super) fn free(&self, list: &str, member: &str) -> String {
        let names = |list: &str, member: &'static str| {
            let list = self.at(list).map(Node::elements).unwrap_or_default().iter();
            list.filter_map(move |one| one.get(member)?.as_str())
        };
        let taken: Vec<_> = match member {
            "ChannelName" => names(list, "ChannelName").collect(),
            "ArtifactName" => names(list, "ArtifactName").collect(),
            // Inputs and outputs of a processing job share their names.
            _ => names(list, "InputName")
                .chain(names("/Arguments/ProcessingOutputConfig/Outputs", "OutputName"))
                .collect(),
        };
        let plain = |letter: char| if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '-' };
        let wanted: String = self.wanted.chars().map(plain).collect();
        free_name(&wanted, |name| taken.contains(&name))
    }

    pub(super) fn processing(&mut self) {
        let list = "/Arguments/ProcessingInputs";
        for index in 0..self.count(list) {
            let Some(input) = self.at(&format!("{list}/{index}")) else { continue };
            let name = input.get("InputName").and_then(Node::as_str).unwrap_or_default().to_owned();
            // The input called `code` is the step's script, not data.
            if name == "code" || input.get("DatasetDefinition").is_some() {
                continue;
            }
            let pointer = format!("{list}/{index}/S3Input/S3Uri");
            self.place(&name, format!("Input {name}"), pointer, Takes::Data);
        }
        let name = self.free(list, "InputName");
        let s3 = Node::object([
            ("S3Uri", null()),
            ("LocalPath", Node::string(&format!("/opt/ml/processing/input/{name}"))),
            ("S3DataType", Node::string("S3Prefix")),
            ("S3InputMode", Node::string("File")),
            ("S3DataDistributionType", Node::string("FullyReplicated")),
            ("S3CompressionType", Node::string("None")),
        ]);
        let managed = Node::of(Value::Bool(false));
        let input =
            Node::object([("InputName", Node::string(&name)), ("AppManaged", managed), ("S3Input", s3)]);
        let pointer = format!("{list}/{}", self.count(list));
        self.new_place(format!("New input {name}"), pointer, Takes::Data, input, "/S3Input/S3Uri");
        self.last_port(&name);
        let check = self.at("/CheckType").and_then(Node::as_str);
        if self.step.step_type == "ClarifyCheck" && check != Some("DATA_BIAS") {
            self.place("model", "Model name", "/ModelName", Takes::ModelName);
        }
        if self.step.step_type != "Processing" {
            let supplied = [
                ("constraints", "SuppliedBaselineConstraints"),
                ("statistics", "SuppliedBaselineStatistics"),
            ];
            for (word, member) in supplied {
                if self.at(&format!("/{member}")).is_some() {
                    self.place(member, format!("Baseline {word}"), format!("/{member}"), Takes::Metrics);
                }
            }
        }
    }

    pub(super) fn last_port(&mut self, name: &str) {
        if let Some(last) = self.found.last_mut() {
            last.port = Some(name.to_owned());
            name.clone_into(&mut last.name);
        }
    }

    pub(super) fn channels(&mut self, list: &str) {
        for index in 0..self.count(list) {
            let Some(channel) = self.at(&format!("{list}/{index}")) else { continue };
            let name = channel.get("ChannelName").and_then(Node::as_str).unwrap_or_default().to_owned();
            let source = channel.get("DataSource");
            if source.is_some_and(|one| one.get("S3DataSource").is_none() && !one.members().is_empty()) {
                continue;
            }
            let pointer = format!("{list}/{index}/DataSource/S3DataSource/S3Uri");
            self.place(&name, format!("Channel {name}"), pointer, Takes::Data);
        }
        let name = self.free(list, "ChannelName");
        let source = Node::object([
            ("S3DataType", Node::string("S3Prefix")),
            ("S3Uri", null()),
            ("S3DataDistributionType", Node::string("FullyReplicated")),
        ]);
        let source = ("DataSource", Node::object([("S3DataSource", source)]));
        let content = self.at(&format!("{list}/0/ContentType")).cloned().map(|node| ("ContentType", node));
        let members = [("ChannelName", Node::string(&name))].into_iter().chain(content).chain([source]);
        let channel = Node::object(members);
        let pointer = format!("{list}/{}", self.count(list));
        let hole = "/DataSource/S3DataSource/S3Uri";
        self.new_place(format!("New channel {name}"), pointer, Takes::Data, channel, hole);
        self.last_port(&name);
    }

    pub(super) fn tuning(&mut self) {
        if self.at("/Arguments/TrainingJobDefinition").is_some() {
            self.channels("/Arguments/TrainingJobDefinition/InputDataConfig");
        }
        for index in 0..self.count("/Arguments/TrainingJobDefinitions") {
            self.channels(&format!("/Arguments/TrainingJobDefinitions/{index}/InputDataConfig"));
        }
    }
}
