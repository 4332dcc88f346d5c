//! The `<name>.layout.json` file beside a definition: where the user placed steps.
//!
//! ```json
//! {
//!   "version": 1,
//!   "steps": {
//!     "TrainModel": {
//!       "x": 228,
//!       "y": 24
//!     }
//!   }
//! }
//! ```
//!
//! Only placed steps are in it, and those with a branch that is folded (`"folded": ["IfSteps"]`); the layout finds a
//! place for the others. What this version does not know stays
//! where it is, so that a newer one's additions survive.

use serde_json::{Map, Number, Value};
use thiserror::Error;

use super::scene::Point;
use crate::definition::Branch;

/// The version this program reads and writes.
pub const VERSION: u64 = 1;

/// The member that lists a step's folded branches.
const FOLDED: &str = "folded";

/// Coordinates beyond this are a mistake, not a drawing: a million pixels.
pub const FARTHEST: f64 = 1_000_000.0;

/// The contents of a layout file.
#[derive(Debug, Clone, PartialEq)]
pub struct Sidecar {
    root: Map<String, Value>,
}

/// Why a layout file cannot be read. Places are JSON pointers.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SidecarError {
    /// Not JSON at all.
    #[error("the layout file is not JSON: line {line}, column {column}: {reason}")]
    NotJson {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// What the parser says.
        reason: String,
    },
    /// A member has another shape than it must.
    #[error("`{pointer}` of the layout file must be {expected}, but is {found}")]
    Shape {
        /// Where; empty for the whole document.
        pointer: String,
        /// What belongs there.
        expected: &'static str,
        /// What stands there.
        found: String,
    },
    /// Written by a newer version of the program.
    #[error(
        "the layout file has version {found}; this program reads version {VERSION} (hint: update the program)"
    )]
    Newer {
        /// The version it names.
        found: u64,
    },
}

impl Default for Sidecar {
    /// A layout in which nothing is placed.
    fn default() -> Self {
        let mut root = Map::new();
        root.insert("version".to_owned(), VERSION.into());
        root.insert("steps".to_owned(), Value::Object(Map::new()));
        Self { root }
    }
}

impl Sidecar {
    /// Reads a file's text. A missing `version` or `steps` is taken as 1 and none.
    pub fn parse(text: &str) -> Result<Self, SidecarError> {
        let value = serde_json::from_str(text).map_err(|error| SidecarError::NotJson {
            line: error.line(),
            column: error.column(),
            reason: reason(&error),
        })?;
        let Value::Object(mut root) = value else { return Err(shape("", "an object", &value)) };
        match root.get("version") {
            None => {
                // First, as a reader would look for it there.
                root.shift_insert(0, "version".to_owned(), VERSION.into());
            }
            Some(version) => match version.as_u64() {
                Some(found) if found > VERSION => return Err(SidecarError::Newer { found }),
                Some(VERSION) => {}
                _ => return Err(shape("/version", "the number 1", version)),
            },
        }
        match root.entry("steps").or_insert_with(|| Value::Object(Map::new())) {
            Value::Object(steps) => {
                for (name, step) in steps.iter() {
                    place(name, step)?;
                }
            }
            other => return Err(shape("/steps", "an object", other)),
        }
        Ok(Self { root })
    }

    /// Where a step was placed: its top left corner, in pixels at 100 %.
    pub fn position(&self, step: &str) -> Option<Point> {
        let step_place = self.steps()?.get(step)?;
        place(step, step_place).ok().flatten()
    }

    /// All placed steps, in the file's order.
    pub fn positions(&self) -> impl Iterator<Item = (&str, Point)> {
        let steps = self.steps().into_iter().flatten();
        steps.filter_map(|(name, step)| Some((name.as_str(), place(name, step).ok().flatten()?)))
    }

    /// Places a step, rounded to whole pixels and kept within [`FARTHEST`]. Returns where it was before. What
    /// else the file says about the step stays.
    pub fn set_position(&mut self, step: &str, position: Point) -> Option<Point> {
        let before = self.position(step);
        let steps = self.root.entry("steps").or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(steps) = steps {
            let entry = steps.entry(step).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(members) = entry {
                members.insert("x".to_owned(), pixels(position.x));
                members.insert("y".to_owned(), pixels(position.y));
            }
        }
        before
    }

    /// Lets the layout place a step again. Returns where it was.
    pub fn remove_position(&mut self, step: &str) -> Option<Point> {
        let before = self.position(step);
        if let Some(Value::Object(steps)) = self.root.get_mut("steps")
            && let Some(Value::Object(members)) = steps.get_mut(step)
        {
            members.shift_remove("x");
            members.shift_remove("y");
            if members.is_empty() {
                steps.shift_remove(step);
            }
        }
        before
    }

