//! Reads members of a request, and says which one is at fault.

use pipewright_pipeline::s3::S3Uri;
use serde_json::Value;

use super::JobError;

/// One part of a request and the path to it: `ProcessingInputs[0].S3Input`.
#[derive(Clone)]
pub(super) struct Member<'r> {
    value: &'r Value,
    path: String,
}

impl<'r> Member<'r> {
    /// The whole request.
    pub(super) fn root(request: &'r Value) -> Self {
        Self { value: request, path: String::new() }
    }

    /// The member `name`, unless it is absent or null.
    pub(super) fn optional(&self, name: &str) -> Option<Self> {
        let value = self.value.get(name).filter(|value| !value.is_null())?;
        Some(Self { value, path: self.path_of(name) })
    }

    /// The member `name`, which must be there.
    pub(super) fn required(&self, name: &str) -> Result<Self, JobError> {
        self.optional(name).ok_or_else(|| JobError::bad(self.path_of(name), "is required"))
    }

    fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// An error about this member.
    pub(super) fn bad(&self, why: impl Into<String>) -> JobError {
        JobError::bad(self.path.clone(), why)
    }

    /// Its text.
    pub(super) fn text(&self) -> Result<&'r str, JobError> {
        self.value.as_str().ok_or_else(|| {
            let number = self.value.is_number() || self.value.is_boolean();
            let hint = if number { "; make a parameter text with Std:Join" } else { "" };
            self.bad(format!("SageMaker takes a string here, not {}{hint}", self.value))
        })
    }

    /// Its truth value.
    pub(super) fn flag(&self) -> Result<bool, JobError> {
        self.value.as_bool().ok_or_else(|| self.bad(format!("must be true or false, not {}", self.value)))
    }

    /// A whole number, 1 or more.
    pub(super) fn count(&self) -> Result<u64, JobError> {
        let count = self.value.as_u64().filter(|count| *count > 0);
        count.ok_or_else(|| self.bad(format!("must be a whole number above 0, not {}", self.value)))
    }

    /// An S3 URI.
    pub(super) fn uri(&self) -> Result<S3Uri, JobError> {
        S3Uri::parse(self.text()?).map_err(|error| self.bad(error.to_string()))
    }

    /// The elements of a list.
    pub(super) fn list(&self) -> Result<Vec<Self>, JobError> {
        let elements = self.value.as_array().ok_or_else(|| self.bad("must be a list"))?;
        let element = |(index, value)| Self { value, path: format!("{}[{index}]", self.path) };
        Ok(elements.iter().enumerate().map(element).collect())
    }

    /// The texts of a list.
    pub(super) fn texts(&self) -> Result<Vec<String>, JobError> {
        self.list()?.iter().map(|element| element.text().map(str::to_owned)).collect()
    }

    /// The texts of an object, by name, in the order of the request.
    pub(super) fn named_texts(&self) -> Result<Vec<(String, String)>, JobError> {
        let members = self.value.as_object().ok_or_else(|| self.bad("must be an object"))?;
        let named = |name: &String| {
            self.required(name)
                .map_err(|_| JobError::bad(self.path_of(name), "must be a string, not null"))
                .and_then(|member| Ok((name.clone(), member.text()?.to_owned())))
        };
        members.keys().map(named).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn errors_name_the_member() {
        let request = json!({"A": {"B": [{"C": 3}]}, "E": {"depth": 5, "none": null}, "N": null});
        let root = Member::root(&request);
        let c = root.required("A").unwrap().required("B").unwrap().list().unwrap()[0].required("C").unwrap();
        assert_eq!(c.count().unwrap(), 3);
        let error = c.text().unwrap_err().to_string();
        assert_eq!(
            error,
            "A.B[0].C: SageMaker takes a string here, not 3; make a parameter text with Std:Join"
        );
        assert_eq!(root.required("N").err().unwrap().to_string(), "N: is required");
        let error = root.required("E").unwrap().named_texts().unwrap_err().to_string();
        assert!(error.starts_with("E.depth: SageMaker takes a string here, not 5"), "{error}");
    }
}
