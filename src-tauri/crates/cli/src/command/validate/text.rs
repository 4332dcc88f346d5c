//! Mistakes for people: each with its lines, as rustc shows them.

use std::io::IsTerminal as _;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use anstream::ColorChoice;
use pipewright_validator::{Applicability, Diagnostic, Place, Severity};

use super::Reported;
use crate::output::{self, several};

/// Wider than most lines of a definition; longer ones are cut around the mistake.
const WIDTH: usize = 140;
/// A line that is longer is no line that people read: the text was never laid out.
const LINE_LIMIT: usize = 2000;
/// A value of so many lines is shown as a whole.
const SHORT: usize = 4;
/// How much of a value such a text shows.
const VALUE_LIMIT: usize = 80;

pub(super) fn print(all: &[Reported]) {
    let renderer = renderer();
    for one in all {
        for diagnostic in &one.judged.diagnostics {
            output::line(&format!("{}\n", render(&renderer, &one.file, &one.judged.text, diagnostic)));
        }
    }
    let count = |severity| all.iter().map(|one| one.judged.count(severity)).sum();
    output::line(&format!(
        "{} checked: {}, {}",
        several(all.len(), "definition"),
        several(count(Severity::Error), "error"),
        several(count(Severity::Warning), "warning")
    ));
}

/// Colours only for a terminal, and as `NO_COLOR` and `CLICOLOR_FORCE` say.
fn renderer() -> Renderer {
    let out = std::io::stdout();
    let colours = match anstream::AutoStream::choice(&out) {
        ColorChoice::Never => false,
        ColorChoice::Auto => out.is_terminal(),
        ColorChoice::Always | ColorChoice::AlwaysAnsi => true,
    };
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(WIDTH)
}

fn render(renderer: &Renderer, file: &str, text: &str, diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(&*diagnostic.message).id(&*diagnostic.code);
    let mut group = Group::with_title(title);
    match diagnostic.place {
        Some(place) => {
            for element in show(file, text, place, None) {
                group = group.element(element);
            }
        }
        None => group = group.element(Origin::path(file)),
    }
    for related in &diagnostic.related {
        if let Some(place) = related.place {
            for element in show(file, text, place, Some(&related.message)) {
                group = group.element(element);
            }
        }
    }
    if let Some(where_) = in_words(diagnostic) {
        group = group.element(Level::NOTE.message(where_));
    }
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.message(&**hint));
    }
    if let Some(fix) = &diagnostic.fix {
        let how = match fix.applicability {
            Applicability::Safe => "safe",
            Applicability::Suggested => "suggested",
        };
        group = group.element(Level::HELP.with_name("fix").message(format!("{} ({how})", fix.title)));
    }
    renderer.render(&[group])
}

/// The step, and the pointer, which finds the value in other tools too.
fn in_words(diagnostic: &Diagnostic) -> Option<String> {
    match (&diagnostic.step, diagnostic.pointer.as_str()) {
        (_, "") => None,
        (Some(step), pointer) => Some(format!("in step `{step}`, at {pointer}")),
        (None, pointer) => Some(format!("at {pointer}")),
    }
}

/// The lines of a place. Of a long value the first is enough: it names the member.
fn show<'a>(file: &'a str, text: &'a str, place: Place, label: Option<&'a str>) -> Vec<Element<'a>> {
    let (start, end) = (place.start as usize, place.end as usize);
    let line_start = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let rest = text.get(start..).unwrap_or_default();
    let line_end = rest.find('\n').map_or(text.len(), |newline| start + newline);
    let Some(line) = text.get(line_start..line_end).map(|line| line.trim_end_matches('\r')) else {
        return vec![Origin::path(file).into()];
    };
    if line.len() > LINE_LIMIT {
        let mut value: String = rest.chars().take(VALUE_LIMIT).take_while(|letter| *letter != '\n').collect();
        if end - start > value.len() {
            value.push('…');
        } else {
            value.truncate(end - start);
        }
        let origin = Origin::path(file).line(place.line as usize).char_column(place.column as usize);
        return vec![origin.into(), Level::NOTE.no_name().message(value).into()];
    }
    let kind = if label.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
    // The member's name tells more than the bracket that its value begins with.
    let indent = line.len() - line.trim_start().len();
    let several_lines = end > line_start + line.len();
    let marked = if several_lines { indent..line.len() } else { start - line_start..end - line_start };
    let mut annotation = kind.span(marked);
    if let Some(label) = label {
        annotation = annotation.label(label);
    }
    // A short value is shown as a whole: a reference is an object of three lines.
    let value = text.get(line_start..end).unwrap_or(line);
    let (source, visible) = if several_lines && value.lines().count() <= SHORT {
        (value, AnnotationKind::Visible.span(line.len() + 1..value.len()))
    } else {
        (line, AnnotationKind::Visible.span(0..0))
    };
    let snippet = Snippet::source(source).path(file).line_start(place.line as usize);
    vec![snippet.annotation(annotation).annotation(visible).into()]
}
