//! `pipewright graph`

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use pipewright_api::error::{Error, ErrorCode};
use pipewright_api::picture::{Picture, Theme};
use pipewright_api::write_file;

use super::input;
use crate::output;

/// Draw a pipeline: as SVG or PNG in the look of the designer, as Mermaid or Graphviz text, or as data.
///
/// The definition may hold mistakes; what can be drawn is. Exits with 0, or with 2 when the definition cannot be
/// read or the picture cannot be written.
#[derive(Args)]
pub(crate) struct Arguments {
    /// A project folder (with a pipeline.json) or a definition file; `-` draws standard input.
    path: PathBuf,
    /// What to draw. Without it, what the name of the output file says, or Mermaid.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The file to write, instead of standard output.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The colours of SVG and PNG.
    #[arg(long, value_enum, default_value_t = ThemeName::Light)]
    theme: ThemeName,
    /// Pixels of a PNG for each pixel of the drawing at 100 %: 2 unless told, less for a very large pipeline.
    #[arg(long, value_name = "FACTOR")]
    scale: Option<f32>,
    /// Leave out where the layout file puts steps; lay all of them out.
    #[arg(long)]
    arrange: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A flowchart that GitHub and GitLab draw in Markdown.
    Mermaid,
    /// A Graphviz digraph.
    Dot,
    /// A drawing that brings its own letters.
    Svg,
    /// An image.
    Png,
    /// The places of steps and branches and the corners of wires.
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum ThemeName {
    Light,
    Dark,
    Contrast,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let format = format(arguments)?;
    if let Some(scale) = arguments.scale.filter(|scale| !(0.05..=8.0).contains(scale)) {
        let message = format!("A scale of {scale} cannot be drawn.");
        return Err(Error::new(ErrorCode::BadRequest, message).hinted("Give a factor from 0.05 to 8."));
    }
    if format == Format::Png && arguments.output.is_none() && std::io::stdout().is_terminal() {
        return Err(Error::new(ErrorCode::BadRequest, "A terminal cannot show a PNG.")
            .hinted("Name a file with `--output`, or send standard output elsewhere."));
    }
    let picture = if input::is_stdin(&arguments.path) {
        Picture::of_text(input::STDIN, &input::read_stdin()?)?
    } else {
        Picture::of_path(&arguments.path, arguments.arrange)?
    };
    let theme = match arguments.theme {
        ThemeName::Light => Theme::Light,
        ThemeName::Dark => Theme::Dark,
        ThemeName::Contrast => Theme::Contrast,
    };
    let content = match format {
        Format::Mermaid => picture.mermaid().into_bytes(),
        Format::Dot => picture.dot().into_bytes(),
        Format::Svg => picture.svg(theme).into_bytes(),
        Format::Png => picture.png(theme, arguments.scale)?,
        Format::Json => output::json_text(&picture)?.into_bytes(),
    };
    match &arguments.output {
        Some(file) => write_file(file, &content)?,
        None => output::bytes(&content),
    }
    Ok(ExitCode::SUCCESS)
}

fn format(arguments: &Arguments) -> Result<Format, Error> {
    if let Some(format) = arguments.format {
        return Ok(format);
    }
    let Some(file) = &arguments.output else { return Ok(Format::Mermaid) };
    of_extension(file).ok_or_else(|| {
        Error::new(ErrorCode::BadRequest, format!("The name {} says no format.", file.display()))
            .hinted("Add `--format`, or end the name in .mmd, .dot, .svg, .png or .json.")
    })
}

fn of_extension(file: &Path) -> Option<Format> {
    match file.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "mmd" | "mermaid" => Some(Format::Mermaid),
        "dot" | "gv" => Some(Format::Dot),
        "svg" => Some(Format::Svg),
        "png" => Some(Format::Png),
        "json" => Some(Format::Json),
        _ => None,
    }
}
