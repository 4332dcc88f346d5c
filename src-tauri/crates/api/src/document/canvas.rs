//! A definition as it is drawn.

use std::collections::{HashMap, HashSet};

use pipewright_pipeline::definition::{Branch, Definition, Step};
use pipewright_pipeline::expression::brief;
use pipewright_pipeline::graph::StepGraph;
use pipewright_pipeline::json::Node;
use pipewright_pipeline::layout::scene::{
    Anchor, Box as LayoutBox, Lane, Placement, Point, Rect, Scene, Wire,
};
use pipewright_pipeline::layout::sidecar::Sidecar;
use pipewright_pipeline::layout::{arrange, arrange_part, route};

use super::fold::Folds;
use super::port::{self, Connection, Ports};
use crate::dto::canvas::{CanvasView, Family, LaneView, NodeView, PortView, WireKind, WireView};

const WIDTH: f64 = 176.0;
/// The height of a node without rows.
const BARE: f64 = 54.0;
/// The height of a row of ports.
pub(crate) const ROW: f64 = 22.0;
/// The middle of the first row, from the node's top.
pub(crate) const FIRST_ROW: f64 = 59.0;
/// The row of the True and False ports.
pub(crate) const BRANCH_ROW: f64 = 27.0;
/// The middle of the header: where order-only wires touch.
const HEADER: f64 = 22.0;

/// Draws a definition, with its steps where the sidecar says, the rest laid out.
pub fn draw(definition: &Definition, sidecar: &Sidecar) -> CanvasView {
    let sketch = Sketch::new(definition, &StepGraph::of(definition), sidecar);
    view(definition, &sketch, &sketch.placement())
}

/// What was laid out last. Most edits change a value, which moves nothing.
#[derive(Debug, Default)]
pub(super) struct LaidOut {
    last: Option<(Scene, Placement)>,
    /// At a revision of the document.
    drawn: Option<(u32, Vec<Drawn>)>,
}

/// Where a step's node was drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Drawn {
    pub(super) step: String,
    /// Of the lane's frame for a step that is folded away.
    pub(super) rect: Rect,
    pub(super) folded: bool,
}

impl LaidOut {
    /// Draws a definition; lays it out only when what there is to lay out differs from the last time.
    pub(super) fn draw(
        &mut self,
        definition: &Definition,
        graph: &StepGraph,
        sidecar: &Sidecar,
    ) -> CanvasView {
        let sketch = Sketch::new(definition, graph, sidecar);
        let kept = self.last.take().filter(|(scene, _)| *scene == sketch.scene);
        let (_, placement) =
            self.last.insert(kept.unwrap_or_else(|| (sketch.scene.clone(), sketch.placement())));
        view(definition, &sketch, placement)
    }

    /// Where the nodes were drawn, when that was at this revision.
    pub(super) fn drawn_at(&self, revision: u32) -> Option<Vec<Drawn>> {
        self.drawn.as_ref().filter(|(at, _)| *at == revision).map(|(_, drawn)| drawn.clone())
    }

    pub(super) fn keep(&mut self, revision: u32, canvas: &CanvasView) {
        let drawn = |node: &NodeView| Drawn {
            step: node.step.clone(),
            rect: node.rect,
            folded: node.folded.is_some(),
        };
        self.drawn = Some((revision, canvas.nodes.iter().map(drawn).collect()));
    }
}

/// Where these steps, and those in their branches, lie when they alone are laid out. What is folded away has no place.
pub(super) fn arranged(definition: &Definition, sidecar: &Sidecar, steps: &[usize]) -> Vec<(String, Point)> {
    let sketch = Sketch::new(definition, &StepGraph::of(definition), sidecar);
    let part: Vec<_> = steps.iter().map(|&step| sketch.folds.box_of[step]).collect();
    let step_of = |b: usize| sketch.folds.box_of.iter().position(|&own| own == b);
    arrange_part(&sketch.scene, &sketch.placement().boxes, &part)
        .into_iter()
        .filter(|(b, _)| *b < sketch.folds.shown)
        .filter_map(|(b, at)| Some((definition.steps()[step_of(b)?].name.clone(), at)))
        .collect()
}

