//! Glyphs: paths on a 16 px grid, drawn with a stroke and no fill. They are read from the window's own table.

const TABLE: &str = include_str!("../../../../../ui/src/widgets/glyphs.ts");

/// The path of a step type's glyph; a type without one of its own takes that of a job.
pub(super) fn of_type(step_type: &str) -> &'static str {
    let types = TABLE.split_once("as const").map_or("", |(types, _)| types);
    find(types, step_type).or_else(|| find(types, "Job")).unwrap_or_default()
}

/// The path of a glyph of the interface.
pub(super) fn named(name: &str) -> &'static str {
    TABLE.split_once("as const").and_then(|(_, interface)| find(interface, name)).unwrap_or_default()
}

fn find(table: &'static str, name: &str) -> Option<&'static str> {
    table.lines().find_map(|line| {
        let path = line.trim_start().strip_prefix(name)?.strip_prefix(": \"")?;
        path.split_once('"').map(|(path, _)| path)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_are_found() {
        assert!(of_type("Condition").starts_with("M8 1.9"));
        assert_eq!(of_type("Athena"), of_type("Job"));
        assert_ne!(of_type("Model"), of_type("Job"));
        assert_eq!(named("cross"), "M4.2 4.2l7.6 7.6M11.8 4.2l-7.6 7.6");
        assert!(!named("check").is_empty());
    }
}
