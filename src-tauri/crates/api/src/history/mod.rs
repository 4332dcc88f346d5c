//! What ran: found by whatever is known of it, organised, deleted.

pub mod filter;
mod organise;
mod query;
mod search;
mod table;

pub use search::Ask;
pub use table::{ListedExecution, TableFormat};
