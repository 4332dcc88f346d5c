//! Drives the built `pipewright` command as a person or a CI server does: arguments in, exit code, JSON and
//! plain words out. No crate of the product is linked, so nothing here can agree with a mistake of theirs.
#![expect(clippy::missing_panics_doc, reason = "a driver reports by panicking: that is how a test fails")]

mod driver;

pub use driver::answer::{Answer, Paragraph};
pub use driver::command::Pipewright;
pub use driver::digest::sha256;
pub use driver::environment::{environments_of, json_from_python, python_with};
pub use driver::git::committed;
pub use driver::project::Project;
pub use driver::report::{
    Artifact, Checked, Content, Diagnostic, Environment, Execution, Git, Job, PackagedFile, Report, Source,
    Step,
};
pub use driver::running::Running;
pub use driver::wait::{Patience, until};
