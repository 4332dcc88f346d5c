//! Prepares what Tauri compiles in: the capabilities and the built user interface.

use std::path::Path;

fn main() {
    // A missing `frontendDist` is a compile error; a checkout that has not built the UI yet still compiles.
    let index = Path::new("ui/dist/index.html");
    if !index.exists() {
        let page = "<!doctype html><title>Pipewright</title><p>The user interface is not built: run <code>cargo xtask run</code>.</p>";
        std::fs::create_dir_all("ui/dist")
            .and_then(|()| std::fs::write(index, page))
            .expect("ui/dist must be writable");
    }
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=ui/dist");
    let attributes =
        tauri_build::Attributes::new().capabilities_path_pattern("./src-tauri/capabilities/**/*");
    tauri_build::try_build(attributes).expect("tauri.conf.json and the capabilities must be valid");
}
