//! What a project wants of the validator.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use crate::Limits;

/// How the rules are applied.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Rules set to another level than their own, by code.
    pub levels: HashMap<String, Level>,
    /// The service's limits; accounts differ.
    pub limits: Limits,
    /// What the definition is meant for.
    pub target: Target,
    /// The AWS region it is meant for, such as `eu-west-1`; unknown when `None`.
    pub region: Option<String>,
    /// The project's files, to see whether a `file://` URI points at something; not looked at when `None`.
    pub files: Option<ProjectFiles>,
}

/// A rule's level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Not applied.
    Off,
    /// Reported as a warning.
    Warn,
    /// Reported as an error.
    Error,
}

/// What a definition is meant for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Target {
    /// A project: `file://` URIs are packaged when it is started or exported.
    #[default]
    Project,
    /// SageMaker, as it stands.
    SageMaker,
}

/// Asks whether a project holds a file; given by whoever may read files, since the validator may not.
#[derive(Clone)]
pub struct ProjectFiles(Arc<dyn Fn(&str) -> bool + Send + Sync>);

impl Level {
    /// Reads `off`, `warn` or `error`.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "off" => Some(Self::Off),
            "warn" => Some(Self::Warn),
            "error" => Some(Self::Error),
            _ => None,
        }
    }
}

impl ProjectFiles {
    /// `exists` is asked with the path behind `file://`, relative to the project's folder.
    pub fn new(exists: impl Fn(&str) -> bool + Send + Sync + 'static) -> Self {
        Self(Arc::new(exists))
    }

    /// Whether there is a file or folder of that path.
    pub fn exists(&self, path: &str) -> bool {
        (self.0)(path)
    }
}

impl fmt::Debug for ProjectFiles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ProjectFiles")
    }
}
