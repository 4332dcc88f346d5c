//! Adding a step that is connected from the beginning, and putting one between two others.

use pipewright_pipeline::definition::{Branch, Definition, Step};
use pipewright_pipeline::edit::{Edit, StepList};
use pipewright_pipeline::graph::{EdgeKind, StepGraph};
use pipewright_pipeline::layout::scene::Point;

use super::choice::{Leaving, Ranked, ranked};
use super::fit::LIKELY;
use super::{connections, leaving, outlets, step_of, wire};
use crate::document::Document;
use crate::document::edit::refused;
use crate::dto::connect::{ConnectionChoice, WireEnd};
use crate::error::{Error, ErrorCode};
use crate::palette;

impl Document {
    /// Adds a step of a type that reads an output, or stands in a branch; the name, and how it was connected. Without
    /// a port it is the output that fits best, if one does.
    pub fn add_connected(
        &mut self,
        step_type: &str,
        after: &str,
        port: Option<&str>,
        at: Option<Point>,
    ) -> Result<(String, Option<ConnectionChoice>), Error> {
        let index = step_of(&self.definition, after)?;
        let source = &self.definition.steps()[index];
        let of_port = port.map(|port| leaving(&self.definition, source, port)).transpose()?;
        let into = match of_port {
            Some(Leaving::Branch(branch)) => StepList::of(after, branch),
            _ => list_of(&self.definition, source),
        };
        let (add, name) = palette::add_step(&self.definition, step_type, into)?;
        let mut next = self.definition.clone();
        next.apply(&add).map_err(|error| refused(&error))?;
        let mut edits = vec![add];
        let made = match of_port {
            Some(Leaving::Branch(_)) => None,
            Some(leaving) => {
                let from = WireEnd { step: after.to_owned(), port: port.unwrap_or_default().to_owned() };
                let order = matches!(leaving, Leaving::Order);
                let found = connections(&next, &from, &name, None)?;
                found.choices.into_iter().find(|choice| choice.recommended || order)
            }
            None => best(&next, after, &name)?,
        };
        edits.extend(made.clone().map(|choice| choice.edit));
        let label = Some(format!("Add step {name} after {after}"));
        self.add_at(&Edit::All { label, edits }, &name, at)?;
        Ok((name, made))
    }

    /// The step types that read an output without more ado, or may stand in a branch.
    pub fn compatible_types(&self, from: &WireEnd) -> Result<Vec<String>, Error> {
        let index = step_of(&self.definition, &from.step)?;
        let leaving = leaving(&self.definition, &self.definition.steps()[index], &from.port)?;
        let fits = |step_type: &str| match &leaving {
            Leaving::Order => true,
            Leaving::Branch(branch) => {
                *branch != Branch::Body || !matches!(step_type, "Condition" | "Fail" | "ForEach")
            }
            Leaving::Values(_) => {
                // The step alone says what it takes.
                let mut alone = Definition::from_tree(pipewright_pipeline::json::Node::object([]));
                let Ok((add, name)) = palette::add_step(&alone, step_type, StepList::Steps) else {
                    return false;
                };
                if alone.apply(&add).is_err() {
                    return false;
                }
                alone.step(&name).is_some_and(|step| {
                    ranked(&alone, from, &leaving, step).first().is_some_and(|one| one.score >= LIKELY)
                })
            }
        };
        Ok(palette::entries().into_iter().map(|entry| entry.step_type).filter(|one| fits(one)).collect())
    }

    /// Puts a new step of a type between the two ends of a wire.
    pub fn insert_new(
        &mut self,
        step_type: &str,
        origins: &[String],
        at: Option<Point>,
    ) -> Result<String, Error> {
        let ends = Ends::of(&self.definition, origins)?;
        let into = list_of(&self.definition, &self.definition.steps()[ends.from]);
        let (add, name) = palette::add_step(&self.definition, step_type, into)?;
        let mut next = self.definition.clone();
        next.apply(&add).map_err(|error| refused(&error))?;
        let mut edits = vec![add];
        edits.extend(ends.between(&mut next, &name)?);
        let label = Some(ends.label(&self.definition, &name));
        self.add_at(&Edit::All { label, edits }, &name, at)?;
        Ok(name)
    }

    /// Puts a step that is there between the two ends of a wire.
    pub fn insert_step(&mut self, step: &str, origins: &[String], at: Option<Point>) -> Result<(), Error> {
        step_of(&self.definition, step)?;
        let ends = Ends::of(&self.definition, origins)?;
        let mut next = self.definition.clone();
        let edits = ends.between(&mut next, step)?;
        let label = Some(ends.label(&self.definition, step));
        self.add_at(&Edit::All { label, edits }, step, at)
    }
}

/// The most likely way to connect any output of a step with another.
fn best(definition: &Definition, from: &str, to: &str) -> Result<Option<ConnectionChoice>, Error> {
    let source = &definition.steps()[step_of(definition, from)?];
    let target = &definition.steps()[step_of(definition, to)?];
    let mut best: Option<Ranked> = None;
    for outlet in outlets(definition, source) {
        let end = WireEnd { step: from.to_owned(), port: outlet.port };
        let leaving = Leaving::Values(outlet.offers);
        let first = ranked(definition, &end, &leaving, target).into_iter().next();
        let likely = first.filter(|one| one.score >= LIKELY);
        if likely.as_ref().is_some_and(|one| best.as_ref().is_none_or(|known| known.score < one.score)) {
            best = likely;
        }
    }
    Ok(best.map(|one| one.choice))
}

