//! Runs pipeline executions on this machine: real processes, real artifacts, the `/opt/ml` contract.
//!
//! Deliberately absent: the store. What the engine needs of the world it asks for through [`port`].

pub mod environment;
pub mod evaluate;
pub mod instant;
pub mod isolation;
pub mod job;
pub mod machine;
pub mod name;
pub mod plan;
pub mod port;
pub mod runner;
pub mod scheduler;
pub mod stop;

mod property_file;
mod scope;
