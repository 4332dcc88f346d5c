//! Python environments in place of container images.
//!
//! An image's repository and tag stand for a Python version and pinned packages; `uv` builds them
//! once into a folder that every later job uses as it is. Account and region of an image play no part.

mod contents;
mod error;
mod image;
mod prepare;
mod python;
mod ready;
mod uv;

use std::path::{Path, PathBuf};

use tokio::sync::OnceCell;

pub use contents::Contents;
pub use error::EnvironmentError;
pub use image::{Candidate, EnvironmentSpec, Foundation, Images};
pub use ready::ReadyEnvironment;

/// The environments of one home, built on demand. Several processes may share the folder.
#[derive(Debug)]
pub struct Environments {
    home: PathBuf,
    images: Images,
    uv: OnceCell<PathBuf>,
}

impl Environments {
    /// Environments below `home` (`$PIPEWRIGHT_HOME/environments`, made when needed) for SageMaker's own
    /// images.
    pub fn new(home: PathBuf) -> Self {
        Self::with_images(home, Images::builtin().clone())
    }

    /// The same for another table of images.
    pub fn with_images(home: PathBuf, images: Images) -> Self {
        // Jobs see an environment at its real path, and a link in it would lead nowhere.
        let home = std::path::absolute(&home).unwrap_or(home);
        Self { home, images, uv: OnceCell::new() }
    }

    /// The folder that holds them.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// What stands for an image such as
    /// `683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1`.
    pub fn resolve(&self, image: &str) -> Result<EnvironmentSpec, EnvironmentError> {
        self.images.resolve(image)
    }
}
