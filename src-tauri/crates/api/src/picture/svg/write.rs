//! SVG as text.

use std::borrow::Cow;
use std::fmt::Write as _;

use pipewright_pipeline::layout::scene::Point;

/// The radius of a wire's corners.
const CORNER: f64 = 8.0;

/// A growing document, one element a line.
#[derive(Default)]
pub(super) struct Svg(String);

impl Svg {
    pub(super) fn add(&mut self, element: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.0.write_fmt(element);
        self.0.push('\n');
    }

    pub(super) fn rect(&mut self, class: &str, x: f64, y: f64, width: f64, height: f64, radius: f64) {
        self.add(format_args!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\"/>"
        ));
    }

    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64)) {
        let ((x1, y1), (x2, y2)) = (from, to);
        self.add(format_args!("<line class=\"pw-line\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>"));
    }

    /// A text whose letters stand on `y`.
    pub(super) fn text(&mut self, class: &str, x: f64, y: f64, text: &str) {
        let x = (x * 100.0).round() / 100.0;
        self.add(format_args!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>", escape(text)));
    }

    /// A glyph in a square of `size`, whose upper left corner is given.
    pub(super) fn glyph(&mut self, class: &str, path: &str, x: f64, y: f64, size: f64) {
        let x = (x * 100.0).round() / 100.0;
        self.add(format_args!(
            "<path class=\"pw-glyph {class}\" transform=\"translate({x} {y}) scale({})\" d=\"{path}\"/>",
            size / 16.0
        ));
    }

    pub(super) fn port(&mut self, x: f64, y: f64, connected: bool) {
        let class = if connected { "pw-port pw-full" } else { "pw-port" };
        self.add(format_args!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"3.75\"/>"));
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// A text between tags or quotes. Control characters, which XML cannot hold, show as what they are: unreadable.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(|letter: char| matches!(letter, '&' | '<' | '>' | '"') || unreadable(letter)) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            letter if unreadable(letter) => escaped.push('\u{fffd}'),
            letter => escaped.push(letter),
        }
    }
    Cow::Owned(escaped)
}

fn unreadable(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}')
}

/// The path of an orthogonal polyline, its corners rounded as far as the shorter leg allows.
pub(super) fn wire_path(points: &[Point]) -> String {
    let mut path = String::new();
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return path };
    // Writing to a String cannot fail.
    let _ = write!(path, "M{} {}", first.x, first.y);
    for corner in points.windows(3) {
        let [before, at, after] = corner else { continue };
        let (from, to) = (towards(*at, *before), towards(*at, *after));
        let _ = write!(path, "L{} {}Q{} {} {} {}", from.x, from.y, at.x, at.y, to.x, to.y);
    }
    let _ = write!(path, "L{} {}", last.x, last.y);
    path
}

fn towards(from: Point, to: Point) -> Point {
    let length = (to.x - from.x).hypot(to.y - from.y);
    if length == 0.0 {
        return from;
    }
    let part = CORNER.min(length / 2.0) / length;
    Point { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_are_rounded() {
        let wire = |points: &[(f64, f64)]| {
            wire_path(&points.iter().map(|&(x, y)| Point { x, y }).collect::<Vec<_>>())
        };
        assert_eq!(wire(&[]), "");
        assert_eq!(wire(&[(0.0, 0.0), (10.0, 0.0)]), "M0 0L10 0");
        assert_eq!(
            wire(&[(0.0, 0.0), (20.0, 0.0), (20.0, 6.0), (40.0, 6.0)]),
            "M0 0L12 0Q20 0 20 3L20 3Q20 6 28 6L40 6"
        );
    }

    #[test]
    fn whatever_a_text_holds_it_is_xml() {
        assert_eq!(escape("a <b> & \"c\""), "a &lt;b&gt; &amp; &quot;c&quot;");
        assert_eq!(escape("a\u{0}b\u{1b}c"), "a\u{fffd}b\u{fffd}c");
        assert_eq!(escape("plain ≥"), "plain ≥");
    }
}
