//! Depth: what can be read at all goes through everything on an ordinary thread's stack, and nothing becomes deeper.

use std::thread;

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::{Edit, EditError};
use pipewright_pipeline::json::{JsonText, Node};
use pipewright_pipeline::reference::Reference;
use pipewright_properties::ALL;

/// What a thread gets unless it asks for more, the ones that answer the window included.
const STACK: usize = 2 << 20;

/// The parser's limit.
const DEEPEST: usize = 256;

fn nested(open: &str, inner: &str, close: &str, depth: usize) -> String {
    format!("{}{inner}{}", open.repeat(depth), close.repeat(depth))
}

/// Every property, on a stack of that size: an overflow ends the test program.
#[track_caller]
fn survives(text: String) {
    assert!(Node::parse(&text).is_ok(), "only what can be read goes anywhere");
    let all = move || ALL.iter().for_each(|(_, property)| property(&text));
    thread::Builder::new().stack_size(STACK).spawn(all).unwrap().join().unwrap();
}

#[test]
fn the_deepest_documents() {
    let step = |kind: &str, arguments: &str| {
        format!(r#"{{"Steps": [{{"Name": "A", "Type": "{kind}", "Arguments": {arguments}}}]}}"#)
    };
    survives(nested("[", "", "]", DEEPEST));
    survives(nested(r#"{"a": "#, "{}", "}", DEEPEST - 1));
    survives(step("Lambda", &nested("[", "1", "]", DEEPEST - 3)));
    survives(step("Fail", &nested(r#"{"Std:Join": {"On": "/", "Values": ["#, "1", "]}}", 80)));
    let not = nested(r#"{"Type": "Not", "Condition": "#, "{}", "}", 240);
    survives(step("Condition", &format!(r#"{{"Conditions": [{not}], "IfSteps": []}}"#)));
    for (kind, list) in [("Condition", "IfSteps"), ("ForEach", "ForEachBody")] {
        let open = format!(r#"{{"Name": "A", "Type": "{kind}", "Arguments": {{"{list}": ["#);
        survives(format!(r#"{{"Steps": [{}]}}"#, nested(&open, "", "]}}", 84)));
    }
    survives(format!(
        r#"{{"Definition": {{"Steps": []}}, "Edits": {}}}"#,
        nested(r#"[{"edit": "all", "edits": "#, "[]", "}]", 60)
    ));
}

#[test]
fn edits_do_not_nest_any_deeper() {
    let mut definition = Definition::parse(r#"{"Steps": [], "Metadata": {"a": {}}}"#).unwrap();
    let wide = Node::parse(&nested(r#"{"a": "#, "{}", "}", 7)).unwrap();
    let mut pointer = "/Metadata/a".to_owned();
    let mut refused = 0;
    for _ in 0..100_000 / 7 {
        let edit = Edit::Set { pointer: pointer.clone(), value: JsonText(wide.clone()) };
        match definition.apply(&edit) {
            Ok(_) => pointer.push_str("/a/a/a/a/a/a/a"),
            Err(error) => {
                assert!(matches!(error, EditError::TooDeep), "{error}");
                refused += 1;
            }
        }
    }
    assert!(refused > 14_000, "{refused}");
    let printed = definition.print();
    assert_eq!(Definition::parse(&printed).unwrap().print(), printed);
}

#[test]
fn steps_do_not_nest_any_deeper() {
    let mut definition = Definition::parse(r#"{"Steps": []}"#).unwrap();
    let mut into = pipewright_pipeline::edit::StepList::Steps;
    let mut refused = 0;
    for number in 0..1_000 {
        let name = format!("C{number}");
        let step = format!(r#"{{"Name": "{name}", "Type": "Condition", "Arguments": {{"IfSteps": []}}}}"#);
        let step = JsonText(Node::parse(&step).unwrap());
        match definition.apply(&Edit::AddStep { step, into: into.clone(), position: None }) {
            Ok(_) => into = pipewright_pipeline::edit::StepList::IfSteps { step: name },
            Err(error) => {
                assert!(matches!(error, EditError::TooDeep), "{error}");
                refused += 1;
            }
        }
    }
    assert!(definition.steps().len() > 50 && refused > 900);
    survives(definition.print());
}

#[test]
fn long_texts_need_no_stack() {
    let long = 100_000;
    assert!(Node::parse(&"[".repeat(long)).is_err());
    assert!(Node::parse(&r#"{"a":"#.repeat(long)).is_err());
    let node = Node::parse("{}").unwrap();
    assert!(node.pointer(&"/a".repeat(long)).is_none());
    let reference = format!("Steps.A{}", ".b[0]['c']".repeat(long));
    assert_eq!(Reference::parse(&reference).unwrap().to_string(), reference);
}
