//! Which Python and which packages an image stands for (`assets/images.json`).

use std::sync::LazyLock;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::EnvironmentError;

/// Raised when the way of building changes, so that environments of the old kind are left alone.
const BUILD_FORMAT: &str = "1";

static BUILTIN: LazyLock<Images> = LazyLock::new(|| {
    // A test reads the table; a broken one leaves every image unknown, which `resolve` says.
    Images::parse(include_str!("../../../../../assets/images.json")).unwrap_or_default()
});

/// A table of images.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Images {
    images: Vec<Image>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Image {
    repository: String,
    /// The beginning of the tag, up to a `-` or `.`.
    tag: String,
    algorithm: Option<String>,
    candidates: Vec<Candidate>,
}

/// One way to stand in for an image; the first of an image is the faithful one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// What it is built upon.
    #[serde(flatten)]
    pub foundation: Foundation,
    /// Requirements as pip writes them, pinned.
    #[serde(default)]
    pub requirements: Vec<String>,
}

/// Where a candidate's Python comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Foundation {
    /// An installed Python of this version (`3.8`), under an environment of its own.
    Python(String),
    /// This very executable, used as it is, with nothing installed.
    Interpreter(std::path::PathBuf),
}

/// What an image stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnvironmentSpec {
    /// The image as the table names it: `repository:tag`, without account, region and what follows in a tag.
    pub image: String,
    /// The built-in algorithm the image runs when it is given no script (`xgboost`).
    pub algorithm: Option<String>,
    /// Ways to stand in for it, the most faithful first; never empty.
    pub candidates: Vec<Candidate>,
}

impl Images {
    /// SageMaker's own images.
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// Reads a table in the form of `assets/images.json`.
    pub fn parse(text: &str) -> Result<Self, EnvironmentError> {
        Ok(serde_json::from_str(text)?)
    }

    /// What `image` stands for.
    pub fn resolve(&self, image: &str) -> Result<EnvironmentSpec, EnvironmentError> {
        // `account.dkr.ecr.region.amazonaws.com/repository:tag@sha256:…`
        let name = image.split('@').next().unwrap_or(image);
        let name = name.rsplit('/').next().unwrap_or(name);
        let (repository, tag) = name.split_once(':').unwrap_or((name, "latest"));
        let found = self
            .images
            .iter()
            .filter(|known| known.repository == repository && begins_with(tag, &known.tag))
            .max_by_key(|known| known.tag.len());
        match found {
            Some(known) if !known.candidates.is_empty() => Ok(EnvironmentSpec {
                image: format!("{}:{}", known.repository, known.tag),
                algorithm: known.algorithm.clone(),
                candidates: known.candidates.clone(),
            }),
            _ => {
                Err(EnvironmentError::UnknownImage { image: image.to_owned(), known: self.names(repository) })
            }
        }
    }

    /// Every image as `repository:tag`.
    pub fn names_of_all(&self) -> Vec<String> {
        self.images.iter().map(|known| format!("{}:{}", known.repository, known.tag)).collect()
    }

    /// The images of `repository` as `repository:tag`; every repository by its name when there is none of it.
    fn names(&self, repository: &str) -> Vec<String> {
        let same: Vec<_> = self.images.iter().filter(|known| known.repository == repository).collect();
        if !same.is_empty() {
            return same.into_iter().map(|known| format!("{repository}:{}", known.tag)).collect();
        }
        let mut names: Vec<_> = self.images.iter().map(|known| known.repository.clone()).collect();
        names.dedup();
        names
    }
}

/// Whether a tag is `beginning`, or goes on after it with another part (`1.7-1-cpu-py3`, `2.1.0-cpu-py310`).
fn begins_with(tag: &str, beginning: &str) -> bool {
    tag.strip_prefix(beginning).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '.']))
}

impl EnvironmentSpec {
    /// The name of the folder for one of its candidates: readable, and different whenever the contents are.
    pub(super) fn key(&self, candidate: &Candidate) -> String {
        let Foundation::Python(version) = &candidate.foundation else { return String::new() };
        let mut hash = Sha256::new();
        hash.update(BUILD_FORMAT);
        hash.update(version);
        for requirement in &candidate.requirements {
            hash.update("\n");
            hash.update(requirement);
        }
        let short =
            hash.finalize().iter().take(5).fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        let name: String = self
            .image
            .chars()
            .map(|letter| if letter.is_ascii_alphanumeric() || ".-".contains(letter) { letter } else { '_' })
            .take(80)
            .collect();
        format!("{name}-py{version}-{short}")
    }

