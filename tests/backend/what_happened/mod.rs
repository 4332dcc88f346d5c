//! Fifteen executions of churn, and every number that is told of them checked against the definition, the files and
//! the logs.

mod comparison;
mod recorded;
mod story;
