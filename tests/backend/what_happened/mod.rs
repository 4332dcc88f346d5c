//! Fifteen executions of churn, and every number that is told of them checked against the definition, the files and
//! the logs.

mod comparison;
mod history;
mod lineage;
mod openlineage;
mod passport;
mod recorded;
mod story;
