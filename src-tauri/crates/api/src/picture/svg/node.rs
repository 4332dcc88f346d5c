//! One step: a card with its glyph, name, what it is, and its ports.

use std::borrow::Cow;

use super::write::{Svg, escape};
use super::{Pen, family, glyph};
use crate::document::{BRANCH_ROW, FIRST_ROW, ROW};
use crate::dto::canvas::{NodeView, PortView};
use crate::picture::theme::Theme;

/// Left of the name: the glyph's tile and the gaps around it.
const NAME: f64 = 45.0;
/// Between a text and the edge of the card.
const SIDE: f64 = 11.0;
/// Below the name and what the step is.
const HEAD: f64 = 43.0;
/// From the middle of a row to the line that letters of 11 px stand on.
const BASELINE: f64 = 4.0;

/// Draws a step, with the branches that hold steps.
pub(super) fn draw(svg: &mut Svg, pen: &Pen, node: &NodeView, branches: &[Option<bool>]) {
    let rect = node.rect;
    svg.add(format_args!("<g><title>{}: {}</title>", escape(&node.step), escape(&node.subtitle)));
    shadow(svg, pen, node);
    svg.rect("pw-node", rect.x + 0.5, rect.y + 0.5, rect.width - 1.0, rect.height - 1.0, 7.5);
    let rows = node.inputs.len().max(node.outputs.len()).max(node.conditions.len());
    let foot = node.step_type == "Condition";
    // A step without ports has nothing below its head; the head then takes the whole card.
    let down = if rows == 0 && !foot { (rect.height - HEAD - 1.0) / 2.0 } else { 0.0 };
    head(svg, pen, node, rect.y + down);
    if rows > 0 || foot {
        svg.line((rect.x + 1.0, rect.y + HEAD + 0.5), (rect.x + rect.width - 1.0, rect.y + HEAD + 0.5));
    }
    for row in 0..rows {
        let y = rect.y + FIRST_ROW + ROW * row as f64;
        let (input, output) = (node.inputs.get(row), node.outputs.get(row));
        match node.conditions.get(row) {
            Some(condition) => {
                let room = rect.width - 2.0 * SIDE;
                svg.text("pw-text", rect.x + SIDE, y + BASELINE, &pen.regular.cut(condition, 11.0, room));
            }
            None => labels(svg, pen, node, input, output, y),
        }
        if let Some(port) = input {
            svg.port(rect.x, y, port.connected);
        }
        if let Some(port) = output {
            svg.port(rect.x + rect.width, y, port.connected);
        }
    }
    if foot {
        draw_branches(svg, pen, node, branches);
    } else if !branches.is_empty() {
        // A loop: its body hangs from the place where a Condition has its True port.
        svg.port(rect.x + rect.width / 4.0, rect.y + rect.height, true);
    }
    svg.add(format_args!("</g>"));
}

/// A soft shadow of plain shapes: filters are slow in large pictures and differ between programs.
fn shadow(svg: &mut Svg, pen: &Pen, node: &NodeView) {
    let strength = match pen.theme {
        Theme::Light => 0.018,
        Theme::Dark => 0.09,
        Theme::Contrast => return,
    };
    let rect = node.rect;
    svg.add(format_args!("<g class=\"pw-shadow\" fill-opacity=\"{strength}\">"));
    for (spread, drop) in [(4.0, 4.0), (2.0, 3.5), (0.5, 2.5), (0.0, 1.0)] {
        svg.add(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>",
            rect.x - spread,
            rect.y - spread + drop,
            rect.width + 2.0 * spread,
            rect.height + 2.0 * spread,
            8.0 + spread
        ));
    }
    svg.add(format_args!("</g>"));
}

fn head(svg: &mut Svg, pen: &Pen, node: &NodeView, y: f64) {
    let (x, hue) = (node.rect.x, family(node.family));
    svg.rect(&format!("pw-{hue} pw-tile"), x + 9.0, y + 8.0, 28.0, 28.0, 7.0);
    svg.glyph(&format!("pw-line-{hue}"), glyph::of_type(&node.step_type), x + 14.0, y + 13.0, 18.0);
    let room = node.rect.width - NAME - 7.0;
    let (size, lines) = name_lines(pen, &node.step, room);
    // Two lines of name and one of what the step is fill the head; one of each leaves air.
    let (first, last) = if lines.len() > 1 { (13.0, 38.5) } else { (20.0, 35.0) };
    let smaller = if size < 13.0 { format!(" style=\"font-size:{size}px\"") } else { String::new() };
    for (line, name) in lines.iter().enumerate() {
        svg.add(format_args!(
            "<text class=\"pw-name\"{smaller} x=\"{}\" y=\"{}\">{}</text>",
            x + NAME,
            y + first + 12.5 * line as f64,
            escape(name)
        ));
    }
    svg.text("pw-sub", x + NAME, y + last, &pen.regular.cut(&node.subtitle, 11.0, room));
}

