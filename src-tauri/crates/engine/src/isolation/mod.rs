//! A private mount namespace for every job.
