//! The window: find, click, type, wait, photograph.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource as _, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tokio::sync::{Mutex, MutexGuard};

use crate::Home;
use crate::driver::Driver;
use crate::home::target;

/// One window at a time: they share a screen.
static SCREEN: Mutex<()> = Mutex::const_new(());

/// A start this slow is one that waits for something that does not answer: D-Bus gives up after 25 s.
pub const STALL: Duration = Duration::from_secs(20);

/// An open designer.
pub struct Window {
    client: Client,
    /// Designers that were open before: somebody's own.
    others: usize,
    _driver: Driver,
    _screen: MutexGuard<'static, ()>,
}

impl Window {
    /// Opens the designer on a project, or on what it remembers.
    pub async fn open(home: &Home, project: bool) -> Self {
        let program = target().join("debug/pipewright-designer");
        assert!(
            program.exists(),
            "build it: cargo build --features custom-protocol --bin pipewright-designer"
        );
        let arguments = if project { vec![home.project().display().to_string()] } else { Vec::new() };
        Self::start(home, &program, &arguments).await
    }

    /// Starts a designer.
    pub async fn start(home: &Home, program: &Path, arguments: &[String]) -> Self {
        let screen = SCREEN.lock().await;
        let others = designers();
        let driver = Driver::start(home);
        let options = json!({ "binary": program, "args": arguments });
        let capabilities = Map::from_iter([("webkitgtk:browserOptions".to_owned(), options)]);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let address = format!("http://127.0.0.1:{}", driver.port);
        let client = tokio::time::timeout(STALL, builder.capabilities(capabilities).connect(&address))
            .await
            .expect("the program starts without waiting for something that does not answer")
            .expect("the window opens");
        Self { client, others, _driver: driver, _screen: screen }
    }