    /// Whether a branch of a step is drawn as its name alone.
    pub fn is_folded(&self, step: &str, branch: Branch) -> bool {
        let folded = self.steps().and_then(|steps| steps.get(step)?.get(FOLDED)?.as_array());
        folded.is_some_and(|branches| branches.iter().any(|one| one.as_str() == Some(branch.member())))
    }

    /// Draws a branch as its name alone, or with its steps again.
    pub fn set_folded(&mut self, step: &str, branch: Branch, folded: bool) {
        if self.is_folded(step, branch) == folded {
            return;
        }
        let Some(Value::Object(steps)) = self.root.get_mut("steps") else { return };
        let entry = steps.entry(step).or_insert_with(|| Value::Object(Map::new()));
        let Value::Object(members) = entry else { return };
        let branches = members.entry(FOLDED).or_insert_with(|| Value::Array(Vec::new()));
        if !branches.is_array() {
            *branches = Value::Array(Vec::new());
        }
        if let Value::Array(branches) = branches {
            branches.retain(|one| one.as_str() != Some(branch.member()));
            if folded {
                branches.push(branch.member().into());
            }
            if branches.is_empty() {
                members.shift_remove(FOLDED);
            }
        }
        if members.is_empty() {
            steps.shift_remove(step);
        }
    }

    /// The same layout with every branch drawn whole.
    #[must_use]
    pub fn unfolded(&self) -> Self {
        let mut whole = self.clone();
        for (step, _) in self.steps().into_iter().flatten() {
            for branch in Branch::ALL {
                whole.set_folded(step, branch, false);
            }
        }
        whole
    }

    /// Gives a step its new name, in place. False when nothing is known of it, or the new name is taken.
    pub fn rename_step(&mut self, from: &str, to: &str) -> bool {
        let Some(Value::Object(steps)) = self.root.get_mut("steps") else { return false };
        if !steps.contains_key(from) || steps.contains_key(to) {
            return false;
        }
        let renamed = std::mem::take(steps).into_iter();
        *steps =
            renamed.map(|(name, step)| (if name == from { to.to_owned() } else { name }, step)).collect();
        true
    }

    /// The file's text: indented by two spaces, one element a line, a newline at the end.
    pub fn print(&self) -> String {
        format!("{:#}\n", Value::Object(self.root.clone()))
    }

    fn steps(&self) -> Option<&Map<String, Value>> {
        self.root.get("steps").and_then(Value::as_object)
    }
}

/// The place an entry gives; `None` when it says other things only.
fn place(name: &str, step: &Value) -> Result<Option<Point>, SidecarError> {
    let at = |member: &str| {
        let name = name.replace('~', "~0").replace('/', "~1");
        if member.is_empty() { format!("/steps/{name}") } else { format!("/steps/{name}/{member}") }
    };
    let Value::Object(members) = step else { return Err(shape(&at(""), "an object", step)) };
    let number = |member| match members.get(member) {
        None => Ok(None),
        Some(value) => match value.as_f64() {
            Some(pixels) if pixels.abs() <= FARTHEST => Ok(Some(pixels)),
            _ => Err(shape(&at(member), "a number of at most a million pixels", value)),
        },
    };
    match (number("x")?, number("y")?) {
        (Some(x), Some(y)) => Ok(Some(Point { x, y })),
        (None, None) => Ok(None),
        _ => Err(shape(&at(""), "an object with both `x` and `y`", step)),
    }
}

fn pixels(at: f64) -> Value {
    let whole = if at.is_finite() { at.clamp(-FARTHEST, FARTHEST).round() } else { 0.0 };
    Value::Number(Number::from(whole as i64))
}

fn shape(pointer: &str, expected: &'static str, found: &Value) -> SidecarError {
    let found = match found {
        Value::Array(_) => "an array".to_owned(),
        Value::Object(members) if members.is_empty() => "an empty object".to_owned(),
        Value::Object(members) => {
            let names: Vec<_> = members.keys().take(4).map(|name| format!("`{name}`")).collect();
            format!("an object with {}", names.join(", "))
        }
        scalar => scalar.to_string(),
    };
    SidecarError::Shape { pointer: pointer.to_owned(), expected, found }
}

