//! Somebody decides about a model package.

use pipewright_pipeline::timestamp::Timestamp;
use serde_json::json;

use crate::Store;
use crate::error::StoreError;
use crate::table::approval::{self, Approval};
use crate::table::event::{self, EventKind};
use crate::table::model_package::{self, ApprovalStatus, ModelPackage};

impl Store {
    /// Gives a model package another status, or the same with another comment, and returns the package as it is then.
    /// The Describe document follows as SageMaker's does: ModelApprovalStatus, ApprovalDescription,
    /// LastModifiedBy and LastModifiedTime.
    pub fn approve(
        &self,
        package: &str,
        status: ApprovalStatus,
        by: &str,
        comment: Option<&str>,
        at: Timestamp,
    ) -> Result<ModelPackage, StoreError> {
        self.write_durably("record the approval of a model package", |transaction| {
            let mut found = model_package::find(transaction, package)?
                .ok_or_else(|| StoreError::UnknownModelPackage(package.to_owned()))?;
            let approval =
                Approval { status, by: Some(by.to_owned()), at, comment: comment.map(str::to_owned) };
            approval::append(transaction, package, &approval)?;
            found.approval_status = status;
            if let Some(describe) = found.describe.as_object_mut() {
                describe.insert("ModelApprovalStatus".to_owned(), json!(status.as_str()));
                match comment {
                    Some(comment) => {
                        describe.insert("ApprovalDescription".to_owned(), json!(comment));
                    }
                    None => drop(describe.shift_remove("ApprovalDescription")),
                }
                describe.insert("LastModifiedBy".to_owned(), json!({ "UserProfileName": by }));
                describe.insert("LastModifiedTime".to_owned(), json!(at.epoch_seconds()));
            }
            let key = model_package::decide(transaction, &found)?;
            let detail = json!({ "ModelPackageArn": package, "Status": status.as_str(), "By": by });
            let kind = EventKind::ModelPackageStatusChanged;
            event::append(transaction, key, Some(&found.step), kind, at, Some(&detail))?;
            Ok(found)
        })
    }
}
