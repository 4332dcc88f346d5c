//! An SVG document in the look of the canvas: lanes below wires below nodes.

mod node;
mod write;

use std::collections::HashMap;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::font::{Font, Weight};
use super::glyph;
use super::theme::{Colours, Theme, family};
use super::{LaneView, Picture};
use crate::dto::canvas::{Family, WireKind, WireView};
use write::{Svg, escape, wire_path};

/// Every token that the drawing uses.
#[cfg(test)]
pub(super) const TOKENS: [&str; 14] = [
    "canvas",
    "raised",
    "line",
    "line-strong",
    "text",
    "text-2",
    "text-3",
    "wire",
    "f-data",
    "f-train",
    "f-eval",
    "f-decide",
    "f-deploy",
    "f-integrate",
];

const FAMILIES: [Family; 6] =
    [Family::Data, Family::Train, Family::Evaluate, Family::Decide, Family::Deploy, Family::Integrate];

/// Where the letters come from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    /// The document brings them.
    Embedded,
    /// Whoever draws the document has the font.
    Named,
}

/// What drawing needs to know at every step.
struct Pen {
    regular: Font,
    semi_bold: Font,
    colours: Colours,
    theme: Theme,
}

pub(super) fn draw(picture: &Picture, theme: Theme, letters: Letters) -> String {
    let pen = Pen {
        regular: Font::new(Weight::Regular),
        semi_bold: Font::new(Weight::SemiBold),
        colours: theme.colours(),
        theme,
    };
    let bounds = picture.bounds;
    let mut svg = Svg::default();
    svg.add(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{x} {y} {w} {h}\" width=\"{w}\" height=\"{h}\" \
         role=\"img\" font-family=\"Inter, 'Inter Variable', system-ui, 'Segoe UI', 'Noto Sans', sans-serif\">",
        x = bounds.x,
        y = bounds.y,
        w = bounds.width,
        h = bounds.height
    ));
    svg.add(format_args!("<title>{}</title>", escape(&picture.pipeline)));
    svg.add(format_args!("<style>{}</style>", style(pen.colours, letters)));
    svg.add(format_args!(
        "<rect class=\"pw-canvas\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
        bounds.x, bounds.y, bounds.width, bounds.height
    ));
    for lane in &picture.canvas.lanes {
        draw_lane(&mut svg, &pen, lane);
    }
    for wires in nets(&picture.canvas.wires) {
        draw_wires(&mut svg, &wires);
    }
    for node in &picture.canvas.nodes {
        let branches = picture.canvas.lanes.iter().filter(|lane| lane.condition == node.step);
        node::draw(&mut svg, &pen, node, &branches.map(|lane| lane.outcome).collect::<Vec<_>>());
    }
    svg.add(format_args!("</svg>"));
    svg.finish()
}

fn style(colours: Colours, letters: Letters) -> String {
    // Writing to a String cannot fail.
    let mut style = String::new();
    if letters == Letters::Embedded {
        for (weight, number) in [(Weight::Regular, 400), (Weight::SemiBold, 600)] {
            let _ = write!(
                style,
                "@font-face{{font-family:Inter;font-weight:{number};src:url(data:font/woff2;base64,{})}}",
                STANDARD.encode(weight.woff2())
            );
        }
    }
    let c = |token| colours.get(token);
    let _ = write!(
        style,
        ".pw-canvas{{fill:{canvas}}}\
         .pw-lane{{fill:{line};fill-opacity:.45}}\
         .pw-frame{{fill:none;stroke:{strong}}}\
         .pw-node{{fill:{raised};stroke:{strong}}}\
         .pw-shadow{{fill:#000}}\
         .pw-line{{stroke:{line}}}\
         .pw-halo{{fill:none;stroke:{canvas};stroke-width:5}}\
         .pw-wire{{fill:none;stroke:{wire};stroke-width:1.5}}\
         .pw-order{{stroke-dasharray:2 4;stroke-linecap:round}}\
         .pw-port{{fill:{raised};stroke:{wire};stroke-width:1.5}}\
         .pw-full{{fill:{wire}}}\
         .pw-name{{fill:{text};font-size:13px;font-weight:600}}\
         .pw-sub{{fill:{text3};font-size:11px}}\
         .pw-label{{fill:{text2};font-size:11px}}\
         .pw-end{{text-anchor:end}}\
         .pw-strong{{fill:{text};font-size:11px;font-weight:600}}\
         .pw-text{{fill:{text};font-size:11px}}\
         .pw-glyph{{fill:none;stroke-width:1.4;stroke-linecap:round;stroke-linejoin:round}}\
         .pw-mark{{stroke:{text3}}}",
        canvas = c("canvas"),
        line = c("line"),
        strong = c("line-strong"),
        raised = c("raised"),
        wire = c("wire"),
        text = c("text"),
        text2 = c("text-2"),
        text3 = c("text-3"),
    );
    for one in FAMILIES {
        let (token, hue) = (family(one), c(family(one)));
        let _ = write!(style, ".pw-{token}{{fill:{hue}}}.pw-line-{token}{{stroke:{hue}}}");
    }
    style.push_str(".pw-tile{fill-opacity:.12}");
    style
}