    /// Says what a stand-in differs in; nothing for the faithful one.
    pub(super) fn note(&self, candidate: &Candidate) -> Option<String> {
        let faithful = self.candidates.first()?;
        let (Foundation::Python(wanted), Foundation::Python(used)) =
            (&faithful.foundation, &candidate.foundation)
        else {
            return None;
        };
        if candidate == faithful {
            return None;
        }
        let other: Vec<&str> = candidate
            .requirements
            .iter()
            .filter(|requirement| !faithful.requirements.contains(requirement))
            .map(String::as_str)
            .collect();
        let packages = match other.as_slice() {
            [] => "with the same packages".to_owned(),
            other => format!("with {}", other.join(", ")),
        };
        Some(format!("Python {wanted} is not installed, so Python {used} stands in, {packages}."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ECR: &str = "683313688378.dkr.ecr.us-east-1.amazonaws.com";

    #[track_caller]
    fn check(image: &str, expect: Option<(&str, &str, Option<&str>)>) {
        let found = Images::builtin().resolve(image).ok().map(|spec| {
            let faithful = spec.candidates[0].clone();
            let Foundation::Python(version) = faithful.foundation else { panic!("{image} has no version") };
            (version, faithful.requirements.first().cloned().unwrap_or_default(), spec.algorithm)
        });
        let expect = expect.map(|(python, first, algorithm)| {
            (python.to_owned(), first.to_owned(), algorithm.map(str::to_owned))
        });
        assert_eq!(found, expect, "{image}");
    }

    #[test]
    fn images_by_repository_and_tag() {
        let xgboost = Some("xgboost");
        check(&format!("{ECR}/sagemaker-xgboost:1.7-1"), Some(("3.8", "xgboost==1.7.4", xgboost)));
        check(&format!("{ECR}/sagemaker-xgboost:1.7-1-cpu-py3"), Some(("3.8", "xgboost==1.7.4", xgboost)));
        check("sagemaker-xgboost:1.5-1@sha256:00", Some(("3.8", "xgboost==1.5.2", xgboost)));
        check(&format!("{ECR}/sagemaker-xgboost:3.0-5"), Some(("3.10", "xgboost==3.0.5", xgboost)));
        check("sagemaker-scikit-learn:1.0-1-cpu-py3", Some(("3.8", "scikit-learn==1.0.2", None)));
        check("sagemaker-scikit-learn:1.2-1-cpu-py3", Some(("3.9", "scikit-learn==1.2.1", None)));
        check("sagemaker-scikit-learn:1.4-2-cpu-py3", Some(("3.10", "scikit-learn==1.4.2", None)));
        check(
            "763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:2.1.0-cpu-py310",
            Some(("3.10", "torch==2.1.2", None)),
        );
        check("python:3.11-slim", Some(("3.11", "", None)));
        check("sagemaker-xgboost:1.7-10", None);
        check("sagemaker-xgboost:1.7", None);
        check("sagemaker-xgboost", None);
        check("company/churn:2", None);
    }

    #[test]
    fn an_unknown_tag_names_the_known_ones_of_its_repository() {
        let error = Images::builtin().resolve("sagemaker-xgboost:9.9-1").unwrap_err().to_string();
        assert!(
            error.contains("sagemaker-xgboost:9.9-1") && error.contains("sagemaker-xgboost:1.7-1"),
            "{error}"
        );
        assert!(!error.contains("scikit"), "{error}");
    }

    #[test]
    fn every_requirement_is_pinned() {
        for image in &Images::builtin().images {
            assert!(!image.candidates.is_empty(), "{}:{}", image.repository, image.tag);
            for candidate in &image.candidates {
                assert!(candidate.requirements.iter().all(|one| one.contains("==")), "{candidate:?}");
            }
        }
    }

    #[test]
    fn a_stand_in_says_what_differs() {
        let spec = Images::builtin().resolve("sagemaker-xgboost:1.7-1").unwrap();
        assert_eq!(spec.note(&spec.candidates[0]), None);
        assert_eq!(
            spec.note(&spec.candidates[1]).unwrap(),
            "Python 3.8 is not installed, so Python 3.9 stands in, with the same packages."
        );
        assert!(
            spec.note(&spec.candidates[3]).unwrap().contains("Python 3.11 stands in, with xgboost==1.7.6")
        );
        assert_ne!(spec.key(&spec.candidates[0]), spec.key(&spec.candidates[1]));
    }
}
