//! WebKitWebDriver as a child process.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::Home;

/// A driver on a port of its own; ended with everything it started when dropped.
pub(crate) struct Driver {
    child: Child,
    pub(crate) port: u16,
}

impl Driver {
    /// Starts the driver with the state that the application is to have.
    pub(crate) fn start(home: &Home) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        // Only layers can be photographed. Measurements want the window as it is shipped, and say so.
        let painting = std::env::var_os("PIPEWRIGHT_PAINTING").unwrap_or_else(|| "layers".into());
        let child = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("PIPEWRIGHT_PAINTING", painting)
            .env("PIPEWRIGHT_HOME", home.state())
            .env("PIPEWRIGHT_ENVIRONMENTS", home.environments())
            .stdout(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver is needed: `cargo xtask setup` installs it");
        let driver = Self { child, port };
        driver.wait_until_it_listens();
        driver
    }

    fn wait_until_it_listens(&self) {
        let until = Instant::now() + Duration::from_secs(20);
        while std::net::TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(Instant::now() < until, "WebKitWebDriver does not answer on port {}", self.port);
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Gone already is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