/// The parser's words without the position, which the error gives by itself.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACED: &str = "{\n  \"version\": 1,\n  \"steps\": {\n    \"TrainModel\": {\n      \"x\": 228,\n      \"y\": 24\n    }\n  }\n}\n";

    fn parse(text: &str) -> Sidecar {
        Sidecar::parse(text).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn what_is_canonical_prints_as_it_was() {
        for text in [
            PLACED,
            "{\n  \"version\": 1,\n  \"steps\": {}\n}\n",
            "{\n  \"notes\": [\n    1.50\n  ],\n  \"version\": 1,\n  \"steps\": {\n    \"A\": {\n      \"x\": -4.5,\n      \"colour\": \"iris\",\n      \"y\": 0\n    },\n    \"B\": {\n      \"collapsed\": true\n    }\n  },\n  \"later\": {}\n}\n",
        ] {
            let normal = text.replace("1.50", "1.5");
            assert_eq!(parse(text).print(), normal);
        }
        assert_eq!(Sidecar::default().print(), "{\n  \"version\": 1,\n  \"steps\": {}\n}\n");
        assert_eq!(parse("{}"), Sidecar::default());
    }

    #[test]
    fn positions_are_set_and_removed() {
        let mut sidecar = Sidecar::default();
        assert_eq!(sidecar.set_position("TrainModel", Point { x: 228.4, y: 23.6 }), None);
        assert_eq!(sidecar.print(), PLACED);
        assert_eq!(sidecar.position("TrainModel"), Some(Point { x: 228.0, y: 24.0 }));
        assert_eq!(sidecar.position("Other"), None);
        assert_eq!(sidecar.positions().count(), 1);
        assert_eq!(sidecar.remove_position("TrainModel"), Some(Point { x: 228.0, y: 24.0 }));
        assert_eq!(sidecar, Sidecar::default());
        sidecar.set_position("Far", Point { x: f64::NAN, y: f64::INFINITY });
        assert_eq!(parse(&sidecar.print()).position("Far"), Some(Point { x: 0.0, y: 0.0 }));
    }

    #[test]
    fn what_else_is_known_of_a_step_stays() {
        let mut sidecar =
            parse(r#"{"steps": {"A": {"colour": "iris", "x": 1, "y": 2}, "B": {"x": 3, "y": 4}}}"#);
        sidecar.remove_position("A");
        sidecar.set_position("B", Point { x: 5.0, y: 6.0 });
        assert!(sidecar.rename_step("A", "C"));
        assert!(!sidecar.rename_step("C", "B") && !sidecar.rename_step("A", "D"));
        let expect = parse(r#"{"version": 1, "steps": {"C": {"colour": "iris"}, "B": {"x": 5, "y": 6}}}"#);
        assert_eq!(sidecar.print(), expect.print());
    }

    #[test]
    fn branches_are_folded_and_unfolded() {
        let mut sidecar = parse(r#"{"steps": {"A": {"x": 1, "y": 2}, "B": {"folded": true}}}"#);
        let before = sidecar.clone();
        for (step, branch) in [("A", Branch::True), ("A", Branch::Body), ("C", Branch::False)] {
            assert!(!sidecar.is_folded(step, branch));
            sidecar.set_folded(step, branch, true);
            assert!(sidecar.is_folded(step, branch));
        }
        assert!(
            sidecar.print().contains("\"folded\": [\n        \"IfSteps\",\n        \"ForEachBody\"\n      ]")
        );
        assert_eq!(parse(&sidecar.print()), sidecar);
        sidecar.rename_step("A", "D");
        assert!(sidecar.is_folded("D", Branch::True));
        sidecar.rename_step("D", "A");
        assert_eq!(sidecar.unfolded(), before, "what is not understood stays");
    }

    #[track_caller]
    fn check(text: &str, message: &str) {
        match Sidecar::parse(text) {
            Ok(sidecar) => panic!("read {sidecar:?}"),
            Err(error) => assert_eq!(error.to_string(), message),
        }
    }

    #[test]
    fn errors_name_the_place() {
        check("", "the layout file is not JSON: line 1, column 0: EOF while parsing a value");
        check("{\n  \"steps\": nope\n}", "the layout file is not JSON: line 2, column 13: expected ident");
        check("[]", "`` of the layout file must be an object, but is an array");
        check(r#"{"version": "1"}"#, "`/version` of the layout file must be the number 1, but is \"1\"");
        check(
            r#"{"version": 2}"#,
            "the layout file has version 2; this program reads version 1 (hint: update the program)",
        );
        check(r#"{"steps": 3}"#, "`/steps` of the layout file must be an object, but is 3");
        check(
            r#"{"steps": {"a/b": []}}"#,
            "`/steps/a~1b` of the layout file must be an object, but is an array",
        );
        check(
            r#"{"steps": {"A": {"x": 1}}}"#,
            "`/steps/A` of the layout file must be an object with both `x` and `y`, but is an object with `x`",
        );
        check(
            r#"{"steps": {"A": {"x": 1, "y": 1e300}}}"#,
            "`/steps/A/y` of the layout file must be a number of at most a million pixels, but is 1e+300",
        );
    }
}
