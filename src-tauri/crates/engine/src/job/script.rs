//! Script mode: what SageMaker's training toolkit does before it runs the user's script.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::configuration::{HOST, NETWORK_INTERFACE};
use super::hyperparameter;

/// Where the user's code is unpacked and run.
pub(super) const CODE: &str = "/opt/ml/code";

/// What a script is told about its job.
pub(super) struct Script<'s> {
    pub job_name: &'s str,
    /// The script, relative to [`CODE`].
    pub program: &'s str,
    pub hyperparameters: &'s Map<String, Value>,
    pub channels: &'s [String],
    /// The files of `/opt/ml/input/config` by the same names.
    pub input_data_config: &'s Value,
    pub resource_config: &'s Value,
    pub instance_type: &'s str,
    pub submit_directory: &'s str,
}

impl Script<'_> {
    /// The command: `python` for `.py`, a shell for anything else, with the hyperparameters as arguments.
    pub(super) fn command(&self, python: &str) -> (String, Vec<String>) {
        let is_python = Path::new(self.program).extension().is_some_and(|it| it.eq_ignore_ascii_case("py"));
        let mut arguments = hyperparameter::arguments(self.hyperparameters);
        arguments.insert(0, self.program.to_owned());
        (if is_python { python } else { "/bin/sh" }.to_owned(), arguments)
    }

    /// The `SM_…` variables.
    pub(super) fn environment(&self) -> Vec<(String, String)> {
        let mut channels: Vec<&String> = self.channels.iter().collect();
        channels.sort_unstable();
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let module = self.program.strip_suffix(".py").unwrap_or(self.program);
        let arguments = hyperparameter::arguments(self.hyperparameters);
        let inputs: Map<String, Value> =
            channels.iter().map(|name| ((*name).clone(), json!(channel_path(name)))).collect();
        let hosts = json!([HOST]);
        let training_environment = json!({
            "additional_framework_parameters": {},
            "channel_input_dirs": inputs,
            "current_host": HOST,
            "current_instance_group": "homogeneousCluster",
            "current_instance_type": self.instance_type,
            "hosts": hosts,
            "hyperparameters": self.hyperparameters,
            "input_config_dir": "/opt/ml/input/config",
            "input_data_config": self.input_data_config,
            "input_dir": "/opt/ml/input",
            "is_master": true,
            "job_name": self.job_name,
            "log_level": 20,
            "master_hostname": HOST,
            "model_dir": "/opt/ml/model",
            "module_dir": self.submit_directory,
            "module_name": module,
            "network_interface_name": NETWORK_INTERFACE,
            "num_cpus": processors,
            "num_gpus": 0,
            "num_neurons": 0,
            "output_data_dir": "/opt/ml/output/data",
            "output_dir": "/opt/ml/output",
            "output_intermediate_dir": "/opt/ml/output/intermediate",
            "resource_config": self.resource_config,
            "user_entry_point": self.program,
        });
        let mut variables = vec![
            ("PYTHONPATH".to_owned(), CODE.to_owned()),
            variable("CHANNELS", &json!(channels)),
            variable("CURRENT_HOST", &json!(HOST)),
            variable("CURRENT_INSTANCE_GROUP", &json!("homogeneousCluster")),
            variable("CURRENT_INSTANCE_TYPE", &json!(self.instance_type)),
            variable("FRAMEWORK_PARAMS", &json!({})),
            variable("HOSTS", &hosts),
            variable("HPS", &json!(self.hyperparameters)),
            variable("INPUT_CONFIG_DIR", &json!("/opt/ml/input/config")),
            variable("INPUT_DATA_CONFIG", self.input_data_config),
            variable("INPUT_DIR", &json!("/opt/ml/input")),
            variable("LOG_LEVEL", &json!(20)),
            variable("MODEL_DIR", &json!("/opt/ml/model")),
            variable("MODULE_DIR", &json!(self.submit_directory)),
            variable("MODULE_NAME", &json!(module)),
            variable("NETWORK_INTERFACE_NAME", &json!(NETWORK_INTERFACE)),
            variable("NUM_CPUS", &json!(processors)),
            variable("NUM_GPUS", &json!(0)),
            variable("NUM_NEURONS", &json!(0)),
            variable("OUTPUT_DATA_DIR", &json!("/opt/ml/output/data")),
            variable("OUTPUT_DIR", &json!("/opt/ml/output")),
            variable("OUTPUT_INTERMEDIATE_DIR", &json!("/opt/ml/output/intermediate")),
            variable("RESOURCE_CONFIG", self.resource_config),
            variable("TRAINING_ENV", &training_environment),
            variable("USER_ARGS", &json!(arguments)),
            variable("USER_ENTRY_POINT", &json!(self.program)),
        ];
        variables.extend(
            channels.iter().map(|name| variable(&format!("CHANNEL_{name}"), &json!(channel_path(name)))),
        );
        variables
            .extend(self.hyperparameters.iter().map(|(name, value)| variable(&format!("HP_{name}"), value)));
        variables
    }
}

/// Where a channel's files are.
pub(super) fn channel_path(name: &str) -> String {
    format!("/opt/ml/input/data/{name}")
}

/// `SM_NAME`: a text as it is, anything else as JSON.
fn variable(name: &str, value: &Value) -> (String, String) {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    (format!("SM_{}", name.to_uppercase()), text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_and_command_of_a_script() {
        let hyperparameters = hyperparameter::decode(&[
            ("max_depth".to_owned(), "5".to_owned()),
            ("layers".to_owned(), "[1,2]".to_owned()),
        ]);
        let script = Script {
            job_name: "job",
            program: "train.py",
            hyperparameters: &hyperparameters,
            channels: &["validation".to_owned(), "train".to_owned()],
            input_data_config: &json!({"train": {}}),
            resource_config: &json!({"current_host": "algo-1"}),
            instance_type: "ml.m5.large",
            submit_directory: "s3://b/source.tar.gz",
        };
        let (program, arguments) = script.command("python");
        assert_eq!((program.as_str(), arguments.len()), ("python", 5));
        let variables = script.environment();
        for (name, expect) in [
            ("SM_CHANNELS", r#"["train","validation"]"#),
            ("SM_CHANNEL_TRAIN", "/opt/ml/input/data/train"),
            ("SM_HP_MAX_DEPTH", "5"),
            ("SM_HP_LAYERS", "[1,2]"),
            ("SM_HPS", r#"{"max_depth":5,"layers":[1,2]}"#),
            ("SM_MODEL_DIR", "/opt/ml/model"),
            ("SM_MODULE_NAME", "train"),
            ("SM_USER_ARGS", r#"["--layers","[1, 2]","--max_depth","5"]"#),
        ] {
            let found = variables.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str());
            assert_eq!(found, Some(expect), "{name}");
        }
    }
}
