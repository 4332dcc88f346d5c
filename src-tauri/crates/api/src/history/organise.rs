//! What users put on executions, and deleting them.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_store::Change;

use crate::clock;
use crate::dto::history::{DeletionDone, DeletionView, OrganiseChange};
use crate::error::{Error, ErrorCode};
use crate::workbench::Workbench;

/// Letters of a tag or a name.
const LONGEST: usize = 128;

impl Workbench {
    /// Changes executions, all of them or none.
    pub fn organise_executions(&self, arns: &[ExecutionArn], change: OrganiseChange) -> Result<(), Error> {
        let some = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let change = match change {
            OrganiseChange::Tag { tag } => Change::Tag(word(&tag)?),
            OrganiseChange::Untag { tag } => Change::Untag(tag),
            OrganiseChange::Note { text } => Change::Note(some(text)),
            OrganiseChange::Pin { pinned } => Change::Pin(pinned),
            OrganiseChange::Name { name } if name.chars().count() > LONGEST => {
                return Err(too_long("name"));
            }
            OrganiseChange::Name { name } => Change::Name(some(name)),
        };
        let arns = self.whole(arns)?;
        Ok(self.shared.store.organise(&arns, &change, clock::now())?)
    }

    /// What deleting these executions would do.
    pub fn plan_deletion(&self, arns: &[ExecutionArn]) -> Result<DeletionView, Error> {
        let plan = self.shared.store.plan_deletion(&self.whole(arns)?)?;
        Ok(DeletionView {
            executions: plan.executions,
            files: plan.files,
            running: plan.running,
            packages: plan.packages,
        })
    }

    /// Deletes executions that have ended, all of them or none.
    pub fn delete_executions(&self, arns: &[ExecutionArn]) -> Result<DeletionDone, Error> {
        self.recover()?;
        let done = self.shared.store.delete_executions(&self.whole(arns)?, clock::now())?;
        Ok(DeletionDone { executions: done.executions, bytes: done.bytes })
    }

    /// People write ids alone.
    fn whole(&self, arns: &[ExecutionArn]) -> Result<Vec<ExecutionArn>, Error> {
        arns.iter().map(|arn| Ok(self.find(arn)?.arn)).collect()
    }
}

fn word(tag: &str) -> Result<String, Error> {
    let tag = tag.trim();
    if tag.is_empty() {
        return Err(Error::new(ErrorCode::BadRequest, "A tag needs a letter at least."));
    }
    if tag.chars().count() > LONGEST {
        return Err(too_long("tag"));
    }
    Ok(tag.to_owned())
}

fn too_long(what: &str) -> Error {
    Error::new(ErrorCode::BadRequest, format!("A {what} has at most {LONGEST} letters."))
        .hinted("A note may be as long as you like.")
}
