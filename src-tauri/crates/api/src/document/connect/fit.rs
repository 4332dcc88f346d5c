//! Which values belong where, and how well.

use pipewright_pipeline::json::Node;
use pipewright_pipeline::reference::Reference;
use pipewright_validator::shapes::ScalarKind;

use super::inlet::{Inlet, Takes};
use super::offer::{Form, GUESS, Kind, Offer, join};
use crate::dto::connect::ChoiceGroup;

/// From here on a choice is one that was probably meant.
pub(super) const LIKELY: i32 = 60;

/// How a value goes into a place.
#[derive(Debug)]
pub(super) struct Fit {
    /// How well: more is better.
    pub(super) score: i32,
    /// Whether the value is what the place is for, whatever stands there now.
    pub(super) meant: bool,
    /// The value as it is written there, whatever is around it.
    pub(super) value: Node,
    pub(super) note: Option<String>,
}

/// How an offer of a step fits an inlet; `None` when it does not. `port` is the offer's.
pub(super) fn fit(offer: &Offer, step: &str, port: &str, inlet: &Inlet) -> Option<Fit> {
    let undeclared = matches!(&offer.form, Form::Report { declares: Some(_), .. });
    // Of an output that nobody has called a report, it is only a guess that it is one.
    if undeclared && inlet.takes == Takes::Text {
        return None;
    }
    let meant = by_meaning(offer.kind, inlet)? - if undeclared { 50 } else { 0 };
    let value = offer.node(step);
    let as_text = matches!(inlet.takes, Takes::Text) && needs_text(offer.kind);
    let value = if as_text { join("", vec![value]) } else { value };
    let score = meant + by_name(port, &inlet.name) + by_state(inlet);
    Some(Fit { score, meant: meant >= LIKELY, value, note: note(offer, inlet, as_text) })
}

/// Only texts may stand where a text belongs, but a text can be made of anything.
fn needs_text(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Scalar(ScalarKind::String) | Kind::Data | Kind::File | Kind::Model | Kind::Metrics(_)
    ) && !is_name(kind)
}

fn is_name(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::ModelName | Kind::PackageArn | Kind::EndpointConfigName | Kind::EndpointName | Kind::ClusterId
    )
}

fn note(offer: &Offer, inlet: &Inlet, as_text: bool) -> Option<String> {
    match &offer.form {
        Form::Report { declares: Some(output), file, .. } => Some(format!(
            "Declares the property file {file}: `{output}.json` in {output}. Set the path of the value afterwards."
        )),
        Form::Report { path, .. } if path == GUESS => {
            Some("Set the path of the value afterwards.".to_owned())
        }
        _ if as_text => Some("Written as a text.".to_owned()),
        _ if matches!(inlet.takes, Takes::Operand(super::operand::Other::Written(_))) => {
            Some("Set what it is compared with afterwards.".to_owned())
        }
        _ => None,
    }
}

#[expect(clippy::match_same_arms, reason = "a table: each row speaks of one kind of place")]
fn by_meaning(kind: Kind, inlet: &Inlet) -> Option<i32> {
    let scalar = match kind {
        Kind::Scalar(kind) => Some(kind),
        kind if is_name(kind) => Some(ScalarKind::String),
        _ => None,
    };
    let text = scalar == Some(ScalarKind::String) || kind == Kind::Unknown;
    Some(match (inlet.takes, kind) {
        (Takes::Data, Kind::Data)
        | (Takes::Model, Kind::Model)
        | (Takes::ModelName, Kind::ModelName)
        | (Takes::EndpointConfigName, Kind::EndpointConfigName)
        | (Takes::EndpointName, Kind::EndpointName)
        | (Takes::ClusterId, Kind::ClusterId)
        | (Takes::PackageArn, Kind::PackageArn) => 100,
        // A job may look at a model; what trains one takes data.
        (Takes::Data, Kind::Model) => {
            if inlet.pointer.contains("/ProcessingInputs/") {
                80
            } else {
                35
            }
        }
        (Takes::Data, Kind::Metrics(_)) | (Takes::Model, Kind::Data) => 30,
        (Takes::Data | Takes::Model | Takes::Source, Kind::Scalar(_) | Kind::Unknown) if text => 40,
        (Takes::Source, Kind::Data | Kind::Model) => 90,
        (Takes::Source, Kind::File) => 40,
        (Takes::Metrics, Kind::File) if inlet.pointer.contains("/ModelMetrics/ModelQuality/Statistics") => 90,
        (Takes::Metrics, Kind::Data) if inlet.pointer.contains("/ModelMetrics/ModelQuality/Statistics") => 55,
        (Takes::Metrics, Kind::Metrics(place)) => {
            if !place.is_empty() && inlet.pointer.starts_with(place) {
                100
            } else {
                35
            }
        }
        (Takes::Metrics, Kind::File | Kind::Data) => 20,
        (
            Takes::ModelName | Takes::EndpointConfigName | Takes::EndpointName | Takes::ClusterId,
            Kind::Scalar(_) | Kind::Unknown,
        ) if text => 40,
        (Takes::Operand(other), Kind::Report) if other.compares(None) => 100,
        (Takes::Operand(other), Kind::Unknown) if other.compares(None) => 60,
        (Takes::Operand(other), Kind::Scalar(kind)) if other.compares(Some(kind)) => 100,
        (Takes::Items, _) if text && !is_name(kind) => 70,
        (Takes::Anything, Kind::Scalar(_) | Kind::Unknown) => 80,
        (Takes::Anything, Kind::File) => 20,
        (Takes::Anything, kind) if kind != Kind::Report => 70,
        (Takes::Text, Kind::Scalar(_)) => 45,
        (Takes::Text, Kind::Report | Kind::File) => 10,
        (Takes::Text, _) => 15,
        (Takes::Message, Kind::Report | Kind::Scalar(_)) => 80,
        (Takes::Message, kind) if is_name(kind) => 30,
        (Takes::Message, Kind::Unknown) => 40,
        (Takes::Scalar(wanted), Kind::Scalar(kind)) if wanted == kind => 30,
        _ => return None,
    })
}

/// An output and an input of one name are meant for each other.
fn by_name(port: &str, name: &str) -> i32 {
    let (port, name) = (port.to_lowercase(), name.to_lowercase());
    if port == name {
        40
    } else if port.len() > 2 && name.len() > 2 && (port.contains(&name) || name.contains(&port)) {
        15
    } else {
        0
    }
}

/// What nobody has filled in wants to be; what somebody has wants to stay.
fn by_state(inlet: &Inlet) -> i32 {
    if inlet.group == ChoiceGroup::New {
        // A new input of the output's name is no sign of anything.
        return if inlet.takes == Takes::Data { -60 } else { -15 };
    }
    let Some(current) = &inlet.current else { return 20 };
    match current.get("Get").and_then(Node::as_str).map(Reference::parse) {
        Some(Ok(Reference::Property { .. })) => -40,
        Some(Ok(_)) => -35,
        _ if current.members().is_empty() => {
            if is_made_up(current) {
                20
            } else {
                -30
            }
        }
        _ => -40,
    }
}

/// The palette's steps begin with places that are none.
fn is_made_up(node: &Node) -> bool {
    node.as_str().is_some_and(|text| {
        text.contains("amzn-s3-demo-bucket")
            || text.starts_with("my-")
            || text == "j-1234567890ABC"
            || text.is_empty()
    })
}
