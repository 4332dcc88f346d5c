//! Arguments against the request shapes of SageMaker's API.

pub(crate) mod missing_argument;
