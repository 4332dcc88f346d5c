//! A step's job starts.

use pipewright_pipeline::arn::ExecutionArn;

use super::step::running;
use crate::Store;
use crate::error::StoreError;
use crate::table::step_job::NewJob;
use crate::table::{step_input, step_job};

impl Store {
    /// Records the job of a step that started, when everything is in place and its process is about to start: what
    /// it is given is known then, and stays known however the job ends. [`crate::StepEnd::job`] ends it.
    pub fn begin_job(&self, execution: &ExecutionArn, step: &str, job: &NewJob) -> Result<(), StoreError> {
        let inputs = self.keep_inputs(&job.inputs)?;
        self.write("record a job", |transaction| {
            let key = running(transaction, execution, step)?;
            step_job::start(transaction, key, step, job)?;
            step_input::insert(transaction, key, step, &inputs)
        })
    }
}
