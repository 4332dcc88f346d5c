//! The images that a step could run in.

use std::collections::BTreeSet;

use pipewright_engine::environment::Images;

use super::Found;
use super::literal::{USED, grouped};

/// Where nothing in the definition names a region.
const REGION: &str = "us-east-1";

/// The account of the deep learning containers, the same in these regions.
const FRAMEWORKS: &str = "763104351884";

/// The accounts of SageMaker's own algorithms, as `image_uri_config/sklearn.json` of its Python SDK lists them. Elsewhere nothing is
/// offered: a wrong account fails only when the job pulls.
const ALGORITHMS: [(&str, &str); 16] = [
    ("ap-northeast-1", "354813040037"),
    ("ap-northeast-2", "366743142698"),
    ("ap-south-1", "720646828776"),
    ("ap-southeast-1", "121021644041"),
    ("ap-southeast-2", "783357654285"),
    ("ca-central-1", "341280168497"),
    ("eu-central-1", "492215442770"),
    ("eu-north-1", "662702820516"),
    ("eu-west-1", "141502667606"),
    ("eu-west-2", "764974769150"),
    ("eu-west-3", "659782779980"),
    ("sa-east-1", "737474898029"),
    ("us-east-1", "683313688378"),
    ("us-east-2", "257758044811"),
    ("us-west-1", "746614075791"),
    ("us-west-2", "246618743249"),
];

/// The pipeline's own images; then those that run on this machine, in the pipeline's region.
pub(super) fn images(own: &BTreeSet<String>) -> Vec<Found> {
    let region = own.iter().find_map(|uri| region(uri)).unwrap_or(REGION);
    let known = Images::builtin().names_of_all();
    let known = known
        .iter()
        .filter_map(|name| Some(format!("{}/{name}", registry(name, region)?)))
        .filter(|uri| !own.contains(uri));
    let found = own.iter().map(|uri| image(uri, USED, 0));
    found.chain(known.map(|uri| image(&uri, "Run on this machine", 2))).collect()
}

fn registry(name: &str, region: &str) -> Option<String> {
    let (_, algorithms) = ALGORITHMS.iter().find(|(one, _)| *one == region)?;
    let account = match name.split('-').next()? {
        "sagemaker" => algorithms,
        "pytorch" | "tensorflow" => FRAMEWORKS,
        _ => return None,
    };
    Some(format!("{account}.dkr.ecr.{region}.amazonaws.com"))
}

/// An image by its name: what comes before it is long, and the same for most.
fn image(uri: &str, group: &str, weight: usize) -> Found {
    let (registry, name) = uri.rsplit_once('/').unwrap_or(("", uri));
    let mut found = grouped(uri, group, weight);
    name.clone_into(&mut found.suggestion.label);
    region(uri).unwrap_or(registry).clone_into(&mut found.suggestion.detail);
    found
}

fn region(uri: &str) -> Option<&str> {
    uri.split_once(".dkr.ecr.")?.1.split_once('.').map(|(region, _)| region)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_repository_has_its_account() {
        let check = |name: &str, region: &str, expect: Option<&str>| {
            assert_eq!(registry(name, region).as_deref(), expect, "{name} in {region}");
        };
        check("sagemaker-xgboost:1.7-1", "us-east-1", Some("683313688378.dkr.ecr.us-east-1.amazonaws.com"));
        check("sagemaker-xgboost:1.7-1", "eu-west-1", Some("141502667606.dkr.ecr.eu-west-1.amazonaws.com"));
        check("pytorch-training:2.0", "eu-west-1", Some("763104351884.dkr.ecr.eu-west-1.amazonaws.com"));
        check("pytorch-training:2.0", "us-gov-west-1", None);
        check("python:3.11", "us-east-1", None);
    }

    #[test]
    fn the_pipelines_region_counts() {
        let own = |uris: &[&str]| uris.iter().map(|uri| (*uri).to_owned()).collect();
        let check = |uris: &[&str], expect: &str| {
            let found = images(&own(uris));
            assert_eq!(found.last().map(|one| one.suggestion.detail.as_str()), Some(expect), "{uris:?}");
        };
        check(&[], "us-east-1");
        check(&["1.dkr.ecr.eu-west-1.amazonaws.com/prepare:1"], "eu-west-1");
        check(&["prepare:1"], "us-east-1");
    }
}
