//! What single step types have and demand.

pub(crate) mod automl;
pub(crate) mod check_type;
pub(crate) mod cleanup;
pub(crate) mod emr;
pub(crate) mod fail_message;
pub(crate) mod foreach;
pub(crate) mod lineage;
pub(crate) mod missing_member;
pub(crate) mod output_parameter;
pub(crate) mod unknown_member;
pub(crate) mod unknown_step_type;
