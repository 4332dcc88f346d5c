//! A PNG image: the SVG, drawn with the embedded font.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::font::{Font, Weight};
use super::svg::{self, Letters};
use super::{Picture, Theme};
use crate::error::{Error, ErrorCode};

/// An image of 40 megapixels takes 160 MB while it is drawn.
const PIXELS_LIMIT: f64 = 40e6;
/// Sharp on today's screens.
const SCALE: f64 = 2.0;

/// Without a scale, as large as is good, or as can be.
pub(super) fn draw(picture: &Picture, theme: Theme, scale: Option<f32>) -> Result<Vec<u8>, Error> {
    let largest = (PIXELS_LIMIT / picture.bounds.width / picture.bounds.height).sqrt();
    let scale = scale.map_or(SCALE.min(largest), f64::from);
    let (width, height) = (picture.bounds.width * scale, picture.bounds.height * scale);
    if scale > largest {
        return Err(Error::new(
            ErrorCode::BadRequest,
            format!("A picture of {width:.0} × {height:.0} pixels is too large to draw."),
        )
        .hinted(format!("Draw it with `--scale {:.2}`, or as SVG.", (largest * 100.0).floor() / 100.0)));
    }
    let svg = svg::draw(picture, theme, Letters::Named);
    let failed = |what: &str, error: &dyn std::fmt::Display| {
        Error::new(ErrorCode::BadRequest, format!("The picture cannot be {what}: {error}."))
    };
    let options = Options { fontdb: Arc::new(fonts(picture)), ..Options::default() };
    let tree = Tree::from_str(&svg, &options).map_err(|error| failed("read", &error))?;
    let mut pixels = Pixmap::new(width.ceil() as u32, height.ceil() as u32)
        .ok_or_else(|| failed("drawn", &"it has no size"))?;
    resvg::render(&tree, Transform::from_scale(scale as f32, scale as f32), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| failed("written", &error))
}

/// The embedded font; also the machine's, which take time to find, when a text has letters beyond it.
fn fonts(picture: &Picture) -> fontdb::Database {
    let mut fonts = fontdb::Database::new();
    for weight in [Weight::Regular, Weight::SemiBold] {
        fonts.load_font_data(weight.ttf().to_vec());
    }
    let font = Font::new(Weight::Regular);
    let nodes = &picture.canvas.nodes;
    let ports = nodes.iter().flat_map(|node| node.inputs.iter().chain(&node.outputs)).map(|port| &port.label);
    let texts =
        nodes.iter().flat_map(|node| [&node.step, &node.subtitle].into_iter().chain(&node.conditions));
    if !texts.chain(ports).all(|text| font.covers(text)) {
        fonts.load_system_fonts();
    }
    fonts
}