fn draw_lane(svg: &mut Svg, pen: &Pen, lane: &LaneView) {
    let word = lane.title.as_str();
    let rect = lane.rect;
    // A loop is no Condition: its body has no mark of an outcome.
    let mark = lane.outcome.map(|outcome| glyph::named(if outcome { "check" } else { "cross" }));
    svg.add(format_args!("<g><title>{}: {word}</title>", escape(&lane.condition)));
    if pen.theme != Theme::Contrast {
        svg.rect("pw-lane", rect.x, rect.y, rect.width, rect.height, 12.0);
    }
    svg.rect("pw-frame", rect.x + 0.5, rect.y + 0.5, rect.width - 1.0, rect.height - 1.0, 11.5);
    let mut x = rect.x + 11.0;
    if let Some(path) = mark {
        svg.glyph("pw-mark", path, x, rect.y + 9.0, 12.0);
        x += 17.0;
    }
    svg.text("pw-strong", x, rect.y + 19.0, word);
    x += pen.semi_bold.width(word, 11.0) + 5.0;
    let count = format!("{} step{}", lane.steps, if lane.steps == 1 { "" } else { "s" });
    svg.text("pw-label", x, rect.y + 19.0, &count);
    svg.add(format_args!("</g>"));
}

/// Wires of one output share a trunk, and those of one input meet: all halos of such a net come before all its
/// lines, so that no halo cuts a line of its own net.
fn nets(wires: &[WireView]) -> Vec<Vec<&WireView>> {
    let drawn: Vec<_> = wires.iter().filter(|wire| wire.points.len() > 1).collect();
    let mut ends = HashMap::new();
    // Each wire's net: the number of its first wire, found by following these links.
    let mut nets: Vec<usize> = (0..drawn.len()).collect();
    for (index, wire) in drawn.iter().enumerate() {
        for end in [("from", &wire.from, &wire.from_port), ("to", &wire.to, &wire.to_port)] {
            let other = *ends.entry((end, wire.kind == WireKind::Branch)).or_insert(index);
            let (a, b) = (root(&nets, index), root(&nets, other));
            nets[a.max(b)] = a.min(b);
        }
    }
    let mut groups: Vec<Vec<&WireView>> = vec![Vec::new(); drawn.len()];
    for (index, wire) in drawn.into_iter().enumerate() {
        groups[root(&nets, index)].push(wire);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

fn root(nets: &[usize], mut net: usize) -> usize {
    while nets[net] != net {
        net = nets[net];
    }
    net
}

fn draw_wires(svg: &mut Svg, wires: &[&WireView]) {
    let paths: Vec<_> = wires.iter().map(|wire| wire_path(&wire.points)).collect();
    for path in &paths {
        svg.add(format_args!("<path class=\"pw-halo\" d=\"{path}\"/>"));
    }
    for (wire, path) in wires.iter().zip(&paths) {
        let order = if wire.kind == WireKind::Order { " pw-order" } else { "" };
        svg.add(format_args!("<path class=\"pw-wire{order}\" d=\"{path}\"/>"));
    }
}
