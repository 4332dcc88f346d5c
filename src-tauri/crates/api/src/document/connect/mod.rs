//! Connecting steps: what an output can be joined with, and the one edit that each way of joining stands for.
//!
//! An output is an [`offer`]: values with a meaning. An input is an [`inlet`]: a place with a
//! meaning, there already or made with what is around it. [`fit`] says which belong together and how well,
//! [`reach`] which steps may wait for which.
//!
//! Deliberately absent: changing anything. Every answer is an edit for the document's one stack.

mod add;
mod choice;
mod fit;
mod inlet;
mod offer;
mod operand;
mod reach;
mod replace;
#[cfg(test)]
mod tests;
mod wire;

use pipewright_pipeline::definition::{Branch, Definition, Step};
use pipewright_pipeline::graph::EdgeKind;
use pipewright_pipeline::reference::Reference;
use pipewright_validator::shapes::{PropertyKind, property_type};

use super::Document;
use super::port;
use crate::dto::connect::{ConnectionChoices, ConnectionSite, WireEnd, WireValue};
use crate::error::{Error, ErrorCode};
use choice::{Leaving, ranked, refusal};
pub(super) use offer::outlets;
use offer::{Form, Kind, Offer};
use reach::Reach;

impl Document {
    /// How each step takes part in a connection from an output. `instead_of` are the values of the wire that the new
    /// one takes the place of.
    pub fn connection_targets(
        &self,
        from: &WireEnd,
        instead_of: &[String],
    ) -> Result<Vec<ConnectionSite>, Error> {
        targets(&self.without(instead_of)?, from)
    }

    /// The outputs that an input can be connected with.
    pub fn connection_sources(
        &self,
        to: &WireEnd,
        instead_of: &[String],
    ) -> Result<Vec<ConnectionSite>, Error> {
        sources(&self.without(instead_of)?, to)
    }

    /// The ways to connect an output with a step; with one of its ports, when that is given.
    pub fn connections(
        &self,
        from: &WireEnd,
        to: &str,
        to_port: Option<&str>,
        instead_of: &[String],
    ) -> Result<ConnectionChoices, Error> {
        let cut = wire::cut(&self.definition, instead_of);
        let definition = self.without(instead_of)?;
        let mut answer = connections(&definition, from, to, to_port)?;
        if !cut.is_empty() {
            for choice in &mut answer.choices {
                let label = format!("Reconnect {} to {to}", from.step);
                let edits = cut.iter().cloned().chain([choice.edit.clone()]).collect();
                choice.edit = pipewright_pipeline::edit::Edit::All { label: Some(label), edits };
            }
        }
        Ok(answer)
    }

    /// The values that a wire stands for.
    pub fn wire_values(&self, origins: &[String]) -> Vec<WireValue> {
        wire::values(&self.definition, origins)
    }

    /// Cuts a wire: clears exactly the values it stands for.
    pub fn cut_wire(&mut self, origins: &[String]) -> Result<(), Error> {
        let edits = wire::cut(&self.definition, origins);
        let label = Some(wire::cut_label(&self.definition, origins));
        self.apply(&pipewright_pipeline::edit::Edit::All { label, edits })
    }

    /// The definition as it is without a wire.
    fn without(&self, origins: &[String]) -> Result<Definition, Error> {
        let mut definition = self.definition.clone();
        for edit in wire::cut(&self.definition, origins) {
            definition.apply(&edit).map_err(|error| super::edit::refused(&error))?;
        }
        Ok(definition)
    }
}

fn step_of(definition: &Definition, name: &str) -> Result<usize, Error> {
    definition
        .step_index(name)
        .ok_or_else(|| Error::new(ErrorCode::NotFound, format!("The pipeline has no step `{name}`.")))
}

/// What leaves a step at a port.
fn leaving(definition: &Definition, step: &Step, port: &str) -> Result<Leaving, Error> {
    let branch = match (step.step_type.as_str(), port) {
        (_, "") => return Ok(Leaving::Order),
        ("Condition", "True") => Some(Branch::True),
        ("Condition", "False") => Some(Branch::False),
        ("ForEach", "Body") => Some(Branch::Body),
        _ => None,
    };
    if let Some(branch) = branch {
        return Ok(Leaving::Branch(branch));
    }
    let known = outlets(definition, step).into_iter().find(|outlet| outlet.port == port);
    let offers = known.map_or_else(|| read_offers(definition, step, port), |outlet| outlet.offers);
    if offers.is_empty() {
        return Err(Error::new(
            ErrorCode::NotFound,
            format!("The step `{}` has no output `{port}`.", step.name),
        ));
    }
    Ok(Leaving::Values(offers))
}

