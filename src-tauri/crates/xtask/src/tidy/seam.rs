//! The user interface knows its host through one folder.

use super::{Finding, Text};

const SEAM: &str = "ui/src/backend/tauri/";

pub(crate) fn check(text: &Text) -> Vec<Finding> {
    if !text.path.starts_with("ui/src/") || text.path.starts_with(SEAM) || !text.is(&["ts", "tsx"]) {
        return Vec::new();
    }
    text.lines()
        .filter(|(_, code)| {
            ["'@tauri-apps/", "\"@tauri-apps/", "`@tauri-apps/"].iter().any(|name| code.contains(name))
        })
        .map(|(line, _)| Finding { line, message: format!("only {SEAM} imports @tauri-apps") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::check as rule;
    use crate::tidy::tests::lines;

    #[test]
    fn one_folder_imports_the_host() {
        let check =
            |path, code, expect: &[usize]| assert_eq!(lines(rule, path, code), expect, "{path}: {code}");
        check("ui/src/backend/tauri/call.ts", "import { invoke } from \"@tauri-apps/api/core\";", &[]);
        check("ui/src/canvas/Canvas.tsx", "\nimport { invoke } from \"@tauri-apps/api/core\";", &[2]);
        check("ui/src/app/open.ts", "const dialog = await import('@tauri-apps/plugin-dialog');", &[1]);
        check("ui/src/app/open.ts", "// the host is @tauri-apps/api, behind the seam", &[]);
        check("ui/eslint.config.js", "group: [\"@tauri-apps/*\"]", &[]);
    }
}
