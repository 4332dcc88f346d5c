//! A definition as a picture, or as the text of another tool that draws.
//!
//! The drawing is the window's: the same layout, colours ([`theme`]) and glyphs ([`glyph`]). Deliberately absent:
//! what a window adds to it, such as selection, status and diagnostics.

mod dot;
mod font;
mod glyph;
mod links;
mod mermaid;
mod png;
mod svg;
mod theme;

use std::path::Path;

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::layout::scene::Rect;
use pipewright_pipeline::layout::sidecar::Sidecar;
use serde::Serialize;

use crate::document::{Place, draw, read_sidecar};
use crate::dto::canvas::{CanvasView, LaneView};
use crate::error::Error;
use crate::format::read;

pub use theme::Theme;
pub(crate) use {dot::escape as escape_dot, mermaid::escape as escape_mermaid};

/// Around the drawing, on each side.
const MARGIN: f64 = 24.0;

/// A drawing: which steps there are, where each lies, and every corner of every wire, in CSS pixels at 100 %.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Picture {
    /// The pipeline's name.
    pub pipeline: String,
    /// What the drawing covers, its margin included.
    pub bounds: Rect,
    /// Nodes, lanes and wires.
    #[serde(flatten)]
    pub canvas: CanvasView,
}

impl Picture {
    /// Draws the definition of a project folder or file. Steps lie where the layout file beside it says, unless
    /// `arrange` asks for the automatic layout of all.
    pub fn of_path(path: &Path, arrange: bool) -> Result<Self, Error> {
        let place = Place::find(path)?;
        let text = std::fs::read_to_string(&place.file).map_err(|error| Error::file(path, &error))?;
        let definition = read(&path.display().to_string(), &text)?;
        let sidecar = if arrange { Sidecar::default() } else { read_sidecar(&place)? };
        Ok(Self::new(place.pipeline, draw(&definition, &sidecar.unfolded())))
    }

    /// Draws a definition that is in no file. `name` is what an error calls it.
    pub fn of_text(name: &str, text: &str) -> Result<Self, Error> {
        Ok(Self::of(&read(name, text)?))
    }

    /// Draws a definition with the automatic layout.
    fn of(definition: &Definition) -> Self {
        Self::new("pipeline".to_owned(), draw(definition, &Sidecar::default()))
    }

    fn new(pipeline: String, canvas: CanvasView) -> Self {
        Self { pipeline, bounds: bounds(&canvas), canvas }
    }

    /// As an SVG document that brings its own letters.
    pub fn svg(&self, theme: Theme) -> String {
        svg::draw(self, theme, svg::Letters::Embedded)
    }

    /// As a PNG image of `scale` pixels for each CSS pixel: 2 when not given, less for a very large pipeline.
    pub fn png(&self, theme: Theme, scale: Option<f32>) -> Result<Vec<u8>, Error> {
        png::draw(self, theme, scale)
    }

    /// As a Mermaid flowchart, which GitHub and GitLab draw in Markdown.
    pub fn mermaid(&self) -> String {
        mermaid::write(self)
    }

    /// As a Graphviz digraph.
    pub fn dot(&self) -> String {
        dot::write(self)
    }
}

fn bounds(canvas: &CanvasView) -> Rect {
    let frames = canvas.nodes.iter().map(|node| node.rect).chain(canvas.lanes.iter().map(|lane| lane.rect));
    let corners = frames.flat_map(|rect| [(rect.x, rect.y), (rect.x + rect.width, rect.y + rect.height)]);
    let points = canvas.wires.iter().flat_map(|wire| &wire.points).map(|point| (point.x, point.y));
    let (mut low, mut high) = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
    for (x, y) in corners.chain(points) {
        low = (low.0.min(x), low.1.min(y));
        high = (high.0.max(x), high.1.max(y));
    }
    if low.0 > high.0 {
        (low, high) = ((0.0, 0.0), (0.0, 0.0));
    }
    let width = high.0 - low.0 + 2.0 * MARGIN;
    let height = high.1 - low.1 + 2.0 * MARGIN;
    Rect { x: low.0 - MARGIN, y: low.1 - MARGIN, width, height }
}

#[cfg(test)]
mod tests;