/// What is drawn, before it has a place.
struct Sketch {
    ports: Vec<Ports>,
    connections: Vec<Connection>,
    lanes: Vec<(usize, Branch)>,
    folds: Folds,
    scene: Scene,
}

impl Sketch {
    fn new(definition: &Definition, graph: &StepGraph, sidecar: &Sidecar) -> Self {
        let (ports, connections) = port::read(definition, graph);
        let lanes = lanes(definition);
        let folds = Folds::new(definition, sidecar, &lanes);
        let connections = folds.merge(connections);
        let scene = scene(definition, sidecar, &ports, &connections, &lanes, &folds);
        Self { ports, connections, lanes, folds, scene }
    }

    fn placement(&self) -> Placement {
        let pinned: Option<Vec<_>> = self.scene.boxes.iter().map(|one| one.pinned).collect();
        match pinned {
            Some(points) if !points.is_empty() => route(&self.scene, &points),
            _ => arrange(&self.scene),
        }
    }
}

/// The branches that hold steps: the parent and which of its lists. Outer ones come first.
fn lanes(definition: &Definition) -> Vec<(usize, Branch)> {
    let mut lanes = Vec::new();
    for parent in definition.steps().iter().filter_map(|step| step.parent) {
        if !lanes.contains(&(parent.step, parent.branch)) {
            lanes.push((parent.step, parent.branch));
        }
    }
    lanes
}

fn lane_of(step: &Step, lanes: &[(usize, Branch)]) -> Option<usize> {
    let parent = step.parent?;
    lanes.iter().position(|lane| *lane == (parent.step, parent.branch))
}

/// The steps that stand in a branch itself.
fn standing_in(steps: &[Step], (owner, branch): (usize, Branch)) -> impl Iterator<Item = &Step> {
    steps
        .iter()
        .filter(move |step| step.parent.is_some_and(|parent| parent.step == owner && parent.branch == branch))
}

fn rows(ports: &Ports) -> usize {
    ports.inputs.len().max(ports.outputs.len()).max(ports.conditions.len())
}

fn height(step: &Step, ports: &Ports) -> f64 {
    let branches = if step.step_type == "Condition" { BRANCH_ROW } else { 0.0 };
    BARE + ROW * rows(ports) as f64 + branches
}

/// How far below the node's top the port lies; the header for no port.
fn anchor(ports: &[String], port: Option<&String>) -> f64 {
    port.and_then(|port| ports.iter().position(|one| one == port))
        .map_or(HEADER, |row| FIRST_ROW + ROW * row as f64)
}

fn scene(
    definition: &Definition,
    sidecar: &Sidecar,
    ports: &[Ports],
    connections: &[Connection],
    lanes: &[(usize, Branch)],
    folds: &Folds,
) -> Scene {
    let lane = |step: &Step| folds.lane_of.get(lane_of(step, lanes)?).copied().flatten();
    let steps = definition.steps().iter().zip(ports).enumerate();
    let mut boxes: Vec<_> = steps
        .filter(|(index, _)| folds.within[*index].is_none())
        .map(|(_, (step, ports))| LayoutBox {
            width: WIDTH,
            height: height(step, ports),
            lane: lane(step),
            pinned: sidecar.position(&step.name),
        })
        .collect();
    boxes.extend(folds.folded.iter().map(|&folded| LayoutBox {
        width: WIDTH,
        height: ROW,
        lane: folds.lane_of[folded],
        pinned: None,
    }));
    let lanes = lanes
        .iter()
        .zip(&folds.lane_of)
        .filter(|(_, shown)| shown.is_some())
        .map(|(&(owner, branch), _)| Lane {
            owner: folds.box_of[owner],
            branch: usize::from(branch == Branch::False),
        })
        .collect();
    let height = |step: usize, ports: &[String], port: Option<&String>| match folds.within[step] {
        Some(_) => ROW / 2.0,
        None => anchor(ports, port),
    };
    let wires = connections
        .iter()
        .map(|one| Wire {
            from: folds.box_of[one.from],
            from_anchor: Anchor::Right(height(one.from, &ports[one.from].outputs, one.output.as_ref())),
            to: folds.box_of[one.to],
            to_anchor: Anchor::Left(height(one.to, &ports[one.to].inputs, one.input.as_ref())),
        })
        .collect();
    Scene { boxes, lanes, wires }
}