/// A picture has no tooltip for the rest of a name: one that does not fit gets smaller, then a second line.
fn name_lines<'a>(pen: &Pen, name: &'a str, room: f64) -> (f64, Vec<Cow<'a, str>>) {
    let fits = |size: &f64| pen.semi_bold.width(name, *size) <= room;
    if let Some(size) = [13.0, 12.0].into_iter().find(fits) {
        return (size, vec![Cow::Borrowed(name)]);
    }
    let size = 11.0;
    let breaks = name.char_indices().skip(1).map(|(at, _)| at);
    let narrow = |at: &usize| pen.semi_bold.width(&name[..*at], size) <= room;
    let fitting: Vec<_> = breaks.take_while(narrow).collect();
    // At a hyphen, else where a word ends, if that leaves a first line worth the name; else anywhere.
    let worth = fitting.iter().rev().copied().filter(|&at| 3 * at >= name.len());
    let words = worth.clone().filter(|&at| word_ends(name, at));
    let all = worth.filter(|&at| part_ends(name, at)).chain(words).chain(fitting.last().copied());
    // The break that leaves the whole rest on the second line.
    let whole = all.clone().find(|&at| pen.semi_bold.width(&name[at..], size) <= room);
    match whole.or_else(|| all.clone().next()) {
        Some(at) => {
            let (first, rest) = name.split_at(at);
            (size, vec![Cow::Borrowed(first), pen.semi_bold.cut_middle(rest, size, room)])
        }
        None => (size, vec![pen.semi_bold.cut_middle(name, size, room)]),
    }
}

/// Whether a part of `kebab-case` or `snake_case` ends before a place.
fn part_ends(name: &str, at: usize) -> bool {
    name[..at].ends_with(['-', '_', ' '])
}

/// Whether a word of `CamelCase` ends before a place.
fn word_ends(name: &str, at: usize) -> bool {
    name[at..].starts_with(char::is_uppercase) && !name[..at].ends_with(char::is_uppercase)
}

/// The labels of one row. When both do not fit, each gets half, and what one leaves goes to the other.
fn labels(
    svg: &mut Svg,
    pen: &Pen,
    node: &NodeView,
    input: Option<&PortView>,
    output: Option<&PortView>,
    y: f64,
) {
    let gap = 8.0;
    let room = node.rect.width - 2.0 * SIDE;
    let width = |port: Option<&PortView>| port.map_or(0.0, |port| pen.regular.width(&port.label, 11.0));
    let (left, right) = (width(input), width(output));
    let both = if input.is_some() && output.is_some() { room - gap } else { room };
    let left_room = if left + right <= both { left } else { (both / 2.0).max(both - right).min(left) };
    if let Some(port) = input {
        let label = pen.regular.cut(&port.label, 11.0, left_room);
        svg.text("pw-label", node.rect.x + SIDE, y + BASELINE, &label);
    }
    if let Some(port) = output {
        let label = pen.regular.cut(&port.label, 11.0, both - left_room);
        svg.text("pw-label pw-end", node.rect.x + node.rect.width - SIDE, y + BASELINE, &label);
    }
}

fn draw_branches(svg: &mut Svg, pen: &Pen, node: &NodeView, branches: &[Option<bool>]) {
    let rect = node.rect;
    let (top, foot) = (rect.y + rect.height - BRANCH_ROW - 0.5, rect.y + rect.height);
    svg.line((rect.x + 1.0, top), (rect.x + rect.width - 1.0, top));
    let middle = rect.x + rect.width / 2.0;
    svg.line((middle, top), (middle, foot - 1.0));
    for (outcome, word, mark, part) in [(true, "True", "check", 0.25), (false, "False", "cross", 0.75)] {
        let centre = rect.x + rect.width * part;
        let width = 16.0 + pen.semi_bold.width(word, 11.0);
        svg.glyph("pw-mark", glyph::named(mark), centre - width / 2.0, top + 7.5, 12.0);
        svg.text("pw-strong", centre - width / 2.0 + 16.0, top + 17.5, word);
        svg.port(centre, foot, branches.contains(&Some(outcome)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::font::{Font, Weight};

    #[test]
    fn long_names_take_two_lines() {
        let theme = Theme::Light;
        let pen = Pen {
            regular: Font::new(Weight::Regular),
            semi_bold: Font::new(Weight::SemiBold),
            colours: theme.colours(),
            theme,
        };
        for (name, size, lines) in [
            ("TrainModel", 13.0, &["TrainModel"][..]),
            ("Abalone-Preprocess", 12.0, &["Abalone-Preprocess"]),
            ("AbaloneModel-CreateModel", 11.0, &["AbaloneModel-", "CreateModel"]),
            ("EvaluateTheTrainedModel", 11.0, &["EvaluateTheTrained", "Model"]),
            ("abcdefghijklmnopqrstuvwxyz", 11.0, &["abcdefghijklmnopqrstu", "vwxyz"]),
        ] {
            assert_eq!(
                name_lines(&pen, name, 124.0),
                (size, lines.iter().map(|&line| line.into()).collect())
            );
        }
        let longest = "Longest-".repeat(8);
        let (_, lines) = name_lines(&pen, &longest, 124.0);
        assert!(lines.iter().all(|line| pen.semi_bold.width(line, 11.0) <= 124.0), "{lines:?}");
    }
}
