//! Exports read back by the rules of the formats that they are in.

use std::fs;

use super::*;

/// Texts that other formats could take for their own.
const ODD: [&str; 7] = [
    "${HOME} $${x} %{ if } %%{y}",
    "a\u{85}b\u{2028}c\u{feff}d\u{7f}",
    "EOT",
    "\"quoted\" \\ 'too'",
    "a: b # c",
    "| > - ?",
    "é ≥ \u{1F600}",
];

fn project(step: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("my-pipeline");
    fs::create_dir(&project).unwrap();
    fs::write(project.join("pipeline.json"), format!(r#"{{"Version": "2020-12-01", "Steps": [{step}]}}"#))
        .unwrap();
    (folder, project)
}

fn fail(message: &str) -> String {
    serde_json::json!({"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": message}}).to_string()
}

fn odd_options() -> Options {
    let tags = ODD.iter().enumerate().map(|(nth, text)| (format!("k{nth}"), (*text).to_owned())).collect();
    let role_arn = Some("arn:aws:iam::111122223333:role/Pipelines".to_owned());
    Options { tags, role_arn, max_parallel_steps: Some(3), ..Options::default() }
}

fn plain_options() -> Options {
    Options { tags: BTreeMap::from([("team".to_owned(), "churn".to_owned())]), ..odd_options() }
}

/// The lines between two lines, less an indent.
fn between(text: &str, from: &str, to: &str, indent: usize) -> String {
    let inside = text.split_once(from).unwrap().1.split_once(to).unwrap().0;
    inside.lines().map(|line| line[indent..].to_owned() + "\n").collect()
}

#[track_caller]
fn check_message(definition: &str, expect: &str) {
    let definition: serde_json::Value = serde_json::from_str(definition).unwrap();
    assert_eq!(definition["Steps"][0]["Arguments"]["ErrorMessage"], expect);
}

#[test]
fn whatever_a_text_holds_it_arrives() {
    for message in ODD {
        let (_folder, project) = project(&fail(message));
        let export = |form| export_path(&project, form, &odd_options()).unwrap().text;
        check_message(&export(Form::Definition), message);

        let yaml = export(Form::CloudFormation);
        assert!(yaml.chars().all(|letter| letter == '\n' || !letter.is_control()), "{yaml:?}");
        check_message(&between(&yaml, "PipelineDefinitionBody: |\n", "Outputs:\n", 10), message);

        let template: serde_json::Value = serde_json::from_str(&export(Form::CloudFormationJson)).unwrap();
        let body =
            &template["Resources"]["Pipeline"]["Properties"]["PipelineDefinition"]["PipelineDefinitionBody"];
        check_message(body.as_str().unwrap(), message);

        let terraform = export(Form::Terraform);
        assert!(!terraform.contains("${") && !terraform.contains("%{"), "{terraform}");
        check_message(&between(&terraform, "<<EOT\n", "\nEOT\n", 0), message);
    }
}

#[test]
fn a_template() {
    let (_folder, project) = project(&fail("no"));
    let yaml = export_path(&project, Form::CloudFormation, &plain_options()).unwrap();
    assert_eq!((yaml.uploads.len(), yaml.notes.len()), (0, 0));
    insta::assert_snapshot!(yaml.text, @r#"
    AWSTemplateFormatVersion: "2010-09-09"
    Description: "The SageMaker pipeline my-pipeline."
    Parameters:
      RoleArn:
        Type: String
        Description: "The role that runs the pipeline."
        AllowedPattern: "^arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+$"
        Default: "arn:aws:iam::111122223333:role/Pipelines"
    Resources:
      Pipeline:
        Type: AWS::SageMaker::Pipeline
        Properties:
          PipelineName: "my-pipeline"
          RoleArn:
            Ref: RoleArn
          ParallelismConfiguration:
            MaxParallelExecutionSteps: 3
          Tags:
            - Key: "team"
              Value: "churn"
          PipelineDefinition:
            PipelineDefinitionBody: |
              {
                "Version": "2020-12-01",
                "Steps": [
                  {
                    "Name": "Stop",
                    "Type": "Fail",
                    "Arguments": {
                      "ErrorMessage": "no"
                    }
                  }
                ]
              }
    Outputs:
      PipelineName:
        Value:
          Ref: Pipeline
    "#);
}

#[test]
fn a_configuration() {
    let (_folder, project) = project(&fail("no"));
    let options = Options { pipeline_name: Some("3-steps".to_owned()), ..plain_options() };
    insta::assert_snapshot!(export_path(&project, Form::Terraform, &options).unwrap().text, @r#"
    variable "role_arn" {
      description = "The role that runs the pipeline."
      type        = string
      default     = "arn:aws:iam::111122223333:role/Pipelines"
    }

    resource "aws_sagemaker_pipeline" "_3-steps" {
      pipeline_name         = "3-steps"
      pipeline_display_name = "3-steps"
      role_arn              = var.role_arn

      parallelism_configuration {
        max_parallel_execution_steps = 3
      }

      tags = {
        "team" = "churn"
      }

      pipeline_definition = <<EOT
    {
      "Version": "2020-12-01",
      "Steps": [
        {
          "Name": "Stop",
          "Type": "Fail",
          "Arguments": {
            "ErrorMessage": "no"
          }
        }
      ]
    }
    EOT
    }
    "#);
}

#[test]
fn large_templates_are_shortened_then_told_of() {
    // A character a line, nearly: indentation is most of the text.
    let values = vec!["1"; 3000].join(",");
    let step = |n| {
        let step = r#"{"Name": "S", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a", "Arguments": {"l": [VALUES]}}"#;
        step.replace("VALUES", &vec![values.as_str(); n].join(","))
    };
    let export = |n| {
        let (_folder, project) = project(&step(n));
        export_path(&project, Form::CloudFormation, &Options::default()).unwrap()
    };
    let (short, long) = (export(1), export(8));
    assert!(short.text.len() < 51_200 && short.notes.is_empty());
    assert!(long.text.len() > 51_200 && long.notes[0].contains("--template-url"), "{:?}", long.notes);
}

#[test]
fn files_of_the_project_need_a_place_in_s3() {
    let step = r#"{"Name": "P", "Type": "Callback", "SqsQueueUrl": "https://sqs.eu-west-1.amazonaws.com/111122223333/q",
        "Arguments": {"code": "file://code/run.py", "all": "file://code"}}"#;
    let (_folder, project) = project(step);
    fs::create_dir(project.join("code")).unwrap();
    fs::write(project.join("code/run.py"), "print(1)\n").unwrap();
    let refused = export_path(&project, Form::Definition, &Options::default()).unwrap_err();
    assert!(refused.message.contains("file://code/run.py at /Steps/0/Arguments/code"), "{}", refused.message);
    let options = Options { s3: Some("s3://mine/churn/".to_owned()), ..Options::default() };
    let exported = export_path(&project, Form::Definition, &options).unwrap();
    assert!(!exported.text.contains("file://"), "{}", exported.text);
    assert_eq!(exported.uploads.len(), 2);
    for upload in &exported.uploads {
        assert!(
            upload.uri.starts_with("s3://mine/churn/") && upload.uri.ends_with("/run.py"),
            "{}",
            upload.uri
        );
        assert!(upload.file.is_file());
    }
    let run = exported.uploads.iter().find(|one| exported.text.contains(&one.uri));
    assert!(run.is_some(), "the definition names the object of the file");
}

#[test]
fn what_sagemaker_would_refuse_is_refused() {
    let (_folder, broken) = project(r#"{"Name": "A", "Type": "Fail"}"#);
    let refused = export_path(&broken, Form::Definition, &Options::default()).unwrap_err();
    assert_eq!((refused.code, refused.diagnostics.is_empty()), (ErrorCode::InvalidDefinition, false));
    let (_folder, sound) = project(&fail("no"));
    for (name, role, s3) in [
        (Some("my pipeline"), None, None),
        (Some("-x"), None, None),
        (None, Some("Pipelines"), None),
        (None, Some("arn:aws:iam::1111:role/P"), None),
        (None, None, Some("mine/churn")),
    ] {
        let own = |text: Option<&str>| text.map(str::to_owned);
        let options =
            Options { pipeline_name: own(name), role_arn: own(role), s3: own(s3), ..Options::default() };
        let refused = export_path(&sound, Form::Definition, &options).unwrap_err();
        assert_eq!(refused.code, ErrorCode::BadRequest, "{}", refused.message);
    }
}