/// What others read of a port that the step's type does not tell of.
fn read_offers(definition: &Definition, step: &Step, port: &str) -> Vec<Offer> {
    let graph = pipewright_pipeline::graph::StepGraph::of(definition);
    let mut offers: Vec<Offer> = Vec::new();
    for (from, _, edge) in graph.edges() {
        let EdgeKind::Data(reference @ Reference::Property { path, .. }) = &edge.kind else { continue };
        if definition.steps()[from].name != step.name || port::output_port(step, &[], reference) != port {
            continue;
        }
        let kind = match property_type(definition, step, path).map(|property| property.kind) {
            Ok(PropertyKind::Scalar(kind)) => Kind::Scalar(kind),
            _ => Kind::Unknown,
        };
        let text: String = path.iter().map(ToString::to_string).collect();
        let path = text.trim_start_matches('.').to_owned();
        let same = |offer: &Offer| matches!(&offer.form, Form::Property(known) if *known == path);
        if !offers.iter().any(same) {
            offers.push(Offer { words: format!("`{port}`"), kind, form: Form::Property(path) });
        }
    }
    offers
}

fn targets(definition: &Definition, from: &WireEnd) -> Result<Vec<ConnectionSite>, Error> {
    let index = step_of(definition, &from.step)?;
    let leaving = leaving(definition, &definition.steps()[index], &from.port)?;
    let reach = Reach::of(definition);
    let before = reach.before(index);
    let site = |(to, step): (usize, &Step)| {
        let refusal = refusal(&reach, &before, definition, &leaving, index, to);
        let found = if refusal.is_none() { ranked(definition, from, &leaving, step) } else { Vec::new() };
        let refusal =
            refusal.or_else(|| found.is_empty().then(|| format!("`{}` is connected so already.", step.name)));
        ConnectionSite {
            step: step.name.clone(),
            ports: ports_of(&found),
            joins: !found.is_empty(),
            takes: found.iter().any(|one| one.meant || matches!(leaving, Leaving::Order)),
            refusal,
        }
    };
    Ok(definition.steps().iter().enumerate().map(site).collect())
}

/// The input ports among choices, each once.
fn ports_of(found: &[choice::Ranked]) -> Vec<String> {
    let mut ports: Vec<String> =
        found.iter().filter(|one| one.meant).filter_map(|one| one.choice.port.clone()).collect();
    ports.sort();
    ports.dedup();
    ports
}

fn sources(definition: &Definition, to: &WireEnd) -> Result<Vec<ConnectionSite>, Error> {
    let index = step_of(definition, &to.step)?;
    let step = &definition.steps()[index];
    let reach = Reach::of(definition);
    let site = |(from, source): (usize, &Step)| {
        let refusal = reach.refusal(from, index, &reach.before(from));
        let fits = |port: &str| {
            let end = WireEnd { step: source.name.clone(), port: port.to_owned() };
            let Ok(leaving) = leaving(definition, source, port) else { return false };
            let found = ranked(definition, &end, &leaving, step);
            found.iter().any(|one| one.meant && one.choice.port.as_ref() == Some(&to.port))
        };
        let ports: Vec<_> = if refusal.is_some() {
            Vec::new()
        } else {
            outlets(definition, source)
                .into_iter()
                .map(|outlet| outlet.port)
                .filter(|port| fits(port))
                .collect()
        };
        let joins = !ports.is_empty();
        let none = || format!("`{}` gives nothing that fits `{}`.", source.name, to.port);
        ConnectionSite {
            step: source.name.clone(),
            ports,
            joins,
            takes: joins,
            refusal: refusal.or_else(|| (!joins).then(none)),
        }
    };
    Ok(definition.steps().iter().enumerate().map(site).collect())
}

fn connections(
    definition: &Definition,
    from: &WireEnd,
    to: &str,
    to_port: Option<&str>,
) -> Result<ConnectionChoices, Error> {
    let index = step_of(definition, &from.step)?;
    let target = step_of(definition, to)?;
    let leaving = leaving(definition, &definition.steps()[index], &from.port)?;
    let reach = Reach::of(definition);
    let refusal = refusal(&reach, &reach.before(index), definition, &leaving, index, target);
    let found = if refusal.is_none() {
        ranked(definition, from, &leaving, &definition.steps()[target])
    } else {
        Vec::new()
    };
    let caution = if matches!(leaving, Leaving::Branch(_)) { None } else { reach.caution(index, target) };
    let mut choices: Vec<_> = found
        .into_iter()
        .map(|one| one.choice)
        .filter(|choice| to_port.is_none_or(|port| choice.port.as_deref() == Some(port)))
        .collect();
    if to_port.is_some()
        && let Some(first) = choices.first_mut()
    {
        first.recommended = true;
    }
    for choice in &mut choices {
        let notes = [choice.note.take(), caution.clone()];
        let notes: Vec<_> = notes.into_iter().flatten().collect();
        choice.note = (!notes.is_empty()).then(|| notes.join(" "));
    }
    let refusal = refusal.or_else(|| {
        choices.is_empty().then(|| match to_port {
            Some(port) => format!("`{port}` of `{to}` cannot read `{}` of `{}`.", from.port, from.step),
            None => format!("`{to}` is connected with `{}` already.", from.step),
        })
    });
    Ok(ConnectionChoices { from: from.clone(), to: to.to_owned(), choices, refusal })
}
