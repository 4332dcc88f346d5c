//! What axe-core says of the page that is shown.

use std::path::Path;

use serde_json::Value;

use crate::Window;

const RUN: &str = "
    const done = arguments[arguments.length - 1];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    // Experimental, and wrong for a node: its ports are no part of what it is called.
    const rules = { 'label-content-name-mismatch': { enabled: false } };
    // What was just added begins to fade in with the next frame, and has not its colours until it has ended.
    const fading = () => document.getAnimations()
      .filter(({ effect, playState }) => playState === 'running' && effect.getComputedTiming().iterations !== Infinity)
      .map(({ finished }) => finished.catch(() => undefined));
    const frame = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
    frame().then(() => Promise.all(fading())).then(frame)
      .then(() => window.axe.run(document, { runOnly: tags, rules })).then(({ violations }) =>
        done(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)));";

impl Window {
    /// Asserts that axe-core finds nothing against WCAG 2.2 AA in what is shown.
    pub async fn is_accessible(&self, surface: &str) {
        let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(&axe).expect("npm ci in ui/ installs axe-core");
        self.script(&format!("if (window.axe === undefined) {{ {source} }}")).await;
        let found = self.wait_for(RUN).await;
        assert_eq!(found, Value::Array(Vec::new()), "{surface} is not accessible");
    }
}