/// The list that a step stands in.
fn list_of(definition: &Definition, step: &Step) -> StepList {
    step.parent
        .map_or(StepList::Steps, |parent| StepList::of(&definition.steps()[parent.step].name, parent.branch))
}

/// The two ends of a wire, and what it stands for.
struct Ends<'o> {
    from: usize,
    to: usize,
    port: String,
    origins: &'o [String],
}

impl<'o> Ends<'o> {
    fn of(definition: &Definition, origins: &'o [String]) -> Result<Self, Error> {
        let graph = StepGraph::of(definition);
        let (_, connections) = crate::document::port::read(definition, &graph);
        let wire =
            connections.into_iter().find(|one| one.origins.iter().any(|origin| origins.contains(origin)));
        let Some(wire) = wire else {
            return Err(Error::new(ErrorCode::NotFound, "The wire is not there any more.")
                .hinted("Drop the step beside it, and connect it."));
        };
        Ok(Self { from: wire.from, to: wire.to, port: wire.output.unwrap_or_default(), origins })
    }

    fn label(&self, definition: &Definition, step: &str) -> String {
        let steps = definition.steps();
        format!("Put {step} between {} and {}", steps[self.from].name, steps[self.to].name)
    }

    /// The edits that lead the wire through a step; they are made on the definition as they are found.
    fn between(&self, definition: &mut Definition, step: &str) -> Result<Vec<Edit>, Error> {
        let (from, to) =
            (definition.steps()[self.from].name.clone(), definition.steps()[self.to].name.clone());
        if step == from || step == to {
            return Err(Error::new(
                ErrorCode::BadRequest,
                format!("`{step}` is an end of this wire already."),
            ));
        }
        let end = WireEnd { step: from.clone(), port: self.port.clone() };
        let order = self.port.is_empty();
        // The wire is cut first, so that it does not stand in the way of the two that replace it.
        let mut edits = Vec::new();
        let mut make = |definition: &mut Definition, edit: Edit| {
            definition.apply(&edit).map_err(|error| refused(&error))?;
            edits.push(edit);
            Ok::<(), Error>(())
        };
        let into = connections(definition, &end, step, None)?;
        let first = into.choices.iter().find(|choice| {
            if order { choice.pointer.is_empty() } else { choice.recommended && choice.port.is_some() }
        });
        let Some(first) = first else {
            let known = StepGraph::of(definition);
            let reads = known.edges().any(|(a, b, edge)| {
                definition.steps()[a].name == from
                    && definition.steps()[b].name == step
                    && edge.kind != EdgeKind::Order
            });
            if !reads {
                let reason = into
                    .refusal
                    .unwrap_or_else(|| format!("`{step}` has no input for `{}` of `{from}`.", self.port));
                return Err(cannot(step, &reason));
            }
            return self.second(definition, step, &to, order, &mut make).map(|()| edits);
        };
        let edit = first.edit.clone();
        make(definition, edit)?;
        self.second(definition, step, &to, order, &mut make)?;
        Ok(edits)
    }

    /// From the step on to the wire's end.
    fn second(
        &self,
        definition: &mut Definition,
        step: &str,
        to: &str,
        order: bool,
        make: &mut dyn FnMut(&mut Definition, Edit) -> Result<(), Error>,
    ) -> Result<(), Error> {
        if order {
            for edit in wire::cut(definition, self.origins) {
                make(definition, edit)?;
            }
            let end = WireEnd { step: step.to_owned(), port: String::new() };
            let next = connections(definition, &end, to, None)?;
            let Some(choice) = next.choices.into_iter().next() else {
                return Err(cannot(step, &next.refusal.unwrap_or_default()));
            };
            return make(definition, choice.edit);
        }
        let target = definition.step(to).map(|step| step.pointer.clone()).unwrap_or_default();
        for origin in self.origins {
            let pointer = origin.strip_prefix(&target).unwrap_or(origin).to_owned();
            let source = step_of(definition, step)?;
            let ports: Vec<_> =
                outlets(definition, &definition.steps()[source]).into_iter().map(|one| one.port).collect();
            let mut refusal = None;
            let mut found = None;
            for port in ports {
                let end = WireEnd { step: step.to_owned(), port };
                let next = connections(definition, &end, to, None)?;
                refusal = refusal.or(next.refusal);
                // A wire may stand for a part of a field: of a text that is joined, of a value in a report.
                found = next.choices.into_iter().find(|choice| {
                    !choice.pointer.is_empty()
                        && (pointer == choice.pointer || pointer.starts_with(&format!("{}/", choice.pointer)))
                });
                if found.is_some() {
                    break;
                }
            }
            let Some(choice) = found else {
                let field = pointer
                    .rsplit('/')
                    .find(|part| part.parse::<usize>().is_err())
                    .unwrap_or_default()
                    .to_owned();
                let reason = refusal
                    .unwrap_or_else(|| format!("it gives nothing that `{field}` of `{to}` could read."));
                return Err(cannot(step, &reason));
            };
            make(definition, choice.edit)?;
        }
        Ok(())
    }
}

fn cannot(step: &str, reason: &str) -> Error {
    Error::new(ErrorCode::BadRequest, format!("`{step}` does not go between: {reason}"))
        .hinted("Drop the step beside the wire, and connect it as it suits.")
}