fn view(definition: &Definition, sketch: &Sketch, placement: &Placement) -> CanvasView {
    let Sketch { ports, connections, lanes, folds, scene } = sketch;
    let steps = definition.steps();
    let lane_id = |lane: usize| {
        let (owner, branch) = lanes[lane];
        format!("{}/{}", steps[owner].name, port_of(branch))
    };
    let frame = |lane: usize| folds.lane_of[folds.frame_of(lane)].map(|shown| placement.lanes[shown]);
    let nowhere = Rect { x: 0.0, y: 0.0, width: 0.0, height: 0.0 };
    let read: HashSet<_> = connections.iter().map(|one| (one.from, one.output.as_deref())).collect();
    let fed: HashSet<_> = connections.iter().map(|one| (one.to, one.input.as_deref())).collect();
    let nodes = steps
        .iter()
        .enumerate()
        .map(|(index, step)| {
            let (at, size) = (placement.boxes[folds.box_of[index]], &scene.boxes[folds.box_of[index]]);
            let own = Rect { x: at.x, y: at.y, width: size.width, height: size.height };
            NodeView {
                step: step.name.clone(),
                step_type: step.step_type.clone(),
                family: family(step),
                subtitle: subtitle(definition, step),
                rect: folds.within[index].and_then(frame).unwrap_or(own),
                lane: lane_of(step, lanes).map(lane_id),
                folded: folds.within[index].map(lane_id),
                inputs: port_views(&ports[index].inputs, |port| fed.contains(&(index, Some(port)))),
                outputs: port_views(&ports[index].outputs, |port| read.contains(&(index, Some(port)))),
                conditions: ports[index].conditions.clone(),
            }
        })
        .collect();
    let counts = lane_counts(definition, lanes);
    let lane_views = (0..lanes.len()).map(|lane| LaneView {
        id: lane_id(lane),
        condition: steps[lanes[lane].0].name.clone(),
        outcome: match lanes[lane].1 {
            Branch::True => Some(true),
            Branch::False => Some(false),
            Branch::Body => None,
        },
        title: if lanes[lane].1 == Branch::Body { "Each item" } else { port_of(lanes[lane].1) }.to_owned(),
        rect: frame(lane).unwrap_or(nowhere),
        steps: counts[lane],
        folded: folds.folded.contains(&lane),
        hidden: folds.lane_of[lane].is_none(),
    });
    let mut ids = HashSet::new();
    let wires = connections.iter().zip(&placement.wires).enumerate().map(|(index, (one, points))| WireView {
        id: wire_id(steps, one, index, &mut ids),
        kind: if one.output.is_some() { WireKind::Data } else { WireKind::Order },
        from: steps[one.from].name.clone(),
        from_port: one.output.clone().unwrap_or_default(),
        to: steps[one.to].name.clone(),
        to_port: one.input.clone().unwrap_or_default(),
        points: folds.to_frames(one, points, frame),
        origins: one.origins.clone(),
        broken: false,
    });
    let shown = (0..lanes.len()).filter(|&lane| folds.lane_of[lane].is_some());
    let branches = shown.zip(&placement.branch_wires).map(|(lane, points)| WireView {
        id: format!("branch-{}", lane_id(lane)),
        kind: WireKind::Branch,
        from: steps[lanes[lane].0].name.clone(),
        from_port: port_of(lanes[lane].1).to_owned(),
        to: lane_id(lane),
        to_port: String::new(),
        points: points.clone(),
        origins: standing_in(steps, lanes[lane]).map(|step| step.pointer.clone()).collect(),
        broken: false,
    });
    CanvasView { nodes, lanes: lane_views.collect(), wires: wires.chain(branches).collect() }
}