    /// Closes the window and waits until the program has ended, so that the next one finds its files free.
    pub async fn close(self) {
        self.client.close().await.unwrap();
        let until = Instant::now() + Duration::from_secs(10);
        while designers() > self.others && Instant::now() < until {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Kills the program without a word, and waits until it is gone.
    pub async fn kill(self, home: &Home) {
        let mark = format!("PIPEWRIGHT_HOME={}", home.state().display());
        for id in processes("pipewright-desi") {
            let environment = std::fs::read(format!("/proc/{id}/environ")).unwrap_or_default();
            if environment.split(|byte| *byte == 0).any(|variable| variable == mark.as_bytes()) {
                assert!(Command::new("kill").arg("-9").arg(id.to_string()).status().unwrap().success());
            }
        }
        let until = Instant::now() + Duration::from_secs(10);
        while designers() > self.others {
            assert!(Instant::now() < until, "the designer survives");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The first element that a CSS selector finds, within `patience`.
    pub async fn find_within(&self, selector: &str, patience: Duration) -> Element {
        let until = Instant::now() + patience;
        loop {
            if let Ok(element) = self.client.find(Locator::Css(selector)).await {
                return element;
            }
            if Instant::now() > until {
                let picture = self.photograph("missing").await;
                panic!("`{selector}` does not appear within {patience:?}; see {}", picture.display());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The first element that a CSS selector finds, soon.
    pub async fn find(&self, selector: &str) -> Element {
        self.find_within(selector, Duration::from_secs(15)).await
    }

    /// How many elements a CSS selector finds now.
    pub async fn count(&self, selector: &str) -> usize {
        for _ in 0..5 {
            match self.client.find_all(Locator::Css(selector)).await {
                // One of them went while it was found.
                Err(error) if error.is_stale_element_reference() => {}
                found => return found.unwrap().len(),
            }
        }
        panic!("`{selector}` is drawn anew all the time");
    }

    /// Clicks the first element that a CSS selector finds.
    pub async fn click(&self, selector: &str) {
        self.with(selector, Element::click).await;
    }

    /// The text of the first element that a CSS selector finds. The driver's own notion of visible text is
    /// empty for elements in scroll containers, so this is the document's.
    pub async fn text(&self, selector: &str) -> String {
        self.with(selector, async |element: &Element| element.prop("textContent").await)
            .await
            .unwrap_or_default()
    }

    /// Does something with the first element that a CSS selector finds. One that is drawn anew at that moment is found again;
    /// one that is not shown yet is waited for, as the bar follows an edit a frame later.
    async fn with<T>(&self, selector: &str, act: impl AsyncFn(&Element) -> Result<T, CmdError>) -> T {
        for _ in 0..5 {
            match act(&self.find(selector).await).await {
                Err(error) if error.is_stale_element_reference() => {}
                Err(error) if error.is_element_not_interactable() => {
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
                result => return result.unwrap(),
            }
        }
        panic!("`{selector}` is drawn anew all the time, or never shown");
    }

    /// Writes over what stands in a field, as a user does who selects all of it first.
    pub async fn write_over(&self, selector: &str, text: &str) {
        self.click(selector).await;
        self.press(&[Key::Control.into(), 'a']).await;
        self.find(selector).await.send_keys(text).await.unwrap();
    }

    /// Replaces the text of a field.
    pub async fn fill(&self, selector: &str, text: &str) {
        let field = self.find(selector).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Types where the keyboard focus is.
    pub async fn write(&self, text: &str) {
        self.client.active_element().await.unwrap().send_keys(text).await.unwrap();
    }

    /// Presses keys together, the last one while the others are held.
    pub async fn press(&self, keys: &[char]) {
        let down = keys.iter().map(|key| KeyAction::Down { value: *key });
        let up = keys.iter().rev().map(|key| KeyAction::Up { value: *key });
        let actions = down.chain(up).fold(KeyActions::new("keys".to_owned()), KeyActions::then);
        self.client.perform_actions(actions).await.unwrap();
        self.client.release_actions().await.unwrap();
    }

    /// Presses a key until a condition of the page holds: again only when the press before has moved the focus, or
    /// half a second has passed. A slow page would else be pressed past what it is asked for.
    pub async fn press_until(&self, key: char, condition: &str) {
        for _ in 0..80 {
            if self.holds(condition).await {
                return;
            }
            self.script("window.focusBefore = document.activeElement").await;
            self.press(&[key]).await;
            let moved = "![document.body, window.focusBefore].includes(document.activeElement)";
            let until = Instant::now() + Duration::from_millis(500);
            while !self.holds(&format!("({condition}) || {moved}")).await && Instant::now() < until {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
        let picture = self.photograph("missing").await;
        panic!("after 80 times {key:?}, still not {condition}; see {}", picture.display());
    }

    async fn holds(&self, condition: &str) -> bool {
        self.script(&format!("return {condition}")).await.as_bool() == Some(true)
    }

    /// Waits until a CSS selector finds nothing.
    pub async fn gone(&self, selector: &str) {
        let until = Instant::now() + Duration::from_secs(15);
        while self.count(selector).await > 0 {
            assert!(Instant::now() < until, "`{selector}` does not go away");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// What JavaScript returns.
    pub async fn script(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap()
    }

    /// Waits until a condition of the page holds.
    pub async fn until(&self, condition: &str) {
        let until = Instant::now() + Duration::from_secs(15);
        while !self.holds(condition).await {
            assert!(Instant::now() < until, "`{condition}` does not come true");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// What JavaScript hands to the function that is its last argument.
    pub async fn wait_for(&self, script: &str) -> Value {
        self.client.execute_async(script, Vec::new()).await.unwrap()
    }

    /// Drags an element by a distance, as a hand does: press, a few moves, release.
    pub async fn drag(&self, selector: &str, dx: i64, dy: i64) {
        let element = self.find(selector).await;
        let step = Duration::from_millis(30);
        let mut actions = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveToElement { element, duration: Some(step), x: 0.0, y: -10.0 })
            .then(PointerAction::Down { button: 0 });
        for _ in 0..5 {
            actions = actions.then(PointerAction::MoveBy {
                duration: Some(step),
                x: dx as f64 / 5.0,
                y: dy as f64 / 5.0,
            });
        }
        let actions = actions.then(PointerAction::Up { button: 0 });
        self.client.perform_actions(actions).await.unwrap();
        self.client.release_actions().await.unwrap();
    }

    /// Drags an element onto a place: so far from the centre of another one.
    pub async fn drag_to(&self, selector: &str, target: &str, dx: i64, dy: i64) {
        let (element, target) = (self.find(selector).await, self.find(target).await);
        let step = Duration::from_millis(40);
        let over = |x: i64, y: i64| PointerAction::MoveToElement {
            element: target.clone(),
            duration: Some(step),
            x: x as f64,
            y: y as f64,
        };
        let actions = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveToElement { element, duration: Some(step), x: 0.0, y: 0.0 })
            .then(PointerAction::Down { button: 0 })
            // Past the distance at which a press becomes a drag, then there with a last small move.
            .then(PointerAction::MoveBy { duration: Some(step), x: 6.0, y: 4.0 })
            .then(over(dx - 4, dy - 4))
            .then(over(dx, dy))
            .then(PointerAction::Up { button: 0 });
        self.client.perform_actions(actions).await.unwrap();
        self.client.release_actions().await.unwrap();
    }

    /// Takes a picture into `<target>/desktop-pictures`, and says where.
    pub async fn photograph(&self, name: &str) -> PathBuf {
        // The driver photographs what was painted last, which lags behind the document.
        tokio::time::sleep(Duration::from_millis(400)).await;
        let folder = target().join("desktop-pictures");
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join(format!("{name}.png"));
        std::fs::write(&file, self.client.screenshot().await.unwrap()).unwrap();
        file
    }
}

/// How many designers run.
fn designers() -> usize {
    processes("pipewright-desi").len()
}

/// The running programs of a name, of which the kernel keeps 15 characters. One that has ended and was not asked for
/// its status yet does not run.
fn processes(name: &str) -> Vec<u32> {
    let running = std::fs::read_dir("/proc").unwrap().filter_map(Result::ok);
    let ids = running.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    ids.filter(|id| {
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        stat.split_once('(').is_some_and(|(_, rest)| rest.starts_with(name)) && !stat.contains(") Z ")
    })
    .collect()
}
