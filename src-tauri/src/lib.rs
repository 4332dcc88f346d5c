//! .
pub fn run() {}
