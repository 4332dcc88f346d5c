//! How WebKitGTK paints the page.
//!
//! By default it paints layers and has them put together by OpenGL. Without a graphics card (virtual machines, remote
//! desktops, build machines) that is the processor's work: every frame of a pan cost 70 to 110 ms of it, against 10 when the
//! page is painted straight into the window.
//!
//! What is painted straight into the window cannot be photographed by WebDriver, which waits for layers for ever:
//! `PIPEWRIGHT_PAINTING=layers` has them whatever they cost.

use std::path::Path;

use tauri::WebviewWindow;
use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt as _, WebViewExt as _};

/// Where the kernel shows what can render.
const CARDS: &str = "/dev/dri";

/// Paints without OpenGL where nothing would speed that up.
pub(crate) fn choose(window: &WebviewWindow) {
    let layers = std::env::var_os("PIPEWRIGHT_PAINTING").is_some_and(|how| how == "layers");
    if layers || has_card(Path::new(CARDS)) {
        return;
    }
    // A window that cannot be told paints as it always did: slower, not wrong.
    let _ = window.with_webview(|webview| {
        if let Some(settings) = webview.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    });
}

/// Whether anything renders but the processor: a card has a node `renderD…`.
fn has_card(folder: &Path) -> bool {
    let nodes = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    nodes.into_iter().any(|node| node.file_name().to_string_lossy().starts_with("renderD"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(nodes: &[&str], expect: bool) {
        let folder = tempfile::tempdir().unwrap();
        for node in nodes {
            std::fs::write(folder.path().join(node), "").unwrap();
        }
        assert_eq!(has_card(folder.path()), expect);
    }

    #[test]
    fn a_card_is_known_by_its_node() {
        check(&["card0", "renderD128"], true);
        check(&["card0"], false);
        check(&[], false);
        assert!(!has_card(Path::new("/no/such/folder")));
    }
}
