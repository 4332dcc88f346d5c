//! Repository tasks: `cargo xtask run` and `cargo xtask test` do everything, set-up included.
//!
//! Deliberately absent: an argument parser and any dependency but a JSON reader, so that the first command
//! on a fresh machine answers within seconds.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "talking on the terminal is what this program is for"
)]

mod axe;
mod bench;
mod bindings;
mod codegen;
mod failure;
mod files;
mod fuzz;
mod invocation;
mod layering;
mod notices;
mod run;
mod seed;
mod setup;
mod shapes;
mod stage;
mod test;
mod tidy;
mod ui;
mod workspace;

use std::process::ExitCode;

use failure::Failure;
use workspace::Workspace;

const USAGE: &str = "\
usage: cargo xtask <command>

  run [FOLDER] [ARGS...]   set up, build, and open the designer (FOLDER: pipelines/churn)
  test [--no-desktop]      set up, then every check and every test, as CI runs them
  check                    the fast static stages only: format, tidy, layering, types, lints
  setup                    install what building, running and testing need
  bench [definition [--peers] | history [--peers] | execution | window | canvas | layout]
                           what a definition costs, where the time of a whole execution goes, and what the
                           real window costs at size
                           (builds for release: minutes; --peers installs the SageMaker SDK to compare)
  axe [SURFACE...]         every surface in every theme, judged by axe-core in Chromium (minutes)
  seed --executions N --home DIR
                           executions that never ran, to see how the history does with many
  fuzz TARGET [SECONDS]    one fuzz target of tests/fuzz (needs nightly and cargo-fuzz)
  codegen [--check]        the validator's rule table and docs/rules, from the rules' files
  notices                  assets/components.json: the libraries that are built in, with their licences
  shapes [--check]         the API's shapes in assets/shapes, made anew from botocore
  tidy                     the rules of this repository that no other tool knows
  layering                 which crate may depend on which";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[&str]) -> Result<(), Failure> {
    match words {
        ["run", arguments @ ..] => run::run(&Workspace::find()?, arguments),
        ["test"] => test::test(&Workspace::find()?, test::Desktop::Included),
        ["test", "--no-desktop"] => test::test(&Workspace::find()?, test::Desktop::Left),
        ["check"] => test::check(&Workspace::find()?),
        ["seed", words @ ..] => seed::run(&Workspace::find()?, words, USAGE),
        ["setup"] => setup::to_test(&Workspace::find()?).map(drop),
        ["bench"] => {
            let workspace = Workspace::find()?;
            bench::definition(&workspace, bench::Peers::Some)?;
            bench::execution(&workspace)
        }
        ["bench", "definition"] => bench::definition(&Workspace::find()?, bench::Peers::Some),
        ["bench", "definition", "--peers"] => bench::definition(&Workspace::find()?, bench::Peers::All),
        ["bench", "execution"] => bench::execution(&Workspace::find()?),
        ["bench", "canvas"] => bench::canvas(&Workspace::find()?),
        ["bench", "history"] => bench::history(&Workspace::find()?, bench::Peers::Some),
        ["bench", "history", "--peers"] => bench::history(&Workspace::find()?, bench::Peers::All),
        ["bench", "layout"] => bench::layout(&Workspace::find()?),
        ["bench", "window"] => bench::window(&Workspace::find()?),
        ["axe", surfaces @ ..] => axe::run(&Workspace::find()?, surfaces),
        ["fuzz", target] => fuzz::run(&Workspace::find()?, target, "60"),
        ["fuzz", target, seconds] => fuzz::run(&Workspace::find()?, target, seconds),
        ["codegen"] => codegen::run(&Workspace::find()?, false),
        ["codegen", "--check"] => codegen::run(&Workspace::find()?, true),
        ["notices"] => notices::run(&Workspace::find()?),
        ["shapes"] => shapes::run(&Workspace::find()?, shapes::Mode::Write),
        ["shapes", "--check"] => shapes::run(&Workspace::find()?, shapes::Mode::Check),
        ["tidy"] => tidy::run(&Workspace::find()?),
        ["layering"] => layering::run(&Workspace::find()?),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => Err(Failure::Usage { given: words.join(" "), usage: USAGE }),
    }
}