/// What a wire is called: by its ends, so that an edit elsewhere leaves it its name.
fn wire_id(steps: &[Step], wire: &Connection, index: usize, taken: &mut HashSet<String>) -> String {
    let (output, input) =
        (wire.output.as_deref().unwrap_or_default(), wire.input.as_deref().unwrap_or_default());
    let ends = format!("{}.{output} {}.{input}", steps[wire.from].name, steps[wire.to].name);
    // Two steps may bear one name.
    if taken.insert(ends.clone()) { ends } else { format!("{ends} {index}") }
}

/// What the end of a branch's wire at its owner is called.
fn port_of(branch: Branch) -> &'static str {
    match branch {
        Branch::True => "True",
        Branch::False => "False",
        Branch::Body => "Body",
    }
}

fn port_views(ports: &[String], connected: impl Fn(&str) -> bool) -> Vec<PortView> {
    ports
        .iter()
        .map(|port| PortView {
            id: port.clone(),
            label: port.clone(),
            connected: connected(port),
            broken: false,
        })
        .collect()
}

/// How many steps each lane frames, at any depth.
fn lane_counts(definition: &Definition, lanes: &[(usize, Branch)]) -> Vec<u32> {
    let mut counts = HashMap::new();
    for step in definition.steps() {
        let mut parent = step.parent;
        while let Some(above) = parent {
            *counts.entry((above.step, above.branch.member())).or_insert(0) += 1;
            parent = definition.steps()[above.step].parent;
        }
    }
    lanes.iter().map(|(step, branch)| counts.get(&(*step, branch.member())).copied().unwrap_or(0)).collect()
}

/// The palette group. A processing job that writes property files evaluates something.
pub(crate) fn family(step: &Step) -> Family {
    if step.step_type == "Processing" && !step.property_files.is_empty() {
        return Family::Evaluate;
    }
    family_of(&step.step_type)
}

/// The palette group of a step type.
pub fn family_of(step_type: &str) -> Family {
    match step_type {
        "Processing" | "EMR" | "EMRServerless" | "Athena" | "Job" => Family::Data,
        "Training" | "Tuning" | "AutoML" | "BedrockCustomModel" => Family::Train,
        "Transform" | "QualityCheck" | "ClarifyCheck" => Family::Evaluate,
        "Condition" | "ForEach" | "Fail" => Family::Decide,
        "Model" | "RegisterModel" | "EndpointConfig" | "Endpoint" | "InferenceComponent" => Family::Deploy,
        _ => Family::Integrate,
    }
}

/// The type, and what tells this step apart from others of its type.
fn subtitle(definition: &Definition, step: &Step) -> String {
    let arguments = definition.arguments(step);
    let at = |pointer: &str| arguments.and_then(|arguments| arguments.pointer(pointer));
    let image = |pointer: &str| at(pointer).and_then(Node::as_str).and_then(image_word);
    let (word, detail) = match step.step_type.as_str() {
        "Processing" => ("Processing", image("/AppSpecification/ImageUri")),
        "Training" => ("Training", image("/AlgorithmSpecification/TrainingImage")),
        "RegisterModel" => ("Register", at("/ModelPackageGroupName").map(brief)),
        "Fail" => ("Fail", Some("with a message".to_owned())),
        "Lambda" => {
            let function = definition.step_node(step).and_then(|node| node.get("FunctionArn"));
            (
                "Lambda",
                function.and_then(Node::as_str).and_then(|arn| arn.rsplit(':').next()).map(str::to_owned),
            )
        }
        other => (other, None),
    };
    detail.map_or_else(|| word.to_owned(), |detail| format!("{word} · {detail}"))
}

/// What people call an image: `…/sagemaker-xgboost:1.7-1` is XGBoost.
fn image_word(image: &str) -> Option<String> {
    let repository = image.rsplit('/').next()?.split(':').next()?;
    let word = match repository.strip_prefix("sagemaker-").unwrap_or(repository) {
        "xgboost" => "XGBoost",
        "scikit-learn" => "sklearn",
        "spark-processing" => "Spark",
        other => other,
    };
    Some(word.to_owned()).filter(|word| !word.is_empty())
}
