//! Parameters.

use pipewright_pipeline::json::Node;

use crate::subject::Subject;

pub(crate) mod bad_parameter;
pub(crate) mod default_type;
pub(crate) mod duplicate_parameter;
pub(crate) mod param_enum;
pub(crate) mod parameter_type;

/// A parameter as it is written.
struct Declared<'a> {
    /// `Depth`, in backticks for messages; a word for one without a name.
    title: String,
    node: &'a Node,
    pointer: &'a str,
}

impl Declared<'_> {
    /// The pointer of one of its members.
    fn member(&self, name: &str) -> String {
        format!("{}/{name}", self.pointer)
    }
}

fn declared<'a>(subject: &Subject<'a>) -> impl Iterator<Item = Declared<'a>> {
    let root = subject.definition.root();
    subject.definition.parameters().iter().filter_map(move |parameter| {
        let title = match parameter.name.as_str() {
            "" => "without a name".to_owned(),
            name => format!("`{name}`"),
        };
        Some(Declared { title, node: root.pointer(&parameter.pointer)?, pointer: &parameter.pointer })
    })
}
